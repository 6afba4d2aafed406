"""Keeps those who only observe a story out of its facts: its authors and its outlet.

The lines that name them are furniture already (:mod:`kg.sources.bylines`). What is left is
"Jane Doe is a reporter at the Herald" below a story by Jane Doe, or an outlet that writes of
itself ("spoke with the Herald"). Where the headline names them, or the story names them often,
the story is about them, and their facts stay.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.extraction.sifting.authornotes import noted
from kg.model import EntityType, Fact, Mention, MentionKind
from kg.nlp import Document

_OFTEN = 3
"""Names in the story from which on it is about somebody: a notice on the author has two."""


def unobserved(document: Document, facts: Iterable[Fact[Mention]]) -> Iterator[Fact[Mention]]:
    """Yield the facts in which no observer of the story acts.

    A fact about an author is dropped at whichever end the author stands, one about the outlet
    only where the outlet is its subject or the two meet: who leads the outlet is no observer.
    """
    authors, outlets = _observers(document)
    authors |= set(map(_folded, noted(document)))
    if not authors and not outlets:
        yield from facts
        return
    for fact in facts:
        ends = {_folded(fact.subject.name), _folded(fact.object.name)}
        acting = ends if fact.relation == "meets" else {_folded(fact.subject.name)}
        if not ends & authors and not acting & outlets:
            yield fact


def _observers(document: Document) -> tuple[set[str], set[str]]:
    citation = document.article.citation
    counts = Counter(
        (mention.type, _folded(mention.name))
        for mention in document.mentions
        if mention.kind is MentionKind.NAME
    )
    title = _folded(citation.title)
    authors = {
        name
        for name in map(_folded, citation.authors)
        if counts[EntityType.PERSON, name] < _OFTEN and name not in title
    }
    outlets = {
        name
        for name in (_folded(citation.outlet),)
        if name and counts[EntityType.INSTITUTION, name] < _OFTEN and name not in title
    }
    return authors, outlets


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
