"""Ask a feed what is new: for ``kg watch``, which asks again and again."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.errors import SourceError
from kg.model import Article
from kg.sources import feeds, formats
from kg.sources.content import Content, FrontPageError, Known
from kg.sources.kinds import HEAD, kind
from kg.sources.web import Web

MOST_TRIES = 3
"""How often a page that gives no article is asked for, before it counts as seen."""

_NOT_MODIFIED = 304


@dataclass(slots=True, kw_only=True)
class FeedState:
    """What to remember of a feed between two calls of :func:`poll`.

    Plain strings and numbers: ``dataclasses.asdict`` makes JSON of it, ``FeedState(**value)``
    takes it back. Entries that the feed has dropped will not come again and are forgotten.
    """

    feed: str = ""  # address of the feed that the watched page names; "" where it is itself one
    etag: str = ""  # "ETag" of the last answer
    modified: str = ""  # "Last-Modified" of the last answer
    seen: list[str] = field(default_factory=list)  # ids of entries that are done
    failed: dict[str, int] = field(default_factory=dict)  # those that gave none: how often


def poll(url: str, state: FeedState, web: Web) -> Iterator[Article | SourceError]:
    """Yield what is new in a feed or a sitemap, and bring its state up to date.

    The server is asked with the last ETag and date, so that a feed without news costs one short
    answer. An entry counts as seen when the next one is asked for: a caller that stops before
    gets it again.

    Args:
        url: Address of a feed (RSS, Atom, JSON Feed), of a sitemap of pages, or of a page that
            names its feed.
        state: What the last call left; ``FeedState()`` at first.
        web: Fetches; the same one for all feeds, so that delays count across them.

    Raises:
        SourceError: The feed itself cannot be fetched or read.
    """
    url = state.feed or url
    headers = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    answer = web.get(url, headers={name: value for name, value in headers.items() if value})
    if answer.status == _NOT_MODIFIED:
        return
    content = Content(
        stream=io.BytesIO(answer.body),
        name=url,
        source=url,
        suffix=".xml",
        known=Known(url=answer.url),
        web=web,
    )
    if kind(answer.body[:HEAD]) == ".html" and not state.feed:
        state.feed = _feed_of(replace(content, suffix=".html"))
        yield from poll(url, state, web)
        return
    listing = feeds.json_listing if kind(answer.body[:HEAD]) == ".json" else feeds.listing
    listed = listing(answer.body, url, answer.url)
    here = {entry.id for entry in listed}
    state.seen = [one for one in state.seen if one in here]
    state.failed = {one: tries for one, tries in state.failed.items() if one in here}
    done = set(state.seen)
    for entry in listed:
        if entry.id in done:
            continue
        web.seen.discard(entry.url)
        some = False
        for item in formats.inside(feeds.page(entry, content)):
            some = some or isinstance(item, Article)
            yield item
        tries = state.failed.pop(entry.id, 0) + 1
        if some or tries >= MOST_TRIES:
            done.add(entry.id)
            state.seen.append(entry.id)
        else:
            state.failed[entry.id] = tries
    # With pages still to be tried, the feed has to come whole again.
    said = {} if state.failed else answer.headers
    state.etag, state.modified = said.get("etag", ""), said.get("last-modified", "")


def _feed_of(page: Content) -> str:
    """Return the address of the feed that a page names."""
    for item in formats.articles(page):
        if isinstance(item, FrontPageError):
            return item.feed
    raise SourceError(
        f"{page.source}: is a page that names no feed; give the address of a feed or a sitemap"
    )
