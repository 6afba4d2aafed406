"""Who owns, holds or buys what: parts of chains, shareholders, buyers, and bodies set off."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


def _facts(text: str) -> list[str]:
    return sorted(shown(patterns(read(text))))


ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{0}>{1}]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT a/DET chain/NOUN/appos>Acme "
            "of/ADP/prep>chain papers/NOUN:NNS=paper/pobj>of including/VERB:VBG/prep>papers "
            "[ORG Herald/PROPN/pobj>including] and/CCONJ/cc>Herald "
            "[ORG Echo/PROPN/conj>Herald] grew/VERB=grow",
            ["Echo | part_of | Acme", "Herald | part_of | Acme"],
            id="a chain of papers",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT the/DET former/ADJ/amod>owner "
            "owner/NOUN/appos>Acme of/ADP/prep>owner [ORG Herald/PROPN/pobj>of] "
            "grew/VERB=grow",
            [],
            id="a former owner",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>company] 's/PART:POS parent/NOUN/compound>company "
            "company/NOUN/nsubj>grew ,/PUNCT The/DET/det>Group [ORG Beta/PROPN/compound>Group "
            "Group/PROPN/appos>company] ,/PUNCT grew/VERB=grow",
            ["Acme | part_of | Beta Group"],
            id="a parent company with an article",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>company] 's/PART:POS former/ADJ/amod>company "
            "parent/NOUN/compound>company company/NOUN/nsubj>grew ,/PUNCT "
            "[ORG Beta/PROPN/appos>company] ,/PUNCT grew/VERB=grow",
            [],
            id="a former parent company",
        ),
        pytest.param(
            "the/DET manual/NOUN/nsubj>grew of/ADP/prep>manual [ORG Acme/PROPN/pobj>of] "
            ",/PUNCT part/NOUN/appos>manual of/ADP/prep>part [ORG Beta/PROPN/pobj>of] ,/PUNCT "
            "grew/VERB=grow",
            ["Acme | part_of | Beta"],
            id="part of, after what the parser hangs on the manual",
        ),
        pytest.param(
            ADA.format("nsubj", "left") + " ,/PUNCT head/NOUN/appos>Lovelace of/ADP/prep>head "
            "[ORG Acme/PROPN/pobj>of] ,/PUNCT the/DET/det>company "
            "company/NOUN/appos>Lovelace owned/VERB:VBN=own/acl>company by/ADP/agent>owned "
            "[ORG Beta/PROPN/pobj>by] ,/PUNCT left/VERB=leave",
            ["Acme | part_of | Beta"],
            id="the company is the name before the comma",
        ),
        pytest.param(
            "the/DET [ORG Department/PROPN/nsubj>grew of/ADP/prep>Department "
            "Law/PROPN/pobj>of] at/ADP/prep>Department the/DET [GPE UK/PROPN/poss>Beta] "
            "'s/PART:POS [ORG Beta/PROPN/pobj>at] grew/VERB=grow",
            ["Department of Law | part_of | Beta"],
            id="at a country's",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>joined] joined/VERB=join its/PRON:PRP$/poss>program "
            "[ORG Lunar/PROPN/compound>Services Services/PROPN/compound>program] "
            "program/NOUN/dobj>joined",
            ["Lunar Services | part_of | Acme"],
            id="its program by name",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>met] met/VERB=meet its/PRON:PRP$/poss>rival "
            "[ORG Lunar/PROPN/compound>Services Services/PROPN/compound>rival] "
            "rival/NOUN/dobj>met",
            [],
            id="its rival is no part",
        ),
        pytest.param(
            "a/DET [ORG Acme/PROPN/compound>reporter] [ORG Security/PROPN/compound>Desk "
            "Desk/PROPN/compound>reporter] reporter/NOUN/nsubj>said said/VERB=say so/ADV",
            ["Security Desk | part_of | Acme"],
            id="the whole right before its desk",
        ),
        pytest.param(
            "a/DET [ORG Acme/PROPN/compound>reporter] [ORG Lunar/PROPN/compound>Echo "
            "Echo/PROPN/compound>reporter] reporter/NOUN/nsubj>said said/VERB=say so/ADV",
            [],
            id="two names in a row",
        ),
    ],
)
def test_wholes(text: str, facts: list[str]) -> None:
    assert [one for one in _facts(text) if "part_of" in one] == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Acme/PROPN/compound>investor] investor/NOUN/compound>Lovelace "
            + ADA.format("nsubj", "left")
            + " left/VERB=leave",
            ["Ada Lovelace | invests_in | Acme"],
            id="an investor by name",
        ),
        pytest.param(
            ADA.format("nsubj", "remains") + " remains/VERB:VBZ=remain a/DET/det>shareholder "
            "shareholder/NOUN/attr>remains of/ADP/prep>shareholder [ORG Acme/PROPN/pobj>of]",
            ["Ada Lovelace | invests_in | Acme"],
            id="remains a shareholder",
        ),
        pytest.param(
            ADA.format("nsubj", "bought") + " bought/VERB=buy [ORG Acme/PROPN/dobj>bought]",
            ["Ada Lovelace | invests_in | Acme"],
            id="a person buys a body",
        ),
        pytest.param(
            "[ORG Beta/PROPN/nsubj>bought] bought/VERB=buy [ORG Acme/PROPN/dobj>bought]",
            ["Beta | acquires | Acme"],
            id="a body buys a body",
        ),
        pytest.param(
            ADA.format("poss", "purchase") + " 's/PART:POS purchase/NOUN/nsubj>closed "
            "of/ADP/prep>purchase [ORG Acme/PROPN/pobj>of] closed/VERB=close",
            ["Ada Lovelace | invests_in | Acme"],
            id="a person's purchase",
        ),
        pytest.param(
            "the/DET merger/NOUN/nsubj>closed of/ADP/prep>merger [ORG Acme/PROPN/pobj>of] "
            "and/CCONJ/cc>Acme [ORG Beta/PROPN/conj>Acme] closed/VERB=close",
            ["Acme | acquires | Beta"],
            id="the merger of two",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>merger] 's/PART:POS merger/NOUN/nsubj>closed "
            "with/ADP/prep>merger [ORG Beta/PROPN/pobj>with] closed/VERB=close",
            ["Acme | acquires | Beta"],
            id="a merger with another",
        ),
        pytest.param(
            "the/DET merger/NOUN/nsubj>closed of/ADP/prep>merger [ORG Acme/PROPN/pobj>of] "
            "closed/VERB=close",
            [],
            id="a merger of one",
        ),
    ],
)
def test_money_of_persons_and_bodies(text: str, facts: list[str]) -> None:
    assert [one for one in _facts(text) if "holds_position" not in one] == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "chemists/NOUN:NNS=chemist/nsubj>reported from/ADP/prep>chemists "
            "[ORG Acme/PROPN/pobj>from] at/ADP/prep>chemists [GPE Leeds/PROPN/pobj>at] "
            "(/PUNCT AL/PROPN/appos>Leeds )/PUNCT in/ADP/prep>Leeds "
            "[GPE England/PROPN/pobj>in] and/CCONJ/cc>England the/DET/det>Beta "
            "[ORG Beta/PROPN/conj>England] reported/VERB=report it/PRON/dobj>reported",
            ["Acme | partners_with | Beta"],
            id="joined to the place of the first",
        ),
        pytest.param(
            "a/DET [GPE US/PROPN/compound>China] -/PUNCT [GPE China/PROPN/compound>deal] "
            "trade/NOUN/compound>deal deal/NOUN/nsubj>failed failed/VERB=fail",
            ["US | partners_with | China"],
            id="a deal of two countries joined by a hyphen",
        ),
        pytest.param(
            "a/DET [NORP French/ADJ/amod>German] -/PUNCT [NORP German/ADJ/amod>Greek] -/PUNCT "
            "[NORP Greek/ADJ/amod>effort] effort/NOUN/nsubj>began began/VERB=begin",
            [
                "France | partners_with | Germany",
                "France | partners_with | Greece",
                "Germany | partners_with | Greece",
            ],
            id="an effort of three",
        ),
        pytest.param(
            "the/DET [GPE Leeds/PROPN/compound>Lyon] -/PUNCT [GPE Lyon/PROPN/compound>project] "
            "rail/NOUN/compound>project project/NOUN/nsubj>began began/VERB=begin",
            [],
            id="a route between cities",
        ),
        pytest.param(
            "a/DET [GPE US/PROPN/compound>China] -/PUNCT [GPE China/PROPN/compound>dispute] "
            "trade/NOUN/compound>dispute dispute/NOUN/nsubj>began began/VERB=begin",
            [],
            id="no deal",
        ),
        pytest.param(
            "a/DET study/NOUN/nsubj>grew between/ADP/prep>study the/DET/det>Department "
            "[ORG Department/PROPN/pobj>between] at/ADP/prep>Department "
            "[ORG Acme/PROPN/pobj>at] and/CCONJ/cc>Acme [ORG Beta/PROPN/conj>Acme] "
            "grew/VERB=grow",
            ["Department | partners_with | Beta"],
            id="a department at a body is no other side",
        ),
        pytest.param(
            "chemists/NOUN:NNS=chemist/nsubj>told from/ADP/prep>chemists "
            "[ORG Acme/PROPN/pobj>from] told/VERB=tell [ORG Beta/PROPN/dobj>told] so/ADV",
            [],
            id="only one body",
        ),
    ],
)
def test_people_of_two_bodies(text: str, facts: list[str]) -> None:
    assert [one for one in _facts(text) if "partners" in one] == facts
