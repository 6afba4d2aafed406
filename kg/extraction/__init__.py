"""From annotated document to facts and statements whose ends are mentions.

An extractor is a plain function from a :class:`~kg.nlp.Document` to facts. Built-in ones stand
in :data:`BUILTIN`; installed packages add theirs by the entry-point group ``kg.extractors``.
"""

from collections.abc import Callable, Iterable, Mapping

from kg.extraction.learned import learned
from kg.extraction.merging import merged
from kg.extraction.observers import unobserved
from kg.extraction.patterns import patterns
from kg.extraction.signatures import signature
from kg.extraction.statements import statements
from kg.model import Extraction, Fact, Mention
from kg.nlp import Document

Extractor = Callable[[Document], Iterable[Fact[Mention]]]

BUILTIN: Mapping[str, Extractor] = {"patterns": patterns, "learned": learned}

OPTIONAL = frozenset(("learned",))
"""Built-in extractors that run only when named: on news, the network adds next to nothing that
is right (docs/model-card.md)."""


def extract(
    document: Document, *, extractors: Mapping[str, Extractor] | None = None
) -> Extraction:
    """Read everything from one document.

    Args:
        document: The annotated article.
        extractors: Which extractors to run, by name; by default the built-in ones that are
            not :data:`OPTIONAL`.

    Returns:
        Mentions, facts (one for each place that says one, with every extractor that reads it
        there: :mod:`kg.extraction.merging`; none of those who only observe the story:
        :mod:`kg.extraction.observers`) and statements, all sorted, and the signature of the
        words.
    """
    chosen = extractors
    if chosen is None:
        chosen = {name: call for name, call in BUILTIN.items() if name not in OPTIONAL}
    return Extraction(
        citation=document.article.citation,
        mentions=document.mentions,
        facts=tuple(
            merged(
                {name: unobserved(document, call(document)) for name, call in chosen.items()}
            )
        ),
        statements=tuple(sorted(statements(document))),
        signature=signature(document.article),
    )


__all__ = ["BUILTIN", "OPTIONAL", "Extractor", "extract"]
