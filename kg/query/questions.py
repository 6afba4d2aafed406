"""Ready-made questions: the ``*.rq`` files beside this module.

A file starts with comment lines: the question, its group, then one line for each parameter::

    # Who leads {place: which institution or place}[ since {day}]?
    # group: People and posts
    # parameter: place = "" : words of a name, or an id such as org/cctv; all without it
    # parameter: day = "" : a day, as YYYY-MM-DD; the last of the collection without it

A value stands in the question where its name is in braces. Without a value the words after the
colon stand there, and what is in brackets is left out. Of a parameter, the text before the
second colon gives name and default, which also says the type; a day that is not given is the
last of the collection, or so many days before. The query has the value as
``param:place()``. Where it takes words of a name, it takes an id as well ("org/acme"), also one
that was merged into another, and a whole name means the one thing that is called so. A new
question is a new file.
"""

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from kg.errors import KGError
from kg.graph import Graph, fold, spelt_like
from kg.model import EntityType
from kg.query.engine import select, store_for
from kg.query.safety import Checked
from kg.query.table import Table, Term
from kg.rdf.terms import term

_BEFORE = re.compile(r"(\d+) days before the last of the collection without it")
_CALL = re.compile(r"param:(\w+)\(\)")
_OPTION = re.compile(r"\[([^\]]*)\]")
_BLANK = re.compile(r"\{(\w+)")
_BLANK_OR = re.compile(r"\{(\w+)(?:: ([^}]*))?\}")
_GROUP = "# group: "
_HEADER = re.compile(r"\A(?:#.*\n)+")
_PARAMETER = re.compile(r'# parameter: (\w+) = ("(?:[^"\\]|\\.)*"|-?[\d.]+) : (.+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value that a question takes.

    A value given must be of the type of ``default``. ``kinds`` are the types of the things that
    it may name, as far as the words of the question say; none for all.
    """

    name: str
    default: str | int | float
    help: str
    kinds: tuple[EntityType, ...] = ()

    @property
    def label(self) -> str:
        """Return the name as a form has it."""
        return self.name.replace("_", " ").capitalize()

    @property
    def is_day(self) -> bool:
        """Return True if the value is a day."""
        return self.help.startswith("a day")

    @property
    def days_before(self) -> int:
        """Return how many days before the last of the collection a day is, if none is given."""
        found = _BEFORE.search(self.help)
        return int(found[1]) if found else 0

    @property
    def is_required(self) -> bool:
        """Return True if there is no question without the value."""
        return self.default == "" and self.takes_name and "all without it" not in self.help

    @property
    def takes_name(self) -> bool:
        """Return True if the value names a thing of the graph."""
        return "words of a name" in self.help


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A ready-made question: its name ("who-leads"), its words, its group, and the query."""

    name: str
    words: str
    group: str
    parameters: tuple[Parameter, ...]
    sparql: str

    @property
    def title(self) -> str:
        """Return the question without values."""
        return self.asked()

    def asked(self, **values: str | float) -> str:
        """Return the question as a person asks it, with values that were given.

        >>> [one] = [one for one in questions() if one.name == "denied"]
        >>> one.asked(), one.asked(name="Acme")
        ('Which claims were denied?', 'Which claims about Acme were denied?')
        """
        defaults = {parameter.name: parameter.default for parameter in self.parameters}
        known = {key: str(value) for key, value in (defaults | values).items()}
        kept = _OPTION.sub(
            lambda found: found[1] if all(map(known.get, _BLANK.findall(found[1]))) else "",
            self.words,
        )
        return _BLANK_OR.sub(lambda found: known[found[1]] or found[2] or "", kept)

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
        return _filled(self, _values(self, parameters), self.asked(**parameters))


@cache
def questions() -> tuple[Question, ...]:
    """Return every ready-made question, by name.

    >>> [question.title for question in questions() if question.name == "who-leads"]
    ['Who leads which institution or place?']
    """
    files = sorted(Path(__file__).parent.glob("*.rq"))
    return tuple(_question(file.stem, file.read_text(encoding="utf-8")) for file in files)


_GROUPS = (
    *("People and posts", "Facts and claims", "Technologies and sectors", "Connections"),
    "The collection",
)


def by_group() -> Mapping[str, tuple[Question, ...]]:
    """Return the ready-made questions under the groups that a person looks in."""
    return {group: tuple(one for one in questions() if one.group == group) for group in _GROUPS}


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
    values = values | _days(store, question, values) | _ids(store, question, values)
    query = question.checked
    return select(store, query, parameters=values, timeout=timeout, max_rows=max_rows)


def ran(graph: Graph | Path | str | Store, name: str, /, **parameters: str | float) -> str:
    """Return the SPARQL that :func:`ask` runs with these parameters, for any engine."""
    [question] = [one for one in questions() if one.name == name]
    store, values = store_for(graph), _values(question, parameters)
    days = _days(store, question, values)
    title = question.asked(**{**parameters, **days})
    return _filled(question, values | days | _ids(store, question, values), title)


def days(graph: Graph | Path | str | Store, question: Question) -> dict[str, str]:
    """Return the days that a question takes of a collection if none are given, by parameter."""
    return _days(store_for(graph), question, _values(question, {}))


def _days(
    store: Store, question: Question, values: Mapping[str, str | int | float]
) -> dict[str, str]:
    missing = [one for one in question.parameters if one.is_day and not values[one.name]]
    last = _last_day(store) if missing else date.max
    return {one.name: (last - timedelta(days=one.days_before)).isoformat() for one in missing}


def _last_day(store: Store) -> date:
    """Return the day of the latest article; without any, the last there is."""
    written = (
        quad.object.value[:10]
        for quad in store.quads_for_pattern(None, term("schema:datePublished"), None)
        if isinstance(quad.object, Literal)
    )
    return max((date.fromisoformat(one) for one in written if _is_day(one)), default=date.max)


def _filled(question: Question, values: Mapping[str, str | int | float], title: str) -> str:
    """Return the query with these values, under a comment of one line."""
    body = _HEADER.sub("", question.sparql)
    query = _CALL.sub(lambda found: _written(values[found[1]]), body)
    return f"# {' '.join(title.split())}\n{query}"


def _ids(
    store: Store, question: Question, values: Mapping[str, str | int | float]
) -> dict[str, str | int | float]:
    """Return the ids that values stand for: whole names of one thing, and ids merged away."""
    found: dict[str, str | int | float] = {}
    for parameter in question.parameters:
        given = values[parameter.name]
        if isinstance(given, str) and "/" in given:
            found[parameter.name] = _replacement(store, given)
        elif isinstance(given, str) and parameter.takes_name:
            called = things(store, given)
            if len(called) == 1:
                found[parameter.name] = _id(called[0])
    return found


def things(store: Store, name: str) -> tuple[str, ...]:
    """Return the IRIs of the things with this name or alias, sorted.

    Case, accents and hyphens matter only where several differ in nothing else.
    """
    written = (Literal(name), Literal(name, language="en"))
    found = _called(store, written, _NAMES)
    if found or not name.strip():
        return found
    wanted = fold(name)
    return tuple(
        sorted(
            {
                quad.subject.value
                for predicate in _NAMES
                for quad in store.quads_for_pattern(None, term(predicate), None)
                if isinstance(quad.object, Literal)
                and isinstance(quad.subject, NamedNode)
                and fold(quad.object.value) == wanted
                and _NAMED.search(quad.subject.value)
            }
        )
    )


def labelled(store: Store, name: Term) -> tuple[str, ...]:
    """Return the IRIs of the things whose first name is exactly this value, sorted."""
    return _called(store, (name.node(),), _LABELS)


def _called(
    store: Store, names: Iterable[BlankNode | Literal | NamedNode], predicates: Iterable[str]
) -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                quad.subject.value
                for name in names
                for predicate in predicates
                for quad in store.quads_for_pattern(None, term(predicate), name)
                if isinstance(quad.subject, NamedNode) and _NAMED.search(quad.subject.value)
            }
        )
    )


def named(triples: Iterable[Triple], *, aliases: bool = True) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the things that have a name, by name and alias, sorted."""
    names = {term(one) for one in (_NAMES if aliases else _LABELS)}
    found: dict[str, set[str]] = {}
    for one in triples:
        if (
            one.predicate in names
            and isinstance(one.subject, NamedNode)
            and isinstance(one.object, Literal)
            and one.object.language in (None, "en")
            and _NAMED.search(one.subject.value)
        ):
            found.setdefault(one.object.value, set()).add(_id(one.subject.value))
    return {name: tuple(sorted(found[name])) for name in sorted(found)}


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
    for one in question.parameters:
        value = values[one.name]
        if one.is_day and value and not _is_day(str(value)):
            line = f"{one.name} is {value!r}, it must be a day like 2024-03-06"
            raise KGError(f"question {question.name}: {line}")
    return values


def _written(value: str | float) -> str:
    """Return a value as SPARQL writes it: a number as it is, text as a literal."""
    return str(Literal(value)) if isinstance(value, str) else repr(value)


def _typed(
    question: str, key: str, value: str | float, default: str | float
) -> str | int | float:
    if isinstance(default, str):
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
    words = comments[0].removeprefix("#").strip() if comments else ""
    group = next((one.removeprefix(_GROUP) for one in comments if one.startswith(_GROUP)), "")
    if not words or words.startswith(("parameter:", "group:")):
        raise KGError(
            f"kg/query/{name}.rq: the first line must be '# ' and the question in words"
        )
    return Question(
        name=name,
        words=words,
        group=group,
        parameters=tuple(
            Parameter(
                name=match[1],
                default=json.loads(match[2]),
                help=match[3],
                kinds=_kinds(words, match[1]),
            )
            for match in found
        ),
        sparql=text,
    )


def _kinds(words: str, parameter: str) -> tuple[EntityType, ...]:
    """Return the types that stand for a parameter in the words of its question.

    >>> _kinds("Who leads {body: which institution or place}?", "body")
    (<EntityType.INSTITUTION: 'Institution'>, <EntityType.PLACE: 'Place'>)
    """
    said = {found[1]: found[2] or "" for found in _BLANK_OR.finditer(words)}
    known = {kind.value.lower(): kind for kind in EntityType}
    return tuple(known[word] for word in said.get(parameter, "").split() if word in known)


_LABELS = ("rdfs:label", "skos:prefLabel")
_NAMES = (*_LABELS, "skos:altLabel")
_NEAR = 5  # names at most that somebody may have meant


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
        if parameter.takes_name
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


_NAMED = re.compile(r"/(?:id/(?=(?:person|org|place|technology)/)|(?=tech/))")
"""What the address of a thing has that a question may name, before its id: docs/ontology.md."""


def _id(iri: str) -> str:
    return iri[found.end() :] if (found := _NAMED.search(iri)) else iri


def _near(value: str, known: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(spelt_like(value, known.values())[:_NEAR])


def _is_id(store: Store, value: str) -> bool:
    return any(
        isinstance(quad.subject, NamedNode)
        and (quad.subject.value == value or quad.subject.value.endswith(f"/{value}"))
        for quad in store.quads_for_pattern(None, None, None)
    )
