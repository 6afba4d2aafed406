"""Statements, ablations and the table of all benchmarks."""

import json
from pathlib import Path

import pytest

from benchmarks import __main__ as every
from benchmarks import gate, news
from benchmarks.figures import Row, table
from benchmarks.scoring import GoldStatement, Said, Score, Shares, read_gold, score_statements
from kg.model import (
    Citation,
    EntityType,
    Evidence,
    Extraction,
    Fact,
    Mention,
    MentionKind,
    Statement,
)

GOLD = GoldStatement(article="one", speaker=("Ada", "Lovelace"), quote="x" * 20, end=20)


def _said(start: int, end: int, speaker: str = "Lovelace", article: str = "one") -> Said:
    return Said(article=article, speaker=speaker, start=start, end=end)


@pytest.mark.parametrize(
    ("said", "precision", "recall"),
    [
        ([], 0.0, 0.0),
        ([_said(0, 20)], 1.0, 1.0),
        ([_said(0, 9)], 1.0, 0.0),
        ([_said(0, 9), _said(12, 20)], 1.0, 1.0),
        ([_said(11, 31)], 0.0, 0.0),
        ([_said(0, 20, "Babbage")], 0.0, 0.0),
        ([_said(0, 20, article="two"), _said(0, 20)], 0.5, 1.0),
    ],
)
def test_statements(said: list[Said], precision: float, recall: float) -> None:
    assert score_statements([GOLD], said) == Shares(precision=precision, recall=recall)


def test_f1_of_shares() -> None:
    assert Shares(precision=0.5, recall=1.0).f1 == pytest.approx(2 / 3)
    assert Shares(precision=0.0, recall=0.0).f1 == 0.0


def test_statements_are_read_with_their_speakers(tmp_path: Path) -> None:
    record = {
        "id": "one",
        "entities": [{"id": "e1", "type": "Person", "names": ["Ada"]}],
        "facts": [],
        "statements": [{"speaker": "e1", "quote": "It computes.", "direct": True}],
    }
    (tmp_path / "one.json").write_text(json.dumps(record), encoding="utf-8")
    (gold,) = read_gold(tmp_path)
    assert gold.statements == (
        GoldStatement(article="one", speaker=("Ada",), quote="It computes."),
    )


def _extraction() -> Extraction:
    def mention(kind: MentionKind, start: int) -> Mention:
        return Mention(
            article="a",
            start=start,
            end=start + 3,
            text="Ada",
            type=EntityType.PERSON,
            name="Ada",
            kind=kind,
        )

    name, pronoun = mention(MentionKind.NAME, 0), mention(MentionKind.PRONOUN, 5)
    evidence = Evidence(
        article="a",
        start=0,
        end=9,
        quote="Ada. She.",
        subject=(0, 3),
        object=(5, 8),
        extractor="patterns",
        rule="meets",
        confidence=0.9,
    )

    def fact(subject: Mention, object_: Mention) -> Fact[Mention]:
        return Fact(subject=subject, relation="meets", object=object_, evidence=(evidence,))

    def said(speaker: Mention) -> Statement[Mention]:
        return Statement(
            speaker=speaker,
            article="a",
            start=0,
            end=3,
            quote="Ada",
            direct=True,
            sentence=(0, 9),
            rule="said-clause",
            confidence=0.9,
        )

    return Extraction(
        citation=Citation(id="a", sha256="a", name="one", source="one", title="One"),
        facts=(fact(name, name), fact(name, pronoun)),
        statements=(said(name), said(pronoun)),
    )


def test_without_coreference_only_names_are_ends() -> None:
    kept = news.names_only(_extraction())
    assert [fact.object.kind for fact in kept.facts] == [MentionKind.NAME]
    assert [said.speaker.kind for said in kept.statements] == [MentionKind.NAME]


def test_guesses_and_said_are_what_is_printed() -> None:
    (guess,) = news.guesses([_extraction()])  # one sentence that says it, by name and pronoun
    assert (guess.article, guess.subject, guess.relation) == ("one", "Ada", "meets")
    assert next(iter(news.said([_extraction()]))) == _said(0, 3, "Ada")


def test_table_has_a_line_for_each_row() -> None:
    rows = [
        Row(measure="news facts f1", kg=1.0, size=9, baselines={"pairs": 0.1, "textacy": 0.0}),
        Row(measure="statements recall", kg=0.25, size=217),
    ]
    assert list(table(rows)) == [
        "measure              gold     kg  baselines",
        "news facts f1           9  1.000  pairs .100, textacy .000",
        "statements recall     217   .250",
    ]


def test_frequent_rows_get_floors() -> None:
    rows = [
        Row(measure="many", kg=0.5, size=gate.FREQUENT),
        Row(measure="few", kg=0.5, size=gate.FREQUENT - 1),
        Row(measure="shown only", kg=0.5, size=gate.FREQUENT, floor=False),
    ]
    found = gate.figures(Score(relations={}, agreement={}), rows)
    assert "many" in found
    assert not {"few", "shown only"} & set(found)


@pytest.mark.model
def test_one_table_of_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    assert news.main([]) == 1
    assert every.main() == 1
    folder = tmp_path / news.FOLDER
    (folder / "articles").mkdir(parents=True)
    (folder / "facts").mkdir()
    (folder / "articles" / "one.txt").write_text(
        "Ada Lovelace, director of the Analytical Society, lived in London.\n"
        'Lovelace said: "The engine weaves patterns."\n',
        encoding="utf-8",
    )
    entities = [
        {"id": "e1", "type": "Person", "names": ["Ada Lovelace"]},
        {"id": "e2", "type": "Institution", "names": ["Analytical Society"]},
    ]
    fact = {"subject": "e1", "object": "e2", "relation": "holds_position", "role": "director"}
    said = {"speaker": "e1", "quote": "The engine weaves patterns."}
    (folder / "facts" / "one.json").write_text(
        json.dumps({"id": "one", "entities": entities, "facts": [fact], "statements": [said]}),
        encoding="utf-8",
    )
    assert every.main() == 0
    out = capsys.readouterr().out
    assert "news facts recall          1  1.000" in out
    assert "statements precision       1  1.000" in out
    assert news.main(["--patterns-off", "--learned-off", "--coreference-off"]) == 0
    out = capsys.readouterr().out
    assert "holds_position   P 0.000 R 0.000 F1 0.000  gold 1" in out
