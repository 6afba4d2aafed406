"""Reads who uses what by other words than a verb of use: "an early adopter of T".

Who gives its own people access to a product uses it, and so does whose own product runs on it:
"X gave its staff access to T", "X's assistant, powered by T".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import BODIES, Finding, arguments
from kg.extraction.grammar.listing import examples
from kg.extraction.grammar.phrases import linked, noun_words, possessor, preposed
from kg.extraction.grammar.slots import of_dep, slot_tokens
from kg.extraction.products.staff import is_own_people, to_own_people
from kg.extraction.products.trades import called_so
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def adopters(document: Document) -> Iterator[Finding]:
    """Yield who uses products by nouns and by what is done with them."""
    lists = noun_words()
    for token in document.with_lemma(lists["adopters"] | _OTHERS):
        lemma = token.lemma_.lower()
        if lemma == "access":
            yield from _access(document, token)
        elif lemma == "power":
            yield from _powered(document, token)
        elif lemma in ("count", "list", "number"):
            yield from _counted(document, token)
        elif lemma in _HANDS_OUT:
            yield from _handed_out(document, token)
        elif token.pos_ == "NOUN":
            yield from _adopter(document, token)


_HANDS_OUT = frozenset(("roll", "introduce", "launch", "release", "distribute"))
_OTHERS = frozenset(("access", "power", "count", "list", "number")) | _HANDS_OUT


def _handed_out(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X rolled out T to its staff"."""
    if verb.pos_ != "VERB" or not to_own_people(verb):
        return
    for thing in slot_tokens(verb, "object"):
        for tech in arguments(document, thing):
            for token in slot_tokens(verb, "subject"):
                for body in arguments(document, token):
                    if tech.type is EntityType.TECHNOLOGY and body.type in BODIES:
                        yield from linked(body, "uses", tech, verb, "plain-use")


def _adopter(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X, an early adopter of T", "users of T such as X", "X is one of the users of T"."""
    targets = list(preposed(noun, "of"))
    techs = [one for target in targets for one in _products(document, target)]
    if not techs:
        return
    bodies: list[Mention] = []
    for token in (*examples(noun), *(one for target in targets for one in examples(target))):
        bodies += arguments(document, token)
    above = noun.head
    among = noun.dep_ == "pobj" and above.lower_ in ("among", "of")
    if among and (above.lower_ == "among" or above.head.lemma_ == "one"):
        verb = above.head if above.lower_ == "among" else above.head.head
        if verb.lemma_ == "be":
            for token in slot_tokens(verb, "subject"):
                bodies += arguments(document, token)
    elif noun.dep_ in ("attr", "appos") and noun.tag_ == "NN":
        bodies += called_so(document, noun)
    for body in bodies:
        for tech in techs if body.type in BODIES else ():
            yield from linked(body, "uses", tech, noun, "plain-use")


def _products(document: Document, token: Token) -> Iterator[Mention]:
    for one in arguments(document, token):
        if one.type is EntityType.TECHNOLOGY and one.kind is MentionKind.NAME:
            yield one


def _access(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "gave its employees access to T", "access to T for all its staff"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in ("give", "offer", "provide", "grant"):
        return
    receivers = [*of_dep(verb, ("dative",)), *preposed(noun, "for")]
    if not any(is_own_people(one) for one in receivers):
        return
    for target in preposed(noun, "to"):
        for tech in _products(document, target):
            for token in slot_tokens(verb, "subject"):
                for body in arguments(document, token):
                    if body.type in BODIES:
                        yield from linked(body, "uses", tech, verb, "plain-use")


def _powered(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X's assistant, powered by T": X uses T, unless T is X's own."""
    if verb.tag_ != "VBN":
        return
    techs = [
        one
        for token in slot_tokens(verb, "subject")
        if not any(child.tag_ == "PRP$" for child in token.children)
        for one in _products(document, token)
    ]
    if not techs:
        return
    for thing in slot_tokens(verb, "object"):
        itself = document.at(thing)
        owner = itself if itself is not None else possessor(document, thing)
        if itself is not None and itself.type is EntityType.TECHNOLOGY:
            owner = next(iter(_owner(document, thing)), None)
        if owner is not None and owner.type is EntityType.INSTITUTION:
            for tech in techs:
                yield from linked(owner, "uses", tech, verb, "plain-use")


def _owner(document: Document, thing: Token) -> Iterator[Mention]:
    """Yield whose a product is, by the words on it: "Acme's Zephyr", "its chatbot"."""
    for child in of_dep(thing, ("poss",)):
        yield from arguments(document, child)


def _counted(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X counts Y and Z among its customers": X supplies them."""
    if verb.pos_ != "VERB":
        return
    among = (*preposed(verb, "among", "as"), *_inside(verb))
    if not any(
        noun.lemma_.lower() in noun_words()["customers"]
        and any(child.tag_ == "PRP$" for child in noun.children)
        for noun in among
    ):
        return
    for token in slot_tokens(verb, "subject"):
        for seller in arguments(document, token):
            for named in slot_tokens(verb, "object"):
                for buyer in arguments(document, named):
                    if {seller.type, buyer.type} <= BODIES:
                        yield from linked(seller, "supplies", buyer, verb, "trade-kin")


def _inside(verb: Token) -> Iterator[Token]:
    """Yield what the parse hangs on those who are counted: "Y among its clients"."""
    for thing in of_dep(verb, ("dobj",)):
        for token in (thing, *of_dep(thing, ("conj",))):
            yield from preposed(token, "among", "as")
