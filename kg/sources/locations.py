"""Walk locations and read what is there: files, folders, addresses and standard input."""

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, TypeAlias
from urllib.parse import urlsplit

from kg.errors import SourceError, printable
from kg.model import Article
from kg.sources import formats, sitemaps
from kg.sources.content import FIELDS, LISTS, Content, FrontPageError
from kg.sources.web import Web

Reader: TypeAlias = Callable[[Path], Iterable[Article | SourceError]]
"""Reads one file. It yields articles, and an error in the place of each article it cannot read;
it raises a SourceError where nothing more of the file can be read."""

Keeper: TypeAlias = Callable[
    [Path, Callable[[], Iterator[Article | SourceError]]], Iterator[Article | SourceError]
]
"""Stands between a file and its reading: gets the path and what reads it, and yields what the
file holds, which it may know without reading."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """One of kg's own readers: of the files of one suffix."""

    suffix: str

    def __call__(self, path: Path) -> Iterator[Article | SourceError]:
        """Yield the articles of a file."""
        return _read_file(path, self.suffix, _Way(readers={}, web=Web(), fetches=False))


BUILTIN: Mapping[str, Reader] = {suffix: BuiltIn(suffix) for suffix in sorted(formats.SUFFIXES)}
"""Reader of each suffix, in lower case. Plugins of the group ``kg.sources`` add to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """How everything is read in one call of :func:`read`."""

    readers: Mapping[str, Reader]
    web: Web
    fetches: bool = True  # what files name; what lies in a folder opens no connection
    columns: Mapping[str, str] = field(default_factory=dict)
    stdin: BinaryIO | None = None
    on_bytes: Callable[[int], None] = lambda _: None
    keeper: Keeper | None = None


def read(
    locations: Iterable[str | Path] | str | Path,
    *,
    on_error: Callable[[SourceError], None] | None = None,
    readers: Mapping[str, Reader] = BUILTIN,
    stdin: BinaryIO | None = None,
    columns: Mapping[str, str] | None = None,
    on_bytes: Callable[[int], None] | None = None,
    web: Web | None = None,
    keeper: Keeper | None = None,
) -> Iterator[Article]:
    """Yield the articles of files, folders, addresses and standard input, one at a time.

    Folders are read with all their folders, in the order of names; hidden files, files of
    unknown suffix and links to folders are passed over. A text that comes twice is yielded
    once.

    The arguments are those of :func:`kg.read`, and the reader of each suffix, what ``-`` reads
    in the place of the standard input, and what fetches addresses that are given, and those in
    feeds, sitemaps and lists that are given: those in folders and archives are never fetched.

    Raises:
        SourceError: Something cannot be read, and there is no ``on_error``.
    """
    for name in columns or {}:
        if name not in FIELDS:
            raise SourceError(
                f"column {name!r} is no field of an article: choose from {', '.join(FIELDS)}"
            )
    way = _Way(
        readers=readers,
        web=web or Web(),
        columns=columns or {},
        stdin=stdin,
        on_bytes=on_bytes or (lambda _: None),
        keeper=keeper,
    )
    seen: set[str] = set()
    for location in [locations] if isinstance(locations, str | Path) else locations:
        for item in _read_one(location, way):
            if isinstance(item, Article):
                if item.id not in seen:
                    seen.add(item.id)
                    yield item
            elif on_error is None:
                raise item
            else:
                on_error(item)


def size(
    locations: Iterable[str | Path] | str | Path, *, readers: Mapping[str, Reader] = BUILTIN
) -> int | None:
    """Return the bytes that :func:`read` will go through, or None where nobody can know."""
    total = 0
    for location in [locations] if isinstance(locations, str | Path) else locations:
        if str(location) == "-" or _ADDRESS.match(str(location)):
            return None
        path = Path(location)
        try:
            files = _walk(path) if path.is_dir() else iter((path,))
            for file in files:
                if isinstance(file, Path) and file.suffix.lower() in readers:
                    total += file.stat().st_size
        except (OSError, ValueError):
            continue  # reading names it
    return total


def _read_one(location: str | Path, way: _Way) -> Iterator[Article | SourceError]:
    if str(location) == "-":
        stream = sys.stdin.buffer if way.stdin is None else way.stdin
        yield from formats.articles(
            Content(stream=stream, name="stdin", source="-", columns=way.columns)
        )
    elif isinstance(location, str) and _ADDRESS.match(location):
        yield from _read_address(location, way)
    elif isinstance(location, str) and not location.strip():
        yield SourceError('"": is no path; give a file, a folder or -')
    else:
        path = Path(location)
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield unreadable(path, error)
            return
        if stat.S_ISDIR(mode):
            yield from _read_folder(path, way)
        elif not stat.S_ISREG(mode):
            yield SourceError(
                f"{shown(path)}: is no file and no folder; give a file or a folder"
            )
        else:
            yield from _read_named(path, way)


def _read_address(url: str, way: _Way) -> Iterator[Article | SourceError]:
    way.web.seen.add(url)
    try:
        content = way.web.content(url)
    except SourceError as error:
        yield error
        return
    found = formats.articles(replace(content, columns=way.columns))
    if content.suffix == ".html" and urlsplit(content.known.url).path in ("", "/"):
        found = _read_front_page(url, list(found), content.known.url, way.web)
    for item in found:
        if isinstance(item, FrontPageError) and item.feed not in way.web.seen:
            yield from _read_address(item.feed, way)
        else:
            yield item


def _read_front_page(
    url: str, found: Sequence[Article | SourceError], place: str, web: Web
) -> Iterator[Article | SourceError]:
    """Yield what the sitemaps of a site lead to, or else what its front page gave.

    A feed that the front page names goes before them; ``place`` is where redirects led to.
    """
    if any(isinstance(item, FrontPageError) for item in found):
        yield from found
        return
    is_article = any(isinstance(item, Article) for item in found)
    some = False
    for item in formats.inside(sitemaps.pages(web, place, only_news=is_article)):
        some = True
        yield item
    if is_article and not some:
        yield from found
    elif not some:
        yield SourceError(
            f"{url}: is a front page that names no feed, and no sitemap leads to its articles; "
            "give the address of a feed or of an article"
        )


def _read_named(path: Path, way: _Way) -> Iterator[Article | SourceError]:
    """Yield what a file holds, from its keeper if there is one."""
    suffixes = {suffix.lower() for suffix in path.suffixes}
    # The same list may lead to other articles tomorrow.
    if way.keeper is None or (way.fetches and suffixes & LISTS):
        yield from _read_known(path, way)
        return
    was_read = False

    def reading() -> Iterator[Article | SourceError]:
        nonlocal was_read
        was_read = True
        return _read_known(path, way)

    yield from way.keeper(path, reading)
    if not was_read:
        way.on_bytes(path.stat().st_size)


def _read_known(path: Path, way: _Way) -> Iterator[Article | SourceError]:
    """Yield what a file holds, and tell its bytes."""
    reader = way.readers.get(path.suffix.lower())
    if reader is None:
        known = formats.known(way.readers)
        what = f"suffix {path.suffix}" if path.suffix else "a name without suffix"
        yield SourceError(f"{shown(path)}: {what} is not known; kg reads {known}")
    elif isinstance(reader, BuiltIn):
        yield from _read_file(path, reader.suffix, way)
    else:
        try:
            yield from reader(path)
            way.on_bytes(path.stat().st_size)
        except SourceError as error:
            yield error
        except OSError as error:
            yield unreadable(path, error)


def _read_file(path: Path, suffix: str, way: _Way) -> Iterator[Article | SourceError]:
    """Yield what a file holds that kg itself reads, its bytes told as they are gone through."""
    try:
        stream = path.open("rb")
    except OSError as error:
        yield unreadable(path, error)
        return
    with stream:
        whole = os.fstat(stream.fileno()).st_size
        told = 0
        content = Content(
            stream=stream,
            name=printable(path.stem),
            source=shown(path),
            suffix=suffix,
            size=whole,
            columns=way.columns,
            web=way.web if way.fetches else None,
        )
        for item in formats.articles(content):
            place = min(max(stream.tell(), told), whole)
            way.on_bytes(place - told)
            told = place
            yield item
        way.on_bytes(whole - told)


def _read_folder(folder: Path, way: _Way) -> Iterator[Article | SourceError]:
    some = False
    for item in _walk(folder):
        if isinstance(item, SourceError):
            some = True
            yield item
        elif item.suffix.lower() in way.readers:
            some = True
            yield from _read_named(item, replace(way, fetches=False))
    if not some:
        known = formats.known(way.readers)
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


def shown(path: Path) -> str:
    """Return a path for messages and citations: "/" between parts, and always valid UTF-8.

    A file name may hold bytes that are no UTF-8 and even a line feed; both are written with a
    backslash, so that a message stays one line and a graph can be written.
    """
    return printable(path.as_posix())


def unreadable(path: Path, error: OSError | ValueError) -> SourceError:
    """Return the error for a path that the system refuses, with what to do."""
    if isinstance(error, FileNotFoundError):
        what = "no such file or folder; check the path"
    elif isinstance(error, PermissionError):
        what = "may not be read; check its permissions"
    elif isinstance(error, OSError):
        what = f"cannot be read ({error.strerror or type(error).__name__}); check the path"
    else:
        what = f"is no path ({error}); check it"
    return SourceError(f"{shown(path)}: {what}")
