"""Places and institutions of one name: a conflict of place makes two, nothing else does."""

import random
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Citation, EntityType, Extraction, Fact, Hint, Mention, identify
from kg.resolve import Resolved, resolve
from kg.resolve.compare import Judgement
from kg.resolve.ledger import Decision

Make = Callable[..., Mention]
MakeFact = Callable[..., Fact[Mention]]
ORG, PLACE = EntityType.INSTITUTION, EntityType.PLACE

_TYPES = {"org": ORG, "place": PLACE, "person": EntityType.PERSON}


def said(
    article: str,
    *named: tuple[str, str],
    hints: tuple[tuple[str, str, str, str], ...] = (),
    on: str = "",
) -> Extraction:
    """Return an article that names some things, with hints (type, name, kind, place)."""
    mentions = tuple(
        Mention(
            article=article, start=100 * n, end=100 * n + len(name), text=name,
            type=_TYPES[type_], name=name,
        )
        for n, (type_, name) in enumerate(named)
    )  # fmt: skip
    made = _empty(article, on)
    return replace(
        made,
        mentions=mentions,
        hints=tuple(sorted(Hint(_TYPES[type_], *rest) for type_, *rest in hints)),
    )


def _empty(article: str, on: str) -> Extraction:
    citation = Citation(
        id=article, sha256=identify(article)[1], name=article, source=article, title=article,
        published=on,
    )  # fmt: skip
    return Extraction(citation=citation)


def nodes(found: Resolved, slug: str) -> list[str]:
    return [one.id for one in found.entities if one.id.partition("/")[2].startswith(slug)]


def where(
    article: str, type_: str, name: str, kind: str, place: str, **more: str
) -> Extraction:
    return said(
        article, (type_, name), ("place", place), hints=((type_, name, kind, place),), **more
    )


def test_a_conflict_of_country_or_region_makes_two_that_are_unsure() -> None:
    for pair, slug, feature in [
        (
            (
                where("a", "org", "Zeta", "of", "Darmstadt"),
                where("b", "org", "Zeta", "of", "New Jersey"),
            ),
            "zeta",
            ("other country: germany, united states", -0.2),
        ),
        (
            (
                where("a", "org", "Ministry of Silk", "at", "Ankara"),
                where("b", "org", "Ministry of Silk", "at", "Lima"),
            ),
            "ministry",
            ("other country: turkey, peru", -0.3),
        ),
        (
            (
                where("a", "place", "Valencia", "comma", "Spain"),
                where("b", "place", "Valencia", "at", "Venezuela"),
            ),
            "valencia",
            ("other country: spain, venezuela", -0.3),
        ),
        (
            (
                where("a", "place", "Portland", "comma", "Oregon"),
                where("b", "place", "Portland", "comma", "Maine"),
            ),
            "portland",
            ("other region: oregon, maine", -0.25),
        ),
    ]:
        found = resolve(pair)
        assert len(nodes(found, slug)) == 2
        (one,) = found.unsure
        assert feature in one.features
        assert one.score == round(sum(weight for _, weight in one.features), 3)
        assert {one.left, one.right} == set(nodes(found, slug))


def test_without_a_conflict_one_name_is_one() -> None:
    for pair, slug in [
        # One of them does not say; a country and a part of it; a site of a company.
        ((where("a", "org", "Zeta", "of", "Darmstadt"), said("b", ("org", "Zeta"))), "zeta"),
        (
            (
                where("a", "place", "Leeds", "comma", "England"),
                where("b", "place", "Leeds", "at", "United Kingdom"),
            ),
            "leeds",
        ),
        (
            (
                where("a", "org", "Zeta", "at", "Darmstadt"),
                where("b", "org", "Zeta", "at", "New Jersey"),
            ),
            "zeta",
        ),
        # A body of many countries sits in several; a river runs through them.
        (
            (
                where("a", "org", "European Court", "at", "Strasbourg"),
                where("b", "org", "European Court", "at", "Rome"),
            ),
            "european",
        ),
        (
            (
                where("a", "place", "Zambu River", "at", "Angola"),
                where("b", "place", "Zambu River", "at", "Namibia"),
            ),
            "zambu",
        ),
        # A list of cities or of countries is no address.
        (
            (
                where("a", "place", "Valencia", "comma", "Dubai"),
                where("b", "place", "Valencia", "comma", "Spain"),
            ),
            "valencia",
        ),
        (
            (
                where("a", "place", "France", "comma", "Germany"),
                where("b", "place", "France", "comma", "Italy"),
            ),
            "france",
        ),
    ]:
        found = resolve(pair)
        assert len(nodes(found, slug)) == 1, slug
        assert found.unsure == ()


def test_an_article_that_says_both_makes_one() -> None:
    one, other = (
        where("a", "org", "Zeta", "of", "Darmstadt"),
        where("b", "org", "Zeta", "of", "Toulouse"),
    )
    assert len(nodes(resolve([one, other]), "zeta")) == 2
    both = said(
        "c",
        ("org", "Zeta"),
        hints=(("org", "Zeta", "of", "France"), ("org", "Zeta", "of", "Germany")),
    )
    assert nodes(resolve([one, other, both]), "zeta") == ["org/zeta"]


def test_what_both_say_of_a_company_outweighs_two_countries(
    mention: Make, fact: MakeFact
) -> None:
    every = [
        where("a", "org", "Zeta", "of", "Darmstadt"),
        where("b", "org", "Zeta", "of", "Toulouse"),
    ]
    for number, one in enumerate(every):
        person = mention("person", "Ada Lovelace", article=one.citation.id, start=500)
        led = fact(person, "holds_position", one.mentions[0], role="chief executive")
        every[number] = replace(one, mentions=(*one.mentions, person), facts=(led,))
    assert nodes(resolve(every), "zeta") == ["org/zeta"]


def test_an_ambiguous_name_is_the_country_or_the_state_by_its_neighbours() -> None:
    country = said("a", ("place", "Georgia"), ("place", "Tbilisi"))
    state = said(
        "b", ("place", "Georgia"), ("place", "Atlanta"),
        hints=(("place", "Atlanta", "comma", "Georgia"),),
    )  # fmt: skip
    visit = said("c", ("place", "Georgia"), ("place", "Washington"))
    some = replace(country, hints=(Hint(PLACE, "Tbilisi", "at", "Georgia"),))
    found = resolve([some, state, visit])
    assert len(nodes(found, "georgia")) == 2
    at = {article: id_ for article, id_ in found.appearances if "georgia" in id_}
    assert at["a"] != at["b"]


def test_who_does_not_say_goes_where_the_country_is_named_else_to_the_first() -> None:
    first = where("a", "org", "Zeta", "of", "Darmstadt", on="2020-01-01")
    second = where("b", "org", "Zeta", "of", "New Jersey", on="2021-01-01")
    near = said("c", ("org", "Zeta"), ("place", "Chicago"))
    bare = said("d", ("org", "Zeta"))
    found = resolve([bare, near, second, first])
    at = {article: id_ for article, id_ in found.appearances if "zeta" in id_}
    assert at["a"] == at["d"] == "org/zeta"
    assert at["b"] == at["c"] != "org/zeta"


def test_a_person_says_same_or_different() -> None:
    every = [
        where("a", "org", "Zeta", "of", "Darmstadt"),
        where("b", "org", "Zeta", "of", "New Jersey"),
    ]
    left, right = nodes(resolve(every), "zeta")
    for judgement, count in ((Judgement.SAME, 1), (Judgement.DIFFERENT, 2)):
        decision = Decision(left=left, right=right, judgement=judgement, line=2)
        found = resolve(every, decisions=[decision])
        assert len(nodes(found, "zeta")) == count
        assert found.unsure == ()
        assert found.unused == ()


_PLACES = ("Darmstadt", "New Jersey", "Germany", "Georgia", "Tbilisi", "Atlanta", "Illinois")
_NAMES = (
    ("org", "Zeta"),
    ("org", "Ministry of Silk"),
    ("place", "Georgia"),
    ("place", "Springfield"),
)


@settings(deadline=None, max_examples=60)  # a loaded machine is no defect
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(_NAMES), min_size=1, max_size=3, unique=True),
            st.lists(
                st.tuples(
                    st.sampled_from(_NAMES),
                    st.sampled_from(["of", "at", "comma"]),
                    st.sampled_from(_PLACES),
                ),
                max_size=3,
            ),
            st.sampled_from(["", "2020-01-01", "2024-05-05"]),
        ),
        min_size=1,
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_order_and_repetition_do_not_matter(
    rows: list[tuple[list, list, str]], shuffle: random.Random
) -> None:
    every = [
        said(
            article,
            *names,
            *(("place", place) for _, _, place in hints),
            hints=tuple((*name, kind, place) for name, kind, place in hints),
            on=on,
        )
        for article, (names, hints, on) in zip("abcdef", rows, strict=False)
    ]
    found = resolve(every)
    again = [*every, *every[:2]]
    shuffle.shuffle(again)
    assert resolve(again) == found
    ids = {one.id for one in found.entities}
    assert len(ids) == len(found.entities)
    for pair in found.unsure:
        assert {pair.left, pair.right} <= ids
