"""Reads facts that nouns say: "the acquisition of X", "an agreement with Y"."""

from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Token

from kg.extraction.finding import (
    ACTORS,
    BODIES,
    Finding,
    argument_words,
    arguments,
    is_goods,
    named,
)
from kg.extraction.phrases import linked, noun_words, preposed
from kg.extraction.slots import slot_tokens
from kg.model import EntityType
from kg.nlp import Document


def nouns(document: Document) -> Iterator[Finding]:
    """Yield the facts that the document's nouns say."""
    for token in document.doc:
        if token.pos_ == "NOUN":
            yield from _nominal(document, token)
            yield from _agreements(document, token)
            yield from _sales(document, token)


def _nominal(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X's acquisition of Y", "the acquisition of Y by X", "a unit of Y"."""
    lists = noun_words()
    lemma = noun.lemma_.lower()
    if lemma in ("part", "member"):
        relation = "member_of" if lemma == "member" else "part_of"
        yield from _unit_of(document, noun, relation)
    relation = lists["nominal"].get(lemma)
    links = ("of",)
    if lemma in lists["investments"]:
        relation, links = "invests_in", tuple(lists["investments"][lemma])
    elif lemma in lists["bids"]:
        relation, links = "acquires", tuple(lists["bids"][lemma])
    elif lemma in lists["studies"]:
        relation, links = "works_on", tuple(lists["studies"][lemma])
    if relation is None:
        return
    agents = [
        mention
        for token in (*(c for c in noun.children if c.dep_ == "poss"), *preposed(noun, "by"))
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
    for target in (*preposed(noun, *links), *_under_way(noun)):
        for object_ in arguments(document, target):
            said = (
                "uses"
                if relation == "acquires" and object_.type is EntityType.TECHNOLOGY
                else relation
            )
            for agent in agents:
                yield from linked(agent, said, object_, noun, "nominal")


def _under_way(noun: Token) -> Iterator[Token]:
    """Yield X of "X is under development by Y", "a jet under construction by Y"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("under", "in"):
        return
    above = noun.head.head
    if above.lemma_ == "be":
        yield from slot_tokens(above, "subject")
    elif above.pos_ in ("NOUN", "PROPN"):
        yield above
        if above.dep_ == "attr":
            yield from slot_tokens(above.head, "subject")


def _unit_of(document: Document, noun: Token, relation: str) -> Iterator[Finding]:
    """Read "Airbus, part of EADS" and "Airbus is a member of the association"."""
    if noun.dep_ == "appos":
        part = named(document, noun.head)
    elif noun.dep_ == "attr":
        part = next(
            (
                m
                for token in slot_tokens(noun.head, "subject")
                for m in arguments(document, token)
            ),
            None,
        )
    else:
        return
    if part is None:
        return
    for target in preposed(noun, "of"):
        for whole in arguments(document, target):
            if part.type is EntityType.INSTITUTION:
                yield from linked(part, relation, whole, noun, "unit-of")


def _agreements(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "signed an agreement with", "held talks with", "a deal between X and Y"."""
    lists = noun_words()
    lemma = noun.lemma_.lower()
    if lemma in lists["agreements"]:
        for child in noun.children:
            owner = document.at(child) if child.dep_ == "poss" else None
            if owner is not None and owner.type in BODIES:
                for target in preposed(noun, "with"):
                    for other in arguments(document, target):
                        yield from linked(owner, "partners_with", other, noun, "agreement")
        yield from _two_sides(document, noun, "partners_with", lists["agreement_verbs"])
        yield from _among(document, noun)
    elif lemma in lists["meetings"] or noun.lower_ in lists["meetings"]:
        yield from _two_sides(document, noun, "meets", lists["meeting_verbs"])


def _two_sides(
    document: Document, noun: Token, relation: str, governors: frozenset[str]
) -> Iterator[Finding]:
    for target in preposed(noun, "between"):
        sides = list(arguments(document, target))
        for side in sides[1:]:
            yield from linked(sides[0], relation, side, noun, "between")
    yield from _jointly(document, noun, relation, governors)
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep":
        verb = verb.head  # "entered into an agreement with"
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in governors:
        return
    targets = [*preposed(noun, "with"), *preposed(verb, "with")]
    for subject in slot_tokens(verb, "subject"):
        for agent in arguments(document, subject):
            for target in targets:
                for other in arguments(document, target):
                    yield from linked(agent, relation, other, noun, "agreement")


def _among(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X and Y formed a joint venture": with nobody else named, they are the sides."""
    verb = noun.head
    if (
        noun.dep_ != "dobj"
        or noun.tag_ != "NN"
        or verb.lemma_.lower() not in noun_words()["joint_deal_verbs"]
        or any(preposed(noun, "with", "from", "between"))
        or any(preposed(verb, "with", "from"))
    ):
        return
    for subject in slot_tokens(verb, "subject"):
        sides = [one for one in arguments(document, subject) if one.type in BODIES]
        for one, other in combinations(dict.fromkeys(sides), 2):
            yield from linked(one, "partners_with", other, noun, "agreement")


def _jointly(
    document: Document, noun: Token, relation: str, governors: frozenset[str]
) -> Iterator[Finding]:
    """Read "X developed it in partnership with Y"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "under", "through"):
        return
    verb = noun.head.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() in governors:
        return
    for subject in slot_tokens(verb, "subject"):
        for agent in arguments(document, subject):
            for target in preposed(noun, "with"):
                for other in arguments(document, target):
                    yield from linked(agent, relation, other, noun, "agreement")


def _sales(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "the sale of jets to X by Y" and "Y's delivery of vaccines to X"."""
    if noun.lemma_.lower() not in noun_words()["sales"]:
        return
    goods = list(preposed(noun, "of"))
    if not goods or not all(_is_ware(document, token) for token in goods):
        return
    sellers = [child for child in noun.children if child.dep_ == "poss"]
    for token in (*sellers, *preposed(noun, "by")):
        for seller in arguments(document, token):
            for target in preposed(noun, "to"):
                for buyer in arguments(document, target):
                    yield from linked(seller, "supplies", buyer, noun, "nominal")
    wares = [
        one
        for token in goods
        for one in arguments(document, token)
        if one.type is EntityType.TECHNOLOGY
    ]
    for target in preposed(noun, "to") if _is_allowed(noun) else ():
        for buyer in arguments(document, target):
            for ware in wares if buyer.type in BODIES else ():
                yield from linked(buyer, "uses", ware, noun, "nominal")


def _is_allowed(noun: Token) -> bool:
    """Tell whether no ban stands before a sale: "halted the sale", "curbs on the sale"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    lists = noun_words()
    return noun.head.lower_ != "on" and above.lemma_.lower() not in (
        lists["access_verbs"] | lists["takeover_verbs"] | lists["ending_verbs"]
    )


def _is_ware(document: Document, token: Token) -> bool:
    """Tell whether a noun is a product, and no part of a company: "the sale of its unit"."""
    if token.lemma_.lower() in argument_words()["holdings"]:
        return False
    return is_goods(token) or any(
        one.type is EntityType.TECHNOLOGY for one in arguments(document, token)
    )
