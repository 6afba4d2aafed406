"""Posts that "as" gives without a verb of serving."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown

ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/{}]"
POST = "as/ADP:IN/prep>{} head/NOUN:NN/pobj>as of/ADP/prep>head [ORG Boeing/PROPN/pobj>of]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{POST.format('said')} ,/PUNCT {ADA.format('nsubj>said')} "
            f"said/VERB:VBD=say so/ADV",
            ["current"],
            id="before a verb of speech",
        ),
        pytest.param(
            f"{POST.format('sold')} ,/PUNCT {ADA.format('nsubj>sold')} "
            f"sold/VERB:VBD=sell so/ADV",
            ["former"],
            id="before another verb in the past",
        ),
        pytest.param(
            f"{ADA.format('nsubj>saw')} saw/VERB:VBD=see them/PRON/dobj>saw "
            f"{POST.format('saw')}",
            [],
            id="not after a verb that gives no post",
        ),
        pytest.param(
            f"{ADA.format('poss>role')} 's/PART/case>Lovelace role/NOUN/nsubj>grew "
            f"{POST.format('role')} grew/VERB:VBD=grow",
            ["current"],
            id="X's role as",
        ),
        pytest.param(
            f"{ADA.format('poss>tenure')} 's/PART/case>Lovelace tenure/NOUN/nsubj>was "
            f"{POST.format('tenure')} was/AUX:VBD=be short/ADJ/acomp>was",
            ["former"],
            id="X's tenure as",
        ),
        pytest.param(
            f"in/ADP/prep>spoke her/PRON/poss>role role/NOUN/pobj>in {POST.format('role')} "
            f",/PUNCT {ADA.format('nsubj>spoke')} spoke/VERB:VBD=speak",
            ["current"],
            id="In her role as head, X",
        ),
        pytest.param(
            f"after/ADP/prep>spoke a/DET stint/NOUN/pobj>after {POST.format('stint')} "
            f",/PUNCT {ADA.format('nsubj>spoke')} spoke/VERB:VBD=speak",
            ["former"],
            id="after a stint as head, X",
        ),
        pytest.param(
            f"the/DET resignation/NOUN/nsubj>hurt of/ADP/prep>resignation "
            f"{ADA.format('pobj>of')} {POST.format('resignation')} hurt/VERB:VBD=hurt",
            ["former"],
            id="the resignation of X as",
        ),
        pytest.param(
            f"{ADA.format('poss>book')} 's/PART/case>Lovelace book/NOUN/nsubj>grew "
            f"{POST.format('book')} grew/VERB:VBD=grow",
            [],
            id="no noun for a post",
        ),
    ],
)
def test_a_post_after_as(text: str, facts: list[str]) -> None:
    found = list(patterns(read(text)))
    assert shown(found) == ["Ada Lovelace | holds_position | Boeing | head"] * len(facts)
    assert [str(one.status) for one in found] == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "after/ADP/prep>spoke years/NOUN:NNS=year/pobj>after at/ADP/prep>years "
            f"[ORG Boeing/PROPN/pobj>at] ,/PUNCT {ADA.format('nsubj>spoke')} "
            "spoke/VERB:VBD=speak",
            ["Ada Lovelace | employed_by | Boeing"],
            id="after years at X",
        ),
        pytest.param(
            f"{ADA.format('poss>stint')} 's/PART/case>Lovelace stint/NOUN/nsubj>was "
            "at/ADP/prep>stint [ORG Boeing/PROPN/pobj>at] was/AUX:VBD=be short/ADJ/acomp>was",
            ["Ada Lovelace | employed_by | Boeing"],
            id="X's stint at",
        ),
        pytest.param(
            "after/ADP/prep>spoke years/NOUN:NNS=year/pobj>after at/ADP/prep>years "
            f"[ORG Reed/PROPN/compound>College College/PROPN/pobj>at] ,/PUNCT "
            f"{ADA.format('nsubj>spoke')} spoke/VERB:VBD=speak",
            [],
            id="not at a school, where she may have studied",
        ),
    ],
)
def test_time_spent_somewhere(text: str, facts: list[str]) -> None:
    assert shown(patterns(read(text))) == facts


@pytest.mark.parametrize(
    ("verb", "facts"),
    [
        ("names/NOUN:NNS=name", ["Ada Lovelace | holds_position | Boeing | finance chief"]),
        ("games/NOUN:NNS=game", []),
    ],
    ids=["a verb taken for a noun", "a noun"],
)
def test_a_headline_names_somebody_to_a_post(verb: str, facts: list[str]) -> None:
    word = verb.partition("/")[0]
    text = (
        f"[ORG Boeing/PROPN/compound>{word}] {verb} {ADA.format('compound>chief')} "
        f"finance/NOUN/compound>chief chief/NOUN:NN/appos>{word}"
    )
    assert shown(patterns(read(text))) == facts


@pytest.mark.parametrize(("noun", "status"), [("appointment", "current"), ("exit", "former")])
def test_a_body_announces_who_gets_or_leaves_its_own_posts(noun: str, status: str) -> None:
    text = (
        "[ORG Acme/PROPN/nsubj>announced] announced/VERB=announce the/DET/det>"
        f"{noun} {noun}/NOUN/dobj>announced of/ADP/prep>{noun} {ADA.format('pobj>of')} "
        f"as/ADP/prep>{noun} director/NOUN/pobj>as ./PUNCT"
    )
    found = list(patterns(read(text)))
    assert shown(found) == ["Ada Lovelace | holds_position | Acme | director"]
    assert [str(one.status) for one in found] == [status]
