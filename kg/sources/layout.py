"""Find what stands around a story in a plain text, and its headline.

The rules read lines, never sentences: a line is furniture where its words or its shape say so
(``layout.toml`` holds the words), and running text is never furniture. A missed notice costs a
wrong name at worst; a lost sentence costs facts. So every rule is tight, and no rule looks at a
line of more than 600 code points, which also bounds the time of each regular expression.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.sources import bylines, dates
from kg.sources.lines import (
    Line,
    disjoint,
    ends_sentence,
    fold,
    is_cut,
    is_prose,
    split,
    words,
    wrapped,
)

_LONGEST = 600  # code points
_LONGEST_CAPTION = 300
_LONGEST_CREDIT = 100
_LONGEST_HEADLINE = 200
_MARKS = " :>»›→←«‹…|•·*-–—#+[]()\t"  # noqa: RUF001
# A politician's box that a page opens behind the name: the whole name, glued to the headlines
# of other stories, and the word that leads to them.
_POPUP = re.compile(
    r"\b(?P<family>[A-Z][\w'’-]+) (?P<box>(?:[A-Z(][\w.()'’-]*,? ){1,6}"  # noqa: RUF001
    r"(?P=family)(?=[A-Z]).{1,900}?\bMORE)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the story of a text is: spans, and offsets from its beginning.

    ``opening`` is the first line of the story; where none is prose, the first that is no
    furniture.
    """

    furniture: tuple[tuple[int, int], ...] = ()  # sorted and disjoint
    headline: tuple[int, int] | None = None
    authors: tuple[str, ...] = ()  # of bylines and credits, in their order
    published: str = ""  # ISO 8601 date of a date line above the story
    opening: int = 0


def find(text: str, *, title: str = "") -> Layout:
    r"""Return the layout of a plain text.

    The line above the story that equals a known ``title`` is the headline.

    >>> text = "Menu\nComet seen\nBy Ada Lovelace\n\nA comet was seen over London."
    >>> layout = find(text)
    >>> [text[start:end] for start, end in layout.furniture], layout.authors
    (['Menu', 'By Ada Lovelace'], ('Ada Lovelace',))
    >>> text[slice(*layout.headline)]
    'Comet seen'
    """
    page = _Page(list(split(text)))
    page.mark_notices()
    page.mark_repeats(fold(title))
    page.find_story()
    page.mark_dates()
    page.mark_bylines()
    page.mark_sections()
    page.mark_navigation()
    page.mark_dateline()
    page.mark_tail_credit()
    headline = page.headline(fold(title))
    if headline is not None:
        page.mark_copies(headline)
    return Layout(
        furniture=disjoint([*page.spans.values(), *inside(text)]),
        headline=None if headline is None else (headline.start, headline.end),
        authors=bylines.clean(page.authors),
        published=page.published,
        opening=page.opening(),
    )


@dataclass(slots=True)
class _Page:
    """The lines of one text while the rules mark them.

    ``spans`` maps the index of a line to its furniture, ``first`` and ``last`` bound the story.
    """

    lines: list[Line]
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    published: str = ""
    prose: list[bool] = field(default_factory=list)
    first: int = 0
    last: int = -1

    def mark(self, index: int) -> None:
        line = self.lines[index]
        self.spans[index] = (line.start, line.end)

    def free(self, indexes: Iterable[int]) -> list[int]:
        """Return the lines that no rule has marked."""
        return [index for index in indexes if index not in self.spans]

    def mark_notices(self) -> None:
        """Mark every line whose own words say that it is furniture."""
        for index, line in enumerate(self.lines):
            if len(line.text) > _LONGEST or self._runs_on(index):
                continue
            names = bylines.read_credit(line.text)
            if names is not None:
                self.authors += names
            if names is not None or _is_notice(line) or self._is_note(index):
                self.mark(index)
                continue
            caption = _caption(line.text)
            if caption is not None:
                self.spans[index] = (line.start + caption[0], line.start + caption[1])

    def _is_note(self, index: int) -> bool:
        """Return whether a line is a note without its name, or goes on with a link."""
        text = self.lines[index].text
        if bylines.is_nameless_note(text):
            return True
        after = index > 0 and bylines.is_nameless_note(self.lines[index - 1].text)
        return after and text.startswith((". ", ", ", "; "))

    def _runs_on(self, index: int) -> bool:
        """Return whether a line starts or ends in the middle of a sentence."""
        line = self.lines[index]
        if index and is_cut(self.lines[index - 1], line):
            return True
        return index + 1 < len(self.lines) and is_cut(line, self.lines[index + 1])

    def mark_repeats(self, title: str) -> None:
        """Mark lines of a template: a line that repeats the last, or comes three times."""
        count = Counter(line.text for line in self.lines)
        for index in self.free(range(len(self.lines))):
            text = self.lines[index].text
            if count[text] == 1 or len(text) > _LONGEST_CAPTION or fold(text) == title:
                continue
            template = (
                count[text] >= 3
                and 2 <= self.lines[index].words <= 12
                and not text.endswith((".", "?", "!", ":", '"', "”"))
            )
            if template or (index and self.lines[index - 1].text == text):
                self.mark(index)

    def find_story(self) -> None:
        """Find the first and the last line of running text."""
        folded = wrapped(self.lines)
        following = [*self.lines[1:], None]
        self.prose = [
            index not in self.spans
            and (is_prose(line) or line.block in folded or is_cut(line, following[index]))
            for index, line in enumerate(self.lines)
        ]
        told = [index for index, prose in enumerate(self.prose) if prose]
        self.first = told[0] if told else len(self.lines)
        self.last = told[-1] if told else len(self.lines)

    def outside(self) -> list[int]:
        """Return the unmarked lines above and below the story."""
        below = range(self.last + 1, len(self.lines))
        return self.free([*range(self.first), *below])

    def mark_dates(self) -> None:
        """Mark date lines around the story; the first above it is the date of publication."""
        late = ""
        for index in self.outside():
            line = dates.read_line(self.lines[index].text)
            if line is None:
                continue
            self.mark(index)
            if index < self.first and line.late:
                late = late or line.published
            elif index < self.first:
                self.published = self.published or line.published
        self.published = self.published or late

    def mark_bylines(self) -> None:
        """Mark bylines around the story and keep their names."""
        outside = self.outside()
        for index in outside:
            text = self.lines[index].text
            names = bylines.read_byline(text)
            alone = index == outside[0] and index < self.first
            if names is None and not alone:
                names = bylines.read_signature(text)
            # "By Invitation Only" is a headline where no date follows it.
            elif names and alone and not self._may_lead(index):
                names = None
            if names is not None:
                self.mark(index)
                self.authors += names
        for index in self.free(range(self.first, self.last)):
            names = bylines.read_inset(self.lines[index].text)
            if names is not None and not self._runs_on(index):
                self.mark(index)
                self.authors += names

    def _may_lead(self, index: int) -> bool:
        """Return whether a text may begin with its byline: a date or a dateline is next."""
        after = index + 1
        if after in self.spans and after < self.first:
            return True
        return after == self.first < len(self.lines) and bool(
            _dateline(self.lines[after].text)[0]
        )

    def mark_sections(self) -> None:
        """Mark the links under labels such as "Related articles", once the story has begun."""
        inside = False
        for index, line in enumerate(self.lines):
            if self.prose[index]:
                inside = False
            elif _core(line.text) in words().sections:
                inside = index > self.first
            elif inside:
                self.mark(index)

    def mark_navigation(self) -> None:
        """Mark runs of three and more lines of one to three words around the story."""
        run: list[int] = []
        for index in [*self.outside(), -1]:
            joined = not run or index == run[-1] + 1
            if index >= 0 and joined and _is_link(self.lines[index]):
                run.append(index)
                continue
            if len(run) >= 3:
                for item in run:
                    self.mark(item)
            run = [index] if index >= 0 and _is_link(self.lines[index]) else []

    def mark_dateline(self) -> None:
        """Mark the date and the agency that the first sentence of the story begins with."""
        if self.first >= len(self.lines):
            return
        line = self.lines[self.first]
        length, published = _dateline(line.text)
        if length:
            self.spans[self.first] = (line.start, line.start + length)
            self.published = self.published or published

    def mark_tail_credit(self) -> None:
        """Mark a credit in brackets that the last sentence of the story ends with."""
        if self.last >= len(self.lines) or self.last in self.spans:
            return
        line = self.lines[self.last]
        start = max(line.text.rfind(" ("), line.text.rfind("\N{NO-BREAK SPACE}(")) + 1
        tail = line.text[start:]
        if not start or len(tail) > _LONGEST or not tail.endswith(")"):
            return
        names = bylines.read_credit(tail)
        if names is not None or fold(tail[1:-1]) in words().observers:
            self.spans[self.last] = (line.start + start, line.end)
            self.authors += names or ()

    def headline(self, title: str) -> Line | None:
        """Return the line above the story that heads it, or None."""
        if self.first >= len(self.lines):
            return None
        above = [self.lines[index] for index in self.free(range(self.first))]
        if title:
            same = [line for line in above if fold(line.text) == title]
            if same:
                return same[0]
        fit = [line for line in above if _is_headline(line)]
        # A kicker ("Politics") stands over the headline and is shorter than any.
        return next((line for line in fit if line.words >= 3), fit[0] if fit else None)

    def opening(self) -> int:
        """Return the offset of the first line of the story."""
        if self.first < len(self.lines):
            return self.lines[self.first].start
        return next((self.lines[index].start for index in self.free(range(self.first))), 0)

    def mark_copies(self, headline: Line) -> None:
        """Mark further lines that repeat the headline."""
        for index in self.free(range(len(self.lines))):
            line = self.lines[index]
            if line.text == headline.text and line != headline:
                self.mark(index)


def inside(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of sources with their links, of legal footers, and of boxes on people.

    >>> text = "He may go. (Herald), external A rival waits. Market data provided by X."
    >>> [text[start:end] for start, end in inside(text)]
    ['(Herald), external', 'Market data provided by X.']
    >>> text = "Sen. Ann Lee Ann Mary LeeVoters wait Poll: Lee leads MORE (D) met Bo Lee."
    >>> [text[start:end] for start, end in inside(text)]
    ['Ann Mary LeeVoters wait Poll: Lee leads MORE']
    """
    for match in words().inside.finditer(text):
        yield match.span()
    if " MORE" in text:
        for match in _POPUP.finditer(text):
            yield match.span("box")


def _is_notice(line: Line) -> bool:
    """Return whether a line is a button, a legal line, a prompt or a notice to the reader."""
    known, core = words(), _core(line.text)
    if not core or (core in known.labels and not line.text.endswith(".")):
        return True
    if core in known.sections and not line.text.endswith("."):
        return True
    if known.shapes.fullmatch(line.text) or known.prefixes.match(line.text):
        return not ends_sentence(line.text) or line.text.startswith(("©", "Copyright", "(c)"))
    tokens = core.split()
    if not known.legal_keys.isdisjoint(tokens) and known.legal.issuperset(tokens):
        return True
    return _is_appeal(line.text)


def _is_appeal(text: str) -> bool:
    """Return whether every sentence of a line speaks to the reader of the site."""
    plain = fold(text)
    if '"' in plain:
        return False
    known = words()
    sentences = [part.strip(_MARKS + ".!?") for part in re.split(r"(?<=[.!?])\s+", plain)]
    strong = [bool(known.strong.fullmatch(part)) for part in sentences]
    return any(strong) and all(
        sure or part in known.labels or known.weak.fullmatch(part)
        for part, sure in zip(sentences, strong, strict=True)
    )


def _caption(text: str) -> tuple[int, int] | None:
    """Return the span of furniture in a caption with its credit, or None.

    A caption that is a sentence says something of the story: its credit alone is furniture. Of
    the 405 facts of the annotated news, five stand in such sentences.
    """
    if len(text) > _LONGEST_CAPTION:
        return None
    known = words()
    if known.credit_head.match(text):
        return 0, len(text)
    tail = known.credit_tail.search(text, max(0, len(text) - _LONGEST_CREDIT))
    start = tail.start() if tail is not None else _slash(text)
    if start < 0:
        return None
    told = text[:start].rstrip()
    sentence = ends_sentence(told) and is_prose(Line(0, len(told), told, 0))
    return (start + len(text[start:]) - len(text[start:].lstrip()) if sentence else 0), len(
        text
    )


def _slash(text: str) -> int:
    """Return the offset of a credit such as "/CFP" or "/ Reuters", or -1."""
    head, slash, owner = text.rpartition("/")
    if not slash or len(owner) > _LONGEST_CREDIT:
        return -1
    name = owner.strip()
    closed = head.rstrip().endswith((".", "!", "?"))
    if closed and name[:1].isupper() and not name.endswith("."):
        return len(head)
    return len(head) if fold(name).strip(" .") in words().observers else -1


def _is_headline(line: Line) -> bool:
    if len(line.text) > _LONGEST_HEADLINE or not 2 <= line.words <= 30:
        return False
    return not line.text.endswith((":", ";", ",")) and not ends_sentence(line.text)


def _is_link(line: Line) -> bool:
    """Return whether a line is short enough for a menu, or a menu on one line."""
    text = line.text
    if any(char.isdigit() for char in text) or text.endswith(
        (".", "?", "!", ":", ",", ";", '"')
    ):
        return False
    return 1 <= line.words <= 3


def _dateline(text: str) -> tuple[int, str]:
    """Return the length of "LONDON, March 6 (Reuters) - " and its date, or ``(0, "")``."""
    length, published = dates.leading(text)
    rest = text[length:]
    if length and rest[:1].isspace() and rest.lstrip()[:1].isupper():
        return length, published
    match = words().dateline.match(text)
    if match is None:
        return 0, ""
    agency = fold(match["agency"] or match["wire"] or "")
    if match["date"] and (agency or match["place"].isupper()):
        return match.end(), dates.parse(match["date"])
    return (match.end(), "") if agency in words().observers else (0, "")


def _core(text: str) -> str:
    return fold(text).strip(_MARKS)
