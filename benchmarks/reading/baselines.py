"""The baseline of facts: every pair of mentions in a sentence is one.

It is told the most frequent relation of each pair of types in the gold itself, which no method
could know: whoever does not beat it has learned nothing from the sentence.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import TYPE_CHECKING

from benchmarks.reading.scoring import Guess

if TYPE_CHECKING:
    from kg.text.document import Document


def co_occurrence(
    documents: "Iterable[Document]", relations: Mapping[tuple[str, str], str]
) -> Iterator[Guess]:
    """Yield a fact for each ordered pair of mentions of a sentence that types allow."""
    for document in documents:
        for sentence in document.doc.sents:
            start, end = sentence.start_char, sentence.end_char
            inside = [one for one in document.mentions if start <= one.start < end]
            for subject, object_ in permutations(inside, 2):
                relation = relations.get((subject.type, object_.type))
                if relation is not None and subject.name != object_.name:
                    yield Guess(
                        article=document.article.name,
                        subject=subject.name,
                        relation=relation,
                        object=object_.name,
                        status="current",
                        stance="asserted",
                    )
