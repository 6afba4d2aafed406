"""Measures facts and statements on annotated texts: kg, its parts alone, and a baseline."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import short
from benchmarks.reading import texts
from benchmarks.reading.baselines import co_occurrence
from benchmarks.reading.scoring import (
    QUALIFIERS,
    Counts,
    GoldFact,
    Guess,
    Said,
    Score,
    Shares,
    common_relations,
    matched,
    score,
    score_statements,
)
from benchmarks.reading.texts import Text
from kg.graph import usual
from kg.model import Fact, Mention, MentionKind
from kg.text import BUILTIN
from kg.text.document import Document, annotate
from kg.text.facts import LEAST, read_facts, without_observers
from kg.text.pairs import RELATIONS
from kg.text.statements import statements

if TYPE_CHECKING:
    from spacy.language import Language

TECHNOLOGIES = ("develops", "uses", "based_on", "supplies", "works_on")
"""Relations of people and institutions to technologies, and between technologies."""

COARSER = {"child_of": "related_to", "spouse_of": "related_to", "born_in": "from_place"}
"""Relations of kg that the guideline of the annotation does not tell apart."""

UNKNOWN = frozenset({"lives_in"})
"""Relations that the guideline does not have: they are not counted."""

RULES: Mapping[str, Mapping[str, str]] = {
    "unseen": {
        "facts": " .937 .372 .533",
        "statements": " .810 .800",
        "role": " .927",
        "status": " .971",
        "stance": " .994",
    }
}
"""Figures of the extraction rules that the reader replaced, measured at commit 8d809e33."""

BANDS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

_SECTIONS = (
    "",
    "rules before the reader",
    "parts",
    "reader, from confidence",
    "right, by confidence",
    "continent",
    "relation",
)
_WIDE = 28

Reads = Callable[[Document], Iterable[Fact[Mention]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A set of annotated texts as kg reads it.

    Attributes:
        name: Of the set.
        texts: The annotation.
        documents: What kg reads, in the same order.
        notes: What is absent.
    """

    name: str
    texts: Sequence[Text]
    documents: Sequence[Document]
    notes: Sequence[str] = ()

    def score(self, reads: Reads, *, texts: Iterable[Text] | None = None) -> Score:
        """Return how right the facts are that a function reads."""
        chosen = self.texts if texts is None else texts
        return score([one.gold for one in chosen], guesses(self.documents, reads))

    def statements(self) -> tuple[Shares, int]:
        """Return how well statements are read, and how many are annotated.

        Only texts with annotated statements count.
        """
        gold = [said for one in self.texts for said in one.gold.statements]
        pairs = zip(self.texts, self.documents, strict=True)
        said = [
            Said(article=name, speaker=one.speaker.name, start=one.start, end=one.end)
            for text, document in pairs
            if text.quoted
            for name in [document.article.name]
            for one in statements(document)
        ]
        return score_statements(gold, said), len(gold)


def measured(name: str, folder: Path, nlp: "Language") -> Measured:
    """Read a set of texts with kg.

    Args:
        name: One of :data:`benchmarks.reading.texts.SETS`.
        folder: The folder of the data.
        nlp: The pipeline of :func:`kg.text.pipeline.load`.
    """
    found, notes = texts.read(name, folder)
    documents = list(annotate((one.article for one in found), nlp))
    return Measured(name=name, texts=found, documents=documents, notes=notes)


def by_default(document: Document) -> list[Fact[Mention]]:
    """Return the facts that ``kg extract`` prints."""
    return _of(BUILTIN, document)


def as_read(document: Document) -> list[Fact[Mention]]:
    """Return all facts that are read, also those that are left out by default."""
    return from_confidence(document, least=LEAST)


def _of(names: Iterable[str], document: Document) -> list[Fact[Mention]]:
    found = [fact for name in names for fact in BUILTIN[name](document)]
    return [
        fact for fact in without_observers(document, found) if fact.confidence >= usual(fact)
    ]


def names_only(document: Document) -> list[Fact[Mention]]:
    """Return the facts whose ends are names or demonyms, no pronouns and no descriptions."""
    printed = (MentionKind.NAME, MentionKind.DEMONYM)
    return [
        fact
        for fact in by_default(document)
        if fact.subject.kind in printed and fact.object.kind in printed
    ]


def from_confidence(document: Document, *, least: float) -> list[Fact[Mention]]:
    """Return the facts of the reader that are at least so likely."""
    return list(without_observers(document, read_facts(document, least=least)))


PARTS: Mapping[str, Reads] = {
    "reader and patterns": by_default,
    "reader only": partial(_of, ["reader"]),
    "patterns only": partial(_of, ["patterns"]),
    "names only": names_only,
}


def guesses(documents: Iterable[Document], reads: Reads) -> list[Guess]:
    """Return the facts of documents as the scorer compares them, the surest first."""
    found = [guess(one.article.name, fact) for one in documents for fact in reads(one)]
    return sorted(
        (one for one in found if one.relation not in UNKNOWN), key=lambda one: -one.confidence
    )


def guess(article: str, fact: Fact[Mention]) -> Guess:
    """Return a fact of an article as the scorer compares it."""
    return Guess(
        article=article,
        subject=fact.subject.name,
        relation=COARSER.get(fact.relation, fact.relation),
        object=fact.object.name,
        role=fact.role,
        status=fact.status or "",
        stance=fact.evidence[0].stance,
        confidence=fact.evidence[0].confidence,
    )


Rows = Mapping[tuple[str, str], str]
"""The cells of a set by section and label."""


def rows(one: Measured) -> Rows:
    """Return the cells of a set, in the order of the table."""
    ours = one.score(by_default)
    result = dict(_totals(one, ours))
    rules = {} if one.notes else RULES.get(one.name, {})  # they were measured on all texts
    result |= {("rules before the reader", name): figure for name, figure in rules.items()}
    result |= {("parts", name): cell(one.score(reads).overall) for name, reads in PARTS.items()}
    gold = [text.gold for text in one.texts]
    baseline = score(gold, co_occurrence(one.documents, common_relations(gold)))
    result["parts", "pairs in a sentence"] = cell(baseline.overall)
    for least in THRESHOLDS:
        reads = partial(from_confidence, least=least)
        result["reader, from confidence", f"{least}"] = cell(one.score(reads).overall)
    result |= {("right, by confidence", label): share(some) for label, some in bands(one)}
    for continent in sorted({text.continent for text in one.texts} - {""}):
        result["continent", continent] = cell(_in(one, continent))
    known = [name for name in RELATIONS if name in ours.relations]
    return result | {("relation", name): cell(ours.relations[name]) for name in known}


def _totals(one: Measured, ours: Score) -> Iterator[tuple[tuple[str, str], str]]:
    yield ("", "texts"), f"{'':<15}{len(one.texts):>5}"
    yield ("", "facts by default"), cell(ours.overall)
    yield ("", "  to technologies"), cell(ours.of(TECHNOLOGIES))
    for name in QUALIFIERS:
        if name in ours.agreement:
            yield ("", f"  {name} agrees"), share(ours.agreement[name])
    said, size = one.statements()
    if size:
        yield ("", "statements"), f" {_short(said)}{size:>5}"


def _in(one: Measured, continent: str) -> Counts:
    chosen = [text for text in one.texts if text.continent == continent]
    return one.score(by_default, texts=chosen).overall


def bands(one: Measured) -> Iterator[tuple[str, Counts]]:
    """Yield how many facts are right and wrong, by their confidence."""
    verdicts = [(said.confidence, hit is not None) for said, hit in _verdicts(one)]
    for low, high in pairwise(BANDS):
        inside = [right for confidence, right in verdicts if low <= confidence < high]
        if inside:
            label = f"{low} to {min(high, 1.0)}"
            yield label, Counts(right=sum(inside), wrong=len(inside) - sum(inside))


def _verdicts(one: Measured) -> Iterator[tuple[Guess, GoldFact | None]]:
    for text, document in zip(one.texts, one.documents, strict=True):
        yield from matched(text.gold.facts, guesses([document], as_read))


def cell(counts: Counts) -> str:
    """Return precision, recall, F1 and the number of gold facts; "-" if nothing is predicted.

    >>> cell(Counts(right=1, wrong=1, missed=3)), cell(Counts(missed=3))
    (' .500 .250 .333    4', '    - .000 .000    3')
    """
    gold = counts.right + counts.missed
    figures = _short(counts)
    if counts.right + counts.wrong == 0:
        figures = f"   -{figures[4:]}"
    return f" {figures}{gold:>5}"


def _short(counts: Counts | Shares) -> str:
    figures = (counts.precision, counts.recall, counts.f1)
    return " ".join(f"{short(figure):>4}" for figure in figures)


def share(counts: Counts) -> str:
    """Return the share that is right, and of how many.

    >>> share(Counts(right=3, wrong=1))
    ' .750              4'
    """
    return f" {short(counts.precision):>4}{'':<10}{counts.right + counts.wrong:>5}"


def table(sets: Sequence[Measured]) -> Iterator[str]:
    """Yield the lines of one table with a column for each set that is there."""
    there = [one for one in sets if one.texts]
    columns = [rows(one) for one in there]
    yield from (note for one in sets for note in one.notes)
    if not there:
        return
    labels = dict.fromkeys(key for column in columns for key in column)
    relations = {name: at for at, name in enumerate(RELATIONS)}
    ordered = sorted(
        labels, key=lambda key: (_SECTIONS.index(key[0]), relations.get(key[1], -1))
    )
    kinds = ["not tuned on" if one.name in texts.UNTUNED else "development" for one in there]
    for heads in ([one.name for one in there], kinds, ["  P    R   F1  gold"] * len(there)):
        yield f"{'':<{_WIDE}}{''.join(f'  {head:<22}' for head in heads)}".rstrip()
    last = ""
    for section, label in ordered:
        if section != last:
            yield f"\n{section}"
            last = section
        cells = (f"  {column.get((section, label), ''):<22}" for column in columns)
        yield f"{('  ' if section else '') + label:<{_WIDE}}{''.join(cells)}".rstrip()


def errors(one: Measured, *, most: int) -> Iterator[str]:
    """Yield the surest wrong facts, then facts that are missed, with their sentences."""
    wrong, missed = [], []
    for text, document in zip(one.texts, one.documents, strict=True):
        found = {guess(text.gold.id, fact): fact for fact in by_default(document)}
        hits = set()
        for said, hit in matched(text.gold.facts, guesses([document], by_default)):
            if hit is None:
                wrong.append((said, found[said].evidence[0].quote))
            else:
                hits.add(id(hit))
        for fact, sentence in zip(text.gold.facts, text.evidence, strict=True):
            if id(fact) not in hits:
                missed.append((text.gold.id, fact, sentence))
    wrong.sort(key=lambda each: -each[0].confidence)
    for said, sentence in wrong[:most]:
        words = f"{said.subject} | {said.relation} | {said.object} | {said.role}"
        yield f"WRONG {said.confidence:.2f} {said.article}: {words} :: {_line(sentence)}"
    for article, fact, sentence in missed[:most]:
        qualifiers = ", ".join(fact.qualifiers.values())
        words = f"{fact.subject[0]} | {fact.relation} | {fact.object[0]} | {qualifiers}"
        yield f"MISSED {article}: {words} :: {_line(sentence)}"
    yield f"{len(wrong)} wrong, {len(missed)} missed"


def _line(text: str) -> str:
    return " ".join(text.split())
