"""Reads whom courts and judges stop: "the court overturned X's ban", "ruled against X's plan".

What they order somebody to do, :mod:`kg.extraction.deals.deals` reads.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extraction.grammar.finding import ACTORS, Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import of_dep, slot_tokens
from kg.model import EntityType, Mention
from kg.nlp import Document


def rebuffed(document: Document, verb: Token) -> Iterator[Finding]:
    """Yield whom a court or a judge restricts by what becomes of that one's act.

    Args:
        document: The annotated article.
        verb: Any verb of it.
    """
    lists = noun_words()["courts"]
    if verb.lemma_.lower() not in lists["rebuffs"]:
        return
    against = [*preposed(verb, "against")]
    acts = against or [*slot_tokens(verb, "object")]
    losers = [
        one
        for act in acts
        if act.lemma_.lower() in lists["acts"]
        for owner in (*of_dep(act, ("poss",)), *_whose(act))
        for one in arguments(document, owner)
        if one.type in ACTORS
    ]
    for token in slot_tokens(verb, "subject") if losers else ():
        for judge in arguments(document, token):
            for loser in losers if is_judge(document, judge) else ():
                yield from linked(judge, "restricts", loser, verb, "restriction")


def _whose(act: Token) -> Iterator[Token]:
    """Yield X of "a request from X", "a plea by X"."""
    if act.lemma_.lower() in noun_words()["courts"]["asked"]:
        yield from preposed(act, "from", "by")


def is_judge(document: Document, mention: Mention) -> bool:
    """Tell whether a body is a court, or a person is called a judge before the name.

    What the judge is of may stand between: "judge for the district of Leeds Ada Lovelace".
    """
    lists = noun_words()["courts"]
    if mention.type is not EntityType.PERSON:
        return not set(lists["bodies"]).isdisjoint(mention.name.lower().split())
    return any(
        _is_called(document.doc, span.start, frozenset(lists["judges"]))
        for one, span in zip(document.mentions, document.spans, strict=True)
        if one.name == mention.name
    )


_TITLE = 14
"""Words that a judge's title and court take at most."""


def _is_called(doc: Doc, start: int, titles: frozenset[str]) -> bool:
    """Tell whether a title stands before a name, with nothing but its court between."""
    first = max(0, start - _TITLE)
    for token in reversed(doc[first:start]):
        if token.lower_ in titles:
            return True
        if token.pos_ in ("VERB", "AUX", "PUNCT", "PRON", "SCONJ", "CCONJ", "SPACE"):
            return False
    return False
