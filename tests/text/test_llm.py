"""The LLM extractor against a local server that stands in for Ollama, llama.cpp or vLLM."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import KGError
from kg.model import Stance, Status
from kg.pipeline.toolchain import toolchain
from kg.text import llm
from tests.readings import document_of


class Server(ThreadingHTTPServer):
    """Answers with ``facts``, or with the raw ``content`` or the ``statuses`` that are set."""

    facts: list[Any]
    content: str | None = None
    statuses: list[int]
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
        content = self.server.content or json.dumps({"facts": self.server.facts})
        body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as one:
        one.facts, one.statuses, one.requests = [], [], []
        thread = threading.Thread(target=one.serve_forever, daemon=True)
        thread.start()
        monkeypatch.setenv(llm.URL, one.url)
        monkeypatch.setenv(llm.MODEL, "small")
        monkeypatch.delenv(llm.KEY, raising=False)
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
        },
        {
            "subject": "Ada Byron",
            "relation": "uses",
            "object": "radar",
            "quote": "She likes radar.",
        },
    ]
    told = {(one.subject.name, one.relation) for one in llm.llm_facts(DOCUMENT)}
    assert told == {("Ada Byron", "works_on"), ("Ada Byron", "uses")}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "Ada Byron chairs Acme"}, "whose quote is not in the text"),
        ({"quote": ""}, "whose quote is not in the text"),
        ({"object": "Borealis"}, "with an end that is no mention near the quote"),
        ({"quote": "They left."}, "with an end that is no mention near the quote"),
        ({"relation": "loves"}, "with another relation"),
        (
            {"subject": "Acme", "object": "Ada Byron"},
            "with types that the relation does not link",
        ),
        ({"object": "Ada Byron"}, "with one thing at both ends"),
    ],
)
def test_what_the_text_does_not_bear_out_is_counted(
    change: dict[str, str], reason: str, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.facts = [FACT | change]
    assert not list(llm.llm_facts(DOCUMENT))
    assert caplog.messages == [f"{DOCUMENT.article.name}: small: facts left out: 1 {reason}"]


def test_a_role_that_is_not_printed_is_left_out(server: Server) -> None:
    server.facts = [FACT | {"role": "president", "status": "odd", "stance": None}]
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
    monkeypatch.setenv(llm.KEY, "secret")
    server.facts, server.statuses = [FACT], [503]
    assert len(list(llm.llm_facts(DOCUMENT))) == 1
    assert [one["Authorization"] for one in server.requests] == ["Bearer secret"] * 2


@pytest.mark.parametrize("content", ["no JSON", "[]", '{"facts": 1}'])
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
    monkeypatch.setenv(llm.MODEL, "large")
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
    monkeypatch.delenv(llm.URL, raising=False)
    monkeypatch.delenv(llm.MODEL, raising=False)
    path = tmp_path / "a.txt"
    path.write_text("Ada Byron met Acme.")
    result = CliRunner().invoke(main, ["extract", *options, str(path)])
    assert result.exit_code == 1
    assert message in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
