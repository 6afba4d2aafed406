"""What a rule finds before it becomes a fact, and how arguments are read from the parse."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from kg.extraction.grammar.called import called, given
from kg.extraction.grammar.listing import (
    coordinated,
    examples,
    joined_names,
    opens_clause,
    run_on,
    widest,
)
from kg.model import EntityType, Mention, MentionKind, Status
from kg.nlp import Document
from kg.nlp.products.techwords import techwords
from kg.nlp.references.fitting import kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One match of one rule.

    Attributes:
        subject: Who or what.
        relation: Name of the relation.
        object: To what.
        predicate: The word that says it; stance is read from it.
        rule: Name of the rule, a row of ``confidence.toml``.
        role: Title as printed.
        status: Whether a position holds.
        context: A word of another sentence that the fact cannot do without, or None.
    """

    subject: Mention
    relation: str
    object: Mention
    predicate: Token
    rule: str
    role: str = ""
    status: Status | None = None
    context: Token | None = None


ACTORS = frozenset((EntityType.PERSON, EntityType.INSTITUTION, EntityType.PLACE))
BODIES = frozenset((EntityType.INSTITUTION, EntityType.PLACE))

_DEPTH = 4
"""Nouns read through: "dozens of rounds of artillery" takes two."""


@cache
def argument_words() -> dict[str, frozenset[str]]:
    """Read ``arguments.toml`` once: list name to its lemmas."""
    path = Path(__file__).parent / "arguments.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(values) for name, values in data.items()}


def is_goods(token: Token) -> bool:
    """Tell whether a noun says no more than the name before it: "the A380 programme"."""
    return token.lemma_.lower() in argument_words()["goods"]


def arguments(
    document: Document, token: Token, *, stop: int | None = None
) -> Iterator[Mention]:
    """Yield the mentions that a word and what is joined to it (before ``stop``) stand for.

    A noun whose apposition is a name stands for the name ("the planemaker Airbus"), an amount
    for what it counts ("dozens of jets"), a plural for its examples ("firms such as Airbus").
    """
    for each in (token, *coordinated(token)):
        if stop is None or each.i < stop:
            yield from _stood_for(document, each, _DEPTH)


def _stood_for(document: Document, token: Token, depth: int) -> Iterator[Mention]:
    listed = list(_listed(document, token))
    if listed:
        yield from listed
        return
    mention = named(document, token)
    if mention is None:
        people = list(_people_among(document, token))
        if people:
            yield from people
            return
        mention = _stands_in(document, token)
    elif mention.kind is MentionKind.DEMONYM:
        mention, depth = _described(document, token), 0  # "X, the Ethiopian who leads Y"
    if mention is None:
        if depth:
            yield from _meant(document, token, depth)
        return
    yield mention
    if depth:
        below = joined_names if document.at(token) is None else run_on
        for each in below(document, token):
            yield from _stood_for(document, each, 0)


def _meant(document: Document, token: Token, depth: int) -> Iterator[Mention]:
    """Yield whom or what a noun without a name of its own stands for."""
    if token.dep_ == "attr" and token.head.lemma_ in ("be", "become", "remain"):
        for subject in _bearers(token):
            yield from _stood_for(document, subject, depth - 1)
        return
    described = _described(document, token)
    if described is not None:
        yield described
        return
    if token.pos_ in ("NOUN", "NUM", "DET", "PRON", "PROPN"):
        for inner in (*_counted(token), *examples(token)):
            for each in (inner, *coordinated(inner)):
                yield from _stood_for(document, each, depth - 1)


def _described(document: Document, noun: Token) -> Mention | None:
    """Return X of "X, a nurse who lives in Y": what is said of the nurse is said of X.

    A plural apposition may hold for more than the name that it hangs on, and another name in
    between is as likely what is described.
    """
    if noun.dep_ != "appos" or noun.tag_ not in ("NN", "NNP") or noun.i < noun.head.i:
        return None
    beside = _before_comma(document, noun)
    if beside is not None and beside.type is kind_of(noun.lower_):
        return beside
    mention = document.at(noun.head)
    between = (document.at(token) for token in noun.doc[noun.head.i + 1 : noun.i])
    if mention is None or any(one is not None and one.type is mention.type for one in between):
        return None
    return mention


def _before_comma(document: Document, noun: Token) -> Mention | None:
    """Return the name right before the comma that opens an apposition, or None.

    Parsers hang "the shop run by Y" of "X, head of Z, the shop run by Y" on X.
    """
    at = noun.left_edge.i - 2
    if at < noun.sent.start or noun.doc[at + 1].text != ",":
        return None
    at -= noun.doc[at].text == ")"  # "X Corporation (XC), the arm of Y"
    mention = document.at(noun.doc[at])
    return mention if mention is not None and mention.kind is MentionKind.NAME else None


def body_apposed(document: Document, noun: Token) -> Mention | None:
    """Return what an apposition says of a body: X of "the manual of X, part of Y", or None."""
    beside = _before_comma(document, noun)
    if beside is not None and beside.type is EntityType.INSTITUTION:
        return beside
    return named(document, noun.head)


def _bearers(noun: Token) -> Iterator[Token]:
    """Yield whom "is" says a noun of: X in "X is the first airline to order Y"."""
    if noun.pos_ not in ("NOUN", "PROPN", "NUM") or any(
        child.dep_ == "neg" for child in noun.head.children
    ):
        return
    for child in noun.head.children:
        if child.dep_ == "nsubj" and child.i < noun.i:
            yield child


def _listed(document: Document, token: Token) -> Iterator[Mention]:
    """Yield the names that a plural sums up: "six airlines - X, Y and Z"."""
    if token.tag_ != "NNS" or document.at(token) is not None:
        return
    for child in token.children:
        if child.dep_ == "appos" and document.at(child) is not None and not opens_clause(child):
            for each in (child, *coordinated(child)):
                mention = document.at(each)
                if mention is not None and mention.kind is not MentionKind.DEMONYM:
                    yield mention


def _counted(token: Token) -> Iterator[Token]:
    """Yield what an amount counts: the jets in "a fleet of jets"."""
    if token.lemma_.lower() not in argument_words()["amounts"]:
        return
    family = token.lower_ == "family"  # of rockets, not of the singer X
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (
                item
                for item in child.children
                if item.dep_ == "pobj" and not (family and item.tag_ in ("NN", "NNP"))
            )


def _people_among(document: Document, token: Token) -> Iterator[Mention]:
    """Yield the people named among others: X of "Syrian officials, including X"."""
    for inner in examples(token):
        for each in (inner, *coordinated(inner)):
            mention = named(document, each)
            if mention is not None and mention.type is EntityType.PERSON:
                yield mention


def _stands_in(document: Document, token: Token) -> Mention | None:
    """Return the body or country that a noun's people act for, or None."""
    if token.lemma_.lower() in argument_words()["areas"]:
        return next((one for one in _of(document, token) if one.type in BODIES), None)
    many = token.tag_ == "NNS" and token.lower_ in argument_words()["stand_ins_many"]
    if not many and token.lemma_.lower() not in argument_words()["stand_ins"]:
        return None
    if any(child.lower_ in argument_words()["gone"] for child in token.lefts):
        return None  # "former officials"
    if token.dep_ == "nsubj" and _is_doubled(token):
        return None  # "the judge for the state of X, Ada Lovelace, orders"
    words = argument_words()
    if (
        token.dep_ == "dobj"
        and token.lemma_.lower() in words["offices"]
        and token.head.lemma_.lower() in words["taken"]
    ):
        return None  # "took over the management of X"
    return acted_for(document, token)


def _is_doubled(token: Token) -> bool:
    """Tell whether a name after a title is the same verb's subject, too: whose title it is."""
    return token.tag_ == "NN" and any(
        one.dep_ == "nsubj" and one.i > token.i and one.pos_ == "PROPN"
        for one in token.head.children
    )


def acted_for(document: Document, token: Token) -> Mention | None:
    """Return the first body on a noun for people: X in "chemists at X", "X's team"."""
    inside = token.lemma_.lower() in argument_words()["stand_ins_inside"]
    if inside and any(child.lower_ == "federal" for child in token.lefts):
        inside = False  # "a federal jury in Leeds" is the country's
    for child in token.children:
        if child.dep_ in ("compound", "poss", "amod", "nmod"):
            mention = document.at(child)
            if mention is not None and mention.type in BODIES:
                return mention
        elif child.dep_ == "prep" and (
            child.lower_ in ("of", "from", "at") or (child.lower_ == "in" and inside)
        ):
            for target in child.children:
                mention = document.at(target)
                if mention is None or mention.type not in BODIES:
                    continue
                if not inside or mention.type is not EntityType.PLACE:
                    return mention
                if child.lower_ != "at":  # "arrested by police at the airport"
                    return widest(document, target) or mention
    return None


def _of(document: Document, token: Token) -> Iterator[Mention]:
    """Yield what hangs on a noun by "of": Portland in "the city of Portland"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for target in child.children:
                mention = document.at(target)
                if mention is not None:
                    yield mention


def named(document: Document, token: Token) -> Mention | None:
    """Return the mention that a word heads, directly or by apposition, or None."""
    mention = document.at(token)
    if mention is not None:
        # Only the head's own mention counts: "Airbus" in "Airbus officials" has another head.
        return called(document, document.owner[token.i]) or mention
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    for child in token.children:
        if (child.dep_ == "appos" and not opens_clause(child)) or (
            child.dep_ == "nmod" and child.i > token.i
        ):
            mention = document.at(child)
            if mention is not None:
                return mention
    return (
        _product_before(document, token)
        or _body_before(document, token)
        or given(document, token)
        or _person_below(document, token)
        or _printed_apposition(document, token)
    )


def _product_before(document: Document, token: Token) -> Mention | None:
    """Return the product right before a noun that adds nothing: "60 Boeing 787 aircraft"."""
    of_names = token.lemma_.lower() in argument_words()["goods_of_names"]
    goods = is_goods(token) or of_names
    kind = not goods and is_kind(token)
    if not (goods or kind or token.pos_ == "PROPN" or token.text[0].isupper()):
        return None
    at = token.i - 1
    while at >= token.left_edge.i and token.i - at <= 3:
        before = token.doc[at]
        mention = document.at(before)
        if mention is not None:
            if mention.type is not EntityType.TECHNOLOGY or (of_names and before.is_lower):
                return None
            if before.is_lower and _is_version_of(token):
                return None  # "video game versions of films" are no video game
            return None if _is_host(mention, token, goods=goods) else mention
        if before.dep_ not in ("compound", "amod", "nmod") or not (goods or kind):
            return None
        at -= 1
    return None


def _is_version_of(token: Token) -> bool:
    return token.lemma_.lower() == "version" and any(
        child.dep_ == "prep" and child.lower_ == "of" for child in token.children
    )


def _body_before(document: Document, token: Token) -> Mention | None:
    """Return the institution before a noun that only says its kind: "the Stellantis group"."""
    if token.i == 0 or token.lower_ not in argument_words()["kinds"]:
        return None
    before = token.nbor(-1)
    mention = document.at(before)
    if mention is None or before.dep_ not in ("compound", "nmod") or before.head != token:
        return None
    named_ = mention.type is EntityType.INSTITUTION and mention.kind is MentionKind.NAME
    return mention if named_ else None


def _is_host(product: Mention, kind: Token, *, goods: bool) -> bool:
    """Tell whether a kind is no product of the name before it: "a Wi-Fi thermostat".

    Nor are "Android phones" Android; but "5G services" are 5G.
    """
    listed = product.text in techwords().names
    if goods:
        return listed and kind.lower_ in techwords().hosts
    return listed or bool(product.concept)


def is_kind(token: Token) -> bool:
    """Tell whether a noun is a kind of product that is no part of another: "X rifles"."""
    words, lower = techwords(), token.lower_
    return (lower in words.kinds or lower in words.heads) and lower not in words.hosts


def _person_below(document: Document, token: Token) -> Mention | None:
    """Return the person whom the parse hangs on a title's body: "head of X, Ada Lovelace".

    Without the comma the body is that person: "the family of the singer Ada Lovelace".
    """
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "at", "for"):
            for body in child.children:
                for item in body.children:
                    mention = document.at(item) if item.dep_ == "appos" else None
                    parted = item.doc[item.left_edge.i - 1].text == ","
                    if mention is not None and mention.type is EntityType.PERSON and parted:
                        return mention
    return None


def _printed_apposition(document: Document, token: Token) -> Mention | None:
    """Return the name in "NOUN, the Name," where the parser missed the apposition."""
    doc = document.doc
    at = token.i + 1
    if at < token.sent.end and token.lower_ in argument_words()["kinds"]:
        beside = document.at(doc[at])  # "by the company Acme", of which the parse loses Acme
        if beside is not None and beside.type is EntityType.INSTITUTION:
            return beside if beside.kind is MentionKind.NAME else None
    if at + 1 >= len(doc) or doc[at].text != ",":
        return None
    at += 2 if doc[at + 1].lower_ == "the" else 1
    if at >= len(doc) or doc[at].sent != token.sent or doc[at - 1].lower_ != "the":
        return None
    mention = document.at(doc[at])
    if mention is None or mention.type is not EntityType.INSTITUTION:
        return None
    end = document.spans[document.owner[at]].end
    return mention if end >= len(doc) or doc[end].is_punct or doc[end].is_space else None
