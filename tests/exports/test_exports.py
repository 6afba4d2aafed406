"""Each file is opened by the reader that people open it with."""

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import networkx as nx
import pytest
from click.testing import CliRunner

from kg import exports, pipeline
from kg.cli import main
from kg.errors import KGError
from kg.exports import edges, graphrag
from kg.exports.neo4j import LIST_SEPARATOR
from kg.graph import Graph, assemble
from kg.model import EntityType, Stance
from kg.pipeline import output

ODD = 'A "quoted" <b> & \u00e9\u0300 \x0b \ud800 =1+1'


@pytest.fixture
def odd(small_graph: Graph) -> Graph:
    """Return the small graph with a name that no format likes."""
    first, *rest = small_graph.entities
    other = replace(first, id="org/odd", name=ODD, aliases=("=cmd()", "x"))
    return replace(
        small_graph, entities=tuple(sorted([first, *rest, other], key=lambda one: one.id))
    )


FILES = (
    *("g.gexf", "g.graphml", "g.ftm", "nodes.csv", "edges.csv", "evidence.csv"),
    *("entities.parquet", "relationships.parquet", "text_units.parquet"),
    *("g.nq", "g.jsonld", "g.cypher", "g.lightrag"),
    *("neo4j-nodes.csv", "neo4j-relationships.csv"),
)


@pytest.mark.parametrize("name", FILES)
def test_equal_graphs_give_equal_bytes(name: str, small_graph: Graph, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        pipeline.save(small_graph, tmp_path / folder / name)
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    pipeline.save(Graph(), tmp_path / "empty" / name)


def test_networkx_reads_gexf(odd: Graph, tmp_path: Path) -> None:
    exports.gexf(odd, tmp_path / "g.gexf")
    found = nx.read_gexf(tmp_path / "g.gexf", version="1.3")
    assert set(found.nodes) == {one.id for one in odd.entities}
    ada = found.nodes["person/ada-lovelace"]
    assert (ada["label"], ada["type"], ada["start"], ada["end"]) == (
        "Ada Lovelace",
        "Person",
        "2024-03-06",
        "2024-03-07",
    )
    assert ada["viz"]["color"] == {"r": 0, "g": 114, "b": 178, "a": 1.0}
    spots = {tuple(data["viz"]["position"].values()) for _, data in found.nodes(data=True)}
    assert len(spots) == len(odd.entities)
    assert ada["viz"]["size"] > found.nodes["org/odd"]["viz"]["size"]
    (edge,) = (
        data
        for source, target, data in found.edges(data=True)
        if (source, target) == ("person/ada-lovelace", "org/analytical-society")
    )
    assert (edge["relation"], edge["role"], edge["articles"], edge["holds"]) == (
        "holds_position",
        "director",
        2,
        True,
    )
    assert (edge["start"], edge["end"]) == ("2024-03-06", "2024-03-07")
    assert found.number_of_edges() == len(odd.facts) + 1  # and who speaks about what
    assert found.nodes["org/odd"]["label"] == ODD.replace("\x0b", "\ufffd").replace(
        "\ud800", "\ufffd"
    )


def test_networkx_reads_graphml(odd: Graph, tmp_path: Path) -> None:
    exports.graphml(odd, tmp_path / "g.graphml")
    found = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert set(found.nodes) == {one.id for one in odd.entities}
    (edge,) = found["org/analytical-society"]["org/difference-company"].values()
    assert (edge["stance"], edge["holds"], edge["confidence"]) == ("denied", False, 0.8)
    assert found.nodes["org/odd"]["aliases"] == "=cmd() | x"
    assert found.number_of_edges() == len(odd.facts) + 1


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables_join(odd: Graph, tmp_path: Path) -> None:
    for name in exports.TABLES:
        pipeline.save(odd, tmp_path / f"{name}.csv")
    nodes, edges, evidence = (read(tmp_path / f"{name}.csv") for name in exports.TABLES)
    ids = {row["id"] for row in nodes}
    assert {row["source"] for row in edges} | {row["target"] for row in edges} <= ids
    facts = {row["id"]: row for row in edges if row["relation"] != "speaks_about"}
    assert {row["edge"] for row in evidence} == set(facts)
    assert len(evidence) == sum(len(fact.evidence) for fact in odd.facts)
    assert {row["holds"] for row in edges} == {"true", "false"}
    row = next(row for row in evidence if facts[row["edge"]]["role"] == "director")
    assert row["quote"].startswith("Ada Lovelace")
    assert row["published"].startswith("2024-03-0")
    (node,) = (row for row in nodes if row["id"] == "org/odd")
    assert node["aliases"] == "'=cmd() | x"  # no spreadsheet runs it
    assert node["name"] == ODD.replace("\ud800", "?")


def test_another_table_is_an_error(small_graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(KGError, match=r"facts\.csv: there is no such table: choose from nodes"):
        pipeline.save(small_graph, tmp_path / "facts.csv")


def test_evidence_of_an_unknown_article(small_graph: Graph, tmp_path: Path) -> None:
    bare = replace(small_graph, citations=())
    pipeline.save(bare, tmp_path / "evidence.csv")
    assert {row["title"] for row in read(tmp_path / "evidence.csv")} == {""}


# ------------------------------------------------------------------------ FollowTheMoney

# Of followthemoney 4.11.2: properties by schema, with inherited ones, as far as kg writes them;
# "*" is required, ">X" is a link to a schema that X is or extends.
_LINK = {"role": "", "status": "", "date": "", "summary": "", "proof": ">Article"}
SCHEMATA = {
    "Person": {"name": "*", "alias": "", "keywords": ""},
    "Organization": {"name": "*", "alias": "", "keywords": ""},
    "Address": {"name": "", "alias": "", "keywords": "", "full": ""},
    "Article": {
        "title": "",
        "fileName": "*",
        "author": "",
        "sourceUrl": "",
        "publisher": "",
        "publishedAt": "",
    },
    "Membership": {**_LINK, "member": "*>LegalEntity", "organization": "*>Organization"},
    "Employment": {**_LINK, "employee": "*>Person", "employer": "*>Organization"},
    "Documentation": {"document": "*>Document", "entity": "*>Thing"},
    "UnknownLink": {**_LINK, "subject": "*>Thing", "object": "*>Thing"},
}
EXTENDS = {
    "Person": {"Person", "LegalEntity", "Thing"},
    "Organization": {"Organization", "LegalEntity", "Thing"},
    "Address": {"Address", "Thing"},
    "Article": {"Article", "Document", "Thing"},
}


def entities(graph: Graph, path: Path) -> list[dict]:
    exports.follow_the_money(graph, path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_what_is_written_fits_the_schemata(odd: Graph, tmp_path: Path) -> None:
    found = entities(odd, tmp_path / "g.ftm")
    schema = {one["id"]: one["schema"] for one in found}
    assert len(schema) == len(found)
    for one in found:
        known = SCHEMATA[one["schema"]]
        assert set(one["properties"]) <= set(known)
        for name, rule in known.items():
            values = one["properties"].get(name, [])
            assert values or "*" not in rule, one
            if ">" in rule:
                assert all(rule.partition(">")[2] in EXTENDS[schema[value]] for value in values)
    named = [one["properties"] for one in found if one["schema"] == "Documentation"]
    assert {
        one["document"][0] for one in named if one["entity"] == ["person-ada-lovelace"]
    } == {
        f"article-{article}" for article, id_ in odd.appearances if id_ == "person/ada-lovelace"
    }
    held = next(one for one in found if one["schema"] == "Membership")["properties"]
    assert (held["role"], held["status"]) == (["director"], ["current"])
    assert (held["member"], held["organization"]) == (
        ["person-ada-lovelace"],
        ["org-analytical-society"],
    )
    assert held["date"] == ["2024-03-06", "2024-03-07"]
    assert len(held["summary"]) == len(held["proof"]) == 2


def test_nothing_that_is_denied_is_stated(small_graph: Graph, tmp_path: Path) -> None:
    found = entities(small_graph, tmp_path / "g.ftm")
    assert not any(
        "acquires" in str(one) or "bought" in str(one["properties"].get("role"))
        for one in found
    )
    society = next(one for one in found if one["id"] == "org-analytical-society")
    assert society["properties"]["keywords"] == ["analytical engines"]
    assert not any(
        one.name in str([line["properties"].get("name") for line in found])
        for one in small_graph.entities
        if one.type is EntityType.TECHNOLOGY
    )


def test_an_id_that_followthemoney_refuses_is_replaced(
    small_graph: Graph, tmp_path: Path
) -> None:
    other = replace(small_graph.entities[0], id="org/\u4e2d")
    graph = replace(small_graph, entities=(*small_graph.entities, other))
    ids = {one["id"] for one in entities(graph, tmp_path / "g.ftm")}
    assert any(id_.startswith("org-") and len(id_) == 20 for id_ in ids)


def test_followthemoney_itself_reads_it(odd: Graph, tmp_path: Path) -> None:
    """Its reader has an environment of its own (make ftm), hence a process of its own."""
    python = Path(sys.prefix) / "followthemoney" / "bin" / "python"
    if not python.exists():
        pytest.skip("followthemoney is not fetched: 'make ftm' does that")
    odd = replace(odd, entities=(*odd.entities, replace(odd.entities[0], id="org/\u4e2d")))
    found = entities(odd, tmp_path / "g.ftm")
    done = subprocess.run(
        [python, Path(__file__).with_name("moneyreader.py"), tmp_path / "g.ftm"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == (str(len(found)), 0), done.stderr


def test_pandas_reads_graphrag_tables_that_join(odd: Graph, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    tables = {}
    for name in exports.GRAPHRAG_TABLES:
        pipeline.save(odd, tmp_path / f"{name}.parquet")
        tables[name] = pandas.read_parquet(tmp_path / f"{name}.parquet")
    things, links, units = tables.values()
    assert set(things["id"]) == {one.id for one in odd.entities}
    assert list(things["degree"] == 0) == [False] * 5 + [True]  # those without a fact come last
    (named,) = things[things["degree"] == 0]["description"]
    assert named == "Also =cmd(), x. Only named: no fact about it was read."
    assert list(map(list, units["covariate_ids"])) == [[]] * len(units)
    assert things["title"].is_unique
    assert set(links["source"]) | set(links["target"]) <= set(things["title"])
    pairs = [(row.source, row.target) for row in links.itertuples()]
    assert len(pairs) == len(set(pairs))
    for table in (things, links):
        assert {id_ for ids in table["text_unit_ids"] for id_ in ids} <= set(units["id"])
    assert {id_ for ids in units["entity_ids"] for id_ in ids} <= set(things["id"])
    assert {id_ for ids in units["relationship_ids"] for id_ in ids} == set(links["id"])
    quotes = {one.quote for fact in odd.facts for one in fact.evidence}
    quotes |= {said.quote for said in odd.statements}
    assert set(units["text"]) == quotes
    assert set(units["document_id"]) <= {citation.id for citation in odd.citations}


def test_graphrag_tells_namesakes_apart_and_leaves_out_what_is_denied(
    small_graph: Graph, tmp_path: Path
) -> None:
    first, second, *rest = small_graph.entities
    same = replace(second, name=first.name)
    titles = [
        row["title"]
        for row in graphrag.rows(
            replace(small_graph, entities=(first, same, *rest)), "entities"
        )
    ]
    both = {f"{first.name} ({one.id})".upper() for one in (first, same)}
    assert both <= set(titles)
    denied = replace(
        small_graph,
        statements=(),
        facts=tuple(
            replace(
                fact,
                evidence=tuple(replace(one, stance=Stance.DENIED) for one in fact.evidence),
            )
            for fact in small_graph.facts
        ),
    )
    assert not list(graphrag.rows(denied, "relationships"))
    with pytest.raises(KGError, match=r"choose from entities\.parquet"):
        pipeline.save(small_graph, tmp_path / "facts.parquet")


def test_graphrag_itself_finds_the_entities_of_its_communities(
    odd: Graph, tmp_path: Path
) -> None:
    """GraphRAG makes communities of titles, and looks for these among kg's entities."""
    folder = Path(sys.prefix) / "graphrag"
    if not folder.exists():
        pytest.skip("GraphRAG is not fetched: 'make graphrag' does that")
    second = replace(odd.entities[0], id="org/at-t", name="AT&amp;T Labs ")
    uses = next(fact for fact in odd.facts if fact.relation == "uses")
    facts = (*odd.facts, replace(uses, subject=second))
    graph = assemble(facts, statements=odd.statements, citations=odd.citations)
    for name in exports.GRAPHRAG_TABLES:
        pipeline.save(graph, tmp_path / f"{name}.parquet")
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("graphragreader.py"), tmp_path],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    nodes, found, links = json.loads(done.stdout)
    assert nodes == found == 4
    assert links == 4


# --------------------------------------------------------------------------------- Neo4j

CONVERTERS: dict[str, Callable[[str], object]] = {
    "": str,
    "ID": str,
    "double": float,
    "int": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "string[]": lambda text: text.split("\x1f") if text else [],
}


def imported(path: Path) -> list[dict[str, object]]:
    """Return the rows as neo4j-admin types them by the header; what is empty is no property."""
    rows = read(path)
    assert rows, path
    return [
        {
            name or kind: CONVERTERS[kind if name else ""](text)
            for column, text in row.items()
            for name, _, kind in [column.partition(":")]
            if text
        }
        for row in rows
    ]


def test_neo4j_tables_join_and_keep_their_types(odd: Graph, tmp_path: Path) -> None:
    base = "https://news.example/"
    for name in ("nodes", "relationships"):
        pipeline.save(odd, tmp_path / f"neo4j-{name}.csv", base=base)
    nodes = {row["iri"]: row for row in imported(tmp_path / "neo4j-nodes.csv")}
    links = imported(tmp_path / "neo4j-relationships.csv")
    ada = nodes[f"{base}id/person/ada-lovelace"]
    assert (ada["name"], str(ada["LABEL"]).split("\x1f")) == (
        "Ada Lovelace",
        ["Entity", "Person"],
    )
    strange = nodes[f"{base}id/org/odd"]
    assert (strange["aliases"], strange["name"]) == (
        ["=cmd()", "x"],
        ODD.replace("\ud800", "?"),
    )
    assert {row["id"] for row in nodes.values()} == {one.id for one in odd.entities}
    assert {end for row in links for end in (row["START_ID"], row["END_ID"])} <= nodes.keys()
    assert {row["id"] for row in links} == {edge.id for edge in edges.edges(odd)}
    held = next(row for row in links if row["TYPE"] == "HOLDS_POSITION")
    assert (held["role"], held["holds"], held["articles"]) == ("director", True, 2)
    assert all(isinstance(row["confidence"], float) for row in links)
    quotes = [quote for row in links for quote in cast("list[str]", row.get("quotes", []))]
    assert set(quotes) == {one.quote for fact in odd.facts for one in fact.evidence}


def test_the_import_into_neo4j_is_told_whole(root: Path) -> None:
    told = CliRunner().invoke(main, ["build", "--help"]).output
    for text in (told, (root / "README.md").read_text(encoding="utf-8")):
        (command,) = re.findall(r"neo4j-admin database import full [^`]+?=true", text)
        assert command.split() == [
            *("neo4j-admin", "database", "import", "full", "neo4j"),
            *("--nodes=neo4j-nodes.csv", "--relationships=neo4j-relationships.csv"),
            f"--array-delimiter=U+{ord(LIST_SEPARATOR):04X}",
            "--multiline-fields=true",
        ]


def test_the_cypher_script_has_all_nodes_and_relationships(odd: Graph, tmp_path: Path) -> None:
    """Cypher writes maps as JSON does, but for the quotes around keys."""
    pipeline.save(odd, tmp_path / "g.cypher", base="https://news.example/")
    script = (tmp_path / "g.cypher").read_text(encoding="utf-8")
    assert script.startswith("CREATE CONSTRAINT")
    rows = [
        row
        for part in script.split("UNWIND ")[1:]
        for row in json.loads(re.sub(r"`(\w+)`: ", r'"\1": ', part.split(" AS row\n")[0]))
    ]
    nodes = {row["iri"]: row for row in rows if "name" in row}
    assert nodes["https://news.example/id/person/ada-lovelace"]["name"] == "Ada Lovelace"
    assert len(nodes) == len(odd.entities)
    links = [row for row in rows if "fact" in row]
    assert {row["fact"]["id"] for row in links} == {edge.id for edge in edges.edges(odd)}
    assert {end for row in links for end in (row["from"], row["to"])} <= nodes.keys()


def test_lightrag_takes_entities_relationships_and_chunks(odd: Graph, tmp_path: Path) -> None:
    pipeline.save(odd, tmp_path / "g.lightrag")
    found = json.loads((tmp_path / "g.lightrag").read_text(encoding="utf-8"))
    chunks, things, links = (found[name] for name in ("chunks", "entities", "relationships"))
    assert len(things) == len(odd.entities)
    known = {chunk["source_id"] for chunk in chunks} | {"UNKNOWN"}
    assert {row["source_id"] for row in (*things, *links)} <= known
    names = {row["entity_name"] for row in things}
    assert {row["src_id"] for row in links} | {row["tgt_id"] for row in links} <= names
    assert all(row["keywords"] and row["description"] for row in links)


def test_a_missing_pyarrow_is_told_before_anything_is_read(
    small_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(KGError, match="needs the extra parquet: run pip install"):
        output.check([tmp_path / "g.ttl", tmp_path / "entities.parquet"])
    output.check([tmp_path / "g.ttl"])
    with pytest.raises(KGError, match=r"nothing writes .*xls: choose"):
        output.check([tmp_path / "g.xls"])
