"""``kg build``, ``add``, ``remove``, ``status`` and ``errors`` on a store."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from kg import pipeline
from kg.pipeline import links as link_files
from kg.pipeline import toolchain
from kg.reconcile.sssom import Link
from kg.store import Store
from tests.store.conftest import Run, write

OUTPUTS = ("facts.jsonl", "graph.html", "graph.ttl")


def outputs(folder: str) -> dict[str, bytes]:
    return {name: Path(folder, name).read_bytes() for name in OUTPUTS}


def counted(done: Result) -> str:
    """Return what the summary says of articles."""
    found = re.match(r"[\d,]+ articles?( \(.*?\))?", done.stderr.splitlines()[-1])
    assert found is not None
    return found[0]


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the articles that are extracted from now on."""
    found: list[str] = []
    real = pipeline.steps.extract_articles

    def watched(articles, **options):
        for one in real(articles, **options):
            found.append(one.citation.name)
            yield one

    monkeypatch.setattr(pipeline.steps, "extract_articles", watched)
    return found


@pytest.mark.usefixtures("news")
def test_what_is_unchanged_is_not_extracted_again(run: Run, read_again: list[str]) -> None:
    run("build", "news", "-o", "whole")
    assert read_again == ["a", "b", "c"]
    read_again.clear()
    done = run("build", "news", "-o", "whole")
    assert read_again == []
    assert counted(done) == "3 articles (3 unchanged)"


def test_a_store_that_grew_gives_the_bytes_of_one_build(run: Run, news: Path) -> None:
    run("build", "news", "-o", "whole")
    run("build", "news/c.txt", "-o", "grown")
    run("add", "news/a.txt", "-o", "grown")
    done = run("build", "news/b.txt", "-o", "grown")
    assert counted(done) == "3 articles (1 new, 2 from before)"
    assert outputs("grown") == outputs("whole")
    for name in OUTPUTS:
        Path("grown", name).unlink()
    done = run("build", "-o", "grown")
    assert counted(done) == "3 articles (3 from before)"
    assert outputs("grown") == outputs("whole")


def test_fresh_forgets_what_is_not_there(run: Run, news: Path, read_again: list[str]) -> None:
    run("build", "news/a.txt", "-o", "one")
    run("build", "news", "-o", "two")
    read_again.clear()
    done = run("build", "--fresh", "news/a.txt", "-o", "two")
    assert read_again == ["a"]
    assert counted(done) == "1 article (1 redone)"
    assert outputs("one") == outputs("two")
    (news / "a.txt").unlink()
    run("build", "--fresh", "news/a.txt", "-o", "two", code=1)
    assert outputs("one") == outputs("two")


def test_a_file_that_changed_takes_the_place_of_its_older_self(
    run: Run, news: Path, read_again: list[str]
) -> None:
    run("build", "news", "-o", "out")
    read_again.clear()
    write(news / "b.txt", "Turin of b left Paris")
    run("build", "news", "-o", "out")
    assert read_again == ["b"]
    run("build", "news", "-o", "new")
    assert outputs("out") == outputs("new")


def test_a_line_that_goes_takes_its_article_along(run: Run) -> None:
    lines = [json.dumps({"id": f"n{n}", "text": f"Turin of {n} met Ockham."}) for n in range(4)]
    Path("news.jsonl").write_text("\n".join(lines))
    run("build", "news.jsonl", "-o", "out")
    Path("news.jsonl").write_text("\n".join(lines[1:]))
    assert counted(run("build", "news.jsonl", "-o", "out")) == "3 articles (3 unchanged)"
    Path("news.jsonl").write_text("\n".join([*lines[2:], "{"]))
    done = run("build", "news.jsonl", "-o", "out")
    assert counted(done) == "2 articles (2 unchanged)"
    assert done.stderr.count("warning: ") == 1
    # What could not be read is read, and told, every time.
    assert run("build", "news.jsonl", "-o", "out").stderr.count("warning: ") == 1
    assert run("errors", "-o", "out", code=3).stdout.startswith("news.jsonl:3: ")
    Path("news.jsonl").write_text("\n".join(lines))
    assert counted(run("build", "news.jsonl", "-o", "out")) == "4 articles (2 new, 2 unchanged)"
    assert run("errors", "-o", "out").stdout == ""


def test_one_text_in_two_files_goes_with_both(run: Run, news: Path) -> None:
    text = (news / "a.txt").read_bytes()
    (news / "z.txt").write_bytes(text)
    run("build", "news", "-o", "out")
    for name, left in (("a", 3), ("z", 3)):
        write(news / f"{name}.txt", "Ockham met Turin")
        done = run("build", "news", "-o", "out")
        assert counted(done).startswith(f"{left + (name == 'a')} articles")


def test_articles_from_standard_input_add_up(run: Run) -> None:
    for name in ("Oslo", "Paris"):
        run("build", "-", "-o", "out", input=f"Turin met Ockham in {name}.\n")
    assert run("status", "-o", "out").stdout.splitlines()[1].startswith("2 articles")


@pytest.mark.usefixtures("news")
def test_removing_takes_out_of_every_output_what_only_it_said(run: Run) -> None:
    run("build", "news/a.txt", "news/b.txt", "-o", "two")
    run("build", "news", "-o", "out", "-q")
    assert b"of c" in b"".join(outputs("out").values())
    done = run("remove", "c", "-o", "out")
    assert done.stdout.split() == ["out/graph.ttl", "out/graph.html", "out/facts.jsonl"]
    assert done.stderr == "1 article removed, 2 left\n"
    assert outputs("out") == outputs("two")
    # It does not come back by itself.
    done = run("build", "news", "-o", "out")
    assert "note: 1 article left out: 'kg remove' took it out before" in done.stderr
    assert outputs("out") == outputs("two")
    run("add", "--restore", "news", "-o", "out")
    assert counted(run("build", "-o", "out")) == "3 articles (3 from before)"


@pytest.mark.usefixtures("news")
def test_removing_takes_links_along(run: Run) -> None:
    run("build", "news", "-o", "out", "-f", "ttl")
    entities = {one.name: one.id for one in pipeline.load(Path("out/graph.ttl")).entities}
    file = Path("out/links.sssom.tsv")
    links = [
        Link(
            entity=entities[name],
            iri=f"http://www.wikidata.org/entity/Q{number}",
            labels=(name, name),
            confidence=0.9,
            source="https://registry.example/",
        )
        for number, name in enumerate(("Mary Somerville", "Paris"), start=1)
    ]
    link_files.write(links, file, base="https://kg.example.org/")
    run("remove", "b", "-o", "out")  # the one article with Paris
    assert [one.labels[0] for one in link_files.read(file)] == ["Mary Somerville"]
    assert "Paris" not in file.read_text(encoding="utf-8")


def test_removing_by_url_and_outlet(run: Run) -> None:
    lines = [
        {"text": "Turin met Ockham.", "url": "https://a.example/1", "outlet": "Gazette"},
        {"text": "Ockham met Turin.", "url": "https://a.example/2", "outlet": "Times"},
        {"text": "Ockham saw Turin.", "url": "https://a.example/3", "outlet": "Times"},
    ]
    Path("news.jsonl").write_text("\n".join(map(json.dumps, lines)))
    run("add", "news.jsonl", "-o", "out")
    done = run("remove", "https://a.example/1", "-o", "out", "-v")
    assert done.stdout == ""
    assert done.stderr.startswith("removed news.jsonl: ")
    assert run("status", "-o", "out").stdout.splitlines()[2] == "outlets: Times 2"
    done = run("remove", "--outlet", "Times", "--no-export", "-o", "out", "-q")
    assert run("status", "-o", "out").stdout.splitlines()[1:3] == [
        "0 articles, 0 mentions, 0 facts, 0 statements, 0 errors",
        "2 removals: 'kg add --restore' lets them back",
    ]
    done = run("remove", "--outlet", "Times", "nothing", "-o", "out", code=1)
    assert "no article is nothing, of the outlet Times: " in done.stderr
    assert "there is no store" in run("remove", "x", "-o", "other", code=1).stderr


def test_a_name_of_two_articles_is_not_guessed(run: Run) -> None:
    for folder in ("one", "two"):
        Path(folder).mkdir()
        write(Path(folder, "same.txt"), f"Turin saw {folder}")
    run("add", "one", "two", "-o", "out")
    done = run("remove", "same", "-o", "out", code=1)
    assert "2 articles are called 'same': give an id: " in done.stderr
    run("remove", "one/same.txt", "-o", "out")
    listed = run("status", "--articles", "--json", "-o", "out").stdout
    assert [json.loads(line)["source"] for line in listed.splitlines()] == ["two/same.txt"]
    assert "two" not in run("status", "--articles", "-o", "out").stdout.splitlines()[0]


# ----------------------------------------------------------------------------- versions


@pytest.fixture
def version(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list whose one item is the version of the extracting code."""
    now = ["1"]
    monkeypatch.setattr(toolchain, "code", lambda *parts, weights=True: now[0])
    return now


@pytest.mark.usefixtures("news")
def test_a_new_version_redoes_what_is_given_and_says_the_rest(
    run: Run, version: list[str], read_again: list[str]
) -> None:
    run("build", "news", "-o", "out")
    version[0] = "2"
    state = run("status", "-o", "out").stdout.splitlines()[-1]
    assert state.endswith("patterns, reader: --redo would extract them again")
    assert json.loads(run("status", "--json", "-o", "out").stdout)["stale"] == 3
    read_again.clear()
    done = run("build", "news/b.txt", "-o", "out")
    assert read_again == ["b"]
    assert "extracted 2 articles of out/kg.sqlite: --redo" in done.stderr
    assert counted(done) == "3 articles (1 redone, 2 from before)"
    read_again.clear()
    done = run("build", "news", "-o", "out", "--keep")
    assert read_again == []
    assert counted(done) == "3 articles (1 unchanged, 2 kept)"
    done = run("build", "--redo", "-o", "out", "-v")
    assert sorted(read_again) == ["a", "c"]
    assert json.loads(run("status", "--json", "-o", "out").stdout)["stale"] == 0
    assert "another version" not in run("build", "news", "-o", "out", "--redo").stderr


def test_what_was_extracted_again_still_goes_with_its_file(
    run: Run, news: Path, version: list[str]
) -> None:
    run("build", "news", "-o", "out")
    version[0] = "2"
    run("build", "--redo", "-o", "out")
    write(news / "b.txt", "Turin is elsewhere")
    assert counted(run("build", "news", "-o", "out")) == "3 articles (1 new, 2 unchanged)"


@pytest.mark.usefixtures("news")
def test_other_extractors_are_never_kept(run: Run, read_again: list[str]) -> None:
    run("build", "news", "-o", "out")
    read_again.clear()
    run("build", "news", "-o", "out", "--keep", "--extractor", "patterns")
    assert len(read_again) == 3
    read_again.clear()
    run("build", "news", "-o", "out", "--keep", "--extractor", "patterns")
    assert read_again == []
    run("build", "news", "-o", "out", "--keep", "--extractor", "reader")
    assert len(read_again) == 3


def test_what_failed_is_told_again_and_tried_again_when_asked(
    run: Run, news: Path, read_again: list[str]
) -> None:
    write(news / "b2.txt", "POISON-RAISE is here")
    done = run("build", "news", "-o", "out", "--strict", code=3)
    warning = next(line for line in done.stderr.splitlines() if "warning" in line)
    assert warning.startswith("warning: news/b2.txt: kg failed on it (IndexError: poison)")
    assert sorted(set(read_again)) == ["a", "b", "c"]
    read_again.clear()
    again = run("build", "news", "-o", "out")
    assert warning in again.stderr
    assert read_again == []
    (error,) = run("errors", "-o", "out", "--json", code=3).stdout.splitlines()
    assert json.loads(error)["name"] == "b2"
    run("build", "news", "-o", "out", "--retry")
    write(news / "b2.txt", "Mended")
    assert "warning" not in run("build", "news", "-o", "out", "-q").stderr
    assert run("errors", "-o", "out").stderr == "0 errors\n"


def test_an_extractor_that_misquotes_costs_its_article_only(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.steps.extract_articles

    def misquoting(articles, **options):
        from dataclasses import replace

        for one in real(articles, **options):
            if one.citation.name == "b":
                one = replace(one, mentions=(replace(one.mentions[0], text="Eve"),))
            yield one

    monkeypatch.setattr(pipeline.steps, "extract_articles", misquoting)
    done = run("build", "news", "-o", "out")
    assert "warning: b: 'Eve' is not what the text has at" in done.stderr
    assert counted(done) == "2 articles"


@pytest.mark.usefixtures("news")
def test_limits_stop_reading_and_drop_nothing(run: Run) -> None:
    run("build", "news", "-o", "out")
    done = run("build", "news", "--limit", "1", "-o", "out")
    assert counted(done) == "3 articles (1 unchanged, 2 from before)"


def test_there_is_nothing_to_build_from(run: Run) -> None:
    done = run("build", "-o", "out", code=1)
    assert "out/kg.sqlite: there is no store yet: give an INPUT" in done.stderr
    for command in ("status", "errors"):
        assert "there is no store" in run(command, "-o", "out", code=1).stderr


def test_a_folder_that_moves_takes_its_store_along(
    run: Run, news: Path, read_again: list[str]
) -> None:
    Path("one").mkdir()
    news.rename("one/news")
    run("build", "one/news", "-o", "one/out")
    Path("one").rename("two")
    read_again.clear()
    write(Path("two/news/b.txt"), "Turin is back")
    done = run("build", "two/news", "-o", "two/out")
    assert read_again == ["b"]
    assert counted(done) == "3 articles (1 new, 2 unchanged)"


def test_the_store_is_the_same_on_every_run(run: Run, news: Path) -> None:
    for name in ("one", "two"):
        run("build", "news", "-o", name)
    with Store(Path("one/kg.sqlite")) as one, Store(Path("two/kg.sqlite")) as two:
        assert list(one.outlines()) == list(two.outlines())
    assert Path("one/kg.sqlite").read_bytes() == Path("two/kg.sqlite").read_bytes()


def test_an_empty_file_is_no_store_yet(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kg.sqlite").touch()
    done = run("build", "-o", "out", code=1)
    assert "out/kg.sqlite: there is no store yet: give an INPUT" in done.stderr
    assert not (tmp_path / "out" / "graph.ttl").exists()


def test_a_build_of_what_is_known_loads_no_spacy(run: Run, news: Path) -> None:
    run("build", str(news), "-o", "out", "-f", "ttl")
    build = ["build", "-o", "out", "-f", "ttl", "--no-validate", "-q"]
    code = f"import sys; from kg.cli import main; main({build}, standalone_mode=False)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert {"spacy", "trafilatura", "rdflib", "pyvis"}.isdisjoint(done.stdout.split())
