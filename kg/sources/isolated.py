"""Reads hostile files in a process of its own, bounded in time and memory.

Libraries that read what strangers write (trafilatura, PDFium) may take forever or all memory,
and nothing but the end of a process stops them. One process is started when it is first needed
and reads one file after the other; it is killed and replaced where a file takes too long.

A request is a line of JSON on its standard input, and the file behind it; an answer is a line
of JSON on its standard output.
"""

import atexit
import contextlib
import importlib
import json
import logging
import re
import subprocess
import sys
from collections.abc import Mapping
from threading import Lock, Timer
from typing import IO, Any, TypeAlias, cast

from kg.errors import SourceError

MEMORY = 2 << 30
"""Bytes of address space that the process may take."""

_PATIENCE = 2
"""Seconds of the clock for each second of the processor: the machine may be busy."""

_START = 30  # seconds of the clock for the process to start
_MOST_FILES = 1000  # that a process reads before a new one takes its place
_POINTER = re.compile(r"\s*(?:\bat )?\b0x[0-9a-fA-F]{6,16}\b")
# Isolated from the folder it starts in, but with the modules of this process.
_CODE = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from kg.sources.isolated import main; main()"
)


Pipes: TypeAlias = tuple[IO[bytes], IO[bytes]]


class _Process:
    """The process, or the one that takes its place. Threads take turns."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._files = 0
        atexit.register(self.end)

    def end(self) -> None:
        """Kill the process if there is one."""
        child, self._child, self._files = self._child, None, 0
        if child is not None:
            child.kill()
            child.communicate()

    def run(
        self,
        function: str,
        data: bytes,
        arguments: Mapping[str, Any],
        *,
        source: str,
        seconds: int,
    ) -> Any:
        """Return what a function says of a file.

        It is given by module and name ("kg.sources.pdf:pages_of"), takes the file's bytes and
        the arguments, and returns what JSON holds. ``seconds`` are those of the processor.

        Raises:
            SourceError: The function raises it, or it takes too long, too much memory, or dies.
        """
        with self._lock:
            if self._files >= _MOST_FILES or (self._child and self._child.poll() is not None):
                self.end()
            child = self._child = self._child or _started()
            self._files += 1
            request = {
                "function": function,
                "arguments": arguments,
                "seconds": seconds,
                "size": len(data),
            }
            is_late = False

            def stop() -> None:
                nonlocal is_late
                is_late = True
                child.kill()

            timer = Timer(_START + _PATIENCE * seconds, stop)
            timer.start()
            answer = b""
            try:
                with contextlib.suppress(OSError):
                    requests, answers = cast("Pipes", (child.stdin, child.stdout))
                    requests.writelines((json.dumps(request).encode(), b"\n", data))
                    requests.flush()
                    answer = answers.readline()
            except BaseException:  # an interrupt: what is still on the way is nobody's answer
                self.end()
                raise
            finally:
                timer.cancel()
            if not answer.endswith(b"\n"):
                code = child.wait()
                self.end()
                raise _failure(source, seconds, code, is_late=is_late)
        said = json.loads(answer)
        if "error" in said:
            raise SourceError(said["error"].replace("\0source", source))
        return said["answer"]


def _started() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own module, and no word of the file's
        [sys.executable, "-I", "-c", _CODE, json.dumps(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _failure(source: str, seconds: int, code: int, *, is_late: bool) -> SourceError:
    what = "ends the program that reads it; save or print it anew"
    if is_late or code == -24:  # SIGXCPU
        what = f"takes more than {seconds} seconds; split it"
    return SourceError(f"{source}: {what}, or give its text as a .txt file")


_process = _Process()
run = _process.run


def main() -> None:
    """Answer requests from the standard input until it ends. Runs in the process."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no answer
    logging.disable(logging.CRITICAL)  # libraries tell every oddity of a file
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["size"])
        if len(data) < request["size"]:
            return
        answers.write(json.dumps(answered(request, data)).encode() + b"\n")
        answers.flush()


def answered(request: Mapping[str, Any], data: bytes) -> dict[str, Any]:
    """Return the answer to a request: ``answer``, or ``error`` in one line."""
    _limit(request["seconds"])
    module, _, name = request["function"].partition(":")
    try:
        function = getattr(importlib.import_module(module), name)
        return {"answer": function(data, **request["arguments"])}
    except SourceError as error:
        return {"error": str(error)}
    except RecursionError:
        reason = "nests too deep to be read"
    except MemoryError as error:
        is_stack = "overflow" in str(error)  # what some Pythons raise for deep recursion
        reason = "nests too deep to be read" if is_stack else "needs more than 2 GiB of memory"
    except Exception as error:
        words = _POINTER.sub("", " ".join(str(error).split()))[:200]
        reason = f"is damaged ({type(error).__name__}: {words})"
    return {
        "error": f"\0source: {reason}; save or print it anew, or give its text as a .txt file"
    }


def _limit(seconds: int) -> None:
    """Bound this process from here on, where the system can."""
    try:
        import resource
    except ImportError:  # not on Windows: there the caller's clock is the only bound
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    with contextlib.suppress(ValueError, OSError):  # a lower limit stays
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
