"""Read PDF files: pypdf in a process of its own, whose time and memory are bounded."""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from kg.errors import SourceError
from kg.model import Article
from kg.sources import bylines
from kg.sources.articles import from_text
from kg.sources.content import Content, load
from kg.sources.lines import ends_sentence

MOST_BYTES = 50_000_000
MOST_SECONDS = 60
"""Seconds that one file may take; an article of ten pages takes one."""

# Isolated from the folder it starts in, but with the modules of this process.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[2]); "
    "from kg.sources.pdfpages import main; main()"
)
_GRACE = 5  # seconds for the process to start, and to end itself
_DIGITS = re.compile(r"\d+")
_EDGE = 3  # lines at the top and the bottom of a page where its furniture is
_HEADLINE = 70  # code points; the headline of a column of print breaks before
_FULL = 0.75  # of the usual width: a shorter line that ends a sentence ends a paragraph


def read_pdf(content: Content) -> Iterator[Article]:
    """Yield the article of a PDF file: its text in the order of the file, lines rejoined.

    What is at the top or bottom of most pages (running title, number) is left out. A page that
    is a picture has no text, and none is guessed.

    Raises:
        SourceError: It is a scan, encrypted, damaged, too large, or takes too long.
    """
    data = load(content, most=MOST_BYTES)
    if b"%PDF-" not in data[:1024]:
        raise SourceError(f"{content.source}: is no PDF file; check its name")
    answer = _ask(data, content.source)
    pages: list[str] = answer["pages"]
    if not any(page.strip() for page in pages):
        what = (
            "is a scan: its pages are pictures without text"
            if answer["pictures"]
            else "holds no text"
        )
        raise SourceError(
            f"{content.source}: {what}; run a text recognition program such as ocrmypdf on it"
        )
    known, info = content.known, answer["info"]
    title = known.title or _title(info.get("title", ""), pages)
    yield from_text(
        rejoin(pages),
        name=content.name,
        source=content.source,
        title=title,
        url=known.url,
        outlet=known.outlet,
        published=known.published,
        language=known.language or answer["language"],
        authors=known.authors
        or [
            name
            for name in bylines.clean(re.split(r"[;,]", info.get("author", "")))
            if bylines.is_name(name)
        ],
    )


def _ask(data: bytes, source: str) -> Any:
    """Return what the process says of a file.

    Raises:
        SourceError: It says that it cannot, takes too long, or dies.
    """
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        try:
            done = subprocess.run(  # noqa: S603 - our own module, and no word of the file's
                [sys.executable, "-I", "-c", _START, str(MOST_SECONDS), json.dumps(sys.path)],
                stdin=file,
                capture_output=True,
                timeout=MOST_SECONDS + _GRACE,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise _slow(source) from error
    if done.returncode in (-24, -9):  # SIGXCPU, SIGKILL
        raise _slow(source)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise SourceError(
            f"{source}: cannot be read ({' '.join(last)[:200] or 'the reader died'}); print it "
            "to a new PDF file"
        ) from None
    if "error" in answer:
        raise SourceError(f"{source}: {answer['error']}")
    return answer


def _slow(source: str) -> SourceError:
    return SourceError(
        f"{source}: takes more than {MOST_SECONDS} seconds; split it, or turn it into text "
        "with pdftotext"
    )


def rejoin(pages: Sequence[str]) -> str:
    r"""Return the text of pages with broken lines and words made whole.

    A line goes on in the next one unless it ends a sentence and is short, or the next one is
    behind a blank line.

    >>> rejoin(["The comet was seen over Lon-\ndon on Tuesday, three days\nlate.\n"])
    'The comet was seen over London on Tuesday, three days late.'
    """
    kept = [_without_furniture(page, _repeated(pages)) for page in pages]
    widths = sorted(len(line) for page in kept for line in page if line)
    usual = widths[len(widths) * 3 // 4] if widths else 0
    paragraphs: list[str] = []
    open_line = ""
    for page in kept:
        for line in page:
            if not line:
                # Many files have a blank line behind every line; a sentence that goes on tells.
                if open_line and ends_sentence(open_line):
                    paragraphs.append(open_line)
                    open_line = ""
                continue
            if open_line and _goes_on(open_line, line):
                open_line = _join(open_line, line)
            else:
                if open_line:
                    paragraphs.append(open_line)
                open_line = line
            if ends_sentence(open_line) and len(line) < _FULL * usual:
                paragraphs.append(open_line)
                open_line = ""
    return "\n\n".join([*paragraphs, open_line] if open_line else paragraphs)


def _goes_on(before: str, line: str) -> bool:
    """Tell whether a line belongs to the paragraph before it."""
    if before.endswith(("-", ",", "\N{SOFT HYPHEN}")) or line[0].islower():
        return True
    # A headline or a crosshead: short, and no end of a sentence.
    return len(before) > _HEADLINE


def _join(before: str, line: str) -> str:
    """Return two lines as one; a word that was broken at the end is whole again."""
    if before.endswith("\N{SOFT HYPHEN}"):
        return before[:-1] + line
    if before.endswith("-") and before[-2:-1].isalpha() and line[0].islower():
        return before[:-1] + line
    return f"{before} {line}" if not before.endswith("-") else before + line


def _repeated(pages: Sequence[str]) -> frozenset[str]:
    """Return the lines, digits as 0, that stand at the edge of most pages of three and more."""
    if len(pages) < 3:
        return frozenset()
    count = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    return frozenset(key for key, number in count.items() if key and 2 * number > len(pages))


def _edges(page: str) -> list[str]:
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    return [*lines[:_EDGE], *lines[-_EDGE:]]


def _key(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))


def _without_furniture(page: str, repeated: frozenset[str]) -> list[str]:
    """Return the lines of a page without running titles and numbers; "" for a blank one."""
    edges = set(_edges(page)) if repeated else set()
    lines = [" ".join(line.split()) for line in page.splitlines()]
    return [
        line
        for line in lines
        if not (line and line in edges and (_key(line) in repeated or line.isdigit()))
    ]


def _title(title: str, pages: Sequence[str]) -> str:
    """Return a title if the file's text holds it: many name the program that made the file."""
    bare = " ".join(title.split())
    text = " ".join(" ".join(pages[:2]).split()).casefold()
    return bare if bare and bare.casefold() in text else ""
