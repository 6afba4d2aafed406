"""What one resolution keeps for the next, which decides again where things changed.

All of it may be lost: without it the same is found out again. It counts under one version of
everything (:mod:`kg.pipeline.unchanged`), and only for names of which no article says anything
new.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from sys import intern
from typing import Any, NamedTuple

from kg.model import EntityType
from kg.resolve.block_index import Nearby
from kg.resolve.clusters import Features
from kg.resolve.grouping import Groups
from kg.resolve.mention_groups import Group
from kg.resolve.mention_table import MentionTable
from kg.resolve.packed_rows import Reader, Writer
from kg.resolve.splitting import Before, Parting

Between = tuple[str, str, Features]
"""Two persons by their articles, and what speaks for one."""


Compared = tuple[str, str, EntityType]
"""Two names of a type."""


class Name(NamedTuple):
    """What was found of the persons of one full name.

    Attributes:
        printed: The best printing of the name.
        articles: The articles that name them, by who holds the name first.
        equal: Pairs of articles that mean one person.
        homonyms: Pairs that may be one person.
    """

    printed: str
    articles: tuple[str, ...]
    equal: tuple[tuple[str, str], ...] = ()
    homonyms: tuple[Between, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was found, and what it hangs on besides the names themselves.

    Attributes:
        digests: Hash of what each article says, by its id.
        roots: Pairs (group of no person, what it stands for beside persons), where these differ
            or it has an article.
        joined: Pairs (acronym, group that it went into).
        heads: Names of persons who hold a post in a place.
        names: By key of a full name that several articles have.
        alike: By the keys of two names that were compared, the persons of these who may be one.
        printed: What each article names, or None.
        partings: What places and institutions of one name mean several things.
        near: Which names of each type may be one.
        weighed: What comparing two names of no persons gave; nothing where that is too little.
        registry: Hash of the registry as it was then, or "" where that is not known.
    """

    digests: Mapping[str, str]
    roots: Collection[tuple[Group, Group]] = ()
    joined: Collection[tuple[Group, Group]] = ()
    heads: Collection[str] = ()
    names: Mapping[str, Name] = field(default_factory=dict)
    alike: Mapping[tuple[str, str], tuple[Between, ...]] = field(default_factory=dict)
    printed: MentionTable | None = None
    partings: Mapping[Group, Parting] = field(default_factory=dict)
    near: Mapping[EntityType, Nearby] = field(default_factory=dict)
    weighed: Mapping[Compared, Features] = field(default_factory=dict)
    registry: str = ""

    def same(self, digests: Mapping[str, str]) -> frozenset[str]:
        """Return the articles that say what they said, and of which is kept what they name."""
        named = () if self.printed is None else self.printed.articles
        return frozenset(id_ for id_ in named if digests.get(id_) == self.digests.get(id_))


def touched(
    groups: Groups,
    *,
    heads: Collection[str],
    digests: Mapping[str, str] | None,
    kept: Kept | None,
) -> Before | None:
    """Return what senses were found before, and the groups of which to ask again.

    These are the groups that an article names, or did, which is new, gone or changed, and all
    that stand in one article with a name that is another's acronym now or was before, or with
    somebody who holds a post in a place now or did.

    Args:
        groups: Of now.
        heads: Who holds a post in a place now.
        digests: Hash of what each article says now.
        kept: What was found before.
    """
    if kept is None or kept.printed is None or digests is None:
        return None
    before = kept.printed
    changed = (digests.keys() | kept.digests.keys()) - kept.same(digests)
    articles = set(changed)
    for pair in groups.pairs().symmetric_difference(kept.joined):
        articles.update(*(groups[one].articles for one in pair if one in groups))
    if other := frozenset(heads).symmetric_difference(kept.heads):
        articles |= {one.article for one in groups if one.article and one.key in other}
    found = {one for article in articles for one in groups.named(article)}
    for article in changed:
        found |= {groups.placed(one, article) for one, _ in before.named(article)}
    return Before(
        kept.partings,
        {one for one in found if one.type is not EntityType.PERSON and one in groups},
    )


def encoded(kept: Kept) -> bytes:
    """Return what was kept as bytes.

    They are written a few rows at a time: as one text they took more memory than they do.
    """
    places = {article: number for number, article in enumerate(kept.digests)}
    out = Writer()
    out.rows([kept.registry])
    out.rows(kept.digests.items())
    out.rows(sorted(kept.roots))
    out.rows(sorted(kept.joined))
    out.rows(sorted(kept.heads))
    out.rows(
        (
            *(key, name.printed, [places[one] for one in name.articles]),
            [(places[one], places[other]) for one, other in name.equal],
            [(places[one], places[other], why) for one, other, why in name.homonyms],
        )
        for key, name in kept.names.items()
    )
    out.rows(
        (*pair, [(places[one], places[other], why) for one, other, why in every])
        for pair, every in kept.alike.items()
    )
    out.rows(
        (*group, [[places[one] for one in thing] for thing in found.things], *found[1:])
        for group, found in kept.partings.items()
    )
    out.rows((*names, features) for names, features in kept.weighed.items())
    out.rows((type_.value, found.written()) for type_, found in kept.near.items())
    out.rows([kept.printed is not None])
    if kept.printed is not None:
        kept.printed.write(out, kept.digests)
    return out.end()


def decoded(data: bytes) -> Kept:
    """Return what was kept, of the bytes that :func:`encoded` gave."""
    rows = Reader(memoryview(data)).rows
    (registry,) = rows()
    digests = dict(rows())
    articles = list(digests)
    shared: dict[Features, Features] = {}

    def features(read: Iterable[Any]) -> Features:
        found = tuple([(intern(name), weight) for name, weight in read])
        return shared.setdefault(found, found)

    def between(every: Iterable[Any]) -> tuple[Between, ...]:
        return tuple([(articles[a], articles[b], features(why)) for a, b, why in every])

    kept = Kept(
        registry=registry,
        digests=digests,
        roots=_pairs(rows()),
        joined=_pairs(rows()),
        heads=frozenset(rows()),
        names={
            intern(key): Name(
                intern(printed),
                tuple([articles[at] for at in where]),
                tuple([(articles[one], articles[other]) for one, other in equal]),
                between(homonyms),
            )
            for key, printed, where, equal, homonyms in rows()
        },
        alike={(intern(one), intern(two)): between(every) for one, two, every in rows()},
        partings={
            _group(group): Parting(
                tuple([tuple([articles[one] for one in thing]) for thing in things]),
                tuple([((one, other), features(why)) for (one, other), why in weighed]),
                open_,
            )
            for *group, things, weighed, open_ in rows()
        },
        weighed={
            (intern(one), intern(other), EntityType(type_)): features(why)
            for one, other, type_, why in rows()
        },
        near={EntityType(type_): Nearby.read(found) for type_, found in rows()},
    )
    (is_printed,) = rows()
    return replace(kept, printed=MentionTable.read(rows, articles)) if is_printed else kept


def _pairs(read: Iterable[Any]) -> frozenset[tuple[Group, Group]]:
    return frozenset((_group(one), _group(other)) for one, other in read)


def _group(read: list[str]) -> Group:
    type_, key, concept, article = read
    return Group(EntityType(type_), intern(key), concept, article)
