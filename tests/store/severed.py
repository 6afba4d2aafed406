"""Builds on a cluster of two hosts, and cuts the link to one while it works.

``unshare --map-root-user --net python severed.py NEWS OUT``: the two hosts are network
namespaces, each behind a pair of virtual interfaces; nothing outside them changes. Prints how
many articles were stored when the link was cut.
"""

import re
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

HERE = Path(__file__).parent
SCHEDULER = """
import dask
from distributed.cli.dask_scheduler import main
dask.config.set({
    "distributed.scheduler.allowed-failures": 1,
    "distributed.comm.timeouts.tcp": "12s",  # until a silent link is taken for cut; 30 s else
})
main(["--host", "10.9.0.1", "--port", "0", "--no-dashboard", "--no-show"])
"""


def run(*command: str) -> None:
    """Run a command of the system."""
    subprocess.run(command, check=True)


def host(stack: ExitStack, number: int, scheduler: str) -> subprocess.Popen[bytes]:
    """Start a worker on a host of its own, at the end of a link called ``linkN``."""
    wait = f"read _; exec '{sys.executable}' '{HERE / 'clusterworker.py'}' {scheduler}"
    apart = shutil.which("unshare") or "unshare"
    worker = subprocess.Popen([apart, "--net", "sh", "-c", wait], stdin=subprocess.PIPE)
    stack.callback(worker.communicate)
    stack.callback(worker.kill)
    own = Path("/proc/self/ns/net").readlink()
    while Path(f"/proc/{worker.pid}/ns/net").readlink() == own:
        time.sleep(0.01)
    link, pid = f"link{number}", str(worker.pid)
    run("ip", "link", "add", link, "type", "veth", "peer", "name", "eth", "netns", pid)
    run("ip", "address", "add", f"10.9.{number}.1/24", "dev", link)
    run("ip", "link", "set", link, "up")
    for line in (
        "link set lo up",
        f"address add 10.9.{number}.2/24 dev eth",
        "link set eth up",
        f"route add default via 10.9.{number}.1",
    ):
        run("nsenter", "--net", "--target", pid, "ip", *line.split())
    if worker.stdin is not None:
        worker.stdin.write(b"\n")
        worker.stdin.flush()
    return worker


def stored(store: Path) -> int:
    """Return the number of articles in a store."""
    from kg.errors import KGError
    from kg.store import Store

    try:
        with Store(store) as opened:
            return len(opened)
    except KGError:  # not made yet
        return 0


def main(news: str, out: Path) -> int:
    """Build; return the exit code of kg."""
    run("ip", "link", "set", "lo", "up")
    run("ip", "address", "add", "10.9.0.1/32", "dev", "lo")
    with ExitStack() as stack:
        scheduler = subprocess.Popen(
            [sys.executable, "-c", SCHEDULER], stderr=subprocess.PIPE, text=True
        )
        stack.callback(scheduler.communicate)
        stack.callback(scheduler.kill)
        address = None
        while address is None and scheduler.stderr is not None:
            line = scheduler.stderr.readline()
            if not line:
                return 1
            address = re.search(r"Scheduler at:\s+(tcp://\S+)", line)
        if address is None:
            return 1
        for number in (1, 2):
            host(stack, number, address[1])
        build = ["build", news, "-o", str(out), "-f", "ttl", "--scheduler", address[1]]
        kg = subprocess.Popen([sys.executable, "-m", "benchmarks.scale.standin", *build])
        stack.callback(kg.kill)
        while kg.poll() is None and not stored(out / "kg.sqlite"):
            time.sleep(0.05)
        run("ip", "link", "set", "link1", "down")
        sys.stdout.write(f"{stored(out / 'kg.sqlite')}\n")
        return kg.wait()


if __name__ == "__main__":  # pytest imports every module for its doctests
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
