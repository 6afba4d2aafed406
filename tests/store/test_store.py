"""The store itself: what goes in comes out, whole or not at all."""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scale.standin import extraction_of
from kg.errors import KGError
from kg.model import (
    Antecedent,
    Article,
    Citation,
    EntityType,
    Evidence,
    Extraction,
    Fact,
    Hint,
    Mention,
    Statement,
)
from kg.outline import Outline, Printing, linked_mentions
from kg.sources import from_text
from kg.store import Failure, Store, Target, UnsoundError, schema
from kg.store.rows import (
    citation_of,
    citation_text,
    hints_text,
    outline_of,
    rows_of,
    signature_bytes,
)

# By the stand-in's hash Somerville is a person, the Royal Society an institution, Byron a
# technology and Oslo a place.
TEXT = (
    "Mary Somerville met Augustus De Morgan. Mary Somerville joined the Royal Society in Oslo. "
    "Mary Somerville said Byron computes. London Works and Byron help. "
)


def article(number: int, *, outlet: str = "", url: str = "", source: str = "") -> Article:
    return from_text(
        f"{TEXT}Number {number} of Many Articles met Mary Somerville.",
        name=f"n{number}",
        source=source or f"n{number}.txt",
        outlet=outlet,
        url=url,
    )


def put(store: Store, one: Article, *, toolchain: str = "{}", origin: str = "") -> Extraction:
    found = extraction_of(one)
    origin = origin or one.citation.source
    store.put(one, found, digest="d", toolchain=toolchain, origin=origin)
    return found


def put_many(store: Store, count: int) -> None:
    for number in range(count):
        put(store, article(number))


def outline(found: Extraction) -> Outline:
    """Return what a store has to give back of an extraction."""
    mentions = dict.fromkeys([*found.mentions, *linked_mentions(found)])
    return Outline(
        replace(found, mentions=(), signature=()),
        tuple(Printing(m.type, m.name, m.text, m.kind, m.concept) for m in mentions),
        signature_bytes(found),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "kg.sqlite", write=True) as opened:
        yield opened


def test_what_goes_in_comes_out(store: Store) -> None:
    articles = [article(number) for number in range(5)]
    found = {one.id: put(store, one) for one in articles}
    assert all(one.facts and one.statements for one in found.values())
    assert list(store.outlines()) == [outline(one) for one in found.values()]
    assert list(store.articles(found)) == articles
    assert list(store.articles([articles[3].id, "nothing"])) == [articles[3]]
    assert len(store) == 5


def test_rows_know_every_field_of_the_model() -> None:
    """A field that is added to the model needs a column, or its value would be lost."""
    names = {
        kind.__name__: " ".join(field.name for field in fields(kind))
        for kind in (Mention, Evidence, Antecedent, Fact, Statement, Extraction, Hint)
    }
    assert names == {
        "Mention": "article start end text type name concept kind",
        "Evidence": "article start end quote subject object extractor rule confidence stance "
        "antecedents since until",
        "Antecedent": "mention words start end text rule",
        "Fact": "subject relation object role status evidence",
        "Statement": "speaker article start end quote direct topics sentence rule confidence",
        "Extraction": "citation mentions facts statements signature hints",
        "Hint": "type name kind what",
    }, "add columns to kg.store.schema and kg.store.rows, and raise schema.VERSION"


@given(st.text(min_size=1, max_size=200))
def test_any_text_survives_as_rows(text: str) -> None:
    made = Article(
        citation=Citation(id="1", sha256="2", name=text, source=text, title=text), text=text
    )
    hint = Hint(EntityType.PLACE, text, "comma", text)
    found = replace(extraction_of(made), hints=(hint,))
    again = outline_of(
        citation_text(made.citation),
        text,
        signature_bytes(found),
        hints_text(found),
        rows=rows_of(found, text),
        known={},
    )
    assert again == outline(found)


def test_a_mention_that_only_a_fact_has_survives(store: Store) -> None:
    one = article(1)
    found = extraction_of(one)
    bare = replace(found, mentions=found.mentions[3:])
    store.put(one, bare, digest="d", toolchain="{}", origin="x")
    assert list(store.outlines()) == [outline(bare)]


def test_words_that_are_not_the_texts_are_refused(store: Store) -> None:
    one = article(1)
    found = extraction_of(one)
    wrong = replace(found.mentions[0], text="Eve")
    with pytest.raises(UnsoundError, match=r"n1: 'Eve' is not what the text has at 0-15"):
        store.put(
            one, replace(found, mentions=(wrong,)), digest="d", toolchain="{}", origin="x"
        )
    assert len(store) == 0


def test_an_article_is_replaced_whole(store: Store) -> None:
    one = article(1)
    put(store, one, toolchain='{"kg": "1"}')
    bare = Extraction(citation=one.citation)
    store.put(one, bare, digest="e", toolchain='{"kg": "2"}', origin="n1.txt")
    assert list(store.outlines()) == [outline(bare)]
    known = store.known(one.id)
    assert known is not None
    assert known == ("e", '{"kg": "2"}', "")
    assert store.counts()["mentions"] == 0


def test_a_failure_takes_the_place_of_an_article_and_back(store: Store) -> None:
    one = article(1)
    put(store, one)
    failure = Failure(source="n1.txt", name="n1", article=one.id, message="n1.txt: no")
    store.fail(failure, origin="n1.txt", digest="d", toolchain="{}")
    assert (len(store), list(store.errors())) == (0, [failure])
    known = store.known(one.id)
    assert known is not None
    assert known.message == "n1.txt: no"
    put(store, one)
    assert (len(store), list(store.errors())) == (1, [])


def test_an_article_that_no_file_holds_goes(store: Store) -> None:
    first, second = article(1), article(2)
    put(store, first, origin="a.jsonl")
    put(store, second, origin="a.jsonl")
    put(store, second, origin="b.jsonl")
    assert store.finish_reading("a.jsonl", "s", [first.id, second.id]) == 0
    assert (store.state("a.jsonl"), store.state("b.jsonl")) == ("s", "")
    assert store.held("a.jsonl") == sorted([first.id, second.id])
    assert store.finish_reading("a.jsonl", "t", []) == 1
    assert [one.name for one in store.citations()] == ["n2"]


def test_of_two_places_the_first_in_the_alphabet_is_cited(store: Store) -> None:
    here, there = article(1, source="b.txt"), article(1, source="a.txt")
    put(store, here)
    store.meet(there.citation, origin="a.txt")
    assert next(store.outlines()).said.citation == there.citation
    store.meet(here.citation, origin="b.txt")
    assert next(store.outlines()).said.citation == there.citation
    told = replace(there.citation, outlet="Gazette")
    store.meet(told, origin="a.txt")
    assert store.outlets() == [("Gazette", 1)]
    store.meet(replace(told, id="unknown"), origin="a.txt")
    assert len(store) == 1


def test_what_a_newer_kg_knows_of_a_citation_is_no_error() -> None:
    cited = article(1).citation
    text = citation_text(cited).replace('{"', '{"mood": "good", "', 1)
    assert citation_of(text) == cited


def test_removing_by_article_url_and_outlet(store: Store) -> None:
    every = [
        article(1, outlet="Gazette"),
        article(2, url="https://a.example/2"),
        article(3, outlet="Times"),
        article(4, outlet="Times"),
    ]
    for one in every:
        put(store, one)
    gone = store.remove([Target("article", every[0].id), Target("url", "https://a.example/2")])
    assert [citation.name for citation in gone] == sorted(
        ["n1", "n2"], key=lambda n: next(one.id for one in every if one.name == n)
    )
    assert [store.removed(one.citation) for one in every] == [True, True, False, False]
    store.remove([Target("outlet", "Times")])
    assert len(store) == 0
    assert store.counts() == {
        "articles": 0,
        "mentions": 0,
        "facts": 0,
        "statements": 0,
        "errors": 0,
        "removals": 3,
    }
    store.restore_all()
    assert not store.removed(every[0].citation)


def test_what_is_removed_is_not_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "kg.sqlite"
    with Store(path, write=True) as store:
        put(store, article(1))
        put(store, article(2))
    assert b"Number 1 of Many" in path.read_bytes()
    with Store(path, write=True) as store:
        store.remove([Target("article", article(1).id)])
    assert b"Number 1 of Many" not in path.read_bytes()
    assert b"Number 2 of Many" in path.read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == [".kg.sqlite.lock", "kg.sqlite"]


def test_keeping_only_some(store: Store) -> None:
    for number in range(4):
        put(store, article(number))
    assert store.keep_only([article(1).id, article(2).id]) == 2
    assert {one.name for one in store.citations()} == {"n1", "n2"}
    assert store.keep_only([]) == 2


def test_names_of_articles(store: Store) -> None:
    for one in (article(1), article(2, source="n1")):
        put(store, one)
    assert [one.name for one in store.called("n1")] == ["n1"]
    assert [one.name for one in store.called(article(2).id)] == ["n2"]
    assert [one.name for one in store.called("n1.txt")] == ["n1"]
    assert store.called("nobody") == []


def test_a_reader_sees_what_is_committed_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "kg.sqlite"
    with Store(path, write=True) as store:
        put(store, article(1))
        with Store(path) as reader:
            assert len(reader) == 1
            put(store, article(2))
            assert len(reader) == 2


# ------------------------------------------------------------------------------- errors


def test_a_file_that_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "kg.sqlite"
    with pytest.raises(KGError, match="there is no store"):
        Store(path)
    path.write_text("This is a letter to somebody, not a database at all.\n" * 40)
    for write in (False, True):
        with pytest.raises(KGError, match="is no store of kg's"):
            Store(path, write=write)
    path.unlink()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE letters (text TEXT)")
    other.close()
    for write in (False, True):
        with pytest.raises(KGError, match="is no store of kg's"):
            Store(path, write=write)


@pytest.mark.parametrize(
    ("version", "message"),
    [(schema.VERSION + 1, "update kg"), (schema.VERSION - 1, "build again")],
)
def test_another_layout(version: int, message: str, tmp_path: Path) -> None:
    path = tmp_path / "kg.sqlite"
    Store(path, write=True).close()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"PRAGMA user_version={version}")
    other.close()
    with pytest.raises(KGError, match=message):
        Store(path, write=True)


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "kg.sqlite"
    with Store(path, write=True) as store:
        for number in range(30):
            put(store, article(number))
    data = bytearray(path.read_bytes())
    data[4096 * 3 :] = b"\xa5" * (len(data) - 4096 * 3)
    path.write_bytes(data)
    with pytest.raises(KGError, match="is damaged"), Store(path) as store:
        list(store.outlines())


def test_a_flipped_bit_is_told_or_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kg.sqlite"
    with Store(path, write=True) as store:
        for number in range(8):
            put(store, article(number))
        store.digests()
        wanted = list(store.outlines()), list(store.errors()), store.counts()
    whole = path.read_bytes()
    chance = random.Random(7)  # noqa: S311
    told = 0
    for _ in range(300):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        try:
            with Store(path) as store:
                store.verify()
                found = list(store.outlines()), list(store.errors()), store.counts()
        except KGError as error:
            assert str(path) in str(error)  # noqa: PT017 -- either way is right
            told += 1
        else:
            assert found == wanted
    assert told > 30


def test_a_full_disk_loses_the_article_in_hand_only(tmp_path: Path) -> None:
    path = tmp_path / "kg.sqlite"
    with Store(path, write=True) as store:
        pages = store._db.execute("PRAGMA page_count").fetchone()[0]
        store._db.execute(f"PRAGMA max_page_count={pages + 12}")
        with pytest.raises(KGError, match="the disk is full: free some space"):
            put_many(store, 1000)
        number = len(store)
        assert number > 0
        assert sum(1 for one in store.outlines() if one.printings) == number
    with Store(path, write=True) as store:
        put(store, article(number))
        assert len(store) == number + 1


FULL = """
import resource, sys
from pathlib import Path
from tests.store.test_store import article, put
from kg.errors import KGError
from kg.store import Store
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    with Store(Path(sys.argv[1]), write=True) as store:
        for number in range(1000):
            put(store, article(number))
            print(number + 1, flush=True)
except KGError as error:
    print(error)
"""


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "kg.sqlite"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", FULL, path],
        capture_output=True,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    *counts, message = done.stdout.splitlines()
    assert message.startswith(f"{path}: "), done.stderr
    assert "free some space" in message
    with Store(path, write=True) as store:
        assert len(store) == len(counts)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:  # pragma: no cover -- root
    path = tmp_path / "kg.sqlite"
    with Store(path, write=True) as store:
        put(store, article(1))
    tmp_path.chmod(0o500)
    try:
        with Store(path) as store:
            assert len(store) == 1
        with pytest.raises(KGError, match="writable"):
            Store(path, write=True)
    finally:
        tmp_path.chmod(0o700)


def test_a_file_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root nothing is read-only, so SQLite is asked for what it says where something is."""
    path = tmp_path / "kg.sqlite"
    with Store(path, write=True) as store:
        put(store, article(1))
        store._db.execute("PRAGMA query_only=ON")
        with pytest.raises(KGError, match="cannot be written: make the file and its folder"):
            put(store, article(2))
    with Store(path) as store, pytest.raises(KGError, match="cannot be written"):
        put(store, article(2))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KGError, match="cannot be opened: check that it is there"):
        Store(tmp_path / "no" / "kg.sqlite", write=True)


HOLD = """
import sys, time
from pathlib import Path
from kg.store import Store
with Store(Path(sys.argv[1]), write=True):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_process_waits_and_says_so(
    tmp_path: Path, make_article: Callable[..., Article]
) -> None:
    path = tmp_path / "kg.sqlite"
    root = Path(__file__).parents[2]
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, path],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        told: list[str] = []

        def waits() -> None:
            told.append("waits")
            other.kill()  # a kill lets go of the lock

        with Store(path, write=True, on_wait=waits) as store:
            put(store, article(1))
        assert told == ["waits"]
    finally:
        other.kill()
        other.wait()
        if other.stdout is not None:
            other.stdout.close()
