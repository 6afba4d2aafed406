"""Build an :class:`~kg.model.Article` from a text and what is known about it."""

import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from kg.errors import SourceError
from kg.model import Article, Citation, identify
from kg.sources import bylines, dates, layout
from kg.sources.content import Known
from kg.sources.lines import disjoint

# spaCy refuses longer texts (``nlp.max_length``); the parser would need gigabytes.
MOST_CHARACTERS = 1_000_000
_LONGEST_TITLE = 100  # code points of a title that is cut out of the first sentence
# C0 controls but tab, line feed, vertical tab, form feed, carriage return and escape.
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.01  # of all characters; text has none
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[.!?])(?=\s+\S)|(?<=[.!?][\"”])(?=\s+\S)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def from_text(
    text: str,
    *,
    name: str = "text",
    source: str = "",
    title: str = "",
    url: str = "",
    outlet: str = "",
    published: str = "",
    language: str = "en",
    authors: Iterable[str] = (),
    furniture: Iterable[tuple[int, int]] = (),
) -> Article:
    r"""Return an article: the text as it is, its furniture and headline found.

    What is given wins over what the text says: ``title``, ``published`` and ``authors`` are
    read from the text only where they are empty.

    Args:
        text: The article, at most a million code points. It is never changed.
        name: Short name for people.
        source: Where the text comes from.
        title: Headline.
        url: Canonical address.
        outlet: Publisher.
        published: Date of publication, in any form that :func:`kg.sources.dates.parse` reads.
        language: BCP 47 tag, or "" where unknown.
        authors: Names of the writers.
        furniture: Spans that are known to be no part of the story (markup); they may overlap.

    Raises:
        SourceError: The text is empty, too long, or holds what no text holds.

    >>> article = from_text("Comet seen\nMarch 6, 2024\nA comet was seen over London.")
    >>> article.citation.title, article.citation.published, article.furniture
    ('Comet seen', '2024-03-06', ((11, 24),))
    """
    check(text, source or name)
    known = disjoint(furniture)
    view = _blank(text, known)
    found = layout.find(view, title=title)
    sha = identify(text)
    writers = bylines.clean(authors) or found.authors
    return Article(
        citation=Citation(
            id=sha[0],
            sha256=sha[1],
            name=name,
            source=source,
            title=_plain(title) or _title(view, found),
            url=url.strip(),
            outlet=_plain(outlet),
            published=dates.parse(published) or found.published,
            language=language.strip(),
            authors=writers,
            length=len(text),
        ),
        text=text,
        furniture=disjoint([*known, *found.furniture]),
        headline=found.headline,
    )


def from_known(text: str, known: Known, **said: Any) -> Article:
    """Return an article by :func:`from_text`, what it says of itself before what is known."""
    values = asdict(known)
    del values["charset"]
    return from_text(text, **values | {name: value for name, value in said.items() if value})


def check(text: str, where: str) -> None:
    """Raise a SourceError where a text, whose place is ``where``, is none that kg can read."""
    if not text or text.isspace():
        what = "is empty" if not text else "holds nothing but white space"
        raise SourceError(f"{where}: {what}; give an article with text")
    if len(text) > MOST_CHARACTERS:
        raise SourceError(
            f"{where}: has {len(text):,} characters, more than {MOST_CHARACTERS:,}; "
            "split it into one file an article"
        )
    if "\0" in text:
        raise SourceError(
            f"{where}: is binary (NUL at character {text.index(chr(0)):,}); give plain text, "
            "and convert UTF-16 without a byte order mark with iconv -f UTF-16LE -t UTF-8"
        )
    controls = len(_CONTROL.findall(text))
    if controls > max(2, _MOST_CONTROL * len(text)):
        raise SourceError(
            f"{where}: is binary ({controls:,} control characters); give plain text"
        )
    half = _SURROGATE.search(text)
    if half is not None:
        raise SourceError(
            f"{where}: has half a surrogate pair at character {half.start():,}, which no file "
            "can hold; write the whole character"
        )


def _title(view: str, found: layout.Layout) -> str:
    if found.headline is not None:
        return _plain(view[slice(*found.headline)])
    start = found.opening
    for span in found.furniture:
        if span[0] <= start < span[1]:
            start = span[1]
    line = (view[start:].lstrip() or view.lstrip())[: 10 * _LONGEST_TITLE]
    sentence = _plain(_SENTENCE_END.split(line.splitlines()[0] if line else "", maxsplit=1)[0])
    if len(sentence) <= _LONGEST_TITLE:
        return sentence
    cut = sentence[:_LONGEST_TITLE]
    head, _, _ = cut.rpartition(" ")
    return (head or cut[:-1]).rstrip(" ,;:-–—") + "…"  # noqa: RUF001


def _plain(text: str) -> str:
    """Return a text on one line, every white space a single space."""
    return " ".join(text.split())


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text with spans as spaces; line ends stay, so every offset and line does."""
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], re.sub(r"[^\r\n]", " ", text[start:end])]
        last = end
    return "".join([*parts, text[last:]])
