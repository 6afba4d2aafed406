"""Annotated texts: their format, what is absent, and that nothing was trained on them."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from benchmarks.reading import texts
from benchmarks.reading.texts import HERE, UNTUNED, parse, read
from kg.model import EntityType
from training import passages

WORDS = "Ada Lovelace, director of the Irish firm Looms, flew an A380.\n"
SHA256 = hashlib.sha256(WORDS.encode()).hexdigest()
LINES = [
    "E e1 P | Ada Lovelace | Lovelace",
    "E e2 I | Looms",
    "E e3 L | Irish",
    "E e4 T | A380s",
    "F e1 holds_position e2 | role=director | status=current | stance=asserted | at=0-62",
    "S e1 | at=0-12",
]


def _written(folder: Path, *lines: str, sha256: str = SHA256) -> Path:
    path = folder / "one.ann"
    path.write_text("\n".join([f"text | set one | {sha256}", *lines]) + "\n", encoding="utf-8")
    return path


def test_an_annotation_is_parsed(tmp_path: Path) -> None:
    text = parse(_written(tmp_path, *LINES), WORDS, continent="Europe")
    (fact,) = text.gold.facts
    assert (fact.subject, fact.relation) == (("Ada Lovelace", "Lovelace"), "holds_position")
    assert fact.qualifiers == {"role": "director", "status": "current", "stance": "asserted"}
    (said,) = text.gold.statements
    assert (said.speaker[0], said.start, said.end) == ("Ada Lovelace", 0, 12)
    assert text.quoted
    assert text.continent == "Europe"
    assert text.entities["e3"].type is EntityType.PLACE
    assert "Ireland" in text.entities["e3"].names
    assert text.entities["e4"].names == ("A380s", "A380")


def test_another_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"one\.ann: the text beside it is not the one"):
        parse(_written(tmp_path, *LINES), WORDS.upper())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("X e1 | Ada", "starts with 'X'"),
        ("", "starts with ''"),
        ("E e1 Q | Ada", "cannot be read"),
        ("F e1 meets e9 | stance=asserted", "cannot be read"),
        ("S e1 | at=nowhere", "cannot be read"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(ValueError, match=rf"one\.ann:3: {message}"):
        parse(_written(tmp_path, LINES[0], line), WORDS)


def test_absent_news_is_said(tmp_path: Path) -> None:
    found, notes = read("news-gold", tmp_path)
    assert found == []
    assert notes == [f"news-gold: not measured, {tmp_path / 'news-gold' / 'facts'} is absent"]


def test_texts_that_are_elsewhere_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "HERE", tmp_path)
    assert read("elsewhere", tmp_path)[1] == [
        f"elsewhere: not measured, {tmp_path / 'elsewhere'} has no annotation"
    ]
    folder, data = tmp_path / "elsewhere", tmp_path / "data"
    folder.mkdir()
    _written(folder, *LINES)
    (folder / "sources.csv").write_text("id,source,continent\none,Loom News,Africa\n")
    found, notes = read("elsewhere", data)
    assert found == []
    assert notes == [
        f"elsewhere: 1 of 1 texts are not measured, {data / 'elsewhere'} lacks them"
    ]
    (data / "elsewhere").mkdir(parents=True)
    (data / "elsewhere" / "one.txt").write_text(WORDS, encoding="utf-8")
    ((text,), notes) = read("elsewhere", data)
    assert notes == []
    assert (text.gold.id, text.continent) == ("one", "Africa")


def test_web_pages_are_found_by_their_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "HERE", tmp_path)
    (tmp_path / "unseen").mkdir()
    name = "0123456789abcdef"
    _written(tmp_path / "unseen", *LINES).rename(tmp_path / "unseen" / f"zyte-{name}.ann")
    pages = tmp_path / "zyte" / "ground-truth.json"
    assert read("unseen", tmp_path)[1] == [
        f"unseen: 1 of 1 texts are not measured, {pages} lacks them"
    ]
    pages.parent.mkdir()
    pages.write_text(json.dumps({f"{name}9999": {"articleBody": WORDS}}), encoding="utf-8")
    ((text,), _) = read("unseen", tmp_path)
    assert text.article.text == WORDS


def test_news_is_read_from_json(tmp_path: Path) -> None:
    folder = tmp_path / "news-gold"
    (folder / "articles").mkdir(parents=True)
    (folder / "facts").mkdir()
    (folder / "articles" / "one.txt").write_text(WORDS, encoding="utf-8")
    entities = [
        {"id": "e1", "type": "Person", "names": ["Ada Lovelace"]},
        {"id": "e2", "type": "Institution", "names": ["Looms"]},
    ]
    fact = {"subject": "e1", "object": "e2", "relation": "holds_position", "role": "director"}
    quotes = [{"speaker": "e1", "quote": quote} for quote in ("flew an A380", "not there")]
    record = {"id": "one", "entities": entities, "facts": [fact], "statements": quotes}
    (folder / "facts" / "one.json").write_text(json.dumps(record), encoding="utf-8")
    ((text,), _) = read("news-gold", tmp_path)
    assert text.gold.facts[0].qualifiers == {"role": "director"}
    assert [WORDS[one.start : one.end] for one in text.gold.statements] == ["flew an A380"]


def test_the_texts_of_the_repository_are_the_annotated_ones(tmp_path: Path) -> None:
    found, _ = read("unseen", tmp_path)  # every text is checked against its sha256
    assert len(found) == len(list((HERE / "unseen").glob("*.txt"))) > 50


def test_nothing_is_trained_on_an_untuned_text() -> None:
    sha256 = {
        path.read_text(encoding="utf-8").partition("\n")[0].rpartition("|")[2].strip()
        for name in UNTUNED
        for path in (HERE / name).glob("*.ann")
    }
    kept, count, more = passages.untuned(), 0, {}
    for path in passages.files():
        for passage in passages.read(path):
            count += 1
            for text in (passage.text, f"{passage.text}\n"):
                assert hashlib.sha256(text.encode()).hexdigest() not in sha256, passage.id
            if names := passages.repeated(passage.text, kept):
                more[passage.id] = names
    assert more == {}
    assert count > 1000


def test_a_passage_that_repeats_an_untuned_text_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = next((HERE / "unseen").glob("*.txt"))
    words = path.read_text(encoding="utf-8").split()[:60]
    text = re.sub(r"[\[\]{}]|[.!?]", "", " ".join(words))
    (tmp_path / "a.txt").write_text(f"= a-1 | a country | a kind\n{text}.\n", encoding="utf-8")
    assert passages.main([str(tmp_path / "a.txt")]) == 1
    assert f"a-1 repeats the untuned text {path.stem}" in capsys.readouterr().out
