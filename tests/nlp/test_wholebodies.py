"""Names of bodies that the model cuts, and words that it takes for bodies."""

import pytest

from kg.nlp.annotation import document
from kg.sources import from_text
from tests.handmade import parsed


@pytest.mark.parametrize(
    ("text", "called"),
    [
        pytest.param(
            "the/DET 16th/ADJ [ORG Street/PROPN/compound>Church Orlan/PROPN/compound>Church "
            "Church/PROPN/nsubj>fell] fell/VERB",
            ["16th Street Orlan Church"],
            id="a number of a street",
        ),
        pytest.param(
            "the/DET [PERSON Ada/PROPN/compound>Roe Roe/PROPN/compound>School] "
            "[ORG School/PROPN/nsubj>fell of/ADP/prep>School Law/PROPN/pobj>of] fell/VERB",
            ["Ada Roe School of Law"],
            id="a school called after somebody",
        ),
        pytest.param(
            "the/DET Fisheries/PROPN/nmod>Agency and/CCONJ/cc>Fisheries "
            "[ORG Rivers/PROPN/compound>Agency Agency/PROPN/nsubj>fell] fell/VERB",
            ["Fisheries and Rivers Agency"],
            id="two fields",
        ),
        pytest.param(
            "the/DET Palace/PROPN/nmod>Agency and/CCONJ/cc>Palace "
            "[ORG Rivers/PROPN/compound>Agency Agency/PROPN/nsubj>fell] fell/VERB",
            ["Rivers Agency"],
            id="two bodies",
        ),
        pytest.param(
            "the/DET [ORG Center/PROPN/nsubj>fell for/ADP/prep>Center Orlan/PROPN/pobj>for] "
            "and/CCONJ/cc>Orlan [ORG Tarn/PROPN/compound>Services Services/PROPN/conj>Orlan] "
            "fell/VERB",
            ["Center for Orlan and Tarn Services"],
            id="services",
        ),
        pytest.param(
            "the/DET [ORG private/ADJ/amod>Institute Orlan/PROPN/compound>Institute "
            "Institute/PROPN/nsubj>fell] fell/VERB",
            ["Orlan Institute"],
            id="what is said of a body",
        ),
        pytest.param(
            "[ORG Human/PROPN/compound>Activists Orlan/PROPN/compound>Activists "
            "Activists/PROPN/nsubj>fell] in/ADP/prep>Activists [GPE Peru/PROPN/pobj>in] "
            "fell/VERB",
            ["Human Orlan Activists in Peru"],
            id="a country in a name",
        ),
        pytest.param(
            "they/PRON left/VERB [ORG Division/PROPN/dobj>left] I/NUM/nummod>Division",
            [],
            id="a level",
        ),
        pytest.param(
            "[ORG Leak/PROPN/nsubj>shows] shows/VERB:VBZ it/PRON/dobj>shows",
            [],
            id="a headline's noun",
        ),
        pytest.param(
            "[ORG Rear/PROPN/compound>Roe] Adm./PROPN/compound>Roe "
            "[PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>fell] fell/VERB",
            ["Ada Roe"],
            id="a rank",
        ),
    ],
)
def test_whole_bodies(text: str, called: list[str]) -> None:
    doc = parsed(text)
    assert [one.name for one in document(from_text(doc.text), doc).mentions] == called
