"""The short grammar of titles, read from words and mentions."""

import pytest

from kg.extraction.grammar.rolewords import role_words
from kg.extraction.titles.preceding import posts_before
from kg.extraction.titles.titles import Post, each_person, posts
from kg.extraction.titles.titletext import title
from kg.nlp import Document, document
from kg.sources import from_text
from tests.handmade import parsed, read

BOEING = "[ORG Boeing/PROPN]"
UN = "[ORG United/PROPN Nations/PROPN]"
CHINESE = "[NORP Chinese/ADJ]"


def _shown(source: Document, found: list[Post]) -> list[tuple[str, str, str]]:
    return [
        (
            title(source, post),
            post.before.name if post.before else "",
            post.after.name if post.after else "",
        )
        for post in found
    ]


def _posts(text: str) -> list[tuple[str, str, str]]:
    source = read(text)
    return _shown(source, posts(source, 0, len(source.doc)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f"director/NOUN of/ADP {BOEING}", [("director", "", "Boeing")], id="of a body"
        ),
        pytest.param(
            f"director/NOUN of/ADP value/NOUN -/PUNCT added/VERB services/NOUN at/ADP {BOEING}",
            [("director of value-added services", "", "Boeing")],
            id="a participle behind a hyphen",
        ),
        pytest.param(
            f"{UN} dovish/ADJ President/PROPN", [("President", "United Nations", "")], id="mood"
        ),
        pytest.param(
            f"{UN} presidential/ADJ Envoy/PROPN",
            [("presidential Envoy", "United Nations", "")],
            id="what a post is for",
        ),
        pytest.param(
            f"{CHINESE} pilot/NOUN wing/NOUN commander/NOUN",
            [("wing commander", "", "")],
            id="a trade before a rank",
        ),
        pytest.param(
            f"chief/ADJ [GPE US/PROPN] equity/NOUN analyst/NOUN at/ADP {BOEING}",
            [("chief US equity analyst", "", "Boeing")],
            id="where its holder looks",
        ),
        pytest.param(
            f"senior/ADJ [ORG Asia/PROPN FX/PROPN] strategist/NOUN at/ADP {BOEING}",
            [("senior Asia FX strategist", "", "Boeing")],
            id="a market that reads like a body",
        ),
        pytest.param(
            f"spokesman/NOUN for/ADP owners/NOUN:NNS=owner {BOEING} ,/PUNCT",
            [("spokesman", "", "Boeing")],
            id="of a body by what it does",
        ),
        pytest.param(
            "head/NOUN of/ADP [GPE China/PROPN] 's/PART trade/NOUN and/CCONJ aid/NOUN "
            f"agency/NOUN {BOEING} ,/PUNCT",
            [("head", "", "Boeing")],
            id="of a body that is for two things",
        ),
        pytest.param(
            f"chief/ADJ [GPE US/PROPN] analyst/NOUN said/VERB at/ADP {BOEING}",
            [("chief", "", "")],
            id="a place in a title without a body",
        ),
        pytest.param(
            f"head/NOUN of/ADP the/DET {BOEING} business/NOUN lobby/NOUN",
            [("head", "", "Boeing")],
            id="what a body is, behind it",
        ),
        pytest.param(
            "head/NOUN of/ADP [GPE Spain/PROPN] 's/PART most/ADV powerful/ADJ bank/NOUN "
            ",/PUNCT [ORG Orlan/PROPN] ,/PUNCT",
            [("head", "", "Orlan")],
            id="of a body that is described",
        ),
        pytest.param(
            "head/NOUN of/ADP the/DET world/NOUN 's/PART largest/ADJ retailer/NOUN "
            "[ORG Orlan/PROPN] in/ADP",
            [("head", "", "Orlan")],
            id="of a body that is described, without a comma",
        ),
        pytest.param(
            "head/NOUN of/ADP [GPE Spain/PROPN] 's/PART top/ADJ bank/NOUN ,/PUNCT "
            "[ORG Orlan/PROPN] said/VERB",
            [("head", "", "")],
            id="of a body that another tells of",
        ),
        pytest.param(
            f"head/NOUN of/ADP {BOEING} 's/PART history/NOUN department/NOUN ,/PUNCT",
            [("head of Boeing's history department", "", "Boeing")],
            id="of a part of a body",
        ),
        pytest.param(
            f"director/NOUN of/ADP {BOEING} 's/PART [GPE London/PROPN] office/NOUN said/VERB",
            [("director of Boeing's London office", "", "Boeing")],
            id="of an office in a place",
        ),
        pytest.param(
            f"head/NOUN of/ADP {BOEING} 's/PART sales/NOUN team/NOUN rivals/NOUN ,/PUNCT",
            [("head", "", "")],
            id="of what is only beside a part",
        ),
        pytest.param(
            f"owner/NOUN of/ADP {BOEING} 's/PART history/NOUN department/NOUN ,/PUNCT",
            [("owner", "", "")],
            id="of a part that one does not head",
        ),
        pytest.param(
            "head/NOUN of/ADP/prep>head the/DET [ORG Boeing/PROPN/compound>team] "
            "sales/NOUN/compound>team team/NOUN/pobj>of",
            [("head", "", "")],
            id="a part of a body, behind it",
        ),
        pytest.param(
            f"{BOEING} head/NOUN and/CCONJ a/DET former/ADJ accountant/NOUN",
            [("head", "Boeing", ""), ("accountant", "", "")],
            id="another with its own article",
        ),
        pytest.param(
            "Economy/PROPN and/CCONJ [ORG Labour/PROPN] Minister/PROPN",
            [("Economy and Labour Minister", "", "")],
            id="a portfolio that is a party elsewhere",
        ),
        pytest.param(
            "State/PROPN Minister/PROPN for/ADP [ORG National/PROPN Planning/PROPN]",
            [("State Minister for National Planning", "", "")],
            id="what a minister is for",
        ),
        pytest.param(
            "head/NOUN of/ADP/prep>head [ORG Boeing/PROPN/nmod>owners] main/ADJ/amod>owners "
            "owners/NOUN:NNS=owner/pobj>of",
            [("head", "", "")],
            id="of what is a body's",
        ),
        pytest.param(
            "General/PROPN Secretary/PROPN of/ADP the/DET [ORG Communist/PROPN Party/PROPN]",
            [("General Secretary", "", "Communist Party")],
            id="of a party",
        ),
        pytest.param(
            "SVP/PROPN of/ADP [ORG Publisher/PROPN Products/PROPN] ,/PUNCT said/VERB",
            [("SVP of Publisher Products", "", "")],
            id="of a branch that reads like a body",
        ),
        pytest.param(
            f"{CHINESE} [NORP Democrat/PROPN] leader/NOUN [PERSON Lee/PROPN]",
            [("leader", "Democratic Party", "")],
            id="of a party in a place",
        ),
        pytest.param(
            f"{CHINESE} [NORP Democrat/PROPN] minister/NOUN [PERSON Lee/PROPN]",
            [("minister", "China", "")],
            id="of a place where one of a party is",
        ),
        pytest.param(
            f"{CHINESE} counterpart/NOUN Minister/PROPN [PERSON Lee/PROPN]",
            [],
            id="a counterpart is no title",
        ),
        pytest.param(
            "former/ADJ [ORG Eton/PROPN] pupil/NOUN and/CCONJ joint/ADJ leader/NOUN",
            [],
            id="what somebody is before another post is none of its words",
        ),
        pytest.param(
            f"director/NOUN for/ADP [ORG Communications/PROPN] at/ADP {BOEING}",
            [("director for Communications", "", "Boeing")],
            id="of a branch at a body",
        ),
        pytest.param(
            f"director/NOUN of/ADP {BOEING} and/CCONJ [ORG Orlan/PROPN] ,/PUNCT",
            [("director", "", "Boeing"), ("director", "", "Orlan")],
            id="of two bodies",
        ),
        pytest.param(
            f"head/NOUN of/ADP {BOEING} and/CCONJ [ORG Orlan/PROPN] agreed/VERB=agree",
            [("head", "", "Boeing")],
            id="of one of two that act",
        ),
        pytest.param(
            f"director/NOUN of/ADP {BOEING} ,/PUNCT a/DET senior/ADJ fellow/NOUN of/ADP "
            "[ORG Orlan/PROPN] ,/PUNCT and/CCONJ chair/NOUN of/ADP [ORG Bero/PROPN]",
            [("director", "", "Boeing"), ("senior fellow", "", "Orlan"), ("chair", "", "Bero")],
            id="a list of posts, each with its body",
        ),
        pytest.param(
            f"director/NOUN of/ADP {BOEING} ,/PUNCT a/DET partner/NOUN of/ADP "
            "[ORG Orlan/PROPN] ,/PUNCT",
            [("director", "", "Boeing")],
            id="what a body is to another",
        ),
        pytest.param(
            "President/PROPN ,/PUNCT Product/PROPN and/CCONJ Data/PROPN ,/PUNCT "
            "[ORG Orlan/PROPN]",
            [("President, Product and Data", "", "")],
            id="a branch after a comma",
        ),
        pytest.param(
            "President/PROPN ,/PUNCT [ORG Product/PROPN and/CCONJ Data/PROPN] at/ADP "
            "[ORG Orlan/PROPN]",
            [("President, Product and Data", "", "Orlan")],
            id="a branch after a comma that reads like a body",
        ),
        pytest.param(
            "President/PROPN ,/PUNCT Chief/PROPN Executive/PROPN at/ADP [ORG Orlan/PROPN]",
            [("President", "", "Orlan"), ("Chief Executive", "", "Orlan")],
            id="two titles with a comma",
        ),
        pytest.param(
            "Manager/PROPN Business/PROPN Services/PROPN ,/PUNCT [ORG Orlan/PROPN]",
            [("Manager Business Services", "", "")],
            id="a branch before a comma and the body",
        ),
        pytest.param(
            "vice/NOUN president/NOUN at/ADP [GPE Texas/PROPN] ,/PUNCT",
            [("vice president", "", "Texas")],
            id="at what may be a place's name",
        ),
        pytest.param(
            "manager/NOUN for/ADP toy/NOUN giant/ADJ [ORG Orlan/PROPN] ,/PUNCT",
            [("manager", "", "Orlan")],
            id="what its body is",
        ),
        pytest.param(
            "Minister/PROPN for/ADP Trade/PROPN ,/PUNCT Artificial/PROPN Intelligence/PROPN "
            "and/CCONJ [ORG Digital/PROPN Transformation/PROPN] ,/PUNCT",
            [
                (
                    "Minister for Trade, Artificial Intelligence and Digital Transformation",
                    "",
                    "",
                )
            ],
            id="a last field that reads like a body",
        ),
        pytest.param(
            "director/NOUN of/ADP [ORG Acme/PROPN Communications/PROPN]",
            [("director", "", "Acme Communications")],
            id="of a company that is called like a branch",
        ),
        pytest.param(
            f"{CHINESE} dean/NOUN ,/PUNCT the/DET first/ADJ president/NOUN of/ADP old/ADJ",
            [("dean", "China", ""), ("president of old", "", "")],
            id="a phrase with its own article takes no body from its neighbour",
        ),
        pytest.param(
            "director/NOUN of/ADP [ORG Media/PROPN and/CCONJ Communications/PROPN] of/ADP "
            "a/DET",
            [("director of Media and Communications", "", "")],
            id="a department of what is not named",
        ),
        pytest.param(
            "[GPE Ohio/PROPN] Lt./PROPN Gov./PROPN",
            [("Lt. Gov.", "Ohio", "")],
            id="abbreviated",
        ),
        pytest.param(
            "[GPE Ohio/PROPN] [NORP Republican/ADJ/amod>Gov.] Gov./PROPN [PERSON Ada/PROPN]",
            [("Gov.", "Ohio", "")],
            id="a party between a place and its post",
        ),
        pytest.param(
            "[GPE U.S./PROPN] Attorney/PROPN",
            [("U.S. Attorney", "U.S.", "")],
            id="printed with the country",
        ),
        pytest.param(
            "[GPE U.S./PROPN] attorney/NOUN",
            [("attorney", "U.S.", "")],
            id="an attorney from the country",
        ),
        pytest.param(
            "[GPE Ohio/PROPN] Reps./PROPN", [("Rep.", "Ohio", "")], id="abbreviated plural"
        ),
        pytest.param(
            f"the/DET executive/ADJ director/NOUN at/ADP the/DET {UN}",
            [("executive director", "", "United Nations")],
            id="words before the head",
        ),
        pytest.param(
            f"member/NOUN of/ADP the/DET 14th/ADJ {UN}",
            [("member", "", "United Nations")],
            id="an ordinal before the body",
        ),
        pytest.param(
            f"also/ADV a/DET deputy/NOUN to/ADP the/DET {UN}",
            [("deputy", "", "United Nations")],
            id="who sits in a body",
        ),
        pytest.param(
            f"ambassador/NOUN to/ADP the/DET {UN}",
            [("ambassador to the United Nations", "", "")],
            id="who is sent to it",
        ),
        pytest.param(
            f"{BOEING} 's/PART president/NOUN", [("president", "Boeing", "")], id="'s"
        ),
        pytest.param(
            f"{BOEING} 's/PART [GPE Ohio/PROPN] -/PUNCT based/VERB:VBN president/NOUN",
            [("president", "Boeing", "")],
            id="'s, based elsewhere",
        ),
        pytest.param(
            f"former/ADJ {BOEING} vice/NOUN president/NOUN",
            [("vice president", "Boeing", "")],
            id="status word",
        ),
        pytest.param(
            f"{CHINESE} foreign/ADJ minister/NOUN",
            [("foreign minister", "China", "")],
            id="demonym",
        ),
        pytest.param(
            f"chairman/NOUN and/CCONJ CEO/NOUN of/ADP {BOEING}",
            [("chairman", "", "Boeing"), ("CEO", "", "Boeing")],
            id="shared body after",
        ),
        pytest.param(
            f"{BOEING} 's/PART chairman/NOUN and/CCONJ CEO/NOUN",
            [("chairman", "Boeing", ""), ("CEO", "Boeing", "")],
            id="shared body before",
        ),
        pytest.param(
            f"founder/NOUN ,/PUNCT and/CCONJ director/NOUN of/ADP {BOEING}",
            [("founder", "", "Boeing"), ("director", "", "Boeing")],
            id="comma and",
        ),
        pytest.param(
            f"founder/NOUN ,/PUNCT director/NOUN of/ADP {BOEING}",
            [("founder", "", "Boeing"), ("director", "", "Boeing")],
            id="comma",
        ),
        pytest.param(
            f"a/DET {BOEING} member/NOUN and/CCONJ director/NOUN of/ADP the/DET {UN}",
            [("member", "Boeing", ""), ("director", "", "United Nations")],
            id="each its own body",
        ),
        pytest.param(
            f"director/NOUN of/ADP investments/NOUN:NNS at/ADP {BOEING}",
            [("director of investments", "", "Boeing")],
            id="title that goes on",
        ),
        pytest.param(
            "secretary/NOUN of/ADP state/NOUN",
            [("secretary of state", "", "")],
            id="known phrase",
        ),
        pytest.param(
            f"interior/NOUN and/CCONJ overseas/ADJ minister/NOUN of/ADP {BOEING}",
            [("interior and overseas minister", "", "Boeing")],
            id="one title with and",
        ),
        pytest.param(
            f"chief/ADJ [ORG AI/NOUN] officer/NOUN of/ADP {BOEING}",
            [("chief AI officer", "", "Boeing")],
            id="technology inside",
        ),
        pytest.param(
            f"director/NOUN of/ADP {BOEING} (/PUNCT the/DET planemaker/NOUN )/PUNCT",
            [("director", "", "Boeing")],
            id="bracket after the body",
        ),
        pytest.param(
            f"chief/NOUN of/ADP {BOEING} 's/PART [ORG Space/PROPN Command/PROPN]",
            [("chief", "", "Space Command")],
            id="what the body owns",
        ),
        pytest.param(
            "president/NOUN of/ADP the/DET [GPE Lombardy/PROPN] region/NOUN",
            [("president", "", "Lombardy")],
            id="kind of place after the place",
        ),
        pytest.param(
            "ambassador/NOUN to/ADP the/DET [GPE Canada/PROPN]",
            [("ambassador to the Canada", "", "")],
            id="to whom",
        ),
        pytest.param("engines/NOUN:NNS of/ADP war/NOUN", [], id="no title"),
        pytest.param("he/PRON said/VERB", [], id="nothing of the kind"),
        pytest.param(
            f"{BOEING} president/NOUN candidates/NOUN:NNS",
            [],
            id="a title that modifies a noun",
        ),
        pytest.param(
            f"chief/NOUN of/ADP {BOEING} 's/PART plant/NOUN",
            [("chief", "", "")],
            id="the body goes on",
        ),
        pytest.param(
            f"king/NOUN of/ADP {CHINESE} food/NOUN", [("king", "", "")], id="adjective after of"
        ),
        pytest.param("famous/ADJ director/NOUN", [], id="a word that never stands in a title"),
        pytest.param(
            f"{CHINESE} far/ADV -/PUNCT right/ADJ minister/NOUN",
            [("minister", "China", "")],
            id="the side of its holder",
        ),
        pytest.param(
            "pro/ADJ -/PUNCT European/ADJ incumbent/ADJ mayor/NOUN",
            [("mayor", "", "")],
            id="what its holder is for",
        ),
        pytest.param(
            "populist/ADJ eleventh/ADJ governor/NOUN",
            [("governor", "", "")],
            id="which one it is",
        ),
        pytest.param(
            "second/ADJ vice/NOUN president/NOUN",
            [("second vice president", "", "")],
            id="a number that is part of the title",
        ),
        pytest.param(
            f"{CHINESE} de/ADV facto/ADV leader/NOUN",
            [("de facto leader", "China", "")],
            id="in fact or by law",
        ),
        pytest.param(
            f"{CHINESE} health/NOUN and/CCONJ human/ADJ services/NOUN:NNS secretary/NOUN",
            [("health and human services secretary", "China", "")],
            id="two matters of one minister",
        ),
        pytest.param(
            "[ORG Police/PROPN] and/CCONJ Crime/PROPN Commissioner/PROPN",
            [("Police and Crime Commissioner", "", "")],
            id="half a title that reads like a body",
        ),
        pytest.param(
            "[ORG UK/PROPN Home/PROPN] Secretary/PROPN",
            [("Home Secretary", "UK", "")],
            id="the first word of a title in a body's name",
        ),
        pytest.param(
            "Secretary/PROPN of/ADP [ORG State/PROPN for/ADP Defence/PROPN] ,/PUNCT",
            [("Secretary of State for Defence", "", "")],
            id="the end of a title that reads like a body",
        ),
        pytest.param(
            "Librarian/PROPN of/ADP [ORG Congress/PROPN]",
            [("Librarian of Congress", "", "Congress")],
            id="a title with its body",
        ),
        pytest.param("CEOs/NOUN:NNS=ceo", [("CEO", "", "")], id="capitals in the plural"),
        pytest.param(
            "chairmen/NOUN:NNS=chairmen", [("chairman", "", "")], id="a plural in -men"
        ),
        pytest.param(
            f"{BOEING} engineer/NOUN and/CCONJ study/NOUN author/NOUN",
            [("engineer", "Boeing", ""), ("study author", "", "")],
            id="no body has the author of a study",
        ),
        pytest.param(
            "a/DET [GPE Leeds/PROPN] -/PUNCT based/VERB:VBN senior/ADJ adviser/NOUN at/ADP "
            f"{BOEING}",
            [("senior adviser", "", "Boeing")],
            id="where its holder works",
        ),
        pytest.param(
            f"the/DET {CHINESE} -/PUNCT backed/VERB:VBN head/NOUN of/ADP [GPE Leeds/PROPN]",
            [("head", "", "Leeds")],
            id="whom others back",
        ),
        pytest.param(
            f"{CHINESE} [ORG UN/PROPN] ambassador/NOUN",
            [("UN ambassador", "China", "")],
            id="a country's envoy to a league",
        ),
        pytest.param(
            "[GPE China/PROPN] 's/PART ambassador/NOUN -/PUNCT at/ADP -/PUNCT large/ADJ "
            "for/ADP free/ADJ trade/NOUN",
            [("ambassador-at-large for free trade", "China", "")],
            id="at large",
        ),
        pytest.param(
            f"lawyer/NOUN and/CCONJ co/NOUN -/PUNCT founder/NOUN of/ADP {BOEING}",
            [("lawyer", "", ""), ("co-founder", "", "Boeing")],
            id="a trade beside what one founded",
        ),
        pytest.param(
            "[ORG Labour/PROPN Party/PROPN] leader/NOUN and/CCONJ former/ADJ minister/NOUN",
            [("leader", "Labour Party", ""), ("minister", "", "")],
            id="a post of a state that a party's leader had",
        ),
        pytest.param(
            "[GPE China/PROPN] 's/PART Commander/PROPN Gen./PROPN",
            [("Commander", "China", "")],
            id="a rank behind a title",
        ),
        pytest.param(
            "[GPE China/PROPN] 's/PART Attorney/PROPN Gen./PROPN",
            [("Attorney Gen.", "China", "")],
            id="an abbreviation in a title",
        ),
        pytest.param(
            f"professor/NOUN emeritus/ADJ at/ADP {BOEING}",
            [("professor emeritus", "", "Boeing")],
            id="a title with what is said of whoever retires",
        ),
        pytest.param(
            "Minister/PROPN of/ADP [ORG National/PROPN Defense/PROPN]",
            [("Minister of National Defense", "", "")],
            id="what a minister is for, read as a body",
        ),
        pytest.param(
            f"envoy/NOUN ,/PUNCT {BOEING} chief/NOUN [PERSON Ada/PROPN] said/VERB",
            [("envoy", "", "")],
            id="the title of whoever speaks next",
        ),
        pytest.param(
            f"{BOEING} 's/PART president/NOUN today/NOUN",
            [("president", "Boeing", "")],
            id="the day behind a title",
        ),
        pytest.param(
            f"VP/PROPN and/CCONJ [ORG GM/PROPN] of/ADP servers/NOUN:NNS at/ADP {BOEING}",
            [("VP", "", "Boeing"), ("GM of servers", "", "Boeing")],
            id="a general manager, read as the carmaker",
        ),
        pytest.param(
            f"product/NOUN lead/NOUN at/ADP {BOEING}",
            [("product lead", "", "Boeing")],
            id="who leads a product",
        ),
        pytest.param(
            f"a/DET distinguished/ADJ engineer/NOUN at/ADP {BOEING}",
            [("distinguished engineer", "", "Boeing")],
            id="a rank of engineers",
        ),
        pytest.param(
            f"economist/NOUN for/ADP the/DET [LOC Asia/PROPN Pacific/PROPN] region/NOUN "
            f"at/ADP {BOEING}",
            [("economist for the Asia Pacific region", "", "Boeing")],
            id="for a region",
        ),
        pytest.param(
            f"[LOC Asia/PROPN] editor/NOUN at/ADP {BOEING}",
            [("Asia editor", "Asia", "Boeing")],
            id="which part of the world an editor sees to",
        ),
        pytest.param(
            f"head/NOUN of/ADP IT/PRON for/ADP {BOEING}",
            [("head of IT", "", "Boeing")],
            id="a department that reads like a pronoun",
        ),
        pytest.param(
            f"director/NOUN of/ADP the/DET human/ADJ rights/NOUN:NNS nonprofit/PROPN {BOEING}",
            [("director", "", "Boeing")],
            id="what a body is, before its name",
        ),
        pytest.param(
            "the/DET first/ADJ Muslim/ADJ mayor/NOUN of/ADP [GPE Leeds/PROPN]",
            [("mayor", "", "Leeds")],
            id="who is the first such",
        ),
        pytest.param(
            "the/DET first/ADJ Black/ADJ woman/NOUN elected/VERB:VBN governor/NOUN of/ADP "
            "[GPE Ohio/PROPN]",
            [("governor", "", "Ohio")],
            id="the first such who was elected",
        ),
        pytest.param(
            "a/DET senior/ADJ [GPE US/PROPN] official/NOUN",
            [("senior official", "US", "")],
            id="a rank before a country",
        ),
        pytest.param(
            f"CEO/NOUN of/ADP both/DET {BOEING} and/CCONJ {UN}",
            [("CEO", "", "Boeing"), ("CEO", "", "United Nations")],
            id="of both",
        ),
        pytest.param(
            f"head/NOUN of/ADP the/DET [PRODUCT AI/PROPN] research/NOUN company/NOUN {BOEING}",
            [("head", "", "Boeing")],
            id="a technology in what a body is",
        ),
        pytest.param(
            f"director/NOUN of/ADP [ORG XR/PROPN Management/PROPN] ,/PUNCT {BOEING}",
            [("director of XR Management", "", "")],
            id="a desk of the body that follows",
        ),
        pytest.param(
            f"{BOEING} director/NOUN of/ADP elections/NOUN:NNS Dr/PROPN",
            [("director of elections", "Boeing", "")],
            id="a form of address behind a title",
        ),
        pytest.param(
            f"head/NOUN of/ADP [GPE UK/PROPN] policy/NOUN at/ADP {BOEING}",
            [("head of UK policy", "", "Boeing")],
            id="what of a country somebody heads",
        ),
        pytest.param(
            f"{BOEING} 's/PART billionaire/NOUN chairman/NOUN",
            [("chairman", "Boeing", "")],
            id="how rich a chairman is",
        ),
        pytest.param(
            "[GPE Kenya/PROPN] 's/PART longest/ADJ -/PUNCT serving/VERB president/NOUN",
            [("president", "Kenya", "")],
            id="how long one has served",
        ),
    ],
)
def test_posts(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _posts(text) == found


def _before(text: str) -> list[tuple[str, str, str]]:
    source = read(text)
    _, span = list(each_person(source))[-1]
    return _shown(source, posts_before(source, span))


ADA = "[PERSON Ada/PROPN Lovelace/PROPN]"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f"{BOEING} President/PROPN {ADA} spoke/VERB",
            [("President", "Boeing", "")],
            id="title",
        ),
        pytest.param(
            f"we/PRON met/VERB {BOEING} President/PROPN {ADA}",
            [("President", "Boeing", "")],
            id="after other words",
        ),
        pytest.param(
            f"the/DET president/NOUN of/ADP {BOEING} ,/PUNCT {ADA} ,/PUNCT spoke/VERB",
            [("president", "", "Boeing")],
            id="title, name",
        ),
        pytest.param(
            f"an/DET ally/NOUN of/ADP the/DET {BOEING} boss/NOUN ,/PUNCT {ADA} slept/VERB",
            [],
            id="the title of another in what is said of a name",
        ),
        pytest.param(
            f"an/DET ally/NOUN of/ADP the/DET {BOEING} boss/NOUN ,/PUNCT {ADA} ,/PUNCT "
            "slept/VERB",
            [("boss", "Boeing", "")],
            id="a name between commas after a title",
        ),
        pytest.param(
            f"after/ADP director/NOUN ,/PUNCT {ADA} and/CCONJ others/NOUN spoke/VERB",
            [],
            id="two items of a list",
        ),
        pytest.param(
            f"[PERSON Charles/PROPN Babbage/PROPN] and/CCONJ {BOEING} President/PROPN {ADA} "
            f"spoke/VERB",
            [("President", "Boeing", "")],
            id="another person before",
        ),
        pytest.param(
            f"for/ADP president/NOUN and/CCONJ {BOEING} director/NOUN {ADA}",
            [("director", "Boeing", "")],
            id="what another runs for",
        ),
        pytest.param(
            f"[PERSON Liu/PROPN Shyh/PROPN] -/PUNCT fang/NOUN and/CCONJ dean/NOUN {ADA} "
            "spoke/VERB",
            [("dean", "", "")],
            id="another person whose name was cut",
        ),
        pytest.param(f"yesterday/ADV {ADA} spoke/VERB", [], id="none"),
        pytest.param(f"{ADA} spoke/VERB", [], id="first words"),
    ],
)
def test_posts_before_a_name(text: str, found: list[tuple[str, str, str]]) -> None:
    assert _before(text) == found


def test_a_title_is_printed_with_plain_spaces() -> None:
    doc = parsed(f"vice/NOUN president/NOUN of/ADP {BOEING}")
    found = document(from_text("vice\u00a0president of Boeing"), doc)
    (post,) = posts(found, 0, len(doc))
    assert title(found, post) == "vice president"


def test_lists_are_in_small_letters_and_say_one_thing() -> None:
    lists = role_words()
    assert {word for words in lists.values() for word in words if word != word.lower()} == set()
    kinds = [lists[name] for name in ("heads", "members", "founders", "students", "staff")]
    for index, one in enumerate(kinds):
        for other in kinds[index + 1 :]:
            assert one & other == set()
    assert lists["state"] <= lists["heads"]
