"""Tells what is only supposed: in a clause with "if" or "whether", or in a joke."""

from spacy.tokens import Token

from kg.extraction.grammar.quotes import quoted
from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.stance.stancemarks import is_in_force
from kg.extraction.stance.unsettled import is_inverted


def is_supposed(predicate: Token) -> bool:
    """Tell whether a clause only supposes what it says, or a joke does.

    "If X met Y", "had X met Y", "asked whether X had met Y"; "X joked: 'I met Y'".
    """
    listed = stance_words()
    if predicate.pos_ == "NOUN" and predicate.dep_ in ("nsubj", "nsubjpass"):
        return False  # "whether the sanctions on X are lawful" takes them for granted
    if is_in_force(predicate):
        return False
    for above in (predicate, *predicate.ancestors):
        if above.pos_ in ("VERB", "AUX"):
            if any(one.dep_ == "mark" and one.lower_ in listed.marks for one in above.children):
                return True
            if any(is_inverted(one, above) for one in above.lefts if one.dep_ == "aux"):
                return True
            if above.dep_ not in ("xcomp", "conj"):
                break
    spoken = predicate.i in quoted(predicate.doc)
    return spoken and any(one.lemma_.lower() in listed.joking for one in predicate.sent)
