"""A user's ontology file: its words become facts, its types hold, a graph brings it along."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import ontology
from kg.errors import KGError
from kg.graph import Graph, assemble
from kg.model import Entity, EntityType, Evidence, Fact
from kg.ontology import relations, use
from kg.rdf import FORMATS, read, validate, write
from kg.text.patterns import declared_facts
from tests.readings import document_of

OWN = Path(__file__).parents[2] / "examples" / "own-ontology.ttl"
HEAD = """\
@prefix : <https://football.example.org/terms#> .
@prefix kg: <https://kg.example.org/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


@pytest.fixture
def own() -> Iterator[None]:
    use([OWN])
    yield
    use([])


def sponsored(graph: Graph, *, club: str = "Northtown FC") -> Graph:
    body = Entity(id="org/dynamo", type=EntityType.INSTITUTION, name="Dynamo")
    team = Entity(id="org/team", type=EntityType.INSTITUTION, name=club)
    evidence = Evidence(
        article=graph.citations[0].id,
        start=0,
        end=4,
        quote="Ada ",
        subject=(0, 3),
        object=(0, 3),
        extractor="patterns",
        rule="own-verb",
        confidence=0.6,
    )
    fact = Fact(subject=body, relation="sponsors", object=team, evidence=(evidence,))
    return assemble([*graph.facts, fact], citations=graph.citations, entities=graph.entities)


SENTENCES = [
    ("[I:Dynamo] pays for [I:Northtown FC].", ["Dynamo sponsors Northtown FC asserted"]),
    (
        "[I:Dynamo], which has long sponsored [I:Northtown FC], said so.",
        ["Dynamo sponsors Northtown FC asserted"],
    ),
    ("[I:Dynamo] is a sponsor of [I:Northtown FC].", ["Dynamo sponsors Northtown FC asserted"]),
    ("[I:Northtown FC] is sponsored by [I:Dynamo].", ["Dynamo sponsors Northtown FC asserted"]),
    (
        "[I:Northtown FC]'s main sponsor, [I:Dynamo], left.",
        ["Dynamo sponsors Northtown FC asserted"],
    ),
    (
        "[I:Dynamo] will sponsor [I:Northtown FC] and [I:Rovers].",
        ["Dynamo sponsors Northtown FC planned", "Dynamo sponsors Rovers planned"],
    ),
    ("[I:Dynamo] does not sponsor [I:Northtown FC].", ["Dynamo sponsors Northtown FC denied"]),
    # No club, and the wrong way round.
    ("[I:Dynamo] sponsors [I:Northtown University].", []),
    ("[I:Northtown FC] sponsors [I:Dynamo].", []),
    ("[I:Dynamo] won; [I:Northtown FC] lost its sponsor.", []),
]


def shown(text: str) -> list[str]:
    return [
        f"{one.subject.name} {one.relation} {one.object.name} {one.stance}"
        for one in declared_facts(document_of(text))
    ]


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(("text", "facts"), SENTENCES)
def test_words_of_the_file_become_facts(text: str, facts: list[str]) -> None:
    assert shown(text) == facts


def test_without_the_file_nothing_is_found() -> None:
    assert "sponsors" not in relations()
    assert shown(SENTENCES[0][0]) == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_graph_brings_its_relations_along(
    small_graph: Graph, form: str, tmp_path: Path
) -> None:
    use([OWN])
    graph = sponsored(small_graph)
    file = tmp_path / f"graph.{form}"
    file.write_text(write(graph, format=form), encoding="utf-8")
    use([])  # forgets
    assert "sponsors" not in relations()
    again = read(file)
    assert again == graph
    assert relations()["sponsors"].phrase == "{subject} sponsors {object}"
    assert write(again, format=form) == file.read_text(encoding="utf-8")
    assert validate(file) == ()
    use([])


@pytest.mark.usefixtures("own")
def test_classes_and_types_are_checked(small_graph: Graph) -> None:
    problems = validate(sponsored(small_graph, club="Northtown University"))
    assert {one.shape for one in problems} == {"relation-classes"}
    assert "to be a football club" in problems[0].message


@pytest.mark.usefixtures("own")
def test_processes_started_later_know_the_file() -> None:
    code = "from kg.ontology import relations; print('sponsors' in relations())"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"


def test_one_name_in_two_ways_is_an_error(small_graph: Graph, tmp_path: Path) -> None:
    use([OWN])
    text = write(sponsored(small_graph))
    use([])
    read(text)
    with pytest.raises(KGError, match="in another way"):
        read(text.replace("{subject} sponsors {object}", "{subject} pays {object}"))
    use([])


WRONG = [
    ("x", "line 1: not Turtle"),
    ("", "declares no kg:Relation"),
    (":a a kg:Relation .", "has no kg:property"),
    (
        ":a a kg:Relation ; kg:property :p ; kg:subjectType :X ; kg:objectType kg:Person .",
        "choose from kg:Person",
    ),
    (
        ":meets a kg:Relation ; kg:property :p ; kg:subjectType kg:Person ; "
        "kg:objectType kg:Person .",
        "kg has a relation meets",
    ),
    (
        ":a-b a kg:Relation ; kg:property :p ; kg:subjectType kg:Person ; "
        "kg:objectType kg:Person .",
        "small letters",
    ),
    (
        "kg:a a kg:Relation ; kg:property :p ; kg:subjectType kg:Person ; "
        "kg:objectType kg:Person .",
        "one of your own",
    ),
    (
        ':a a kg:Relation ; kg:property :p ; kg:phrase "{x}" ; kg:subjectType kg:Person ; '
        "kg:objectType kg:Person .",
        "only",
    ),
    (":C rdfs:subClassOf kg:Institution .", "no kg:cue"),
    (
        ':C rdfs:subClassOf kg:Institution , kg:Place ; kg:cue "c"@en .',
        "choose one",
    ),
    (
        ':C rdfs:subClassOf kg:Place ; kg:cue "c"@en . :a a kg:Relation ; kg:property :p ; '
        "kg:subjectType :C , kg:Person ; kg:objectType kg:Person .",
        "name one sort",
    ),
]


@pytest.mark.parametrize(("text", "reason"), WRONG)
def test_what_is_wrong_is_said_and_changes_nothing(
    text: str, reason: str, tmp_path: Path
) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(HEAD + text if text != "x" else "x", encoding="utf-8")
    with pytest.raises(KGError, match=reason):
        use([file])
    assert ontology.own_classes() == {}
    assert "KG_ONTOLOGY" not in os.environ


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KGError, match="cannot be read"):
        use([tmp_path / "none.ttl"])


def test_a_relation_declared_in_two_files(tmp_path: Path) -> None:
    twice = tmp_path / "again.ttl"
    twice.write_bytes(OWN.read_bytes())
    with pytest.raises(KGError, match="twice"):
        use([OWN, twice])
