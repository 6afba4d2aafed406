"""Reads restrictions told of whoever bears them: "faces a fine from X", "was jailed in Peru".

The words are in ``nouns.toml``.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import ACTORS, BODIES, Finding, arguments
from kg.extraction.grammar.phrases import fine_after, linked, noun_words, preposed
from kg.extraction.grammar.slots import is_passive, of_dep, slot_tokens
from kg.extraction.restrictions.blacklists import is_blacklist
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import country_names


def borne(document: Document, verb: Token) -> Iterator[Finding]:
    """Yield who restricts the subject of a verb.

    Args:
        document: The annotated article.
        verb: Any verb of it.
    """
    lists, lemma = noun_words()["borne"], verb.lemma_.lower()
    if lemma in lists["faces"] or (lemma in lists["given"] and is_passive(verb)):
        yield from _penalty(document, verb)
    if lemma in lists["held"] and (is_passive(verb) or _is_held(verb)):
        if lemma not in _ARRESTS:
            yield from _in_country(document, verb)
        yield from _by_court(document, verb)
    if (
        lemma == "find"
        and is_passive(verb)
        and any(one.lower_ in _GUILTY for one in verb.rights)
    ):
        yield from _by_court(document, verb)  # "found guilty of fraud by a Leeds court"
    if lemma in lists["placed"] and is_passive(verb):
        yield from _placed(document, verb)
    if lemma == "serve":
        yield from _serves(document, verb)
    if lemma in noun_words()["access_verbs"] and is_passive(verb):
        yield from _access(document, verb)
    if lemma in noun_words()["blacklist_verbs"] and is_passive(verb):
        yield from _listed(document, verb)


_ARRESTS = frozenset(("arrest", "apprehend", "re-arrest", "rearrest"))
"""Deeds that others do in a country too, an army or another state's agents."""


def _penalty(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "faces a lawsuit from X", "was hit with a fine by X"."""
    lists = noun_words()["borne"]
    things = list(of_dep(verb, ("dobj", "oprd")))
    nouns = [*things, *preposed(verb, "with", "against")]
    nouns += [
        one for thing in things for one in preposed(thing, "against")
    ]  # "its appeal against"
    for noun in nouns:
        fine = fine_after(noun)
        if fine.lemma_.lower() in lists["trials"] and verb.lemma_ == "face":
            yield from _tried(document, verb, noun)
        if fine.lemma_.lower() not in lists["penalties"]:
            continue
        filed = of_dep(noun, ("acl",))  # "charges brought by X"
        places = dict.fromkeys((noun, fine, verb, *filed))
        by = [one for place in places for one in preposed(place, "from", "by")]
        for sum_ in preposed(noun, "of"):  # "a fine of a million euros from X"
            by += preposed(sum_, "from", "by")
        agents = _actors(document, by)
        bearers = slot_tokens(verb, "object" if is_passive(verb) else "subject")
        for bearer in _actors(document, bearers) if agents else ():
            for agent in agents:
                yield from linked(agent, "restricts", bearer, verb, "enforcement")


def _tried(document: Document, verb: Token, charge: Token) -> Iterator[Finding]:
    """Read "faces charges in Peru"; of a town the charges may be anybody's."""
    for country in _actors(document, [*preposed(charge, "in"), *preposed(verb, "in")]):
        if country.kind is MentionKind.NAME and country.name in country_names():
            for bearer in _actors(document, slot_tokens(verb, "subject")):
                yield from linked(country, "restricts", bearer, verb, "enforcement")


def _in_country(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "was jailed in Peru": nobody else jails people in a country.

    Of a town nobody says so, and whoever did it may be named.
    """
    if any(slot_tokens(verb, "subject")):
        return
    places = [
        one
        for token in slot_tokens(verb, "in")
        for one in arguments(document, token)
        if one.type is EntityType.PLACE
        and one.kind is MentionKind.NAME
        and one.name in country_names()
    ]
    for held in _bearers(verb) if len(places) == 1 else ():
        for person in arguments(document, held):
            if person.type is EntityType.PERSON:
                yield from linked(places[0], "restricts", person, verb, "enforcement")


_GUILTY = frozenset(("guilty", "liable"))


def _placed(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "was placed under house arrest by X", where parsers hang X on the arrest."""
    for noun in preposed(verb, "under", "in"):
        if noun.lower_ in ("arrest", "custody", "detention", "sanctions"):
            for agent in _actors(document, preposed(noun, "by")):
                for held in _actors(document, _bearers(verb)):
                    yield from linked(agent, "restricts", held, verb, "enforcement")


def _serves(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "is serving a 12-year sentence in Peru"."""
    terms = [one for one in of_dep(verb, ("dobj",)) if _is_behind_bars(one)]
    for term in terms:
        countries = [
            one
            for one in _actors(document, [*preposed(term, "in"), *preposed(verb, "in")])
            if one.kind is MentionKind.NAME and one.name in country_names()
        ]
        for bearer in slot_tokens(verb, "subject") if len(countries) == 1 else ():
            for person in arguments(document, bearer):
                if person.type is EntityType.PERSON:
                    yield from linked(countries[0], "restricts", person, verb, "enforcement")


def _is_behind_bars(term: Token) -> bool:
    """Tell whether a term is one in prison: a mayor serves a term as well."""
    kinds = {child.lower_ for child in term.lefts}
    prison = not kinds.isdisjoint(("prison", "jail"))
    return term.lemma_.lower() == "sentence" or (term.lower_ in ("term", "time") and prison)


def _is_held(verb: Token) -> bool:
    """Tell whether a participle after its noun is taken for a past: "a reporter held in X"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBD"


def _bearers(verb: Token) -> Iterator[Token]:
    if _is_held(verb):
        yield verb.head
    else:
        yield from slot_tokens(verb, "object")


def _by_court(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "charged with fraud by X", where parsers hang X on the fraud.

    That the law is meant, and not who did the deed, the word for X has to say.
    """
    if any(slot_tokens(verb, "subject")):
        return
    law = noun_words()["borne"]["law"]
    deeds = [verb, *(of_dep(verb, ("oprd", "acomp")) if verb.lemma_ == "find" else ())]
    for deed in (one for at in deeds for one in preposed(at, "with", "of", "to", "for")):
        for agent in preposed(deed, "by"):
            if agent.lemma_.lower() not in law:
                continue
            for one in _actors(document, (agent,)):
                for held in _actors(document, _bearers(verb)):
                    yield from linked(one, "restricts", held, verb, "enforcement")


def _access(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "access to T was blocked in Peru", "access to T was restricted by X"."""
    agents = _actors(document, slot_tokens(verb, "subject"))
    if not agents:
        agents = [
            one
            for one in _actors(document, preposed(verb, "in"))
            if one.name in country_names()
        ]
    for noun in of_dep(verb, ("nsubjpass",)) if agents else ():
        if noun.lower_ in noun_words()["access"]:
            for target in preposed(noun, "to", "of"):
                for one in arguments(document, target):
                    for agent in agents:
                        yield from linked(agent, "restricts", one, verb, "restriction")


def _listed(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "was placed on a U.S. blacklist"."""
    for place in preposed(verb, "to", "on"):
        if not is_blacklist(place):
            continue
        before = list(of_dep(place, ("poss", "compound", "amod")))
        before += [one for child in before for one in of_dep(child, ("compound", "amod"))]
        owners = [document.at(child) for child in before]
        for owner in owners:
            for bearer in _actors(document, slot_tokens(verb, "object")):
                if owner is not None and owner.type in BODIES:
                    yield from linked(owner, "restricts", bearer, verb, "enforcement")


def _actors(document: Document, tokens: Iterable[Token]) -> list[Mention]:
    return [one for token in tokens for one in arguments(document, token) if one.type in ACTORS]
