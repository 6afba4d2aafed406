"""Which groups are one entity, and what speaks for it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kg.resolve.compare import Comparison
from kg.resolve.groups import Group

Features = tuple[tuple[str, float], ...]
"""Pairs (what speaks for or, below zero, against one entity; its weight)."""


class Link(NamedTuple):
    """Two groups and what speaks for one entity."""

    left: Group
    right: Group
    features: Features

    @property
    def score(self) -> float:
        """Return the sum of the weights."""
        return Comparison(features=self.features).score


class Clusters:
    """Groups that are one, and those that may not become one."""

    def __init__(self, groups: Iterable[Group]) -> None:
        """Begin with each group for itself; ``groups`` are sorted."""
        self._parent = {group: group for group in groups}
        self._apart: defaultdict[Group, set[Group]] = defaultdict(set)

    def root(self, group: Group) -> Group:
        """Return what stands for a group's cluster: its smallest group."""
        while self._parent[group] != group:
            self._parent[group] = self._parent[self._parent[group]]
            group = self._parent[group]
        return group

    def separate(self, one: Group, other: Group) -> None:
        """Keep two clusters apart, and all that joins them later."""
        left, right = self.root(one), self.root(other)
        if left != right:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def apart(self, one: Group, other: Group) -> bool:
        """Tell whether two clusters must stay two."""
        return self.root(other) in self._apart[self.root(one)]

    def join(self, one: Group, other: Group) -> bool:
        """Make two clusters one, unless they must stay apart."""
        left, right = sorted((self.root(one), self.root(other)))
        if left == right or self.apart(left, right):
            return left == right
        self._parent[right] = left
        for enemy in self._apart.pop(right, set()):
            self._apart[enemy].discard(right)
            self._apart[enemy].add(left)
            self._apart[left].add(enemy)
        return True

    def members(self) -> dict[Group, list[Group]]:
        """Return the groups of each cluster, sorted, by root."""
        found: defaultdict[Group, list[Group]] = defaultdict(list)
        for group in self._parent:
            found[self.root(group)].append(group)
        return dict(found)
