"""Draws a thing with what it is linked to, and its roles over time, for a template to show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kg.graph import Graph
from kg.model import Entity
from kg.pages.wording import Entry, day_name

NEIGHBOURS = 14
"""Most things in the small graph: names of more would cover each other."""

_WIDTH, _HEIGHT = 780.0, 380.0
_EDGE = 70.0, 34.0
"""Room at the sides for names, in pixels."""

_LETTERS = 24
"""Letters of a name in the small graph; its link has the whole name."""

_BARS = 24
"""Roles in the timeline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A thing in the small graph; ``x`` and ``y`` are pixels from the top left corner."""

    id: str
    name: str
    label: str
    kind: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What links two things of the small graph; ``look`` is its stance, or "former"."""

    start: Node
    end: Node
    look: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A small graph of ``width`` by ``height`` pixels; ``more`` neighbours have no room."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    more: int
    width: int = int(_WIDTH)
    height: int = int(_HEIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A role in the timeline: where it begins and ends, in percent of the whole time."""

    entry: Entry
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Roles from the first article that says so to the last."""

    bars: tuple[Bar, ...]
    first: str
    last: str


def sketch(graph: Graph, entity: Entity, entries: Sequence[Entry]) -> Sketch | None:
    """Return a thing and its best supported neighbours as a small graph; None without any."""
    # networkx and numpy cost 0.3 s to load, which a page without a neighbour need not pay.
    best = sorted(entries, key=lambda one: (one.stance == "denied", *_reverse(one)))
    near = list(dict.fromkeys(one.other_id for one in best if one.other_id != entity.id))
    if not near:
        return None
    from kg.view.layout import place

    ids = [entity.id, *near[:NEIGHBOURS]]
    known = {one.id: one for one in graph.entities}
    between = _links(graph, ids)
    places = place(len(ids), [(ids.index(one), ids.index(other)) for one, other in between])
    xs, ys = _fit([one.x for one in places], 0), _fit([one.y for one in places], 1)
    nodes = {
        id_: Node(
            id=id_,
            name=known[id_].name,
            label=_short(known[id_].name),
            kind=known[id_].type.value,
            x=x,
            y=y,
        )
        for id_, x, y in zip(ids, xs, ys, strict=True)
    }
    told = {
        frozenset((one.subject_id, one.object_id)): one for one in reversed(best)
    }  # the best supported fact of each pair stays
    lines = []
    for one, other in between:
        fact = told.get(frozenset((one, other)))
        lines.append(
            Line(
                start=nodes[one],
                end=nodes[other],
                look=""
                if fact is None
                else "former"
                if fact.status == "former"
                else fact.stance,
                words="" if fact is None else "".join(text for text, _ in fact.sentence),
            )
        )
    return Sketch(
        nodes=tuple(nodes.values()), lines=tuple(lines), more=max(0, len(near) - NEIGHBOURS)
    )


def timeline(roles: Iterable[Entry]) -> Timeline | None:
    """Return roles over time; None where fewer than two days are known."""
    dated = [(one, _day(one.first), _day(one.last)) for one in roles]
    known = [(one, first, last) for one, first, last in dated if date.min not in (first, last)]
    if not known:
        return None
    begin, end = min(first for _, first, _ in known), max(last for *_, last in known)
    if begin == end:
        return None

    def share(day: date) -> float:
        return round(100 * (day - begin).days / (end - begin).days, 1)

    known.sort(key=lambda one: (one[1], one[2], one[0].role, one[0].other))
    return Timeline(
        bars=tuple(
            Bar(entry=one, start=share(first), end=share(last))
            for one, first, last in known[:_BARS]
        ),
        first=day_name(begin.isoformat()),
        last=day_name(end.isoformat()),
    )


def _day(text: str) -> date:
    """Return the day of a date, of a month or year the first, and date.min for none."""
    for written in (text[:10], f"{text[:7]}-01", f"{text[:4]}-01-01"):
        try:
            return date.fromisoformat(written)
        except ValueError:
            continue
    return date.min


def _reverse(entry: Entry) -> tuple[float, ...]:
    independent, outlets, sentences, confidence, _ = entry.support
    return -independent, -outlets, -sentences, -confidence


def _links(graph: Graph, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of these that a fact links, in the order of the ids."""
    wanted = set(ids)
    found = {
        frozenset((one.subject.id, one.object.id))
        for id_ in ids
        for one in graph.about(id_)
        if {one.subject.id, one.object.id} <= wanted
    }
    return [pair for pair in combinations(ids, 2) if frozenset(pair) in found]


def _fit(values: Sequence[float], axis: int) -> Iterator[float]:
    """Yield values moved and scaled into the picture."""
    size, edge = (_WIDTH, _HEIGHT)[axis], _EDGE[axis]
    low, high = min(values), max(values)
    for value in values:
        share = 0.5 if high == low else (value - low) / (high - low)
        yield round(edge + share * (size - 2 * edge), 1)


def _short(name: str) -> str:
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…"
