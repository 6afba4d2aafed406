"""What somebody plays as, and teams that it tells from places."""

import pytest

from kg.nlp.names.candidates import candidates
from kg.nlp.names.positions import is_position
from tests.handmade import parsed

REPORT = "goal/NOUN match/NOUN referee/NOUN halftime/NOUN touchdown/NOUN scored/VERB | "
ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke]"


def _typed(text: str) -> list[tuple[str, str]]:
    doc = parsed(text)
    return [(item.text(doc), item.type.value) for item in candidates(doc)]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        pytest.param(
            f"[GPE Leeds/PROPN/compound>quarterback] quarterback/NOUN/compound>Lovelace {ADA} "
            "spoke/VERB",
            [("Leeds", "Institution"), ("Ada Lovelace", "Person")],
            id="a position and a name in any article",
        ),
        pytest.param(
            "[GPE Norway/PROPN/compound>goalie] goalie/NOUN/compound>Lovelace "
            f"{ADA} spoke/VERB",
            [("Norway", "Place"), ("Ada Lovelace", "Person")],
            id="but not a country's outside a report",
        ),
        pytest.param(
            f"[GPE Leeds/PROPN/compound>center] center/NOUN/compound>Lovelace {ADA} spoke/VERB",
            [("Leeds", "Place"), ("Ada Lovelace", "Person")],
            id="a center may be anything",
        ),
        pytest.param(
            f"{REPORT}[GPE Leeds/PROPN/compound>center] center/NOUN/compound>Lovelace {ADA} "
            "spoke/VERB",
            [("Leeds", "Institution"), ("Ada Lovelace", "Person")],
            id="but not in a report of a match",
        ),
        pytest.param(
            f"[GPE Leeds/PROPN/compound>lawyer] lawyer/NOUN/compound>Lovelace {ADA} spoke/VERB",
            [("Leeds", "Place"), ("Ada Lovelace", "Person")],
            id="no position",
        ),
        pytest.param(
            "[PERSON Browns/PROPN QB/PROPN Ada/PROPN Lovelace/PROPN] spoke/VERB",
            [("Browns", "Institution"), ("Ada Lovelace", "Person")],
            id="an abbreviated position inside a name",
        ),
        pytest.param(
            f"[PERSON Leeds/PROPN/compound>QB QB/PROPN/compound>Lovelace] {ADA} spoke/VERB",
            [("Leeds", "Institution"), ("Ada Lovelace", "Person")],
            id="and behind a team's",
        ),
    ],
)
def test_teams(text: str, typed: list[tuple[str, str]]) -> None:
    assert _typed(text) == typed


@pytest.mark.parametrize(
    ("text", "known"),
    [
        pytest.param("pass/NOUN rusher/NOUN", True, id="two words"),
        pytest.param("rookie/NOUN wide/ADJ receiver/NOUN", True, id="described"),
        pytest.param("21/NUM -/PUNCT year/NOUN -/PUNCT old/ADJ pitcher/NOUN", True, id="age"),
        pytest.param("fly/NOUN -/PUNCT half/NOUN", True, id="hyphenated"),
        pytest.param("QB/PROPN", True, id="abbreviated"),
        pytest.param("Receiver/PROPN", False, id="in capitals"),
        pytest.param("trusted/VERB pitcher/NOUN", False, id="after a verb"),
        pytest.param("pitcher/NOUN plant/NOUN", False, id="not last"),
    ],
)
def test_positions(text: str, known: bool) -> None:
    doc = parsed(text)
    assert is_position(doc, 0, len(doc), match=False) is known
