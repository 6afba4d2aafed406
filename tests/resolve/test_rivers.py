"""Rivers tell where an article's places are."""

import pytest

from kg.model import Citation, EntityType, Extraction, Hint, Mention, identify
from kg.resolve import resolve

PLACE = EntityType.PLACE


def told(article: str, *places: str, rivers: tuple[str, ...] = ()) -> Extraction:
    """Return an article that names places, and rivers that are no mentions of it."""
    mentions = tuple(
        Mention(
            article=article, start=100 * n, end=100 * n + len(text), text=text,
            type=PLACE, name=text,
        )
        for n, text in enumerate(places)
    )  # fmt: skip
    citation = Citation(
        id=article, sha256=identify(article)[1], name=article, source=article, title=article
    )
    hints = tuple(sorted(Hint(PLACE, name, "is", "river") for name in rivers))
    return Extraction(citation=citation, mentions=mentions, hints=hints)


def count(slug: str, *articles: Extraction) -> int:
    found = resolve(articles).entities
    return sum(one.id.startswith(f"place/{slug}") for one in found)


@pytest.mark.parametrize(
    ("name", "places", "rivers", "nodes"),
    [
        pytest.param("Perth", (), (), 1, id="nothing"),
        pytest.param("Perth", (), ("Tay",), 2, id="a river of one region"),
        pytest.param("Perth", (), ("River Tay",), 2, id="with the word"),
        pytest.param("Perth", (), ("Swan River",), 1, id="the usual one's"),
        pytest.param("Perth", (), ("Danube",), 1, id="where nothing is called so"),
        pytest.param("Frankfurt", ("Germany",), ("Oder",), 2, id="of several countries"),
        pytest.param("Frankfurt", ("Germany",), ("Main",), 1, id="the usual one's own"),
        pytest.param("Frankfurt", ("Germany",), ("Oder", "Main"), 1, id="both"),
        pytest.param("Frankfurt", ("Hesse",), ("Oder",), 1, id="the usual one's region"),
        pytest.param("Frankfurt", ("Germany",), ("Danube",), 1, id="neither"),
        pytest.param("Frankfurt", ("Germany",), ("Vega",), 1, id="a river that no list has"),
    ],
)
def test_a_river_tells_which_place_of_a_name_is_meant(
    name: str, places: tuple[str, ...], rivers: tuple[str, ...], nodes: int
) -> None:
    usual = told("a", name, *(("Germany",) if name == "Frankfurt" else ()))
    assert count(name.lower(), usual, told("b", name, *places, rivers=rivers)) == nodes


@pytest.mark.parametrize(
    ("left", "right", "nodes"),
    [
        pytest.param((("Scotland",), ()), ((), ("Tay",)), 1, id="its region"),
        pytest.param(((), ("Murray",)), (("Victoria State",), ()), 1, id="a region of several"),
        pytest.param((("France",), ()), ((), ("Tay",)), 2, id="another country"),
        pytest.param(((), ("Danube",)), ((), ("Danube",)), 2, id="of several countries"),
    ],
)
def test_a_river_of_one_country_tells_it_of_an_unknown_place(
    left: tuple[tuple[str, ...], tuple[str, ...]],
    right: tuple[tuple[str, ...], tuple[str, ...]],
    nodes: int,
) -> None:
    articles = [
        told(article, "Stony Bend", *places, rivers=rivers)
        for article, (places, rivers) in (("a", left), ("b", right))
    ]
    assert count("stony-bend", *articles) == nodes
