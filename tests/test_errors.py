"""What a command says of input that it cannot use: one line, the right exit code, no file."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main, terminal
from kg.cli.terminal import print_table
from kg.errors import KGError
from kg.graph import Graph
from kg.push.sparql import push
from kg.query import ask
from kg.rdf import validate

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs ``kg`` in a folder with a graph, a file and a folder."""
    monkeypatch.chdir(tmp_path)
    kg.save(Graph(), "graph.ttl")
    Path("folder").mkdir()
    Path("file").touch()
    Path("news.txt").write_text("Acme uses robots.\n", encoding="utf-8")

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    return call


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("query", "graph.ttl", "ASK {}", "--csv", "--json"), "one of --csv and --json"),
        (("view", "graph.ttl", "-o", "a.html", "--hops", "2"), "--hops goes with --around"),
        (("build", "news.txt", "--keep", "--redo"), "one of --keep and --redo"),
        (("link", "graph.ttl"), "Give a SOURCE, --confirm or --refuse"),
    ],
)
def test_options_that_exclude_or_need_each_other_are_wrong_usage(
    run: Run, arguments: tuple[str, ...], message: str
) -> None:
    before = sorted(Path().rglob("*"))
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("query", "none.ttl", "ASK {}"),
            "none.ttl: cannot be read (No such file or directory)",
        ),
        (("validate", "folder"), "folder: cannot be read (Is a directory): check the path"),
        (("validate", "file"), "file: holds no triple"),
        (("validate", "graph.ttl", "--shapes", "file"), "file: holds no SHACL shape"),
        (("validate", "graph.ttl", "--shapes", "graph.ttl"), "graph.ttl: holds no SHACL shape"),
        (("explain", "graph.ttl", "Ada"), "nothing is called 'Ada': give a name or an id"),
        (("report", "graph.ttl", "-o", "a.pdf"), "a.pdf: .pdf is no page"),
        (("report", "graph.ttl", "-o", "file/a.md"), "cannot write file/a.md (a file stands"),
        (("view", "graph.ttl", "-o", "file/b/a.html"), "cannot write file/b/a.html (a file"),
        (("build", "news.txt", "-o", "file"), "cannot write file (a file stands where"),
        (("build", "none.txt", "-o", "out"), "none.txt: there is no such file"),
        (("build", "-o", "out"), "out/kg.sqlite: there is no store yet"),
        (("build", "news.txt", "--links", "none.tsv"), "none.tsv: there is no such file of"),
        (("push", "http://[x/", "graph.ttl"), "'http://[x/' is no address (Invalid IPv6 URL)"),
        (("push", "http://h:99999/", "graph.ttl"), "is no address (Port out of range"),
        (("push", "http://h/", "graph.ttl", "--graph", "a b"), "'a b' is no IRI of a graph"),
        (("push", "bolt://h:99999/", "graph.ttl"), "is no address (Port out of range"),
        (("push", "bolt://", "graph.ttl"), "'bolt://' names no host"),
        (("push", "bolt://a:b@h", "graph.ttl"), "the address must hold no credentials"),
    ],
)
def test_what_cannot_be_used_is_one_line(
    run: Run, arguments: tuple[str, ...], message: str
) -> None:
    before = {path for path in Path().rglob("*") if path.name != "outputs"}
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("error: ")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert {path for path in Path().rglob("*") if path.name != "outputs"} == before


def test_a_file_that_may_not_be_read_is_told_like_one_that_is_not_there(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may read all, so the refusal is played; click would call it wrong usage."""

    def refused(*_: object, **__: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("os.access", lambda *_, **__: False)
    monkeypatch.setattr(Path, "read_text", refused)
    done = run("explain", "graph.ttl", "Ada")
    assert done.exit_code == 1
    assert "graph.ttl: cannot be read (Permission denied): check the path" in done.stderr


def test_a_line_of_a_broken_graph_has_its_column(run: Run) -> None:
    Path("cut.ttl").write_text("@prefix a: <https://a.example/> .\na:x a:y", encoding="utf-8")
    for command in (("explain", "cut.ttl", "x"), ("query", "cut.ttl", "ASK {}")):
        done = run(*command)
        assert done.stderr.startswith("error: cut.ttl, line 2: not Turtle at column 8: ")


def test_a_day_that_is_none_is_no_silent_answer() -> None:
    for value in ("yesterday", "2024", "2024-02-30", "20240101"):
        with pytest.raises(
            KGError, match=f"day is '{value}', it must be a day like 2024-03-06"
        ):
            ask(Graph(), "who-led-as-of", day=value)
    assert ask(Graph(), "who-led-as-of", day="2024-02-29").rows == ()


def test_a_binary_list_of_addresses_is_one_error(run: Run) -> None:
    Path("a.urls").write_bytes(b"\xdb\x07\n" * 20)
    Path("b.urls").write_bytes(b"a\0b\n" * 20)
    for name in ("a.urls", "b.urls"):
        done = run("extract", name)
        assert done.stderr == f"error: {name}:1: is no address; give one address a line\n"


def test_full_disks_are_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("kg.cli.query.print_table", full)
    done = run("query", "--list")
    assert done.exit_code == 1
    assert done.stderr == "error: No space left on device: make room, and run it again\n"


def test_closed_streams_lose_what_is_printed_and_nothing_else(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout", None)
        patch.setattr("sys.stderr", None)
        print_table(("a",), [("b",)])
        with terminal.Report(quiet=False, verbose=False).progress():
            pass


def test_a_graph_without_triples_is_not_valid_but_an_empty_one_is(tmp_path: Path) -> None:
    kg.save(Graph(), tmp_path / "graph.ttl")
    assert validate(tmp_path / "graph.ttl") == ()
    (tmp_path / "none.ttl").touch()
    with pytest.raises(KGError, match="holds no triple"):
        validate(tmp_path / "none.ttl")


def test_nothing_is_sent_to_a_graph_without_an_iri(tmp_path: Path) -> None:
    kg.save(Graph(), tmp_path / "graph.ttl")
    with pytest.raises(KGError, match="is no IRI of a graph"):
        push(tmp_path / "graph.ttl", "http://127.0.0.1:9/", graph="not an iri")
