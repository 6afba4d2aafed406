"""Finds where a body's name ends that lists fields: "Department for Trade, Youth and Sport".

The model stops at the first comma and takes what follows for another name or for none.
"""

from spacy.tokens import Doc

from kg.nlp.parsing.words import words

_LONGEST = 4
"""Words of one field, most: "Public Service Reform" has three."""


def over_fields(doc: Doc, start: int, end: int) -> int:
    """Return where a body's name ends with its list of fields, or ``end`` where it has none.

    Read only where every item is in capitals and begins or ends with a field that bodies have,
    and "and" stands before the last: names of other bodies are no fields.

    Args:
        doc: The parsed doc.
        start: First token of the name.
        end: Token after its last, at the first comma of the list.
    """
    if not _is_headed(doc, start, end) or not _is_field(doc, end - 1, end):
        return end
    at, items = end, 0
    while at < len(doc) and doc[at].text == ",":
        joined = at + 1 < len(doc) and doc[at + 1].lower_ in _AND
        after = _item(doc, at + 1 + joined)
        if after is None:
            return end
        at, items = after, items + 1
        if joined:
            return at
    if items == 0 or at >= len(doc) or doc[at].lower_ not in _AND:
        return end
    return _item(doc, at + 1) or end


def over_cooperation(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return where a body's name starts and ends that the model cuts in "Co-operation".

    The tokenizer makes three tokens of the word, and no name ends or starts within it. Then
    comes another field, or where: "Organization for Security and Co-operation in Europe".

    Args:
        doc: The parsed doc.
        start: First token of the name.
        end: Token after its last.
    """
    if start > 2 and _is_cut(doc, start - 1):
        start -= 3
    if not (end < len(doc) and _is_cut(doc, end + 1)):
        return start, end
    end += 2
    rest = doc[end : end + 2]
    if len(rest) == 2 and rest[0].lower_ in _JOINS and rest[1].text[:1].isupper():
        end += 2
    return start, end


def _is_cut(doc: Doc, at: int) -> bool:
    """Tell whether a token is the rest of "Co-operation" or "Co-operative" in a name."""
    return (
        1 < at < len(doc)
        and doc[at].lower_ in _REST
        and doc[at - 1].text == "-"
        and doc[at - 2].text == "Co"
        and not doc[at - 2].whitespace_
        and not doc[at - 1].whitespace_
    )


_REST = frozenset(("operation", "operative", "ordination", "operatives"))
_JOINS = frozenset(("and", "&", "in"))

_AND = frozenset(("and", "&"))


def _is_headed(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name has a head that says what it is for: "Ministry of", "Centre for"."""
    return any(
        doc[at].lower_ in words().open_heads and doc[at + 1].lower_ in ("of", "for")
        for at in range(start, end - 1)
    )


def _item(doc: Doc, at: int) -> int | None:
    """Return where a field that starts at a token ends, or None where none does."""
    last = at
    while last < len(doc) and last - at < _LONGEST and doc[last].text[:1].isupper():
        last += 1
    return last if last > at and _is_field(doc, at, last) else None


def _is_field(doc: Doc, start: int, end: int) -> bool:
    return any(
        doc[at].lower_ in words().fields | words().organ_kinds for at in (start, end - 1)
    )
