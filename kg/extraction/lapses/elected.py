"""Tells that who is elected has yet to take office, where the article says so.

"X is elected president" gives X the post, for most articles say no more. Where one calls X the
president-elect as well, or tells when he "will take office", the post is still to come.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import arguments
from kg.extraction.grammar.slots import subjects
from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.stance.stance import stance
from kg.extraction.titles.wholetitles import bare_title
from kg.model import EntityType, Fact, Mention, Stance, Status
from kg.nlp import Document

Holding = tuple[str, str, str]
"""Names of who holds what where: subject, bare role, object."""


def awaited(document: Document, facts: Iterable[Fact[Mention]]) -> set[Holding]:
    """Return the posts that somebody is only elected to.

    Args:
        document: The document.
        facts: Facts read in it.
    """
    every = [fact for fact in facts if fact.relation == "holds_position" and fact.role]
    elected = [
        fact
        for fact in every
        if fact.status is Status.CURRENT
        and any(_is_election(document, one.start, one.end) for one in fact.evidence)
    ]
    if not elected:
        return set()
    elect = {
        holding_of(fact)
        for fact in every
        if fact.status is Status.FUTURE and bare_title(fact.role) != fact.role
    }
    due = set(_due(document))
    return {
        holding_of(fact)
        for fact in elected
        if holding_of(fact) in elect or fact.subject.name in due
    }


def holding_of(fact: Fact[Mention]) -> Holding:
    """Return the post that a fact gives somebody, without "-elect" and the like."""
    return fact.subject.name, bare_title(fact.role).lower(), fact.object.name


def _is_election(document: Document, start: int, end: int) -> bool:
    span = document.doc.char_span(start, end, alignment_mode="expand")
    return span is not None and any(
        token.lemma_.lower() == "elect"
        and token.pos_ == "VERB"
        and document.doc[max(0, token.i - 1)].text != "-"
        for token in span
    )


def _due(document: Document) -> Iterator[str]:
    """Yield the people who will take office: "X will be sworn in", "She is to take office"."""
    for token in document.of_pos("VERB"):
        if _is_start(token) and stance(token) is Stance.PLANNED:
            joined = token.head if token.dep_ == "conj" else token  # "is elected and will take"
            for subject in [*subjects(token)] or subjects(joined):
                for one in arguments(document, subject):
                    if one.type is EntityType.PERSON:
                        yield one.name


def _is_start(verb: Token) -> bool:
    """Tell whether a verb begins a time in office: "take office", "be inaugurated"."""
    words, lemma = stance_words(), verb.lemma_.lower()
    if lemma in words.installs:
        return True
    office = any(child.dep_ == "dobj" and child.lower_ == "office" for child in verb.children)
    return lemma in ("take", "assume", "enter") and office
