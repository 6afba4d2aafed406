"""Groups mentions that are one thing for certain: the smallest groups that nothing splits.

A group is the mentions of one name of one type; of a person, in one article. Which groups are
one entity is decided in :mod:`kg.resolve.linking`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.model import EntityType, Mention, MentionKind
from kg.resolve import names


class Group(NamedTuple):
    """What makes two mentions one entity whatever else is read. Sortable.

    Attributes:
        type: Their type.
        key: The name's key, or "" for a technology of the scheme.
        concept: Id of the technology concept, or "".
        article: Id of the article for a person, else "": "Wu Jianping" of two articles
            may be two. Of what is no person, one that the ledger names by its article has it.
    """

    type: EntityType
    key: str
    concept: str = ""
    article: str = ""

    @property
    def full(self) -> bool:
        """Tell a person's full name from one that names nobody outside its article ("Li").

        What is no person is always full.
        """
        return self.type is not EntityType.PERSON or names.is_full(self.key, self.type)


def grouped(
    mentions: Iterable[Mention], *, apart: Container[Group] = frozenset()
) -> tuple[dict[Group, list[Mention]], dict[Group, list[Group]]]:
    """Return the mentions of each group, both sorted, and the groups that went into another.

    An acronym that no article spells out is in the group for which another article uses it, if
    there is exactly one, unless it is one of ``apart``.
    """
    found: defaultdict[Group, list[Mention]] = defaultdict(list)
    for mention in sorted(dict.fromkeys(mentions)):
        found[_group(mention)].append(mention)
    joined: defaultdict[Group, list[Group]] = defaultdict(list)
    for acronym, owner in _expansions(found):
        if acronym in apart:
            continue
        found[owner].extend(found.pop(acronym))
        joined[owner].append(acronym)
    return {group: found[group] for group in sorted(found)}, dict(joined)


def taken_out(
    groups: Mapping[Group, list[Mention]], named: Collection[tuple[Group, str]]
) -> dict[Group, list[Mention]]:
    """Return the groups, sorted, with some articles' part of some as groups of their own.

    Args:
        groups: What is no person in one group for all articles.
        named: Pairs (group, id of an article).
    """
    found: defaultdict[Group, list[Mention]] = defaultdict(list)
    for group, members in groups.items():
        for mention in members:
            own = (group, mention.article) in named
            found[group._replace(article=mention.article) if own else group].append(mention)
    return {group: found[group] for group in sorted(found)}


def _group(mention: Mention) -> Group:
    if mention.type is EntityType.TECHNOLOGY and mention.concept:
        return Group(mention.type, "", concept=mention.concept)
    key = names.key(mention.name, mention.type)
    if mention.type is EntityType.PERSON:
        return Group(mention.type, key, article=mention.article)
    return Group(mention.type, key)


def _expansions(found: Mapping[Group, list[Mention]]) -> list[tuple[Group, Group]]:
    """Return pairs (group of a bare acronym, the only group that uses it for a longer name)."""
    bare: dict[tuple[EntityType, str], Group] = {}
    owners: defaultdict[tuple[EntityType, str], set[Group]] = defaultdict(set)
    for group, members in found.items():
        if group.type is EntityType.PERSON:
            continue
        forms = {names.printed(one.text) for one in members if one.kind is MentionKind.NAME}
        for form in filter(names.is_acronym, forms):
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


def also_called(found: Mapping[Group, list[Mention]]) -> Iterator[tuple[Group, Group]]:
    """Yield pairs (group, the only group that an article calls by the first one's name too).

    Where one article says "the A380" and "the Airbus A380" of one thing, another's "Airbus
    A380" is that. A part of a name does not count: "Boeing" is not "Boeing Capital" because an
    article says so for short. Persons are left out.
    """
    owners: defaultdict[Group, set[Group]] = defaultdict(set)
    for group, members in found.items():
        if group.type is EntityType.PERSON or group.concept:
            continue
        texts = {names.printed(one.text) for one in members if one.kind is MentionKind.NAME}
        for text in texts:
            other = Group(group.type, names.key(text, group.type))
            words = set(other.key.split())
            if other in found and len(words) > 1 and not words <= set(group.key.split()):
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


def best(members: Sequence[Mention]) -> str:
    """Return the most frequent full name, then the longest, then the first in the alphabet."""
    forms = {
        names.without_article(names.printed(name)) for name in {one.name for one in members}
    }
    if len(forms) == 1:  # of nearly all
        return forms.pop()
    count: Counter[str] = Counter()
    for name, number in Counter(one.name for one in members).items():
        count[names.without_article(names.printed(name))] += number
    type_ = members[0].type
    return min(
        count, key=lambda form: (not names.is_full(form, type_), -count[form], -len(form), form)
    )
