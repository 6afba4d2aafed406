"""Reads who is restricted by nouns of deeds: "ordered the arrest of X", "Y's detention of X".

The words are in ``nouns.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import ACTORS, BODIES, Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import of_dep, slot_tokens
from kg.extraction.restrictions.reach import through
from kg.model import EntityType, Mention
from kg.nlp import Document


def custody(document: Document, noun: Token) -> Iterator[Finding]:
    """Yield whom a deed of the law is done to, and by whom.

    Args:
        document: The annotated article.
        noun: Any noun of it.
    """
    lists = noun_words()
    if noun.lemma_.lower() not in lists["deprivations"]:
        return
    owners = list(of_dep(noun, ("poss",)))
    of = [one for target in preposed(noun, "of") for one in through(document, target)]
    hit = _mentions(document, iter(of))
    if not hit and noun.lemma_.lower() in lists["closures"]:
        hit = _mentions(document, _whose(noun))
    if not hit:  # "ordered X's arrest"
        hit, owners = _mentions(document, iter(owners)), []
    hit = [one for one in hit if one.type in ACTORS or not one.name.islower()]
    if not hit:
        return
    agents = _mentions(document, preposed(noun, "by"))
    agents += _mentions(document, iter(owners))
    agents += [
        one
        for child in of_dep(noun, ("compound", "amod"))
        if (one := document.at(child)) is not None and one.type in BODIES
    ]
    if not agents:
        agents = _ordered_by(document, noun)
    for agent in agents:
        for one in hit if agent.type in ACTORS else ():
            yield from linked(agent, "restricts", one, noun, "restriction")


def _whose(noun: Token) -> Iterator[Token]:
    """Yield X of "the closure of X's offices" and "the seizure of ships of X"."""
    for target in preposed(noun, "of"):
        yield from of_dep(target, ("poss",))
        yield from preposed(target, "of")


def _mentions(document: Document, tokens: Iterator[Token]) -> list[Mention]:
    return [one for token in tokens for one in arguments(document, token)]


def _ordered_by(document: Document, noun: Token) -> list[Mention]:
    """Return who orders it.

    Of a person who "announced an arrest" somebody else made it, and a firm that announces a
    closure closes what is its own.
    """
    lists, verb = noun_words(), noun.head
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun, verb = noun.head, noun.head.head  # "ordered the arrest and detention of X"
    if noun.dep_ not in ("dobj", "nsubjpass"):
        return []
    lemma = verb.lemma_.lower()
    agents = _mentions(document, slot_tokens(verb, "subject"))
    if lemma in lists["deprive_verbs"]:
        return agents
    if lemma in lists["tell_verbs"]:
        return [one for one in agents if one.type is EntityType.PLACE]
    return []
