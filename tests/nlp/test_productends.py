"""Names of products end where they end, not where the first word of them does."""

import pytest

from kg.nlp.products.productends import whole_end
from tests.handmade import parsed

_WHOLE = [
    pytest.param("the/DET Zephyr/PROPN", " 7/NUM", " for/ADP money/NOUN", id="number"),
    pytest.param("Zephyr/PROPN", " 2.1/NUM Pro/PROPN", " sells/VERB", id="number and version"),
    pytest.param(
        "Zephyr/PROPN Layer/PROPN",
        " for/ADP Lisp/PROPN",
        " (/PUNCT ZLL/PROPN )/PUNCT",
        id="letters in brackets",
    ),
    pytest.param(
        "ZeLi/PROPN (/PUNCT Zephyr/PROPN Layer/PROPN",
        " for/ADP Lisp/PROPN",
        " )/PUNCT",
        id="name in brackets",
    ),
    pytest.param("new/ADJ Z/PROPN", " series/NOUN", " of/ADP chips/NOUN", id="letter"),
    pytest.param(
        "Zephyr/PROPN/compound>Trial Z5/PROPN/compound>Trial",
        " Trial/PROPN/compound>software",
        " software/NOUN/pobj>is is/AUX",
        id="word before the kind",
    ),
]

_NO_MORE = [
    pytest.param("Zephyr/PROPN", " 5/NUM times/NOUN:NNS", id="counts what follows"),
    pytest.param("Zephyr/PROPN", " 5/NUM million/NUM", id="goes on as a number"),
    pytest.param("Zephyr/PROPN", " 5/NUM %/NOUN", id="share"),
    pytest.param("Zephyr/PROPN", " [DATE 5/NUM May/PROPN]", id="date"),
    pytest.param("robots/NOUN:NNS", " 7/NUM", id="no name"),
    pytest.param("Zephyr/PROPN", " for/ADP Lisp/PROPN and/CCONJ", id="for whom it is"),
    pytest.param(
        "Zephyr/PROPN", " for/ADP Lisp/PROPN (/PUNCT NATO/PROPN )/PUNCT", id="other letters"
    ),
    pytest.param("Zephyr/PROPN", " series/NOUN", id="a series of what has a name"),
]


def _size(text: str) -> int:
    return len(text.split())


@pytest.mark.parametrize(("found", "more", "after"), _WHOLE)
def test_name_goes_on(found: str, more: str, after: str) -> None:
    doc, end = parsed(found + more + after), _size(found)
    names = [one.i for one in doc[:end] if one.text[0].isupper() and one.text != "ZeLi"]
    assert whole_end(doc, names[0], end) == end + _size(more)


@pytest.mark.parametrize(("found", "after"), _NO_MORE)
def test_name_ends(found: str, after: str) -> None:
    doc = parsed(found + after)
    assert whole_end(doc, 0, 1) == 1
