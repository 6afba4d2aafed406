"""Teams that go by the name of their country or city, in reports of matches."""

import pytest

from tests.handmade import named

REPORT = (
    "The/DET coach/NOUN praised/VERB the/DET striker/NOUN | A/DET penalty/NOUN decided/VERB "
    "the/DET tournament/NOUN | The/DET goalkeeper/NOUN saved/VERB | "
)
"""Words of sport that make an article a report of matches."""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "[GPE Norway/PROPN/nsubj>beat] beat/VERB=beat [GPE Malta/PROPN/dobj>beat] "
            "on/ADP Monday/PROPN",
            [("Norway", "Institution"), ("Malta", "Institution")],
            id="two that a verb sets against each other",
        ),
        pytest.param(
            "[GPE Norway/PROPN/nsubj>lost] lost/VERB=lose to/ADP/prep>lost "
            "[GPE Malta/PROPN/pobj>to] yesterday/NOUN",
            [("Norway", "Institution"), ("Malta", "Institution")],
            id="with a preposition",
        ),
        pytest.param(
            "[GPE Norway/PROPN/poss>rout] 's/PART/case>Norway 4-0/NUM rout/NOUN/nsubj>was "
            "of/ADP/prep>rout [GPE Malta/PROPN/pobj>of] was/AUX enough/ADJ",
            [("Norway", "Institution"), ("Malta", "Institution")],
            id="with a score",
        ),
        pytest.param(
            "[GPE Norway/PROPN/nsubj>beat] beat/VERB=beat the/DET record/NOUN/dobj>beat "
            "in/ADP/prep>beat [GPE Malta/PROPN/pobj>in]",
            [("Norway", "Place"), ("Malta", "Place")],
            id="once, and nobody against it",
        ),
        pytest.param(
            "[PERSON Lee/PROPN] won/VERB=win 6-1/NUM in/ADP/prep>won [GPE Malta/PROPN/pobj>in]",
            [("Lee", "Person"), ("Malta", "Place")],
            id="where a match is",
        ),
    ],
)
def test_places_that_play_are_teams(text: str, found: list[tuple[str, str]]) -> None:
    assert named(REPORT + text) == found


def test_each_place_of_a_round_of_matches_plays_once() -> None:
    found = named(
        REPORT + "[GPE Norway/PROPN/nsubj>beat] beat/VERB=beat [GPE Malta/PROPN/dobj>beat] | "
        "[GPE Chile/PROPN/nsubj>beat] beat/VERB=beat [GPE Japan/PROPN/dobj>beat] | "
        "[GPE Peru/PROPN/nsubj>qualified] qualified/VERB=qualify"
    )
    assert found[-1] == ("Peru", "Institution")


def test_elsewhere_places_that_beat_others_stay_places() -> None:
    found = named("[GPE Norway/PROPN/nsubj>beat] beat/VERB=beat [GPE Malta/PROPN/dobj>beat]")
    assert found == [("Norway", "Place"), ("Malta", "Place")]
