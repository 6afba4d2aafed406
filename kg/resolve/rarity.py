"""Says how much a person's full name tells by itself: few people have a rare or a long one."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from kg.resolve.compare import is_particle

_RARE, _LONG = 0.1, 0.1
_MANY = 3
"""Words from which on a name is long."""


@cache
def _frequent() -> Mapping[str, bool]:
    """Return the words that names often have, and whether they are family names in front."""
    text = files("kg.resolve").joinpath("namewords.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {row["word"]: bool(row["place"]) for row in csv.DictReader(lines)}


def is_frequent(word: str) -> bool:
    """Tell a folded word that names often have.

    >>> is_frequent("christmas"), is_frequent("falkland")
    (True, False)
    """
    return word in _frequent()


def rarity(key: str) -> Iterator[tuple[str, float]]:
    """Yield what a full name tells of one person, named and weighed.

    A frequent family name in front ("Kim", "Nguyen") tells nothing, whatever follows.

    >>> list(rarity("chimamanda ngozi adichie")), list(rarity("mary smith"))
    ([('rare name', 0.1), ('long name', 0.1)], [])
    >>> list(rarity("george w bush")), list(rarity("kim young soo"))
    ([('long name', 0.1)], [])
    """
    words = key.split()
    if _frequent().get(words[0], False):
        return
    if words[-1] not in _frequent():
        yield "rare name", _RARE
    if len([word for word in words if not is_particle(word)]) >= _MANY:
        yield "long name", _LONG
