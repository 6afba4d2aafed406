"""Gives a party one name, whichever word an article has for its members or its things.

"Republican", "the Republicans", "the GOP" and the letter of "(R-Ohio)" are the Republican
Party. Well-known parties stand in ``affiliations.toml``; any other is named as the article
names it: "Liberal National" after the "Liberal National Party".
"""

from collections.abc import Collection, Sequence
from functools import cache

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate
from kg.nlp.names.affiliations import party_letters, well_known
from kg.nlp.parsing.words import country_called


def name_parties(doc: Doc, found: Sequence[Candidate], result: list[str]) -> None:
    """Give the words and letters for a party its name: the article's, else its usual one.

    Args:
        doc: The parsed doc.
        found: Its names.
        result: Their resolved names in the same order, changed in place.
    """
    bodies = [index for index, item in enumerate(found) if _is_body(item)]
    if not bodies:
        return
    named = {result[index] for index in bodies}
    countries = {
        country_called(result[index])
        for index, item in enumerate(found)
        if item.type is EntityType.PLACE
    }
    for index in bodies:
        usual = _letter(doc, found[index]) or usual_name(result[index])
        if usual and _is_meant(usual, countries):
            result[index] = _of_article(usual, named)
        else:
            result[index] = _with_party(result[index], named)


def _is_body(item: Candidate) -> bool:
    return item.type is EntityType.INSTITUTION and item.kind is MentionKind.NAME


def _letter(doc: Doc, item: Candidate) -> str:
    """Return the party whose letter stands before a seat, "(D-Ohio)", or ""."""
    follows = item.end < len(doc) and doc[item.end].text in ("-", "\u2013", ",")
    return party_letters().get(item.text(doc).rstrip("."), "") if follows else ""


def usual_name(word: str) -> str:
    """Return the usual name of the party that a word for its people means, or "".

    >>> usual_name("Democrats"), usual_name("Democratic Party")
    ('Democratic Party', '')
    """
    return _usual().get(word.lower(), "")


@cache
def _usual() -> dict[str, str]:
    """Return the usual name of a party by each of the words for its people, lower-cased."""
    return {word: name for name, one in well_known().items() for word in one["words"]}


def _is_meant(name: str, countries: Collection[str | None]) -> bool:
    """Tell whether the countries of an article allow a party; several have "Republicans"."""
    one = well_known()[name]
    only, never = one.get("only", ()), one.get("never", ())
    elsewhere = not set(never).isdisjoint(countries) and one["country"] not in countries
    return not elsewhere and (not only or not set(only).isdisjoint(countries))


def _of_article(usual: str, named: Collection[str]) -> str:
    """Return the one longer name that an article has: "Conservative Party of Canada"."""
    longer = {name for name in named if name.startswith(f"{usual} of ")}
    return next(iter(longer)) if len(longer) == 1 and usual not in named else usual


def _with_party(name: str, named: Collection[str]) -> str:
    """Return the party whose words a name is: "Liberal National" of the one that has them."""
    whole = f"{name} Party"
    return whole if whole in named else name
