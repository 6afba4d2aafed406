"""Reads facts that nouns say: "Boeing's rival Airbus", "Chicago-based Boeing", "China's batteries"."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Span, Token

from kg.extraction.finding import ACTORS, BODIES, Finding, arguments, named
from kg.extraction.verbs import slot_tokens
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.words import country_names
from kg.ontology import relations


@cache
def noun_words() -> dict[str, Any]:
    """Read ``nouns.toml`` once: list name to its words; "nominal" maps a noun to its relation."""
    data = tomllib.loads((Path(__file__).parent / "nouns.toml").read_text(encoding="utf-8"))
    return {
        name: frozenset(value) if isinstance(value, list) else value
        for name, value in data.items()
    }


def nouns(document: Document) -> Iterator[Finding]:
    """Yield the facts that the document's noun phrases say."""
    for mention, span in zip(document.mentions, document.spans, strict=True):
        if mention.type is EntityType.TECHNOLOGY:
            yield from _makers(document, mention, span)
        elif mention.type is EntityType.INSTITUTION and mention.kind is MentionKind.NAME:
            yield from _seats(document, mention, span)
            yield from _relatives(document, mention, span)
    for token in document.doc:
        if token.pos_ == "NOUN":
            yield from _nominal(document, token)
            yield from _agreements(document, token)
            yield from _restrictions(document, token)
            yield from _sites(document, token)


def _finding(
    subject: Mention, relation: str, object_: Mention, predicate: Token, rule: str
) -> Iterator[Finding]:
    if subject.name != object_.name and relations()[relation].allows(subject.type, object_.type):
        yield Finding(
            subject=subject, relation=relation, object=object_, predicate=predicate, rule=rule
        )


def _makers(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read "Airbus's A380", "the Airbus A380", "the country's lithium batteries"."""
    root = span.root
    doc = document.doc
    for owner in (root, *_heads_of_list(root)):
        for child in owner.children:
            if child.dep_ != "poss":
                continue
            maker = document.at(child)
            if maker is not None and maker.type in BODIES:
                yield from _finding(maker, "develops", tech, root, "possessive-product")
    yield from _maker_inside(document, tech, span)
    before = span.start - 1
    if before >= 0:
        maker = document.at(doc[before])
        if (
            maker is not None
            and maker.type is EntityType.INSTITUTION
            and maker.kind is MentionKind.NAME
            and doc[before].head.i in range(span.start, span.end)
            and doc[before].dep_ in ("compound", "nmod")
        ):
            yield from _finding(maker, "develops", tech, root, "maker-before-product")


def _maker_inside(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read the maker at the start of a product's name: "Airbus" in "Airbus A380"."""
    for mention in document.mentions:
        if (
            mention.type is EntityType.INSTITUTION
            and mention.kind is MentionKind.NAME
            and tech.text.startswith(mention.text + " ")
        ):
            inside = replace(
                mention, start=tech.start, end=tech.start + len(mention.text), text=mention.text
            )
            yield from _finding(inside, "develops", tech, span.root, "maker-in-product")
            return


def _heads_of_list(root: Token) -> Iterator[Token]:
    """Yield what a coordinated noun hangs on: in "China's A, B and C" all are China's."""
    while root.dep_ == "conj" and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head
        yield root


def _seats(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read where an institution is from the words around its name."""
    yield from _seat_before(document, body, span)
    yield from _seat_after(document, body, span)


def _seat_before(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Chicago-based X", "Russian manufacturer X", "Russia's X", "Irish airline, X"."""
    doc = document.doc
    at = span.start - 1
    if at >= 2 and doc[at].lower_ == "based" and doc[at - 1].text == "-":
        yield from _place_at(document, body, at - 2, "based")
        return
    if at >= span.sent.start and doc[at].text in (",", "("):
        at -= 1
    crossed = owned = False
    while at >= span.sent.start and span.start - at <= 7:
        token = doc[at]
        place = document.at(token)
        if place is not None:
            if place.type is not EntityType.PLACE or place.kind is MentionKind.PRONOUN:
                return
            if owned:
                yield from _finding(body, "located_in", place, token, "place-possessive")
            elif crossed and place.kind is MentionKind.DEMONYM:
                yield from _finding(body, "located_in", place, token, "demonym-before-body")
            elif crossed:
                yield from _finding(body, "located_in", place, token, "place-before-body")
            return
        if token.lower_ in ("'s", "'"):
            owned = True
        elif token.lower_ in noun_words()["bodies"]:
            crossed = True
        elif token.pos_ not in ("NOUN", "ADJ", "PROPN") and token.text != "-":
            return
        at -= 1


def _seat_after(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X in Sydney", "X, from Brazil", "University X of the UK"."""
    doc, stop = document.doc, span.sent.end
    at = span.end
    if at < stop and doc[at].text == ",":
        at += 1
    if at + 1 >= stop:
        return
    link = doc[at]
    near = at == span.end
    if link.lower_ == "in" and near:
        if link.head.i not in range(span.start, span.end):
            return  # "told Boeing in Seattle": the place is the verb's
    elif link.lower_ == "of" and near:
        pass
    elif link.lower_ != "from" or near:
        return
    at += 1
    if doc[at].lower_ == "the" and at + 1 < stop:
        at += 1
    place = document.at(doc[at])
    if place is None or place.type is not EntityType.PLACE or place.kind is not MentionKind.NAME:
        return
    if link.lower_ == "of" and place.name not in country_names():
        return
    yield from _wider(document, body, at, link, f"body-{link.lower_}-place")


def _wider(
    document: Document, body: Mention, at: int, predicate: Token, rule: str
) -> Iterator[Finding]:
    """Yield a place and the ones around it: "in Toulouse, France"."""
    doc = document.doc
    while True:
        place = document.at(doc[at])
        if place is None or place.type is not EntityType.PLACE:
            return
        yield from _finding(body, "located_in", place, predicate, rule)
        at = document.spans[document.owner[at]].end
        if at + 1 >= len(doc) or doc[at].text != "," or doc[at + 1].sent != predicate.sent:
            return
        at += 1


def _place_at(document: Document, body: Mention, index: int, rule: str) -> Iterator[Finding]:
    if index < 0:
        return
    place = document.at(document.doc[index])
    if place is not None and place.type is EntityType.PLACE:
        yield from _finding(body, "located_in", place, document.doc[index], rule)


def _relatives(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Boeing's rival Airbus", "EADS subsidiary Airbus", "Airbus parent EADS"."""
    doc, lists = document.doc, noun_words()
    yield from _owners(document, body, span)
    at = span.start - 1
    if at >= span.sent.start and doc[at].text == ",":
        at -= 1
    if at < span.sent.start:
        return
    noun = doc[at]
    lemma = noun.lemma_.lower()
    kinds = {"rivals": "competes_with", "parts": "part_of", "wholes": "whole_of"}
    relation = next((kinds[name] for name in kinds if lemma in lists[name]), None)
    if relation is None or document.at(noun) is not None:
        return
    other = _possessor(document, noun)
    if other is None or other.type is not EntityType.INSTITUTION:
        return
    subject, object_ = (other, body) if relation == "whole_of" else (body, other)
    name = "part_of" if relation == "whole_of" else relation
    yield from _finding(subject, name, object_, noun, "kin-noun")


def _owners(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Boeing's Launch Systems", "the Art Museum at the University", "Kremlin-owned X"."""
    doc = document.doc
    at = span.start - 1
    if at >= 2 and doc[at].lower_ in ("owned", "controlled") and doc[at - 1].text == "-":
        owner = document.at(doc[at - 2])
        if owner is not None:
            yield from _finding(body, "part_of", owner, doc[at], "owned")
    for root in (span.root, *_heads_of_list(span.root)):
        for child in root.children:
            owner = document.at(child) if child.dep_ == "poss" else None
            if owner is not None and document.owner[child.i] != document.owner[span.start]:
                yield from _finding(body, "part_of", owner, child, "body-possessive")
    if span.end + 1 < span.sent.end and doc[span.end].lower_ == "at":
        at = span.end + 1
        at += doc[at].lower_ == "the"
        if doc[span.end].head.i in range(span.start, span.end) and at < span.sent.end:
            owner = document.at(doc[at])
            if owner is not None and owner.kind is MentionKind.NAME:
                yield from _finding(body, "part_of", owner, doc[span.end], "body-at-body")


def _possessor(document: Document, noun: Token) -> Mention | None:
    """Return the body before a noun: "Boeing's main rival", "EADS subsidiary", "its rival"."""
    doc = document.doc
    at = noun.i - 1
    while at >= noun.sent.start and noun.i - at <= 5:
        mention = document.at(doc[at])
        if mention is not None:
            return mention if mention.kind is not MentionKind.DEMONYM else None
        if doc[at].pos_ not in ("ADJ", "NOUN", "ADV", "PART") and doc[at].text not in ("-", "'s"):
            return None
        at -= 1
    return None


def _of(noun: Token, *links: str) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in links:
            for target in child.children:
                if target.dep_ == "pobj":
                    yield target


def _nominal(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X's acquisition of Y", "the acquisition of Y by X", "a unit of Y"."""
    lists = noun_words()
    lemma = noun.lemma_.lower()
    if lemma in lists["parts"]:
        yield from _unit_of(document, noun)
    relation = lists["nominal"].get(lemma)
    if relation is None:
        return
    agents = [
        mention
        for token in (*(c for c in noun.children if c.dep_ == "poss"), *_of(noun, "by"))
        for mention in arguments(document, token)
        if mention.type in ACTORS
    ]
    if not agents and noun.dep_ == "dobj" and noun.head.lemma_.lower() in lists["deal_verbs"]:
        agents = [
            mention
            for token in slot_tokens(noun.head, "subject")
            for mention in arguments(document, token)
            if mention.type in BODIES
        ]
    for target in _of(noun, "of"):
        for object_ in arguments(document, target):
            said = "uses" if relation == "acquires" and object_.type is EntityType.TECHNOLOGY else relation
            for agent in agents:
                yield from _finding(agent, said, object_, noun, "nominal")


def _unit_of(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "Airbus, a unit of EADS" and "Airbus is a subsidiary of EADS"."""
    if noun.dep_ == "appos":
        part = named(document, noun.head)
    elif noun.dep_ == "attr":
        part = next(
            (m for token in slot_tokens(noun.head, "subject") for m in arguments(document, token)),
            None,
        )
    else:
        return
    if part is None:
        return
    for target in _of(noun, "of"):
        for whole in arguments(document, target):
            yield from _finding(part, "part_of", whole, noun, "unit-of")


def _agreements(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "signed an agreement with", "held talks with", "a deal between X and Y"."""
    lists = noun_words()
    lemma = noun.lemma_.lower()
    if lemma in lists["agreements"]:
        relation, verbs_ = "partners_with", lists["agreement_verbs"]
    elif lemma in lists["meetings"] or noun.lower_ in lists["meetings"]:
        relation, verbs_ = "meets", lists["meeting_verbs"]
    else:
        return
    for target in _of(noun, "between"):
        sides = list(arguments(document, target))
        for side in sides[1:]:
            yield from _finding(sides[0], relation, side, noun, "between")
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep":
        verb = verb.head  # "entered into an agreement with"
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in verbs_:
        return
    targets = [*_of(noun, "with"), *_of(verb, "with")]
    for subject in slot_tokens(verb, "subject"):
        for agent in arguments(document, subject):
            for target in targets:
                for other in arguments(document, target):
                    yield from _finding(agent, relation, other, noun, "agreement")


def _restrictions(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "limit China's access to T", "imposed sanctions on Y", "filed a lawsuit against Y"."""
    lists = noun_words()
    verb, lower = noun.head, noun.lower_
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.pos_ != "VERB":
        return
    lemma = verb.lemma_.lower()
    targets: list[Token] = []
    if lower in lists["access"] and lemma in lists["access_verbs"]:
        targets += [child for child in noun.children if child.dep_ == "poss"]
        for target in (*_of(noun, "to", "of"), *_of(verb, "to")):
            targets += [target, *_inside(document, target)]
    elif lower in lists["sanctions"] and lemma in lists["sanction_verbs"]:
        targets += [*_of(noun, "on", "against"), *_of(verb, "on", "against")]
    elif lower in lists["lawsuits"] and lemma in lists["lawsuit_verbs"]:
        targets += [*_of(noun, "against"), *_of(verb, "against")]
    agents = [
        mention
        for token in slot_tokens(verb, "subject")
        for mention in (*arguments(document, token), *_led_by(document, token))
        if mention.type in ACTORS
    ]
    for agent in agents:
        for target in targets:
            for object_ in arguments(document, target):
                yield from _finding(agent, "restricts", object_, noun, "restriction")


def _inside(document: Document, target: Token) -> Iterator[Token]:
    """Yield technologies named further inside a noun phrase ("tools used to build chips")."""
    for token in target.subtree:
        mention = document.at(token)
        if (
            token.i > target.i
            and mention is not None
            and mention.type is EntityType.TECHNOLOGY
            and document.spans[document.owner[token.i]].root.i == token.i
        ):
            yield token


def _led_by(document: Document, token: Token) -> Iterator[Mention]:
    """Yield who leads a group: the U.S. in "the U.S.-led West"."""
    for child in token.children:
        if child.i < token.i and (
            child.lower_.endswith("-led")
            or (child.lower_ == "led" and child.i > 0 and document.doc[child.i - 1].text == "-")
        ):
            leader = document.at(child) or document.at(document.doc[max(child.i - 2, 0)])
            if leader is not None:
                yield leader


def _sites(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "Google headquarters in California", "the U.N. headquarters in New York"."""
    if noun.lower_ not in noun_words()["sites"]:
        return
    body = _possessor(document, noun)
    if body is None or body.type is not EntityType.INSTITUTION:
        return
    for token in (*_of(noun, "in"), *_located(noun)):
        yield from _wider(document, body, token.i, noun, "site")


def _located(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "acl" and child.lemma_.lower() in ("locate", "base", "situate"):
            yield from _of(child, "in")
