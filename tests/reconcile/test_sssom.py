"""The file of links: what people decided stays, and a malformed line is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KGError
from kg.reconcile.sssom import Link, links, merged, parse, text_of

BASE = "https://kg.example.org/"
ADA = "person/ada-lovelace"
Q = "http://www.wikidata.org/entity/"
_ROWS = st.builds(
    Link,
    entity=st.sampled_from([ADA, "org/acme", "place/ghent"]),
    iri=st.sampled_from([f"{Q}Q1", f"{Q}Q2", "https://ror.org/0abcdef12", "https://own.example/a#7"]),
    holds=st.booleans(),
    manual=st.booleans(),
    confidence=st.integers(0, 1000).map(lambda number: number / 1000),
    labels=st.tuples(st.sampled_from(["Ada", "A \"quoted\" name"]), st.just("x")),
    source=st.sampled_from(["", "https://service.example/api", "table.csv"]),
    comment=st.sampled_from(["", "equal name +1, nothing else agrees -0.2"]),
)  # fmt: skip


@given(st.lists(_ROWS, max_size=6, unique_by=lambda one: (one.entity, one.iri)))
def test_what_is_written_is_read(rows: list[Link]) -> None:
    text = text_of(rows, base=BASE)
    read = parse(text, where="x")
    assert sorted(read) == sorted(rows)
    assert text_of(reversed(read), base=BASE) == text


def test_the_file_is_sssom() -> None:
    row = Link(
        entity=ADA, iri=f"{Q}Q7259", holds=True, confidence=1.0, labels=("Ada", "Ada L.")
    )
    own = Link(entity=ADA, iri="https://own.example/7", confidence=0.8)
    lines = text_of([own, row], base=BASE).splitlines()
    assert '#   kgid: "https://kg.example.org/id/"' in lines
    assert '#   ns1: "https://own.example/"' in lines
    cells = dict(zip(lines[-3].split("\t"), lines[-2].split("\t"), strict=True))
    assert cells["subject_id"] == "kgid:person/ada-lovelace"
    assert (cells["predicate_id"], cells["object_id"]) == ("owl:sameAs", "wikidata:Q7259")
    assert cells["mapping_justification"] == "semapv:CompositeMatching"
    last = lines[-1].split("\t")
    assert (last[2], last[4], last[6]) == (
        "skos:closeMatch", "ns1:7", "semapv:LexicalMatching"
    )  # fmt: skip


def test_a_person_marks_lines_by_hand_and_they_outlive_every_run() -> None:
    head = "subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\n"
    text = head + (
        "kgid:person/ada-lovelace\tskos:exactMatch\t\twikidata:Q1\tsemapv:ManualMappingCuration\n"
        "kgid:org/acme\towl:sameAs\tNot\tQ2\tsemapv:ManualMappingCuration\n"
        "kgid:org/acme\tskos:closeMatch\t\tQ3\tsemapv:LexicalMatching\n"
    )
    before = parse(text, where="x")
    assert links(before) == [(ADA, f"{Q}Q1")]
    now = [
        Link(entity=ADA, iri=f"{Q}Q9", holds=True),  # Wikidata is settled for her
        Link(entity=ADA, iri="https://orcid.org/1", confidence=0.9),
        Link(entity="org/acme", iri=f"{Q}Q2", holds=True),  # refused
        Link(entity="org/acme", iri=f"{Q}Q4", holds=True),
    ]
    found = merged(before, now)
    assert [(one.iri.rpartition("/")[2], one.holds, one.refused) for one in found] == [
        ("Q4", True, False),
        ("Q2", False, True),
        ("Q1", True, False),
        ("1", False, False),
    ]
    assert merged(found, now) == found


_GOOD = "subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\tb\n", "line 1: has no column subject_id"),
        (
            "# curie_map:\n#   a: b\n" + _GOOD + "Ada\towl:sameAs\tQ1\tx\t\n",
            "line 4: subject_id",
        ),
        (_GOOD + "kgid:person/x\towl:sameAs\twhat:ever\tx\t\n", "line 2: subject_id"),
        (_GOOD + "kgid:person/x\towl:sameAs\tQ1\tx\thigh\n", "line 2: confidence 'high'"),
        (
            _GOOD.replace("\n", "\tpredicate_modifier\n")
            + "kgid:person/x\towl:sameAs\tQ1\tx\t\tno\n",
            "line 2: predicate_modifier",
        ),
    ],
)
def test_a_malformed_line_is_named(text: str, message: str) -> None:
    with pytest.raises(KGError, match=message):
        parse(text, where="x")
    assert parse("", where="x") == parse("# nothing\n", where="x") == []
