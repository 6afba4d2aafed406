"""Finds products by what the article says that they are: "Zephyr is a robot".

A name that the model takes for an institution, or for nothing, is a technology where a sentence
defines it as one. The kinds are those of ``technologies.toml``; a plane maker is no plane.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.nlp.techwords import techwords
from kg.nlp.words import words

_NAMED = frozenset(("call", "name", "dub", "know"))
_NEVER = frozenset(("GPE", "NORP", "LOC", "FAC", "EVENT", "DATE", "LAW", "PERSON"))
_BROAD = frozenset(("network", "networks", "car", "tank", "model", "models", "application"))
# Also a broadcaster, somebody's own, a person, a request.


def defined(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield first token and token after the last of the names that a sentence defines."""
    seen: set[tuple[int, int]] = set()
    for token in doc:
        if token.pos_ == "PROPN" and (_is_kind(token) or _is_example(token)):
            span = _span(doc, token)
            if span is not None and span not in seen and not _is_body(doc, *span):
                seen.add(span)
                yield span


def _is_body(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name's own words make it an institution: a maker, an institute."""
    own = {token.lower_ for token in doc[start:end]}
    lists = words()
    if own & (lists.institutions | lists.open_heads):
        return True
    return end - start == 1 and bool(own & techwords().brands)


def _kinds(word: Token) -> bool:
    lists = techwords()
    lower = word.lower_
    if word.pos_ != "NOUN" or lower in _BROAD:
        return False
    return lower in lists.kinds or lower in lists.heads or lower in lists.paired


def _is_kind(token: Token) -> bool:
    """Tell whether a name is a kind of technology: "X is a robot", "X, a lexical database"."""
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        return any(
            child.dep_ == "attr" and _kinds(child) and _has_article(child)
            for child in token.head.children
        )
    return any(
        child.dep_ == "appos" and child.i > token.i and _kinds(child) and _has_article(child)
        for child in token.children
    )


def _is_example(token: Token) -> bool:
    """Tell whether a name is one of its kind: "robots such as X", "a jet called X"."""
    word = token
    while word.dep_ == "conj" and word.head.pos_ == "PROPN":
        word = word.head
    head = word.head
    if word.dep_ == "pobj" and head.lower_ == "as" and _follows_such(head):
        return _kinds(head.head)
    called = word.dep_ in ("oprd", "dobj", "attr", "pobj") and _caller(head)
    return called and _kinds(_caller_of(head).head)


def _follows_such(word: Token) -> bool:
    return word.i > 0 and word.nbor(-1).lower_ == "such"


def _caller(word: Token) -> bool:
    verb = _caller_of(word)
    return verb.lemma_ in _NAMED and verb.tag_ == "VBN" and verb.dep_ == "acl"


def _caller_of(word: Token) -> Token:
    return word.head if word.lower_ == "as" else word  # "a language known as X"


def _has_article(noun: Token) -> bool:
    return any(child.dep_ == "det" or child.dep_ == "nummod" for child in noun.children)


def _span(doc: Doc, token: Token) -> tuple[int, int] | None:
    """Return the whole name around a token, or None where it is a place, a person, an event."""
    if token.ent_type_ in _NEVER:
        return None
    start = end = token.i
    while start > 0 and _goes_on(token, doc[start - 1]):
        start -= 1
    end += 1
    while end < len(doc) and _goes_on(token, doc[end]):
        end += 1
    return start, end


def _goes_on(token: Token, other: Token) -> bool:
    if token.ent_type_ and other.ent_type_ == token.ent_type_:
        return other.pos_ in ("PROPN", "NUM") and abs(other.i - token.i) < 5
    return other.pos_ == "PROPN" and other.dep_ == "compound" and other.head.i == token.i
