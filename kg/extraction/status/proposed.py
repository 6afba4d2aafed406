"""Tells who is only proposed for a post that others have to agree to: "nominated to head X"."""

from spacy.tokens import Token

from kg.extraction.grammar.rolewords import role_words


def is_proposed(predicate: Token) -> bool:
    """Tell whether a verb is what somebody shall do if others agree.

    Args:
        predicate: The verb of the post: "head" of "nominated to head the ministry".
    """
    above = predicate.head.lemma_.lower()
    return predicate.dep_ == "xcomp" and above in role_words()["proposals"]
