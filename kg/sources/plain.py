"""Read text files and Markdown files, and decode bytes without guessing."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from kg.errors import SourceError, printable
from kg.model import Article
from kg.sources import markdown
from kg.sources.articles import MOST_CHARACTERS, from_text
from kg.sources.charsets import codec, is_known
from kg.sources.content import Content, load

# A code point takes at most four bytes, and a byte order mark at most three.
_MOST_BYTES = 4 * MOST_CHARACTERS + 3

_SIGNATURES = (
    (b"%PDF-", "a PDF file; give it the suffix .pdf"),
    (b"PK\x03\x04", "a zip archive or an office document; give it the suffix .zip or .docx"),
    (b"\x1f\x8b", "a gzip archive; give it the suffix .gz"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive; give it the suffix .zst"),
    (b"\x89PNG", "a PNG image; turn it into text first, with a text recognition program"),
    (b"\xff\xd8\xff", "a JPEG image; turn it into text first, with a text recognition program"),
    (b"{\\rtf", "an RTF document; turn it into text first, with the program that wrote it"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as .docx, .txt or .pdf"),
)


def read_text(content: Content) -> Iterator[Article]:
    """Yield the article of a text file, its text exactly as decoded.

    Raises:
        SourceError: It is too large, or no text.
    """
    text, known = _text(content), content.known
    yield from_text(
        text,
        name=content.name,
        source=content.source,
        title=known.title,
        url=known.url,
        outlet=known.outlet,
        published=known.published,
        language=known.language,
        authors=known.authors,
    )


def read_markdown(content: Content) -> Iterator[Article]:
    """Yield the article of a Markdown file: text as it is, markup as furniture.

    Raises:
        SourceError: It is too large, or no text.
    """
    yield markdown.article(
        _text(content), name=content.name, source=content.source, known=content.known
    )


def _text(content: Content) -> str:
    return decode(
        load(content, most=_MOST_BYTES), content.source, charset=content.known.charset
    )


def shown(path: Path) -> str:
    """Return a path for messages and citations: "/" between parts, and always valid UTF-8.

    A file name may hold bytes that are no UTF-8 and even a line feed; both are written with a
    backslash, so that a message stays one line and a graph can be written.
    """
    return printable(path.as_posix())


def stem(path: Path) -> str:
    """Return a file's name without its suffix, made printable."""
    return printable(path.stem)


def unreadable(path: Path, error: OSError) -> SourceError:
    """Return the error for a path that the system refuses, with what to do."""
    if isinstance(error, FileNotFoundError):
        return SourceError(f"{shown(path)}: no such file or folder; check the path")
    if isinstance(error, PermissionError):
        return SourceError(f"{shown(path)}: may not be read; check its permissions")
    reason = error.strerror or type(error).__name__
    return SourceError(f"{shown(path)}: cannot be read ({reason}); check the path")


def decode(data: bytes, where: str, *, charset: str = "") -> str:
    r"""Return bytes as text: UTF-8 or, with a byte order mark, UTF-16. Nothing is guessed.

    Line ends stay as they are; the byte order mark is no part of the text.

    Args:
        data: The bytes.
        where: File for the message.
        charset: What a server or a mail says of the encoding; a byte order mark goes before it.

    Raises:
        SourceError: The bytes are no such text.

    >>> decode(b"\xef\xbb\xbfone\r\ntwo", "a.txt")
    'one\r\ntwo'
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{where}: is {what}")
    encoding, skip = "utf-8", 0
    if data.startswith(codecs.BOM_UTF8):
        skip = len(codecs.BOM_UTF8)
    elif data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise SourceError(f"{where}: is UTF-32; convert it with iconv -f UTF-32 -t UTF-8")
    elif data.startswith(codecs.BOM_UTF16_LE):
        encoding, skip = "utf-16-le", 2
    elif data.startswith(codecs.BOM_UTF16_BE):
        encoding, skip = "utf-16-be", 2
    elif is_known(charset):
        encoding = codec(charset, where)
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        place = error.start + skip
        if encoding == "utf-8" and data.count(b"\0") > len(data) // 1000:
            raise SourceError(
                f"{where}: is binary (NUL at byte {data.index(0):,}); give plain text"
            ) from error
        raise SourceError(
            f"{where}: is not {encoding.upper()} (byte 0x{data[place]:02X} at offset "
            f"{place:,}); convert it, for example with iconv -f WINDOWS-1252 -t UTF-8"
        ) from error
