"""The table of limits in docs/sources.md: each row holds for files made to be slow."""

import gzip
import io
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.sources import BUILTIN, crawls, formats, pdf, webpage
from kg.sources.content import Content
from kg.sources.web import Web
from tests.sources.made import STORY, archive, docx, record, zstd

DOCS = Path(__file__).parents[2] / "docs" / "sources.md"
ROW = re.compile(r"\| ((?:`\.\w+` ?)+) \| (\w+) \| ([\d,]+) \| (\d+) \|")

TABLE = {
    suffix: (of, int(most.replace(",", "")), int(seconds))
    for suffixes, of, most, seconds in ROW.findall(DOCS.read_text("utf-8"))
    for suffix in re.findall(r"`(\.\w+)`", suffixes)
}

PROSE = " ".join(STORY).encode()


def filled(head: bytes, unit: bytes, size: int, tail: bytes = b"") -> bytes:
    """Return a file of at most so many bytes."""
    return head + unit * ((size - len(head) - len(tail)) // len(unit)) + tail


def read(suffix: str, data: bytes, web: Web | None = None) -> tuple[list[Article], list[str]]:
    content = Content(
        stream=io.BufferedReader(io.BytesIO(data)),
        name="a.jsonl" if suffix in (".gz", ".zst") else "a",
        source=f"a{suffix}",
        suffix=suffix,
        size=len(data),
        web=web,
    )
    articles: list[Article] = []
    errors: list[str] = []
    for item in formats.articles(content):
        if isinstance(item, SourceError):
            errors.append(str(item))
        else:
            articles.append(item)
    return articles, errors


MOST = 999_999
MAIL = b"Subject: x\n"
CODED = MAIL + b"Content-Transfer-Encoding: base64\n\n"
ITEM = b"<item><link>http://a.example/</link></item>"


def unpacked() -> bytes:
    return filled(b"", b'{"text": "a"}\n', TABLE[".gz"][1] // 50)


SLOW: dict[tuple[str, str], Callable[[], bytes]] = {
    (".txt", "short sentences"): lambda: filled(b"", b"A b.\n", MOST),
    (".md", "lists"): lambda: filled(b"", b"- a\n  - b\n", MOST),
    (".md", "links"): lambda: filled(b"", b"[a](b) <b>", MOST),
    (".docx", "empty runs"): lambda: docx("<w:p>" + "<w:r/>" * 4_000_000 + "</w:p>"),
    (".eml", "lines"): lambda: filled(MAIL + b"\n", b"\n", TABLE[".eml"][1]),
    (".eml", "headers"): lambda: filled(MAIL, MAIL, TABLE[".eml"][1]),
    (".eml", "base64"): lambda: filled(CODED, b"QUJD\n", TABLE[".eml"][1]),
    (".xml", "items"): lambda: filled(
        b"<rss><channel>", ITEM, TABLE[".xml"][1], b"</channel></rss>"
    ),
    (".jsonl", "escapes"): lambda: filled(
        b'{"text": "', b"\\u0061 ", TABLE[".jsonl"][1], b'"}\n'
    ),
    (".jsonl", "lists"): lambda: filled(b'{"a": [', b"[],", TABLE[".jsonl"][1], b"[]]}\n"),
    (".csv", "a long cell"): lambda: b"text\n" + filled(b'"', b"A b.\n", MOST, b'"\n'),
    (".csv", "cells"): lambda: b"text\n" + filled(b"", b'a,"",', TABLE[".csv"][1], b"\n"),
    (".gz", "rows"): lambda: gzip.compress(unpacked()),
    (".zst", "rows"): lambda: zstd.compress(unpacked()),
    (".zip", "rows"): lambda: archive({"a.jsonl": unpacked()}),
}
"""The slowest files we know, of the largest size, by suffix and what they are full of."""


@pytest.mark.parametrize(("suffix", "of"), SLOW)
def test_the_slowest_file_takes_no_longer_than_the_table_says(suffix: str, of: str) -> None:
    data = SLOW[suffix, of]()
    started = time.process_time()
    articles, errors = read(suffix, data)
    assert time.process_time() - started < TABLE[suffix][2]
    assert articles or errors


def test_pages_and_pdf_files_are_killed_after_the_seconds_of_the_table() -> None:
    """That they are killed is tested in test_hostile and test_kinds, with fewer seconds."""
    for suffix in (".html", ".htm", ".xhtml", ".warc"):
        assert TABLE[suffix][2] == webpage.MOST_SECONDS
    assert TABLE[".warc"][1] == crawls.MOST_BYTES
    assert TABLE[".pdf"][2] == pdf.MOST_SECONDS


@pytest.mark.parametrize(
    "suffix", [suffix for suffix, (of, *_) in TABLE.items() if of == "whole"]
)
def test_a_byte_more_than_the_table_says_is_refused(suffix: str) -> None:
    most = TABLE[suffix][1]
    if suffix in (".gz", ".zst", ".zip"):
        blank = filled(b"", b" " * 999 + b"\n", most + 2000)  # packed a thousandfold
        packed = {
            ".gz": gzip.compress(blank),
            ".zst": zstd.compress(blank),
            ".zip": archive({"a.jsonl": blank}),
        }
        articles, errors = read(suffix, packed[suffix])
        assert not articles
        assert "150 times" in errors[-1]
    else:
        articles, [error] = read(suffix, b" " * (most + 1))
        assert not articles
        assert f"has {most + 1:,} bytes, more than {most:,}" in error


def test_a_row_a_page_or_a_line_that_is_too_long_is_named() -> None:
    line = b'{"text": "' + PROSE + b'"}\n'
    articles, [error] = read(".jsonl", b"{" + b" " * TABLE[".jsonl"][1] + b"}\n" + line)
    assert error.startswith("a.jsonl:1: ")
    assert [article.text for article in articles] == [PROSE.decode()]

    row = b'"' + PROSE + b'"\n'
    articles, [error] = read(".csv", b"text\n" + row + b" " * TABLE[".csv"][1] + b"\n")
    assert f"more than {TABLE['.csv'][1]:,} bytes" in error
    assert len(articles) == 1

    large = record("https://news.example/a", b" " * (TABLE[".warc"][1] + 1))
    _, errors = read(".warc", large)
    assert f"more than {TABLE['.warc'][1]:,} bytes" in errors[0]

    _, [error] = read(".urls", b"a" * (TABLE[".urls"][1] + 1), Web())
    assert error == "a.urls:1: is no address; give one address a line"


def test_the_table_has_every_kind() -> None:
    assert set(TABLE) == set(BUILTIN)
