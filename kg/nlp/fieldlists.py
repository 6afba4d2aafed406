"""Finds where a body's name ends that lists fields: "Department for Trade, Youth and Sport".

The model stops at the first comma and takes what follows for another name or for none.
"""

from spacy.tokens import Doc

from kg.nlp.words import words

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
