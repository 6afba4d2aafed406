import gc
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import Graph, assemble
from kg.model import Extraction, Fact, Mention, MentionKind, Statement, Status
from kg.resolve import Resolved, resolve

Make = Callable[..., Mention]
MakeFact = Callable[..., Fact[Mention]]
MakeExtraction = Callable[..., Extraction]


def graph_of(found: Resolved) -> Graph:
    return assemble(
        found.facts,
        statements=found.statements,
        entities=found.entities,
        citations=found.citations,
        appearances=found.appearances,
        prints=found.prints,
    )


def said(speaker: Mention, *topics: Mention) -> Statement[Mention]:
    return Statement(
        speaker=speaker,
        article=speaker.article,
        start=40,
        end=45,
        quote="words",
        direct=True,
        topics=topics,
        sentence=(0, 50),
        rule="said-clause",
        confidence=0.9,
    )


@pytest.fixture(scope="session")
def three(mention: Make, fact: MakeFact, extraction: MakeExtraction) -> list[Extraction]:
    """Three articles: names in several forms, a pronoun, a statement, a description."""
    ada = mention("person", "Ada Lovelace", article="a")
    she = mention(
        "person", "She", "Ada Lovelace", article="a", start=50, kind=MentionKind.PRONOUN
    )
    society = mention("org", "AS", "Analytical Society", article="a", start=20)
    engines = mention("tech", "engines", article="a", start=60)
    company = mention("org", "the company", article="a", start=70, kind=MentionKind.DESCRIPTION)
    again = mention("person", "Lady Ada Lovelace", article="b")
    bare = mention("org", "AS", article="b", start=30)
    nobody = mention("person", "Babbage", article="b", start=40)
    other = mention("org", "Analytical Society", article="c")
    place = mention("place", "London", article="c", start=30)
    director = {"role": "director", "status": Status.CURRENT}
    return [
        extraction(
            "a",
            mentions=(ada, society, she, engines, company),
            facts=(
                fact(ada, "holds_position", society, **director),
                fact(she, "works_on", engines),
            ),
            statements=(said(she, engines, ada, engines),),
        ),
        extraction(
            "b",
            mentions=(again, bare, nobody),
            facts=(
                fact(again, "holds_position", bare, role="Director", status=Status.CURRENT),
                fact(bare, "partners_with", bare),
            ),
        ),
        extraction(
            "c",
            mentions=(mention("person", "Ada Lovelace", article="c", start=60),),
            facts=(fact(other, "located_in", place),),
        ),
    ]


def test_facts_of_several_articles_become_one(three: list[Extraction]) -> None:
    graph = graph_of(resolve(three))
    first = next(fact for fact in graph.facts if fact.relation == "holds_position")
    assert [one.article for one in first.evidence] == ["a", "b"]
    assert first.role == "Director"  # one each: the first in the alphabet
    assert first.object.name == "Analytical Society"
    assert {fact.relation for fact in graph.facts} == {
        "holds_position",
        "works_on",
        "located_in",
    }


def test_only_what_is_named_or_linked_is_an_entity(three: list[Extraction]) -> None:
    found = resolve(three)
    names = {entity.name for entity in found.entities}
    assert names == {"Ada Lovelace", "Analytical Society", "engines", "London", "Babbage"}
    articles = {article for article, id_ in found.appearances if id_.endswith("-society")}
    assert articles == {"a", "b", "c"}
    assert {id_ for _, id_ in found.appearances} == {one.id for one in found.entities}


def test_it_is_known_which_article_prints_which_alias(three: list[Extraction]) -> None:
    found = resolve(three)
    society = next(one for one in found.entities if one.name == "Analytical Society")
    assert society.aliases == ("AS",)
    assert [pair for pair in found.prints if pair[1] == "AS"] == [("a", "AS"), ("b", "AS")]
    aliases = {alias for one in found.entities for alias in one.aliases}
    assert {alias for _, alias in found.prints} == aliases


def test_statements_keep_their_topics_but_not_the_speaker(three: list[Extraction]) -> None:
    (one,) = resolve(three).statements
    assert one.speaker.name == "Ada Lovelace"
    assert [topic.name for topic in one.topics] == ["engines"]
    assert (one.quote, one.sentence, one.direct) == ("words", (0, 50), True)


def test_a_description_that_a_fact_links_is_kept(
    mention: Make, fact: MakeFact, extraction: MakeExtraction
) -> None:
    company = mention("org", "the company", kind=MentionKind.DESCRIPTION)
    london = mention("place", "London", start=30)
    found = resolve([extraction("a", facts=(fact(company, "located_in", london),))])
    assert {one.name for one in found.entities} == {"company", "London"}


def test_an_article_read_twice_counts_once(
    three: list[Extraction], extraction: MakeExtraction
) -> None:
    first = three[0]
    copy = extraction(
        "a",
        source="copy",
        mentions=first.mentions,
        facts=first.facts,
        statements=first.statements,
    )
    found = resolve([copy, *three])
    assert found == resolve(three)
    assert [one.source for one in found.citations] == ["a", "b", "c"]


def test_nothing_gives_nothing() -> None:
    assert resolve([]) == Resolved()


@given(st.randoms(use_true_random=False), st.lists(st.integers(0, 2), max_size=4))
def test_order_and_repetition_do_not_matter(
    three: list[Extraction], shuffle: random.Random, extra: list[int]
) -> None:
    expected = resolve(three)
    again = [*three, *(three[n] for n in extra)]
    shuffle.shuffle(again)
    assert resolve(again) == expected
    assert graph_of(resolve(again)) == graph_of(expected)


_NAMES = ("Ada Lovelace", "Lovelace", "AL", "Dr. Ada Lovelace", "Acme Inc.", "ACME", "the U.S.")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["person", "org", "place", "tech"]),
            st.sampled_from(_NAMES),
            st.sampled_from(_NAMES),
            st.sampled_from("abc"),
            st.integers(0, 3),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_ids_are_unique_and_independent_of_order(
    mention: Make,
    extraction: MakeExtraction,
    rows: list[tuple[str, str, str, str, int]],
    shuffle: random.Random,
) -> None:
    every = [
        mention(type_, text, name, article=article, start=start * 20)
        for type_, text, name, article, start in rows
    ]
    extractions = [
        extraction(article, mentions=tuple(one for one in every if one.article == article))
        for article in "abc"
    ]
    found = resolve(extractions)
    ids = [entity.id for entity in found.entities]
    assert len(ids) == len(set(ids))
    shuffle.shuffle(extractions)
    assert resolve(extractions) == found


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was(
    mention: Make, extraction: MakeExtraction, on: bool
) -> None:
    def articles(*, broken: bool) -> list[Extraction]:
        one = extraction("a", mentions=(mention("person", "Ada Lovelace", article="a"),))
        return [one, None] if broken else [one]  # type: ignore[list-item]  # to fail midway

    before = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        assert resolve(articles(broken=False)).entities
        assert gc.isenabled() is on
        with pytest.raises(AttributeError):
            resolve(articles(broken=True))
        assert gc.isenabled() is on
    finally:
        (gc.enable if before else gc.disable)()
