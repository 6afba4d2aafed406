"""The screen and pySHACL alone report the same, whatever is wrong with a graph."""

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.cli import main
from kg.graph import Graph
from kg.rdf import Problem, conformance, triples, unscreened
from kg.rdf.conformance import Shapes, shape_problems, shapes_of
from kg.rdf.nodes import parse
from kg.rdf.screening import screen
from kg.rdf.subjects import Subjects
from kg.rdf.terms import term

EXAMPLES = sorted((Path(__file__).parent / "shapes").glob("*.ttl"))
PREFIXES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix my: <https://my.example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""


def both(data: Iterable[Triple], shapes: Shapes) -> tuple[set[Problem], set[Problem]]:
    """Return what the screened way and pySHACL alone report."""
    found = Subjects(data)
    assert shapes.screen is not None, shapes.reason
    alone = replace(shapes, screen=None)
    return set(shape_problems(found, shapes)), set(shape_problems(found, alone))


def test_kgs_own_shapes_are_screened() -> None:
    assert unscreened(None) == ""
    assert len(screen(shapes_of(None).triples).roots) == 20


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_both_ways_report_the_same_of_an_example(file: Path) -> None:
    screened, alone = both(parse(file), shapes_of(None))
    assert screened == alone


ODD = (
    Literal("05", datatype=term("xsd:integer")),
    Literal("5", datatype=term("xsd:nonNegativeInteger")),
    Literal("-5", datatype=term("xsd:nonNegativeInteger")),
    Literal("many", datatype=term("xsd:integer")),
    Literal("0.90", datatype=term("xsd:decimal")),
    Literal("1.01", datatype=term("xsd:decimal")),
    Literal("1E0", datatype=term("xsd:double")),
    Literal("2023-02-29", datatype=term("xsd:date")),
    Literal("2024-02-29", datatype=term("xsd:date")),
    Literal("2024-05", datatype=term("xsd:gYearMonth")),
    Literal("2024-13", datatype=term("xsd:gYearMonth")),
    Literal("sha256:" + "0" * 64 + "\n"),
    Literal("current"),
    Literal("current", language="en"),
    Literal("Ada", language="en"),
    Literal("Ada", language="en-GB"),
    Literal(""),
    BlankNode("nobody"),
    NamedNode("https://kg.example.org/id/person/nobody"),
    NamedNode("http://www.wikidata.org/entity/Q0"),
)


def corrupted(found: list[Triple], draw: random.Random) -> list[Triple]:
    """Return a graph with ten random changes."""
    changed = list(found)
    for _ in range(10):
        place, other = draw.randrange(len(changed)), draw.choice(changed)
        one = changed[place]
        value = draw.choice((other.object, draw.choice(ODD)))
        match draw.randrange(5):
            case 0:
                del changed[place]
            case 1:
                changed[place] = Triple(one.subject, one.predicate, value)
            case 2:
                changed.append(Triple(one.subject, one.predicate, value))
            case 3:
                changed[place] = Triple(other.subject, one.predicate, one.object)
            case _:
                changed[place] = Triple(one.subject, other.predicate, one.object)
    return list(dict.fromkeys(changed))


@pytest.mark.parametrize("seed", range(25))
def test_both_ways_report_the_same_of_a_corrupted_graph(
    seed: int, sample: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Small parts: a suspect must not depend on what else is looked at.
    monkeypatch.setattr(conformance, "_MOST", (10, 200, 50_000)[seed % 3])
    draw = random.Random(seed)  # noqa: S311 -- the same corruptions every time
    screened, alone = both(corrupted(triples(sample), draw), shapes_of(None))
    assert screened == alone
    assert alone


@pytest.mark.parametrize("seed", range(6))
def test_both_ways_report_the_same_of_corrupted_examples(seed: int) -> None:
    every = list(dict.fromkeys(triple for file in EXAMPLES for triple in parse(file)))
    draw = random.Random(seed)  # noqa: S311 -- the same corruptions every time
    screened, alone = both(corrupted(every, draw), shapes_of(None))
    assert screened == alone
    assert len(alone) > 20


OWN = """
my:Thing a sh:NodeShape ; sh:targetClass my:Thing ; sh:targetObjectsOf my:has ;
    sh:property my:Size , [ sh:path my:low ; sh:lessThan my:high ; sh:maxExclusive 9 ] ,
        [ sh:path my:word ; sh:minCount 2 ; sh:maxCount 2 ; sh:minLength 2 ; sh:maxLength 4 ] ,
        [ sh:path my:part ; sh:not [ sh:property [ sh:path my:size ; sh:minInclusive 5 ] ] ] ,
        [ sh:path my:kind ; sh:nodeKind sh:BlankNodeOrIRI ; sh:in ( my:a my:b "c" ) ] .
my:Size a sh:PropertyShape ; sh:path my:size ; sh:datatype xsd:integer ; sh:minExclusive 0 .
my:Big a sh:NodeShape ; sh:targetClass my:Big ; sh:property my:Size ;
    sh:or ( [ sh:property [ sh:path my:size ; sh:minCount 1 ] ] [ sh:class my:Vast ] ) .
"""

OWN_DATA = """
my:Big rdfs:subClassOf my:Thing . my:Vast rdfs:subClassOf my:Huge .
my:Huge rdfs:subClassOf my:Big . my:six a my:Big ; my:word "one" , "two" .
my:sound a my:Thing ; my:size 3 ; my:low 1 ; my:high 2 ; my:word "one" , "two" ; my:kind my:a .
my:one a my:Big ; my:size -1 , 2 ; my:low 9 ; my:high 10 , 8 ; my:word "one" , "two" , "three" .
my:two a my:Vast ; my:low "1"^^xsd:double ; my:high 2 ; my:word "a" , "longer" ; my:kind _:b .
my:three my:has "a literal" , _:b , my:four ; my:part my:one .
my:four my:part my:five , my:three ; my:word "one" , "one"@en ; my:kind "c" , my:a .
my:five my:size 7 , "07"^^xsd:integer . _:b my:size "x"^^xsd:integer ; my:word "one" .
"""


def test_own_shapes_are_screened(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(PREFIXES + OWN)
    screened, alone = both(parse(PREFIXES + OWN_DATA), shapes_of(file))
    assert screened == alone
    assert {one.shape for one in alone} == {"Thing", "Size", "Big"}
    assert "https://my.example.org/sound" not in {one.focus for one in alone}


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("sh:property [ sh:path [ sh:inversePath my:p ] ; sh:minCount 1 ]", "a path or class"),
        ("sh:property [ sh:minCount 1 ]", "a shape has 0 sh:path"),
        ("sh:property [ sh:path my:p ; sh:minCount 1 , 2 ]", "a shape has 2 sh:minCount"),
        ("sh:property [ sh:path my:p ; sh:minCount 'one' ]", "is no number"),
        ("sh:property [ sh:path my:p ; sh:equals my:q ]", "sh:equals is not screened"),
        ("sh:property [ sh:path my:p ; sh:property [ sh:path my:q ] ]", "sh:property is not"),
        ("sh:property [ sh:path my:p ; sh:pattern '(' ]", "a sh:pattern is not screened"),
        ("sh:property [ sh:path my:p ; sh:pattern 'a' ; sh:flags 'i' ]", "sh:flags is not"),
        ("sh:property [ sh:path my:p ; sh:datatype my:own ]", "sh:datatype"),
        ("sh:property [ sh:path my:p ; sh:minInclusive '2024-01-01'^^xsd:date ]", "the bound"),
        ("sh:property [ sh:path my:p ; sh:in () ]", "a list of a shape is empty"),
        ("sh:closed true", "sh:closed is not screened"),
        ("sh:deactivated true", "sh:deactivated is not screened"),
        ("sh:targetNode my:it ; sh:class my:C", "sh:targetNode is not screened"),
        ("a owl:Class", "owl#Class is not screened"),
        ("sh:minCount 1", "sh:minCount is not screened"),
        ("sh:xone ( [ sh:class my:A ] [ sh:class my:B ] )", "sh:xone is not screened"),
        (
            "sh:sparql [ sh:select 'SELECT $this { $this a my:T }' ]",
            "sh:sparql is not screened",
        ),
    ],
)
def test_what_is_not_screened_is_named(tmp_path: Path, part: str, reason: str) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(f"{PREFIXES} my:S a sh:NodeShape ; sh:targetClass my:T ; {part} .")
    assert reason in unscreened(file)
    assert shapes_of(file).screen is None


def test_the_command_says_that_shapes_are_pyshacls_alone(tmp_path: Path) -> None:
    shapes, data = tmp_path / "own.ttl", tmp_path / "data.ttl"
    shapes.write_text(
        f"{PREFIXES} my:S a sh:NodeShape ; sh:targetClass my:T ; sh:closed true ;"
        " sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) ."
    )
    data.write_text(f"{PREFIXES} my:x a my:T ; my:p 1 .")
    done = CliRunner().invoke(main, ["validate", str(data), "--shapes", str(shapes)])
    assert done.exit_code == 3
    assert "sh:closed is not screened" in done.stderr
    assert "(S)" in done.stdout
    done = CliRunner().invoke(main, ["validate", str(data), "--shapes", str(shapes), "--quiet"])
    assert "screened" not in done.stderr
