"""Joins bodies that one article calls with their country and another without: "U.S. Senate".

What two articles call with its country in two ways ("Israeli Defense Forces") is one as well.

Every country has a senate or a court of that name, so the plain name is the same body only
where its articles are about that country: by what says where it stands, else by most of the
places that they name.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from kg.model import EntityType, Fact, Hint, Mention
from kg.resolve import names
from kg.resolve.article_places import places_beside
from kg.resolve.clusters import Clusters, Link
from kg.resolve.compare import SAME
from kg.resolve.gazetteer import Seat
from kg.resolve.grouping import Groups
from kg.resolve.locations import mainly, seats
from kg.resolve.mention_groups import Group, merge_occurrences
from kg.resolve.public_bodies import is_common_body, is_of_town

_LONGEST = 4  # words of a country's name
_MOSTLY = 0.66  # share of the articles that must be about the country


def with_country(
    groups: Groups,
    clusters: Clusters,
    hints: Mapping[str, Iterable[Hint]],
    facts: Collection[Fact[Mention]],
) -> Iterator[Link]:
    """Yield pairs of a body named with its country and the same named without.

    Args:
        groups: Where each group is named.
        clusters: What is one so far; not changed.
        hints: Of each article that has some.
        facts: Of all articles.
    """
    wanted = _wanted(groups)
    if not wanted:
        return
    yield from same_bodies(wanted)
    plain: defaultdict[str, defaultdict[Group, list[Group]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for group in groups:
        if group.type is EntityType.INSTITUTION and group.key in wanted and not group.concept:
            plain[group.key][clusters.root(group)].append(group)
    every = {
        key: [one for some in parts.values() for one in some] for key, parts in plain.items()
    }
    asked = {
        Group(EntityType.INSTITUTION, key): merge_occurrences([groups[one] for one in some])
        for key, some in every.items()
    }
    articles = {article for uses in asked.values() for article in uses.articles}
    told, _ = seats(
        asked,
        {article: hints[article] for article in sorted(articles & hints.keys())},
        [fact for fact in facts if fact.subject.article in articles],
        groups.seen,
    )
    beside = places_beside(groups.seen(articles), articles)
    for key, parts in sorted(plain.items()):
        said = told.get(Group(EntityType.INSTITUTION, key), {})
        for some in parts.values():
            where = [
                _country(said.get(article, ())) or mainly(beside.get(article, ()))
                for one in some
                for article in groups[one].articles
            ]
            for country, long in sorted(wanted[key]):
                if where.count(country) >= _MOSTLY * len(where):
                    ends = (min(some), long)
                    yield Link(min(ends), max(ends), (("named with its country", SAME),))


def _wanted(groups: Iterable[Group]) -> Mapping[str, list[tuple[str, Group]]]:
    """Return the plain names of bodies that some article calls with their country."""
    found: defaultdict[str, list[tuple[str, Group]]] = defaultdict(list)
    for group in groups:
        if group.type is not EntityType.INSTITUTION or group.concept or group.article:
            continue
        for country, plain in parted(group.key):
            found[plain].append((country, group))
    return found


def same_bodies(wanted: Mapping[str, list[tuple[str, Group]]]) -> Iterator[Link]:
    """Yield pairs of names of one body with its country: "Israel" and "Israeli", "of Israel".

    Args:
        wanted: By plain name, the countries and the groups that have it with them.
    """
    every: defaultdict[tuple[str, str], set[Group]] = defaultdict(set)
    for plain, some in wanted.items():
        for country, group in some:
            every[country, names.SAME_BODIES.get(plain, plain)].add(group)
    for _, same in sorted(every.items()):
        for one, other in pairwise(sorted(same)):
            yield Link(one, other, (("one body of a country", SAME),))


def parted(key: str) -> Iterator[tuple[str, str]]:
    """Yield the country and the plain name of a national body that is called with its country.

    >>> list(parted("us senate")), list(parted("senate of the philippines"))
    ([('united states', 'senate')], [('philippines', 'senate')])
    >>> list(parted("israeli defense forces")), list(parted("bank of america"))
    ([('israel', 'defense forces')], [])
    """
    if key.partition(" ")[0] in _first_words():
        words = key.split()
        for at in range(1, min(_LONGEST, len(words) - 1) + 1):
            yield from _named(" ".join(words[:at]), " ".join(words[at:]))
    plain, of, country = key.rpartition(" of ")
    if of:
        yield from _named(country.removeprefix("the "), plain)


def _named(country: str, plain: str) -> Iterator[tuple[str, str]]:
    known = names.lands().get(country)
    if known is not None and is_national(plain):
        yield known, plain


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in names.lands())


def is_national(key: str) -> bool:
    """Tell a body of which a country has one, and most countries have one.

    >>> is_national("supreme court"), is_national("air force"), is_national("trinity college")
    (True, True, False)
    """
    if key in names.FORCES:
        return True
    body = Group(EntityType.INSTITUTION, key)
    many = is_of_town(key) or key.rpartition(" ")[2] in names.SCHOOLS
    return is_common_body(body) and not many


def _country(where: Iterable[Seat]) -> str:
    """Return the only country of some seats, or ""."""
    found = Counter(country for country, _ in where)
    return min(found) if len(found) == 1 else ""
