from dataclasses import replace

import pytest

from kg.errors import KGError
from kg.graph import Graph
from kg.model import Unsure
from kg.rdf import read, write

PAIR = Unsure(
    left="org/analytical-society",
    right="org/difference-company",
    features=(("acronym", 0.75), ("same role: a b", 0.2), ("two articles", -0.4)),
)


def test_pairs_come_back_with_their_features(sample: Graph) -> None:
    graph = replace(sample, unsure=(PAIR,))
    assert read(write(graph)) == graph
    assert "kg:score 0.55" in write(graph)


def test_a_pair_of_nobody_is_an_error(sample: Graph) -> None:
    with pytest.raises(KGError, match="unsure about org/nobody, which is no entity"):
        write(replace(sample, unsure=(replace(PAIR, right="org/nobody"),)))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"-0.4 two', '"x two', "starts with no number"),
        ("kg:right inst:difference-company", "kg:right inst:nobody", "which is no kg entity"),
    ],
)
def test_a_broken_pair_is_an_error(sample: Graph, old: str, new: str, reason: str) -> None:
    text = write(replace(sample, unsure=(PAIR,)))
    assert old in text
    with pytest.raises(KGError, match=reason):
        read(text.replace(old, new))
