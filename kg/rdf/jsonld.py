"""JSON-LD 1.1 text: one node a line, prefixed names, and the context that explains them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.serializer import Names
from kg.rdf.sorting import Sorter
from kg.rdf.terms import PREFIXES

_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_ALIASES = {"id": "@id", "type": "@type"}
_TYPE = PREFIXES["rdf"] + "type"
_STRING = PREFIXES["xsd"] + "string"

_Value = str | dict[str, str]

_Line = tuple[str, int, str, str]
"""Name of a node, 0 for its types, the property, the value as it is written."""


def jsonld_parts(
    triples: Iterable[Triple], prefixes: Mapping[str, str], *, folder: Path | None = None
) -> Iterator[str]:
    """Yield triples as JSON-LD, sorted, one node a line; they wait in ``folder``.

    The context has the prefixes that are used, ``id`` for ``@id`` and ``type`` for ``@type``.
    Values are never coerced: each says its own language or datatype.

    >>> one = NamedNode("https://a.example/x")
    >>> found = jsonld_parts([Triple(one, one, Literal("y"))], {"a": "https://a.example/"})
    >>> print("".join(found))
    {"@context": {"id": "@id", "type": "@type", "a": "https://a.example/"},
    "@graph": [
    {"id": "a:x", "a:x": ["y"]}
    ]}
    <BLANKLINE>
    """
    names = Names(prefixes, _LOCAL, "{}")
    found = Sorter[_Line](folder=folder)
    for triple in triples:
        name = names[_iri(triple.subject)]
        if triple.predicate.value == _TYPE:
            found.add((name, 0, "type", _dumped(names[_iri(triple.object)])))
        else:
            value = _dumped(_value(triple.object, names))
            found.add((name, 1, names[triple.predicate.value], value))
    context = _ALIASES | dict(sorted(names.used.items()))
    yield f'{{"@context": {_dumped(context)},\n"@graph": [\n'
    for number, (name, lines) in enumerate(groupby(found, key=itemgetter(0))):
        parts = [f'"id": {_dumped(name)}']
        for key, values in groupby(lines, key=itemgetter(2)):
            parts.append(f"{_dumped(key)}: [{', '.join(value for *_, value in values)}]")
        yield (",\n" if number else "") + f"{{{', '.join(parts)}}}"
    yield "\n]}\n"


def _iri(node: NamedNode | BlankNode | Literal | Triple) -> str:
    if isinstance(node, NamedNode):
        return node.value
    if isinstance(node, BlankNode):
        return f"_:{node.value}"
    raise TypeError(f"neither an IRI nor a blank node: {node}")


def _value(node: NamedNode | BlankNode | Literal | Triple, names: Names) -> _Value:
    if not isinstance(node, Literal):
        return {"id": names[_iri(node)]}
    if node.language:
        return {"@value": node.value, "@language": node.language}
    datatype = node.datatype.value
    if datatype == _STRING:
        return node.value
    return {"@value": node.value, "@type": names[datatype]}


def _dumped(value: _Value) -> str:
    return json.dumps(value, ensure_ascii=False)
