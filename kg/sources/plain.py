"""Read text files and Markdown files, whose text stays as it is.

Of Markdown only the marks that would end up in a name are found, and become furniture. Tables
and indented code stay text.
"""

import re
from collections.abc import Iterator

from kg.model import Article
from kg.sources.articles import MOST_CHARACTERS, from_known
from kg.sources.content import NOTHING, Content, Known, load
from kg.sources.decoding import decode

# A code point takes at most four bytes, and a byte order mark at most three.
_MOST_BYTES = 4 * MOST_CHARACTERS + 3

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<body>(?:.*\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*:[ \t]*(?P<value>.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.+)")
_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})(?P<info>.*)")
# Each stops at the next mark of its kind, so that the time is linear in the length of a line.
_MARKS = re.compile(
    r"<!--.{0,5000}?-->"
    r"|!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])"  # image
    r"|\]\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,500})?\)"  # target of a link
    r"|\]\[[^\[\]\n]{0,200}\]"  # reference of a link
    r"|\[(?=[^\[\]\n]{1,500}\](?:\(|\[))"  # bracket that opens a link
    r"|</?[A-Za-z][^<>\n]{0,500}>"  # tag or address in angle brackets
    r"|\*\*|~~|``?(?=[^`\n]{1,200}`)|(?<=[^`\n])``?"
    r"|^[ \t]{0,3}#{1,6}(?=[ \t])|[ \t]+#+[ \t]*$"  # marks of a heading
    r"|^[ \t]{0,3}(?:>[ \t]?){1,5}|^[ \t]{0,8}[-*+](?=[ \t])"  # quotation, item of a list
    r"|^[ \t]{0,3}\[[^\[\]\n]{1,200}\]:[ \t]*\S{1,2000}.{0,300}$"  # definition of a reference
    r"|^[ \t]{0,3}(?:={3,200}|-{3,200}|\*{3,200}|_{3,200})[ \t]*$",  # rule or underline
    re.MULTILINE,
)
_TITLE = re.compile(r"^[ \t]{0,3}#[ \t]+(?P<title>\S.{0,300})$", re.MULTILINE)
_KEYS = {
    "title": ("title", "headline"),
    "url": ("url", "canonical", "canonical_url", "link"),
    "outlet": ("outlet", "publisher", "site", "source"),
    "published": ("date", "published", "pubdate"),
    "language": ("language", "lang"),
}
_AUTHORS = ("author", "authors", "byline")


def read_text(content: Content) -> Iterator[Article]:
    """Yield the article of a text file, its text exactly as decoded."""
    yield from_known(_text(content), content.known, name=content.name, source=content.source)


def read_markdown(content: Content) -> Iterator[Article]:
    """Yield the article of a Markdown file: text as it is, markup as furniture."""
    known = content.known
    yield markdown(_text(content), name=content.name, source=content.source, known=known)


def _text(content: Content) -> str:
    data = load(content, most=_MOST_BYTES)
    return decode(data, content.source, charset=content.known.charset)


def markdown(text: str, *, name: str, source: str, known: Known = NOTHING) -> Article:
    r"""Return the article of a Markdown text.

    Front matter (``---``, ``key: value``) gives title, date, url, author, outlet and language.
    It, code blocks, images, targets of links and marks of headings are furniture.

    >>> text = "---\ndate: 2024-03-06\n---\n# Comet seen\n\nA [comet](c.html) rose."
    >>> found = markdown(text, name="comet", source="comet.md")
    >>> found.citation.title, found.citation.published, found.text == text
    ('Comet seen', '2024-03-06', True)
    """
    front = _FRONT.match(text)
    fields = {} if front is None else _fields(front["body"])
    # "---" without fields below it is a rule, and the story stands between two of them.
    start = front.end() if front is not None and fields else 0
    said = {
        key: next((fields[name][0] for name in names if fields.get(name)), "")
        for key, names in _KEYS.items()
    }
    heading = _TITLE.search(text, start)
    if not said["title"] and heading is not None:
        said["title"] = _MARKS.sub("", heading["title"]).strip()
    return from_known(
        text,
        known,
        name=name,
        source=source,
        authors=[name for key in _AUTHORS for name in fields.get(key, ())],
        furniture=[(0, start), *_markup(text, start)],
        **said,
    )


def _fields(body: str) -> dict[str, list[str]]:
    """Return the fields of a front matter: each a list of values, most often of one."""
    fields: dict[str, list[str]] = {}
    key = ""
    for line in body.splitlines():
        match, item = _FIELD.fullmatch(line.rstrip()), _ITEM.fullmatch(line.rstrip())
        if match is not None:
            key = match["key"].lower()
            value = match["value"].strip()
            listed = value.startswith("[") and value.endswith("]")
            parts = value[1:-1].split(",") if listed else [value]
            fields[key] = [bare for part in parts if (bare := part.strip().strip("\"'"))]
        elif item is not None and key:
            fields[key].append(item["value"].strip("\"'"))
    return fields


def _markup(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of code blocks and of marks, from an offset on."""
    fences = list(_fences(text, start))
    yield from fences
    inside = iter([*fences, (len(text), len(text))])
    fence = next(inside)
    for match in _MARKS.finditer(text, start):
        while match.start() >= fence[1] and fence[0] < len(text):
            fence = next(inside)
        if match.start() < fence[0] and match.end() > match.start():
            yield match.span()


def _fences(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of fenced code; one that is not closed runs to the end."""
    opened: tuple[int, str] | None = None
    place = start
    for line in text[start:].splitlines(keepends=True):
        match = _FENCE.fullmatch(line.rstrip())
        if match is not None and opened is None and "`" not in match["info"]:
            opened = (place, match["mark"])
        elif match is not None and opened is not None:
            mark = match["mark"]
            if mark.startswith(opened[1]) and not match["info"].strip():
                yield opened[0], place + len(line.rstrip())
                opened = None
        place += len(line)
    if opened is not None:
        yield opened[0], len(text)
