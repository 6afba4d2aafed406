"""The texts of the sets that we annotated: see ``benchmarks/annotated/README.md``."""

import gzip
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path

from benchmarks import corpora, posts, questions
from benchmarks.training import nametexts
from kg.model import Article

Text = tuple[str, str]
"""The words, and the day they were published or nothing."""


def texts(folder: Path, keys: Container[str]) -> dict[str, Text]:
    """Return the texts of the sets, each by the name of its set and its id there.

    Args:
        folder: Where the sets are; those that are absent are left out.
        keys: Of sets with a file for each text only these are read.
    """
    return {
        key: text
        for read in (_products, _development, _elsewhere)
        for key, text in read(folder)
    } | dict(_single(folder, keys))


def _products(folder: Path) -> Iterator[tuple[str, Text]]:
    for part in ("dev", "train"):
        path = folder / "product-corpus" / f"{part}.json.gz"
        if path.is_file():
            with gzip.open(path, "rt", encoding="utf-8") as file:
                for record in questions.objects(file.read()):
                    yield f"product {record['id']}", (next(iter(record["text"].values())), "")


def _development(folder: Path) -> Iterator[tuple[str, Text]]:
    if (path := folder / "news-fair" / "dev40.jsonl").is_file():
        yield from _named("fair", (one.article for one in corpora.news_fair(path)))
    if (path := folder / "meantime" / "dev.conll.gz").is_file():
        yield from _named("meantime", (one.article for one in corpora.meantime(path)))
    if (path := folder / "gum" / "dep").is_dir():
        for text in nametexts.gum(path):
            yield f"gum {text.name}", (text.text, "")


def _elsewhere(folder: Path) -> Iterator[tuple[str, Text]]:
    for path in sorted((folder / "wikinews").glob("wikinews_*.csv")):
        yield from _named("wikinews", corpora.wikinews(path))
    if (path := folder / "zyte" / "ground-truth.json").is_file():
        yield from _named("zyte", corpora.zyte(path))


def _named(set_: str, articles: Iterable[Article]) -> Iterator[tuple[str, Text]]:
    for one in articles:
        yield f"{set_} {one.name}", (one.text, one.citation.published)


_SINGLE: dict[str, Callable[[Path], Article]] = {
    "current": posts.day,
    "digitalgov": posts.post,
}


def _single(folder: Path, keys: Container[str]) -> Iterator[tuple[str, Text]]:
    for set_, read in _SINGLE.items():
        for path in sorted((folder / set_).rglob("*.md")):
            key = f"{set_} {posts.day_of(path)}"
            if key in keys:
                one = read(path)
                yield key, (one.text, one.citation.published)
