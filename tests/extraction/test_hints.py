"""What stands beside names that tells namesakes apart."""

from dataclasses import replace

import pytest

from kg.extraction.namesakes.hints import hints
from kg.model import MentionKind
from kg.nlp import Document
from tests.handmade import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>spoke] ,/PUNCT/punct>Ada a/DET/det>novelist "
            "novelist/NOUN/appos>Ada spoke/VERB=speak",
            ["Ada is writer"],
            id="a trade, its usual word",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>spoke] ,/PUNCT/punct>Ada a/DET/det>hydrologist "
            "hydrologist/NOUN/appos>Ada spoke/VERB=speak",
            ["Ada is scientist"],
            id="a trade that stands for nobody",
        ),
        pytest.param(
            "it/PRON/nsubj>rained rained/VERB=rain | Judge/PROPN/compound>Ada "
            "[PERSON Ada/PROPN/nsubj>spoke] spoke/VERB=speak",
            ["Ada is judge"],
            id="a trade as a title",
        ),
        pytest.param(
            "it/PRON/nsubj>rained rained/VERB=rain | General/PROPN/compound>Ada "
            "[PERSON Ada/PROPN/nsubj>spoke] spoke/VERB=speak",
            [],
            id="a title that is no trade",
        ),
        pytest.param(
            "the/DET/det>judge judge/NOUN/nsubj>saw saw/VERB=see [PERSON Ada/PROPN/dobj>saw]",
            [],
            id="another's trade before the name",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>is] is/AUX=be a/DET/det>billionaire "
            "billionaire/NOUN/attr>is and/CCONJ/cc>billionaire senator/NOUN/conj>billionaire",
            [],
            id="what anybody may be beside a trade",
        ),
        pytest.param(
            "[GPE Newport/PROPN/nsubj>grew] ,/PUNCT/punct>Newport "
            "[GPE Oregon/PROPN/appos>Newport] grew/VERB=grow",
            ["Newport comma Oregon"],
            id="an address",
        ),
        pytest.param(
            "[GPE Newport/PROPN/nsubj>grew] ,/PUNCT/punct>Newport "
            "[GPE Oregon/PROPN/conj>Newport] and/CCONJ/cc>Oregon "
            "[GPE Utah/PROPN/conj>Oregon] grew/VERB=grow",
            [],
            id="a list is no address",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>grew] ,/PUNCT/punct>Boeing a/DET/det>maker "
            "maker/NOUN/appos>Boeing from/ADP/prep>maker [GPE Seattle/PROPN/pobj>from] "
            "grew/VERB=grow",
            ["Boeing is maker", "Boeing of Seattle"],
            id="an apposition",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>is] is/AUX=be a/DET/det>maker maker/NOUN/attr>is "
            "based/VERB=base/acl>maker in/ADP/prep>based [GPE Seattle/PROPN/pobj>in]",
            ["Boeing is maker", "Boeing of Seattle"],
            id="based in",
        ),
        pytest.param(
            "[GPE France/PROPN/poss>maker] 's/PART/case>France maker/NOUN/compound>Airbus "
            "[ORG Airbus/PROPN/nsubj>grew] grew/VERB=grow",
            ["Airbus is maker", "Airbus of France"],
            id="before a noun",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>built] built/VERB=build in/ADP/prep>built "
            "[GPE Seattle/PROPN/pobj>in]",
            [],
            id="what hangs on the verb says nothing",
        ),
        pytest.param(
            "[GPE Newport/PROPN/nsubj>grew] ,/PUNCT/punct>Newport a/DET/det>port "
            "port/NOUN/appos>Newport in/ADP/prep>port the/DET/det>north north/NOUN/pobj>in "
            "of/ADP/prep>north [GPE Peru/PROPN/pobj>of] grew/VERB=grow",
            ["Newport is port", "Newport of Peru"],
            id="through a noun",
        ),
        pytest.param(
            "[ORG Vega/PROPN/nsubj>grew] ,/PUNCT/punct>Vega a/DET/det>maker "
            "big/ADJ/amod>maker maker/NOUN/appos>Vega of/ADP/prep>maker "
            "steel/NOUN/compound>taps taps/NOUN:NNS=tap/pobj>of grew/VERB=grow",
            ["Vega is big maker of steel tap"],
            id="what it makes",
        ),
        pytest.param(
            "[ORG Vega/PROPN/nsubj>buys] buys/VERB=buy and/CCONJ/cc>buys "
            "becomes/VERB=become/conj>buys the/DET/det>bank bank/NOUN/attr>becomes",
            ["Vega is bank"],
            id="what it becomes",
        ),
        pytest.param(
            "[ORG Vega/PROPN/nsubj>is] is/AUX=be no/DET/det>bank not/PART/neg>is "
            "bank/NOUN/attr>is",
            [],
            id="what it is not",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/compound>aircraft] aircraft/NOUN/nsubj>fly fly/VERB=fly",
            [],
            id="a name before a noun says what the noun is",
        ),
        pytest.param(
            "a/DET/det>clerk [ORG Vega/PROPN/compound>clerk] clerk/NOUN/nsubj>left "
            "in/ADP/prep>clerk [GPE Peru/PROPN/pobj>in] left/VERB=leave",
            [],
            id="where somebody is whom a name says whose he is",
        ),
        pytest.param(
            "the/DET/det>bank [ORG Vega/PROPN/compound>bank] bank/NOUN/nsubj>left "
            "in/ADP/prep>bank [GPE Peru/PROPN/pobj>in] left/VERB=leave",
            ["Vega of Peru"],
            id="where a body is that is called so",
        ),
        pytest.param(
            "[GPE Peru/PROPN/compound>Vega] \u2013/PUNCT/punct>Vega "
            "[ORG Vega/PROPN/compound>talks] talks/NOUN/nsubj>ended ended/VERB=end",
            [],
            id="another side, beyond a dash",
        ),
        pytest.param(
            "[GPE Oregon/PROPN/compound>state] state/NOUN/nsubj>grew grew/VERB=grow",
            ["Oregon is state"],
            id="but of a place what it is called",
        ),
        pytest.param(
            "the/DET/det>state state/NOUN/nsubj>grew of/ADP/prep>state "
            "[GPE Oregon/PROPN/pobj>of] grew/VERB=grow",
            ["Oregon is state"],
            id="called a state of its name",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>grew] grew/VERB=grow ./PUNCT/punct>grew | "
            "[ORG Boeing/PROPN/nsubj>won] won/VERB=win ./PUNCT/punct>won | "
            "The/DET/det>company company/NOUN/nsubj>sells from/ADP/prep>company "
            "[GPE Seattle/PROPN/pobj>from] sells/VERB=sell",
            ["Boeing is company", "Boeing of Seattle"],
            id="a description of it",
        ),
        pytest.param(
            "workers/NOUN/nsubj>grew in/ADP/prep>workers [GPE Newport/PROPN/pobj>in] "
            ",/PUNCT/punct>workers a/DET/det>port port/NOUN/appos>workers in/ADP/prep>port "
            "[GPE Peru/PROPN/pobj>in] grew/VERB=grow",
            ["Newport is port", "Newport of Peru"],
            id="an apposition that the parse hung on another word",
        ),
        pytest.param(
            "workers/NOUN/nsubj>grew in/ADP/prep>workers [GPE Newport/PROPN/pobj>in] "
            ",/PUNCT/punct>workers a/DET/det>crew crew/NOUN/appos>workers in/ADP/prep>crew "
            "[GPE Peru/PROPN/pobj>in] grew/VERB=grow",
            [],
            id="but not one that tells no kind of place",
        ),
    ],
)
def test_hints(text: str, found: list[str]) -> None:
    assert [f"{one.name} {one.kind} {one.what}" for one in hints(read(text))] == found


def test_what_stands_before_the_noun_of_a_description_counts() -> None:
    text = (
        "[ORG Vega/PROPN/nsubj>grew] grew/VERB=grow ./PUNCT/punct>grew | The/DET/det>company "
        "oil/NOUN/compound>company company/NOUN/nsubj>sold sold/VERB=sell wells/NOUN/dobj>sold"
    )
    linked = read(text)
    assert [mention.kind for mention in linked.mentions][1] is MentionKind.DESCRIPTION
    assert [f"{one.name} {one.kind} {one.what}" for one in hints(linked)] == [
        "Vega is oil company"
    ]


VEGA = "[ORG Vega/PROPN/nsubj>grew] grew/VERB=grow ./PUNCT/punct>grew | "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f"{VEGA}The/DET/det>airline [GPE Denver/PROPN/compound>airline] "
            "airline/NOUN/nsubj>flies flies/VERB=fly",
            ["Vega is airline", "Vega of Denver"],
            id="the only institution",
        ),
        pytest.param(
            f"{VEGA}The/DET/det>airline airline/NOUN/poss>pilots 's/PART/case>airline "
            "pilots/NOUN/nsubj>fly fly/VERB=fly",
            ["Vega is airline"],
            id="as an owner",
        ),
        pytest.param(
            f"{VEGA}The/DET/det>court court/NOUN/nsubj>sat sat/VERB=sit",
            [],
            id="a court is in any story",
        ),
        pytest.param(
            f"{VEGA}An/DET/det>airline airline/NOUN/nsubj>flies flies/VERB=fly",
            [],
            id="one not yet known is another",
        ),
        pytest.param(
            "[ORG Vega/PROPN/nsubj>left] left/VERB=leave an/DET/det>airline "
            "airline/NOUN/dobj>left | The/DET/det>airline airline/NOUN/nsubj>flies "
            "flies/VERB=fly",
            [],
            id="what was named without a name before",
        ),
        pytest.param(
            f"{VEGA}it/PRON/nsubj>rained rained/VERB=rain | The/DET/det>airline "
            "airline/NOUN/nsubj>flies flies/VERB=fly",
            [],
            id="too far off",
        ),
        pytest.param(
            f"{VEGA}The/DET/det>airline airline/NOUN/nsubj>flies of/ADP/prep>airline "
            "[ORG Orion/PROPN/pobj>of] flies/VERB=fly",
            [],
            id="what is of another",
        ),
        pytest.param(
            "[ORG Vega/PROPN/nsubj>sued] sued/VERB=sue [ORG Orion/PROPN/dobj>sued] | "
            "The/DET/det>airline airline/NOUN/nsubj>flies flies/VERB=fly",
            [],
            id="one of two",
        ),
        pytest.param(
            "[ORG Herald/PROPN/nsubj>sued] sued/VERB=sue "
            "[ORG Orion/PROPN/dobj>sued] | The/DET/det>newspaper newspaper/NOUN/nsubj>says "
            "says/VERB=say",
            ["Herald is newspaper"],
            id="the one of two whose name says it",
        ),
        pytest.param(
            "[ORG Herald/PROPN/nsubj>grew] grew/VERB=grow | The/DET/det>airline "
            "airline/NOUN/nsubj>flies flies/VERB=fly",
            [],
            id="one whose name says otherwise",
        ),
    ],
)
def test_a_description_without_a_link(text: str, found: list[str]) -> None:
    linked = read(text)
    assert [f"{one.name} {one.kind} {one.what}" for one in hints(_names_only(linked))] == found


ADA = "[PERSON Ada/PROPN/nsubj>grew] grew/VERB=grow ./PUNCT/punct>grew | "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            f"{ADA}The/DET/det>writer writer/NOUN/nsubj>sat sat/VERB=sit",
            ["Ada is writer"],
            id="the only person",
        ),
        pytest.param(
            f"{ADA}A/DET/det>writer writer/NOUN/nsubj>sat sat/VERB=sit",
            [],
            id="one not yet known is another",
        ),
        pytest.param(
            f"{ADA}The/DET/det>billionaire billionaire/NOUN/nsubj>sat sat/VERB=sit",
            [],
            id="no trade",
        ),
        pytest.param(
            f"{ADA}it/PRON/nsubj>rained rained/VERB=rain | The/DET/det>writer "
            "writer/NOUN/nsubj>sat sat/VERB=sit",
            [],
            id="too far off",
        ),
        pytest.param(
            "[PERSON Grace/PROPN/nsubj>sat] sat/VERB=sit | "
            f"{ADA}The/DET/det>writer writer/NOUN/nsubj>sat sat/VERB=sit",
            [],
            id="one of two",
        ),
    ],
)
def test_a_trade_without_a_link(text: str, found: list[str]) -> None:
    linked = _names_only(read(text))
    assert [f"{one.name} {one.kind} {one.what}" for one in hints(linked)] == found


def _names_only(linked: Document) -> Document:
    """Return a document without what coreference found."""
    kept = [
        (mention, span)
        for mention, span in zip(linked.mentions, linked.spans, strict=True)
        if mention.kind is MentionKind.NAME
    ]
    return replace(
        linked,
        mentions=tuple(mention for mention, _ in kept),
        spans=tuple(span for _, span in kept),
        owner={token.i: n for n, (_, span) in enumerate(kept) for token in span},
        antecedents={},
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "in/ADP [GPE Arden/PROPN/pobj>in] it/PRON/nsubj>burned burned/VERB=burn | "
            "the/DET/det>city city/NOUN/nsubj>wept wept/VERB=weep",
            ["Arden is city"],
            id="the only place",
        ),
        pytest.param(
            "[GPE Arden/PROPN/nsubj>beat] beat/VERB=beat [GPE Bexley/PROPN/dobj>beat] | "
            "the/DET/det>city city/NOUN/nsubj>wept wept/VERB=weep",
            [],
            id="one of two",
        ),
        pytest.param(
            "[GPE Arden/PROPN/nsubj>shut] shut/VERB the/DET/det>hall "
            "[GPE Bexley/PROPN/compound>hall] hall/NOUN/dobj>shut | "
            "the/DET/det>province province/NOUN/nsubj>wept wept/VERB=weep",
            ["Arden is province"],
            id="another says which hall",
        ),
        pytest.param(
            "in/ADP [GPE Arden/PROPN/pobj>in] it/PRON/nsubj>burned burned/VERB=burn | "
            "the/DET/det>council city/NOUN/compound>council council/NOUN/nsubj>wept "
            "wept/VERB=weep",
            [],
            id="its council",
        ),
    ],
)
def test_the_only_place_so_far_is_what_is_called_the_city(text: str, found: list[str]) -> None:
    linked = _names_only(read(text))
    told = [f"{one.name} {one.kind} {one.what}" for one in hints(linked)]
    assert [one for one in told if " is " in one] == found
