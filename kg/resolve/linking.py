"""Decides which groups of mentions are one entity.

First what the ledger says, then scores, the highest first. Two groups that a person called
different never come together, over whatever chain. Nothing depends on the order of articles.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from kg.model import EntityType, Fact, Hint, Mention
from kg.resolve import names
from kg.resolve.block_index import Nearby
from kg.resolve.blocking import near
from kg.resolve.cache import Compared, Kept
from kg.resolve.clusters import Clusters, Features, Link
from kg.resolve.compare import SAME, UNSURE, Judgement, compare
from kg.resolve.grouping import Groups, also_called, with_maker
from kg.resolve.ledger import Decision
from kg.resolve.mention_groups import Group, Occurrences
from kg.resolve.national_bodies import with_country
from kg.resolve.persons import Order, Persons
from kg.resolve.splitting import WHOLE, Senses
from kg.resolve.surface_forms import summarize

_UNSURE_NAMES = 0.7
"""From this score on two institutions' or places' names are shown: a letter, an acronym."""


def link(
    groups: Groups,
    *,
    facts: Collection[Fact[Mention]],
    published: Mapping[str, str],
    judged: Sequence[tuple[Group, Group, Decision]],
    order: Order,
    parted: Senses = WHOLE,
    hints: Mapping[str, Iterable[Hint]] = MappingProxyType({}),
    heads: frozenset[str] = frozenset(),
    digests: Mapping[str, str] | None = None,
    kept: Kept | None = None,
) -> tuple[Clusters, list[Link], Kept | None]:
    """Return the clusters of groups, and the pairs of clusters that nobody is sure of.

    With them comes what the next resolution need not find out again, where there are digests.

    Args:
        groups: Where each group is named, sorted.
        facts: Facts of all articles.
        published: Date of each article, or "".
        judged: Pairs of groups that the ledger decides.
        order: Places of the groups: who comes first holds a name.
        parted: Which groups of one name are one thing, and which are two.
        hints: Of each article that has some.
        heads: Who holds a post in a place.
        digests: Hash of what each article says, by its id.
        kept: What an earlier resolution found.
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
    nearby: dict[EntityType, Nearby] = {}
    known, weigh = Kept(digests={}) if kept is None else kept, dict[Compared, Features]()
    unsure = [
        *open_,
        *_link_names(groups, clusters, parted.open, known.near, nearby, known.weighed, weigh),
    ]
    for each in sorted(with_country(groups, clusters, hints, facts)):
        if not clusters.join(each.left, each.right):
            unsure.append(each)
    persons = Persons(
        groups,
        clusters,
        facts=facts,
        published=published,
        hints=hints,
        heads=heads,
        order=order,
        open_=parted.open,
        judged={side for one, other, _ in judged for side in (one, other)},
        digests=digests,
        kept=kept,
    )
    unsure += persons.link()
    links = [
        one
        for one in unsure
        if clusters.root(one.left) != clusters.root(one.right)
        and (one in open_ or not clusters.apart(one.left, one.right))
    ]
    found = persons.kept()
    if found is not None:
        found = replace(found, near={**nearby, **found.near}, weighed=weigh)
    return clusters, links, found


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
    groups: Mapping[Group, Occurrences],
    clusters: Clusters,
    open_: Container[Group],
    before: Mapping[EntityType, Nearby],
    keep: dict[EntityType, Nearby],
    weighed: Mapping[Compared, Features],
    weigh: dict[Compared, Features],
) -> Iterator[Link]:
    """Join what is no person and has one name in two printings; yield what may have.

    Of ``open_`` an equal name says nothing: what their articles say has been weighed.
    ``before`` and ``keep`` are those of :func:`kg.resolve.blocking.near`; ``weighed`` and
    ``weigh`` are the same of :attr:`kg.resolve.cache.Kept.weighed`.
    """
    summaries = {
        group: uses.summary or summarize(uses, group.type, group.key)
        for group, uses in groups.items()
        if group.type is not EntityType.PERSON and not group.concept
    }
    named = ((group, one.best, group.type) for group, one in summaries.items())
    pairs = near(named, key=lambda group: summaries[group].key, kept=before, keep=keep)
    links = []
    for one, other in pairs:
        if one.key == other.key and (one in open_ or other in open_):
            continue
        names_of = (summaries[one].best, summaries[other].best, one.type)
        features = weighed.get(names_of)
        if features is None:
            comparison = compare(*names_of)
            features = comparison.features if comparison.score >= _UNSURE_NAMES else ()
        weigh[names_of] = features
        if features and not _known(one, other):
            links.append(Link(one, other, features))
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
