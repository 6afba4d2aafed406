"""Finds what the ledger's ids stand for among the groups of a build."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.errors import KGError
from kg.model import Citation, EntityType
from kg.resolve.compare import Judgement
from kg.resolve.identities import Identities, anchor
from kg.resolve.ledger import Decision, check
from kg.resolve.mention_groups import Group, Occurrences
from kg.resolve.minting import bare, minted

Groups = Mapping[Group, Occurrences]
"""Where each group is named."""


class Judged(NamedTuple):
    """What the ledger says of a build.

    Attributes:
        pairs: Groups that a decision is about.
        unused: Decisions about ids that no article here has, in their order.
        refused: Decisions that part what is one name in one article, in their order.
    """

    pairs: tuple[tuple[Group, Group, Decision], ...] = ()
    unused: tuple[Decision, ...] = ()
    refused: tuple[Decision, ...] = ()


def parted_acronyms(
    decisions: Sequence[Decision],
    joined: Mapping[Group, Sequence[Group]],
    identities: Identities,
) -> set[Group]:
    """Return the acronyms that went into another group and that the ledger parts from it.

    Also where it names them by their articles: an article more may bring the two together.
    """
    apart = {
        tuple(sorted(side.partition("@")[0] for side in one.pair))
        for one in decisions
        if one.judgement is not Judgement.SAME
    }
    if not apart:
        return set()
    registered = _registered(joined, identities)
    return {
        acronym
        for owner, acronyms in joined.items()
        for acronym in acronyms
        for id_ in {minted(owner), registered.get(owner, minted(owner))}
        if (min(id_, minted(acronym)), max(id_, minted(acronym))) in apart
    }


def named_by_article(
    decisions: Sequence[Decision],
    groups: Groups,
    citations: Mapping[str, Citation],
    identities: Identities,
) -> set[tuple[Group, str]]:
    """Return what is no person and the ledger names by its article: pairs (group, article id).

    A name that is no person's is one thing in all articles, until a person says otherwise. Of
    what only one article names there is nothing to take out.
    """
    sides = {side for one in decisions for side in (one.left, one.right) if "@" in side}
    if not sides:
        return set()
    known = _known(groups, {}, citations, identities)
    ids = {citation.name: id_ for id_, citation in citations.items()} | {
        id_: id_ for id_ in citations
    }
    found = set()
    for side in sides:
        id_, _, article = side.partition("@")
        group = known.get(id_)
        if group and group.type is not EntityType.PERSON and article in ids:
            articles = set(groups[group].articles)
            if len(articles) > 1 and ids[article] in articles:
                found.add((group, ids[article]))
    return found


def judged_groups(
    decisions: Sequence[Decision],
    groups: Groups,
    plain: Mapping[Group, Group],
    citations: Mapping[str, Citation],
    identities: Identities,
) -> Judged:
    """Return which groups each decision is about, and the decisions that nothing follows.

    Args:
        decisions: The ledger.
        groups: Of this build.
        plain: Who first holds each full name, by the group without article.
        citations: Of the articles, for ``ID@ARTICLE``.
        identities: The registry: what it calls a thing goes before what the thing would be
            called without it.

    Raises:
        KGError: If a decision is about two things of two types, or two contradict each other
            that write one thing in two ways.
    """
    if not decisions:
        return Judged()
    known = _known(groups, plain, citations, identities)
    judged, unused, refused = [], [], []
    for one in decisions:
        left, right = known.get(one.left), known.get(one.right)
        if left is None or right is None:
            unused.append(one)
        elif left.type is not right.type:
            raise KGError(
                f"line {one.line} of the judgements: {one.left} has the type {left.type} and "
                f"{one.right} {right.type}: name two things of one type"
            )
        elif left != right:
            judged.append((left, right, one))
        elif one.judgement is not Judgement.SAME:
            refused.append(one)
    check(
        [one for *_, one in judged],
        where="the judgements",
        thing=lambda side: "\n".join(known[side]),
    )
    return Judged(tuple(judged), tuple(unused), tuple(refused))


def _known(
    groups: Groups,
    plain: Mapping[Group, Group],
    citations: Mapping[str, Citation],
    identities: Identities,
) -> dict[str, Group]:
    """Return the group that each id stands for."""
    found: dict[str, Group] = {}
    registered = _registered(groups, identities)
    for group, id_ in registered.items():
        found.setdefault(id_, group)
    for name, group in plain.items():
        found.setdefault(minted(name), group)
    for group in sorted(groups):
        found.setdefault(minted(group), group)
        articles = {group.article} if group.article else set(groups[group].articles)
        if len(articles) == 1:
            ids = {minted(bare(group)), minted(group)}
            if group in registered:
                ids.add(registered[group])
            for id_ in _in_article(ids, min(articles), citations):
                found.setdefault(id_, group)
    return found


def _in_article(
    ids: Iterable[str], article: str, citations: Mapping[str, Citation]
) -> Iterator[str]:
    """Yield ``ID@ARTICLE`` by the article's id and by its short name."""
    for id_ in ids:
        yield f"{id_}@{article}"
        if article in citations:
            yield f"{id_}@{citations[article].name}"


def _registered(groups: Iterable[Group], identities: Identities) -> dict[Group, str]:
    """Return the id that the registry gives to each group here, in the registry's order."""
    if not identities.rows:
        return {}
    known = {anchor(group): group for group in groups}
    return {known[row.anchor]: row.id for row in identities.rows if row.anchor in known}
