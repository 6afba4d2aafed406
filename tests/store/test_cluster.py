"""A real scheduler, workers in processes of their own, one of which is killed."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kg.pipeline import work
from kg.pipeline.toolchain import Toolchain
from kg.store import Store
from tests.store.conftest import Run, write

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SCHEDULER = """
import dask
from distributed.cli.dask_scheduler import main
dask.config.set({"distributed.scheduler.allowed-failures": 1})
main(["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show"])
"""
APART = [shutil.which("unshare") or "unshare", "--map-root-user", "--net"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "KG_STANDIN_SECONDS": "0.02"}


@pytest.fixture
def scheduler() -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """Start a scheduler and two workers; give its address and the workers' processes."""
    with ExitStack() as stack:

        def start(*arguments: str) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                stderr=subprocess.PIPE,
                text=True,
                env=ENVIRONMENT,
                cwd=ROOT,
            )
            stack.callback(process.communicate)
            stack.callback(process.kill)
            return process

        first = start("-c", SCHEDULER)
        assert first.stderr is not None
        address = None
        while address is None:
            line = first.stderr.readline()
            assert line, "the scheduler ended"
            found = re.search(r"Scheduler at:\s+(tcp://\S+)", line)
            address = None if found is None else found[1]
        yield address, [start(str(HERE / "clusterworker.py"), address) for _ in range(2)]


def test_a_killed_worker_loses_nothing_and_poison_is_one_error(
    scheduler: tuple[str, list[subprocess.Popen[str]]], tmp_path: Path
) -> None:
    address, workers = scheduler
    news = tmp_path / "news"
    news.mkdir()
    for number in range(80):
        write(news / f"{number:03}.txt", f"Turin saw Ockham at {number}")

    def kg(out: str, *more: str) -> subprocess.Popen[str]:
        arguments = ["build", str(news), "-o", str(tmp_path / out), "-f", "ttl", *more]
        return subprocess.Popen(
            [sys.executable, "-m", "benchmarks.scale.standin", *arguments],
            stderr=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
            cwd=ROOT,
        )

    one = kg("one")
    assert one.communicate()[1].endswith(", 0 warnings\n")
    write(news / "040b.txt", "POISON-RAISE is in here")
    two = kg("two", "--scheduler", address)
    store = tmp_path / "two" / "kg.sqlite"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and two.poll() is None:
        if store.exists() and _stored(store) > 0:
            workers[0].send_signal(signal.SIGKILL)
            break
        time.sleep(0.05)
    stderr = two.communicate()[1]
    assert two.returncode == 0, stderr
    assert "040b.txt: kg failed on it (IndexError: poison)" in stderr
    assert stderr.endswith(", 1 warning\n")
    written = [(tmp_path / name / "graph.ttl").read_bytes() for name in ("one", "two")]
    assert written[0] == written[1]


def _no_namespaces() -> str:
    """Return why no network namespace can be made here, or ""."""
    missing = [name for name in ("unshare", "nsenter", "ip") if shutil.which(name) is None]
    if missing:
        return f"{', '.join(missing)} is not installed (util-linux, iproute2)"
    make = "ip link add one type veth peer name other && unshare --net true"
    done = subprocess.run(
        [*APART, "sh", "-c", make],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else f"not permitted here: {done.stderr.strip()}"


def test_a_host_whose_link_is_cut_loses_nothing(tmp_path: Path) -> None:
    """Two hosts that are network namespaces; nothing tells the scheduler that one is gone."""
    reason = _no_namespaces()
    if reason:
        pytest.skip(f"network namespaces: {reason}")
    news = tmp_path / "news"
    news.mkdir()
    for number in range(160):
        write(news / f"{number:03}.txt", f"Turin saw Ockham at {number}")
    one = [sys.executable, "-m", "benchmarks.scale.standin", "build", str(news), "-f", "ttl"]
    subprocess.run([*one, "-o", str(tmp_path / "one")], env=ENVIRONMENT, cwd=ROOT, check=True)
    driver = [sys.executable, str(HERE / "severed.py"), str(news), str(tmp_path / "two")]
    two = subprocess.run(
        [*APART, *driver],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        cwd=ROOT,
        check=False,
    )
    assert two.returncode == 0, two.stderr
    assert 0 < int(two.stdout.split()[0]) < 160, two.stdout  # it was at work
    assert "160 articles" in two.stderr
    assert ", 0 warnings" in two.stderr
    written = [(tmp_path / name / "graph.ttl").read_bytes() for name in ("one", "two")]
    assert written[0] == written[1]


def _stored(store: Path) -> int:
    try:
        with Store(store) as opened:
            return len(opened)
    except Exception:  # not made yet
        return 0


def test_nobody_answers(run: Run, news: Path) -> None:
    done = run("add", str(news), "--scheduler", "nonsense", "-o", "out", code=1)
    assert "nonsense: no Dask scheduler answers" in done.stderr


class _Client:
    """Stands in for the connection to workers."""

    def __init__(self, found: dict[str, str]) -> None:
        self._found = found

    def wait_for_workers(self, number: int, timeout: float) -> None:
        if not self._found:
            raise TimeoutError

    def run(self, call, *arguments):
        return self._found


def test_workers_that_extract_otherwise_are_refused() -> None:
    tools = Toolchain(model=None, extractors=(), value="mine")
    assert work._workers(_Client({"tcp://a": "mine"}), tools, "here") == 1
    with pytest.raises(Exception, match=r"tcp://b: extracts otherwise .*\(other there"):
        work._workers(_Client({"tcp://a": "mine", "tcp://b": "other"}), tools, "here")
    with pytest.raises(Exception, match="here: has no worker: start 'dask worker here"):
        work._workers(_Client({}), tools, "here")
