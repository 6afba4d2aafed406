"""Reads deals that take more than a verb and its ends: who is picked or ordered to do what.

The words are in ``nouns.toml``, under "deals".
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Token

from kg.extraction.deals.contests import contests, is_match, match_of
from kg.extraction.grammar.finding import ACTORS, BODIES, Finding, argument_words, arguments
from kg.extraction.grammar.headlines import is_infinitive
from kg.extraction.grammar.listing import examples
from kg.extraction.grammar.phrases import linked, noun_words, possessor, preposed
from kg.extraction.grammar.slots import is_passive, of_dep, slot_tokens
from kg.extraction.restrictions.courts import is_judge, rebuffed
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "relcl")


def deals(document: Document) -> Iterator[Finding]:
    """Yield the supplies, restrictions, partners and rivals that clauses and lists say."""
    for token in document.of_pos("VERB", "NOUN", "ADP", "SCONJ", "CCONJ"):
        if token.pos_ == "VERB":
            yield from _by_verb(document, token)
        elif token.pos_ == "NOUN":
            yield from _by_noun(document, token)
        else:
            yield from contests(document, token)


def _by_verb(document: Document, verb: Token) -> Iterator[Finding]:
    words, lemma = _words(), verb.lemma_.lower()
    if lemma in words["picks"]:
        yield from _picked(document, verb)
    if lemma in words["commands"]:
        yield from _commanded(document, verb)
    if lemma in words["gets"]:
        yield from _sourced(document, verb)
    if lemma == "agree":
        yield from _agreed(document, verb)
    yield from _mutual(document, verb)
    yield from rebuffed(document, verb)
    yield from contests(document, verb)


def _by_noun(document: Document, noun: Token) -> Iterator[Finding]:
    words, lemma = _words(), noun.lemma_.lower()
    if lemma in words["contracts"]:
        yield from _contract(document, noun)
    if lemma == "contract":
        yield from _won(document, noun)
        yield from _public(document, noun)
    if lemma in words["permits"]:
        yield from _revoked(document, noun)
    if is_match(noun):
        yield from match_of(document, noun)
    yield from _of_subject(document, noun)


@cache
def _words() -> dict[str, Any]:
    """Return the words of deals; a verb of "mutual" maps to its relation."""
    return {
        name: frozenset(value) if isinstance(value, list) else value
        for name, value in noun_words()["deals"].items()
    }


def _all(document: Document, tokens: Iterator[Token]) -> list[Mention]:
    """Return the bodies that some words stand for."""
    return [one for token in tokens for one in arguments(document, token) if one.type in BODIES]


def _infinitives(*heads: Token) -> Iterator[Token]:
    """Yield the verbs of purpose on some words: "to build" of "picked X to build T"."""
    for head in heads:
        for child in of_dep(head, _CLAUSES):
            if child.i > head.i and is_infinitive(child):
                yield child


def _picked(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "picked X to build T", "X was commissioned by Y to print T": X supplies Y."""
    words = _words()
    purposes = [one for one in _infinitives(verb) if one.lemma_.lower() in words["works"]]
    posts = [
        target for target in preposed(verb, "as") if target.lemma_.lower() in words["sellers"]
    ]
    if not purposes and not posts:
        return
    picked = [*slot_tokens(verb, "object")]
    if not is_passive(verb):
        picked += [token for one in purposes for token in of_dep(one, ("nsubj",))]
    buyers = _all(document, slot_tokens(verb, "subject"))
    for seller in _all(document, iter(picked)):
        for buyer in buyers:
            if seller.type is EntityType.INSTITUTION:
                yield from linked(seller, "supplies", buyer, verb, "picked")


def _contract(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "signed a contract with Y to supply T", "a deal with Y to buy T"."""
    words, verb = _words(), noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in words["signs"]:
        return
    deeds = [one for one in _infinitives(noun, verb) if not _is_of_holdings(one)]
    does = {one.lemma_.lower() for one in deeds}
    does |= {target.lemma_.lower() for target in preposed(noun, "for")}
    works = words["works"] if noun.lemma_.lower() == "contract" else frozenset()
    sells, buys = does & (words["sells"] | works), does & words["buys"]
    if bool(sells) == bool(buys):
        return
    others = _all(document, iter((*preposed(noun, "with"), *preposed(verb, "with"))))
    for one in _all(document, slot_tokens(verb, "subject")):
        for other in others:
            own = sells and any(_is_for_itself(document, one, deed) for deed in deeds)
            seller, buyer = (other, one) if own or buys else (one, other)
            yield from linked(seller, "supplies", buyer, verb, "contract")


def _won(document: Document, contract: Token) -> Iterator[Finding]:
    """Read "won a NASA contract": whoever wins it supplies whose it is."""
    verb = contract.head
    if contract.dep_ != "dobj" or verb.lemma_.lower() not in noun_words()["order_won"]:
        return
    buyers = _all(document, of_dep(contract, ("compound", "nmod", "poss")))
    for seller in _all(document, slot_tokens(verb, "subject")):
        for buyer in buyers:
            if seller.type is buyer.type is EntityType.INSTITUTION:
                yield from linked(seller, "supplies", buyer, verb, "contract")


def _public(document: Document, contract: Token) -> Iterator[Finding]:
    """Read "Acme has a contract with the CIA", "Acme's contract with the ministry".

    Of a firm and a public body it is plain who delivers.
    """
    sellers = list(of_dep(contract, ("poss",)))
    if contract.dep_ == "dobj" and contract.head.lemma_.lower() in ("have", "hold"):
        sellers += slot_tokens(contract.head, "subject")
    buyers = [one for one in _all(document, preposed(contract, "with")) if _is_public(one)]
    for seller in _all(document, iter(sellers)) if buyers else ():
        firm = seller.type is EntityType.INSTITUTION and not _is_public(seller)
        for buyer in buyers if firm else ():
            yield from linked(seller, "supplies", buyer, contract, "contract")


def _is_public(body: Mention) -> bool:
    """Tell whether a body buys for a state: by a word of its name, or as one of these."""
    words = body.name.lower().split()
    listed = noun_words()["public_buyers"]
    return body.type is EntityType.INSTITUTION and not listed.isdisjoint(words)


def _is_of_holdings(deed: Token) -> bool:
    """Tell whether a part of a firm changes hands, no goods: "to buy its phone business"."""
    return any(
        one.lemma_.lower() in argument_words()["holdings"]
        for one in slot_tokens(deed, "object")
    )


def _is_for_itself(document: Document, body: Mention, deed: Token) -> bool:
    """Tell whether what is supplied is for a body's own things, so that the other one sells.

    "Acme signed a deal with X to supply engines for Acme's trains", "for the Acme 70".
    """
    after = (document.at(token) for token in deed.subtree if token.i > deed.i)
    return any(
        one is not None and one.kind is MentionKind.NAME and _is_of(body, one) for one in after
    )


def _is_of(body: Mention, name: Mention) -> bool:
    return name.name == body.name or name.name.startswith(f"{body.name} ")


def _sourced(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "uses scanners supplied by X", "relies on gearboxes bought from X"."""
    words = _words()
    goods = [*slot_tokens(verb, "object")] if not is_passive(verb) else []
    goods += preposed(verb, "on", "to", "with")
    sellers = [
        one
        for thing in goods
        for made in of_dep(thing, ("acl",))
        for one in _all(document, _by_or_from(made))
        if made.tag_ == "VBN" and made.lemma_.lower() in words["sells"] | words["buys"]
    ]
    for seller in sellers:
        for buyer in _all(document, slot_tokens(verb, "subject")):
            yield from linked(seller, "supplies", buyer, verb, "sourced")


def _by_or_from(made: Token) -> Iterator[Token]:
    """Yield the seller of a participle: "supplied by X", "bought from X"."""
    buys = made.lemma_.lower() in _words()["buys"]
    yield from preposed(made, "from" if buys else "by")


def _commanded(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "ordered X to stop selling T", "X was told by Y not to go ahead": Y restricts X."""
    words = _words()
    every = list(_infinitives(verb))
    what = [
        one
        for one in every
        if one.lemma_.lower() in words["ceases"] or any(of_dep(one, ("neg",)))
    ]
    if not every:
        return
    yield from _disused(document, verb, every)
    told = [*slot_tokens(verb, "object")]
    if not is_passive(verb):
        told += [token for one in every for token in of_dep(one, ("nsubj",))]
    for token in slot_tokens(verb, "subject"):
        for agent in arguments(document, token):
            # Whatever a court orders, it orders against somebody's will.
            heard = agent.type in ACTORS and (bool(what) or is_judge(document, agent))
            for target in told if heard else ():
                for one in arguments(document, target):
                    if one.type in ACTORS:
                        yield from linked(agent, "restricts", one, verb, "restriction")


_BLOCKS = frozenset(("block", "ban", "delist", "remove", "delete", "uninstall"))


def _disused(document: Document, verb: Token, deeds: list[Token]) -> Iterator[Finding]:
    """Read "ordered its staff to stop using T", "told firms to block T": T is restricted."""
    blocks = [one for one in deeds if one.lemma_.lower() in _BLOCKS]
    uses = [
        use
        for one in deeds
        if one.lemma_.lower() in ("stop", "cease", "quit", "avoid")
        for use in of_dep(one, ("xcomp",))
        if use.lemma_.lower() in noun_words()["use_verbs"]
    ]
    tools = [
        tool
        for use in (*uses, *blocks)
        for token in slot_tokens(use, "object")
        for tool in arguments(document, token)
        if tool.type is EntityType.TECHNOLOGY
        or (use in blocks and tool.type is EntityType.INSTITUTION)
    ]
    for token in slot_tokens(verb, "subject") if tools else ():
        for agent in arguments(document, token):
            for tool in tools if agent.type in ACTORS else ():
                yield from linked(agent, "restricts", tool, verb, "restriction")


def _revoked(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "revoked X's licence", "rejected X's application", "froze the assets of X"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.lemma_.lower() not in _words()["revokes"]:
        return
    owners = [
        one
        for child in (*of_dep(noun, ("poss",)), *preposed(noun, "of"))
        for one in arguments(document, child)
        if one.type in ACTORS
    ]
    for agent in _all(document, slot_tokens(verb, "subject")):
        for owner in owners:
            yield from linked(agent, "restricts", owner, verb, "restriction")


def _mutual(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X and Y have teamed up", "X and Y compete": each does it with the other."""
    words = _words()
    lemma = verb.lemma_.lower()
    relation = words["mutual"].get(lemma)
    particle = words["mutual_particles"].get(lemma)
    if relation is None or any(
        child.dep_ in ("ccomp", "auxpass", "nsubjpass")
        or (child.dep_ == "dobj" and child.lower_ != particle)
        or child.lower_ in ("with", "against", "from", "over")
        for child in verb.children
    ):
        return
    if particle and not any(child.lower_ == particle for child in verb.children):
        return
    if (
        verb.dep_ == "xcomp"
        and verb.head.lemma_ == "agree"
        and lemma in words["jointly_agreed"]
    ):
        return  # they have an accord, and no plan
    for subject in slot_tokens(verb, "subject"):
        sides = list(dict.fromkeys(arguments(document, subject)))
        if len(sides) == _PAIR and all(one.type in BODIES for one in sides):
            yield from linked(sides[0], relation, sides[1], verb, "mutual")


def _agreed(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X and Y agreed to reopen the border": they have an agreement.

    Who agrees to part, to stop or to buy the other is no partner.
    """
    deeds = [one for one in _infinitives(verb) if one.dep_ == "xcomp"]
    joint = noun_words()["deals"]["jointly_agreed"]
    if not any(one.lemma_.lower() in joint for one in deeds) or is_passive(verb):
        return
    for subject in slot_tokens(verb, "subject"):
        sides = list(dict.fromkeys(_all(document, iter((subject,)))))
        if len(sides) == _PAIR:
            yield from linked(sides[0], "partners_with", sides[1], verb, "accord")


_PAIR = 2
"""Of more than two that "compete" or "cooperate", a text seldom says so of each pair."""


_OF_SUBJECT = {"rivals": "competes_with", "partners": "partners_with", "customers": "supplies"}
"""List of ``nouns.toml`` to what the subject of the clause is to those who are called so."""


def _of_subject(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X undercut rival Y", "X sells T to customers such as Y": those of the subject."""
    lemma = noun.lemma_.lower()
    lists = noun_words()
    relation = next((said for name, said in _OF_SUBJECT.items() if lemma in lists[name]), None)
    if relation is None or possessor(document, noun) is not None:
        return
    if any(child.dep_ in ("det", "poss") for child in noun.lefts) or any(preposed(noun, "of")):
        return
    named = [*examples(noun)]
    if not named and relation == "competes_with":
        named = [*_right_after(document, noun)]
    verb = noun
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        if verb.dep_ in ("nsubj", "nsubjpass", "appos"):
            return
        verb = verb.head
    for one in _all(document, slot_tokens(verb, "subject")):
        for other in _all(document, iter(named)):
            if one.type is EntityType.INSTITUTION:
                yield from linked(one, relation, other, noun, "kin-subject")


def _right_after(document: Document, noun: Token) -> Iterator[Token]:
    """Yield the name right after "rival" or "rivals"."""
    if noun.i + 1 >= len(noun.doc):
        return
    after = noun.nbor(1)
    one = document.at(after)
    if one is not None and one.kind is MentionKind.NAME and one.type is EntityType.INSTITUTION:
        span = document.spans[document.owner[after.i]]
        if span.start == after.i:
            yield span.root
