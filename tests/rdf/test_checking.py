"""Every shape and every rule has an example that passes and one that fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import KGError
from kg.graph import Graph
from kg.ontology import use
from kg.rdf import Problem, report, validate, write
from kg.rdf.nodes import parse

EXAMPLES = sorted((Path(__file__).parent / "shapes").glob("*.ttl"))
ROOT = Path(__file__).parents[2]
IN_CODE = {"relation", "relation-types", "relation-classes", "relation-property"}


def names() -> set[str]:
    """Return the names of all node shapes, lint queries, and rules in code."""
    triples = parse(ROOT / "ontologies" / "shapes.ttl")
    shape = "http://www.w3.org/ns/shacl#NodeShape"
    shapes = {
        str(triple.subject).strip("<>").rpartition("#")[2]
        for triple in triples
        if str(triple.object) == f"<{shape}>"
    }
    return shapes | {file.stem for file in (ROOT / "kg/rdf/lint").glob("*.rq")} | IN_CODE


def test_every_shape_and_rule_has_both_examples() -> None:
    wanted = {f"{name}.{kind}.ttl" for name in names() for kind in ("pass", "fail")}
    assert {file.name for file in EXAMPLES} == wanted
    assert len(EXAMPLES) == 2 * 36


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    yield
    use([])


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_example(file: Path) -> None:
    name, kind, _ = file.name.split(".")
    found = [problem for problem in validate(file.read_text()) if problem.shape == name]
    assert bool(found) == (kind == "fail"), found
    assert all(problem.focus and "\n" not in problem.message for problem in found)


def test_a_built_graph_is_sound(small_graph: Graph) -> None:
    assert validate(small_graph) == ()
    assert validate(write(small_graph, base="https://news.example/kg/")) == ()


def test_problems_are_sorted_and_name_the_property() -> None:
    found = validate(Path(__file__).parent / "shapes" / "Assertion.fail.ttl")
    assert list(found) == sorted(found)
    assert found == (
        Problem(
            focus="https://kg.example.org/id/assertion/0123456789abcdef",
            path="http://www.w3.org/ns/prov#wasDerivedFrom",
            message="No fact without its sentence: an assertion needs one oa:SpecificResource.",
            shape="Assertion",
        ),
    )


def test_own_shapes_replace_the_built_in_ones(tmp_path: Path, small_graph: Graph) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> ."
        "@prefix kg: <https://kg.example.org/ontology#> ."
        "@prefix my: <https://my.example.org/> . @prefix schema: <https://schema.org/> ."
        "my:Born a sh:NodeShape ; sh:targetClass kg:Person ;"
        " sh:property [ sh:path schema:birthDate ; sh:minCount 1 ] ."
    )
    people = sum(entity.type == "Person" for entity in small_graph.entities)
    found = validate(small_graph, shapes=own)
    assert [problem.shape for problem in found] == ["Born"] * people


def test_shapes_that_are_not_shacl(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix my: <https://my.example.org/> ."
        "my:Broken a sh:NodeShape ; sh:targetNode my:x ; sh:property [ sh:minCount 1 ] ."
    )
    with pytest.raises(KGError, match=r"the shapes are not SHACL"):
        validate(Graph(), shapes=own)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(KGError, match=r"none\.ttl: cannot be read"):
        validate(tmp_path / "none.ttl")


def test_the_report_is_shacl(tmp_path: Path) -> None:
    file = Path(__file__).parent / "shapes" / "Assertion.fail.ttl"
    target = tmp_path / "report.ttl"
    done = CliRunner().invoke(main, ["validate", str(file), "--report", str(target)])
    assert done.exit_code == 3
    text = target.read_text(encoding="utf-8")
    assert text == report(validate(file))
    assert "sh:conforms false" in text
    assert "sh:resultPath prov:wasDerivedFrom" in text
    assert "ksh:Assertion" in text
    assert "[" not in text
    assert "_:" not in text


def test_a_build_tells_what_is_wrong_with_what_it_wrote(
    small_graph: Graph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kg import rdf
    from kg.cli.terminal import Report
    from kg.pipeline.publishing import _sound

    told = Report(quiet=True, verbose=False)
    assert _sound(small_graph, told)
    assert capsys.readouterr().err == ""
    wrong = Problem(focus="https://a.example/", path="", message="it is amiss", shape="Person")
    monkeypatch.setattr(rdf, "validate", lambda graph: (wrong,))
    assert not _sound(small_graph, told)
    assert "it is amiss (Person)" in capsys.readouterr().err


def test_a_foreign_file_is_not_called_valid(tmp_path: Path) -> None:
    foreign, own = tmp_path / "foreign.ttl", tmp_path / "own.ttl"
    foreign.write_text('<https://a.example/x> <http://xmlns.com/foaf/0.1/name> "X" .')
    with pytest.raises(KGError, match=r"foreign\.ttl: holds no kg graph: .*--shapes FILE"):
        validate(foreign)
    own.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix my: <https://my.example.org/> ."
        "my:Named a sh:NodeShape ; sh:targetNode <https://a.example/x> ;"
        " sh:property [ sh:path <http://xmlns.com/foaf/0.1/name> ; sh:minCount 1 ] ."
    )
    assert validate(foreign, shapes=own) == ()
