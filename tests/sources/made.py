"""Files of every kind, made byte by byte, so that no fixture is binary."""

import io
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence

if sys.version_info >= (3, 14):
    from compression import zstd as zstd
else:
    from backports import zstd as zstd

STORY = (
    "The observatory opened a second telescope near the village on Tuesday. Its director, Ada "
    "Lovelace, said that two engineers had polished the mirror for nine months.",
    "The instrument will look for comets. Charles Babbage, who heads the institute in London, "
    "called it the most precise machine that his engineers have built so far.",
)
FRENCH = (
    "L'observatoire a inauguré mardi un deuxième télescope près du village. Sa directrice a "
    "déclaré que deux ingénieurs avaient poli le miroir pendant neuf mois, et que l'instrument "
    "chercherait désormais des comètes dans le ciel de l'hémisphère nord, chaque nuit."
)


def page(*paragraphs: str, title: str = "Telescope opens", head: str = "") -> bytes:
    """Return a web page."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or STORY)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>"
        f"<article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def pdf(
    pages: Iterable[Sequence[str]],
    *,
    info: Mapping[str, str] | None = None,
    extra: str = "",
    drawn: str = "",
    last: str = "<<>>",
) -> bytes:
    """Return a PDF file with lines of text on each page.

    ``extra`` goes into the resources of each page, ``drawn`` into what it draws. ``last`` is
    the last object: of one page the seventh.
    """
    objects: list[bytes] = []
    kids = []
    for lines in pages:
        shown = " T* ".join(
            "({}) Tj".format(line.replace("(", r"\(").replace(")", r"\)")) for line in lines
        )
        stream = f"BT /F1 11 Tf 72 720 Td 14 TL {shown} ET {drawn}".encode("cp1252")
        number = 4 + len(objects)
        kids.append(number + 1)
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {number} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>{extra}>>>>".encode()
        )
    references = " ".join(f"{kid} 0 R" for kid in kids)
    first = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(kids)}/Kids[{references}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    parts = "".join(f"/{key}({value})" for key, value in (info or {}).items())
    every = [*first, *objects, f"<<{parts}>>".encode(), last.encode()]
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(every, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(every) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(
        b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(every) + 1, len(every) - 1, start)
    )
    return out.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, *, core: str = "", prolog: str = "") -> bytes:
    """Return a DOCX file with this XML in its body."""
    properties = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{core}</cp:coreProperties>"
    )
    return archive(
        {
            "word/document.xml": (
                f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}'
                "</w:body></w:document>"
            ).encode(),
            "docProps/core.xml": properties.encode(),
        }
    )


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph of a DOCX file."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def record(
    url: str,
    body: bytes,
    *,
    media: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    kind: str = "response",
    headers: str = "",
) -> bytes:
    """Return one record of a WARC file."""
    answer = (
        f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2024-03-09T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"
