"""Read JSON lines: one article a line, checked by pydantic at the border."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)
from pydantic_core import from_json

from kg.errors import SourceError
from kg.model import Article
from kg.sources.articles import MOST_CHARACTERS, from_text
from kg.sources.plain import shown, stem, unreadable

# JSON may write a code point in twelve bytes ("\ud83d\ude00"); the rest of a record is small.
_MOST_BYTES = 12 * MOST_CHARACTERS + 100_000
_NAME_LENGTH = 200


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

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)

    text: str = Field(validation_alias=AliasChoices("text", "content", "body"), strict=True)
    title: str = Field("", validation_alias=AliasChoices("title", "headline"))
    url: str = Field("", validation_alias=AliasChoices("url", "link"))
    published: str = Field(
        "", validation_alias=AliasChoices("published", "date", "published_at", "publishedAt")
    )
    id: str = ""
    outlet: _Text = Field(
        "", validation_alias=AliasChoices("outlet", "publisher", "source", "site")
    )
    language: str = Field("en", validation_alias=AliasChoices("language", "lang"))
    authors: Annotated[tuple[str, ...], BeforeValidator(_listed)] = Field(
        (), validation_alias=AliasChoices("authors", "author")
    )


def read_json_lines(path: Path) -> Iterator[Article | SourceError]:
    """Yield the articles of a file of JSON lines, one line in memory at a time.

    A bad line is yielded as a :class:`SourceError` in its place, and the next line follows.

    Raises:
        SourceError: The file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            yield from parse(lines(stream), source=shown(path), stem=stem(path))
    except OSError as error:
        raise unreadable(path, error) from error


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream; of one that is too long only the beginning."""
    while line := stream.readline(_MOST_BYTES + 1):
        yield line
        while line and not line.endswith(b"\n") and len(line) > _MOST_BYTES:
            line = stream.readline(_MOST_BYTES + 1)


def parse(
    numbered: Iterable[bytes], *, source: str, stem: str
) -> Iterator[Article | SourceError]:
    """Yield the article, or the error, of each line that is not blank.

    Args:
        numbered: Lines from the first on.
        source: File for citations and messages.
        stem: Name of an article without an ``id``, before its line number.

    Raises:
        SourceError: There is no line at all.

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
            yield _article(
                bare, source=source, where=f"{source}:{number}", name=f"{stem}-{number}"
            )
        except SourceError as error:
            yield error
    if not some:
        raise SourceError(f"{source}: is empty; give one JSON object with a text a line")


def _article(line: bytes, *, source: str, where: str, name: str) -> Article:
    """Return the article of one line."""
    if len(line) > _MOST_BYTES:
        raise SourceError(
            f"{where}: has more than {_MOST_BYTES:,} bytes; give an article of at most "
            f"{MOST_CHARACTERS:,} characters"
        )
    record = _record(line, where)
    try:
        return from_text(
            record.text,
            name=" ".join(record.id.split())[:_NAME_LENGTH] or name,
            source=source,
            title=record.title,
            url=record.url,
            outlet=record.outlet,
            published=record.published,
            language=record.language,
            authors=record.authors,
        )
    except SourceError as error:
        reason = str(error).removeprefix(f"{source}: ")
        raise SourceError(f"{where}: the text {reason}") from error


def _record(line: bytes, where: str) -> Record:
    """Return the fields of one line."""
    try:
        raw: Any = from_json(line)
    except ValueError as error:
        reason = str(error).replace("line 1 ", "")
        raise SourceError(f"{where}: is not JSON ({reason}); give one object a line") from error
    if not isinstance(raw, dict):
        raise SourceError(f"{where}: is not a JSON object; give one object with a text a line")
    given = {key: value for key, value in raw.items() if value is not None and value != ""}
    try:
        return Record.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        if first["type"] == "missing":
            reason = 'has no text; give it in a field named "text"'
        else:
            reason = f'field "{field}" is wrong ({first["msg"]}); correct or drop it'
        raise SourceError(f"{where}: {reason}") from error
