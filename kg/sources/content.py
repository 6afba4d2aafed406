"""Bytes to read, with what is known about them from outside: a name, a server's word."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Protocol

from kg.errors import SourceError, printable

LISTS = frozenset((".xml", ".rss", ".atom", ".json", ".urls"))
"""Suffixes of contents that name addresses, which are fetched where the user may fetch."""

MOST_NESTED = 5
"""Containers inside each other that are opened: a list of addresses, an index of sitemaps, a
packed sitemap and its page are four."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "published": ("published", "date", "published_at", "publishedAt"),
    "id": ("id",),
    "outlet": ("outlet", "publisher", "source", "site"),
    "language": ("language", "lang"),
    "authors": ("authors", "author"),
}
"""What kg knows of an article, and the names that records and tables have for it."""

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the place says of an article; what the article says of itself goes before it."""

    title: str = ""  # as a feed or a mail's subject has it
    url: str = ""
    outlet: str = ""
    published: str = ""  # in any form that kg.sources.dates.parse reads
    language: str = ""  # BCP 47 tag
    authors: tuple[str, ...] = ()
    charset: str = ""  # by the server's or the mail's header


NOTHING = Known()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A stream that holds one article or many, read once, from the beginning.

    One that a container yields ends when the next one is asked for.
    """

    stream: BinaryIO
    name: str  # short, for people, without suffix
    source: str  # where it is, for citations and messages ("crawl.zip/a.html")
    suffix: str = ""  # what it is (".html"); "" where its first bytes have to tell
    size: int | None = None  # bytes, if somebody knows
    known: Known = NOTHING
    columns: Mapping[str, str] = field(default_factory=dict)  # kg's name of a field: the file's
    web: "Fetcher | None" = None  # fetches what a list names; None where nothing may be fetched
    instead: "Content | None" = None  # for a page that cannot be read: its text in the feed
    depth: int = 0  # containers around it

    def inner(self, data: bytes, **more: Any) -> "Content":
        """Return a content inside this one: bytes, from which no connection is opened."""
        depth = self.depth + 1
        return replace(
            self, stream=io.BytesIO(data), size=len(data), web=None, depth=depth, **more
        )


class Fetcher(Protocol):
    """What fetches the pages that a list names: :class:`kg.sources.web.Web`."""

    seen: set[str]
    followed: int

    def content(self, url: str, known: Known) -> Content:
        """Return what is at an address."""
        ...


class FrontPageError(SourceError):
    """A page is no article, but names a feed of articles: ``feed`` is its address."""

    def __init__(self, source: str, feed: str) -> None:
        super().__init__(
            f"{source}: is no article; for its articles give its feed, {printable(feed)[:300]}"
        )
        self.feed = feed


def load(content: Content, *, most: int) -> bytes:
    """Return the bytes of a content; a SourceError where it has more than ``most``."""
    if content.size is not None and content.size > most:
        raise _too_large(content.source, f"{content.size:,} bytes, more than {most:,}")
    parts, left = [], most + 1
    while left and (part := content.stream.read(min(left, _CHUNK))):
        parts.append(part)
        left -= len(part)
    if not left:
        raise _too_large(content.source, f"more than {most:,} bytes")
    return b"".join(parts)


def _too_large(source: str, size: str) -> SourceError:
    return SourceError(f"{source}: has {size}; split it into one file an article")


def suffix_of(name: str) -> str:
    """Return the last suffix of a file's name or a path, in lower case.

    >>> suffix_of("Crawl/News.WARC.GZ"), suffix_of("README"), suffix_of(".hidden")
    ('.gz', '', '')
    """
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()
