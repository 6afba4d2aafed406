"""Makes the view of a text that the reader sees: same length, plainer characters.

Every replacement is one character for one, so offsets never move. Furniture (menus, captions,
credits) is blanked; single quotation marks around speech become double ones, so that British
and American quotations look alike.
"""

import re
from collections.abc import Iterator

from kg.model import Article

_PLAIN = str.maketrans(
    {
        "\u00a0": " ",  # no-break space
        "\u202f": " ",  # narrow no-break space
        "\u2007": " ",  # figure space
        "\u2009": " ",  # thin space
        "\u200a": " ",  # hair space
        "\u2002": " ",  # en space
        "\u2003": " ",  # em space
        "\u3000": " ",  # ideographic space
        "\u200b": " ",  # zero-width space
        "\ufeff": " ",  # byte order mark inside a text
        "\t": " ",
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u2039": "'",
        "\u203a": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",  # hyphen
        "\u2011": "-",  # non-breaking hyphen
        "|": " ",  # of tables and links in markup
    }
)


BREAK = "\f"
"""Stands in the view where a paragraph must end and the text has no blank line."""


def plain(text: str) -> str:
    r"""Return the text with odd spaces, quotes and odd hyphens made plain, one for one.

    Single quotation marks become double ones where they stand around speech.

    >>> plain("a\u00a0CPPCC \u201cmember\u201d")
    'a CPPCC "member"'
    >>> plain("\u2018It\u2019s ours,\u2019 he said")
    '"It\'s ours," he said'
    """
    return doubled(text.translate(_PLAIN))


def view(article: Article) -> str:
    """Return the article's text as models read it: plain, its furniture blanked.

    The character after the headline and the last one of each piece of furniture becomes a form
    feed, at which :func:`kg.text.pipeline.split_sentences` starts a new sentence. The
    result has the length of the text.
    """
    text = plain(article.text)
    if article.headline is not None:
        end = article.headline[1]
        if text[end : end + 1].isspace():
            text = text[:end] + BREAK + text[end + 1 :]
    parts = []
    position = 0
    for start, end in article.furniture:
        parts.append(text[position:start])
        parts.append(_blank(end - start))
        position = end
    parts.append(text[position:])
    return "".join(parts)


def _blank(length: int) -> str:
    return " " * (length - 1) + BREAK if length else ""


_PARAGRAPH = re.compile(r"[^\n\f]+")
_OPENING = re.compile(
    r"(?<![\w'\".,!?%)])'(?=[^\W_]|[$£€\[\"…])"
    r"(?!(?:s|re|ve|ll|d|m|t|n|em|til|tis|twas|cause|bout|cos)\b)"
    r"(?!\d0s\b)(?!\d\d\b(?!,|\s\w))",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?<=[,.?!…)%\]\"])'(?=$|[\s).,;:!?\-\u2013\u2014])"  # "we are ready,' she said"
    r"|(?<=[^\W_])'(?=[,.;:!?)](?:\s|$)|$)"  # "we are ready', she said"
    r"|(?<=[^\W_sS])'(?=[\s\-\u2013\u2014])"  # "calls it 'a great day' for all"
)


def doubled(text: str) -> str:
    r"""Return the text with single marks around quoted words made double, one for one.

    Args:
        text: Text whose curly marks are straight already.

    >>> doubled("'We won't move,' said Li. The workers' union called it 'a great day' too.")
    '"We won\'t move," said Li. The workers\' union called it "a great day" too.'
    """
    if "'" not in text:
        return text
    marks = list(text)
    for paragraph in _PARAGRAPH.finditer(text):
        for start, end in _pairs(paragraph.group(), paragraph.start(), text):
            marks[start] = '"'
            if end < len(marks) and marks[end] == "'":
                marks[end] = '"'
                for at in range(start + 1, end):
                    if marks[at] == '"':
                        marks[at] = "'"
    return "".join(marks)


def _pairs(line: str, offset: int, text: str) -> Iterator[tuple[int, int]]:
    """Yield where marks open and close in a line; speech that goes on closes at its end."""
    # Each search goes on where the last one ended: time grows with the line, not its square.
    opening, closing = _OPENING.search(line), _CLOSING.search(line)
    counted, doubles = 0, 0
    while opening is not None:
        start = opening.start()
        following = _OPENING.search(line, start + 1)
        doubles += line.count('"', counted, start)
        counted = start
        while closing is not None and closing.start() <= start + 1:
            closing = _CLOSING.search(line, closing.end())
        if closing is None:
            if start == 0 and _goes_on(text, offset + len(line)):
                yield offset, offset + len(line)
            return
        # Inside double marks nothing changes; before another opening one it is an apostrophe.
        if doubles % 2 == 0 and (following is None or following.start() > closing.start()):
            yield offset + start, offset + closing.start()
        opening = following


def _goes_on(text: str, end: int) -> bool:
    """Return whether the next line opens with a mark too: speech of several paragraphs."""
    following = _PARAGRAPH.search(text, end)
    return following is not None and _OPENING.match(text, following.start()) is not None
