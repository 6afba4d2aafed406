"""Read text files and Markdown files, and decode bytes without guessing."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from kg.errors import SourceError
from kg.model import Article
from kg.sources import markdown
from kg.sources.articles import MOST_CHARACTERS, from_text

# A code point takes at most four bytes, and a byte order mark at most three.
_MOST_BYTES = 4 * MOST_CHARACTERS + 3

_SIGNATURES = (
    (b"%PDF-", "a PDF file", "pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document", "the program that wrote it"),
    (b"\x1f\x8b", "a gzip archive", "gunzip"),
    (b"\x89PNG", "a PNG image", "a text recognition program"),
    (b"\xff\xd8\xff", "a JPEG image", "a text recognition program"),
    (b"{\\rtf", "an RTF document", "the program that wrote it"),
)


def read_text(path: Path) -> Iterator[Article]:
    """Yield the article of a text file, its text exactly as decoded.

    Raises:
        SourceError: The file cannot be read, or is no text.
    """
    text = decode(load(path, most=_MOST_BYTES), shown(path))
    yield from_text(text, name=stem(path), source=shown(path))


def read_markdown(path: Path) -> Iterator[Article]:
    """Yield the article of a Markdown file: text as it is, markup as furniture.

    Raises:
        SourceError: The file cannot be read, or is no text.
    """
    text = decode(load(path, most=_MOST_BYTES), shown(path))
    yield markdown.article(text, name=stem(path), source=shown(path))


def shown(path: Path) -> str:
    """Return a path for messages and citations: "/" between parts, and always valid UTF-8.

    A file name may hold bytes that are no UTF-8 and even a line feed; both are written with a
    backslash, so that a message stays one line and a graph can be written.
    """
    text = (
        path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    )
    return "".join(
        char if char.isprintable() or char == "\N{NO-BREAK SPACE}" else repr(char)[1:-1]
        for char in text
    )


def stem(path: Path) -> str:
    """Return a file's name without its suffix, made printable."""
    return shown(Path(path.stem))


def load(path: Path, *, most: int) -> bytes:
    """Return the bytes of a file, after a look at its size: a large file is never read.

    Raises:
        SourceError: It is missing, too large, no file, or may not be read.
    """
    try:
        size = path.stat().st_size
        if size > most:
            raise SourceError(
                f"{shown(path)}: has {size:,} bytes, more than {most:,}; "
                "split it into one file an article"
            )
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> SourceError:
    """Return the error for a path that the system refuses, with what to do."""
    if isinstance(error, FileNotFoundError):
        return SourceError(f"{shown(path)}: no such file or folder; check the path")
    if isinstance(error, PermissionError):
        return SourceError(f"{shown(path)}: may not be read; check its permissions")
    reason = error.strerror or type(error).__name__
    return SourceError(f"{shown(path)}: cannot be read ({reason}); check the path")


def decode(data: bytes, where: str) -> str:
    r"""Return bytes as text: UTF-8 or, with a byte order mark, UTF-16. Nothing is guessed.

    Line ends stay as they are; the byte order mark is no part of the text.

    Args:
        data: The bytes.
        where: File for the message.

    Raises:
        SourceError: The bytes are no such text.

    >>> decode(b"\xef\xbb\xbfone\r\ntwo", "a.txt")
    'one\r\ntwo'
    """
    for signature, what, tool in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{where}: is {what}; turn it into text first, with {tool}")
    encoding, skip = "utf-8", 0
    if data.startswith(codecs.BOM_UTF8):
        skip = len(codecs.BOM_UTF8)
    elif data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise SourceError(f"{where}: is UTF-32; convert it with iconv -f UTF-32 -t UTF-8")
    elif data.startswith(codecs.BOM_UTF16_LE):
        encoding, skip = "utf-16-le", 2
    elif data.startswith(codecs.BOM_UTF16_BE):
        encoding, skip = "utf-16-be", 2
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
