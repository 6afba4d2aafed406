"""Whom a name of a person stands for, by culture; with those it must not stand for."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.nlp.names.candidates import candidates
from kg.nlp.names.fullnames import full, same_person
from kg.nlp.naming.naming import names
from tests.handmade import parsed


def _names(*spoken: str) -> list[str]:
    doc = parsed(" | ".join(map(_sentence, spoken)))
    return names(doc, candidates(doc))


def _sentence(spoken: str) -> str:
    """Return a sentence in which somebody speaks; in "Ms. ; Park" the title is outside."""
    title, bar, name = spoken.rpartition(" ; ")
    tokens = " ".join(f"{word}/PROPN" for word in name.split())
    lead = " ".join(
        f"{word}/{'PROPN' if word[0].isupper() else 'NOUN'}" for word in title.split()
    )
    return f"{lead + ' ' if bar else ''}[PERSON {tokens}] spoke/VERB"


@pytest.mark.parametrize(
    ("spoken", "called"),
    [
        pytest.param(
            ["Park Geun-hye", "Park", "Ms. ; Park", "President ; Park"],
            ["Park Geun-hye"] * 4,
            id="Korean: surname first",
        ),
        pytest.param(["Kim Jong Un", "Kim Jong-un"], ["Kim Jong Un"] * 2, id="Korean: hyphen"),
        pytest.param(
            ["Kim Jong Un", "Kim Jong Il", "Kim"],
            ["Kim Jong Un", "Kim Jong Il", "Kim"],
            id="Korean: father and son",
        ),
        pytest.param(
            ["Hou Lijun", "Hou", "Lijun Hou", "Hou Lijun"],
            ["Hou Lijun"] * 4,
            id="Chinese: turned",
        ),
        pytest.param(["Michael Lovelace", "Mike"], ["Michael Lovelace"] * 2, id="short form"),
        pytest.param(
            ["Mike", "Michael Lovelace"], ["Mike", "Michael Lovelace"], id="short form before"
        ),
        pytest.param(
            ["Michael Lovelace", "Michael Byron", "Mike"],
            ["Michael Lovelace", "Michael Byron", "Mike"],
            id="short form of two",
        ),
        pytest.param(
            ["Viktor Orbán", "Orbán Viktor", "Orbán", "Orban"],
            ["Viktor Orbán"] * 4,
            id="Hungarian: turned, without marks",
        ),
        pytest.param(
            ["Shinzo Abe", "Abe Shinzo", "Abe"], ["Shinzo Abe"] * 3, id="Japanese: turned"
        ),
        pytest.param(
            ["James Thomas", "Thomas James"],
            ["James Thomas", "Thomas James"],
            id="English: turned is another",
        ),
        pytest.param(
            ["Nguyễn Phú Trọng", "Nguyễn Xuân Phúc", "Trọng", "Phúc"],
            ["Nguyễn Phú Trọng", "Nguyễn Xuân Phúc", "Nguyễn Phú Trọng", "Nguyễn Xuân Phúc"],
            id="Vietnamese: last word",
        ),
        pytest.param(
            ["Gabriel García Márquez", "García Márquez", "García"],
            ["Gabriel García Márquez"] * 3,
            id="Spanish: two surnames",
        ),
        pytest.param(
            ["Gabriel García Márquez", "Rafael Márquez", "Márquez"],
            ["Gabriel García Márquez", "Rafael Márquez", "Rafael Márquez"],
            id="Spanish: the second surname is another's first",
        ),
        pytest.param(
            ["Luiz Inácio Lula da Silva", "Lula", "da Silva", "Lula da Silva"],
            ["Luiz Inácio Lula da Silva"] * 4,
            id="Portuguese: word before the particle",
        ),
        pytest.param(
            ["Ursula von der Leyen", "von der Leyen", "Leyen"],
            ["Ursula von der Leyen"] * 3,
            id="German: particles",
        ),
        pytest.param(
            ["Geert van den Berg", "Van den Berg"],
            ["Geert van den Berg"] * 2,
            id="Dutch: capital",
        ),
        pytest.param(
            ["Abdel-Fattah el-Sissi", "el-Sissi", "Sissi"],
            ["Abdel-Fattah el-Sissi"] * 3,
            id="Arabic: article",
        ),
        pytest.param(
            ["Mohammed bin Salman", "King ; Salman", "Prince ; Mohammed"],
            ["Mohammed bin Salman", "Salman", "Mohammed bin Salman"],
            id="Arabic: the father's name is the father's",
        ),
        pytest.param(
            ["Katrín Jakobsdóttir", "Katrín"],
            ["Katrín Jakobsdóttir"] * 2,
            id="Icelandic: given",
        ),
    ],
)
def test_cultures(spoken: list[str], called: list[str]) -> None:
    assert _names(*spoken) == called


@pytest.mark.parametrize(
    ("spoken", "called"),
    [
        pytest.param(
            ["John Smith", "Mary Smith", "Mr. ; Smith", "Mrs. ; Smith", "Smith"],
            ["John Smith", "Mary Smith", "John Smith", "Mary Smith", "Smith"],
            id="a title tells which",
        ),
        pytest.param(
            ["Mary Smith", "Mr. ; Smith"],
            ["Mary Smith", "Smith"],
            id="a title says it is not she",
        ),
        pytest.param(
            ["Bill Nelson", "Dr. ; Alondra Nelson", "Dr. ; Nelson"],
            ["Bill Nelson", "Alondra Nelson", "Alondra Nelson"],
            id="the title that one of them has",
        ),
        pytest.param(
            ["George W. Bush", "George H. W. Bush", "George Bush"],
            ["George W. Bush", "George H. W. Bush", "George Bush"],
            id="other initials, and a name of either",
        ),
        pytest.param(
            ["John Smith", "John Smith Jr."], ["John Smith", "John Smith Jr."], id="junior"
        ),
        pytest.param(
            ["Larry Page", "Lawrence Page", "L. Page"],
            ["Lawrence Page"] * 3,
            id="short form and initial",
        ),
        pytest.param(
            ["John Page", "Jane Page", "J. Page"],
            ["John Page", "Jane Page", "J. Page"],
            id="initial of two",
        ),
        pytest.param(
            ["Kristen Wilkins", "Kristin Wilkins", "Kristen Wilkins"],
            ["Kristen Wilkins"] * 3,
            id="slip",
        ),
        pytest.param(
            ["Mario Rossi", "Maria Rossi"], ["Mario Rossi", "Maria Rossi"], id="no slip"
        ),
        pytest.param(
            ["Zaha Hadid", "her father ; John Hadid", "Hadid"],
            ["Zaha Hadid", "John Hadid", "Zaha Hadid"],
            id="a relative leaves the surname",
        ),
        pytest.param(
            ["Pierre Charles Enfant", "son of ; Pierre Enfant"],
            ["Pierre Charles Enfant", "Pierre Enfant"],
            id="father and son of one given name",
        ),
        pytest.param(
            ["Bill Clinton", "Bill Clinton", "Hillary Clinton", "Clinton"],
            ["Bill Clinton", "Bill Clinton", "Hillary Clinton", "Bill Clinton"],
            id="named in full again and again",
        ),
        pytest.param(
            ["Zaha Mohammad Hadid", "Mohammad"],
            ["Zaha Mohammad Hadid", "Mohammad"],
            id="a middle name is nobody's short name",
        ),
    ],
)
def test_namesakes(spoken: list[str], called: list[str]) -> None:
    assert _names(*spoken) == called


def test_a_name_that_an_article_explains() -> None:
    doc = parsed(
        "[PERSON Ann/PROPN Example/PROPN] ,/PUNCT better/ADV known/VERB as/ADP "
        "[PERSON Jo/PROPN Muster/PROPN] ,/PUNCT spoke/VERB | "
        "[PERSON Jo/PROPN Muster/PROPN] left/VERB | [PERSON Muster/PROPN] slept/VERB"
    )
    called = names(doc, candidates(doc))
    assert called == ["Jo Muster"] * 4


def test_a_family_name_printed_often_counts_for_its_full_name() -> None:
    doc = parsed(
        "[PERSON Ann/PROPN Example/PROPN] spoke/VERB | [PERSON Example/PROPN] ,/PUNCT also/ADV "
        "known/VERB as/ADP [PERSON Jo/PROPN Muster/PROPN] ,/PUNCT left/VERB | "
        "[PERSON Example/PROPN] slept/VERB"
    )
    assert names(doc, candidates(doc)) == ["Ann Example"] * 4


@pytest.mark.parametrize("name", ["Cher", "Xi", ""])
def test_one_word_is_no_full_name(name: str) -> None:
    assert full(name) is None


_PEOPLE = {
    "Park Geun-hye": ["Park", "Park Geun-hye"],
    "Viktor Orbán": ["Orbán", "Orban"],
    "Gabriel García Márquez": ["García Márquez", "García"],
    "Ursula von der Leyen": ["von der Leyen"],
    "Abdel-Fattah el-Sissi": ["Sissi"],
    "Ada Lovelace": ["Lovelace", "Ada"],
    "Nguyễn Phú Trọng": ["Trọng"],
}


@given(
    order=st.permutations(
        sorted({(name, form) for name, forms in _PEOPLE.items() for form in (name, *forms)})
    )
)
def test_the_order_of_mentions_does_not_change_the_people(order: list[tuple[str, str]]) -> None:
    assert _names(*(form for _, form in order)) == [name for name, _ in order]


@given(
    one=st.lists(st.sampled_from(["Ann", "A.", "Lee", "Kim", "van", "García"]), min_size=2),
    other=st.lists(st.sampled_from(["Ann", "A.", "Lee", "Kim", "van", "García"]), min_size=2),
)
@example(one=["Ann", "Lee"], other=["Lee", "Ann"])
def test_being_one_person_is_symmetric(one: list[str], other: list[str]) -> None:
    left, right = full(" ".join(one)), full(" ".join(other))
    assert left is not None
    assert right is not None
    assert same_person(left, right) == same_person(right, left)
    assert same_person(left, left)


def test_a_surname_printed_before_a_kin_is_another_s() -> None:
    first = "word/NOUN spread/VERB \\n\\n/SPACE"
    bare = "[PERSON Lovelace/PROPN] spoke/VERB"
    kin = (
        "[PERSON John/PROPN Lovelace/PROPN] ,/PUNCT the/DET mayor/NOUN 's/PART:POS "
        "brother/NOUN ,/PUNCT spoke/VERB"
    )
    doc = parsed(" | ".join((first, bare, kin, bare)))
    assert names(doc, candidates(doc)) == ["Lovelace", "John Lovelace", "Lovelace"]
    doc = parsed(" | ".join((first, kin, bare)))
    assert names(doc, candidates(doc)) == ["John Lovelace", "John Lovelace"]
