"""Posts of places and chambers: seats, local posts, several holders, parties beside titles."""

import pytest

from kg.extraction.patterns import patterns
from kg.model import Stance, Status
from tests.handmade import read, shown

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] spoke/VERB=speak"
US = "[GPE U.S./PROPN/compound>{}]"
OHIO = "[GPE Ohio/PROPN/{}]"
PARTY = "[NORP Republican/ADJ/amod>{}]"
HOUSE = "[ORG House/PROPN/dep>Speaker of/ADP/prep>House Representatives/PROPN/dep>House]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{US.format('Senator')} Senator/PROPN/compound>Lovelace from/ADP/prep>Senator "
            f"{OHIO.format('pobj>from')} {ADA}",
            [
                "Ada Lovelace | holds_position | Ohio | Senator",
                "Ada Lovelace | holds_position | U.S. | Senator",
            ],
            id="a seat in one place for another",
        ),
        pytest.param(
            "Sen./PROPN/compound>Lovelace [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/nsubj>spoke] ,/PUNCT R/PROPN/compound>Ohio -/PUNCT "
            f"{OHIO.format('appos>Lovelace')} ,/PUNCT spoke/VERB=speak",
            [
                "Ada Lovelace | holds_position | Ohio | Sen.",
                "Ada Lovelace | member_of | Republican Party",
            ],
            id="the seat and the party of a legislator",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT a/DET "
            "teacher/NOUN/appos>Lovelace at/ADP/prep>teacher eastern/ADJ/amod>Ohio "
            f"{OHIO.format('poss>School')} 's/PART/case>Ohio "
            "[ORG Acton/PROPN/compound>School School/PROPN/pobj>at] ,/PUNCT spoke/VERB=speak",
            [
                "Acton School | located_in | Ohio",
                "Ada Lovelace | holds_position | Acton School | teacher",
            ],
            id="a body of a place that is described",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "spokeswoman/NOUN/appos>Lovelace for/ADP/prep>spokeswoman the/DET "
            "mayor/NOUN/poss>office 's/PART/case>mayor office/NOUN/pobj>for ,/PUNCT "
            "spoke/VERB=speak",
            [],
            id="an office without a name",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>Lovelace] 's/PART/case>Acme "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "deputy/ADJ/amod>administrator administrator/NOUN/appos>Lovelace "
            "for/ADP/prep>administrator exploration/NOUN/pobj>for ,/PUNCT spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Acme | deputy administrator for exploration"],
            id="whose holder has the body before the name",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] "
            "of/ADP/prep>Lovelace [ORG Acme/PROPN/pobj>of] ,/PUNCT a/DET "
            "researcher/NOUN/appos>Lovelace ,/PUNCT "
            "spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Acme | researcher"],
            id="whose holder has the body behind the name",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] "
            "of/ADP/prep>Lovelace [ORG Acme/PROPN/pobj>of] ,/PUNCT a/DET "
            "senator/NOUN/appos>Lovelace ,/PUNCT "
            "spoke/VERB=speak",
            ["Ada Lovelace | employed_by | Acme"],
            id="but no post of a state",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "[ORG Acme/PROPN/poss>head] 's/PART/case>Acme head/NOUN/appos>Lovelace "
            "of/ADP/prep>head the/DET [ORG Difference/PROPN/pobj>of] ,/PUNCT spoke/VERB=speak",
            [
                "Ada Lovelace | holds_position | Acme | head of the Difference",
                "Ada Lovelace | holds_position | Difference | head",
            ],
            id="of a body and of its part",
        ),
        pytest.param(
            "According/VERB/prep>spoke to/ADP/prep>According "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/pobj>to] ,/PUNCT a/DET "
            "detective/NOUN/nsubj>spoke for/ADP/prep>detective [ORG Acme/PROPN/pobj>for] "
            "spoke/VERB=speak",
            [],
            id="of whom somebody else tells",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "President/PROPN/compound>Acme [ORG Acme/PROPN/appos>Lovelace] ,/PUNCT "
            "spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Acme | President"],
            id="right before the body",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "president/NOUN/appos>Lovelace [ORG Acme/PROPN/dobj>bought] bought/VERB=buy "
            ",/PUNCT spoke/VERB=speak",
            [],
            id="a body that something else is said of",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "chairman/NOUN/appos>Lovelace ,/PUNCT [ORG Acme/PROPN/compound>Sales "
            "Sales/PROPN/appos>Lovelace] at/ADP/prep>Sales "
            "[ORG Difference/PROPN/pobj>at] ,/PUNCT spoke/VERB=speak",
            [
                "Acme Sales | part_of | Difference",
                "Ada Lovelace | holds_position | Difference | chairman",
            ],
            id="a department between",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "director/NOUN/appos>Lovelace for/ADP/prep>director "
            "[LOC Asia/PROPN/pobj>for] and/CCONJ [GPE Japan/PROPN/conj>Asia] "
            "at/ADP/prep>director [ORG Acme/PROPN/pobj>at] ,/PUNCT spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Acme | director for Asia and Japan"],
            id="for several places",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "vp/NOUN/appos>Lovelace sales/NOUN/dep>vp and/CCONJ revenue/NOUN/conj>sales "
            "at/ADP/prep>vp [ORG Acme/PROPN/pobj>at] ,/PUNCT spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Acme | vp sales and revenue"],
            id="of a branch without a preposition",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "director/NOUN/appos>Lovelace sources/NOUN/dep>director said/VERB=say "
            "at/ADP/prep>said [ORG Acme/PROPN/pobj>at] ,/PUNCT spoke/VERB=speak",
            [],
            id="a noun that is no branch",
        ),
        pytest.param(
            f"{US.format('officer')} officer/NOUN/compound>Lovelace from/ADP/prep>officer "
            f"{OHIO.format('pobj>from')} {ADA}",
            [],
            id="an officer is from there",
        ),
        pytest.param(
            f"{OHIO.format('compound>sheriff')} sheriff/NOUN/compound>Lovelace {ADA}",
            ["Ada Lovelace | holds_position | Ohio | sheriff"],
            id="a local post",
        ),
        pytest.param(
            f"[NORP American/ADJ/amod>attorney] attorney/NOUN/compound>Lovelace {ADA}",
            ["Ada Lovelace | from_place | United States"],
            id="an attorney from a country",
        ),
        pytest.param(
            f"[NORP American/ADJ/amod>official] official/NOUN/compound>Lovelace {ADA}",
            ["Ada Lovelace | holds_position | United States | official"],
            id="an official of a country",
        ),
        pytest.param(
            f"{PARTY.format('President')} President/PROPN/compound>Lovelace {ADA}",
            ["Ada Lovelace | member_of | Republican Party"],
            id="a president of a party is of a state",
        ),
        pytest.param(
            f"{PARTY.format('leader')} leader/NOUN/compound>Lovelace {ADA}",
            ["Ada Lovelace | holds_position | Republican Party | leader"],
            id="but a leader is the party's",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            f"the/DET Speaker/PROPN/appos>Lovelace of/ADP/prep>Speaker the/DET {HOUSE} ,/PUNCT "
            "spoke/VERB=speak",
            ["Ada Lovelace | holds_position | House of Representatives | Speaker"],
            id="a known title ends in its body",
        ),
        pytest.param(
            "[ORG Acme/PROPN/compound>engineers] engineers/NOUN:NNS=engineer/compound>Lovelace "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] and/CCONJ "
            "[PERSON Babbage/PROPN/conj>Lovelace] spoke/VERB=speak",
            [
                "Ada Lovelace | holds_position | Acme | engineer",
                "Babbage | holds_position | Acme | engineer",
            ],
            id="several of one post",
        ),
        pytest.param(
            "[ORG Acme/PROPN/compound>engineer] engineer/NOUN/compound>Lovelace "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] and/CCONJ "
            "[PERSON Babbage/PROPN/conj>Lovelace] spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Acme | engineer"],
            id="one of one post",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "director/NOUN/appos>Lovelace of/ADP/prep>director the/DET rock/NOUN/compound>band "
            "band/NOUN/pobj>of [ORG Acme/PROPN/appos>band] ,/PUNCT spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Acme | director"],
            id="what the body is",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "director/NOUN/appos>Lovelace of/ADP/prep>director [GPE Berlin/PROPN] -/PUNCT "
            "based/VERB/amod>Acme [ORG Acme/PROPN/pobj>of] ,/PUNCT spoke/VERB=speak",
            ["Acme | located_in | Berlin", "Ada Lovelace | holds_position | Acme | director"],
            id="where the body is",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "director/NOUN/appos>Lovelace of/ADP/prep>director sales/NOUN/pobj>of "
            "[ORG Acme/PROPN/appos>Lovelace] spoke/VERB=speak",
            [],
            id="no noun for a body",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT a/DET "
            "widow/NOUN/appos>Lovelace and/CCONJ chairwoman/NOUN/conj>widow "
            "of/ADP/prep>chairwoman [ORG Acme/PROPN/pobj>of] ,/PUNCT spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Acme | chairwoman"],
            id="the second of two descriptions",
        ),
        pytest.param(
            "lead/ADJ/amod>author author/NOUN/compound>Lovelace Professor/PROPN "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] "
            "of/ADP/prep>Lovelace [ORG Acton/PROPN/compound>University "
            "University/PROPN/pobj>of] spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Acton University | Professor"],
            id="a form of address",
        ),
        pytest.param(
            f"[ORG Acme/PROPN/compound>drummer] drummer/NOUN/compound>Lovelace {ADA}",
            [
                "Ada Lovelace | holds_position | Acme | drummer",
                "Ada Lovelace | member_of | Acme",
            ],
            id="a musician",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>picked] "
            "picked/VERB=pick [ORG Acme/PROPN/compound>head] head/NOUN/compound>Babbage "
            "[PERSON Babbage/PROPN/dobj>picked]",
            ["Babbage | holds_position | Acme | head"],
            id="who is picked has the title",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] ,/PUNCT the/DET "
            "attorney/NOUN/appos>Lovelace for/ADP/prep>attorney the/DET city/NOUN/pobj>for "
            "of/ADP/prep>city [GPE Acton/PROPN/pobj>of] ,/PUNCT spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Acton | attorney"],
            id="the city of a place",
        ),
        pytest.param(
            "[ORG Acme/PROPN/compound>chairman] chairman/NOUN/compound>Lovelace "
            "President/PROPN/compound>Lovelace "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke] "
            "of/ADP/prep>Lovelace [GPE Kenya/PROPN/pobj>of] spoke/VERB=speak",
            [
                "Ada Lovelace | holds_position | Acme | chairman",
                "Ada Lovelace | holds_position | Kenya | President",
            ],
            id="two posts, the second a form of address",
        ),
    ],
)
def test_a_post(text: str, facts: list[str]) -> None:
    assert sorted(shown(patterns(read(text)))) == facts


def _titled(title: str, name: str = "Lovelace") -> str:
    return f"{title}/PROPN/compound>{name} [PERSON {name}/PROPN/nsubj>spoke] spoke/VERB=speak"


def _named(place: str, times: int, label: str = "GPE") -> str:
    return " | ".join([f"[{label} {place}/PROPN/nsubj>grew] grew/VERB=grow"] * times)


UKRAINES = (
    "[NORP Ukrainian/ADJ/amod>President] President/PROPN/compound>Babbage "
    f"[PERSON Babbage/PROPN/nsubj>spoke] spoke/VERB=speak | {_named('Ukraine', 4)}"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        pytest.param(
            f"{UKRAINES} | {_named('America', 3)} | {_titled('President')}",
            "Lovelace | holds_position | America | President",
            id="the other country's president",
        ),
        pytest.param(
            f"{UKRAINES} | {_named('America', 5)} | {_titled('President', 'Babbagge')}",
            "Babbagge | holds_position | Ukraine | President",
            id="a president in another spelling",
        ),
        pytest.param(
            f"{_named('Kenya', 2)} | {_named('Italy', 2)} | the/DET president/NOUN/nsubj>spoke "
            "of/ADP/prep>president [GPE Kenya/PROPN/pobj>of] ,/PUNCT "
            "[PERSON Babbage/PROPN/appos>president] ,/PUNCT spoke/VERB=speak | former/ADJ "
            f"{_titled('president')}",
            "Lovelace | holds_position | Kenya | president",
            id="a former one of the only president's country",
        ),
        pytest.param(
            f"{_named('America', 5)} | {_named('Italy', 3)} | Prime/PROPN/compound>Lovelace "
            f"{_titled('Minister')}",
            "Lovelace | holds_position | Italy | Prime Minister",
            id="the only country that can have one",
        ),
        pytest.param(
            f"{_named('America', 5)} | In/ADP [GPE Ohio/PROPN/pobj>In] ,/PUNCT "
            f"{_titled('Governor')} | {_named('Ohio', 1)}",
            "Lovelace | holds_position | Ohio | Governor",
            id="the part of a country that the sentence names",
        ),
        pytest.param(
            f"{_named('America', 5)} | In/ADP [GPE Guam/PROPN/pobj>In] ,/PUNCT "
            f"{_titled('Governor')} | {_named('Guam', 1)}",
            "Lovelace | holds_position | Guam | Governor",
            id="the territory that the sentence names",
        ),
        pytest.param(
            f"{_named('America', 2)} | {_named('Commons', 1)} | the/DET "
            "[ORG House/PROPN/nsubj>met of/ADP/prep>House Representatives/PROPN/pobj>of] "
            f"met/VERB=meet | {_titled('Representative')}",
            "Lovelace | holds_position | House of Representatives | Representative",
            id="the chamber that the article names",
        ),
        pytest.param(
            f"{_named('India', 3)} | [ORG Civil/PROPN/compound>Aviation "
            f"Aviation/PROPN/compound>Minister] {_titled('Minister')}",
            "Lovelace | holds_position | India | Civil Aviation Minister",
            id="what a minister is for",
        ),
        pytest.param(
            f"[ORG House/PROPN/nsubj>met of/ADP/prep>House Commons/PROPN/pobj>of] met/VERB "
            f"| [NORP Labour/PROPN/compound>MP] {_titled('MP')}",
            "Lovelace | holds_position | House of Commons | MP",
            id="the chamber beside the party",
        ),
        pytest.param(
            f"{_named('Italy', 3)} | a/DET adviser/NOUN/nsubj>spoke to/ADP/prep>adviser "
            f"[GPE U.S./PROPN/compound>President] {_titled('President')}",
            "Lovelace | holds_position | U.S. | President",
            id="another's adviser",
        ),
        pytest.param(
            "the/DET [ORG Royal/PROPN/compound>Society Society/PROPN/nsubj>grew] grew/VERB | "
            f"Society/PROPN/compound>President {_titled('President')}",
            "Lovelace | holds_position | Royal Society | President",
            id="the body whose kind the title says",
        ),
        pytest.param(
            "the/DET [ORG Acton/PROPN/compound>Police Police/PROPN/nsubj>grew] grew/VERB | "
            f"Chief/PROPN/compound>Inspector {_titled('Inspector')}",
            "Lovelace | holds_position | Acton Police | Chief Inspector",
            id="the only police force",
        ),
        pytest.param(
            "the/DET [ORG Acton/PROPN/compound>Court District/PROPN/compound>Court "
            f"Court/PROPN/nsubj>sat] sat/VERB | {_titled('Judge')}",
            "Lovelace | holds_position | Acton District Court | Judge",
            id="the only court",
        ),
        pytest.param(
            "[NORP Kenyan/ADJ/amod>president] president/NOUN/compound>Babbage "
            "[PERSON Babbage/PROPN/nsubj>spoke] and/CCONJ health/NOUN/compound>minister "
            "minister/NOUN/compound>Lovelace [PERSON Lovelace/PROPN/conj>Babbage] spoke/VERB",
            "Lovelace | holds_position | Kenya | health minister",
            id="a minister beside a president",
        ),
        pytest.param(
            "[NORP Kenyan/ADJ/amod>President] President/PROPN/compound>Babbage "
            "[PERSON Babbage/PROPN/poss>spokesman] 's/PART/case>Babbage "
            "spokesman/NOUN/nsubj>ate ,/PUNCT [PERSON Lovelace/PROPN/appos>spokesman] ,/PUNCT "
            "ate/VERB",
            "Lovelace | holds_position | Kenya | spokesman",
            id="a president's spokesman is the country's",
        ),
        pytest.param(
            f"{_named('America', 3)} | [PERSON Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "who/PRON/nsubj>served served/VERB=serve/relcl>Lovelace as/ADP/prep>served "
            "Vice/PROPN/compound>President President/PROPN/pobj>as ,/PUNCT spoke/VERB=speak",
            "Lovelace | holds_position | America | Vice President",
            id="served as",
        ),
        pytest.param(
            "the/DET [ORG Parliament/PROPN/nsubj>met of/ADP/prep>Parliament "
            "Fiji/PROPN/pobj>of] met/VERB=meet | Member/PROPN/dep>Lovelace of/ADP/prep>Member "
            "Parliament/PROPN/pobj>of (/PUNCT MP/PROPN )/PUNCT "
            "[PERSON Lovelace/PROPN/nsubj>spoke] spoke/VERB=speak",
            "Lovelace | holds_position | Parliament of Fiji | Member of Parliament",
            id="a bracket between title and name",
        ),
        pytest.param(
            f"{_named('Kenya', 3)} | one/NUM/nsubj>spoke of/ADP/prep>one "
            "[GPE Kenya/PROPN/poss>Presidents] 's/PART Vice/PROPN/compound>Presidents "
            "Presidents/PROPN:NNPS/pobj>of ,/PUNCT [PERSON Lovelace/PROPN/appos>Presidents] "
            ",/PUNCT spoke/VERB",
            "Lovelace | holds_position | Kenya | Vice President",
            id="one of several",
        ),
        pytest.param(
            "the/DET [ORG Acme/PROPN/compound>Democrats Democrats/PROPN:NNPS/poss>President] "
            f"'/PART/case>Democrats {_titled('President')}",
            "Lovelace | holds_position | Acme Democrats | President",
            id="a party's own president",
        ),
        pytest.param(
            f"{_named('India', 6)} | {_named('Norway', 3)} | International/PROPN/"
            f"compound>Minister Development/PROPN/compound>Minister {_titled('Minister')}",
            "Lovelace | holds_position | Norway | International Development Minister",
            id="a post that few states have",
        ),
        pytest.param(
            f"{_named('America', 5)} | {_named('Ohio', 2)} | {_titled('Governor')}",
            "Lovelace | holds_position | Ohio | Governor",
            id="the part of a country that the sentence before names",
        ),
        pytest.param(
            f"{_named('America', 3)} | {_named('Georgia', 2)} | voters/NOUN came/VERB=come | "
            "Secretary/PROPN/compound>Lovelace of/ADP/prep>Secretary State/PROPN/pobj>of "
            "[PERSON Lovelace/PROPN/nsubj>spoke] spoke/VERB=speak",
            "Lovelace | holds_position | Georgia | Secretary of State",
            id="a state's secretary of state, who counts votes",
        ),
        pytest.param(
            f"{_named('America', 3)} | {_named('Georgia', 2)} | "
            "Secretary/PROPN/compound>Lovelace of/ADP/prep>Secretary State/PROPN/pobj>of "
            "[PERSON Lovelace/PROPN/nsubj>spoke] spoke/VERB=speak",
            "Lovelace | holds_position | America | Secretary of State",
            id="a country's secretary of state",
        ),
        pytest.param(
            f"{_named('Ohio', 1)} | {_named('Acton', 2)} | they/PRON/nsubj>met met/VERB=meet "
            "in/ADP/prep>met [GPE Acton/PROPN/pobj>in] with/ADP/prep>met "
            "Governor/PROPN/compound>Lovelace [PERSON Lovelace/PROPN/pobj>with] | "
            f"{_named('Ohio', 1)}",
            "Lovelace | holds_position | Ohio | Governor",
            id="a state and the town where people met",
        ),
        pytest.param(
            "they/PRON/nsubj>sued sued/VERB=sue [ORG Acme/PROPN/dobj>sued] ,/PUNCT "
            "its/PRON:PRP$/poss>chairman chairman/NOUN/appos>Acme [PERSON "
            "Babbage/PROPN/appos>chairman] and/CCONJ finance/NOUN/compound>director "
            "director/NOUN/compound>Lovelace [PERSON Lovelace/PROPN/conj>Babbage]",
            "Lovelace | holds_position | Acme | finance director",
            id="two of one firm",
        ),
        pytest.param(
            f"{_named('India', 3)} | [ORG Prices/PROPN/compound>Minister and/CCONJ "
            f"Fares/PROPN] {_titled('Minister')}",
            "Lovelace | holds_position | India | Prices and Fares Minister",
            id="two things that a minister is for",
        ),
        pytest.param(
            f"{_named('Taiwan', 4)} | {_named('Beijing', 2)} | {_titled('Premier')}",
            "Lovelace | holds_position | Taiwan | Premier",
            id="a premier where no part of a country has one",
        ),
        pytest.param(
            f"{_named('Canada', 4)} | {_named('Ontario', 2)} | {_titled('Premier')}",
            "Lovelace | holds_position | Ontario | Premier",
            id="a premier of a province",
        ),
        pytest.param(
            f"{_named('America', 1)} | {_named('Italy', 3)} | {_named('Peru', 3)} | "
            "President/PROPN/compound>Obama [PERSON Barack/PROPN/compound>Obama "
            "Obama/PROPN/nsubj>spoke] spoke/VERB=speak",
            "Barack Obama | holds_position | America | President",
            id="whom everybody knows",
        ),
        pytest.param(
            f"{_named('Iran', 5)} | {_named('America', 3)} | Energy/PROPN/compound>Secretary "
            f"{_titled('Secretary')}",
            "Lovelace | holds_position | America | Energy Secretary",
            id="a country that calls its ministers so",
        ),
        pytest.param(
            f"{_named('Iran', 5)} | {_named('Peru', 3)} | the/DET/det>minister "
            "commerce/NOUN/compound>minister minister/NOUN/nsubj>spoke ,/PUNCT "
            "[PERSON Lovelace/PROPN/appos>minister] ,/PUNCT spoke/VERB=speak",
            "Lovelace | holds_position | Peru | commerce minister",
            id="the country spoken of just before",
        ),
    ],
)
def test_the_context_gives_the_body(text: str, fact: str) -> None:
    assert fact in shown(patterns(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"{UKRAINES} | {_named('Italy', 2)} | [PERSON Babbage/PROPN/nsubj>ate] ate/VERB "
            f"| {_titled('President')}",
            id="a second current president",
        ),
        pytest.param(
            f"{_named('America', 5)} | {_named('Italy', 2)} | Prime/PROPN/compound>Lovelace "
            f"{_titled('Minister')}",
            id="a country hardly named",
        ),
        pytest.param(
            f"{_named('Ohio', 2)} | {_named('Iowa', 2)} | it/PRON rained/VERB | "
            f"{_titled('Governor')}",
            id="two parts of a country",
        ),
        pytest.param(
            f"{_named('Italy', 3)} | [PERSON Lovelace/PROPN/nsubj>spoke] ,/PUNCT "
            "President/PROPN/appos>Lovelace and/CCONJ CEO/PROPN/conj>President ,/PUNCT "
            "spoke/VERB=speak",
            id="a company's president",
        ),
        pytest.param(f"{_named('Italy', 3)} | {_titled('president')}", id="in small letters"),
        pytest.param(
            f"{_titled('President')} | {_named('Italy', 3)}",
            id="a country that is named only later",
        ),
        pytest.param(
            f"{_named('Italy', 3)} | {_titled('President', 'Trump')}",
            id="whom everybody knows to be another country's",
        ),
        pytest.param(
            f"{_named('Italy', 3)} | they/PRON/nsubj>reject reject/VERB:VBP a/DET "
            "proposal/NOUN/dobj>reject to/PART/aux>elect elect/VERB:VB/acl>proposal "
            "[PERSON Lovelace/PROPN/dobj>elect] as/ADP/prep>elect President/PROPN/pobj>as",
            id="whom somebody rejects",
        ),
        pytest.param(
            f"{_named('Italy', 3)} | if/SCONJ/mark>is [PERSON Lovelace/PROPN/nsubj>is] "
            "is/AUX:VBZ=be/advcl>slept President/PROPN/attr>is they/PRON/nsubj>slept "
            "slept/VERB",
            id="who only may be",
        ),
        pytest.param(
            f"{_named('Acme', 3, 'ORG')} | [ORG Orlan/PROPN/nsubj>fell] fell/VERB=fall | "
            '"/PUNCT now/ADV [ORG Acme/PROPN/nsubj>grows] grows/VERB:VBZ=grow/ccomp>spoke '
            'a/DET lot/NOUN ,/PUNCT "/PUNCT ' + _titled("spokesman"),
            id="a body that only the speaker's words name last",
        ),
        pytest.param(
            "the/DET [ORG Royal/PROPN/compound>Court Court/PROPN/nsubj>met] met/VERB=meet "
            f"Acme/PROPN/compound>Chairman {_titled('Chairman')}",
            id="a company that no name is read of",
        ),
        pytest.param(
            "Senator/PROPN/compound>Babbage [PERSON Babbage/PROPN/nsubj>met] "
            "of/ADP/prep>Babbage "
            f"[GPE Ohio/PROPN/pobj>of] met/VERB=meet | {_titled('Senator')}",
            id="a senator beside another state's",
        ),
        pytest.param(
            "the/DET [ORG Royal/PROPN/compound>Police Police/PROPN/nsubj>grew] grew/VERB | "
            "provincial/ADJ/amod>Constable police/NOUN/compound>Constable "
            f"{_titled('Constable')}",
            id="another police force",
        ),
        pytest.param(
            "the/DET [ORG European/PROPN/compound>Parliament Parliament/PROPN/nsubj>met] "
            f"met/VERB=meet | {_titled('MP')}",
            id="an MP beside the parliament of another kind of members",
        ),
        pytest.param(
            f"[ORG Court/PROPN/compound>Commissioner] {_titled('Commissioner')}",
            id="a court without a name",
        ),
        pytest.param(
            f"{_named('Italy', 3)} | [PERSON Lovelace/PROPN/nsubj>was] was/AUX=be a/DET "
            "president/NOUN/attr>was",
            id="anybody's president",
        ),
        pytest.param(
            "[NORP Kenyan/ADJ/amod>president] president/NOUN/compound>Babbage "
            "[PERSON Babbage/PROPN/nsubj>spoke] and/CCONJ Chancellor/PROPN/compound>Lovelace "
            "[PERSON Lovelace/PROPN/conj>Babbage] spoke/VERB",
            id="the head of another country",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>met] and/CCONJ [ORG Zephyr/PROPN/conj>Acme] met/VERB=meet | "
            "managing/ADJ/amod>director director/NOUN/compound>Lovelace "
            "[PERSON Lovelace/PROPN/nsubj>spoke] spoke/VERB=speak",
            id="either of two bodies",
        ),
        pytest.param(
            "the/DET referee/NOUN saw/VERB=see a/DET goal/NOUN and/CCONJ the/DET squad/NOUN "
            "praised/VERB=praise a/DET header/NOUN in/ADP the/DET cup/NOUN | "
            "[ORG Acton/PROPN/nsubj>beat] beat/VERB [ORG Leeds/PROPN/dobj>beat] | "
            f"{_titled('Coach')}",
            id="either of two teams",
        ),
        pytest.param(
            f"{_named('Germany', 4)} | Prime/PROPN/compound>Lovelace {_titled('Minister')}",
            id="a country that a chancellor governs",
        ),
        pytest.param(
            "Rep./PROPN/compound>Lovelace [PERSON Lovelace/PROPN/nsubj>spoke] "
            "of/ADP/prep>Lovelace [GPE Acton/PROPN/pobj>of] spoke/VERB=speak",
            id="the town where a lawmaker lives",
        ),
        pytest.param(
            "the/DET [ORG Acme/PROPN/compound>Fund Fund/PROPN/nsubj>closed] closed/VERB=close "
            f"| Press/PROPN/compound>Secretary {_titled('Secretary')}",
            id="whoever speaks for somebody",
        ),
        pytest.param(
            "the/DET [ORG Acton/PROPN/compound>Times Times/PROPN/nsubj>reported] "
            "reported/VERB=report that/SCONJ/mark>left chief/ADJ/amod>executive "
            "executive/NOUN/compound>Lovelace [PERSON Lovelace/PROPN/nsubj>left] "
            "left/VERB/ccomp>reported",
            id="a paper that only reports",
        ),
        pytest.param(
            f"{_named('Ohio', 4)} | {_titled('Mayor')}",
            id="a state has no mayor",
        ),
        pytest.param(
            f"{_named('Italy', 4)} | the/DET/det>enclave enclave/NOUN/poss>Minister "
            "'s/PART/case>enclave Prime/PROPN/compound>Minister "
            f"Minister/PROPN/compound>Lovelace {_titled('Minister')}",
            id="of what a common noun says",
        ),
    ],
)
def test_the_context_leaves_the_body_open(text: str) -> None:
    held = [one for one in patterns(read(text)) if one.relation == "holds_position"]
    assert [one for one in held if one.subject.name == "Lovelace"] == []


ACME = "[ORG Acme/PROPN/compound>president] president/NOUN/compound>Lovelace"
HER = "[PERSON Lovelace/PROPN/{}]"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(
            f"they/PRON/nsubj>removed removed/VERB=remove {ACME} {HER.format('dobj>removed')}",
            Status.FORMER,
            id="removed",
        ),
        pytest.param(
            f"they/PRON/nsubj>met met/VERB=meet {ACME} {HER.format('dobj>met')}",
            Status.CURRENT,
            id="met",
        ),
        pytest.param(
            "the/DET resignation/NOUN/nsubj>came of/ADP/prep>resignation "
            f"{ACME} {HER.format('pobj>of')} came/VERB=come",
            Status.FORMER,
            id="resigned",
        ),
        pytest.param(
            "the/DET impending/ADJ/amod>resignation resignation/NOUN/nsubj>came "
            f"of/ADP/prep>resignation {ACME} {HER.format('pobj>of')} came/VERB=come",
            Status.CURRENT,
            id="will resign",
        ),
        pytest.param(
            "in/ADP/prep>spoke his/PRON/poss>time time/NOUN/pobj>in as/ADP/prep>time "
            f"{ACME} {HER.format('pobj>as')} spoke/VERB=speak",
            Status.FORMER,
            id="in his time",
        ),
    ],
)
def test_whether_a_post_holds(text: str, status: Status) -> None:
    held = [one for one in patterns(read(text)) if one.relation == "holds_position"]
    assert [one.status for one in held] == [status]


def test_of_an_acting_president_the_predecessor_was_president() -> None:
    text = (
        f"{HER.format('nsubj>became')} became/VERB=become acting/ADJ/amod>president "
        "president/NOUN/attr>became of/ADP/prep>president [ORG Acme/PROPN/pobj>of] ,/PUNCT "
        "succeeding/VERB:VBG=succeed/advcl>became [PERSON Babbage/PROPN/dobj>succeeding]"
    )
    held = {one.subject.name: (one.role, one.status) for one in patterns(read(text))}
    assert held == {
        "Lovelace": ("acting president", Status.ACTING),
        "Babbage": ("president", Status.FORMER),
    }


@pytest.mark.parametrize(("office", "holds"), [("Office", False), ("friend", True)])
def test_a_title_that_an_office_is_of_is_not_the_next_names(
    office: str, *, holds: bool
) -> None:
    text = (
        f"{office}/PROPN/nsubj>spoke of/ADP/prep>{office} the/DET/det>President "
        "President/PROPN/pobj>spoke of/ADP/prep>President [GPE Ghana/PROPN/pobj>President] "
        "[PERSON Lovelace/PROPN/appos>President] spoke/VERB=speak"
    )
    assert bool(list(patterns(read(text)))) is holds


def test_a_place_that_somebody_is_for_is_no_origin() -> None:
    text = (
        "[PERSON Lovelace/PROPN/nsubj>spoke] ,/PUNCT a/DET/det>politician {} "
        "[GPE Kenya/PROPN/amod>politician] politician/NOUN/appos>Lovelace ,/PUNCT spoke/VERB"
    )
    assert list(patterns(read(text.format("pro/ADJ/amod>politician -/PUNCT")))) == []


def test_who_leads_another_country_is_not_this_ones_president() -> None:
    """Everybody knows whose president Putin is; the article need not name it."""
    titled = "President/PROPN/compound>Putin [PERSON Putin/PROPN/nsubj>spoke] spoke/VERB=speak"
    assert shown(patterns(read(f"{_named('America', 5)} | {titled}"))) == []
    both = f"{_named('America', 5)} | {_named('Russia', 2)} | {titled}"
    assert shown(patterns(read(both))) == ["Putin | holds_position | Russia | President"]


def test_what_is_told_behind_a_name_says_nothing_of_its_title() -> None:
    """A merger that the chairman proposed makes him no proposed chairman."""
    text = (
        f"{ACME} {HER.format('nsubj>spoke')} ,/PUNCT who/PRON/nsubj>proposed "
        "proposed/VERB:VBN=propose/relcl>Lovelace it/PRON/dobj>proposed ,/PUNCT "
        "spoke/VERB=speak"
    )
    (fact,) = (one for one in patterns(read(text)) if one.relation == "holds_position")
    assert fact.evidence[0].stance is Stance.ASSERTED


@pytest.mark.parametrize(("people", "facts"), [("employees", ["Zephyr"]), ("rivals", ["Acme"])])
def test_whose_people_ask_a_chief_has_that_chief(people: str, facts: list[str]) -> None:
    text = (
        "[ORG Acme/PROPN/nsubj>learned] learned/VERB=learn that/SCONJ/mark>urged "
        f"[ORG Zephyr/PROPN/compound>{people}] {people}/NOUN:NNS={people[:-1]}/nsubj>urged "
        "urged/VERB:VBD=urge/ccomp>learned CEO/NOUN/compound>Lovelace "
        f"{HER.format('dobj>urged')}"
    )
    found = [one for one in patterns(read(text)) if one.relation == "holds_position"]
    assert [one.object.name for one in found] == facts


def test_where_a_president_is_met_has_no_such_president() -> None:
    text = (
        "they/PRON/nsubj>met met/VERB=meet in/ADP/prep>met [GPE Leeds/PROPN/pobj>in] "
        f"President/PROPN/compound>Lovelace {HER.format('dobj>met')}"
    )
    assert not [one for one in patterns(read(text)) if one.relation == "holds_position"]
