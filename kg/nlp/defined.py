"""Finds products by what the article says that they are: "Zephyr is a robot".

A name that the model takes for an institution, or for nothing, is a technology where a sentence
defines it as one, or prints its kind beside it ("its Zephyr browser", "the ship Zephyr").
The kinds are those of ``technologies.toml``; a plane maker is no plane.
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
        if token.pos_ not in ("PROPN", "NOUN") or token.is_lower:
            continue
        span = None
        if token.pos_ == "PROPN" and (_is_kind(token) or _is_example(token)):
            span = _span(doc, token)
        if span is None and _has_kind_beside(token):
            span = _beside(doc, token)
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


def _has_kind_beside(token: Token) -> bool:
    """Tell whether the kind stands beside a name: "its X browser", "its phone, the X"."""
    head = token.head
    if _is_produced(token):
        return True
    if token.i + 1 == head.i and token.dep_ in ("compound", "nmod"):
        the = any(child.lower_ == "the" for child in head.children)  # not "an MMO engine"
        owned = _is_owned(head, token.i) or (the and _is_made(head))
        return owned and _kinds(head) and head.lower_ not in _SCHEMES
    if token.dep_ == "appos" and head.i < token.i:
        if head.tag_ != "NN" or not (_kinds(head) or _sails(head)):
            return False
        return _is_owned(head, head.i) or any(child.dep_ == "det" for child in token.children)
    return any(
        child.dep_ in ("compound", "nmod") and _is_next(child, token) and _is_said_of(child)
        for child in token.children
    )


def _is_produced(token: Token) -> bool:
    """Tell whether a name with "the" is manufactured: "makes the X", "production of the X"."""
    if not any(child.dep_ == "det" and child.lower_ == "the" for child in token.children):
        return False
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "of" and head.i > 0:
        return head.head.lemma_.lower() in _MANUFACTURE
    return token.dep_ in ("dobj", "nsubjpass") and head.lemma_.lower() in _PRODUCES


_PRODUCES = frozenset(
    ("manufacture", "unveil", "assemble", "redesign", "recall", "discontinue", "mass-produce")
)
_MANUFACTURE = frozenset(("production", "manufacture", "manufacturing"))


def _is_next(noun: Token, name: Token) -> bool:
    """Tell whether a noun stands right before the name that it hangs on."""
    between = noun.doc[noun.i + 1 : name.i]
    return noun.i < name.i and all(token.pos_ == "PROPN" for token in between)


def _is_said_of(noun: Token) -> bool:
    """Tell whether a noun before a name says what it is: "the cruise ship X", not "jet Xs"."""
    return (
        noun.tag_ == "NN"
        and noun.is_lower
        and (_sails(noun) or noun.lower_ in techwords().singular)
    )


def _sails(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lower_ in techwords().vessels


def _is_owned(noun: Token, before: int) -> bool:
    """Tell whether an owner stands before: a product has one, and no maker is in between."""
    return any(child.dep_ == "poss" and child.i < before for child in noun.children)


def _is_made(noun: Token) -> bool:
    """Tell whether somebody makes it: "the X browser, developed by"."""
    return any(
        child.dep_ == "acl"
        and child.tag_ == "VBN"
        and child.lemma_ in _MADE
        and any(link.dep_ == "agent" for link in child.children)
        for child in noun.children
    )


_MADE = frozenset(("make", "build", "develop", "design", "produce", "manufacture", "create"))


def _beside(doc: Doc, token: Token) -> tuple[int, int] | None:
    """Return the capital words of a name; the model's label for them counts for nothing here.

    None where the article also has the name do something, as products do not: it is a maker.
    """
    start, end = token.i, token.i + 1
    while start > 0 and _is_part(doc[start - 1], token):
        start -= 1
    if doc[max(0, start - 2)].is_digit or doc[start - 1].like_num:
        return None  # 'the 787 "Dreamliner"', which has a name already
    while end < len(doc) and doc[end].pos_ in ("PROPN", "NUM") and doc[end].head.i == token.i:
        end += 1
    text = doc[start:end].text
    acts = any(
        other.text == doc[end - 1].text and _acts(other) and doc[start:end].text == text
        for other in doc
    )
    return None if acts or len(text) < _SHORTEST else (start, end)


_SCHEMES = frozenset(("program", "programs", "programme", "programmes", "project", "projects"))
# A name before one is that of a policy or a mission as often as of software.

_SHORTEST = 3
"""Letters of a name of a product: two are initials, a unit, a country."""


def _is_part(before: Token, token: Token) -> bool:
    """Tell whether the word before belongs to the name, by the parse or the model's entity."""
    if not before.text[0].isupper() or not before.text.isalnum():
        return False
    if token.ent_type_ and before.ent_type_ == token.ent_type_ and token.ent_iob_ == "I":
        return before.ent_iob_ in "BI"
    return (
        before.pos_ == "PROPN"
        and before.dep_ in ("compound", "nmod")
        and before.head.i in (token.i, token.head.i)
    )


def _acts(word: Token) -> bool:
    """Tell whether a word owns something, or says, buys or sells it."""
    if word.dep_ == "poss":
        return True
    return word.dep_ == "nsubj" and word.head.lemma_ in _ACTS


_ACTS = frozenset(
    ("say", "announce", "buy", "sell", "sue", "agree", "plan", "order", "deny", "hire", "build")
)


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
