"""Read DOCX files: the paragraphs of the body, and the document's own properties."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import SourceError
from kg.model import Article
from kg.sources import bylines
from kg.sources.archives import DAMAGE
from kg.sources.articles import from_known
from kg.sources.content import Content, load
from kg.sources.xml import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_BYTES = 50_000_000  # pictures are most of a large document
_MOST_PART = 30_000_000  # bytes of one part of XML, unpacked
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_PROPERTIES = "docProps/core.xml"
_CORE = {
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://purl.org/dc/elements/1.1/}language": "language",
}
# What is printed twice, was deleted, or is no text: skipped with everything below it.
_SKIPPED = frozenset(
    ("del", "moveFrom", "instrText", "delText", "Fallback", "footnoteReference", "pPr", "rPr")
)
_HEADINGS = ("Title", "Heading1")
_EARLY = 5  # paragraphs among which the headline is


def read_docx(content: Content) -> Iterator[Article]:
    """Yield the article of a DOCX file: a paragraph a line, accepted as if all changes were.

    The date of a file's making is no date of publication: only one that is printed counts.
    """
    data = load(content, most=_MOST_BYTES)
    source = content.source
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise SourceError(
            f"{source}: is an old or encrypted office document; save it as .docx without a "
            "password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = parse(_part(archive, _main(archive), source), source)
            said = {}
            if _PROPERTIES in archive.namelist():
                said = _properties(parse(_part(archive, _PROPERTIES, source), source))
    except DAMAGE as error:
        raise SourceError(f"{source}: is damaged or no DOCX file; save it again") from error
    heading, paragraphs = _paragraphs(body)
    known = content.known
    # Word signs with the name of a login; only what is built like a person's name counts.
    signed = [name for name in bylines.clean([said.get("author", "")]) if bylines.is_name(name)]
    yield from_known(
        "\n\n".join(paragraphs),
        known,
        name=content.name,
        source=source,
        title=heading,
        language=known.language or said.get("language", ""),
        authors=known.authors or signed,
    )


def _main(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    if "word/document.xml" in names:
        return "word/document.xml"
    # "" is no part, and an error of the archive
    return next((name for name in names if name.endswith("document.xml")), "")


def _part(archive: zipfile.ZipFile, name: str, source: str) -> bytes:
    """Return a part of a document, of bounded size whatever its header says."""
    with archive.open(name) as stream:
        data = stream.read(_MOST_PART + 1)
    if len(data) > _MOST_PART:
        raise SourceError(
            f"{source}: unpacks to more than {_MOST_PART:,} bytes of text, as a bomb does; "
            "save it as .txt"
        )
    return data


def _paragraphs(body: "_Element") -> tuple[str, list[str]]:
    """Return the text of the first heading, and of every paragraph that is not empty."""
    found: list[str] = []
    heading = ""
    for word in (_WORD, _STRICT):
        for paragraph in body.iter(f"{word}p"):
            text = "".join(_runs(paragraph, word)).strip()
            if not text:
                continue
            found.append(text)
            style = paragraph.find(f"{word}pPr/{word}pStyle")
            name = "" if style is None else style.get(f"{word}val") or ""
            if not heading and name in _HEADINGS and len(found) <= _EARLY:
                heading = " ".join(text.split())
    return heading, found


def _runs(paragraph: "_Element", word: str) -> Iterator[str]:
    """Yield the text of a paragraph, as it reads when all changes are accepted."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        if element.tag == f"{word}t":
            yield element.text or ""
        elif name == "tab":
            yield "\t"
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name not in _SKIPPED and element.tag != f"{word}p":
            # A paragraph in a paragraph, as of a text box, comes by itself.
            waiting.extend(reversed(element))


def _properties(core: "_Element") -> dict[str, str]:
    return {
        _CORE[element.tag]: (element.text or "").strip()
        for element in core
        if element.tag in _CORE
    }
