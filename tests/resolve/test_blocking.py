import random
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import EntityType
from kg.resolve import blocking
from kg.resolve.block_index import Nearby
from kg.resolve.blocking import MOST, NEIGHBOURS, blocks, near
from kg.resolve.compare import Judgement, compare, is_particle
from kg.resolve.name_parts import parts

PERSON, INSTITUTION = EntityType.PERSON, EntityType.INSTITUTION

_FIRST = """Jian Jianping Muhammad Mohammed Mohamed John Jack Robert Bob Wladimir Vladimir
Philip Filip Olena Zhou Xi Владимир"""
_LAST = "Wu Lyu Lü Lv Salman Smith Zelensky Zelenskyy Кличко al-Saud"
_BETWEEN = ["", "", "Ping", "bin", "van", "S.", "Michael"]
_PERSON = st.builds(
    lambda first, between, last, turned: " ".join(
        filter(None, (last, first, between) if turned else (first, between, last))
    ),
    st.sampled_from([*_FIRST.split(), "J.", "X.", "P.", "Ж."]),
    st.sampled_from(_BETWEEN),
    st.sampled_from([*_LAST.split(), "S."]),
    st.booleans(),
)


def pairs(*every: str, type_: EntityType = PERSON) -> set[frozenset[str]]:
    return {
        frozenset((one[0], other[0]))
        for one, other in near(((name,), name, type_) for name in every)
    }


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("J. Smith", "John Smith", id="initial"),
        pytest.param("Smith J.", "Smith John", id="initial after the surname"),
        pytest.param("P. Noor", "Philip Noor", id="initial that sounds otherwise"),
        pytest.param("Bob Smith", "Robert Smith", id="short form with another first letter"),
        pytest.param("Ted Noor", "Theodore Noor", id="short form of two names"),
        pytest.param("Michael Smith", "John Michael Smith", id="second given name"),
        pytest.param("Muhammad Salman", "Muhammad bin Salman al Saud", id="particles"),
        pytest.param("Lyu Benfu", "Benfu Lü", id="pinyin and order"),
        pytest.param("Wu Jian Ping", "Jianping Wu", id="blanks and order"),
        pytest.param("Li Yan Hong", "Liyan Hong", id="blanks where a sound crosses them"),
        pytest.param("Володимир Зеленський", "Volodymyr Zelenskyi", id="another script"),
        pytest.param("Angela Merkel", "Angela Merkell", id="slip"),
        pytest.param("Abu Bakr Noor", "Abu Noor", id="particle in front"),
    ],
)
def test_two_printings_of_a_person_meet(left: str, right: str) -> None:
    assert compare(left, right, PERSON).judgement is not Judgement.DIFFERENT
    assert pairs(left, right) == {frozenset((left, right))}


def test_two_persons_of_one_surname_and_initial_do_not_meet() -> None:
    assert {block for block, _ in blocks("John Smith", PERSON)} & {
        block for block, _ in blocks("James Smith", PERSON)
    } == {"smith j"}
    assert pairs("John Smith", "James Smith", "Julia Smith") == set()


@given(_PERSON, _PERSON)
@settings(max_examples=400, deadline=None)
def test_two_names_of_a_person_that_are_the_same_meet(left: str, right: str) -> None:
    """Also those that may be one by an initial, an order, a name left out; slips may not.

    A name with one word beside particles ("S. J. bin") has too little for a block.
    """
    found = compare(left, right, PERSON)
    alone = any(
        sum(not is_particle(word) for word in parts(name, PERSON).words) < 2
        for name in (left, right)
    )
    slip = any(feature == "spelling" for feature, _ in found.features)
    if left == right or found.judgement is Judgement.DIFFERENT or alone or slip:
        return
    assert pairs(left, right) == {frozenset((left, right))}


@given(st.randoms(use_true_random=False))
@settings(max_examples=3, deadline=None)
def test_names_that_are_the_same_meet_in_a_crowd(chance: random.Random) -> None:
    """Blocks are far larger than is compared each with each, and no equal pair is lost."""
    every = {
        " ".join(filter(None, (first, chance.choice(_BETWEEN), last)))
        for first in _FIRST.split()
        for last in _LAST.split()
    }
    every |= {" ".join(reversed(name.split())) for name in sorted(every)[::3]}
    met = pairs(*every)
    for one, other in combinations(sorted(every), 2):
        if compare(one, other, PERSON).judgement is Judgement.SAME:
            assert frozenset((one, other)) in met


@given(st.lists(st.text("abc .", min_size=1, max_size=12), max_size=12, unique=True))
@settings(deadline=None)
def test_pairs_do_not_hang_on_the_order(every: list[str]) -> None:
    for type_ in (PERSON, INSTITUTION):
        named = [((name,), name, type_) for name in every]
        found = near(named)
        assert found == near(reversed(named))
        assert len(found) == len(set(found))
        assert all(one < other for one, other in found)


def test_a_large_block_has_few_pairs_a_name() -> None:
    """Each name with its neighbours of one letter less: not with each of its block."""
    every = [f"J{'ab'[n & 1]}{'cd'[n >> 1 & 1]}{n >> 2:05} Noor" for n in range(40 * MOST)]
    assert len(pairs(*every)) < len(every) * 2 * MOST


def test_an_initial_meets_some_of_a_large_block() -> None:
    every = [f"J{chr(97 + n % 26)}{chr(97 + n // 26)}mar Noor" for n in range(5 * MOST)]
    met = [pair for pair in pairs("J. Noor", *every) if "J. Noor" in pair]
    assert NEIGHBOURS < len(met) <= MOST


def test_institutions_of_one_beginning_meet_where_few_letters_differ() -> None:
    one, other, long = "Acme Robots", "Acme Robotts", "Acme Robots and Vehicles"
    assert pairs(one, other, long, type_=INSTITUTION) == {frozenset((one, other))}


def test_an_acronym_meets_what_it_stands_for() -> None:
    found = pairs("CPPCC", "Chinese People's Political Consultative Conference",
                  "Central Park Pony Carriage Company", type_=INSTITUTION)  # fmt: skip
    assert {"CPPCC"} == set.intersection(*map(set, found))
    assert len(found) == 2


@settings(max_examples=60)
@given(st.data())
def test_what_was_near_before_changes_nothing(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([PERSON, INSTITUTION]))
    bodies = st.builds(
        lambda *words: " ".join(filter(None, words)),
        st.sampled_from(["Royal", "Royl", "RS", "North", "Norh", "", "Acme"]),
        st.sampled_from(["Society", "Socety", "School", "Institute", "", "Capital"]),
        st.sampled_from(["of London", "Ltd", "of Science", ""]),
    ).filter(bool)
    named = _PERSON if kind is PERSON else bodies
    kept: dict[EntityType, Nearby] = {}
    for _ in range(3):
        every = data.draw(st.sets(named, max_size=70))
        things = [((number % 3, name), name, kind) for number, name in enumerate(sorted(every))]
        again: dict[EntityType, Nearby] = {}
        whole: dict[EntityType, Nearby] = {}
        assert near(things, kept=kept, keep=again) == near(things, keep=whole)
        assert again == whole
        kept = {type_: Nearby.read(one.written()) for type_, one in again.items()}
        assert kept == again


def test_only_blocks_that_a_new_name_is_in_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = [f"{first} {last}" for first in _FIRST.split()[:9] for last in _LAST.split()[:6]]
    things = [((name,), name, PERSON) for name in names]
    kept: dict[EntityType, Nearby] = {}
    near(things, keep=kept)
    asked: list[str] = []
    real = blocking.blocks

    def counted(name: str, type_: EntityType) -> Iterator[tuple[str, str]]:
        asked.append(name)
        return real(name, type_)

    monkeypatch.setattr(blocking, "blocks", counted)
    things.append((("Ada Noor",), "Ada Noor", PERSON))
    near(things, kept=kept)
    assert len(asked) == 2  # its own, once for the hashes and once to meet others
