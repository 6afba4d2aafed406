"""Who makes or runs a product, read from the words around its name."""

import pytest

from kg.extraction.patterns import patterns
from kg.model import Stance
from tests.handmade import read, shown


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Airbus/PROPN/poss>A380] 's/PART/case>Airbus A380/PROPN/nsubj>landed "
            "landed/VERB=land",
            ["Airbus | develops | A380"],
            id="owner",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT the/DET/det>maker maker/NOUN/appos>Acme "
            "of/ADP/prep>maker [PRODUCT A380/PROPN/pobj>of] and/CCONJ/cc>A380 "
            "[PRODUCT B990/PROPN/conj>A380] ,/PUNCT grew/VERB=grow",
            ["Acme | develops | A380", "Acme | develops | B990"],
            id="maker of two",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/poss>aircraft] 's/PART/case>Airbus A380/PROPN/compound>aircraft "
            "aircraft/NOUN/nsubj>landed landed/VERB=land",
            ["Airbus | develops | A380"],
            id="owner of the noun after the product",
        ),
        pytest.param(
            "[GPE Canada/PROPN/poss>robots] 's/PART/case>Canada robots/NOUN:NNS/nsubj>sold "
            ",/PUNCT "
            "drones/NOUN:NNS/conj>robots and/CCONJ wine/NOUN/conj>drones "
            "sold/VERB=sell",
            ["Canada | develops | robots", "Canada | develops | drones"],
            id="the owner of the first owns all",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>product] 's/PART/case>Acme first/ADJ/amod>product "
            "product/NOUN/nsubj>is is/AUX=be the/DET/det>A380 [PRODUCT A380/PROPN/attr>is]",
            ["Acme | develops | A380"],
            id="Acme's first product is T",
        ),
        pytest.param(
            "the/DET/det>A380 [PRODUCT A380/PROPN/nsubj>is] is/AUX=be "
            "[ORG Acme/PROPN/poss>phone] 's/PART/case>Acme cheapest/ADJ/amod>phone "
            "phone/NOUN/attr>is",
            ["Acme | develops | A380"],
            id="T is Acme's cheapest phone",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>A380] 's/PART/case>Acme [PRODUCT A380/PROPN/nsubj>rose] "
            ",/PUNCT [ORG Zephyr/PROPN/poss>B99] 's/PART/case>Zephyr "
            "[PRODUCT Qobot/PROPN/compound>B99 B99/PROPN/conj>A380] and/CCONJ/cc>B99 "
            "[PRODUCT C77/PROPN/conj>B99] rose/VERB=rise",
            ["Acme | develops | A380", "Zephyr | develops | Qobot B99"],
            id="the last of a list of others' products is nobody's",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>A7] 's/PART/case>Acme [ORG Lexus/PROPN/compound>A7] "
            "[PRODUCT A7/PROPN/nsubj>rose] rose/VERB=rise",
            ["Acme | uses | A7", "Lexus | develops | A7"],
            id="a product of another brand",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>unit] 's/PART/case>Acme drones/NOUN:NNS=drone/compound>unit "
            "unit/NOUN/nsubj>rose rose/VERB=rise",
            [],
            id="a unit is no product",
        ),
        pytest.param(
            "its/PRON:PRP$/poss>A380 A380/PROPN/compound>rival rival/NOUN/nsubj>rose "
            "[ORG Acme/PROPN/nsubj>rose] rose/VERB=rise",
            [],
            id="its rival of T",
        ),
        pytest.param(
            "[PRODUCT A380/PROPN/npadvmod>maker] -/PUNCT/punct>maker maker/NOUN/compound>Acme "
            "[ORG Acme/PROPN/nsubj>rose] rose/VERB=rise",
            ["Acme | develops | A380"],
            id="T-maker Acme",
        ),
        pytest.param(
            "the/DET/det>Prado [ORG Prado/PROPN/poss>cameras] 's/PART/case>Prado "
            "television/NOUN/compound>cameras cameras/NOUN:NNS=camera/nsubj>saw saw/VERB=see "
            "him/PRON/dobj>saw",
            ["Prado | uses | television cameras"],
            id="a body's cameras",
        ),
        pytest.param(
            "the/DET/det>reactor [ORG Zephyr/PROPN/compound>reactor] "
            "reactor/NOUN/nsubj>stopped stopped/VERB=stop",
            [],
            id="a plant is called by where it stands",
        ),
        pytest.param(
            "[ORG Thales/PROPN/nsubj>launched] launched/VERB=launch "
            "the/DET/det>phone [PRODUCT Zephyr/PROPN/compound>A7 A7/PROPN/compound>phone] "
            "phone/NOUN/dobj>launched ./PUNCT | "
            "[ORG Zephyr/PROPN/nsubj>grew] grew/VERB=grow",
            ["Thales | develops | Zephyr A7"],
            id="a name that only starts a product's is no maker of what another launched",
        ),
        pytest.param(
            "we/PRON/nsubj>saw saw/VERB=see [PRODUCT Orlan/PROPN/compound>2 2/NUM/dobj>saw] "
            "|  [ORG Orlan/PROPN/nsubj>runs] runs/VERB=run",
            [],
            id="a product and its version",
        ),
        pytest.param(
            "we/PRON/nsubj>saw saw/VERB=see [PRODUCT Orlan/PROPN/compound>2 2/NUM/dobj>saw] "
            "| [ORG Orlan/PROPN/nsubj>said] said/VERB=say so/ADV",
            ["Orlan | develops | Orlan 2"],
            id="whoever says something makes what has its name",
        ),
        pytest.param(
            "we/PRON/nsubj>saw saw/VERB=see [PRODUCT Orlan/PROPN/compound>2 2/NUM/dobj>saw] "
            "| an/DET/det>engineer engineer/NOUN/nsubj>left at/ADP/prep>engineer "
            "[ORG Orlan/PROPN/pobj>at] left/VERB=leave",
            ["Orlan | develops | Orlan 2"],
            id="so does whoever has staff",
        ),
        pytest.param(
            "[ORG Thales/PROPN/nsubj>saw] saw/VERB=see "
            "the/DET/det>phone [PRODUCT Zephyr/PROPN/compound>A7 A7/PROPN/compound>phone] "
            "phone/NOUN/dobj>saw ./PUNCT | "
            "[ORG Zephyr/PROPN/nsubj>grew] grew/VERB=grow",
            ["Zephyr | develops | Zephyr A7"],
            id="but of what nobody else makes",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/poss>robots] 's/PART/case>Ada robots/NOUN:NNS/nsubj>sold "
            "sold/VERB=sell",
            [],
            id="a person's",
        ),
        pytest.param(
            "[ORG NASA/PROPN/poss>spacecraft] 's/PART/case>NASA "
            "[PRODUCT Zephyr/PROPN/compound>spacecraft] spacecraft/NOUN/nsubj>saw saw/VERB=see "
            "ice/NOUN/dobj>saw",
            ["NASA | uses | Zephyr"],
            id="an agency's spacecraft",
        ),
        pytest.param(
            "[ORG NASA/PROPN/poss>spacecraft] 's/PART/case>NASA upcoming/ADJ/amod>spacecraft "
            "[PRODUCT Zephyr/PROPN/compound>spacecraft] spacecraft/NOUN/nsubj>orbits "
            "orbits/VERB=orbit",
            ["NASA | develops | Zephyr"],
            id="an agency's next spacecraft",
        ),
        pytest.param(
            "[ORG Thales/PROPN/poss>spacecraft] 's/PART/case>Thales "
            "[PRODUCT Zephyr/PROPN/compound>spacecraft] spacecraft/NOUN/nsubj>saw saw/VERB=see "
            "ice/NOUN/dobj>saw",
            ["Thales | develops | Zephyr"],
            id="a firm's spacecraft",
        ),
        pytest.param(
            "the/DET Airbus/PROPN/compound>A380 A380/PROPN/nsubj>landed landed/VERB=land | "
            "[ORG Airbus/PROPN/nsubj>grew] grew/VERB=grow",
            ["Airbus | develops | Airbus A380"],
            id="maker in the name",
        ),
        pytest.param(
            "[ORG Thales/PROPN/compound>drones] drones/NOUN:NNS/nsubj>flew flew/VERB=fly",
            ["Thales | develops | drones"],
            id="maker before the name",
        ),
        pytest.param(
            "[ORG Delta/PROPN/compound>Airlines Airlines/PROPN/compound>drones] "
            "drones/NOUN:NNS/nsubj>landed "
            "landed/VERB=land",
            ["Delta Airlines | uses | drones"],
            id="an airline runs what it has",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>said] said/VERB=say drones/NOUN:NNS/nsubj>landed "
            "landed/VERB=land/ccomp>said",
            [],
            id="two arguments",
        ),
        pytest.param("drones/NOUN:NNS/nsubj>landed landed/VERB=land", [], id="nobody's"),
        pytest.param(
            "[GPE Chile/PROPN/poss>robots] 's/PART/case>Chile "
            "[NORP Norwegian/ADJ/amod>robots] robots/NOUN:NNS/nsubj>failed failed/VERB=fail",
            ["Chile | uses | robots", "Norway | develops | robots"],
            id="what comes from another country",
        ),
        pytest.param(
            "the/DET/det>destroyer [ORG Navy/PROPN/compound>destroyer] "
            "destroyer/NOUN/nsubj>left "
            "HMS/PROPN/compound>Zephyr Zephyr/PROPN/appos>destroyer left/VERB=leave",
            ["Navy | uses | HMS Zephyr"],
            id="a navy's ship before its name",
        ),
        pytest.param(
            "the/DET [ORG Acme/PROPN/poss>vessel] 's/PART/case>Acme "
            "Zephyr/PROPN/compound>vessel supply/NOUN/compound>vessel "
            "vessel/NOUN/nsubj>sank sank/VERB=sink",
            ["Acme | uses | Zephyr"],
            id="a ship with a name is run by its owner",
        ),
        pytest.param(
            "the/DET/det>Zephyr ferry/NOUN/compound>Zephyr Zephyr/PROPN/nsubj>sank ,/PUNCT "
            "owned/VERB:VBN=own/acl>Zephyr by/ADP/agent>owned [ORG Acme/PROPN/pobj>by] ,/PUNCT "
            "sank/VERB=sink",
            ["Acme | uses | Zephyr"],
            id="who owns a ship runs it",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>prototype] 's/PART/case>Acme Airbus/PROPN/compound>A380 "
            "A380/PROPN/compound>prototype prototype/NOUN/nsubj>flew flew/VERB=fly",
            ["Acme | uses | Airbus A380", "Airbus | develops | Airbus A380"],
            id="a prototype says no more than its name",
        ),
        pytest.param(
            "the/DET/det>vaccine [ORG MMR/PROPN/compound>vaccine] vaccine/NOUN/nsubj>worked "
            "worked/VERB=work",
            [],
            id="what a vaccine is against",
        ),
        pytest.param(
            "[LOC World/PROPN/poss>drones] 's/PART/case>World drones/NOUN:NNS/nsubj>landed "
            "landed/VERB=land",
            [],
            id="the world's",
        ),
        pytest.param(
            "[ORG Delta/PROPN/compound>Airlines Airlines/PROPN/poss>drones] "
            "'s/PART/case>Airlines "
            "drones/NOUN:NNS/nsubj>landed landed/VERB=land",
            ["Delta Airlines | uses | drones"],
            id="an airline's",
        ),
        pytest.param(
            "[GPE Israel/PROPN/npadvmod>made] -/PUNCT made/VERB:VBN=make/amod>drones "
            "drones/NOUN:NNS/nsubj>landed landed/VERB=land",
            ["Israel | develops | drones"],
            id="made",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/npadvmod>owned] -/PUNCT owned/VERB:VBN=own/amod>drones "
            "grey/ADJ/amod>drones drones/NOUN:NNS/nsubj>landed landed/VERB=land",
            ["Nokia | uses | drones"],
            id="owned",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/npadvmod>owned] -/PUNCT owned/VERB:VBN=own/amod>maker "
            "drone/NOUN/compound>maker maker/NOUN/nsubj>grew grew/VERB=grow",
            [],
            id="an owned maker",
        ),
        pytest.param(
            "newly/ADV/advmod>made made/VERB:VBN=make/amod>drones drones/NOUN:NNS/nsubj>landed "
            "landed/VERB=land",
            [],
            id="made by nobody",
        ),
        pytest.param(
            "[GPE Peru/PROPN/poss>fleet] 's/PART/case>Peru drone/NOUN/compound>fleet "
            "fleet/NOUN/nsubj>landed landed/VERB=land",
            ["Peru | uses | drone"],
            id="a fleet",
        ),
        pytest.param(
            "[GPE Peru/PROPN/poss>fleet] 's/PART/case>Peru fleet/NOUN/nsubj>landed "
            "of/ADP/prep>fleet drones/NOUN:NNS/pobj>of landed/VERB=land",
            ["Peru | uses | drones"],
            id="a fleet of",
        ),
        pytest.param(
            "drone/NOUN/compound>maker maker/NOUN:NN/compound>Parrot "
            "[ORG Parrot/PROPN/nsubj>grew] grew/VERB=grow",
            ["Parrot | develops | drone"],
            id="a maker before its name",
        ),
        pytest.param(
            "[ORG Parrot/PROPN/nsubj>grew] ,/PUNCT/punct>Parrot a/DET/det>maker "
            "maker/NOUN/appos>Parrot of/ADP/prep>maker drones/NOUN:NNS/pobj>of "
            ",/PUNCT/punct>Parrot grew/VERB=grow",
            ["Parrot | develops | drones"],
            id="a maker after its name",
        ),
        pytest.param(
            "[ORG Parrot/PROPN/nsubj>is] is/AUX=be a/DET/det>maker maker/NOUN/attr>is "
            "of/ADP/prep>maker drones/NOUN:NNS/pobj>of",
            ["Parrot | develops | drones"],
            id="a maker after is",
        ),
        pytest.param(
            "[ORG Parrot/PROPN/nsubj>saw] saw/VERB=see a/DET/det>maker maker/NOUN/dobj>saw "
            "of/ADP/prep>maker drones/NOUN:NNS/pobj>of",
            [],
            id="a maker that somebody sees",
        ),
        pytest.param(
            "[ORG Leeds/PROPN/nsubj>saw] saw/VERB=see "
            "[PRODUCT Google/PROPN/compound>Chrome Chrome/PROPN/dobj>saw]",
            [],
            id="a text about who uses a product does not say who makes it",
        ),
        pytest.param(
            "[ORG Google/PROPN/nsubj>grew] grew/VERB=grow ./PUNCT | "
            "[ORG Leeds/PROPN/nsubj>saw] saw/VERB=see "
            "[PRODUCT Google/PROPN/compound>Chrome Chrome/PROPN/dobj>saw]",
            ["Google | develops | Google Chrome"],
            id="but one that tells of the maker does",
        ),
        pytest.param(
            "the/DET/det>Grid [PRODUCT Zephyr/PROPN/compound>Grid Grid/PROPN/nsubj>ran] "
            "ran/VERB=run ./PUNCT | [ORG Zephyr/PROPN/nsubj>grew] grew/VERB=grow",
            [],
            id="a product's name cut short is no maker",
        ),
        pytest.param(
            "[ORG Hydrogen/PROPN/compound>drones] drones/NOUN:NNS=drone/nsubj>burn "
            "burn/VERB:VBP=burn hydrogen/NOUN/dobj>burn",
            [],
            id="a word with a capital is no maker",
        ),
        pytest.param(
            "[GPE Canada/PROPN/poss>telescope] 's/PART/case>Canada first/ADJ/amod>telescope "
            "[PRODUCT A380/PROPN/compound>telescope] telescope/NOUN/nsubj>saw saw/VERB=see",
            [],
            id="a country's first has another maker",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>database] 's/PART/case>Acme database/NOUN/nsubj>grew "
            "grew/VERB=grow",
            [],
            id="data are kept",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>YouTube] 's/PART/case>Acme "
            "[PRODUCT YouTube/PROPN/compound>channel] channel/NOUN/nsubj>grew grew/VERB=grow",
            [],
            id="a channel on what others made",
        ),
        pytest.param(
            "they/PRON/nsubj>used used/VERB=use [ORG NASA/PROPN/poss>telescope] "
            "'s/PART/case>NASA [PRODUCT Kepler/PROPN/compound>telescope] "
            "telescope/NOUN/dobj>used",
            [],
            id="what others use of somebody's",
        ),
        pytest.param(
            "[ORG Maker/PROPN/poss>Mark 's/PART/case>Maker Mark/PROPN/nsubj>saw] "
            "drones/NOUN:NNS/dobj>saw saw/VERB=see",
            [],
            id="a possessive in a name",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>Zephyr] 's/PART/case>Acme [PRODUCT Zephyr/PROPN/nsubj>is] "
            "is/AUX=be an/DET/det>investor investor/NOUN/attr>is",
            [],
            id="what is an investor is no product",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>Survey] 's/PART/case>Acme "
            "[PRODUCT Zephyr/PROPN/compound>Survey Survey/PROPN/nsubj>sold] sold/VERB=sell",
            [],
            id="a survey is no product",
        ),
        pytest.param(
            "[ORG Zephyr/PROPN/compound>Linux] [PRODUCT Linux/PROPN/nsubj>sold] sold/VERB=sell",
            [],
            id="Linux is nobody's alone",
        ),
        pytest.param(
            "[ORG ZephyrOS/PROPN/compound>A380] [PRODUCT A380/PROPN/nsubj>sold] sold/VERB=sell",
            [],
            id="a system is no maker",
        ),
    ],
)
def test_makers(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts


def test_what_an_owner_wants_to_build_is_only_planned() -> None:
    text = (
        "[ORG Airbus/PROPN/nsubj>wants] wants/VERB:VBZ=want to/PART/aux>build "
        "build/VERB:VB=build/xcomp>wants [ORG Airbus/PROPN/poss>drones] "
        "'s/PART/case>Airbus own/ADJ/amod>drones drones/NOUN:NNS=drone/dobj>build"
    )
    found = list(patterns(read(text)))
    assert {one.evidence[0].stance for one in found} == {Stance.PLANNED}


def test_what_is_ones_own_already_is_not_only_guessed() -> None:
    """Who "may unveil its X handset" has it: what is guessed is when it is shown."""
    text = (
        "[ORG Acme/PROPN/nsubj>unveil] may/AUX:MD/aux>unveil unveil/VERB:VB=unveil "
        "its/PRON:PRP$/poss>handset [PRODUCT Zephyr/PROPN/compound>handset] "
        "handset/NOUN/dobj>unveil soon/ADV/advmod>unveil"
    )
    found = list(patterns(read(text)))
    assert {one.evidence[0].stance for one in found} <= {Stance.ASSERTED}


def test_what_a_product_will_be_says_nothing_of_its_maker() -> None:
    text = (
        "the/DET/det>star star/NOUN/nsubj>be will/AUX:MD/aux>be be/AUX:VB=be "
        "[ORG Acme/PROPN/poss>Zephyr] 's/PART/case>Acme [PRODUCT Zephyr/PROPN/attr>be]"
    )
    found = list(patterns(read(text)))
    assert {one.evidence[0].stance for one in found} <= {Stance.ASSERTED}
