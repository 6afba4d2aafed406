"""Judgements on the command line: ``build``, ``review``, ``merge`` and ``split``."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main
from kg.errors import KGError
from kg.model import Article, Citation, EntityType, Extraction, Mention, identify
from kg.pipeline import judgements, steps
from kg.rdf import validate

Run = Callable[..., Result]


def named(article: str, *names: str) -> Extraction:
    id_, sha256 = identify(article)
    return Extraction(
        citation=Citation(
            id=id_, sha256=sha256, name=article, source=article, title=f"Title {article}",
            outlet="The Examiner", published=f"202{2 * len(article)}-01-01",
        ),
        mentions=tuple(
            Mention(
                article=id_, start=50 * n, end=50 * n + len(name), text=name,
                type=EntityType.PERSON, name=name,
            )
            for n, name in enumerate(names)
        ),
    )  # fmt: skip


def extracted(articles: Iterable[Article], **options: object) -> Iterator[Extraction]:
    """Stand in for the model: each line of a text after its first is a person's name."""
    for article in articles:
        mentions, at = [], article.text.index("\n\n") + 2
        for name in article.text[at:].splitlines():
            mentions.append(
                Mention(
                    article=article.id, start=at, end=at + len(name), text=name,
                    type=EntityType.PERSON, name=name,
                )
            )  # fmt: skip
            at += len(name) + 1
        yield Extraction(citation=article.citation, mentions=tuple(mentions))


def add_article(name: str, *persons: str) -> None:
    """Write an article of ``news``; the longer its name, the more years later it is of."""
    record = {
        "id": name,
        "title": f"Title {name}",
        "outlet": "The Examiner",
        "date": f"202{2 * len(name)}-01-01",
        "text": f"Title {name}\n\n" + "\n".join(persons),
    }
    Path("news").mkdir(exist_ok=True)
    Path(f"news/{name}.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs ``kg`` in a folder with two articles about Ada Lovelace."""
    monkeypatch.setattr(steps, "extract_articles", extracted)
    monkeypatch.chdir(tmp_path)
    add_article("x", "Ada Lovelace", "Mary")
    add_article("yy", "Ada Lovelace")

    def call(*arguments: str, **options: object) -> Result:
        return CliRunner().invoke(main, arguments, **options)  # type: ignore[arg-type]

    return call


def build(run: Run, *options: str) -> kg.Graph:
    done = run("build", "news", "-f", "ttl", *options)
    assert done.exit_code == 0, done.output
    return kg.load("outputs/graph.ttl")


def ids(graph: kg.Graph) -> list[str]:
    return [one.id for one in graph.entities if "ada" in one.id]


def test_review_shows_asks_and_the_next_build_follows(run: Run) -> None:
    graph = build(run)
    assert len(ids(graph)) == 2
    assert graph.unsure[0].score == 0.7  # a rare name
    assert not list(validate(Path("outputs/graph.ttl")))
    done = run(
        "review", "outputs/graph.ttl", "--who", "mary", "--why", "one, of course", input="s\n"
    )
    assert done.exit_code == 0, done.output
    for text in (
        "1 of 1",
        "Title x · The Examiner · 2022-01-01",
        "Title yy",
        "equal name",
        "+0.700",
    ):
        assert text in done.output
    lines = Path("judgements.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "left,right,judgement,who,when,why"
    assert lines[1].startswith("person/ada-lovelace@")
    assert ",same,mary," in lines[1]
    assert lines[1].endswith(',"one, of course"')
    assert "0 pairs left" in run("review", "outputs/graph.ttl").output
    merged = build(run)
    assert ids(merged) == ["person/ada-lovelace"]
    assert merged.unsure == ()
    assert build(run) == merged


def test_review_skips_quits_and_ends_with_its_input(run: Run) -> None:
    build(run)
    for keys in ("k\n", "q\n", ""):
        done = run("review", "outputs/graph.ttl", input=keys)
        assert (done.exit_code, "1 pair left" in done.output) == (0, True)
    assert not Path("judgements.csv").exists()
    assert "left" not in run("review", "outputs/graph.ttl", "-q", input="q\n").stderr


def test_review_as_json(run: Run) -> None:
    graph = build(run)
    (line,) = run("review", "outputs/graph.ttl", "--json").stdout.splitlines()
    pair = json.loads(line)
    assert [pair[side]["id"] for side in ("left", "right")] == ids(graph)
    assert pair["left"]["articles"][0]["title"] == "Title x"
    assert sum(one["weight"] for one in pair["features"]) == pytest.approx(pair["score"])


def test_explain_tells_of_the_other(run: Run) -> None:
    first, other = ids(build(run))
    assert (
        f"maybe the same as {other}  [0.70]"
        in run("explain", "outputs/graph.ttl", first).stdout
    )
    assert f"maybe the same as {first}" in run("explain", "outputs/graph.ttl", other).stdout


def test_merge_and_split_write_one_line_each(run: Run) -> None:
    one, other = ids(build(run))
    done = run("merge", one, other, "--who", "mary")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "judgements.csv" in done.stderr
    assert len(ids(build(run))) == 1
    before = Path("judgements.csv").read_bytes()
    assert run("merge", other, one, "-q").output == ""
    done = run("split", one, other)
    assert done.exit_code == 1
    assert "line 2 says same and the new line says different" in done.stderr
    assert Path("judgements.csv").read_bytes() == before
    assert (
        run(
            "split", "person/mary@x", "person/ada-lovelace@x", "--judgements", "j.csv"
        ).exit_code
        == 0
    )
    assert len(ids(build(run, "--judgements", "j.csv"))) == 2


def test_merge_refuses_names_and_itself(run: Run) -> None:
    assert "is no entity's id" in run("merge", "Ada", "person/ada").stderr
    assert "both sides are person/ada" in run("merge", "person/ada", "person/ada").stderr


@pytest.mark.parametrize("error", [KeyError, OSError])
def test_a_user_without_a_name(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def nobody() -> str:
        raise error

    monkeypatch.setattr("getpass.getuser", nobody)
    assert run("merge", "person/a", "person/b").exit_code == 0
    assert ",same,,2" in Path("judgements.csv").read_text(encoding="utf-8")


def test_a_wrong_ledger_ends_the_build_before_anything_is_written(run: Run) -> None:
    Path("judgements.csv").write_text("left,right\n", encoding="utf-8")
    done = run("build", "news")
    assert (done.exit_code, "judgements.csv, line 1: the header" in done.stderr) == (1, True)
    assert list(Path("outputs").iterdir()) == []
    Path("outputs/judgements.csv").write_text("", encoding="utf-8")
    assert "are two ledgers" in run("build", "news").stderr
    assert "cannot be read" in run("build", "news", "--judgements", "none.csv").stderr
    Path("bytes.csv").write_bytes(b"\xff")
    assert "not UTF-8" in run("build", "news", "--judgements", "bytes.csv").stderr


def test_what_no_article_has_is_told(run: Run) -> None:
    run("merge", "person/ada-lovelace", "person/nobody", "--judgements", "j.csv")
    done = run("build", "news", "-v", "--judgements", "j.csv")
    both = "person/ada-lovelace and person/nobody"
    assert f"line 2: the articles do not have both {both}" in done.stderr
    done = run("build", "news", "--force", "--judgements", "j.csv")
    assert "note: of the judgements 1 line names what no article here has" in done.stderr


def test_what_cannot_be_parted_is_told_without_asking(run: Run) -> None:
    assert run("split", "org/ada", "person/ada").stderr.startswith(
        "error: org/ada and person/ada"
    )
    run("split", "person/ada-lovelace", "person/ada-lovelace@x", "--judgements", "j.csv")
    done = run("build", "news", "--judgements", "j.csv")
    assert "note: judgements, line 2: person/ada-lovelace and" in done.stderr
    assert "different is not followed" in done.stderr


def test_a_last_line_without_a_break_stays_whole(tmp_path: Path) -> None:
    file = tmp_path / "j.csv"
    file.write_text(
        "left,right,judgement,who,when,why\nperson/a,person/b,same,,,", encoding="utf-8"
    )
    first = judgements.read(file)[0]
    judgements.record(
        kg_decision := type(first)(left="org/a", right="org/b", judgement=first.judgement), file
    )
    assert [one.left for one in judgements.read(file)] == ["person/a", kg_decision.left]


def test_the_library_reads_a_ledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    every = [named("x", "Ada Lovelace"), named("yy", "Ada Lovelace")]
    monkeypatch.setattr(
        "kg.pipeline.steps.extract_articles", lambda articles, **options: iter(every)
    )
    with pytest.raises(KGError, match="cannot be read"):
        kg.build([], judgements=tmp_path / "none.csv")
    file = tmp_path / "j.csv"
    file.write_text(
        "left,right,judgement,who,when,why\n"
        "person/ada-lovelace@x,person/ada-lovelace@yy,same,,,\n",
        encoding="utf-8",
    )
    assert len(kg.build([], judgements=file).entities) == 1
    assert len(kg.build([]).entities) == 2
