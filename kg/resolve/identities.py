"""The registry of ids: entities keep theirs when articles are added; a merge leaves a trace.

A CSV file beside the outputs, read before ids are minted and written with them::

    id,anchor,into
    person/wu-jianping,5f0c2a9d1b7e4a36,
    person/wu-jianping-2b0c,91bb0a0f6f1c7d22,
    person/wu-jianping-2b0c,,person/wu-jianping

A line with an anchor says that a name of a type (of a person: in one article) has an id. The
anchor is a hash of these, so the file names nothing that the ids do not name. Lines are added
and stay; an id belongs first to the anchor that stands first. A line without an anchor says
that an id was merged into another: the first goes on to lead there.

An id that no article of a build supports is *retired*: the file keeps ``~`` and digits of its
hash in its place. Nobody else gets it, and it comes back with the article that had it, but the
file does not name what was taken out.
"""

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, islice
from types import MappingProxyType
from typing import NamedTuple

from kg.errors import KGError
from kg.resolve.ledger import is_reference
from kg.resolve.mention_groups import Group
from kg.resolve.minting import candidates, digest

COLUMNS = ("id", "anchor", "into")
_RETIRED = "~"
_DIGITS = 16
_PLAIN = re.compile(r"(?:person|org|place|technology|tech)/[^\s@]+")
_KINDS = 3  # of ids that a group may have had: plain, with digits, with more


class Row(NamedTuple):
    """One line: an id with an anchor, or with the id that it was merged into."""

    id: str
    anchor: str = ""
    into: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """The registry. An empty one mints every id anew."""

    rows: tuple[Row, ...] = ()

    def hash(self) -> str:
        """Return a hash of all lines."""
        text = "\n".join(chain.from_iterable(self.rows))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def redirects(self) -> dict[str, str]:
        """Return where each merged id leads, as the file says it."""
        return {row.id: row.into for row in self.rows if row.into}


EMPTY = Identities()
"""The registry of a first build."""
_NONE: Mapping[Group, str] = MappingProxyType({})


class Assigned(NamedTuple):
    """What entities are called.

    Attributes:
        ids: Id of each cluster that was not registered alone, by its root.
        redirects: Where ids that were merged lead.
        anchors: Id of each anchor of this build, the first of each id first.
    """

    ids: Mapping[Group, str]
    redirects: Mapping[str, str]
    anchors: tuple[Row, ...]


def parse(text: str, *, where: str) -> Identities:
    """Return the registry of a file. An empty one holds nothing.

    Raises:
        KGError: If a line is malformed; the message has its number. Nothing is read then.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number == 1 and tuple(cells) != COLUMNS:
                raise KGError(
                    f"{where}, line 1: the header is not {','.join(COLUMNS)}: no registry of "
                    "ids; take the file away, and the next build begins a new one"
                )
            if number > 1:
                plain = len(cells) == len(COLUMNS) and bool(cells[1]) != bool(cells[2])
                # Most lines are plainly sound: saying why one is not takes five times as long.
                rows.append(
                    Row._make(cells)
                    if plain and _PLAIN.fullmatch(cells[0])
                    else _row(cells, number, where)
                )
    except csv.Error as error:
        raise KGError(
            f"{where}, line {number + 1}: not CSV: {error}; take the line out"
        ) from error
    return Identities(rows=tuple(rows))


def text_of(identities: Identities) -> str:
    """Return the file of a registry."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(identities.rows)
    return file.getvalue()


def anchor(group: Group) -> str:
    """Return what stands for a group in the registry."""
    return digest(group)


def assign(
    clusters: Mapping[Group, Sequence[Group]],
    firsts: Mapping[Group, Group],
    *,
    holds: Callable[[Group], bool],
    order: Callable[[Group], int],
    known: Identities,
    alone: Mapping[Group, str] = _NONE,
) -> Assigned:
    """Return the id of each cluster: the registered one, else a new one.

    Args:
        clusters: By root, the groups whose names a cluster has, those that were joined to
            another group included.
        firsts: By root, the group that names the cluster.
        holds: Tells whether a group is the first of its name.
        order: Sorts groups: who comes first holds a name.
        known: The registry.
        alone: The registered id of each cluster of one group that is not among the others. Of
            these no anchors are returned: they are in the registry.

    Of several registered ids in a cluster the oldest stays and the others lead to it. Of
    several clusters with one registered id the one with its first anchor keeps it.
    """
    registered = {row.anchor: row.id for row in known.rows if row.anchor}
    kept = set(alone.values())
    held = {root: holds(first) for root, first in firsts.items()}
    turns = sorted(clusters, key=lambda root: (not held[root], order(firsts[root])))
    anchors = {root: [anchor(one) for one in clusters[root]] for root in turns}
    claims = _claimed(clusters, anchors, registered)
    if len(kept) < len(alone) or not kept.isdisjoint(chain.from_iterable(claims.values())):
        return assign(  # seldom: who keeps an id that two have is asked of all
            {**clusters, **{root: (root,) for root in alone}},
            {**firsts, **{root: root for root in alone}},
            holds=holds,
            order=order,
            known=known,
        )
    keeper = _keepers(claims, anchors, claims, known)
    place: dict[str, int] = {}
    if any(len(claimed) > 1 for claimed in claims.values()):
        for number, row in enumerate(known.rows):
            place.setdefault(retired(row.id), number)
    ids, redirects = _stay(claims, keeper, place, known.redirects)
    taken = {*ids.values(), *redirects, *registered.values()}
    gone = {id_ for id_ in taken if id_.startswith(_RETIRED)}
    for root in turns:
        if root not in ids:
            free = candidates(firsts[root], plain=held[root])
            ids[root] = next(
                id_ for id_ in free if id_ not in taken and not (gone and retired(id_) in gone)
            )
            taken.add(ids[root])
    rows = []
    for root in sorted(ids, key=ids.__getitem__):
        if len(anchors[root]) == 1:
            rows.append(Row(ids[root], anchors[root][0]))
            continue
        hashed = dict(zip(clusters[root], anchors[root], strict=True))
        ordered = sorted(hashed, key=lambda one: (one != firsts[root], one))
        rows += [Row(ids[root], hashed[one]) for one in ordered]
    return Assigned(ids, redirects, tuple(rows))


def updated(known: Identities, assigned: Assigned, live: Iterable[str]) -> Identities:
    """Return the registry after a build.

    Args:
        known: What it was before.
        assigned: What the build decided.
        live: Ids of the graph's entities. All others are retired.
    """
    wanted = live if isinstance(live, Set) else set(live)
    redirects = {old: new for old, new in assigned.redirects.items() if new in wanted}
    used = wanted | redirects.keys()
    any_gone = any(row.id.startswith(_RETIRED) for row in known.rows)
    again = {retired(id_): id_ for id_ in used} if any_gone else {}
    rows, registered = [], {}
    for row in known.rows:
        if row.anchor:
            id_ = row.id if row.id in used else again.get(row.id, retired(row.id))
            registered[row.anchor] = id_
            rows.append(row if id_ == row.id else Row(id_, row.anchor))
    for row in assigned.anchors:
        before = registered.get(row.anchor, "")
        # A name that was merged keeps the id that it had: a split gives it back.
        if row.id in wanted and row.id not in (before, redirects.get(before)):
            rows.append(row)
    rows += [Row(old, into=new) for old, new in sorted(redirects.items())]
    return Identities(rows=tuple(rows))


def retired(id_: str) -> str:
    """Return what stands for an id that is no longer used; for such a one, itself.

    >>> retired("person/ada-lovelace"), retired(retired("org/acme")) == retired("org/acme")
    ('~e6e5307fc0685de8', True)
    """
    if id_.startswith(_RETIRED):
        return id_
    return _RETIRED + hashlib.sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def is_retired(id_: str) -> bool:
    """Tell what stands for an id that is no longer used."""
    return id_.startswith(_RETIRED)


def _claimed(
    clusters: Mapping[Group, Iterable[Group]],
    anchors: Mapping[Group, Sequence[str]],
    registered: Mapping[str, str],
) -> dict[Group, list[str]]:
    """Return the registered ids of each cluster that has some, in the order of anchors."""
    claims: dict[Group, list[str]] = {}
    for root, mine in anchors.items() if registered else ():
        known = registered.get(mine[0]) if len(mine) == 1 else None
        if known is not None and not known.startswith(_RETIRED):  # as nearly all have it
            claims[root] = [known]
        elif found := _claims(clusters[root], mine, registered):
            claims[root] = found
    return claims


def _claims(
    groups: Iterable[Group], anchors: Iterable[str], registered: Mapping[str, str]
) -> list[str]:
    """Return the ids that a cluster's anchors have, sorted; retired ones as they were before.

    A retired id that none of the names makes stays retired.
    """
    found = {registered[one] for one in anchors if one in registered}
    if any(id_.startswith(_RETIRED) for id_ in found):
        for group in groups:
            for id_ in islice(candidates(group, plain=True), _KINDS):
                if retired(id_) in found:
                    found.add(id_)
    return sorted(id_ for id_ in found if not id_.startswith(_RETIRED))


def _keepers(
    turns: Iterable[Group],
    anchors: Mapping[Group, Iterable[str]],
    claims: Mapping[Group, Iterable[str]],
    known: Identities,
) -> dict[str, Group]:
    """Return which cluster keeps each id: the one with its first anchor, else the first."""
    owner: dict[str, str] = {}
    keeper: dict[str, Group] = {}
    for root in turns:
        for id_ in claims[root]:
            if id_ in keeper and not owner:  # seldom: hashing all ids takes a while
                for row in known.rows:
                    if row.anchor:
                        owner.setdefault(retired(row.id), row.anchor)
            if id_ not in keeper or owner[retired(id_)] in anchors[root]:
                keeper[id_] = root
    return keeper


def _stay(
    claims: Mapping[Group, Sequence[str]],
    keeper: Mapping[str, Group],
    place: Mapping[str, int],
    before: Mapping[str, str],
) -> tuple[dict[Group, str], dict[str, str]]:
    """Return the id of each cluster that keeps one, and where others of its ids lead."""
    ids: dict[Group, str] = {}
    redirects: dict[str, str] = {}
    for root, claimed in claims.items():
        if len(claimed) == 1:  # as nearly all have it
            if keeper[claimed[0]] == root:
                ids[root] = claimed[0]
            continue
        own = [id_ for id_ in claimed if keeper[id_] == root]
        if own:
            ids[root] = _survivor(own, place, before)
            redirects |= {id_: ids[root] for id_ in own if id_ != ids[root]}
    return ids, redirects


def _survivor(
    ids: Iterable[str], place: Mapping[str, int], redirects: Mapping[str, str]
) -> str:
    """Return which of several ids stays: the oldest that leads to no other."""
    every = set(ids)
    if len(every) == 1:
        return every.pop()
    left = {id_ for id_ in every if redirects.get(id_) not in every} or every
    return min(left, key=lambda id_: place[retired(id_)])


def _row(cells: list[str], number: int, where: str) -> Row:
    if len(cells) != len(COLUMNS):
        raise KGError(
            f"{where}, line {number}: has {len(cells)} cells and not {len(COLUMNS)} "
            f"({','.join(COLUMNS)}): take the line out"
        )
    row = Row(*cells)
    known = is_reference(row.id) or (row.id.startswith(_RETIRED) and not row.into)
    if not known or bool(row.anchor) == bool(row.into):
        raise KGError(
            f"{where}, line {number}: {','.join(cells)!r} is neither an id with an anchor nor "
            "one with the id it was merged into: take the line out"
        )
    return row
