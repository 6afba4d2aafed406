"""Descriptions of people: by what the article says of each, and never of two."""

import pytest

from kg.model import MentionKind
from tests.handmade import read

MINISTER = "the/DET/det>minister minister/NOUN/nsubj>left left/VERB"
AGED = (
    "the/DET/det>old 57/NUM/nummod>year -/PUNCT/punct>year year/NOUN/npadvmod>old "
    "-/PUNCT/punct>old old/ADJ/nsubj>left left/VERB"
)


def _titled(title: str, name: str) -> str:
    return (
        f"{title}/NOUN/compound>minister minister/NOUN/compound>{name} "
        f"[PERSON {name}/PROPN/nsubj>spoke] spoke/VERB"
    )


def _old(name: str, years: int) -> str:
    return (
        f"[PERSON {name}/PROPN/nsubj>spoke] ,/PUNCT {years}/NUM/appos>{name} ,/PUNCT spoke/VERB"
    )


def _resolved(*sentences: str) -> list[tuple[str, str, str]]:
    document = read(" | ".join(sentences))
    return [
        (mention.text, mention.name, document.antecedents[mention.start, mention.end].rule)
        for mention in document.mentions
        if mention.kind is MentionKind.DESCRIPTION
    ]


@pytest.mark.parametrize(
    ("sentences", "resolved"),
    [
        pytest.param(
            [_titled("finance", "Ada"), MINISTER],
            [("the minister", "Ada", "person-called")],
            id="called so",
        ),
        pytest.param(
            [_titled("finance", "Ada"), _titled("defence", "Charles"), MINISTER],
            [],
            id="two ministers",
        ),
        pytest.param(
            [
                _titled("finance", "Ada"),
                "the/DET/det>minister defence/NOUN/compound>minister minister/NOUN/nsubj>left "
                "left/VERB",
            ],
            [],
            id="another minister",
        ),
        pytest.param(
            [
                _titled("finance", "Ada"),
                "the/DET/det>minister former/ADJ/amod>minister minister/NOUN/nsubj>left "
                "left/VERB",
            ],
            [],
            id="one who was",
        ),
        pytest.param(
            [
                _titled("finance", "Ada"),
                "a/DET/det>minister minister/NOUN/nsubj>came came/VERB",
                MINISTER,
            ],
            [],
            id="another comes in between",
        ),
        pytest.param(
            [
                _titled("finance", "Ada"),
                "[PERSON Charles/PROPN/nsubj>is] is/VERB=be the/DET/det>minister "
                "minister/NOUN/attr>is",
            ],
            [],
            id="said of somebody else",
        ),
        pytest.param(
            [_old("Ada", 57), AGED], [("the 57-year-old", "Ada", "person-age")], id="age"
        ),
        pytest.param([_old("Ada", 61), AGED], [], id="another age"),
        pytest.param([_old("Ada", 57), _old("Charles", 57), AGED], [], id="two of one age"),
        pytest.param(
            [_old("Ada", 57), _old("Charles", 61), AGED],
            [("the 57-year-old", "Ada", "person-age")],
            id="of two the one of that age",
        ),
        pytest.param(
            ["[PERSON Ada/PROPN/nsubj>spoke] spoke/VERB", AGED],
            [("the 57-year-old", "Ada", "person-alone")],
            id="the only person",
        ),
        pytest.param(
            [
                "[PERSON Ada/PROPN/nsubj>met] met/VERB [PERSON Charles/PROPN/dobj>met]",
                AGED,
            ],
            [],
            id="one of two persons",
        ),
        pytest.param(
            [
                "[PERSON Ada/PROPN/nsubj>met] met/VERB a/DET/det>student student/NOUN/dobj>met",
                AGED,
            ],
            [],
            id="or somebody without a name",
        ),
        pytest.param(
            [
                "[PERSON Ada/PROPN/nsubj>spoke] spoke/VERB",
                "the/DET/det>daughter daughter/NOUN/nsubj>left left/VERB",
            ],
            [],
            id="kin are somebody else",
        ),
        pytest.param(
            [
                "[NORP Brazilian/ADJ/amod>Ada] [PERSON Ada/PROPN/nsubj>spoke] spoke/VERB",
                "the/DET/det>Brazilian [NORP Brazilian/PROPN/nsubj>left] left/VERB",
            ],
            [("the Brazilian", "Ada", "person-home")],
            id="from there",
        ),
        pytest.param(
            [
                "[PERSON Ada/PROPN/nsubj>spoke] spoke/VERB",
                "the/DET/det>Brazilian [NORP Brazilian/PROPN/nsubj>left] left/VERB",
            ],
            [],
            id="nobody is said to be from there",
        ),
    ],
)
def test_people(sentences: list[str], resolved: list[tuple[str, str, str]]) -> None:
    assert _resolved(*sentences) == resolved


def test_a_demonym_that_stands_for_a_person_is_no_place() -> None:
    document = read(
        "[NORP Brazilian/ADJ/amod>Ada] [PERSON Ada/PROPN/nsubj>spoke] spoke/VERB | "
        "the/DET/det>Brazilian [NORP Brazilian/PROPN/nsubj>left] left/VERB"
    )
    assert [one.text for one in document.mentions] == ["Brazilian", "Ada", "the Brazilian"]
