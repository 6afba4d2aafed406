"""What both pages say a fact, a quote and a source in: plain values, not yet escaped."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Citation, Entity, Evidence, Fact, Statement, Status
from kg.ontology.known import label, phrase
from kg.support import support
from kg.view.page import counted

Pieces = tuple[tuple[str, str], ...]
"""Text in pieces with what each stands for: "subject", "object", "role", or "" for the rest."""

STATUSES = (Status.CURRENT, Status.ACTING, Status.FUTURE, Status.FORMER)
"""The order in which roles are told: what holds, what will, what is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article that something stands in, as a reader wants it cited.

    ``title`` is the headline or the short name; ``url`` begins with http:// or https://.
    """

    title: str
    outlet: str = ""
    date: str = ""
    url: str = ""
    citation: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The words of an article with where they stand and what read them.

    ``stance`` is "" for a statement, ``rule`` names extractor and rule ("patterns: verb"), and
    ``direct`` words stand in quotation marks.
    """

    pieces: Pieces
    source: Source
    stance: str
    rule: str
    confidence: float
    direct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A fact as a page tells it.

    Attributes:
        ends: Ids of its ends, by "subject" and "object".
        other, other_id: The end that the page is not about; the object where it is neither.
        stance: The strongest stance of its quotes.
        quotes: By date, then as the graph has them.
        witnesses: How many quotes in how many articles of how many outlets, how many of these
            articles independent.
        first, last: Days of the earliest and the latest article that says so, or "".
    """

    sentence: Pieces
    ends: Mapping[str, str]
    role: str
    other: str
    other_id: str
    status: str
    stance: str
    confidence: float
    quotes: tuple[Quote, ...]
    witnesses: str
    first: str
    last: str

    @property
    def period(self) -> str:
        """Return the days between which articles say so."""
        return period((self.first, self.last))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A statement as a page tells it: who, about what, and the words; ids of who and what."""

    speaker: str
    speaker_id: str
    topics: tuple[str, ...]
    topic_ids: tuple[str, ...]
    quote: Quote


def entry(fact: Fact[Entity], sources: Mapping[str, Source], *, about: str = "") -> Entry:
    """Return a fact for a page about the entity with the id ``about``."""
    cited = sorted(fact.evidence, key=lambda item: (_source(sources, item.article).date, item))
    quotes = tuple(_quote(item, sources) for item in cited)
    dates = sorted(filter(None, (quote.source.date for quote in quotes)))
    other = fact.subject if fact.object.id == about else fact.object
    return Entry(
        sentence=sentence(fact),
        ends={"subject": fact.subject.id, "object": fact.object.id},
        role=fact.role,
        other=other.name,
        other_id=other.id,
        status="" if fact.status is None else fact.status.value,
        stance=fact.stance.value,
        confidence=fact.confidence,
        quotes=quotes,
        witnesses=_witnesses(fact, sources),
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
    )


def words(said: Statement[Entity], sources: Mapping[str, Source]) -> Words:
    """Return a statement for a page."""
    return Words(
        speaker=said.speaker.name,
        speaker_id=said.speaker.id,
        topics=tuple(topic.name for topic in said.topics),
        topic_ids=tuple(topic.id for topic in said.topics),
        quote=Quote(
            pieces=((said.quote, ""),),
            source=_source(sources, said.article),
            stance="",
            rule=said.rule,
            confidence=said.confidence,
            direct=said.direct,
        ),
    )


def sources(citations: Iterable[Citation]) -> dict[str, Source]:
    """Return how each article is cited, by its id."""
    return {
        one.id: Source(
            title=one.title or one.name,
            outlet=one.outlet,
            date=one.published,
            url=one.url if re.match(r"https?://", one.url, re.IGNORECASE) else "",
            citation=one,
        )
        for one in citations
    }


def sentence(fact: Fact[Entity]) -> Pieces:
    """Return what a fact says, in the words of its relation."""
    pattern, words = phrase(fact.relation), label(fact.relation)
    if "{role}" in pattern and not fact.role:
        pattern = f"{{subject}} {words} {{object}}"
    ends = {"subject": fact.subject.name, "object": fact.object.name, "role": fact.role}
    parts = re.split(r"\{(subject|object|role)\}", pattern)
    return tuple(
        (ends[part], part) if index % 2 else (part, "")
        for index, part in enumerate(parts)
        if part
    )


def period(dates: Iterable[str]) -> str:
    """Return the first and the last of some days, or "" where none is known.

    >>> period(["2024-03-07", "", "2024-03-06"]), period(["2024-03-06"]), period([""])
    ('2024-03-06 to 2024-03-07', '2024-03-06', '')
    """
    known = sorted(set(filter(None, dates)))
    return " to ".join(dict.fromkeys((known[0], known[-1]))) if known else ""


def _witnesses(fact: Fact[Entity], sources: Mapping[str, Source]) -> str:
    # One sentence in several articles is one witness, so distinct quotes are counted.
    known = {id_: source.citation for id_, source in sources.items() if source.citation}
    independent = support(fact, known).independent
    articles = {item.article for item in fact.evidence}
    outlets = {_source(sources, article).outlet for article in articles} - {""}
    parts = [
        counted(len({item.quote for item in fact.evidence}), "quote"),
        f"in {counted(len(articles), 'article')}",
        *([f"of {counted(len(outlets), 'outlet')}"] if outlets else []),
    ]
    if len(articles) > 1:
        parts[-1] += f", {independent} independent"
    return " ".join(parts)


def _source(sources: Mapping[str, Source], article: str) -> Source:
    return sources.get(article) or Source(title=f"article {article}, not in this graph")


def _quote(item: Evidence, sources: Mapping[str, Source]) -> Quote:
    return Quote(
        pieces=tuple(_pieces(item)),
        source=_source(sources, item.article),
        stance=item.stance.value,
        rule=f"{item.extractor}: {item.rule}",
        confidence=item.confidence,
    )


def _pieces(item: Evidence) -> Iterator[tuple[str, str]]:
    """Cut a quote at the words for its subject and object, where they stand inside it."""
    spans = sorted(
        (start - item.start, end - item.start, kind)
        for kind, (start, end) in (("subject", item.subject), ("object", item.object))
        if item.start <= start < end <= item.start + len(item.quote)
    )
    at = 0
    for start, end, kind in spans:
        # One inside the other ("Apple" in "Apple's chief"): the rest of the longer is marked.
        begin = max(start, at)
        if begin >= end:
            continue
        if at < begin:
            yield item.quote[at:begin], ""
        yield item.quote[begin:end], kind
        at = end
    if at < len(item.quote):
        yield item.quote[at:], ""
