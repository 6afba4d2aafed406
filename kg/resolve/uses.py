"""What articles name, without the places where: all that resolution needs of mentions.

Ten thousand articles have 370,000 mentions, in 250,000 pairs of an article and a name, and few
printings of each name. So a printing is kept once, and what an article names are numbers.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.outline import Printing

if TYPE_CHECKING:
    from kg.resolve.looks import Look

Printings = Sequence[Printing]
"""One for each mention, in any order."""


class Uses:
    """In which articles a group is named, and how each prints it.

    Attributes:
        articles: Ids of the articles, each once.
        printed: The printings of each, in the order of the articles.
        look: What the printings tell (:func:`kg.resolve.looks.look`), or None where nobody
            asked for it.
        row: Number of the line of the registry that gives the group its id, alone, after the
            first; 0 where that is not known.
    """

    __slots__ = ("articles", "look", "printed", "row")

    def __init__(self, articles: Sequence[str] = (), printed: Sequence[Printings] = ()) -> None:
        self.articles = articles
        self.printed = printed
        self.look: Look | None = None
        self.row = 0

    def __iter__(self) -> Iterator[tuple[str, Printings]]:
        """Yield each article with its printings."""
        return zip(self.articles, self.printed, strict=True)


def together(every: Sequence[Uses]) -> Uses:
    """Return the uses of several groups as those of one; an article may be there twice."""
    if len(every) == 1:
        return every[0]
    return Uses(
        [article for one in every for article in one.articles],
        [printed for one in every for printed in one.printed],
    )
