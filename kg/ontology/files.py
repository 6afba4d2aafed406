"""Where the vocabularies are, and their Turtle by subject and predicate."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph

from kg.errors import KGError, malformed, unreadable

ONTOLOGY = "https://kg.example.org/ontology#"
"""Namespace of kg's own terms. Fixed: only the base of data IRIs is configurable."""

SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

Values = defaultdict[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]
"""What a subject has, by predicate."""


@cache
def folder() -> Path:
    """Return the folder of the vocabularies: inside the wheel, or beside the package.

    Raises:
        KGError: If neither is there, which means a broken installation.
    """
    here = Path(__file__).resolve().parent.parent
    for candidate in (here / "ontologies", here.parent / "ontologies"):
        if (candidate / "kg.ttl").is_file():
            return candidate
    raise KGError(f"ontologies/kg.ttl is not beside {here}: kg is incomplete, reinstall it")


def subjects(path: Path) -> dict[str, Values]:
    """Group a Turtle file by subject and predicate, values in the file's order."""
    try:
        quads = list(pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))
    except OSError as error:
        raise unreadable(path, error) from error
    except SyntaxError as error:
        raise malformed(path, error, "Turtle") from error
    return grouped(quads)


def grouped(triples: Iterable[pyoxigraph.Triple | pyoxigraph.Quad]) -> dict[str, Values]:
    """Group triples by subject and predicate, blank nodes left out."""
    found: dict[str, Values] = {}
    for item in triples:
        if isinstance(item.subject, pyoxigraph.NamedNode) and isinstance(
            item.object, pyoxigraph.NamedNode | pyoxigraph.Literal
        ):
            values = found.setdefault(item.subject.value, Values(list))
            values[item.predicate.value].append(item.object)
    return found


def english(values: Values, predicate: str) -> tuple[str, ...]:
    """Return the English values of a property, in the file's order."""
    return tuple(
        value.value
        for value in values[predicate]
        if isinstance(value, pyoxigraph.Literal) and value.language == "en"
    )


def one(values: Values, predicate: str, default: str = "") -> str:
    """Return the first value of a property."""
    return values[predicate][0].value if values[predicate] else default
