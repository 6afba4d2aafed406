"""What the model may link: the mentions of a sentence, and what may only be an end of a link.

Mentions are what kg resolves. Dates, works, open pronouns and noun phrases beside them are
candidates too: the annotation that the model is trained on asks for them, and what is linked to
them is often linked to no mention. A link becomes a fact only where both ends are mentions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.lang.en.syntax_iterators import noun_chunks
from spacy.tokens import Span

from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

PRONOUNS = frozenset(
    [
        "he",
        "she",
        "his",
        "her",
        "him",
        "hers",
        "himself",
        "herself",
        "they",
        "them",
        "their",
        "theirs",
        "it",
        "its",
        "itself",
        "i",
        "my",
        "me",
        "we",
        "our",
        "us",
        "who",
        "whose",
        "whom",
        "which",
        "where",
    ]
)
ENTITIES = frozenset(
    [
        "PERSON",
        "ORG",
        "GPE",
        "LOC",
        "NORP",
        "FAC",
        "DATE",
        "PRODUCT",
        "WORK_OF_ART",
        "EVENT",
        "LAW",
        "CARDINAL",
    ]
)
LABELS = ("", *sorted(ENTITIES))
"""spaCy's label of a candidate, by index; "" where it has none."""

OTHER = "other"
KINDS = (
    OTHER,
    *(f"{type_}:{kind}" for type_ in EntityType for kind in MentionKind),
    "entity",
    "pronoun",
    "phrase",
)
"""What a candidate is to kg, by index: type and kind of a mention, or what else it is."""

_DETERMINERS = frozenset(
    ["the", "this", "that", "these", "those", "his", "her", "their", "its", "a", "an"]
)
_NO_SUBJECT = frozenset(["DATE", "CARDINAL", "WORK_OF_ART", "EVENT", "LAW"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One possible end of a link.

    Attributes:
        start: First code point of the doc's text.
        end: Code point after the last.
        kind: One of :data:`KINDS`.
        label: One of :data:`LABELS`.
        mention: The mention, or None where kg has none here.
    """

    start: int
    end: int
    kind: str
    label: str = ""
    mention: Mention | None = None

    @property
    def may_be_subject(self) -> bool:
        """Tell whether something can be said of it: dates and works are only objects."""
        return self.mention is not None or self.label not in _NO_SUBJECT


def candidates(document: Document, sentence: Span) -> list[Candidate]:
    """Return the candidates of a sentence, sorted and disjoint."""
    taken = document.owner.keys() & set(range(sentence.start, sentence.end))
    found = mentioned(document, sentence)
    for start, end, kind, label in _others(sentence):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            span = sentence.doc[start:end]
            found.append(
                Candidate(start=span.start_char, end=span.end_char, kind=kind, label=label)
            )
    return sorted(found, key=lambda item: item.start)


def mentioned(document: Document, sentence: Span) -> list[Candidate]:
    """Return the mentions that stand wholly in a sentence, sorted, as candidates."""
    owner = document.owner
    seen = {owner[i]: None for i in range(sentence.start, sentence.end) if i in owner}
    found = []
    for index in sorted(seen):
        mention, span = document.mentions[index], document.spans[index]
        if span.start >= sentence.start and span.end <= sentence.end:
            label = span.root.ent_type_
            found.append(
                Candidate(
                    start=mention.start,
                    end=mention.end,
                    kind=f"{mention.type}:{mention.kind}",
                    label=label if label in ENTITIES else "",
                    mention=mention,
                )
            )
    return found


def _others(sentence: Span) -> Iterator[tuple[int, int, str, str]]:
    """Yield tokens, kind and label of what is no mention; what comes first goes first."""
    for start, end, label in _entities(sentence):
        if label != "CARDINAL" or sentence.doc[start:end].text.isdigit():
            yield start, end, "entity", label
    for token in sentence:
        if token.lower_ in PRONOUNS:
            yield token.i, token.i + 1, "pronoun", ""
    # Asked of the sentence: Span.noun_chunks looks through the whole text for each sentence.
    for start, end, _ in noun_chunks(sentence):
        chunk = sentence.doc[start:end]
        if chunk[0].lower_ in _DETERMINERS or chunk.root.pos_ == "PROPN":
            yield start, end, "phrase", ""


def _entities(sentence: Span) -> Iterator[tuple[int, int, str]]:
    """Yield tokens and label of spaCy's entities that stand wholly in a sentence.

    Span.ents looks through the whole text for each sentence.
    """
    doc, at = sentence.doc, sentence.start
    while at < sentence.end:
        start, label = at, doc[at].ent_type_
        at += 1
        if label in ENTITIES and doc[start].ent_iob_ == "B":
            while at < len(doc) and doc[at].ent_iob_ == "I":
                at += 1
            if at <= sentence.end:
                yield start, at, label


def things(items: Sequence[Candidate]) -> tuple[int, ...]:
    """Return for each candidate the first one of the sentence that stands for the same thing.

    Those are mentions that resolve to one name: "Lovelace" and "her".
    """
    first: dict[tuple[EntityType, str], int] = {}
    return tuple(
        index
        if item.mention is None
        else first.setdefault((item.mention.type, item.mention.name), index)
        for index, item in enumerate(items)
    )
