"""Reads JSON Feed (www.jsonfeed.org/version/1.1), checked by pydantic at the border."""

from collections.abc import Iterator
from html import escape
from typing import Annotated
from urllib.parse import urljoin

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from kg.errors import SourceError
from kg.sources.content import Content, Known, load
from kg.sources.feeds import MOST_ADDRESSES, MOST_BYTES, Entry, page

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


def entries(content: Content) -> Iterator[Content | SourceError]:
    """Yield the pages of a feed, in its order; the text of one that is whole in the feed."""
    data = load(content, most=MOST_BYTES)
    for entry in listing(data, content.source, content.known.url):
        yield from page(entry, content)


def listing(data: bytes, source: str, base: str) -> list[Entry]:
    """Return the entries of a feed, as :func:`kg.sources.feeds.listing` does."""
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
