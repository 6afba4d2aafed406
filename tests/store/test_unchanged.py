"""A build in which nothing changed writes nothing; all that outputs are made from counts."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import rdf
from kg.pipeline import plugins, steps, toolchain, unchanged
from kg.rdf.problem import Problem
from kg.store import Store
from tests.store.conftest import Run, write

NOTHING = "note: nothing changed, so nothing is written (--force writes all again)"
PERSON = "person/mary-somerville"
ONTOLOGY = Path(__file__).parents[2] / "examples" / "own-ontology.ttl"
LINKS = """\
# curie_map:
#   kgid: "https://kg.example.org/id/"
#   wikidata: "http://www.wikidata.org/entity/"
"""


def state(folder: str) -> dict[str, tuple[int, int, bytes]]:
    """Return what would show that a file was written: its number, its time, its bytes."""
    return {
        path.name: (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes())
        for path in Path(folder).iterdir()
        if not path.name.startswith((".", "kg.sqlite"))
    }


def contents(folder: str) -> dict[str, bytes]:
    return {name: found[2] for name, found in state(folder).items()}


@pytest.mark.usefixtures("news")
def test_nothing_is_written_where_nothing_changed(run: Run) -> None:
    first = run("build", "news", "-o", "out")
    before, store = state("out"), Path("out/kg.sqlite").read_bytes()
    assert NOTHING not in first.stderr
    for inputs in ((), ("news",), ("news/a.txt",)):
        done = run("build", *inputs, "-o", "out")
        assert NOTHING in done.stderr
        assert done.stdout == first.stdout
        assert done.stderr.splitlines()[-1].endswith(
            "8 entities, 4 facts, 0 statements, 0 warnings"
        )
        assert first.stderr.splitlines()[-1].endswith(done.stderr.rpartition("), ")[2].strip())
        assert state("out") == before
    assert Path("out/kg.sqlite").read_bytes() == store
    assert run("build", "-o", "out", "-q").stderr == ""
    done = run("build", "-o", "out", "--force")
    assert NOTHING not in done.stderr
    assert contents("out") == {name: found[2] for name, found in before.items()}
    assert state("out") != before
    done = run("build", "news", "-o", "out", "--fresh")
    assert NOTHING not in done.stderr


def test_a_folder_can_be_moved(run: Run, news: Path) -> None:
    run("build", str(news), "-o", "out")
    Path("out").rename("moved")
    assert NOTHING in run("build", "-o", "moved").stderr


def sql(statement: str) -> Callable[..., tuple[str, ...]]:
    def change(run: Run, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
        with closing(sqlite3.connect("out/kg.sqlite")) as db, db:
            assert db.execute(statement).rowcount
        db.close()
        return ()

    return change


def new_article(run: Run, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    write(Path("news/d.txt"), "Turin of d joined Rome")
    return ("news",)


def added_before(run: Run, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    write(Path("news/d.txt"), "Turin of d joined Rome")
    run("add", "news", "-o", "out")
    return ()


def removed_before(run: Run, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    run("remove", "b", "--no-export", "-o", "out")
    return ()


def options(*given_: str) -> Callable[..., tuple[str, ...]]:
    return lambda run, patch: given_


def appended(name: str, text: str) -> Callable[..., tuple[str, ...]]:
    def change(run: Run, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
        path = Path("out", name)
        path.write_text((path.read_text() if path.exists() else "") + text)
        return ()

    return change


def deleted(name: str) -> Callable[..., tuple[str, ...]]:
    def change(run: Run, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
        Path("out", name).unlink()
        return ()

    return change


def own_words(run: Run, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    patch.setenv("KG_ONTOLOGY", str(Path("own.ttl").resolve()))
    return ()


def other_code(run: Run, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    patch.setattr(toolchain, "code", lambda *parts, weights=True: "other")
    return ()


def other_version(run: Run, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    patch.setattr(plugins, "version", lambda distribution="": "9")
    return ()


def other_library(run: Run, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    real = unchanged._version
    patch.setattr(unchanged, "_version", lambda name: real(name) + ("+1" * (name == "numpy")))
    return ()


HEADER = "left,right,judgement,who,when,why\n"
CHANGES: dict[str, Callable[..., tuple[str, ...]]] = {
    "article": new_article,
    "added article": added_before,
    "removed article": removed_before,
    "title": sql("UPDATE articles SET citation = json_set(citation, '$.title', 'X')"),
    "name of a mention": sql("UPDATE mentions SET name = 'Ockham' WHERE number = 0"),
    "concept": sql("UPDATE mentions SET concept = 'laser' WHERE type = 'Technology' OR 1"),
    "relation": sql("UPDATE facts SET relation = 'meets'"),
    "role": sql("UPDATE facts SET role = 'head'"),
    "confidence": sql("UPDATE evidence SET confidence = .5"),
    "stance": sql("UPDATE evidence SET stance = 'denied'"),
    "format": options("-f", "nt"),
    "more formats": options("-f", "ttl", "-f", "jsonl", "-f", "csv"),
    "confidence wanted": options("--min-confidence", "0.99"),
    "base": options("--base", "https://own.example/"),
    "profile": options("--profile", "core"),
    "rdf12": options("--rdf12"),
    "judgements": appended("judgements.csv", f"{HEADER}{PERSON},person/x,different,me,,\n"),
    "judgements elsewhere": options("--judgements", "ledger.csv"),
    "identities elsewhere": options("--identities", "ids.csv"),
    "links elsewhere": options("--links", "own.tsv"),
    "identities": deleted("identities.csv"),
    "identities edited": appended("identities.csv", "org/old-name,,org/royal-society\n"),
    "links": appended("links.sssom.tsv", LINKS),
    "ontology": own_words,
    "code": other_code,
    "version": other_version,
    "library": other_library,
}
ONE_FILE: dict[str, tuple[str, Callable[..., tuple[str, ...]]]] = {
    "edited output": ("graph.ttl", appended("graph.ttl", "# mine\n")),
    "deleted output": ("facts.jsonl", deleted("facts.jsonl")),
}


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("name", CHANGES)
def test_each_thing_that_outputs_are_made_from_counts(
    run: Run, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("own.ttl").write_bytes(ONTOLOGY.read_bytes())
    Path("ledger.csv").write_text(HEADER)
    Path("own.tsv").write_text(LINKS)
    given_ = ("--no-validate", "-f", "ttl", "-f", "jsonl")
    run("build", "news", "-o", "out", *given_)
    more = CHANGES[name](run, monkeypatch)
    arguments = (*more, "--no-validate") if "-f" in more else (*more, *given_)
    shutil.copytree("out", "whole")
    done = run("build", *arguments, "-o", "out", "-v")
    assert NOTHING not in done.stderr
    assert done.stderr.count("the outputs are written again: ") == 1
    run("build", *arguments, "-o", "whole", "--force")
    assert contents("out") == contents("whole")
    before = state("out")
    done = run("build", *arguments, "-o", "out")
    assert NOTHING in done.stderr
    assert state("out") == before


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("name", ONE_FILE)
def test_only_an_edited_output_is_written_again(
    run: Run, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", "news", "-o", "out")
    before = state("out")
    file, change = ONE_FILE[name]
    change(run, monkeypatch)
    monkeypatch.setattr(rdf, "validate", lambda graph: pytest.fail("the graph was sound"))
    done = run("build", "-o", "out", "-v")
    assert f"{file} written again: out/{file} " in done.stderr
    after = state("out")
    assert after[file] != before[file]
    assert after[file][2] == before[file][2]
    for other in before.keys() - {file, "identities.csv"}:
        assert after[other] == before[other]
    assert NOTHING in run("build", "-o", "out").stderr


WORDS = ("Oslo", "Paris", "Rome", "Mary Somerville", "Ada Lovelace", "Royal Society")


@given(
    st.lists(
        st.tuples(st.sampled_from("abcde"), st.sampled_from(WORDS), st.sampled_from(WORDS)),
        min_size=1, max_size=6,
    )
)  # fmt: skip
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_skipping_gives_the_bytes_of_writing(
    run: Run, tmp_path_factory: pytest.TempPathFactory, days: list[tuple[str, str, str]]
) -> None:
    """After any history of articles that come and change, to write again changes no byte."""
    folder = tmp_path_factory.mktemp("days")
    news, out = folder / "news", folder / "out"
    news.mkdir()
    for name, one, other in days:
        write(news / f"{name}.txt", f"{one} of {name} joined {other}")
        run("build", str(news), "-o", str(out), "-f", "ttl")
        assert NOTHING in run("build", "-o", str(out), "-f", "ttl").stderr
        skipped = contents(str(out))
        run("build", "-o", str(out), "-f", "ttl", "--force")
        assert contents(str(out)) == skipped


SAID = st.lists(
    st.tuples(
        st.sampled_from(
            (*WORDS, "Turin", "Georgia", "RS", "Mary Sommerville", "Supreme Court")
        ),
        st.sampled_from(("joined", "said that", "met")),
        st.sampled_from((*WORDS, "Royal Society Ltd", "A. Lovelace", "Airbus A380", "A380")),
    ),
    max_size=4,
)


JUDGED = st.sampled_from(("", "", "same", "different", "unsure"))


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.none() | SAID, JUDGED, st.booleans()),
        min_size=2,
        max_size=7,
    )
)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_additions_and_removals_give_the_bytes_of_writing_all(
    run: Run,
    tmp_path_factory: pytest.TempPathFactory,
    days: list[tuple[str, list[tuple[str, str, str]] | None, str, bool]],
) -> None:
    """Whatever comes, changes, goes and is judged, what was kept is used and no byte tells."""
    folder = tmp_path_factory.mktemp("days")
    news, out, whole = folder / "news", folder / "out", folder / "whole"
    news.mkdir()
    formats = ("-f", "ttl", "-f", "jsonl")
    for name, said, judged, forget in days:
        path = news / f"{name}.txt"
        if said is None and not path.exists():
            continue
        if said is None:
            path.unlink()
            run("remove", name, "-o", str(out), "--no-export")
        else:
            sentences = "".join(f" {one} {verb} {other}." for one, verb, other in said)
            write(path, f"{WORDS[len(said)]} of {name} joined {name}.{sentences} It is so")
            run("add", str(path), "-o", str(out))
        if judged:
            line = f"person/mary-somerville,person/mary-sommerville,{judged},me,,\n"
            (out / "judgements.csv").write_text(HEADER + line)
        if forget and judged:
            (out / "identities.csv").unlink(missing_ok=True)
        shutil.rmtree(whole, ignore_errors=True)
        shutil.copytree(out, whole)
        run("build", "-o", str(out), *formats)
        run("build", "-o", str(whole), *formats, "--force")
        assert contents(str(out)) == contents(str(whole))


@pytest.mark.usefixtures("news")
def test_what_is_edited_while_a_build_runs_is_a_change(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = steps.connect

    def connect(*arguments, **options_):
        graph = real(*arguments, **options_)
        Path("out/judgements.csv").write_text(f"{HEADER}{PERSON},person/x,different,me,,\n")
        return graph

    with monkeypatch.context() as patch:
        patch.setattr(steps, "connect", connect)
        run("build", "news", "-o", "out")
    assert "again: judgements changed" in run("build", "-o", "out", "-v").stderr


@pytest.mark.usefixtures("news")
def test_a_graph_that_nobody_checked_is_checked_when_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", "news", "-o", "out", "--no-validate")
    assert NOTHING not in run("build", "-o", "out").stderr
    assert NOTHING in run("build", "-o", "out", "--no-validate").stderr
    problem = Problem(focus="https://x.example/1", path="", message="odd", shape="Person")
    monkeypatch.setattr(rdf, "validate", lambda graph: [problem])
    assert NOTHING in run("build", "-o", "out").stderr
    for _ in range(2):  # a problem is told again and again
        done = run("build", "-o", "out", "--force", code=3)
        assert f"warning: {problem.focus}" in done.stderr
        done = run("build", "-o", "out", code=3)
        assert f"warning: {problem.focus}" in done.stderr


@pytest.mark.usefixtures("news")
def test_a_source_of_links_is_asked_each_time(run: Run) -> None:
    Path("good.csv").write_text("id,name\nQ1,Mary Somerville\n")
    for _ in range(2):
        done = run("build", "news", "-o", "out", "--link", "good.csv")
        assert NOTHING not in done.stderr
    assert NOTHING not in run("build", "-o", "out").stderr
    assert NOTHING in run("build", "-o", "out").stderr


@pytest.mark.usefixtures("news")
def test_what_another_version_kept_is_not_read(run: Run) -> None:
    run("build", "news", "-o", "out")
    with Store(Path("out/kg.sqlite"), write=True) as store:
        record = json.loads(store.setting("made"))
        store.set("made", json.dumps({**record, "more": 1}))
    assert NOTHING not in run("build", "-o", "out").stderr
    assert NOTHING in run("build", "-o", "out").stderr


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE work SET value = x'00'",
        "UPDATE work SET value = substr(value, 1, length(value) - 1)",
        "UPDATE work SET version = 'other'",
        "DELETE FROM work",
        "DROP TABLE work",
    ],
)
def test_work_that_is_broken_or_gone_is_done_again(run: Run, damage: str) -> None:
    run("build", "news", "-o", "out")
    with closing(sqlite3.connect("out/kg.sqlite")) as db, db:
        db.execute(damage)
    write(Path("news/d.txt"), "Turin of d joined Rome")
    shutil.copytree("out", "whole")
    run("build", "news", "-o", "out")
    run("build", "news", "-o", "whole", "--force")
    assert contents("out") == contents("whole")


ASIDE = {
    *("toolchains", "origins", "holdings", "errors", "removals", "settings", "work"),
    "digests",
}
"""Tables of which no output tells anything."""


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("command", ["add", "build"])
def test_every_column_that_a_graph_is_made_from_is_hashed(run: Run, command: str) -> None:
    """A build keeps the hashes, and whoever changes a row makes the store forget the one."""
    write(Path("news/s.txt"), "Turin said Oslo met Paris")
    run(command, "news", "-o", "out")
    path = Path("out/kg.sqlite")
    with Store(path, write=True) as store:
        known = store.digests()
        assert store.digests() == known
        assert min(store.counts()[name] for name in ("mentions", "facts", "statements")) > 0
    db = sqlite3.connect(path)
    columns = db.execute(
        "SELECT t.name, c.name, c.pk FROM sqlite_schema AS t, pragma_table_info(t.name) AS c "
        "WHERE t.type = 'table'"
    ).fetchall()
    db.close()
    made = {"work", "digests"} if command == "add" else set()
    assert {table for table, *_ in columns} > ASIDE - made
    for table, name, _ in columns:
        if table in ASIDE or (table, name) == ("articles", "key"):
            continue
        key = ", ".join(f'"{other}"' for one, other, pk in columns if one == table and pk)
        shutil.copy(path, "copy.sqlite")
        with closing(sqlite3.connect("copy.sqlite")) as db, db:
            db.execute(  # one row gets a value that no row has
                f'UPDATE {table} SET "{name}" = CASE typeof("{name}") '  # noqa: S608 -- the schema's
                "WHEN 'integer' THEN 777 WHEN 'real' THEN .125 WHEN 'blob' THEN x'00' "
                f"ELSE 'other' END WHERE ({key}) = (SELECT {key} FROM {table} LIMIT 1)"
            )
        db.close()
        with Store(Path("copy.sqlite"), write=True) as store:
            assert store.digests() != known, (table, name)


@pytest.mark.usefixtures("news")
def test_a_kept_hash_is_that_of_the_rows(run: Run) -> None:
    for text in ("Turin joined Oslo", "Turin joined Rome", ""):
        if text:
            write(Path("news/n.txt"), text)
            run("build", "news", "-o", "out")
        else:
            run("remove", "a", "-o", "out")
        with Store(Path("out/kg.sqlite"), write=True) as store:
            known = store.digests()
        shutil.copy("out/kg.sqlite", "copy.sqlite")
        with closing(sqlite3.connect("copy.sqlite")) as db, db:
            assert {key for (key,) in db.execute("SELECT article FROM digests")} == {
                key for (key,) in db.execute("SELECT key FROM articles")
            }
            db.execute("DELETE FROM digests")
        with Store(Path("copy.sqlite"), write=True) as store:
            assert store.digests() == known


def test_code_and_data_of_the_package_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toolchain, "_PACKAGE", tmp_path)
    (tmp_path / "view").mkdir()

    def known(name: str, *, weights: bool = False) -> str:
        (tmp_path / name).write_text("1")
        toolchain.code.cache_clear()
        return toolchain.code(weights=weights)

    found = [known(name) for name in ("a.py", "view/page.js", "view/a.py", "b.toml")]
    assert len(set(found)) == 4
    assert known("a.pyc") == known("net.onnx") == found[-1]
    assert known("net.onnx", weights=True) != found[-1]
    toolchain.code.cache_clear()


def test_removing_forgets_what_resolution_found(run: Run) -> None:
    Path("news").mkdir()
    for name in ("a", "b"):
        write(Path(f"news/{name}.txt"), f"Turin of {name} joined Oslo")
    run("build", "news", "-o", "out")
    assert kept_work() == {"resolution"}
    run("remove", "a", "--no-export", "-o", "out")
    assert kept_work() == set()
    run("build", "-o", "out")
    after = contents("out")
    assert kept_work() == {"resolution"}
    run("build", "-o", "out", "--force")
    assert contents("out") == after


def kept_work() -> set[str]:
    with closing(sqlite3.connect("out/kg.sqlite")) as db:
        return {name for (name,) in db.execute("SELECT name FROM work")}
