"""Kills builds at random moments, and compares what the last one writes with a quiet run.

::

    python -m benchmarks.scale.crash                    # 50 kills over 500 articles
    python -m benchmarks.scale.crash --kills 10 --articles 100 --jobs 2

The articles are those of :mod:`benchmarks.scale.articles`, and a stand-in extracts them, slowly
(:mod:`benchmarks.scale.standin`): what is tested is the store, not the model. Half of the
articles are built before, so that the others are added to outputs that are there. Each kill is
SIGKILL to the process and its children. After each one the store is opened and checked:
SQLite's own check of the file, no article without its mentions, none lost that a look before
had seen.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.scale.articles import resampled, write

_SECONDS = 0.01  # that an article takes


class DamageError(Exception):
    """Something was lost, half there, locked, or different."""


def run(arguments: Sequence[str], *, kill_after: float | None = None) -> bool:
    """Run ``kg`` with the stand-in; return whether it came to its end.

    Args:
        arguments: Of ``kg``.
        kill_after: Seconds until it is killed with its children.

    Raises:
        DamageError: If it fails.
    """
    process = subprocess.Popen(  # noqa: S603 -- this interpreter
        [sys.executable, "-m", "benchmarks.scale.standin", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "KG_STANDIN_SECONDS": str(_SECONDS)},
    )
    try:
        _, error = process.communicate(timeout=kill_after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return False
    if process.returncode:
        raise DamageError(error.decode().strip())
    return True


def check(store: Path, before: set[str]) -> set[str]:
    """Return the articles of a store.

    Raises:
        DamageError: If it is damaged, or lacks what it had before.
    """
    if not store.exists():
        return set()
    with closing(sqlite3.connect(store)) as db:
        (state,) = db.execute("PRAGMA integrity_check").fetchone()
        if state != "ok":
            raise DamageError(f"integrity_check: {state}")
        if db.execute("PRAGMA foreign_key_check").fetchone():
            raise DamageError("rows of no article")
        try:
            found = {id_ for (id_,) in db.execute("SELECT id FROM articles")}
            bare = db.execute(
                "SELECT count(*) FROM articles WHERE key NOT IN (SELECT article FROM mentions)"
            ).fetchone()[0]
        except sqlite3.OperationalError:  # killed before the tables were made
            return set()
    if bare:
        raise DamageError(f"{bare} articles without mentions")
    if not before <= found:
        raise DamageError(f"{len(before - found)} articles are lost")
    return found


def outputs(folder: Path) -> dict[str, bytes]:
    """Return what a build wrote, but for the store itself."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if "kg.sqlite" not in path.name
    }


def kills(
    number: int,
    articles: Iterable[dict[str, str]],
    folder: Path,
    *,
    jobs: int = 1,
    seed: int = 3,
) -> str:
    """Kill a number of runs, finish the last, and compare; return what happened in words.

    Args:
        number: Of kills.
        articles: Records of JSON lines.
        folder: Empty; everything is written there.
        jobs: Processes that extract.
        seed: Of the moments.

    Raises:
        DamageError: If anything is lost, half there, locked or different.
    """
    news = folder / "news.jsonl"
    every = list(articles)
    # The store is tested, not the graph.
    options = [*("-f", "ttl", "-f", "nt", "-f", "jsonl"), "--no-validate", "--jobs", str(jobs)]
    build = ["build", str(news), *options]
    half, quiet = folder / "half", folder / "quiet"
    write(every[: len(every) // 2], news)
    run([*build, "-o", str(half)])
    shutil.copytree(half, quiet)
    write(every, news)
    started = time.monotonic()
    run([*build, "-o", str(quiet)])
    whole = time.monotonic() - started
    chance = random.Random(seed)  # noqa: S311 -- no secret
    out = folder / "killed"
    shutil.copytree(half, out)
    store = out / "kg.sqlite"
    seen: set[str] = set()
    killed = ended = 0
    while killed < number:
        # Later runs have less to do: one that ends before its kill starts over.
        if run([*build, "-o", str(out)], kill_after=chance.uniform(0.0, 1.1 * whole)):
            ended += 1
            if outputs(out) != outputs(quiet):
                raise DamageError("the outputs differ from those of a quiet run")
            shutil.rmtree(out)
            shutil.copytree(half, out)
            seen = set()
        else:
            killed += 1
            seen = check(store, seen)
    run([*build, "-o", str(out)])
    if outputs(out) != outputs(quiet):
        raise DamageError("the outputs differ from those of a quiet run")
    left = sorted(path.name for path in out.iterdir() if path.name.startswith(".graph"))
    if left:
        raise DamageError(f"temporary files are left: {', '.join(left)}")
    anew = folder / "anew"
    anew.mkdir()
    for name in ("kg.sqlite", "identities.csv"):
        shutil.copy(out / name, anew)
    run(["build", *options, "--force", "-o", str(anew)])
    if outputs(anew) != outputs(quiet):
        raise DamageError("the outputs differ from those that are written anew")
    return (
        f"{killed} kills, {ended} runs ended before theirs: no article lost or half there, no "
        "lock left, outputs equal those of a quiet run"
    )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Kill builds and compare their outputs.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=3, help="of the moments")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        try:
            articles = resampled(options.articles)
            said = kills(
                options.kills, articles, Path(name), jobs=options.jobs, seed=options.seed
            )
            print(said)
        except DamageError as damage:
            raise SystemExit(f"damage: {damage}") from damage


if __name__ == "__main__":
    main()
