"""Tells that a deed is for others to do: "suggests building a model", "code for using it"."""

from spacy.tokens import Token

from kg.extraction.finding import argument_words


def is_advised(verb: Token) -> bool:
    """Tell whether a deed is only advised: "suggests building a model"."""
    advised = verb.head.lemma_.lower() in argument_words()["advising"]
    return advised and verb.tag_ == "VBG" and verb.dep_ == "xcomp"


def is_offered(verb: Token) -> bool:
    """Tell whether a verb offers something to others: "offers code for using the interface"."""
    return verb.lemma_.lower() in argument_words()["offering"]
