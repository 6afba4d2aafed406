"""Says a fact of "the two companies" of each of them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Antecedent, Fact, Mention
from kg.nlp import Document


def of_each(document: Document, facts: Iterable[Fact[Mention]]) -> Iterator[Fact[Mention]]:
    """Yield each fact, and for a description of several the same of the others.

    Facts of one of them to another are left out: "the two companies" of both ends says nothing.

    Args:
        document: The document.
        facts: Facts read in it; the description stands for the first of its names there.
    """
    for fact in facts:
        for subject, first in _all(document, fact.subject):
            for object_, second in _all(document, fact.object):
                if first is second is None:
                    yield fact
                elif subject.name != object_.name:
                    new = {one.mention: one for one in (first, second) if one is not None}
                    evidence = tuple(
                        replace(
                            item,
                            antecedents=tuple(
                                sorted(new.get(one.mention, one) for one in item.antecedents)
                            ),
                        )
                        for item in fact.evidence
                    )
                    yield replace(fact, subject=subject, object=object_, evidence=evidence)


def _all(document: Document, mention: Mention) -> Iterator[tuple[Mention, Antecedent | None]]:
    yield mention, None
    yield from document.also.get((mention.start, mention.end), ())
