"""Seats, owners and rivals of institutions, read from the words around the name."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


def _facts(text: str) -> list[str]:
    return shown(patterns(read(text)))


BOEING = "[ORG Boeing/PROPN/nsubj>grew]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"[GPE Chicago/PROPN/npadvmod>based] -/PUNCT based/VERB:VBN=base/amod>Boeing "
            f"{BOEING} "
            "grew/VERB=grow",
            ["Boeing | located_in | Chicago"],
            id="-based",
        ),
        pytest.param(
            f"the/DET [NORP Dutch/ADJ] airline/NOUN {BOEING} grew/VERB=grow",
            ["Boeing | located_in | Netherlands"],
            id="demonym before the kind of body",
        ),
        pytest.param(
            "the/DET/det>head head/NOUN/nsubj>left of/ADP/prep>head "
            "[ORG Cloud/PROPN/compound>Operations Operations/PROPN/pobj>of] "
            "at/ADP/prep>Operations "
            "[ORG Orlan/PROPN/pobj>at] left/VERB=leave",
            [],
            id="what somebody is in charge of is no body",
        ),
        pytest.param(
            "[ORG Orlan/PROPN/poss>Bero] 's/PART/case>Orlan [ORG Bero/PROPN/compound>website] "
            "website/NOUN/nsubj>won won/VERB=win",
            [],
            id="a website of a body is no part of it",
        ),
        pytest.param(
            "[ORG Apple/PROPN/poss>iTunes] 's/PART/case>Apple iTunes/PROPN/nsubj>won ,/PUNCT "
            "[ORG Bero/PROPN/conj>iTunes] and/CCONJ other/ADJ/amod>services "
            "services/NOUN:NNS/conj>Bero won/VERB=win",
            ["Apple | develops | iTunes"],
            id="a list of products of several",
        ),
        pytest.param(
            f"the/DET [NORP Dutch/ADJ] airline/NOUN ,/PUNCT {BOEING} ,/PUNCT grew/VERB=grow",
            ["Boeing | located_in | Netherlands"],
            id="with a comma",
        ),
        pytest.param(
            f"the/DET [GPE Seattle/PROPN] airline/NOUN {BOEING} grew/VERB=grow",
            ["Boeing | located_in | Seattle"],
            id="place before the kind of body",
        ),
        pytest.param(
            f"[GPE Canada/PROPN] 's/PART {BOEING} grew/VERB=grow",
            ["Boeing | located_in | Canada"],
            id="place's",
        ),
        pytest.param(f"[NORP Dutch/ADJ] {BOEING} grew/VERB=grow", [], id="no kind of body"),
        pytest.param(
            f"[PERSON Ada/PROPN] airline/NOUN {BOEING} grew/VERB=grow", [], id="a person before"
        ),
        pytest.param(
            f"[GPE Seattle/PROPN] where/SCONJ airline/NOUN {BOEING} grew/VERB=grow",
            [],
            id="another clause before",
        ),
    ],
)
def test_seat_before_the_name(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Norsk/PROPN/compound>Museum Museum/PROPN/nsubj>grew] in/ADP/prep>Museum "
            "[GPE Toulouse/PROPN/pobj>in] ,/PUNCT [GPE France/PROPN] grew/VERB=grow",
            ["Norsk Museum | located_in | Toulouse", "Norsk Museum | located_in | France"],
            id="in a place in a country",
        ),
        pytest.param(
            f"{BOEING} in/ADP/prep>Boeing [GPE Toulouse/PROPN/pobj>in] grew/VERB=grow",
            [],
            id="a firm's people in a place",
        ),
        pytest.param(
            f"{BOEING} in/ADP/prep>grew [GPE Toulouse/PROPN/pobj>in] grew/VERB=grow",
            [],
            id="the place is the verb's",
        ),
        pytest.param(
            f"{BOEING} ,/PUNCT from/ADP/prep>Boeing [GPE Brazil/PROPN/pobj>from] ,/PUNCT "
            f"grew/VERB=grow",
            ["Boeing | located_in | Brazil"],
            id="from",
        ),
        pytest.param(
            f"{BOEING} of/ADP/prep>Boeing the/DET [GPE UK/PROPN/pobj>of] grew/VERB=grow",
            ["Boeing | located_in | UK"],
            id="of a country",
        ),
        pytest.param(
            f"{BOEING} of/ADP/prep>Boeing [GPE Paris/PROPN/pobj>of] grew/VERB=grow",
            [],
            id="of a city",
        ),
        pytest.param(
            f"{BOEING} in/ADP/prep>Boeing [DATE May/PROPN/pobj>in] grew/VERB=grow",
            [],
            id="a date",
        ),
        pytest.param(
            f"{BOEING} from/ADP/prep>Boeing [GPE Brazil/PROPN/pobj>from] grew/VERB=grow",
            [],
            id="from without a comma",
        ),
        pytest.param(f"{BOEING} grew/VERB=grow", [], id="nothing"),
    ],
)
def test_seat_after_the_name(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "at/ADP [ORG Boeing/PROPN/compound>headquarters] headquarters/NOUN:NNS/pobj>at "
            "in/ADP/prep>headquarters [GPE Chicago/PROPN/pobj>in]",
            ["Boeing | located_in | Chicago"],
            id="in",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/poss>campus] 's/PART campus/NOUN/nsubj>grew "
            "located/VERB:VBN=locate/acl>campus "
            "in/ADP/prep>located [GPE Chicago/PROPN/pobj>in] grew/VERB=grow",
            ["Boeing | located_in | Chicago"],
            id="located in",
        ),
        pytest.param(
            "the/DET campus/NOUN/nsubj>grew in/ADP/prep>campus [GPE Chicago/PROPN/pobj>in] "
            "grew/VERB=grow",
            [],
            id="nobody's",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/poss>plant] 's/PART plant/NOUN/nsubj>grew in/ADP/prep>plant "
            "[GPE Chicago/PROPN/pobj>in] grew/VERB=grow",
            [],
            id="a plant",
        ),
        pytest.param(
            "the/DET [NORP Polish/ADJ/amod>subsidiary] subsidiary/NOUN/nsubj>grew "
            "of/ADP/prep>subsidiary [ORG Boeing/PROPN/pobj>of] grew/VERB=grow",
            [],
            id="a subsidiary, which lies elsewhere",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/poss>headquarters] 's/PART "
            "[NORP European/ADJ/amod>headquarters] headquarters/NOUN:NNS/nsubj>grew "
            "in/ADP/prep>headquarters [GPE Dublin/PROPN/pobj>in] grew/VERB=grow",
            [],
            id="the seat of a part",
        ),
        pytest.param(
            "at/ADP [ORG Boeing/PROPN/nmod>headquarters] and/CCONJ/cc>Boeing "
            "[ORG Airbus/PROPN/conj>Boeing] headquarters/NOUN:NNS/pobj>at "
            "in/ADP/prep>headquarters [GPE Chicago/PROPN/pobj>in]",
            [],
            id="two bodies run together",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/poss>office] 's/PART office/NOUN/nsubj>grew in/ADP/prep>office "
            "[GPE Chicago/PROPN/pobj>in] grew/VERB=grow",
            [],
            id="a person's",
        ),
    ],
)
def test_sites(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"[ORG Airbus/PROPN] 's/PART main/ADJ rival/NOUN {BOEING} grew/VERB=grow",
            ["Boeing | competes_with | Airbus"],
            id="rival",
        ),
        pytest.param(
            f"[ORG Airbus/PROPN] 's/PART main/ADJ rival/NOUN ,/PUNCT {BOEING} ,/PUNCT "
            f"grew/VERB=grow",
            ["Boeing | competes_with | Airbus"],
            id="rival, with a comma",
        ),
        pytest.param(
            "[ORG Head/NOUN of/ADP/prep>Head Sales/PROPN/pobj>of] at/ADP/prep>Head "
            "[ORG Airbus/PROPN/pobj>at]",
            [],
            id="somebody's post",
        ),
        pytest.param(
            f"the/DET [ORG Airbus/PROPN] subsidiary/NOUN {BOEING} grew/VERB=grow",
            ["Boeing | part_of | Airbus"],
            id="subsidiary",
        ),
        pytest.param(
            f"the/DET [ORG Airbus/PROPN] parent/NOUN {BOEING} grew/VERB=grow",
            ["Airbus | part_of | Boeing"],
            id="parent",
        ),
        pytest.param(f"the/DET main/ADJ rival/NOUN {BOEING} grew/VERB=grow", [], id="nobody's"),
        pytest.param(
            f"the/DET [NORP French/ADJ] rival/NOUN {BOEING} grew/VERB=grow",
            [],
            id="a demonym is no rival",
        ),
        pytest.param(
            f"the/DET [ORG Airbus/PROPN/npadvmod>owned] -/PUNCT owned/VERB:VBN=own/amod>Boeing "
            f"{BOEING} grew/VERB=grow",
            ["Boeing | part_of | Airbus"],
            id="-owned",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/poss>Systems] 's/PART [ORG Launch/PROPN/compound>Systems "
            "Systems/PROPN/nsubj>grew] grew/VERB=grow",
            ["Launch Systems | part_of | Airbus"],
            id="'s",
        ),
        pytest.param(
            f"{BOEING} at/ADP/prep>Boeing the/DET [ORG Airbus/PROPN/pobj>at] grew/VERB=grow",
            ["Boeing | part_of | Airbus"],
            id="at",
        ),
    ],
)
def test_relatives(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


def test_what_is_listed_after_a_body_has_its_owner() -> None:
    facts = _facts(
        "[ORG Airbus/PROPN/poss>Systems] 's/PART "
        "[ORG Space/PROPN/compound>Systems Systems/PROPN/nsubj>grew] and/CCONJ "
        "[ORG Atlantic/PROPN/compound>Services Services/PROPN/conj>Systems] grew/VERB=grow"
    )
    assert facts == ["Space Systems | part_of | Airbus", "Atlantic Services | part_of | Airbus"]


@pytest.mark.parametrize(
    ("verb", "facts"),
    [
        pytest.param("said/VERB=say", ["Delft | part_of | Airbus"], id="says"),
        pytest.param("flew/VERB=fly", [], id="flies"),
    ],
)
def test_one_word_after_its_owner_is_a_body_where_it_acts_as_one(
    verb: str, facts: list[str]
) -> None:
    word = verb.split("/")[0]
    text = f"[ORG Airbus/PROPN/poss>Delft] 's/PART [ORG Delft/PROPN/nsubj>{word}] {verb}"
    assert _facts(text) == facts


@pytest.mark.parametrize("dep", ["compound", "amod"])
def test_its_unit_with_a_name_is_a_part(dep: str) -> None:
    facts = _facts(
        "[ORG Airbus/PROPN/nsubj>praised] praised/VERB=praise its/PRON:PRP$=its/poss>unit "
        f"[ORG Delft/PROPN/{dep}>unit] unit/NOUN/dobj>praised"
    )
    assert facts == ["Delft | part_of | Airbus"]


@pytest.mark.parametrize("other", ["parent", "rival", "supplier"])
def test_what_is_called_something_else_is_no_part(other: str) -> None:
    facts = _facts(
        "[ORG Airbus/PROPN/nsubj>bought] bought/VERB=buy its/PRON:PRP$=its/poss>Delft "
        f"former/ADJ/amod>Delft {other}/NOUN/nmod>Delft and/CCONJ/cc>{other} steel/NOUN/"
        f"compound>pioneer pioneer/NOUN/conj>{other} [ORG Delft/PROPN/dobj>bought]"
    )
    assert facts == ["Airbus | acquires | Delft"]


def test_its_part_is_a_part_of_what_its_stands_for() -> None:
    facts = _facts(
        "[ORG Airbus/PROPN/nsubj>relies] relies/VERB=rely on/ADP/prep>relies "
        "its/PRON:PRP$=its/poss>Laboratory [ORG Delft/PROPN/compound>Laboratory "
        "Laboratory/PROPN/pobj>on]"
    )
    assert facts == ["Delft Laboratory | part_of | Airbus"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{BOEING} ,/PUNCT a/DET large/ADJ school/NOUN in/ADP [GPE Delft/PROPN] ,/PUNCT "
            "[GPE Holland/PROPN] ,/PUNCT grew/VERB=grow",
            ["Boeing | located_in | Delft", "Boeing | located_in | Holland"],
            id="a kind in a place",
        ),
        pytest.param(
            f"{BOEING} ,/PUNCT a/DET bank/NOUN based/VERB:VBN=base in/ADP [GPE Delft/PROPN] "
            "grew/VERB=grow",
            ["Boeing | located_in | Delft"],
            id="a kind based in a place",
        ),
        pytest.param(
            f"{BOEING} ,/PUNCT a/DET success/NOUN in/ADP [GPE Delft/PROPN] ,/PUNCT "
            "grew/VERB=grow",
            [],
            id="no kind of body",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>has] has/VERB=have a/DET "
            "[GPE Delft/PROPN/compound>campus] campus/NOUN/dobj>has",
            ["Boeing | located_in | Delft"],
            id="has a campus",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>has] has/VERB=have a/DET "
            "[GPE Delft/PROPN/compound>lab] lab/NOUN/dobj>has",
            [],
            id="has a lab",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>left] left/VERB=leave a/DET "
            "[GPE Delft/PROPN/compound>lab] lab/NOUN/dobj>left",
            [],
            id="leaves a lab",
        ),
        pytest.param(
            f"[ORG Figma/PROPN/npadvmod>backed] -/PUNCT backed/VERB:VBN=back/amod>Boeing "
            f"startup/NOUN/compound>Boeing {BOEING} grew/VERB=grow",
            ["Figma | invests_in | Boeing"],
            id="backed",
        ),
        pytest.param(
            f"{BOEING} grew/VERB=grow | [ORG Boeing/PROPN/compound>Services "
            "Services/PROPN/nsubj>fell] fell/VERB=fall",
            [],
            id="a name that may be a part's or a partner's",
        ),
        pytest.param(
            f"{BOEING} grew/VERB=grow | [ORG Boeing/PROPN/compound>Committee Audit/PROPN/"
            "compound>Committee Committee/PROPN/nsubj>fell] fell/VERB=fall",
            ["Boeing Audit Committee | part_of | Boeing"],
            id="a part named after its whole",
        ),
        pytest.param(
            f"{BOEING} grew/VERB=grow | [ORG Boeing/PROPN/compound>Pictures "
            "Pictures/PROPN/nsubj>fell] fell/VERB=fall",
            [],
            id="a full name beside its short form",
        ),
    ],
)
def test_bodies_by_their_kind_and_name(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts
