"""A name found in the text, before it is resolved."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.parsing.lookups import whole_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name found in the text, not yet resolved.

    Attributes:
        start: First token.
        end: Token after the last.
        first: First code point; inside the first token only for "U.S." in "U.S.-led".
        last: Code point after the last.
        type: What it is.
        kind: Name or demonym.
        concept: Technology concept, or "".
        known_as: For an institution, the acronym in brackets inside its name; for a technology,
            the fuller name that the article gives it.
    """

    start: int
    end: int
    first: int
    last: int
    type: EntityType
    kind: MentionKind = MentionKind.NAME
    concept: str = ""
    known_as: str = ""

    def text(self, doc: Doc) -> str:
        """Return the words of the name in the doc's (plain) characters."""
        return whole_text(doc)[self.first : self.last]


def candidate(
    doc: Doc, start: int, end: int, type_: EntityType, kind: MentionKind = MentionKind.NAME
) -> Candidate:
    """Return the name that whole tokens make."""
    last = doc[end - 1]
    return Candidate(
        start=start,
        end=end,
        first=doc[start].idx,
        last=last.idx + len(last),
        type=type_,
        kind=kind,
    )


def covered_by(found: Iterable[Candidate]) -> set[int]:
    """Return the tokens that belong to names."""
    return {index for item in found for index in range(item.start, item.end)}
