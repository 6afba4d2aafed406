"""Finds what a parenthesis of speech reports: "The mill, the report says, was sold"."""

from spacy.tokens import Span, Token

from kg.extraction.stance.asking import is_subject

_SHORTEST = 4
"""Tokens, commas counted: fewer after a parenthesis are its own tail."""


def around(token: Token, first: int, last: int) -> tuple[int, int] | None:
    """Return the part of the sentence that a parenthesis at its start, middle or end reports.

    In the middle it is what follows, where "Since then, he says, the plane has flown" has its
    main verb; where what stands before has the subject of that verb, it is the whole sentence.
    """
    doc, sent = token.doc, token.sent
    start = sent.start
    while start < first and not doc[start].is_alpha:
        start += 1
    while first < token.i and not doc[first].is_alpha:
        first += 1
    while last - 1 > token.i and doc[last - 1].is_punct:
        last -= 1
    if first <= start:
        return (last, sent.end) if last < sent.end else None
    if last < sent.end and doc[last].text == "," and sent.end - last > _SHORTEST:
        return (start if _is_cut(doc[start:first], last, first) else last), sent.end
    return (start, first) if doc[first - 1].text == "," else None


def _is_cut(before: Span, last: int, frame: int) -> bool:
    """Tell whether a subject stands before a parenthesis and its verb after it.

    So it does in "The mill, the report says, was sold" and "He had, according to X, fled".
    """
    cut = any(is_subject(one) and one.head.i >= last for one in before)
    aux = before.end > before.start and before.doc[frame - 2].pos_ == "AUX"
    return cut or (aux and before.doc[frame - 1].text == ",")
