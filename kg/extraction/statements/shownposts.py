"""Reads posts of social networks that an article shows: words, a dash, a name and its handle.

Web pages print them as a paragraph with a signature below: "— Ada Lovelace (@ada) May 5, 2019".
The words are the bearer's own, without quotation marks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extraction.statements.speakers import Said
from kg.extraction.statements.voices import speaking
from kg.model import EntityType
from kg.nlp.document import Document

_SIGNATURE = re.compile(
    r"(?m)^[^\S\n]*[\u2014\u2013-]{1,2}[^\S\n]*(?P<name>[^\n(]{2,60}?)[^\S\n]*\(@\w{1,30}\)"
    r"(?P<after>[^\n]*)$"
)
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_LINK = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/)\S+)+\s*$")

_LONGEST = 40
"""Code points of a date after a signature; a longer rest is a sentence about its bearer."""

_SHORTEST = 3
"""Words of a post."""


def shown_posts(document: Document) -> Iterator[Said]:
    """Yield the words above signatures whose bearers the article names, in their order."""
    text, starts = document.text, [token.idx for token in document.tokens]
    for match in _SIGNATURE.finditer(text):
        bounds = _above(text, match.start())
        if bounds is None or len(match["after"].strip()) > _LONGEST:
            continue
        first, last = (bisect_left(starts, at) for at in match.span("name"))
        named = (speaking(token, document) for token in document.doc[first:last])
        mention = next((one for one in named if one is not None), None)
        if mention is None or mention.type is EntityType.PLACE:
            continue
        start, end = bounds
        yield Said(
            start=start,
            end=end,
            first=bisect_left(starts, start),
            last=bisect_left(starts, end),
            direct=True,
            speakers=(mention,),
            rule="quote-post",
            verb=first,
        )


def _above(text: str, signature: int) -> tuple[int, int] | None:
    """Return the paragraph above a signature, or the line where no blank line parts them."""
    above = text[:signature]
    end = len(above.rstrip())
    if _BREAK.search(above[end:]) is not None:
        start = max((match.end() for match in _BREAK.finditer(above, 0, end)), default=0)
    else:
        start = above.rfind("\n", 0, end) + 1
    link = _LINK.search(above, start, end)
    if link is not None:
        end = link.start()
    words = above[start:end]
    if len(words.split()) < _SHORTEST or words[0] in "\u2014\u2013-\"'":
        return None
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
