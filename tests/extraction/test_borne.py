"""Restrictions told of whoever bears them."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

HIT = (
    "[ORG Acme/PROPN/nsubjpass>hit] was/AUX/auxpass>hit hit/VERB:VBN with/ADP/prep>hit "
    "a/DET/det>fine fine/NOUN/pobj>with by/ADP/prep>fine [ORG Zephyr/PROPN/pobj>by] ./PUNCT"
)
FACES = (
    "[ORG Acme/PROPN/nsubj>faces] faces/VERB:VBZ=face a/DET/det>lawsuit "
    "lawsuit/NOUN/dobj>faces from/ADP/prep>lawsuit [ORG Zephyr/PROPN/pobj>from] ./PUNCT"
)
JAILED = (
    "[PERSON Lovelace/PROPN/nsubjpass>jailed] was/AUX/auxpass>jailed jailed/VERB:VBN=jail "
    "in/ADP/prep>jailed [GPE Peru/PROPN/pobj>in] ./PUNCT"
)
LISTED = (
    "[ORG Acme/PROPN/nsubjpass>placed] was/AUX/auxpass>placed placed/VERB:VBN=place "
    "on/ADP/prep>placed a/DET/det>blacklist [GPE Peru/PROPN/compound>blacklist] "
    "blacklist/NOUN/pobj>on ./PUNCT"
)
ACCESS = (
    "access/NOUN/nsubjpass>blocked to/ADP/prep>access [ORG Acme/PROPN/pobj>to] "
    "was/AUX/auxpass>blocked blocked/VERB:VBN=block in/ADP/prep>blocked "
    "[GPE Peru/PROPN/pobj>in] ./PUNCT"
)
SERVES = (
    "[PERSON Lovelace/PROPN/nsubj>serving] is/AUX/aux>serving serving/VERB:VBG=serve "
    "a/DET/det>sentence sentence/NOUN/dobj>serving in/ADP/prep>sentence "
    "[GPE Peru/PROPN/pobj>in] ./PUNCT"
)
CHARGED = (
    "[PERSON Lovelace/PROPN/nsubjpass>charged] was/AUX/auxpass>charged "
    "charged/VERB:VBN=charge with/ADP/prep>charged fraud/NOUN/pobj>with by/ADP/prep>fraud "
    "[GPE Peru/PROPN/compound>prosecutors] prosecutors/NOUN:NNS=prosecutor/pobj>by ./PUNCT"
)
POLICE = (
    "[ORG Leeds/PROPN/compound>Police Police/PROPN/nsubj>came] came/VERB=come ./PUNCT | "
    "Officers/NOUN:NNS/nsubj>arrested arrested/VERB=arrest "
    "[PERSON Lovelace/PROPN/dobj>arrested] ./PUNCT"
)
BLOCKS = (
    "[GPE Peru/PROPN/nsubj>ordered] ordered/VERB=order firms/NOUN:NNS/dobj>ordered "
    "to/PART/aux>block block/VERB:VB/xcomp>ordered [ORG Zephyr/PROPN/dobj>block] ./PUNCT"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (SERVES, "Peru | restricts | Lovelace"),
        (CHARGED, "Peru | restricts | Lovelace"),
        (POLICE, "Leeds Police | restricts | Lovelace"),
        (BLOCKS, "Peru | restricts | Zephyr"),
        (HIT, "Zephyr | restricts | Acme"),
        (FACES, "Zephyr | restricts | Acme"),
        (JAILED, "Peru | restricts | Lovelace"),
        (LISTED, "Peru | restricts | Acme"),
        (ACCESS, "Peru | restricts | Acme"),
    ],
)
def test_who_bears_a_restriction(text: str, fact: str) -> None:
    assert any(fact in one for one in shown(patterns(read(text))))


@pytest.mark.parametrize(
    "text",
    [
        JAILED.replace("[GPE Peru", "[GPE Springfield"),
        FACES.replace("lawsuit", "letter"),
        LISTED.replace("blacklist", "stage"),
        SERVES.replace("sentence", "term"),
        CHARGED.replace("prosecutor", "rebel"),
        POLICE.replace("Officers", "Rebels"),
    ],
)
def test_nobody_restricts(text: str) -> None:
    assert not any("restricts" in one for one in shown(patterns(read(text))))
