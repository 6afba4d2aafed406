"""Says whether somebody whom the word for a party describes is of it today.

"Former Labour MP X" sat for it once; of "the former Tory chancellor X" nobody knows whether he
has left the party as well. And who gives up the seat of an MP may stay in the party or not.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import of_dep
from kg.extraction.status.removed import is_removed
from kg.extraction.status.standing import is_leaving, position_status
from kg.model import Mention, Status
from kg.nlp import Document


def party_status(document: Document, person: Mention, party: Span) -> Status | None:
    """Return whether a person is or was of a party that stands beside the name, or None.

    Args:
        document: The document.
        person: The person.
        party: The word for the party.
    """
    post = _post_after(document, party)
    if post in role_words()["no_partisans"]:
        return None
    sits = post in role_words()["sitters_for_party"]
    doc, first = document.doc, party.start
    while first > party.sent.start and doc[first - 1].pos_ == "DET":
        first -= 1  # "formerly a Labour MP"
    timed = position_status(doc[first : first + 1], None) if first < party.start else None
    if Status.FORMER in (timed, position_status(doc[party.start : party.end], None)):
        return Status.FORMER if sits or not post else None
    name = document.span(person).root
    if sits and is_removed(name):
        return None
    for verb in _verbs(name):
        given_up = _given_up(verb)
        if "party" in given_up:
            return Status.FORMER
        if given_up & role_words()["seats_given_up"] or (sits and not given_up):
            return None
    return Status.CURRENT


def _post_after(document: Document, party: Span) -> str:
    """Return the post that follows a party, in the singular: "mp" of "Labour MP X"."""
    post = ""
    for token in document.doc[party.end : party.sent.end]:
        if document.at(token) is not None or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            break
        post = token.lower_.removesuffix("s")
    return post


def _verbs(name: Token) -> Iterator[Token]:
    """Yield what somebody does who leaves something: "X quit", "X, who resigned as MP"."""
    clauses = [
        one
        for one in of_dep(name, ("relcl",))
        if any(word.lower_ == "who" for word in of_dep(one, ("nsubj",)))
    ]
    verbs = [name.head] if name.dep_ == "nsubj" else []
    for verb in (*verbs, *clauses):
        if is_leaving(verb) and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN"):
            yield verb


def _given_up(verb: Token) -> set[str]:
    """Return the words for what somebody leaves: the object, or what "as" and "from" link."""
    links = [one for one in of_dep(verb, ("prep",)) if one.lower_ in ("as", "from")]
    words = [*of_dep(verb, ("dobj",)), *(two for one in links for two in one.children)]
    return {word.lower_ for word in words}
