"""People of bodies without a title, lists of people, titles whose body stands elsewhere."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


def _facts(text: str) -> list[str]:
    return sorted(shown(patterns(read(text))))


ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{ADA} of/ADP/prep>Lovelace [ORG Nokia/PROPN/pobj>of] spoke/VERB=speak",
            ["Ada Lovelace | employed_by | Nokia"],
            id="a firm",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/poss>Lovelace] 's/PART/case>Nokia "
            f"{ADA} and/CCONJ/cc>Lovelace [PERSON George/PROPN/compound>Byron "
            "Byron/PROPN/conj>Lovelace] spoke/VERB=speak",
            ["Ada Lovelace | employed_by | Nokia", "George Byron | employed_by | Nokia"],
            id="two of a firm",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/poss>Lovelace] 's/PART/case>Nokia "
            f"{ADA} and/CCONJ/cc>Lovelace [PERSON George/PROPN/compound>Byron "
            "Byron/PROPN/poss>dog] 's/PART/case>Byron dog/NOUN/conj>Lovelace "
            "spoke/VERB=speak",
            ["Ada Lovelace | employed_by | Nokia"],
            id="one of a firm and what is another's",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT of/ADP/prep>Lovelace [ORG Nokia/PROPN/pobj>of] ,/PUNCT "
            "spoke/VERB=speak",
            ["Ada Lovelace | employed_by | Nokia"],
            id="a firm between commas",
        ),
        pytest.param(
            f"{ADA} of/ADP/prep>Lovelace the/DET/det>Party [ORG Green/PROPN/compound>Party "
            "Party/PROPN/pobj>of] spoke/VERB=speak",
            ["Ada Lovelace | member_of | Green Party"],
            id="a party",
        ),
        pytest.param(
            f"singer/NOUN/compound>Lovelace {ADA} of/ADP/prep>Lovelace [ORG "
            "Nokia/PROPN/pobj>of] "
            "spoke/VERB=speak",
            ["Ada Lovelace | member_of | Nokia"],
            id="a singer is a member",
        ),
        pytest.param(
            "they/PRON/nsubj>met met/VERB=meet "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/dobj>met] "
            "at/ADP/prep>Lovelace [ORG Nokia/PROPN/pobj>at]",
            [],
            id="somebody met at a firm",
        ),
        pytest.param(
            f"{ADA} at/ADP/prep>Lovelace [ORG Carnegie/PROPN/compound>Hall Hall/PROPN/pobj>at] "
            "spoke/VERB=speak",
            [],
            id="a venue",
        ),
        pytest.param(
            f"{ADA} of/ADP/prep>Lovelace [ORG Nokia/PROPN/compound>fame] fame/NOUN/pobj>of "
            "spoke/VERB=speak",
            [],
            id="a name before a noun",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/poss>Lovelace] 's/PART/case>Nokia " + ADA + " spoke/VERB=speak",
            ["Ada Lovelace | employed_by | Nokia"],
            id="possessive",
        ),
        pytest.param(
            "[GPE Spain/PROPN/poss>Lovelace] 's/PART/case>Spain " + ADA + " spoke/VERB=speak",
            [],
            id="possessive of a country, which she may lead",
        ),
        pytest.param(
            "[GPE Spain/PROPN/poss>Lovelace] 's/PART/case>Spain "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>won] won/VERB=win",
            ["Ada Lovelace | from_place | Spain"],
            id="possessive of a country that she plays for",
        ),
    ],
)
def test_people_of_bodies(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


MEMBERS = (
    "former/ADJ/amod>members members/NOUN:NNS=member/nsubj>spoke of/ADP/prep>members "
    "[ORG Nokia/PROPN/pobj>of] ,/PUNCT/punct>members"
)
BOTH = (
    "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/pobj>including] and/CCONJ/cc>Lovelace "
    "actor/NOUN/compound>Byron [PERSON George/PROPN/compound>Byron Byron/PROPN/conj>Lovelace]"
)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{MEMBERS} including/VERB:VBG=include/prep>members {BOTH} spoke/VERB=speak",
            ["Ada Lovelace | member_of | Nokia", "George Byron | member_of | Nokia"],
            id="including",
        ),
        pytest.param(
            f"{MEMBERS} such/ADJ as/ADP/prep>members "
            + BOTH.replace("including", "as")
            + " spoke/VERB=speak",
            ["Ada Lovelace | member_of | Nokia", "George Byron | member_of | Nokia"],
            id="such as",
        ),
        pytest.param(
            f"{MEMBERS} unlike/ADP/prep>members "
            + BOTH.replace("including", "unlike")
            + " spoke/VERB=speak",
            [],
            id="unlike",
        ),
        pytest.param(
            "members/NOUN:NNS=member/nsubj>spoke including/VERB:VBG=include/prep>members "
            f"{BOTH} spoke/VERB=speak",
            [],
            id="of nothing",
        ),
        pytest.param(
            "officials/NOUN:NNS=official/nsubj>spoke of/ADP/prep>officials "
            "[ORG Nokia/PROPN/pobj>of] including/VERB:VBG=include/prep>officials "
            + BOTH.replace("actor", "director")
            + " spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Nokia | official"],
            id="one of whom has a title that says more",
        ),
    ],
)
def test_lists_of_people(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


CUT = "[ORG Nokia/PROPN/nsubj>cut] cut/VERB jobs/NOUN:NNS=job/dobj>cut ./PUNCT"
RAIN = "rain/NOUN/nsubj>fell fell/VERB=fall ./PUNCT"
SPANISH = "[GPE Spain/PROPN/nsubj>voted] voted/VERB=vote ./PUNCT"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{CUT} | Spokeswoman/NOUN/compound>Lovelace {ADA} spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Nokia | Spokeswoman"],
            id="the subject of the sentence before",
        ),
        pytest.param(
            f"{RAIN} | Spokeswoman/NOUN/compound>Lovelace {ADA} spoke/VERB=speak",
            [],
            id="no institution before",
        ),
        pytest.param(
            f"{CUT} | today/ADV/advmod>spoke spokeswoman/NOUN/compound>Lovelace {ADA} "
            "spoke/VERB=speak",
            [],
            id="a title in the middle of a sentence",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>cut] cut/VERB jobs/NOUN:NNS=job/dobj>cut "
            "according/VERB:VBG=accord/prep>cut to/ADP/prep>according "
            "spokeswoman/NOUN/compound>Lovelace "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/pobj>to]",
            ["Ada Lovelace | holds_position | Nokia | spokeswoman"],
            id="the subject of the same sentence",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>cut] cut/VERB jobs/NOUN:NNS=job/dobj>cut "
            "according/VERB:VBG=accord/prep>cut to/ADP/prep>according "
            "[PRODUCT A380/PROPN/compound>spokeswoman] spokeswoman/NOUN/compound>Lovelace "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/pobj>to]",
            [],
            id="a name before it that is no body",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubj>cut] cut/VERB jobs/NOUN:NNS=job/dobj>cut "
            "according/VERB:VBG=accord/prep>cut to/ADP/prep>according "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/pobj>to] "
            ",/PUNCT spokeswoman/NOUN/appos>Lovelace and/CCONJ/cc>spokeswoman "
            "founder/NOUN/conj>spokeswoman of/ADP/prep>founder zinc/NOUN/pobj>of",
            [],
            id="another post has its body",
        ),
        pytest.param(
            f"{SPANISH} | {SPANISH} | Prime/PROPN/compound>Minister "
            "Minister/PROPN/compound>Lovelace "
            f"{ADA} spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Spain | Prime Minister"],
            id="the country of the article",
        ),
        pytest.param(
            f"{SPANISH} | [GPE Peru/PROPN/nsubj>voted] voted/VERB=vote | {SPANISH} | "
            "[GPE Peru/PROPN/nsubj>voted] voted/VERB=vote | "
            f"Prime/PROPN/compound>Minister Minister/PROPN/compound>Lovelace {ADA} "
            "spoke/VERB=speak",
            [],
            id="two countries",
        ),
        pytest.param(
            f"{SPANISH} | {SPANISH} | minister/NOUN/compound>Lovelace {ADA} spoke/VERB=speak",
            [],
            id="a title without a capital",
        ),
        pytest.param(
            f"{SPANISH} | {SPANISH} | {ADA} ,/PUNCT/punct>Lovelace the/DET/det>Minister "
            "Minister/PROPN/appos>Lovelace of/ADP/prep>Minister Education/PROPN/pobj>of "
            ",/PUNCT/punct>Lovelace spoke/VERB=speak",
            ["Ada Lovelace | holds_position | Spain | Minister of Education"],
            id="after the name, with what the post is for",
        ),
    ],
)
def test_titles_in_context(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


def test_the_title_stands_for_the_body_in_context() -> None:
    found = read(f"{CUT} | Spokeswoman/NOUN/compound>Lovelace {ADA} spoke/VERB=speak")
    (fact,) = patterns(found)
    (evidence,) = fact.evidence
    assert found.article.text[slice(*evidence.object)] == "Spokeswoman"
    assert evidence.start <= evidence.object[0] < evidence.object[1] <= evidence.end


NOVA = "[ORG Nova/PROPN/compound>candidate]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"for/ADP {NOVA} presidential/ADJ/amod>candidate candidate/NOUN/compound>Lovelace "
            f"{ADA} spoke/VERB=speak",
            ["Ada Lovelace | member_of | Nova"],
            id="its candidate",
        ),
        pytest.param(
            "[ORG Nova/PROPN/poss>candidate] 's/PART/case>Nova "
            f"candidate/NOUN/compound>Lovelace {ADA} spoke/VERB=speak",
            ["Ada Lovelace | member_of | Nova"],
            id="its candidate, owned",
        ),
        pytest.param(
            "[ORG Senate/PROPN/compound>candidate] candidate/NOUN/compound>Lovelace "
            f"{ADA} spoke/VERB=speak",
            [],
            id="who stands for a chamber",
        ),
        pytest.param(
            "the/DET [ORG Nova/PROPN/compound>party] party/NOUN/nsubj>won "
            "won/VERB=win the/DET election/NOUN/dobj>won | "
            f"{ADA} of/ADP/prep>Lovelace [ORG Nova/PROPN/pobj>of] spoke/VERB=speak",
            ["Ada Lovelace | member_of | Nova"],
            id="what the article calls a party",
        ),
        pytest.param(
            "the/DET [ORG Nova/PROPN/compound>party] party/NOUN/nsubj>ended "
            "ended/VERB=end | "
            f"{ADA} of/ADP/prep>Lovelace [ORG Nova/PROPN/pobj>of] spoke/VERB=speak",
            [],
            id="a party to dance at",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT the/DET liberal/ADJ [ORG Nova/PROPN/compound>party] "
            "party/NOUN/appos>Lovelace ,/PUNCT spoke/VERB=speak",
            [],
            id="a party that is taken for a person",
        ),
    ],
)
def test_members_of_parties_by_what_is_said_of_them(text: str, facts: list[str]) -> None:
    assert [one for one in _facts(text) if "member_of" in one] == facts


def test_who_is_elected_to_a_house() -> None:
    text = (
        "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubjpass>elected] "
        "was/AUX/auxpass>elected elected/VERB:VBN=elect to/ADP/prep>elected the/DET "
        "[ORG House/PROPN/pobj>to of/ADP/prep>House Commons/PROPN/pobj>of]"
    )
    assert _facts(text) == ["Ada Lovelace | member_of | House of Commons"]
