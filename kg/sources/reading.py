"""Walk locations and read what is there: files, folders and standard input."""

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TypeAlias

from kg.errors import SourceError
from kg.model import Article
from kg.sources.articles import from_text
from kg.sources.plain import decode, read_markdown, read_text, shown, unreadable

Reader: TypeAlias = Callable[[Path], Iterable[Article | SourceError]]
"""Reads one file. It yields articles, and an error in the place of each article it cannot read;
it raises a SourceError where nothing more of the file can be read."""

# Enough for the largest text; a pipe has no size to look at first.
_MOST_STDIN = 20_000_000
_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|\?xml)\b", re.I | re.S
)
_WEB = re.compile(r"(?:https?|ftp|file)://", re.IGNORECASE)


def _read_html(path: Path) -> Iterable[Article]:
    from kg.sources.webpage import read_html  # trafilatura takes 0.2 s

    return read_html(path)


def _read_json_lines(path: Path) -> Iterable[Article | SourceError]:
    from kg.sources.jsonlines import read_json_lines  # pydantic takes 0.1 s

    return read_json_lines(path)


BUILTIN: Mapping[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".jsonl": _read_json_lines,
    ".ndjson": _read_json_lines,
}
"""Reader of each suffix, in lower case. Plugins of the group ``kg.sources`` add to it."""


def read(
    locations: Iterable[str | Path],
    *,
    on_error: Callable[[SourceError], None] | None = None,
    readers: Mapping[str, Reader] = BUILTIN,
    stdin: BinaryIO | None = None,
) -> Iterator[Article]:
    """Yield the articles of files, folders and, for ``-``, standard input, one at a time.

    Folders are read with all their folders, in the order of names; hidden files, files of
    unknown suffix and links to folders are passed over. A text that comes twice is yielded
    once.

    Args:
        locations: Paths, or ``-``. Standard input is JSON lines where it begins with ``{``, a
            page where it begins with ``<!doctype html`` or ``<html``, else text.
        on_error: Called with what cannot be read, and reading goes on. Without it, the first
            such error is raised.
        readers: Reader of each suffix.
        stdin: What ``-`` reads; by default the standard input of the process.

    Raises:
        SourceError: Something cannot be read, and there is no ``on_error``.
    """
    seen: set[str] = set()
    for location in [locations] if isinstance(locations, str | Path) else locations:
        for item in _read_one(location, readers, stdin):
            if isinstance(item, Article):
                if item.id not in seen:
                    seen.add(item.id)
                    yield item
            elif on_error is None:
                raise item
            else:
                on_error(item)


def _read_one(
    location: str | Path, readers: Mapping[str, Reader], stdin: BinaryIO | None
) -> Iterator[Article | SourceError]:
    """Yield the articles and the errors of one location."""
    if str(location) == "-":
        yield from _guard(lambda: _read_stream(stdin or sys.stdin.buffer), "-")
    elif isinstance(location, str) and _WEB.match(location):
        yield SourceError(
            f"{location}: is a web address, and kg opens no connection; save the page and give "
            "the .html file"
        )
    elif isinstance(location, str) and not location.strip():
        yield SourceError('"": is no path; give a file, a folder or -')
    else:
        path = Path(location)
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield _system(path, error)
            return
        if stat.S_ISDIR(mode):
            yield from _read_folder(path, readers)
        elif not stat.S_ISREG(mode):
            yield SourceError(
                f"{shown(path)}: is no file and no folder; give a file or a folder"
            )
        else:
            yield from _read_named(path, readers)


def _read_named(path: Path, readers: Mapping[str, Reader]) -> Iterator[Article | SourceError]:
    """Yield what a file holds that the user named."""
    reader = readers.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(readers))
        what = f"suffix {path.suffix}" if path.suffix else "a name without suffix"
        yield SourceError(f"{shown(path)}: {what} is not known; kg reads {known}")
        return
    yield from _guard(lambda: reader(path), shown(path))


def _read_folder(
    folder: Path, readers: Mapping[str, Reader]
) -> Iterator[Article | SourceError]:
    """Yield what a folder holds, or the error that it holds nothing."""
    some = False
    for item in _walk(folder):
        if isinstance(item, SourceError):
            some = True
            yield item
        elif item.suffix.lower() in readers:
            some = True
            yield from _read_named(item, readers)
    if not some:
        known = ", ".join(sorted(readers))
        yield SourceError(f"{shown(folder)}: holds no file that kg reads; it reads {known}")


def _walk(folder: Path) -> Iterator[Path | SourceError]:
    """Yield the files below a folder in the order of names, whatever order the disk has."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable(folder, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path)
        elif not entry.is_dir() and (entry.is_file() or entry.is_symlink()):
            # A link to nothing is named as missing by its reader.
            yield path


def _read_stream(stream: BinaryIO) -> Iterator[Article | SourceError]:
    """Yield what a stream holds; JSON lines are read as they come."""
    from kg.sources import jsonlines, webpage

    lines = jsonlines.lines(stream)
    first = next(lines, b"")
    if first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from jsonlines.parse(chain([first], lines), source="-", stem="stdin")
        return
    data = first + stream.read(_MOST_STDIN)
    if len(data) > _MOST_STDIN:
        raise SourceError(f"-: has more than {_MOST_STDIN:,} bytes; give one article at a time")
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")):
        yield webpage.article(data, name="stdin", source="-")
    else:
        yield from_text(decode(data, "-"), name="stdin", source="-")


def _guard(
    reader: Callable[[], Iterable[Article | SourceError]], where: str
) -> Iterator[Article | SourceError]:
    """Yield what a reader yields, and as a value what it raises."""
    try:
        yield from reader()
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(
            f"{where}: cannot be read ({error.strerror or error}); check the path"
        )


def _system(path: Path, error: OSError | ValueError) -> SourceError:
    """Return the error for a path that cannot be looked at."""
    if isinstance(error, OSError):
        return unreadable(path, error)
    return SourceError(f"{shown(path)}: is no path ({error}); check it")
