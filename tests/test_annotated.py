"""Our own annotation is read with the text it belongs to, and with no other."""

import gzip
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest

from benchmarks import annotated, news
from benchmarks.differences import differences
from kg.model import EntityType, Extraction, Mention, Statement

TEXT = "Ada Lovelace leads the Analytical Society. It builds looms."
LINES = """text | product one | {sha256}
E e1 P | Ada Lovelace
E e2 I | Analytical Society
F e1 holds_position e2 | role=leader | stance=asserted | at=0-42
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one text of a set; its annotation is where ours is."""
    (tmp_path / "product-corpus").mkdir()
    with gzip.open(tmp_path / "product-corpus" / "dev.json.gz", "wt", encoding="utf-8") as file:
        json.dump({"id": "one", "text": {"string": TEXT}}, file)
    ours = tmp_path / "annotated"
    ours.mkdir()
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    (ours / "one.ann").write_text(LINES.format(sha256=sha256), encoding="utf-8")
    monkeypatch.setattr(annotated, "FOLDER", ours)
    return tmp_path


def test_entities_and_facts_are_read(folder: Path) -> None:
    """Names, types, qualifiers and places come as printed."""
    (one,) = annotated.read(folder)
    assert one.entities["e2"].type is EntityType.INSTITUTION
    assert one.article.text[slice(*one.facts[0].places[0])].endswith("Society.")
    (fact,) = one.gold.facts
    assert (fact.subject, fact.relation) == (("Ada Lovelace",), "holds_position")
    assert fact.qualifiers == {"role": "leader", "stance": "asserted"}


def test_another_text_is_refused(folder: Path) -> None:
    """A text that changed is not scored by the annotation of the old one."""
    path = annotated.FOLDER / "one.ann"
    path.write_text(LINES.format(sha256="0" * 64), encoding="utf-8")
    with pytest.raises(ValueError, match="another one than was annotated"):
        list(annotated.read(folder))


def test_a_line_that_is_nothing_is_named(folder: Path) -> None:
    """The file and the line are named."""
    path = annotated.FOLDER / "one.ann"
    path.write_text(path.read_text(encoding="utf-8") + "G e1\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"one\.ann:5: 'G e1'"):
        list(annotated.read(folder))


def test_texts_of_absent_sets_are_left_out(folder: Path) -> None:
    """Without the set there is nothing to read."""
    assert list(annotated.read(folder / "nowhere")) == []


def test_a_country_that_is_only_an_adjective_has_its_own_name(folder: Path) -> None:
    """A text may only say "Irish airline"; who finds Ireland there is right."""
    path = annotated.FOLDER / "one.ann"
    path.write_text(path.read_text(encoding="utf-8") + "E l1 L | Irish\n", encoding="utf-8")
    (one,) = annotated.read(folder)
    assert one.entities["l1"].names[:2] == ("Irish", "Ireland")


def test_what_is_made_in_series_has_its_singular(folder: Path) -> None:
    """kg calls "six Z320s" by the name of one."""
    path = annotated.FOLDER / "one.ann"
    path.write_text(path.read_text(encoding="utf-8") + "E t1 T | Z320s\n", encoding="utf-8")
    (one,) = annotated.read(folder)
    assert one.entities["t1"].names == ("Z320s", "Z320")


def test_every_fourth_text_is_held_out_and_names_are_labelled_wherever_they_stand(
    folder: Path,
) -> None:
    """All places of a name count, but no part of a word."""
    (one,) = annotated.read(folder)
    assert list(annotated.labelled([one], held_out=True)) == []
    (last,) = annotated.labelled([one, replace(one, number=3)], held_out=True)
    text = last.article.text
    assert [(text[label.start : label.end], label.type) for label in last.labels] == [
        ("Ada Lovelace", EntityType.PERSON),
        ("Analytical Society", EntityType.INSTITUTION),
    ]


def test_wikinews_is_read_where_its_files_are(folder: Path) -> None:
    """The dateline is no text; an article is named by its year and number."""
    (folder / "wikinews").mkdir()
    (folder / "wikinews" / "wikinews_2020.csv").write_text(
        'url,date,title,text\nu,2020-01-04,Looms,"Friday, January 4, 2020 \n\n\nThey hum.\n"\n',
        encoding="utf-8",
    )
    text = "Looms\n\nThey hum.\n"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    (annotated.FOLDER / "wikinews-2020-0.ann").write_text(
        f"text | wikinews 2020-0 | {sha256}\n", encoding="utf-8"
    )
    assert [one.article.text for one in annotated.read(folder)] == [TEXT, text]


def test_the_number_of_a_text_stays_when_a_set_is_new(folder: Path) -> None:
    """What is left out is told by the number, whatever else is there."""
    (folder / "current").mkdir()
    text = "#### Law and crime\n\n* Looms are banned.\n"
    (folder / "current" / "2031-05-04-index.md").write_text(text, encoding="utf-8")
    sha256 = hashlib.sha256(b"Looms are banned.\n").hexdigest()
    absent = f"text | fair absent | {sha256}\n"
    (annotated.FOLDER / "fair-absent.ann").write_text(absent, encoding="utf-8")
    numbers = {one.article.name: one.number for one in annotated.read(folder)}
    (annotated.FOLDER / "current-2031-05-04.ann").write_text(
        f"text | current 2031-05-04 | {sha256}\n", encoding="utf-8"
    )
    after = {one.article.name: one.number for one in annotated.read(folder)}
    (annotated.FOLDER / "current-2031-05-03.ann").write_text(absent, encoding="utf-8")
    assert {one.article.name: one.number for one in annotated.read(folder)} == after
    assert after == {**numbers, "current-2031-05-04": crc32(b"current-2031-05-04")}


def test_missed_and_wrong_facts_are_told_with_their_sentences(folder: Path) -> None:
    """A found fact is not told; a relation that nobody asks about neither."""
    (one,) = annotated.read(folder)
    nothing = Extraction(citation=one.article.citation, mentions=(), facts=(), statements=())
    (line,) = differences([one], [nothing], [], [])
    assert line.startswith("MISSED one: Ada Lovelace | holds_position | Analytical Society")
    assert line.endswith("Ada Lovelace leads the Analytical Society.")
    assert list(differences([one], [nothing], ["part_of"], None)) == []


def test_statements_are_told_apart_from_what_kg_reads(folder: Path) -> None:
    """A missed and a wrong statement come with the words around them."""
    path = annotated.FOLDER / "one.ann"
    path.write_text(path.read_text(encoding="utf-8") + "S e2 | at=43-58\n", encoding="utf-8")
    (one,) = annotated.read(folder)
    ada = Mention(
        article=one.article.id,
        start=0,
        end=12,
        text="Ada Lovelace",
        type=EntityType.PERSON,
        name="Ada Lovelace",
    )
    quote = Statement(
        speaker=ada,
        article=one.article.id,
        start=13,
        end=18,
        quote="leads",
        direct=True,
        sentence=(0, 42),
        rule="said",
        confidence=1.0,
    )
    found = Extraction(
        citation=one.article.citation, mentions=(), facts=(), statements=(quote,)
    )
    missed, wrong = differences([one], [found], ["says"], ["says"])
    assert missed.startswith("MISSED one: Analytical Society | says |")
    assert wrong.startswith("WRONG one: Ada Lovelace | says |")
    assert annotated.statements([one], [found])[1] == 1


def test_unseen_texts_are_counted_and_never_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever asks for missed facts of texts that nobody reads gets figures alone."""
    monkeypatch.setenv("KG_BENCH_DATA", str(folder))
    monkeypatch.setattr(annotated, "UNSEEN", annotated.FOLDER)
    monkeypatch.setattr(annotated, "FOLDER", folder / "nowhere")
    (one,) = annotated.read(folder, annotated.UNSEEN)
    found = Extraction(citation=one.article.citation, mentions=(), facts=(), statements=())
    monkeypatch.setattr(news, "extractions", lambda *_: [found])
    assert annotated.main(["--unseen", "--missed"]) == 0
    told = capsys.readouterr().out
    assert "1 texts, 1 facts" in told
    assert "Lovelace" not in told
