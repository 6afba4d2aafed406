"""RDF text to triples by subject, with questions that answer or say what is missing where."""

from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple

from kg.errors import KGError, malformed, unreadable
from kg.ontology.files import Values, grouped
from kg.rdf.profiles import in_parts
from kg.rdf.terms import term

_FORMATS = {
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
}


def form_of(file: Path) -> RdfFormat:
    """Return the format that a file's suffix says; any other suffix means Turtle."""
    return _FORMATS.get(file.suffix.lower(), RdfFormat.TURTLE)


@contextmanager
def explained(where: object, form: RdfFormat) -> Iterator[None]:
    """Turn what goes wrong in reading RDF into a KGError with file and line."""
    try:
        yield
    except SyntaxError as error:
        found = malformed(where, error, form.name)
        suffix = where.suffix.lower() if isinstance(where, Path) else ".ttl"
        if suffix != ".ttl" and suffix not in _FORMATS:
            known = ", ".join((".ttl", *_FORMATS))
            found = KGError(
                f"{found} (kg knows RDF by its suffix: {known}; all else is Turtle)"
            )
        raise found from error
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(where, error) from error
    except ValueError as error:  # a lone surrogate, which UTF-8 cannot hold
        raise KGError(f"{where}: not {form.name}: {error}") from error


def parse(turtle: str | Path) -> list[Triple]:
    """Return the triples of Turtle text or of a UTF-8 file, each once.

    A file's suffix says its format: ``.trig``, ``.nt``, ``.nq`` and ``.jsonld``, else Turtle.
    The triples of all graphs come together; a triple term of RDF 1.2 is read as its parts.

    Raises:
        KGError: If the file cannot be read or is not of its format; the message has file and
            line.

    >>> len(parse("<https://a.example/> a <https://b.example/> ."))
    1
    """
    path = turtle if isinstance(turtle, Path) else None
    form = RdfFormat.TURTLE if path is None else form_of(path)
    with explained(path or "Turtle text", form):
        text = str(turtle) if path is None else path.read_text(encoding="utf-8-sig")
        quads = list(pyoxigraph.parse(text.encode(), format=form))
    return list(dict.fromkeys(in_parts(quad.triple for quad in quads)))


def named_triples(file: Path) -> Iterator[tuple[str, Triple]]:
    """Yield IRI and triples of each named graph of a file that :func:`parse` has read."""
    form = form_of(file)
    if form not in (RdfFormat.TRIG, RdfFormat.N_QUADS):
        return
    found = pyoxigraph.parse(file.read_bytes(), format=form)
    for quad in dict.fromkeys(found):
        if isinstance(quad.graph_name, NamedNode):
            yield quad.graph_name.value, quad.triple


def streamed(file: Path) -> Iterator[Triple]:
    """Yield the triples of an RDF file as it is read, so that they never stand in memory.

    A triple of several graphs comes several times.
    """
    form = form_of(file)
    with explained(file, form), file.open("rb") as source:
        if source.read(len(BOM_UTF8)) != BOM_UTF8:
            source.seek(0)
        quads = pyoxigraph.parse(source, format=form)
        yield from in_parts(quad.triple for quad in quads)


def load(file: Path, *, into: Path | None = None) -> Store:
    """Return a store that holds an RDF file; its triples never stand in Python's memory.

    ``into`` is a folder for a store on disk, for graphs larger than memory.

    Raises:
        KGError: As :func:`parse`, or if the folder cannot be used.
    """
    try:
        return store_of(streamed(file), into=into)
    except (OSError, ValueError) as error:
        raise KGError(
            f"{into}: cannot hold a store ({error}): choose another folder"
        ) from error


def store_of(triples: Iterable[Triple], *, into: Path | None = None) -> Store:
    """Return a store that holds the triples, in memory or in a folder on disk."""
    store = Store() if into is None else Store(str(into))
    store.bulk_extend(Quad(item.subject, item.predicate, item.object) for item in triples)
    return store


_NOTHING = Values(list)


class Nodes:
    """Triples by subject and predicate. Blank nodes are left out: kg writes none."""

    def __init__(self, where: str, triples: list[Triple]) -> None:
        self.where = where
        self._values = grouped(triples)
        self._members: defaultdict[str, set[str]] = defaultdict(set)
        for member, class_ in self.pairs("rdf:type"):
            self._members[class_].add(member)

    def members(self, class_: str) -> list[str]:
        """Return the IRIs of a class's members, sorted."""
        return sorted(self._members.get(term(class_).value, ()))

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Yield subject and object of each triple with the predicate."""
        name = term(predicate).value
        for subject, values in self._values.items():
            for value in values.get(name, ()):
                yield subject, value.value

    def terms(self, node: str, predicate: str) -> list[NamedNode | Literal]:
        """Return every object of a node's property."""
        return self._values.get(node, _NOTHING).get(term(predicate).value, [])

    def all(self, node: str, predicate: str) -> list[str]:
        """Return every value of a node's property."""
        return [value.value for value in self.terms(node, predicate)]

    def sequence(self, node: str) -> list[str]:
        """Return the members of an ``rdf:Seq``, in order."""
        start = term("rdf:_1").value[:-1]
        numbered = [
            (int(name.removeprefix(start)), value.value)
            for name, values in self._values.get(node, _NOTHING).items()
            if name.startswith(start) and name.removeprefix(start).isdecimal()
            for value in values
        ]
        return [value for _, value in sorted(numbered)]

    def one(self, node: str, predicate: str, default: str | None = None) -> str:
        """Return the one value of a node's property, or the default where it has none.

        Raises:
            KGError: If there are several, or none and no default.
        """
        found = self.all(node, predicate)
        if len(found) == 1:
            return found[0]
        if len(found) == 0 and default is not None:
            return default
        raise self.error(node, f"has {len(found) or 'no'} {predicate}, kg needs one")

    def error(self, node: str, reason: str) -> KGError:
        """Return the error that a node is not of kg's shape."""
        return self.failure(f"<{node}> {reason}")

    def failure(self, reason: str) -> KGError:
        """Return the error that the whole is not of kg's shape."""
        return KGError(f"{self.where}: {reason}: read a Turtle file that kg wrote")
