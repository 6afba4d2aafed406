"""Parts names from the verbs of headlines in capitals: "Acton Judge Hinders Babbage Plan"."""

from spacy.tokens import Doc, Token

from kg.nlp.parsing.words import words

_SMALL = 4
"""Letters of words that a headline may print small: "with", "for"."""


def after_deed(doc: Doc, start: int, end: int) -> int:
    """Return where a person's name starts behind a headline's verb taken for part of it.

    So it does behind a verb in small letters, with which no name starts.

    Args:
        doc: The parsed doc.
        start: First token of what was taken for a name.
        end: Token after its last.
    """
    if end - start > 1 and doc[start].is_lower and doc[start].pos_ == "VERB":
        return start + 1
    if end - start == _SAID and doc[start].text in _SAYING and _introduces(doc, start, end):
        return start + 1
    verb = end - start > 1 and doc[start].text in words().deeds and not _opens(doc[start])
    return start + 1 if verb and _is_headline(doc, start, end) else start


_SAID = 2
_SAYING = frozenset(("Said", "Says", "Added", "Adds", "Asked", "Asks", "Wrote", "Writes"))


def _introduces(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "Said X:" opens words of X: somebody called Said is not followed so."""
    return _opens(doc[start]) and end < len(doc) and doc[end].text in (":", '"')


def _opens(token: Token) -> bool:
    return token.i == 0 or token.is_sent_start or token.nbor(-1).is_space


def _is_headline(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words about a name are in capitals but for short ones."""
    first = start
    while first and not _opens(doc[first]):
        first -= 1
    last = end
    while last < len(doc) and not (doc[last].is_sent_start or doc[last].is_space):
        last += 1
    line = [token for token in (*doc[first:start], *doc[end:last]) if token.is_alpha]
    small = [token for token in line if token.is_lower]
    return bool(line) and all(len(token) <= _SMALL for token in small)
