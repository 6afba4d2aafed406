"""Who founded what, where the parse does not say it."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>co] co/VERB -/PUNCT/punct>co "
            "founded/VERB:VBN=found/amod>Acme "
            "[ORG Acme/PROPN/dobj>co]",
            ["Ada | founded | Acme"],
            id="co-founded, cut in three",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>co] and/CCONJ [PERSON Roe/PROPN/conj>Ada] co/VERB "
            "-/PUNCT/punct>co founded/VERB=found/ccomp>co the/DET/det>Acme "
            "charity/NOUN/compound>Acme "
            "[ORG Acme/PROPN/dobj>founded]",
            ["Ada | founded | Acme", "Roe | founded | Acme"],
            id="two of them",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>spoke] ,/PUNCT who/PRON:WP/nsubj>co co/VERB/relcl>Ada "
            "-/PUNCT/punct>co founded/VERB=found/ccomp>co [ORG Acme/PROPN/dobj>founded] "
            ",/PUNCT "
            "spoke/VERB=speak",
            ["Ada | founded | Acme"],
            id="a clause",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>co] co/VERB -/PUNCT/punct>co founded/VERB=found/ccomp>co "
            "it/PRON/dobj>founded with/ADP/prep>founded [ORG Acme/PROPN/pobj>with]",
            [],
            id="with a body",
        ),
        pytest.param(
            "they/PRON/nsubj>saw saw/VERB=see [ORG Acme/PROPN/dobj>saw] ,/PUNCT/punct>Acme "
            "a/DET/det>group group/NOUN/appos>Acme co/VERB/acl>group -/PUNCT/punct>co "
            "founded/VERB:VBN=found/xcomp>co by/ADP/agent>founded [PERSON Ada/PROPN/pobj>by]",
            ["Ada | founded | Acme"],
            id="co-founded by",
        ),
        pytest.param(
            "they/PRON/nsubj>saw saw/VERB=see [GPE Rome/PROPN/dobj>saw] ,/PUNCT/punct>Rome "
            "a/DET/det>city city/NOUN/appos>Rome co/VERB/acl>city -/PUNCT/punct>co "
            "founded/VERB:VBN=found/xcomp>co by/ADP/agent>founded [PERSON Ada/PROPN/pobj>by]",
            [],
            id="a city co-founded by",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>founders] 's/PART/case>Acme "
            "founders/NOUN:NNS=founder/nsubj>spoke "
            ",/PUNCT [PERSON Ada/PROPN/appos>founders] and/CCONJ [PERSON Roe/PROPN/conj>Ada] "
            ",/PUNCT spoke/VERB=speak",
            ["Ada | founded | Acme", "Roe | founded | Acme"],
            id="founders with their names after",
        ),
        pytest.param(
            "[ORG Acme/PROPN/poss>founders] 's/PART/case>Acme "
            "founders/NOUN:NNS=founder/nsubj>met "
            "met/VERB=meet [PERSON Ada/PROPN/dobj>met]",
            [],
            id="founders that meet somebody",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>found] helped/AUX:VBD=help/aux>found found/VERB=find "
            "[ORG Acme/PROPN/dobj>found]",
            ["Ada | founded | Acme"],
            id="helped found",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>found] found/VERB=find [ORG Acme/PROPN/dobj>found]",
            [],
            id="found what was lost",
        ),
        pytest.param(
            "Founded/VERB:VBN=found/advcl>helps by/ADP/agent>Founded [PERSON "
            "Ada/PROPN/pobj>by] "
            ",/PUNCT [ORG Acme/PROPN/nsubj>helps] helps/VERB=help "
            "children/NOUN:NNS=child/dobj>helps",
            ["Ada | founded | Acme"],
            id="a participle before a verb that sets to work",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] grew/VERB=grow ./PUNCT | chairman/NOUN/nsubj>left "
            "and/CCONJ founder/NOUN/compound>Ada [PERSON Ada/PROPN/conj>chairman] "
            "left/VERB=leave",
            ["Ada | founded | Acme", "Ada | holds_position | Acme | chairman"],
            id="a post and founder",
        ),
    ],
)
def test_founders(text: str, facts: list[str]) -> None:
    assert sorted(shown(patterns(read(text)))) == facts
