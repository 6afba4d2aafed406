"""Tells the infinitive that a headline writes for the future: "X to buy Y"."""

from spacy.tokens import Token

_REACH = 2
"""Tokens from a headline's subject to its verb: "to" is between."""


def is_infinitive(verb: Token) -> bool:
    """Tell whether "to" stands before a verb."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def is_set_off(verb: Token) -> bool:
    """Tell whether a comma stands before an infinitive: "outbid X, the favourite, to buy Y"."""
    first = next((one for one in verb.lefts if one.lower_ == "to"), verb)
    return first.i > 0 and first.nbor(-1).text == ","


def is_filed_from(subject: Token) -> bool:
    """Tell whether a subject is where a report is from: "PORT HARCOURT, Nigeria Police use"."""
    doc, first = subject.doc, subject.left_edge.i
    opens = first in (0, subject.sent.start)
    return opens and first < subject.i and doc[first : subject.i + 1].text.isupper()


def is_headline(verb: Token) -> bool:
    """Tell whether a verb is a headline's future, whichever word the parser makes the root."""
    if verb.pos_ != "VERB" or not is_infinitive(verb):
        return False
    name = verb.head
    return verb.dep_ == "ROOT" or (
        verb.dep_ in ("relcl", "acl")
        and name.dep_ == "ROOT"
        and name.pos_ == "PROPN"
        and verb.i - name.i == _REACH
    )
