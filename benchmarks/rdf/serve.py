"""What `kg serve` does under load: parallel clients for a minute, and a query that runs away.

::

    python -m benchmarks.rdf.serve GRAPH [--clients N] [--seconds N] [--workers N]

The server runs in a process of its own, on this machine alone. Each client asks ready-made
questions in a row, without a pause, over one connection. Printed are answers, errors, how long
they took, and the memory of the server and its workers, a quarter of the time apart; then a
query that would run for hours is sent, and how soon the next one is answered.
"""

import argparse
import http.client
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

_QUESTIONS = (
    "who-leads",
    "articles",
    "technologies",
    "members",
    "who-led-as-of?day=2024-01-01",
)
_RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


def client(host: str, port: int, until: float, times: list[float], errors: list[str]) -> None:
    """Ask in a row until the time is up."""
    connection = http.client.HTTPConnection(host, port, timeout=60)
    number = 0
    while time.monotonic() < until:
        start = time.monotonic()
        path = f"/questions/{_QUESTIONS[number % len(_QUESTIONS)]}"
        number += 1
        try:
            connection.request("GET", path, headers={"Accept": "text/csv"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != http.client.OK:
                errors.append(str(answer.status))
        except (OSError, http.client.HTTPException) as error:
            errors.append(repr(error))
            connection.close()
        times.append(time.monotonic() - start)
    connection.close()


def memory(pid: int) -> int:
    """Return the MiB that a process and its children hold; 0 where /proc is not."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(folder.name) == pid or int(fields[1]) == pid:
                total += int((folder / "statm").read_text().split()[1]) * 4096
        except (OSError, ValueError, IndexError):
            continue
    return total // 2**20


def main() -> None:
    """Serve a graph, put load on it, and print what happened."""
    parser = argparse.ArgumentParser(description="Put load on kg serve.")
    parser.add_argument("graph", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    words = ["serve", str(options.graph), "--port", "0", "--timeout", "5"]
    process = subprocess.Popen(  # noqa: S603 -- starts kg itself
        [sys.executable, "-m", "kg", *words, "--workers", str(options.workers)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        if process.stdout is None:
            raise RuntimeError("no pipe")
        address = urlsplit(process.stdout.readline().strip())
        host, port = str(address.hostname), int(address.port or 0)
        times: list[float] = []
        errors: list[str] = []
        until = time.monotonic() + options.seconds
        threads = [
            threading.Thread(target=client, args=(host, port, until, times, errors))
            for _ in range(options.clients)
        ]
        for thread in threads:
            thread.start()
        held = []
        for _ in range(4):
            time.sleep(options.seconds / 4 * 0.9)
            held.append(memory(process.pid))
        for thread in threads:
            thread.join()
        cut = statistics.quantiles(times, n=100)
        print(f"{options.clients} clients, {options.seconds} s, {options.workers} workers")
        print(f"answers {len(times):,}, errors {len(errors)} {sorted(set(errors))[:3]}")
        print(f"half within {cut[49]:.2f} s, 99 % within {cut[98]:.2f} s")
        print(f"MiB held, a quarter of the time apart: {held}")
        connection = http.client.HTTPConnection(host, port, timeout=60)
        for query in (_RUNAWAY, "ASK {}"):
            start = time.monotonic()
            connection.request("GET", f"/sparql?query={quote(query)}")
            answer = connection.getresponse()
            answer.read()
            print(f"{query[:20]} … {answer.status} after {time.monotonic() - start:.1f} s")
        connection.close()
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
