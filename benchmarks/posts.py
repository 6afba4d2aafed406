"""Texts in Markdown that public repositories hold: the news of a day, posts of a blog."""

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from benchmarks.corpora import article
from kg.model import Article

SECTIONS = (
    "Arts and culture",
    "Business and economy",
    "Health and environment",
    "International relations",
    "Law and crime",
    "Politics and elections",
    "Science and technology",
)
"""The sections of a day that are read: wars and accidents state few of kg's relations."""


def day(path: Path) -> Article:
    """Read the news of a day, one sentence or few to a paragraph; the day names the article.

    Headings and topics are left out, and so is the source after each item.

    Args:
        path: ``YYYY-MM-DD-index.md`` of ``docs/_posts`` in the public repository
            ``fordred/wikinews`` (Portal:Current events of Wikipedia, texts CC BY-SA 4.0).
    """
    items = _items(_parsed(path.read_text(encoding="utf-8")))
    text = "\n\n".join(item for section, item in items if section in SECTIONS)
    name = path.stem.removesuffix("-index")
    return article(name, text + "\n", name)


def post(path: Path) -> Article:
    """Read a post on technology in government; the name of its file names the article.

    Args:
        path: ``YYYY-MM-DD-NAME.md`` of ``content/news`` in the public repository
            ``GSA/digitalgov.gov`` (public domain, CC0).
    """
    source = path.read_text(encoding="utf-8")
    title = _TITLE.search(source)
    lines = [html.unescape(title[1])] if title is not None else []
    lines += _paragraphs(_parsed(_SHORTCODE.sub("", source)))
    return article(path.stem, "\n\n".join(lines) + "\n", path.stem[:10])


def _parsed(source: str) -> list[Token]:
    body = _FRONT_MATTER.sub("", source, count=1)
    return MarkdownIt("commonmark", {"html": True}).parse(_BREAK.sub(" ", body))


def _items(tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    """Yield the items of lists that have no list in them, each with the heading before it."""
    heading = text = ""
    in_heading = False
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            in_heading = token.type == "heading_open"
        elif token.type == "inline":
            if in_heading:
                heading = _plain(token)
            else:
                text = _plain(token)
        elif token.type == "bullet_list_open":
            text = ""  # what stood before is a topic
        elif token.type == "list_item_close":
            if text:
                yield heading, text
            text = ""


def _paragraphs(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline" and (text := _plain(token)):
            yield text


def _plain(token: Token) -> str:
    """Return the words of a token without marks, pictures, and links to sources in brackets."""
    words, dropped = [], False
    children = token.children or []
    for place, child in enumerate(children):
        if child.type == "link_open":
            after = "".join(one.content for one in children[place + 1 : place + 3])
            dropped = after.startswith("(")
        elif child.type == "link_close":
            dropped = False
        elif child.type in {"softbreak", "hardbreak"}:
            words.append(" ")
        elif child.type in {"text", "code_inline"} and not dropped:
            words.append(child.content)
    return _SPACES.sub(" ", "".join(words)).strip()


_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TITLE = re.compile(r"^title: *(?:'|\")?(.+?)(?:'|\")? *$", re.MULTILINE)
_SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}", re.DOTALL)
_BREAK = re.compile(r"<br */?>")
_SPACES = re.compile(r"\s+")
