"""The kinds of content kg reads, in two tables: those that hold articles, and containers.

A container yields contents, which are read in their turn, so that every kind is read inside
every other: a saved page in a zip archive, a PDF file on a mail, a feed behind an address.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from typing import Any, BinaryIO, TypeAlias, cast

from kg.errors import SourceError
from kg.model import Article
from kg.sources import languages
from kg.sources.content import MOST_NESTED, Content
from kg.sources.kinds import HEAD, kind

Format: TypeAlias = Callable[[Content], Iterable[Article | SourceError]]
"""Reads the articles of a content. It yields an error in the place of each it cannot read, and
raises a SourceError where nothing more can be read."""

Container: TypeAlias = Callable[[Content], Iterable[Content | SourceError]]
"""Yields the contents inside a content. Each is read before the next one is asked for."""


def _at(module: str, name: str) -> Callable[[Content], Any]:
    """Return a function whose module is loaded with its first call: pydantic takes 0.1 s."""

    def call(content: Content) -> Any:
        return getattr(import_module(f"kg.sources.{module}"), name)(content)

    return call


FORMATS: Mapping[str, Format] = {
    ".txt": _at("plain", "read_text"),
    ".md": _at("plain", "read_markdown"),
    ".html": _at("webpage", "read_html"),
    ".htm": _at("webpage", "read_html"),
    ".xhtml": _at("webpage", "read_html"),
    ".jsonl": _at("records", "read_json_lines"),
    ".ndjson": _at("records", "read_json_lines"),
    ".csv": _at("records", "read_table"),
    ".tsv": _at("records", "read_table"),
    ".pdf": _at("pdf", "read_pdf"),
    ".docx": _at("word", "read_docx"),
}
"""What reads the articles of a content, by suffix."""

CONTAINERS: Mapping[str, Container] = {
    ".gz": _at("archives", "gzipped"),
    ".zst": _at("archives", "zstandard"),
    ".zip": _at("archives", "zipped"),
    ".eml": _at("mail", "parts"),
    ".warc": _at("crawls", "responses"),
    ".xml": _at("feeds", "entries"),
    ".rss": _at("feeds", "entries"),
    ".atom": _at("feeds", "entries"),
    ".json": _at("feeds", "json_entries"),
    ".urls": _at("feeds", "listed"),
}
"""What opens a content that holds others, by suffix."""

SUFFIXES = frozenset((*FORMATS, *CONTAINERS))
"""Every suffix that kg reads without a plugin."""


def articles(content: Content) -> Iterator[Article | SourceError]:
    """Yield the articles of a content, and an error in the place of each it cannot read."""
    try:
        content = _recognised(content)
        if content.suffix in CONTAINERS:
            yield from _opened(content)
            return
        for item in FORMATS[content.suffix](content):
            yield languages.settle(item) if isinstance(item, Article) else item
    except SourceError as error:
        yield error
    except UnicodeDecodeError as error:
        # libxml2 lets halves of surrogates pass, which are no text.
        yield SourceError(
            f"{content.source}: holds bytes that are no text ({error.reason}); get it again"
        )
    except OSError as error:
        yield SourceError(
            f"{content.source}: cannot be read ({error.strerror or error}); check the path"
        )


def _opened(content: Content) -> Iterator[Article | SourceError]:
    some = content.suffix != ".zip"  # the others know when they hold nothing
    for item in inside(CONTAINERS[content.suffix](content)):
        some = True
        yield item
    if not some:
        raise SourceError(
            f"{content.source}: holds nothing that kg reads; it reads {known(SUFFIXES)}"
        )


def inside(
    items: Iterable[Content | SourceError],
) -> Iterator[Article | SourceError]:
    """Yield the articles of contents that a container holds.

    In an archive of many, what kg does not read is passed over, as in a folder.
    """
    for item in items:
        if isinstance(item, SourceError):
            yield item
        elif item.size is None or not item.suffix or item.suffix in SUFFIXES:
            yield from _or_instead(item)


def _or_instead(content: Content) -> Iterator[Article | SourceError]:
    """Yield the articles of a content, or those of its stand-in where it has none."""
    if content.instead is None:
        yield from articles(content)
        return
    every = list(articles(replace(content, instead=None)))
    some = any(isinstance(item, Article) for item in every)
    yield from every if some else articles(content.instead)


def _recognised(content: Content) -> Content:
    """Return a content with a suffix, told by its first bytes where it has none."""
    if content.depth > MOST_NESTED:
        raise SourceError(
            f"{content.source}: is packed more than {MOST_NESTED} deep; unpack it first"
        )
    if content.suffix in SUFFIXES:
        return content
    stream = content.stream
    if not isinstance(stream, io.BufferedReader):
        stream = cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", stream), HEAD))
    suffix = content.suffix or kind(stream.peek(HEAD)[:HEAD])  # type: ignore[attr-defined]
    if suffix not in SUFFIXES:
        raise SourceError(
            f"{content.source}: suffix {suffix} is not known; kg reads {known(SUFFIXES)}"
        )
    return replace(content, stream=stream, suffix=suffix)


def known(suffixes: Iterable[str]) -> str:
    """Return suffixes for a message."""
    return ", ".join(sorted(suffixes))
