"""What articles name, without the places where: all that resolution needs of mentions.

Ten thousand articles have 370,000 mentions, in 250,000 pairs of an article and a name, and few
printings of each name. So a printing is kept once, and what an article names are numbers.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import EntityType, Mention
from kg.outline import Printing
from kg.resolve import names

Printings = Sequence[Printing]
"""One for each mention, in any order."""


class NameSummary(NamedTuple):
    """What a group's printings tell.

    Attributes:
        best: The best name (:func:`best`).
        key: Its key, which is the group's own but for few.
        full: Whether it is a full name (:func:`kg.resolve.names.is_full`).
        named: Whether one printing names the thing, and not only points at it.
        aliases: The other names beside the best one, sorted.
        acronyms: Those that are one word of capitals, sorted; of a person none.
        called: Keys of the longer names with words that the group's key has not, sorted; of a
            person none.
    """

    best: str
    key: str
    full: bool = True
    named: bool = True
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    called: tuple[str, ...] = ()


class Occurrences:
    """In which articles a group is named, and how each prints it.

    Attributes:
        articles: Ids of the articles, each once.
        printed: The printings of each, in the order of the articles.
        summary: What the printings tell (:func:`kg.resolve.surface_forms.summarize`), or None
            if not asked for.
        row: Number of the line of the registry that gives the group its id, alone, after the
            first; 0 where that is not known.
    """

    __slots__ = ("articles", "printed", "row", "summary")

    def __init__(self, articles: Sequence[str] = (), printed: Sequence[Printings] = ()) -> None:
        self.articles = articles
        self.printed = printed
        self.summary: NameSummary | None = None
        self.row = 0

    def __iter__(self) -> Iterator[tuple[str, Printings]]:
        """Yield each article with its printings."""
        return zip(self.articles, self.printed, strict=True)


def merge_occurrences(every: Sequence[Occurrences]) -> Occurrences:
    """Return the uses of several groups as those of one; an article may be there twice."""
    if len(every) == 1:
        return every[0]
    return Occurrences(
        [article for one in every for article in one.articles],
        [printed for one in every for printed in one.printed],
    )


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


def group_of(one: Mention | Printing) -> Group:
    """Return the group of a mention, of a person without the article."""
    if one.type is EntityType.TECHNOLOGY and one.concept:
        return Group(one.type, "", concept=one.concept)
    return Group(one.type, names.key(one.name, one.type))
