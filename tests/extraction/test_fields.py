"""Fields of work that are technologies in titles and courses only."""

import pytest

from kg.extraction.patterns import patterns
from kg.extraction.products.fields import field_words
from tests.handmade import read, shown


def _works_on(text: str) -> list[str]:
    return [fact for fact in shown(patterns(read(text))) if "works_on" in fact]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>said] ,/PUNCT an/DET/det>expert expert/NOUN/appos>Ada "
            "on/ADP/prep>expert national/ADJ/amod>security security/NOUN/pobj>on ,/PUNCT "
            "said/VERB=say",
            ["Ada | works_on | national security"],
            id="a scope that makes a field",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>said] ,/PUNCT director/NOUN/appos>Ada of/ADP/"
            "prep>director the/DET/det>Zephyr [PRODUCT Zephyr/PROPN/pobj>of] ,/PUNCT "
            "said/VERB=say",
            [],
            id="what has a director",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>said] ,/PUNCT a/DET/det>analyst senior/ADJ/amod>analyst "
            "policy/NOUN/compound>analyst analyst/NOUN/appos>Ada ,/PUNCT said/VERB=say",
            [],
            id="a rank that makes none",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>said] ,/PUNCT a/DET/det>specialist "
            "public/ADJ/amod>affairs affairs/NOUN:NNS/compound>specialist "
            "specialist/NOUN/appos>Ada ,/PUNCT said/VERB=say",
            [],
            id="a duty of an office",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>said] ,/PUNCT director/NOUN/appos>Ada "
            "of/ADP/prep>director "
            "[PRODUCT Zephyr/PROPN/compound>markets] markets/NOUN:NNS/pobj>of ,/PUNCT "
            "said/VERB=say",
            [],
            id="a market for it",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/nsubj>said] ,/PUNCT Head/NOUN/appos>Ada of/ADP/prep>Head "
            "Platform/PROPN/compound>Sales Sales/PROPN/pobj>of for/ADP/prep>Sales "
            "[PRODUCT Zephyr/PROPN/pobj>for] ,/PUNCT said/VERB=say",
            [],
            id="whose post it is, behind its field",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/poss>research] 's/PART/case>Ada research/NOUN/nsubj>focuses "
            "focuses/VERB=focus on/ADP/prep>focuses robotics/NOUN/pobj>on",
            ["Ada | works_on | robotics"],
            id="what research is about",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/poss>research] 's/PART/case>Ada research/NOUN/nsubj>shows "
            "shows/VERB=show on/ADP/prep>shows robotics/NOUN/pobj>on",
            [],
            id="what research shows",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>said] ,/PUNCT "
            "general/ADJ/amod>manager manager/NOUN/appos>Roe of/ADP/prep>manager "
            "Sales/PROPN/pobj>of and/CCONJ/cc>Sales Robotics/PROPN/conj>Sales "
            "at/ADP/prep>manager [ORG Kerr/PROPN/pobj>at] ,/PUNCT said/VERB=say",
            [],
            id="a piece of an office's name",
        ),
        pytest.param(
            "[ORG Kerr/PROPN/compound>University University/PROPN/compound>expert] "
            "public/ADJ/amod>health health/NOUN/compound>expert expert/NOUN/compound>Ada "
            "[PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>said] said/VERB=say",
            ["Ada Roe | works_on | public health"],
            id="before the title",
        ),
        pytest.param(
            "civil/ADJ/amod>engineering and/CCONJ/cc>civil environmental/ADJ/conj>civil "
            "engineering/NOUN/compound>professor professor/NOUN/compound>Ada "
            "[PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>said] said/VERB=say",
            ["Ada Roe | works_on | civil and environmental engineering"],
            id="two adjectives of one field",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>said] ,/PUNCT "
            "a/DET/det>expert senior/ADJ/amod>expert expert/NOUN/appos>Roe on/ADP/prep>expert "
            "trade/NOUN/compound>law law/NOUN/pobj>on ,/PUNCT said/VERB=say",
            ["Ada Roe | works_on | trade law"],
            id="after the title",
        ),
        pytest.param(
            "[PERSON Roe/PROPN/nsubj>taught] taught/VERB=teach history/NOUN/dobj>taught",
            ["Roe | works_on | history"],
            id="taught",
        ),
        pytest.param(
            "[PERSON Roe/PROPN/nsubj>taught] taught/VERB=teach "
            "classes/NOUN:NNS=class/dobj>taught in/ADP/prep>classes "
            "sociology/NOUN/pobj>in and/CCONJ law/NOUN/conj>sociology",
            ["Roe | works_on | sociology", "Roe | works_on | law"],
            id="taught classes",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>said] ,/PUNCT head/NOUN/appos>Roe "
            "of/ADP/prep>head cardiology/NOUN/pobj>of at/ADP/prep>head "
            "[ORG Kerr/PROPN/compound>Hospital Hospital/PROPN/pobj>at] ,/PUNCT said/VERB=say",
            ["Ada Roe | works_on | cardiology"],
            id="a head of a discipline",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>said] ,/PUNCT head/NOUN/appos>Roe "
            "of/ADP/prep>head communications/NOUN/pobj>of at/ADP/prep>head "
            "[ORG Kerr/PROPN/compound>Hospital Hospital/PROPN/pobj>at] ,/PUNCT said/VERB=say",
            [],
            id="a head of an office",
        ),
        pytest.param(
            "[PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>said] ,/PUNCT "
            "an/DET/det>expert expert/NOUN/appos>Roe in/ADP/prep>expert "
            "shark/NOUN/compound>attacks attacks/NOUN:NNS/pobj>in ,/PUNCT said/VERB=say",
            ["Ada Roe | works_on | shark attacks"],
            id="an expert in whatever",
        ),
        pytest.param(
            "health/NOUN/compound>expert senior/ADJ/amod>expert expert/NOUN/compound>Ada "
            "[PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>said] said/VERB=say",
            [],
            id="words that are a field with another only",
        ),
        pytest.param(
            "history/NOUN/compound>minister minister/NOUN/compound>Ada "
            "[PERSON Ada/PROPN/compound>Roe Roe/PROPN/nsubj>said] said/VERB=say",
            [],
            id="a title of no field",
        ),
        pytest.param(
            "[PERSON Roe/PROPN/nsubj>taught] taught/VERB=teach pupils/NOUN:NNS/dobj>taught",
            [],
            id="no field",
        ),
        pytest.param(
            "[PERSON Roe/PROPN/nsubj>made] made/VERB=make history/NOUN/dobj>made",
            [],
            id="a verb of no field",
        ),
    ],
)
def test_fields(text: str, facts: list[str]) -> None:
    assert _works_on(text) == facts


def test_the_words_of_fields_are_lower_case_and_in_one_list() -> None:
    lists = field_words()
    assert lists["heads"].isdisjoint(lists["modified"])
    assert all(word.islower() for list_ in lists.values() for word in list_)
