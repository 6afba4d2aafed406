"""Bodies that one article calls with their country and another without."""

from dataclasses import replace

import pytest

from kg.model import Citation, EntityType, Extraction, Hint, Mention, identify
from kg.resolve import Resolved, resolve
from kg.resolve.compare import Judgement
from kg.resolve.ledger import Decision

ORG, PLACE = EntityType.INSTITUTION, EntityType.PLACE


def told(article: str, body: str, *places: str, at: str = "") -> Extraction:
    """Return an article that names a body and places, one of which it may stand at."""
    mentions = tuple(
        Mention(
            article=article, start=100 * n, end=100 * n + len(name), text=name, type=type_,
            name=name,
        )
        for n, (type_, name) in enumerate(((ORG, body), *((PLACE, one) for one in places)))
    )  # fmt: skip
    citation = Citation(
        id=article, sha256=identify(article)[1], name=article, source=article, title=article
    )
    hints = (Hint(ORG, body, "at", at),) if at else ()
    return Extraction(citation=citation, mentions=mentions, hints=hints)


def nodes(found: Resolved) -> list[str]:
    return [one.id for one in found.entities if one.id.startswith("org/")]


@pytest.mark.parametrize(
    ("long", "plain", "count"),
    [
        pytest.param("U.S. Senate", told("b", "Senate", "Ohio", "Texas"), 1, id="its places"),
        pytest.param("U.S. Senate", told("b", "Senate", "Lyon"), 2, id="another country's"),
        pytest.param("U.S. Senate", told("b", "Senate"), 2, id="no place"),
        pytest.param("U.S. Senate", told("b", "Senate", "Ohio", "Lyon"), 2, id="two countries"),
        pytest.param(
            "Russian Foreign Ministry",
            told("b", "Foreign Ministry", "Moscow", "Japan", at="Moscow"),
            1,
            id="where it stands",
        ),
        pytest.param(
            "Japanese Foreign Ministry",
            told("b", "Foreign Ministry", "Moscow", "Japan", at="Moscow"),
            2,
            id="where it does not",
        ),
        pytest.param("U.S. Navy", told("b", "Navy", "Ohio"), 1, id="what a country has one of"),
        pytest.param(
            "U.S. Embassy", told("b", "Embassy", "Ohio"), 2, id="what stands elsewhere"
        ),
        pytest.param("U.S. College", told("b", "College", "Ohio"), 2, id="one of many"),
        pytest.param("Ohio Senate", told("b", "Senate", "Ohio"), 2, id="a region's"),
    ],
)
def test_a_body_named_with_its_country(long: str, plain: Extraction, count: int) -> None:
    found = resolve([told("a", long, "Ohio"), plain])
    assert len(nodes(found)) == count


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("Peru Defense Forces", "Peruvian Defense Forces", 1),
        ("Peruvian military", "Peruvian Armed Forces", 1),
        ("Peruvian Senate", "Senate of Peru", 1),
        ("U.S. Congress", "United States Congress", 1),
        ("Peruvian Health Ministry", "Ministry of Health of Peru", 1),
        ("Peruvian military", "Chilean military", 2),
        ("Peruvian Army", "Peruvian Navy", 2),
        ("American Bank", "Bank of America", 2),
        ("University of Peru", "Peruvian University", 2),
    ],
)
def test_a_body_called_with_its_country_in_two_ways(left: str, right: str, count: int) -> None:
    assert len(nodes(resolve([told("a", left), told("b", right)]))) == count


def test_a_body_of_a_country_is_the_plain_one_there() -> None:
    every = [told("a", "Senate of the Philippines"), told("b", "Senate", "Manila")]
    assert len(nodes(resolve(every))) == 1


def test_most_articles_of_the_plain_name_must_be_about_the_country() -> None:
    long = told("a", "U.S. Air Force", "Ohio")
    both = [told("b0", "Air Force", "Ohio"), told("b1", "Air Force", "Ohio", "Lyon")]
    assert len(nodes(resolve([long, *both]))) == 2
    mostly = [*both, told("b3", "Air Force", "Texas")]
    assert len(nodes(resolve([long, *mostly]))) == 1


def test_a_service_in_an_article_about_another_country_is_that_countrys() -> None:
    every = [told("a", "U.S. Air Force", "Ohio"), told("b", "Air Force", "Texas")]
    found = resolve([*every, told("c", "Air Force", "Lyon")])
    at = {article: id_ for article, id_ in found.appearances if id_.startswith("org/")}
    assert at["a"] == at["b"] != at["c"]


def test_of_two_bodies_of_one_name_each_is_its_countrys() -> None:
    every = [
        told("a", "U.S. Supreme Court", "Ohio"),
        told("b", "UK Supreme Court", "Leeds"),
        told("c", "Supreme Court", "Texas"),
        told("d", "Supreme Court", "London"),
    ]
    found = resolve(every)
    at = {article: id_ for article, id_ in found.appearances if id_.startswith("org/")}
    assert at["a"] == at["c"] != at["b"] == at["d"]
    assert resolve(reversed(every)) == found


def test_a_person_says_that_they_are_two() -> None:
    every = [told("a", "U.S. Senate", "Ohio"), told("b", "Senate", "Texas")]
    (one,) = nodes(resolve(every))
    assert one == "org/senate" or one == "org/us-senate"
    decision = Decision(
        left="org/senate", right="org/us-senate", judgement=Judgement.DIFFERENT, line=2
    )
    found = resolve(every, decisions=[decision])
    assert len(nodes(found)) == 2
    assert replace(found, kept=None).unused == ()
