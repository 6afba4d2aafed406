"""Tells that a deed is for others to do: "suggests building a model", "code for using it"."""

from spacy.tokens import Token

from kg.extraction.grammar.finding import argument_words


def is_advised(verb: Token) -> bool:
    """Tell whether a deed is only advised: "suggests building a model and using it"."""
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ == "VBG":
        verb = verb.head
    advised = verb.head.lemma_.lower() in argument_words()["advising"]
    joined = verb.dep_ == "conj" and verb.head.tag_ in ("VBZ", "VBP")  # for "advises" misread
    return advised and verb.tag_ == "VBG" and (joined or verb.dep_ == "xcomp")


def is_offered(verb: Token) -> bool:
    """Tell whether a verb offers something to others: "offers code for using the interface"."""
    return verb.lemma_.lower() in argument_words()["offering"]


def made_to(verb: Token) -> Token | None:
    """Return A of "let X do A, do B", which the parse joins to "let": X does B as well."""
    above = verb.head
    if verb.tag_ != "VB" or verb.dep_ != "conj" or above.lemma_ not in _LETTING:
        return None
    if above.tag_ == "VB" or any(one.dep_ == "aux" for one in verb.children):
        return None
    return next((one for one in above.children if one.dep_ == "ccomp" and one.i < verb.i), None)


_LETTING = frozenset(("let", "make", "have", "help", "see", "watch", "hear"))
