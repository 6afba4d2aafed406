"""Read articles from files of many kinds, folders, archives, addresses and ``-``.

The first module that sees outside data, and the only one: what leaves it is an
:class:`~kg.model.Article` whose text is what was read, with its furniture and headline marked.
"""

from kg.sources.articles import MOST_CHARACTERS, from_text
from kg.sources.locations import BUILTIN, Keeper, Reader, read, size
from kg.sources.polling import FeedState, poll
from kg.sources.web import Rules, Web

__all__ = [
    "BUILTIN",
    "MOST_CHARACTERS",
    "FeedState",
    "Keeper",
    "Reader",
    "Rules",
    "Web",
    "from_text",
    "poll",
    "read",
    "size",
]
