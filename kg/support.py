"""How many articles say a fact, and how many of them say it independently of each other."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.model import Citation, Entity, Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How many articles say a fact.

    ``independent`` is the most of these of which no two are copies of one text and no two are
    of one publisher.
    """

    articles: int
    independent: int


def support(fact: Fact[Entity], citations: Mapping[str, Citation]) -> Support:
    """Return how many articles say a fact.

    An article that has no citation counts as a text and a publisher of its own. The stance of
    an article does not matter here: who denies a fact names it. Citations are by article id.
    """
    articles = sorted({one.article for one in fact.evidence})
    if len(articles) == 1:
        return Support(articles=1, independent=1)
    known = {article: citations[article] for article in articles if article in citations}
    by = _publishers(known.values())
    links: dict[str, list[str]] = {}
    for article in articles:
        citation = known.get(article)
        text = citation.copy_of if citation is not None else ""
        links.setdefault(text or article, []).append(
            by[publisher(citation)] if citation is not None else article
        )
    return Support(articles=len(articles), independent=_matched(links))


def publisher(citation: Citation) -> str:
    """Return what two articles of one publisher share: the outlet, else the address's host.

    An article that names neither is its own publisher.

    >>> publisher(Citation(id="a", sha256="", name="", source="", title="",
    ...                    url="https://www.wire.example/2024/story"))
    'wire.example'
    """
    outlet = " ".join(re.findall(r"\w+", citation.outlet.casefold())).removeprefix("the ")
    return outlet or _host(citation) or citation.id


def _host(citation: Citation) -> str:
    """Return the host of an article's address without what says for which screens, or ""."""
    try:
        host = urlsplit(citation.url).hostname or ""
    except ValueError:  # "http://[" is no address
        return ""
    return _SCREENS.sub("", host)


_SCREENS = re.compile(r"^(?:www|amp|m|mobile)\.(?=.+\.)")


def _publishers(citations: Iterable[Citation]) -> Mapping[str, str]:
    """Return who each publisher is: a host with articles of one outlet is that outlet."""
    outlets: dict[str, set[str]] = {}
    every = list(citations)
    for citation in every:
        if citation.outlet and (host := _host(citation)):
            outlets.setdefault(host, set()).add(publisher(citation))
    only = {host: min(names) for host, names in outlets.items() if len(names) == 1}
    return {one: only.get(one, one) for one in map(publisher, every)}


def _matched(links: Mapping[str, Iterable[str]]) -> int:
    """Return the size of the largest matching between texts and publishers.

    Each article is a link. Articles that share no end are independent, so the most independent
    ones are a maximum matching (Kuhn's algorithm: paths that free a publisher).
    """
    taken: dict[str, str] = {}

    def place(text: str, seen: set[str]) -> bool:
        for other in sorted(links[text]):
            if other not in seen:
                seen.add(other)
                if other not in taken or place(taken[other], seen):
                    taken[other] = text
                    return True
        return False

    return sum(place(text, set()) for text in sorted(links))
