import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner, Result

import kg.query
import kg.rdf
from kg import pipeline
from kg.__main__ import run as run_kg
from kg.cli import main, terminal
from kg.errors import KGError
from kg.graph import Graph
from kg.model import (
    Antecedent,
    Article,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Statement,
)
from kg.pipeline import steps
from kg.query import Parameter, Question, Table, Term

Run = Callable[..., Result]


def extraction_of(article: Article) -> Extraction:
    """Return what a text "SUBJECT uses OBJECT" says; the subject also says "uses"."""
    text = article.text.strip()
    first, _, last = text.partition(" uses ")
    subject, object_ = (
        Mention(
            article=article.id,
            start=text.index(part),
            end=text.index(part) + len(part),
            text=part,
            type=type_,
            name=part,
        )
        for part, type_ in ((first, EntityType.INSTITUTION), (last, EntityType.TECHNOLOGY))
    )
    evidence = Evidence(
        article=article.id,
        start=0,
        end=len(text),
        quote=text,
        subject=(subject.start, subject.end),
        object=(object_.start, object_.end),
        extractor="fake",
        rule="uses",
        confidence=0.8,
    )
    said = Statement(
        speaker=subject,
        article=article.id,
        start=text.index("uses"),
        end=text.index("uses") + 4,
        quote="uses",
        direct=True,
        topics=(object_,),
        sentence=(0, len(text)),
        rule="said-clause",
        confidence=0.7,
    )
    return Extraction(
        citation=article.citation,
        mentions=(subject, object_),
        facts=(Fact(subject=subject, relation="uses", object=object_, evidence=(evidence,)),),
        statements=(said,),
    )


def fake_articles(
    articles: Iterable[Article],
    *,
    model: str | None,
    extractors: object,
    on_error: Callable[[KGError], None],
) -> Iterator[Extraction]:
    """Stand in for the model: "unreadable" cannot be read, model "none" is not there."""
    if model == "none":
        raise KGError("spaCy model 'none' cannot be loaded: install it")
    assert extractors
    for article in articles:
        if "stop" in article.text:
            raise KeyboardInterrupt
        if "unreadable" in article.text:
            on_error(KGError(f"{article.name}: too long"))
        else:
            yield extraction_of(article)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs ``kg`` in an empty folder, with a stand-in for the model."""
    monkeypatch.setattr(pipeline, "extract_articles", fake_articles)
    monkeypatch.setattr(steps, "extract_articles", fake_articles)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, **options: object) -> Result:
        return CliRunner().invoke(main, arguments, **options)  # type: ignore[arg-type]

    return call


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder of three articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (
        ("a", "Acme uses robots"),
        ("b", "Borg uses lasers"),
        ("c", "ACME Inc. uses robots"),
    ):
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    return folder


@pytest.fixture
def graph_file(monkeypatch: pytest.MonkeyPatch, small_graph: Graph, tmp_path: Path) -> str:
    """Return the name of a file that loads as the small graph; RDF has tests of its own."""
    path = tmp_path / "graph.ttl"
    path.write_text("", encoding="utf-8")
    monkeypatch.setattr(pipeline, "load", lambda given: small_graph)
    return path.name


# ------------------------------------------------------------------------------- build


def test_build_writes_the_files_and_prints_their_paths(run: Run, news: Path) -> None:
    done = run("build", "news", "-o", "out")
    assert done.exit_code == 0, done.output
    assert done.stdout.split() == ["out/graph.ttl", "out/graph.html", "out/facts.jsonl"]
    assert all(Path(path).stat().st_size for path in done.stdout.split())
    assert done.stderr == "3 articles, 4 entities, 2 facts, 3 statements, 0 warnings\n"
    assert sorted(one.name for one in Path("out").iterdir()) == [
        ".kg.sqlite.lock",
        "facts.jsonl",
        "graph.html",
        "graph.ttl",
        "identities.csv",
        "kg.sqlite",
    ]


def test_two_builds_in_two_orders_write_the_same_bytes(run: Run, news: Path) -> None:
    names = sorted(str(path) for path in news.iterdir())
    run("build", *names, "-o", "one")
    run("build", *reversed(names), "-o", "two")
    for name in ("graph.ttl", "graph.html", "facts.jsonl"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


@pytest.mark.usefixtures("news")
def test_build_writes_only_the_formats_asked_for(run: Run) -> None:
    done = run("build", "news", "-f", "jsonl", "-f", "JSONL", "-f", ".ttl", "-q")
    assert done.stdout.split() == ["outputs/facts.jsonl", "outputs/graph.ttl"]
    assert done.stderr == ""
    lines = Path("outputs/facts.jsonl").read_text(encoding="utf-8").splitlines()
    assert [len(json.loads(line)["evidence"]) for line in lines] == [2, 1]


@pytest.mark.usefixtures("news")
def test_build_says_more_when_asked(run: Run) -> None:
    done = run("build", "news", "-v", "-f", "jsonl", "--limit", "1")
    assert done.stderr.splitlines() == [
        "news/a.txt: 2 mentions, 1 fact, 1 statement",
        "1 article, 2 entities, 1 fact, 1 statement, 0 warnings",
    ]


@pytest.mark.usefixtures("news")
def test_build_leaves_out_what_is_unsure(run: Run) -> None:
    done = run("build", "news", "-f", "jsonl", "--min-confidence", "0.9")
    assert "1 fact, 0 statements" in done.stderr


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("what", ["facts", "statements"])
def test_extract_leaves_out_what_is_unsure(run: Run, what: str) -> None:
    every = run("extract", "news", "--what", what).stdout.splitlines()
    sure = run("extract", "news", "--what", what, "--min-confidence", "0.9").stdout.splitlines()
    assert sure == [line for line in every if json.loads(line)["confidence"] >= 0.9]
    assert len(sure) < len(every)


@pytest.mark.usefixtures("news")
def test_the_base_is_checked_first_and_then_used(run: Run) -> None:
    done = run("build", "news", "-f", "ttl", "--base", "no address")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("error: ")
    done = run("build", "news", "-f", "ttl", "--base", "https://news.example/")
    assert "https://news.example/" in Path("outputs/graph.ttl").read_text(encoding="utf-8")


@pytest.mark.usefixtures("news")
def test_build_writes_every_rdf_format_and_reads_it_back(run: Run) -> None:
    names = ("ttl", "trig", "nq", "nt", "jsonld")
    run("build", "news", *(part for name in names for part in ("-f", name)))
    said = {name: run("explain", f"outputs/graph.{name}", "Acme") for name in names}
    assert {done.exit_code for done in said.values()} == {0}
    assert len({done.stdout for done in said.values()}) == 1


@pytest.mark.usefixtures("news")
def test_the_core_is_asked_and_not_explained(run: Run) -> None:
    run("build", "news", "-f", "ttl", "--profile", "core")
    done = run("query", "outputs/graph.ttl", "ASK { ?s a kg:Institution }")
    assert done.stdout == "yes\n"
    done = run("query", "outputs/graph.ttl", "ASK { ?s a kg:Assertion }")
    assert done.stdout == "no\n"
    done = run("explain", "outputs/graph.ttl", "Acme")
    assert (done.exit_code, "core profile" in done.stderr) == (1, True)


@pytest.mark.usefixtures("news")
def test_a_profile_that_a_format_has_not_is_found_first(run: Run) -> None:
    done = run("build", "news", "-f", "trig", "--profile", "core")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("error: profile core has no articles' graphs")


def test_one_bad_article_of_many_costs_a_warning(run: Run, news: Path) -> None:
    (news / "a2.txt").write_text("This is unreadable.\n", encoding="utf-8")
    (news / "a1.txt").write_bytes(b"")
    done = run("build", "news", "-f", "jsonl")
    assert done.exit_code == 0
    lines = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines[:-1]] == ["warning", "warning"]
    assert "a1.txt" in lines[0]
    assert lines[1] == "warning: a2: too long"
    assert lines[-1].startswith("3 articles, ")
    assert lines[-1].endswith(", 2 warnings")
    assert run("build", "news", "-f", "jsonl", "--strict").exit_code == 3
    assert run("extract", "news", "--strict").exit_code == 3


def test_a_first_bad_article_is_told_before_the_next(run: Run, news: Path) -> None:
    (news / "0.txt").write_text("This is unreadable.\n", encoding="utf-8")
    done = run("build", "news", "-f", "jsonl", "-q")
    assert done.stderr == "warning: 0: too long\n"


@pytest.mark.parametrize("command", ["build", "extract"])
def test_an_input_alone_that_cannot_be_read_is_the_error(run: Run, command: str) -> None:
    Path("bad.txt").write_text("This is unreadable.\n", encoding="utf-8")
    done = run(command, "bad.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "error: bad: too long\n"


@pytest.mark.parametrize("command", ["build", "extract"])
def test_if_nothing_can_be_read_that_is_an_error(run: Run, command: str) -> None:
    for name in "ab":
        Path(f"{name}.txt").write_text(f"This {name} is unreadable.\n", encoding="utf-8")
    done = run(command, "a.txt", "b.txt")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "warning: a: too long",
        "warning: b: too long",
        "error: none of 2 articles could be read: see the warnings above",
    ]
    assert not Path("outputs/graph.ttl").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "missing.txt"), "missing.txt: there is no such file"),
        (("extract", "news", "missing"), "missing: there is no such file"),
        (("build", "empty"), "empty"),
        (("build", "https://news.example/a"), "https://news.example/a"),
        (("build", "news", "--model", "none"), "spaCy model 'none'"),
        (("build", "news", "--extractor", "magic"), "no extractor 'magic': choose from"),
        (
            ("build", "news", "-f", "docx"),
            "no format 'docx': choose from csv, cypher, ftm, gexf, graphml",
        ),
        (("build", "news", "-o", "news/a.txt"), "cannot write news/a.txt"),
        (("explain", "missing.ttl", "Ada"), "missing.ttl"),
        (("query", "missing.ttl", "ASK {}"), "missing.ttl"),
        (("view", "missing.ttl", "-o", "x.html"), "missing.ttl"),
        (("dossier", "missing.ttl", "Ada"), "missing.ttl"),
        (("report", "missing.ttl"), "missing.ttl"),
        (("validate", "missing.ttl"), "missing.ttl"),
    ],
)
@pytest.mark.usefixtures("news")
def test_expected_errors_are_one_line(
    run: Run, arguments: tuple[str, ...], message: str
) -> None:
    Path("empty").mkdir()
    done = run(*arguments)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--fresh"),
        ("add",),
        ("remove",),
        ("build", "news", "--jobs", "0"),
        ("build", "news", "--limit", "0"),
        ("build", "news", "--min-confidence", "2"),
        ("extract", "news", "--what", "dreams"),
        ("query",),
        ("query", "graph.ttl"),
        ("query", "graph.ttl", "ASK {}", "--ask", "who-leads"),
        ("query", "graph.ttl", "ASK {}", "--with", "a=b"),
        ("query", "graph.ttl", "--ask", "who-leads", "--with", "nothing"),
        ("view", "graph.ttl"),
        ("frobnicate",),
    ],
)
def test_wrong_usage_ends_in_2(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert "Usage: " in done.stderr


def test_a_bug_keeps_its_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path) -> Graph:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "load", fails)
    done = run("explain", "graph.ttl", "Ada")
    assert isinstance(done.exception, ZeroDivisionError)


def test_ctrl_c_leaves_older_files_as_they_were(run: Run, news: Path) -> None:
    run("build", "news")
    before = {path.name: path.read_bytes() for path in Path("outputs").iterdir()}
    (news / "d.txt").write_text("Stop: stop\n", encoding="utf-8")
    done = run("build", "news")
    assert done.exit_code == 130
    assert done.stderr == "interrupted: no half file is left\n"
    assert {path.name: path.read_bytes() for path in Path("outputs").iterdir()} == before


# ----------------------------------------------------------------------------- extract


def test_extract_prints_flat_json_lines(run: Run, news: Path) -> None:
    done = run("extract", "news")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.stderr == "3 articles, 3 facts, 0 warnings\n"
    assert rows[0] == {
        "source": "news/a.txt",
        "article": "a",
        "subject": "Acme",
        "subject_type": "Institution",
        "subject_start": 0,
        "subject_end": 4,
        "relation": "uses",
        "object": "robots",
        "object_type": "Technology",
        "object_start": 10,
        "object_end": 16,
        "role": None,
        "status": None,
        "stance": "asserted",
        "confidence": 0.8,
        "extractor": "fake:uses",
        "quote": "Acme uses robots",
        "start": 0,
        "end": 16,
    }
    assert (news / "a.txt").read_text(encoding="utf-8")[0:4] == "Acme"


@pytest.mark.usefixtures("news")
def test_extract_prints_statements_or_mentions(run: Run) -> None:
    said = [
        json.loads(x)
        for x in run("extract", "news", "--what", "statements").stdout.splitlines()
    ]
    assert [(one["speaker"], one["topics"], one["quote"]) for one in said[:1]] == [
        ("Acme", ["robots"], "uses")
    ]
    done = run("extract", "news", "--what", "mentions", "--limit", "1")
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == ["Acme", "robots"]
    assert done.stderr == "1 article, 2 mentions, 0 warnings\n"


def test_extract_reads_standard_input(run: Run) -> None:
    done = run("extract", "-", input="Müller AG uses robots\n")
    (row,) = map(json.loads, done.stdout.splitlines())
    assert row["subject"] == "Müller AG"
    assert "Müller" in done.stdout


# ----------------------------------------------------------------------------- explain


def test_explain_shows_every_fact_with_its_sentences(run: Run, graph_file: str) -> None:
    done = run("explain", graph_file, "ada LOVELACE")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "Ada Lovelace  (Person, person/ada-lovelace)"
    first = "Ada Lovelace is director of Analytical Society  [current, asserted, 0.98, "
    assert f"{first}2 articles, 2 independent]" in lines
    assert "  asserted, 0.90 by patterns:apposition" in lines
    assert any(line.endswith("· 2024-03-07 · second.txt") for line in lines)
    assert "Ada Lovelace said about analytical engines  [0.80]" in lines
    assert '  "engines will compose music"' in lines


def test_explain_shows_denials_aliases_and_what_is_said_about(
    run: Run, graph_file: str
) -> None:
    out = run("explain", graph_file, "Analytical Society").stdout
    assert "also: The society" in out
    assert "[denied, 0.80]" in out
    out = run("explain", graph_file, "tech/analytical-engines").stdout
    assert "Ada Lovelace said about analytical engines" in out


def test_explain_names_what_a_pronoun_takes_up(run: Run, small_graph: Graph) -> None:
    fact = small_graph.facts[0]
    first, *others = fact.evidence
    link = Antecedent(
        mention=first.subject, words="She", start=0, end=3, text="Ada", rule="salience"
    )
    fact = replace(fact, evidence=(replace(first, antecedents=(link,)), *others))
    graph = replace(small_graph, facts=(fact, *small_graph.facts[1:]))
    Path("she.ttl").write_text(kg.rdf.write(graph), encoding="utf-8")
    out = run("explain", "she.ttl", fact.subject.id).stdout
    assert '  "She" is "Ada", by salience' in out.splitlines()


def test_explain_as_json(run: Run, graph_file: str, small_graph: Graph) -> None:
    record = json.loads(run("explain", graph_file, "Ada Lovelace", "--json").stdout)
    assert list(record) == [
        "id",
        "name",
        "type",
        "aliases",
        "concept",
        "links",
        "offers",
        "articles",
        "facts",
        "said",
        "said_about",
    ]
    assert record["articles"] == ["first", "second"]
    assert [fact["role"] for fact in record["facts"]] == ["director"]
    assert record["said"][0]["quote"] == small_graph.statements[0].quote
    assert record["said_about"] == []


def test_explain_names_close_matches(run: Run, graph_file: str) -> None:
    done = run("explain", graph_file, "Ada Lovelase")
    assert done.exit_code == 1
    assert "nothing is called 'Ada Lovelase': did you mean Ada Lovelace?" in done.stderr
    assert "did you mean Ada Lovelace?" in run("explain", graph_file, "lovelace").stderr
    assert "give a name or an id" in run("explain", graph_file, "zzzz").stderr
    assert run("explain", graph_file, "").exit_code == 1


def test_explain_lists_things_of_one_name(
    run: Run, graph_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wus = tuple(
        Entity(id=f"person/wu-{n}", type=EntityType.PERSON, name=f"Wu {n}", aliases=("Wu",))
        for n in (1, 2)
    )
    monkeypatch.setattr(pipeline, "load", lambda path: Graph(entities=wus))
    done = run("explain", graph_file, "wu")
    assert done.exit_code == 1
    assert "person/wu-1 (Wu 1, Person), person/wu-2 (Wu 2, Person)" in done.stderr
    assert run("explain", graph_file, "person/wu-1").stdout.endswith("articles only name it.\n")


def test_text_of_strangers_cannot_steer_the_terminal(
    run: Run, graph_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = Entity(id="org/x", type=EntityType.INSTITUTION, name="X\x1b[2J", aliases=("Y\n\x07",))
    monkeypatch.setattr(pipeline, "load", lambda path: Graph(entities=(bad,)))
    out = run("explain", graph_file, "org/x").stdout
    assert "\x1b" not in out
    assert "\x07" not in out


def test_relations_without_phrase_or_role_read_well(
    run: Run, graph_file: str, small_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    fact = next(one for one in small_graph.facts if one.relation == "holds_position")
    facts = (replace(fact, role=""), replace(fact, relation="talks_to"))
    monkeypatch.setattr(
        pipeline, "load", lambda path: replace(small_graph, facts=facts, citations=())
    )
    out = run("explain", graph_file, "Ada Lovelace").stdout
    assert "Ada Lovelace talks to Analytical Society" in out
    assert "Ada Lovelace holds position Analytical Society" in out


# ------------------------------------------------------------------------------- query


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, object]]]:
    """Put a fake in the place of the engine, and return what it is asked."""
    calls: list[tuple[str, dict[str, object]]] = []
    table = Table(
        columns=("who", "what"),
        cells=((Term(value="Ada"), Term(value="a long name " * 12)), (Term(value="Ben"), None)),
    )

    def select(graph: Graph, sparql: str) -> Table:
        calls.append((sparql, {}))
        return Table(columns=("answer",), boolean="yes" in sparql) if "ASK" in sparql else table

    def ask(graph: Graph, name: str, **values: object) -> Table:
        if name != "who-leads":
            raise KGError(f"no question {name!r}")
        calls.append((name, values))
        return table

    question = Question(
        name="who-leads",
        words="Who leads?",
        group="",
        parameters=(Parameter(name="place", default="", help="where"),),
        sparql="",
    )
    monkeypatch.setattr(kg.query, "select", select)
    monkeypatch.setattr(kg.query, "ask", ask)
    monkeypatch.setattr(kg.query, "questions", lambda: (question,))
    return calls


@pytest.mark.usefixtures("asked")
def test_query_prints_a_table_that_no_pipe_wraps(run: Run, graph_file: str) -> None:
    done = run("query", graph_file, "SELECT *")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[0] for line in lines] == ["who", "Ada", "Ben"]
    assert len(lines[1]) == 37
    assert done.stderr == "2 rows\n"
    assert run("query", graph_file, "SELECT *", "-q").stderr == ""


@pytest.mark.usefixtures("asked")
def test_query_prints_csv_json_and_yes_or_no(run: Run, graph_file: str) -> None:
    assert run("query", graph_file, "SELECT *", "--csv").stdout_bytes.startswith(
        b"who,what\r\nAda,"
    )
    rows = json.loads(run("query", graph_file, "SELECT *", "--json").stdout)
    assert rows["results"]["bindings"][1] == {"who": {"type": "literal", "value": "Ben"}}
    assert run("query", graph_file, "ASK yes").stdout == "yes\n"
    assert run("query", graph_file, "ASK no").stdout == "no\n"


def test_query_reads_a_file_or_standard_input(
    run: Run, graph_file: str, asked: list[tuple[str, dict[str, object]]]
) -> None:
    Path("q.rq").write_text("SELECT 1", encoding="utf-8")
    assert run("query", graph_file, "--file", "q.rq").exit_code == 0
    assert run("query", graph_file, "--file", "-", input="SELECT 2").exit_code == 0
    assert [sparql for sparql, _ in asked] == ["SELECT 1", "SELECT 2"]
    done = run("query", graph_file, "--file", "missing.rq")
    assert done.stderr.startswith("error: missing.rq: cannot be read")
    Path("latin.rq").write_bytes(b"# \xff")
    assert "is not UTF-8" in run("query", graph_file, "--file", "latin.rq").stderr


def test_query_asks_ready_made_questions(
    run: Run, graph_file: str, asked: list[tuple[str, dict[str, object]]]
) -> None:
    assert run("query", graph_file, "--ask", "who-leads", "--with", "place=a=b").exit_code == 0
    assert asked == [("who-leads", {"place": "a=b"})]
    done = run("query", graph_file, "--ask", "who-leads", "--with", "timeout=1")
    assert done.stderr == "error: question who-leads has no value 'timeout': it takes place\n"
    done = run("query", graph_file, "--ask", "nothing", "--with", "a=b")
    assert done.stderr == "error: no question 'nothing'\n"
    assert "who-leads" in run("query", "--list").stdout


def test_query_says_where_an_empty_answer_comes_of_an_unknown_name(run: Run) -> None:
    Path("graph.ttl").write_text(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<https://kg.example.org/id/org/acme> rdfs:label "Acme Company" .\n',
        encoding="utf-8",
    )
    asked = ("query", "graph.ttl", "--ask", "members", "--with")
    done = run(*asked, "institution=Akme Company")
    assert done.exit_code == 0
    assert done.stderr == (
        "graph.ttl: no name has institution='Akme Company': did you mean Acme Company?\n"
        "0 rows\n"
    )
    assert "it may be spelt otherwise" in run(*asked, "institution=zzz").stderr
    assert run(*asked, "institution=acme").stderr == "0 rows\n"
    assert run(*asked, "institution=zzz", "-q").stderr == ""


# -------------------------------------------------------- view, validate, plugins, group


def test_view_writes_a_page(run: Run, graph_file: str) -> None:
    done = run("view", graph_file, "-o", "pages/ada.html", "--around", "ada lovelace")
    assert done.exit_code == 0, done.output
    assert done.stdout == "pages/ada.html\n"
    assert "Ada Lovelace" in Path("pages/ada.html").read_text(encoding="utf-8")
    assert run("view", graph_file, "-o", "all.html", "--title", "All of it").exit_code == 0
    assert "All of it" in Path("all.html").read_text(encoding="utf-8")
    assert "nothing is called" in run("view", graph_file, "-o", "x", "--around", "X").stderr


def test_dossier_writes_what_the_suffix_says_and_prints_markdown(
    run: Run, graph_file: str
) -> None:
    assert run("dossier", graph_file, "ada", "-o", "ada.html").stderr.startswith("error: ")
    done = run("dossier", graph_file, "ada lovelace", "-o", "pages/ada.html")
    assert (done.exit_code, done.stdout) == (0, "pages/ada.html\n")
    assert Path("pages/ada.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run("dossier", graph_file, "ada lovelace", "-o", "ada.md").exit_code == 0
    printed = run("dossier", graph_file, "ada lovelace").stdout
    assert printed.startswith("# Ada Lovelace\n")
    assert Path("ada.md").read_text(encoding="utf-8") == printed
    html = run("dossier", graph_file, "ada lovelace", "--format", "html").stdout
    assert html == Path("pages/ada.html").read_text(encoding="utf-8")


def test_query_page_is_written_or_says_what_it_needs(
    run: Run, graph_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg import editor

    monkeypatch.setattr(editor, "part", lambda name: name.encode())
    done = run("query-page", graph_file, "-o", "ask.html", "--title", "Ask away")
    assert (done.exit_code, done.stdout) == (0, "ask.html\n"), done.stderr
    assert "Ask away" in Path("ask.html").read_text(encoding="utf-8")
    monkeypatch.setattr(editor, "part", lambda name: None)
    done = run("query-page", graph_file, "-o", "absent.html")
    assert done.exit_code == 1
    assert "make editor" in done.stderr
    assert not Path("absent.html").exists()


def test_report_tells_what_is_new(run: Run, graph_file: str) -> None:
    done = run("report", graph_file, "-o", "report.html", "--title", "The week")
    assert (done.exit_code, done.stdout) == (0, "report.html\n")
    assert '<h1 dir="auto">The week</h1>' in Path("report.html").read_text(encoding="utf-8")
    assert "New since" not in run("report", graph_file).stdout
    assert "0 new facts" in run("report", graph_file, "--since", graph_file).stdout


def test_validate_ends_in_3_where_the_answer_is_no(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = kg.rdf.Problem(focus="id/x", path="", message="is no\nname", shape="Shape")
    found: list[kg.rdf.Problem] = []
    monkeypatch.setattr(kg.rdf, "validate", lambda graph, *, shapes: tuple(found))
    done = run("validate", "graph.ttl")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "graph.ttl: valid\n")
    found.append(problem)
    done = run("validate", "graph.ttl")
    assert done.exit_code == 3
    assert done.stdout == "id/x: is no name (Shape)\n"
    assert done.stderr == "graph.ttl: 1 problem\n"
    assert run("validate", "graph.ttl", "-q").stderr == ""
    found.clear()
    assert run("validate", "graph.ttl", "-q").stderr == ""


def test_plugins_lists_what_is_there(run: Run) -> None:
    lines = run("plugins").stdout.splitlines()
    assert lines[0].split() == ["group", "name", "package", "version"]
    assert any(line.split()[:3] == ["kg.exporters", ".ttl", "kg-news"] for line in lines)
    rows = [json.loads(line) for line in run("plugins", "--json").stdout.splitlines()]
    assert {row["group"] for row in rows} == {"kg.sources", "kg.extractors", "kg.exporters"}


def test_help_and_version(run: Run) -> None:
    done = run("-h")
    sections = {
        heading: re.findall(r"^  ([a-z-]+) ", text, re.MULTILINE)
        for heading, text in re.findall(
            r"^(Build|Explore|Curate|Share|Serve|Extend):\n((?:  .+\n)+)",
            done.stdout,
            re.MULTILINE,
        )
    }
    assert sections == {
        "Build": ["build", "extract", "add", "watch", "remove", "status", "errors", "diff"],
        "Explore": ["explain", "path", "query", "view", "dossier", "report"],
        "Curate": ["review", "merge", "split", "link"],
        "Share": ["validate", "convert", "push"],
        "Serve": ["serve", "query-page", "mcp"],
        "Extend": ["plugins"],
    }
    assert [name for some in sections.values() for name in some] == list(main.commands)
    assert run("--version").stdout.startswith("kg ")
    for name in main.commands:
        done = run(name, "-h")
        assert done.exit_code == 0
        assert "-q, --quiet" in done.stdout


def test_a_closed_pipe_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> Graph:
        raise BrokenPipeError

    monkeypatch.setattr(pipeline, "load", closed)
    monkeypatch.setattr(os, "dup2", lambda one, other: None)
    done = run("explain", "graph.ttl", "Ada")
    assert (done.exit_code, done.output) == (0, "")


def test_a_command_runs_outside_the_main_thread(run: Run) -> None:
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(run("query", "--list").exit_code))
    thread.start()
    thread.join()
    assert codes == [0]


# ------------------------------------------------------------------------ the terminal


class Terminal:
    """A standard error that says it is a terminal, as ``isatty`` is all that is asked."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    report = terminal.Report(quiet=False, verbose=True)
    with report.progress():
        assert list(report.each(["one\x1b", "two"], str, str)) == ["one\x1b", "two"]
        report.warn(KGError("three: is [bold]empty[/bold]"))
        report.detail("more")
        report._progress.refresh() if report._progress else None
    report.summary("2 facts")
    assert re.search(r"2 articles, [0-9.]+/s  two", stream.text)
    assert "warning: three: is [bold]empty[/bold]\n" in stream.text
    assert "2 articles, 2 facts, 1 warning" in stream.text
    stream.text = ""
    quiet = terminal.Report(quiet=True, verbose=False)
    with quiet.progress():
        list(quiet.each(["one"], str, str))
    quiet.summary("nothing")
    assert stream.text == ""


def test_the_bar_stands_where_articles_leave_the_last_step(
    make_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", Terminal())
    report = terminal.Report(quiet=False, verbose=False)

    def articles() -> Iterator[Article]:
        for number in range(4):
            report.advance(25)
            yield make_article(f"Text {number}.")

    with report.progress():
        assert report._progress is not None
        report.expect(100)
        every = list(report.follow(articles()))  # all are read before one is done
        steps = []
        for _ in report.each(every, lambda one: one.name, lambda one: one.id):
            steps.append(report._progress.tasks[0].completed)
        assert steps == [25, 50, 75, 100]
        assert report._progress.tasks[0].total == 100


def test_a_table_is_ruled_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    terminal.print_table(("a", "b"), [("1", "[red]x\x1b")])
    assert "─" in stream.text
    assert "[red]x\ufffd" in stream.text


# ------------------------------------------------------------------- a process of its own

SCRIPT = """
import sys
from kg import pipeline
from kg.__main__ import run as run_kg
from kg.cli import main
{setup}
main(prog_name="kg")
"""


def start(setup: str, *arguments: str, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT.format(setup=setup), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )


SLOW = """
import time
from kg.pipeline import exporters
def slow(graph, path):
    path.write_text("half")
    print("writing", flush=True)
    time.sleep(60)
exporters.BUILTIN = {".ttl": slow}
from benchmarks.scale import standin
standin.stand_in()
"""


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        (signal.SIGINT, 130, "interrupted: no half file is left\n"),
        (signal.SIGTERM, 128 + signal.SIGTERM, ""),
    ],
)
def test_stopped_while_writing_no_half_file_is_left(
    number: int, code: int, words: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Acme uses robots.\n", encoding="utf-8")
    process = start(SLOW, "build", "a.txt", "-o", "out", "-f", "ttl", cwd=tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    time.sleep(0.1)
    process.send_signal(number)
    _, stderr = process.communicate(timeout=30)
    assert (process.returncode, stderr) == (code, words)
    assert [one for one in (tmp_path / "out").iterdir() if "kg.sqlite" not in one.name] == []


MANY = """
import kg.query
from kg.query import Table, Term
row = (Term(value="x" * 100),)
kg.query.select = lambda graph, sparql: Table(columns=("a",), cells=(row,) * 20_000)
"""


def test_a_reader_that_stops_ends_the_program_quietly(tmp_path: Path) -> None:
    process = start(MANY, "query", "g.ttl", "SELECT *", "--csv", "-q", cwd=tmp_path)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == "a\n"
    process.stdout.close()
    with process.stderr as stderr:
        assert stderr.read() == ""
    assert process.wait(timeout=30) == 0


def test_python_dash_m_kg_is_the_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--version"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        check=True,
    )
    assert done.stdout.startswith("kg ")


def test_main_is_a_click_group() -> None:
    assert isinstance(main, click.Group)


def test_an_interrupt_while_modules_are_imported_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Slow(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "kg.cli", Slow("kg.cli"))
    with pytest.raises(SystemExit) as stopped:
        run_kg()
    assert stopped.value.code == 130
    assert capsys.readouterr().err == "interrupted: no half file is left\n"


def test_path_prints_chains_or_the_reason(run: Run, small_graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text(kg.rdf.write(small_graph), encoding="utf-8")
    done = run("path", str(file), "ada lovelace", "London")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("3 links")
    assert '  "' in done.stdout
    told = json.loads(run("path", str(file), "ada lovelace", "London", "--json").stdout)
    assert [len(one["steps"]) for one in told["chains"]][:1] == [3]
    same = run("path", str(file), "London", "London")
    assert same.exit_code == 1
    assert "would begin and end at London" in same.stderr
