"""Answers of every form, parameters, order, errors, and the forms an answer is written in."""

import csv
import io
import json
import time
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KGError
from kg.graph import Graph
from kg.query import Table, Term, select
from kg.rdf import write

ADA = "https://kg.example.org/id/person/ada-lovelace"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g a ?h }"


def test_a_graph_a_file_and_text_give_the_same(sample: Graph, tmp_path: Path) -> None:
    query = "SELECT ?s ?name { ?s a kg:Person ; rdfs:label ?name }"
    file = tmp_path / "graph.ttl"
    file.write_text(write(sample), encoding="utf-8")
    found = select(sample, query)
    assert found == select(file, query) == select(write(sample), query)
    assert found.columns == ("s", "name")
    assert found.rows[0] == (ADA, "Ada Lovelace")
    assert found.cells[0] == (
        Term(value=ADA, kind="uri"),
        Term(value="Ada Lovelace", language="en"),
    )
    assert found.boolean is None


def test_rows_are_sorted_unless_the_query_orders_them(sample: Graph) -> None:
    query = "SELECT ?name { ?s a kg:Person ; rdfs:label ?name }"
    names = [row[0] for row in select(sample, query).rows]
    assert names == ["Ada Lovelace", "Charles Babbage", "Grace Hopper"]
    backwards = select(sample, query + " ORDER BY DESC(?name)").rows
    assert [row[0] for row in backwards] == names[::-1]


def test_a_variable_without_a_value(sample: Graph) -> None:
    query = (
        "SELECT ?name ?other { ?s a kg:Person ; rdfs:label ?name "
        "OPTIONAL { ?s skos:altLabel ?other } }"
    )
    assert ("Charles Babbage", None) in select(sample, query).rows
    assert "Charles Babbage,\r\n" in select(sample, query).as_csv()


def test_ask(sample: Graph) -> None:
    found = select(sample, "ASK { ?s a kg:Place }")
    assert found.boolean is True
    assert found.rows == (("true",),)
    assert json.loads(found.as_json()) == {"head": {}, "boolean": True}
    assert select(sample, "ASK { ?s a kg:Nothing }").rows == (("false",),)


def test_construct_and_describe_give_triples_once(sample: Graph) -> None:
    found = select(sample, "CONSTRUCT { ?s a kg:Thing ; kg:x _:b } { ?s a kg:Person }")
    assert found.columns == ("subject", "predicate", "object")
    assert len(found.rows) == 6
    assert {term.kind for row in found.cells for term in row if term} == {"uri", "bnode"}
    described = select(sample, f"DESCRIBE <{ADA}>")
    assert len(described.rows) == len(set(described.rows)) > 3
    assert list(described.cells) == sorted(described.cells)


def test_parameters_are_values_never_text(sample: Graph) -> None:
    query = "SELECT ?s { ?s rdfs:label ?name FILTER(STR(?name) = param:name()) }"
    assert select(sample, query, parameters={"name": "Ada Lovelace"}).rows == ((ADA,),)
    attack = 'x") } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #'
    assert select(sample, query, parameters={"name": attack}).rows == ()
    iri = Term(value=ADA, kind="uri")
    query = "SELECT ?name { ?s rdfs:label ?name FILTER(?s = param:who()) }"
    assert select(sample, query, parameters={"who": iri}).rows == (("Ada Lovelace",),)


def test_parameters_keep_their_types(sample: Graph) -> None:
    query = "SELECT (param:a() AS ?a) (param:b() AS ?b) (param:c() AS ?c) (param:d() AS ?d) {}"
    xsd = "http://www.w3.org/2001/XMLSchema#"
    tagged, dated = (
        Term(value="x", language="de"),
        Term(value="1843", datatype=xsd + "gYear"),
    )
    given: dict[str, Any] = {"a": 3, "b": True, "c": tagged, "d": dated}
    row = select(sample, query, parameters=given).cells[0]
    assert row[2:] == (tagged, dated)
    assert [term.datatype for term in row if term][:2] == [xsd + "integer", xsd + "boolean"]


def test_parameters_must_fit(sample: Graph) -> None:
    with pytest.raises(KGError, match=r"needs a value for param:name\(\)"):
        select(sample, "SELECT (param:name() AS ?x) {}")
    with pytest.raises(KGError, match=r"no param:other\(\): its parameters are none"):
        select(sample, "SELECT (1 AS ?x) {}", parameters={"other": 1})


MALFORMED = [
    ("", r"line 1, column \d+: the query ends there"),
    ("SELECT * { ?s ?p ?o ", r"line 1, column 21: the query ends there, expected one of , \."),
    (
        "SELEC * { ?s ?p ?o }",
        r"line 1, column 1: 'SELEC' cannot stand there, did you mean SELECT",
    ),
    ("SELECT *\n{ ?s ?p ?o }\nGRUP BY ?s", r"line 3, column 1: 'GRUP' .* mean GROUP\?"),
    (
        "SELECT * WHERE ?s ?p ?o }",
        r"line 1, column 16: '\?' cannot stand there, expected one of {",
    ),
    ("ASK { ?s ?p 'x }", r"line 1, column 17: the query ends there"),
    ("SELECT ?s (COUNT(?p) AS ?n) { ?s ?p ?o }", r"SELECT contains a variable"),
    ("SELECT * { ?s nope:x ?o }", r"prefix nope: is not declared: begin with PREFIX nope:"),
    ("SELECT * { ?s :x ?o }", r"prefix : is not declared"),
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } ", r"not SPARQL 1\.1 at line 1"),
    ("SELECT * { ?s ?p <<( ?a ?b ?c )>> }", r"not SPARQL 1\.1 at line 1, column \d+"),
]


@pytest.mark.parametrize(("sparql", "message"), MALFORMED)
def test_malformed_says_line_column_and_what_is_wrong(
    sample: Graph, sparql: str, message: str
) -> None:
    with pytest.raises(KGError, match=message) as caught:
        select(sample, sparql)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_turtle(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text("a b c")
    with pytest.raises(KGError, match=r"graph\.ttl, line 1: not Turtle"):
        select(file, "ASK { ?s ?p ?o }")


def test_timeout(sample: Graph) -> None:
    begun = time.monotonic()
    with pytest.raises(KGError, match=r"takes more than 0\.05 s"):
        select(sample, SLOW, timeout=0.05)
    assert time.monotonic() - begun < 5
    assert select(sample, "ASK {}", timeout=30).boolean is True
    with pytest.raises(KGError, match="contains a variable"):
        select(sample, "SELECT ?s (COUNT(?p) AS ?n) { ?s ?p ?o }", timeout=30)


def test_a_function_nobody_has(sample: Graph) -> None:
    with pytest.raises(KGError, match=r"the query failed: .*kg\.example\.org/ontology#shout"):
        select(sample, "SELECT (kg:shout('x') AS ?x) {}")


def test_csv_guards_formulas_and_keeps_the_rest() -> None:
    number = Term(value="-1", datatype="http://www.w3.org/2001/XMLSchema#integer")
    texts = ['=HYPERLINK("x")', "+1", "-1", "@a", "\tx", 'say "hi",\r\nthere', "plain"]
    table = Table(
        columns=("text", "number"), cells=tuple((Term(value=text), number) for text in texts)
    )
    rows = list(csv.reader(io.StringIO(table.as_csv(), newline="")))
    assert rows[0] == ["text", "number"]
    assert [row[0] for row in rows[1:6]] == ["'" + text for text in texts[:5]]
    assert rows[6:] == [[texts[5], "-1"], ["plain", "-1"]]
    exact = list(csv.reader(io.StringIO(table.as_csv(guard=False), newline="")))
    assert [row[0] for row in exact[1:]] == texts
    assert table.as_csv().endswith("plain,-1\r\n")


def test_json_is_sparql_results(sample: Graph) -> None:
    query = (
        "SELECT ?s ?name ?c ?none { ?s rdfs:label ?name . "
        "?a rdf:subject ?s ; kg:confidence ?c ; kg:relation relation:born_in }"
    )
    found = json.loads(select(sample, query).as_json())
    assert found["head"] == {"vars": ["s", "name", "c", "none"]}
    assert found["results"]["bindings"] == [
        {
            "s": {"type": "uri", "value": ADA},
            "name": {"type": "literal", "value": "Ada Lovelace", "xml:lang": "en"},
            "c": {
                "type": "literal",
                "value": "0.9",
                "datatype": "http://www.w3.org/2001/XMLSchema#decimal",
            },
        }
    ]


@pytest.mark.parametrize(
    ("query", "wrong", "right"),
    [
        ("ASK { ?s a kg:Persn }", "kg:Persn", "kg:Person"),
        (
            "ASK { ?s schema:affilation/rdfs:label ?n }",
            "schema:affilation",
            "schema:affiliation",
        ),
        (
            "PREFIX k: <https://kg.example.org/ontology#> ASK { ?s k:devlops ?o }",
            "k:devlops",
            "k:develops",
        ),
    ],
)
def test_a_misspelt_term_is_named_with_the_nearest(
    sample: Graph, query: str, wrong: str, right: str
) -> None:
    with pytest.raises(KGError, match=f"the ontology has no {wrong}: did you mean {right}"):
        select(sample, query)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s schema:birthDate ?o }",
        "ASK { ?s kg:nothingLikeIt ?o }",
        "PREFIX x: <https://x.example/> ASK { ?s x:Persn ?o }",
        "ASK { ?s a 'kg:Persn' }",
    ],
)
def test_terms_of_others_are_no_mistakes(sample: Graph, query: str) -> None:
    assert select(sample, query).boolean is False
