"""Reads interviews that are printed as turns: a label and what its bearer says.

"Ada Lovelace: The engine is old." is a turn where paragraphs like it follow each other. Labels
are names, last names and initials, with a colon or in double brackets; where some are in
brackets, the answers may start with bare ones. Lists look alike ("Management: ..."), so a label
must mean a person or outlet that the article names, and turns must be several.

Where questions are marked "Q:" and answers "A:", the answers are those of the one person whom
the lines before the first question name.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extraction.statements.speakers import Said, is_outlet
from kg.model import EntityType, Mention
from kg.nlp.document import Document

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_COLON = re.compile(r"\s*([^:()\n]{1,40}):\s+")
_BRACKETS = re.compile(r"\s*\(\(([^()\n]{1,40})\)\)\s*:?\s+")
_BARE = re.compile(r"\s*([A-Z]{2,4}|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,2}?)\s+(?=[A-Z])")
_INITIALS = re.compile(r"[A-Z]{2,4}")
_SENTENCE = re.compile(r"[.?!\u2026][\"')\]]*\s*$")

_MARKED = re.compile(r"\s*(Q|A|Question|Answer)[.:]\s+(?=\S)")

_PAIRS = 2
"""Questions and answers that make an interview."""

_BRIEF = 2
"""Words of an answer; "Yes." is none to quote."""

_LONGER = 10
"""Words of its further paragraphs; shorter ones are the interviewer's ("Now for some fun.")."""

_FEWEST = 3
"""Turns that make an interview: two labels with a colon may be those of a list."""

_SHORTEST = 4
"""Words of a turn, so that "Ada Lovelace: director of Acme" is none."""


def turns(document: Document) -> Iterator[Said]:
    """Yield the turns of an interview whose speakers the article names, in their order."""
    paragraphs = list(_PARAGRAPH.finditer(document.text))
    yield from _answers(document, paragraphs)
    bracketed = any(_BRACKETS.match(one[0]) for one in paragraphs)
    forms = (_BRACKETS, _COLON, _BARE) if bracketed else (_COLON,)
    found = []
    for paragraph in paragraphs:
        label = next((one for form in forms if (one := form.match(paragraph[0]))), None)
        if label is None or not _is_speech(paragraph[0][label.end() :]):
            continue
        mention = _meant(label[1].strip(), document)
        if mention is not None:
            start = paragraph.start() + label.end()
            found.append(_said(document, mention, start, paragraph.end()))
    # In a list of people or companies each has one line.
    again = len({one.speakers for one in found}) < len(found)
    if len(found) >= _FEWEST and again:
        yield from found


def _answers(document: Document, paragraphs: list[re.Match[str]]) -> Iterator[Said]:
    """Yield what stands after each "A:", with the paragraphs before the next "Q:"."""
    labels = [_MARKED.match(one[0]) for one in paragraphs]
    places = [at for at, label in enumerate(labels) if label is not None]
    marks = [label[1][0] for label in labels if label is not None]
    if min(marks.count("Q"), marks.count("A")) < _PAIRS or marks[0] != "Q":
        return
    start = paragraphs[places[0]].start()
    asked = {
        one.name: one
        for one in reversed(document.mentions)
        if one.type is EntityType.PERSON and one.start < start
    }
    if len(asked) != 1:
        return
    (mention,) = asked.values()
    # What follows the last answer may be the article's own words again.
    ends = [*places[1:], places[-1] + 1]
    for mark, first, end in zip(marks, places, ends, strict=True):
        for at in range(first, end) if mark == "A" else ():
            paragraph, label = paragraphs[at], labels[at]
            shift, least = (label.end(), _BRIEF) if label is not None else (0, _LONGER)
            if len(paragraph[0][shift:].split()) >= least:
                yield _said(document, mention, paragraph.start() + shift, paragraph.end())


def _is_speech(words: str) -> bool:
    """Tell whether words after a label are sentences; those in quotation marks are read so."""
    return (
        len(words.split()) >= _SHORTEST
        and _SENTENCE.search(words) is not None
        and not words.startswith('"')
    )


def _meant(label: str, document: Document) -> Mention | None:
    """Return whom a label means, if the article names nobody else whom it may mean."""
    able = [one for one in document.mentions if one.type is EntityType.PERSON or is_outlet(one)]
    for fits in (_is_name, _is_short) if _INITIALS.fullmatch(label) else (_is_name,):
        found = {one.name: one for one in reversed(able) if fits(label, one)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _is_name(label: str, mention: Mention) -> bool:
    folded = label.casefold()
    last = mention.name.split()[-1] if mention.type is EntityType.PERSON else ""
    return folded in (mention.name.casefold(), mention.text.casefold(), last.casefold())


def _is_short(label: str, mention: Mention) -> bool:
    """Tell whether letters stand for a name: "AL" for two words, "WN" for one as "Wikinews"."""
    parts = mention.name.split()
    if len(parts) > 1:
        return "".join(part[0] for part in parts).upper() == label
    letters = iter(mention.name.upper())
    return mention.name[0].upper() == label[0] and all(letter in letters for letter in label)


def _said(document: Document, mention: Mention, start: int, end: int) -> Said:
    starts = [token.idx for token in document.tokens]
    words = document.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    first = bisect_left(starts, start)
    return Said(
        start=start,
        end=end,
        first=first,
        last=bisect_left(starts, end),
        direct=True,
        speakers=(mention,),
        rule="quote-turn",
        verb=first,
    )
