"""Cuts names at the party before them: "Lib Dem Ann Lee", "Labour Home Affairs spokesman".

News set a member's party, and the part of a government that a party's speaker speaks on, before
a name; the model takes either for a part of what follows.
"""

from spacy.tokens import Doc

from kg.nlp.parsing.words import words

_SPEAKERS = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_LONGEST = 3
"""Words of a party's own name, most."""


def after_party(doc: Doc, start: int, end: int) -> int:
    """Return where a person's name starts: "Ann Lee" of "Lib Dem Ann Lee".

    A party of two words goes before two more. "Labour" alone may be misread, and "Tory" is a
    given name too: the word for a member goes where a given name follows, and another name.
    """
    longer = end - start > _LONGEST and doc[start : start + 2].text in words().party_names
    if end - start >= _LONGEST and doc[start].text in _MEMBERS:
        return start + (doc[start + 1].lower_ in words().gender_given)
    return start + 2 if longer else start


_MEMBERS = frozenset(("Tory", "Democrat", "Republican", "Conservative", "Labour", "Liberal"))
"""Words for members of parties that are taken for given names."""


def before_portfolio(doc: Doc, start: int, end: int) -> int:
    """Return where a party's name ends: "Lib Dem" of "Lib Dem Home Affairs spokesman"."""
    if end >= len(doc) or doc[end].lower_ not in _SPEAKERS:
        return end
    for at in range(start + 1, min(start + _LONGEST, end - 1) + 1):
        if _is_party(doc, start, at) and doc[at:end].text.lower() in words().portfolios:
            return at
    return end


def at_chamber(doc: Doc, start: int, end: int) -> int:
    """Return where a chamber's name starts: "Senate" of "a GOP Senate", "the Ohio Senate race".

    Who has the most seats is no part of it, nor is the state of which one of them is.
    """
    if end - start < _WITH_CHAMBER or doc[end - 1].text not in _CHAMBERS:
        return start
    if end - start == _WITH_CHAMBER and doc[start].lower_ in words().parties:
        return end - 1
    contest = end < len(doc) and doc[end].lower_ in words().contests
    return end - 1 if contest and doc[start : end - 1].text in words().states else start


_WITH_CHAMBER = 2
_CHAMBERS = frozenset(("Senate", "House", "Congress"))


def _is_party(doc: Doc, start: int, end: int) -> bool:
    named = doc[start:end].text in words().party_names
    return named or doc[end - 1].lower_.removesuffix("s") in words().parties
