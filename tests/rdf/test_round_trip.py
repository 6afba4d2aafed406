"""What is written is read back as it was, by kg, and as the same triples by other parsers."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import KGError
from kg.graph import Graph
from kg.model import (
    Antecedent,
    Citation,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Stance,
    Statement,
    Status,
    identify,
)
from kg.ontology import relations, technologies
from kg.rdf import DEFAULT_BASE, read, triples, validate, write
from kg.rdf.terms import term

ROOT = Path(__file__).parents[2]
RELATIONS = sorted(relations())
CONCEPTS = sorted(technologies())
TITLES = ["", "director", "vice chairman", "bon vivant", 'the "boss"']
PREFIX = {
    EntityType.PERSON: "person",
    EntityType.INSTITUTION: "org",
    EntityType.TECHNOLOGY: "technology",
    EntityType.PLACE: "place",
}

# Letters of several scripts, and all that Turtle must escape or could mistake for its own.
NAMES = st.text(
    st.sampled_from("aZ é侯立军\u0416\U0001f9f5\u00a0\u2028\"'\\<>{}@#;.,\n\r\t\0_-%"),
    min_size=1,
    max_size=12,
) | st.text(min_size=1, max_size=8)
SCORES = st.integers(0, 1000).map(lambda number: number / 1000) | st.floats(0, 1)


@st.composite
def entities(draw: st.DrawFn) -> tuple[Entity, ...]:
    found = {}
    for number in range(draw(st.integers(1, 5))):
        type_ = draw(st.sampled_from(list(EntityType)))
        concept = ""
        id_ = f"{PREFIX[type_]}/{draw(NAMES)}{number}"
        if type_ is EntityType.TECHNOLOGY and draw(st.booleans()):
            concept = draw(st.sampled_from([*CONCEPTS[:5], "not-in-the-scheme", "c++ & c#"]))
            id_ = draw(st.sampled_from([f"tech/{concept}", id_]))
        found[id_] = Entity(
            id=id_,
            type=type_,
            name=draw(NAMES),
            aliases=tuple(sorted(draw(st.sets(NAMES, max_size=3)))),
            concept=concept,
        )
    return tuple(found[id_] for id_ in sorted(found))


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, len(text)))


DATES = st.sampled_from(["", "2015", "2015-03", "2015-03-02"])


@st.composite
def evidence(draw: st.DrawFn, texts: list[str]) -> Evidence:
    text = draw(st.sampled_from(texts))
    start, end = draw(spans(text))
    subject, object_ = draw(spans(text)), draw(spans(text))
    return Evidence(
        article=identify(text)[0],
        start=start,
        end=end,
        quote=text[start:end],
        subject=subject,
        object=object_,
        extractor=draw(st.sampled_from(["patterns", "learned model/2"])),
        rule=draw(st.sampled_from(["title-before-name", "", "a: b"])),
        confidence=draw(SCORES),
        stance=draw(st.sampled_from(list(Stance))),
        antecedents=tuple(
            Antecedent(
                mention=span,
                words=text[slice(*span)],
                start=0,
                end=1,
                text=text[:1],
                rule="salience",
            )
            # The same words of an article take up the same name in every fact.
            for span in sorted({subject, object_})
            if span[0] % 2
        ),
        since=draw(DATES),
        until=draw(DATES),
    )


@st.composite
def statements(
    draw: st.DrawFn, texts: list[str], things: tuple[Entity, ...]
) -> Statement[Entity]:
    text = draw(st.sampled_from(texts))
    start, end = draw(spans(text))
    return Statement(
        speaker=draw(st.sampled_from(things)),
        article=identify(text)[0],
        start=start,
        end=end,
        quote=text[start:end],
        direct=draw(st.booleans()),
        topics=tuple(sorted(draw(st.sets(st.sampled_from(things), max_size=3)))),
        sentence=draw(spans(text)),
        rule=draw(NAMES),
        confidence=draw(SCORES),
    )


@st.composite
def citations(draw: st.DrawFn, text: str) -> Citation:
    id_, sha256 = identify(text)
    dates = [
        "",
        "2024-03-06",
        "2024-03",
        "2024",
        "2024-03-06T10:00:00+01:00",
        "2024-02-31",
        "?",
    ]
    return Citation(
        id=id_,
        sha256=sha256,
        name=draw(NAMES),
        source=draw(NAMES),
        title=draw(NAMES),
        url=draw(st.sampled_from(["", "https://news.example/a?b=[c] d", "not an address"])),
        outlet=draw(st.just("") | NAMES),
        published=draw(st.sampled_from(dates)),
        language=draw(st.sampled_from(["en", "", "zh-Hans"])),
        authors=tuple(draw(st.lists(NAMES, max_size=3))),
        length=len(text),
    )


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    things = draw(entities())
    texts = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
    facts: dict[object, Fact[Entity]] = {}
    for _ in range(draw(st.integers(0, 5))):
        fact: Fact[Entity] = Fact(
            subject=draw(st.sampled_from(things)),
            relation=draw(st.sampled_from(RELATIONS)),
            object=draw(st.sampled_from(things)),
            role=draw(st.sampled_from(TITLES)),
            status=draw(st.none() | st.sampled_from(list(Status))),
            evidence=tuple(sorted(draw(st.sets(evidence(texts), min_size=1, max_size=3)))),
        )
        facts[fact.key] = fact
    pairs = st.tuples(
        st.sampled_from([identify(text)[0] for text in texts]),
        st.sampled_from([thing.id for thing in things]),
    )
    printed = st.tuples(
        st.sampled_from([identify(text)[0] for text in texts]),
        st.sampled_from(["Ada", 'the 2nd "Works"', "Ω"]),
    )
    return Graph(
        entities=things,
        facts=tuple(sorted(facts.values(), key=lambda item: item.key)),
        statements=tuple(sorted(draw(st.sets(statements(texts, things), max_size=3)))),
        citations=tuple(sorted(draw(citations(text)) for text in texts)),
        appearances=tuple(sorted(draw(st.sets(pairs, max_size=6)))),
        prints=tuple(sorted(draw(st.sets(printed, max_size=4)))),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(graph=graphs(), base=st.sampled_from([DEFAULT_BASE, "https://news.example/kg/"]))
def test_read_reverses_write(graph: Graph, base: str) -> None:
    turtle = write(graph, base=base)
    assert read(turtle) == graph
    written = set(triples(graph, base=base))
    parsed = pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
    assert {quad.triple for quad in parsed} == written
    assert not any(isinstance(item.subject, pyoxigraph.BlankNode) for item in written)


def test_words_for_several_take_up_each_of_their_names() -> None:
    text = "Ada Lovelace and Mary Fairfax spoke. Both joined the Society."
    people = [
        Entity(id="person/ada-lovelace", type=EntityType.PERSON, name="Ada Lovelace"),
        Entity(
            id="person/mary-somerville",
            type=EntityType.PERSON,
            name="Mary Somerville",
            aliases=("Mary Fairfax",),
        ),
    ]
    society = Entity(id="org/society", type=EntityType.INSTITUTION, name="Society")
    article = Citation(
        id=identify(text)[0],
        sha256=identify(text)[1],
        name="a",
        source="a.txt",
        title="A",
        length=len(text),
    )
    facts = [
        Fact(
            subject=one,
            relation="member_of",
            object=society,
            evidence=(
                Evidence(
                    article=article.id,
                    start=37,
                    end=len(text),
                    quote=text[37:],
                    subject=(37, 41),
                    object=(53, 60),
                    extractor="patterns",
                    rule="verb",
                    confidence=0.9,
                    antecedents=(
                        Antecedent(
                            mention=(37, 41),
                            words="Both",
                            start=start,
                            end=end,
                            text=text[start:end],
                            rule="description-several",
                        ),
                    ),
                ),
            ),
        )
        for one, (start, end) in zip(people, [(0, 12), (17, 29)], strict=True)
    ]
    graph = Graph(entities=(society, *people), facts=tuple(facts), citations=(article,))
    assert read(write(graph)) == graph
    assert validate(graph) == ()


def test_two_parsers_read_the_same_triples(small_graph: Graph) -> None:
    turtle = write(small_graph)
    by_rdflib = rdflib.Graph().parse(data=turtle, format="turtle")
    nt = by_rdflib.serialize(format="nt")
    parsed = pyoxigraph.parse(io.BytesIO(nt.encode()), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert {quad.triple for quad in parsed} == set(triples(small_graph))
    assert len(by_rdflib) == len(triples(small_graph))


def test_the_small_graph_from_a_file(small_graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text(write(small_graph, base="https://news.example/"), encoding="utf-8")
    assert read(file) == small_graph
    assert read(file, base="https://news.example/") == small_graph
    with pytest.raises(KGError, match=r"under (the base )?https://other\.example/"):
        read(file, base="https://other.example/")


def test_the_same_bytes_whatever_the_hash_seed(
    printed_by_seed: Callable[[str], set[str]],
) -> None:
    script = (
        "import hashlib; from kg.graph import Graph; from kg.model import *;"
        "from kg.rdf import write;"
        "e = [Entity(id=f'org/o{i}', type=EntityType.INSTITUTION, name=f'Bank {i}')"
        " for i in range(9)];"
        "v = Evidence(article='a', start=0, end=4, quote='Bank', subject=(0, 1), object=(2, 3),"
        " extractor='x', rule='y', confidence=.5);"
        "f = [Fact(subject=s, relation='part_of', object=e[0], evidence=(v,)) for s in e[1:]];"
        "t = write(Graph(entities=tuple(e), facts=tuple(f)));"
        "print(hashlib.sha256(t.encode()).hexdigest())"
    )
    assert len(printed_by_seed(script)) == 1


BAD = [
    ("@prefix a: <https://a.example/> .\na:b a:c", r"Turtle text, line 2: not Turtle"),
    ("<https://a.example/> a <https://b.example/> .", r"no void:Dataset"),
    ("\udc80", r"not Turtle"),
]


@pytest.mark.parametrize(("turtle", "message"), BAD)
def test_bad_turtle_is_one_line(turtle: str, message: str) -> None:
    with pytest.raises(KGError, match=message) as caught:
        read(turtle)
    assert "\n" not in str(caught.value)


# What an editor could do to a file by hand, and what kg says then.
EDITS = [
    ('kg:stance "asserted"', 'kg:stance "maybe"', r"says 'maybe' where kg knows asserted, "),
    (
        "kg:confidence 0.9 ;",
        'kg:confidence "high" ;',
        r"kg:confidence 'high', which is no number",
    ),
    ("        kg:Person,", "        kg:Person, kg:Place,", r"is both a Person and a Place"),
    ('rdfs:label "Ada Lovelace"@en', 'rdfs:label "Ada"@de', r"has no English rdfs:label"),
    ("void:uriSpace", "void:other", r"has no void:uriSpace"),
    ('void:uriSpace "https://kg.example.org/"', 'void:uriSpace "kg"', r"base 'kg' is no http"),
    ("rdf:subject person:ada-lovelace", "rdf:subject person:nobody", r"which is no kg entity"),
    (
        "kg:relation relation:uses",
        "kg:relation org:headOf",
        r"which neither kg nor the file declares",
    ),
    ("#char=", "#from=", r"names no stretch of text"),
    ('dcterms:extent "', 'dcterms:extent "-', r"which is no number"),
]


@pytest.mark.parametrize(("old", "new", "message"), EDITS)
def test_turtle_of_another_shape(sample: Graph, old: str, new: str, message: str) -> None:
    turtle = write(sample)
    assert old in turtle
    with pytest.raises(KGError, match=message) as caught:
        read(turtle.replace(old, new))
    assert "\n" not in str(caught.value)


def test_what_somebody_added_stays_out(sample: Graph) -> None:
    more = (
        "<https://kg.example.org/id/person/ada-lovelace> <https://schema.org/knows> [] ;"
        ' <http://www.w3.org/2000/01/rdf-schema#label> "Ада Лавлейс"@ru .'
    )
    assert read(write(sample) + more) == sample


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "latin.ttl"
    file.write_bytes("# café".encode("latin-1"))
    with pytest.raises(KGError, match=r"latin\.ttl: not UTF-8 \(byte 5\)"):
        read(file)
    with pytest.raises(KGError, match=r"cannot be read"):
        read(tmp_path)


@pytest.mark.parametrize(
    "base", ["", "ftp://a/", "https://a.example", "https://a b/", "x/", "https://a/#"]
)
def test_a_base_that_is_no_address(base: str) -> None:
    with pytest.raises(KGError, match=r"is no http\(s\) address"):
        write(Graph(), base=base)


def test_graphs_that_contradict_themselves(sample: Graph) -> None:
    one = sample.entities[0]
    fact = sample.facts[0]
    other = replace(one, name="Another")
    cases = [
        (replace(sample, entities=(*sample.entities, other)), "two entities have the id"),
        (replace(sample, entities=sample.entities[1:]), "no entity of the graph|not so among"),
        (replace(sample, facts=(replace(fact, evidence=()),)), "has no evidence"),
        (replace(sample, facts=(replace(fact, relation="likes"),)), "'likes' .* not declared"),
        (Graph(entities=(replace(one, id="article/x"),)), "address of another thing"),
        (Graph(entities=(replace(one, name="\udc80"),)), "text that RDF cannot"),
        (Graph(entities=(), appearances=(("a", "person/x"),)), "no entity of the graph"),
    ]
    quote = replace(fact.evidence[0], quote="something else", rule="other")
    twice = replace(fact, evidence=(*fact.evidence, quote))
    cases.append((replace(sample, facts=(twice,)), "has two quotes"))
    for graph, message in cases:
        with pytest.raises(KGError, match=message):
            write(graph)


def test_authors_are_names_in_order(sample: Graph) -> None:
    found = [item for item in triples(sample) if item.predicate == term("schema:creditText")]
    assert [str(item.object) for item in found] == ['"Mary Somerville, Augustus De Morgan"']


def test_text_that_rdflib_alone_writes_wrong() -> None:
    names = ('\n\\"', "\u00ba", 'a"""\nb\\', "'''", "\t\r\n")
    things = tuple(
        Entity(id=f"person/\u00ba{number}", type=EntityType.PERSON, name=name)
        for number, name in enumerate(names)
    )
    assert read(write(Graph(entities=things))) == Graph(entities=things)


def test_people_come_first_and_evidence_last(sample: Graph) -> None:
    lines = [line.split(" ")[0] for line in write(sample).splitlines() if line[:1].strip()]
    subjects = [line for line in lines if not line.startswith("@prefix")]
    places = [
        next(place for place, subject in enumerate(subjects) if subject.startswith(start))
        for start in ("<https://kg.example.org/id/dataset>", "person:", "inst:", "statement:")
    ]
    assert places == sorted(places)
    assert places[:2] == [0, 1]
