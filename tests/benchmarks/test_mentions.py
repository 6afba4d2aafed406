"""Names are counted by type and stretch."""

from pathlib import Path

import pytest

from benchmarks import corpora
from benchmarks.corpora import CROSSNER, Label, Labelled
from benchmarks.reading import mentions
from benchmarks.reading.mentions import Guessed
from benchmarks.reading.scoring import Counts, GoldArticle
from benchmarks.reading.texts import Entity, Text
from kg.model import EntityType

PERSON, INSTITUTION, PLACE = EntityType.PERSON, EntityType.INSTITUTION, EntityType.PLACE
WORDS = "The Royal Navy of Britain hired Ada Lovelace, misc, Rome"
TEXT = Labelled(
    article=corpora.article("one", WORDS),
    labels=(
        Label(0, 14, INSTITUTION),
        Label(18, 25, PLACE),
        Label(32, 44, PERSON),
        Label(46, 50, None),
    ),
)


def _outcomes(*guesses: Guessed) -> list[tuple[str, str]]:
    found = mentions.judged(TEXT, guesses)
    return sorted((type_, outcome) for type_, outcome in found if outcome != "missed")


@pytest.mark.parametrize(
    ("guess", "outcome"),
    [
        (Guessed(4, 14, INSTITUTION), [("Institution", "right")]),
        (Guessed(4, 14, PLACE), [("Place", "wrong")]),
        (Guessed(36, 44, PERSON), [("Person", "wrong")]),
        (Guessed(46, 50, PERSON), []),
        (Guessed(52, 56, PLACE, is_optional=True), []),
        (Guessed(52, 56, PLACE), [("Place", "wrong")]),
    ],
)
def test_a_name_has_its_type_and_stretch(
    guess: Guessed, outcome: list[tuple[str, str]]
) -> None:
    assert _outcomes(guess) == outcome


def test_what_is_not_found_is_missed() -> None:
    counts = mentions.score([TEXT], [[Guessed(32, 44, PERSON)]])
    assert (counts[PERSON], counts[PLACE]) == (Counts(right=1), Counts(missed=1))


def test_names_of_an_annotated_text_are_labelled_the_longest_first() -> None:
    text = Text(
        article=corpora.article("one", "Loom Corp and Loom, of Loomland; a Gear"),
        entities={
            "e1": Entity(type=INSTITUTION, names=("Loom", "Loom Corp")),
            "e2": Entity(type=INSTITUTION, names=("Gear",)),
            "e3": Entity(type=PLACE, names=("Gear",)),
        },
        gold=GoldArticle(id="one", facts=()),
        quoted=False,
    )
    assert mentions.labelled(text).labels == (
        Label(0, 9, INSTITUTION),
        Label(14, 18, INSTITUTION),
        Label(35, 39, None),
    )


def test_crossner_is_read_sentence_by_sentence(tmp_path: Path) -> None:
    path = tmp_path / "dev.txt"
    path.write_text(
        "Ada\tB-researcher\nLovelace\tI-researcher\nused\tO\nPython\tB-programlang\n,\tO\n"
        "F1\tB-metrics\n.\tO\n\nLondon\tI-location\nBritain\tB-country\n\n",
        encoding="utf-8",
    )
    first, second = corpora.crossner(path, CROSSNER["ai"])
    text = first.article.text
    assert text == "Ada Lovelace used Python, F1."
    assert [(text[one.start : one.end], one.type) for one in first.labels] == [
        ("Ada Lovelace", PERSON),
        ("Python", EntityType.TECHNOLOGY),
        ("F1", None),
    ]
    assert [one.type for one in second.labels] == [PLACE, PLACE]
    assert second.article.name.endswith("-dev-1")


def test_brackets_of_chains_may_be_nested() -> None:
    assert sorted(corpora.chains(["(1(2)", "_", "(3", "3)1)", "4)"])) == [
        (0, 1, "2"),
        (0, 4, "1"),
        (2, 4, "3"),
    ]


def test_absent_sets_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.reading.texts.HERE", tmp_path)
    notes = [note for _, _, _, some in mentions.sets(tmp_path) for note in some]
    assert len(notes) == 6
    path = tmp_path / "crossner" / "politics" / "dev.txt"
    assert notes[-1] == f"crossner-politics: not measured, {path} is absent"
