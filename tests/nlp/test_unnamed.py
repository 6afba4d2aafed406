"""Words that only look like the names of bodies, and bodies that the model cuts."""

import pytest

from kg.nlp.annotation import document
from kg.sources import from_text
from tests.handmade import parsed


def _names(text: str) -> list[tuple[str, str]]:
    doc = parsed(text)
    mentions = document(from_text(doc.text), doc).mentions
    return [(one.text, one.type.value[:2]) for one in mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "[ORG Acme/PROPN/poss>team] 's/PART/case>Acme [ORG Search/PROPN/compound>team] "
            "team/NOUN/nsubj>grew grew/VERB",
            [("Acme", "In")],
            id="a team of a firm",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>institute] 's/PART/case>Acme "
            "[ORG AI/PROPN/compound>institute institute/NOUN/nsubj>grew] grew/VERB",
            [("Acme", "In")],
            id="a part told by its field",
        ),
        pytest.param(
            "They/PRON ate/VERB in/ADP/prep>ate [ORG Ada/PROPN/compound>Bay Bay/PROPN/pobj>in]",
            [("Ada Bay", "Pl")],
            id="a water behind a preposition of place",
        ),
        pytest.param(
            "[ORG Ada/PROPN/compound>Bay Bay/PROPN/nsubj>won] won/VERB",
            [("Ada Bay", "In")],
            id="a team called after a water",
        ),
        pytest.param(
            "the/DET/det>regulator regulator/NOUN/nsubj>said ,/PUNCT the/DET/det>Zed "
            "[PERSON Zed/PROPN/appos>regulator] ,/PUNCT said/VERB so/ADV",
            [("Zed", "In")],
            id="behind a noun for a body",
        ),
        pytest.param(
            "[PERSON Fianna/PROPN/compound>Lee] Fáil/PROPN/compound>Lee "
            "senator/NOUN/compound>Lee [PERSON Ann/PROPN/compound>Lee Lee/PROPN/nsubj>said] "
            "said/VERB so/ADV",
            [("Fianna Fáil", "In"), ("Ann Lee", "Pe")],
            id="a known party that is cut",
        ),
        pytest.param(
            "Block/PROPN/nsubj>sued sued/VERB=sue [ORG Acme/PROPN/dobj>sued]",
            [("Block", "In"), ("Acme", "In")],
            id="a firm called by a common word that acts",
        ),
        pytest.param(
            "Block/PROPN/nsubj>fell fell/VERB=fall on/ADP/prep>fell [ORG Acme/PROPN/pobj>on]",
            [("Acme", "In")],
            id="a common word",
        ),
        pytest.param(
            "The/DET/det>Senate [ORG Senate/PROPN/nsubj>met] of/ADP/prep>Senate "
            "[GPE Pakistan/PROPN/pobj>of] met/VERB",
            [("Senate of Pakistan", "In")],
            id="a chamber of a country",
        ),
        pytest.param(
            "the/DET/det>Council [ORG Council/PROPN/nsubj>fell as/SCONJ Zed/PROPN/nsubj>won] "
            "won/VERB fell/VERB",
            [("Council", "In")],
            id="a clause behind a body",
        ),
        pytest.param(
            "[ORG Getty/PROPN/compound>Images Images/PROPN/nsubj>met and/CCONJ Zed/PROPN] "
            "met/VERB",
            [("Getty Images", "In"), ("Zed", "In")],
            id="a known body and another",
        ),
        pytest.param(
            "the/DET/det>Department [ORG Acme/PROPN/compound>Department "
            "Department/PROPN/nsubj>fell] of/ADP/prep>Department the/DET/det>Treasury "
            "[ORG Treasury/PROPN/pobj>of] fell/VERB",
            [("Acme Department of the Treasury", "In")],
            id="a department of its name",
        ),
        pytest.param(
            "from/ADP [GPE County/PROPN/pobj>from] [GPE Quill/PROPN/pobj>from]",
            [("County Quill", "Pl")],
            id="a county",
        ),
        pytest.param(
            "the/DET/det>Fund [PERSON Bo/PROPN/nmod>Fund] and/CCONJ "
            "[ORG Ann/PROPN/compound>Fund "
            "Lee/PROPN/compound>Fund Fund/PROPN/nsubj>paid] paid/VERB",
            [("Bo and Ann Lee Fund", "In")],
            id="a fund of two",
        ),
    ],
)
def test_name_is_none_or_whole(text: str, found: list[tuple[str, str]]) -> None:
    assert _names(text) == found
