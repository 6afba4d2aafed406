"""Who uses what by other words than a verb of use."""

import pytest

from kg.extraction.products.adopters import adopters
from tests.handmade import read

ACCESS = "access/NOUN/dobj>gave to/ADP/prep>access [PRODUCT A320/PROPN/pobj>to]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Acme/PROPN/nsubj>spoke] ,/PUNCT an/DET/det>adopter adopter/NOUN/appos>Acme "
            "of/ADP/prep>adopter [PRODUCT A320/PROPN/pobj>of] ,/PUNCT spoke/VERB=speak",
            ["Acme | uses | A320"],
            id="an adopter",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>rolled] rolled/VERB=roll out/ADP/prt>rolled "
            "[PRODUCT A320/PROPN/dobj>rolled] to/ADP/prep>rolled its/PRON:PRP$/poss>staff "
            "staff/NOUN/pobj>to",
            ["Acme | uses | A320"],
            id="what the own staff gets",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>rolled] rolled/VERB=roll out/ADP/prt>rolled "
            "[PRODUCT A320/PROPN/dobj>rolled] to/ADP/prep>rolled its/PRON:PRP$/poss>customers "
            "customers/NOUN:NNS=customer/pobj>to",
            [],
            id="what customers get",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>is] is/AUX=be a/DET/det>user user/NOUN/attr>is "
            "of/ADP/prep>user [PRODUCT A320/PROPN/pobj>of]",
            ["Acme | uses | A320"],
            id="a user",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>is] is/AUX=be among/ADP/prep>is "
            "users/NOUN:NNS=user/pobj>among of/ADP/prep>users [PRODUCT A320/PROPN/pobj>of]",
            ["Acme | uses | A320"],
            id="among the users",
        ),
        pytest.param(
            "users/NOUN:NNS=user/nsubj>spoke of/ADP/prep>users [PRODUCT A320/PROPN/pobj>of] "
            "such/ADJ/amod>as as/ADP/prep>users [ORG Acme/PROPN/pobj>as] spoke/VERB=speak",
            ["Acme | uses | A320"],
            id="users such as",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>sued] sued/VERB=sue users/NOUN:NNS=user/dobj>sued "
            "of/ADP/prep>users [PRODUCT A320/PROPN/pobj>of]",
            [],
            id="the users that somebody sues",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>gave] gave/VERB=give its/PRON:PRP$/poss>staff "
            f"staff/NOUN/dative>gave {ACCESS}",
            ["Acme | uses | A320"],
            id="access for one's own people",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>gave] gave/VERB=give schools/NOUN/dative>gave " + ACCESS,
            [],
            id="access for customers",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>assistant] 's/PART/case>Acme "
            "assistant/NOUN/nsubjpass>powered is/AUX/auxpass>powered "
            "powered/VERB:VBN=power by/ADP/agent>powered "
            "[PRODUCT A320/PROPN/pobj>by]",
            ["Acme | uses | A320"],
            id="what powers a product",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>assistant] 's/PART/case>Acme "
            "assistant/NOUN/nsubjpass>powered is/AUX/auxpass>powered "
            "powered/VERB:VBN=power by/ADP/agent>powered "
            "its/PRON:PRP$/poss>A320 [PRODUCT A320/PROPN/pobj>by]",
            [],
            id="what is one's own powers it",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>counts] counts/VERB:VBZ=count [ORG Roe/PROPN/dobj>counts] "
            "among/ADP/prep>counts its/PRON:PRP$/poss>clients "
            "clients/NOUN:NNS=client/pobj>among",
            ["Acme | supplies | Roe"],
            id="counted among clients",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>counts] counts/VERB:VBZ=count [ORG Roe/PROPN/dobj>counts] "
            "among/ADP/prep>counts its/PRON:PRP$/poss>rivals "
            "rivals/NOUN:NNS=rival/pobj>among",
            [],
            id="counted among rivals",
        ),
    ],
)
def test_adopters(text: str, facts: list[str]) -> None:
    found = [
        f"{one.subject.name} | {one.relation} | {one.object.name}"
        for one in adopters(read(text))
    ]
    assert found == facts
