"""Open feeds (RSS, Atom, JSON Feed), sitemaps and lists of addresses: each page is a content.

Where nothing may be fetched (a feed in a folder), an entry's own text is read if it is whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape, unescape
from itertools import chain
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urljoin

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from kg.errors import SourceError, printable
from kg.sources.content import LISTS, NOTHING, Content, Fetcher, Known, load
from kg.sources.xml import parse

if TYPE_CHECKING:
    from lxml.etree import _Element


MOST_BYTES = 52_500_000
"""Of a sitemap, by its protocol; feeds are a hundred times smaller."""
MOST_ADDRESSES = 50_000
"""Of a sitemap, by its protocol."""
MOST_FOLLOWED = 20_000
"""Pages that feeds and sitemaps may lead to in one run, whatever they name."""
_LINE = 10_000  # bytes of one line of a list of addresses

_WHOLE = 600  # code points of text from which on an entry's text is no teaser
_TAG = re.compile(r"<[^<>]{0,2000}>")
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)(\w{2,31});")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed or a sitemap says of one page."""

    id: str  # stays the same when the entry changes: its id, or its address
    url: str  # of the page, absolute where the feed's own is known
    known: Known
    html: str = ""  # the text, if the feed has it as a whole
    changed: str = ""  # ISO 8601 time of the last change, if a sitemap says so


def entries(content: Content) -> Iterator[Content | SourceError]:
    """Yield the pages of a feed or a sitemap, in its order."""
    data = load(content, most=MOST_BYTES)
    root = tree(data, content.source)
    name = _local(root)
    of_lists = name == "sitemapindex"
    if name in ("urlset", "sitemapindex"):
        found = _addresses(root)
    elif name in ("rss", "rdf", "feed"):
        found = read_feed(root, content.known.url)
    else:
        raise SourceError(
            f"{content.source}: is XML of a kind that kg does not read ({printable(name)}); "
            "give a feed (RSS, Atom) or a sitemap"
        )
    first = next(found, None)
    if first is None:
        raise SourceError(f"{content.source}: names no page; give another feed or sitemap")
    without = 0
    for entry in chain([first], found):
        if content.web is None and not entry.html:
            without += 1
        else:
            yield from page(entry, content, of_lists=of_lists)
    if without:
        yield SourceError(
            f"{content.source}: has {without:,} entries without their text, and nothing in a "
            "folder or an archive opens a connection; give the file or its address itself"
        )


def listing(data: bytes, source: str, base: str) -> list[Entry]:
    """Return the entries of a feed or a sitemap of pages, ``base`` being its address."""
    root = tree(data, source)
    name = _local(root)
    try:
        if name == "urlset":
            return list(_addresses(root))
        if name in ("rss", "rdf", "feed"):
            return list(read_feed(root, base))
    except UnicodeDecodeError as error:
        raise SourceError(f"{source}: holds bytes that are no text; try later") from error
    raise SourceError(f"{source}: is no feed and no sitemap of pages; check the address")


def sitemap(data: bytes, source: str) -> tuple[bool, list[Entry]]:
    """Return whether a sitemap is an index of others, and what it names."""
    root = tree(data, source)
    name = _local(root)
    if name not in ("urlset", "sitemapindex"):
        raise SourceError(f"{source}: is no sitemap; check the address")
    return name == "sitemapindex", list(_addresses(root))


def listed(content: Content) -> Iterator[Content | SourceError]:
    """Yield the pages of a list of addresses: one a line, "#" begins a comment."""
    if content.web is None:
        raise SourceError(
            f"{content.source}: lists addresses, and nothing in a folder or an archive opens a "
            "connection; give the file itself"
        )
    number = 0
    while line := content.stream.readline(_LINE + 1):
        number += 1
        url = _text_of(line).strip().removeprefix("\ufeff")
        if len(line) > _LINE or "\0" in url:
            raise SourceError(
                f"{content.source}:{number}: is no address; give one address a line"
            )
        if url and not url.startswith("#"):
            yield from _fetched(Entry(id=url, url=url, known=NOTHING), content, content.web)


def _text_of(line: bytes) -> str:
    """Return the text of a line, NUL where it is none: a binary file is no list."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return "\0"


def page(
    entry: Entry, content: Content, *, of_lists: bool = False
) -> Iterator[Content | SourceError]:
    """Yield the page of one entry, or its own text, or why neither.

    Only a list ``of_lists`` may name other lists, as a sitemap index does.
    """
    own = None
    if entry.html:
        last = entry.url.rstrip("/").rpartition("/")[2].partition("?")[0]
        text = entry.html.replace("\0", "")
        own = content.inner(
            f"<html><body><article>{text}</article></body></html>".encode("utf-8", "replace"),
            name=printable(last or entry.known.title or entry.id)[:100],
            source=entry.url or content.source,
            suffix=".html",
            known=replace(entry.known, charset="utf-8"),
        )
    if content.web is None or not entry.url:
        yield own or SourceError(
            f"{content.source}: has an entry without an address and without a text; get the "
            "feed again"
        )
    else:
        for item in _followed(entry, content, content.web, of_lists=of_lists):
            if isinstance(item, SourceError):
                yield own or item
            else:
                yield replace(item, instead=own)


def _followed(
    entry: Entry, content: Content, web: Fetcher, *, of_lists: bool
) -> Iterator[Content | SourceError]:
    """Yield what a feed or a sitemap names, as far as the limits allow."""
    if web.followed > MOST_FOLLOWED:
        return
    web.followed += 1
    if web.followed > MOST_FOLLOWED:
        yield SourceError(
            f"{content.source}: feeds and sitemaps have led to {MOST_FOLLOWED:,} pages; what "
            "they name beyond is not read, give it by itself"
        )
        return
    for item in _fetched(entry, content, web):
        if isinstance(item, Content) and item.suffix in LISTS and not of_lists:
            yield SourceError(
                f"{item.source}: is a feed or sitemap that {content.source} names as a page; "
                "give it by itself"
            )
        else:
            yield item


def _fetched(entry: Entry, content: Content, web: Fetcher) -> Iterator[Content | SourceError]:
    """Yield what is at an address, unless it was given before."""
    if entry.url in web.seen:
        return
    web.seen.add(entry.url)
    try:
        found = web.content(entry.url, entry.known)
    except SourceError as error:
        yield error
        return
    yield replace(found, columns=content.columns, depth=content.depth + 1)


def tree(data: bytes, source: str) -> "_Element":
    """Return the root of a feed or a sitemap; what is malformed is read as far as it goes."""
    from html.entities import html5

    def numbered(match: re.Match[bytes]) -> bytes:
        # Feeds write "&nbsp;" as if they were HTML; XML knows it not.
        text = html5.get(match[1].decode("ascii", "replace") + ";", "")
        return "".join(f"&#{ord(char)};" for char in text).encode() or match[0]

    if b"encoding" not in data[:100] and data[:1] not in b"\xfe\xff":
        # libxml2 would lose the rest of the feed behind what is no UTF-8.
        data = data.decode("utf-8", "replace").encode("utf-8")
    return parse(_NAMED.sub(numbered, data), source, recover=True)


def read_feed(root: "_Element", base: str) -> Iterator[Entry]:
    """Yield the entries of a feed, RSS of every version and Atom; ``base`` is its address."""
    channel = next((child for child in root if _local(child) == "channel"), root)
    outlet = _text(channel, "title")
    language = _text(channel, "language") or root.get(f"{_XML}lang") or ""
    for number, element in enumerate(_items(root, channel)):
        if number >= MOST_ADDRESSES:
            return
        url = joined(base, _link(element))
        html, whole = _content(element)
        known = Known(
            # Titles are HTML that is written as text: "&amp;amp;" is one "&".
            title=" ".join(unescape(_TAG.sub("", _text(element, "title"))).split()),
            url=url,
            outlet=outlet,
            published=_text(element, "pubDate", "published", "issued", "date", "created"),
            language=language,
            authors=tuple(_authors(element)),
        )
        yield Entry(
            id=_text(element, "id", "guid") or url or known.title,
            url=url,
            known=known,
            html=html if whole else "",
        )


_XML = "{http://www.w3.org/XML/1998/namespace}"


def _items(root: "_Element", channel: "_Element") -> Iterator["_Element"]:
    """Yield the entries; those of RSS 1.0 stand beside the channel."""
    for parent in (channel, root) if channel is not root else (root,):
        yield from (child for child in parent if _local(child) in ("item", "entry"))


def _link(element: "_Element") -> str:
    """Return the address of an entry's page."""
    found = _text(element, "origLink")  # where a service stands between the feed and the site
    for child in element:
        if found:
            break
        name, text = _local(child), (child.text or "").strip()
        if name == "link" and child.get("href"):
            if child.get("rel") in (None, "alternate"):
                found = child.get("href") or ""
        elif name == "link":
            found = text
        elif name == "guid" and child.get("isPermaLink") != "false":
            found = text if text.startswith("http") else ""
    return found.strip()


def _content(element: "_Element") -> tuple[str, bool]:
    """Return the text of an entry as HTML, and whether it is the whole story."""
    from lxml import etree

    teaser = ""
    for child in element:
        name = _local(child)
        if name not in ("encoded", "content", "description", "summary") or (
            name == "content" and child.get("src")
        ):
            continue
        if child.get("type") == "xhtml" or len(child):
            text = "".join(etree.tostring(part, encoding="unicode") for part in child)
        else:
            text = child.text or ""
        if name in ("encoded", "content") and text.strip():
            return text, True
        teaser = teaser or text
    return teaser, len(_TAG.sub("", teaser)) >= _WHOLE


def _authors(element: "_Element") -> Iterator[str]:
    for child in element:
        if _local(child) in ("creator", "author"):
            name = _text(child, "name") or (child.text or "")
            # RSS writes "ada@news.example (Ada Lovelace)".
            bracketed = re.search(r"\(([^()]{2,100})\)", name)
            yield " ".join((bracketed[1] if bracketed and "@" in name else name).split())


def _addresses(root: "_Element") -> Iterator[Entry]:
    for number, element in enumerate(root):
        url = _text(element, "loc")
        if number >= MOST_ADDRESSES:
            return
        if not url:
            continue
        changed = _text(element, "lastmod")  # which is none of publication
        news = next((child for child in element if _local(child) == "news"), None)
        if news is None:
            yield Entry(id=url, url=url, known=NOTHING, changed=changed)
            continue
        publication = next((child for child in news if _local(child) == "publication"), news)
        yield Entry(
            id=url,
            url=url,
            changed=changed,
            known=Known(
                title=_text(news, "title"),
                outlet=_text(publication, "name"),
                language=_text(publication, "language"),
                published=_text(news, "publication_date"),
            ),
        )


def _text(element: "_Element", *names: str) -> str:
    """Return the text of the first child with one of these names, the first name first."""
    for name in names:
        for child in element:
            if _local(child) == name and (child.text or "").strip():
                return (child.text or "").strip()
    return ""


def _local(element: "_Element") -> str:
    name = str(element.tag).rpartition("}")[2]  # an entity's tag is a function
    return "rdf" if name == "RDF" else name


def joined(base: str, url: str) -> str:
    """Return an absolute address; as it is written where it is none."""
    try:
        return urljoin(base, url) if base and url else url
    except ValueError:
        return url


LENIENT = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)
_Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]


class _Author(BaseModel):
    model_config = LENIENT
    name: _Text = ""


class _Item(BaseModel):
    model_config = LENIENT
    id: _Text = ""
    url: _Text = ""
    title: _Text = ""
    content_html: _Text = ""
    content_text: _Text = ""
    date_published: _Text = ""
    language: _Text = ""
    authors: tuple[_Author, ...] = ()
    author: _Author = _Author()


class _Feed(BaseModel):
    model_config = LENIENT
    version: str
    title: _Text = ""
    language: _Text = ""
    items: tuple[_Item, ...]


def json_entries(content: Content) -> Iterator[Content | SourceError]:
    """Yield the pages of a JSON Feed (www.jsonfeed.org/version/1.1), in its order."""
    data = load(content, most=MOST_BYTES)
    for entry in json_listing(data, content.source, content.known.url):
        yield from page(entry, content)


def json_listing(data: bytes, source: str, base: str) -> list[Entry]:
    """Return the entries of a JSON Feed, as :func:`listing` does; none are an error too."""
    try:
        feed = _Feed.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        raise SourceError(
            f"{source}: is no JSON Feed ({error.errors()[0]['msg']}); give a feed, or one "
            "article a line as .jsonl"
        ) from error
    if not feed.items:
        raise SourceError(f"{source}: names no page; give another feed or sitemap")
    return [_entry(item, feed, base) for item in feed.items[:MOST_ADDRESSES]]


def _entry(item: _Item, feed: _Feed, base: str) -> Entry:
    url = urljoin(base, item.url) if base and item.url else item.url
    lines = "".join(f"<p>{escape(line)}</p>" for line in item.content_text.splitlines())
    known = Known(
        title=item.title,
        url=url,
        outlet=feed.title,
        published=item.date_published,
        language=item.language or feed.language,
        authors=tuple(one.name for one in (item.authors or (item.author,)) if one.name),
    )
    return Entry(id=item.id or url, url=url, known=known, html=item.content_html or lines)
