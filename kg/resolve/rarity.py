"""Says how much a person's full name tells by itself: few people have a rare or a long one."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kg.resolve.compare import is_particle

_RARE, _LONG, _FREQUENT = 0.1, 0.1, -0.1
_MANY = 3
"""Words from which on a name is long."""


class _Word(NamedTuple):
    """What is known of a word that names often have.

    Attributes:
        first: Whether it is a family name that stands before the given one.
        family: Whether it is a frequent family name of some country.
    """

    first: bool
    family: bool


@cache
def _frequent() -> Mapping[str, _Word]:
    """Return the words that names often have."""
    text = files("kg.resolve").joinpath("namewords.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {
        row["word"]: _Word(bool(row["place"]), bool(row["family"]))
        for row in csv.DictReader(lines)
    }


def is_frequent(word: str) -> bool:
    """Tell a folded word that names often have.

    >>> is_frequent("christmas"), is_frequent("falkland")
    (True, False)
    """
    return word in _frequent()


def is_of_few(key: str) -> bool:
    """Tell a name that is neither frequent nor has its family name in front.

    >>> is_of_few("bezalel smotrich"), is_of_few("edmundo gonzalez")
    (True, True)
    >>> is_of_few("mary smith"), is_of_few("wang yi"), is_of_few("yi wang")
    (False, False, False)
    """
    words = key.split()
    known = _frequent()
    first, last = known.get(words[0]), known.get(words[-1])
    if first is not None and first.first:
        return False
    if last is not None and last.first and first is None:
        return False  # "Jian Li": a given name of that order, as far as anybody knows
    return len(words) > 1 and all(weight > 0 for _, weight in rarity(key))


def rarity(key: str) -> Iterator[tuple[str, float]]:
    """Yield what a full name tells of one person, named and weighed.

    A frequent given name and a frequent family name are those of many. A frequent family name
    in front ("Kim", "Nguyen") tells nothing, whatever follows.

    >>> list(rarity("chimamanda ngozi adichie")), list(rarity("mary smith"))
    ([('rare name', 0.1), ('long name', 0.1)], [('frequent name', -0.1)])
    >>> list(rarity("george w bush")), list(rarity("kim young soo"))
    ([('long name', 0.1)], [])
    """
    words = key.split()
    known = _frequent()
    first, last = known.get(words[0]), known.get(words[-1])
    if first is not None and first.first:
        return
    if last is None:
        yield "rare name", _RARE
    if len([word for word in words if not is_particle(word)]) >= _MANY:
        yield "long name", _LONG
    elif first is not None and last is not None and last.family:
        yield "frequent name", _FREQUENT
