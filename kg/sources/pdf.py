"""Reads PDF files: PDFium in a process of its own, whose time and memory are bounded."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.errors import SourceError
from kg.model import Article
from kg.sources import bylines, isolated
from kg.sources.articles import from_known
from kg.sources.content import Content, load
from kg.sources.lines import ends_sentence

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

Line: TypeAlias = tuple[str, float, float]
"""Text, size in points (0 where unknown), and height of the base on the page in points."""

MOST_BYTES = 50_000_000
MOST_SECONDS = 60
"""Seconds that one file may take; an article of ten pages takes one."""
_MOST_PAGES = 300
_MOST_CHARACTERS = 1_500_000  # a text of more than a million is refused anyway

_DIGITS = re.compile(r"\d+")
_BROKEN = (
    "\ufffe"  # what PDFium gives for a hyphen at the end of a line, and for the line's end
)
_ENDS = re.compile(f"(?<=[\n{_BROKEN}])")
_LONGEST_TAG = 100  # UTF-16 units of a language tag
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
# What browsers print around a page: "3/6/24, 4:17 PM Title", and the address with "1/2".
_FOOT = re.compile(r"(?P<url>https?://\S{4,2000})(?:\s+\d{1,3}/\d{1,3})?$")
_PRINTED = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?: [AP]M)?(?: .{0,300})?|"
    r"(?:https?|file)://\S+(?: \d{1,3}/\d{1,3})?|(?:[Pp]age )?\d{1,3}(?: of |/)\d{1,3}"
)
_SAME_SIZE = 0.08  # of a line's size; more is another kind of line
_SAME_STEP = 1.25  # of the usual step from line to line; more is a new paragraph
_MOST_STEP = 2.5  # sizes from one line of a paragraph to the next
_EDGE = 3  # lines at the top and the bottom of a page where its furniture is
_HEADLINE = 70  # code points; the headline of a column of print breaks before
_FULL = 0.75  # of the usual width: a shorter line that ends a sentence ends a paragraph


def read_pdf(content: Content) -> Iterator[Article]:
    """Yield the article of a PDF file: its text in the order of the file, lines rejoined.

    What is at the top or bottom of most pages (running title, number) is left out. A page that
    is a picture has no text, and none is guessed.
    """
    data = load(content, most=MOST_BYTES)
    if b"%PDF-" not in data[:1024]:
        raise SourceError(f"{content.source}: is no PDF file; check its name")
    answer = isolated.run(
        "kg.sources.pdf:pages_of", data, {}, source=content.source, seconds=MOST_SECONDS
    )
    pages: list[list[Line]] = answer["pages"]
    if not any(text.strip() for page in pages for text, _, _ in page):
        is_scan = answer["pictures"]
        what = "is a scan: its pages are pictures without text" if is_scan else "holds no text"
        raise SourceError(
            f"{content.source}: {what}; run a text recognition program such as ocrmypdf on it"
        )
    known, info = content.known, answer["info"]
    signed = bylines.clean(re.split(r"[;,]", info.get("author", "")))
    yield from_known(
        rejoin(pages),
        known,
        name=content.name,
        source=content.source,
        title=known.title or _title(info.get("title", ""), pages),
        url=known.url or _printed_from(pages),
        language=known.language or answer["language"],
        authors=known.authors or [name for name in signed if bylines.is_name(name)],
    )


def rejoin(pages: Sequence[Sequence[Line]]) -> str:
    r"""Return the text of pages with broken lines and words made whole.

    A line goes on in the next one unless that is printed larger or smaller, stands farther
    below than lines of a paragraph do, or the line ends a sentence and is short.

    >>> rejoin([[("Comet seen", 20, 70), ("It was seen over Lon-", 9, 50), ("don.", 9, 40)]])
    'Comet seen\n\nIt was seen over London.'
    """
    kept = [_without_furniture(page, _repeated(pages)) for page in pages]
    usual, step = _measures(kept)
    paragraphs: list[str] = []
    open_line, last = "", ("", 0.0, 0.0)
    for page in kept:
        for line in page:
            text = line[0]
            if not text:
                # Many files have a blank line behind every line; a sentence that goes on tells.
                if open_line and ends_sentence(open_line):
                    paragraphs.append(open_line)
                    open_line = ""
                continue
            if open_line and _goes_on(open_line, last, line, step):
                open_line = _join(open_line, text)
            else:
                if open_line:
                    paragraphs.append(open_line)
                open_line = text
            last = line
            if ends_sentence(open_line) and len(text) < _FULL * usual:
                paragraphs.append(open_line)
                open_line = ""
    return "\n\n".join([*paragraphs, open_line] if open_line else paragraphs)


def _measures(pages: Sequence[Sequence[Line]]) -> tuple[int, float]:
    """Return the usual length of a line, and the usual step from one line to the next."""
    lengths = sorted(len(text) for page in pages for text, _, _ in page if text)
    steps = Counter(
        round(upper[2] - lower[2])
        for page in pages
        for upper, lower in pairwise(line for line in page if line[0])
        if 0 < upper[2] - lower[2] <= _MOST_STEP * max(upper[1], 1.0)
    )
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    return usual, float(steps.most_common(1)[0][0]) if steps else 0.0


def _goes_on(before: str, last: Line, line: Line, step: float) -> bool:
    text, size, top = line
    if before.endswith(("-", ",", "\N{SOFT HYPHEN}")) or text[0].islower():
        return True
    if not size or not last[1]:
        return len(before) > _HEADLINE  # nothing is known but the text
    if abs(size - last[1]) > _SAME_SIZE * size:
        return False
    return not (step and last[2] - top > _SAME_STEP * step)


def _join(before: str, line: str) -> str:
    """Return two lines as one; a word that was broken at the end is whole again."""
    if before.endswith("\N{SOFT HYPHEN}"):
        return before[:-1] + line
    if before.endswith("-") and before[-2:-1].isalpha() and line[0].islower():
        return before[:-1] + line
    return f"{before} {line}" if not before.endswith("-") else before + line


def _repeated(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the lines, digits as 0, that stand at the edge of more than half of the pages."""
    if len(pages) < 2:
        return frozenset()
    count = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    return frozenset(key for key, number in count.items() if key and 2 * number > len(pages))


def _edges(page: Sequence[Line]) -> list[str]:
    lines = [text.strip() for text, _, _ in page if text.strip()]
    return [*lines[:_EDGE], *lines[-_EDGE:]]


def _key(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))


def _without_furniture(page: Sequence[Line], repeated: frozenset[str]) -> list[Line]:
    """Return the lines of a page without running titles and numbers; "" for a blank one."""
    edges = {" ".join(text.split()) for text in _edges(page)}
    found = []
    for text, size, top in page:
        bare = " ".join(text.translate(_LIGATURES).split())
        edge = " ".join(text.split()) in edges
        if not edge or not (
            _key(text) in repeated or bare.isdigit() or _PRINTED.fullmatch(bare)
        ):
            found.append((bare, size, top))
    return found


def _printed_from(pages: Sequence[Sequence[Line]]) -> str:
    """Return the address that a browser prints at the foot of each page, or ""."""
    for page in pages[:2]:
        for line in _edges(page):
            match = _FOOT.search(line)
            if match is not None:
                return match["url"]
    return ""


def _title(title: str, pages: Sequence[Sequence[Line]]) -> str:
    """Return a title if the file's text holds it: many name the program that made the file."""
    bare = " ".join(title.split())
    text = " ".join(word for page in pages[:2] for text, _, _ in page for word in text.split())
    return bare if bare and bare.casefold() in text.casefold() else ""


def pages_of(data: bytes) -> dict[str, Any]:
    """Return pages, metadata, language and whether there are pictures, in its own process.

    Whatever it raises but a SourceError says that the file is damaged.
    """
    import pypdfium2
    from pypdfium2 import raw

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise SourceError("\0source: is encrypted; save it without a password") from error
        raise
    number = len(file)
    if number > _MOST_PAGES:
        raise SourceError(
            f"\0source: has {number:,} pages, more than {_MOST_PAGES}; split it by article"
        )
    found: list[list[Line]] = []
    pictures = False
    length = 0
    for page in file:
        lines = _lines(page)
        length += sum(len(text) for text, _, _ in lines)
        if length > _MOST_CHARACTERS:
            raise SourceError(
                f"\0source: has more than {_MOST_CHARACTERS:,} characters; split it by article"
            )
        found.append(lines)
        empty = not any(text.strip() for text, _, _ in lines)
        pictures = pictures or (empty and _has_picture(page))
        page.close()
    return {
        "pages": found,
        "pictures": pictures,
        "info": {name: file.get_metadata_value(name.title()) for name in ("title", "author")},
        "language": _language(file),
    }


def _lines(page: "PdfPage") -> list[Line]:
    from pypdfium2 import raw

    text_page = page.get_textpage()
    characters, matrix = text_page.raw, raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    found: list[Line] = []
    place = 0
    for text in _ENDS.split(text_page.get_text_range()):
        size = top = 0.0
        first = raw.FPDFText_GetCharIndexFromTextIndex(
            characters, place + len(text) - len(text.lstrip())
        )
        if text.strip() and raw.FPDFText_GetMatrix(characters, first, matrix):
            scale = abs(matrix.a * matrix.d - matrix.b * matrix.c)
            size = raw.FPDFText_GetFontSize(characters, first) * scale**0.5
            raw.FPDFText_GetCharOrigin(characters, first, x, y)
            top = y.value
        found.append((_sound(text), round(size, 1), round(top, 1)))
        place += len(text)
    text_page.close()
    return found


def _sound(text: str) -> str:
    text = text.rstrip("\r\n").replace(_BROKEN, "-")
    return text.encode("utf-8", "replace").decode("utf-8")


def _has_picture(page: "PdfPage") -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))


def _language(file: "PdfDocument") -> str:
    """Return the language that a file declares, or ""."""
    from pypdfium2 import raw

    text = (ctypes.c_ushort * _LONGEST_TAG)()
    size = raw.FPDFCatalog_GetLanguage(file, text, ctypes.sizeof(text))  # bytes, with a zero
    if size > ctypes.sizeof(text):
        return ""
    return bytes(text)[: max(size - 2, 0)].decode("utf-16-le", "replace")
