"""Collects the context of a person's name in each article: institutions, posts, places, dates.

:mod:`kg.resolve.person_evidence` weighs it.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from kg.model import EntityType, Fact, Hint, Mention
from kg.resolve import names
from kg.resolve.grouping import Groups
from kg.resolve.mention_groups import Group

HEAD, NAMED = "head of a place", "named "
"""Kind of a person with a post in a place; what the kinds of other things start with, where an
article names them and no fact links them."""
_WORK = ("holds_position", "member_of", "employed_by", "founded", "educated_at")
"""Relations that tell which body somebody belongs to; whom it meets or sues it are many."""
_NAMED_KINDS = (NAMED + "institution", NAMED + "place")
_FACT_KIND = {
    EntityType.INSTITUTION: "institution",
    EntityType.PLACE: "place",
    EntityType.TECHNOLOGY: "technology",
}

Thing = tuple[str, str]
"""Kind of context ("institution") and what it is ("org/acme")."""


@dataclass(slots=True)
class Context:
    """What stands around a person's name in one article or in several.

    Most stand in one article beside the same names as all others there, so those names are kept
    once an article, which is half of what contexts needed.

    Attributes:
        linked: What facts link it to.
        posts: For each role, lower-case, the ids of what it is held in.
        trades: What the article calls it ("rapper"), no posts.
        works: Ids of the institutions that it works or worked for; no chamber, and no team of
            which it is said to be one of many members.
        years: Years of publication.
        days: Days of publication, counted as :meth:`datetime.date.toordinal` does.
        named: What else is named, shared by all that stand in one article.
        itself: What of ``named`` is the person.
    """

    linked: AbstractSet[Thing] = frozenset()
    posts: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    trades: AbstractSet[str] = frozenset()
    works: AbstractSet[str] = frozenset()
    years: AbstractSet[int] = frozenset()
    days: AbstractSet[int] = frozenset()
    named: AbstractSet[Thing] = frozenset()
    itself: AbstractSet[Thing] = frozenset()

    @property
    def things(self) -> AbstractSet[Thing]:
        """Return what facts link it to and what else is named, by kind."""
        return self.linked | (self.named - self.itself) if self.named else self.linked

    def add(self, other: "Context") -> None:
        """Add what another context holds."""
        self.linked |= other.things
        self.years |= other.years
        self.days |= other.days
        self.trades |= other.trades
        self.works |= other.works
        for role, held in other.posts.items():
            self.posts[role] |= held


def added(contexts: Iterable[Context]) -> Context:
    """Return what several contexts hold together."""
    found = Context(linked=set(), trades=set(), works=set(), years=set(), days=set())
    for one in contexts:
        found.add(one)
    return found


class Contexts(dict[Group, Context]):
    """The context of each person's group, found out when it is first asked for.

    Args:
        groups: All groups.
        facts: Of all articles.
        label: What tells a group that is no person from others, the same for those linked.
        published: Date of each article, or "".
        heads: What :func:`heads_of_places` found.
        hints: Of each article that has some.
    """

    def __init__(
        self,
        groups: Groups,
        facts: Iterable[Fact[Mention]],
        *,
        label: Callable[[Group], str],
        published: Mapping[str, str],
        heads: Container[str],
        hints: Mapping[str, Iterable[Hint]] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._groups, self._label, self._published = groups, label, published
        self._heads, self._hints = heads, hints
        self._facts: defaultdict[str, list[Fact[Mention]]] = defaultdict(list)
        for fact in facts:
            self._facts[fact.subject.article].append(fact)
        self._read: set[str] = set()

    def __missing__(self, group: Group) -> Context:
        if group.article in self._read:
            raise KeyError(group)
        self._read.add(group.article)
        self._add(group.article)
        return self[group]

    def _add(self, article: str) -> None:
        """Find the contexts of all persons of an article."""
        named = self._groups.named(article)
        things = set(_things(named, self._heads, self._label))
        years, days = _published(self._published.get(article, ""))
        for group in named:
            if group.type is EntityType.PERSON:
                itself = things & {("person", group.key), (HEAD, group.key)}
                self[group] = Context(named=things, itself=itself, years=years, days=days)
        for fact in self._facts.get(article, ()):
            ends = (self._groups.of(fact.subject), self._groups.of(fact.object))
            for one, other in (ends, ends[::-1]):
                if one.type is EntityType.PERSON:
                    _add_fact(self[one], fact, other, self._label)
        for hint in self._hints.get(article, ()):
            group = Group(hint.type, names.key(hint.name, hint.type), article=article)
            if hint.type is EntityType.PERSON and group in self:
                _add_trade(self[group], hint.what)


def _things(
    named: Iterable[Group], heads: Container[str], label: Callable[[Group], str]
) -> Iterator[Thing]:
    """Yield what an article names, by kind."""
    for group in named:
        if group.type is EntityType.PERSON:
            if group.full:
                yield HEAD if group.key in heads else "person", group.key
        elif (kind := NAMED + group.type.lower()) in _NAMED_KINDS:
            yield kind, label(group)


def _published(day: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return the year and the day of a date, as far as it has them."""
    year = day[:4]
    years = frozenset((int(year),) if year.isdecimal() and year.isascii() else ())
    try:
        return years, frozenset((date.fromisoformat(day[:10]).toordinal(),))
    except ValueError:
        return years, frozenset()


def heads_of_places(facts: Iterable[Fact[Mention]]) -> frozenset[str]:
    """Return the names of those who hold a post in a place, in whatever article."""
    return frozenset(
        names.key(fact.subject.name, EntityType.PERSON)
        for fact in facts
        if fact.role
        and fact.object.type is EntityType.PLACE
        and fact.subject.type is EntityType.PERSON
    )


def _add_trade(context: Context, word: str) -> None:
    """Add what an article calls a person, but for the word of a post that it has there."""
    if not any(word in role.split() for role in context.posts):
        context.trades |= {word}


def _add_fact(
    context: Context, fact: Fact[Mention], other: Group, label: Callable[[Group], str]
) -> None:
    if fact.relation == "spouse_of" and other.full:
        context.linked |= {("spouse", other.key)}
    kind = _FACT_KIND.get(other.type)
    if kind == "institution" and fact.relation not in _WORK:
        return
    if kind is not None:
        if kind == "place" and names.country(other.key):
            kind = "country"
        elif kind == "institution" and other.key.rpartition(" ")[2] in names.PARTIES:
            kind = "party"
        elif kind == "institution" and _is_one_of_many(fact, other):
            kind = "chamber"
        elif (
            kind == "institution"
            and not _is_chamber(other)  # it is named beside whoever deals with it
            and (fact.role or fact.relation != "member_of")
        ):
            context.works |= {label(other)}
        context.linked |= {(kind, label(other))}
        if fact.role:
            context.posts[fact.role.casefold().replace("-", " ")].add(label(other))


def _is_one_of_many(fact: Fact[Mention], other: Group) -> bool:
    """Tell a seat in a chamber from a post there ("speaker")."""
    return _is_chamber(other) and (not fact.role or fact.role.casefold() in names.SEATS)


def _is_chamber(other: Group) -> bool:
    body = (other.key, other.key.partition(" of ")[0])  # "House of Lords", "Senate of Peru"
    return any(one.rpartition(" ")[2] in names.CHAMBERS for one in body)
