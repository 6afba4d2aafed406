"""Find the articles of a site whose front page names no feed, by the sitemaps of robots.txt.

A news sitemap has the articles of the last two days, and is taken if there is one. Otherwise
the pages that changed last are taken.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.sources import archives, feeds
from kg.sources.content import NOTHING, Content, load
from kg.sources.feeds import Entry

if TYPE_CHECKING:
    from kg.sources.web import Web

MOST_SITEMAPS = 10
"""Sitemaps of one site that are fetched, those that an index names among them."""
MOST_PAGES = 1_000
"""Pages of one site: what a news sitemap may name at most."""

_GUESSED = "/sitemap.xml"  # where most sites have one that their robots.txt does not name


def pages(web: "Web", url: str, *, only_news: bool) -> Iterator[Content | SourceError]:
    """Yield the pages that the sitemaps of a site name, at most 1,000.

    Args:
        web: What fetched the front page, so that robots.txt and address checks hold.
        url: Address of the front page.
        only_news: Whether only news sitemaps count: the front page is itself an article.
    """
    found = _entries(web, url, only_news=only_news)
    for content, entry in found[:MOST_PAGES]:
        yield from feeds.page(entry, content)


def _entries(web: "Web", url: str, *, only_news: bool) -> list[tuple[Content, Entry]]:
    """Return the pages, each with its sitemap: of news in their order, else the newest first.

    A sitemap that cannot be had or read is passed over.
    """
    named = [feeds.joined(url, one) for one in web.sitemaps(url)]
    if not named and not only_news:
        named = [feeds.joined(url, _GUESSED)]
    waiting = deque(_news_first(named))
    asked: set[str] = set()
    news: list[tuple[Content, Entry]] = []
    others: list[tuple[Content, Entry]] = []
    while waiting and len(asked) < MOST_SITEMAPS and len(news) < MOST_PAGES:
        place = waiting.popleft()
        if place in asked or (news and not _is_news(place)):
            continue
        asked.add(place)
        try:
            content, index, listed = _read(web, place)
        except SourceError:
            continue
        if index:
            newest = sorted(listed, key=attrgetter("changed"), reverse=True)
            waiting.extendleft(reversed(_news_first([one.url for one in newest])))
            continue
        news += [(content, one) for one in listed if one.known != NOTHING]
        others += [(content, one) for one in listed if one.known == NOTHING]
    if news or only_news:
        return news
    return sorted(others, key=lambda one: one[1].changed, reverse=True)


def _read(web: "Web", place: str) -> tuple[Content, bool, list[Entry]]:
    """Return a sitemap, whether it is an index of others, and what it names."""
    content = web.content(place, NOTHING)
    opened = archives.gzipped(content) if content.suffix == ".gz" else iter([content])
    data = load(next(opened), most=feeds.MOST_BYTES)
    return content, *feeds.sitemap(data, content.source)


def _news_first(places: Sequence[str]) -> list[str]:
    return sorted(places, key=_is_news, reverse=True)


def _is_news(place: str) -> bool:
    return "news" in place.rpartition("/")[2].lower()
