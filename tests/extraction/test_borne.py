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
MISREAD = (
    "[ORG Acme/PROPN/nsubjpass>hit] was/AUX/auxpass>hit hit/VERB:VBN with/ADP/prep>hit "
    "a/DET/det>m 500/NUM/nummod>m m/NOUN/pobj>with fine/ADJ/amod>m by/ADP/agent>hit "
    "[ORG Zephyr/PROPN/pobj>by] ./PUNCT"
)
PLACED = (
    "[PERSON Lovelace/PROPN/nsubjpass>placed] was/AUX/auxpass>placed placed/VERB:VBN=place "
    "under/ADP/prep>placed house/NOUN/compound>arrest arrest/NOUN/pobj>under "
    "by/ADP/prep>arrest [GPE Peru/PROPN/pobj>by] ./PUNCT"
)
GUILTY = (
    "[PERSON Lovelace/PROPN/nsubjpass>found] was/AUX/auxpass>found found/VERB:VBN=find "
    "guilty/ADJ/oprd>found of/ADP/prep>guilty fraud/NOUN/pobj>of by/ADP/prep>fraud "
    "[GPE Peru/PROPN/compound>court] court/NOUN/pobj>by ./PUNCT"
)
WARRANT = (
    "[PERSON Lovelace/PROPN/nsubj>faces] faces/VERB:VBZ=face a/DET/det>warrant "
    "[ORG Zephyr/PROPN/compound>arrest] arrest/NOUN/compound>warrant "
    "warrant/NOUN/dobj>faces ./PUNCT"
)
RAIDED = (
    "[ORG Zephyr/PROPN/nsubj>raided] raided/VERB=raid the/DET/det>home home/NOUN/dobj>raided "
    "of/ADP/prep>home [PERSON Lovelace/PROPN/pobj>of] ./PUNCT"
)
TRIED = (
    "[PERSON Lovelace/PROPN/nsubj>faces] faces/VERB:VBZ=face "
    "charges/NOUN:NNS=charge/dobj>faces in/ADP/prep>faces [GPE {0}/PROPN/pobj>in] ./PUNCT"
)
APPEALS = (
    "[ORG Acme/PROPN/nsubj>appealed] appealed/VERB=appeal against/ADP/prep>appealed "
    "a/DET/det>fine fine/NOUN/pobj>against imposed/VERB:VBN=impose/acl>fine "
    "by/ADP/agent>imposed [ORG Zephyr/PROPN/pobj>by] ./PUNCT"
)
FOR_ARREST = (
    "[GPE Peru/PROPN/nsubj>issued] issued/VERB=issue "
    "warrant/NOUN/dobj>issued for/ADP/prep>warrant "
    "arrest/NOUN/pobj>for of/ADP/prep>arrest "
    "[PERSON Lovelace/PROPN/pobj>of] ./PUNCT"
)
CLOSED = (
    "[GPE Peru/PROPN/nsubj>closed] closed/VERB=close [ORG Zephyr/PROPN/poss>office] 's/PART "
    "office/NOUN/dobj>closed ./PUNCT"
)
FORCES = (
    "[NORP Peruvian/ADJ/amod>forces] forces/NOUN:NNS=force/nsubj>held held/VERB=detain "
    "[PERSON Lovelace/PROPN/dobj>held] ./PUNCT"
)
HANDED = (
    "[ORG Zephyr/PROPN/nsubj>handed] handed/VERB=hand [PERSON Lovelace/PROPN/dobj>handed] "
    "a/DET/det>ban ban/NOUN/dobj>handed ./PUNCT"
)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (MISREAD, "Zephyr | restricts | Acme"),
        (PLACED, "Peru | restricts | Lovelace"),
        (GUILTY, "Peru court | restricts | Lovelace"),
        (WARRANT, "Zephyr | restricts | Lovelace"),
        (RAIDED, "Zephyr | restricts | Lovelace"),
        (HANDED, "Zephyr | restricts | Lovelace"),
        (TRIED.format("Peru"), "Peru | restricts | Lovelace"),
        (APPEALS, "Zephyr | restricts | Acme"),
        (FOR_ARREST, "Peru | restricts | Lovelace"),
        (CLOSED, "Peru | restricts | Zephyr"),
        (FORCES, "Peru | restricts | Lovelace"),
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


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TRIED.format("Leeds"), id="of a town charges may be anybody's"),
        pytest.param(
            CLOSED.replace("GPE Peru", "ORG Acme"), id="a firm closes what is its own"
        ),
    ],
)
def test_nobody_bears_a_restriction(text: str) -> None:
    assert not any("restricts" in one for one in shown(patterns(read(text))))


def test_who_is_arrested_in_a_country_may_be_so_by_others() -> None:
    arrested = JAILED.replace("jailed", "arrested").replace("=jail", "=arrest")
    assert shown(patterns(read(arrested))) == []
