"""Every ready-made question, on a graph whose answers are known."""

from dataclasses import replace
from typing import Any

import pytest

from kg.errors import KGError
from kg.graph import Graph, assemble
from kg.model import (
    Citation,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Stance,
    Status,
    Unsure,
    identify,
)
from kg.query import Question, ask, days, questions
from kg.query.questions import _question
from kg.query.safety import checked
from kg.rdf import ENGINES, as_rdflib, validate

ADA, HOPPER, POST = "Ada Lovelace", "Grace Hopper", "holds position"
BY_THEN = "an article said so by then"
SAID = "The engine weaves patterns \U0001f9f5,"

# question, parameters, columns to look at, rows
ANSWERS: list[tuple[str, dict[str, Any], tuple[str, ...], list[tuple[str | None, ...]]]] = [
    (
        "who-leads",
        {},
        ("person", "role", "leads", "status", "as_of"),
        [
            ("Charles Babbage", "president", "Analytical Society", "", "1843-09-01"),
            ("Grace Hopper", "director", "Remington Rand", "current", "1843-09-01"),
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
        ("person", "role", "status", "as_of"),
        [
            ("Ada Lovelace", "Member", None, "1843-09-01"),
            ("Charles Babbage", "president", None, "1843-09-01"),
            ("Grace Hopper", "chief engineer", "former", "undated"),
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
    (
        "who-led-as-of",
        {"day": "1843-10-01"},
        ("person", "role", "led", "since", "until", "known"),
        [
            ("Charles Babbage", "president", "Analytical Society", "", "", BY_THEN),
            ("Grace Hopper", "director", "Remington Rand", "", "", BY_THEN),
        ],
    ),
    ("who-led-as-of", {"day": "1843-08-31"}, ("person",), []),
    (
        "who-led-as-of",
        {"day": "1843-10-01", "institution": "org/remington-rand"},
        ("person",),
        [("Grace Hopper",)],
    ),
    (
        "changed-since",
        {"day": "1843-09-01", "name": "hopper"},
        ("first", "subject", "says", "object", "role", "status", "stance"),
        [
            ("1843-09-01", "Grace Hopper", "develops", "compilers", "", "", "asserted"),
            (
                "1843-09-01",
                "Grace Hopper",
                "holds position",
                "Remington Rand",
                "director",
                "current",
                "asserted",
            ),
        ],
    ),
    ("changed-since", {"day": "1843-09-02"}, ("first",), []),
    (
        "denied",
        {"name": "babbage"},
        ("subject", "says", "object", "sentence"),
        [
            (
                "Charles Babbage",
                "works for",
                "Remington Rand",
                "Babbage denied that he works for Remington Rand.",
            )
        ],
    ),
    ("denied", {"name": "hopper"}, ("subject",), []),
    (
        "events",
        {},
        ("published", "event", "subject", "object", "stance"),
        [
            (None, "Acquisition", "Remington Rand", "Analytical Society", "planned"),
            (None, "Restriction", "London", "Remington Rand", "asserted"),
            (None, "Restriction", "London", "compilers", "asserted"),
            ("1843-09-01", "Birth", "Ada Lovelace", "London", "asserted"),
            ("1843-09-01", "Meeting", "Ada Lovelace", "Charles Babbage", "asserted"),
        ],
    ),
    ("events", {"kind": "meet", "name": "babbage"}, ("event",), [("Meeting",)]),
    (
        "paths",
        {"first": "ada", "second": "person/grace-hopper"},
        ("one", "says_1", "via_1", "says_2", "via_2", "says_3", "other"),
        [
            (ADA, "member of", "Analytical Society", POST, "", "", HOPPER),
            (ADA, "meets", "Charles Babbage", POST, "Analytical Society", POST, HOPPER),
            (ADA, "born in", "London", "located in", "Analytical Society", POST, HOPPER),
            (ADA, "born in", "London", "restricts", "Remington Rand", POST, HOPPER),
            (ADA, "born in", "London", "restricts", "compilers", "develops", HOPPER),
        ],
    ),
    (
        "said-about-sector",
        {"sector": "comp"},
        ("speaker", "kind", "about", "words", "published"),
        [("Ada Lovelace", "quoted", "compilers", SAID, "1843-09-01")],
    ),
    ("said-about-sector", {"sector": "tech/ai"}, ("speaker",), []),
    (
        "sector-movers",
        {"day": "1843-09-01"},
        ("first", "who", "relation", "technology"),
        [("1843-09-01", "Grace Hopper", "develops", "compilers")],
    ),
    ("sector-movers", {"day": "1843-09-02"}, ("who",), []),
    (
        "sector-people",
        {},
        ("person", "tie", "technology"),
        [
            ("Ada Lovelace", "speaks about it", "compilers"),
            ("Grace Hopper", "is linked to it", "compilers"),
            ("Grace Hopper", "is linked to it", "large AI models"),
        ],
    ),
    ("sector-people", {"sector": "tech/ai"}, ("person",), [("Grace Hopper",)]),
    (
        "timeline",
        {"name": "hopper"},
        ("published", "says", "object", "status"),
        [
            (None, "holds position", "Analytical Society", "former"),
            (None, "uses", "large AI models", None),
            ("1843-09-01", "develops", "compilers", None),
            ("1843-09-01", "holds position", "Remington Rand", "current"),
        ],
    ),
    # On a graph of their own, below.
    ("disagreements", {}, ("subject",), []),
    ("succession", {}, ("post",), []),
    ("unsure", {}, ("one",), []),
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
        ("who-said-what", {"topic": "technology/compilers"}),
        ("changed-since", {"day": "1800-01-01", "name": "person/grace-hopper"}),
        ("events", {"name": "person/ada-lovelace"}),
        ("paths", {"first": "person/ada-lovelace", "second": "person/grace-hopper"}),
        ("sector-people", {"sector": "tech/large-ai-models"}),
        ("timeline", {"name": "person/grace-hopper"}),
        ("who-led-as-of", {"day": "1843-10-01", "institution": "org/remington-rand"}),
    ],
)
def test_an_id_finds_what_the_name_finds(
    sample: Graph, name: str, given: dict[str, Any]
) -> None:
    known = {entity.id: entity.name for entity in sample.entities}
    found = ask(sample, name, **given)
    assert found.rows
    assert found == ask(
        sample, name, **{key: known.get(id_, id_) for key, id_ in given.items()}
    )
    base = "https://kg.example.org/id/"
    iris: dict[str, Any] = {
        key: f"{base}{id_}" if id_ in known and not id_.startswith("tech/") else id_
        for key, id_ in given.items()
    }
    assert found == ask(sample, name, **iris)
    ids = [id_ for id_ in given.values() if id_ in known and not id_.startswith("tech/")]
    merged = replace(sample, redirects=tuple((f"{id_}-0a1b", id_) for id_ in ids))
    old: dict[str, Any] = {
        key: f"{id_}-0a1b" if id_ in ids else id_ for key, id_ in given.items()
    }
    assert ask(merged, name, **old) == found


def test_every_question_is_asked_and_explained() -> None:
    names = [question.name for question in questions()]
    assert sorted({name for name, *_ in ANSWERS}) == sorted(names)
    assert len(names) == 29
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


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_what_is_known_of_a_question_is_what_the_parser_finds(question: Question) -> None:
    found = checked(question.sparql)
    assert (found.ordered, found.prefixes - {"param"}) == (True, frozenset())
    assert found.parameters == question.checked.parameters
    assert found.text == question.checked.text
    assert checked(question.plain()).parameters == frozenset()


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_rdflib_gives_the_same_answers(sample: Graph, question: Question) -> None:
    takes = [one.name for one in question.parameters]
    given: dict[str, Any] = {"first": "ada", "second": "hopper"} if "first" in takes else {}
    given |= days(sample, question)
    answer = ask(sample, question.name, **given)
    wanted = [[value or "" for value in row] for row in answer.rows]
    for engine in ENGINES:
        found: Any = as_rdflib(sample, engine=engine).query(question.plain(**given))
        rows = [["" if value is None else str(value) for value in row] for row in found]
        assert sorted(rows) == sorted(wanted), engine


def test_terms_of_office_and_contradictions() -> None:
    """One leads, is said to be gone, and another follows; a third source denies the first."""
    firm = Entity(id="org/firm", type=EntityType.INSTITUTION, name="Firm")
    ann, bob = (
        Entity(id=f"person/{name.lower()}", type=EntityType.PERSON, name=name)
        for name in ("Ann Ode", "Bob Tin")
    )
    said = [
        ("2020-01-10", ann, "Ann Ode has been director of Firm since 2015.", "2015", ""),
        (
            "2021-03-02",
            ann,
            "Ann Ode stepped down as director of Firm on Monday.",
            "",
            "2021-03-01",
        ),
        ("2021-04-01", bob, "Bob Tin is director of Firm.", "", ""),
        ("2021-05-01", bob, "Firm denied that Bob Tin is its director.", "", ""),
    ]
    facts, citations = [], []
    for day, who, quote, since, until in said:
        id_, sha256 = identify(quote)
        evidence = Evidence(
            article=id_,
            start=0,
            end=len(quote),
            quote=quote,
            subject=(0, 7),
            object=(len(quote) - 5, len(quote) - 1),
            extractor="patterns",
            rule="by-hand",
            confidence=0.9,
            stance=Stance.DENIED if "denied" in quote else Stance.ASSERTED,
            since=since,
            until=until,
        )
        facts.append(
            Fact(
                subject=who,
                relation="holds_position",
                object=firm,
                role="director",
                status=Status.FORMER if "down" in quote else Status.CURRENT,
                evidence=(evidence,),
            )
        )
        citations.append(
            Citation(
                id=id_,
                sha256=sha256,
                name=day,
                source=day,
                title=day,
                published=day,
                length=len(quote),
            )
        )
    pair = Unsure(left=ann.id, right=bob.id, features=(("equal name", 0.7),))
    graph = assemble(facts, citations=citations, unsure=[pair])
    assert validate(graph) == ()

    def led(day: str) -> list[tuple[str | None, ...]]:
        return [row[:1] + row[3:5] for row in ask(graph, "who-led-as-of", day=day).rows]

    assert led("2014-12-31") == []
    assert led("2016-06-01") == [("Ann Ode", "2015", "2021-03-01")]
    assert led("2021-02-28") == [("Ann Ode", "2015", "2021-03-01")]
    assert led("2021-03-15") == []
    assert led("2021-04-01") == [("Bob Tin", "", "")]
    assert [row[0] for row in ask(graph, "who-leads").rows] == ["Bob Tin"]
    assert [row[2:6] for row in ask(graph, "succession").rows] == [
        ("Ann Ode", "2021-03-01", "Bob Tin", "2021-04-01"),
        ("Ann Ode", "2021-03-01", "Bob Tin", "2021-05-01"),
    ]
    assert [row[3:] for row in ask(graph, "disagreements", name="bob").rows] == [
        (
            "asserted, current",
            "2021-04-01",
            "Bob Tin is director of Firm.",
            "2021-04-01",
            "denied, current",
            "2021-05-01",
            "Firm denied that Bob Tin is its director.",
            "2021-05-01",
        )
    ]
    assert [row[:2] for row in ask(graph, "unsure", name="ann").rows] == [
        ("Ann Ode", "Bob Tin")
    ]
    career = ask(graph, "career", name="person/ann-ode").rows
    assert {row[4:6] for row in career} <= {("2015", "2021-03-01"), ("", "2021-03-01")}
