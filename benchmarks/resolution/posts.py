"""Reads the news of a day from Markdown, with the pages of Wikipedia that its names link to."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token


class Link(NamedTuple):
    """A stretch of a text and the title of the page of Wikipedia that it is linked to."""

    start: int
    end: int
    page: str


class Item(NamedTuple):
    """An item of a day.

    Attributes:
        section: The heading that it stands under.
        story: Number of the top item that it is, or is under, from 1 on.
        text: Its words, without the sources in brackets after them.
        links: The links in it.
    """

    section: str
    story: int
    text: str
    links: tuple[Link, ...]


def items(path: Path) -> Iterator[Item]:
    """Yield the items of a day that have no list in them: what has one is a topic.

    Args:
        path: ``YYYY-MM-DD-index.md`` of ``docs/_posts`` in the public repository
            ``fordred/wikinews`` (Portal:Current events of Wikipedia, texts CC BY-SA 4.0).
    """
    section, story, depth, told = "", 1, 0, False
    found: tuple[str, tuple[Link, ...]] = "", ()
    in_heading = False
    for token in _parsed(path.read_text(encoding="utf-8")):
        if token.type in {"heading_open", "heading_close"}:
            in_heading = token.type == "heading_open"
        elif token.type == "inline" and in_heading:
            section, _ = _read(token)
        elif token.type == "inline":
            found = _read(token)
        elif token.type == "bullet_list_open":
            depth, found = depth + 1, ("", ())  # what stood before is a topic
        elif token.type == "bullet_list_close":
            depth -= 1
        elif token.type == "list_item_close":
            if found[0]:
                yield Item(section, story, *found)
                told = True
            found = "", ()
            if depth == 1 and told:
                story, told = story + 1, False


def day_of(path: Path) -> str:
    """Return the day whose news a file has, as ``YYYY-MM-DD``."""
    return path.stem.removesuffix("-index")


def _parsed(source: str) -> list[Token]:
    body = _FRONT_MATTER.sub("", source, count=1)
    return MarkdownIt("commonmark", {"html": True}).parse(_BREAK.sub(" ", body))


def _read(token: Token) -> tuple[str, tuple[Link, ...]]:
    """Return the words of a token and its links, without marks, pictures and sources."""
    text, links = "", list[Link]()
    start, page, is_source = 0, "", False
    children = token.children or []
    for place, child in enumerate(children):
        if child.type == "link_open":
            after = "".join(one.content for one in children[place + 1 : place + 3])
            is_source = after.startswith("(")
            found = _PAGE.search(str(child.attrGet("href") or ""))
            start, page = len(text), unquote(found[1]).replace("_", " ") if found else ""
        elif child.type == "link_close":
            if page and not is_source:
                links.append(Link(start, len(text), page[:1].upper() + page[1:]))
            is_source = False
        elif child.type in {"softbreak", "hardbreak"}:
            text = _joined(text, " ")
        elif child.type in {"text", "code_inline"} and not is_source:
            text = _joined(text, child.content)
    text = text.rstrip()
    return text, tuple(one for one in links if one.end <= len(text))


def _joined(text: str, more: str) -> str:
    """Return a text with more words; blanks in a row are one, and none is in front."""
    more = _SPACES.sub(" ", more)
    return text + (more.lstrip(" ") if not text or text.endswith(" ") else more)


_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_BREAK = re.compile(r"<br */?>")
_PAGE = re.compile(r"//en\.wikipedia\.org/wiki/([^#?]+)")
_SPACES = re.compile(r"\s+")
