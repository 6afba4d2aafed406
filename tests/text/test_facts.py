"""Facts of links that are written by hand: evidence, antecedents, duplicates, observers."""

from dataclasses import replace

from kg.model import EntityType, Stance, Status
from kg.text.document import Document
from kg.text.facts import read_facts, without_observers
from kg.text.hints import hints
from kg.text.pairs import Item
from kg.text.reading import Link
from tests.readings import document_of


def linked(document: Document, *links: Link) -> Document:
    return replace(document, reading=replace(document.reading, links=list(links)))


def link(subject: int, relation: str, object_: int, **rest: object) -> Link:
    known: dict[str, object] = {
        "sentence": 0,
        "probability": 0.999,
        "stance": "asserted",
        "status": "current",
        "roles": (),
    }
    ends = {"subject": subject, "relation": relation, "object": object_}
    return Link(**(ends | known | rest))  # type: ignore[arg-type]


def test_a_fact_keeps_its_sentence_and_the_spans_of_its_ends() -> None:
    document = document_of("Hello. [P:Ada Byron] works for [I:Acme].")
    (fact,) = read_facts(linked(document, link(0, "employed_by", 1, sentence=1)))
    (evidence,) = fact.evidence
    assert evidence.quote == "Ada Byron works for Acme."
    text = document.article.text
    assert text[slice(*evidence.subject)] == "Ada Byron"
    assert text[slice(*evidence.object)] == "Acme"
    assert (fact.status, evidence.stance) == (Status.CURRENT, Stance.ASSERTED)


def test_a_role_is_printed_as_in_the_text_and_each_role_is_a_fact() -> None:
    document = document_of("[P:Ada], founder and chief\nengineer of [I:Acme].")
    reading = document.reading
    texts = [reading.words.text[a:b] for a, b in reading.words.places]
    first, second = texts.index("founder"), texts.index("chief")
    items = [
        *reading.items,
        Item(first, first + 1, 9, 0, "r"),
        Item(second, second + 2, 9, 0, "r"),
    ]
    document = replace(document, reading=replace(reading, items=items))
    found = read_facts(
        linked(
            document, link(0, "holds_position", 1, roles=(2, 3)), link(0, "holds_position", 1)
        )
    )
    assert [fact.role for fact in found] == ["chief engineer", "founder"]


def test_ends_of_the_wrong_type_or_of_one_entity_are_no_fact() -> None:
    document = document_of("[P:Ada] met [T:robots]. [P~0:She] left.")
    found = read_facts(
        linked(document, link(0, "employed_by", 1), link(0, "meets", 2, sentence=1))
    )
    assert list(found) == []


def test_a_fact_in_doubt_is_left_out() -> None:
    document = document_of("[P:Ada] works for [I:Acme].")
    unsure = linked(document, link(0, "employed_by", 1, probability=0.03))
    assert list(read_facts(unsure, least=0.5)) == []


def test_a_symmetric_relation_is_told_once() -> None:
    document = document_of("[I:Acme] works with [I:Borg].")
    both = linked(document, link(0, "partners_with", 1), link(1, "partners_with", 0))
    assert [(one.subject.name, one.object.name) for one in read_facts(both)] == [
        ("Acme", "Borg")
    ]


def test_the_wider_relation_is_left_out_beside_the_finer() -> None:
    document = document_of("[P:Ada] is the daughter of [P:Lord Byron].")
    both = linked(document, link(0, "child_of", 1), link(0, "related_to", 1))
    assert [one.relation for one in read_facts(both)] == ["child_of"]


def test_a_sentence_with_one_end_is_no_evidence_beside_one_with_both() -> None:
    document = document_of("[P:Ada] works for [I:Acme]. [P:Ada] smiled.")
    later = link(2, "employed_by", 1, sentence=1, probability=0.9)
    both = linked(document, link(0, "employed_by", 1), later)
    assert [one.evidence[0].quote for one in read_facts(both)] == ["Ada works for Acme."]
    assert [one.evidence[0].rule for one in read_facts(linked(document, later))] == ["context"]


def test_authors_are_no_actors() -> None:
    document = document_of("[P:Jane Doe] works for the [I:Herald].")
    facts = list(read_facts(linked(document, link(0, "employed_by", 1))))
    citation = replace(document.article.citation, authors=("Jane Doe",), title="A storm")
    written = replace(document, article=replace(document.article, citation=citation))
    assert list(without_observers(written, facts)) == []
    assert list(without_observers(document, facts)) == facts


def test_hints_say_where_things_are() -> None:
    document = document_of("[I:Acme] of [L:Cambridge], [L:Massachusetts], grew.")
    facts = list(read_facts(linked(document, link(0, "located_in", 1))))
    assert [(one.type, one.name, one.kind, one.what) for one in hints(document, facts)] == [
        (EntityType.INSTITUTION, "Acme", "of", "Cambridge"),
        (EntityType.PLACE, "Cambridge", "comma", "Massachusetts"),
    ]


def test_money_that_is_counted_hints_at_a_country() -> None:
    document = document_of("[I:Acme] lent 3.5 billion naira and 20 rand; she won.")
    assert [(one.kind, one.name, one.what) for one in hints(document, [])] == [
        ("money", "Nigeria", "naira"),
        ("money", "South Africa", "rand"),
    ]
