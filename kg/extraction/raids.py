"""Reads whose premises are raided: "police in Leeds searched X's home", "raided X's offices".

The words are in ``nouns.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.finding import ACTORS, BODIES, Finding, arguments
from kg.extraction.phrases import linked, noun_words, preposed
from kg.extraction.slots import of_dep, slot_tokens
from kg.nlp import Document


def raids(document: Document, noun: Token) -> Iterator[Finding]:
    """Yield who raids the premises of whom.

    Args:
        document: The annotated article.
        noun: Any noun of it.
    """
    lists, verb = noun_words(), noun.head
    if noun.lemma_.lower() not in lists["raided_places"]:
        return
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.lemma_.lower() not in lists["raids"]:
        return
    owners = [
        one
        for token in (*of_dep(noun, ("poss", "compound")), *preposed(noun, "of"))
        for one in arguments(document, token)
        if one.type in ACTORS
    ]
    for token in slot_tokens(verb, "subject") if owners else ():
        for agent in arguments(document, token):
            for owner in owners if agent.type in BODIES else ():
                yield from linked(agent, "restricts", owner, verb, "restriction")
