"""Homonyms stay two, one person is one, and a person's word wins."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KGError
from kg.graph import Graph, assemble
from kg.model import EntityType, Extraction, Fact, Hint, Mention
from kg.rdf import read, write
from kg.resolve import Resolved, resolve
from kg.resolve.clusters import Clusters
from kg.resolve.compare import Judgement
from kg.resolve.ledger import Decision
from kg.resolve.mention_groups import Group

Make = Callable[..., Mention]
MakeFact = Callable[..., Fact[Mention]]
MakeExtraction = Callable[..., Extraction]
Says = Callable[..., Extraction]


def persons(found: Resolved) -> list[str]:
    return [one.id for one in found.entities if one.id.startswith("person/")]


def judged(left: str, right: str, judgement: Judgement = Judgement.SAME) -> Decision:
    return Decision(left=left, right=right, judgement=judgement, line=2)


WU = "Wu Jianping"


def test_homonyms_are_never_merged(says: Says) -> None:
    homonyms = [
        # Nothing shared, or only a country and one institution that everybody names.
        (says("a", WU), says("b", WU)),
        (says("a", WU, ("place", "China")), says("b", WU, ("place", "China"))),
        (
            says("a", WU, ("org", "Xinhua"), ("place", "China")),
            says("b", WU, ("org", "Xinhua"), ("place", "China")),
        ),
        # One role, two institutions.
        (
            says("a", WU, posts=(("director", "org", "Tsinghua Laboratory"),)),
            says("b", WU, posts=(("director", "org", "Bank of Hangzhou"),)),
        ),
        (
            says(
                "a",
                WU,
                ("org", "Xinhua"),
                ("org", "CCTV"),
                posts=(("coach", "org", "Alpha Club"),),
            ),
            says(
                "b",
                WU,
                ("org", "Xinhua"),
                ("org", "CCTV"),
                posts=(("coach", "org", "Beta Club"),),
            ),
        ),
        # A companion, perhaps in one town: who is named beside everybody is named there too.
        (
            says("a", WU, ("person", "Li Keqiang"), ("place", "Shanghai")),
            says("b", WU, ("person", "Li Keqiang"), ("place", "Shanghai")),
        ),
        # A party, a country, a town: many people of one name belong to each.
        (
            says("a", WU, posts=(("", "org", "Democratic Party"), ("", "place", "Fujian"))),
            says("b", WU, posts=(("", "org", "Democratic Party"), ("", "place", "Fujian"))),
        ),
        (
            says("a", WU, posts=(("", "place", "France"),)),
            says("b", WU, posts=(("", "place", "France"),)),
        ),
        # One companion alone, and two institutions that an article may list.
        (says("a", WU, ("person", "Li Keqiang")), says("b", WU, ("person", "Li Keqiang"))),
        (
            says("a", WU, ("org", "Apple"), ("org", "Xinhua"), ("place", "China")),
            says("b", WU, ("org", "Apple"), ("org", "Xinhua"), ("place", "China")),
        ),
        # A post in what the other article names, and nothing else.
        (
            says("a", WU, posts=(("coach", "org", "Alpha Club"),)),
            says("b", WU, ("org", "Alpha Club")),
        ),
        # A surname is shared, not a name.
        (says("a", WU, ("person", "Li")), says("b", WU, ("person", "Li"))),
        # A century between them.
        (
            says("a", WU, ("place", "London"), ("person", "Ada Lovelace"), on="1901-01-01"),
            says("b", WU, ("place", "London"), ("person", "Ada Lovelace"), on="2001-01-01"),
        ),
        # Father and son; two spellings that may be two men.
        (
            says("a", "George Bush Jr.", posts=(("president", "place", "U.S."),)),
            says("b", "George Bush", posts=(("president", "place", "U.S."),)),
        ),
        (
            says("a", "Kim Myong-sik", posts=(("minister", "place", "North Korea"),)),
            says("b", "Kim Myong-guk", posts=(("minister", "place", "North Korea"),)),
        ),
    ]
    for pair in homonyms:
        names = [pair[0].mentions[0], pair[1].mentions[0]]
        found = resolve(pair)
        with_name = [
            one for one in persons(found) if "wu-" in one or "bush" in one or "kim" in one
        ]
        assert len(with_name) == 2, names


def test_one_person_is_one(says: Says) -> None:
    same = [
        (
            says("a", WU, posts=(("director", "org", "Zhongguancun Laboratory"),)),
            says("b", WU, posts=(("head", "org", "the Zhongguancun Laboratory"),)),
        ),
        (
            says("a", WU, posts=(("minister", "place", "China"),)),
            says("b", WU, posts=(("minister", "place", "China"),)),
        ),
        (
            says("a", WU, ("person", "Hou Lijun"), ("person", "Hou Yifan")),
            says("b", WU, ("person", "Hou Lijun"), ("person", "Hou Yifan")),
        ),
        # A post in what the other article names, and one more name in both.
        (
            says("a", WU, ("org", "Xinhua"), posts=(("coach", "org", "Alpha Club"),)),
            says("b", WU, ("org", "Xinhua"), ("org", "Alpha Club")),
        ),
        # Another spelling, another order, an initial: with the same post.
        (
            says("a", "Lyu Wu", posts=(("director", "org", "Alpha Institute"),)),
            says("b", "Lü Wu", posts=(("director", "org", "Alpha Institute"),)),
        ),
        (
            says("a", "J. Wu", posts=(("director", "org", "Alpha Institute"),)),
            says("b", "Jianping Wu", posts=(("director", "org", "Alpha Institute"),)),
        ),
        (says("a", "Mao Zedong"), says("b", "Mao Tse-tung")),
    ]
    for pair in same:
        found = resolve(pair)
        assert len([one for one in persons(found) if "hou" not in one]) == 1, pair[0].mentions[
            0
        ]
        assert found.unsure == ()


def test_a_companion_and_a_town_of_both_are_enough(says: Says) -> None:
    lives, friend = (("", "place", "Shanghai"),), ("person", "Hou Lijun")
    found = resolve([says(at, WU, friend, posts=lives) for at in "ab"])
    assert sum("wu" in one for one in persons(found)) == 1


def trade(article: Extraction, word: str) -> Extraction:
    person = article.mentions[0]
    return replace(article, hints=(Hint(EntityType.PERSON, person.name, "is", word),))


def test_a_rare_or_long_name_needs_less(says: Says) -> None:
    peru, boss = ("place", "Peru"), (("boss", "org", "Alpha Bank"),)
    mayor = (("mayor", "place", "Lima"),)
    for name, many in (("Ada Smith", 2), ("Ada Quillfeather", 1), ("Kim Quill-feather", 2)):
        found = resolve(
            [says("a", name, peru, posts=boss), says("b", name, ("org", "Alpha Bank"))]
        )
        assert len(persons(found)) == many
    for name, many in (("Ada Smith", 2), ("Ada W. Smith", 1), ("Ada Quillfeather", 1)):
        found = resolve([says("a", name, posts=mayor), says("b", name, ("place", "Lima"))])
        assert len(persons(found)) == many
    long = "Ada Ngozi Quillfeather"
    one, other = says("a", long), says("b", long)
    assert len(persons(resolve([one, other]))) == 2
    assert len(persons(resolve([trade(one, "writer"), trade(other, "writer")]))) == 1


def test_a_rare_name_tells_nothing_of_two_trades_or_two_generations(says: Says) -> None:
    name, posts, named = (
        "Ada Quillfeather",
        (("rector", "org", "Zeta College"),),
        ("org", "Zeta College"),
    )
    rector, other = says("a", name, posts=posts), says("b", name, named)
    assert len(persons(resolve([rector, other]))) == 1
    assert len(persons(resolve([rector, trade(other, "rapper")]))) == 2
    assert len(persons(resolve([trade(rector, "rector"), other]))) == 1  # its post, no trade
    assert len(persons(resolve([rector, trade(other, "rector")]))) == 1  # the same in words
    assert len(persons(resolve([trade(rector, "singer"), trade(other, "rapper")]))) == 2
    early, late = (
        says(at, name, named, posts=p, on=on)
        for at, p, on in (("a", posts, "1968-01-01"), ("b", (), "2005-01-01"))
    )
    assert len(persons(resolve([early, late]))) == 2


def test_one_post_in_two_bodies_that_both_name_is_one(says: Says) -> None:
    both = ("org", "Alpha Bank"), ("org", "Beta Group")
    bank, group = (("chief executive", *one) for one in both)
    left = says("a", "Ada Quillfeather", both[1], posts=(bank,))
    right = says("b", "Ada Quillfeather", both[0], posts=(group,))
    assert persons(resolve([left, right])) == ["person/ada-quillfeather"]
    elsewhere = says("b", "Ada Quillfeather", posts=(group,))
    assert len(persons(resolve([left, elsewhere]))) == 2


def test_what_nobody_knows_is_unsure_with_features_that_sum(says: Says) -> None:
    found = resolve([says("a", WU, ("place", "China")), says("b", WU, ("place", "China"))])
    (pair,) = found.unsure
    assert {pair.left, pair.right} == set(persons(found))
    assert pair.score == round(sum(weight for _, weight in pair.features), 3) == 0.65
    assert ("same named place: china", 0.05) in pair.features


def test_another_spelling_never_merges_without_a_person(says: Says) -> None:
    friend, posts = ("person", "Ada Lovelace"), (("president", "org", "Alpha Bank"),)
    found = resolve(
        [
            says("a", "Emanuel Macron", friend, posts=posts),
            says("b", "Emmanuel Macrone", friend, posts=posts),
        ]
    )
    ada, macron = found.unsure
    assert (ada.score, macron.score) == (0.75, 0.89)
    assert ("spelling needs a person", -0.26) in macron.features


def test_the_first_holder_has_the_plain_id_whatever_comes_later(says: Says) -> None:
    first = says("zz", WU, on="2020-01-01")
    later = [says("aa", WU, on="2021-01-01"), says("bb", WU)]
    alone = persons(resolve([first]))
    assert alone == ["person/wu-jianping"]
    found = resolve([*later, first])
    assert len(persons(found)) == 3
    assert ("zz", "person/wu-jianping") in found.appearances
    two = resolve([later[0], first])
    assert set(persons(two)) < set(persons(found))


def test_a_person_says_same_and_different(says: Says) -> None:
    every = [says("a", WU), says("b", WU), says("c", WU, ("org", "Alpha"), ("org", "Beta"))]
    ids = dict(resolve(every).appearances)
    assert len({ids[one] for one in "ab"}) == 2
    one = resolve(every, decisions=[judged("person/wu-jianping", ids["b"])])
    assert len(persons(one)) == 2
    assert len(one.unsure) == 1
    by_article = resolve(
        every, decisions=[judged("person/wu-jianping@a", "person/wu-jianping@b")]
    )
    assert by_article == one
    apart = [
        judged("person/wu-jianping@a", f"person/wu-jianping@{x}", Judgement.DIFFERENT)
        for x in "bc"
    ]
    assert [{x.left, x.right} for x in resolve(every, decisions=apart).unsure] == [
        {found_id(every, "b"), found_id(every, "c")}
    ]


def found_id(every: list[Extraction], article: str) -> str:
    return next(
        id_
        for at, id_ in resolve(every).appearances
        if at == article and id_.startswith("person/")
    )


def test_a_merged_node_is_split(says: Says) -> None:
    friend = ("person", "Hou Lijun")
    other = ("person", "Hou Yifan")
    every = [says("a", WU, friend, other), says("b", WU, friend, other)]
    assert len(persons(resolve(every))) == 3
    apart = judged("person/wu-jianping@a", "person/wu-jianping@b", Judgement.DIFFERENT)
    found = resolve(every, decisions=[apart])
    assert len(persons(found)) == 4
    assert found.unsure == ()
    open_ = resolve(every, decisions=[replace(apart, judgement=Judgement.UNSURE)])
    assert [one.features for one in open_.unsure] == [(("ledger: unsure", 0.5),)]


def test_different_blocks_a_chain(says: Says) -> None:
    # a meets b, b meets c; a person says that a is not c.
    near_a, near_c = ("Hou Lijun", "Hou Yifan"), ("Liu Xun", "Liu Yang")
    every = [
        says("a", WU, ("person", "Hou Lijun"), ("person", "Hou Yifan")),
        says("b", WU, *(("person", one) for one in (*near_a, *near_c))),
        says("c", WU, ("person", "Liu Xun"), ("person", "Liu Yang")),
    ]
    assert sum("wu" in one for one in persons(resolve(every))) == 1
    apart = judged("person/wu-jianping@a", "person/wu-jianping@c", Judgement.DIFFERENT)
    found = resolve(every, decisions=[apart])
    assert sum("wu" in one for one in persons(found)) == 2
    assert {"person/wu-jianping"} != {
        id_ for at, id_ in found.appearances if at in ("a", "c") and "wu" in id_
    }


def test_what_is_apart_stays_apart_when_it_grows() -> None:
    a, b, c, d = (Group(EntityType.PERSON, "wu jianping", article=at) for at in "abcd")
    clusters = Clusters([a, b, c, d])
    clusters.separate(b, c)
    assert clusters.join(a, b)
    assert not clusters.join(a, c)
    assert clusters.join(c, d)
    assert not clusters.join(d, b)
    assert clusters.join(a, b)
    clusters.separate(a, b)  # too late: they are one
    assert {root: clusters.of(root) for root in clusters.roots()} == {a: [a, b], c: [c, d]}


def test_institutions_meet_over_spelling_acronym_and_rename(
    mention: Make, extraction: MakeExtraction
) -> None:
    def orgs(*names: str) -> tuple[int, int]:
        every = [
            extraction(f"{n}", mentions=(mention("org", name, article=f"{n}"),))
            for n, name in enumerate(names)
        ]
        found = resolve(every)
        return len(found.entities), len(found.unsure)

    assert orgs("Facebook", "Meta Platforms") == (1, 0)
    assert orgs("CPPCC", "Chinese People's Political Consultative Conference") == (1, 0)
    assert orgs("PricewaterhouseCoopers", "Pricewaterhouse Coopers LLP") == (1, 0)
    assert orgs("CIA", "Culinary Institute of America") == (2, 1)
    assert orgs("ABCD", "Alpha Bank Credit Development", "Austrian Board of Chess Debates") == (
        3,
        2,
    )
    assert orgs("Citigroup", "Citygroup") == (2, 1)
    assert orgs("AS Roma", "Roma") == (2, 0)
    assert orgs("Alpha Fund XI", "Alpha Fund XII") == (2, 0)


def test_an_article_more_does_not_bring_together_what_was_parted(says: Says) -> None:
    long, short = ("org", "Bright Star Labs"), ("org", "BSL")
    apart = judged("org/bright-star-labs@a", "org/bsl@b", Judgement.DIFFERENT)
    both = says("c", "Cal Three", long, short)
    *rest, letters = both.mentions
    both = replace(both, mentions=(*rest, replace(letters, name="Bright Star Labs")))
    articles = [says("a", "Ada One", long), says("b", "Ben Two", short), both]
    assert "org/bsl" not in {one.id for one in resolve(articles).entities}
    for some in (articles[:2], articles):
        found = resolve(some, decisions=[apart])
        assert {"org/bright-star-labs", "org/bsl"} <= {one.id for one in found.entities}


def test_decisions_about_other_articles_are_handed_back(says: Says) -> None:
    nobody = judged("person/nobody", "person/wu-jianping")
    found = resolve([says("a", WU)], decisions=[nobody])
    assert found.unused == (nobody,)
    both = judged("person/wu-jianping", "person/wu-jianping@a")
    assert resolve([says("a", WU)], decisions=[both]).unused == ()
    with pytest.raises(KGError, match=r"line 2 .* type Person and place/china Place"):
        resolve(
            [says("a", WU, ("place", "China"))],
            decisions=[judged("person/wu-jianping", "place/china")],
        )


def test_what_is_one_name_in_one_article_is_not_parted_and_said(says: Says) -> None:
    person = judged("person/wu-jianping", "person/wu-jianping@a", Judgement.DIFFERENT)
    found = resolve([says("a", WU)], decisions=[person])
    assert (found.refused, found.unused) == ((person,), ())
    body = judged("org/vega", "org/vega@a", Judgement.UNSURE)
    once, twice = (says(at, WU, ("org", "Vega")) for at in "ab")
    assert resolve([once], decisions=[body]).refused == (body,)
    found = resolve([once, twice], decisions=[body])
    vegas = [one for one in found.entities if one.name == "Vega"]
    assert (found.refused, len(vegas)) == ((), 2)


_ARTICLES = "abcd"
_PEOPLE = (
    WU,
    "Wu Jian Ping",
    "J. Wu",
    "Hou Lijun",
    "Lyu Benfu",
    "Lü Benfu",
    "Li",
    "Wu Jianping Jr.",
)
_OTHERS = (
    ("org", "Alpha Institute"),
    ("org", "AIBC"),
    ("org", "Alpha Institute of Basic Chemistry"),
    ("place", "China"),
    ("person", "Ada Lovelace"),
    ("person", "Hou Lijun"),
)
_REFERENCES = [f"person/wu-jianping@{at}" for at in _ARTICLES] + [
    "person/hou-lijun", "person/lyu-benfu@a", "org/aibc", "org/alpha-institute",
]  # fmt: skip


@settings(deadline=None)  # a loaded machine is no defect
@given(
    st.lists(
        st.tuples(
            st.sampled_from(_PEOPLE),
            st.lists(st.sampled_from(_OTHERS), max_size=3),
            st.lists(
                st.tuples(
                    st.sampled_from(["director", "member"]),
                    st.just("org"),
                    st.sampled_from(["Alpha Institute", "Beta Bank"]),
                ),
                max_size=1,
            ),
            st.sampled_from(["", "2020-01-01", "2024-05-05"]),
        ),
        min_size=1,
        max_size=4,
    ),
    st.lists(
        st.tuples(
            st.sampled_from(_REFERENCES),
            st.sampled_from(_REFERENCES),
            st.sampled_from(Judgement),
        ).filter(lambda one: one[0] != one[1] and one[0][:3] == one[1][:3]),
        max_size=3,
        unique_by=lambda one: frozenset(one[:2]),  # two lines of a pair contradict each other
    ),
    st.randoms(use_true_random=False),
)
def test_order_and_repetition_do_not_matter_and_rdf_keeps_all(
    says: Says,
    rows: list[tuple[str, list, list, str]],
    lines: list[tuple[str, str, Judgement]],
    shuffle: random.Random,
) -> None:
    every = [
        says(article, name, *others, posts=tuple(posts), on=on)
        for article, (name, others, posts, on) in zip(_ARTICLES, rows, strict=False)
    ]
    decisions = [judged(*line) for line in lines]
    found = resolve(every, decisions=decisions)
    again = [*every, *every[:2]]
    shuffle.shuffle(again)
    shuffled = decisions[:]
    shuffle.shuffle(shuffled)
    assert replace(resolve(again, decisions=shuffled), unused=()) == replace(found, unused=())
    ids = [one.id for one in found.entities]
    assert len(set(ids)) == len(ids)
    for pair in found.unsure:
        assert pair.left < pair.right
        assert {pair.left, pair.right} <= set(ids)
    graph = graph_of(found)
    assert read(write(graph)) == graph


def graph_of(found: Resolved) -> Graph:
    return assemble(
        found.facts,
        statements=found.statements,
        entities=found.entities,
        citations=found.citations,
        appearances=found.appearances,
        unsure=found.unsure,
    )


def test_a_product_is_one_with_its_makers_name_and_without(says: Says) -> None:
    def products(*others: tuple[str, str]) -> list[str]:
        found = resolve([says("a", WU, ("tech", "A380"), ("tech", "Airbus A380s"), *others)])
        return [one.id for one in found.entities if one.id.startswith("technology/")]

    assert products(("org", "Airbus")) == ["technology/airbus-a380s"]
    assert len(products()) == 2  # nobody knows that Airbus makes it
    rival = (("org", "Airbus"), ("org", "Tupolev"), ("tech", "Tupolev A380"))
    assert len(products(*rival)) == 3


def test_two_institutions_of_one_name_are_parted_by_the_ledger(says: Says) -> None:
    every = [says(at, WU, ("org", "Merck"), ("place", "Darmstadt")) for at in "abc"]
    assert [one.id for one in resolve(every).entities if one.name == "Merck"] == ["org/merck"]
    out = judged("org/merck", "org/merck@b", Judgement.DIFFERENT)
    found = resolve(every, decisions=[out])
    where = {at: id_ for at, id_ in found.appearances if id_.startswith("org/")}
    assert where["a"] == where["c"] == "org/merck"
    assert where["b"].startswith("org/merck-")
    assert found.unused == ()
    again = resolve(every, decisions=[out], identities=found.identities)
    assert again.appearances == found.appearances
    # Both by their article: the first holds the name, whichever way round the line is.
    both = judged("org/merck@b", "org/merck@a", Judgement.DIFFERENT)
    found = resolve(every[:2], decisions=[both])
    assert {at: id_ for at, id_ in found.appearances if id_.startswith("org/")} == {
        "a": "org/merck",
        "b": where["b"],
    }


def test_a_person_of_two_institutions_of_one_name_is_not_one(says: Says) -> None:
    posts = (("director", "org", "Merck"),)
    every = [says(at, WU, posts=posts) for at in "ab"]
    assert len(persons(resolve(every))) == 1
    apart = judged("org/merck@a", "org/merck@b", Judgement.DIFFERENT)
    assert len(persons(resolve(every, decisions=[apart]))) == 2


def test_lines_that_write_one_thing_in_two_ways_contradict_each_other(says: Says) -> None:
    every = [says(at, WU) for at in "ab"]
    same = judged("person/wu-jianping@a", "person/wu-jianping@b")
    id_ = next(one for one in persons(resolve(every)) if one != "person/wu-jianping")
    other = replace(judged("person/wu-jianping", id_, Judgement.DIFFERENT), line=3)
    with pytest.raises(KGError, match="line 2 says same and line 3 says different") as raised:
        resolve(every, decisions=[same, other])
    assert "(there person/wu-jianping@a and person/wu-jianping@b)" in str(raised.value)
