"""Who founded or runs a body, of what it is a part, and where people studied."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>{}]"
UNIVERSITY = "[ORG Lakeside/PROPN/compound>University University/PROPN/pobj>at]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>co] "
            "co/VERB/nsubj>founded "
            "-/PUNCT founded/VERB=found [ORG Acme/PROPN/dobj>founded]",
            ["Ada Lovelace | founded | Acme"],
            id="co-founded in three tokens",
        ),
        pytest.param(
            f"{ADA.format('formed')} formed/VERB=form [ORG Acme/PROPN/dobj>formed]",
            ["Ada Lovelace | founded | Acme"],
            id="formed",
        ),
        pytest.param(
            f"{ADA.format('formed')} formed/VERB=form an/DET/det>party party/NOUN/dobj>formed",
            [],
            id="formed something without a name",
        ),
        pytest.param(
            f"{ADA.format('attended')} attended/VERB=attend law/NOUN/compound>school "
            f"school/NOUN/dobj>attended at/ADP/prep>attended {UNIVERSITY}",
            ["Ada Lovelace | educated_at | Lakeside University"],
            id="attended law school at",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubjpass>born] "
            "was/AUX/auxpass>born "
            "born/VERB:VBN=bear there/ADV/advmod>born and/CCONJ/cc>born "
            "studied/VERB:VBD=study/conj>born law/NOUN/dobj>studied at/ADP/prep>studied "
            f"{UNIVERSITY}",
            ["Ada Lovelace | educated_at | Lakeside University"],
            id="was born and studied law",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubjpass>run] is/AUX/auxpass>run run/VERB:VBN=run "
            "by/ADP/agent>run "
            "[ORG Beta/PROPN/pobj>by]",
            ["Acme | part_of | Beta"],
            id="run by",
        ),
        pytest.param(
            "[ORG Greens/PROPN/compound>Party Party/PROPN/nsubj>controlled] "
            "controlled/VERB=control [ORG Senate/PROPN/dobj>controlled]",
            [],
            id="a chamber that a party controls",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] ,/PUNCT a/DET/det>agency specialised/ADJ/amod>agency "
            "agency/NOUN/appos>Acme of/ADP/prep>agency [ORG Beta/PROPN/pobj>of] ,/PUNCT "
            "grew/VERB=grow",
            ["Acme | part_of | Beta"],
            id="an agency of",
        ),
        pytest.param(
            "professor/NOUN in/ADP/prep>professor the/DET/det>Department "
            "[ORG Department/PROPN/pobj>in of/ADP/prep>Department Law/PROPN/pobj>of] "
            f"at/ADP/prep>professor {UNIVERSITY}",
            ["Department of Law | part_of | Lakeside University"],
            id="a department at",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>chief] 's/PART:POS [ORG Data/PROPN/compound>Agency "
            "Agency/PROPN/compound>chief] chief/NOUN/nsubj>spoke spoke/VERB=speak",
            ["Data Agency | part_of | Acme"],
            id="the chief of its agency",
        ),
        pytest.param(
            "met/VERB=meet [ORG Acme/PROPN/compound>Airlines Airlines/PROPN/dobj>met] "
            f"at/ADP/prep>met {UNIVERSITY}",
            [],
            id="a body that was there",
        ),
    ],
)
def test_belonging(text: str, facts: list[str]) -> None:
    assert sorted(set(shown(patterns(read(text))))) == facts


def test_what_a_minister_is_for_lies_nowhere() -> None:
    """ "The EU's Justice Commissioner" is a title; "Ghana's Justice" alone may be a body."""
    owned = "[GPE Ghana/PROPN/poss>{0}] 's/PART/case>Ghana [ORG Justice/PROPN/{1}] "
    text = owned + "{2}left/VERB=leave"
    title = text.format(
        "Commissioner", "compound>Commissioner", "Commissioner/PROPN/nsubj>left "
    )
    for line, count in ((title, 0), (text.format("Justice", "nsubj>left", ""), 1)):
        said = [one for one in patterns(read(line)) if one.relation == "located_in"]
        assert len(said) == count
