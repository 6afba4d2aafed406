"""Where institutions are: descriptions, addresses, lists of examples, and rows of places."""

import pytest

from kg.extraction.patterns import patterns
from tests.handmade import read, shown


def _facts(text: str) -> list[str]:
    return shown(patterns(read(text)))


ACME = "[ORG Acme/PROPN/nsubj>grew]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"the/DET [GPE US/PROPN/compound>band] rock/NOUN/compound>band band/NOUN "
            f"the/DET {ACME} grew/VERB=grow",
            ["Acme | located_in | US"],
            id="the before the name",
        ),
        pytest.param(
            "[ORG Acme/PROPN/compound>building] building/NOUN/nsubj>burned "
            "in/ADP/prep>building [GPE Leeds/PROPN/pobj>in] ,/PUNCT "
            "[GPE England/PROPN/appos>Leeds] ,/PUNCT "
            "burned/VERB=burn",
            ["Acme | located_in | Leeds"],
            id="one of its buildings",
        ),
        pytest.param(
            "police/NOUN/nsubj>raided raided/VERB=raid the/DET/det>offices "
            "offices/NOUN:NNS=office/dobj>raided of/ADP/prep>offices "
            "[ORG Acme/PROPN/pobj>of] in/ADP/prep>raided [GPE Leeds/PROPN/pobj>in]",
            ["Acme | located_in | Leeds"],
            id="its offices, the place given to the verb",
        ),
        pytest.param(
            "police/NOUN/nsubj>raided raided/VERB=raid [ORG Acme/PROPN/poss>offices] 's/PART "
            "offices/NOUN:NNS=office/dobj>raided in/ADP/prep>raided [GPE Leeds/PROPN/pobj>in]",
            ["Acme | located_in | Leeds"],
            id="whose offices, the place given to the verb",
        ),
        pytest.param(
            "at/ADP [ORG Acme/PROPN/poss>line] 's/PART production/NOUN/compound>line "
            "line/NOUN/pobj>at in/ADP/prep>line [GPE Leeds/PROPN/pobj>in]",
            [],
            id="its production line",
        ),
        pytest.param(
            "on/ADP [ORG Acme/PROPN/poss>line] 's/PART new/ADJ/amod>line "
            "line/NOUN/pobj>on in/ADP/prep>line [GPE Leeds/PROPN/pobj>in]",
            [],
            id="another line",
        ),
        pytest.param(
            "a/DET/det>meeting meeting/NOUN/nsubj>began of/ADP/prep>meeting "
            "[ORG Acme/PROPN/pobj>of] in/ADP/prep>Acme [GPE Leeds/PROPN/pobj>in] "
            "began/VERB=begin",
            [],
            id="its meeting",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>painted] painted/VERB=paint its/PRON:PRP$/poss>stores "
            "40/NUM/nummod>stores stores/NOUN:NNS=store/dobj>painted in/ADP/prep>stores "
            "[GPE Peru/PROPN/pobj>in]",
            [],
            id="its stores",
        ),
        pytest.param(
            "it/PRON/nsubj>left left/VERB=leave [ORG Acme/PROPN/poss>depot] 's/PART/case>Acme "
            "K7/PROPN/compound>depot depot/NOUN/dobj>left in/ADP/prep>depot "
            "[GPE Peru/PROPN/pobj>in]",
            [],
            id="one of several by its code",
        ),
        pytest.param(
            "it/PRON/nsubj>left left/VERB=leave one/NUM/nummod>depot "
            "[ORG Acme/PROPN/compound>depot] depot/NOUN/dobj>left in/ADP/prep>depot "
            "[GPE Peru/PROPN/pobj>in]",
            [],
            id="one of several",
        ),
        pytest.param(
            "British/ADJ/amod>sites download/NOUN/compound>sites sites/NOUN:NNS=site "
            "including/VERB/prep>sites [ORG Acme/PROPN/pobj>including]",
            [],
            id="sites for people there",
        ),
        pytest.param(
            f"the/DET [GPE US/PROPN] think/VERB tank/NOUN/compound>Acme {ACME} grew/VERB=grow",
            ["Acme | located_in | US"],
            id="think tank",
        ),
        pytest.param(
            "[NORP Dutch/ADJ/amod>chains] store/NOUN/compound>chains "
            "chains/VERB:VBZ=chain/compound>Acme [ORG Acme/PROPN/nsubj>grew] and/CCONJ/cc>Acme "
            "[ORG Beta/PROPN/conj>Acme] grew/VERB=grow",
            ["Acme | located_in | Netherlands", "Beta | located_in | Netherlands"],
            id="a plural taken for a verb",
        ),
        pytest.param(
            f"[NORP British/ADJ/amod>airline] and/CCONJ/cc>British "
            f"[NORP American/ADJ/conj>British] airline/NOUN/compound>Acme {ACME} "
            f"grew/VERB=grow",
            ["Acme | located_in | United Kingdom", "Acme | located_in | United States"],
            id="two countries",
        ),
        pytest.param(
            "the/DET [GPE Yemen/PROPN/npadvmod>based] -/PUNCT "
            "based/VERB:VBN=base/amod>movement "
            "[ORG Acme/PROPN/compound>movement] movement/NOUN/nsubj>grew grew/VERB=grow",
            ["Acme | located_in | Yemen"],
            id="the kind after the name",
        ),
        pytest.param(
            "at/ADP/prep>grew a/DET [GPE Leeds/PROPN/compound>bank] bank/NOUN/pobj>at "
            ",/PUNCT [ORG Acme/PROPN/nsubj>grew] grew/VERB=grow",
            [],
            id="an opening phrase",
        ),
        pytest.param(
            "the/DET [GPE Leeds/PROPN/npadvmod>based] -/PUNCT based/VERB:VBN=base/amod>user "
            "[ORG Acme/PROPN/compound>user] user/NOUN/nsubj>grew grew/VERB=grow",
            [],
            id="a user of it",
        ),
        pytest.param(
            "[NORP Dutch/ADJ/amod>firm] telecommunications/NOUN/compound>firm "
            "firm/NOUN/compound>Acme "
            f"{ACME} grew/VERB=grow",
            ["Acme | located_in | Netherlands"],
            id="a technology between",
        ),
        pytest.param(
            "the/DET [NORP Chinese/ADJ/npadvmod>owned] -/PUNCT/punct>owned "
            "owned/VERB:VBN=own/amod>maker maker/NOUN/compound>Acme "
            f"{ACME} grew/VERB=grow",
            [],
            id="whose owners are there",
        ),
        pytest.param(
            "[GPE Canada/PROPN] 's/PART:POS [ORG Acme/PROPN/compound>Constitution "
            "Constitution/PROPN/nsubj>grew] grew/VERB=grow",
            [],
            id="a text",
        ),
        pytest.param(
            "[GPE Chile/PROPN/poss>Index] 's/PART:POS Lakeside/PROPN/compound>Index "
            "Index/PROPN/nsubj>grew (/PUNCT [ORG LSX/PROPN/appos>Index] )/PUNCT "
            "grew/VERB=grow",
            [],
            id="the short form of an index",
        ),
        pytest.param(
            "[GPE Chile/PROPN/poss>Index] 's/PART:POS [ORG Lakeside/PROPN/compound>Index "
            "Index/PROPN/nsubj>grew (/PUNCT LSX/PROPN/appos>Index )/PUNCT] grew/VERB=grow",
            [],
            id="an index with its short form",
        ),
    ],
)
def test_seat_before_the_name(text: str, facts: list[str]) -> None:
    assert sorted(_facts(text)) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{ACME} ,/PUNCT the/DET weather/NOUN/compound>service service/NOUN/appos>Acme "
            "for/ADP/prep>service [GPE Ireland/PROPN/pobj>for] ,/PUNCT grew/VERB=grow",
            ["Acme | located_in | Ireland"],
            id="the service for a country",
        ),
        pytest.param(
            f"{ACME} ,/PUNCT the/DET maker/NOUN/appos>Acme "
            "of/ADP/prep>maker [GPE Ireland/PROPN/pobj>of] ,/PUNCT grew/VERB=grow",
            [],
            id="the maker of a country",
        ),
        pytest.param(
            f"{ACME} ,/PUNCT a/DET daily/NOUN/appos>Acme printed/VERB:VBN=print/acl>daily "
            "in/ADP/prep>printed [GPE Darwin/PROPN/pobj>in] ,/PUNCT grew/VERB=grow",
            ["Acme | located_in | Darwin"],
            id="printed in",
        ),
        pytest.param(
            f"{ACME} ,/PUNCT a/DET large/ADJ/amod>lender [GPE US/PROPN/nmod>lender] "
            "home/NOUN/compound>lender lender/NOUN/appos>Acme ,/PUNCT grew/VERB=grow",
            ["Acme | located_in | US"],
            id="a country's name for its adjective",
        ),
        pytest.param(
            "[ORG Beta/PROPN/nsubj>grew] and/CCONJ/cc>Beta [ORG Acme/PROPN/conj>Beta] ,/PUNCT "
            "both/DET/det>lenders large/ADJ/amod>lenders [NORP Dutch/ADJ/amod>lenders] "
            "lenders/NOUN:NNS=lender/appos>Acme ,/PUNCT grew/VERB=grow",
            ["Acme | located_in | Netherlands", "Beta | located_in | Netherlands"],
            id="both",
        ),
        pytest.param(
            f"{ACME} ,/PUNCT one/NUM/appos>Acme of/ADP/prep>one [GPE Norway/PROPN/poss>banks] "
            "'s/PART:POS largest/ADJ/amod>banks banks/NOUN:NNS=bank/pobj>of ,/PUNCT "
            "grew/VERB=grow",
            ["Acme | located_in | Norway"],
            id="one of a country's",
        ),
        pytest.param(
            f"{ACME} ,/PUNCT a/DET [GPE Leeds/PROPN/nmod>agency] and/CCONJ/cc>Leeds "
            "[GPE Lyon/PROPN/conj>Leeds] design/NOUN/compound>agency agency/NOUN/appos>Acme "
            ",/PUNCT grew/VERB=grow",
            ["Acme | located_in | Leeds", "Acme | located_in | Lyon"],
            id="an agency of two cities",
        ),
        pytest.param(
            f"{ACME} ,/PUNCT the/DET [GPE Leeds/PROPN/compound>firm] "
            "advertising/NOUN/compound>firm ,/PUNCT public/ADJ/amod>relations "
            "relations/NOUN:NNS/conj>advertising and/CCONJ branding/NOUN/compound>firm "
            "firm/NOUN/appos>Acme ,/PUNCT grew/VERB=grow",
            ["Acme | located_in | Leeds"],
            id="a city's firm of several trades",
        ),
        pytest.param(
            f"{ACME} ,/PUNCT a/DET [GPE Paris/PROPN/compound>favourite] "
            "fashion/NOUN/compound>favourite favourite/NOUN/appos>Acme ,/PUNCT grew/VERB=grow",
            [],
            id="what is no body",
        ),
        pytest.param(
            f"{ACME} ,/PUNCT a/DET [GPE Leeds/PROPN/compound>favourite] "
            "favourite/NOUN/appos>Acme ,/PUNCT [GPE Lyon/PROPN/compound>firm] "
            "firm/NOUN/nsubj>grew grew/VERB=grow",
            [],
            id="another place after a comma",
        ),
        pytest.param(
            f"{ACME} ,/PUNCT the/DET embattled/VERB:VBN=embattle/amod>firm "
            "[NORP Chinese/ADJ/amod>firm] firm/NOUN/appos>Acme ,/PUNCT grew/VERB=grow",
            ["Acme | located_in | China"],
            id="a participle before the country",
        ),
    ],
)
def test_seat_in_a_description(text: str, facts: list[str]) -> None:
    assert sorted(_facts(text)) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[NORP German/ADJ/amod>firms] firms/NOUN:NNS=firm/nsubj>left "
            "including/VERB/prep>firms "
            "[ORG Acme/PROPN/pobj>including] ,/PUNCT [ORG Beta/PROPN/conj>Acme] "
            "and/CCONJ/cc>Beta "
            "[ORG Gamma/PROPN/conj>Beta] left/VERB=leave",
            [
                "Acme | located_in | Germany",
                "Beta | located_in | Germany",
                "Gamma | located_in | Germany",
            ],
            id="including",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>left] ,/PUNCT [ORG Beta/PROPN/conj>Acme] and/CCONJ/cc>Beta "
            "other/ADJ/amod>firms [NORP German/ADJ/amod>firms] firms/NOUN:NNS=firm/conj>Beta "
            "left/VERB=leave",
            ["Acme | located_in | Germany", "Beta | located_in | Germany"],
            id="and others",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>left] and/CCONJ/cc>Acme "
            "[NORP German/ADJ/amod>firms] firms/NOUN:NNS=firm/conj>Acme left/VERB=leave",
            [],
            id="beside them",
        ),
        pytest.param(
            "firms/NOUN:NNS=firm/nsubj>left such/ADJ as/ADP/prep>firms [ORG "
            "Acme/PROPN/pobj>as] "
            "left/VERB=leave",
            [],
            id="of no country",
        ),
    ],
)
def test_seat_of_examples(text: str, facts: list[str]) -> None:
    assert sorted(_facts(text)) == facts


CLINIC = "[ORG Acme/PROPN/compound>Clinic Clinic/PROPN/pobj>at]"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"worked/VERB=work at/ADP/prep>worked {CLINIC} in/ADP/prep>worked western/ADJ "
            "[GPE Montana/PROPN/pobj>in]",
            ["Acme Clinic | located_in | Montana"],
            id="after at",
        ),
        pytest.param(
            "the/DET strikes/NOUN:NNS=strike/nsubj>ended against/ADP/prep>strikes "
            "[ORG Acme/PROPN/pobj>against] in/ADP/prep>Acme [GPE Montana/PROPN/pobj>in] "
            "ended/VERB=end",
            [],
            id="where it is struck",
        ),
        pytest.param(
            "told/VERB=tell [ORG Acme/PROPN/dobj>told] in/ADP/prep>told "
            "[GPE Montana/PROPN/pobj>in]",
            [],
            id="what is done there",
        ),
        pytest.param(
            "left/VERB=leave the/DET [ORG Acme/PROPN/compound>diocese] "
            "diocese/NOUN/dobj>left in/ADP/prep>left [GPE Montana/PROPN/pobj>in]",
            ["Acme | located_in | Montana"],
            id="the kind after the name",
        ),
        pytest.param(
            "left/VERB=leave the/DET [NORP Peruvian/ADJ/amod>embassy] "
            "embassy/NOUN/dobj>left in/ADP/prep>left [GPE Montana/PROPN/pobj>in]",
            ["Peruvian embassy | located_in | Montana"],
            id="an embassy",
        ),
        pytest.param(
            "left/VERB=leave the/DET [ORG Acme/PROPN/compound>church] "
            "church/NOUN/dobj>left in/ADP/prep>left [GPE Montana/PROPN/pobj>in]",
            [],
            id="a building's name",
        ),
        pytest.param(
            f"worked/VERB=work at/ADP/prep>worked {CLINIC} ,/PUNCT [GPE "
            f"Leeds/PROPN/appos>Clinic] "
            ",/PUNCT [GPE England/PROPN/appos>Leeds]",
            [],
            id="a bare comma",
        ),
        pytest.param(
            f"worked/VERB=work at/ADP/prep>worked {CLINIC} ,/PUNCT [GPE "
            f"Austin/PROPN/appos>Clinic]",
            [],
            id="a campus",
        ),
        pytest.param(
            f"at/ADP/prep>voted {CLINIC} ,/PUNCT [GPE Norway/PROPN/nsubj>voted] "
            f"voted/VERB=vote",
            [],
            id="the next clause",
        ),
        pytest.param(
            "saw/VERB=see the/DET [ORG Chamber/PROPN/dobj>saw of/ADP/prep>Chamber "
            "Deputies/PROPN/pobj>of] of/ADP/prep>Chamber [GPE Norway/PROPN/pobj>of]",
            [],
            id="the organ of a state",
        ),
        pytest.param(
            f"worked/VERB=work at/ADP/prep>worked {CLINIC} ,/PUNCT in/ADP/prep>Clinic "
            "[GPE Leeds/PROPN/pobj>in] ,/PUNCT",
            ["Acme Clinic | located_in | Leeds"],
            id="over a comma",
        ),
        pytest.param(
            f"{ACME} ,/PUNCT located/VERB:VBN=locate/acl>Acme near/ADP/prep>located "
            "[GPE Leeds/PROPN/pobj>near] ,/PUNCT grew/VERB=grow",
            ["Acme | located_in | Leeds"],
            id="located near",
        ),
        pytest.param(
            "the/DET [ORG Institute/PROPN of/ADP Volcanology/PROPN] (/PUNCT "
            "[GPE Ivolc/PROPN/appos>Institute] )/PUNCT grew/VERB=grow",
            [],
            id="a short form in brackets",
        ),
        pytest.param(
            "the/DET [ORG Acme/PROPN/compound>Berhad] (/PUNCT [GPE Malaysia/PROPN/appos>Acme] "
            ")/PUNCT Berhad/PROPN/nsubj>grew grew/VERB=grow",
            [],
            id="a bracket inside a name",
        ),
        pytest.param(
            "the/DET [ORG Supreme/PROPN/compound>Court Court/PROPN/nsubj>sat] "
            "of/ADP/prep>Court [GPE Norway/PROPN/pobj>of] sat/VERB=sit",
            [],
            id="a country that ends the name",
        ),
        pytest.param(
            "the/DET [ORG Fair/PROPN/compound>Authority Trade/PROPN/compound>Authority "
            "Data/PROPN/compound>Authority Authority/PROPN/nsubj>sat] of/ADP/prep>Authority "
            "[GPE Norway/PROPN/pobj>of] sat/VERB=sit",
            [],
            id="a country whose organ it is",
        ),
        pytest.param(
            "fought/VERB=fight alongside/ADP/prep>fought [ORG Acme/PROPN/pobj>alongside] "
            "in/ADP/prep>Acme [GPE Montana/PROPN/pobj>in]",
            [],
            id="where it is fought",
        ),
        pytest.param(
            "banned/VERB=ban [ORG Acme/PROPN/dobj>banned] in/ADP/prep>Acme "
            "[GPE Montana/PROPN/pobj>in]",
            [],
            id="where it is banned",
        ),
        pytest.param(
            f"died/VERB=die at/ADP/prep>died {CLINIC} in/ADP/prep>Clinic "
            "[GPE Montana/PROPN/pobj>in]",
            ["Acme Clinic | located_in | Montana"],
            id="where it happened, at a site",
        ),
        pytest.param(
            "[ORG Acme/PROPN/nsubj>grew] of/ADP/prep>Acme [GPE Norway/PROPN/pobj>of] "
            "grew/VERB=grow",
            ["Acme | located_in | Norway"],
            id="a body of a country",
        ),
        pytest.param(
            "grew/VERB=grow at/ADP/prep>grew [ORG Acme/PROPN/poss>Factory] 's/PART:POS "
            "[FAC Everett/PROPN/compound>Factory Factory/PROPN/pobj>at] near/ADP/prep>Factory "
            "[GPE Seattle/PROPN/pobj>near]",
            [],
            id="its plant that has a name",
        ),
        pytest.param(
            "studied/VERB=study at/ADP/prep>studied [ORG Acme/PROPN/poss>campus] 's/PART:POS "
            "campus/NOUN/pobj>at in/ADP/prep>studied [GPE Tonga/PROPN/pobj>in]",
            ["Acme | located_in | Tonga"],
            id="its campus",
        ),
    ],
)
def test_seat_after_the_name(text: str, facts: list[str]) -> None:
    assert _facts(text) == facts


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("western/ADJ [GPE Montana/PROPN/pobj>in]", ["Montana"], id="a part"),
        pytest.param(
            "the/DET [GPE US/PROPN/compound>city] city/NOUN/pobj>in of/ADP/prep>city "
            "[GPE Leeds/PROPN/pobj>of]",
            ["US", "Leeds"],
            id="city of",
        ),
        pytest.param(
            "the/DET [NORP Serbian/ADJ/amod>capital] capital/NOUN/pobj>in "
            "[GPE Belgrade/PROPN/appos>capital]",
            ["Serbia", "Belgrade"],
            id="a country's capital",
        ),
        pytest.param(
            "[GPE Leeds/PROPN/pobj>in] (/PUNCT [GPE LS/PROPN/appos>Leeds] )/PUNCT ,/PUNCT "
            "[GPE England/PROPN/appos>Leeds]",
            ["Leeds", "England"],
            id="with a short form",
        ),
        pytest.param(
            "the/DET [NORP Serbian/ADJ/amod>spring] spring/NOUN/pobj>in", [], id="no place"
        ),
    ],
)
def test_places_are_read_through_words_for_areas(text: str, places: list[str]) -> None:
    found = _facts(
        f"[ORG Acme/PROPN/compound>Clinic Clinic/PROPN/nsubj>grew] in/ADP/prep>Clinic {text} "
        "grew/VERB=grow"
    )
    assert found == [f"Acme Clinic | located_in | {place}" for place in places]


THE_MAKER = (
    " | the/DET/det>maker [NORP French/ADJ/amod>maker] {0} maker/NOUN/nsubj>won won/VERB=win"
)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            f"{ACME} grew/VERB=grow" + THE_MAKER.format("tool/NOUN/compound>maker"),
            ["Acme | located_in | France"],
            id="the only body named",
        ),
        pytest.param(
            f"{ACME} grew/VERB=grow beside/ADP/prep>grew [ORG Nokia/PROPN/pobj>beside]"
            + THE_MAKER.format(""),
            [],
            id="another body beside it",
        ),
        pytest.param(
            f"{ACME} grew/VERB=grow beside/ADP/prep>grew the/DET/det>Airways "
            "[ORG Leeds/PROPN/compound>Airways Airways/PROPN/pobj>beside]"
            + THE_MAKER.format("tool/NOUN/compound>maker"),
            ["Acme | located_in | France"],
            id="an airline beside it, which makes nothing",
        ),
        pytest.param(
            f"{ACME} grew/VERB=grow | he/PRON/nsubj>left left/VERB=leave "
            "[ORG Nokia/PROPN/dobj>left]" + THE_MAKER.format(""),
            [],
            id="another body since",
        ),
        pytest.param(
            f"[ORG Nokia/PROPN/nsubj>fell] fell/VERB=fall | {ACME} grew/VERB=grow"
            + THE_MAKER.format(""),
            [],
            id="another body just before",
        ),
    ],
)
def test_country_of_a_description(text: str, facts: list[str]) -> None:
    assert [fact for fact in _facts(text) if "France" in fact] == facts


@pytest.mark.parametrize(("noun", "facts"), [("headquarters", 1), ("plant", 0), ("store", 0)])
def test_who_opens_its_seat_is_there(noun: str, facts: int) -> None:
    text = (
        f"[ORG Acme/PROPN/nsubj>opened] opened/VERB=open its/PRON:PRP$/poss>{noun} "
        f"{noun}/NOUN/dobj>opened in/ADP/prep>{noun} [GPE Leeds/PROPN/pobj>in]"
    )
    assert len(set(_facts(text))) == facts


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        pytest.param("Japan", ["Acme University | located_in | Japan"], id="a country"),
        pytest.param("Leeds", [], id="a city may be another item"),
    ],
)
def test_a_country_between_commas_is_where_a_university_is(
    place: str, facts: list[str]
) -> None:
    text = (
        "people/NOUN:NNS/nsubj>built at/ADP/prep>people "
        "[ORG Acme/PROPN/compound>University University/PROPN/pobj>at] ,/PUNCT "
        f"[GPE {place}/PROPN/appos>University] ,/PUNCT built/VERB=build it/PRON/dobj>built"
    )
    assert _facts(text) == facts


def test_a_base_that_is_to_grow_is_there_already() -> None:
    text = (
        "[ORG Acme/PROPN/nsubj>expand] will/AUX/aux>expand expand/VERB:VB its/PRON/poss>base "
        "base/NOUN/dobj>expand in/ADP/prep>base [GPE Texas/PROPN/pobj>in]"
    )
    found = [one for one in patterns(read(text)) if one.relation == "located_in"]
    assert {str(one.evidence[0].stance) for one in found} == {"asserted"}
