"""Leaves out what other facts of the same article speak against.

Pronouns are resolved wrongly more often than names: where "he" is "a Pakistani politician" and
the name that it stands for is India's minister, or where "he was president" and the article
calls somebody else president and this one something else, "he" is another. And whom an article
mostly calls vice president is president in somebody's words of what may come only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extraction.grammar.rolewords import role_words
from kg.extraction.parties.parties import is_party
from kg.extraction.places.kinds import country_of
from kg.model import Fact, Mention, MentionKind, Status


def uncontradicted(facts: Iterable[Fact[Mention]]) -> Iterator[Fact[Mention]]:
    """Yield the facts, without those that the others of a name speak against.

    Args:
        facts: Facts that one extractor read in it.
    """
    every = [*_unpromoted(list(facts))]
    if not any(_is_of_pronoun(fact) for fact in every):
        yield from every
        return
    offices: defaultdict[str, set[str]] = defaultdict(set)
    holders: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    titled = {one.subject.name for one in every if one.role and not _is_of_pronoun(one)}
    parties = _parties(every)
    for fact in every:
        country = _office(fact)
        if country is not None and not _is_of_pronoun(fact):
            offices[fact.subject.name].add(country)
            holders[fact.role.lower(), country].add(fact.subject.name)
    for fact in every:
        another = _is_of_pronoun(fact) and (
            _is_another(fact, offices, holders, titled) or _is_turncoat(fact, parties)
        )
        if not another:
            yield fact


def _parties(facts: Iterable[Fact[Mention]]) -> dict[str, set[str]]:
    """Return the parties that names are said to be of, by person."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if not _is_of_pronoun(fact) and _is_of_party(fact):
            found[fact.subject.name].add(fact.object.name)
    return found


def _is_of_party(fact: Fact[Mention]) -> bool:
    current = fact.status is Status.CURRENT and fact.relation == "member_of"
    return current and is_party(fact.object)


def _is_turncoat(fact: Fact[Mention], parties: Mapping[str, set[str]]) -> bool:
    """Tell whether a pronoun is of another party than its name: "I remain a Republican"."""
    own = parties.get(fact.subject.name)
    return own is not None and _is_of_party(fact) and fact.object.name not in own


def _unpromoted(facts: Sequence[Fact[Mention]]) -> Iterator[Fact[Mention]]:
    """Yield facts, without the posts of those who are more often called deputies there."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for fact in facts:
        if fact.status is Status.CURRENT and (country := _office(fact)) is not None:
            counts[fact.subject.name, country, _plain(fact.role)] += 1
    deputies = {key for key in counts if key[2].startswith(_DEPUTY)}
    for fact in facts:
        country = _office(fact) if deputies and fact.status is Status.CURRENT else None
        if country is not None:
            person, role = fact.subject.name, _plain(fact.role)
            deputy = max(counts[person, country, lead + role] for lead in _DEPUTY)
            if deputy and deputy >= counts[person, country, role]:
                continue
        yield fact


_DEPUTY = ("vice ", "deputy ")


def _plain(role: str) -> str:
    return role.lower().replace("-", " ")


def _is_another(
    fact: Fact[Mention],
    offices: dict[str, set[str]],
    holders: dict[tuple[str, str], set[str]],
    titled: set[str],
) -> bool:
    """Tell whether a pronoun's fact is at odds with what names are said to be."""
    name = fact.subject.name
    if fact.relation == "from_place":
        home, served = country_of(fact.object), offices.get(name)
        return home is not None and served is not None and home not in served
    country = _office(fact)
    if country is None:
        return False
    known = holders.get((fact.role.lower(), country))
    return known is not None and name not in known and name in titled


def _office(fact: Fact[Mention]) -> str | None:
    """Return the country of which a fact gives somebody a post of state, or None."""
    if fact.relation != "holds_position":
        return None
    last = fact.role.lower().rpartition(" ")[2]
    return country_of(fact.object) if last in role_words()["state"] else None


def _is_of_pronoun(fact: Fact[Mention]) -> bool:
    """Tell a fact of somebody who is only pointed at: "he", "the president"."""
    return fact.subject.kind in (MentionKind.PRONOUN, MentionKind.DESCRIPTION)
