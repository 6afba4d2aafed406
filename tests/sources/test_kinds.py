"""Every kind of file gives its article and what is known of it; bad ones are named."""

import bz2
import gzip
import io
import json
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from unittest.mock import Mock

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.sources import isolated, read
from kg.sources import pdf as pdfs
from tests.sources.made import (
    FRENCH,
    STORY,
    archive,
    docx,
    page,
    paragraph,
    pdf,
    record,
    zstd,
)


def reading(
    path: Path, data: bytes, **options: dict[str, str]
) -> tuple[list[Article], list[str]]:
    path.write_bytes(data)
    errors: list[SourceError] = []
    found = list(read([path], on_error=errors.append, **options))  # type: ignore[arg-type]
    assert all("\n" not in str(error) for error in errors)
    return found, [str(error) for error in errors]


def one(path: Path, data: bytes) -> Article:
    found, errors = reading(path, data)
    assert errors == []
    [article] = found
    return article


# --- PDF


def test_pdf_lines_are_rejoined_and_running_titles_left_out(tmp_path: Path) -> None:
    text = " ".join(STORY)
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 60:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    place = lines[0].index("village") + 4
    lines[0], lines[1] = lines[0][:place] + "-", lines[0][place:] + " " + lines[1]
    pages = [["The Example Courier", *lines[i : i + 3], f"Page {i} of 3"] for i in (0, 3, 6)]
    found = one(
        tmp_path / "a.pdf", pdf(pages, info={"Author": "Mary Shelley", "Title": "x.qxd"})
    )
    assert found.text == text
    assert found.citation.authors == ("Mary Shelley",)
    assert found.citation.language == "en"
    assert not found.citation.title.startswith("x.qxd")


def test_pdf_keeps_paragraphs_and_title(tmp_path: Path) -> None:
    lines = ["Telescope opens", "", STORY[0], "It cost two million.", STORY[1]]
    found = one(tmp_path / "a.pdf", pdf([lines], info={"Title": "Telescope opens"}))
    assert found.text.split("\n\n") == [lines[0], lines[2] + " " + lines[3], lines[4]]
    assert found.citation.title == "Telescope opens"
    assert found.headline == (0, 15)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            pdf([["One line", "and two"], ["three"]], info={"Title": "T", "Author": "A"}),
            "pages",
        ),
        (pdf([["x" * 80] * 10]), "has more than 500 characters; split it by article"),
        (pdf([["x"]] * 4), "has 4 pages, more than 3; split it by article"),
        (b"%PDF-1.7 nothing", "is damaged (Pdf"),
        (b"%PDF-1.7\nMemory", "needs more than 2 GiB of memory"),
        (b"%PDF-1.7\nDepth", "nests too deep"),
        (b"%PDF-1.7\nStack", "nests too deep"),
        (b"%PDF-1.7\nPointer", "is damaged (ValueError: <Object> is odd)"),
    ],
)
def test_what_the_process_for_pdf_files_says(
    data: bytes, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this process, where its limits are not set."""
    monkeypatch.setattr(pdfs, "_MOST_CHARACTERS", 500)
    monkeypatch.setattr(pdfs, "_MOST_PAGES", 3)
    limits: list[object] = []
    monkeypatch.setattr("resource.setrlimit", lambda *limit: limits.append(limit))
    for word, error in (
        (b"Memory", MemoryError()),
        (b"Depth", RecursionError()),
        (b"Stack", MemoryError("Stack overflow (used 8000 kB)")),
        (b"Pointer", ValueError("<Object at 0x7f442bb87750> is odd")),
    ):
        if word in data:
            monkeypatch.setattr("pypdfium2.PdfDocument", Mock(side_effect=error))
    request = {"function": "kg.sources.pdf:pages_of", "arguments": {}, "seconds": 60}
    found = isolated.answered(request, data)
    assert len(limits) == 3
    if expected == "pages":
        said = found["answer"]
        texts = [[text for text, _, _ in page] for page in said["pages"]]
        assert texts == [["One line", "and two"], ["three"]]
        sizes = [(points, top) for page in said["pages"] for _, points, top in page]
        assert sizes == [(11.0, 720.0), (11.0, 706.0), (11.0, 720.0)]
        assert said["info"] == {"title": "T", "author": "A"}
        assert (said["pictures"], said["language"]) == (False, "")
    else:
        assert found["error"].startswith(f"\0source: {expected}")


def test_pdf_as_browsers_print_it() -> None:
    head, foot = ("3/6/24, 4:17 PM Telescope opens", 8.0, 780.0), "https://news.example/a?b=1"
    first = [
        head,
        ("Telescope opens after long", 24.0, 700.0),
        ("dispute", 24.0, 670.0),
        ("The ﬁrst telescope was polished for nine months. Two", 12.0, 654.0),
        ("engineers did that, whose names are not known to us.", 12.0, 640.0),
        ("A second one follows in the year that begins in the", 12.0, 610.0),
        ("village on Tuesday.", 12.0, 596.0),
        ("In another column it goes", 12.0, 700.0),
        ("on. Its", 12.0, 686.0),
        (f"{foot} 1/2", 8.0, 10.0),
    ]
    second = [head, ("director said so.", 12.0, 700.0), (f"{foot} 2/2", 8.0, 10.0)]
    assert pdfs.rejoin([first, second]).split("\n\n") == [
        "Telescope opens after long dispute",
        "The first telescope was polished for nine months. Two engineers did that, whose names "
        "are not known to us.",
        "A second one follows in the year that begins in the village on Tuesday.",
        "In another column it goes on. Its director said so.",
    ]
    assert pdfs._printed_from([first]) == foot
    assert pdfs._printed_from([[("nothing", 1.0, 1.0)]]) == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf([[]], extra="/XObject<</I 1 0 R>>"), "holds no text; run a text recognition"),
        (b"%PDF-1.7 nothing else", "is damaged"),
        (b"nothing", "is no PDF file"),
        (pdf([["x"]]).replace(b"/Info", b"/Encrypt<</Filter/Standard/V 9>>/Info"), "pdf: is"),
    ],
)
def test_bad_pdf_is_named(tmp_path: Path, data: bytes, message: str) -> None:
    found, [error] = reading(tmp_path / "a.pdf", data)
    assert found == []
    assert message in error


def test_scan_is_named(tmp_path: Path) -> None:
    image = (
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        "/BitsPerComponent 8/Length 1>>stream\nx\nendstream"
    )
    data = pdf([[]], extra="/XObject<</I 7 0 R>>", drawn="/I Do", last=image)
    _, [error] = reading(tmp_path / "a.pdf", data)
    assert "is a scan: its pages are pictures without text; run" in error


@pytest.fixture
def other_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Return what makes the process for hostile files run some code instead."""

    def runs(code: str) -> None:
        monkeypatch.setattr(isolated, "_CODE", code)

    isolated._process.end()
    yield runs
    isolated._process.end()


def test_pdf_that_takes_too_long_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    other_process: Callable[[str], None],
) -> None:
    monkeypatch.setattr(pdfs, "MOST_SECONDS", 1)
    monkeypatch.setattr(isolated, "_START", 0)
    other_process("while True: pass")
    _, [error] = reading(tmp_path / "a.pdf", pdf([["x"]]))
    assert "takes more than 1 seconds; split it" in error


def test_reader_that_dies_is_named_and_the_next_file_is_read(
    tmp_path: Path, other_process: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context():
        other_process("import os; os.abort()")
        _, [error] = reading(tmp_path / "a.pdf", pdf([["x"]]))
        assert "a.pdf: ends the program that reads it" in error
    monkeypatch.undo()
    assert one(tmp_path / "a.pdf", pdf([[STORY[0]]])).text


# --- DOCX


def test_docx(tmp_path: Path) -> None:
    body = (
        paragraph("Telescope opens", "Title")
        + paragraph("By Ada Lovelace")
        + paragraph(STORY[0])
        + "<w:p/><w:tbl><w:tr><w:tc>"
        + paragraph("In a table stands a sentence.")
        + "</w:tc></w:tr></w:tbl><w:p><w:ins><w:r><w:t>What was added</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>what was deleted</w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t> is kept</w:t></w:r></w:hyperlink><w:r><w:br/>"
        "<w:t>and</w:t><w:tab/><w:instrText>PAGE</w:instrText><w:noBreakHyphen/></w:r></w:p>"
    )
    core = "<dc:creator>Admin</dc:creator><dc:language>en-GB</dc:language>"
    found = one(tmp_path / "a.docx", docx(body, core=core))
    assert found.text.split("\n\n") == [
        "Telescope opens",
        "By Ada Lovelace",
        STORY[0],
        "In a table stands a sentence.",
        "What was added is kept\nand\t-",
    ]
    citation = found.citation
    assert (citation.title, citation.authors) == ("Telescope opens", ("Ada Lovelace",))
    assert (citation.published, citation.language) == ("", "en-GB")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04", "is damaged or no DOCX"),
        (archive({"a.txt": b"x"}), "is damaged or no DOCX"),
        (b"\xd0\xcf\x11\xe0", "is an old or encrypted office document"),
        (docx("<w:p>"), "is no sound XML"),
        (docx(""), "is empty"),
    ],
)
def test_bad_docx_is_named(tmp_path: Path, data: bytes, message: str) -> None:
    found, [error] = reading(tmp_path / "a.docx", data)
    assert found == []
    assert message in error


# --- mail


def mail(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in headers.items():
        made[name] = value
    return made


def test_mail_and_what_is_attached(tmp_path: Path) -> None:
    made = mail(
        Subject="Telescope\u00a0opens",
        From="Ada Lovelace <ada@news.example>",
        Date="Wed, 06 Mar 2024 10:00:00 +0100",
    )
    made.set_content("\n\n".join(STORY), charset="iso-8859-1")
    made.add_alternative("<p>no</p>", subtype="html")
    made.add_attachment(
        page(title="Second story"), maintype="text", subtype="html", filename="../b.html"
    )
    made.add_attachment(b"x", maintype="image", subtype="png", filename="c.png")
    inner = mail(Subject="Third", From="Example News <n@news.example>")
    inner.set_content(f"It is told in full. {STORY[1]}")
    made.add_attachment(inner)
    found, errors = reading(tmp_path / "a.eml", made.as_bytes())
    assert errors == []
    first, second, third = found
    assert first.text.split() == " ".join(STORY).split()
    assert (first.citation.title, first.citation.published) == ("Telescope opens", "2024-03-06")
    assert (first.citation.authors, first.citation.outlet) == (("Ada Lovelace",), "")
    assert first.citation.source == (tmp_path / "a.eml").as_posix()
    assert second.citation.title == "Second story"
    assert second.citation.source.endswith("a.eml/../b.html")
    assert (third.citation.outlet, third.citation.authors) == ("Example News", ())


def test_mail_of_html_only(tmp_path: Path) -> None:
    made = mail(Subject="A subject", Date="6 Mar 2024 10:00 GMT")
    made.set_content(page(title="").decode(), subtype="html")
    found = one(tmp_path / "a.eml", made.as_bytes())
    assert STORY[1] in found.text
    assert (found.citation.title, found.citation.published) == ("A subject", "2024-03-06")


def test_mail_whose_html_holds_no_story(tmp_path: Path) -> None:
    made = mail(Subject="A subject")
    made.set_content("Short words")
    made.add_alternative("<table><tr><td>nothing</td></tr></table>", subtype="html")
    assert one(tmp_path / "a.eml", made.as_bytes()).text.strip() == "Short words"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is a mail without text"),
        (b"Subject: x\n\n", "is empty"),
        (b"Subject: x\nContent-Type: image/png\n\nabc", "is a mail without text"),
        (b"Content-Type: text/plain; charset=klingon\n\n" + b"\xe9", "is not UTF-8"),
    ],
)
def test_bad_mail_is_named(tmp_path: Path, data: bytes, message: str) -> None:
    found, [error] = reading(tmp_path / "a.eml", data)
    assert found == []
    assert message in error


# --- WARC


def test_pages_of_a_crawl(tmp_path: Path) -> None:
    url = "https://news.example/2024/03/06/telescope"
    squeezed = gzip.compress(page(STORY[1], STORY[0], title="Other order"))
    data = b"".join(
        (
            record(url, page()),
            record(url, page(), kind="request"),
            record("https://news.example/old", b"", status="301 Moved"),
            record("https://news.example/a.png", b"x", media="image/png"),
            record("https://news.example/front", b"<html><body>Nothing</body></html>"),
            record("https://news.example/b", squeezed, headers="Content-Encoding: gzip\r\n"),
        )
    )
    for name, packed in (
        ("a.warc", data),
        ("b.warc.gz", gzip.compress(data, mtime=0)),
        ("c.warc.zst", zstd.compress(data)),
    ):
        found, [error] = reading(tmp_path / name, packed)
        first, second = found
        assert (first.citation.url, first.citation.published) == (url, "2024-03-06")
        assert first.citation.source == f"{(tmp_path / name).as_posix()}/{url}"
        assert (first.name, second.citation.title) == ("telescope", "Other order")
        # The crawl was on 9 March; the second page names no date.
        assert second.citation.published == ""
        assert "news.example/front: has no article text" in error


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no page"),
        (b"no WARC file at all\r\n\r\n", ""),
        (record("https://news.example/a", page())[:300], ""),
    ],
)
def test_bad_crawl_is_named(tmp_path: Path, data: bytes, message: str) -> None:
    found, [error] = reading(tmp_path / "a.warc", data)
    assert found == []
    assert error.startswith((tmp_path / "a.warc").as_posix())
    assert message in error


# --- tables


def test_table_with_its_own_names(tmp_path: Path) -> None:
    data = (
        "Headline;Body;When;Wrote;id\r\n"
        f'Telescope opens;"{STORY[0]}\r\n\r\n{STORY[1]}";6 March 2024;Ada Lovelace;\r\n'
        ";;;;\r\n"
        "Empty;;;;x\r\n"
        f"Short row;{STORY[1]}\r\n"
    ).encode("utf-8-sig")
    columns = {"text": "Body", "published": "When", "authors": "Wrote"}
    found, [error] = reading(tmp_path / "a.csv", data, columns=columns)
    first, second = found
    assert first.text == f"{STORY[0]}\r\n\r\n{STORY[1]}"
    citation = first.citation
    assert (citation.title, citation.published) == ("Telescope opens", "2024-03-06")
    assert (citation.authors, citation.name) == (("Ada Lovelace",), "a-2")
    assert second.citation.title == "Short row"
    assert "a.csv:6: has no text" in error


def test_delimiters_and_plain_names(tmp_path: Path) -> None:
    for delimiter in ",\t|":
        data = f"TITLE{delimiter}Text\nx{delimiter}{STORY[0].replace(',', '')}\n"
        assert one(tmp_path / "a.csv", data.encode()).citation.title == "x"


@pytest.mark.parametrize(
    ("data", "columns", "message"),
    [
        (b"", {}, "is empty"),
        (b"a,b\n1,2\n", {}, "has no column with the text; name it with --column text=NAME"),
        (b"a,b\n1,2\n", {"text": "c"}, "has no column 'c'; it has a, b"),
        (b'text\n"' + b"x" * 100 + b"\n" * 3, {}, ""),
        (b"text\n\xe9\n", {}, ":2: is not UTF-8 (byte 0xE9)"),
        (b"," * 3000 + b"\n", {}, "has 3,001 columns"),
    ],
)
def test_bad_table_is_named(
    tmp_path: Path, data: bytes, columns: dict[str, str], message: str
) -> None:
    _, errors = reading(tmp_path / "a.csv", data, columns=columns)
    assert message in "".join(errors)


def test_fields_of_json_lines_under_other_names(tmp_path: Path) -> None:
    line = {"content": {"body": STORY[0]}, "title": "no", "kicker": "Telescope opens"}
    columns = {"text": "content.body", "title": "kicker"}
    data = json.dumps(line).encode() + b"\n{}\n"
    [found], [error] = reading(tmp_path / "a.jsonl", data, columns=columns)
    assert (found.text, found.citation.title) == (STORY[0], "Telescope opens")
    assert "a.jsonl:2: has no text" in error
    with pytest.raises(SourceError, match="column 'body' is no field of an article: choose"):
        list(read([tmp_path / "a.jsonl"], columns={"body": "x"}))


# --- packed


def test_packed_files_and_folders(tmp_path: Path) -> None:
    text = STORY[0].encode()
    made = archive(
        {
            "b/two.html": page(),
            "a/one.txt": text,
            "__MACOSX/a.txt": b"x",
            ".hidden.txt": b"x",
            "picture.png": b"x",
            "three.jsonl.gz": gzip.compress(json.dumps({"text": STORY[1]}).encode()),
        }
    )
    found, errors = reading(tmp_path / "a.zip", made)
    assert errors == []
    assert [item.citation.source.partition("a.zip/")[2] for item in found] == [
        "a/one.txt",
        "b/two.html",
        "three.jsonl.gz",
    ]
    assert [item.name for item in found] == ["one", "two", "three-1"]
    assert one(tmp_path / "b.txt.gz", gzip.compress(text, mtime=0)).name == "b"
    assert one(tmp_path / "c.txt.zst", zstd.compress(text)).text == STORY[0]
    assert one(tmp_path / "d.gz", gzip.compress(page())).citation.title == "Telescope opens"
    [piped] = read("-", stdin=io.BytesIO(gzip.compress(text, mtime=0)))
    assert piped.text == STORY[0]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.zip", b"PK\x03\x04", "is damaged or cut off"),
        ("a.zip", archive({}), "holds nothing that kg reads"),
        ("a.zip", archive({"a.png": b"x"}), "holds nothing that kg reads"),
        ("a.txt.gz", b"\x1f\x8b", "is damaged or cut off"),
        ("a.txt.gz", gzip.compress(STORY[0].encode())[:-12], "is damaged or cut off"),
        ("a.txt.gz", b"no gzip", "is damaged or cut off"),
        ("a.txt.zst", b"no zstandard", "is damaged or cut off"),
        ("a.bz2", bz2.compress(b"x"), "suffix .bz2 is not known"),
        ("a.tar.gz", gzip.compress(b"x", mtime=0), "suffix .tar is not known"),
    ],
)
def test_bad_archive_is_named(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    found, [error] = reading(tmp_path / name, data)
    assert found == []
    assert message in error
    assert ";" in error


# --- language


def test_language_is_found_and_a_template_that_lies_is_not_believed(tmp_path: Path) -> None:
    assert one(tmp_path / "a.txt", FRENCH.encode()).citation.language == "fr"
    assert one(tmp_path / "a.html", page(FRENCH)).citation.language == "fr"
    assert one(tmp_path / "b.txt", b"Too short to say.").citation.language == ""
