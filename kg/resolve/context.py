"""What articles say around a person's name, and what that is worth as evidence.

The weights are set so that, with equal names, one of these makes one person: the same
institution, the same post, two other full names that stand in both articles, or one such name
with a place that both state; or a post in an institution that the other article names, with
another name that both have. A country, a town or a party alone does not: it has many people of
one name, fathers and sons among them. Who holds a post in a country or a city is named beside
everybody, so that name is worth less. A rare or a long name (:mod:`kg.resolve.rarity`) is worth
something by itself, unless one article calls it by one trade and the other by another: then a
post in what the other article names is enough. The weights were set by the cases in
homonyms.toml and namesakes.toml of benchmarks/.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.model import EntityType, Fact, Hint, Mention
from kg.resolve import names
from kg.resolve.groups import Group, Groups
from kg.resolve.rarity import rarity

APART = -0.4
"""Weight of standing in two articles: an equal name alone is *unsure*."""
_WEIGHTS = {
    "institution": 0.4,
    "role": 0.25,
    "place": 0.15,
    "person": 0.15,
    "head of a place": 0.1,
    "technology": 0.15,
    "country": 0.05,
    "party": 0.05,
    "named institution": 0.05,
    "named place": 0.05,
}
_MOST = {"person": 2, "named institution": 2}  # of other kinds one
_EMPLOYER, _EMPLOYERS = 0.2, 2  # held a post in it here, named there; two at most
_HEAD = "head of a place"
_NAMED = "named "
_TRADE = 0.1  # of a name that tells something by itself
_PLACE_POST = 0.15  # the same of a place, where the name tells something by itself
_OTHER_POST, _OTHER_OF_BOTH = -0.3, -0.1  # elsewhere; in two bodies that both articles name
_OTHER_TIME = -0.3
_LONG = 25  # years between two articles after which a name may have passed to another
_NAMED_AS = {"country": "place", "party": "institution"}
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
        years: Years of publication.
        named: What else is named, shared by all that stand in one article.
        itself: What of ``named`` is the person.
    """

    linked: AbstractSet[Thing] = frozenset()
    posts: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    trades: AbstractSet[str] = frozenset()
    years: AbstractSet[int] = frozenset()
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
        self.trades |= other.trades
        for role, held in other.posts.items():
            self.posts[role] |= held


def added(contexts: Iterable[Context]) -> Context:
    """Return what several contexts hold together."""
    found = Context(linked=set(), years=set(), trades=set())  # grow in place
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
        years = _years(self._published.get(article, ""))
        for group in named:
            if group.type is EntityType.PERSON:
                itself = things & {("person", group.key), (_HEAD, group.key)}
                self[group] = Context(named=things, itself=itself, years=years)
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
                yield _HEAD if group.key in heads else "person", group.key
        elif (kind := _NAMED + group.type.lower()) in _WEIGHTS:
            yield kind, label(group)


def _years(published: str) -> frozenset[int]:
    year = published[:4]
    return frozenset((int(year),) if year.isdecimal() and year.isascii() else ())


def heads_of_places(facts: Iterable[Fact[Mention]]) -> frozenset[str]:
    """Return the names of those who hold a post in a place, in whatever article."""
    return frozenset(
        names.key(fact.subject.name, EntityType.PERSON)
        for fact in facts
        if fact.role
        and fact.object.type is EntityType.PLACE
        and fact.subject.type is EntityType.PERSON
    )


def evidence(one: Context, other: Context, *, name: str = "") -> Iterator[tuple[str, float]]:
    """Yield what two contexts say for or against one person, named and weighed.

    Args:
        one: A context.
        other: Another.
        name: Key of the name that both have, or "" where they have two.
    """
    told = tuple(rarity(name)) if name and not _other_trade(one, other) else ()
    yield from told
    if told and (trades := one.trades & other.trades):
        yield f"same trade: {min(trades)}", _TRADE
    yield from _posts(one, other)
    both = one.things & other.things
    linked = {(_NAMED_AS.get(kind, kind), what) for kind, what in both}
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for kind, what in sorted(both):
        # What facts of both link is not counted again for being named.
        if not kind.startswith(_NAMED) or (kind.removeprefix(_NAMED), what) not in linked:
            shared[kind].append(what)
    for kind, found in sorted(shared.items()):
        for what in found[: _MOST.get(kind, 1)]:
            yield f"same {kind}: {what}", _WEIGHTS[kind]
    for what in sorted(_ruled(one, other) | _ruled(other, one))[:1] if told else ():
        yield f"post in a place that the other names: {what}", _PLACE_POST
    for what in _employers(one, other)[:_EMPLOYERS]:
        yield f"post in what the other names: {what}", _EMPLOYER
    gap = _years_apart(one, other)
    if gap > _LONG:
        yield f"{gap} years apart", _OTHER_TIME


def _employers(one: Context, other: Context) -> list[str]:
    """Return the institutions where one holds a post and that the other's article names."""
    return sorted(_employed(one, other) | _employed(other, one))


def _employed(holder: Context, reader: Context) -> set[str]:
    return {
        what
        for what in set().union(*holder.posts.values())
        if ("institution", what) in holder.linked
        and ("institution", what) not in reader.linked
        and (_NAMED + "institution", what) in reader.things
    }


def _ruled(holder: Context, reader: Context) -> set[str]:
    """Return the places where one holds a post and that the other's article names."""
    return {
        what
        for what in set().union(*holder.posts.values())
        if any((kind, what) in holder.linked for kind in ("place", "country"))
        and (_NAMED + "place", what) in reader.things
    }


def _posts(one: Context, other: Context) -> Iterator[tuple[str, float]]:
    """Yield what roles say: the same one in two institutions is rather two persons.

    Less so where each article names the other's institution too: a firm and its owner.
    """
    shared = sorted(one.posts.keys() & other.posts.keys())
    held = [role for role in shared if one.posts[role] & other.posts[role]]
    if held:
        yield f"same role: {held[0]}", _WEIGHTS["role"]
    elif shared:
        both = _employed(one, other) and _employed(other, one)
        yield f"same role elsewhere: {shared[0]}", _OTHER_OF_BOTH if both else _OTHER_POST


def _other_trade(one: Context, other: Context) -> bool:
    """Tell whether one article says a trade and the other another, or a post instead.

    A rare name tells nothing then: that of the rector is a rapper's too. Nor where so many
    years lie between that it may be the father's.
    """
    if _years_apart(one, other) > _LONG:
        return True
    if one.trades and other.trades:
        return one.trades.isdisjoint(other.trades)
    return bool((one.trades and other.posts) or (other.trades and one.posts))


def _years_apart(one: Context, other: Context) -> int:
    if not (one.years and other.years):
        return 0
    return max(min(one.years) - max(other.years), min(other.years) - max(one.years))


def _add_trade(context: Context, word: str) -> None:
    """Add what an article calls a person, but for the word of a post that it has there."""
    if not any(word in role.split() for role in context.posts):
        context.trades |= {word}


def _add_fact(
    context: Context, fact: Fact[Mention], other: Group, label: Callable[[Group], str]
) -> None:
    kind = _FACT_KIND.get(other.type)
    if kind is not None:
        if kind == "place" and names.country(other.key):
            kind = "country"
        elif kind == "institution" and other.key.rpartition(" ")[2] in names.PARTIES:
            kind = "party"
        context.linked |= {(kind, label(other))}
        if fact.role:
            context.posts[fact.role.casefold()].add(label(other))
