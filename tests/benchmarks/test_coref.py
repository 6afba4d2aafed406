"""Pronouns and aliases are judged by the names of their chain."""

import gzip
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks import coref, gum, questions
from benchmarks.coref import ALIASES, Answers
from benchmarks.gum import Chained
from benchmarks.questions import Asked
from benchmarks.scoring import Counts
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
def text() -> Chained:
    return gum.chained("one", PARSE.splitlines(), COLUMN.splitlines())


@pytest.fixture
def asked(text: Chained) -> Asked:
    return Asked(article=text.article, questions=tuple(questions.chained(text)))


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
    return SimpleNamespace(mentions=mentions, doc=[], owner={})


def test_text_and_chains_are_joined(text: Chained) -> None:
    assert text.article.text == TEXT
    assert [TEXT[token.start : token.end] for token in text.tokens] == [
        token.text for token in text.tokens
    ]
    first, second = text.chains
    assert [TEXT[member.start : member.end] for member in first] == [
        "Ada Lovelace",
        "She",
        "Countess Lovelace",
    ]
    assert [member.names for member in first] == [("Ada Lovelace",), (), ("Countess Lovelace",)]
    assert [member.names for member in second] == [("Babbage",)]


def test_things_come_from_the_parse(text: Chained) -> None:
    assert [[TEXT[one.start : one.end] for one in thing] for thing in text.things] == [
        ["Ada Lovelace", "Countess Lovelace"],
        ["Babbage"],
    ]


def test_a_name_beside_a_noun_is_the_head() -> None:
    tokens = [
        gum.Token(
            text=text, start=start, end=start + len(text), pos=pos, head=head, relation=how
        )
        for text, start, pos, head, how in (
            ("the", 0, "DET", 1, "det"),
            ("mayor", 4, "NOUN", -1, "root"),
            ("Ada", 10, "PROPN", 1, "appos"),
        )
    ]
    member = gum._member("the mayor Ada", tokens, 0, 3)
    assert (member.head, member.names) == (2, ("the mayor Ada", "Ada"))
    assert gum._member("the mayor", tokens[:2], 0, 2).names == ()


def test_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="one: parse and chains"):
        gum.chained("one", PARSE.splitlines(), COLUMN.replace("Ada", "Eve").splitlines())


def test_pronouns_without_a_name_have_no_right_answer(asked: Asked) -> None:
    assert [(one.text, one.names) for one in asked.questions] == [
        ("She", ("Ada Lovelace", "Countess Lovelace")),
        ("it", ()),
    ]
    right = coref.outcomes([asked], [_document()], lambda _, question: "Lovelace")
    assert right["he, she"] == Answers(right=1, answered=1, named=1)
    assert right["it"] == Answers(wrong=1)
    assert right["all"].counts == Counts(right=1, wrong=1)
    assert (right["all"].coverage, right["all"].accuracy) == (1.0, 1.0)
    open_ = coref.outcomes([asked], [_document()], coref.resolved)
    assert open_["all"] == Answers(named=1)
    assert (open_["all"].coverage, open_["all"].accuracy, open_["it"].coverage) == (0, 0, 0)


def test_descriptions_are_no_pronouns(asked: Asked) -> None:
    one = replace(asked.questions[0], group=questions.DESCRIPTION)
    found = coref.outcomes([replace(asked, questions=(one,))], [_document()], coref.resolved)
    assert found["all"] == Answers()
    assert found[questions.DESCRIPTION] == Answers(named=1)


def test_the_answer_of_kg_is_its_pronouns_name(asked: Asked) -> None:
    she = asked.questions[0]
    named = _mention("She", "Babbage", kind=MentionKind.PRONOUN)
    assert coref.resolved(_document(named), she) == "Babbage"
    assert coref.resolved(_document(_mention("She", "Babbage")), she) == ""


def test_the_nearest_name_fits_the_pronoun(asked: Asked) -> None:
    she, it = asked.questions
    document = _document(
        _mention("Ada Lovelace", "Ada Lovelace"),
        _mention("Babbage", "Babbage"),
        _mention("notes", "notes", type_=EntityType.TECHNOLOGY),
        _mention("Countess Lovelace", "Ada Lovelace"),
    )
    assert coref.nearest(document, she) == "Babbage"
    assert coref.nearest(document, it) == "notes"
    assert coref.nearest(_document(), it) == ""
    document.doc = [SimpleNamespace(i=0, dep_="nsubj"), SimpleNamespace(i=1, dep_="poss")]
    document.owner = {0: 0, 1: 1}
    assert coref.nearest_subject(document, she) == "Ada Lovelace"


def test_aliases_are_pairs_of_different_words(text: Chained) -> None:
    document = _document(
        _mention("Ada Lovelace", "Ada Lovelace"),
        _mention("Babbage", "Babbage"),
        _mention("Countess Lovelace", "Ada Lovelace"),
    )
    found, counts = coref.aliases([text], [document], ALIASES["kg"])
    assert (found, counts) == (1.0, Counts(right=1))
    _, simple = coref.aliases([text], [document], ALIASES["one part of the other"])
    assert simple == Counts(missed=1)
    found, counts = coref.aliases([text], [_document()], ALIASES["kg"])
    assert (found, counts) == (0.0, Counts())


def test_open_and_wrong_pronouns_are_listed(asked: Asked) -> None:
    (line,) = coref.errors([asked], [_document()])
    assert line.startswith("open\the, she\tShe\t\tAda Lovelace; Countess Lovelace\tone\t")
    wrong = _mention("She", "Babbage", kind=MentionKind.PRONOUN)
    (line,) = coref.errors([asked], [_document(wrong)])
    assert line.startswith("wrong\the, she\tShe\tBabbage\t")


def test_absent_data_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    assert coref.main([]) == 1
    assert "ontogum is absent" in capsys.readouterr().out


@pytest.mark.model
def test_the_whole_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, name, lines in (
        ("dep", "one.conllu.gz", PARSE),
        ("ontogum", "one.conll.gz", COLUMN),
    ):
        path = tmp_path / "gum" / folder / name
        path.parent.mkdir(parents=True)
        path.write_bytes(gzip.compress(lines.encode()))
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    assert coref.main(["--errors"]) == 0
    out = capsys.readouterr().out
    assert "nearest subject  he, she      named    1" in out
    assert "aliases: pairs" in out
