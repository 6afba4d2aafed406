"""Joins what is left of a name with the persons of it that are known from several articles.

A few articles together say more than each of them, so what joins none of them may join all. And
where one person of a name stands in many articles, and no other does, an article that says
nothing of its own of somebody called so means that person.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log2

from kg.resolve.clusters import Clusters, Features
from kg.resolve.compare import SAME, Comparison
from kg.resolve.known_persons import is_known_person
from kg.resolve.mention_groups import Group
from kg.resolve.person_context import Context, Thing
from kg.resolve.person_evidence import APART, GROWN, acronyms, evidence, years_apart
from kg.resolve.rarity import is_of_few

_FEW = 3  # articles of one person, beside which what they say together is not vast
_USUAL, _DOUBLED, _USUALLY = 4, 0.1, 0.3
"""Articles from which on a person is the usual one; the weight of twice as many; the most."""
_RARER = 2  # times the articles of the next that the usual person has
_MOST = 20  # persons of one name that are compared


def equal(one: Context, other: Context, name: str) -> Features:
    """Return the features of two persons with one name."""
    return (
        ("equal name", 1.0),
        ("two articles", APART),
        *evidence(one, other, name=name),
    )


def neighbours(
    groups: Sequence[Group], contexts: Mapping[Group, Context]
) -> set[tuple[Group, Group]]:
    """Return pairs of persons of one name that share something, or are next in time.

    For each thing of the context a group meets the next one that has it too, so a name in a
    thousand articles costs a thousand comparisons for each thing, not a million.

    Args:
        groups: Of the name, sorted.
        contexts: What stands around each.
    """
    if len(groups) < 2:
        return set()
    holders: defaultdict[Thing, list[Group]] = defaultdict(list)
    for group in groups:
        context = contexts[group]
        for thing in context.things:
            holders[thing].append(group)
        for trade in context.trades:
            holders["trade", trade].append(group)
        for letters in acronyms(context):
            holders["letters", letters].append(group)
    if is_of_few(groups[0].key):  # the time alone may make them one
        dated = [(min(contexts[group].days), group) for group in groups if contexts[group].days]
        holders["day", ""] = [group for _, group in sorted(dated)]
    if is_known_person(groups[0].key):  # the name alone may
        holders["name", ""] = list(groups)
    return {(min(pair), max(pair)) for some in holders.values() for pair in pairwise(some)}


def pairs(
    groups: Sequence[Group], clusters: Clusters, merged: Mapping[Group, Context]
) -> Iterator[tuple[Group, Group]]:
    """Yield persons of one name that are one by all that their articles say.

    Args:
        groups: Of the name, in order.
        clusters: What is one so far; not changed.
        merged: The context of each cluster, by root.
    """
    sizes: dict[Group, int] = {}
    first: dict[Group, Group] = {}
    for group in groups:
        root = clusters.root(group)
        sizes[root] = sizes.get(root, 0) + 1
        first.setdefault(root, group)
    roots = sorted(first, key=lambda root: -sizes[root])
    if len(roots) < 2 or sizes[roots[0]] < 2:
        return  # each article has met the others
    usual, articles, next_ = roots[0], sizes[roots[0]], sizes[roots[1]]
    weight = 0.0
    if articles >= max(_USUAL, _RARER * next_):
        weight = round(min(_USUALLY, _DOUBLED * log2(articles)), 3)
    for at, root in enumerate(roots):
        for larger in roots[: at if at < _MOST else 1]:
            if clusters.apart(larger, root):
                continue
            found = equal(merged[larger], merged[root], first[root].key)
            if larger is usual and weight and is_silent(merged[root], merged[usual]):
                found = (*found, (f"usual here: {articles} articles", weight))
            elif sizes[larger] > _FEW:
                continue
            if Comparison(features=found).score >= SAME:
                yield first[larger], first[root]
                break


def is_silent(one: Context, usual: Context) -> bool:
    """Return whether articles say nothing of a person that those of the usual one do not."""
    words = {word for role in usual.posts for word in role.split()}
    return (
        one.works <= usual.works
        and one.trades <= usual.trades | words
        and all(held <= usual.posts.get(role, set()) for role, held in one.posts.items())
        and years_apart(one, usual) < GROWN
    )
