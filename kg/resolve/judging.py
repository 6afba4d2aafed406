"""Finds what the ledger's ids stand for among the groups of a build."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.errors import KGError
from kg.model import Citation, EntityType
from kg.resolve.groups import Group
from kg.resolve.identities import Identities, anchor
from kg.resolve.ledger import Decision, check
from kg.resolve.minting import bare, minted


def named_by_article(
    decisions: Sequence[Decision],
    groups: Iterable[Group],
    citations: Mapping[str, Citation],
    identities: Identities,
) -> set[tuple[Group, str]]:
    """Return what is no person and the ledger names by its article: pairs (group, article id).

    A name that is no person's is one thing in all articles, until a person says otherwise.
    """
    sides = {side for one in decisions for side in (one.left, one.right) if "@" in side}
    if not sides:
        return set()
    known = _known(sorted(groups), {}, citations, identities)
    ids = {citation.name: id_ for id_, citation in citations.items()} | {
        id_: id_ for id_ in citations
    }
    found = set()
    for side in sides:
        id_, _, article = side.partition("@")
        group = known.get(id_)
        if group and group.type is not EntityType.PERSON and article in ids:
            found.add((group, ids[article]))
    return found


def judged_groups(
    decisions: Sequence[Decision],
    groups: Iterable[Group],
    plain: Mapping[Group, Group],
    citations: Mapping[str, Citation],
    identities: Identities,
) -> tuple[list[tuple[Group, Group, Decision]], tuple[Decision, ...]]:
    """Return which groups each decision is about, and the decisions about none.

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
        return [], ()
    known = _known(sorted(groups), plain, citations, identities)
    judged, unused = [], []
    for one in decisions:
        left, right = known.get(one.left), known.get(one.right)
        if left is None or right is None:
            unused.append(one)
        elif left.type is not right.type:
            raise KGError(
                f"line {one.line} of the judgements: {one.left} is a {left.type} and "
                f"{one.right} a {right.type}: name two things of one type"
            )
        elif left != right:
            judged.append((left, right, one))
    check(
        [one for *_, one in judged],
        where="the judgements",
        thing=lambda side: "\n".join(known[side]),
    )
    return judged, tuple(unused)


def _known(
    groups: Sequence[Group],
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
    for group in groups:
        found.setdefault(minted(group), group)
        if group.article:
            ids = {minted(bare(group)), minted(group)}
            if group in registered:
                ids.add(registered[group])
            for id_ in _in_article(ids, group.article, citations):
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
