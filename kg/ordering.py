"""Sorts facts, statements and evidence as they compare, by keys of plain values.

Comparing two dataclasses makes a tuple of each, every time: of ten thousand articles that takes
as long as reading them. One id is one entity, so an id sorts as the entity does.
"""

from collections.abc import Callable, Iterable
from operator import lt as _less
from typing import Any, TypeVar

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
    return (*place, one.extractor, one.rule, one.confidence, one.stance.value, one.antecedents)


def sorted_once(every: Iterable[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    """Return values sorted by a key, each value once.

    Values that are sorted already, as most are, are not hashed: that takes longer than sorting.
    """
    some = tuple(every)
    keys = list(map(key, some))
    if all(map(_less, keys, keys[1:])):
        return some
    return tuple(sorted(dict.fromkeys(some), key=key))
