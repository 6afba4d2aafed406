"""Ready-made questions: the ``*.rq`` files beside this module.

A file starts with comment lines: its title, then one line for each parameter::

    # Who leads which institution?
    # parameter: place = "" : only institutions and places whose name holds these words
    # parameter: limit = 0.8 : greatest confidence

The text before the second colon gives name and default, which also says the type. The query
has the value as ``param:place()``. Where it takes words of a name, it takes an id as well
("org/acme"), also one that was merged into another. A new question is a new file.
"""

import difflib
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from kg.errors import KGError
from kg.graph import Graph
from kg.query.engine import select, store_for
from kg.query.safety import Checked
from kg.query.table import Table
from kg.rdf.terms import term

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CALL = re.compile(r"param:(\w+)\(\)")
_PARAMETER = re.compile(r'# parameter: (\w+) = ("(?:[^"\\]|\\.)*"|-?[\d.]+) : (.+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value that a question takes.

    A value given must be of the type of ``default``.
    """

    name: str
    default: str | int | float
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A ready-made question: its name ("who-leads"), the question in words, and the query."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    sparql: str

    @property
    def checked(self) -> Checked:
        """The query without the parse that strangers' queries need, which takes 50 ms.

        kg's own files are safe, ordered and declare their prefixes; a test checks that.
        """
        names = frozenset(parameter.name for parameter in self.parameters)
        return Checked(text=self.sparql, ordered=True, prefixes=frozenset(), parameters=names)

    def plain(self, **parameters: str | float) -> str:
        """Return the query with values in place of parameters, as any SPARQL engine takes it.

        >>> [one] = [one for one in questions() if one.name == "review-queue"]
        >>> one.plain(below=0.5).splitlines()[-2]
        '  FILTER (?confidence < 0.5)'
        """
        values = _values(self, parameters)
        return _CALL.sub(lambda found: _written(values[found[1]]), self.sparql)


@cache
def questions() -> tuple[Question, ...]:
    """Return every ready-made question, by name.

    >>> [question.title for question in questions() if question.name == "who-leads"]
    ['Who leads which institution or place?']
    """
    files = sorted(Path(__file__).parent.glob("*.rq"))
    return tuple(_question(file.stem, file.read_text(encoding="utf-8")) for file in files)


def ask(
    graph: Graph | Path | str | Store,
    name: str,
    /,
    *,
    timeout: float | None = None,
    max_rows: int | None = None,
    **parameters: str | float,
) -> Table:
    """Return the answer to a ready-made question, as :func:`kg.query.select` does.

    The parameters are values by name; a number may come as text.

    Raises:
        KGError: If there is no such question or parameter, a number or day is none, or as
            :func:`kg.query.select`.
    """
    known = {question.name: question for question in questions()}
    if name not in known:
        raise KGError(f"no question {name!r}: there are {', '.join(known)}")
    question = known[name]
    store, values = store_for(graph), _values(question, parameters)
    for key, given in values.items():
        if isinstance(given, str) and "/" in given:
            values[key] = _replacement(store, given)
    query = question.checked
    return select(store, query, parameters=values, timeout=timeout, max_rows=max_rows)


def _replacement(store: Store, id_: str) -> str:
    """Return the id that an id was merged into, or the same where it was not."""
    for quad in store.quads_for_pattern(None, term("dcterms:isReplacedBy"), None):
        old, new = quad.subject, quad.object
        if (
            isinstance(old, NamedNode)
            and isinstance(new, NamedNode)
            and (old.value.endswith(f"/id/{id_}") or old.value == id_)
        ):
            return new.value.rpartition("/id/")[2]
    return id_


def _values(
    question: Question, given: Mapping[str, str | float]
) -> dict[str, str | int | float]:
    """Return the value of each parameter: what is given, else the default."""
    values = {parameter.name: parameter.default for parameter in question.parameters}
    for key, value in given.items():
        if key not in values:
            takes = ", ".join(values) or "none"
            raise KGError(
                f"question {question.name} has no parameter {key!r}: it takes {takes}"
            )
        values[key] = _typed(question.name, key, value, values[key])
    return values


def _written(value: str | float) -> str:
    """Return a value as SPARQL writes it: a number as it is, text as a literal."""
    return str(Literal(value)) if isinstance(value, str) else repr(value)


def _typed(
    question: str, key: str, value: str | float, default: str | float
) -> str | int | float:
    if isinstance(default, str):
        if _DAY.fullmatch(default) and not _is_day(str(value)):
            raise KGError(
                f"question {question}: {key} is {value!r}, it must be a day like {default}"
            )
        return str(value)
    try:
        return type(default)(value)
    except ValueError:
        raise KGError(
            f"question {question}: {key} is {value!r}, it must be a number like {default}"
        ) from None


def _is_day(value: str) -> bool:
    with suppress(ValueError):
        return date.fromisoformat(value).isoformat() == value
    return False


def _question(name: str, text: str) -> Question:
    comments = [line for line in text.splitlines() if line.startswith("#")]
    found = [match for line in comments if (match := _PARAMETER.fullmatch(line))]
    title = comments[0].removeprefix("#").strip() if comments else ""
    if not title or title.startswith("parameter:"):
        raise KGError(
            f"kg/query/{name}.rq: the first line must be '# ' and the question in words"
        )
    return Question(
        name=name,
        title=title,
        parameters=tuple(
            Parameter(name=match[1], default=json.loads(match[2]), help=match[3])
            for match in found
        ),
        sparql=text,
    )


_NAMES = ("rdfs:label", "skos:prefLabel", "skos:altLabel")
_TAKES_NAMES = "words of a name"
_CLOSE = 0.6  # difflib's own default; "Nobody" is near to nothing, "Huawai" is to "Huawei"


def unmatched(
    graph: Graph | Path | str | Store, name: str, /, **parameters: str | float
) -> Mapping[str, tuple[str, ...]]:
    """Return the values that are words of no name and no id, each with up to five near names.

    The arguments are those of :func:`kg.query.ask`.

    >>> turtle = '<https://kg.example.org/id/org/x> rdfs:label "Huawei" .'
    >>> turtle = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . " + turtle
    >>> unmatched(turtle, "members", institution="Huawai")
    {'institution': ('Huawei',)}
    >>> unmatched(turtle, "members", institution="hua"), unmatched(turtle, "members")
    ({}, {})
    """
    takes = {
        parameter.name
        for question in questions()
        if question.name == name
        for parameter in question.parameters
        if parameter.help.startswith(_TAKES_NAMES)
    }
    asked = {key: str(value) for key, value in parameters.items() if key in takes and value}
    if not asked:
        return {}
    store = store_for(graph)
    known = _known(store)
    return {
        key: _near(value, known)
        for key, value in asked.items()
        if not any(value.lower() in name for name in known) and not _is_id(store, value)
    }


def _known(store: Store) -> Mapping[str, str]:
    """Return every name of the graph by its small letters; posts and kinds are none."""
    return {
        quad.object.value.lower(): quad.object.value
        for predicate in _NAMES
        for quad in store.quads_for_pattern(None, term(predicate), None)
        if isinstance(quad.object, Literal)
        and isinstance(quad.subject, NamedNode)
        and _NAMED.search(quad.subject.value)
    }


_NAMED = re.compile(r"/(?:id/(?:person|org|place|technology)|tech)/")
"""What the address of a thing has that a question may name: docs/ontology.md."""


def _near(value: str, known: Mapping[str, str]) -> tuple[str, ...]:
    close = difflib.get_close_matches(value.lower(), sorted(known), n=5, cutoff=_CLOSE)
    return tuple(known[name] for name in close)


def _is_id(store: Store, value: str) -> bool:
    return any(
        isinstance(quad.subject, NamedNode)
        and (quad.subject.value == value or quad.subject.value.endswith(f"/{value}"))
        for quad in store.quads_for_pattern(None, None, None)
    )
