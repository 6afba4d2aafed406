"""Where people are from: before and after their names, in lists, and by verbs and nouns."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


def _facts(text: str) -> list[str]:
    return sorted(set(shown(patterns(read(text)))))


ADA = "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>sang]"
SANG = "sang/VERB=sing"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"[GPE US/PROPN/compound>singer] singer/NOUN/compound>Lovelace ,/PUNCT "
            f"television/NOUN/compound>host host/NOUN/conj>singer and/CCONJ activist/NOUN "
            f"{ADA} "
            f"{SANG}",
            ["Ada Lovelace | from_place | US"],
            id="a country's name and a list",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT [GPE UK/PROPN/compound>director] director/NOUN/appos>Lovelace "
            f"of/ADP cloth/NOUN firm/NOUN [ORG Zephyr/PROPN] ,/PUNCT {SANG}",
            ["Ada Lovelace | holds_position | Zephyr | UK director"],
            id="a country that a director is in charge of",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT a/DET [GPE China/PROPN/compound>scholar] "
            f"scholar/NOUN/appos>Lovelace ,/PUNCT {SANG}",
            [],
            id="a country that somebody studies",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT a/DET [NORP Chinese/ADJ/amod>scholar] "
            f"scholar/NOUN/appos>Lovelace ,/PUNCT {SANG}",
            ["Ada Lovelace | from_place | China"],
            id="a scholar from a country",
        ),
        pytest.param(
            f"[NORP Canadian/ADJ] -/PUNCT [GPE US/PROPN/compound>poet] poet/NOUN {ADA} {SANG}",
            ["Ada Lovelace | from_place | Canada", "Ada Lovelace | from_place | US"],
            id="two countries",
        ),
        pytest.param(
            f"[NORP French/ADJ] [NORP Canadian/ADJ/amod>economist] "
            f"economist/NOUN/compound>Lovelace {ADA} {SANG}",
            ["Ada Lovelace | from_place | Canada"],
            id="of a country's minority",
        ),
        pytest.param(
            f"in/ADP the/DET [NORP Dutch/ADJ] capital/NOUN ,/PUNCT poet/NOUN {ADA} {SANG}",
            [],
            id="over the comma of a clause",
        ),
        pytest.param(
            f"the/DET [NORP Polish/ADJ/amod>archbishop] archbishop/NOUN/compound>Lovelace "
            f"{ADA} "
            f"{SANG}",
            [],
            id="an office",
        ),
        pytest.param(
            f"[GPE Toronto/PROPN/compound>lawyer] lawyer/NOUN/compound>Lovelace {ADA} {SANG}",
            ["Ada Lovelace | from_place | Toronto"],
            id="a city and a trade",
        ),
        pytest.param(
            "[NORP British/ADJ/amod>sentences] court/NOUN/compound>sentences "
            "sentences/NOUN:NNS=sentence/compound>author author/NOUN/compound>Lovelace "
            f"{ADA} {SANG}",
            [],
            id="a court's country, its verb a noun in the parse",
        ),
        pytest.param(
            "[NORP British/ADJ/amod>police] police/NOUN/compound>charges "
            "charges/NOUN:NNS=charge/compound>singer singer/NOUN/compound>author and/CCONJ "
            f"author/NOUN/compound>Lovelace {ADA} {SANG}",
            [],
            id="the police's country, before two trades",
        ),
        pytest.param(
            "[NORP British/ADJ/amod>author] police/NOUN/compound>author "
            f"author/NOUN/compound>Lovelace {ADA} {SANG}",
            ["Ada Lovelace | from_place | United Kingdom"],
            id="an author of police stories",
        ),
        pytest.param(
            f"[GPE Moscow/PROPN/compound>correspondent] correspondent/NOUN/compound>Lovelace "
            f"{ADA} {SANG}",
            [],
            id="a city and a post",
        ),
        pytest.param(
            f"[NORP Kenyans/PROPN:NNPS/compound>Lovelace] {ADA} ,/PUNCT 2:05/NUM ,/PUNCT "
            f"and/CCONJ [PERSON Mary/PROPN/compound>Somerville Somerville/PROPN/conj>Lovelace] "
            f"{SANG}",
            ["Ada Lovelace | from_place | Kenya", "Mary Somerville | from_place | Kenya"],
            id="a country's people",
        ),
        pytest.param(
            f"an/DET/det>Australian [NORP Australian/PROPN/nsubj>sang] ,/PUNCT "
            f"[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/appos>Australian] ,/PUNCT "
            f"{SANG}",
            ["Ada Lovelace | from_place | Australia"],
            id="one of a country's people",
        ),
        pytest.param(
            f"[NORP Australian/ADJ/amod>Lovelace] {ADA} {SANG}",
            ["Ada Lovelace | from_place | Australia"],
            id="an adjective before a full name",
        ),
        pytest.param(
            f"[NORP Australian/ADJ/amod>Lovelace] [PERSON Lovelace/PROPN/nsubj>sang] {SANG}",
            [],
            id="an adjective before a surname",
        ),
        pytest.param(
            f"[NORP Australian/ADJ/amod>lady] first/ADJ/amod>lady lady/NOUN/compound>Lovelace "
            f"{ADA} {SANG}",
            ["Ada Lovelace | holds_position | Australia | first lady"],
            id="a place beside a state's office",
        ),
        pytest.param(
            f"[NORP Australian/ADJ/amod>nurse] nurse/NOUN/compound>Lovelace {ADA} {SANG}",
            ["Ada Lovelace | from_place | Australia"],
            id="a trade",
        ),
    ],
)
def test_origin_before_the_name(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{ADA} ,/PUNCT [GPE US/PROPN/compound>singer] opera/NOUN/compound>singer "
            f"singer/NOUN/appos>Lovelace ,/PUNCT {SANG}",
            ["Ada Lovelace | from_place | US"],
            id="without an article",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT 33/NUM -/PUNCT year/NOUN -/PUNCT old/ADJ/appos>Lovelace "
            f"of/ADP/prep>old "
            f"[GPE Leeds/PROPN/pobj>of] ,/PUNCT [GPE England/PROPN/appos>Leeds] ,/PUNCT {SANG}",
            ["Ada Lovelace | from_place | England", "Ada Lovelace | from_place | Leeds"],
            id="with an age",
        ),
        pytest.param(
            f"[PERSON Mary/PROPN/compound>Somerville Somerville/PROPN/nsubj>sang] and/CCONJ "
            f"[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/conj>Somerville] ,/PUNCT "
            f"both/DET "
            f"from/ADP/prep>Somerville [GPE Leeds/PROPN/pobj>from] ,/PUNCT {SANG}",
            ["Ada Lovelace | from_place | Leeds", "Mary Somerville | from_place | Leeds"],
            id="both from",
        ),
        pytest.param(
            f"[PERSON Mary/PROPN/compound>Somerville Somerville/PROPN/nsubj>sang] and/CCONJ "
            f"[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/conj>Somerville] ,/PUNCT "
            f"also/ADV "
            f"from/ADP/prep>Lovelace [GPE Leeds/PROPN/pobj>from] ,/PUNCT {SANG}",
            ["Ada Lovelace | from_place | Leeds"],
            id="also from",
        ),
        pytest.param(
            f"{ADA} (/PUNCT [GPE Kenya/PROPN/appos>Lovelace] )/PUNCT {SANG}",
            ["Ada Lovelace | from_place | Kenya"],
            id="a country in brackets",
        ),
        pytest.param(
            f"{ADA} (/PUNCT [GPE Leeds/PROPN/appos>Lovelace] )/PUNCT {SANG}",
            [],
            id="a city in brackets",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT originally/ADV from/ADP/prep>Lovelace [GPE Leeds/PROPN/pobj>from] "
            f",/PUNCT {SANG}",
            ["Ada Lovelace | from_place | Leeds"],
            id="originally from",
        ),
        pytest.param(
            "won/VERB:VBN=win by/ADP/agent>won [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/pobj>by] from/ADP/prep>won [GPE Leeds/PROPN/pobj>from]",
            ["Ada Lovelace | from_place | Leeds"],
            id="who did it",
        ),
        pytest.param(
            "drove/VERB=drive [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/dobj>drove] from/ADP/prep>drove [GPE Leeds/PROPN/pobj>from]",
            [],
            id="from where somebody is driven",
        ),
        pytest.param(
            "engineer/NOUN/compound>Lovelace [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/nsubj>sang] of/ADP/prep>Lovelace [GPE Kobe/PROPN/pobj>of] ,/PUNCT "
            "[GPE Japan/PROPN/appos>Kobe] sang/VERB=sing",
            ["Ada Lovelace | from_place | Japan", "Ada Lovelace | from_place | Kobe"],
            id="of a city in a country",
        ),
        pytest.param(
            "Presidents/PROPN:NNPS/compound>Lovelace [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/nsubj>met] of/ADP/prep>Lovelace [GPE Kenya/PROPN/pobj>of] "
            "and/CCONJ "
            "[PERSON Mary/PROPN/compound>Somerville Somerville/PROPN/conj>Kenya] "
            "of/ADP/prep>Somerville [GPE Benin/PROPN/pobj>of] sang/VERB=sing met/VERB=meet",
            [],
            id="a list of presidents",
        ),
        pytest.param(
            f"{ADA} ,/PUNCT a/DET/det>Senator Senator/NOUN/appos>Lovelace "
            f"from/ADP/prep>Senator "
            f"[GPE Vermont/PROPN/pobj>from] ,/PUNCT {SANG}",
            [],
            id="the seat of a senator",
        ),
    ],
)
def test_origin_after_the_name(text: str, facts: list[str]) -> None:
    assert [fact for fact in _facts(text) if "from_place" in fact] == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubjpass>born] "
            "was/AUX/auxpass>born "
            "born/VERB:VBN=bear [PERSON Jane/PROPN/compound>Roe Roe/PROPN/oprd>born] "
            "in/ADP/prep>Roe [GPE Leeds/PROPN/pobj>in] ,/PUNCT [GPE England/PROPN/appos>Leeds]",
            ["Ada Lovelace | born_in | England", "Ada Lovelace | born_in | Leeds"],
            id="under another name",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubjpass>born] "
            "was/AUX/auxpass>born "
            "born/VERB:VBN=bear on/ADP/prep>born May/PROPN/pobj>on 26/NUM ,/PUNCT 1953/NUM "
            "in/ADP/prep>May [GPE Leeds/PROPN/pobj>in]",
            ["Ada Lovelace | born_in | Leeds"],
            id="after a date",
        ),
        pytest.param(
            "Born/VERB:VBN=bear/advcl>sang in/ADP/prep>Born [GPE Leeds/PROPN/pobj>in] ,/PUNCT "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>sang] sang/VERB=sing",
            ["Ada Lovelace | born_in | Leeds"],
            id="before the clause",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>is] is/AUX=be "
            "old/ADJ/acomp>is "
            "and/CCONJ from/ADP/conj>old [GPE Leeds/PROPN/pobj>from]",
            ["Ada Lovelace | from_place | Leeds"],
            id="is old and from",
        ),
        pytest.param(
            "in/ADP/prep>sang [GPE Leeds/PROPN/pobj>in] ,/PUNCT [PERSON "
            "Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/poss>hometown] 's/PART:POS hometown/NOUN/appos>Leeds ,/PUNCT "
            "sang/VERB=sing",
            ["Ada Lovelace | from_place | Leeds"],
            id="hometown",
        ),
        pytest.param(
            "A/DET/det>resident resident/NOUN/nsubj>sang of/ADP/prep>resident "
            "[GPE Leeds/PROPN/pobj>of] ,/PUNCT [GPE England/PROPN/appos>Leeds] ,/PUNCT "
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/conj>Leeds] sang/VERB=sing",
            ["Ada Lovelace | from_place | England", "Ada Lovelace | from_place | Leeds"],
            id="a resident of",
        ),
        pytest.param(
            "A/DET/det>resident resident/NOUN/nsubj>met of/ADP/prep>resident "
            "[GPE Leeds/PROPN/pobj>of] met/VERB=meet [PERSON Ada/PROPN/compound>Lovelace "
            "Lovelace/PROPN/dobj>met]",
            [],
            id="whom a resident met",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/nsubj>left] left/VERB=leave "
            "her/PRON:PRP$/poss>Kenya native/ADJ/amod>Kenya [GPE Kenya/PROPN/dobj>left]",
            ["Ada Lovelace | from_place | Kenya"],
            id="native",
        ),
    ],
)
def test_origin_in_a_clause(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(
            "[GPE US/PROPN/compound>attorney] attorney/NOUN/compound>Lovelace", id="attorney"
        ),
        pytest.param(
            "the/DET [NORP Kenyan/ADJ/amod>adviser] chief/ADJ adviser/NOUN/compound>Lovelace",
            id="adviser",
        ),
        pytest.param(
            "[GPE US/PROPN/compound>analyst] intelligence/NOUN/compound>analyst "
            "analyst/NOUN/compound>Lovelace",
            id="who served a state's office",
        ),
        pytest.param(
            "[GPE Utopia/PROPN/compound>war] war/NOUN/compound>veteran "
            "veteran/NOUN/compound>Lovelace",
            id="who fought there",
        ),
    ],
)
def test_no_origin_of_who_serves_a_country(title: str) -> None:
    assert not [one for one in _facts(f"{title} {ADA} {SANG}") if "from_place" in one]


IVAN = "[PERSON Ivan/PROPN/compound>Petrov Petrov/PROPN/{}]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{IVAN.format('nsubj>holds')} holds/VERB=hold both/CCONJ "
            f"[NORP Kenyan/ADJ/amod>citizenship] and/CCONJ [NORP Swedish/ADJ/conj>Kenyan] "
            f"citizenship/NOUN/dobj>holds",
            ["Ivan Petrov | from_place | Kenya", "Ivan Petrov | from_place | Sweden"],
            id="citizenship of two countries",
        ),
        pytest.param(
            f"{IVAN.format('nsubj>renounced')} renounced/VERB=renounce "
            f"[NORP Swedish/ADJ/amod>citizenship] citizenship/NOUN/dobj>renounced",
            [],
            id="a citizenship given up",
        ),
        pytest.param(
            f"{IVAN.format('nsubj>is')} is/AUX=be [NORP Swedish/ADJ/acomp>is]",
            ["Ivan Petrov | from_place | Sweden"],
            id="is Swedish",
        ),
        pytest.param(
            f"{IVAN.format('nsubj>is')} is/AUX=be half/ADV/advmod>Swedish "
            f"[NORP Swedish/ADJ/acomp>is]",
            [],
            id="is half Swedish",
        ),
        pytest.param(
            f"[NORP Kenyan/ADJ/amod>runners] runners/NOUN:NNS=runner/nsubj>sang "
            f"{IVAN.format('appos>runners')} and/CCONJ "
            f"[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/conj>Petrov] {SANG}",
            ["Ada Lovelace | from_place | Kenya", "Ivan Petrov | from_place | Kenya"],
            id="several of a country",
        ),
        pytest.param(
            f"with/ADP [NORP Kenyan/ADJ/amod>runners] runners/NOUN:NNS=runner/pobj>with "
            f",/PUNCT {IVAN.format('nsubj>sang')} and/CCONJ "
            f"[PERSON Ada/PROPN/compound>Lovelace Lovelace/PROPN/conj>Petrov] {SANG}",
            [],
            id="several of a country, and then a clause",
        ),
        pytest.param(
            f"[NORP Kenyan/ADJ/amod>trafficker] trafficker/NOUN:NN/compound>Petrov "
            f"{IVAN.format('nsubj>sang')} {SANG}",
            ["Ivan Petrov | from_place | Kenya"],
            id="a noun by its ending",
        ),
        pytest.param(
            f"[NORP Kenyan/ADJ/amod>leader] opposition/NOUN/compound>leader "
            f"leader/NOUN:NN/compound>Petrov {IVAN.format('nsubj>sang')} {SANG}",
            ["Ivan Petrov | from_place | Kenya"],
            id="the leader of an opposition",
        ),
        pytest.param(
            f"a/DET man/NOUN:NN/nsubj>sang from/ADP/prep>man [GPE Leeds/PROPN/pobj>from] "
            f",/PUNCT {IVAN.format('appos>man')} ,/PUNCT {SANG}",
            ["Ivan Petrov | from_place | Leeds"],
            id="a man from a town, by name",
        ),
        pytest.param(
            f"at/ADP {IVAN.format('poss>home')} 's/PART:POS home/NOUN/pobj>at "
            f"in/ADP/prep>home [GPE Leeds/PROPN/pobj>in]",
            ["Ivan Petrov | lives_in | Leeds"],
            id="somebody's home",
        ),
        pytest.param(
            f"at/ADP {IVAN.format('poss>home')} 's/PART:POS childhood/NOUN/compound>home "
            f"home/NOUN/pobj>at in/ADP/prep>home [GPE Leeds/PROPN/pobj>in]",
            [],
            id="a childhood home",
        ),
    ],
)
def test_nationals(text: str, facts: list[str]) -> None:
    assert [one for one in _facts(text) if "holds_position" not in one] == facts
