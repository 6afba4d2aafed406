"""Decides which groups of mentions are one entity.

First what the ledger says, then scores, the highest first. Two groups that a person called
different never come together, over whatever chain. Nothing depends on the order of articles.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from kg.model import EntityType, Fact, Mention
from kg.resolve import context as around
from kg.resolve import names
from kg.resolve.candidates import near
from kg.resolve.compare import (
    SAME,
    UNSURE,
    Comparison,
    Judgement,
    compare,
    compared,
    known,
)
from kg.resolve.context import Context, contexts
from kg.resolve.groups import Group, also_called, best, with_maker
from kg.resolve.ledger import Decision
from kg.resolve.senses import WHOLE, Senses

Features = tuple[tuple[str, float], ...]
Order = Mapping[Group, int]
"""Places of groups, in the order of places: who comes first holds a name."""

_UNSURE_NAMES = 0.7
"""From this score on two institutions' or places' names are shown: a letter, an acronym."""
_SPELLING_MOST = 0.89
"""The most that two names of different spelling score: a slip or another person, so unsure."""
_HOMONYMS = 20
"""How many persons of one name are compared with those of a name like it."""


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


def link(
    groups: Mapping[Group, list[Mention]],
    *,
    facts: Iterable[Fact[Mention]],
    published: Mapping[str, str],
    judged: Sequence[tuple[Group, Group, Decision]],
    order: Order,
    parted: Senses = WHOLE,
) -> tuple[Clusters, list[Link]]:
    """Return the clusters of groups, and the pairs of clusters that nobody is sure of.

    Args:
        groups: Groups with their mentions, sorted.
        facts: Facts of all articles.
        published: Date of each article, or "".
        judged: Pairs of groups that the ledger decides.
        order: Places of the groups: who comes first holds a name.
        parted: Which groups of one name are one thing, and which are two.
    """
    clusters = Clusters(groups)
    open_ = set()
    for wanted in (Judgement.DIFFERENT, Judgement.SAME, Judgement.UNSURE):
        for one, other, decision in judged:
            if decision.judgement is wanted is Judgement.SAME:
                clusters.join(one, other)
            elif decision.judgement is wanted:
                clusters.separate(one, other)
                if wanted is Judgement.UNSURE:
                    open_.add(Link(one, other, (("ledger: unsure", 0.5),)))
    open_ |= set(_part(parted, clusters))
    unsure = [*open_, *_link_names(groups, clusters, parted.open)]
    roots = {group: clusters.root(group) for group in groups}
    found = contexts(
        groups,
        facts,
        label=lambda group: names.slug(
            roots[group].key or roots[group].concept, owner=roots[group].article
        ),
        published=published,
    )
    _link_equal(found, clusters)
    # Both look at the clusters as they are now: nothing joins before all pairs are scored.
    by_name, merged = _by_name(found, order), _Merged(found, clusters)
    unsure += _homonyms(by_name, merged, clusters)
    unsure += _link_persons(groups, by_name, merged, clusters)
    return clusters, [
        one
        for one in unsure
        if clusters.root(one.left) != clusters.root(one.right)
        and (one in open_ or not clusters.apart(one.left, one.right))
    ]


def _part(parted: Senses, clusters: Clusters) -> Iterator[Link]:
    """Join and separate places and institutions of one name, after what the ledger says.

    Of each thing and the first of its name the pair is for review.
    """
    for one, other in parted.mates:
        clusters.join(one, other)
    for apart in parted.apart:
        decided = clusters.apart(apart.left, apart.right)
        clusters.separate(apart.left, apart.right)
        link = Link(min(apart[:2]), max(apart[:2]), apart.features)
        if not apart.left.article and not decided and link.score >= UNSURE:
            yield link


def _link_names(
    groups: Mapping[Group, list[Mention]], clusters: Clusters, open_: Container[Group]
) -> Iterator[Link]:
    """Join what is no person and has one name in two printings; yield what may have.

    Of ``open_`` an equal name says nothing: what their articles say has been weighed.
    """
    named = [
        (group, best(members), group.type)
        for group, members in groups.items()
        if group.type is not EntityType.PERSON and not group.concept
    ]
    printed = {group: name for group, name, _ in named}
    links = []
    for one, other in near(named):
        if one.key == other.key and (one in open_ or other in open_):
            continue
        comparison = compare(printed[one], printed[other], one.type)
        if comparison.score >= _UNSURE_NAMES and not _known(one, other):
            links.append(Link(one, other, comparison.features))
    links += [
        Link(min(pair), max(pair), (("one article calls it both", SAME),))
        for pair in also_called(groups)
    ]
    links += [
        Link(min(pair), max(pair), (("with its maker's name", SAME),))
        for pair in with_maker(groups)
    ]
    acronyms: defaultdict[Group, set[Group]] = defaultdict(set)
    for each in links:
        if any(name == "acronym" for name, _ in each.features):
            acronyms[each.left].add(each.right)
            acronyms[each.right].add(each.left)
    for each in sorted(links, key=lambda link: (-link.score, link)):
        # Letters that stand for two names ("CIA") stand for neither.
        plain = len(acronyms[each.left]) < 2 and len(acronyms[each.right]) < 2
        joined = each.score >= SAME and plain and clusters.join(each.left, each.right)
        if not joined and each.left.type is not EntityType.TECHNOLOGY:
            yield each


def _known(one: Group, other: Group) -> bool:
    """Tell two countries of the vocabulary, which nobody needs to compare."""
    return bool(names.country(one.key) and names.country(other.key))


def _link_equal(found: Mapping[Group, Context], clusters: Clusters) -> None:
    """Join groups of one full name that share context.

    For each thing of the context a group meets the next one that has it too, so a name in a
    thousand articles costs a thousand comparisons for each thing, not a million.
    """
    by_name: defaultdict[str, list[Group]] = defaultdict(list)
    for group in sorted(found):
        if group.full:
            by_name[group.key].append(group)
    links = []
    for same in by_name.values():
        holders: defaultdict[tuple[str, str], list[Group]] = defaultdict(list)
        for group in same if len(same) > 1 else ():
            for thing in found[group].things:
                holders[thing].append(group)
        pairs = {
            pair
            for groups in holders.values()
            for pair in zip(groups, islice(groups, 1, None), strict=False)
        }
        every = (Link(one, other, _equal(found[one], found[other])) for one, other in pairs)
        links += [each for each in every if each.score >= SAME]
    for each in sorted(links, key=lambda link: (-link.score, link)):
        clusters.join(each.left, each.right)


def _equal(one: Context, other: Context) -> Features:
    return (
        ("equal name", 1.0),
        ("two articles", around.APART),
        *around.evidence(one, other),
    )


def _homonyms(
    by_name: Mapping[str, list[Group]], merged: "_Merged", clusters: Clusters
) -> Iterator[Link]:
    """Yield each cluster of a name with the first of that name that it may be."""
    for groups in by_name.values():
        firsts = _firsts(groups, clusters)
        for index, later in enumerate(firsts):
            for earlier in firsts[:index]:
                if not clusters.apart(earlier, later):
                    features = _equal(
                        merged[clusters.root(earlier)], merged[clusters.root(later)]
                    )
                    yield Link(earlier, later, features)
                    break


def _link_persons(
    groups: Mapping[Group, list[Mention]],
    by_name: Mapping[str, list[Group]],
    merged: "_Merged",
    clusters: Clusters,
) -> Iterator[Link]:
    """Join persons whose names are not equal but alike; yield those that may be one."""
    printed = {
        key: known(
            best([mention for group in same for mention in groups[group]]), EntityType.PERSON
        )
        for key, same in by_name.items()
    }
    links = []
    for (left,), (right,) in near(
        ((key,), name.name, EntityType.PERSON) for key, name in printed.items()
    ):
        names_alike = compared(printed[left], printed[right])
        if names_alike.judgement is Judgement.DIFFERENT:
            continue
        for one, other in product(
            _firsts(by_name[left], clusters)[:_HOMONYMS],
            _firsts(by_name[right], clusters)[:_HOMONYMS],
        ):
            features = _alike(
                names_alike, merged[clusters.root(one)], merged[clusters.root(other)],
                together=one.article == other.article,
            )  # fmt: skip
            links.append(Link(min(one, other), max(one, other), features))
    for each in sorted(links, key=lambda link: (-link.score, link)):
        if each.score >= SAME and clusters.join(each.left, each.right):
            continue
        if each.score >= UNSURE:
            yield each


def _alike(
    names_alike: Comparison, one: Context, other: Context, *, together: bool
) -> Features:
    """Return the features of two persons with names that are alike."""
    if ("alias table", 1.0) in names_alike.features:
        return names_alike.features
    apart = ("one article, two names" if together else "two articles", around.APART)
    same = names_alike.judgement is Judgement.SAME
    features = [*names_alike.features, *([] if same and together else [apart])]
    features += around.evidence(one, other)
    score = Comparison(features=tuple(features)).score
    if any(name == "spelling" for name, _ in features) and score > _SPELLING_MOST:
        features.append(("spelling needs a person", round(_SPELLING_MOST - score, 3)))
    return tuple(features)


def _firsts(groups: list[Group], clusters: Clusters) -> list[Group]:
    """Return the first group of each cluster."""
    found: dict[Group, Group] = {}
    for group in groups:
        found.setdefault(clusters.root(group), group)
    return list(found.values())


class _Merged(dict[Group, Context]):
    """The context of each cluster, by root, added up when it is first asked for."""

    def __init__(self, found: Mapping[Group, Context], clusters: Clusters) -> None:
        super().__init__()
        self._found = found
        self._members: defaultdict[Group, list[Group]] = defaultdict(list)
        for group in found:
            self._members[clusters.root(group)].append(group)

    def __missing__(self, root: Group) -> Context:
        members = self._members[root]
        merged = self[root] = (
            self._found[members[0]]
            if len(members) == 1
            else around.added(self._found[group] for group in members)
        )
        return merged


def _by_name(found: Container[Group], order: Order) -> dict[str, list[Group]]:
    """Return the groups of each full name, who holds it first first."""
    by_name: defaultdict[str, list[Group]] = defaultdict(list)
    for group in order:
        if group in found and group.full:
            by_name[group.key].append(group)
    return by_name
