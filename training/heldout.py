"""Measures a reader in training on held-out passages: names by type, facts by relation.

The texts are read as kg reads an article, by :func:`kg.text.reading.read`. A fact counts if
its relation is likelier than a half, before calibration; it is right if the passage states it
of the same two entities. A name counts with exactly its words and its type.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import torch
from torch import Tensor

from kg.ontology import relations
from kg.text.facts import WIDER
from kg.text.network import Answered, Asked, Encoded
from kg.text.pairs import LABELS, QUOTE, RELATIONS, Item
from kg.text.reading import Reading, read
from kg.text.windows import Window
from training.corpus_cache import windows_of
from training.examples import Text, best_covered
from training.model import Items, Pairs, Reader
from training.passages import files, is_held_out, stem_of

REAL = ("real", "wikinews", "current")
"""Parts of the corpus that are measured on: real texts in which everything is annotated."""

LIKELY = 0.5
NAMES = tuple(label for label in LABELS if not label.endswith(":anaphor"))
_MEASURED = (*NAMES, *RELATIONS)
_SYMMETRIC = frozenset(name for name in RELATIONS if relations()[name].symmetric)

Counted: TypeAlias = tuple[str, Any, Any]
"""A name (label, start, end) or a fact (relation, subject, object)."""


@dataclass
class Counts:
    """Of each label and relation, how many were found, are right, and are annotated.

    >>> counts = Counts()
    >>> counts.found.update(uses=4)
    >>> counts.right.update(uses=3)
    >>> counts.stated.update(uses=6)
    >>> counts.figures()["f1"], counts.figures()["by"]["uses"]
    (0.6, [0.75, 0.5, 0.6, 6])
    """

    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    stated: Counter[str] = field(default_factory=Counter)

    def add(self, stated: set[Counted], found: set[Counted]) -> None:
        """Count what is annotated and what was found, by label or relation."""
        for some, own in (
            (stated, self.stated),
            (found, self.found),
            (stated & found, self.right),
        ):
            own.update(name for name, *_ in some)

    def tensor(self) -> Tensor:
        """Return the counts as numbers, for a sum over processes."""
        return torch.tensor(
            [
                [own[name] for name in _MEASURED]
                for own in (self.found, self.right, self.stated)
            ],
            dtype=torch.float64,
        )

    @staticmethod
    def from_tensor(numbers: Tensor) -> "Counts":
        """Return the counts of such numbers."""
        rows = numbers.round().long().tolist()
        return Counts(*(Counter(dict(zip(_MEASURED, row, strict=True))) for row in rows))

    def figures(self) -> dict[str, Any]:
        """Return precision, recall and F1 of facts, and those of each label and relation.

        Returns:
            "precision", "recall" and "f1" of all facts, "names" (F1 of all names), and "by":
            precision, recall, F1 and the number annotated for each label and relation.
        """
        precision, recall, f1, _ = self._of(RELATIONS)
        return {
            "precision": precision,
            "recall": recall,
            "f1": f1,
            "names": self._of(NAMES)[2],
            "by": {name: self._of([name]) for name in _MEASURED if self.stated[name]},
        }

    def _of(self, names: Iterable[str]) -> list[Any]:
        some = tuple(names)
        found, right, stated = (
            sum(own[name] for name in some) for own in (self.found, self.right, self.stated)
        )
        precision, recall = right / max(found, 1), right / max(stated, 1)
        f1 = 2 * right / max(found + stated, 1)
        return [round(precision, 4), round(recall, 4), round(f1, 4), stated]


class TorchNetwork:
    """A reader in training, as :func:`kg.text.reading.read` asks the shipped network."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.move = reader.tagging.moves().detach().float().numpy()
        self.first = reader.tagging.first.numpy()
        self.quote_move = reader.quoting.moves().detach().float().numpy()
        self.quote_first = reader.quoting.first.numpy()

    def encode(self, window: Window) -> Encoded:
        """Run the encoder on a window."""
        ids, features = torch.tensor(window.ids)[None], torch.tensor(window.features)[None]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            each, tags, quotes = self._reader.encoder(ids, features, torch.ones_like(ids))
        hidden, tags, quotes = (one[0].float().numpy() for one in (each[-1], tags, quotes))
        return Encoded(hidden, tags, quotes)

    def ask(self, window: Window, encoded: Encoded, asked: Asked) -> Answered:
        """Run the heads on the items of a window; there must be at least one item."""
        heads = self._reader.heads
        hidden = torch.from_numpy(encoded.hidden)
        items = Items(*map(torch.tensor, (asked.start, asked.end, asked.label, asked.sentence)))
        roles = torch.tensor(asked.roles, dtype=torch.long)
        pairs = Pairs(*_columns(asked.pairs, 3))
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            spans = heads.items(hidden, items)
            anaphors = heads.antecedents(spans, items, *_columns(asked.anaphors, 2))
            quotes = heads.speakers(spans, items, *_columns(asked.quotes, 2))
            sentence_of = torch.tensor(window.sentence)
            vectors, relations, statuses, stances = heads.pairs(
                hidden, sentence_of, spans, items, pairs
            )
            held = heads.roles(vectors, spans, items, pairs, roles)
            role_statuses = heads.role_status(spans[roles])
        numbers = (anaphors, quotes, relations, statuses, stances, held, role_statuses)
        return Answered(*(one.float().numpy() for one in numbers))


def _columns(rows: Sequence[tuple[int, ...]], width: int) -> Tensor:
    """Return rows of numbers as a table (width, rows)."""
    return torch.tensor(rows, dtype=torch.long).reshape(-1, width).T


def held_out_texts(folder: Path) -> list[Text]:
    """Return the held-out texts that are measured on.

    Args:
        folder: Where the windows of the corpus are kept.
    """
    return [
        windows[0].text
        for path in files()
        if stem_of(path) in REAL
        for windows in windows_of(path, folder)
        if is_held_out(windows[0].text.passage.id) and not windows[0].text.passage.kind
    ]


def measure(reader: Reader, texts: Iterable[Text]) -> Counts:
    """Return what a reader finds in some texts, beside what is annotated there."""
    network: Any = TorchNetwork(reader)
    counts = Counts()
    for text in texts:
        found = read(text.words, network)
        _count_names(text, found, counts)
        _count_facts(text, found, counts)
    return counts


def _count_names(text: Text, reading: Reading, counts: Counts) -> None:
    counts.add(set(_names(text.items)), set(_names(reading.items)))


def _names(items: Iterable[Item]) -> Iterator[tuple[str, int, int]]:
    """Yield label, start and end of the names, demonyms and roles among some items."""
    for item in items:
        if item.label != QUOTE and LABELS[item.label] in NAMES:
            yield LABELS[item.label], item.start, item.end


def _count_facts(text: Text, reading: Reading, counts: Counts) -> None:
    stated = {
        _ordered(fact.subject, WIDER.get(fact.relation, fact.relation), fact.object)
        for fact in text.passage.facts
    }
    counts.add(stated, set(_facts(text, reading)))


def _facts(text: Text, reading: Reading) -> Iterator[tuple[str, str, str]]:
    """Yield the facts that are read, with the ids of the entities that the ends stand for."""
    for link in reading.links:
        if link.probability >= LIKELY:
            subject, object_ = (
                _entity(text, reading, at) for at in (link.subject, link.object)
            )
            if subject and object_ and subject != object_:
                yield _ordered(subject, WIDER.get(link.relation, link.relation), object_)


def _entity(text: Text, reading: Reading, at: int) -> str:
    """Return the annotated entity that an item stands for, "?" and a number if there is none.

    An anaphor stands for what its antecedent stands for; without one it is no entity ("").
    """
    seen = {at}
    while reading.items[at].is_anaphor:
        at = reading.antecedent.get(at, (-1, 0.0))[0]
        if at < 0 or at in seen:
            return ""
        seen.add(at)
    gold = best_covered(reading.items[at], text.items)
    return gold.key if gold is not None else f"?{at}"


def _ordered(subject: str, relation: str, object_: str) -> tuple[str, str, str]:
    """Return a fact with its relation first; of a symmetric one, with its ends in one order."""
    if relation in _SYMMETRIC and object_ < subject:
        subject, object_ = object_, subject
    return relation, subject, object_
