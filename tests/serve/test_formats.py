"""Which form a client gets, and that other programs read it."""

import csv
import io
from xml.etree import ElementTree

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, parse_query_results

from kg.query import Table, Term
from kg.serve.formats import ROWS, as_tsv, as_xml, chosen, triples_of

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
OFFERED = [*ROWS, "text/html"]
JSON = "application/sparql-results+json"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", JSON),
        ("*/*", JSON),
        (BROWSER, "text/html"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        ("application/sparql-results+xml, */*;q=0.1", "application/sparql-results+xml"),
        ("text/*;q=0.1, text/csv;q=0", "text/tab-separated-values"),
        ("TEXT/CSV; charset=utf-8", "text/csv"),
        ("text/csv;q=much, text/html", "text/html"),
        ("image/png", None),
    ],
)
def test_the_form_that_is_liked_best(accept: str, media: str | None) -> None:
    assert chosen(accept, OFFERED) == media


TABLE = Table(
    columns=("a", "b"),
    cells=(
        (Term(value="https://a.example/x", kind="uri"), None),
        (Term(value='<"&\n\tx', language="en"), Term(value="node", kind="bnode")),
        (Term(value="1", datatype="http://www.w3.org/2001/XMLSchema#integer"), None),
        (
            Term(value="=1+1"),
            Term(value="1.50", datatype="http://www.w3.org/2001/XMLSchema#decimal"),
        ),
    ),
)


@pytest.mark.parametrize(
    ("write", "form"),
    [
        (as_xml, QueryResultsFormat.XML),
        (as_tsv, QueryResultsFormat.TSV),
        (Table.as_json, QueryResultsFormat.JSON),
    ],
)
def test_another_program_reads_the_same(write: object, form: QueryResultsFormat) -> None:
    text = write(TABLE)  # type: ignore[operator]
    found = parse_query_results(text.encode(), format=form)
    rows = [[None if one is None else one for one in row] for row in found]  # type: ignore[union-attr]
    wanted = [[None if one is None else one.node() for one in row] for row in TABLE.cells]
    assert rows == wanted


def test_csv_has_the_exact_values() -> None:
    rows = list(csv.reader(io.StringIO(ROWS["text/csv"](TABLE), newline="")))
    assert rows[0] == ["a", "b"]
    assert rows[4] == ["=1+1", "1.50"]


def test_what_xml_has_no_place_for() -> None:
    text = as_xml(Table(columns=("a",), cells=((Term(value="a\0b\x1b\uffff\r"),),)))
    assert ElementTree.fromstring(text)[1][0][0][0].text == "a\ufffdb\ufffd\ufffd\r"  # noqa: S314


def test_yes_or_no() -> None:
    assert "<boolean>true</boolean>" in as_xml(Table(columns=("answer",), boolean=True))


def test_rows_that_are_no_triples_are_left_out() -> None:
    uri = Term(value="https://a.example/x", kind="uri")
    table = Table(
        columns=("subject", "predicate", "object"),
        cells=((uri, uri, Term(value="y")), (Term(value="y"), uri, uri)),
        triples=True,
    )
    assert [str(one.object) for one in triples_of(table)] == ['"y"']
    assert Term(value="b", kind="bnode").node() == BlankNode("b")
    assert Term(value="b", language="en").node() == Literal("b", language="en")
    assert uri.node() == NamedNode("https://a.example/x")
