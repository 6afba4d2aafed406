"""``shacl`` and pySHACL, which stands in where it has no wheel, report the same of a graph."""

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.cli import main
from kg.errors import KGError
from kg.graph import Graph
from kg.rdf import Problem, triples
from kg.rdf.conformance import Shapes, by_pyshacl, shape_problems, shapes_of
from kg.rdf.nodes import parse
from kg.rdf.terms import term

EXAMPLES = sorted((Path(__file__).parent / "shapes").glob("*.ttl"))
PREFIXES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix my: <https://my.example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""


def both(
    data: Iterable[Triple], shapes: Shapes, folder: Path
) -> tuple[set[Problem], set[Problem]]:
    """Return what ``shacl`` and pySHACL report."""
    file = folder / "graph.nt"
    file.write_text("".join(f"{triple} .\n" for triple in data), encoding="utf-8")
    return set(shape_problems(file, shapes)), set(by_pyshacl(file, shapes))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_both_report_the_same_of_an_example(file: Path, tmp_path: Path) -> None:
    found, expected = both(parse(file), shapes_of(None), tmp_path)
    assert found == expected


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


@pytest.mark.parametrize("seed", range(12))
def test_both_report_the_same_of_a_corrupted_graph(
    seed: int, sample: Graph, tmp_path: Path
) -> None:
    draw = random.Random(seed)  # noqa: S311 -- the same corruptions every time
    found, expected = both(corrupted(triples(sample), draw), shapes_of(None), tmp_path)
    assert found == expected
    assert expected


@pytest.mark.parametrize("seed", range(6))
def test_both_report_the_same_of_corrupted_examples(seed: int, tmp_path: Path) -> None:
    every = list(dict.fromkeys(triple for file in EXAMPLES for triple in parse(file)))
    draw = random.Random(seed)  # noqa: S311 -- the same corruptions every time
    found, expected = both(corrupted(every, draw), shapes_of(None), tmp_path)
    assert found == expected
    assert len(expected) > 20


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
my:two a my:Vast ; my:low "1"^^xsd:double ; my:high 2 ; my:word "a" , "longer" ;
    my:kind my:nobody .
my:three my:has "a literal" , my:nobody , my:four ; my:part my:one .
my:four my:part my:five , my:three ; my:word "one" , "one"@en ; my:kind "c" , my:a .
my:five my:size 7 , "07"^^xsd:integer . my:nobody my:size "x"^^xsd:integer ; my:word "one" .
"""


def test_both_report_the_same_by_own_shapes(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(PREFIXES + OWN)
    found, expected = both(parse(PREFIXES + OWN_DATA), shapes_of(file), tmp_path)
    assert found == expected
    assert {one.shape for one in found} == {"Thing", "Size", "Big"}
    assert "https://my.example.org/sound" not in {one.focus for one in found}


@pytest.mark.parametrize(
    "part",
    [
        "sh:property [ sh:path [ sh:inversePath my:p ] ; sh:minCount 1 ]",
        "sh:property [ sh:path my:p ; sh:equals my:q ]",
        "sh:property [ sh:path my:p ; sh:pattern 'X' ; sh:flags 'i' ]",
        "sh:closed true ; sh:ignoredProperties ( my:q )",
        "sh:deactivated true ; sh:closed true",
        "sh:targetNode my:it ; sh:class my:C",
        "sh:not [ sh:class my:A ] , [ sh:class my:B ]",
        "sh:xone ( [ sh:class my:A ] [ sh:class my:T ] )",
        "sh:sparql [ sh:message 'is p' ; sh:select "
        "'SELECT $this { $this <https://my.example.org/p> ?value }' ]",
    ],
)
def test_both_know_all_of_shacl(tmp_path: Path, part: str) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(f"{PREFIXES} my:S a sh:NodeShape ; sh:targetClass my:T ; {part} .")
    data = parse(f"{PREFIXES} my:x a my:T , my:B ; my:p 1 , 'x' . my:it my:q my:x .")
    found, expected = both(data, shapes_of(file), tmp_path)
    assert found == expected


@pytest.mark.parametrize(
    "part", ["sh:property [ sh:minCount 1 ]", "sh:property [ sh:path my:p ; sh:pattern '(' ]"]
)
def test_shapes_that_are_not_shacl_are_one_line(tmp_path: Path, part: str) -> None:
    shapes, data = tmp_path / "own.ttl", tmp_path / "data.ttl"
    shapes.write_text(f"{PREFIXES} my:S a sh:NodeShape ; sh:targetClass my:T ; {part} .")
    data.write_text(f"{PREFIXES} my:x a my:T ; my:p 1 .")
    done = CliRunner().invoke(main, ["validate", str(data), "--shapes", str(shapes)])
    assert done.exit_code == 1
    assert isinstance(done.exception, KGError | SystemExit)
    assert "the shapes are not SHACL" in str(done.exception) + done.output
