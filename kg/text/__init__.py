"""Reads articles: mentions, facts and statements, each with its place in the text.

An extractor is a plain function from a :class:`~kg.text.document.Document` to facts. kg's own
stand in :data:`BUILTIN`; installed packages add theirs by the entry-point group
``kg.extractors``. spaCy and the weights are loaded when the first document is read.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from kg.model import Extraction, Fact, Mention

if TYPE_CHECKING:
    from kg.text.document import Document

Extractor: TypeAlias = "Callable[[Document], Iterable[Fact[Mention]]]"


def _reader(document: "Document") -> Iterable[Fact[Mention]]:
    from kg.text.facts import read_facts

    return read_facts(document)


def _patterns(document: "Document") -> Iterable[Fact[Mention]]:
    from kg.text.patterns import declared_facts

    return declared_facts(document)


def _llm(document: "Document") -> Iterable[Fact[Mention]]:
    from kg.text.llm import llm_facts

    return llm_facts(document)


BUILTIN: Mapping[str, Extractor] = {"reader": _reader, "patterns": _patterns}
ON_REQUEST: Mapping[str, Extractor] = {"llm": _llm}
"""Run only if the user names them."""


def extract(
    document: "Document", *, extractors: Mapping[str, Extractor] | None = None
) -> Extraction:
    """Return everything that one document says.

    Args:
        document: The annotated article.
        extractors: Which extractors to run, by name; by default kg's own.

    Returns:
        Mentions, facts (one for each place that says one, none about the article's authors) and
        statements, all sorted, the signature of the words, and hints at which of its namesakes
        a place or an institution is.
    """
    from kg.text.facts import without_observers
    from kg.text.hints import hints
    from kg.text.periods import dated
    from kg.text.signatures import signature
    from kg.text.statements import statements

    chosen = BUILTIN if extractors is None else extractors
    found = [fact for call in chosen.values() for fact in call(document)]
    told = dated(without_observers(document, found), document.article.citation.published)
    facts = sorted(told, key=lambda fact: (fact.evidence, fact.key))
    return Extraction(
        citation=document.article.citation,
        mentions=document.mentions,
        facts=tuple(facts),
        statements=tuple(sorted(statements(document))),
        signature=signature(document.article),
        hints=tuple(hints(document, facts)),
    )
