"""Collects what articles name, as numbers."""

from array import array
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableSequence, Sequence
from itertools import chain
from sys import intern
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.model import EntityType, Mention, MentionKind
from kg.outline import Printing
from kg.resolve.identities import Identities
from kg.resolve.mention_groups import Group, NameSummary, Occurrences, Printings, group_of
from kg.resolve.packed_rows import Writer
from kg.resolve.surface_forms import summarize_person

Numbers = MutableSequence[int]
"""Of a group without its article, and of its printings, in turn: what an article names."""

TYPES = {one.value: one for one in EntityType}
KINDS = {one.value: one for one in MentionKind}


class MentionTable:
    """What each article names, each mention once.

    Args:
        mentions: Of any articles.
        before: What articles named before, of which some say the same (:meth:`same`).

    Attributes:
        groups: Groups, without their articles, by number.
        printings: All printings of a name in one article, by number.
        articles: What each article names.
        summaries: What the printings of groups tell that are no persons, by number, or None; of
            what was read (:meth:`read`) only, as the next two.
        rows: Lines of the registry (:class:`~kg.resolve.mention_groups.Occurrences`) of groups
            that are no persons, by number.
        persons: The same of the persons of each article, in the order of its groups.
        person_summaries: What printings of persons tell, by number.
    """

    def __init__(
        self, mentions: Iterable[Mention] = (), *, before: "MentionTable | None" = None
    ) -> None:
        # Numbers of before stay; that new printings get another number does no harm.
        self.groups: list[Group] = [] if before is None else list(before.groups)
        self.printings: list[Printings] = [] if before is None else list(before.printings)
        self._before = before
        self.articles: dict[str, Numbers] = {}
        self._same: set[str] = set()
        self.summaries: list[NameSummary | None] = []
        self.rows: Sequence[int] = ()
        self.persons: dict[str, Sequence[int]] = {}
        self._things: list[Occurrences | None] = []
        self._persons: dict[str, list[Occurrences]] = {}
        self.person_summaries: dict[int, NameSummary] = (
            {} if before is None else before.person_summaries
        )
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

    def uses(self) -> dict[Group, Occurrences]:
        """Return where each group is named, a person's in one article.

        Of what no article prints otherwise than before, the look is that of before.
        """
        self._persons = {}
        self._known, self._group_of, self._groups, self._printings = {}, {}, {}, {}
        old = {} if self._before is None else self._before.persons
        person = [group.type is EntityType.PERSON for group in self.groups]
        things: list[Occurrences | None] = [None] * len(self.groups)
        shared: dict[NameSummary, NameSummary] = {}
        # Most are named once; what many articles print is there once.
        once: list[tuple[Printings] | None] = [None] * len(self.printings)
        people: defaultdict[int, list[Occurrences]] = defaultdict(list)
        for article in sorted(self.articles):
            here = (article,)
            numbers = iter(self.articles[article])
            rows = iter(old.get(article, ()) if article in self._same else ())
            persons = self._persons[article] = list[Occurrences]()
            for number, printings in zip(numbers, numbers, strict=True):
                printed = once[printings]
                if printed is None:
                    printed = once[printings] = (self.printings[printings],)
                if person[number]:
                    one = Occurrences(here, printed)
                    one.summary = self._person_summary(printings, shared)
                    one.row = next(rows, 0)
                    persons.append(one)
                    people[number].append(one)
                elif (uses := things[number]) is None:
                    things[number] = Occurrences(here, printed)
                else:
                    _add(uses, article, printed)
        found: dict[Group, Occurrences] = {}
        for number, group in enumerate(self.groups):  # as good as sorted, which saves sorting
            uses = things[number]
            if uses is not None:
                # Lists have room for more.
                uses.articles, uses.printed = tuple(uses.articles), tuple(uses.printed)
                found[group] = uses
            for one in people.pop(number, ()):
                found[Group(group.type, group.key, "", one.articles[0])] = one
        self._things = things
        self._remember()
        return found

    def _person_summary(
        self, printings: int, shared: dict[NameSummary, NameSummary]
    ) -> NameSummary:
        """Return what some printings of a person tell; equal looks are one in memory."""
        summary = self.person_summaries.get(printings)
        if summary is None:
            told = summarize_person(self.printings[printings])
            summary = self.person_summaries[printings] = shared.setdefault(told, told)
        return summary

    def _remember(self) -> None:
        """Take what is known of groups that are no persons from before."""
        if self._before is None:
            return
        changed = self._changed()
        known = zip(self._things, self._before.summaries, self._before.rows, strict=False)
        for number, (uses, summary, row) in enumerate(known):
            if uses is not None:
                uses.row = row
                if number not in changed:
                    uses.summary = summary

    def forget_rows(self, known: Iterable[Occurrences]) -> None:
        """Forget all lines of the registry but those of some groups."""
        stay = set(map(id, known))
        for uses in chain(self._things, *self._persons.values()):
            if uses is not None and uses.row and id(uses) not in stay:
                uses.row = 0

    def register(self, alone: Mapping[str, Occurrences], identities: Identities) -> None:
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
        if not isinstance(other, MentionTable):
            return NotImplemented
        return {one: list(self.named(one)) for one in self.articles} == {
            one: list(other.named(one)) for one in other.articles
        }

    def write(self, out: Writer, articles: Iterable[str]) -> None:
        """Write what is here.

        Args:
            out: Where to.
            articles: Ids in the order in which :meth:`read` is told them.
        """
        every: dict[Printing, int] = {}
        articles = list(articles)
        found = [self.articles.get(article) for article in articles]
        numbers = np.array(list(chain.from_iterable(filter(None, found))), dtype=np.uint32)
        groups = sorted(np.unique(numbers[::2]).tolist(), key=self.groups.__getitem__)
        printings = np.unique(numbers[1::2]).tolist()
        numbers[::2] = _places(groups, len(self.groups))[numbers[::2]]
        numbers[1::2] = _places(printings, len(self.printings))[numbers[1::2]]
        summaries = ((self._summary_of(number), self.groups[number].key) for number in groups)
        out.rows(self.groups[number][:3] for number in groups)
        out.rows([_text_of(len(self.printings[number]) for number in printings)])
        out.rows(
            [
                _text_of(
                    every.setdefault(one, len(every))
                    for number in printings
                    for one in self.printings[number]
                )
            ]
        )
        out.rows(every)
        out.rows(-1 if one is None else len(one) for one in found)
        out.rows([_text_of(numbers)])
        out.rows(_written_summary(one, key) for one, key in summaries)
        out.rows(
            _written_summary(self.person_summaries.get(number), "") for number in printings
        )
        out.rows(
            [_text_of(0 if (one := self._thing(at)) is None else one.row for at in groups)]
        )
        out.rows(len(self._persons.get(id_, ())) for id_ in articles)
        out.rows([_text_of(one.row for id_ in articles for one in self._persons.get(id_, ()))])

    def _thing(self, number: int) -> Occurrences | None:
        return self._things[number] if number < len(self._things) else None

    def _summary_of(self, number: int) -> NameSummary | None:
        return None if (uses := self._thing(number)) is None else uses.summary

    @classmethod
    def read(cls, rows: Callable[[], Iterator[Any]], articles: Sequence[str]) -> "MentionTable":
        """Return what :meth:`write` wrote.

        Args:
            rows: Gives one table after the other.
            articles: Ids in the order in which it was told them.
        """
        self = cls()
        self.groups = [
            Group(TYPES[type_], intern(key), intern(concept)) for type_, key, concept in rows()
        ]
        (sizes,), (printings,) = map(_numbers_of, rows()), map(_numbers_of, rows())
        every = [
            Printing(TYPES[type_], intern(name), intern(text), KINDS[kind], intern(concept))
            for type_, name, text, kind, concept in rows()
        ]
        self.printings = [tuple([every[at] for at in one]) for one in _cut(printings, sizes)]
        counts = list(rows())
        (found,) = map(_numbers_of, rows())
        parts = _cut(found, [max(count, 0) for count in counts])
        self.articles = {
            id_: numbers
            for id_, count, numbers in zip(articles, counts, parts, strict=True)
            if count >= 0
        }
        self.summaries = [
            _read_summary(one, group.key)
            for one, group in zip(rows(), self.groups, strict=True)
        ]
        self.person_summaries = {
            at: one for at, each in enumerate(rows()) if (one := _read_summary(each, ""))
        }
        (self.rows,) = map(_numbers_of, rows())
        counts = list(rows())
        (persons,) = map(_numbers_of, rows())
        self.persons = dict(zip(articles, _cut(persons, counts), strict=True))
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


def _add(uses: Occurrences, article: str, printed: tuple[Printings]) -> None:
    """Add an article to the uses of what one names already."""
    if isinstance(uses.articles, tuple):
        uses.articles, uses.printed = list(uses.articles), list(uses.printed)
    uses.articles.append(article)  # type: ignore[attr-defined]
    uses.printed += printed  # type: ignore[operator]


def _written_summary(summary: NameSummary | None, key: str) -> Any:
    """Return a look as it is written: most have a best name, and no more."""
    return (
        summary.best
        if summary is not None and summary == (summary.best, key, *_PLAIN)
        else summary
    )


def _read_summary(written: Any, key: str) -> NameSummary | None:
    if written is None:
        return None
    if isinstance(written, str):
        return NameSummary(intern(written), key)
    best, own, full, named, *rest = written
    return NameSummary(
        intern(best), intern(own), full, named, *(tuple(map(intern, one)) for one in rest)
    )


_PLAIN = NameSummary("", "")[2:]


def _places(used: Sequence[int], count: int) -> NDArray[np.uint32]:
    """Return the place of each number that is used."""
    found = np.zeros(count, dtype=np.uint32)
    found[used] = np.arange(len(used))
    return found


def _text_of(numbers: Iterable[int]) -> str:
    return b64encode(np.fromiter(numbers, dtype="<u4").tobytes()).decode()


def _numbers_of(text: str) -> "array[int]":
    return array("I", np.frombuffer(b64decode(text), dtype="<u4").astype(np.uint32).tobytes())


def _cut(numbers: "array[int]", sizes: Iterable[int]) -> Iterator["array[int]"]:
    """Yield the numbers in parts of some sizes."""
    start = 0
    for size in sizes:
        yield numbers[start : start + size]
        start += size
