"""People whom the word for a party describes."""

import pytest

from kg.nlp.names.affiliations import described_people, is_party_people, is_said_of
from tests.handmade import parsed

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>spoke]"


def _described(text: str, party: str) -> list[str]:
    doc = parsed(text)
    at = next(token.i for token in doc if token.text == party)
    found = described_people(doc, at, at + 1, lambda index: doc[index].ent_type_ == "PERSON")
    return [doc[index].text for index in found]


@pytest.mark.parametrize(
    ("text", "party", "found"),
    [
        pytest.param(
            f"Tory/PROPN/compound>Lovelace {ADA} spoke/VERB", "Tory", ["Ada"], id="name"
        ),
        pytest.param(
            "Labour/PROPN/compound>leader deputy/NOUN/compound>leader "
            f"leader/NOUN/compound>Lovelace {ADA} spoke/VERB",
            "Labour",
            ["Ada"],
            id="a lesser post where a sentence opens",
        ),
        pytest.param(
            "Labour/PROPN/compound>spokesman health/NOUN/compound>spokesman "
            f"spokesman/NOUN/compound>Lovelace {ADA} spoke/VERB",
            "Labour",
            ["Ada"],
            id="what a spokesman speaks for",
        ),
        pytest.param(
            "Green/ADJ/amod>producer energy/NOUN/compound>producer "
            f"producer/NOUN/compound>Lovelace {ADA} spoke/VERB",
            "Green",
            [],
            id="a usual word where a sentence opens",
        ),
        pytest.param(
            "Republican/ADJ/amod>chair committee/NOUN/compound>chair "
            f"chair/NOUN/compound>Lovelace {ADA} spoke/VERB",
            "Republican",
            ["Ada"],
            id="a post between",
        ),
        pytest.param(
            f"Conservative/ADJ/amod>estimates estimates/NOUN:NNS Ada/NOUN {ADA} spoke/VERB",
            "Conservative",
            [],
            id="a usual word that opens a sentence",
        ),
        pytest.param(
            f"the/DET Green/ADJ/amod>actor Lantern/PROPN/compound>actor "
            f"actor/NOUN/compound>Lovelace {ADA} spoke/VERB",
            "Green",
            [],
            id="a usual word of another name",
        ),
        pytest.param(
            "Republican/ADJ/amod>members members/NOUN:NNS/nsubj>spoke of/ADP/prep>members "
            "the/DET [ORG House/PROPN/pobj>of] [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/appos>members] and/CCONJ [PERSON Byron/PROPN/conj>Lovelace] "
            "spoke/VERB",
            "Republican",
            ["Ada", "Byron"],
            id="several members of a body",
        ),
        pytest.param(
            f"Tories/PROPN:NNPS/compound>Lovelace {ADA} and/CCONJ "
            "[PERSON Byron/PROPN/conj>Lovelace] ,/PUNCT [ORG Labour/PROPN/poss>Babbage] "
            "'s/PART:POS [PERSON Babbage/PROPN/conj>Byron] and/CCONJ "
            "[PERSON Boole/PROPN/conj>Babbage] spoke/VERB",
            "Tories",
            ["Ada", "Byron"],
            id="a list that goes on with those of another party",
        ),
        pytest.param(
            f"Tories/PROPN:NNPS/compound>Lovelace {ADA} and/CCONJ "
            "Democrat/PROPN/compound>Byron [PERSON Byron/PROPN/conj>Lovelace] spoke/VERB",
            "Tories",
            ["Ada"],
            id="another party beside the next name",
        ),
        pytest.param(
            "Republican/ADJ/amod>critics critics/NOUN:NNS/nsubj>spoke of/ADP/prep>critics "
            "President/PROPN/compound>Lovelace "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/pobj>of] spoke/VERB",
            "Republican",
            [],
            id="critics of somebody",
        ),
        pytest.param(
            "the/DET Democratic/ADJ/amod>nominee nominee/NOUN/nsubj>spoke ,/PUNCT [PERSON "
            "Ada/PROPN/compound>Lovelace Lovelace/PROPN/appos>nominee] ,/PUNCT spoke/VERB",
            "Democratic",
            ["Ada"],
            id="a post and a comma",
        ),
        pytest.param(
            "After/ADP/prep>spoke the/DET Democratic/ADJ/amod>debate debate/NOUN/pobj>After "
            f",/PUNCT {ADA} spoke/VERB",
            "Democratic",
            [],
            id="a comma before the subject",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT the/DET most/ADV senior/ADJ Democrat/PROPN/appos>Lovelace on/ADP "
            "the/DET panel/NOUN/pobj>on ,/PUNCT spoke/VERB",
            "Democrat",
            ["Lovelace"],
            id="apposition",
        ),
        pytest.param(
            "[GPE Ohio/PROPN/poss>mayor] 's/PART first/ADJ Democratic/ADJ/amod>mayor "
            "mayor/NOUN/nsubj>spoke spoke/VERB",
            "Democratic",
            [],
            id="nobody named",
        ),
        pytest.param(
            "With/ADP/prep>spoke [PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/pobj>With] "
            ",/PUNCT the/DET Democratic/ADJ/amod>mayor mayor/NOUN/nsubj>spoke spoke/VERB",
            "Democratic",
            [],
            id="the subject after a comma",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT Republicans/PROPN:NNPS/conj>Lovelace and/CCONJ unions/NOUN:NNS "
            "spoke/VERB",
            "Republicans",
            [],
            id="an item of a list",
        ),
    ],
)
def test_described_people(text: str, party: str, found: list[str]) -> None:
    assert _described(text, party) == found


def test_said_of_somebody() -> None:
    doc = parsed("She/PRON/nsubj>is is/AUX=be a/DET Republican/PROPN/attr>is")
    assert is_said_of(doc, 3, 4)
    doc = parsed("She/PRON/nsubj>met met/VERB a/DET Republican/PROPN/dobj>met")
    assert not is_said_of(doc, 3, 4)


def test_people_of_a_party_are_no_body() -> None:
    doc = parsed("Republican/PROPN Senators/PROPN:NNPS voted/VERB Labor/PROPN Party/PROPN")
    assert is_party_people(doc, 0, 2)
    assert not is_party_people(doc, 3, 5)
