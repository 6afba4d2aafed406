"""Entities that hold more, or less, than one name are cut."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from kg.model import EntityType
from kg.nlp.names.cut import common_phrases, is_headed, is_ticker, marked, over_glue, parts

INSTITUTION, PERSON = EntityType.INSTITUTION, EntityType.PERSON


def _doc(text: str, *, pos: str = "PROPN") -> Doc:
    """Make a doc of words; ~ before a word glues it to the one before."""
    words = text.split()
    spaces = [not after.startswith("~") for after in words[1:]] + [False]
    plain = [word.removeprefix("~") for word in words]
    starts: list[bool | int | None] = [index == 0 for index in range(len(plain))]
    return Doc(
        English().vocab, words=plain, spaces=spaces, pos=[pos] * len(plain), sent_starts=starts
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("About Acme+Vue Acme+Vue", ["Acme+Vue", "Acme+Vue"], id="heading"),
        pytest.param("Acme Holdings Acme Holdings", ["Acme Holdings"] * 2, id="doubled"),
        pytest.param("Duran Duran", ["Duran Duran"], id="a doubled word is one name"),
        pytest.param("Acme Labs Launches Zephyr", ["Acme Labs"], id="headline"),
        pytest.param("Acme ~, Zephyr Group", ["Acme", "Zephyr Group"], id="list"),
        pytest.param("Acme ~, Inc. ~, Zephyr", ["Acme, Inc.", "Zephyr"], id="legal form"),
        pytest.param(
            "Office of Health ~, Work and Welfare",
            ["Office of Health, Work and Welfare"],
            id="and",
        ),
        pytest.param(
            "University of Zephyria ~, Acme", ["University of Zephyria, Acme"], id="school"
        ),
    ],
)
def test_an_entity_gives_its_names(text: str, names: list[str]) -> None:
    doc = _doc(text)
    entity = Span(doc, 0, len(doc), label="ORG")
    found = list(parts(doc, entity, INSTITUTION))
    assert [doc[start:end].text for start, end, _ in found] == names


def test_a_described_company_is_no_person() -> None:
    doc = _doc("About Acme Acme")
    entity = Span(doc, 0, 3, label="PERSON")
    assert [type_ for *_, type_ in parts(doc, entity, PERSON)] == [INSTITUTION] * 2
    assert is_headed(_doc("SOURCE Acme Robotics"), 1, 3)


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        ("by 3 ~M today", (2, 3), "3M"),
        ("the EC ~- ~Acme ~- ~Vue sensor", (1, 2), "EC-Acme-Vue"),
        ("$ ~3 ~M", (2, 3), "M"),
    ],
)
def test_what_is_glued_belongs_to_a_name(text: str, span: tuple[int, int], name: str) -> None:
    doc = _doc(text)
    start, end = over_glue(doc, *span)
    assert doc[start:end].text == name


def test_an_exchange_calls_a_share() -> None:
    assert is_ticker(_doc("( NYSE ~: ACM )"), 3)
    assert not is_ticker(_doc("( Source ~: ACM )"), 3)


def test_a_mark_of_ownership_ends_a_product() -> None:
    doc = _doc("Acme Power Regulator ~™ and Zephyr ~, Inc. ~®")
    assert [doc[start:end].text for start, end in marked(doc)] == ["Acme Power Regulator"]


def test_words_that_are_printed_small_too_are_no_name() -> None:
    doc = _doc(
        "Bone Implant Market in the bone implant market before the Supreme Court", pos="X"
    )
    doc.ents = [Span(doc, 0, 3, label="ORG"), Span(doc, 10, 12, label="ORG")]
    assert common_phrases(doc) == {0, 1, 2}
