"""The view of a text that models and patterns read: same length, plainer characters.

Offsets never move, because every replacement is one character for one. The seed article shows
why it is needed: NO-BREAK SPACEs stand inside "a CPPCC member and director", where a tokenizer
that sees them as they are glues the words together.
"""

from kg.model import Article
from kg.nlp.parsing.quotemarks import doubled

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
        "|": " ",  # of tables and links in markup, which stands at names: "|Boston Tea Party"
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
    feed, at which :func:`kg.nlp.parsing.pipeline.start_paragraphs` starts a new sentence. The
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
