"""Ids stay when articles are added, a merge leaves a redirect, what is gone is not named."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KGError
from kg.graph import Graph, assemble
from kg.model import Extraction, Mention
from kg.rdf import read, validate, write
from kg.resolve import Resolved, resolve
from kg.resolve.compare import Judgement
from kg.resolve.identities import EMPTY, Identities, parse, text_of
from kg.resolve.ledger import Decision

Make = Callable[..., Mention]
MakeExtraction = Callable[..., Extraction]
Says = Callable[..., Extraction]


@pytest.fixture(scope="session")
def says(mention: Make, extraction: MakeExtraction) -> Says:
    """Return ``says(article, *(type, text, name), on=DATE)``."""

    def call(article: str, *named: tuple[str, ...], on: str = "") -> Extraction:
        mentions = tuple(
            mention(*one, article=article, start=100 * n) for n, one in enumerate(named)
        )
        made = extraction(article, mentions=mentions)
        return replace(made, citation=replace(made.citation, published=on))

    return call


def ids(found: Resolved) -> list[str]:
    return [one.id for one in found.entities]


def in_article(found: Resolved, article: str) -> set[str]:
    return {id_ for at, id_ in found.appearances if at == article}


def judged(left: str, right: str, judgement: Judgement) -> Decision:
    return Decision(left=left, right=right, judgement=judgement, line=2)


WU = ("person", "Wu Jianping")


def test_an_earlier_homonym_does_not_take_the_plain_id(says: Says) -> None:
    later, earlier = says("b", WU, on="2024-02-02"), says("a", WU, on="2024-01-01")
    first = resolve([later])
    assert ids(first) == ["person/wu-jianping"]
    both = resolve([earlier, later], identities=first.identities)
    assert in_article(both, "b") == {"person/wu-jianping"}
    (other,) = in_article(both, "a")
    assert other.startswith("person/wu-jianping-")
    # Without the registry the earlier one would have it, as it does in a build of both at once.
    assert in_article(resolve([later, earlier]), "a") == {"person/wu-jianping"}
    assert both.identities.rows[0] == first.identities.rows[0]  # lines are added
    assert resolve([later, earlier], identities=both.identities) == both


def test_an_acronym_that_is_spelt_out_later_keeps_its_id(says: Says) -> None:
    first = resolve([says("a", ("org", "WHO"))])
    spelt = says("b", ("org", "WHO", "World Health Organization"))
    found = resolve([says("a", ("org", "WHO")), spelt], identities=first.identities)
    assert [(one.id, one.name) for one in found.entities] == [
        ("org/who", "World Health Organization")
    ]
    assert found.redirects == ()


def test_a_merge_leaves_a_redirect_and_a_split_gives_the_id_back(says: Says) -> None:
    every = [says("a", WU, on="2024-01-01"), says("b", WU, on="2024-01-02")]
    first = resolve(every)
    one, other = ids(first)
    same = [judged(one, other, Judgement.SAME)]
    merged = resolve(every, decisions=same, identities=first.identities)
    assert (ids(merged), merged.redirects) == ([one], ((other, one),))
    assert merged.identities.redirects == {other: one}
    # The judgement still knows both ids, and a third article changes nothing.
    third = says("c", WU, on="2023-01-01")
    again = resolve(
        [third, *every],
        decisions=[*same, judged(f"{one}@c", one, Judgement.SAME)],
        identities=merged.identities,
    )
    assert (ids(again), again.redirects, again.unused) == ([one], ((other, one),), ())
    apart = resolve(
        every, decisions=[judged(one, other, Judgement.DIFFERENT)], identities=again.identities
    )
    assert (in_article(apart, "a"), in_article(apart, "b")) == ({one}, {other})
    assert (apart.redirects, apart.identities.redirects) == ((), {})


def test_redirects_are_found_in_the_graph_and_its_turtle(says: Says) -> None:
    every = [says("a", WU, on="2024-01-01"), says("b", WU, on="2024-01-02")]
    first = resolve(every)
    one, other = ids(first)
    merged = resolve(
        every, decisions=[judged(one, other, Judgement.SAME)], identities=first.identities
    )
    graph = assemble(
        merged.facts,
        entities=merged.entities,
        citations=merged.citations,
        appearances=merged.appearances,
        redirects=merged.redirects,
    )
    assert [found.id for found in graph.find(other)] == [one]
    turtle = write(graph)
    assert "dcterms:isReplacedBy person:wu-jianping" in turtle
    assert read(turtle) == graph
    assert not list(validate(turtle))
    for wrong in ((other, "person/nobody"), (one, one)):
        with pytest.raises(KGError, match="must be no entity"):
            write(replace(graph, redirects=(wrong,)))
    assert Graph().redirects == ()


def test_what_is_taken_out_is_not_named_and_comes_back_with_its_id(says: Says) -> None:
    early, late = says("a", WU, on="2024-01-01"), says("b", WU, on="2024-01-02")
    both = resolve([early, late])
    (plain,), (digits,) = in_article(both, "a"), in_article(both, "b")
    left = resolve([says("c", ("org", "Acme"))], identities=both.identities)
    assert "wu" not in text_of(left.identities)
    assert "jianping" not in text_of(left.identities)
    # A new Wu does not get an id that stood for another.
    new = resolve([says("d", WU)], identities=left.identities)
    assert not set(ids(new)) & {plain, digits}
    back = resolve([late, early, says("d", WU)], identities=new.identities)
    assert in_article(back, "a") == {plain}
    assert in_article(back, "b") == {digits}
    assert in_article(back, "d") == set(ids(new))
    assert parse(text_of(back.identities), where="x") == back.identities


def test_a_redirect_goes_with_the_article_that_had_the_id(says: Says) -> None:
    every = [says("a", ("org", "Facebook")), says("b", ("org", "Zeta"))]
    first = resolve(every)
    same = [judged("org/facebook", "org/zeta", Judgement.SAME)]
    merged = resolve(every, decisions=same, identities=first.identities)
    assert merged.redirects == (("org/zeta", "org/facebook"),)
    left = resolve(every[:1], decisions=same, identities=merged.identities)
    assert left.redirects == ()
    assert "zeta" not in text_of(left.identities)
    assert resolve(every, decisions=same, identities=left.identities).redirects == (
        ("org/zeta", "org/facebook"),
    )


_HEAD = "id,anchor,into\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("left,right\n", r"r\.csv, line 1: the header is not id,anchor,into"),
        (_HEAD + "org/a,x\n", r"line 2: has 2 cells and not 3"),
        (_HEAD + "org/a,x,\norg/b,,\n", r"line 3: 'org/b,,' is neither"),
        (_HEAD + "org/a,x,org/b\n", r"line 2: 'org/a,x,org/b' is neither"),
        (_HEAD + "Acme,x,\n", r"line 2: 'Acme,x,' is neither"),
        (_HEAD + "~0a1b,,org/b\n", r"line 2"),
        (_HEAD + '"org/a,x,\n', r"line 2: not CSV"),
    ],
)
def test_a_malformed_registry_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(KGError, match=message):
        parse(text, where="r.csv")


def test_an_empty_registry_holds_nothing() -> None:
    assert parse("", where="x") == parse(_HEAD, where="x") == EMPTY


_ROWS = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from(["person", "org"]),
        st.sampled_from(["Ada Lovelace", "Ada King", "WHO", "World Health Organization"]),
        st.sampled_from(["", "World Health Organization"]),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(_ROWS, st.lists(st.sets(st.sampled_from("abcd")), max_size=4), st.data())
def test_an_id_always_leads_to_the_same_thing(
    says: Says,
    rows: list[tuple[str, str, str, str]],
    steps: list[set[str]],
    data: st.DataObject,
) -> None:
    """Over builds of any articles: ids are unique, stay or redirect, and order is nothing."""
    every = {
        article: says(
            article,
            *((type_, text, name or text) for at, type_, text, name in rows if at == article),
            on=data.draw(st.sampled_from(["", "2024-01-01", "2023-01-01"])),
        )
        for article in "abcd"
    }
    registry: Identities = EMPTY
    articles: set[str] = set()
    before: dict[tuple[str, str, str], str] = {}
    for step in steps:
        articles |= step  # only ever more
        given_ = [every[one] for one in sorted(articles)]
        found = resolve(given_, identities=registry)
        shuffled = list(given_)
        data.draw(st.randoms(use_true_random=False)).shuffle(shuffled)
        assert resolve(shuffled, identities=registry) == found
        assert len(set(ids(found))) == len(ids(found))
        assert not set(dict(found.redirects)) & set(ids(found))
        registry = found.identities
        assert resolve(given_, identities=registry).entities == found.entities
        now = dict(_places(found, given_))
        leads = dict(found.redirects)
        for place in before.keys() & now.keys():  # a new alias may make a name two things'
            assert leads.get(before[place], before[place]) == now[place], place
        before = now


def _places(
    found: Resolved, extractions: Iterable[Extraction]
) -> Iterable[tuple[tuple[str, str, str], str]]:
    """Yield the id of each name in each article where only one entity there is called so."""
    called = {one.id: {one.name, *one.aliases} for one in found.entities}
    for one in extractions:
        for mention in one.mentions:
            at = [
                id_
                for article, id_ in found.appearances
                if article == mention.article and mention.name in called[id_]
                and id_.startswith("person/" if mention.type == "Person" else "org/")
            ]  # fmt: skip
            if len(at) == 1:
                yield (mention.article, mention.type, mention.name), at[0]


def test_shuffle_is_no_matter_for_a_first_build(says: Says) -> None:
    every = [
        says(at, WU, ("org", "Acme"), on=on)
        for at, on in zip("abc", ("3", "", "1"), strict=True)
    ]
    expected = text_of(resolve(every).identities)
    for order in permutations(every):
        assert text_of(resolve(order).identities) == expected
