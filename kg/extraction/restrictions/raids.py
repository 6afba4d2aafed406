"""Reads whose premises are raided: "police in Leeds searched X's home", "raided X's offices".

The words are in ``nouns.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import ACTORS, BODIES, Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import of_dep, slot_tokens
from kg.model import EntityType
from kg.nlp import Document

_STATES = (EntityType.PLACE,)


def raids(document: Document, noun: Token) -> Iterator[Finding]:
    """Yield who raids the premises of whom.

    Args:
        document: The annotated article.
        noun: Any noun of it.
    """
    lists, verb = noun_words(), noun.head
    if noun.lemma_.lower() not in lists["raided_places"]:
        return
    closes = verb.lemma_.lower() in lists["closing"]
    raided = closes or verb.lemma_.lower() in lists["raids"]
    if noun.dep_ not in ("dobj", "nsubjpass") or not raided:
        return
    owners = [
        one
        for token in (*of_dep(noun, ("poss", "compound")), *preposed(noun, "of"))
        for one in arguments(document, token)
        if one.type in ACTORS
    ]
    for token in slot_tokens(verb, "subject") if owners else ():
        for agent in arguments(document, token):
            may = agent.type in (_STATES if closes else BODIES)  # a firm closes its own
            for owner in owners if may else ():
                yield from linked(agent, "restricts", owner, verb, "restriction")
