"""``kg diff``: what differs between two graphs."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg import pipeline
from kg.graph import Graph
from kg.model import Stance, Status
from kg.pipeline.changes import Changes, compare
from tests.store.conftest import Run, write


def parts(changes: Changes) -> set[str]:
    return {name for name in changes.__slots__ if getattr(changes, name)}


def test_equal_graphs_do_not_differ(small_graph: Graph) -> None:
    assert not compare(small_graph, small_graph)
    assert compare(Graph(), small_graph)


def test_all_is_new_and_all_is_gone(small_graph: Graph) -> None:
    new = compare(Graph(), small_graph)
    assert parts(new) == {"articles", "entities", "facts", "statements"}
    gone = compare(small_graph, Graph())
    assert parts(gone) == {"articles_gone", "entities_gone", "retracted", "statements_gone"}
    assert set(gone.retracted) == set(small_graph.facts)


def test_a_status_that_changed_is_one_turn(small_graph: Graph) -> None:
    held = next(one for one in small_graph.facts if one.role)
    left = replace(held, status=Status.FORMER, evidence=held.evidence[1:])
    newer = replace(
        small_graph, facts=tuple(left if one is held else one for one in small_graph.facts)
    )
    changes = compare(small_graph, newer)
    assert parts(changes) == {"turns"}
    assert changes.turns == (("current", "former", left),)
    # Where the older status is still told as well, the newer one is a new fact.
    both = replace(
        small_graph, facts=tuple(sorted([*small_graph.facts, left], key=lambda one: one.key))
    )
    assert parts(compare(small_graph, both)) == {"facts"}
    assert parts(compare(both, small_graph)) == {"retracted"}


def test_a_stance_that_changed_is_a_turn(small_graph: Graph) -> None:
    denied = next(one for one in small_graph.facts if one.stance is Stance.DENIED)
    said = replace(
        denied,
        evidence=tuple(replace(one, stance=Stance.ASSERTED) for one in denied.evidence),
    )
    newer = replace(
        small_graph, facts=tuple(said if one is denied else one for one in small_graph.facts)
    )
    assert compare(small_graph, newer).turns == (("denied", "asserted", said),)


def test_evidence_more_and_less(small_graph: Graph) -> None:
    held = next(one for one in small_graph.facts if one.role)
    less = replace(held, evidence=held.evidence[:1])
    older = replace(
        small_graph, facts=tuple(less if one is held else one for one in small_graph.facts)
    )
    assert compare(older, small_graph).confirmed == ((held, held.evidence[1:]),)
    assert compare(small_graph, older).weakened == ((less, held.evidence[1:]),)


def test_a_merge_is_no_retraction(small_graph: Graph) -> None:
    ada = next(one for one in small_graph.entities if one.id == "person/ada-lovelace")
    other = replace(ada, id="person/ada-lovelace-1234")

    def renamed(graph: Graph) -> Graph:
        return replace(
            graph,
            entities=tuple(
                sorted(
                    (other if one is ada else one for one in graph.entities),
                    key=lambda one: one.id,
                )
            ),
            facts=tuple(
                replace(one, subject=other) if one.subject is ada else one
                for one in graph.facts
            ),
            statements=tuple(replace(one, speaker=other) for one in graph.statements),
        )

    older = renamed(small_graph)
    newer = replace(small_graph, redirects=((other.id, ada.id),))
    changes = compare(older, newer)
    assert changes.merged == ((other.id, ada.id),)
    assert not changes.retracted
    assert not changes.facts
    assert not changes.entities_gone
    assert not changes.statements


def test_the_command(run: Run, news: Path) -> None:
    run("build", "news", "-o", "old", "-f", "ttl")
    (news / "a.txt").unlink()
    write(news / "d.txt", "Turin of d joined Oslo")
    run("build", "--fresh", "news", "-o", "new", "-f", "nq")
    done = run("diff", "old", "new/graph.nq")
    lines = done.stdout.splitlines()
    assert any(line.startswith("+ article: ") for line in lines)
    assert any(line.startswith("- article: ") for line in lines)
    assert done.stderr == f"{len(lines)} changes\n"
    detailed = run("diff", "old", "new", "-v").stdout
    assert "- less evidence: " in detailed
    assert "+ more evidence: " in detailed
    found = [
        json.loads(line) for line in run("diff", "old", "new", "--json").stdout.splitlines()
    ]
    assert {"new article", "article gone", "more evidence", "less evidence"} <= {
        one["change"] for one in found
    }
    run("diff", "old", "new", "--exit-code", "-q", code=3)
    run("diff", "old", "old", "--exit-code")
    Path("empty").mkdir()
    assert "holds no graph" in run("diff", "old", "empty", code=1).stderr


@pytest.mark.parametrize("json_", [(), ("--json",)])
def test_what_turned_is_told(
    json_: tuple[str, ...], run: Run, small_graph: Graph, tmp_path: Path
) -> None:
    held = next(one for one in small_graph.facts if one.role)
    left = replace(held, status=Status.FORMER)
    newer = replace(
        small_graph, facts=tuple(left if one is held else one for one in small_graph.facts)
    )
    pipeline.save(replace(small_graph, statements=()), tmp_path / "old.ttl")
    pipeline.save(newer, tmp_path / "new.ttl")
    out = run("diff", "old.ttl", "new.ttl", "-v", *json_).stdout
    if json_:
        turned = [json.loads(line) for line in out.splitlines()]
        assert [
            (one["before"], one["after"]) for one in turned if one["change"] == "turned"
        ] == [("current", "former")]
    else:
        assert "~ current -> former: Ada Lovelace " in out
        assert '+ Ada Lovelace: "engines will compose music"' in out
