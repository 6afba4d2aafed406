"""Collects what articles name, as numbers."""

from array import array
from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from itertools import chain
from sys import intern
from typing import Any

from kg.model import EntityType, Mention, MentionKind
from kg.outline import Printing
from kg.resolve.groups import Group, group_of
from kg.resolve.uses import Printings

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
    """

    def __init__(
        self, mentions: Iterable[Mention] = (), *, before: "Printed | None" = None
    ) -> None:
        # Numbers of before stay; that what is new gets another number does no harm.
        self.groups: list[Group] = [] if before is None else list(before.groups)
        self.printings: list[Printings] = [] if before is None else list(before.printings)
        self._before = before
        self.articles: dict[str, Numbers] = {}
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
        found = [self.articles.get(article) for article in articles]
        groups, printings = (_used(found, at) for at in (0, 1))
        if len(groups) < len(self.groups) or len(printings) < len(self.printings):
            first, second = (
                {old: new for new, old in enumerate(one)} for one in (groups, printings)
            )
            found = [
                numbers
                and array(
                    "I",
                    chain.from_iterable(
                        (first[one], second[other])
                        for one, other in zip(numbers[::2], numbers[1::2], strict=True)
                    ),
                )
                for numbers in found
            ]
        return [
            [
                [every.setdefault(one, len(every)) for one in self.printings[number]]
                for number in printings
            ],
            list(every),
            [self.groups[number][:3] for number in groups],
            [None if numbers is None else list(numbers) for numbers in found],
        ]

    @classmethod
    def read(cls, written: Sequence[Any], articles: Iterable[str]) -> "Printed":
        """Return what :meth:`written` gave."""
        self = cls()
        printings, rows, groups, found = written
        every = [
            Printing(TYPES[type_], intern(name), intern(text), KINDS[kind], intern(concept))
            for type_, name, text, kind, concept in rows
        ]
        self.groups = [Group(TYPES[type_], key, concept) for type_, key, concept in groups]
        self.printings = [tuple([every[at] for at in one]) for one in printings]
        self.articles = {
            id_: array("I", numbers)
            for id_, numbers in zip(articles, found, strict=True)
            if numbers is not None
        }
        return self

    def same(self, article: str) -> None:
        """Take over what an article named before."""
        if self._before is None:
            raise KeyError(article)
        self.articles[article] = self._before.articles[article]

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

    def _group(self, group: Group) -> int:
        number = self._groups.setdefault(group, len(self.groups))
        if number == len(self.groups):
            self.groups.append(group)
        return number

    def _number(self, printings: Printings) -> int:
        number = self._printings.setdefault(printings, len(self.printings))
        if number == len(self.printings):
            self.printings.append(printings)
        return number


def _used(found: Iterable[Numbers | None], at: int) -> list[int]:
    """Return the numbers of groups or of printings that articles use, sorted."""
    used: set[int] = set()
    for numbers in found:
        if numbers is not None:
            used.update(numbers[at::2])
    return sorted(used)
