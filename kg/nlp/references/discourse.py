"""What has been spoken of so far while an article is read from left to right."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.model import MentionKind
from kg.nlp.candidate import Candidate
from kg.nlp.parsing.lookups import blank_lines
from kg.nlp.references.anaphora import quoted, sentence_numbers

REACH = 3
"""Sentences looked back over for things, the pronoun's own included."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or description and what it stands for.

    Attributes:
        start: First token.
        end: Token after the last.
        antecedent: Index of the candidate it stands for.
        kind: Pronoun or description.
        rule: What linked them.
        also: The other candidates of a description of several ("the two companies").
    """

    start: int
    end: int
    antecedent: int
    kind: MentionKind
    rule: str
    also: tuple[int, ...] = ()


class Discourse:
    """A parsed article, its names, and which of them were spoken of where.

    Attributes:
        doc: The parse.
        found: The names, sorted.
        names: What each resolves to.
        sentence: Number of the sentence of each token.
        paragraph: Number of the paragraph of each token.
        quoted: Whether each token stands inside a quotation.
        roots: Head token of each name.
        spoken: How often each name was spoken of so far.
        before: (token, index of the candidate) of all that was spoken of so far.
        referred: The reference that starts at a token.
        owner: Index of the candidate that covers a token.
        headline: Token after the first two sentences, where the article says what it is about.
    """

    def __init__(self, doc: Doc, found: Sequence[Candidate], names: Sequence[str]) -> None:
        self.doc = doc
        self.found = found
        self.names = names
        self.sentence = sentence_numbers(doc)
        self.paragraph = _paragraphs(doc)
        self.quoted = quoted(doc)
        self.roots = [_root(doc, item) for item in found]
        self.spoken: Counter[str] = Counter()
        self.before: list[tuple[int, int]] = []
        self.referred: dict[int, Reference] = {}
        self.owner = {
            place: index
            for index, item in enumerate(found)
            for place in range(item.start, item.end)
        }
        self.headline = next(
            (place for place, number in enumerate(self.sentence) if number > 1), len(doc)
        )
        self._at = 0

    def advance(self, token: Token) -> None:
        """Take note of the names up to a token."""
        while self._at < len(self.found) and self.found[self._at].start <= token.i:
            self._add(self.found[self._at].start, self._at)
            self._at += 1

    def note(self, reference: Reference) -> None:
        """Take note that a name was spoken of by a pronoun or description."""
        self.referred[reference.start] = reference
        for index in (reference.antecedent, *reference.also):
            self._add(reference.start, index)

    def _add(self, place: int, index: int) -> None:
        self.before.append((place, index))
        self.spoken[self.names[index]] += 1

    def recent(self, token: Token, reach: int = REACH) -> Iterator[tuple[int, int]]:
        """Yield (token, index) of the names within reach, nearest first."""
        here = self.sentence[token.i]
        for place, index in reversed(self.before):
            if place >= token.i:
                continue
            if here - self.sentence[place] >= reach:
                return
            yield place, index

    def head(self, place: int, index: int) -> Token:
        """Return the head of a name, or of what stands for it there."""
        if place == self.found[index].start:
            return self.roots[index]
        return self.doc[self.referred[place].end - 1]

    def ahead(self, token: Token, end: int) -> Iterator[tuple[int, int]]:
        """Yield (token, index) of the names after a token and before another."""
        for index, item in enumerate(self.found):
            if token.i < item.start < end:
                yield item.start, index


def _root(doc: Doc, item: Candidate) -> Token:
    """Return the head of a name; where the parse cuts it in two, that of the last part."""
    inside = range(item.start, item.end)
    heads = [doc[at] for at in inside if doc[at].head.i == at or doc[at].head.i not in inside]
    return heads[-1]


def _paragraphs(doc: Doc) -> list[int]:
    """Return for each token how many blank lines stand before it."""
    numbers: list[int] = []
    breaks = blank_lines(doc)
    for number, token in enumerate(breaks):
        numbers += [number] * (token.i - len(numbers))
    return numbers + [len(breaks)] * (len(doc) - len(numbers))
