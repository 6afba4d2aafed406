"""Studies and honours."""

import pytest

from kg.extraction.patterns import patterns
from kg.extraction.sifting.tenable import tenable
from tests.handmade import read

TEXT = (
    "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>received] received/VERB=receive "
    "{}doctorate/NOUN/dobj>received from/ADP/prep>received "
    "[ORG Acton/PROPN/compound>University University/PROPN/pobj>from] ./PUNCT"
)


@pytest.mark.parametrize(
    ("said", "count"),
    [("a/DET/det>doctorate ", 1), ("an/DET/det>doctorate honorary/ADJ/amod>doctorate ", 0)],
)
def test_nobody_learns_where_they_are_honoured(said: str, count: int) -> None:
    document = read(TEXT.format(said))
    found = list(tenable(document, patterns(document)))
    assert len([one for one in found if one.relation == "educated_at"]) == count
