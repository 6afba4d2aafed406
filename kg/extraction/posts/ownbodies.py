"""Tells that a title has the body of the next one: "CEO and founder of Zephyr"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.rolewords import is_head_word
from kg.extraction.titles.titles import Post
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_LONGEST = 4
"""Tokens from the end of a title to the "of" of the next: "and executive director of"."""


def is_of_next(document: Document, post: Post) -> bool:
    """Tell whether the title that is joined to a title names whose both are."""
    doc, at = document.doc, post.end
    after = doc[at : min(at + _LONGEST, doc[post.head].sent.end)]
    if len(after) < _LONGEST or after[0].lower_ not in ("and", "&"):
        return False
    links = [token for token in after[2:] if token.lower_ == "of"]
    return bool(links) and is_head_word(links[0].nbor(-1).lower_)


def own_people(document: Document, name: Span) -> Mention | None:
    """Return the body whose people or head a sentence tells of beside who has a title.

    "Acme employees urged CEO X to go", "under chief executive X, Acme grew".
    """
    root = name.root
    verb = root.head
    made = founded_noun(name)
    if made is not None:
        return next(_bodies(document, [made, *_apposed(made)]), None)
    if root.dep_ == "pobj" and verb.lower_ == "under":
        subjects = [one for one in verb.head.children if one.dep_ == "nsubj"]
        return next(_bodies(document, subjects), None)
    if root.dep_ == "nsubj" and verb.dep_ in ("ccomp", "xcomp"):
        verb = verb.head
    elif root.dep_ != "dobj":
        return None
    people = [one for one in verb.children if one.dep_ == "nsubj" and one.lemma_ in _PEOPLE]
    return next(_bodies(document, [left for one in people for left in one.lefts]), None)


def founded_noun(name: Span) -> Token | None:
    """Return the noun for what somebody founded or leads: "the firm cofounded by CEO X"."""
    root = name.root
    while root.dep_ in ("appos", "conj") and root.head.ent_type_ == "PERSON":
        root = root.head
    link = root.head
    verb = link.head
    made = root.dep_ == "pobj" and link.lower_ == "by" and verb.dep_ == "acl"
    return verb.head if made and verb.lower_ in _FOUNDED else None


_FOUNDED = frozenset(("founded", "cofounded", "started", "led", "run", "headed", "owned"))


def _apposed(noun: Token) -> list[Token]:
    """Return the name that a noun is an apposition of: "Acme, the firm"."""
    return [noun.head] if noun.dep_ == "appos" else []


_PEOPLE = frozenset(
    ("employee", "worker", "staff", "shareholder", "investor", "board", "director")
)


def _bodies(document: Document, tokens: Iterable[Token]) -> Iterator[Mention]:
    for token in tokens:
        body = document.at(token)
        named = body is not None and body.kind is MentionKind.NAME
        if body is not None and named and body.type is EntityType.INSTITUTION:
            yield body
