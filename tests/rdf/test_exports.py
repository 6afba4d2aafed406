"""The other formats: as readable, as stable, and the same triples to other parsers."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from pyoxigraph import NamedNode, Quad, RdfFormat

from kg.cli import main
from kg.errors import KGError
from kg.graph import Graph
from kg.model import Citation, Entity, EntityType, Evidence, Fact, Stance, Status, identify
from kg.ontology import ONTOLOGY
from kg.pipeline import exporters, save
from kg.rdf import DEFAULT_BASE, FORMATS, quads, read, triples, validate, write
from kg.rdf.checking import _lint_problems
from kg.rdf.nodes import parse, store_of
from kg.rdf.quads import mended
from kg.rdf.terms import article_iri
from kg.rdf.turtle import as_rdflib
from tests.rdf.test_round_trip import graphs

PARSERS = {
    "ttl": (RdfFormat.TURTLE, "turtle"),
    "trig": (RdfFormat.TRIG, "trig"),
    "nt": (RdfFormat.N_TRIPLES, "nt"),
    "nq": (RdfFormat.N_QUADS, "nquads"),
    "jsonld": (RdfFormat.JSON_LD, "json-ld"),
}


def parsed(text: str, form: str) -> list[Quad]:
    return list(pyoxigraph.parse(text.encode(), format=PARSERS[form][0]))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(graph=graphs())
def test_every_format_holds_the_same_triples(graph: Graph) -> None:
    expected = set(triples(graph))
    for form in FORMATS:
        found = parsed(write(graph, format=form), form)
        assert {quad.triple for quad in found} == expected, form
        if form in ("trig", "nq"):
            assert set(found) == set(quads(graph))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's parsers call its old names
def test_rdflib_reads_the_same(sample: Graph, form: str) -> None:
    by_rdflib = rdflib.Dataset(default_union=True)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rdflib, "NORMALIZE_LITERALS", False)
        by_rdflib.parse(data=write(sample, format=form), format=PARSERS[form][1])
    assert set(by_rdflib.triples((None, None, None))) == set(
        as_rdflib(triples(sample), engine="rdflib")
    )


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_of_every_format_is_read_back(sample: Graph, form: str, tmp_path: Path) -> None:
    file = tmp_path / f"graph.{form}"
    file.write_text(write(sample, format=form), encoding="utf-8")
    assert read(file) == sample
    assert validate(file) == validate(sample)


@pytest.mark.parametrize(
    ("suffix", "text", "message"),
    [
        (".nq", "<https://a.example/> .", r"bad\.nq, line 1: not N-Quads"),
        (".jsonld", "{", r"bad\.jsonld, line 1: not JSON-LD"),
    ],
)
def test_a_file_that_is_not_of_its_format(
    suffix: str, text: str, message: str, tmp_path: Path
) -> None:
    file = tmp_path / f"bad{suffix}"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KGError, match=message) as caught:
        read(file)
    assert "\n" not in str(caught.value)


def test_lines_are_sorted(sample: Graph) -> None:
    for form in ("nt", "nq"):
        lines = [line.removesuffix(" .") for line in write(sample, format=form).splitlines()]
        assert lines == sorted(lines)
    nodes = json.loads(write(sample, format="jsonld"))["@graph"]
    assert [node["id"] for node in nodes] == sorted(node["id"] for node in nodes)


def test_json_needs_no_base_to_be_understood(sample: Graph) -> None:
    whole = json.loads(write(sample, format="jsonld"))
    ada = next(node for node in whole["@graph"] if node["id"] == "person:ada-lovelace")
    assert "kg:Person" in ada["type"]
    assert ada["rdfs:label"] == [{"@value": "Ada Lovelace", "@language": "en"}]
    assert {key.partition(":")[0] for key in ada} - {"id", "type"} <= whole["@context"].keys()


def test_trig_reads_well(sample: Graph) -> None:
    text = write(sample, format="trig")
    first = sample.citations[0].id
    assert f"\narticle:{first} {{\n    person:ada-lovelace a foaf:Person,\n" in text
    assert text.count("\n}\n") == len({quad.graph_name for quad in quads(sample)}) - 1
    assert text.index("void:Dataset") < text.index("{")


def without(graph: Graph, article: str) -> Graph:
    """Return the graph as if an article had never been read."""
    facts = [
        replace(fact, evidence=tuple(one for one in fact.evidence if one.article != article))
        for fact in graph.facts
    ]
    facts = [fact for fact in facts if fact.evidence]
    statements = tuple(one for one in graph.statements if one.article != article)
    places = tuple(pair for pair in graph.appearances if pair[0] != article)
    named = {id_ for _, id_ in places}
    for fact in facts:
        named |= {fact.subject.id, fact.object.id}
    for one in statements:
        named |= {one.speaker.id, *(topic.id for topic in one.topics)}
    gone = {id_ for other, id_ in graph.appearances if other == article}
    return replace(
        graph,
        facts=tuple(facts),
        statements=statements,
        citations=tuple(one for one in graph.citations if one.id != article),
        appearances=places,
        entities=tuple(one for one in graph.entities if one.id in named or one.id not in gone),
    )


def test_an_article_is_taken_back_by_dropping_its_graph(sample: Graph) -> None:
    for citation in sample.citations:
        graph = article_iri(DEFAULT_BASE, citation.id)
        left = [quad.triple for quad in quads(sample) if quad.graph_name != graph]
        text = "\n".join(f"{triple} ." for triple in left)
        assert citation.id not in text
        assert read(text) == without(sample, citation.id)
        assert not list(_lint_problems(store_of(left)))


def two_articles(first: Stance, second: Stance) -> Graph:
    ada = Entity(id="person/ada", type=EntityType.PERSON, name="Ada Lovelace")
    club = Entity(id="org/club", type=EntityType.INSTITUTION, name="Analytical Society")
    texts = ("Ada Lovelace is president.", "Ada Lovelace is the president.")
    evidence = [
        Evidence(
            article=identify(text)[0],
            start=0,
            end=len(text),
            quote=text,
            subject=(0, 12),
            object=(16, 20),
            extractor="patterns",
            rule="by-hand",
            confidence=confidence,
            stance=stance,
        )
        for text, stance, confidence in zip(texts, (first, second), (0.5, 0.8), strict=True)
    ]
    fact = Fact(
        subject=ada,
        relation="holds_position",
        object=club,
        role="president",
        status=Status.CURRENT,
        evidence=tuple(sorted(evidence)),
    )
    citations = [
        Citation(
            id=identify(text)[0],
            sha256=identify(text)[1],
            name=text,
            source="a.txt",
            title=text,
            length=len(text),
        )
        for text in texts
    ]
    return Graph(
        entities=(club, ada),
        facts=(fact,),
        citations=tuple(sorted(citations)),
        appearances=tuple(
            sorted((one.id, thing.id) for one in citations for thing in (ada, club))
        ),
    )


def holders(graph: Graph, text: str) -> set[str]:
    """Return the names of the graphs with a triple whose N-Triples form has a text."""
    return {str(quad.graph_name) for quad in quads(graph) if text in str(quad.triple)}


def test_what_two_articles_say_is_in_both_graphs() -> None:
    graph = two_articles(Stance.ASSERTED, Stance.REPORTED)
    names = {str(article_iri(DEFAULT_BASE, one.id)) for one in graph.citations}
    assert holders(graph, "ns/org#headOf> <https://kg.example.org/id/org/club>") >= names
    assert holders(graph, "ns/org#Membership") == names
    # 0.9 counts both, so it belongs to neither.
    assert holders(graph, '"0.9"') == {str(NamedNode(f"{DEFAULT_BASE}id/derived"))}
    assert {quad.triple for quad in quads(graph)} == set(triples(graph))


def test_nothing_stale_is_left_without_the_graph_of_what_follows(tmp_path: Path) -> None:
    graph = ended()
    derived = NamedNode(f"{DEFAULT_BASE}id/derived")
    for gone in graph.citations:
        dropped = (article_iri(DEFAULT_BASE, gone.id), derived)
        left = [quad for quad in quads(graph) if quad.graph_name not in dropped]
        expected = without(graph, gone.id)
        kept = re.compile(f"<{DEFAULT_BASE}id/(assertion|membership|article|person|org)/")
        assert {q.triple for q in left if kept.match(str(q.subject))} <= set(triples(expected))
        file = tmp_path / "left.nq"
        file.write_text("".join(f"{quad} .\n" for quad in left), encoding="utf-8")
        done = CliRunner().invoke(main, ["convert", str(file), str(tmp_path / "whole.trig")])
        assert done.exit_code == 0, done.output
        assert (tmp_path / "whole.trig").read_text() == write(expected, format="trig")


def test_a_convert_mends_what_a_dropped_article_leaves_stale(tmp_path: Path) -> None:
    graph = ended()
    later = max(graph.citations, key=lambda one: one.published)
    name = article_iri(DEFAULT_BASE, later.id)
    left = [quad for quad in quads(graph) if quad.graph_name != name]
    assert any("endedBy" in str(quad) for quad in left)  # stale: only the later article said so
    file = tmp_path / "left.nq"
    file.write_text("".join(f"{quad} .\n" for quad in left), encoding="utf-8")
    assert CliRunner().invoke(main, ["convert", str(file), str(file)]).exit_code == 0
    assert "endedBy" not in file.read_text()
    assert validate(file) == ()
    done = CliRunner().invoke(main, ["convert", str(file), str(tmp_path / "whole.xls")])
    assert done.exit_code == 1
    assert "nothing writes .xls: choose from .csv (tables), .cypher" in done.stderr
    for suffix in exporters.BUILTIN:
        assert f"{suffix} ({exporters.NAMES[suffix]})" in done.stderr


def test_a_file_of_an_unknown_suffix_is_told_how_it_was_read(tmp_path: Path) -> None:
    file = tmp_path / "graph.rdf"
    file.write_text("<?xml version='1.0'?><rdf:RDF/>", encoding="utf-8")
    done = CliRunner().invoke(main, ["convert", str(file), str(tmp_path / "graph.ttl")])
    assert done.exit_code == 1
    assert "graph.rdf, line 1: not Turtle" in done.stderr
    assert "by its suffix: .ttl, .trig, .nt, .nq, .jsonld; all else is Turtle" in done.stderr


def test_a_convert_writes_what_a_build_writes(tmp_path: Path) -> None:
    (tmp_path / "built").mkdir()
    names = ("g.gexf", "g.html", "edges.csv", "entities.parquet", "g.jsonl", "g.jsonld")
    for name in ("g.ttl", *names):
        save(ended(), tmp_path / "built" / name)
    for name in names:
        arguments = ["convert", str(tmp_path / "built" / "g.ttl"), str(tmp_path / name)]
        assert CliRunner().invoke(main, arguments).exit_code == 0
        assert (tmp_path / name).read_bytes() == (tmp_path / "built" / name).read_bytes()


def test_mending_takes_out_what_hangs() -> None:
    graph = replace(
        two_articles(Stance.ASSERTED, Stance.ASSERTED), redirects=(("person/a", "person/ada"),)
    )
    sound = triples(graph)
    assert mended(sound, base=DEFAULT_BASE) == sound
    data = f"{DEFAULT_BASE}id/"
    hanging = parse(
        f"@prefix kg: <{ONTOLOGY}> . @prefix dcterms: <http://purl.org/dc/terms/> ."
        f" <{data}unsure/1> a kg:Unsure ; kg:left <{data}person/ada> ;"
        f" kg:right <{data}person/b> ."
        f" <{data}person/c> dcterms:isReplacedBy <{data}person/b> ."
        f" <{data}person/b> <http://www.w3.org/2002/07/owl#sameAs> <https://orcid.org/1> ."
    )
    assert mended([*sound, *hanging], base=DEFAULT_BASE) == sound


def test_copies_of_an_article_that_is_gone_are_copies_of_each_other() -> None:
    graph = ended()
    one, two = graph.citations
    text = write(replace(graph, citations=(replace(one, copy_of="0" * 16), two)))
    assert {cited.copy_of for cited in read(text).citations} == {""}
    both = tuple(replace(cited, copy_of="0" * 16) for cited in graph.citations)
    found = read(write(replace(graph, citations=both)))
    first, second = sorted(found.citations, key=lambda cited: cited.published)
    assert (first.copy_of, second.copy_of) == ("", first.id)


def ended() -> Graph:
    """Return a graph in which one article says who is president, and a later one who was."""
    whole = two_articles(Stance.ASSERTED, Stance.ASSERTED)
    [fact] = whole.facts
    days = dict(
        zip((one.article for one in fact.evidence), ("2024-01-01", "2024-06-01"), strict=True)
    )
    now, later = (
        replace(fact, status=status, evidence=(one,))
        for status, one in zip((Status.CURRENT, Status.FORMER), fact.evidence, strict=True)
    )
    cited = tuple(replace(one, published=days[one.id]) for one in whole.citations)
    return replace(
        whole,
        facts=tuple(sorted((now, later), key=lambda one: one.key)),
        citations=tuple(sorted(cited)),
    )


def test_what_an_article_denies_is_no_link_of_its_graph() -> None:
    graph = two_articles(Stance.ASSERTED, Stance.DENIED)
    first, second = (
        article_iri(DEFAULT_BASE, identify(text)[0])
        for text in ("Ada Lovelace is president.", "Ada Lovelace is the president.")
    )
    link = "/person/ada> <http://www.w3.org/ns/org#headOf>"
    assert holders(graph, link) == {str(first)}
    assert holders(graph, "ns/org#Membership") == {str(first)}
    denied = [quad for quad in quads(graph) if quad.graph_name == second]
    assert any("id/membership/" in str(q.subject) and q.object == second for q in denied)


def test_the_core_has_no_evidence(sample: Graph, tmp_path: Path) -> None:
    core = write(sample, profile="core")
    found = {quad.triple for quad in parsed(core, "ttl")}
    extra = found - set(triples(sample))
    assert [str(triple.object) for triple in extra] == [
        "<https://kg.example.org/ontology/profile/core>"
    ]
    for gone in ("kg:Assertion", "oa:", "schema:Quotation", "#char=", "schema:mentions"):
        assert gone not in core
    for kept in (
        "org:Membership",
        "org:headOf",
        "kg:speaksAbout",
        "kg:Person",
        "kg:reportedIn",
    ):
        assert kept in core
    subjects = {triple.subject for triple in found}
    dangling = {
        triple.object
        for triple in found
        if isinstance(triple.object, NamedNode)
        and triple.object.value.startswith(DEFAULT_BASE + "id/")
        and triple.object not in subjects
    }
    assert not dangling
    for form in ("nt", "jsonld"):
        other = write(sample, profile="core", format=form)
        assert {quad.triple for quad in parsed(other, form)} == found
    file = tmp_path / "core.ttl"
    file.write_text(core, encoding="utf-8")
    with pytest.raises(KGError, match=r"core\.ttl: holds the core profile, which has no evi"):
        read(file)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "xml"}, r"no RDF format 'xml': choose from ttl, trig"),
        ({"profile": "tiny"}, r"no profile 'tiny': choose from full, core"),
        ({"profile": "core", "format": "trig"}, r"profile core has no articles' graphs"),
    ],
)
def test_what_cannot_be_written(options: dict[str, Any], message: str) -> None:
    with pytest.raises(KGError, match=message):
        write(Graph(), **options)
