"""Collects what articles name, as numbers."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableSequence, Sequence
from itertools import chain
from sys import intern
from typing import Any

from kg.model import EntityType, Mention, MentionKind
from kg.outline import Printing
from kg.resolve.groups import Group, group_of
from kg.resolve.identities import Identities
from kg.resolve.looks import Look
from kg.resolve.uses import Printings, Uses

Numbers = MutableSequence[int]
"""Of a group without its article, and of its printings, in turn: what an article names."""

TYPES = {one.value: one for one in EntityType}
KINDS = {one.value: one for one in MentionKind}


class Printed:
    """What each article names, each mention once.

    Args:
        mentions: Of any articles.
        before: What articles named before, of which some say the same (:meth:`same`).

    Attributes:
        groups: Groups, without their articles, by number.
        printings: All printings of a name in one article, by number.
        articles: What each article names.
        looks: What the printings of groups tell that are no persons, by number, or None; of
            what was read (:meth:`read`) only, as the next two.
        rows: Lines of the registry (:class:`~kg.resolve.uses.Uses`) of groups that are no
            persons, by number.
        persons: The same of the persons of each article, in the order of its groups.
    """

    def __init__(
        self, mentions: Iterable[Mention] = (), *, before: "Printed | None" = None
    ) -> None:
        # Numbers of before stay; that new printings get another number does no harm.
        self.groups: list[Group] = [] if before is None else list(before.groups)
        self.printings: list[Printings] = [] if before is None else list(before.printings)
        self._before = before
        self.articles: dict[str, Numbers] = {}
        self._same: set[str] = set()
        self.looks: list[Look | None] = []
        self.rows: Sequence[int] = ()
        self.persons: dict[str, Sequence[int]] = {}
        self._things: list[Uses | None] = []
        self._persons: dict[str, list[Uses]] = {}
        self._known: dict[Printing, int] = {}
        self._every: list[Printing] = []
        self._group_of: dict[Printing, int] = {}
        self._places: dict[str, Numbers] = {}
        self._groups: dict[Group, int] = {}
        self._printings: dict[Printings, int] = {}
        by_article: dict[str, list[Mention]] = {}
        for mention in mentions:
            by_article.setdefault(mention.article, []).append(mention)
        for every in by_article.values():
            self.add(every)

    def __iter__(self) -> Iterator[tuple[str, Iterator[tuple[Group, Printings]]]]:
        """Yield each article, by id, with its groups and their printings."""
        for article in sorted(self.articles):
            yield article, self.named(article)

    def named(self, article: str) -> Iterator[tuple[Group, Printings]]:
        """Yield the groups, without their article, that an article names."""
        numbers = iter(self.articles.get(article, ()))
        for group, printings in zip(numbers, numbers, strict=True):
            yield self.groups[group], self.printings[printings]

    def uses(self) -> dict[Group, Uses]:
        """Return where each group is named, a person's in one article.

        Of what no article prints otherwise than before, the look is that of before.
        """
        self._persons = {}
        old = {} if self._before is None else self._before.persons
        person = [group.type is EntityType.PERSON for group in self.groups]
        things: list[Uses | None] = [None] * len(self.groups)
        people: defaultdict[int, list[tuple[str, Uses]]] = defaultdict(list)
        for article in sorted(self.articles):
            numbers = iter(self.articles[article])
            rows = iter(old.get(article, ()) if article in self._same else ())
            persons = self._persons[article] = list[Uses]()
            for number, printings in zip(numbers, numbers, strict=True):
                printed = self.printings[printings]
                if person[number]:
                    one = Uses((article,), (printed,))
                    one.row = next(rows, 0)
                    persons.append(one)
                    people[number].append((article, one))
                    continue
                uses = things[number]
                if uses is None:
                    uses = things[number] = Uses([], [])
                uses.articles.append(article)  # type: ignore[attr-defined]
                uses.printed.append(printed)  # type: ignore[attr-defined]
        found: dict[Group, Uses] = {}
        for number, group in enumerate(self.groups):  # as good as sorted, which saves sorting
            uses = things[number]
            if uses is not None:
                found[group] = uses
            for article, one in people.pop(number, ()):
                found[Group(group.type, group.key, "", article)] = one
        self._things = things
        self._remember()
        return found

    def _remember(self) -> None:
        """Take what is known of groups that are no persons from before."""
        if self._before is None:
            return
        changed = self._changed()
        known = zip(self._things, self._before.looks, self._before.rows, strict=False)
        for number, (uses, look, row) in enumerate(known):
            if uses is not None:
                uses.row = row
                if number not in changed:
                    uses.look = look

    def forget_rows(self, known: Iterable[Uses]) -> None:
        """Forget all lines of the registry but those of some groups."""
        rows = [(uses, uses.row) for uses in known]
        for uses in chain(self._things, *self._persons.values()):
            if uses is not None:
                uses.row = 0
        for uses, row in rows:
            uses.row = row

    def register(self, alone: Mapping[str, Uses], identities: Identities) -> None:
        """Note which lines of the registry give groups their ids, for the next time.

        Args:
            alone: Uses of groups that are entities by themselves, by the id, where no line was
                known.
            identities: The registry as it is now.
        """
        for number, row in enumerate(identities.rows, start=1):
            if row.anchor and row.id in alone:
                alone[row.id].row = number

    def _changed(self) -> set[int]:
        """Return the numbers of groups that an article names otherwise than before, or did."""
        before = {} if self._before is None else self._before.articles
        every = (
            *(numbers for id_, numbers in before.items() if id_ not in self._same),
            *(numbers for id_, numbers in self.articles.items() if id_ not in self._same),
        )
        return {group for numbers in every for group in numbers[::2]}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Printed):
            return NotImplemented
        return {one: list(self.named(one)) for one in self.articles} == {
            one: list(other.named(one)) for one in other.articles
        }

    def written(self, articles: Iterable[str]) -> list[Any]:
        """Return what is here as lists and words.

        Args:
            articles: Ids in the order in which :meth:`read` is told them.
        """
        every: dict[Printing, int] = {}
        articles = list(articles)
        found = [self.articles.get(article) for article in articles]
        groups, printings = (_used(found, at) for at in (0, 1))
        groups.sort(key=self.groups.__getitem__)
        new = ({old: at for at, old in enumerate(one)} for one in (groups, printings))
        first, second = new
        renumbered = [
            None
            if numbers is None
            else [
                at
                for one, other in zip(numbers[::2], numbers[1::2], strict=True)
                for at in (first[one], second[other])
            ]
            for numbers in found
        ]
        return [
            [
                [every.setdefault(one, len(every)) for one in self.printings[number]]
                for number in printings
            ],
            list(every),
            [self.groups[number][:3] for number in groups],
            renumbered,
            [self._look(number) for number in groups],
            [0 if (one := self._thing(number)) is None else one.row for number in groups],
            [[one.row for one in self._persons.get(id_, ())] for id_ in articles],
        ]

    def _thing(self, number: int) -> Uses | None:
        return self._things[number] if number < len(self._things) else None

    def _look(self, number: int) -> Any:
        """Return the look of a group as it is written: most have a best name, no more."""
        uses = self._thing(number)
        if uses is None or uses.look is None:
            return None
        plain = uses.look.plain and uses.look.key == self.groups[number].key
        return uses.look.best if plain else uses.look

    @classmethod
    def read(cls, written: Sequence[Any], articles: Iterable[str]) -> "Printed":
        """Return what :meth:`written` gave."""
        self = cls()
        printings, rows, groups, found, looks, self.rows, persons = written
        every = [
            Printing(TYPES[type_], intern(name), intern(text), KINDS[kind], intern(concept))
            for type_, name, text, kind, concept in rows
        ]
        self.groups = [Group(TYPES[type_], key, concept) for type_, key, concept in groups]
        self.printings = [tuple([every[at] for at in one]) for one in printings]
        every_id = list(articles)
        self.articles = {
            id_: array("I", numbers)
            for id_, numbers in zip(every_id, found, strict=True)
            if numbers is not None
        }
        self.persons = dict(zip(every_id, persons, strict=True))
        self.looks = [
            _read_look(one, group.key) for one, group in zip(looks, self.groups, strict=True)
        ]
        return self

    def same(self, article: str) -> None:
        """Take over what an article named before."""
        if self._before is None:
            raise KeyError(article)
        self.articles[article] = self._before.articles[article]
        self._same.add(article)

    def add(self, mentions: Iterable[Mention]) -> None:
        """Add mentions of one article; those that are there already count once."""
        new: dict[tuple[int, int, int], None] = {}
        article = ""
        for one in mentions:
            article = one.article
            printing = Printing(one.type, one.name, one.text, one.kind, one.concept)
            number = self._known.get(printing)
            if number is None:
                number = self._known[printing] = len(self._every)
                self._every.append(printing)
            new[one.start, one.end, number] = None
        if not article:
            return
        before = iter(self._places.get(article, ()))
        every = {**dict.fromkeys(zip(before, before, before, strict=True)), **new}
        self.put(article, [self._every[number] for _, _, number in every])
        self._places[article] = array("Q", chain.from_iterable(every))

    def put(self, article: str, printings: Iterable[Printing]) -> None:
        """Add the printings of all mentions of an article."""
        here: dict[int, list[Printing]] = {}
        for one in printings:
            group = self._group_of.get(one)
            if group is None:
                group = self._group_of[one] = self._group(group_of(one))
            here.setdefault(group, []).append(one)
        numbers = array("I")
        for group, printed in here.items():
            numbers.append(group)
            numbers.append(self._number(tuple(printed)))
        self.articles[article] = numbers
        self._same.discard(article)

    def _group(self, group: Group) -> int:
        if not self._groups:
            self._groups = {one: number for number, one in enumerate(self.groups)}
        number = self._groups.setdefault(group, len(self.groups))
        if number == len(self.groups):
            self.groups.append(group)
        return number

    def _number(self, printings: Printings) -> int:
        number = self._printings.setdefault(printings, len(self.printings))
        if number == len(self.printings):
            self.printings.append(printings)
        return number


def _read_look(written: Any, key: str) -> Look | None:
    if written is None:
        return None
    if isinstance(written, str):
        return Look(written, key)
    best, own, full, named, *rest = written
    return Look(best, own, full, named, *map(tuple, rest))


def _used(found: Iterable[Numbers | None], at: int) -> list[int]:
    """Return the numbers of groups or of printings that articles use, sorted."""
    used: set[int] = set()
    for numbers in found:
        if numbers is not None:
            used.update(numbers[at::2])
    return sorted(used)
