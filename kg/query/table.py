"""The answer to a query, and its CSV and JSON forms."""

import csv
import io
import json
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode

# A spreadsheet runs a cell that starts so. Quotes from articles are text of strangers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Term:
    """One value of an answer.

    Attributes:
        value: The IRI, the text, or the name of a blank node.
        kind: "uri", "literal" or "bnode", as SPARQL's JSON results call them.
        language: Language tag, or "".
        datatype: IRI of the datatype, or "" for plain and tagged text.
    """

    value: str
    kind: str = "literal"
    language: str = ""
    datatype: str = ""

    def node(self) -> NamedNode | BlankNode | Literal:
        """Return the value as a node of a graph."""
        if self.kind == "uri":
            return NamedNode(self.value)
        if self.kind == "bnode":
            return BlankNode(self.value)
        datatype = NamedNode(self.datatype) if self.datatype else None
        return Literal(self.value, language=self.language or None, datatype=datatype)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The answer to a query.

    Attributes:
        columns: Names of the variables; ``subject, predicate, object`` for CONSTRUCT and
            DESCRIBE; ``answer`` for ASK.
        cells: One tuple for each row; None where a variable has no value.
        boolean: The answer of ASK; None for other queries.
        triples: Whether the rows are the triples of CONSTRUCT or DESCRIBE.
    """

    columns: tuple[str, ...]
    cells: tuple[tuple[Term | None, ...], ...] = ()
    boolean: bool | None = None
    triples: bool = False

    @property
    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        """Return the values alone, which is what people read."""
        return tuple(tuple(None if c is None else c.value for c in row) for row in self.cells)

    def as_csv(self, *, guard: bool = True) -> str:
        r"""Return RFC 4180 text: header, CRLF, quotes doubled; nothing where there is no value.

        ``guard`` puts an apostrophe before text that a spreadsheet would run as a formula;
        without it the values are exact.

        >>> Table(columns=("a",), cells=((Term(value="=1+1"),),)).as_csv()
        "a\r\n'=1+1\r\n"
        """
        target = io.StringIO()
        writer = csv.writer(target, lineterminator="\r\n")
        writer.writerow(self.columns)
        for row in self.cells:
            writer.writerow([_cell(term, guard) for term in row])
        return target.getvalue()

    def as_json(self) -> str:
        """Return SPARQL 1.1 query results in JSON, indented, with a line break at the end."""
        head: dict[str, object] = {} if self.boolean is not None else {"vars": self.columns}
        answer: dict[str, object] = {"head": head}
        if self.boolean is not None:
            answer["boolean"] = self.boolean
        else:
            answer["results"] = {"bindings": [self._binding(row) for row in self.cells]}
        return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"

    def _binding(self, row: tuple[Term | None, ...]) -> dict[str, dict[str, str]]:
        found = {}
        for column, term in zip(self.columns, row, strict=True):
            if term is not None:
                found[column] = {"type": term.kind, "value": term.value}
                if term.language:
                    found[column]["xml:lang"] = term.language
                if term.datatype:
                    found[column]["datatype"] = term.datatype
        return found


def _cell(term: Term | None, guard: bool) -> str:
    if term is None:
        return ""
    if guard and not term.datatype and term.value.startswith(_FORMULA):
        return "'" + term.value
    return term.value
