"""Of what a body is a part by its own name."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


@pytest.mark.parametrize(
    ("name", "whole", "facts"),
    [
        pytest.param(
            "[ORG Senate/PROPN/compound>Committee Rules/PROPN/compound>Committee "
            "Committee/PROPN/nsubj>grew]",
            "[ORG Senate/PROPN/dobj>knew]",
            ["Senate Rules Committee | part_of | Senate"],
            id="a committee of a chamber",
        ),
        pytest.param(
            "[ORG Senate/PROPN/compound>Company Rules/PROPN/compound>Company "
            "Company/PROPN/nsubj>grew]",
            "[ORG Senate/PROPN/dobj>knew]",
            [],
            id="a company of that name",
        ),
        pytest.param(
            "[ORG Senate/PROPN/compound>Committee Rules/PROPN/compound>Committee "
            "Committee/PROPN/nsubj>grew]",
            "the/DET [ORG Senate/PROPN/compound>committee] committee/NOUN/dobj>knew",
            [],
            id="what is called so for short",
        ),
        pytest.param(
            "[ORG Lakeside/PROPN/compound>University University/PROPN/compound>School "
            "School/PROPN/nsubj>grew of/ADP/prep>School Law/PROPN/pobj>of]",
            "[ORG Lakeside/PROPN/compound>University University/PROPN/dobj>knew]",
            ["Lakeside University School of Law | part_of | Lakeside University"],
            id="a school of a university",
        ),
        pytest.param(
            "[ORG Orlan/PROPN/compound>Agency News/PROPN/compound>Agency "
            "Agency/PROPN/nsubj>grew]",
            "[ORG Orlan/PROPN/dobj>knew]",
            [],
            id="the same with its kind",
        ),
        pytest.param(
            "[ORG Orlan/PROPN/poss>LLC 's/PART/case>Orlan Financial/PROPN/compound>LLC "
            "Services/PROPN/compound>LLC LLC/PROPN/nsubj>grew]",
            "[ORG Orlan/PROPN/dobj>knew]",
            [],
            id="the same with its legal form",
        ),
        pytest.param(
            "[ORG Orlan/PROPN/poss>Center 's/PART/case>Orlan Delivery/PROPN/compound>Center "
            "Center/PROPN/nsubj>grew]",
            "[ORG Orlan/PROPN/dobj>knew]",
            ["Orlan's Delivery Center | part_of | Orlan"],
            id="its center",
        ),
        pytest.param(
            "[ORG River/PROPN/compound>Department Safety/PROPN/compound>Department "
            "Department/PROPN/nsubj>grew]",
            "[ORG River/PROPN/compound>Safety Safety/PROPN/dobj>knew]",
            [],
            id="a department for short",
        ),
        pytest.param(
            "[ORG Control/PROPN/compound>Centre Centre/PROPN/nsubj>grew of/ADP/prep>Centre "
            "the/DET/det>Guard Coast/PROPN/compound>Guard Guard/PROPN/pobj>of]",
            "[ORG Coast/PROPN/compound>Guard Guard/PROPN/dobj>knew]",
            ["Control Centre of the Coast Guard | part_of | Coast Guard"],
            id="of the whole",
        ),
        pytest.param(
            "[ORG Faculty/PROPN/nsubj>grew of/ADP/prep>Faculty Medicine/PROPN/pobj>of]",
            "[ORG Medicine/PROPN/dobj>knew]",
            [],
            id="of a field",
        ),
        pytest.param(
            "[ORG Greens/PROPN/nsubj>grew of/ADP/prep>Greens America/PROPN/pobj>of]",
            "[ORG Greens/PROPN/dobj>knew]",
            [],
            id="of a country",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/poss>Center '/PART:POS Delivery/PROPN/compound>Center "
            "Center/PROPN/nsubj>grew]",
            "[ORG Airbus/PROPN/dobj>knew]",
            ["Airbus' Delivery Center | part_of | Airbus"],
            id="a possessive",
        ),
        pytest.param(
            "[ORG Sentencing/PROPN/compound>Committee Committee/PROPN/nsubj>grew]",
            "[ORG Sentencing/PROPN/dobj>knew]",
            [],
            id="a committee's task",
        ),
        pytest.param(
            "[ORG ORLA/PROPN/compound>Committee Ethics/PROPN/compound>Committee "
            "Committee/PROPN/nsubj>grew]",
            "[ORG ORLA/PROPN/dobj>knew]",
            ["ORLA Ethics Committee | part_of | ORLA"],
            id="a committee of letters",
        ),
        pytest.param(
            "[ORG Tarn/PROPN/compound>Center Medical/PROPN/compound>Center "
            "Center/PROPN/nsubj>grew]",
            "[ORG Tarn/PROPN/dobj>knew]",
            [],
            id="called after a town or a giver",
        ),
        pytest.param(
            "[ORG Orlan/PROPN/compound>Office Foods/PROPN/nsubj>grew and/CCONJ/cc>Foods "
            "State/PROPN/compound>Office Office/PROPN/conj>Foods]",
            "[ORG Orlan/PROPN/compound>Foods Foods/PROPN/dobj>knew]",
            [],
            id="two bodies",
        ),
    ],
)
def test_part_by_its_name(name: str, whole: str, facts: list[str]) -> None:
    text = f"{name} grew/VERB=grow | they/PRON/nsubj>knew knew/VERB=know {whole}"
    assert shown(patterns(read(text))) == facts
