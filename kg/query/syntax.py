"""Says where a query stops being SPARQL, and what could stand there.

pyoxigraph reports the last place that any of its rules looked at, and what they wanted. It
reads a keyword by its length, so for a keyword it names the place after as many characters; the
place where the keyword should start is that far before.
"""

import difflib
import re

import pyoxigraph

from kg.errors import KGError

_FAILURE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_SIGN = re.compile(r'"((?:\\.|[^"\\])+)"')
_KEYWORD = re.compile(r"\b[A-Z]{2,}\b")
_REASON = re.compile(r"\b[A-Z][A-Za-z]+(?: [A-Za-z]+){2,}")
_WORD = re.compile(r"[^\W\d]\w*|\S")

_KEYWORDS = (
    *("SELECT", "CONSTRUCT", "DESCRIBE", "ASK", "WHERE", "PREFIX", "BASE", "DISTINCT"),
    *("REDUCED", "GROUP", "ORDER", "BY", "HAVING", "LIMIT", "OFFSET", "VALUES", "FILTER"),
    *("OPTIONAL", "UNION", "MINUS", "BIND", "GRAPH", "EXISTS", "NOT", "IN", "ASC", "DESC"),
    *("UNDEF", "COUNT"),
)


def malformed(text: str, report: str = "", *, line: int = 1, column: int = 1) -> KGError:
    """Return the error for a query that is not SPARQL: line, column, and what is wrong there.

    ``report`` is what pyoxigraph said; without it the query is parsed to hear. What only the
    other parser refuses is at ``line`` and ``column``.

    >>> print(malformed("SELECT * { ?s ?p ?o } GRUP BY ?s"))
    not SPARQL 1.1 at line 1, column 23: 'GRUP' cannot stand there, did you mean GROUP?
    >>> print(malformed("SELECT * { ?s ?p ?o "))
    not SPARQL 1.1 at line 1, column 21: the query ends there, expected one of , . ; { }
    """
    reason = _REASON.search(report)
    found = _FAILURE.search(report or _report(text))
    if reason is not None:
        return KGError(f"not SPARQL 1.1: {reason[0]}")
    if found is None:
        return KGError(f"not SPARQL 1.1 at line {line}, column {column}: check it there")
    line, column = int(found[1]), int(found[2])
    signs = _signs(found[3])
    keywords = _KEYWORD.findall(_SIGN.sub("", found[3]))
    if not signs and keywords:
        column = max(1, column - min(map(len, keywords)))
    lines = text.split("\n")
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    word = _WORD.search(rest)
    end = len(lines[line - 1]) + 1 if line <= len(lines) else 1
    where = f"not SPARQL 1.1 at line {line}, column {min(column, end)}"
    if word is None:
        what = "the query ends there" if line >= len(lines) else "the line ends there"
    else:
        what = f"{word[0]!r} cannot stand there"
        close = difflib.get_close_matches(word[0].upper(), _KEYWORDS, n=1)
        if close and close[0] != word[0].upper():
            return KGError(f"{where}: {what}, did you mean {close[0]}?")
    wanted = " ".join(signs or sorted(set(keywords)))
    return KGError(f"{where}: {what}" + (f", expected one of {wanted}" if wanted else ""))


def _report(text: str) -> str:
    """Return what pyoxigraph says of a query, or "" where it has nothing against it.

    An engine may call out as soon as it gets a query, and this one is not checked yet: SERVICE
    is masked, so that none can be run.
    """
    masked = re.sub("service", "\0" * 7, text, flags=re.IGNORECASE)
    try:
        pyoxigraph.Store().query(masked)
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        return str(error)
    return ""


def _signs(expected: str) -> list[str]:
    """Return the signs of SPARQL 1.1 among what is expected, sorted; at most ten."""
    found = {sign.replace("\\", "") or "\\" for sign in _SIGN.findall(expected)}
    return sorted(found - {"{|", "~", "<<", "<<(", "\\", "U", "u"})[:10]
