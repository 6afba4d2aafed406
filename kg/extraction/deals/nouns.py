"""Reads facts that nouns say: "the acquisition of X", "an agreement with Y"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.deals.agreements import agreements
from kg.extraction.grammar.finding import (
    ACTORS,
    BODIES,
    Finding,
    argument_words,
    arguments,
    body_apposed,
    is_goods,
)
from kg.extraction.grammar.listing import coordinated
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import is_passive, of_dep, slot_tokens
from kg.extraction.products.sharper import is_product_name
from kg.model import EntityType, Mention
from kg.nlp import Document


def nouns(document: Document) -> Iterator[Finding]:
    """Yield the facts that the document's nouns say."""
    for token in document.of_pos("NOUN"):
        yield from _nominal(document, token)
        yield from agreements(document, token)
        yield from _sales(document, token)
    for token in document.of_pos("PROPN"):
        yield from agreements(document, token)


def _nominal(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X's acquisition of Y", "the acquisition of Y by X", "a unit of Y"."""
    lists = noun_words()
    lemma = noun.lemma_.lower()
    if lemma in ("part", "member"):
        whole = "member_of" if lemma == "member" else "part_of"
        yield from _unit_of(document, noun, whole)
    relation, links = _said_by(lemma)
    if relation is None:
        return
    doers = [*(c for c in noun.children if c.dep_ == "poss"), *preposed(noun, "by")]
    if relation == "uses" and not doers:
        doers = [one for used in preposed(noun, "of") for one in preposed(used, "by")]
    agents = [
        mention
        for token in doers
        for mention in arguments(document, token)
        if mention.type in ACTORS
    ]
    rule = "plain-use" if agents and relation == "uses" else "nominal"
    if not agents and noun.dep_ == "dobj" and noun.head.lemma_.lower() in lists["deal_verbs"]:
        agents = [
            mention
            for token in slot_tokens(noun.head, "subject")
            for mention in arguments(document, token)
            if mention.type in BODIES
        ]
    agents = agents or list(_givers(document, noun))
    engaged = [] if agents else list(_engaged(document, noun))
    for target in (*_objects(noun, links), *_under_way(noun)):
        for object_ in arguments(document, target):
            if lemma in lists["named_deeds"] and not is_product_name(object_):
                continue
            said = (
                "uses"
                if relation == "acquires" and object_.type is EntityType.TECHNOLOGY
                else relation
            )
            for agent in agents:
                buys = said == "acquires" and agent.type is EntityType.PERSON
                yield from linked(agent, "invests_in" if buys else said, object_, noun, rule)
            for agent in engaged:  # a person is involved in what a firm develops
                person = agent.type is EntityType.PERSON
                yield from linked(
                    agent, "works_on" if person else said, object_, noun, "nominal"
                )


def _engaged(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield who "is engaged in the development of T" or "specialises in" it."""
    while noun.dep_ == "conj":
        noun = noun.head
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "on"):
        return
    if verb.lemma_.lower() in noun_words()["engages"]:
        slot = "object" if is_passive(verb) else "subject"
        for token in slot_tokens(verb, slot):
            yield from (one for one in arguments(document, token) if one.type in ACTORS)


def _objects(noun: Token, links: tuple[str, ...]) -> Iterator[Token]:
    """Yield what hangs on a noun, or on the last of a list of deeds: "design and sale of T"."""
    own = list(preposed(noun, *links))
    if not own and _focuses(noun):
        own = list(preposed(noun.head, "on"))  # "X's research focuses on T"
    yield from own
    if not own:
        for other in coordinated(noun):
            yield from preposed(other, *links)


def _focuses(noun: Token) -> bool:
    lists = noun_words()
    studies = noun.dep_ == "nsubj" and noun.lemma_.lower() in lists["studies"]
    return studies and noun.head.lemma_.lower() in lists["focuses"]


def _said_by(lemma: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the relation that a noun says, and the prepositions before its object."""
    lists = noun_words()
    for name, relation in _BY_LINK.items():
        if lemma in lists[name]:
            return relation, tuple(lists[name][lemma])
    return lists["nominal"].get(lemma), ("of",)


_BY_LINK = {"investments": "invests_in", "bids": "acquires", "studies": "works_on"}
"""Table of ``nouns.toml`` that says which prepositions a noun takes, to its relation."""


def _givers(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield who gives money: "a grant from X to Y", "EU funding for Y", "a World Bank loan"."""
    if noun.lemma_.lower() not in noun_words()["investments"]:
        return
    for token in preposed(noun, "from"):
        yield from (one for one in arguments(document, token) if one.type in ACTORS)
    for child in noun.lefts:
        if child.dep_ in ("compound", "nmod", "amod"):
            one = document.at(child)
            if one is not None and one.type in BODIES:
                yield one


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
        apposed = body_apposed(document, noun)
        parts = [] if apposed is None else [apposed]
    elif noun.dep_ == "attr":
        tokens = slot_tokens(noun.head, "subject")
        parts = [one for token in tokens for one in arguments(document, token)]
        parts = parts if noun.tag_ == "NNS" else parts[:1]  # "A, B and C are members of"
    else:
        return
    for target in preposed(noun, "of"):
        for whole in arguments(document, target):
            people = relation == "member_of" and _is_of_people(whole)
            people = people or (relation == "part_of" and _is_farther(document, whole, target))
            for part in parts:
                if part.type is EntityType.INSTITUTION and not people:
                    rule = "membership" if relation == "member_of" else "unit-of"
                    yield from linked(part, relation, whole, noun, rule)


def _is_farther(document: Document, whole: Mention, target: Token) -> bool:
    """Tell whether a name is of a clause behind: "part of the work that Acme has done"."""
    name = document.span(whole)
    row = (target, *target.conjuncts, *of_dep(target, ("appos",)))
    if name.start <= target.i or name.root not in row:
        return name.start > target.i
    last = max([name.end - 1, *(one.i for one in name.conjuncts)])
    if name.start != target.i + 1 or last + 1 == len(target.doc):
        return False
    after = target.doc[last + 1]
    return after.pos_ in ("AUX", "VERB") and after.tag_ != "VBN"


def _is_of_people(body: Mention) -> bool:
    """Tell whether only people sit in a body: a committee of a parliament, a board."""
    return not _OF_PEOPLE.isdisjoint(body.name.lower().split())


_OF_PEOPLE = frozenset(
    ("committee", "subcommittee", "board", "panel", "jury", "court", "cabinet")
)


def _sales(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "the sale of jets to X by Y", "Y's delivery of jets to X", "Y's arms exports to X".

    Of a body sold ("the sale of Y to X") X becomes the owner.
    """
    lists = noun_words()
    if not {noun.lower_, noun.lemma_.lower()} & lists["sales"]:
        return
    goods = list(preposed(noun, "of"))
    before = [child for child in noun.lefts if child.dep_ in ("compound", "nmod", "amod")]
    bulk = any({one.lower_, one.lemma_.lower()} & lists["bulk"] for one in (*before, *goods))
    if not bulk and not (goods and all(_is_ware(document, token) for token in goods)):
        yield from _body_sold(document, noun, goods)
        return
    for token in (*_sellers(document, noun, before), *preposed(noun, "by")):
        adjective = document.at(token) if token.dep_ in ("amod", "nmod", "compound") else None
        for seller in arguments(document, token) if adjective is None else (adjective,):
            for target in (*preposed(noun, "to"), *_to_of_verb(noun)):
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


def _to_of_verb(noun: Token) -> Iterator[Token]:
    """Yield Y of "resumed deliveries of T to Y", where the parse hangs Y on the verb."""
    link = noun.nbor(1) if noun.i + 1 < noun.sent.end else noun
    if link.lower_ == "to" and link.head != noun:
        yield from (child for child in link.children if child.dep_ == "pobj")
    elif noun.dep_ == "dobj" and noun.head.lemma_.lower() in noun_words()["sale_verbs"]:
        yield from preposed(noun.head, "to")
    for goods in preposed(noun, "of"):
        yield from preposed(goods, "to")


def _sellers(document: Document, noun: Token, before: list[Token]) -> Iterator[Token]:
    """Yield whose sales they are: "Y's", "German" arms exports, who resumed them."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    # Of "German arms exports" the parse hangs "German" on either noun.
    owners += [
        one
        for child in before
        for one in (child, *child.lefts)
        if (body := document.at(one)) is not None and body.type in BODIES
    ]
    if owners:
        yield from owners
    elif (
        noun.dep_ in ("dobj", "nsubjpass")
        and noun.head.lemma_.lower() in noun_words()["sale_verbs"]
    ):
        yield from slot_tokens(noun.head, "subject")
    else:
        yield from _telling(noun)


def _telling(noun: Token) -> Iterator[Token]:
    """Yield who tells of sales to somebody without saying whose they are: they are his own.

    "The United States has put on hold arms sales to X", "Ruritania reports that exports to X".
    """
    verb = next((one for one in noun.ancestors if one.pos_ == "VERB"), None)
    if verb is not None and noun.dep_ == "nsubj" and verb.dep_ == "ccomp":
        verb = verb.head
    if verb is not None and verb.lemma_.lower() in noun_words()["sale_tells"]:
        yield from slot_tokens(verb, "subject")


def _body_sold(document: Document, noun: Token, goods: list[Token]) -> Iterator[Finding]:
    """Read "the sale of Y to X" and "Y's sale to X" of a body: X acquires it."""
    if noun.lemma_.lower() != "sale" or noun.tag_ != "NN":
        return
    for token in goods or [child for child in noun.children if child.dep_ == "poss"]:
        for target in preposed(noun, "to"):
            for buyer in arguments(document, target):
                for sold in arguments(document, token):
                    if sold.type is buyer.type is EntityType.INSTITUTION:
                        yield from linked(buyer, "acquires", sold, noun, "nominal")


def _is_ware(document: Document, token: Token) -> bool:
    """Tell whether a noun is a product, and no part of a company: "the sale of its unit"."""
    if token.lemma_.lower() in argument_words()["holdings"]:
        return False
    return is_goods(token) or any(
        one.type is EntityType.TECHNOLOGY for one in arguments(document, token)
    )
