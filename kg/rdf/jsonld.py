"""JSON-LD 1.1 text: one node a line, prefixed names, and the context that explains them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.sorting import Sorter
from kg.rdf.terms import PREFIXES

_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_ALIASES = {"id": "@id", "type": "@type"}
_TYPE = PREFIXES["rdf"] + "type"
_STRING = PREFIXES["xsd"] + "string"

_Value = str | dict[str, str]

_Line = tuple[str, int, str, str]
"""Name of a node, 0 for its types, the property, the value as it is written."""


def jsonld(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> str:
    """Return triples as JSON-LD, sorted, one node a line.

    The context has the prefixes that are used, ``id`` for ``@id`` and ``type`` for ``@type``.
    Values are never coerced: each says its own language or datatype, so that a reader needs no
    more than the line.

    Args:
        triples: In any order.
        prefixes: Namespaces by prefix.

    >>> one = NamedNode("https://a.example/x")
    >>> print(jsonld([Triple(one, one, Literal("y"))], {"a": "https://a.example/"}))
    {"@context": {"id": "@id", "type": "@type", "a": "https://a.example/"},
    "@graph": [
    {"id": "a:x", "a:x": ["y"]}
    ]}
    <BLANKLINE>
    """
    return "".join(jsonld_parts(triples, prefixes))


def jsonld_parts(
    triples: Iterable[Triple], prefixes: Mapping[str, str], *, folder: Path | None = None
) -> Iterator[str]:
    """Yield the text of :func:`jsonld` in parts, a node at a time.

    Args:
        triples: In any order.
        prefixes: Namespaces by prefix.
        folder: Where triples wait that memory does not hold.
    """
    shorten = _Shortener(prefixes)
    found = Sorter[_Line](folder=folder)
    for triple in triples:
        name = shorten(_iri(triple.subject))
        if triple.predicate.value == _TYPE:
            found.add((name, 0, "type", _dumped(shorten(_iri(triple.object)))))
        else:
            value = _dumped(_value(triple.object, shorten))
            found.add((name, 1, shorten(triple.predicate.value), value))
    yield f'{{"@context": {_dumped(_ALIASES | shorten.used())},\n"@graph": [\n'
    for number, (name, lines) in enumerate(groupby(found, key=itemgetter(0))):
        yield (",\n" if number else "") + _node(name, lines)
    yield "\n]}\n"


class _Shortener:
    """Abbreviates IRIs with the prefixes, and knows which it took."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._used: dict[str, str] = {}

    def __call__(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefixes.get(iri[:cut])
        if prefix is None or not _LOCAL.fullmatch(iri[cut:]):
            return iri
        self._used[prefix] = iri[:cut]
        return f"{prefix}:{iri[cut:]}"

    def used(self) -> dict[str, str]:
        """Return the prefixes that were taken, sorted."""
        return dict(sorted(self._used.items()))


def _iri(node: NamedNode | BlankNode | Literal | Triple) -> str:
    if isinstance(node, NamedNode):
        return node.value
    if isinstance(node, BlankNode):
        return f"_:{node.value}"
    raise TypeError(f"neither an IRI nor a blank node: {node}")


def _value(node: NamedNode | BlankNode | Literal | Triple, shorten: _Shortener) -> _Value:
    if not isinstance(node, Literal):
        return {"id": shorten(_iri(node))}
    if node.language:
        return {"@value": node.value, "@language": node.language}
    datatype = node.datatype.value
    return (
        node.value
        if datatype == _STRING
        else {"@value": node.value, "@type": shorten(datatype)}
    )


def _node(name: str, lines: Iterable[_Line]) -> str:
    parts = [f'"id": {_dumped(name)}']
    for key, values in groupby(lines, key=itemgetter(2)):
        parts.append(f"{_dumped(key)}: [{', '.join(value for *_, value in values)}]")
    return f"{{{', '.join(parts)}}}"


def _dumped(value: _Value) -> str:
    return json.dumps(value, ensure_ascii=False)
