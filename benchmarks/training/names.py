"""Trains the second opinion on names: ``python -m benchmarks.training.names OUT``.

OUT is a folder with a relation network (``network.onnx``, ``vocabulary.txt``), as kg ships it;
``names.npz`` and ``names.json`` are written beside it. Run again whenever that network changes.
With ``--without-news`` News-Fair and MEANTIME stay unseen, for the figures to report; every
fourth of the texts that we annotated always does. Needs the
extra ``train`` and the annotated sets in the folder that ``KG_BENCH_DATA`` names. Seeded: one
machine, one model.
"""

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.utils import clip_grad_norm_

from benchmarks import annotated, corpora
from benchmarks.figures import data_folder
from benchmarks.mentions import trimmed
from benchmarks.training import adapted, nametexts
from benchmarks.training.invented import invented
from benchmarks.training.nametexts import Text
from kg import nlp
from kg.model import MentionKind
from kg.nlp.names.candidates import candidates
from kg.nlp.opinion.asking import encoded, label_rows
from kg.nlp.opinion.encoder import Row
from kg.nlp.opinion.pieces import Vocabulary, read
from kg.nlp.opinion.stretches import stretches
from kg.nlp.parsing.pipeline import parse

if TYPE_CHECKING:
    from spacy.language import Language


TYPES = "PITLO"
"""The letters of :mod:`nametexts`, in the order of :data:`kg.nlp.opinion.opinion.TYPES`."""

_LAYERS = 3
_OTHER_NAME = 0.4  # share of names that another of their type replaces
_INVENTED = 0.5  # share of those, of institutions and technologies, that are made up
_NO_LABEL = (
    0.4  # share of names of which the model's label is hidden, or (of these, 3 in 10) wrong
)
_NO_LABELS = 0.15  # share of sentences of which all are hidden
_HIDDEN = 0.1  # share of names of which the word pieces are hidden
_MASK = 103  # [MASK] of the encoder's vocabulary
_BATCH = 32

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with labelled names.

    Attributes:
        words: Its tokens.
        labels: Row of each token's entity.
        names: First token, token after the last, and the types it may be of; disjoint, sorted.
    """

    words: list[str]
    labels: list[int]
    names: list[tuple[int, int, str]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, save and say how far the loss went down."""
    parser = argparse.ArgumentParser(
        prog="names", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="folder with a relation network")
    parser.add_argument("--without-news", action="store_true", help="for figures on news")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    sets = {**nametexts.TRAINING, **({} if options.without_news else nametexts.NEWS)}
    pipeline = nlp.load()
    readers = [reader(data_folder() / file) for file, reader in sets.values()]
    texts = _ours(data_folder(), without=nametexts.NEWS if options.without_news else ())
    rows = [
        sentence
        for reader in (*readers, nametexts.ours(texts))
        for sentence in sentences(list(reader), pipeline)
    ]
    print(f"{len(rows)} sentences", flush=True)
    base = adapted.Base(options.out, _LAYERS)
    vocabulary = read(options.out / "vocabulary.txt")
    model = adapted.Names(base)
    fit(model, rows, vocabulary, options)
    adapted.save(model, base, options.out)
    return 0


def _ours(folder: Path, without: Container[str]) -> Iterator[corpora.Labelled]:
    """Return the texts that we annotated and may train by, but those of some sets."""
    texts = (
        one
        for one in annotated.read(folder)
        if one.trains and one.article.name.partition("-")[0] not in without
    )
    return annotated.labelled(texts, held_out=False)


def sentences(texts: Sequence[Text], pipeline: "Language") -> Iterator[Sentence]:
    """Yield the sentences of texts that have labelled names.

    Asked about are kg's names, capitalised stretches beside them, and labelled names that are
    neither. One that touches a labelled name without being it is left out.
    """
    articles = [corpora.article(text.name, text.text) for text in texts]
    for text, (_, doc) in zip(texts, parse(articles, pipeline), strict=True):
        gold = {trimmed(text.text, start, end): types for start, end, types in text.names}
        found = candidates(doc)
        spans = {(item.start, item.end) for item in found if item.kind is MentionKind.NAME}
        spans |= set(stretches(doc, {i for item in found for i in range(item.start, item.end)}))
        for start, end in gold:
            span = doc.char_span(start, end)
            if span is not None and text.text[start].isupper():
                spans.add((span.start, span.end))
        asked: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for first, after in sorted(spans):
            start, end = doc[first].idx, doc[after - 1].idx + len(doc[after - 1])
            if not (start < text.scored[1] and text.scored[0] < end):
                continue
            types = gold.get(trimmed(text.text, start, end))
            if types is None and text.whole:
                touched = any(one < end and start < other for one, other in gold)
                types = "" if touched else "O"
            if types and after <= doc[first].sent.end:
                asked[doc[first].sent.start].append((first, after, types))
        for begin, names in asked.items():
            stop = doc[begin].sent.end
            yield Sentence(
                words=[token.text for token in doc[begin:stop]],
                labels=label_rows(doc, begin, stop),
                names=[(first - begin, after - begin, types) for first, after, types in names],
            )


Pool = dict[str, list[tuple[list[str], list[int]]]]
"""Names of each type: their words, and the rows of the entities that the model saw there."""


def pool(rows: Sequence[Sentence]) -> Pool:
    """Return the names that may replace others."""
    result: Pool = {}
    for row in rows:
        for start, end, types in row.names:
            result.setdefault(types, []).append((row.words[start:end], row.labels[start:end]))
    return result


def varied(row: Sentence, names: Pool) -> Sentence:
    """Return a sentence with other names of the same types, and with labels hidden."""
    words: list[str] = []
    labels: list[int] = []
    spans: list[tuple[int, int, str]] = []
    at = 0
    for start, end, types in row.names:
        if start < at:
            continue
        words += row.words[at:start]
        labels += row.labels[at:start]
        own, rows = row.words[start:end], row.labels[start:end]
        if types in ("P", "I", "T") and random.random() < _OTHER_NAME:
            own, rows = random.choice(names[types])
            if types != "P" and random.random() < _INVENTED:
                own = invented(types)
                rows = [rows[min(index, len(rows) - 1)] for index in range(len(own))]
        if random.random() < _NO_LABEL:
            wrong = random.random() < 0.3
            rows = [random.choice((1, 3, 5, 7, 11, 13)) if wrong else 0 for _ in own]
        spans.append((len(words), len(words) + len(own), types))
        words += own
        labels += rows
        at = end
    words += row.words[at:]
    labels += row.labels[at:]
    if random.random() < _NO_LABELS:
        labels = [0] * len(labels)
    return Sentence(words, labels, spans)


def tensors(
    rows: Sequence[Sentence], vocabulary: Vocabulary, *, hide: bool
) -> tuple[list[Tensor], Tensor]:
    """Return the network's inputs, and for each span the types it may be of, as 0 and 1."""
    coded = [
        encoded(row.words, row.labels, [name[:2] for name in row.names], vocabulary)
        for row in rows
    ]
    longest = max(len(row.pieces) for row in coded)
    filled = [
        torch.tensor([list(values) + [0] * (longest - len(values)) for values in columns])
        for columns in (
            [_hidden(row) if hide else row.pieces for row in coded],
            [row.capitals for row in coded],
            [row.labels for row in coded],
            [[1] * len(row.pieces) for row in coded],
        )
    ]
    spans = [(number, *span) for number, row in enumerate(coded) for span in row.spans]
    types = [[float(type_ in name[2]) for type_ in TYPES] for row in rows for name in row.names]
    return [*filled, torch.tensor(spans)], torch.tensor(types)


def _hidden(row: Row) -> list[int]:
    pieces = list(row.pieces)
    for low, high in row.spans:
        if random.random() < _HIDDEN:
            pieces[low:high] = [_MASK] * (high - low)
    return pieces


def fit(
    model: adapted.Names,
    rows: Sequence[Sentence],
    vocabulary: Vocabulary,
    options: argparse.Namespace,
) -> None:
    """Train: the sum of the chances of all types that a name may be of is to be high.

    Sentences with a technology, of which there are few, are read twice in each pass.
    """
    rows = [*rows, *(row for row in rows if any(name[2] == "T" for name in row.names))]
    names = pool(rows)
    weights = list(model.parameters())
    optimizer = torch.optim.AdamW(weights, lr=options.rate, weight_decay=0.01)
    steps = options.epochs * (-(-len(rows) // _BATCH))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, options.rate, steps + 1, pct_start=0.08
    )
    for epoch in range(options.epochs):
        model.train()
        total = 0.0
        parts = _parts(rows)
        for part in parts:
            inputs, types = tensors([varied(row, names) for row in part], vocabulary, hide=True)
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(*inputs)
            chances = torch.log_softmax(logits.float(), 1)
            loss = -torch.logsumexp(chances + torch.log(types + 1e-9), 1).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            clip_grad_norm_(weights, 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(parts):.4f}", flush=True)
    model.eval()


def _parts(rows: Sequence[Sentence]) -> list[list[Sentence]]:
    """Return batches of sentences of like length, in random order."""
    order = sorted(rows, key=lambda row: len(row.words) + 6 * random.random())
    parts = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
    random.shuffle(parts)
    return parts


if __name__ == "__main__":
    sys.exit(main())
