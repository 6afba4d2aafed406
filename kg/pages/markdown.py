"""Writes a page in Markdown (CommonMark with tables): the twin of the HTML, for notes.

Text of articles is hostile here as well: whatever Markdown could read as a mark, a tag or a
link is escaped, so a page shows the same characters wherever it is turned into HTML.
"""

import re
from typing import Any

from kg.pages.digest import Digest
from kg.pages.html import clean, line, template
from kg.pages.subject import Dossier
from kg.pages.wording import Entry

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#|~&$!])")
_BLOCK = re.compile(r"^([-+=:]|\d+(?=[.)]))")
_LINK = re.compile(r"(?<=\w):(?=\S)|(?<=www)\.", re.IGNORECASE)


def dossier(page: Dossier) -> str:
    """Return the page about a thing."""
    return _render("dossier.md", page=page)


def report(page: Digest, title: str) -> str:
    """Return the digest."""
    return _render("report.md", page=page, title=title)


def _render(name: str, **values: Any) -> str:
    found = template(name, shown=escape, inside=_inside, linked=_linked, badges=_badges)
    text = found.render(**values)
    return re.sub("\n{3,}", "\n\n", text.strip("\n")) + "\n"


def escape(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line.

    >>> escape("*a* <b> [c](d)\n# e")
    '\\*a\\* \\<b\\> \\[c\\]\\(d\\) \\# e'
    >>> escape("- no list"), escape("1. no list")
    ('\\- no list', '1\\. no list')
    """
    found = _LINK.sub(r"\\\g<0>", _MARKS.sub(r"\\\1", line(text)))
    block = _BLOCK.match(found)
    if block is None:
        return found
    if block[0].isdigit():
        return f"{block[0]}\\{found[block.end() :]}"
    return f"\\{found}"


def _inside(text: str) -> str:
    r"""Return text between two others: the blanks at its ends count.

    >>> _inside(" is [x] of ")
    ' is \\[x\\] of '
    """
    text = _MARKS.sub(r"\\\1", clean(re.sub(r"\s+", " ", text)))
    return _LINK.sub(r"\\\g<0>", text)


def _linked(title: str, url: str) -> str:
    """Return a title, already escaped, as a link where there is an address."""
    if not url:
        return title
    # Inside <…> only these can end an address or the line.
    address = re.sub(r"[\s<>\\]", lambda m: f"%{ord(m[0]):02X}", line(url))
    return f"[{title}](<{address}>)"


def _badges(entry: Entry) -> list[str]:
    stance = "" if entry.stance == "asserted" else entry.stance
    return [badge for badge in (entry.standing, stance) if badge]
