"""Reads against whom a warrant, a subpoena or another writ is issued.

The words are in ``nouns.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import ACTORS, arguments
from kg.extraction.grammar.phrases import noun_words, preposed
from kg.extraction.grammar.slots import of_dep
from kg.model import Mention
from kg.nlp import Document


def summoned(document: Document, noun: Token, verb: Token) -> list[Token]:
    """Return against whom a warrant is: "against X", "for X", "for papers from X", "of X"."""
    wanted = [*preposed(noun, "for"), *preposed(verb, "for")]
    for deed in tuple(wanted):  # "a warrant for X's arrest"
        if deed.lemma_.lower() in noun_words()["deprivations"]:
            wanted += [*of_dep(deed, ("poss",)), *preposed(deed, "of")]
    ways = [
        [*preposed(noun, "to", "against", "on"), *preposed(verb, "to", "against", "on")],
        wanted,
        [one for thing in (noun, verb, *wanted) for one in preposed(thing, "from")],
        [*preposed(noun, "of")],
    ]
    return next((way for way in ways if any(_actors(document, way))), [])


def is_summons(noun: Token) -> bool:
    """Tell whether a noun is a warrant or the like: "an arrest order" is one."""
    lists, lemma = noun_words(), noun.lemma_.lower()
    if lemma in lists["summonses"]:
        return True
    kinds = {child.lemma_.lower() for child in noun.children if child.i < noun.i}
    return lemma in lists["writs"] and not kinds.isdisjoint(
        lists["deprivations"] | lists["writ_kinds"]
    )


def issues(verb: Token) -> Token | None:
    """Return "issues" of "the court issues arrest warrants" where it is read as a noun.

    Parsers take "arrest" for the verb, or "issues" for a noun with an object.
    """
    for word in (verb, verb.nbor(-1) if verb.i > 1 else verb):
        if (
            word.tag_ == "NNS"
            and word.lemma_.lower() in noun_words()["summons_verbs"]
            and (word == verb or (verb.lemma_ == "arrest" and word.dep_ == "nsubj"))
            and word.i > 0
            and word.nbor(-1).dep_ == "compound"
            and word.nbor(-1).head == word
        ):
            return word
    return None


def _actors(document: Document, tokens: list[Token]) -> Iterator[Mention]:
    for token in tokens:
        yield from (one for one in arguments(document, token) if one.type in ACTORS)
