"""Sorts facts, statements and evidence as they compare, by keys of plain values; keeps pairs.

Comparing two dataclasses makes a tuple of each, every time: of ten thousand articles that takes
as long as reading them. One id is one entity, so an id sorts as the entity does.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import eq as _equal
from operator import lt as _less
from typing import Any, TypeVar, overload

from kg.model import Entity, Evidence, Fact, Statement

T = TypeVar("T")


def fact_order(fact: Fact[Entity]) -> tuple[str, str, str, str, str]:
    """Return what sorts facts as ``Fact.key`` does."""
    return (fact.subject.id, fact.relation, fact.object.id, fact.role, fact.status or "")


def statement_order(said: Statement[Entity]) -> tuple[object, ...]:
    """Return what sorts statements as they compare."""
    return (
        *(said.speaker.id, said.article, said.start, said.end, said.quote, said.direct),
        *(tuple([one.id for one in said.topics]), said.sentence, said.rule, said.confidence),
    )


def evidence_order(one: Evidence) -> tuple[object, ...]:
    """Return what sorts evidence as it compares: all of it."""
    place = (one.article, one.start, one.end, one.quote, one.subject, one.object)
    how = (one.extractor, one.rule, one.confidence, one.stance.value, one.antecedents)
    return (*place, *how, one.since, one.until)


def sorted_once(every: Iterable[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    """Return values sorted by a key, each value once.

    Values that are sorted already, as most are, are not hashed: that takes longer than sorting.
    """
    some = tuple(every)
    keys = list(map(key, some))
    if all(map(_less, keys, keys[1:])):
        return some
    return tuple(sorted(dict.fromkeys(some), key=key))


class Appearances(Sequence[tuple[str, str]]):
    """Pairs (article id, entity id), sorted and each once: an eighth of what tuples need.

    Equal to a tuple of the same pairs.

    >>> pairs = Appearances({"b": ["person/ada"], "a": ["place/b", "org/a", "org/a"]})
    >>> pairs
    (('a', 'org/a'), ('a', 'place/b'), ('b', 'person/ada'))
    >>> pairs == (("a", "org/a"), *pairs[1:]), pairs[-1], len(pairs)
    (True, ('b', 'person/ada'), 3)

    Args:
        named: The ids of the entities that each article names, by its id.
    """

    __slots__ = ("_articles", "_ids", "_starts")

    def __init__(self, named: Mapping[str, Iterable[str]]) -> None:
        self._articles, self._ids = sorted(named), list[str]()
        self._starts = [0]  # of each article, and where the last ends
        for article in self._articles:
            self._ids += sorted(set(named[article]))
            self._starts.append(len(self._ids))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs, sorted."""
        for article, (start, end) in zip(self._articles, pairwise(self._starts), strict=True):
            for place in range(start, end):
                yield article, self._ids[place]

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> tuple[str, str]: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[tuple[str, str], ...]: ...
    def __getitem__(self, place: int | slice) -> tuple[str, str] | tuple[tuple[str, str], ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        at = range(len(self))[place]
        return self._articles[bisect_right(self._starts, at) - 1], self._ids[at]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, tuple | Appearances):
            return len(self) == len(other) and all(map(_equal, self, other))
        return NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
