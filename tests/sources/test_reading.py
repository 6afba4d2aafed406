"""Files, folders and standard input; every bad input is one line that says what to do."""

import codecs
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import Article
from kg.sources import (
    BUILTIN,
    MOST_CHARACTERS,
    content,
    decoding,
    from_text,
    locations,
    read,
    size,
)

STORY = "The observatory opened a second telescope near the village on Tuesday."


def errors(*locations: str | Path, stdin: bytes = b"") -> list[str]:
    found: list[SourceError] = []
    list(read(locations, on_error=found.append, stdin=io.BytesIO(stdin)))
    for error in found:
        assert "\n" not in str(error)
    return [str(error) for error in found]


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "is empty"),
        ("a.md", b"", "is empty"),
        ("a.html", b"", "is empty"),
        ("a.jsonl", b"", "is empty"),
        ("a.jsonl", b"\n \n", "is empty"),
        ("a.txt", b" \r\n\t\n", "holds nothing but white space"),
        ("a.txt", b"\xef\xbb\xbf", "is empty"),
        ("a.txt", b"abc\0def", "is binary (NUL at character 3)"),
        ("a.txt", b"\x01\x02\x03\x04 abc", "is binary (4 control characters)"),
        ("a.txt", b"\0\xff" * 600, "is binary (NUL at byte 0)"),
        ("a.txt", b"%PDF-1.7\n", "is a PDF file"),
        ("a.txt", b"PK\x03\x04....", "is a zip archive"),
        ("a.txt", b"caf\xe9 au lait", "is not UTF-8 (byte 0xE9 at offset 3); convert it"),
        ("a.txt", b"\xef\xbb\xbfcaf\xe9 au lait", "is not UTF-8 (byte 0xE9 at offset 6)"),
        ("a.txt", codecs.BOM_UTF16_LE + b"a\0b", "is not UTF-16-LE (byte 0x62 at offset 4)"),
        ("a.txt", "abc".encode("utf-32"), "is UTF-32"),
        ("a.txt", b"a" * (MOST_CHARACTERS + 1), "has 1,000,001 characters"),
        ("a.odt", b"x", "suffix .odt is not known; kg reads .atom, .csv, .docx"),
        ("README", b"text", "a name without suffix is not known"),
        ("a.html", b"%PDF-1.7\0", "is binary"),
        ("a.html", b"no tags here", "is no HTML"),
        (
            "a.html",
            b"<html><head><title>T</title></head><body></body></html>",
            "no article text",
        ),
        ("a.html", b"<html><body><p>caf\xe9</p>", "is not UTF-8, and it names no other"),
        ("a.html", b"<meta charset='klingon'><p>a</p>", "unknown encoding klingon"),
        ("a.html", b"<meta charset='hex'><p>a</p>", "unknown encoding hex"),
    ],
)
def test_bad_file_is_one_clear_error(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    path = write(tmp_path / name, data)
    [error] = errors(path)
    assert error.startswith(f"{path.as_posix()}: ")
    assert message in error
    assert ";" in error
    with pytest.raises(SourceError):
        list(read([path]))


def test_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr(content, "_CHUNK", -1)  # nothing is read
    assert "has 50,000,000 bytes, more than 4,000,003; split it" in errors(path)[0]


def test_missing_and_odd_locations(tmp_path: Path) -> None:
    assert "no such file or folder; check the path" in errors(tmp_path / "no.txt")[0]
    assert "is not http or https" in errors("ftp://news.example/a")[0]
    assert "is no path" in errors(" ")[0]
    assert "is no path" in errors("a\0b")[0]
    os.mkfifo(tmp_path / "pipe.txt")
    assert "is no file and no folder" in errors(tmp_path / "pipe.txt")[0]
    assert errors("-")[0].startswith("-: is empty")


def test_bytes_are_told_as_they_are_gone_through(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY)
    lines = "".join(json.dumps({"text": f"{STORY} {n}. " * 2000}) + "\n" for n in range(4))
    write(tmp_path / "b.jsonl", lines)
    write(tmp_path / "c.own", "x" * 50)
    write(tmp_path / "d.png", "x" * 50)
    readers = {**BUILTIN, ".own": lambda path: [from_text("The file of a plugin.")]}
    told: list[int] = []
    places = []
    for _ in read([tmp_path], readers=readers, on_bytes=told.append):
        places.append(sum(told))
    whole = len(STORY) + len(lines) + 50
    assert sum(told) == size([tmp_path], readers=readers) == whole
    assert places == sorted(places)
    assert len(STORY) < places[1] < whole - 50  # inside the file of lines
    assert size([tmp_path, "-"]) is None
    assert size("https://news.example/a") is None
    assert size([tmp_path / "missing.txt"]) == 0


def test_refused_file_and_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", STORY)
    lines = write(tmp_path / "a.jsonl", STORY)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        patch.setattr(Path, "open", refuse)
        assert errors(path) == [f"{path.as_posix()}: may not be read; check its permissions"]
        assert "may not be read" in errors(lines)[0]
    monkeypatch.setattr(os, "scandir", refuse)
    assert "may not be read" in errors(tmp_path)[0]
    disk = locations.unreadable(path, OSError(5, "Input/output error"))
    assert "cannot be read (Input/output error)" in str(disk)


def test_plugin_that_fails_on_the_disk_is_a_source_error(tmp_path: Path) -> None:
    def broken(path: Path) -> Iterator[Article]:
        raise OSError(5, "Input/output error")

    path = write(tmp_path / "a.xyz", STORY)
    with pytest.raises(SourceError, match="cannot be read"):
        list(read([path], readers={".xyz": broken}))


def test_folder_in_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b/two.txt", "b/.hidden.txt", "a.txt", ".git/x.txt", "c.md", "d.png", "B.TXT"):
        write(tmp_path / name, f"{STORY} {name}")
    (tmp_path / "loop").symlink_to(tmp_path)
    names = [article.citation.source for article in read(str(tmp_path))]
    assert names == [
        (tmp_path / name).as_posix() for name in ("B.TXT", "a.txt", "b/two.txt", "c.md")
    ]


def test_folder_goes_on_after_errors(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY)
    write(tmp_path / "b.txt", b"\0\1\2")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nothing")
    write(tmp_path / "d.txt", f"{STORY} Again.")
    found: list[SourceError] = []
    assert [item.name for item in read([tmp_path], on_error=found.append)] == ["a", "d"]
    assert len(found) == 2
    with pytest.raises(SourceError, match=r"b\.txt"):
        list(read([tmp_path]))


def test_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "a.png", b"x")
    assert "holds no file that kg reads" in errors(tmp_path)[0]


def test_same_text_comes_once(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, STORY) for name in ("b.txt", "a.txt")]
    assert [item.name for item in read(paths)] == ["b"]
    assert [item.name for item in read(paths[1:])] == ["a"]


def test_reading_is_lazy(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY)
    articles = read([tmp_path / "a.txt", tmp_path / "missing.txt"])
    assert next(articles).name == "a"
    with pytest.raises(SourceError):
        next(articles)


def test_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.txt"))
    path.write_text(STORY)
    [article] = read([path])
    assert article.name == r"caf\xe9\n"
    assert article.citation.source.encode().decode().endswith(r"/caf\xe9\n.txt")


@given(st.text(min_size=1, max_size=80).map(lambda text: STORY + text))
def test_text_file_is_never_altered(text: str) -> None:
    clean = "".join(char for char in text if not 0xD800 <= ord(char) < 0xE000)
    if "\0" in clean or sum(ord(char) < 32 or ord(char) == 127 for char in clean) > 2:
        return
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decoding.decode(clean.encode(encoding), "a.txt").removeprefix("\ufeff") == (
            clean.removeprefix("\ufeff")
        )
    assert from_text(clean).text == clean


def test_line_ends_and_big_endian_stay(tmp_path: Path) -> None:
    text = f"Telescope opens\r\n\r\n{STORY}\r{STORY}\u2028end\n"
    path = write(tmp_path / "a.txt", codecs.BOM_UTF16_BE + text.encode("utf-16-be"))
    [article] = read([path])
    assert article.text == text
    assert article.citation.length == len(text)
    assert article.headline == (0, len("Telescope opens"))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    [text] = read(["-"], stdin=io.BytesIO(STORY.encode()))
    assert (text.name, text.citation.source, text.text) == ("stdin", "-", STORY)
    record = json.dumps({"text": STORY}).encode()
    [line] = read("-", stdin=io.BytesIO(b"\xef\xbb\xbf" + record))
    assert line.name == "stdin-1"
    page = f"<!doctype html><html><body><p>{STORY}</p><p>{STORY} Again.</p></body></html>"
    [web] = read(["-"], stdin=io.BytesIO(page.encode()))
    assert web.text.startswith(STORY)
    large = b"x" * 4_000_004
    assert "has more than 4,000,003 bytes" in errors("-", stdin=large)[0]


def test_table_of_readers_is_visible_and_can_grow(tmp_path: Path) -> None:
    assert {".html", ".jsonl", ".pdf", ".docx", ".eml", ".warc", ".zip"} < set(BUILTIN)
    path = write(tmp_path / "a.rst", STORY)
    [article] = read([path], readers={**BUILTIN, ".rst": BUILTIN[".txt"]})
    assert article.text == STORY
