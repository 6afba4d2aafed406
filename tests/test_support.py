"""Copies of one text and articles of one publisher are one witness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Citation, Entity, EntityType, Evidence, Fact
from kg.support import Support, publisher, support

ADA = Entity(id="person/ada", type=EntityType.PERSON, name="Ada")
ACME = Entity(id="org/acme", type=EntityType.INSTITUTION, name="Acme")


def cited(id_: str, outlet: str = "", *, copy_of: str = "", url: str = "") -> Citation:
    return Citation(
        id=id_,
        sha256="",
        name=id_,
        source=id_,
        title=id_,
        outlet=outlet,
        copy_of=copy_of,
        url=url,
    )


def said_in(*articles: str) -> Fact[Entity]:
    evidence = tuple(
        Evidence(
            article=article, start=0, end=1, quote="x", subject=(0, 1), object=(0, 1),
            extractor="patterns", rule="verb", confidence=0.9,
        )
        for article in articles
    )  # fmt: skip
    return Fact(subject=ADA, relation="employed_by", object=ACME, evidence=evidence)


@pytest.mark.parametrize(
    ("citations", "independent"),
    [
        ([cited("a"), cited("b")], 2),
        ([cited("a", "The Wire"), cited("b", "the wire.")], 1),
        ([cited("a", "The Wire"), cited("b", "The Post", copy_of="a")], 1),
        # The Post's own story does not depend on the wire, though its copy does.
        ([cited("a", "Wire"), cited("b", "Post", copy_of="a"), cited("c", "Post")], 2),
        # Three texts in two papers; three papers with one text.
        ([cited("a", "Post"), cited("b", "Post"), cited("c", "Sun")], 2),
        (
            [
                cited("a", "Post"),
                cited("b", "Sun", copy_of="a"),
                cited("c", "Star", copy_of="a"),
            ],
            1,
        ),
        # A greedy choice (a in the Post, then nothing left for d) would find two.
        (
            [
                cited("a", "Post"),
                cited("b", "Sun", copy_of="a"),
                cited("c", "Sun"),
                cited("d", "Star", copy_of="c"),
                cited("e", "Post"),
            ],
            3,
        ),
    ],
)
def test_independent_articles(citations: list[Citation], independent: int) -> None:
    known = {one.id: one for one in citations}
    found = support(said_in(*known), known)
    assert (found.articles, found.independent) == (len(known), independent)


def test_two_sentences_of_an_article_are_one_and_unknown_articles_count() -> None:
    assert support(said_in("a", "a"), {}).articles == 1
    assert support(said_in("a", "b"), {}).independent == 2


def test_a_publisher_is_the_outlet_or_the_host() -> None:
    assert publisher(cited("a", url="https://WWW.wire.example/x")) == "wire.example"
    assert publisher(cited("a", "The Wire", url="https://post.example/")) == "wire"
    assert publisher(cited("a", url="http://[")) == "a"


@given(
    st.dictionaries(
        st.sampled_from("abcdef"), st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")),
        min_size=1,
    )
)  # fmt: skip
def test_never_more_than_texts_or_publishers(rows: dict[str, tuple[str, str]]) -> None:
    known = {
        id_: cited(id_, outlet, copy_of="" if text == id_ else text)
        for id_, (text, outlet) in rows.items()
    }
    found = support(said_in(*known), known)
    texts = {one.copy_of or one.id for one in known.values()}
    assert 1 <= found.independent <= found.articles == len(known)
    assert found.independent <= min(len(texts), len({one.outlet for one in known.values()}))


def test_an_outlet_and_its_hosts_are_one_publisher() -> None:
    one = [
        cited("a", "The Courier", url="https://www.courier.example/1"),
        cited("b", "Courier", url="https://courier.example/2"),
        cited("c", url="https://amp.courier.example/3"),
        cited("d", url="https://www.other.example/4"),
    ]
    assert support(said_in(*"abcd"), {each.id: each for each in one}) == Support(
        articles=4, independent=2
    )
    portal = [
        cited("a", "Wire", url="https://portal.example/1"),
        cited("b", "Post", url="https://portal.example/2"),
    ]
    assert support(said_in(*"ab"), {each.id: each for each in portal}).independent == 2
