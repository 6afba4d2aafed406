"""Tells whether a name of a body is another's without some of its words: "State Department"."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.nlp.names.acronyms import stands_for
from kg.nlp.parsing.words import country_names, demonyms, tokens_of, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """The lists of ``bodies.toml``; the file says what each is for."""

    divisions: frozenset[str]
    state: frozenset[str]
    organs: frozenset[str]
    whole: frozenset[str]
    turning: frozenset[str]
    heads: frozenset[str]
    heads_before_of: frozenset[str]
    parts: frozenset[str]
    papers: frozenset[str]
    organ_parts: frozenset[str]
    spelling: Mapping[str, str]


@cache
def bodies() -> Bodies:
    """Read ``bodies.toml`` once."""
    data = tomllib.loads((Path(__file__).parent / "bodies.toml").read_text(encoding="utf-8"))
    lists = (
        "divisions",
        "state",
        "organs",
        "whole",
        "turning",
        "heads",
        "heads_before_of",
        "parts",
        "papers",
        "organ_parts",
    )
    return Bodies(spelling=data["spelling"], **{name: frozenset(data[name]) for name in lists})


def spells_part(name: str, other: str) -> bool:
    """Tell whether a name's first word is an acronym of what another begins with.

    >>> spells_part("UC Berkeley", "University of California, Berkeley")
    True
    >>> spells_part("UN Women", "United Nations"), spells_part("UC Davis", "UC Berkeley")
    (False, False)
    """
    acronym, _, rest = name.partition(" ")
    lead = other.removesuffix(rest)
    return bool(rest) and lead != other and stands_for(acronym, lead.strip(" ,"))


def shortens(name: str, other: str, places: Collection[str] = ()) -> bool:
    """Tell whether a name is another without its legal form or without its leading place.

    A leading place is a country or one of ``places``, those that the article names.

    >>> shortens("Airbus", "Airbus Group SE")
    True
    >>> shortens("State Department", "US State Department")
    True
    >>> shortens("Senate", "US Senate"), shortens("Red Sox", "Boston Red Sox", ["Boston"])
    (True, True)
    >>> shortens("Boeing", "Boeing Field")
    False
    """
    short, long = tokens_of(name), tokens_of(other)
    if not short or len(short) >= len(long):
        return False
    if long[: len(short)] == short:
        return all(word in words().dropped for word in long[len(short) :])
    if long[-len(short) :] != short:
        return False
    if len(short) < 2 and short[0] not in words().arms:
        return False
    lead = other[: len(other) - len(name)].strip()
    return lead in country_names() or lead in demonyms() or lead in places


def before_of(name: str, other: str) -> bool:
    """Tell whether a name is another up to its last "of" or "for".

    >>> before_of("Grace Hopper Foundation", "Grace Hopper Foundation for the Arts")
    True
    >>> before_of("Communist Party", "Communist Party of Greece")
    False
    """
    rest = other.removeprefix(name)
    if rest == other or " " not in name or rest[:1] != " ":
        return False
    link, _, after = rest.strip().partition(" ")
    if link not in ("of", "for") or not after:
        return False
    kind = tokens_of(name)[-1]
    if after.removeprefix("the ") in country_names() and kind in words().institutions:
        return tokens_of(name)[0] in bodies().state  # many countries have a Communist Party
    return True


def is_organ_of(name: str, other: str) -> bool:
    """Tell whether a name is the one of a state's organ without its country.

    >>> is_organ_of("Supreme Court", "Supreme Court of the Philippines")
    True
    >>> is_organ_of("Communist Party", "Communist Party of Greece")
    False
    """
    country = other.removeprefix(f"{name} of ").removeprefix("the ")
    return name.lower() in bodies().organs and country in country_names()


def is_campus(name: str, other: str) -> bool:
    """Tell whether a name is the last part of a university's.

    >>> is_campus("Berkeley", "University of California, Berkeley")
    True
    """
    lead, comma, campus = other.rpartition(", ")
    return bool(comma) and campus == name and "university" in tokens_of(lead)


def is_party_of(name: str, other: str) -> bool:
    """Tell whether a word for a party's people stands for the party.

    >>> is_party_of("Republicans", "Republican Party")
    True
    >>> is_party_of("Democrat", "Democratic Party")
    True
    """
    short, long = name.lower().removesuffix("s"), other.lower().split(" ")
    party = long[-1] == "party" and short in words().parties
    return party and long[:-1] in ([short], [f"{short}ic"])


def is_paper_of(name: str, other: str) -> bool:
    """Tell whether a name is the last word of a newspaper's: "the Times".

    >>> is_paper_of("Times", "New York Times"), is_paper_of("Group", "Times Group")
    (True, False)
    """
    long = tokens_of(other)
    return len(long) > 1 and long[-1] == name.lower() and long[-1] in bodies().papers


def has_legal_form(name: str) -> bool:
    """Tell whether a name ends in the legal form of a firm.

    >>> has_legal_form("Lockheed Martin Corp."), has_legal_form("Lockheed Martin Space")
    (True, False)
    """
    return bool(words().dropped.intersection(tokens_of(name)[-1:]))


def begins(name: str, other: str) -> bool:
    """Tell whether a name is the first word of a longer one, and a name by itself.

    >>> begins("Lockheed", "Lockheed Martin"), begins("University", "University College")
    (True, False)
    >>> begins("Airbus", "Airbus Military"), begins("Ford", "Ford Foundation")
    (False, False)
    >>> begins("Google", "Google Brain")
    False
    >>> begins("House", "House Ways and Means"), begins("House", "House of Lords")
    (False, True)
    """
    short, long = tokens_of(name), tokens_of(other)
    return (
        len(short) == 1
        and len(short) < len(long)
        and long[0] == short[0]
        and (len(short[0]) > 3 or short[0][-1].isdigit())
        and short[0] not in words().institutions | words().open_heads | bodies().whole
        and short[0] not in _FORCES
        and not (short[0] in _CHAMBERS and long[1] != "of")
        and name not in country_names()
        and not any(_is_division(word) for word in long[1:])
    )


_FORCES = frozenset(("army", "marine", "marines", "navy"))
"""Begin the names of their units, which are many."""
_CHAMBERS = frozenset(("house", "commons", "lords"))
"""Begin the names of their committees, and stand for none: "House Ways and Means"."""


def _is_division(word: str) -> bool:
    return word in bodies().divisions or word.title() in demonyms() or word.isdigit()
