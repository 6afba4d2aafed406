"""When the second opinion on names is asked, and when it is heard."""

from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np
import pytest

from kg.model import EntityType
from kg.nlp.names.candidates import candidates
from kg.nlp.opinion.encoder import Encoder, Row
from kg.nlp.opinion.opinion import TYPES, heard, reconsidered
from kg.nlp.opinion.pieces import Vocabulary
from kg.nlp.opinion.tensors import Floats
from tests.handmade import parsed

PERSON, INSTITUTION = EntityType.PERSON, EntityType.INSTITUTION
TECHNOLOGY, PLACE = EntityType.TECHNOLOGY, EntityType.PLACE


def _sure(type_: EntityType | None, by: float) -> Floats:
    """Return evidence for a type over all others, which are alike."""
    values = np.zeros(len(TYPES), np.float32)
    values[TYPES.index(type_)] = by
    return values - np.log(np.exp(values).sum())


class _Sayings:
    """Stands in for the network: says of words what a test tells it to."""

    def __init__(self, sayings: Mapping[str, tuple[EntityType | None, float]]) -> None:
        pieces = {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2}
        pieces |= {word.lower(): index for index, word in enumerate(sayings, 3)}
        self.vocabulary = Vocabulary(pieces=pieces)
        self.usual = _sure(None, 0.0)  # said of any other word
        self.said = {
            pieces[word.lower()]: _sure(type_, by) for word, (type_, by) in sayings.items()
        }
        self.rows: list[Row] = []

    def chances(self, rows: Sequence[Row]) -> list[Floats]:
        self.rows += rows
        return [
            np.stack([self.said.get(row.pieces[low], self.usual) for low, _ in row.spans])
            for row in rows
        ]


def _read(text: str, sayings: Mapping[str, tuple[EntityType | None, float]]) -> list[str]:
    doc = parsed(text)
    network = _Sayings(sayings)
    found = reconsidered(doc, candidates(doc), cast("Encoder", network))
    return [f"{item.text(doc)} {item.type}" for item in found]


@pytest.mark.parametrize(
    ("text", "sayings", "found"),
    [
        pytest.param(
            "[PERSON Orvex/PROPN] sold/VERB shares/NOUN",
            {"Orvex": (INSTITUTION, 5.0)},
            ["Orvex Institution"],
            id="another type",
        ),
        pytest.param(
            "[PERSON Orvex/PROPN] sold/VERB shares/NOUN",
            {"Orvex": (INSTITUTION, 1.0)},
            ["Orvex Person"],
            id="not sure enough",
        ),
        pytest.param(
            "They/PRON bought/VERB Orvex/PROPN",
            {"Orvex": (INSTITUTION, 5.0)},
            ["Orvex Institution"],
            id="missed by the model",
        ),
        pytest.param(
            "They/PRON joined/VERB [NORP Orvex/PROPN]",
            {"Orvex": (INSTITUTION, 5.0)},
            ["Orvex Institution"],
            id="no people",
        ),
        pytest.param(
            "They/PRON are/VERB [NORP Orvexan/ADJ]",
            {"Orvexan": (INSTITUTION, 5.0)},
            [],
            id="a word of people or creed",
        ),
        pytest.param(
            "They/PRON met/VERB [NORP Orvexans/PROPN:NNPS]",
            {"Orvexans": (PLACE, 5.0)},
            [],
            id="a people is no place",
        ),
        pytest.param(
            "They/PRON joined/VERB [WORK_OF_ART Orvex/PROPN]",
            {"Orvex": (INSTITUTION, 5.0)},
            ["Orvex Institution"],
            id="no work of art where the network is sure",
        ),
        pytest.param(
            "They/PRON read/VERB [WORK_OF_ART Orvex/PROPN]",
            {"Orvex": (INSTITUTION, 2.5)},
            [],
            id="a work of art where it is less sure",
        ),
        pytest.param(
            "ORVEX/NOUN reported/VERB losses/NOUN",
            {"ORVEX": (INSTITUTION, 5.0)},
            ["ORVEX Institution"],
            id="an acronym that opens a sentence",
        ),
        pytest.param(
            "[ORG Orvex/PROPN] was/VERB won/VERB",
            {"Orvex": (None, 5.0)},
            [],
            id="no name of ours",
        ),
        pytest.param(
            "[PERSON Orvex/PROPN] 3/NUM writes/VERB code/NOUN",
            {"Orvex": (TECHNOLOGY, 5.0)},
            ["Orvex 3 Technology"],
            id="a technology with its version",
        ),
        pytest.param(
            "[GPE France/PROPN] sold/VERB shares/NOUN",
            {"France": (INSTITUTION, 9.0)},
            ["France Place"],
            id="a country is sure",
        ),
        pytest.param(
            "[ORG Orvex/PROPN University/PROPN] sold/VERB shares/NOUN",
            {"Orvex": (PERSON, 9.0)},
            ["Orvex University Institution"],
            id="its own words say what it is",
        ),
    ],
)
def test_heard(
    text: str, sayings: Mapping[str, tuple[EntityType | None, float]], found: list[str]
) -> None:
    assert _read(text, sayings) == found


def test_all_mentions_of_an_article_are_one_thing() -> None:
    text = " | ".join(["[PERSON Orvex/PROPN] sold/VERB", "They/PRON bought/VERB Orvex/PROPN"])
    assert _read(text, {"Orvex": (INSTITUTION, 4.0)}) == ["Orvex Institution"] * 2


def test_a_name_that_was_missed_is_what_it_is_elsewhere() -> None:
    text = " | ".join(["[ORG ORVEX/PROPN] sold/VERB", "They/PRON bought/VERB ORVEX/PROPN"])
    assert _read(text, {"ORVEX": (PLACE, 2.4)}) == ["ORVEX Institution"] * 2


def test_one_sentence_is_read_for_a_name() -> None:
    doc = parsed(" | ".join(["[PERSON Orvex/PROPN] sold/VERB"] * 6))
    network = _Sayings({})
    reconsidered(doc, candidates(doc), cast("Encoder", network))
    assert len(network.rows) == 1


def test_nothing_is_asked_of_what_is_sure() -> None:
    doc = parsed("[GPE France/PROPN] sold/VERB shares/NOUN")
    network = _Sayings({})
    reconsidered(doc, candidates(doc), cast("Encoder", network))
    assert network.rows == []


def test_a_common_word_that_starts_a_sentence_is_no_name() -> None:
    assert _read("Launch/PROPN customers/NOUN came/VERB", {"Launch": (INSTITUTION, 9.0)}) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "It/PRON met/VERB the/DET maker/NOUN/compound>Orvex [ORG Orvex/PROPN/dobj>met]",
            id="a noun before it",
        ),
        pytest.param(
            "It/PRON met/VERB [ORG Orvex/PROPN/dobj>met] ,/PUNCT a/DET company/NOUN",
            id="an apposition",
        ),
        pytest.param(
            "[PERSON Orvex/PROPN/compound>Vale Vale/PROPN/nsubj>said] said/VERB=say so/ADV",
            id="says",
        ),
        pytest.param(
            "[PERSON Peter/PROPN Orvex/PROPN] ran/VERB", id="looks like a person's name"
        ),
        pytest.param("It/PRON rained/VERB in/ADP [GPE Orvex/PROPN]", id="in it"),
    ],
)
def test_what_its_words_make_plain_is_not_asked(text: str) -> None:
    doc = parsed(text)
    network = _Sayings({})
    reconsidered(doc, candidates(doc), cast("Encoder", network))
    assert network.rows == []


@pytest.mark.parametrize(("lead", "type_"), [(3.9, PERSON), (4.1, INSTITUTION)])
def test_two_plain_words_without_a_given_name_are_asked_about(
    lead: float, type_: EntityType
) -> None:
    text = "[PERSON Orvex/PROPN Vale/PROPN] ran/VERB"
    assert _read(text, {"Orvex": (INSTITUTION, lead)}) == [f"Orvex Vale {type_}"]


def test_a_technology_stays_what_it_is() -> None:
    assert heard(_sure(PLACE, 20.0), TECHNOLOGY) is TECHNOLOGY
