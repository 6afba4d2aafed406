"""Decides which persons are one: those of one full name, and those of names that are alike.

What was found before stays for names of which no article says anything new: neither names an
article them that is new, gone or changed, nor one in which what else is named is another thing
now.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, product
from typing import TYPE_CHECKING

from kg.model import EntityType, Fact, Hint, Mention
from kg.resolve import leftover_persons, names, person_evidence
from kg.resolve import person_context as around
from kg.resolve.blocking import near
from kg.resolve.cache import Between, Kept
from kg.resolve.cache import Name as KeptName
from kg.resolve.clusters import Clusters, Features, Link
from kg.resolve.compare import SAME, UNSURE, Comparison, Judgement, Name, compared, known
from kg.resolve.grouping import Groups
from kg.resolve.mention_groups import Group, merge_occurrences
from kg.resolve.person_context import Context, Contexts
from kg.resolve.surface_forms import best

if TYPE_CHECKING:
    from kg.resolve.block_index import Nearby

Order = Mapping[Group, int]
"""Places of groups, in the order of places: who comes first holds a name."""

_SPELLING_MOST = 0.89
"""The most that two names of different spelling score: a slip or another person, so unsure."""
_HOMONYMS = 20
"""How many persons of one name are compared with those of a name like it."""
_NOTHING = Kept(digests={})


class Persons:
    """The persons of all articles.

    Args:
        groups: Where each group is named, sorted.
        clusters: What is one by the ledger, and of what is no person by its names.
        facts: Facts of all articles.
        published: Date of each article, or "".
        hints: Of each article that has some.
        heads: Who holds a post in a place.
        order: Places of the groups.
        open_: Groups of names that nothing but what articles share tells apart.
        judged: Groups that the ledger decides about.
        digests: Hash of what each article says.
        kept: What was found before.
    """

    def __init__(
        self,
        groups: Groups,
        clusters: Clusters,
        *,
        facts: Collection[Fact[Mention]],
        published: Mapping[str, str],
        hints: Mapping[str, Iterable[Hint]],
        heads: frozenset[str],
        order: Order,
        open_: Container[Group] = (),
        judged: Collection[Group] = (),
        digests: Mapping[str, str] | None = None,
        kept: Kept | None = None,
    ) -> None:
        self._groups, self._clusters = groups, clusters
        self._known = kept or _NOTHING
        self._digests = digests
        self._judged = {one.key for one in judged if one.type is EntityType.PERSON}
        self._heads = heads
        self._roots = {
            group: root
            for group in groups
            if group.type is not EntityType.PERSON
            and ((root := _meant(group, clusters.root(group), open_)) != group or group.article)
        }
        self._contexts = Contexts(
            groups,
            facts,
            # No way leads back to here: a circle stays in memory while the collector rests.
            label=partial(_label, self._roots),
            published=published,
            heads=self._heads,
            hints=hints,
        )
        self._by_name: defaultdict[str, list[Group]] = defaultdict(list)
        for group in order:
            if group.type is EntityType.PERSON and group.full:
                self._by_name[group.key].append(group)
        self._same = self._unchanged()
        self._equal: dict[str, tuple[tuple[str, str], ...]] = {}
        self._homonyms: dict[str, tuple[Between, ...]] = {}
        self._alike: dict[tuple[str, str], tuple[Between, ...]] = {}
        self._printed: dict[str, str] = {}
        self._near: dict[EntityType, Nearby] = {}

    def link(self) -> Iterator[Link]:
        """Join who is one; yield pairs of clusters that may be."""
        self._join_equal()
        self._join_usual()
        # Both look at the clusters as they are now: nothing joins before all pairs are scored.
        merged = _Merged(self._contexts, self._clusters)
        unsure = list(self._link_homonyms(merged))
        links = list(self._link_alike(merged))
        yield from unsure
        for each in sorted(links, key=lambda link: (-link.score, link)):
            if each.score < SAME or not self._clusters.join(each.left, each.right):
                yield each

    def kept(self) -> Kept | None:
        """Return what the next resolution need not find out again; after :meth:`link`."""
        if self._digests is None:
            return None
        # What the ledger has changed is found out again: it may say something else then.
        return Kept(
            digests=self._digests,
            roots=self._moved(),
            joined=self._groups.pairs(),
            heads=self._heads,
            names={
                key: self._known.names[key] if key in self._same else self._name(key, same)
                for key, same in self._by_name.items()
                if len(same) > 1 and key not in self._judged
            },
            alike={
                pair: every
                for pair, every in self._alike.items()
                if self._judged.isdisjoint(pair)
            },
            near=self._near,
        )

    def _name(self, key: str, same: Iterable[Group]) -> KeptName:
        return KeptName(
            self._printed[key],
            _articles(same),
            self._equal.get(key, ()),
            self._homonyms.get(key, ()),
        )

    # ------------------------------------------------------------------ what is unchanged

    def _unchanged(self) -> set[str]:
        """Return the names of which nothing new is said; of one article's, none is kept."""
        if self._known.printed is None or self._digests is None:
            return set()
        changed, before = self._changed(), self._known.names
        return {
            key
            for key, same in self._by_name.items()
            if key not in self._judged
            and (
                same[0].article not in changed and key not in before
                if len(same) == 1
                else key in before
                and before[key].articles == (articles := _articles(same))
                and changed.isdisjoint(articles)
            )
        }

    def _changed(self) -> set[str]:
        """Return the articles in which what stands beside a person is something else now."""
        before, digests = self._known, self._digests or {}
        articles = {id_ for id_, digest in digests.items() if before.digests.get(id_) != digest}
        for pair in self._moved().symmetric_difference(before.roots):
            articles.update(self._naming(pair[0]))
        for pair in self._groups.pairs().symmetric_difference(before.joined):
            articles.update(*map(self._naming, pair))
        for key in self._heads.symmetric_difference(before.heads):
            articles.update(_articles(self._by_name.get(key, ())))
        return articles

    def _moved(self) -> set[tuple[Group, Group]]:
        """Return the groups of no person that another group, or their article, names."""
        return set(self._roots.items())

    def _naming(self, group: Group) -> Collection[str]:
        if group.article:
            return (group.article,)
        parts = {article for one, article in self._groups.taken if one == group}
        return parts.union(self._groups[group].articles) if group in self._groups else parts

    # -------------------------------------------------------------------- one full name

    def _join_equal(self) -> None:
        """Join groups of one full name that share context.

        For each thing of the context a group meets the next one that has it too, so a name in a
        thousand articles costs a thousand comparisons for each thing, not a million.
        """
        links = []
        for key in sorted(key for key, same in self._by_name.items() if len(same) > 1):
            if key in self._same:
                self._equal[key] = self._known.names[key].equal
                for one, other in self._equal[key]:
                    self._clusters.join(_person(key, one), _person(key, other))
                continue
            pairs = leftover_persons.neighbours(sorted(self._by_name[key]), self._contexts)
            every = (
                Link(
                    one,
                    other,
                    leftover_persons.equal(self._contexts[one], self._contexts[other], key),
                )
                for one, other in pairs
            )
            found = [each for each in every if each.score >= SAME]
            self._equal[key] = tuple(
                sorted((each.left.article, each.right.article) for each in found)
            )
            links += found
        for each in sorted(links, key=lambda link: (-link.score, link)):
            self._clusters.join(each.left, each.right)

    def _join_usual(self) -> None:
        """Join what shares too little with one article and enough with several."""
        asked = {
            key: groups
            for key, groups in self._by_name.items()
            if len(groups) > 1 and key not in self._same
        }
        while asked:
            every = chain.from_iterable(asked.values())
            merged = _Merged(self._contexts, self._clusters, every)
            joined = {
                key: [
                    pair
                    for pair in list(leftover_persons.pairs(groups, self._clusters, merged))
                    if self._clusters.join(*pair)
                ]
                for key, groups in asked.items()
            }
            for key, pairs in joined.items():
                self._equal[key] += tuple((one.article, other.article) for one, other in pairs)
            # Who has grown may be the usual one now.
            asked = {key: groups for key, groups in asked.items() if joined[key]}

    def _link_homonyms(self, merged: "_Merged") -> Iterator[Link]:
        """Yield each cluster of a name with the first of that name that it may be."""
        for key, groups in self._by_name.items():
            if len(groups) < 2:
                continue
            if key in self._same:
                self._homonyms[key] = self._known.names[key].homonyms
            else:
                self._homonyms[key] = tuple(self._homonyms_of(groups, merged))
            for one, other, features in self._homonyms[key]:
                yield Link(_person(key, one), _person(key, other), features)

    def _homonyms_of(self, groups: list[Group], merged: "_Merged") -> Iterator[Between]:
        clusters = self._clusters
        firsts = _firsts(groups, clusters)
        for index, later in enumerate(firsts):
            for earlier in firsts[:index]:
                if not clusters.apart(earlier, later):
                    features = leftover_persons.equal(
                        merged[clusters.root(earlier)], merged[clusters.root(later)], later.key
                    )
                    yield earlier.article, later.article, features
                    break

    # ---------------------------------------------------------------------- names alike

    def _link_alike(self, merged: "_Merged") -> Iterator[Link]:
        """Yield persons whose names are not equal but alike and who may be one."""
        for key, same in self._by_name.items():
            if len(same) == 1:
                self._printed[key] = best(self._groups[same[0]])
            elif key in self._same:
                self._printed[key] = self._known.names[key].printed
            else:
                self._printed[key] = best(
                    merge_occurrences([self._groups[group] for group in same])
                )
        parts = _Parts(self._printed)
        for (left,), (right,) in near(
            (((key,), name, EntityType.PERSON) for key, name in self._printed.items()),
            kept=self._known.near,
            keep=self._near,
        ):
            pair = (left, right)
            both = left in self._same and right in self._same
            found = self._known.alike.get(pair) if both else None
            if found is None:
                found = tuple(self._alike_of(left, right, parts, merged))
            self._alike[pair] = found
            for one, other, features in found:
                ends = (_person(left, one), _person(right, other))
                yield Link(min(ends), max(ends), features)

    def _alike_of(
        self, left: str, right: str, parts: "_Parts", merged: "_Merged"
    ) -> Iterator[Between]:
        names_alike = compared(parts[left], parts[right])
        if names_alike.judgement is Judgement.DIFFERENT:
            return
        clusters = self._clusters
        for one, other in product(
            _firsts(self._by_name[left], clusters)[:_HOMONYMS],
            _firsts(self._by_name[right], clusters)[:_HOMONYMS],
        ):
            features = _features(
                names_alike, merged[clusters.root(one)], merged[clusters.root(other)],
                same_article=one.article == other.article,
            )  # fmt: skip
            if Comparison(features=features).score >= UNSURE:
                yield one.article, other.article, features


def _meant(group: Group, root: Group, open_: Container[Group]) -> Group:
    """Return what a group that is no person stands for beside a person.

    Of places that nothing tells apart all stand for one: what persons of one name share may be
    one. That is kept with the rest: the ledger may take out what articles part tomorrow.
    """
    if root.article and root.type is EntityType.PLACE and (group in open_ or root in open_):
        return root._replace(article="")
    return root


def _label(roots: Mapping[Group, Group], group: Group) -> str:
    """Return what tells a group that is no person from others, the same for those of one."""
    root = roots.get(group, group)
    return names.slug(root.key or root.concept, owner=root.article)


def _articles(same: Iterable[Group]) -> tuple[str, ...]:
    """Return the articles of persons' groups."""
    return tuple([group.article for group in same])


def _person(key: str, article: str) -> Group:
    return Group(EntityType.PERSON, key, "", article)


def _features(
    names_alike: Comparison, one: Context, other: Context, *, same_article: bool
) -> Features:
    """Return the features of two persons with names that are alike."""
    if ("alias table", 1.0) in names_alike.features:
        return names_alike.features
    apart = (
        "one article, two names" if same_article else "two articles",
        person_evidence.APART,
    )
    same = names_alike.judgement is Judgement.SAME
    features = [*names_alike.features, *([] if same and same_article else [apart])]
    features += person_evidence.evidence(one, other)
    score = Comparison(features=tuple(features)).score
    if any(name == "spelling" for name, _ in features) and score > _SPELLING_MOST:
        features.append(("spelling needs a person", round(_SPELLING_MOST - score, 3)))
    return tuple(features)


def _firsts(groups: Iterable[Group], clusters: Clusters) -> list[Group]:
    """Return the first group of each cluster."""
    found: dict[Group, Group] = {}
    for group in groups:
        found.setdefault(clusters.root(group), group)
    return list(found.values())


class _Parts(dict[str, Name]):
    """What a comparison needs to know of names, by key, found out when first asked for."""

    def __init__(self, printed: Mapping[str, str]) -> None:
        super().__init__()
        self._printed = printed

    def __missing__(self, key: str) -> Name:
        name = self[key] = known(self._printed[key], EntityType.PERSON)
        return name


class _Merged(dict[Group, Context]):
    """The context of each cluster, by root, added up when it is first asked for.

    Args:
        contexts: Of each group.
        clusters: What is one.
        fixed: Groups of which the cluster of now counts, whatever joins it later.
    """

    def __init__(
        self, contexts: Contexts, clusters: Clusters, fixed: Iterable[Group] = ()
    ) -> None:
        super().__init__()
        self._contexts, self._clusters = contexts, clusters
        self._members = {root: clusters.of(root) for root in set(map(clusters.root, fixed))}

    def __missing__(self, root: Group) -> Context:
        members = self._members.get(root) or self._clusters.of(root)
        merged = self[root] = (
            self._contexts[members[0]]
            if len(members) == 1
            else around.added(self._contexts[group] for group in members)
        )
        return merged
