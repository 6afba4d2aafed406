"""Knows through which regions rivers flow: an article of the Tay is about Scotland's Perth."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_WATER = re.compile(r"^(?:the )?(?:rio|river) |^the | river$")
_CALLED = re.compile(r"(?:the )?river .+|.+ river", re.IGNORECASE)
_SAINT = re.compile(r"\bsaint\b")

Regions = tuple[tuple[str, str], ...]
"""Keys of countries and folded names of regions in them; "" for no one region."""


@cache
def _rivers() -> tuple[Mapping[str, Regions], ...]:
    """Return the regions along each river: its name no other's, a word too, a place's too."""
    text = files("kg.ontology").joinpath("rivers.csv").read_text(encoding="utf-8")
    found = tuple(defaultdict[str, Regions](tuple) for _ in range(3))
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    next(lines)
    for line in lines:
        country, region, *columns = line.split(",")
        for names, known in zip(columns, found, strict=True):
            for name in names.split("|") if names else ():
                known[name] += ((country, region),)
    return tuple(map(dict, found))


def regions_along(name: str) -> Regions:
    """Return where a river flows, by its name with or without that word.

    >>> regions_along("Tay"), regions_along("Swan River"), regions_along("Vega")
    ((('united kingdom', 'scotland'),), (('australia', 'western australia'),), ())
    """
    key = _key(name)
    return next((known[key] for known in _rivers() if key in known), ())


def is_called_river(name: str) -> bool:
    """Return True if a name is a river's with the word that says so.

    >>> is_called_river("Swan River"), is_called_river("Tay"), is_called_river("River Vega")
    (True, False, False)
    """
    return _CALLED.fullmatch(name) is not None and bool(regions_along(name))


def _key(name: str) -> str:
    marked = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(one for one in marked if not unicodedata.combining(one))
    text = " ".join(plain.replace(".", " ").replace("-", " ").split())
    return _SAINT.sub("st", _WATER.sub("", text))
