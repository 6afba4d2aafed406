"""Bodies whose people make or use something."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "chemists/NOUN:NNS=chemist/nsubj>built at/ADP/prep>chemists "
            "[ORG Kerr/PROPN/compound>University University/PROPN/pobj>at] and/CCONJ "
            "[ORG Acme/PROPN/conj>University] built/VERB=build "
            "robots/NOUN:NNS=robot/dobj>built",
            [
                "Kerr University | develops | robots",
                "Acme | develops | robots",
                "Kerr University | partners_with | Acme",
            ],
            id="of two bodies",
        ),
        pytest.param(
            "a/DET/det>team team/NOUN/nsubj>met at/ADP/prep>team "
            "[ORG Acme/PROPN/pobj>at] met/VERB=meet | "
            "the/DET/det>researchers researchers/NOUN:NNS=researcher/nsubj>used used/VERB=use "
            "robots/NOUN:NNS=robot/dobj>used",
            ["Acme | uses | robots"],
            id="those of before",
        ),
        pytest.param(
            "a/DET/det>team team/NOUN/nsubj>met at/ADP/prep>team "
            "[ORG Acme/PROPN/pobj>at] met/VERB=meet | "
            "some/DET/det>researchers researchers/NOUN:NNS=researcher/nsubj>used used/VERB=use "
            "robots/NOUN:NNS=robot/dobj>used",
            [],
            id="others",
        ),
        pytest.param(
            "researchers/NOUN:NNS=researcher/nsubj>said at/ADP/prep>researchers "
            "[ORG Acme/PROPN/pobj>at] said/VERB=say they/PRON/nsubj>built "
            "built/VERB=build/ccomp>said robots/NOUN:NNS=robot/dobj>built",
            ["Acme | develops | robots"],
            id="what they said that they built",
        ),
        pytest.param(
            "a/DET/det>nurse nurse/NOUN/nsubj>met at/ADP/prep>nurse "
            "[ORG Acme/PROPN/pobj>at] met/VERB=meet | "
            "the/DET/det>researchers researchers/NOUN:NNS=researcher/nsubj>used used/VERB=use "
            "robots/NOUN:NNS=robot/dobj>used",
            [],
            id="other people",
        ),
    ],
)
def test_staff(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts
