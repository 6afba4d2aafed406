"""Teams that a sentence tells by the score."""

import pytest

from kg.extraction.namesakes.hints import hints
from tests.handmade import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "[ORG Arden/PROPN/nsubj>beat] beat/VERB=beat [ORG Bexley/PROPN/dobj>beat] "
            "3-0/NUM/npadvmod>beat",
            ["Arden is team", "Bexley is team"],
            id="who beat whom",
        ),
        pytest.param(
            "[ORG Arden/PROPN/nsubj>drew] drew/VERB=draw 1-1/NUM/npadvmod>drew "
            "with/ADP/prep>drew [ORG Bexley/PROPN/pobj>with]",
            ["Arden is team", "Bexley is team"],
            id="a draw",
        ),
        pytest.param(
            "[ORG Arden/PROPN/nsubj>beat] beat/VERB=beat [ORG Bexley/PROPN/dobj>beat]",
            [],
            id="no score: it may sell more",
        ),
        pytest.param(
            "[ORG Arden/PROPN/compound>Party Party/PROPN/nsubj>won] won/VERB=win "
            "the/DET/det>vote vote/NOUN/dobj>won 51-49/NUM/npadvmod>won",
            [],
            id="a vote",
        ),
        pytest.param(
            "[ORG Arden/PROPN/nsubj>lost] lost/VERB=lose in/ADP/prep>lost 2019-20/NUM/pobj>in",
            [],
            id="years",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>beat] beat/VERB=beat [PERSON Eva/PROPN/dobj>beat] "
            "6-3/NUM/npadvmod>beat",
            [],
            id="persons",
        ),
    ],
)
def test_a_score_tells_teams(text: str, found: list[str]) -> None:
    told = [f"{one.name} {one.kind} {one.what}" for one in hints(read(text))]
    assert told == found
