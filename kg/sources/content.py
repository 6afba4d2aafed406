"""Bytes to read, with what is known about them from outside: a name, a server's word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol

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
    """What the place says of an article; what the article says of itself goes before it.

    Attributes:
        title: Headline, as a feed or a mail's subject has it.
        url: Address of the page.
        outlet: Publisher.
        published: Date, in any form that :func:`kg.sources.dates.parse` reads.
        language: BCP 47 tag, or "".
        authors: Names.
        charset: Encoding by the server's or the mail's header.
    """

    title: str = ""
    url: str = ""
    outlet: str = ""
    published: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    charset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A stream that holds one article or many.

    Attributes:
        stream: Read once, from the beginning. A content that a container yields ends when the
            next one is asked for.
        name: Short name for people, without suffix.
        source: Where it is, for citations and messages ("crawl.zip/a.html").
        suffix: What it is, as a file's suffix in lower case (".html"); "" where its first bytes
            have to tell.
        size: Bytes, or None where nobody knows.
        known: What the place says of the article.
        columns: What kg calls a field (:data:`FIELDS`), and what the file calls it.
        web: Fetches what a list of addresses names; None where nothing may be fetched.
        instead: Read where nothing can be read here: the text in a feed, for its page.
        depth: Containers around it.
    """

    stream: BinaryIO
    name: str
    source: str
    suffix: str = ""
    size: int | None = None
    known: Known = field(default_factory=Known)
    columns: Mapping[str, str] = field(default_factory=dict)
    web: "Fetcher | None" = None
    instead: "Content | None" = None
    depth: int = 0


class Fetcher(Protocol):
    """What fetches the pages that a list names: :class:`kg.sources.web.Web`.

    Attributes:
        seen: Addresses that were fetched.
        followed: Number of pages that feeds and sitemaps have led to.
    """

    seen: set[str]
    followed: int

    def content(self, url: str, known: Known) -> Content:
        """Return what is at an address; see :meth:`kg.sources.web.Web.content`."""
        ...


class FrontPageError(SourceError):
    """A page is no article, but names a feed of articles.

    Attributes:
        feed: Address of the feed.
    """

    def __init__(self, source: str, feed: str) -> None:
        super().__init__(
            f"{source}: is no article; for its articles give its feed, {printable(feed)[:300]}"
        )
        self.feed = feed


def load(content: Content, *, most: int) -> bytes:
    """Return the bytes of a content; of one that is too large no more than ``most``.

    Raises:
        SourceError: It has more than ``most`` bytes.
    """
    size = content.size
    if size is not None and size > most:
        raise too_large(content.source, f"{size:,}", most)
    parts, left = [], most + 1
    while left and (part := content.stream.read(min(left, _CHUNK))):
        parts.append(part)
        left -= len(part)
    if not left:
        raise too_large(content.source, f"more than {most:,}", most, compared=False)
    return b"".join(parts)


def too_large(source: str, size: str, most: int, *, compared: bool = True) -> SourceError:
    """Return the error for what has too many bytes."""
    more = f", more than {most:,}" if compared else ""
    return SourceError(f"{source}: has {size} bytes{more}; split it into one file an article")


def suffix_of(name: str) -> str:
    """Return the last suffix of a file's name or a path, in lower case.

    >>> suffix_of("Crawl/News.WARC.GZ"), suffix_of("README"), suffix_of(".hidden")
    ('.gz', '', '')
    """
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()
