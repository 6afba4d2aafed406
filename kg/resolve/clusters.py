"""Which groups are one entity, and what speaks for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.resolve.compare import Comparison
from kg.resolve.mention_groups import Group

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
        self._joined: dict[Group, list[Group]] = {}  # by root, what is not that
        self._apart: defaultdict[Group, set[Group]] = defaultdict(set)

    def root(self, group: Group) -> Group:
        """Return what stands for a group's cluster: its smallest group."""
        parent = self._parent
        root = parent[group]
        while (above := parent[root]) is not root:  # a root's parent is the very same object
            parent[group] = above
            root = above
        return root

    def separate(self, one: Group, other: Group) -> None:
        """Keep two clusters apart, and all that joins them later."""
        left, right = self.root(one), self.root(other)
        if left != right:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def apart(self, one: Group, other: Group) -> bool:
        """Return whether two clusters must stay two."""
        return self.root(other) in self._apart.get(self.root(one), ())

    def join(self, one: Group, other: Group) -> bool:
        """Make two clusters one, unless they must stay apart."""
        left, right = self.root(one), self.root(other)
        if left is right:
            return True
        if right < left:
            left, right = right, left
        if right in self._apart.get(left, ()):
            return False
        self._parent[right] = left
        self._joined.setdefault(left, []).extend((right, *self._joined.pop(right, ())))
        for enemy in self._apart.pop(right, set()):
            self._apart[enemy].discard(right)
            self._apart[enemy].add(left)
            self._apart[left].add(enemy)
        return True

    def roots(self) -> Iterator[Group]:
        """Yield the root of each cluster, sorted."""
        return (group for group, parent in self._parent.items() if parent is group)

    def is_single(self, root: Group) -> bool:
        """Tell a cluster of one group."""
        return root not in self._joined

    def of(self, root: Group) -> list[Group]:
        """Return the groups of a cluster, sorted."""
        return sorted((root, *self._joined.get(root, ())))
