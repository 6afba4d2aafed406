"""Fetch pages politely and safely: robots.txt, delays, and limits of time and size."""

import io
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from email.message import Message
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from kg.errors import SourceError, printable
from kg.sources import addresses, kinds
from kg.sources.addresses import Address, Resolve
from kg.sources.content import NOTHING, Content, Known, suffix_of

if TYPE_CHECKING:
    from protego import Protego

    from kg.sources.connection import Answer

AGENT = "kg-news"
"""How kg calls itself to servers, and the name that a robots.txt may have rules for."""

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_LATER = frozenset((429, 503))
_NOT_MODIFIED = 304
_MOST_ROBOTS = 500_000  # bytes of a robots.txt that are read: RFC 9309, section 2.5
_LONGEST_DELAY = 30.0  # seconds; a longer Crawl-delay is taken for this
_LONGEST_WAIT = 60.0  # seconds that "Retry-After" may ask for
_MOST_SITES = 10_000  # whose robots.txt is remembered
_TRACKER = re.compile(r"(?:utm_\w{1,30}|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id)=", re.I)
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How kg behaves on the web."""

    delay: float = (
        1.0  # seconds between two requests to one host; a robots.txt may ask for more
    )
    seconds: float = 60.0  # that one request may take as a whole, however slow the server is
    most_bytes: int = 50_000_000  # of one answer, unpacked
    private: bool = False  # also fetch from machines that the public cannot reach
    agent: str = ""  # is sent as User-Agent, beside kg's own name


DEFAULT = Rules()


@dataclass(slots=True, kw_only=True)
class Web:
    """Fetches, and remembers what politeness needs: robots.txt files, when it last asked."""

    rules: Rules = DEFAULT
    resolve: Resolve = addresses.look_up
    clock: Callable[[], float] = time.monotonic  # in seconds
    sleep: Callable[[float], None] = time.sleep
    seen: set[str] = field(default_factory=set)  # given, so that lists that overlap cost once
    followed: int = 0  # pages that feeds and sitemaps have led to
    _robots: "dict[str, Protego | None]" = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def content(self, url: str, known: Known = NOTHING) -> Content:
        """Return what is at an address, of which something may be known from a list.

        Raises:
            SourceError: It cannot be fetched, may not be, or is nothing that kg reads.
        """
        answer = self.get(url)
        media = answer.headers.get("content-type", "")
        path = PurePosixPath(unquote(addresses.split(answer.url).target.partition("?")[0]))
        suffix = kinds.suffix_for(media)
        if suffix in ("", ".txt", ".xml", ".html", ".json"):
            found = kinds.kind(answer.body[: kinds.HEAD])
            if suffix == "" and not kinds.says_nothing(media):
                raise SourceError(
                    f"{url}: is {printable(media[:80])}, which kg does not read; give the "
                    "address of an article, a feed or a sitemap"
                )
            # Servers call feeds HTML, and anything plain text; the first bytes know better.
            suffix = found if found != ".txt" else (suffix or suffix_of(path.name) or ".txt")
        name = (
            path.name.removesuffix(suffix) if path.name.lower().endswith(suffix) else path.name
        )
        return Content(
            stream=io.BytesIO(answer.body),
            name=printable(name)[:100] or addresses.split(answer.url).host,
            source=url,
            suffix=suffix,
            size=len(answer.body),
            known=replace(known, url=untracked(answer.url), charset=_charset(media)),
            web=self,
        )

    def get(self, url: str, *, headers: Mapping[str, str] = _NO_HEADERS) -> "Answer":
        """Return a server's answer to a GET request: of success, or "not modified".

        Raises:
            SourceError: Whatever else happens, in one line.
        """
        here = addresses.split(url)
        for _ in range(_MOST_REDIRECTS + 1):
            self._ask_robots(here)
            answer = self._patient(here, headers)
            if answer.status in _REDIRECTS and "location" in answer.headers:
                here = self._next(here, answer.headers["location"])
                continue
            if answer.status == 200 or (answer.status == _NOT_MODIFIED and headers):
                return answer
            raise SourceError(
                f"{url}: the server answers {answer.status}; check the address, or try later"
            )
        raise SourceError(
            f"{url}: redirects more than {_MOST_REDIRECTS} times; check the address"
        )

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """Return what a site's robots.txt names as sitemaps, if the site was asked before."""
        rules = self._robots.get(addresses.split(url).site)
        return () if rules is None else tuple(rules.sitemaps)

    def _next(self, here: Address, location: str) -> Address:
        try:
            return addresses.split(urljoin(here.url, location))
        except (SourceError, ValueError) as error:
            raise SourceError(
                f"{here.url}: redirects to what kg does not open, "
                f"{printable(location[:100])}; check the address"
            ) from error

    def _patient(self, here: Address, headers: Mapping[str, str]) -> "Answer":
        """Return an answer; where a server asks to come back soon, the second one."""
        answer = self._request(here, headers, self.rules.most_bytes)
        if answer.status in _LATER:
            wait = answer.headers.get("retry-after", "")
            if wait.isdecimal() and float(wait) <= _LONGEST_WAIT:
                self.sleep(float(wait))
                return self._request(here, headers, self.rules.most_bytes)
        return answer

    def _request(
        self, here: Address, headers: Mapping[str, str], most: int, *, cut: bool = False
    ) -> "Answer":
        """Wait for the host's turn, check the address, and ask."""
        from kg.sources import connection

        reached = addresses.reachable(here, private=self.rules.private, resolve=self.resolve)
        self._wait(here)
        return connection.get(
            here,
            reached,
            headers={**headers, "User-Agent": f"{AGENT} {self.rules.agent}".strip()},
            seconds=self.rules.seconds,
            most=most,
            cut=cut,
        )

    def _wait(self, here: Address) -> None:
        rules = self._robots.get(here.site)
        asked = 0.0 if rules is None else float(rules.crawl_delay(AGENT) or 0.0)
        delay = max(self.rules.delay, min(asked, _LONGEST_DELAY))
        now = self.clock()
        due = self._asked.get(here.host, now - delay) + delay
        if due > now:
            self.sleep(due - now)
            now = due
        if len(self._asked) > _MOST_SITES:
            self._asked.clear()
        self._asked[here.host] = now

    def _ask_robots(self, here: Address) -> None:
        """Raise a SourceError where the site's robots.txt does not let kg in (RFC 9309).

        A site without the file lets everybody in. One whose file cannot be had because the
        server fails lets nobody in.
        """
        if here.site not in self._robots:
            # First, so that the message names the page and not its robots.txt.
            addresses.reachable(here, private=self.rules.private, resolve=self.resolve)
            if len(self._robots) > _MOST_SITES:
                self._robots.clear()
            try:
                self._robots[here.site] = self._fetch_robots(here)
            except SourceError as error:
                reason = str(error).removeprefix(f"{here.site}/robots.txt: ")
                raise SourceError(f"{here.url}: {reason}") from error
        rules = self._robots[here.site]
        if rules is not None and not rules.can_fetch(here.url, AGENT):
            raise SourceError(
                f"{here.url}: the site's robots.txt asks programs to stay away; save the page "
                "with a browser and give the .html file"
            )

    def _fetch_robots(self, here: Address) -> "Protego | None":
        from protego import Protego

        place = addresses.split(f"{here.site}/robots.txt")
        answer = self._request(place, _NO_HEADERS, _MOST_ROBOTS, cut=True)
        for _ in range(_MOST_REDIRECTS):
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                break
            place = self._next(place, answer.headers["location"])
            answer = self._request(place, _NO_HEADERS, _MOST_ROBOTS, cut=True)
        if answer.status >= 500 or answer.status == 429:
            raise SourceError(
                f"{place.url}: the site's robots.txt cannot be had now (the server answers "
                f"{answer.status}), so nothing is fetched; try later"
            )
        if answer.status != 200:
            return None
        return Protego.parse(answer.body.decode("utf-8", "replace"))


def untracked(url: str) -> str:
    """Return an address without the parameters that say only who sent the reader.

    >>> untracked("https://news.example/a?utm_source=feed&id=3&fbclid=x")
    'https://news.example/a?id=3'
    """
    head, mark, query = url.partition("?")
    if not mark:
        return url
    kept = [part for part in query.split("&") if not _TRACKER.match(part)]
    return f"{head}?{'&'.join(kept)}" if kept else head


def _charset(media: str) -> str:
    message = Message()
    message["Content-Type"] = media
    return str(message.get_content_charset(""))
