"""Finds the notes on the writers of a story, of which the page's name may be cut off.

"is a reporter for the Herald, covering trade. She was an editor at the Star", "Mina covers
startups for the Herald. He was a correspondent at the Star": "she" and "he" are the writer, not
whom the story above is about.
"""

from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.nlp.parsing.lookups import all_tokens, blank_lines
from kg.nlp.references.anaphora import anaphora

_KEPT = 2
_REACH = 8
"""Words between "is" and what a writer is: "is a senior writer", "is the Herald's editor"."""


@lru_cache(maxsize=_KEPT)
def notes(doc: Doc) -> dict[int, int]:
    """Return the first token of each paragraph on a writer, and the verb of its opening."""
    tokens = all_tokens(doc)
    found = {}
    for gap in blank_lines(doc):
        if gap.i + 1 >= len(tokens):
            continue
        first = tokens[gap.i + 1]
        verb = _verb(first)
        if verb is not None and _is_on_writer(verb, cut=verb.i == first.i):
            found[first.i] = verb.i
    return found


def _verb(first: Token) -> Token | None:
    """Return the verb that opens a paragraph, or that follows the name that opens it."""
    if first.tag_ == "VBZ" and first.text.islower():
        return first
    if first.pos_ != "PROPN":
        return None
    for token in first.doc[first.i + 1 : first.i + _NAME]:
        if token.tag_ == "VBZ":
            return token
        if token.pos_ != "PROPN" and not token.text.istitle():
            return None
    return None


_NAME = 5
"""Words of a name and the verb after it, one more."""


def _is_on_writer(verb: Token, *, cut: bool) -> bool:
    lists = anaphora()
    if verb.lower_ != "is":
        beat = verb.lemma_.lower() in lists.beats
        return beat and (cut or any(one.lower_ in ("for", "at") for one in verb.sent))
    for token in verb.doc[verb.i + 1 : verb.i + _REACH]:
        if token.lower_ in lists.writers:
            return True
        if token.is_punct or token.pos_ in ("VERB", "ADP", "SCONJ"):
            return False
    return False
