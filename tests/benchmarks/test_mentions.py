"""Names are counted as the page says, whatever set they come from."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import corpora, mentions
from benchmarks.corpora import CROSSNER, Label, Labelled
from benchmarks.mentions import Guessed
from benchmarks.scoring import Counts
from kg.model import EntityType

PERSON, INSTITUTION = EntityType.PERSON, EntityType.INSTITUTION
TECHNOLOGY, PLACE = EntityType.TECHNOLOGY, EntityType.PLACE


def _names(one: Labelled) -> list[tuple[str, str]]:
    return [
        (one.article.text[label.start : label.end], label.type or "-") for label in one.labels
    ]


def test_crossner_is_read_sentence_by_sentence(tmp_path: Path) -> None:
    path = tmp_path / "dev.txt"
    path.write_text(
        "Ada\tB-researcher\nLovelace\tI-researcher\nused\tO\nPython\tB-programlang\n,\tO\n"
        "F1\tB-metrics\n.\tO\n\nLondon\tI-location\nBritain\tB-country\n\n",
        encoding="utf-8",
    )
    first, second = corpora.crossner(path, CROSSNER["ai"])
    assert first.article.text == "Ada Lovelace used Python, F1."
    assert _names(first) == [
        ("Ada Lovelace", "Person"),
        ("Python", "Technology"),
        ("F1", "-"),
    ]
    assert _names(second) == [("London", "Place"), ("Britain", "Place")]


def test_news_fair_maps_classes_and_scores_one_stretch(tmp_path: Path) -> None:
    text = "Britain. Ada Lovelace of IBM met her in Denver, Colorado. The end."

    def label(words: str, type_: str, **more: object) -> dict[str, object]:
        start = text.index(words)
        return {"span": [start, start + len(words)], "type": type_} | more

    record = {
        "id": 7,
        "text": text,
        "evaluation_span": [9, len(text)],
        "labels": [
            label("Britain", "Q27096213|Q4164871|Q43229"),
            label("Ada Lovelace", "Q215627"),
            label("IBM", "Q2424752|Q43229"),
            label("her", "Q215627", coref=True),
            label("Denver, Colorado", "Q27096213|Q43229"),
            label("Denver", "Q27096213|Q43229"),
            label("Colorado", "Q27096213|Q43229"),
            label("The end", "DATETIME"),
        ],
    }
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (found,) = corpora.news_fair(path)
    assert _names(found) == [
        ("Ada Lovelace", "Person"),
        ("IBM", "Institution"),
        ("her", "-"),
        ("Denver", "Place"),
        ("Denver, Colorado", "-"),
        ("Colorado", "Place"),
    ]


@pytest.mark.parametrize(
    ("classes", "type_"),
    [
        ("Q27096213|Q4164871|Q43229", PLACE),
        ("Q12737077|Q215627|Q4164871", None),
        ("Q1656682|Q349|Q43229", None),
        ("Q17537576|Q2424752", None),
        ("OTHER", None),
    ],
)
def test_news_fair_classes(classes: str, type_: EntityType | None) -> None:
    assert corpora._fair_type({"type": classes}) is type_


def test_meantime_keeps_names_and_the_first_sentences(tmp_path: Path) -> None:
    lines = ["#begin document (corpus/1); part 000"]
    sentences = [
        [("Boeing", "(cross_intra_ORG371)"), ("wins", "-")],
        [("May", "-")],
        [
            ("Airbus", "(intra_ORG1| (intra_ORG2)"),
            ("parent", "-"),
            ("EADS", "intra_ORG1)"),
            ("sells", "-"),
            ("the", "(cross_PRO5"),
            ("A380", "cross_PRO5)"),
            ("index", "(cross_FIN9)"),
            ("They", "(intra_ORG1)"),
        ],
        *([("x", "-")] for _ in range(3)),
        [("London", "(intra_LOC8)")],
    ]
    for number, sentence in enumerate(sentences):
        lines += [
            f"corpus/1\t{number}\t{place}\t{word}\t{cell}"
            for place, (word, cell) in enumerate(sentence)
        ]
    path = tmp_path / "dev.conll.gz"
    path.write_bytes(gzip.compress("\n".join([*lines, "#end document"]).encode()))
    (found,) = corpora.meantime(path)
    assert found.article.name == "corpus/1"
    assert _names(found) == [
        ("Boeing", "Institution"),
        ("Airbus", "Institution"),
        ("Airbus parent EADS", "-"),
        ("the A380", "Technology"),
        ("index", "-"),
        ("They", "-"),
    ]


def test_chains_may_nest_and_end_together() -> None:
    assert sorted(corpora.chains(["(1(2)", "_", "(3", "3)1)", "4)"])) == [
        (0, 1, "2"),
        (0, 4, "1"),
        (2, 4, "3"),
    ]


def test_nested_names_of_one_type_count_once() -> None:
    labels = [Label(0, 12, INSTITUTION), Label(0, 6, INSTITUTION), Label(20, 24, None)]
    found = corpora._labelled("one", "Labour party and the x.", labels, (0, 30))
    assert found.labels == (
        Label(0, 6, None),
        Label(0, 12, INSTITUTION),
        Label(20, 24, None),
    )


TEXT = Labelled(
    article=corpora.article("one", "The Royal Navy of Britain hired Ada Lovelace, misc, Rome"),
    labels=(
        Label(0, 14, INSTITUTION),
        Label(18, 25, PLACE),
        Label(32, 44, PERSON),
        Label(46, 50, None),
    ),
    scored=(0, 50),
)


@pytest.mark.parametrize(
    ("guess", "strict", "outcome"),
    [
        (Guessed(start=4, end=14, type=INSTITUTION), True, "right"),
        (Guessed(start=4, end=9, type=INSTITUTION), True, "wrong"),
        (Guessed(start=4, end=9, type=INSTITUTION), False, "right"),
        (Guessed(start=4, end=14, type=PERSON), False, "wrong"),
        (Guessed(start=46, end=50, type=TECHNOLOGY), False, ""),  # not judged
        (Guessed(start=52, end=56, type=PLACE), False, ""),  # outside of what is annotated
        (Guessed(start=26, end=31, type=PLACE, optional=True), False, ""),
        (Guessed(start=26, end=31, type=PLACE), False, "wrong"),
    ],
)
def test_outcomes(guess: Guessed, strict: bool, outcome: str) -> None:
    found = [one[0] for one in mentions.judged(TEXT, [guess], strict=strict)]
    assert [one for one in found if one != "missed"] == ([outcome] if outcome else [])


def test_each_name_counts_once() -> None:
    guesses = [
        Guessed(start=32, end=35, type=PERSON),
        Guessed(start=36, end=44, type=PERSON),
    ]
    counted = mentions.score([PERSON, PLACE], [TEXT], [guesses], strict=False)
    assert counted == {PERSON: Counts(right=1, wrong=1), PLACE: Counts(missed=1)}


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [("the Navy's", "Navy"), ("The", "The"), ('"Ada"', "Ada"), ("a Boeing", "Boeing")],
)
def test_trimming(text: str, trimmed: str) -> None:
    start, end = mentions.trimmed(text, 0, len(text))
    assert text[start:end] == trimmed


def test_absent_data_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    assert mentions.main([]) == 1
    assert "crossner/ai/dev.txt is absent" in capsys.readouterr().out


@pytest.mark.model
def test_the_whole_run_prints_kg_and_spacy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "crossner" / "ai"
    folder.mkdir(parents=True)
    (folder / "dev.txt").write_text(
        "Ada\tB-researcher\nLovelace\tI-researcher\nlived\tO\nin\tO\nLondon\tB-location\n.\tO\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    assert mentions.main(["--errors", "crossner-ai"]) == 0
    out = capsys.readouterr().out
    assert "kg     Person       overlap  P 1.000 R 1.000 F1 1.000  gold 1" in out
    assert "spaCy  Place        strict   P 1.000 R 1.000 F1 1.000  gold 1" in out


def test_names_are_found_at_all_whatever_their_type() -> None:
    text = Labelled(
        article=corpora.article("one", "Ada at Acme"),
        labels=(Label(0, 3, PERSON), Label(7, 11, INSTITUTION)),
        scored=(0, 11),
    )
    guessed = [Guessed(start=0, end=3, type=INSTITUTION)]
    assert mentions.found_at_all([text], [guessed]) == {PERSON: 1.0, INSTITUTION: 0.0}
