"""Whose goods somebody gets, and whose sales are told of."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read

SPAIN = "[GPE Spain/PROPN/{0}]"


def _supplies(text: str) -> list[tuple[str, str]]:
    facts = patterns(read(text))
    return sorted(
        {(one.subject.name, one.object.name) for one in facts if one.relation == "supplies"}
    )


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        pytest.param(
            f"{SPAIN.format('nsubj>receives')} receives/VERB:VBZ=receive "
            "[NORP Russian/ADJ/amod>gas] gas/NOUN/dobj>receives",
            [("Russia", "Spain")],
            id="receives another's gas",
        ),
        pytest.param(
            f"{SPAIN.format('nsubj>taxes')} taxes/VERB:VBZ=tax [NORP Russian/ADJ/amod>gas] "
            "gas/NOUN/dobj>taxes",
            [],
            id="taxes another's gas",
        ),
        pytest.param(
            "transit/NOUN/nsubj>ended of/ADP/prep>transit [NORP Russian/ADJ/amod>gas] "
            f"gas/NOUN/pobj>of to/ADP/prep>transit {SPAIN.format('pobj>to')} ended/VERB=end",
            [("Russia", "Spain")],
            id="a transit",
        ),
        pytest.param(
            "imports/NOUN:NNS=import/nsubj>fell from/ADP/prep>imports "
            f"[GPE France/PROPN/pobj>from] to/ADP/prep>imports {SPAIN.format('pobj>to')} "
            "fell/VERB=fall",
            [("France", "Spain")],
            id="imports",
        ),
        pytest.param(
            f"{SPAIN.format('nsubj>halted')} halted/VERB=halt arms/NOUN:NNS=arm/compound>sales "
            "sales/NOUN:NNS=sale/dobj>halted to/ADP/prep>sales [GPE France/PROPN/pobj>to]",
            [("Spain", "France")],
            id="halts its own sales",
        ),
        pytest.param(
            f"{SPAIN.format('nsubj>is')} is/AUX:VBZ=be one/NUM/attr>is of/ADP/prep>one "
            "exporters/NOUN:NNS=exporter/pobj>of of/ADP/prep>exporters cars/NOUN:NNS/pobj>of "
            "to/ADP/prep>exporters [GPE France/PROPN/pobj>to]",
            [("Spain", "France")],
            id="one of the exporters",
        ),
    ],
)
def test_supplies(text: str, pairs: list[tuple[str, str]]) -> None:
    assert _supplies(text) == pairs
