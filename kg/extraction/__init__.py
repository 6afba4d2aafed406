"""From annotated document to facts and statements whose ends are mentions.

An extractor is a plain function from a :class:`~kg.nlp.Document` to facts. Built-in ones stand
in :data:`BUILTIN`; installed packages add theirs by the entry-point group ``kg.extractors``.
"""

from collections.abc import Callable, Iterable, Mapping

from kg.extraction.patterns import patterns
from kg.extraction.statements import statements
from kg.model import Extraction, Fact, Mention
from kg.nlp import Document

Extractor = Callable[[Document], Iterable[Fact[Mention]]]

BUILTIN: Mapping[str, Extractor] = {"patterns": patterns}


def extract(
    document: Document, *, extractors: Mapping[str, Extractor] | None = None
) -> Extraction:
    """Read everything from one document.

    Args:
        document: The annotated article.
        extractors: Which extractors to run, by name; the built-in ones by default.

    Returns:
        Mentions, facts (one for each place that says one, duplicates of one place dropped) and
        statements, all sorted.
    """
    chosen = BUILTIN if extractors is None else extractors
    facts: dict[tuple[object, ...], Fact[Mention]] = {}
    for name in sorted(chosen):
        for fact in sorted(chosen[name](document), key=lambda fact: (fact.evidence, fact.key)):
            # One sentence says one thing once: "vehicles (NEVs)" is not two witnesses.
            evidence = fact.evidence[0]
            said = (
                fact.subject.name,
                fact.relation,
                fact.object.name,
                fact.role,
                fact.status,
                evidence.start,
                evidence.rule,
                evidence.stance,
            )
            facts.setdefault(said, fact)
    return Extraction(
        citation=document.article.citation,
        mentions=document.mentions,
        facts=tuple(sorted(facts.values(), key=lambda fact: (fact.evidence, fact.key))),
        statements=tuple(sorted(statements(document))),
    )


__all__ = ["BUILTIN", "Extractor", "extract"]
