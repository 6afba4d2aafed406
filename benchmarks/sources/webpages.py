"""How well the story is found on web pages, beside trafilatura as it ships.

    python -m benchmarks.sources.webpages [--worst N] [FOLDER…]

A FOLDER holds saved pages and their gold text, in one of two forms: ``NAME.html`` beside
``NAME.txt``, as in ``tests/fixtures/pages``, which is read where none is given; or
``html/ID.html.gz`` and ``ground-truth.json``, as in Zyte's article extraction benchmark
(scrapinghub/article-extraction-benchmark on GitHub, MIT; its 181 pages belong to their sites
and are not in this repository).

Two measures, each a mean over pages. *Words* counts each word as often as both have it.
*Shingles* counts runs of four words and is what Zyte's benchmark reports, its F1 that of the
mean precision and the mean recall; so its published figures can be set beside these.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from benchmarks.figures import ROOT
from kg.errors import SourceError
from kg.sources import webpage

OWN = ROOT / "tests" / "fixtures" / "pages"
_WORD = re.compile(r"\w+")
_RUN = 4  # words of a shingle


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its gold text."""

    name: str
    html: bytes
    gold: str


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of one text against its gold text, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pages(folder: Path) -> Iterator[Page]:
    """Yield the pages of a folder in the order of their names."""
    truth = folder / "ground-truth.json"
    if truth.is_file():
        for name, item in sorted(json.loads(truth.read_text("utf-8")).items()):
            html = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            yield Page(name, html, item.get("articleBody", ""))
        return
    for path in sorted(folder.glob("*.html")):
        gold = path.with_suffix(".txt").read_text("utf-8")
        yield Page(path.stem, path.read_bytes(), gold)


def by_kg(page: Page) -> str:
    """Return the story that kg would annotate: neither furniture nor headline."""
    try:
        found = webpage.article(page.html, name=page.name, source=page.name)
    except SourceError:
        return ""
    parts, last = [], 0
    hidden = [*found.furniture, *([found.headline] if found.headline else [])]
    for start, end in sorted(hidden):
        parts.append(found.text[last:start])
        last = end
    return " ".join([*parts, found.text[last:]])


def by_trafilatura(page: Page) -> str:
    """Return what trafilatura finds with its defaults, tables and comments aside."""
    from trafilatura import extract

    return extract(page.html, include_comments=False, include_tables=False) or ""


def by_trafilatura_precise(page: Page) -> str:
    """Return what trafilatura finds where it prefers precision."""
    from trafilatura import extract

    return (
        extract(page.html, include_comments=False, include_tables=False, favor_precision=True)
        or ""
    )


TOOLS: Mapping[str, Callable[[Page], str]] = {
    "kg": by_kg,
    "trafilatura": by_trafilatura,
    "trafilatura precise": by_trafilatura_precise,
}


def words(text: str) -> "Counter[tuple[str, ...]]":
    """Return the words of a text and how often each stands there."""
    return Counter((word,) for word in _WORD.findall(text))


def shingles(text: str) -> "Counter[tuple[str, ...]]":
    """Return the runs of four words, or the one run of all where there are fewer."""
    found = _WORD.findall(text)
    if len(found) < _RUN:
        return Counter([tuple(found)] if found else [])
    return Counter(zip(*(found[index:] for index in range(_RUN)), strict=False))


def compare(gold: "Counter[tuple[str, ...]]", found: "Counter[tuple[str, ...]]") -> Score:
    """Return how a text compares with its gold text.

    >>> compare(words("a comet rose"), words("a comet rose late"))
    Score(precision=0.75, recall=1.0)
    """
    both = (gold & found).total()
    if not gold and not found:
        return Score(1.0, 1.0)
    return Score(both / found.total() if found else 0.0, both / gold.total() if gold else 1.0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 where kg is behind trafilatura on a folder."""
    parser = argparse.ArgumentParser(prog="webpages", description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", default=[OWN])
    parser.add_argument("--worst", type=int, default=0, help="name the N worst pages of kg")
    options = parser.parse_args(arguments)
    behind = False
    for folder in options.folders or [OWN]:
        every = list(pages(folder))
        print(f"{folder}: {len(every)} pages")
        print(
            f"{'':20}  {'words P':>7} {'R':>6} {'F1':>6}  {'shingles P':>10} {'R':>6} {'F1':>6}"
        )
        f1: dict[str, float] = {}
        for name, tool in TOOLS.items():
            texts = [tool(page) for page in every]
            flat = [
                compare(words(page.gold), words(text))
                for page, text in zip(every, texts, strict=True)
            ]
            runs = [
                compare(shingles(page.gold), shingles(text))
                for page, text in zip(every, texts, strict=True)
            ]
            together = Score(
                mean(one.precision for one in runs), mean(one.recall for one in runs)
            )
            f1[name] = mean(one.f1 for one in flat)
            print(
                f"{name:20}  {mean(one.precision for one in flat):7.3f} "
                f"{mean(one.recall for one in flat):6.3f} {f1[name]:6.3f}  "
                f"{together.precision:10.3f} {together.recall:6.3f} {together.f1:6.3f}"
            )
            if name == "kg":
                ranked = sorted(zip(flat, every, strict=True), key=lambda one: one[0].f1)
                for score, page in ranked[: options.worst]:
                    print(f"    {score.precision:.3f} {score.recall:.3f}  {page.name}")
        behind = behind or f1["kg"] < f1["trafilatura"]
    return int(behind)


if __name__ == "__main__":
    sys.exit(main())
