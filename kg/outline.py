"""What resolution needs of an article: less than an extraction, and read faster."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.model import EntityType, Extraction, Mention, MentionKind


def linked_mentions(extraction: Extraction) -> Iterator[Mention]:
    """Yield the mentions that a fact or a statement of an article links."""
    for fact in extraction.facts:
        yield fact.subject
        yield fact.object
    for said in extraction.statements:
        yield said.speaker
        yield from said.topics


class Printing(NamedTuple):
    """A mention without its place: what it stands for, and how it is printed.

    Attributes:
        type: What it stands for.
        name: The name it resolves to within the article.
        text: Its words.
        kind: Whether they are a name, a demonym, a pronoun or a description.
        concept: Id of the technology concept, or "".
    """

    type: EntityType
    name: str
    text: str
    kind: MentionKind
    concept: str


class Outline(NamedTuple):
    """What resolution needs of an article: its names do not have their places.

    Attributes:
        said: What was read from the article, without mentions and signature; the mentions that
            facts and statements link have their places.
        printings: One for each mention, in any order; None where who asked knows them.
        signature: As of the extraction, four bytes a value, little-endian.
    """

    said: Extraction
    printings: tuple[Printing, ...] | None
    signature: bytes
