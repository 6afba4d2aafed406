"""Groups mentions that are one thing for certain: the smallest groups that nothing splits.

A group is the mentions of one name of one type; of a person, in one article. Which groups are
one entity is decided in :mod:`kg.resolve.linking`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kg.model import EntityType, Mention
from kg.resolve import names
from kg.resolve.mention_groups import Group, Occurrences, group_of, merge_occurrences
from kg.resolve.surface_forms import summarize

if TYPE_CHECKING:
    from kg.outline import Printing
    from kg.resolve.mention_table import MentionTable

_NONE: Mapping[Group, Any] = MappingProxyType({})
_MANY = 4  # one of so many articles: from here on all groups are looked at as quickly


class Groups(dict[Group, Occurrences]):
    """Where each group is named, sorted by group.

    Attributes:
        joined: The groups that went into another, by that.
        taken: Pairs (group, id of the article that is a group of its own).
    """

    def __init__(
        self,
        found: Mapping[Group, Occurrences],
        printed: "MentionTable",
        *,
        joined: Mapping[Group, Sequence[Group]] = _NONE,
        into: Mapping[Group, Group] = _NONE,
        taken: Collection[tuple[Group, str]] = (),
    ) -> None:
        ordered = sorted(found)
        super().__init__(zip(ordered, map(found.__getitem__, ordered), strict=True))
        self._printed = printed
        self.joined = joined
        self._into = into
        self.taken = taken

    def taken_out(self, named: Collection[tuple[Group, str]]) -> "Groups":
        """Return these with some articles' part of some as groups of their own.

        Args:
            named: Pairs (group, id of an article) of what is no person and in one group for all
                articles.
        """
        wanted: defaultdict[Group, set[str]] = defaultdict(set)
        for group, article in named:
            wanted[group].add(article)
        found: dict[Group, Occurrences] = dict(self)
        for group, articles in wanted.items():
            left = []
            for article, printed in found.pop(group, ()):
                if article in articles:
                    found[group._replace(article=article)] = Occurrences((article,), (printed,))
                else:
                    left.append((article, printed))
            if left:
                found[group] = Occurrences(*map(tuple, zip(*left, strict=True)))
        return Groups(
            found,
            self._printed,
            joined=self.joined,
            into=self._into,
            taken={*self.taken, *named},
        )

    def pairs(self) -> set[tuple[Group, Group]]:
        """Return pairs (acronym, the group that it went into)."""
        return {(one, owner) for owner, every in self.joined.items() for one in every}

    def of(self, mention: Mention) -> Group:
        """Return the group of a mention."""
        return self.placed(group_of(mention), mention.article)

    def named(self, article: str) -> set[Group]:
        """Return the groups that an article names."""
        return {self.placed(group, article) for group, _ in self._printed.named(article)}

    def seen(self, articles: Collection[str]) -> dict[Group, Occurrences]:
        """Return all groups that some articles name, sorted, with their uses in these.

        Of many articles that is all there is: less work than to pick what is theirs.
        """
        if len(articles) * _MANY > len(self._printed.articles):
            return self
        found: dict[Group, dict[str, list[Printing]]] = {}
        for article in sorted(articles):
            for group, printed in self._printed.named(article):
                placed = self.placed(group, article)
                found.setdefault(placed, {}).setdefault(article, []).extend(printed)
        return {
            group: Occurrences(
                list(found[group]), [tuple(every) for every in found[group].values()]
            )
            for group in sorted(found)
        }

    def placed(self, group: Group, article: str) -> Group:
        """Return the group of what an article calls so."""
        if group.type is EntityType.PERSON:
            return Group(group.type, group.key, "", article)
        group = self._into.get(group, group)
        if self.taken and (group, article) in self.taken:
            return Group(group.type, group.key, group.concept, article)
        return group


def grouped(printed: "MentionTable", *, apart: Container[Group] = frozenset()) -> Groups:
    """Return where each group is named.

    An acronym that no article spells out is in the group for which another article uses it, if
    there is exactly one, unless it is one of ``apart``.

    Args:
        printed: What each article names.
        apart: Acronyms that stay groups of their own.
    """
    found = printed.uses()
    joined: defaultdict[Group, list[Group]] = defaultdict(list)
    into: dict[Group, Group] = {}
    for acronym, owner in _expansions(found):
        if acronym in apart:
            continue
        found[owner] = _added(found.get(owner, Occurrences()), found.pop(acronym))
        for one in [one for one, other in into.items() if other == acronym]:
            into[one] = owner
        joined[owner].append(acronym)
        into[acronym] = owner
    return Groups(found, printed, joined=dict(joined), into=into)


def _added(one: Occurrences, other: Occurrences) -> Occurrences:
    """Return the uses of two groups as those of one, each article once."""
    found: dict[str, list[Printing]] = {}
    for article, printed in merge_occurrences([one, other]):
        found.setdefault(article, []).extend(printed)
    return Occurrences(list(found), [tuple(every) for every in found.values()])


def _expansions(found: Mapping[Group, Occurrences]) -> list[tuple[Group, Group]]:
    """Return pairs (group of a bare acronym, the only group that uses it for a longer name)."""
    bare: dict[tuple[EntityType, str], Group] = {}
    owners: defaultdict[tuple[EntityType, str], set[Group]] = defaultdict(set)
    for group, uses in found.items():
        if group.type is EntityType.PERSON:
            continue
        for form in (uses.summary or summarize(uses, group.type, group.key)).acronyms:
            acronym = (group.type, names.acronym_key(form))
            if names.key(form, group.type) == group.key:
                bare[acronym] = group  # the acronym itself is the name: "EADS", "EADS N.V."
            else:
                owners[acronym].add(group)
    pairs = {
        (group, owner)
        for key, group in bare.items()
        for owner in owners[key]
        if len(owners[key]) == 1
    }
    # A group of two acronyms ("UN", "U.N.O.") with two owners belongs to neither.
    count = Counter(group for group, _ in pairs)
    return sorted(pair for pair in pairs if count[pair[0]] == 1)


def also_called(found: Mapping[Group, Occurrences]) -> Iterator[tuple[Group, Group]]:
    """Yield pairs (group, the only group that an article calls by the first one's name too).

    Where one article says "the A380" and "the Airbus A380" of one thing, another's "Airbus
    A380" is that. A part of a name does not count: "Boeing" is not "Boeing Capital" because an
    article says so for short. Persons are left out.
    """
    owners: defaultdict[Group, set[Group]] = defaultdict(set)
    for group, uses in found.items():
        if group.type is EntityType.PERSON or group.concept:
            continue
        for key in (uses.summary or summarize(uses, group.type, group.key)).called:
            other = Group(group.type, key)
            if other in found:
                owners[other].add(group)
    for group, every in owners.items():
        if len(every) == 1:
            yield group, min(every)


def with_maker(found: Collection[Group]) -> Iterator[tuple[Group, Group]]:
    """Yield pairs of products: a name with a number in it, and that after its maker's name.

    "Airbus A380" is the "A380" where the articles name Airbus, and no other maker of an A380.
    """
    bare: dict[str, Group] = {}
    makers: defaultdict[str, dict[str, Group]] = defaultdict(dict)
    for group in found:
        if group.type is not EntityType.TECHNOLOGY or group.concept:
            continue
        words = group.key.split()
        bare.setdefault(_one(words), group)
        for at in range(1, len(words)):
            maker = Group(EntityType.INSTITUTION, " ".join(words[:at]))
            if maker in found and any(map(str.isdigit, "".join(words[at:]))):
                makers[_one(words[at:])].setdefault(maker.key, group)
    for name, groups in makers.items():
        if name in bare and len(groups) == 1:
            yield bare[name], min(groups.values())


def _one(words: list[str]) -> str:
    return " ".join((*words[:-1], names.singular(words[-1])))
