"""Makes the single quotation marks around speech double ones, as the rules read them.

British newspapers quote in single marks, which look like apostrophes. A mark is taken to open
where a word begins right after it and none ends right before it, and to close where what stands
beside it is no letter; a plural's apostrophe ("the workers' rights") closes nothing. Marks
inside double ones stay, and double ones inside a single pair become single. Offsets never move:
each mark is one character.
"""

import re
from collections.abc import Iterator

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
    """Tell whether the next line opens with a mark too: speech of several paragraphs."""
    following = _PARAGRAPH.search(text, end)
    return following is not None and _OPENING.match(text, following.start()) is not None
