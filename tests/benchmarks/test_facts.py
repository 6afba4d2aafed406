"""One table of facts and statements on all annotated texts."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.reading import __main__ as reading
from benchmarks.reading import facts
from benchmarks.reading.facts import Measured, guesses, names_only
from benchmarks.reading.scoring import Counts, GoldArticle, GoldFact
from benchmarks.reading.texts import Text
from kg.model import EntityType, Evidence, Fact, Mention, MentionKind

CALM: Any = SimpleNamespace(article=SimpleNamespace(name="one"))


def _mention(name: str, kind: MentionKind = MentionKind.NAME) -> Mention:
    return Mention(
        article="a", start=0, end=3, text=name, type=EntityType.PERSON, name=name, kind=kind
    )


def _fact(
    object_: str,
    confidence: float,
    *,
    relation: str = "meets",
    kind: MentionKind = MentionKind.NAME,
) -> Fact[Mention]:
    evidence = Evidence(
        article="a",
        start=0,
        end=9,
        quote="Ada. She.",
        subject=(0, 3),
        object=(5, 8),
        extractor="reader",
        rule="sentence",
        confidence=confidence,
    )
    return Fact(
        subject=_mention("Ada"),
        relation=relation,
        object=_mention(object_, kind),
        evidence=(evidence,),
    )


FACTS = [_fact("Eve", 0.55), _fact("Bob", 0.92, relation="spouse_of"), _fact("Cy", 0.95)]
ONE = Measured(
    name="news-gold",
    texts=[
        Text(
            article=CALM.article,
            entities={},
            gold=GoldArticle(
                id="one",
                facts=tuple(
                    GoldFact(
                        subject=("Ada",),
                        relation=relation,
                        object=(name,),
                        subject_type="Person",
                        object_type="Person",
                    )
                    for relation, name in (
                        ("meets", "Eve"),
                        ("related_to", "Bob"),
                        ("meets", "X"),
                    )
                ),
            ),
            quoted=False,
            evidence=("Ada met Eve.", "Ada's husband Bob.", "Ada met X."),
        )
    ],
    documents=[CALM],
)


def test_guesses_are_the_surest_first_in_the_relations_of_the_annotation() -> None:
    found = guesses([CALM], lambda _: [*FACTS, _fact("Rome", 0.9, relation="lives_in")])
    assert [(one.object, one.relation) for one in found] == [
        ("Cy", "meets"),
        ("Bob", "related_to"),
        ("Eve", "meets"),
    ]


def test_without_coreference_only_names_are_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    some = [_fact("Eve", 0.9), _fact("Eve", 0.9, kind=MentionKind.PRONOUN)]
    monkeypatch.setattr(facts, "by_default", lambda _: some)
    assert names_only(CALM) == some[:1]


def test_shares_by_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "as_read", lambda _: FACTS)
    assert list(facts.bands(ONE)) == [
        ("0.5 to 0.6", Counts(right=1)),
        ("0.9 to 1.0", Counts(right=1, wrong=1)),
    ]


def test_errors_are_the_surest_and_what_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "by_default", lambda _: FACTS)
    assert list(facts.errors(ONE, most=5)) == [
        "WRONG 0.95 one: Ada | meets | Cy |  :: Ada. She.",
        "MISSED one: Ada | meets | X |  :: Ada met X.",
        "1 wrong, 1 missed",
    ]


def test_errors_of_untuned_texts_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("unseen", "elsewhere"):
        assert reading.main(["--errors", name]) == 2
        assert capsys.readouterr().out.startswith(f"{name}: nobody looks at the errors")


def test_absent_data_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    assert reading.main(["--set", "news-gold"]) == 1
    assert capsys.readouterr().out.startswith("news-gold: not measured")


@pytest.mark.model
def test_one_table_of_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "news-gold"
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
    record = {"id": "one", "entities": entities, "facts": [fact], "statements": [said]}
    (folder / "facts" / "one.json").write_text(json.dumps(record), encoding="utf-8")
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    assert reading.main(["--set", "news-gold"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split()[:2] == ["texts", "1"] for line in lines)
    for label in ("facts by default", "statements", "  names only", "  holds_position"):
        assert any(line.startswith(label) and line.endswith(" 1") for line in lines), label
    assert reading.main(["--errors", "news-gold"]) == 0
    assert "missed" in capsys.readouterr().out
