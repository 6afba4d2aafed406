"""What the rules of direct speech share: where a quotation stands, verbs of speech."""

from spacy.tokens import Token

from kg.extraction.grammar.quotes import Quotation
from kg.extraction.grammar.speech import words
from kg.extraction.statements.speakers import Said
from kg.model import Mention
from kg.nlp.document import Document

REACH = 25
"""Tokens between a verb of speech and its mark: longer ways crossed into other clauses."""

ENDS = frozenset(".!?")

CLOSERS = frozenset(".!?\u2026-\u2013\u2014]")


def credited(item: Quotation, found: tuple[Mention, ...], rule: str, verb: int) -> Said:
    """Return the words of a quotation with their speakers."""
    return Said(
        start=item.start,
        end=item.end,
        direct=True,
        speakers=found,
        rule=rule,
        verb=verb,
        first=item.first,
        last=item.last,
    )


def opens_sentence(document: Document, item: Quotation, inside: frozenset[int]) -> bool:
    """Tell whether the quotation starts a sentence, so that nothing before can govern it."""
    last = previous(document, item.before)
    if last is None:
        return True
    if last.i in inside or last.text == '"':
        return True
    return last.text in ENDS or (last.text != ":" and breaks_between(document, last, item))


def previous(document: Document, index: int) -> Token | None:
    """Return the token before an index, spaces left out."""
    index -= 1
    while index >= 0 and document.doc[index].is_space:
        index -= 1
    return document.doc[index] if index >= 0 else None


def breaks_between(document: Document, token: Token, item: Quotation) -> bool:
    """Tell whether a blank line lies between a token and a quotation."""
    return document.text[token.idx + len(token) : item.start].count("\n") > 1


def speaks(token: Token) -> bool:
    """Tell whether a token is a verb of speech."""
    if token.pos_ == "ADJ" and token.lower_.endswith("ed"):
        # To the model "enthused X" may be an adjective; a subject tells that it is none.
        verbs = words().say | words().quote
        listed = token.lower_[:-1] in verbs or token.lower_[:-2] in verbs
        return listed and any(child.dep_ in ("nsubj", "dobj") for child in token.children)
    if token.pos_ not in ("VERB", "AUX", "NOUN"):
        return False
    if token.pos_ == "NOUN" and token.tag_ not in ("VBD", "VBZ", "VBP", "VBG"):
        return False
    lemma = token.lemma_.lower()
    return lemma in words().say or lemma in words().quote


def is_sentence(document: Document, item: Quotation) -> bool:
    """Tell whether a quotation is a sentence, as its first and last characters show."""
    text = document.text
    last = text[item.start : item.end].rstrip("'\u2019")[-1:]  # of a quotation inside it
    ending = last + text[item.end : item.end + 2].replace('"', "")
    first = text[item.start : item.start + 2].lstrip("[")  # "[T]his"
    return first[:1].isupper() and any(char in CLOSERS for char in ending)
