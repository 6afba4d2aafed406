"""The LLM extractor against a local server that stands in for Ollama, llama.cpp or vLLM."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import KGError
from kg.model import Stance, Status
from kg.pipeline.toolchain import toolchain
from kg.text import chat, llm
from tests.readings import document_of


class Server(ThreadingHTTPServer):
    """Answers with ``facts``, or with the raw ``content`` or the ``statuses`` that are set."""

    facts: list[Any]
    content: str | None = None
    statuses: list[int]
    hang: threading.Event  # set where it answers
    requests: list[dict[str, Any]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        asked = json.loads(self.rfile.read(length))
        self.server.requests.append({"path": self.path, **dict(self.headers), **asked})
        self.server.hang.wait()
        content = self.server.content or json.dumps({"facts": self.server.facts})
        body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 200)
        self.send_header("Content-Length", str(len(body)))
        with suppress(ConnectionError):  # the one who asked has gone
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as one:
        one.facts, one.statuses, one.requests = [], [], []
        one.hang = threading.Event()
        one.hang.set()
        thread = threading.Thread(target=one.serve_forever, daemon=True)
        thread.start()
        monkeypatch.setenv(chat.URL, one.url)
        monkeypatch.setenv(chat.MODEL, "small")
        monkeypatch.delenv(chat.KEY, raising=False)
        yield one
        one.shutdown()


FACT = {
    "subject": "Ada Byron",
    "relation": "holds_position",
    "object": "Acme",
    "role": "chair",
    "status": "former",
    "stance": "reported",
    "quote": "Ada Byron was chair of Acme",
}
DOCUMENT = document_of(
    "Hello there. [P:Ada Byron] was\nchair of [I:Acme], it was said. "
    "[P~0:She] likes [T:radar]. They met. They ate. They left."
)


def test_a_fact_with_a_sound_quote_counts(server: Server) -> None:
    server.facts = [FACT, FACT]
    (fact,) = llm.llm_facts(DOCUMENT)
    (evidence,) = fact.evidence
    text = DOCUMENT.article.text
    assert (fact.subject.name, fact.object.name, fact.role) == ("Ada Byron", "Acme", "chair")
    assert (fact.status, evidence.stance) == (Status.FORMER, Stance.REPORTED)
    assert evidence.quote == "Ada Byron was\nchair of Acme, it was said."
    assert text[slice(*evidence.object)] == "Acme"
    assert (evidence.extractor, evidence.rule) == ("llm", "small")
    (asked,) = server.requests
    assert asked["path"] == "/v1/chat/completions"
    assert (asked["model"], asked["temperature"]) == ("small", 0)
    assert "develops: {subject} develops {object}" in asked["messages"][0]["content"]
    assert "Authorization" not in asked


def test_a_pronoun_is_the_name_that_it_takes_up(server: Server) -> None:
    server.facts = [
        {
            "subject": "She",
            "relation": "works_on",
            "object": "radar",
            "quote": "She likes radar",
            "stance": "asserted",
        },
        {
            "subject": "Ada Byron",
            "relation": "uses",
            "object": "radar",
            "quote": "She likes radar.",
            "stance": "asserted",
        },
    ]
    told = {(one.subject.name, one.relation) for one in llm.llm_facts(DOCUMENT)}
    assert told == {("Ada Byron", "works_on"), ("Ada Byron", "uses")}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "Ada Byron chairs Acme"}, "whose quote is not in the text"),
        ({"quote": ""}, "whose quote is not in the text"),
        ({"object": "Borealis"}, "whose quote does not name both ends"),
        ({"quote": "They left."}, "whose quote does not name both ends"),
        ({"relation": "loves"}, "with another relation"),
        (
            {"subject": "Acme", "object": "Ada Byron"},
            "with types that the relation does not link",
        ),
        ({"object": "Ada Byron"}, "with one thing at both ends"),
        ({"quote": "Hello there."}, "whose quote does not name both ends"),
        ({"quote": "Ada Byron was"}, "whose quote does not name both ends"),
        ({"stance": "certain"}, "with an unknown stance"),
        ({"stance": None}, "with an unknown stance"),
        ({"status": "odd"}, "with an unknown status"),
    ],
)
def test_what_the_text_does_not_bear_out_is_counted(
    change: dict[str, str], reason: str, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.facts = [FACT | change]
    assert not list(llm.llm_facts(DOCUMENT))
    assert caplog.messages == [f"{DOCUMENT.article.name}: small: facts left out: 1 {reason}"]


def test_a_role_that_is_not_printed_is_left_out(server: Server) -> None:
    server.facts = [FACT | {"role": "president", "status": ""}]
    (fact,) = llm.llm_facts(DOCUMENT)
    assert (fact.role, fact.status) == ("", Status.CURRENT)


def test_a_long_text_is_asked_in_parts_of_whole_sentences(server: Server) -> None:
    document = document_of("They met. " * 1000)
    assert not list(llm.llm_facts(document))
    parts = [one["messages"][1]["content"] for one in server.requests]
    assert len(parts) == 4
    assert all(len(part) <= 3000 and part.endswith("met.") for part in parts)


def test_a_busy_server_is_asked_again_and_a_key_is_sent(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(chat.KEY, "secret")
    server.facts, server.statuses = [FACT], [503]
    assert len(list(llm.llm_facts(DOCUMENT))) == 1
    assert [one["Authorization"] for one in server.requests] == ["Bearer secret"] * 2


@pytest.mark.parametrize(
    "around",
    [
        "```json\n{}\n```",
        "Here are the facts:\n```\n{}\n```\nAnything else?",
        '<think>Is it {{"facts": [1]}}? {{no}}</think>\n{}',
        "{{Some}} facts: {}",
    ],
)
def test_an_answer_may_stand_in_a_fence_or_behind_reasoning(
    around: str, server: Server
) -> None:
    server.content = around.format(json.dumps({"facts": [FACT]}))
    assert len(list(llm.llm_facts(DOCUMENT))) == 1


def test_a_fact_needs_a_quote_that_is_about_it(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    document = document_of(
        "[I:Acme Robotics] is based in [L:London]. [P:Ada Lovelace] leads [I:Acme Robotics]."
    )
    server.facts = [
        {
            "subject": "Ada Lovelace",
            "relation": "lives_in",
            "object": "London",
            "stance": "asserted",
            "quote": "Acme Robotics is based in London",
        }
    ]
    assert not list(llm.llm_facts(document))
    assert "1 whose quote does not name both ends" in caplog.text


def test_a_silent_server_is_told_and_then_left(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(chat, "SILENT", 0.1)
    monkeypatch.setattr(chat, "SECONDS", 1.0)
    chat._connections.cache_clear()
    server.hang.clear()
    try:
        with pytest.raises(KGError, match="gives no answer within 1 seconds; is it overloaded"):
            list(llm.llm_facts(DOCUMENT))
    finally:
        server.hang.set()
        chat._connections.cache_clear()
    assert caplog.messages == [
        f"{server.url}: no answer for 0.1 seconds; waiting for 1 at most"
    ]
    assert len(server.requests) == 1  # it is not asked again


@pytest.mark.model
@pytest.mark.parametrize(
    ("signals", "jobs"),
    [([signal.SIGTERM], ["--jobs", "2"]), ([signal.SIGINT] * 2, [])],
    ids=["SIGTERM, two processes", "Ctrl-C twice"],
)
def test_signals_end_a_build_that_waits(
    signals: list[signal.Signals], jobs: list[str], server: Server, tmp_path: Path, root: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Ada Lovelace leads Acme {name} in London.")
    server.hang.clear()
    options = [*("--extractor", "llm", "--llm", server.url, "--llm-model", "small"), *jobs]
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "extract", *options, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(root)}, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            while not server.requests:
                assert process.poll() is None
                time.sleep(0.05)
            for one in signals:
                process.send_signal(one)
            # Two seconds, on a machine that is not busy; the server is silent for 120.
            process.communicate(timeout=30)
        finally:
            server.hang.set()
            process.kill()
    assert process.returncode == (130 if signals[0] is signal.SIGINT else 128 + 15)


@pytest.mark.parametrize("content", ["no JSON", "[]", '{"facts": 1}', "{" * 1000])
def test_an_answer_without_facts_is_an_error(content: str, server: Server) -> None:
    server.content = content
    with pytest.raises(KGError, match="small answers without a list of facts; try another"):
        list(llm.llm_facts(DOCUMENT))


def test_a_refusal_names_the_status(server: Server) -> None:
    server.statuses = [404]
    with pytest.raises(KGError, match="answers with HTTP status 404"):
        list(llm.llm_facts(DOCUMENT))


def test_the_model_is_part_of_the_toolchain_and_no_default(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = toolchain(extractors=["llm"]).value
    monkeypatch.setenv(chat.MODEL, "large")
    assert toolchain(extractors=["llm"]).value != first
    assert "llm" not in toolchain().extractors
    assert not server.requests


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--extractor", "llm"], "name a server and a model: --llm URL --llm-model NAME"),
        (["--llm", "http://x/v1", "--llm-model", "m"], "--llm: add --extractor llm"),
        (["--extractor", "llm", "--llm", "x"], "--llm x: give the address"),
        (["--extractor", "llm", "--llm", "http://x/v1"], "--llm-model NAME: give the name"),
    ],
)
def test_options_that_do_not_fit_are_one_line(
    options: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(chat.URL, raising=False)
    monkeypatch.delenv(chat.MODEL, raising=False)
    path = tmp_path / "a.txt"
    path.write_text("Ada Byron met Acme.")
    result = CliRunner().invoke(main, ["extract", *options, str(path)])
    assert result.exit_code == 1
    assert message in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
