"""Read CSV and TSV files: a header, then one article a row."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import SourceError, printable
from kg.model import Article
from kg.sources.articles import MOST_CHARACTERS
from kg.sources.content import FIELDS, Content
from kg.sources.decoding import codec, is_known
from kg.sources.jsonlines import made, mapped

_LINE = 4 * MOST_CHARACTERS  # bytes
_DELIMITERS = ",;\t|"
_MOST_COLUMNS = 2000
_SHOWN = 12  # names of columns in a message
_NAME = 40  # code points of each


def read_table(content: Content) -> Iterator[Article | SourceError]:
    """Yield the articles of a table, one row in memory at a time.

    The first line names the columns; those called as in JSON lines need no mapping. The
    delimiter is the one of comma, semicolon, tab and "|" that the first line has most of. A
    cell may hold line ends if it is quoted.
    """
    csv.field_size_limit(2 * MOST_CHARACTERS)  # of the whole process: 131,072 at first
    source = content.source
    charset = content.known.charset
    encoding = codec(charset, source) if is_known(charset) else "utf-8-sig"
    row_bytes = [0]
    lines = _lines(content.stream, encoding, source, row_bytes)
    first = next(lines, "")
    if not first.strip():
        raise SourceError(f"{source}: is empty; give a header and one article a row")
    delimiter = max(_DELIMITERS, key=first.count)
    names = _header(first, delimiter, content)
    rows = csv.reader(lines, delimiter=delimiter, strict=False)
    number = 1
    while True:
        where = f"{source}:{rows.line_num + 2}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            # A quote that is never closed swallows the rest; what follows cannot be trusted.
            raise SourceError(
                f"{where}: is no row ({error}); check its quotation marks, and that a cell has "
                f"at most {MOST_CHARACTERS:,} characters"
            ) from error
        row_bytes[0] = 0
        if not any(cell.strip() for cell in row):
            continue
        number += 1
        given = mapped(dict(zip(names, row, strict=False)), content.columns)
        try:
            yield made(given, source=source, where=where, name=f"{content.name}-{number}")
        except SourceError as error:
            yield error


def _header(line: str, delimiter: str, content: Content) -> list[str]:
    """Return the names of the columns, among them those that are asked for and the text's."""
    try:
        names = [name.strip() for name in next(csv.reader([line], delimiter=delimiter))]
    except csv.Error as error:
        raise SourceError(
            f"{content.source}:1: is no header ({error}); save the table again"
        ) from error
    if len(names) > _MOST_COLUMNS:
        raise SourceError(f"{content.source}: has {len(names):,} columns; give a table of text")
    shown = ", ".join(printable(name[:_NAME]) for name in names[:_SHOWN])
    missing = [name for name in content.columns.values() if name not in names]
    if missing:
        raise SourceError(f"{content.source}: has no column {missing[0]!r}; it has {shown}")
    # What is called "Text" or "TITLE" needs no mapping.
    aliases = {alias.lower(): alias for every in FIELDS.values() for alias in every}
    asked = set(content.columns.values())
    plain = [name if name in asked else aliases.get(name.lower(), name) for name in names]
    if "text" not in content.columns and not set(plain) & set(FIELDS["text"]):
        raise SourceError(
            f"{content.source}: has no column with the text; name it with --column text=NAME "
            f"(columns: {shown})"
        )
    return plain


def _lines(stream: BinaryIO, encoding: str, source: str, row_bytes: list[int]) -> Iterator[str]:
    """Yield the lines of a table as text; ``row_bytes`` counts those of one row."""
    for number, line in enumerate(iter(lambda: stream.readline(_LINE + 1), b""), 1):
        row_bytes[0] += len(line)
        if row_bytes[0] > _LINE:
            raise SourceError(
                f"{source}:{number}: has more than {_LINE:,} bytes; give one article a row"
            )
        try:
            yield line.decode(encoding if number == 1 else encoding.removesuffix("-sig"))
        except UnicodeDecodeError as error:
            raise SourceError(
                f"{source}:{number}: is not {encoding.removesuffix('-sig').upper()} (byte "
                f"0x{line[error.start]:02X}); convert it, for example with iconv -f "
                "WINDOWS-1252 -t UTF-8"
            ) from error
