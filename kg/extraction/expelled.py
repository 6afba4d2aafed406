"""Tells whether only some people of a state are sent away, which restricts those."""

from kg.extraction.phrases import noun_words
from kg.model import EntityType, Fact, Mention
from kg.nlp import Document


def is_of_few(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a state is hit only by its people: "expelled two Utopian diplomats".

    Args:
        document: The document.
        fact: That somebody restricts something.
    """
    if fact.object.type is not EntityType.PLACE:
        return False
    above = [one for one in document.span(fact.object).root.ancestors if one.pos_ != "ADP"]
    return (
        len(above) > 1
        and above[0].lemma_.lower() in noun_words()["sent_home"]
        and any(one.lemma_.lower() == "expel" for one in above[1:3])
    )
