"""Restrictions that are said outright have a rule of their own."""

import pytest

from kg.extraction.patterns import patterns
from kg.extraction.restrictions.outright import RIVALRY, RULE
from tests.handmade import read

SAID = "[ORG Acme/PROPN/nsubj>sued] sued/VERB=sue [ORG Zephyr/PROPN/dobj>sued] ./PUNCT"
WANTED = (
    "[ORG Acme/PROPN/nsubj>wants] wants/VERB=want to/PART/aux>sue sue/VERB:VB=sue/xcomp>wants "
    "[ORG Zephyr/PROPN/dobj>sue] ./PUNCT"
)
NOUN = (
    "[GPE Peru/PROPN/nsubj>imposed] imposed/VERB=impose "
    "sanctions/NOUN:NNS=sanction/dobj>imposed "
    "on/ADP/prep>sanctions [ORG Zephyr/PROPN/pobj>on] ./PUNCT"
)


@pytest.mark.parametrize(("text", "rule"), [(SAID, RULE), (NOUN, RULE), (WANTED, "verb")])
def test_rule_is_its_own_where_nothing_puts_it_off(text: str, rule: str) -> None:
    (fact,) = patterns(read(text))
    assert fact.relation == "restricts"
    assert fact.evidence[0].rule == rule


def test_who_competes_does_so_outright() -> None:
    text = (
        "[ORG Acme/PROPN/nsubj>competes] competes/VERB:VBZ=compete with/ADP/prep>competes "
        "[ORG Zephyr/PROPN/pobj>with] ./PUNCT"
    )
    (fact,) = patterns(read(text))
    assert (fact.relation, fact.evidence[0].rule) == ("competes_with", RIVALRY)


FINE_OF = (
    "[GPE Peru/PROPN/nsubj>imposed] imposed/VERB=impose a/DET/det>fine fine/NOUN/dobj>imposed "
    "of/ADP/prep>fine euros/NOUN:NNS=euro/pobj>of on/ADP/prep>imposed "
    "[ORG Zephyr/PROPN/pobj>on] ./PUNCT"
)
LIFTED = (
    "[GPE Peru/PROPN/nsubj>lift] will/AUX:MD/aux>lift lift/VERB:VB=lift "
    "sanctions/NOUN:NNS=sanction/dobj>lift on/ADP/prep>sanctions "
    "[ORG Zephyr/PROPN/pobj>on] ./PUNCT"
)


@pytest.mark.parametrize(("text", "rule"), [(FINE_OF, RULE), (LIFTED, "restriction")])
def test_whom_a_fine_is_on_may_hang_on_its_verb(text: str, rule: str) -> None:
    (fact,) = patterns(read(text))
    assert fact.relation == "restricts"
    assert fact.evidence[0].rule == rule
