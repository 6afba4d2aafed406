"""Files that were made to do harm: each is refused or bounded, and named in one line."""

import gzip
import io
import json
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import Article
from kg.sources import BUILTIN, archives, content, formats, read, webpage
from kg.sources.content import Content
from tests.sources.made import STORY, WORD, archive, docx, page, paragraph, pdf, record, zstd

SECONDS = 20.0  # of processor time; each takes less than one


def reading(path: Path, data: bytes) -> tuple[list[Article], list[str]]:
    path.write_bytes(data)
    errors: list[SourceError] = []
    found = list(read([path], on_error=errors.append))
    assert all("\n" not in str(error) and len(str(error)) < 2000 for error in errors)
    return found, [str(error) for error in errors]


# --- bombs


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a bomb be a bomb at 100 KB, so that tests need not unpack much."""
    monkeypatch.setattr(archives, "FREE", 100_000)


ZEROS = bytes(30_000_000)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl.gz", gzip.compress(ZEROS)),
        ("a.jsonl.zst", zstd.compress(ZEROS)),
        ("a.csv.gz", gzip.compress(b"text\n" + (b" " * 999 + b"\n") * 30_000)),
        ("a.warc.gz", gzip.compress(record("https://news.example/a", ZEROS))),
        ("a.zip", archive({"a.jsonl": ZEROS})),
        ("a.zip", archive({f"{n}.txt": ZEROS[:90_000] for n in range(100)})),
    ],
)
def test_bomb_is_not_unpacked(tmp_path: Path, name: str, data: bytes) -> None:
    tracemalloc.start()
    found, errors = reading(tmp_path / name, data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == []
    assert any("unpacks to more than 150 times its size, as a bomb does" in e for e in errors)
    assert peak < 60_000_000


def test_members_that_share_their_bytes_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many names for one stretch of packed bytes: each harmless, all of them a bomb."""
    monkeypatch.setattr(archives, "FREE", 100_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("0.txt", STORY[0].encode() * 400)
        first = made.filelist[0]
        for number in range(1, 400):
            twin = zipfile.ZipInfo(f"{number}.txt")
            for name in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(twin, name, getattr(first, name))
            made.filelist.append(twin)
    _, errors = reading(tmp_path / "a.zip", out.getvalue())
    # Python itself refuses most of them: the name in the archive is not that of the bytes.
    assert errors
    assert all("damaged" in error or "as a bomb does" in error for error in errors)


def test_docx_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    body = f"<w:p xmlns:w='{WORD}'>{' ' * 40_000_000}</w:p>"
    _, [error] = reading(tmp_path / "a.docx", docx(body))
    assert "unpacks to more than 30,000,000 bytes of text, as a bomb does" in error


def test_boxes_in_boxes_end(tmp_path: Path) -> None:
    data = STORY[0].encode()
    name = "a.txt"
    for _ in range(8):
        data = archive({name: data})
        name = "a.zip"
    _, [error] = reading(tmp_path / "a.zip", data)
    assert "is packed more than 5 deep; unpack it first" in error


# --- paths


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "..\\a.txt", "C:/a.txt", "\\\\x\\a.txt"]
)
def test_path_out_of_an_archive_is_refused(tmp_path: Path, name: str) -> None:
    found, [error] = reading(tmp_path / "a.zip", archive({name: STORY[0].encode()}))
    assert found == []
    assert "leads out of the archive, and is not read" in error
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


def test_link_and_cipher_in_an_archive_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0xA1FF << 16
        made.writestr(link, "/etc/passwd")
    _, [error] = reading(tmp_path / "a.zip", out.getvalue())
    assert "a.zip/a.txt: is a link, and is not followed" in error
    data = bytearray(archive({"a.txt": b"x"}))
    for place in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[place] |= 1
    _, [error] = reading(tmp_path / "a.zip", bytes(data))
    assert "is encrypted; unpack it" in error


def test_archive_of_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    _, [error] = reading(tmp_path / "a.zip", archive({f"{n}.txt": b"x" for n in range(4)}))
    assert "holds 4 files, more than 3" in error


# --- entities


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY {y} '{f'&{x};' * 10}'>" for x, y in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)  # fmt: skip
THEFT = "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>"


@pytest.mark.parametrize("prolog", [LAUGHS, THEFT, THEFT.replace("i SYS", "% i SYS")])
def test_entities_are_refused(tmp_path: Path, prolog: str) -> None:
    message = "declares entities of its own, which kg does not expand"
    item = "<item><link>&i;</link></item>"
    feed = f"<?xml version='1.0'?>{prolog}<rss><channel>{item}</channel></rss>"
    for name, data in (
        ("a.rss", feed.encode()),
        ("b.xml", b"\xff\xfe" + feed.encode("utf-16-le")),
        ("c.xml", f"{prolog}<urlset><url><loc>&i;</loc></url></urlset>".encode()),
        ("d.docx", docx(paragraph("&i;"), prolog=prolog)),
        ("e.xml.gz", gzip.compress(feed.encode())),
    ):
        found, [error] = reading(tmp_path / name, data)
        assert found == []
        assert message in error


def test_entities_in_a_web_page_stay_unread(tmp_path: Path) -> None:
    story = "".join(f"<p>{part}</p>" for part in STORY)
    html = f"{THEFT}<html><body>{story}<p>&i; is what it said.</p></body></html>"
    found, _ = reading(tmp_path / "a.html", html.encode())
    assert all("root:" not in one.text for one in found)


# --- depth and length


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<div>" * 100_000 + page() + b"</div>" * 100_000),
        ("a.html", b"<table><tr><td>" * 10_000 + page()),
        ("a.html", b"<b><i>" * 20_000 + page()),
        ("a.html", b"<" * 1_000_000),
        ("a.html", b"<html><body>" + b"<p>x" * 200_000),
        ("a.html", b"<!--" * 50_000),
        ("a.html", b"<p " + b"a=1 " * 300_000 + b">"),
        ("a.html", b"<html><body><p>" + b"&lt;" * 300_000),
        ("a.xml", b"<rss><channel>" + b"<item>" * 100_000),
        ("a.xml", b"<feed><entry><content type='xhtml'>" + b"<div>" * 100_000),
        ("a.xml", b"<rss>" + b"<" * 1_000_000),
        ("a.xml", b"<rss><channel><item><title>" + b"&nbsp" * 200_000),
        ("a.jsonl", b'{"a":' * 200_000),
        ("a.jsonl", b"[" * 1_000_000),
        ("a.docx", docx("<w:p>" * 50_000 + "</w:p>" * 50_000)),
        ("a.eml", b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\n" + STORY[0].encode()),
        ("a.eml", b"Subject: x\n" * 50_000 + b"\n" + STORY[0].encode()),
        ("a.eml", b"From: " + b"(" * 20_000 + b"\n\n" + STORY[0].encode()),
        ("a.eml", b"From: " + b'"a' * 20_000 + b"@b\n\n" + STORY[0].encode()),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n" * 200_000),
        ("a.md", b"[" * 60_000),
        ("a.md", b"---\n" + b"a: b\n" * 20_000),
        ("a.txt", b"a\n" * 30_000),
        ("a.txt", b"By " * 20_000),
        ("a.txt", b"(" * 100_000),
        ("a.csv", b'"' * 1_000_001),
        ("a.csv", b"text," + b"a," * 1990 + b"\n" + b"x," * 500_000 + b"\n"),
        ("a.csv", b"text\n" + b'"a\n",' * 800_000),
        ("a.warc", b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000),
        ("a.warc", b"WARC/1.0\r\nContent-Length: 99999999999\r\nWARC-Type: response\r\n\r\n"),
        ("a.urls", b"http://" + b"a" * 100_000),
        ("a.pdf", b"%PDF-1.7\n" + b"[" * 60_000),
        ("a.pdf", b"%PDF-1.7\n" + b"1 0 obj<<" * 50_000 + b"startxref\n9\n%%EOF"),
    ],
)  # fmt: skip
def test_hostile_shape_takes_no_time(tmp_path: Path, name: str, data: bytes) -> None:
    started = time.process_time()
    reading(tmp_path / name, data)
    assert time.process_time() - started < SECONDS


_LINKED = b"<script type='application/ld+json'>%s</script>"


@pytest.mark.parametrize(
    "head",
    [
        _LINKED % (b'{"@graph":[' * 20_000 + b"1" + b"]}" * 20_000),
        _LINKED % (b"[" + b"1," * 1_200_000 + b"1]"),
        b"<meta property='og:title' content='" + b"\xe2\x80\xb9" * 500_000 + b"'>",
        b"<meta name='author' content='" + b"a, " * 200_000 + b"'>",
        b"<meta " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">",
        b"<p>London" + b" " * 400_000 + b"x</p>",
    ],
    ids=["nested JSON-LD", "long JSON-LD", "title", "author", "attributes", "date line"],
)
def test_a_page_has_a_limit_of_time(
    tmp_path: Path, head: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the processor: the page is read, or cut and named."""
    monkeypatch.setattr(webpage, "MOST_SECONDS", 2)
    started = time.monotonic()
    _, errors = reading(tmp_path / "a.html", b"<html><head>" + head + b"</head>" + page())
    assert time.monotonic() - started < 30
    assert all("\n" not in error for error in errors)


@pytest.mark.parametrize(
    "text",
    ["London" + " " * 400_000 + "x", "LONDON, " + " " * 400_000, "By " + " " * 400_000 + "x"],
)
def test_blanks_take_no_time(tmp_path: Path, text: str) -> None:
    started = time.process_time()
    reading(tmp_path / "a.txt", f"{text}\n{STORY[0]}".encode())
    assert time.process_time() - started < SECONDS


class Endless(io.RawIOBase):
    """A stream of one line that never ends; it counts what was taken."""

    def __init__(self, head: bytes, most: int) -> None:
        self.head, self.left = head, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = min(len(buffer), self.left)
        data = (self.head + b"x" * size)[:size]
        self.head = b""
        buffer[:size] = data
        self.left -= size
        return size


@pytest.mark.parametrize("suffix", sorted(set(BUILTIN) - {".gz", ".zst", ".zip"}))
def test_line_of_a_gigabyte_is_not_kept(suffix: str) -> None:
    heads = {".pdf": b"%PDF-1.7\n", ".warc": b"WARC/1.0\r\nx: ", ".csv": b"text\n"}
    # JSON lines and crawls go on behind a line that is too long; the others stop at once.
    whole = 1_000_000_000 if suffix not in (".jsonl", ".ndjson") else 200_000_000
    stream = Endless(heads.get(suffix, b""), whole)
    given = Content(
        stream=io.BufferedReader(stream), name="a", source=f"a{suffix}", suffix=suffix
    )
    tracemalloc.start()
    found = list(formats.articles(given))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found
    assert all(isinstance(item, SourceError) for item in found)
    assert peak < 200_000_000


# --- whatever bytes


SEEDS = {
    ".html": page(),
    ".pdf": pdf([["A line."], STORY]),
    ".docx": docx(paragraph("Title", "Title") + paragraph(STORY[0])),
    ".eml": b"Subject: x\nFrom: Ada <a@b.example>\nContent-Type: text/html\n\n" + page(),
    ".warc": record("https://news.example/a", page()) * 2,
    ".csv": f"title;text\nx;\"{STORY[0]}\"\n".encode(),
    ".jsonl": json.dumps({"text": STORY[0], "title": "x"}).encode() * 2,
    ".zip": archive({"a.txt": STORY[0].encode(), "b.html": page()}),
    ".gz": gzip.compress(page()),
    ".zst": zstd.compress(page()),
    ".xml": b"<rss><channel><title>x</title><item><title>y</title><description>z</description>"
    b"</item></channel></rss>",
    ".md": b"---\ntitle: x\n---\n# y\n" + STORY[0].encode(),
    ".txt": f"Title\nBy Ada Lovelace\n\n{STORY[0]}".encode(),
}  # fmt: skip


@st.composite
def broken(draw: st.DrawFn, data: bytes) -> bytes:
    """Return data with a few places changed, cut out or doubled."""
    found = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(len(found) - 1, 0)))
        size = draw(st.integers(0, 40))
        what = draw(st.sampled_from(("put", "cut", "twice")))
        if what == "put":
            found[place : place + size] = draw(st.binary(max_size=20))
        elif what == "cut":
            del found[place : place + size]
        else:
            found[place:place] = found[place : place + size] * 3
    return bytes(found)


def whole(suffix: str, data: bytes) -> Iterator[Article | SourceError]:
    return formats.articles(
        Content(stream=io.BytesIO(data), name="a", source="a" + suffix, suffix=suffix)
    )


@pytest.mark.parametrize("suffix", sorted(set(SEEDS) - {".pdf"}))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
@given(data=st.data())
def test_broken_file_is_an_article_or_one_line(suffix: str, data: st.DataObject) -> None:
    given = data.draw(st.binary(max_size=300) | broken(SEEDS[suffix]))
    for item in whole(suffix, given):
        if isinstance(item, Article):
            assert item.text.strip()
            assert all(0 <= start < end <= len(item.text) for start, end in item.furniture)
            item.text.encode()
        else:
            assert len(str(item).splitlines()) == 1


@pytest.mark.parametrize(
    ("suffix", "data", "message"),
    [
        (".csv", b"text\rmore\n" + STORY[0].encode(), ":1: is no header (new-line character"),
        (
            ".xml",
            b"<?xml version='1.0' encoding='utf-8'?><rss><channel><item><link>\xed\xa0\x80"
            b"</link><title>\xed\xa0\x80</title></item></channel></rss>",
            "",
        ),
        (".xml", b"<rss><channel><item><title>\xed\xa0\x80</title></item></channel></rss>", ""),
        (".xml", b"<rss><channel><item><title>&#xD800;</title></item></channel></rss>", ""),
    ],
)
def test_what_broke_a_reader_once(suffix: str, data: bytes, message: str) -> None:
    found = list(whole(suffix, data))
    assert found
    assert all(isinstance(item, SourceError) and message in str(item) for item in found)


def test_mail_with_an_impossible_date_is_read() -> None:
    head = b"Subject: Title\nDate: Wed, 06 Mar 2024 10:00:00 +99999999999999999\n\n"
    [found] = whole(".eml", head + STORY[0].encode())
    assert isinstance(found, Article)
    assert found.citation.title == "Title"


@settings(max_examples=5, deadline=None, database=None)
@given(data=broken(SEEDS[".pdf"]))
def test_broken_pdf_is_an_article_or_one_line(data: bytes) -> None:
    for item in whole(".pdf", data):
        assert isinstance(item, Article) or len(str(item).splitlines()) == 1


def test_content_is_loaded_to_its_limit_only() -> None:
    stream = Endless(b"", 10_000_000)
    given = Content(stream=io.BufferedReader(stream), name="a", source="a")
    with pytest.raises(SourceError, match="has more than 1,000 bytes; split it"):
        content.load(given, most=1000)
    assert stream.left > 9_900_000
