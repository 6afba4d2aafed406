"""From annotated document to facts and statements whose ends are mentions.

An extractor is a plain function from a :class:`~kg.nlp.Document` to facts. Built-in ones stand
in :data:`BUILTIN`; installed packages add theirs by the entry-point group ``kg.extractors``.
"""

from collections.abc import Callable, Iterable, Mapping

from kg.extraction.learned import learned
from kg.extraction.patterns import patterns
from kg.extraction.signatures import signature
from kg.extraction.statements import statements
from kg.model import Extraction, Fact, Mention
from kg.nlp import Document

Extractor = Callable[[Document], Iterable[Fact[Mention]]]

BUILTIN: Mapping[str, Extractor] = {"patterns": patterns, "learned": learned}

OPTIONAL = frozenset(("learned",))
"""Built-in extractors that run only when named: on news, the network's facts are right less
often than those of the rules (docs/model-card.md)."""


def extract(
    document: Document, *, extractors: Mapping[str, Extractor] | None = None
) -> Extraction:
    """Read everything from one document.

    Args:
        document: The annotated article.
        extractors: Which extractors to run, by name; by default the built-in ones that are
            not :data:`OPTIONAL`.

    Returns:
        Mentions, facts (one for each place that says one, duplicates of one place dropped) and
        statements, all sorted, and the signature of the words.
    """
    chosen = extractors
    if chosen is None:
        chosen = {name: call for name, call in BUILTIN.items() if name not in OPTIONAL}
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
        signature=signature(document.article),
    )


__all__ = ["BUILTIN", "OPTIONAL", "Extractor", "extract"]
