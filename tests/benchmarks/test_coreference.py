"""Pronouns and descriptions are judged by the names of their chain."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.reading import coreference
from benchmarks.reading.coreference import (
    Asked,
    Question,
    Token,
    asked_of,
    nearest,
    outcomes,
    resolved,
)
from benchmarks.reading.scoring import Counts
from kg.model import EntityType, Mention, MentionKind

PARSE = """\
# newdoc id = one
# newpar
# sent_id = one-1
1\tAda\tAda\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-x
2\tLovelace\tLovelace\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\twrote\twrite\tVERB\tVBD\t_\t0\troot\t_\t_
4-5\tBabbage's\t_\t_\t_\t_\t_\t_\t_\t_
4\tBabbage\tBabbage\tPROPN\tNNP\t_\t6\tnmod\t_\tEntity=(2-person-new-x-sgl-Charles_Babbage)
5\t's\t's\tPART\tPOS\t_\t4\tcase\t_\t_
6\tnotes\tnote\tNOUN\tNNS\t_\t3\tobj\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
# newpar_block = p (1 s)
# sent_id = one-2
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_
3\tCountess\tCountess\tPROPN\tNNP\t_\t2\tobj\t_\tEntity=(1-person-giv-x|MSeg=x
4\tLovelace\tLovelace\tPROPN\tNNP\t_\t3\tflat\t_\tEntity=1)
5\tas\tas\tADP\tIN\t_\t6\tcase\t_\t_
6\tit\tit\tPRON\tPRP\t_\t2\tobl\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""

COLUMN = """\
# begin document one
0\tAda\t(1
1\tLovelace\t1)
2\twrote\t_
3\tBabbage\t(2)
4\t's\t_
5\tnotes\t_
6\t.\t_
7\tShe\t(1)
8\tsaw\t_
9\tCountess\t(1
10\tLovelace\t1)
11\tas\t_
12\tit\t_
13\t.\t_
# end document
"""

TEXT = "Ada Lovelace wrote Babbage's notes.\n\nShe saw Countess Lovelace as it."


@pytest.fixture
def asked() -> Asked:
    return asked_of("one", PARSE.splitlines(), COLUMN.splitlines())


def _mention(
    words: str,
    name: str,
    *,
    type_: EntityType = EntityType.PERSON,
    kind: MentionKind = MentionKind.NAME,
) -> Mention:
    start = TEXT.index(words)
    return Mention(
        article="one",
        start=start,
        end=start + len(words),
        text=words,
        type=type_,
        name=name,
        kind=kind,
    )


def _document(*mentions: Mention) -> Any:
    return SimpleNamespace(mentions=mentions)


def test_text_and_chains_are_joined(asked: Asked) -> None:
    assert asked.article.text == TEXT
    assert [(one.text, one.group, one.names) for one in asked.questions] == [
        ("She", "he, she", ("Ada Lovelace", "Countess Lovelace")),
        ("it", "it", ()),
    ]


def test_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="one: parse and chains"):
        asked_of("one", PARSE.splitlines(), COLUMN.replace("Ada", "Eve").splitlines())


def test_a_name_beside_a_noun_is_the_head() -> None:
    tokens = [
        Token(
            text=text,
            start=start,
            end=start + len(text),
            pos=pos,
            tag="",
            head=head,
            relation=relation,
        )
        for text, start, pos, head, relation in (
            ("the", 0, "DET", 1, "det"),
            ("mayor", 4, "NOUN", -1, "root"),
            ("Ada", 10, "PROPN", 1, "appos"),
        )
    ]
    member = coreference._member("the mayor Ada", tokens, 0, 3)
    assert (member.head, member.names) == (2, ("the mayor Ada", "Ada"))
    assert coreference._member("the mayor", tokens[:2], 0, 2).names == ()


def test_definite_phrases_without_a_name_are_descriptions() -> None:
    rows = [
        (1, "Ada", "PROPN", "NNP", 2, "(1)"),
        (2, "left", "VERB", "VBD", 0, "_"),
        (3, "the", "DET", "DT", 5, "(2"),
        (4, "old", "ADJ", "JJ", 5, "_"),
        (5, "firm", "NOUN", "NN", 2, "2)"),
        (6, "a", "DET", "DT", 7, "_"),
        (7, "loom", "NOUN", "NN", 2, "_"),
        (8, "the", "DET", "DT", 9, "_"),
        (9, "looms", "NOUN", "NNS", 2, "_"),
    ]
    parse = [
        f"{n}\t{word}\t_\t{pos}\t{tag}\t_\t{head}\tx\t_\t_"
        for n, word, pos, tag, head, _ in rows
    ]
    column = [f"{n}\t{word}\t{chain}" for n, word, *_, chain in rows]
    (question,) = asked_of("one", parse, column).questions
    assert (question.text, question.group) == ("the old firm", "descriptions")


def test_pronouns_without_a_name_have_no_right_answer(asked: Asked) -> None:
    right = outcomes([asked], [_document()], lambda _, question: "Lovelace")
    assert right["he, she"] == Counts(right=1)
    assert right["it"] == Counts(wrong=1)
    assert right["pronouns"] == Counts(right=1, wrong=1)
    assert outcomes([asked], [_document()], resolved)["pronouns"] == Counts(missed=1)


def test_descriptions_are_no_pronouns(asked: Asked) -> None:
    question = Question(start=0, text="the firm", group="descriptions", names=("Looms",))
    found = outcomes(
        [Asked(article=asked.article, questions=(question,))], [_document()], resolved
    )
    assert (found["pronouns"], found["descriptions"]) == (Counts(), Counts(missed=1))


def test_the_answer_of_kg_is_the_name_of_its_pronoun(asked: Asked) -> None:
    she = asked.questions[0]
    named = _mention("She", "Babbage", kind=MentionKind.PRONOUN)
    assert resolved(_document(named), she) == "Babbage"
    assert resolved(_document(_mention("She", "Babbage")), she) == ""


def test_the_nearest_name_fits_the_pronoun(asked: Asked) -> None:
    she, it = asked.questions
    document = _document(
        _mention("Ada Lovelace", "Ada Lovelace"),
        _mention("Babbage", "Babbage"),
        _mention("notes", "notes", type_=EntityType.TECHNOLOGY),
        _mention("Countess Lovelace", "Ada Lovelace"),
    )
    assert nearest(document, she) == "Babbage"
    assert nearest(document, it) == "notes"
    assert nearest(_document(), it) == ""


def test_absent_data_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    assert coreference.main() == 1
    assert "ontogum is absent" in capsys.readouterr().out
