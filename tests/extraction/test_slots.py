"""Subjects and objects of verbs that the parse does not hang on them."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


def _facts(text: str) -> list[str]:
    return shown(patterns(read(text)))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>announced] announced/VERB=announce "
            "plans/NOUN:NNS=plan/dobj>announced to/PART:TO/aux>buy buy/VERB:VB/acl>plans "
            "[ORG Boeing/PROPN/dobj>buy]",
            ["Airbus | acquires | Boeing"],
            id="who announces plans carries them out",
        ),
        pytest.param(
            "They/PRON/nsubj>liked liked/VERB=like [ORG Thales/PROPN:NNP/dobj>liked] "
            "and/CCONJ/cc>Thales [ORG Airbus/PROPN:NNP/conj>Thales] ,/PUNCT/punct>Thales "
            "which/PRON:WDT/nsubj>flies flies/VERB:VBZ=fly/relcl>Thales "
            "the/DET [PRODUCT A380/PROPN/dobj>flies]",
            ["Airbus | uses | A380"],
            id="the nearer of two does what one does",
        ),
        pytest.param(
            "They/PRON/nsubj>liked liked/VERB=like [ORG Thales/PROPN:NNP/dobj>liked] "
            "and/CCONJ/cc>Thales [ORG Airbus/PROPN:NNP/conj>Thales] ,/PUNCT/punct>Thales "
            "which/PRON:WDT/nsubj>fly fly/VERB:VBP=fly/relcl>Thales "
            "the/DET [PRODUCT A380/PROPN/dobj>fly]",
            ["Thales | uses | A380", "Airbus | uses | A380"],
            id="and both what two do",
        ),
        pytest.param(
            "[PRODUCT A380/PROPN/nsubj>is] is/AUX:VBZ=be a/DET fork/NOUN=fork/attr>is "
            "of/ADP/prep>fork [PRODUCT A350/PROPN/pobj>of] built/VERB:VBN=build/acl>A350 "
            "by/ADP/agent>built [ORG Airbus/PROPN/pobj>by]",
            ["Airbus | develops | A380", "A380 | based_on | A350"],
            id="who makes a fork has not made what it is one of",
        ),
        pytest.param(
            "PORT/PROPN/compound>HARCOURT HARCOURT/PROPN/nsubj>flies ,/PUNCT/punct>HARCOURT "
            "[ORG Airbus/PROPN/nsubj>flies] flies/VERB:VBZ=fly the/DET "
            "[PRODUCT A380/PROPN/dobj>flies]",
            ["Airbus | uses | A380"],
            id="and no place that a report is from",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>flies] ,/PUNCT whose/PRON:WP$/poss>arm "
            "arm/NOUN/compound>Thales [ORG Thales/PROPN/nsubj>flies] flies/VERB:VBZ=fly "
            "the/DET [PRODUCT A380/PROPN/dobj>flies]",
            ["Thales | uses | A380"],
            id="whose arm does it",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>saw] saw/VERB=see others/NOUN:NNS=other/nsubj>waiting "
            "waiting/VERB:VBG=wait/ccomp>saw and/CCONJ/cc>saw using/VERB:VBG=use/conj>saw "
            "[PRODUCT A380/PROPN/dobj>using]",
            [],
            id="whom somebody saw do it",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>outbid] outbid/VERB=outbid [ORG Thales/PROPN/dobj>outbid] "
            "to/PART:TO/aux>buy buy/VERB:VB/xcomp>outbid [ORG Boeing/PROPN/dobj>buy]",
            ["Airbus | competes_with | Thales", "Airbus | acquires | Boeing"],
            id="who outbids another buys",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>liked] liked/VERB=like news/NOUN/dobj>liked "
            "to/PART:TO/aux>buy buy/VERB:VB/acl>news [ORG Boeing/PROPN/dobj>buy]",
            [],
            id="but not who likes news",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>read] read/VERB [ORG Thales/PROPN/poss>plan] "
            "'s/PART/case>Thales "
            "plan/NOUN/dobj>read to/PART:TO/aux>buy buy/VERB:VB/acl>plan "
            "[ORG Boeing/PROPN/dobj>buy]",
            ["Thales | acquires | Boeing"],
            id="the owner of a plan carries it out",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>grew] grew/VERB=grow by/ADP/prep>grew "
            "buying/VERB:VBG=buy/pcomp>by [ORG Boeing/PROPN/dobj>buying]",
            ["Airbus | acquires | Boeing"],
            id="after a preposition",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>spoke] spoke/VERB=speak of/ADP/prep>spoke "
            "buying/VERB:VBG=buy/pcomp>of [ORG Boeing/PROPN/dobj>buying]",
            [],
            id="after a preposition that names no means",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>thanked] thanked/VERB=thank "
            "[ORG Thales/PROPN/dobj>thanked] for/ADP/prep>thanked "
            "buying/VERB:VBG=buy/pcomp>for [ORG Boeing/PROPN/dobj>buying]",
            ["Thales | acquires | Boeing"],
            id="who is thanked for it did it",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubjpass>fined] was/AUX=be/auxpass>fined fined/VERB:VBN=fine "
            "for/ADP/prep>fined buying/VERB:VBG=buy/pcomp>for [ORG Boeing/PROPN/dobj>buying]",
            ["Airbus | acquires | Boeing"],
            id="who is fined for it did it",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>paid] paid/VERB=pay [ORG Thales/PROPN/dobj>paid] "
            "for/ADP/prep>paid buying/VERB:VBG=buy/pcomp>for [ORG Boeing/PROPN/dobj>buying]",
            ["Airbus | acquires | Boeing"],
            id="another verb judges nobody",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>is] is/AUX=be willing/ADJ/acomp>is to/PART:TO/aux>buy "
            "buy/VERB:VB/xcomp>willing [ORG Boeing/PROPN/dobj>buy]",
            ["Airbus | acquires | Boeing"],
            id="after an adjective",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>is] is/AUX=be in/ADP/prep>is talks/NOUN:NNS=talk/pobj>in "
            "to/PART:TO/aux>buy buy/VERB:VB/acl>talks [ORG Boeing/PROPN/dobj>buy]",
            ["Airbus | acquires | Boeing"],
            id="in talks",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>is] is/AUX=be in/ADP/prep>is a/DET race/NOUN/pobj>in "
            "to/PART:TO/aux>buy buy/VERB:VB/acl>race [ORG Boeing/PROPN/dobj>buy]",
            [],
            id="in something else",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>agreed] and/CCONJ/cc>Airbus "
            "[ORG Boeing/PROPN/conj>Airbus] agreed/VERB=agree "
            "to/PART:TO/aux>merge merge/VERB:VB/xcomp>agreed",
            ["Airbus | acquires | Boeing"],
            id="two who merge",
        ),
        pytest.param(
            "[ORG Airbus/PROPN/nsubj>hired] hired/VERB=hire [ORG Thales/PROPN/dobj>hired] "
            "to/PART:TO/aux>buy buy/VERB:VB/advcl>hired [ORG Boeing/PROPN/dobj>buy]",
            ["Thales | acquires | Boeing"],
            id="who is hired does it",
        ),
        pytest.param(
            "[GPE France/PROPN/nsubj>fined] fined/VERB=fine [ORG Google/PROPN/nmod>euros] "
            "four/NUM/nummod>euros euros/NOUN:NNS=euro/dobj>fined",
            ["France | restricts | Google"],
            id="a fine that hangs on its amount",
        ),
    ],
)
def test_inherited_arguments(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[GPE Brazil/PROPN/nsubj>fired] fired/VERB=fire dozens/NOUN:NNS=dozen/dobj>fired "
            "of/ADP/prep>dozens drones/NOUN:NNS=drone/pobj>of",
            ["Brazil | uses | drones"],
            id="an amount",
        ),
        pytest.param(
            "[GPE Brazil/PROPN/nsubj>fired] fired/VERB=fire "
            "pictures/NOUN:NNS=picture/dobj>fired "
            "of/ADP/prep>pictures drones/NOUN:NNS=drone/pobj>of",
            [],
            id="no amount",
        ),
        pytest.param(
            "airlines/NOUN:NNS=airline/nsubj>operate such/ADJ/amod>as as/ADP/prep>airlines "
            "[ORG Ryanair/PROPN/pobj>as] operate/VERB drones/NOUN:NNS=drone/dobj>operate",
            ["Ryanair | uses | drones"],
            id="examples after such as",
        ),
        pytest.param(
            "airlines/NOUN:NNS=airline/nsubj>operate ,/PUNCT/punct>airlines "
            "including/VERB:VBG=include/prep>airlines [ORG Ryanair/PROPN/pobj>including] "
            "operate/VERB drones/NOUN:NNS=drone/dobj>operate",
            ["Ryanair | uses | drones"],
            id="examples after including",
        ),
        pytest.param(
            "drones/NOUN:NNS=drone/nsubjpass>delivered were/AUX=be/auxpass>delivered "
            "delivered/VERB:VBN=deliver to/ADP/prep>delivered two/NUM/nummod>airlines "
            "airlines/NOUN:NNS=airline/pobj>to -/PUNCT/punct>airlines "
            "[ORG Ryanair/PROPN/appos>airlines] and/CCONJ/cc>Ryanair "
            "[ORG Lufthansa/PROPN/conj>Ryanair]",
            ["Ryanair | uses | drones", "Lufthansa | uses | drones"],
            id="a list after a dash",
        ),
        pytest.param(
            "head/NOUN/nsubj>met of/ADP/prep>head [ORG Nokia/PROPN/pobj>of] ,/PUNCT/punct>head "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/appos>Nokia] "
            ",/PUNCT/punct>head "
            "met/VERB=meet [PERSON Grace/PROPN/compound>Hopper Hopper/PROPN/dobj>met]",
            [
                "Ada Lovelace | meets | Grace Hopper",
                "Ada Lovelace | holds_position | Nokia | head",
            ],
            id="a person whom the parse hangs on the title's body",
        ),
    ],
)
def test_nouns_that_stand_for_others(text: str, facts: list[str]) -> None:
    assert sorted(_facts(text)) == sorted(facts)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>won] won/VERB=win contract/NOUN/dobj>won "
            "from/ADP/prep>contract [ORG NASA/PROPN/pobj>from]",
            ["Boeing | supplies | NASA"],
            id="the preposition hangs on the noun",
        ),
        pytest.param(
            "[ORG Boeing/PROPN/nsubj>won] won/VERB=win praise/NOUN/dobj>won "
            "from/ADP/prep>praise [ORG NASA/PROPN/pobj>from]",
            [],
            id="another noun",
        ),
        pytest.param(
            "[ORG Ryanair/PROPN/nsubj>bought] bought/VERB=buy "
            "drones/NOUN:NNS=drone/dobj>bought "
            "from/ADP/prep>bought [ORG Airbus/PROPN/pobj>from]",
            [
                "Ryanair | uses | drones",
                "Airbus | develops | drones",
                "Airbus | supplies | Ryanair",
            ],
            id="goods from a seller",
        ),
        pytest.param(
            "[ORG Ryanair/PROPN/nsubj>bought] bought/VERB=buy time/NOUN/dobj>bought "
            "from/ADP/prep>bought [ORG Airbus/PROPN/pobj>from]",
            [],
            id="no goods",
        ),
        pytest.param(
            "[ORG Siemens/PROPN/nsubj>sold] sold/VERB=sell [ORG Osram/PROPN/dobj>sold] "
            "to/ADP/prep>sold [ORG Bain/PROPN/pobj>to]",
            ["Bain | acquires | Osram"],
            id="a company is no ware",
        ),
        pytest.param(
            "[ORG Nokia/PROPN/nsubjpass>located] is/AUX=be/auxpass>located "
            "located/VERB:VBN=locate in/ADP/prep>located [GPE Durham/PROPN/pobj>in] "
            ",/PUNCT/punct>Durham [GPE England/PROPN/appos>Durham]",
            ["Nokia | located_in | Durham", "Nokia | located_in | England"],
            id="a place and the one around it",
        ),
    ],
)
def test_frames_with_a_condition(text: str, facts: list[str]) -> None:
    assert sorted(_facts(text)) == sorted(facts)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>won] ,/PUNCT a/DET poet/NOUN:NN/appos>Ada "
            "who/PRON:WP/nsubj>lives "
            "lives/VERB:VBZ=live/relcl>poet in/ADP/prep>lives [GPE "
            "Leeds/PROPN/pobj>in] ,/PUNCT "
            "won/VERB:VBD=win",
            ["Ada | lives_in | Leeds"],
            id="a clause on an apposition",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>won] ,/PUNCT [PERSON Bob/PROPN/conj>Ada] ,/PUNCT "
            "a/DET poet/NOUN:NN/appos>Ada who/PRON:WP/nsubj>lives "
            "lives/VERB:VBZ=live/relcl>poet in/ADP/prep>lives [GPE "
            "Leeds/PROPN/pobj>in] ,/PUNCT "
            "won/VERB:VBD=win",
            [],
            id="but not over another name",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>won] ,/PUNCT a/DET cook/NOUN:NN/appos>Ada "
            "employed/VERB:VBN=employ/acl>cook by/ADP/agent>employed [ORG "
            "Boeing/PROPN/pobj>by] "
            ",/PUNCT won/VERB:VBD=win",
            ["Ada | employed_by | Boeing"],
            id="a participle on an apposition",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubjpass>born] was/AUX/auxpass>born born/VERB:VBN=bear "
            "in/ADP/prep>born [GPE Leeds/PROPN/pobj>in] and/CCONJ/cc>born "
            "educated/VERB:VBN=educate/conj>born at/ADP/prep>educated "
            "[ORG Eton/PROPN/compound>College College/PROPN/pobj>at]",
            ["Ada | born_in | Leeds", "Ada | educated_at | Eton College"],
            id="a participle joined to another",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>wrote] (/PUNCT "
            "born/VERB:VBN=bear/parataxis>Ada in/ADP/prep>born "
            "[GPE Leeds/PROPN/pobj>in] )/PUNCT wrote/VERB:VBD=write",
            ["Ada | born_in | Leeds"],
            id="a bracket",
        ),
        pytest.param(
            "[ORG Fiat/PROPN/nsubj>belongs] belongs/VERB:VBZ=belong "
            "to/ADP/prep>belongs the/DET "
            "[ORG Stellantis/PROPN/compound>group] group/NOUN:NN/pobj>to",
            ["Fiat | part_of | Stellantis"],
            id="a noun that only says the kind",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>is] is/AUX:VBZ=be now/ADV/advmod>is at/ADP/prep>is "
            "[ORG Boeing/PROPN/pobj>at]",
            ["Ada | employed_by | Boeing"],
            id="is now at",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>is] is/AUX:VBZ=be at/ADP/prep>is [ORG "
            "Boeing/PROPN/pobj>at]",
            [],
            id="is at, perhaps for an hour",
        ),
    ],
)
def test_what_stands_for_a_name(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts
