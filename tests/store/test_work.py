"""Batches over processes: order, memory, poison, and processes that die."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.scale import standin
from kg.cli import main, storing
from kg.errors import KGError, LanguageError
from kg.model import Article
from kg.pipeline import steps, work
from kg.pipeline.work import Failed, extract_batch, extracted
from kg.sources import from_text
from tests.store.conftest import write

ROOT = Path(__file__).parents[2]


def articles(*texts: str) -> list[Article]:
    return [from_text(text, name=f"n{n}", source=f"n{n}.txt") for n, text in enumerate(texts)]


def shown(results) -> list[str]:
    return [one.message if isinstance(one, Failed) else one.citation.name for one in results]


@pytest.fixture(autouse=True)
def _standin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "extract_articles", standin.extract_articles)


# --------------------------------------------------------------------------- one batch


def test_a_bug_in_one_article_costs_only_that_one() -> None:
    texts = [f"Turin met Ockham in place {n}." for n in range(7)]
    texts[4] += " POISON-RAISE"
    found = shown(extract_batch(articles(*texts)))
    assert found[:4] + found[5:] == ["n0", "n1", "n2", "n3", "n5", "n6"]
    assert found[4].startswith("n4.txt: kg failed on it (IndexError: poison): please report")


def test_an_article_that_is_refused_is_a_result(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(batch, *, on_error, **options):
        for one in batch:
            if "refused" in one.text:
                on_error(KGError(f"{one.name}: too long"))
                continue
            if "Deutsch" in one.text:
                on_error(LanguageError(f"{one.name}: is in de"))
            yield standin.extraction_of(one)

    monkeypatch.setattr(steps, "extract_articles", refusing)
    texts = ("One is refused.", "Two.", "Three is Deutsch.", "Four is refused.", "Five.")
    assert shown(extract_batch(articles(*texts))) == [
        "n0: too long",
        "n1",
        "n2",
        "n3: too long",
        "n4",
    ]


def test_a_model_that_is_not_there_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(batch, **options):
        raise KGError("no model")
        yield

    monkeypatch.setattr(steps, "extract_articles", missing)
    with pytest.raises(KGError, match="no model"):
        extract_batch(articles("One.", "Two."))
    with pytest.raises(KGError, match="no model"):
        list(extracted([articles("One.")], extract_batch, start=lambda: ThreadPoolExecutor(1)))


# -------------------------------------------------------------------------- many batches


def test_results_come_in_order_and_no_batch_is_taken_too_early() -> None:
    taken = 0
    done = 0
    most = 0

    def batches() -> Iterator[list[Article]]:
        nonlocal taken, most
        for number in range(30):
            taken += 1
            most = max(most, taken - done)
            yield articles(f"Number {number}.")

    lock = threading.Lock()

    def slow(batch):
        with lock:
            time.sleep(0.002 if "Number 1" in batch[0].text else 0)
        return extract_batch(batch)

    found = []
    for results in extracted(batches(), slow, start=lambda: ThreadPoolExecutor(3), window=4):
        done += 1
        found += [one.citation.title for one in results if not isinstance(one, Failed)]
    assert found == [f"Number {number}." for number in range(30)]
    assert most <= 5


def test_a_batch_without_articles_starts_no_process() -> None:
    started: list[list[Article]] = []

    class _Noted(ThreadPoolExecutor):
        def submit(self, call, batch):  # type: ignore[override]
            started.append(batch)
            return super().submit(call, batch)

    full = articles("One.", "Two.")
    batches: list[list[Article]] = [[], full, []]
    found = extracted(batches, extract_batch, start=lambda: _Noted(1), window=2)
    assert [len(one) for one in found] == [0, 2, 0]
    assert started == [full]
    assert [len(one) for one in extracted(batches, extract_batch)] == [0, 2, 0]


class _Dying(Executor):
    """Executor whose pool dies with every task under way when a batch holds a bad article."""

    started = 0

    def __init__(self) -> None:
        type(self).started += 1
        self.broken = False
        self.under_way: list[tuple[Future, list[Article]]] = []

    def submit(self, call, batch):  # type: ignore[override]
        if self.broken:
            raise BrokenProcessPool("dead")
        future: Future = Future()
        self.under_way.append((future, batch))
        if any("POISON-KILL" in one.text for one in batch):
            self.broken = True
            for other, _ in self.under_way:
                if not other.done():
                    other.set_exception(BrokenProcessPool("dead"))
        elif len(self.under_way) > 2:  # it is the third to be submitted that is done
            first, work_ = self.under_way.pop(0)
            if not first.done():
                first.set_result(call(work_))
        return _Waiting(self, future, call, batch)


class _Waiting(Future):
    def __init__(self, pool, future, call, batch) -> None:
        super().__init__()
        self._pool, self._inner, self._call, self._batch = pool, future, call, batch

    def result(self, timeout=None):
        if not self._inner.done():
            self._inner.set_result(self._call(self._batch))
        return self._inner.result()

    def exception(self, timeout=None):
        if not self._inner.done():
            self._inner.set_result(self._call(self._batch))
        return self._inner.exception()


@pytest.mark.parametrize("bad", [(), (0,), (7,), (7, 8), (0, 5, 11)])
def test_who_kills_a_process_is_found_and_nobody_else_is_blamed(bad: tuple[int, ...]) -> None:
    every = articles(
        *(f"Turin saw {n}.{' POISON-KILL' if n in bad else ''}" for n in range(12))
    )
    batches = [every[n : n + 3] for n in range(0, 12, 3)]
    _Dying.started = 0
    found = [
        one
        for results in extracted(batches, extract_batch, start=_Dying, window=3)
        for one in results
    ]
    assert [n for n, one in enumerate(found) if isinstance(one, Failed)] == list(bad)
    assert len(found) == 12
    for number in bad:
        assert shown(found)[number] == (
            f"n{number}.txt: cannot be extracted: its process was killed (out of memory?)"
        )
    assert (_Dying.started > 1) == bool(bad)


def test_what_a_transport_cannot_carry_is_one_failure() -> None:
    def unpicklable(batch):
        if any("five" in one.text for one in batch):
            raise TypeError("cannot pickle\n  a lock")
        return extract_batch(batch)

    batch = articles("one.", "two.", "five.", "six.")
    (found,) = extracted([batch], unpicklable, start=lambda: ThreadPoolExecutor(1))
    assert shown(found) == [
        "n0",
        "n1",
        "n2.txt: cannot be extracted: TypeError: cannot pickle a lock",
        "n3",
    ]


# ------------------------------------------------------------------------ real processes


def kg(*arguments: object, seconds: str = "0") -> subprocess.CompletedProcess[str]:
    """Run ``kg`` with the stand-in, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.scale.standin", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "KG_STANDIN_SECONDS": seconds},
    )


def test_two_processes_give_the_bytes_of_one_and_survive_poison(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number in range(70):
        write(news / f"{number:03}.txt", f"Turin saw Ockham at {number}")
    one = kg("build", news, "-o", tmp_path / "one", "-f", "ttl", "-f", "jsonl")
    assert one.returncode == 0, one.stderr
    write(news / "050b.txt", "POISON-KILL is in here")
    write(news / "060b.txt", "POISON-RAISE is in here")
    two = kg("build", news, "-o", tmp_path / "two", "-f", "ttl", "-f", "jsonl", "--jobs", 2)
    assert two.returncode == 0, two.stderr
    assert re.search(r"050b\.txt: cannot be extracted: its process was killed", two.stderr)
    assert re.search(r"060b\.txt: kg failed on it \(IndexError: poison\)", two.stderr)
    assert two.stderr.endswith(", 2 warnings\n")
    for name in ("graph.ttl", "facts.jsonl"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("what", ["_MUCH", "_MANY"])
def test_much_is_extracted_in_a_process_that_ends(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "one.txt", "Turin saw Ockham")
    started: list[int] = []

    def here(jobs: int) -> Callable[[], Executor]:
        started.append(jobs)
        return lambda: ThreadPoolExecutor(1)

    monkeypatch.setattr(work, "processes", here)

    def build(folder: str) -> None:
        done = CliRunner().invoke(
            main,
            ["build", str(tmp_path / "one.txt"), "-o", str(tmp_path / folder), "-f", "ttl"],
        )
        assert done.exit_code == 0, done.output

    build("small")
    assert started == []
    monkeypatch.setattr(storing, what, 0)
    build("large")
    assert started == [1]
    one, other = ((tmp_path / name / "graph.ttl").read_bytes() for name in ("small", "large"))
    assert one == other
