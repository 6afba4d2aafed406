"""Finds how two things are linked: the shortest chain of facts, and a second one.

The picture, ``kg path``, the server and the tools for agents keep one rule. A chain has only
facts that are settled: stated or reported, and not to come. Where there is none, it may have
facts that are denied, planned or only possible, and words of one about the other; it then says
so. Of several as short, the one whose entities come first by id is taken.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.errors import KGError
from kg.graph import Graph
from kg.model import Entity, EntityType, Fact, Stance, Statement, Status

Step = Fact[Entity] | Statement[Entity]

_SETTLED = (Stance.ASSERTED, Stance.REPORTED)
_FEW, _MANY, _SHARE = 10, 50, 20
"""A hub is linked to more than a twentieth of all, but never less than 10 or more than 50."""

_DIRECT = 2  # ids on the way of a single link


@dataclass(frozen=True, slots=True)
class Chain:
    """A way from one thing to another.

    Attributes:
        entities: From the one to the other.
        steps: What links each with the next: the surest settled fact, or what there is.
        settled: Whether each step is a fact that is stated or reported, and not to come.
    """

    entities: tuple[Entity, ...]
    steps: tuple[Step, ...]
    settled: bool


def chains(
    graph: Graph, first: Entity, second: Entity, *, around_hubs: bool = False
) -> tuple[Chain, ...]:
    """Return the shortest chain, and the shortest through nothing that this one passes.

    The second is left out where there is none.

    Args:
        graph: The graph.
        first: Where the chain begins.
        second: Where it ends.
        around_hubs: Pass through no place, and through nothing that many others are linked to.

    Raises:
        KGError: If there is no chain; the message is the reason.
    """
    if first == second:
        raise KGError(f"the path would begin and end at {first.name}: choose another entity")
    links = _Links(graph)
    closed = links.hubs() if around_hubs else frozenset[str]()
    for settled in (True, False):
        best = links.shortest(first.id, second.id, closed, settled=settled)
        if best is not None:
            other = links.shortest(
                first.id,
                second.id,
                closed | set(best[1:-1]),
                settled=settled,
                direct=len(best) > _DIRECT,
            )
            return tuple(links.chain(way) for way in (best, other) if way is not None)
    around = around_hubs and links.shortest(first.id, second.id, frozenset(), settled=False)
    but = " other than through places or hubs" if around else ""
    raise KGError(f"no chain of facts or statements links {first.name} with {second.name}{but}")


class _Links:
    """What links which entities, by the ids of two, in either direction."""

    def __init__(self, graph: Graph) -> None:
        self.entities = {one.id: one for one in graph.entities}
        self.steps: dict[str, dict[str, list[Step]]] = {}
        for fact in graph.facts:
            self._add(fact.subject.id, fact.object.id, fact)
        for said in graph.statements:
            for topic in said.topics:
                self._add(said.speaker.id, topic.id, said)

    def _add(self, one: str, other: str, step: Step) -> None:
        if one != other:
            self.steps.setdefault(one, {}).setdefault(other, []).append(step)
            self.steps.setdefault(other, {}).setdefault(one, []).append(step)

    def hubs(self) -> frozenset[str]:
        """Return the ids of places, and of what is linked to many others."""
        most = max(_FEW, min(_MANY, len(self.steps) / _SHARE))
        return frozenset(
            id_
            for id_, linked in self.steps.items()
            if len(linked) > most or self.entities[id_].type is EntityType.PLACE
        )

    def shortest(
        self,
        first: str,
        second: str,
        closed: Collection[str],
        *,
        settled: bool,
        direct: bool = True,
    ) -> tuple[str, ...] | None:
        """Return the ids on the shortest way, breadth first and by id, or None.

        It passes through nothing ``closed``, and is ``direct`` only if it may be.
        """
        before: dict[str, str] = {first: ""}
        border = [first]
        while border and second not in before:
            following = []
            for here in border:
                for other in self._open(here, settled=settled):
                    last = other == second
                    if other in before or (other in closed and not last):
                        continue
                    if direct or not last or here != first:
                        before[other] = here
                        following.append(other)
            border = following
        if second not in before:
            return None
        way = [second]
        while way[0] != first:
            way.insert(0, before[way[0]])
        return tuple(way)

    def _open(self, here: str, *, settled: bool) -> Iterator[str]:
        for other, steps in sorted(self.steps.get(here, {}).items()):
            if not settled or any(map(is_settled, steps)):
                yield other

    def chain(self, way: tuple[str, ...]) -> Chain:
        """Return the chain on a way: of each pair the surest step, settled ones first."""
        steps = tuple(min(self.steps[one][other], key=_rank) for one, other in pairwise(way))
        return Chain(
            entities=tuple(self.entities[id_] for id_ in way),
            steps=steps,
            settled=all(map(is_settled, steps)),
        )


def is_settled(step: Step) -> bool:
    """Return True if a fact is stated or reported, and not to come."""
    return (
        isinstance(step, Fact) and step.stance in _SETTLED and step.status is not Status.FUTURE
    )


def _rank(step: Step) -> tuple[bool, bool, float]:
    return not is_settled(step), not isinstance(step, Fact), -step.confidence
