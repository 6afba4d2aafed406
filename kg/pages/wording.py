"""What both pages say a fact, a quote and a source in: plain values, not yet escaped."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

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

    ``spans`` are the words for subject and object: (start, end, which). ``stance`` is "" for a
    statement, ``rule`` names extractor and rule ("patterns: verb"), and ``direct`` words stand
    in quotation marks.
    """

    text: str
    start: int
    spans: tuple[tuple[int, int, str], ...] = ()
    source: Source
    stance: str
    rule: str
    confidence: float
    direct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A fact as a page tells it.

    Attributes:
        subject_id, object_id: Ids of its ends.
        other, other_id: The end that the page is not about; the object where it is neither.
        stance: The strongest stance of its quotes.
        quotes: By date, then as the graph has them.
        independent: How many of its articles say so independently of each other.
        outlets: How many outlets say so, of those that are known.
        first, last: Days of the earliest and the latest article that says so, or "".
    """

    sentence: Pieces
    subject_id: str
    object_id: str
    role: str
    other: str
    other_id: str
    status: str
    stance: str
    confidence: float
    quotes: tuple[Quote, ...]
    independent: int
    outlets: int
    first: str
    last: str

    @property
    def ends(self) -> Mapping[str, str]:
        """Return the ids of its ends by "subject" and "object"."""
        return {"subject": self.subject_id, "object": self.object_id}

    @property
    def witnesses(self) -> str:
        """Return how many quotes in how many articles of how many outlets say so."""
        articles = len({quote.source for quote in self.quotes})
        parts = [
            counted(len({quote.text for quote in self.quotes}), "quote"),
            f"in {counted(articles, 'article')}",
            *([f"of {counted(self.outlets, 'outlet')}"] if self.outlets else []),
        ]
        if articles > 1:
            parts[-1] += f", {self.independent} independent"
        return " ".join(parts)

    @property
    def support(self) -> tuple[int, int, int, float, str]:
        """Return how well it is supported: of two facts, the greater is told first.

        Independent articles count first, then outlets, sentences, confidence and the last day.
        """
        sentences = len({quote.text for quote in self.quotes})
        return self.independent, self.outlets, sentences, self.confidence, self.last

    @property
    def standing(self) -> str:
        """Return its status with the day by which it is known ("current as of 24 Nov 2004").

        An article knows only its own day: what is current is so by the last that says so, what
        is former by the first.
        """
        if not self.status:
            return ""
        if not self.first:
            return f"{self.status}, undated"
        if self.status == Status.FORMER:
            return f"former by {day_name(self.first)}"
        return f"{self.status} as of {day_name(self.last)}"

    @property
    def period(self) -> str:
        """Return the days between which articles say so."""
        return period((self.first, self.last))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A fact that was read from a sentence, and how."""

    entry: Entry
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of one or several articles with all that was read from it.

    Attributes:
        text: The sentence; pages refer to it by its number, which counts from 1.
        pieces: The sentence, cut at the names of what it tells of.
        sources: The articles that have it, by date.
    """

    text: str
    number: int
    pieces: Pieces
    sources: tuple[Source, ...]
    readings: tuple[Reading, ...]


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
    known = {id_: source.citation for id_, source in sources.items() if source.citation}
    other = fact.subject if fact.object.id == about else fact.object
    return Entry(
        sentence=sentence(fact),
        subject_id=fact.subject.id,
        object_id=fact.object.id,
        role=fact.role,
        other=other.name,
        other_id=other.id,
        status="" if fact.status is None else fact.status.value,
        stance=fact.stance.value,
        confidence=fact.confidence,
        quotes=quotes,
        independent=support(fact, known).independent,
        outlets=len({quote.source.outlet for quote in quotes} - {""}),
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
            text=said.quote,
            start=said.start,
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


def day_name(text: str) -> str:
    """Return a day as people write it, or the text as it is.

    >>> day_name("2011-08-08"), day_name("2011-08")
    ('8 Aug 2011', '2011-08')
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {day:%b} {day.year}"


def _source(sources: Mapping[str, Source], article: str) -> Source:
    return sources.get(article) or Source(title=f"article {article}, not in this graph")


def _quote(item: Evidence, sources: Mapping[str, Source]) -> Quote:
    length = len(item.quote)
    spans = (
        (start - item.start, end - item.start, which)
        for which, (start, end) in (("subject", item.subject), ("object", item.object))
    )
    return Quote(
        text=item.quote,
        start=item.start,
        spans=tuple(sorted(one for one in spans if 0 <= one[0] < one[1] <= length)),
        source=_source(sources, item.article),
        stance=item.stance.value,
        rule=f"{item.extractor}: {item.rule}",
        confidence=item.confidence,
    )


def sentences(entries: Iterable[Entry]) -> tuple[Sentence, ...]:
    """Return the sentences behind facts, each once: by article, in the order of its text."""
    found: dict[str, list[Reading]] = {}
    for entry in dict.fromkeys(entries):
        for quote in entry.quotes:
            found.setdefault(quote.text, []).append(Reading(entry=entry, quote=quote))
    placed = sorted(found.values(), key=lambda readings: min(map(_place, readings)))
    return tuple(
        Sentence(
            text=readings[0].quote.text,
            number=number,
            pieces=tuple(_pieces(one.quote for one in readings)),
            sources=tuple(
                dict.fromkeys(one.quote.source for one in sorted(readings, key=_place))
            ),
            readings=_distinct(readings),
        )
        for number, readings in enumerate(placed, start=1)
    )


def _place(reading: Reading) -> tuple[str, str, str, int]:
    source = reading.quote.source
    return source.date, source.title, source.url, reading.quote.start


def _distinct(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return each fact once, as its surest reading: articles repeat a sentence."""
    best: dict[Entry, Reading] = {}
    for one in readings:
        known = best.setdefault(one.entry, one)
        if one.quote.confidence > known.quote.confidence:
            best[one.entry] = one
    return tuple(best.values())


def _pieces(quotes: Iterable[Quote]) -> Iterator[tuple[str, str]]:
    """Cut a sentence at the names that any of its quotes marks, as the first says."""
    which: dict[tuple[int, int], str] = {}
    text = ""
    for quote in quotes:
        text = quote.text
        for start, end, kind in quote.spans:
            which.setdefault((start, end), kind)
    at = 0
    for (start, end), kind in sorted(which.items()):
        # One inside the other ("Apple" in "Apple's chief"): the rest of the longer is marked.
        begin = max(start, at)
        if begin >= end:
            continue
        if at < begin:
            yield text[at:begin], ""
        yield text[begin:end], kind
        at = end
    if at < len(text):
        yield text[at:], ""
