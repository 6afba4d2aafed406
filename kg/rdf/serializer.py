r"""Turtle and TriG text: subjects in blocks, kg's prefixes, one order for all machines.

kg writes both itself. rdflib's serializer asks a tree for the prefix of each new IRI, and the
tree makes the next answer slower; it abbreviates IRIs with letters that no prefixed name may
hold (U+00BA); and its long literals do not read back where a text with a line break ends in
``\"``. The layout is rdflib's. The order is kg's own: people come first and evidence late, as a
reader looks for them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
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

Line = tuple[str, int, str, int, str, str, str]
"""How a triple sorts (place and IRI of the subject, rank and IRI of the predicate, kind of
object, its value, its tag or datatype), and the object as it is written."""

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
    """Yield the text of :func:`turtle` in parts, a subject at a time.

    Args:
        triples: In any order.
        prefixes: Namespaces by prefix.
        folder: Where triples wait that memory does not hold.
    """
    names = Names(prefixes)
    found = Sorter[Line](folder=folder)
    for triple in triples:
        found.add(line(triple, names))
    yield f"{names.header()}\n"
    for block in blocks(found, names):
        yield f"{block}\n"


def trig_parts(
    quads: Iterable[Quad], prefixes: Mapping[str, str], *, folder: Path | None = None
) -> Iterator[str]:
    """Yield quads as TriG: the default graph first, then each named graph in a block.

    The arguments are those of :func:`turtle_parts`.
    """
    names = Names(prefixes)
    found = Sorter[tuple[str, Line]](folder=folder)
    for quad in quads:
        name = ""
        if not isinstance(quad.graph_name, DefaultGraph):
            name = _resource(quad.graph_name)
            names.name(name)
        found.add((name, line(quad.triple, names)))
    yield f"{names.header()}\n"
    for name, lines in groupby(found, key=itemgetter(0)):
        inside = blocks((one for _, one in lines), names)
        if not name:
            yield from (f"{block}\n" for block in inside)
            continue
        yield f"{names.name(name)} {{\n"
        for number, block in enumerate(inside):
            yield ("\n" if number else "") + re.sub(r"(?m)^(?=.)", "    ", block)
        yield "}\n\n"


class Names:
    """Abbreviates IRIs, each once, and knows which prefixes that took."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._used: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def name(self, resource: str) -> str:
        """Return a resource as Turtle writes it: a prefixed name, an IRI or a blank node."""
        known = self._known.get(resource)
        if known is None:
            if len(self._known) >= _MOST_NAMES:
                self._known.clear()
            known = self._known[resource] = self._name(resource)
        return known

    def _name(self, resource: str) -> str:
        if resource.startswith("_:"):
            return resource
        cut = max(resource.rfind("/"), resource.rfind("#")) + 1
        prefix, local = self._prefixes.get(resource[:cut]), resource[cut:]
        if prefix is None or not _LOCAL.fullmatch(local):
            return f"<{resource}>"
        self._used[prefix] = resource[:cut]
        return f"{prefix}:{local}"

    def header(self) -> str:
        """Return the declarations of the prefixes used so far."""
        return "".join(
            f"@prefix {prefix}: <{self._used[prefix]}> .\n" for prefix in sorted(self._used)
        )


def _resource(node: NamedNode | BlankNode | Triple) -> str:
    if isinstance(node, NamedNode):
        return node.value
    if isinstance(node, BlankNode):
        return f"_:{node.value}"
    return str(node)


def _term(node: NamedNode | BlankNode | Literal | Triple, names: Names) -> str:
    """Return a term, or a triple term of RDF 1.2, as Turtle writes it."""
    if isinstance(node, Literal):
        return _literal(node, names)
    if not isinstance(node, Triple):
        return names.name(_resource(node))
    parts = (_term(part, names) for part in (node.subject, node.predicate, node.object))
    return f"<<( {' '.join(parts)} )>>"


def line(triple: Triple, names: Names) -> Line:
    """Return a triple as it sorts, and count its names as used."""
    predicate = triple.predicate.value
    subject, object_ = _resource(triple.subject), triple.object
    if predicate != _TYPE:
        names.name(predicate)
    names.name(subject)
    place = f"{place_of(subject)}{subject}"
    rank = _FIRST.get(predicate, 2)
    if isinstance(object_, Literal):
        tag = object_.language or object_.datatype.value
        return (place, rank, predicate, 1, object_.value, tag, _literal(object_, names))
    value = _resource(object_)
    written = _term(object_, names) if isinstance(object_, Triple) else names.name(value)
    return (place, rank, predicate, 0, value, "", written)


def blocks(lines: Iterable[Line], names: Names) -> Iterator[str]:
    """Yield one block of lines for each subject; the lines are sorted."""
    for place, mine in groupby(lines, key=itemgetter(0)):
        yield f"{names.name(place[1:])} {described(mine, names)} .\n"


def described(lines: Iterable[Line], names: Names) -> str:
    """Return all that is said of a subject; the lines are sorted."""
    parts: list[str] = []
    before, link = "", " ;\n    "
    for _, _, predicate, _, _, _, written in lines:
        if predicate == before:
            parts.append(f",\n        {written}")
            continue
        verb = "a" if predicate == _TYPE else names.name(predicate)
        parts.append(f"{link if before else ''}{verb} {written}")
        before = predicate
    return "".join(parts)


def _literal(node: Literal, names: Names) -> str:
    value, datatype = node.value, node.datatype.value
    bare = _BARE.get(datatype)
    if bare is not None and bare.fullmatch(value):
        return value
    quoted = f'"{value.translate(_ESCAPES) if _SPECIAL.search(value) else value}"'
    if node.language:
        return f"{quoted}@{node.language}"
    return quoted if datatype in _PLAIN else f"{quoted}^^{names.name(datatype)}"


def place_of(subject: str) -> int:
    """Return which part of the file a subject is in, one digit."""
    _, found, path = subject.partition("/id/")
    places = [place for place, start in enumerate(_ORDER) if found and path.startswith(start)]
    return places[0] if places else len(_ORDER) + ("/id/" not in subject)
