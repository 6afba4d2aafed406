"""Every ready-made question, on a graph whose answers are known."""

from dataclasses import replace
from typing import Any

import pytest

from kg.errors import KGError
from kg.graph import Graph
from kg.query import ask, questions
from kg.query.questions import _question

SAID = "The engine weaves patterns \U0001f9f5,"

# question, parameters, columns to look at, rows
ANSWERS: list[tuple[str, dict[str, Any], tuple[str, ...], list[tuple[str | None, ...]]]] = [
    (
        "who-leads",
        {},
        ("person", "role", "leads", "status"),
        [
            ("Charles Babbage", "president", "Analytical Society", ""),
            ("Grace Hopper", "director", "Remington Rand", "current"),
        ],
    ),
    ("who-leads", {"institution": "rand"}, ("person",), [("Grace Hopper",)]),
    (
        "career",
        {"name": "hopper"},
        ("role", "institution", "status", "published", "article"),
        [
            ("chief engineer", "Analytical Society", "former", None, "Second"),
            ("director", "Remington Rand", "current", "1843-09-01", "First"),
        ],
    ),
    (
        "members",
        {"institution": "society"},
        ("person", "role", "status"),
        [
            ("Ada Lovelace", "Member", None),
            ("Charles Babbage", "president", None),
            ("Grace Hopper", "chief engineer", "former"),
        ],
    ),
    (
        "colleagues",
        {"name": "lovelace"},
        ("person", "colleague", "institution"),
        [("Ada Lovelace", "Charles Babbage", "Analytical Society")],
    ),
    (
        "who-develops",
        {},
        ("who", "relation", "what", "sector"),
        [
            ("Grace Hopper", "develops", "compilers", None),
            ("Grace Hopper", "uses", "large AI models", "Artificial intelligence"),
        ],
    ),
    ("who-develops", {"technology": "artificial"}, ("what",), [("large AI models",)]),
    (
        "who-restricts",
        {},
        ("who", "restricts", "type"),
        [("London", "Remington Rand", "Institution"), ("London", "compilers", "Technology")],
    ),
    ("who-restricts", {"target": "COMPIL"}, ("restricts",), [("compilers",)]),
    (
        "who-said-what",
        {"name": "ada", "topic": "comp"},
        ("speaker", "kind", "about", "words", "article"),
        [("Ada Lovelace", "quoted", "compilers", SAID, "First")],
    ),
    ("who-said-what", {"topic": "looms"}, ("speaker",), []),
    (
        "technologies",
        {},
        ("technology", "articles", "actors"),
        [("compilers", "2", "2"), ("large AI models", "1", "1")],
    ),
    ("technologies", {"least": "2"}, ("technology",), [("compilers",)]),
    (
        "sectors",
        {},
        ("sector", "technologies", "articles", "actors"),
        [("Artificial intelligence", "1", "1", "1")],
    ),
    (
        "evidence",
        {"name": "lovelace", "relation": "born"},
        ("subject", "says", "object", "stance", "confidence", "rule", "sentence", "article"),
        [
            (
                "Ada Lovelace",
                "born in",
                "London",
                "asserted",
                "0.9",
                "patterns: by-hand",
                "Lovelace was born in London.",
                "First",
            )
        ],
    ),
    (
        "articles",
        {},
        ("article", "outlet", "published", "entities", "facts", "statements", "source"),
        [
            ("Second", None, None, "7", "7", "0", "articles/second.txt"),
            ("First", "The Examiner", "1843-09-01", "7", "7", "1", "articles/first.txt"),
        ],
    ),
    (
        "connections",
        {"first": "ada", "second": "babbage"},
        ("one", "how", "through", "other"),
        [
            ("Ada Lovelace", "meets", "", "Charles Babbage"),
            ("Ada Lovelace", "same article", "First", "Charles Babbage"),
            ("Ada Lovelace", "same institution", "Analytical Society", "Charles Babbage"),
        ],
    ),
    ("connections", {"first": "ada"}, ("one",), []),
    (
        "review-queue",
        {},
        ("confidence", "subject", "object"),
        [
            ("0.5", "Charles Babbage", "large AI models"),
            ("0.7", "Grace Hopper", "compilers"),
        ],
    ),
    ("review-queue", {"below": 0.6}, ("confidence",), [("0.5",)]),
    (
        "few-sources",
        {"name": "compilers"},
        ("subject", "says", "object", "articles", "independent"),
        [
            ("Grace Hopper", "develops", "compilers", "1", "1"),
            ("London", "restricts", "compilers", "1", "1"),
        ],
    ),
    ("few-sources", {"below": 1}, ("subject",), []),
    (
        "denied-or-planned",
        {},
        ("subject", "says", "object", "stance", "status"),
        [
            ("Charles Babbage", "uses", "large AI models", "speculated", None),
            ("Charles Babbage", "works for", "Remington Rand", "denied", None),
            ("Grace Hopper", "holds position", "Analytical Society", "asserted", "former"),
            ("Remington Rand", "acquires", "Analytical Society", "planned", None),
        ],
    ),
    (
        "places",
        {},
        ("where", "who", "how"),
        [("London", "Ada Lovelace", "born in"), ("London", "Analytical Society", "located in")],
    ),
    (
        "institutions",
        {"kind": "society"},
        ("institution", "classified", "people", "technologies"),
        [("Analytical Society", "Association or society", "2", "0")],
    ),
]


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), ANSWERS)
def test_answers(
    sample: Graph,
    name: str,
    parameters: dict[str, Any],
    columns: tuple[str, ...],
    rows: list[tuple[str | None, ...]],
) -> None:
    found = ask(sample, name, **parameters)
    places = [found.columns.index(column) for column in columns]
    assert [tuple(row[place] for place in places) for row in found.rows] == rows


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("career", {"name": "person/grace-hopper"}),
        ("colleagues", {"name": "person/ada-lovelace"}),
        ("connections", {"first": "person/ada-lovelace", "second": "person/charles-babbage"}),
        ("denied-or-planned", {"name": "org/remington-rand"}),
        ("evidence", {"name": "person/charles-babbage"}),
        ("few-sources", {"name": "technology/compilers"}),
        ("members", {"institution": "org/analytical-society"}),
        ("places", {"place": "place/london"}),
        ("who-develops", {"technology": "tech/large-ai-models"}),
        ("who-leads", {"institution": "org/remington-rand"}),
        ("who-restricts", {"target": "technology/compilers"}),
        ("who-said-what", {"name": "person/ada-lovelace"}),
    ],
)
def test_an_id_finds_what_the_name_finds(
    sample: Graph, name: str, given: dict[str, str]
) -> None:
    known = {entity.id: entity.name for entity in sample.entities}
    found = ask(sample, name, **given)
    assert found.rows
    assert found == ask(sample, name, **{key: known[id_] for key, id_ in given.items()})
    merged = replace(sample, redirects=tuple((f"{id_}-0a1b", id_) for id_ in given.values()))
    if not any(id_.startswith("tech/") for id_ in given.values()):
        assert ask(merged, name, **{key: f"{id_}-0a1b" for key, id_ in given.items()}) == found


def test_every_question_is_asked_and_explained() -> None:
    names = [question.name for question in questions()]
    assert sorted({name for name, *_ in ANSWERS}) == names
    assert len(names) == 17
    for question in questions():
        assert question.title.endswith("?")
        assert question.sparql.count("# parameter:") == len(question.parameters)
        for parameter in question.parameters:
            assert f"param:{parameter.name}()" in question.sparql
            assert parameter.help


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_answers_of_an_empty_graph(question: Any) -> None:
    assert ask(Graph(), question.name).rows == ()


def test_what_cannot_be_asked(sample: Graph) -> None:
    with pytest.raises(KGError, match=r"no question 'who': there are articles, career, "):
        ask(sample, "who")
    with pytest.raises(KGError, match=r"who-leads has no parameter 'x': it takes institution"):
        ask(sample, "who-leads", x="y")
    with pytest.raises(KGError, match=r"articles has no parameter 'x': it takes none"):
        ask(sample, "articles", x="y")
    with pytest.raises(KGError, match=r"below is 'low', it must be a number like 0\.8"):
        ask(sample, "review-queue", below="low")


def test_a_value_is_never_part_of_the_query(sample: Graph) -> None:
    attack = '") } INSERT DATA { <https://a.example/> a 1 } #'
    assert ask(sample, "who-leads", institution=attack).rows == ()


def test_a_question_without_a_title() -> None:
    with pytest.raises(KGError, match=r"kg/query/bare\.rq: the first line"):
        _question("bare", "ASK {}")
