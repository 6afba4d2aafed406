"""Writes a page in Markdown (CommonMark with tables): the twin of the HTML, for notes.

Text of articles is hostile here as well: whatever Markdown could read as a mark, a tag or a
link is escaped, so a page shows the same characters wherever it is turned into HTML.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.pages.digest import Digest, Row
from kg.pages.html import by_kind, line, news
from kg.pages.subject import Dossier, Record
from kg.pages.wording import Entry, Pieces, Quote, Source, Words

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#|~&$!])")
_BLOCK = re.compile(r"^([-+=:]|\d+(?=[.)]))")
_LINK = re.compile(r"(?<=\w):(?=\S)|(?<=www)\.", re.IGNORECASE)


def dossier(page: Dossier) -> str:
    """Return the page about a thing."""
    return _join(_dossier(page))


def report(page: Digest, title: str) -> str:
    """Return the digest."""
    return _join(_report(page, title))


def escape(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line.

    >>> escape("*a* <b> [c](d)\n# e")
    '\\*a\\* \\<b\\> \\[c\\]\\(d\\) \\# e'
    >>> escape("- no list"), escape("1. no list")
    ('\\- no list', '1\\. no list')
    """
    found = _MARKS.sub(r"\\\1", line(text))
    found = _LINK.sub(r"\\\g<0>", found)
    block = _BLOCK.match(found)
    if block is None:
        return found
    if block[0].isdigit():
        return f"{block[0]}\\{found[block.end() :]}"
    return f"\\{found}"


def _join(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _dossier(page: Dossier) -> Iterator[str]:
    yield f"# {escape(page.name)}"
    yield f"{page.kind} · {escape(page.id)}"
    if page.aliases:
        yield f"Also {', '.join(map(escape, page.aliases))}"
    yield from _identity(page)
    yield escape(page.summary)
    if page.roles:
        yield "## Roles"
        where = "Where" if page.kind == "Person" else "Who"
        yield _table(
            ("Role", where, "Status", "Articles say so", "Confidence"),
            [
                (
                    entry.role or "holds a position",
                    entry.other,
                    ", ".join(_badges(entry)),
                    entry.period,
                    f"{entry.confidence:.2f}",
                )
                for entry in page.roles
            ],
        )
        yield from map(_fact, page.roles)
    if page.relations:
        yield "## Relations"
    for label, entries in page.relations:
        yield f"### {escape(label)} ({len(entries)})"
        yield from map(_fact, entries)
    for heading, items in (("Says", page.said), ("What others say about it", page.about)):
        if items:
            yield f"## {heading}"
            yield from map(_statement, items)
    if not page.roles and not page.relations and not page.said and not page.about:
        yield "No fact: articles only name it."
    if page.articles:
        yield "## Articles"
        yield "\n".join(
            f"{number}. {_source(one)}" for number, one in enumerate(page.articles, 1)
        )


def _identity(page: Dossier) -> Iterator[str]:
    for one in page.same:
        yield f"The same as {_record(one)}"
    for one in page.offers:
        yield f"Maybe the same as {_record(one)} ({one.score:.2f}, not decided)"
    for name, id_, score in page.unsure:
        yield f"Maybe the same as {escape(name)} ({escape(id_)}, {score:.2f}, not decided)"


def _report(page: Digest, title: str) -> Iterator[str]:
    yield f"# {escape(title)}"
    yield escape(page.summary)
    yield from _new(page)
    for heading, rows, last in (
        ("Who is in the news", page.actors, "Statements"),
        ("Technologies", page.technologies, "Statements about it"),
        ("Sectors", page.sectors, "Statements about it"),
    ):
        if rows:
            yield f"## {heading}"
            yield _ranking(rows, last)
    if page.speakers:
        yield "## Most quoted"
        yield _table(
            ("Name", "Type", "In quotation marks", "In the article's words", "Outlets"),
            [
                (one.name, one.kind, str(one.direct), str(one.indirect), str(one.outlets))
                for one in page.speakers
            ],
        )
        yield "### The latest words of each"
        yield from (_statement(one.latest) for one in page.speakers)
    for word, entries in page.unsettled:
        yield f"## {word.capitalize()} ({len(entries)})"
        yield from map(_fact, entries)
    for heading, head, counts in (
        ("Outlets", "Outlet", page.outlets),
        ("Months", "Month", page.months),
    ):
        if counts:
            yield f"## {heading}"
            yield _table((head, "Articles"), [(name, f"{n:,}") for name, n in counts])
    if not page.outlets:
        yield "This collection is empty."


def _new(page: Digest) -> Iterator[str]:
    if page.changes is None:
        return
    yield "## New since the older graph"
    yield news(page.changes)
    if page.changes.turns:
        yield f"### Told otherwise ({len(page.changes.turns)})"
    for turn in page.changes.turns:
        head = f"{_phrase(turn.entry.sentence)}: {turn.before} → **{turn.after}**"
        yield f"- {head}\n{_quote(turn.proof)}"
    if page.changes.facts:
        yield f"### New facts ({len(page.changes.facts)})"
        yield from map(_fact, page.changes.facts)
    if page.changes.confirmed:
        yield f"### Told again ({len(page.changes.confirmed)})"
        yield "\n".join(f"- {_phrase(s)} ({n} more)" for s, n in page.changes.confirmed)
    for kind, names in by_kind(page.changes.entities):
        yield f"### New: {kind} ({len(names)})"
        yield "\n".join(f"- {escape(name)}" for name in names)


def _fact(entry: Entry) -> str:
    badges = "".join(f" *({badge})*" for badge in _badges(entry))
    parts = [entry.witnesses, entry.period, f"confidence {entry.confidence:.2f}"]
    how = " · ".join(escape(part) for part in parts if part)
    quotes = "\n".join(map(_quote, entry.quotes))
    return f"- {_phrase(entry.sentence)}{badges}  \n  {how}\n{quotes}"


def _statement(words: Words) -> str:
    says = "says" if words.quote.direct else "says, in the article's words"
    topics = ", ".join(f"**{escape(topic)}**" for topic in words.topics)
    about = f", about {topics}" if topics else ""
    return f"- **{escape(words.speaker)}** {says}{about}\n{_quote(words.quote)}"


def _quote(quote: Quote) -> str:
    said = escape("".join(text for text, _ in quote.pieces))
    if quote.direct:
        said = f"“{said}”"
    how = (quote.stance, escape(quote.rule), f"confidence {quote.confidence:.2f}")
    cited = f"{_source(quote.source)}  \n  > {' · '.join(filter(None, how))}"
    return f"\n  > {said}\n  >\n  > {cited}"


def _source(source: Source) -> str:
    title = _linked(escape(source.title), source.url)
    return ", ".join(filter(None, (title, escape(source.outlet), escape(source.date))))


def _record(record: Record) -> str:
    url = record.url if re.match(r"https?://", record.url, re.IGNORECASE) else ""
    title = _linked(escape(record.title), url)
    return f"{title} {escape(record.name)}" if record.name else title


def _linked(title: str, url: str) -> str:
    """Return a title, already escaped, as a link where there is an address."""
    if not url:
        return title
    # Inside <…> only these can end an address or the line.
    address = re.sub(r"[\s<>\\]", lambda m: f"%{ord(m[0]):02X}", line(url))
    return f"[{title}](<{address}>)"


def _phrase(pieces: Pieces) -> str:
    return "".join(
        f"**{escape(text)}**" if kind else escape_inside(text) for text, kind in pieces
    )


def escape_inside(text: str) -> str:
    r"""Return text between two others: the blanks at its ends count.

    >>> escape_inside(" is [x] of ")
    ' is \\[x\\] of '
    """
    return _MARKS.sub(r"\\\1", text)


def _badges(entry: Entry) -> list[str]:
    stance = "" if entry.stance == "asserted" else entry.stance
    return [badge for badge in (entry.status, stance) if badge]


def _ranking(rows: Sequence[Row], last: str) -> str:
    kinds = ("Type",) if rows[0].kind else ()
    return _table(
        ("Name", *kinds, "Articles", "Facts", last),
        [
            (
                row.name,
                *((row.kind,) if kinds else ()),
                *(f"{number:,}" for number in (row.articles, row.facts, row.statements)),
            )
            for row in rows
        ],
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = (f"| {' | '.join(map(escape, row))} |" for row in rows)
    return "\n".join((f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *body))
