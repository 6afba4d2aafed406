"""Places the entities: computed once, here, so that the page opens still and looks the same.

Every component of the graph is drawn by stress majorisation; one too large for that is cut into
Louvain communities, each drawn inside its own disc, and the discs are placed the same way. Only
operations that IEEE 754 rounds correctly are used on the way (sums run row by row, no sine, no
linear algebra library), so the coordinates are equal on every machine and not merely close.
"""

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

SEED = 20240306
"""Start of every random choice. Any number does; a fixed one makes pages equal."""

_SPACING = 165.0
"""Pixels of one link at zoom 1: a name of about 20 letters fits between two neighbours."""

_STRETCH = 1.25
"""Names are wider than high: a graph small enough to read them all is stretched sideways."""

_WHOLE = 150
"""Components up to this size are drawn as one; above, community by community."""

_CORE = 600
"""Members of one community that take part in its drawing; the rest stands around its neighbour.

The matrices of 600 points cost 3 MB each; a hub with 20,000 leaves would need 3 GB.
"""

_CORE_LEAST = 5
"""Entities of the smallest component that a picture can be about."""

_CLEARANCE = 0.6
"""Least distance between two entities, in links."""

_LEADING, _NAME = 4, 0.8
"""So many of the best connected, or a twentieth, have more room around them, in links: names
of what a picture is about have to be read when all of it is seen."""

_ROOM = ((60, 1.6), (30, 1.45), (15, 1.3), (8, 1.15))
"""How much wider a component of at least so many entities is drawn."""

# cos and sin of the golden angle, written out because libraries differ in the last digit.
_GOLDEN = complex(-0.7373688780783197, 0.6754902942615238)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entity stands, in pixels from the middle to the right and downwards.

    Community 0 is the largest.
    """

    x: int
    y: int
    community: int


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Points around (0, 0) in links, with the members they belong to."""

    members: list[int]
    x: Floats
    y: Floats

    @property
    def radius(self) -> float:
        return float(np.sqrt(np.max(self.x * self.x + self.y * self.y))) + _CLEARANCE


def place(count: int, links: Iterable[tuple[int, int]]) -> list[Place]:
    """Return the place of each of ``count`` entities, numbered from 0.

    Links that repeat or are loops are ignored.

    >>> [(p.x, p.y) for p in place(1, [])]
    [(0, 0)]
    >>> place(3, [(0, 1), (1, 2)]) == place(3, [(2, 1), (0, 1), (1, 0)])
    True
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in links if a != b}))
    near = [sorted(graph.adj[node]) for node in range(count)]
    communities = _communities(graph)
    owner = {node: number for number, nodes in enumerate(communities) for node in nodes}
    components = sorted(
        (sorted(nodes) for nodes in nx.connected_components(graph)), key=_largest
    )
    drawings = [_roomy(_draw(nodes, near, owner)) for nodes in components]
    stretch = _STRETCH if count <= _WHOLE else 1.0
    places = [Place(0, 0, 0)] * count
    main = main_parts([len(drawing.members) for drawing in drawings])
    middles = _pack(drawings[:main], near, stretch)
    middles += _beside(drawings[:main], middles, drawings[main:])
    for drawing, middle in zip(drawings, middles, strict=True):
        for node, x, y in zip(drawing.members, drawing.x, drawing.y, strict=True):
            places[node] = Place(
                round((middle.real + float(x)) * _SPACING * stretch),
                round((middle.imag + float(y)) * _SPACING),
                owner[node],
            )
    return places


def main_parts(sizes: Sequence[int]) -> int:
    """Return how many of the components are what the picture is about; the rest stands beside.

    They are those of at least five entities and a quarter of the largest. ``sizes`` are sorted,
    the largest first. Where all are small, none is more than another.

    >>> main_parts([40, 12, 5, 2]), main_parts([3, 2, 2])
    (2, 3)
    """
    least = max(_CORE_LEAST, sizes[0] / 4) if sizes else 0
    return sum(size >= least for size in sizes) or len(sizes)


def _roomy(drawing: _Drawing) -> _Drawing:
    """Draw what many are part of wider than what two are: more names have to fit between."""
    size = len(drawing.members)
    factor = next((wide for least, wide in _ROOM if size >= least), 1.0)
    return _Drawing(drawing.members, drawing.x * factor, drawing.y * factor)


def _communities(graph: "nx.Graph[int]") -> list[list[int]]:
    if graph.number_of_edges() == 0:
        return [[node] for node in sorted(graph)]
    found = nx.community.louvain_communities(graph, seed=SEED)
    return sorted((sorted(nodes) for nodes in found), key=_largest)


def _largest(nodes: Sequence[int]) -> tuple[int, Sequence[int]]:
    return (-len(nodes), nodes)


def _draw(nodes: list[int], near: list[list[int]], owner: dict[int, int]) -> _Drawing:
    if len(nodes) <= _WHOLE:
        return _community(nodes, near)
    groups: dict[int, list[int]] = {}
    for node in nodes:
        groups.setdefault(owner[node], []).append(node)
    parts = [_community(groups[number], near) for number in sorted(groups)]
    x, y = _discs(parts, near)
    return _centred(
        [node for part in parts for node in part.members],
        np.concatenate([part.x + x[i] for i, part in enumerate(parts)]),
        np.concatenate([part.y + y[i] for i, part in enumerate(parts)]),
    )


def _community(nodes: list[int], near: list[list[int]]) -> _Drawing:
    """Draw one community or one small component.

    In a large one, what hangs on a single member stands around that member: a hub with a
    thousand leaves is a disc, and only what is linked among itself has to be settled.
    """
    inside = set(nodes)
    inner = {node: [other for other in near[node] if other in inside] for node in nodes}
    held: dict[int, list[int]] = {}
    if len(nodes) > _WHOLE:
        for node in nodes:
            if len(inner[node]) == 1 and len(inner[inner[node][0]]) > 1:
                held.setdefault(inner[node][0], []).append(node)
    leaves = {leaf for hanging in held.values() for leaf in hanging}
    ranked = sorted(inside - leaves, key=lambda node: (-len(near[node]), node))
    core = sorted(ranked[:_CORE])
    x, y = _stress(_distances(core, near))
    leading = {
        node for node in ranked[: max(_LEADING, len(core) // 20)] if len(inner[node]) > 5
    }
    room = np.array(
        [
            _CLEARANCE / 2
            + _reach(len(held.get(node, ())))
            + (_NAME if node in leading else 0.0)
            for node in core
        ]
    )
    x, y = _separate(x, y, room[:, None] + room[None, :])
    if len(core) == len(nodes):
        return _centred(core, x, y)
    rest = ranked[_CORE:] + [leaf for node in ranked for leaf in held.get(node, ())]
    return _around(core, x, y, rest, near, inside)


def _reach(leaves: int) -> float:
    """Return how far so many leaves reach around what they hang on, in links.

    >>> [round(_reach(leaves), 2) for leaves in (0, 1, 100)]
    [0.0, 0.65, 3.8]
    """
    return 0.3 + 0.35 * math.sqrt(leaves) if leaves else 0.0


def _around(
    core: list[int],
    x: Floats,
    y: Floats,
    rest: list[int],
    near: list[list[int]],
    inside: set[int],
) -> _Drawing:
    """Set the less connected members on spirals around their best connected neighbour."""
    spot = {node: complex(x[i], y[i]) for i, node in enumerate(core)}
    turns: dict[int, tuple[complex, int]] = {}
    members, xs, ys = list(core), list(x), list(y)
    for node in rest:
        anchors = [other for other in near[node] if other in inside and other in spot]
        anchor = max(anchors, key=lambda other: (len(near[other]), -other), default=core[0])
        turn, steps = turns.get(anchor, (complex(1.0, 0.0), 0))
        turns[anchor] = (turn * _GOLDEN, steps + 1)
        spot[node] = spot[anchor] + turn * _reach(steps + 1)
        members.append(node)
        xs.append(spot[node].real)
        ys.append(spot[node].imag)
    return _centred(members, np.array(xs), np.array(ys))


def _distances(nodes: list[int], near: list[list[int]]) -> Floats:
    """Return the number of links between any two nodes, without leaving them.

    Row by row, the nodes within n links are a set of bits; those within n + 1 are the union of
    the neighbours' sets. Eight nodes fit a byte, and few rounds reach everything.
    """
    size = len(nodes)
    index = {node: i for i, node in enumerate(nodes)}
    # Each node is its own neighbour here: no list is empty, and no union forgets.
    inner = [[i, *(index[o] for o in near[node] if o in index)] for i, node in enumerate(nodes)]
    flat = np.array([other for others in inner for other in others])
    starts = np.cumsum([0, *(len(others) for others in inner[:-1])])
    reached = np.eye(size, dtype=np.bool_)
    bits = np.packbits(reached, axis=1)
    found = np.where(reached, 0.0, -1.0)
    for links in range(1, size):
        wider = np.bitwise_or.reduceat(bits[flat], starts, axis=0)
        if np.array_equal(wider, bits):
            break
        new = np.unpackbits(wider & ~bits, axis=1, count=size).astype(np.bool_)
        found[new] = links
        bits = wider
    # Where the best connected part of a community is in pieces, they stand two links apart.
    found[found < 0] = found.max() + 2.0
    return found


def _stress(wanted: Floats) -> tuple[Floats, Floats]:
    """Return points whose distances come close to the wanted ones.

    Each step moves every point half the way to where the others want it, which never makes the
    whole worse. The best of a few starts wins, since a small drawing is easily folded.
    """
    size = len(wanted)
    if size <= 2:  # thousands of pairs are common, and need no search
        return np.array([float(i) for i in range(size)]), np.zeros(size)
    weight = 1.0 / np.maximum(wanted, 0.5) ** 2
    np.fill_diagonal(weight, 0.0)
    rng = random.Random(SEED + size)  # noqa: S311 - a drawing needs no secret
    starts, steps = (1, 90) if size > _WHOLE else (6, 250) if size > 8 else (3, 60)
    found: list[tuple[float, Floats, Floats]] = []
    for _ in range(starts):
        x, y = _scattered(size, rng), _scattered(size, rng)
        x, y = _settle(x, y, wanted, weight, steps)
        dx, dy = x[None, :] - x[:, None], y[None, :] - y[:, None]
        misfit = weight * (np.sqrt(dx * dx + dy * dy) - wanted) ** 2
        found.append((sum(misfit.sum(axis=0).tolist()), x, y))
    return min(found, key=lambda drawing: drawing[0])[1:]


def _settle(
    x: Floats, y: Floats, wanted: Floats, weight: Floats, steps: int
) -> tuple[Floats, Floats]:
    """Move the points ``steps`` times. Large drawings are settled in single precision.

    The matrices stay in place: to allocate them again costs more than to fill them.
    """
    kind = np.float32 if len(wanted) > _WHOLE else np.float64
    x, y = x.astype(kind), y.astype(kind)
    pull = (weight * wanted).astype(kind)
    weight = weight.astype(kind)
    total = weight.sum(axis=0)
    gap, work = np.empty(weight.shape, kind), np.empty(weight.shape, kind)
    for _ in range(steps):
        _gaps(x, y, gap, work)
        np.divide(pull, gap, out=gap)
        # The others want a point where they are, plus the wanted distance in its direction:
        # sum of w * (x' + d / |x - x'| * (x - x')), whose terms in x come out of the sum.
        own = gap.sum(axis=0)
        np.subtract(weight, gap, out=gap)
        np.multiply(gap, x[:, None], out=work)
        wanted_x = work.sum(axis=0) + own * x
        np.multiply(gap, y[:, None], out=work)
        wanted_y = work.sum(axis=0) + own * y
        x = kind(0.5) * (x + wanted_x / total)
        y = kind(0.5) * (y + wanted_y / total)
    return x.astype(np.float64), y.astype(np.float64)


def _scattered(size: int, rng: random.Random) -> Floats:
    return np.array([(rng.random() - 0.5) * math.sqrt(size) for _ in range(size)])


def _gaps(x: NDArray[Any], y: NDArray[Any], gap: NDArray[Any], work: NDArray[Any]) -> None:
    """Fill ``gap`` with the distance of any two points, never quite 0."""
    np.subtract(x[None, :], x[:, None], out=gap)
    np.multiply(gap, gap, out=gap)
    np.subtract(y[None, :], y[:, None], out=work)
    np.multiply(work, work, out=work)
    gap += work
    np.maximum(gap, gap.dtype.type(1e-12), out=gap)
    np.sqrt(gap, out=gap)


def _separate(x: Floats, y: Floats, least: Floats) -> tuple[Floats, Floats]:
    """Push points apart until every pair has its least distance, or the rounds are over."""
    kind = np.float32 if len(least) > _WHOLE else np.float64
    x, y, least = x.astype(kind), y.astype(kind), least.astype(kind)
    np.fill_diagonal(least, 0.0)
    gap, work = np.empty(least.shape, kind), np.empty(least.shape, kind)
    for _ in range(100 if len(least) <= _WHOLE else 40):
        _gaps(x, y, gap, work)
        np.subtract(least, gap, out=work)
        np.maximum(work, kind(0.0), out=work)
        if not work.any():
            break
        np.divide(work, gap, out=gap)
        gap *= kind(0.5)
        own = gap.sum(axis=0)
        np.multiply(gap, x[:, None], out=work)
        push_x = own * x - work.sum(axis=0)
        np.multiply(gap, y[:, None], out=work)
        push_y = own * y - work.sum(axis=0)
        x, y = x + push_x, y + push_y
    return x.astype(np.float64), y.astype(np.float64)


def _discs(parts: list[_Drawing], near: list[list[int]]) -> tuple[Floats, Floats]:
    """Place the communities: the more links two share, the closer they stand."""
    owner = {node: i for i, part in enumerate(parts) for node in part.members}
    shared = np.zeros((len(parts), len(parts)))
    for i, part in enumerate(parts):
        for node in part.members:
            for other in near[node]:
                if owner[other] != i:
                    shared[i, owner[other]] += 1.0
    sizes = np.array([float(len(part.members)) for part in parts])
    radii = np.array([part.radius for part in parts])
    touching = radii[:, None] + radii[None, :]
    strength = shared / np.sqrt(sizes[:, None] * sizes[None, :])
    spread = 0.35 * math.sqrt(len(parts))
    x, y = _separate(*_stress(touching * (1.0 + spread / (1.0 + 8.0 * strength))), touching)
    for _ in range(25):  # draw the discs in until they touch
        x, y = _separate(x * 0.93, y * 0.93, touching)
    return x, y


def _pack(drawings: list[_Drawing], near: list[list[int]], stretch: float) -> list[complex]:
    """Return the middle of each drawing: the largest inside, the others in gaps around it.

    Each tries the turns of a spiral from the inside until none of its members comes close to a
    taken cell. One as large as the one before goes on where that stopped.
    """
    taken: set[tuple[int, int]] = set()
    middles: list[complex] = []
    before, turn, steps = 0, complex(1.0, 0.0), 0.0
    for drawing in drawings:
        if len(drawing.members) != before:
            before, turn, steps = len(drawing.members), complex(1.0, 0.0), 0.0
        points = [complex(x, y) for x, y in zip(drawing.x, drawing.y, strict=True)]
        while True:
            spot = turn * (0.3 * math.sqrt(steps))
            middle = complex(spot.real / stretch, spot.imag)
            if not taken or all(_cell(middle + point) not in taken for point in points):
                break
            turn, steps = turn * _GOLDEN, steps + 1.0
        middles.append(middle)
        covered = {_cell(middle + point) for point in _covered(drawing, points, near)}
        taken |= {(x + i, y + j) for x, y in covered for i in _MARGIN for j in _MARGIN}
    return middles


def _beside(
    main: list[_Drawing], middles: list[complex], rest: list[_Drawing]
) -> list[complex]:
    """Return the middles of the small components: rows to the right of the main ones."""
    if not rest:
        return []
    boxes = [(_span(one.x) + 1.1, _span(one.y) + 0.8) for one in rest]  # room for names
    placed = list(zip(main, middles, strict=True))
    right = max(middle.real + _span(one.x) / 2 for one, middle in placed)
    top = min(middle.imag - _span(one.y) / 2 for one, middle in placed)
    bottom = max(middle.imag + _span(one.y) / 2 for one, middle in placed)
    area = sum(wide * high for wide, high in boxes)
    width = max(*(wide for wide, _ in boxes), area / max(bottom - top, 3.0), 0.0)
    found: list[complex] = []
    x = y = row = 0.0
    for wide, high in boxes:
        if x > 0 and x + wide > width:
            x, y, row = 0.0, y + row, 0.0
        found.append(complex(right + 1.2 + x + wide / 2, top + y + high / 2))
        x, row = x + wide, max(row, high)
    return found


def _span(points: Floats) -> float:
    return float(points.max()) - float(points.min())


_CELL = 0.45
_MARGIN = (-2, -1, 0, 1, 2)  # cells around a taken one that stay free: about one link


def _cell(point: complex) -> tuple[int, int]:
    return (int(point.real // _CELL), int(point.imag // _CELL))


def _covered(
    drawing: _Drawing, points: list[complex], near: list[list[int]]
) -> Iterator[complex]:
    """Yield points on all that the drawing covers: its members, its links or its inside."""
    yield from points
    if len(points) <= _WHOLE:
        spot = dict(zip(drawing.members, points, strict=True))
        for node, point in spot.items():
            for other in near[node]:
                yield from (point + (spot[other] - point) * (part / 8) for part in range(1, 8))
        return
    rows: dict[int, list[float]] = {}
    for point in points:
        rows.setdefault(_cell(point)[1], []).append(point.real)
    for row, reals in rows.items():
        for column in range(int(min(reals) // _CELL), int(max(reals) // _CELL) + 1):
            yield complex((column + 0.5) * _CELL, (row + 0.5) * _CELL)


def _centred(members: list[int], x: Floats, y: Floats) -> _Drawing:
    """Move the points so that the middle of their box is (0, 0)."""
    return _Drawing(
        members,
        x - (float(x.max()) + float(x.min())) / 2,
        y - (float(y.max()) + float(y.min())) / 2,
    )
