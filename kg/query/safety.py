r"""Refuses what could read a file, call another host or change data, before anything runs.

rdflib parses the query, and its parse tree is looked at, never the text: the word SERVICE in a
comment or in a string harms nobody. The engine has another parser. Where the two could disagree
about where a comment or a string ends, the text is made plain first, and both get the same:
codepoint escapes are replaced (``"\u0022 # "`` is a string to one and the start of a comment to
the other), and a carriage return becomes a line feed (it ends a comment only for one of them).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from kg.errors import KGError
from kg.query.syntax import malformed

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LEFT = re.compile(r"\\[uU][0-9A-Fa-f]{4}")

PARAMETER = "param"
"""Prefix of the functions that give the values of parameters."""

_parser = Lock()
"""Held while rdflib parses: pyparsing keeps its state in the grammar that all threads share."""

_MAXIMUM = 100_000
"""Characters of a query. rdflib's parser takes seconds for more, and no person writes it."""

_REFUSED = {
    "ServiceGraphPattern": "SERVICE would call another host",
    "DatasetClause": "FROM would read a file or another host",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A query that only reads the graph.

    ``prefixes`` are those that it uses and does not declare, ``declared`` the others with their
    namespaces. ``names`` are its names with a prefix: (prefix, local name).
    """

    text: str
    ordered: bool
    prefixes: frozenset[str]
    parameters: frozenset[str]
    declared: frozenset[tuple[str, str]] = frozenset()
    names: frozenset[tuple[str, str]] = frozenset()


@lru_cache(maxsize=128)
def checked(sparql: str) -> Checked:
    """Return the query, ready to run, if it only reads the graph.

    Parsing takes longer than many an answer; a server gets the same query again and again.

    Raises:
        KGError: If it is an update, has FROM, FROM NAMED or SERVICE, or is not SPARQL; then the
            message says line, column and what could stand there.

    >>> checked("SELECT ?s { ?s ?p 'SERVICE' } # FROM <file:///x>").ordered
    False
    """
    text = _plain(sparql)
    with _parser:
        return _checked(text)


def _checked(text: str) -> Checked:
    # Here, not above: rdflib takes a third of a second that no other command should wait for.
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(text)
    except ParseBaseException as error:
        if _updates(text):
            raise KGError(
                "kg only reads, this is an update: ask SELECT, ASK, CONSTRUCT or DESCRIBE"
            ) from None
        raise malformed(text, line=error.lineno, column=error.column) from None
    except RecursionError:
        raise KGError("the query is nested too deeply: split it") from None
    parts = list(_parts(parsed))
    for part in parts:
        name = getattr(part, "name", None)
        if name in _REFUSED:
            raise KGError(f"{_REFUSED[name]}: kg asks the given graph alone, take it out")
    names = [part for part in parts if getattr(part, "name", None) == "pname"]
    calls = [part["iri"] for part in parts if getattr(part, "name", None) == "Function"]
    declared = {
        _prefix(part): str(part["iri"])
        for part in parts
        if getattr(part, "name", None) == "PrefixDecl"
    }
    return Checked(
        text=text,
        ordered="orderby" in parsed[1],
        prefixes=frozenset(map(_prefix, names)) - declared.keys(),
        declared=frozenset(declared.items()),
        names=frozenset(
            (_prefix(one), str(one["localname"])) for one in names if "localname" in one
        ),
        parameters=frozenset(
            str(name["localname"])
            for name in calls
            if getattr(name, "name", None) == "pname" and _prefix(name) == PARAMETER
        ),
    )


def _prefix(part: Any) -> str:
    return str(part["prefix"]) if "prefix" in part else ""


def _plain(sparql: str) -> str:
    if len(sparql) > _MAXIMUM:
        raise KGError(f"the query has {len(sparql)} characters, {_MAXIMUM} may be: split it")
    try:
        text = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), sparql)
        text.encode()
    except (ValueError, OverflowError):
        raise KGError("the query has a codepoint that is no character: take it out") from None
    if _LEFT.search(text) or "\0" in text:
        raise KGError(
            "the query has an escape of an escape or a NUL: write the character itself"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _updates(text: str) -> bool:
    """Return whether a text is a SPARQL update with at least one request."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        return "request" in parseUpdate(text)
    except (ParseBaseException, RecursionError):
        return False


def _parts(tree: Any) -> Iterator[Any]:
    """Yield every part of a parse tree, without recursion."""
    from pyparsing import ParseResults

    waiting = [tree]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, dict):  # CompValue, a named part
            waiting.extend(part.values())
        elif isinstance(part, list | tuple | ParseResults):
            waiting.extend(part)
