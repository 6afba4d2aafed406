"""When memberships hold: the dates of the evidence, and what later articles end."""

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode

from kg.graph import Graph, assemble
from kg.model import Citation, Entity, EntityType, Evidence, Fact, Stance, Status
from kg.query import select
from kg.rdf import DEFAULT_BASE, quads, read, triples, validate, write
from kg.rdf.terms import article_iri, term
from kg.validity import Validity, validities

ADA = Entity(id="person/ada", type=EntityType.PERSON, name="Ada Byrd")
FIRM = Entity(id="org/firm", type=EntityType.INSTITUTION, name="Firm")


def told(
    quote: str,
    day: str,
    *,
    status: Status | None = Status.CURRENT,
    role: str = "director",
    relation: str = "holds_position",
    stance: Stance = Stance.ASSERTED,
    since: str = "",
    until: str = "",
) -> tuple[Fact[Entity], Citation]:
    """Return a fact of an article that consists of one sentence, and the article."""
    id_ = f"{abs(hash((quote, day))):x}"[:8]
    citation = Citation(
        id=id_,
        sha256=f"{0:064}",
        name=quote[:9],
        source="x.txt",
        title=quote,
        published=day,
        length=len(quote),
    )
    evidence = Evidence(
        article=id_,
        start=0,
        end=len(quote),
        quote=quote,
        subject=(0, 3),
        object=(len(quote) - 2, len(quote) - 1),
        extractor="patterns",
        rule="by-hand",
        confidence=0.9,
        stance=stance,
        since=since,
        until=until,
    )
    fact = Fact(
        subject=ADA,
        relation=relation,
        object=FIRM,
        role=role if relation == "holds_position" else "",
        status=status,
        evidence=(evidence,),
    )
    return fact, citation


def times(*said: tuple[Fact[Entity], Citation]) -> list[Validity]:
    citations = {citation.id: citation for _, citation in said}
    found = validities([fact for fact, _ in said], citations)
    return [found.get(fact.key, Validity()) for fact, _ in said]


def graph_of(*said: tuple[Fact[Entity], Citation]) -> Graph:
    return assemble([fact for fact, _ in said], citations=[citation for _, citation in said])


CURRENT = told("Ada Byrd is director of Firm.", "2023-01-01")
LATER = told(
    "Ada Byrd stepped down as director of Firm.",
    "2024-02-02",
    status=Status.FORMER,
    until="2024-02-02",
)


def test_the_most_exact_date_of_several_sentences_counts() -> None:
    one = told("Since 2015 Ada Byrd has led Firm.", "2024-01-01", since="2015")
    two = told("Ada Byrd has led Firm since May 2015.", "2024-01-02", since="2015-05")
    graph = graph_of(one, two)
    citations = {citation.id: citation for citation in graph.citations}
    [found] = validities(graph.facts, citations).values()
    assert found == Validity(start="2015-05")


def test_dates_that_contradict_each_other_are_left_out() -> None:
    one = told("Ada Byrd led Firm.", "", status=Status.FORMER, since="2015", until="2014-12")
    assert times(one) == [Validity()]


def test_a_later_end_closes_what_was_current() -> None:
    current, former = times(CURRENT, LATER)
    assert current == Validity(end="2024-02-02", ended_by="2024-02-02", closed=True)
    assert former == Validity(end="2024-02-02", ended_by="2024-02-02")
    graph = graph_of(CURRENT, LATER)
    assert "org:headOf" not in [
        line.split()[0] for line in write(graph).splitlines() if line.startswith("    org:")
    ]
    assert validate(graph) == ()
    assert read(write(graph)) == graph
    direct = select(graph, "ASK { ?p org:headOf|schema:affiliation ?o }")
    assert direct.boolean is False


@pytest.mark.parametrize(
    "other",
    [
        told("Ada Byrd, the former director of Firm.", "2022-02-02", status=Status.FORMER),
        told("Ada Byrd, the former chairman of Firm.", "2024-02-02", status=Status.FORMER,
             role="chairman"),
        told("Ada Byrd denied that she was the former director of Firm.", "2024-02-02",
             status=Status.FORMER, stance=Stance.DENIED),
        told("Ada Byrd, a former director of Firm.", "", status=Status.FORMER),
    ],
    ids=["earlier", "another post", "denied", "without a day"],
)  # fmt: skip
def test_what_closes_nothing(other: tuple[Fact[Entity], Citation]) -> None:
    assert times(CURRENT, other)[0] == Validity()
    assert select(graph_of(CURRENT, other), "ASK { ?p org:headOf ?o }").boolean is True


def test_another_title_of_the_same_role_closes_too() -> None:
    other = told("Ada Byrd, ex-head of Firm.", "2024-02-02", status=Status.FORMER, role="head")
    assert times(CURRENT, other)[0].closed


def test_a_time_is_one_articles_or_follows_from_several() -> None:
    graph = graph_of(CURRENT, LATER)
    found = quads(graph)
    assert {quad.triple for quad in found} == set(triples(graph))
    [former] = (
        quad.subject for quad in found if quad.predicate == term("kg:status")
        and quad.object == Literal("former") and "/membership/" in str(quad.subject)
    )  # fmt: skip
    ended = [quad for quad in found if quad.predicate == term("kg:endedBy")]
    later = article_iri(DEFAULT_BASE, LATER[1].id)
    assert {q.graph_name for q in ended if q.subject == former} == {later}
    assert {q.graph_name for q in ended if q.subject != former} == {
        NamedNode(f"{DEFAULT_BASE}id/derived")
    }


@pytest.mark.parametrize("form", ["ttl", "trig", "nt", "nq"])
def test_rdf_1_2_says_the_same(form: str, small_graph: Graph) -> None:
    text = write(small_graph, format=form, rdf12=True)
    assert "<<(" in text
    assert "rdf:object" not in text
    formats = {
        "ttl": pyoxigraph.RdfFormat.TURTLE,
        "trig": pyoxigraph.RdfFormat.TRIG,
        "nt": pyoxigraph.RdfFormat.N_TRIPLES,
        "nq": pyoxigraph.RdfFormat.N_QUADS,
    }
    store = pyoxigraph.Store()
    store.load(text.encode(), format=formats[form])
    reifies = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>"
    asked = f"SELECT ?s WHERE {{ ?a {reifies} <<( ?s ?p ?o )>> }}"
    rows = store.query(asked, use_default_graph_as_union=True)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    assert len({str(row["s"]) for row in rows}) > 1
    if form == "ttl":
        assert read(text) == small_graph
        assert validate(text) == ()
        assert len(text) < len(write(small_graph))


def test_rdf_1_2_keeps_what_is_no_single_triple(small_graph: Graph) -> None:
    from kg.rdf.profiles import in_parts, reified

    every = triples(small_graph)
    assert sorted(in_parts(reified(every)), key=str) == every
    subject = next(one for one in every if "subject" in one.predicate.value)
    assert subject in reified([one for one in every if "#object" not in one.predicate.value])


def test_json_ld_has_no_triple_terms(small_graph: Graph) -> None:
    from kg.errors import KGError

    with pytest.raises(KGError, match="no triple terms"):
        write(small_graph, format="jsonld", rdf12=True)
