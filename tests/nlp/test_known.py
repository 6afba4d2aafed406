"""Where an article says that two names are one."""

import pytest

from kg.nlp.names.candidates import candidates
from kg.nlp.names.known import known
from tests.handmade import parsed

ONE = "[PERSON Ann/PROPN Example/PROPN]"
OTHER = "[PERSON Jo/PROPN Muster/PROPN]"


@pytest.mark.parametrize(
    ("between", "said"),
    [
        pytest.param(",/PUNCT also/ADV known/VERB as/ADP", True, id="also known as"),
        pytest.param("(/PUNCT née/ADJ", True, id="née"),
        pytest.param("(/PUNCT Japanese:/ADJ", True, id="in another language"),
        pytest.param("(/PUNCT 樋口/PROPN", True, id="in another script"),
        pytest.param(
            "(/PUNCT 1901/NUM )/PUNCT ,/PUNCT better/ADV known/VERB as/ADP",
            True,
            id="years in brackets",
        ),
        pytest.param("(/PUNCT", False, id="brackets alone: an actor and a part"),
        pytest.param("(/PUNCT Photo/NOUN :/PUNCT", False, id="a credit"),
        pytest.param("and/CCONJ", False, id="two people"),
        pytest.param(",/PUNCT known/VERB to/ADP", False, id="known to somebody"),
        pytest.param("was/VERB born/VERB to/ADP", False, id="born to a mother"),
    ],
)
def test_what_stands_between_two_names(between: str, said: bool) -> None:
    doc = parsed(f"{ONE} {between} {OTHER} )/PUNCT spoke/VERB")
    found = candidates(doc)
    pairs = [{found[one].text(doc), found[other].text(doc)} for one, other in known(doc, found)]
    assert ({"Ann Example", "Jo Muster"} in pairs) is said


def test_a_list_of_other_names() -> None:
    doc = parsed(
        f"{ONE} ,/PUNCT also/ADV known/VERB as/ADP {OTHER} and/CCONJ "
        "[PERSON Al/PROPN Exempel/PROPN] spoke/VERB"
    )
    assert list(known(doc, candidates(doc))) == [(0, 1), (0, 2)]
