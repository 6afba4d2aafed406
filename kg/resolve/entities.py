"""Makes entities of groups of mentions, and names them.

Entities depend on the set of articles only, never on the order in which they come. Of several
persons with one name the first, by date of its article, has the plain id; another's id holds
four digits of its article's hash. So ids stay when later articles are added; with the registry
(:mod:`kg.resolve.identities`) they stay when earlier ones are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from kg import ontology
from kg.model import (
    Citation,
    Entity,
    EntityType,
    Fact,
    Hint,
    Mention,
    MentionKind,
    Unsure,
)
from kg.outline import Printing
from kg.resolve import names
from kg.resolve.clusters import Clusters, Link
from kg.resolve.context import heads_of_places
from kg.resolve.groups import Group, Groups, best, grouped
from kg.resolve.identities import EMPTY, Assigned, Identities, assign
from kg.resolve.judging import Judged, judged_groups, named_by_article, parted_acronyms
from kg.resolve.kept import Kept, touched
from kg.resolve.ledger import Decision
from kg.resolve.linking import link
from kg.resolve.minting import bare
from kg.resolve.printed import Printed
from kg.resolve.senses import senses
from kg.resolve.uses import Uses, together

_CACHED = 1 << 14  # printings that are not looked at twice: the few that most articles have
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
        articles: Ids of the articles, sorted.
        named: Whether one of them has a name of it, and not only words that point at it.
        prints: Pairs (article id, alias that it prints), in any order.
    """

    entity: Entity
    articles: tuple[str, ...]
    named: bool
    prints: tuple[tuple[str, str], ...] = ()


class Found(NamedTuple):
    """What mentions stand for.

    Attributes:
        entities: The entity of each mention.
        unsure: Pairs of entities that may be one, sorted.
        judged: What the ledger says of them.
        assigned: What the entities' ids hang on.
        namings: Where each entity is named, in any order.
        kept: What the next resolution need not find out again, or None.
    """

    entities: Mapping[Mention, Entity]
    unsure: tuple[Unsure, ...]
    judged: Judged
    assigned: Assigned
    namings: tuple[Naming, ...]
    kept: Kept | None


def entities(
    mentions: Iterable[Mention] | Printed,
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
    something else as well (:mod:`kg.resolve.evidence`). Articles that put places or
    institutions of one name in two places make two (:mod:`kg.resolve.senses`).

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
    every_mention = None if isinstance(mentions, Printed) else tuple(dict.fromkeys(mentions))
    printed = mentions if isinstance(mentions, Printed) else Printed(every_mention or ())
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
        before=touched(groups, printed, heads=heads, digests=digests, kept=kept),
    )
    if parted.parted:
        groups = groups.taken_out(parted.parted)
    if named := named_by_article(decisions, groups, known, identities):
        groups = groups.taken_out(named)
        parted = parted.without(named, left=groups)
    # The groups are sorted, and sorting keeps those of one key so.
    ordered = sorted(groups, key=lambda group: _order(group, groups[group], dates))
    order = {group: place for place, group in enumerate(ordered)}
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
    every = clusters.members()
    firsts = {
        root: root
        if len(members) == 1
        else min(members, key=lambda group: (not _holds(group, holders), order[group]))
        for root, members in every.items()
    }
    joined = groups.joined
    assigned = assign(
        {
            root: members
            if joined.keys().isdisjoint(members)
            else [one for group in members for one in (group, *joined.get(group, ()))]
            for root, members in every.items()
        },
        firsts,
        holds=lambda group: _holds(group, holders),
        order=order.__getitem__,
        known=identities,
    )
    found: dict[Group, Entity] = {}
    namings = []
    for root, members in every.items():
        alone = len(members) == 1
        uses = groups[root] if alone else together([groups[group] for group in members])
        entity = found[root] = _entity(assigned.ids[root], firsts[root], uses)
        articles = uses.articles if alone else set(uses.articles)
        # The first is a name of nearly all.
        prints = is_name(uses.printed[0][0]) or any(
            is_name(one) for printed in uses.printed for one in printed
        )
        by_article = tuple(_prints(uses, entity.aliases)) if entity.aliases else ()
        namings.append(Naming(entity, tuple(sorted(articles)), prints, by_article))
    owners = Owners(every_mention, groups, clusters, found)
    return Found(
        owners, _unsure(links, clusters, found), judged, assigned, tuple(namings), found_now
    )


def is_name(mention: Mention | Printing) -> bool:
    """Tell a mention that names its thing from one that points at it ("he", "the company")."""
    return _is_name(mention.name, mention.kind, mention.type)


@lru_cache(maxsize=_CACHED)
def _is_name(name: str, kind: MentionKind, type_: EntityType) -> bool:
    return kind is MentionKind.NAME and names.is_printable(
        names.without_article(names.printed(name)), type_
    )


def _order(group: Group, uses: Uses, dates: Mapping[str, str]) -> tuple[bool, str, str]:
    """Return what sorts groups: full names, then the earliest article, undated ones last."""
    if len(uses.articles) == 1:  # as nearly all have it
        (article,) = uses.articles
        first = (dates.get(article) or "9999", article)
    else:
        first = min((dates.get(article) or "9999", article) for article in uses.articles)
    return (not names.is_full(best(uses), group.type), *first)


def _holders(order: Mapping[Group, int]) -> dict[Group, Group]:
    """Return who first holds each full name that has no group for all articles.

    By the group without article. These are persons, and what the ledger takes out article by
    article until nothing is left.
    """
    found: dict[Group, Group] = {}
    for group in order:
        if group.article and group.full and bare(group) not in order:
            found.setdefault(bare(group), group)
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


def _entity(id_: str, group: Group, uses: Uses) -> Entity:
    name = _declared(group) or best(uses)
    return Entity(
        id=id_,
        type=group.type,
        name=name,
        aliases=_aliases(uses, name),
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


def _aliases(uses: Uses, name: str) -> tuple[str, ...]:
    """Return every other name that the articles print, once whatever its case, sorted."""
    if len(uses.printed) == 1 and len(uses.printed[0]) == 1:  # as most things have it
        forms = set(_forms(uses.printed[0][0]))
        if forms == {name}:
            return ()
        if len(forms) < 2:
            return tuple([form for form in forms if form.casefold() != name.casefold()])
    count: Counter[str] = Counter()
    for printed, number in Counter(uses.printed).items():
        for one in printed:
            for form in _forms(one):
                count[form] += number
    spellings: dict[str, str] = {}
    for form in sorted(count, key=lambda form: (-count[form], form)):
        spellings.setdefault(form.casefold(), form)
    spellings.pop(name.casefold(), None)
    return tuple(sorted(spellings.values()))


def _prints(uses: Uses, aliases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield which article prints which alias, each once for each part of the uses."""
    spellings = {alias.casefold(): alias for alias in aliases}
    for article, printed in uses:
        folded = {form.casefold() for one in printed for form in _forms(one)}
        yield from ((article, spellings[form]) for form in folded & spellings.keys())


@lru_cache(maxsize=_CACHED)
def _forms(one: Printing) -> tuple[str, ...]:
    """Return the names that a mention of this printing prints, one of them maybe twice."""
    name = names.without_article(names.printed(one.name))
    found = (name,) if names.is_printable(name, one.type) else ()
    text = names.printed(one.text)
    bare = names.without_article(text)
    if bare != text and names.key(bare, one.type) != names.key(name, one.type):
        return found  # "the Shanghai institute" describes; "the Zhongguancun Laboratory" names
    prints = one.kind is MentionKind.NAME and names.is_printable(bare, one.type)
    return (*found, bare) if prints else found
