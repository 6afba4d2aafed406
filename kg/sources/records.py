"""Read JSON lines and tables (CSV, TSV): one article a line or row, checked by pydantic."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any, BinaryIO

from pydantic import (
    AliasChoices,
    AliasGenerator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Strict,
    ValidationError,
)
from pydantic_core import from_json

from kg.errors import SourceError, printable
from kg.model import Article
from kg.sources.articles import MOST_CHARACTERS, from_text
from kg.sources.content import FIELDS, Content
from kg.sources.decoding import codec
from kg.sources.feeds import LENIENT

# JSON may write a code point in twelve bytes ("\ud83d\ude00"); the rest of a record is small.
_MOST_BYTES = 12 * MOST_CHARACTERS + 100_000
_NAME_LENGTH = 200
_LINE = 4 * MOST_CHARACTERS  # bytes of a row
_DELIMITERS = ",;\t|"
_MOST_COLUMNS = 2000


def _named(value: object) -> object:
    """Return the name of what some feeds write as an object: ``{"name": "Reuters"}``."""
    return value.get("name") if isinstance(value, dict) else value


def _listed(value: object) -> list[object]:
    """Return authors as a list of strings, however they are written."""
    items = value if isinstance(value, list) else str(_named(value)).split(";")
    return [_named(item) for item in items]


_Text = Annotated[str, BeforeValidator(_named)]


class Record(BaseModel):
    """One line. Unknown fields are ignored, and null is the same as no field."""

    model_config = LENIENT | ConfigDict(
        alias_generator=AliasGenerator(
            validation_alias=lambda name: AliasChoices(*FIELDS[name])
        )
    )

    text: Annotated[str, Strict()]
    title: str = ""
    url: str = ""
    published: str = ""
    id: str = ""
    outlet: _Text = ""
    language: str = ""
    authors: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()


def read_json_lines(content: Content) -> Iterator[Article | SourceError]:
    """Yield the articles of a file of JSON lines, one line in memory at a time.

    A bad line is yielded as a :class:`SourceError` in its place, and the next line follows.
    """
    source, columns = content.source, content.columns
    yield from parse(lines(content.stream), source=source, stem=content.name, columns=columns)


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream; of one that is too long only the beginning."""
    while line := stream.readline(_MOST_BYTES + 1):
        yield line
        while line and not line.endswith(b"\n") and len(line) > _MOST_BYTES:
            line = stream.readline(_MOST_BYTES + 1)


def parse(
    numbered: Iterable[bytes],
    *,
    source: str,
    stem: str,
    columns: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Article | SourceError]:
    """Yield the article, or the error, of each line that is not blank.

    ``stem`` and the line number name an article without an ``id``. ``columns`` say what kg
    calls a field, and what the file calls it: a name, or names with full stops between them for
    an object in an object ("content.body").

    >>> lines = [b'{"text": "A comet was seen over London.", "id": 7}']
    >>> [article] = parse(lines, source="-", stem="stdin")
    >>> article.name
    '7'
    """
    some = False
    for number, line in enumerate(numbered, 1):
        bare = (line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line).strip()
        if not bare:
            continue
        some = True
        try:
            where = f"{source}:{number}"
            given = mapped(_object(bare, where), columns)
            yield made(given, source=source, where=where, name=f"{stem}-{number}")
        except SourceError as error:
            yield error
    if not some:
        raise SourceError(f"{source}: is empty; give one JSON object with a text a line")


def mapped(raw: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """Return a record under kg's names for its fields.

    >>> mapped({"content": {"body": "A comet."}, "title": "Comet"}, {"text": "content.body"})
    {'title': 'Comet', 'text': 'A comet.'}
    """
    found = dict(raw)
    for ours, theirs in columns.items():
        # A mapped field is that or nothing: no other field of the file steps in.
        for alias in FIELDS[ours]:
            if alias in found and alias not in columns.values():
                del found[alias]
        value: Any = raw.get(theirs)
        if theirs not in raw:
            value = raw
            for part in theirs.split("."):
                value = value.get(part) if isinstance(value, dict) else None
        found[ours] = value
    return found


def made(given: Mapping[str, Any], *, source: str, where: str, name: str) -> Article:
    """Return the article of one record, called ``name`` if it has no ``id``."""
    said = _record(given, where).model_dump()
    id_ = " ".join(said.pop("id").split())[:_NAME_LENGTH]
    try:
        return from_text(**said, name=id_ or name, source=source)
    except SourceError as error:
        reason = str(error).removeprefix(f"{source}: ")
        raise SourceError(f"{where}: the text {reason}") from error


def _object(line: bytes, where: str) -> dict[str, Any]:
    if len(line) > _MOST_BYTES:
        raise SourceError(
            f"{where}: has more than {_MOST_BYTES:,} bytes; give an article of at most "
            f"{MOST_CHARACTERS:,} characters"
        )
    try:
        raw: Any = from_json(line)
    except ValueError as error:
        reason = str(error).replace("line 1 ", "")
        raise SourceError(f"{where}: is not JSON ({reason}); give one object a line") from error
    if not isinstance(raw, dict):
        raise SourceError(f"{where}: is not a JSON object; give one object with a text a line")
    return raw


def _record(raw: Mapping[str, Any], where: str) -> Record:
    given = {key: value for key, value in raw.items() if value is not None and value != ""}
    try:
        return Record.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        if first["type"] == "missing":
            names = _shown(sorted(raw))
            reason = (
                'has no text; give it in a field named "text", or name its field with '
                f"--column text=NAME (fields: {names})"
            )
        else:
            reason = f'field "{field}" is wrong ({first["msg"]}); correct or drop it'
        raise SourceError(f"{where}: {reason}") from error


def _shown(names: Sequence[str]) -> str:
    """Return names of fields for a message: twelve, and 40 code points of each."""
    return ", ".join(printable(name[:40]) for name in names[:12])


def read_table(content: Content) -> Iterator[Article | SourceError]:
    """Yield the articles of a table, one row in memory at a time.

    The first line names the columns; those called as in JSON lines need no mapping. The
    delimiter is the one of comma, semicolon, tab and "|" that the first line has most of. A
    cell may hold line ends if it is quoted.
    """
    csv.field_size_limit(2 * MOST_CHARACTERS)  # of the whole process: 131,072 at first
    source = content.source
    encoding = codec(content.known.charset) or "utf-8-sig"
    row_bytes = [0]
    text = _lines(content.stream, encoding, source, row_bytes)
    first = next(text, "")
    if not first.strip():
        raise SourceError(f"{source}: is empty; give a header and one article a row")
    delimiter = max(_DELIMITERS, key=first.count)
    names = _header(first, delimiter, content)
    rows = csv.reader(text, delimiter=delimiter, strict=False)
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
    shown = _shown(names)
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
