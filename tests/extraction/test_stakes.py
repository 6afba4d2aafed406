"""Who holds how much of a body."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

BY_BETA = "by/ADP/agent>owned [ORG Beta/PROPN/pobj>by]"
ACME = "[ORG Acme/PROPN/nsubj>{}]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{ACME.format('is')} is/AUX=be 40/NUM/nummod>% %/NOUN/npadvmod>owned "
            f"owned/VERB:VBN=own/acomp>is {BY_BETA}",
            ["Beta | invests_in | Acme"],
            id="a share",
        ),
        pytest.param(
            f"{ACME.format('is')} is/AUX=be 75/NUM/nummod>% %/NOUN/npadvmod>owned "
            f"owned/VERB:VBN=own/acomp>is {BY_BETA}",
            ["Acme | part_of | Beta"],
            id="most of it",
        ),
        pytest.param(
            f"{ACME.format('is')} is/AUX=be majority/NOUN/npadvmod>owned -/PUNCT "
            f"owned/VERB:VBN=own/acomp>is {BY_BETA}",
            ["Acme | part_of | Beta"],
            id="majority-owned",
        ),
        pytest.param(
            f"{ACME.format('grew')} ,/PUNCT which/PRON:WDT/nsubjpass>owned "
            "is/AUX=be/auxpass>owned partly/ADV/advmod>owned "
            f"owned/VERB:VBN=own/relcl>Acme {BY_BETA} ,/PUNCT grew/VERB=grow",
            ["Beta | invests_in | Acme"],
            id="partly owned, in a relative clause",
        ),
        pytest.param(
            f"{ACME.format('grew')} ,/PUNCT which/PRON:WDT/nsubj>owned is/AUX=be/auxpass>owned "
            "25/NUM/nummod>% %/NOUN/npadvmod>owned owned/VERB:VBN=own/relcl>Acme "
            "by/ADP/agent>owned [PERSON Lovelace/PROPN/pobj>by] ,/PUNCT grew/VERB=grow",
            ["Lovelace | invests_in | Acme"],
            id="by a person",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubjpass>owned] is/AUX=be/auxpass>owned owned/VERB:VBN=own "
            f"{BY_BETA}",
            ["Acme | part_of | Beta"],
            id="nothing is said of how much",
        ),
    ],
)
def test_what_is_owned_in_part(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts
