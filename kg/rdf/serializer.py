"""Turtle and TriG text: subjects in blocks, kg's prefixes, one order for all machines.

kg writes both itself: rdflib's serializer is slow, abbreviates IRIs with letters that no
prefixed name may hold (U+00BA), and its long literals do not always read back. The layout is
rdflib's. The order is kg's own: people first and evidence late, as a reader looks for them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.rdf.sorting import Sorter
from kg.rdf.terms import PREFIXES

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_SPECIAL = re.compile(r'[\\"\n\r\t]')
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_TYPE = PREFIXES["rdf"] + "type"
_FIRST = {_TYPE: 0, PREFIXES["rdfs"] + "label": 1}
_PLAIN = frozenset({PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"})
_BARE = {
    PREFIXES["xsd"] + "integer": re.compile(r"[+-]?[0-9]+"),
    PREFIXES["xsd"] + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    PREFIXES["xsd"] + "boolean": re.compile(r"true|false"),
}

_ORDER = ("dataset", "person/", "org/", "place/", "technology/", "statement/", "membership/")
"""Paths under ``id/`` in the order of the file; articles, assertions and the rest follow."""

Line = tuple[str, str, int, str, str, str, str, str]
"""How a triple sorts (place and IRI of the subject, rank and IRI of the predicate, kind of
object, its value, its tag or datatype), and subject, predicate and object as written."""

_MOST_NAMES = 50_000  # names kept in memory; the same one is asked for again and again


def turtle(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> str:
    """Return triples as Turtle, each once; only they and the prefixes decide the bytes.

    Args:
        triples: In any order.
        prefixes: Namespaces by prefix; those that are used are declared.

    >>> one = NamedNode("https://a.example/x")
    >>> print(turtle([Triple(one, one, Literal("1"))], {"a": "https://a.example/"}))
    @prefix a: <https://a.example/> .
    <BLANKLINE>
    a:x a:x "1" .
    <BLANKLINE>
    <BLANKLINE>
    """
    return "".join(turtle_parts(triples, prefixes))


def turtle_parts(
    triples: Iterable[Triple], prefixes: Mapping[str, str], *, folder: Path | None = None
) -> Iterator[str]:
    """Yield the text of :func:`turtle` a subject at a time; triples wait in ``folder``."""
    names = Names(prefixes)
    found = Sorter[Line](folder=folder)
    for triple in triples:
        found.add(_line(triple, names))
    yield f"{names.header()}\n"
    yield from (f"{block}\n" for block in _blocks(found))


def trig_parts(
    quads: Iterable[Quad], prefixes: Mapping[str, str], *, folder: Path | None = None
) -> Iterator[str]:
    """Yield quads as TriG: the default graph first, then each named graph in a block."""
    names = Names(prefixes)
    found = Sorter[tuple[str, str, Line]](folder=folder)
    for quad in quads:
        graph = quad.graph_name
        name = "" if isinstance(graph, DefaultGraph) else _resource(graph)
        found.add((name, names[name] if name else "", _line(quad.triple, names)))
    yield f"{names.header()}\n"
    for name, lines in groupby(found, key=itemgetter(1)):
        inside = _blocks(one for *_, one in lines)
        if not name:
            yield from (f"{block}\n" for block in inside)
            continue
        yield f"{name} {{\n"
        for number, block in enumerate(inside):
            yield ("\n" if number else "") + re.sub(r"(?m)^(?=.)", "    ", block)
        yield "}\n\n"


class Names(dict[str, str]):
    """Resources as they are written, each made once: prefixed names, IRIs and blank nodes.

    ``local`` is what may stand behind a prefix, ``whole`` how another IRI is written, and
    ``used`` has the prefixes that were taken.
    """

    def __init__(
        self, prefixes: Mapping[str, str], local: re.Pattern[str] = _LOCAL, whole: str = "<{}>"
    ) -> None:
        super().__init__()
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._local, self._whole = local, whole
        self.used: dict[str, str] = {}

    def __missing__(self, resource: str) -> str:
        if len(self) >= _MOST_NAMES:
            self.clear()
        cut = max(resource.rfind("/"), resource.rfind("#")) + 1
        prefix, local = self._prefixes.get(resource[:cut]), resource[cut:]
        found = resource if resource.startswith("_:") else self._whole.format(resource)
        if prefix is not None and self._local.fullmatch(local):
            self.used[prefix] = resource[:cut]
            found = f"{prefix}:{local}"
        self[resource] = found
        return found

    def header(self) -> str:
        """Return the declarations of the prefixes used so far."""
        return "".join(f"@prefix {one}: <{iri}> .\n" for one, iri in sorted(self.used.items()))


def _resource(node: NamedNode | BlankNode | Triple) -> str:
    if isinstance(node, NamedNode):
        return node.value
    if isinstance(node, BlankNode):
        return f"_:{node.value}"
    return str(node)


def _term(node: NamedNode | BlankNode | Literal | Triple, names: Names) -> str:
    """Return a term, or a triple term of RDF 1.2, as Turtle writes it."""
    if isinstance(node, Literal):
        return _literal(node.value, node, names)
    if not isinstance(node, Triple):
        return names[_resource(node)]
    parts = (_term(part, names) for part in (node.subject, node.predicate, node.object))
    return f"<<( {' '.join(parts)} )>>"


def _line(triple: Triple, names: Names) -> Line:
    """Return a triple as it sorts and as it is written."""
    subject, predicate, object_ = (
        _resource(triple.subject),
        triple.predicate.value,
        triple.object,
    )
    verb = "a" if predicate == _TYPE else names[predicate]
    if isinstance(object_, Literal):
        kind, value, tag = 1, object_.value, object_.language or object_.datatype.value
        written = _literal(value, object_, names)
    else:
        kind, value, tag = 0, _resource(object_), ""
        written = _term(object_, names) if isinstance(object_, Triple) else names[value]
    return (_place(subject), _rank(predicate), kind, value, tag, names[subject], verb, written)


def _blocks(lines: Iterable[Line]) -> Iterator[str]:
    """Yield one block of lines for each subject; the lines are sorted."""
    for _, mine in groupby(lines, key=itemgetter(0)):
        parts: list[str] = []
        before = ""
        for *_, subject, verb, written in mine:
            if verb == before:
                parts.append(f",\n        {written}")
            else:
                parts.append(
                    f" ;\n    {verb} {written}" if before else f"{subject} {verb} {written}"
                )
                before = verb
        yield f"{''.join(parts)} .\n"


def _literal(value: str, node: Literal, names: Names) -> str:
    datatype, language = node.datatype.value, node.language
    bare = _BARE.get(datatype)
    if bare is not None and bare.fullmatch(value):
        return value
    quoted = f'"{value.translate(_ESCAPES) if _SPECIAL.search(value) else value}"'
    if language:
        return f"{quoted}@{language}"
    return quoted if datatype in _PLAIN else f"{quoted}^^{names[datatype]}"


@lru_cache(maxsize=_MOST_NAMES)
def _place(subject: str) -> str:
    """Return how a subject sorts: by the part of the file it is in, one digit, and its IRI."""
    _, found, path = subject.partition("/id/")
    places = (place for place, start in enumerate(_ORDER) if found and path.startswith(start))
    return f"{next(places, len(_ORDER) + (not found))}{subject}"


@lru_cache(maxsize=_MOST_NAMES)
def _rank(predicate: str) -> str:
    return f"{_FIRST.get(predicate, 2)}{predicate}"
