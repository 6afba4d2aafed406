"""Links and their roles come out of hand-built scores."""

import numpy as np
import pytest

from kg.text.network import Answered, Asked
from kg.text.pairs import RELATIONS, STANCES, STATUSES
from kg.text.reading import _likely

NONE = np.zeros(0, np.float32)


@pytest.mark.parametrize(
    ("scores", "other_sentence", "roles"),
    [
        ((-1.0, -1.2), 0, (2,)),  # none is likely: the one of the sentence
        ((-1.0, -2.0), 0, (3,)),  # it is out of the question: one of a sentence before
        ((1.5, 1.2), 0, (2,)),  # both are likely: the one of the sentence
        ((1.5, -2.0), 0, (3,)),
        ((1.5, -2.0), 2, ()),  # the other stands in a later sentence
        ((-2.0, -2.0), 0, ()),
    ],
)
def test_a_position_takes_the_role_of_its_sentence_before_another(
    scores: tuple[float, float], other_sentence: int, roles: tuple[int, ...]
) -> None:
    asked = Asked(
        start=[0, 2, 4, 8],
        end=[1, 3, 5, 9],
        label=[0, 0, 0, 0],
        sentence=[1, 1, 1, other_sentence],
        anaphors=[],
        quotes=[],
        pairs=[(0, 1, 1)],
        roles=[3, 2],
    )
    relations = np.full((1, len(RELATIONS)), -9.0, np.float32)
    relations[0, RELATIONS.index("holds_position")] = 9.0
    answered = Answered(
        anaphors=NONE,
        quotes=NONE,
        relations=relations,
        statuses=np.zeros((1, len(STATUSES)), np.float32),
        stances=np.zeros((1, len(STANCES)), np.float32),
        roles=np.array([scores], np.float32),
        role_statuses=np.zeros((2, len(STATUSES)), np.float32),
    )
    (link,) = _likely(asked, answered, [0, 1, 2, 3])
    assert link.roles == roles
