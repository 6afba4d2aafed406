"""From annotated document to facts and statements whose ends are mentions.

An extractor is a plain function from a :class:`~kg.nlp.Document` to facts. Built-in ones stand
in :data:`BUILTIN`; installed packages add theirs by the entry-point group ``kg.extractors``.

spaCy is imported when a document is read: names and versions of extractors are asked for where
nothing is new, and the second that it takes would be most of such a run.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from kg.model import Extraction, Fact, Mention

if TYPE_CHECKING:
    from kg.nlp import Document

Extractor: TypeAlias = "Callable[[Document], Iterable[Fact[Mention]]]"


def _patterns(document: "Document") -> Iterable[Fact[Mention]]:
    from kg.extraction.patterns import patterns

    return patterns(document)


def _learned(document: "Document") -> Iterable[Fact[Mention]]:
    from kg.extraction.learned import learned

    return learned(document)


BUILTIN: Mapping[str, Extractor] = {"patterns": _patterns, "learned": _learned}


def extract(
    document: "Document", *, extractors: Mapping[str, Extractor] | None = None
) -> Extraction:
    """Read everything from one document.

    Args:
        document: The annotated article.
        extractors: Which extractors to run, by name; by default the built-in ones.

    Returns:
        Mentions, facts (those of :func:`readings`; of both extractors together only what is
        sure enough in the manner in which it is written: :mod:`kg.extraction.manner`) and
        statements, all sorted, the signature of the words, and hints at which of its namesakes
        a place or an institution is.
    """
    from kg.extraction.manner import sure
    from kg.extraction.namesakes.hints import hints
    from kg.extraction.signatures import signature
    from kg.extraction.statements.speaking import with_speakers
    from kg.extraction.statements.statements import statements

    said = sorted(statements(document))
    document = with_speakers(document, said)
    chosen = BUILTIN if extractors is None else extractors
    facts = readings(document, chosen)
    return Extraction(
        citation=document.article.citation,
        mentions=document.mentions,
        facts=tuple(sure(facts) if chosen.keys() >= BUILTIN.keys() else facts),
        statements=tuple(said),
        signature=signature(document.article),
        hints=tuple(hints(document)),
    )


def readings(
    document: "Document", extractors: Mapping[str, Extractor]
) -> tuple[Fact[Mention], ...]:
    """Return what extractors read in a document whose speakers are known, sure or not.

    Returns:
        One fact for each place that says one, with every extractor that reads it there
        (:mod:`kg.extraction.merging`); those of the rules as sure as rules and network make
        them together (:mod:`kg.extraction.weighing`); none of those who only observe the story
        (:mod:`kg.extraction.sifting.observers`).
    """
    from kg.extraction.lapses.lapsed import lapsed
    from kg.extraction.merging import merged
    from kg.extraction.several import of_each
    from kg.extraction.sifting.contradicted import uncontradicted
    from kg.extraction.sifting.observers import unobserved
    from kg.extraction.sifting.tenable import tenable
    from kg.extraction.weighing import weighed

    found: dict[str, Iterable[Fact[Mention]]] = {
        name: lapsed(
            document,
            of_each(
                document,
                unobserved(document, uncontradicted(tenable(document, call(document)))),
            ),
        )
        for name, call in extractors.items()
    }
    if extractors.keys() >= BUILTIN.keys():
        found["patterns"] = weighed(document, found["patterns"])
    return tuple(merged(found))


__all__ = ["BUILTIN", "Extractor", "extract", "readings"]
