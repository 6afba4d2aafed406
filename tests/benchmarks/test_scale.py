"""What the benchmarks of collections measure on: the articles and the stand-in."""

import json
import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.scale import __main__ as scale
from benchmarks.scale import articles, crash, standin
from kg.sources import from_text


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "news-gold" / "articles"
    folder.mkdir(parents=True)
    for name in ("one", "two", "three", "four"):
        text = " ".join(f"On day {n} the {name} met Ada Lovelace there." for n in range(9))
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("data")
def test_the_first_articles_are_the_same_for_every_number() -> None:
    few, many = list(articles.resampled(3)), list(islice(articles.resampled(50), 3))
    assert few == many
    assert len({one["text"] for one in few}) == 3
    assert all("Ada Lovelace" in one["text"] for one in few)
    assert any(
        "Ada Lovelace " not in one["text"].replace("Ada Lovelace there", "") for one in few
    )


def test_without_data_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    with pytest.raises(SystemExit, match="has no news: set KG_BENCH_DATA"):
        list(articles.resampled(1))


def test_the_cost_of_a_process(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    articles.write([{"id": "a", "text": "Ada Lovelace met Ockham."}], path)
    assert json.loads(path.read_text(encoding="utf-8"))["id"] == "a"
    found = scale.cost(["json.tool", str(path)])
    assert found.seconds > 0
    assert found.memory > 1
    with pytest.raises(SystemExit, match=r"json\.tool missing"):
        scale.cost(["json.tool", "missing"])


def test_one_more_article_is_a_share_of_a_rebuild_with_the_model() -> None:
    def more(size: int, *seconds: float) -> scale.More:
        first, added, whole, written = (scale.Cost(seconds=one, memory=1) for one in seconds)
        return scale.More(size=size, first=first, added=added, whole=whole, written=written)

    model, standin_ = more(101, 15, 5, 2, 1), more(951, 9, 2, 50, 10)
    assert model.rate == pytest.approx(0.1)
    # 5 s of load and 950 articles of .1 s are 100 s; with 50 s of outputs a rebuild is 150.
    assert scale.of_a_rebuild(standin_, model) == (
        "one more beside 951, at 100 ms an article with the model: "
        "extraction 5.00% of that of all, outputs 6.67% of a rebuild"
    )


def test_the_stand_in_says_the_same_again() -> None:
    text = "News. Mary Somerville joined the Royal Society. Turin said Byron met Ockham."
    found = standin.extraction_of(from_text(text))
    assert found == standin.extraction_of(from_text(text))
    assert [fact.relation for fact in found.facts] == ["holds_position"]
    assert [said.speaker.name for said in found.statements] == ["Turin"]
    assert all(one.text == text[one.start : one.end] for one in found.mentions)


def test_damage_is_found(tmp_path: Path) -> None:
    store = tmp_path / "kg.sqlite"
    assert crash.check(store, set()) == set()
    with closing(sqlite3.connect(store)) as db, db:
        assert crash.check(store, set()) == set()  # killed before the tables were made
        db.execute("CREATE TABLE articles (key INTEGER PRIMARY KEY, id TEXT)")
        db.execute("CREATE TABLE mentions (article INTEGER REFERENCES articles)")
        db.execute("INSERT INTO articles VALUES (1, 'a')")
        db.commit()
        with pytest.raises(crash.DamageError, match="1 articles without mentions"):
            crash.check(store, set())
        db.execute("INSERT INTO mentions VALUES (1)")
        db.commit()
        assert crash.check(store, {"a"}) == {"a"}
        with pytest.raises(crash.DamageError, match="1 articles are lost"):
            crash.check(store, {"a", "b"})
        db.execute("INSERT INTO mentions VALUES (2)")
        db.commit()
        with pytest.raises(crash.DamageError, match="rows of no article"):
            crash.check(store, {"a"})
    db.close()
