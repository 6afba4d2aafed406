"""What nouns say that institutions and people are to each other."""

from typing import TYPE_CHECKING

import pytest

from kg.extraction.deals.kin import kin
from kg.extraction.people.family import family
from tests.handmade import read

if TYPE_CHECKING:
    from kg.extraction.grammar.finding import Finding


def _shown(findings: "list[Finding]") -> list[str]:
    return [f"{one.subject.name} | {one.relation} | {one.object.name}" for one in findings]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Boeing/PROPN/poss>rival] 's/PART/case>Boeing rival/NOUN/compound>Airbus "
            "[ORG Airbus/PROPN/nsubj>grew] grew/VERB=grow",
            ["Airbus | competes_with | Boeing"],
            id="before a name",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT the/DET/det>wing armed/ADJ/amod>wing "
            "wing/NOUN/appos>Acme of/ADP/prep>wing [ORG Zephyr/PROPN/pobj>of] ,/PUNCT "
            "grew/VERB=grow",
            ["Acme | part_of | Zephyr"],
            id="an armed wing",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT the/DET/det>wing former/ADJ/amod>wing "
            "wing/NOUN/appos>Acme of/ADP/prep>wing [ORG Zephyr/PROPN/pobj>of] ,/PUNCT "
            "grew/VERB=grow",
            [],
            id="a former wing",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nmod>EADS] parent/NOUN/compound>company "
            "company/NOUN/compound>EADS "
            "[ORG EADS/PROPN/nsubj>grew] grew/VERB=grow",
            ["Airbus | part_of | EADS"],
            id="parent company",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>grew] ,/PUNCT/punct>Airbus [ORG Boeing/PROPN/poss>rival] "
            "'s/PART/case>Boeing rival/NOUN/appos>Airbus ,/PUNCT/punct>Airbus grew/VERB=grow",
            ["Airbus | competes_with | Boeing"],
            id="an apposition",
        ),
        pytest.param(
            "[ORG GKN/PROPN/nsubj>is] is/AUX=be a/DET/det>supplier supplier/NOUN/attr>is "
            "to/ADP/prep>supplier [ORG Boeing/PROPN/pobj>to]",
            ["GKN | supplies | Boeing"],
            id="after is",
        ),
        pytest.param(
            "[ORG ITV/PROPN/nsubj>beat] beat/VERB=beat its/PRON:PRP$/poss>rival "
            "[ORG BBC/PROPN/compound>rival] One/PROPN/compound>rival "
            "rival/NOUN/compound>Coast [ORG Coast/PROPN/dobj>beat]",
            [],
            id="the channel that a rival is on",
        ),
        pytest.param(
            "[GPE Norway/PROPN/nsubj>grew] ,/PUNCT a/DET/det>supplier non/ADJ/amod>supplier "
            "-/PUNCT [ORG Opec/PROPN/compound>supplier] supplier/NOUN/appos>Norway ,/PUNCT "
            "grew/VERB=grow",
            [],
            id="what is nobody's supplier",
        ),
        pytest.param(
            "a/DET [NORP Turkish/ADJ/amod>TAV] -/PUNCT [NORP Austrian/ADJ/amod>TAV] "
            "consortium/NOUN/compound>TAV [ORG TAV/PROPN/nsubj>grew] grew/VERB=grow",
            [],
            id="where the firms of a consortium are from",
        ),
        pytest.param(
            "from/ADP/prep>grew [ORG Acme/PROPN/compound>unit] unit/NOUN/pobj>from ,/PUNCT "
            "[ORG GKN/PROPN/nsubj>grew] grew/VERB=grow",
            [],
            id="a phrase that opens the sentence",
        ),
        pytest.param(
            "[ORG Saab/PROPN/poss>units] 's/PART/case>Saab units/NOUN:NNS=unit/nsubj>grew "
            "[ORG GKN/PROPN/appos>units] and/CCONJ/cc>GKN [ORG Thales/PROPN/conj>GKN] "
            "grew/VERB=grow",
            ["GKN | part_of | Saab", "Thales | part_of | Saab"],
            id="several units",
        ),
        pytest.param(
            "[ORG Saab/PROPN/poss>unit] 's/PART/case>Saab ailing/ADJ/amod>unit "
            "[GPE UK/PROPN/compound>unit] unit/NOUN/nsubj>grew ,/PUNCT "
            "[ORG GKN/PROPN/appos>unit] ,/PUNCT grew/VERB=grow",
            ["GKN | part_of | Saab"],
            id="a unit with an adjective and its place",
        ),
        pytest.param(
            "[ORG Saab/PROPN/poss>unit] 's/PART/case>Saab [GPE UK/PROPN/compound>unit] "
            "unit/NOUN/compound>GKN [ORG GKN/PROPN/nsubj>grew] grew/VERB=grow",
            ["GKN | part_of | Saab"],
            id="a unit with its place",
        ),
        pytest.param(
            "[ORG GKN/PROPN/nsubj>saw] saw/VERB=see a/DET/det>supplier supplier/NOUN/dobj>saw "
            "to/ADP/prep>supplier [ORG Boeing/PROPN/pobj>to]",
            [],
            id="a supplier seen is somebody else",
        ),
        pytest.param(
            "[ORG Saab/PROPN/poss>customers] 's/PART/case>Saab "
            "customers/NOUN:NNS=customer/nsubj>include include/VERB "
            "[GPE Brazil/PROPN/dobj>include] and/CCONJ/cc>Brazil [GPE Peru/PROPN/conj>Brazil]",
            ["Saab | supplies | Brazil", "Saab | supplies | Peru"],
            id="customers include",
        ),
        pytest.param(
            "[ORG Saab/PROPN/nsubj>has] has/VERB=have customers/NOUN:NNS=customer/dobj>has "
            "like/ADP/prep>customers [GPE Brazil/PROPN/pobj>like]",
            ["Saab | supplies | Brazil"],
            id="has customers like",
        ),
        pytest.param(
            "[ORG Saab/PROPN/nsubj>likes] likes/VERB=like "
            "customers/NOUN:NNS=customer/dobj>likes "
            "like/ADP/prep>customers [GPE Brazil/PROPN/pobj>like]",
            [],
            id="likes customers like",
        ),
        pytest.param(
            "a/DET/det>team team/NOUN/nsubj>won from/ADP/prep>team [ORG MIT/PROPN/pobj>from] "
            "and/CCONJ/cc>MIT [ORG Yale/PROPN/conj>MIT] won/VERB=win",
            ["MIT | partners_with | Yale"],
            id="one team",
        ),
        pytest.param(
            "teams/NOUN:NNS=team/nsubj>won from/ADP/prep>teams [ORG MIT/PROPN/pobj>from] "
            "and/CCONJ/cc>MIT [ORG Yale/PROPN/conj>MIT] won/VERB=win",
            [],
            id="several teams",
        ),
        pytest.param(
            "[ORG Toyota/PROPN/nsubj>signed] and/CCONJ/cc>Toyota [ORG Mazda/PROPN/conj>Toyota] "
            "signed/VERB=sign an/DET/det>agreement agreement/NOUN/dobj>signed",
            ["Toyota | partners_with | Mazda"],
            id="both sign",
        ),
        pytest.param(
            "[ORG Toyota/PROPN/nsubj>signed] and/CCONJ/cc>Toyota [ORG Mazda/PROPN/conj>Toyota] "
            "signed/VERB=sign an/DET/det>agreement agreement/NOUN/dobj>signed "
            "with/ADP/prep>agreement [ORG Honda/PROPN/pobj>with]",
            [],
            id="both sign with a third, which another rule reads",
        ),
        pytest.param(
            "shares/NOUN/nsubj>fell of/ADP/prep>shares [GPE US/PROPN/compound>partner] "
            "partner/NOUN/compound>Mazda [ORG Mazda/PROPN/pobj>of] fell/VERB=fall",
            [],
            id="where a partner is from",
        ),
        pytest.param(
            "pizzeria/NOUN/compound>chain chain/NOUN/compound>Mazda "
            "[ORG Mazda/PROPN/nsubj>fell] fell/VERB=fall",
            [],
            id="a chain of what has no name",
        ),
        pytest.param(
            "[ORG Mazda/PROPN/nsubj>fell] ,/PUNCT the/DET/det>chain "
            "[ORG Inn/PROPN/compound>chain] chain/NOUN/appos>Mazda of/ADP/prep>chain "
            "hotels/NOUN:NNS=hotel/pobj>of ,/PUNCT fell/VERB=fall",
            [],
            id="a chain that is listed next",
        ),
        pytest.param(
            "[ORG Telecoms/PROPN/compound>supplier] gear/NOUN/compound>supplier "
            "supplier/NOUN/compound>Mazda [ORG Mazda/PROPN/nsubj>fell] fell/VERB=fall",
            [],
            id="what a supplier supplies",
        ),
    ],
)
def test_institutions(text: str, facts: list[str]) -> None:
    assert _shown(list(kin(read(text)))) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/poss>father] "
            "'s/PART/case>Lovelace "
            "father/NOUN/nsubj>left ,/PUNCT/punct>father "
            "[PERSON George/PROPN/compound>Byron Byron/PROPN/appos>father] "
            ",/PUNCT/punct>father "
            "left/VERB=leave",
            ["Ada Lovelace | child_of | George Byron"],
            id="a parent",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>left] "
            ",/PUNCT/punct>Lovelace "
            "daughter/NOUN/appos>Lovelace of/ADP/prep>daughter "
            "[PERSON George/PROPN/compound>Byron Byron/PROPN/pobj>of] left/VERB=leave",
            ["Ada Lovelace | child_of | George Byron"],
            id="a child in apposition",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>is] is/AUX=be "
            "cousin/NOUN/attr>is of/ADP/prep>cousin "
            "[PERSON George/PROPN/compound>Byron Byron/PROPN/pobj>of]",
            ["Ada Lovelace | related_to | George Byron"],
            id="a relative after is",
        ),
        pytest.param(
            "[PERSON George/PROPN/compound>Byron Byron/PROPN/poss>Milbanke] 's/PART/case>Byron "
            "wife/NOUN/compound>Milbanke "
            "[PERSON Anne/PROPN/compound>Milbanke Milbanke/PROPN/nsubj>left] left/VERB=leave",
            ["Anne Milbanke | spouse_of | George Byron"],
            id="a noun that the parse makes part of the name",
        ),
        pytest.param(
            "[ORG Apple/PROPN/poss>father] 's/PART/case>Apple father/NOUN/nsubj>left "
            "[PERSON Steve/PROPN/compound>Jobs Jobs/PROPN/appos>father] left/VERB=leave",
            [],
            id="the father of a firm",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/poss>friend] "
            "'s/PART/case>Lovelace "
            "friend/NOUN/nsubj>left "
            "[PERSON Charles/PROPN/compound>Babbage Babbage/PROPN/appos>friend] "
            "left/VERB=leave",
            [],
            id="a friend",
        ),
    ],
)
def test_families(text: str, facts: list[str]) -> None:
    assert _shown(list(family(read(text)))) == facts


RESEARCHERS = (
    "researchers/NOUN:NNS=researcher/nsubj>{0} from/ADP/prep>researchers "
    "[ORG Ashdown/PROPN/compound>University University/PROPN/pobj>from] "
    "and/CCONJ/cc>University [ORG Lima/PROPN/compound>College College/PROPN/conj>University]"
)


def test_researchers_of_two_bodies_who_find_something() -> None:
    text = (
        f"{RESEARCHERS.format('reported')} reported/VERB=report a/DET link/NOUN/dobj>reported"
    )
    found = list(kin(read(text)))
    assert _shown(found) == ["Ashdown University | partners_with | Lima College"]
    assert not list(kin(read(f"{RESEARCHERS.format('left')} left/VERB=leave")))
