"""Knows towns and districts that the gazetteer lacks, because they tell where an article is.

An article that names Chachapoyas and Amazonas is about Peru's. A name here is no place's of the
gazetteer, and has one bearer that is known without another word. The others are small places
called as one of the gazetteer is, of which it is not the only one then.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.resolve import gazetteer, names
from kg.resolve.gazetteer import Seat


@cache
def _places() -> Mapping[str, tuple[Seat, ...]]:
    text = files("kg.resolve").joinpath("localities.csv").read_text(encoding="utf-8")
    found: defaultdict[str, list[Seat]] = defaultdict(list)
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    next(lines)
    for line in lines:
        country, region, called = line.split(",")
        for name in called.split("|"):
            for key in dict.fromkeys((name, gazetteer.without_unit(name, country))):
                found[key].append((country, region))
    return {name: tuple(every) for name, every in found.items()}


@cache
def locality(key: str) -> Seat | None:
    """Return where the only town or district of a key lies that the gazetteer lacks, or None.

    >>> locality("chachapoyas"), locality("yorkshire"), locality("sonora")
    (('peru', 'amazonas'), ('united kingdom', 'england'), None)
    """
    lost = key in names.DOUBLED_PLACES or gazetteer.rows(key)
    every = () if lost else bearers(key)
    return every[0] if len(every) == 1 else None


@cache
def place_words() -> frozenset[str]:
    """Return the words that several small places are called by.

    >>> {"glenwood", "everton"} <= place_words(), "ocado" in place_words()
    (True, False)
    """
    text = files("kg.resolve").joinpath("placewords.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def bearers(key: str) -> tuple[Seat, ...]:
    """Return where all small places of a key lie.

    >>> bearers("chachapoyas")
    (('peru', 'amazonas'),)
    """
    return _places().get(gazetteer.with_st(key), ())


def namesakes(key: str) -> tuple[Seat, ...]:
    """Return where small places lie that are called as one of the gazetteer is.

    >>> namesakes("sonora")
    (('mexico', 'veracruz'), ('united states', 'california'), ('united states', 'texas'))
    """
    return bearers(key) if gazetteer.rows(key) else ()
