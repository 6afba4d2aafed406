"""Makes entities of groups of mentions, and names them.

Entities depend on the set of articles only, never on the order in which they come. Of several
persons with one name the first, by date of its article, has the plain id; another's id holds
four digits of its article's hash. So ids stay when later articles are added; with the registry
(:mod:`kg.resolve.identities`) they stay when earlier ones are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from kg import ontology
from kg.model import Citation, Entity, EntityType, Fact, Hint, Mention, MentionKind, Unsure
from kg.resolve import names
from kg.resolve.groups import Group, best, grouped, taken_out
from kg.resolve.identities import EMPTY, Assigned, Identities, assign
from kg.resolve.judging import Judged, judged_groups, named_by_article, parted_acronyms
from kg.resolve.ledger import Decision
from kg.resolve.linking import Clusters, Link, link
from kg.resolve.minting import bare
from kg.resolve.senses import senses

_NO_HINTS: Mapping[str, Collection[Hint]] = MappingProxyType({})


class Found(NamedTuple):
    """What mentions stand for.

    Attributes:
        entities: The entity of each mention.
        unsure: Pairs of entities that may be one, sorted.
        judged: What the ledger says of them.
        assigned: What the entities' ids hang on.
    """

    entities: Mapping[Mention, Entity]
    unsure: tuple[Unsure, ...]
    judged: Judged
    assigned: Assigned


def entities(
    mentions: Iterable[Mention],
    *,
    facts: Iterable[Fact[Mention]] = (),
    citations: Iterable[Citation] = (),
    decisions: Sequence[Decision] = (),
    identities: Identities = EMPTY,
    hints: Mapping[str, Collection[Hint]] = _NO_HINTS,
) -> Found:
    """Return the entity of each mention, and what nobody is sure of.

    Same type and same name key make one entity, but for persons: there two articles must share
    something else as well (:mod:`kg.resolve.context`). Articles that put places or
    institutions of one name in two places make two (:mod:`kg.resolve.senses`).

    Args:
        mentions: Of all articles.
        facts: Of all articles; their mentions are among the mentions.
        citations: Of the articles: dates, and names for ``ID@ARTICLE`` of the ledger.
        decisions: The ledger.
        identities: The registry of ids.
        hints: Of each article that has some, by its id.
    """
    facts = list(facts)
    mentions = list(mentions)
    groups, joined = grouped(mentions)
    if apart := parted_acronyms(decisions, joined, identities):
        groups, joined = grouped(mentions, apart=apart)
    known = {citation.id: citation for citation in citations}
    dates = {article: citation.published for article, citation in known.items()}
    parted = senses(groups, hints, facts, published=dates)
    if parted.parted:
        groups = taken_out(groups, parted.parted)
    if named := named_by_article(decisions, groups, known, identities):
        groups = taken_out(groups, named)
        parted = parted.without(named, left=groups)
    keys = {group: _order(group, members, dates) for group, members in groups.items()}
    order = {group: place for place, group in enumerate(sorted(groups, key=keys.__getitem__))}
    plain = _holders(order)
    holders = frozenset(plain.values())
    judged = judged_groups(decisions, groups, plain, known, identities)
    clusters, links = link(
        groups, facts=facts, published=dates, judged=judged.pairs, order=order, parted=parted
    )
    every = clusters.members()
    firsts = {
        root: root
        if len(members) == 1
        else min(members, key=lambda group: (not _holds(group, holders), order[group]))
        for root, members in every.items()
    }
    assigned = assign(
        {
            root: [one for group in members for one in (group, *joined.get(group, ()))]
            for root, members in every.items()
        },
        firsts,
        holds=lambda group: _holds(group, holders),
        order=order.__getitem__,
        known=identities,
    )
    found: dict[Group, Entity] = {}
    for root, members in every.items():
        mentioned = groups[members[0]]  # sorted
        if len(members) > 1:
            mentioned = sorted(mention for group in members for mention in groups[group])
        found[root] = _entity(assigned.ids[root], firsts[root], mentioned)
    owner = {
        mention: found[root]
        for root, members in every.items()
        for group in members
        for mention in groups[group]
    }
    return Found(owner, _unsure(links, clusters, found), judged, assigned)


def is_name(mention: Mention) -> bool:
    """Tell a mention that names its thing from one that points at it ("he", "the company")."""
    return mention.kind is MentionKind.NAME and names.is_printable(
        names.without_article(names.printed(mention.name)), mention.type
    )


def _order(
    group: Group, members: list[Mention], dates: Mapping[str, str]
) -> tuple[object, ...]:
    """Return what sorts groups: full names, then the earliest article, undated ones last."""
    first = min((dates.get(one.article) or "9999", one.article) for one in members)
    return (not names.is_full(best(members), group.type), *first, group)


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


def _entity(id_: str, group: Group, members: list[Mention]) -> Entity:
    name = _declared(group) or best(members)
    return Entity(
        id=id_,
        type=group.type,
        name=name,
        aliases=tuple(sorted(_aliases(members, name))),
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


def _aliases(members: list[Mention], name: str) -> Iterator[str]:
    """Yield every other name that the articles print, once whatever its case."""
    count: Counter[str] = Counter()
    for printed, number in Counter((one.name, one.text, one.kind) for one in members).items():
        for form in _forms(*printed, members[0].type):
            count[form] += number
    spellings: dict[str, str] = {}
    for form in sorted(count, key=lambda form: (-count[form], form)):
        spellings.setdefault(form.casefold(), form)
    spellings.pop(name.casefold(), None)
    yield from spellings.values()


def _forms(name: str, text: str, kind: MentionKind, type_: EntityType) -> Iterator[str]:
    """Yield the names that mentions of this name and text print."""
    name = names.without_article(names.printed(name))
    if names.is_printable(name, type_):
        yield name
    text = names.printed(text)
    bare = names.without_article(text)
    if bare != text and names.key(bare, type_) != names.key(name, type_):
        return  # "the Shanghai institute" describes; "the Zhongguancun Laboratory" names
    if kind is MentionKind.NAME and names.is_printable(bare, type_):
        yield bare
