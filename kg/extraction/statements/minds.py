"""What people think, feel and mean to do: "X is confident that", "X announced plans to"."""

from spacy.tokens import Token

from kg.extraction.grammar.speech import words
from kg.extraction.stance.asking import mark
from kg.extraction.statements.speakers import speaker, speakers
from kg.model import Mention
from kg.nlp.document import Document
from kg.nlp.parsing.lookups import in_order


def thoughtful(document: Document) -> list[Token]:
    """Return the words on which a thought's clause may hang, in the order of the text."""
    listed = words()
    return in_order(
        document.with_form(listed.minds | _PLAIN),
        document.with_lemma(listed.attitudes | listed.intents),
    )


def thought(token: Token) -> tuple[Token, Token] | None:
    """Return the verb and the word on which a thought's clause hangs, or None.

    "X is confident that", "X voiced concern that", "X made clear that".
    """
    listed, dep = words(), token.dep_
    minds = token.lower_ in listed.minds
    if dep not in _HELD and not minds:
        return None  # as most: every verb of a text is asked about
    head = token.head
    if minds and not any(one.lower_ == "so" for one in token.lefts):
        if dep == "acomp" and head.lemma_ in ("be", "remain", "seem", "feel"):
            return head, token
        if any(child.dep_ == "auxpass" for child in token.children):
            return token, token
    if dep == "dobj":
        noun, verb = token.lemma_.lower(), head.lemma_.lower()
        held = noun in listed.attitudes or noun in listed.intents
        if (noun in listed.attitudes and verb in listed.utter) or (
            held and verb in listed.avow
        ):
            return head, token
    if dep not in _MADE or token.lower_ not in _PLAIN:
        return None
    return (head, token) if head.lemma_.lower() == "make" else None


_PLAIN = frozenset(("clear", "plain"))
_MADE = frozenset(("ccomp", "acomp", "oprd"))
_HELD = frozenset(("dobj", *_MADE))
"""How a word hangs on the verb of a thought, where it is none of "minds" itself."""


def of_mind(
    verb: Token, word: Token, document: Document
) -> tuple[tuple[int, int] | None, tuple[Mention, ...]]:
    """Return the bounds of what hangs on the word of a thought, and who thinks it."""
    clauses = (
        child
        for child in (*word.children, *(verb.children if verb.i < word.i else ()))
        if child.dep_ in ("ccomp", "acl", "advcl") and child.i > word.i
    )
    clause = next((one for one in clauses if mark(one) in _THAT[one.dep_]), None)
    if clause is None:
        avowed = _avowed(verb, word)
        found = speakers(verb, document) if avowed is not None else ()
        return avowed, found
    subject = next((one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return None, ()
    found = speakers(verb, document) if verb.dep_ in ("acl", "relcl", "conj") else ()
    one = speaker(subject, document)
    found = found or ((one,) if one is not None else ())
    bounds = (max(clause.left_edge.i, word.i + 1), clause.right_edge.i + 1)
    return bounds, found


def _avowed(verb: Token, word: Token) -> tuple[int, int] | None:
    """Return the bounds of what somebody avows: "plans to leave", "support for the ban"."""
    if word.dep_ != "dobj" or verb.lemma_.lower() not in words().avow:
        return None
    last = word.i
    for child in (*word.children, *verb.children):
        to = any(one.dep_ == "aux" and one.lower_ == "to" for one in child.children)
        if child.i > word.i and (
            (to and child.dep_ in ("acl", "advcl", "xcomp", "relcl"))
            or (child.head == word and child.dep_ == "prep" and child.lower_ in _ABOUT)
        ):
            last = max(last, child.right_edge.i)
    return (word.left_edge.i, last + 1) if last > word.i else None


_ABOUT = frozenset(("for", "in", "about", "over", "at", "with", "to", "of", "on", "that"))


_THAT = {
    "ccomp": frozenset(("", "that")),
    "acl": frozenset(("that",)),
    "advcl": frozenset(("that",)),
}
