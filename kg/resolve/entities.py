"""Makes entities of groups of mentions, and names them.

Entities depend on the set of articles only, never on the order in which they come. Of several
persons with one name the first, by date of its article, has the plain id; another's id holds
four digits of its article's hash. So ids stay when later articles are added; with the registry
(:mod:`kg.resolve.identities`) they stay when earlier ones are.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from kg import ontology
from kg.model import (
    Citation,
    Entity,
    EntityType,
    Fact,
    Hint,
    Mention,
    Unsure,
)
from kg.resolve import names
from kg.resolve.cache import Kept, touched
from kg.resolve.clusters import Clusters, Link
from kg.resolve.grouping import Groups, grouped
from kg.resolve.identities import EMPTY, Assigned, Identities, assign, is_retired
from kg.resolve.judged_groups import Judged, judged_groups, named_by_article, parted_acronyms
from kg.resolve.ledger import Decision
from kg.resolve.linking import link
from kg.resolve.mention_groups import Group, Occurrences, merge_occurrences
from kg.resolve.mention_table import MentionTable
from kg.resolve.person_context import heads_of_places
from kg.resolve.qualified_labels import qualified
from kg.resolve.splitting import senses
from kg.resolve.surface_forms import aliases, best, forms, is_named, summarize

_NO_HINTS: Mapping[str, Collection[Hint]] = MappingProxyType({})


class Owners(Mapping[Mention, Entity]):
    """The entity of each mention.

    Args:
        mentions: Those that it has; None where nobody goes through them.
        groups: Where each group is named.
        clusters: Which groups are one.
        found: The entity of each cluster, by root.
    """

    def __init__(
        self,
        mentions: Collection[Mention] | None,
        groups: Groups,
        clusters: Clusters,
        found: Mapping[Group, Entity],
    ) -> None:
        self._mentions = () if mentions is None else mentions
        self._groups, self._clusters, self._found = groups, clusters, found

    def __getitem__(self, mention: Mention) -> Entity:
        return self._found[self._clusters.root(self._groups.of(mention))]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._mentions)

    def __len__(self) -> int:
        return len(self._mentions)


class Naming(NamedTuple):
    """Where the articles name an entity.

    Attributes:
        entity: The entity.
        uses: Its names in the articles; an article may be there twice.
        named: Whether one of them has a name of it, and not only words that point at it.
    """

    entity: Entity
    uses: Occurrences
    named: bool

    def prints(self) -> Iterator[tuple[str, str]]:
        """Yield which article prints which alias, in any order, some more than once."""
        return _prints(self.uses, self.entity.aliases) if self.entity.aliases else iter(())


class Namings(Iterable[Naming]):
    """Where each entity is named, by root; found out as somebody goes through them.

    Args:
        groups: Where each group is named.
        clusters: Which groups are one.
        found: The entity of each cluster, by root.
    """

    def __init__(
        self, groups: Groups, clusters: Clusters, found: Mapping[Group, Entity]
    ) -> None:
        self._groups, self._clusters, self._found = groups, clusters, found

    def __iter__(self) -> Iterator[Naming]:
        """Yield one for each entity."""
        for root, entity in self._found.items():
            if self._clusters.is_single(root):
                uses = self._groups[root]
                named = (uses.summary or summarize(uses, root.type, root.key)).named
            else:
                uses = _of_cluster(root, self._clusters, self._groups)
                named = is_named(uses)
            yield Naming(entity, uses, named)


class Found(NamedTuple):
    """What mentions stand for.

    Attributes:
        entities: The entity of each mention.
        unsure: Pairs of entities that may be one, sorted.
        judged: What the ledger says of them.
        assigned: What the entities' ids hang on.
        namings: Where each entity is named.
        alone: The uses of each group that is a cluster by itself and was not registered so, by
            the entity's id.
        kept: What the next resolution need not find out again, or None.
    """

    entities: Mapping[Mention, Entity]
    unsure: tuple[Unsure, ...]
    judged: Judged
    assigned: Assigned
    namings: Namings
    alone: Mapping[str, Occurrences]
    kept: Kept | None


def entities(
    mentions: Iterable[Mention] | MentionTable,
    *,
    facts: Iterable[Fact[Mention]] = (),
    citations: Iterable[Citation] = (),
    decisions: Sequence[Decision] = (),
    identities: Identities = EMPTY,
    hints: Mapping[str, Collection[Hint]] = _NO_HINTS,
    digests: Mapping[str, str] | None = None,
    kept: Kept | None = None,
) -> Found:
    """Return the entity of each mention, and what nobody is sure of.

    Same type and same name key make one entity, but for persons: there two articles must share
    something else as well (:mod:`kg.resolve.person_evidence`). Articles that put places or
    institutions of one name in two places make two (:mod:`kg.resolve.splitting`).

    Args:
        mentions: Of all articles, or what these print.
        facts: Of all articles; their mentions are among the mentions.
        citations: Of the articles: dates, and names for ``ID@ARTICLE`` of the ledger.
        decisions: The ledger.
        identities: The registry of ids.
        hints: Of each article that has some, by its id.
        digests: Hash of what each article says, by its id; None keeps nothing.
        kept: What an earlier resolution found, by the same kg.
    """
    facts = list(facts)
    every_mention = (
        None if isinstance(mentions, MentionTable) else tuple(dict.fromkeys(mentions))
    )
    printed = (
        mentions if isinstance(mentions, MentionTable) else MentionTable(every_mention or ())
    )
    groups = grouped(printed)
    if apart := parted_acronyms(decisions, groups.joined, identities):
        groups = grouped(printed, apart=apart)
    known = {citation.id: citation for citation in citations}
    dates = {article: citation.published for article, citation in known.items()}
    heads = heads_of_places(facts)
    parted = senses(
        groups,
        hints,
        facts,
        published=dates,
        heads=heads,
        before=touched(groups, heads=heads, digests=digests, kept=kept),
    )
    if parted.parted:
        groups = groups.taken_out(parted.parted)
    if taken := named_by_article(decisions, groups, known, identities):
        groups = groups.taken_out(taken)
        parted = parted.without(taken, left=groups)
    order = _ordered(groups, dates, printed.articles)
    plain = _holders(order)
    holders = frozenset(plain.values())
    judged = judged_groups(decisions, groups, plain, known, identities)
    clusters, links, found_now = link(
        groups,
        facts=facts,
        published=dates,
        judged=judged.pairs,
        order=order,
        parted=parted,
        hints=hints,
        heads=heads,
        digests=digests,
        kept=kept,
    )
    if found_now is not None:
        found_now = replace(found_now, printed=printed, partings=parted.partings)
    alone = _alone(clusters, groups, identities, kept)
    printed.forget_rows(groups[root] for root in alone)
    joined = groups.joined
    firsts, members = dict[Group, Group](), dict[Group, Sequence[Group]]()
    for root in clusters.roots():
        if root not in alone:
            every: Sequence[Group] = clusters.of(root)
            firsts[root] = min(every, key=lambda one: (not _holds(one, holders), order[one]))
            if not joined.keys().isdisjoint(every):
                every = [one for group in every for one in (group, *joined.get(group, ()))]
            members[root] = every
    assigned = assign(
        members,
        firsts,
        holds=lambda group: _holds(group, holders),
        order=order.__getitem__,
        known=identities,
        alone=alone,
    )
    # Where two have one registered id, who keeps it was asked of all.
    alone = {root: id_ for root, id_ in alone.items() if root not in assigned.ids}
    found: dict[Group, Entity] = {}
    unregistered: dict[str, Occurrences] = {}
    for root in clusters.roots():
        single = clusters.is_single(root)
        uses = groups[root] if single else _of_cluster(root, clusters, groups)
        id_ = alone.get(root) or assigned.ids[root]
        found[root] = _entity(id_, firsts.get(root, root), uses)
        if single and root not in joined and root not in alone:
            unregistered[id_] = uses
    found |= qualified(found, facts, lambda mention: clusters.root(groups.of(mention)))
    owners = Owners(every_mention, groups, clusters, found)
    unsure = _unsure(links, clusters, found)
    namings = Namings(groups, clusters, found)
    return Found(owners, unsure, judged, assigned, namings, unregistered, found_now)


def _of_cluster(root: Group, clusters: Clusters, groups: Groups) -> Occurrences:
    return merge_occurrences([groups[group] for group in clusters.of(root)])


def _alone(
    clusters: Clusters,
    groups: Groups,
    identities: Identities,
    kept: Kept | None,
) -> dict[Group, str]:
    """Return the ids of clusters of one group that the last resolution registered so."""
    if kept is None or not kept.registry or kept.registry != identities.hash():
        return {}
    rows = identities.rows
    found = {
        root: rows[row - 1].id
        for root in clusters.roots()
        if (row := groups[root].row) and clusters.is_single(root) and root not in groups.joined
    }
    return {root: id_ for root, id_ in found.items() if not is_retired(id_)}


def _ordered(
    groups: Mapping[Group, Occurrences], dates: Mapping[str, str], articles: Iterable[str]
) -> dict[Group, int]:
    """Return the places of groups: full names, then the earliest article, undated ones last.

    Those of one article stay in the order of groups, which are sorted.
    """
    days = sorted((dates.get(article) or "9999", article) for article in articles)
    turn = {article: number for number, (_, article) in enumerate(days)}
    first = array("I")
    for group, uses in groups.items():
        named = uses.articles
        place = turn[named[0]] if len(named) == 1 else min(map(turn.__getitem__, named))
        told = uses.summary or summarize(uses, group.type, group.key)
        first.append(place if told.full else place + len(days))
    every = list(groups)
    by_turn = np.argsort(np.frombuffer(first, dtype=first.typecode), kind="stable")
    return {every[place]: number for number, place in enumerate(by_turn.tolist())}


def _holders(order: Mapping[Group, int]) -> dict[Group, Group]:
    """Return who first holds each full name that has no group for all articles.

    By the group without article. These are persons, and what the ledger takes out article by
    article until nothing is left.
    """
    found: dict[Group, Group] = {}
    for group in order:
        if group.article and group.full:
            name = Group(group.type, group.key, group.concept)
            if name not in order:
                found.setdefault(name, group)
    return found


def _holds(group: Group, first: Collection[Group]) -> bool:
    return not group.article or group in first


def _unsure(
    links: Iterable[Link], clusters: Clusters, found: Mapping[Group, Entity]
) -> tuple[Unsure, ...]:
    """Return one pair for each two entities: the link with the highest score."""
    pairs: dict[tuple[str, str], Unsure] = {}
    for one in sorted(links, key=lambda link: (link.score, link)):
        ends = sorted((found[clusters.root(one.left)].id, found[clusters.root(one.right)].id))
        pair = (ends[0], ends[1])
        pairs[pair] = Unsure(left=pair[0], right=pair[1], features=_weighed(one.features))
    return tuple(sorted(pairs.values()))


def _weighed(features: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Return features with what speaks for one entity first."""
    rounded = ((name, round(weight, 3)) for name, weight in features)
    return tuple(sorted(rounded, key=lambda one: (-one[1], one[0])))


def _entity(id_: str, group: Group, uses: Occurrences) -> Entity:
    name = _declared(group) or best(uses)
    known = uses.summary
    return Entity(
        id=id_,
        type=group.type,
        name=name,
        aliases=aliases(uses, name) if known is None or known.best != name else known.aliases,
        concept=group.concept,
    )


def _declared(group: Group) -> str | None:
    """Return the name that the vocabularies give, which no choice of articles changes."""
    if group.concept:
        concept = ontology.technologies().get(group.concept)
        return None if concept is None else concept.label
    if group.type is EntityType.PERSON:
        return None
    return names.country(group.key)


def _prints(uses: Occurrences, aliases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield which article prints which alias, each once for each part of the uses."""
    spellings = {alias.casefold(): alias for alias in aliases}
    for article, printed in uses:
        folded = {form.casefold() for one in printed for form in forms(one)}
        yield from ((article, spellings[form]) for form in folded & spellings.keys())
