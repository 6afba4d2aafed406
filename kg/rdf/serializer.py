r"""Turtle and TriG text: subjects in blocks, kg's prefixes, one order for all machines.

kg writes both itself. rdflib's serializer asks a tree for the prefix of each new IRI, and the
tree makes the next answer slower; it abbreviates IRIs with letters that no prefixed name may
hold (U+00BA); and its long literals do not read back where a text with a line break ends in
``\"``. The layout is rdflib's. The order is kg's own: people come first and evidence late, as a
reader looks for them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

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

_Line = tuple[int, str, int, str, str, str]
"""How a predicate and an object sort (rank, IRI, kind of object, value, tag or datatype), and
the object as it is written."""


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
    names = _Names(prefixes)
    blocks = list(_blocks(triples, names))
    return "\n".join([names.header(), *blocks, ""])


def trig(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> str:
    """Return quads as TriG: the default graph first, then each named graph in a block.

    Args:
        quads: In any order.
        prefixes: As for :func:`turtle`.
    """
    names = _Names(prefixes)
    graphs: dict[str, list[Triple]] = {"": []}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, DefaultGraph) else _resource(quad.graph_name)
        graphs.setdefault(name, []).append(quad.triple)
    parts = list(_blocks(graphs.pop(""), names))
    for name in sorted(graphs):
        inside = "\n".join(_blocks(graphs[name], names))
        indented = re.sub(r"(?m)^(?=.)", "    ", inside)
        parts.append(f"{names.name(name)} {{\n{indented}}}\n")
    return "\n".join([names.header(), *parts, ""])


class _Names:
    """Abbreviates IRIs, each once, and knows which prefixes that took."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._used: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def name(self, resource: str) -> str:
        """Return a resource as Turtle writes it: a prefixed name, an IRI or a blank node."""
        known = self._known.get(resource)
        if known is None:
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


def _term(node: NamedNode | BlankNode | Literal | Triple, names: _Names) -> str:
    """Return a term, or a triple term of RDF 1.2, as Turtle writes it."""
    if isinstance(node, Literal):
        return _literal(node, names)
    if not isinstance(node, Triple):
        return names.name(_resource(node))
    parts = (_term(part, names) for part in (node.subject, node.predicate, node.object))
    return f"<<( {' '.join(parts)} )>>"


def _blocks(triples: Iterable[Triple], names: _Names) -> Iterator[str]:
    """Yield one block of lines for each subject."""
    subjects: dict[str, set[_Line]] = {}
    for triple in triples:
        predicate = triple.predicate.value
        rank = _FIRST.get(predicate, 2)
        object_ = triple.object
        line: _Line
        if isinstance(object_, Literal):
            tag = object_.language or object_.datatype.value
            line = (rank, predicate, 1, object_.value, tag, _literal(object_, names))
        else:
            value = _resource(object_)
            written = (
                _term(object_, names) if isinstance(object_, Triple) else names.name(value)
            )
            line = (rank, predicate, 0, value, "", written)
        subjects.setdefault(_resource(triple.subject), set()).add(line)
    for subject in sorted(subjects, key=_place):
        yield f"{names.name(subject)} {_described(sorted(subjects[subject]), names)} .\n"


def _described(lines: list[_Line], names: _Names) -> str:
    parts: list[str] = []
    before, link = "", " ;\n    "
    for _, predicate, _, _, _, written in lines:
        if predicate == before:
            parts.append(f",\n        {written}")
            continue
        verb = "a" if predicate == _TYPE else names.name(predicate)
        parts.append(f"{link if before else ''}{verb} {written}")
        before = predicate
    return "".join(parts)


def _literal(node: Literal, names: _Names) -> str:
    value, datatype = node.value, node.datatype.value
    bare = _BARE.get(datatype)
    if bare is not None and bare.fullmatch(value):
        return value
    quoted = f'"{value.translate(_ESCAPES) if _SPECIAL.search(value) else value}"'
    if node.language:
        return f"{quoted}@{node.language}"
    return quoted if datatype in _PLAIN else f"{quoted}^^{names.name(datatype)}"


def _place(subject: str) -> tuple[int, str]:
    _, found, path = subject.partition("/id/")
    places = [place for place, start in enumerate(_ORDER) if found and path.startswith(start)]
    return (places[0] if places else len(_ORDER) + ("/id/" not in subject)), subject
