"""Asks a server that the user names, one with OpenAI's chat completions."""

import json
import logging
import os
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import cache
from typing import NamedTuple

import urllib3

from kg.errors import KGError, printable

URL, MODEL, KEY = "KG_LLM_URL", "KG_LLM_MODEL", "KG_LLM_KEY"
"""Environment variables: base address ("http://localhost:11434/v1"), model, and key if any."""

SECONDS, SILENT, ATTEMPTS, AT_ONCE = 120.0, 15.0, 3, 4
"""Longest wait for an answer, the wait after which a person is told, times that a server which
is busy or away is asked, and requests under way."""

_MOST_BYTES = 1_000_000  # of an answer
_BUSY = (429, 500, 502, 503, 504)

_log = logging.getLogger(__name__)


class Server(NamedTuple):
    """Where the model is.

    Attributes:
        url: Base address of the API.
        model: Its name there.
        key: Sent as a bearer token, if not "".
    """

    url: str
    model: str
    key: str


def use(url: str, model: str) -> None:
    """Name the server and the model, for this process and those that it starts from now on.

    Raises:
        KGError: If one of the two is missing, or the address is none.
    """
    if not url.startswith(("http://", "https://")):
        raise KGError(
            f"--llm {url or 'URL'}: give the address of a server's API, http://HOST/v1"
        )
    if not model:
        raise KGError("--llm-model NAME: give the name that the server knows the model by")
    os.environ[URL], os.environ[MODEL] = url.rstrip("/"), model


def server() -> Server:
    """Return the server that the user named.

    Raises:
        KGError: If none was named.
    """
    url, model = os.environ.get(URL, ""), os.environ.get(MODEL, "")
    if not url or not model:
        raise KGError("extractor llm: name a server and a model: --llm URL --llm-model NAME")
    return Server(url, model, os.environ.get(KEY, ""))


def answers(asked: Server, instructions: str, texts: Sequence[str]) -> Iterator[str]:
    """Yield what :func:`ask` returns for each text, in their order; some are asked at once.

    The threads are daemons, for which an interrupted program does not wait, as it would for
    those of a ``ThreadPoolExecutor``.

    Raises:
        KGError: As :func:`ask`.
    """
    waiting: queue.SimpleQueue[tuple[str, Future[str]]] = queue.SimpleQueue()
    found: list[Future[str]] = [Future() for _ in texts]
    for one in zip(texts, found, strict=True):
        waiting.put(one)
    for _ in range(min(AT_ONCE, len(texts))):
        threading.Thread(target=_work, args=(asked, instructions, waiting), daemon=True).start()
    try:
        for answer in found:
            try:
                answer.exception(SILENT)
            except TimeoutError:
                _log.warning(
                    "%s: no answer for %g seconds; waiting for %g at most",
                    *(asked.url, SILENT, SECONDS),
                )
            yield answer.result()
    finally:
        for answer in found:
            answer.cancel()


def _work(
    asked: Server, instructions: str, waiting: "queue.SimpleQueue[tuple[str, Future[str]]]"
) -> None:
    """Ask for one text after the other until none waits."""
    with suppress(queue.Empty):
        while True:
            text, answer = waiting.get_nowait()
            if answer.set_running_or_notify_cancel():
                try:
                    answer.set_result(ask(asked, instructions, text))
                except Exception as error:  # raised where the answer is waited for
                    answer.set_exception(error)


def ask(asked: Server, instructions: str, text: str) -> str:
    """Return what a model says to instructions and a text.

    Raises:
        KGError: If the server cannot be reached or answers what is no answer.
    """
    body = {
        "model": asked.model,
        "temperature": 0,
        "seed": 0,
        "response_format": {"type": "json_object"},
        "messages": [
            {"role": "system", "content": instructions},
            {"role": "user", "content": text},
        ],
    }
    headers = {"Content-Type": "application/json", "User-Agent": "kg"}
    if asked.key:
        headers["Authorization"] = f"Bearer {asked.key}"
    end = time.monotonic() + SECONDS
    try:
        response = _connections().request(
            "POST",
            f"{asked.url}/chat/completions",
            body=json.dumps(body).encode(),
            headers=headers,
            preload_content=False,
        )
        content = b"".join(_pieces(asked, response, end))
        response.release_conn()
    except urllib3.exceptions.HTTPError as error:
        reason = error.reason if isinstance(error, urllib3.exceptions.MaxRetryError) else error
        if isinstance(reason, urllib3.exceptions.ReadTimeoutError):
            raise _silent(asked) from error
        raise failure(asked, "does not answer; is it running?") from error
    if response.status != 200:
        said = printable(content.decode(errors="replace")[:200])
        raise failure(asked, f"answers with HTTP status {response.status}: {said}")
    try:
        return str(json.loads(content)["choices"][0]["message"]["content"])
    except (ValueError, LookupError, TypeError) as error:
        raise failure(asked, "answers what is no chat completion") from error


def _pieces(asked: Server, response: urllib3.BaseHTTPResponse, end: float) -> Iterator[bytes]:
    """Yield the bytes of an answer; a server that drips is ended as well as a silent one."""
    size = 0
    while piece := response.read1(65_536):
        size += len(piece)
        if size > _MOST_BYTES:
            raise failure(asked, f"answers with more than {_MOST_BYTES:,} bytes")
        if time.monotonic() > end:
            raise _silent(asked)
        yield piece


def _silent(asked: Server) -> KGError:
    return failure(asked, f"gives no answer within {SECONDS:g} seconds; is it overloaded?")


def failure(asked: Server, what: str) -> KGError:
    """Return the error that a server does what it should not."""
    return KGError(f"{asked.url}: {what}")


@cache
def _connections() -> urllib3.PoolManager:
    # One that was silent for so long is not asked again.
    retries = urllib3.Retry(
        ATTEMPTS - 1, read=False, backoff_factor=1, status_forcelist=_BUSY,
        allowed_methods=None, redirect=0, raise_on_status=False,
    )  # fmt: skip
    return urllib3.PoolManager(timeout=SECONDS, retries=retries, maxsize=AT_ONCE)
