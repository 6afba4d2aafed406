"""Reads who plays or competes against whom: "X beat Y", "a win over Y", "X vs. Y".

In reports of matches the name of a country or city stands for its team.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import is_passive, of_dep, slot_tokens, subjects
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.names.teams import is_match_report
from kg.nlp.parsing.words import country_names


def contests(document: Document, token: Token) -> Iterator[Finding]:
    """Yield the contests that a verb, a preposition or "vs." says."""
    lists = _words()
    if token.pos_ == "VERB":
        if is_match_report(document.doc):
            yield from _beaten(document, token)
    elif token.lower_ in lists["versus"]:
        yield from _versus(document, token)
    elif token.lower_ in lists["links"]:
        yield from _against(document, token)


@cache
def _words() -> dict[str, Any]:
    """Return the words of contests; a preposition of "links" maps to the words before it."""
    return {
        name: frozenset(value)
        if isinstance(value, list)
        else {link: frozenset(heads) for link, heads in value.items()}
        for name, value in noun_words()["contests"].items()
    }


def is_bare_place(document: Document, team: Mention) -> bool:
    """Tell whether a team is called by its city or region alone, of which several may play.

    A country has one team in a sport: "Sweden beat South Korea".
    """
    span = document.doc.char_span(team.start, team.end)
    label = "" if span is None else span.root.ent_type_
    placed = label in ("GPE", "LOC") and team.name not in country_names()
    return placed and is_match_report(document.doc)


def is_match(noun: Token) -> bool:
    """Tell whether a noun is a match or a rivalry."""
    return noun.lemma_.lower() in _words()["matches"] | _words()["rivalries"]


def match_of(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X lost the final against Y", "X's match with Y", "a match between X and Y"."""
    words = _words()
    for target in preposed(noun, "between"):
        for one, other in combinations(_teams(document, (target,)), 2):
            yield from linked(one, "competes_with", other, noun, "match")
    others = _teams(document, preposed(noun, "against", "with"))
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.lemma_.lower() in words["rivalries"]:
        if noun.dep_ != "pobj" or not _is_racing(noun, verb):
            return
        subjects_ = [*slot_tokens(verb, "object" if is_passive(verb) else "subject")]
        for one in _teams(document, subjects_):
            for other in others:
                yield from linked(one, "competes_with", other, noun, "match")
        return
    owners = [*of_dep(noun, ("poss",))]
    if not owners and verb.lemma_.lower() in words["plays"]:
        owners = [*slot_tokens(verb, "subject")]
    for one in _teams(document, owners):
        for other in others:
            yield from linked(one, "competes_with", other, noun, "match")


def _is_racing(noun: Token, verb: Token) -> bool:
    """Tell whether one is in a race: "is in a race with X", no "legal battle with X"."""
    words = _words()
    kinds = {child.lower_ for child in noun.lefts}
    return verb.lemma_.lower() in words["racing"] and kinds.isdisjoint(words["lawful"])


def _teams(document: Document, tokens: Iterable[Token]) -> list[Mention]:
    """Return the bodies that words stand for; in a report of a match also countries' teams."""
    report = is_match_report(document.doc)
    found = []
    for token in tokens:
        for one in arguments(document, token):
            if one.type is EntityType.INSTITUTION:
                found.append(one)
            elif report and one.type is EntityType.PLACE and one.kind is MentionKind.NAME:
                found.append(replace(one, type=EntityType.INSTITUTION))
    return found


def _beaten(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X beat Y", "X was beaten by Y", "X and Y drew"; only in reports of matches."""
    lists, lemma = _words(), verb.lemma_.lower()
    if lemma not in lists["beats"] and lemma not in lists["clashes"]:
        return
    sides = _teams(document, slot_tokens(verb, "subject"))
    others = _teams(document, slot_tokens(verb, "object"))
    if not others and lemma in lists["clashes"] and not is_passive(verb):
        pairs = list(combinations(sides, 2)) if len(sides) == _PAIR else []
    else:
        pairs = [(one, other) for one in sides for other in others]
    for one, other in pairs:
        yield from linked(one, "competes_with", other, verb, "match")


_PAIR = 2
"""Of more than two that "met" or "drew", a report seldom says so of each pair."""


def _against(document: Document, link: Token) -> Iterator[Finding]:
    """Read "X's loss to Y", "X eased past Y", "X will be in action against Y"."""
    head, lower = link.head, link.lower_
    known = head.lemma_.lower() in _words()["links"][lower]
    report = is_match_report(document.doc)
    if head.lower_ == "ties" and not report:
        return  # those of a church with another
    # Outside of sport who "rolled past" or "lost against" whom is no contest.
    if not (known and (report or head.pos_ == "NOUN")) and not (report and lower == "against"):
        return
    others = _teams(document, _other_side(link))
    if lower == "at":
        others = [one for one in others if one.name in country_names()]  # no stadium
    if not others:
        return
    sides, verb = _side(document, head)
    if not known and any(one.dep_ == "neg" for one in verb.children):
        return  # whom they "won't have in the lineup against X" they play X without
    for one in sides:
        for other in others:
            yield from linked(one, "competes_with", other, head if known else verb, "match")


def _other_side(link: Token) -> Iterator[Token]:
    """Yield whom a preposition leads to, also in "against defending champions X"."""
    yield from of_dep(link, ("pobj",))
    for verb in of_dep(link, ("pcomp",)):
        if verb.lower_ == "defending":
            yield from of_dep(verb, ("dobj",))


def _side(document: Document, word: Token) -> tuple[list[Mention], Token]:
    """Return whose deed a word of a contest is, and the word whose owner or doer they are."""
    while True:
        verb = word.pos_ in ("VERB", "AUX")
        whose = list(subjects(word) if verb else of_dep(word, ("poss",)))
        if whose or word.head == word:
            return _teams(document, whose), word
        word = word.head


def _versus(document: Document, link: Token) -> Iterator[Finding]:
    """Read "X vs. Y" of two names; "X v. Y" only in reports of matches: else it is a case."""
    doc = document.doc
    at = link.i + 1
    at += at < len(doc) and doc[at].lower_ == "the"
    if (
        link.i == 0
        or at >= len(doc)
        or (link.lower_ in _words()["short"] and not is_match_report(doc))
    ):
        return
    for one in _teams(document, (link.nbor(-1),)):
        for other in _teams(document, (doc[at],)):
            yield from linked(one, "competes_with", other, link, "match")
