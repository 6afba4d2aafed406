"""The text of the pages of a PDF file; runs in the process of :mod:`kg.sources.isolated`."""

import contextlib
import io
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.errors import SourceError

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

Line: TypeAlias = tuple[str, float, float]
"""Text, size in points (0 where unknown), and height of the base on the page in points."""

_MOST_PAGES = 300
_MOST_CHARACTERS = 1_500_000  # a text of more than a million is refused anyway


def pages(data: bytes) -> dict[str, Any]:
    """Return pages, metadata, language and whether there are pictures.

    Raises:
        SourceError: It is encrypted or too long. Anything else that is raised says that it is
            damaged.
    """
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceError("\0source: is encrypted; save it without a password")
    number = len(reader.pages)
    if number > _MOST_PAGES:
        raise SourceError(
            f"\0source: has {number:,} pages, more than {_MOST_PAGES}; split it by article"
        )
    found: list[list[Line]] = []
    pictures = False
    length = 0
    for page in reader.pages:
        lines = _lines(page)
        length += sum(len(text) for text, _, _ in lines)
        if length > _MOST_CHARACTERS:
            raise SourceError(
                f"\0source: has more than {_MOST_CHARACTERS:,} characters; split it by article"
            )
        found.append(lines)
        empty = not any(text.strip() for text, _, _ in lines)
        pictures = pictures or (empty and _has_picture(page))
    return {
        "pages": found,
        "pictures": pictures,
        "info": _info(reader),
        "language": _language(reader),
    }


def _lines(page: "PageObject") -> list[Line]:
    """Return the lines of a page in the order of the file."""
    found: list[Line] = []
    parts: list[str] = []
    size = top = 0.0

    def visit(text: str, cm: list[float], tm: list[float], _: object, points: float) -> None:
        nonlocal size, top
        for number, piece in enumerate(text.split("\n")):
            if number:
                found.append((_sound("".join(parts)), round(size, 1), round(top, 1)))
                parts.clear()
                size = 0.0
            if piece.strip() and points:
                if not size:
                    top = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                scale = abs((tm[0] * tm[3] - tm[1] * tm[2]) * (cm[0] * cm[3] - cm[1] * cm[2]))
                size = max(size, points * scale**0.5)
            parts.append(piece)

    page.extract_text(visitor_text=visit)
    found.append((_sound("".join(parts)), round(size, 1), round(top, 1)))
    return found


def _sound(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _has_picture(page: "PageObject") -> bool:
    """Return whether a page shows a picture, without unpacking it."""
    with contextlib.suppress(Exception):
        resources: Any = page["/Resources"].get_object()
        objects: Any = resources.get("/XObject", {})
        objects = getattr(objects, "get_object", lambda: objects)()
        return any(one.get_object().get("/Subtype") == "/Image" for one in objects.values())
    return False


def _info(reader: "PdfReader") -> dict[str, str]:
    """Return title and author by the file's own word."""
    with contextlib.suppress(Exception):
        found = reader.metadata
        if found is not None:
            return {"title": str(found.title or ""), "author": str(found.author or "")}
    return {}


def _language(reader: "PdfReader") -> str:
    with contextlib.suppress(Exception):
        root: Any = reader.trailer["/Root"]
        return str(root.get("/Lang", ""))
    return ""
