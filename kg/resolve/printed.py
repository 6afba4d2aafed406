"""Collects what articles name, as numbers."""

from array import array
from collections.abc import Iterable, Iterator, MutableSequence
from itertools import chain

from kg.model import Mention
from kg.outline import Printing
from kg.resolve.groups import Group, group_of
from kg.resolve.uses import Printings

Numbers = MutableSequence[int]
"""Of a group without its article, and of its printings, in turn: what an article names."""


class Printed:
    """What each article names, each mention once.

    Attributes:
        groups: Groups, without their articles, by number.
        printings: All printings of a name in one article, by number.
        articles: What each article names.
    """

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        self.groups: list[Group] = []
        self.printings: list[Printings] = []
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
