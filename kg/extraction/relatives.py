"""Says whom "who" means where the parse hangs its clause on another word."""

from spacy.tokens import Token


def who_above(head: Token) -> Token:
    """Return whom "who" means where the parse hangs it on a body: "X, head of Boeing, who"."""
    node = head
    while head.ent_type_ in NOBODY and node.dep_ in ("pobj", "prep", "poss"):
        node = node.head
    return node.head if node is not head and node.dep_ == "appos" else head


NOBODY = frozenset(("ORG", "GPE", "LOC", "FAC", "PRODUCT"))


def relative_objects(verb: Token) -> list[Token]:
    """Return X of "X, whom Y has chosen to lead Z", whichever verb the parse hangs "whom" on.

    Args:
        verb: The infinitive.
    """
    above = verb.head
    own, other = (
        [one for one in each.children if one.dep_ == "dobj"] for each in (verb, above)
    )
    who = [one for one in (*own, *other) if one.lower_ in ("who", "whom")]
    asked = bool(who) and (who[0].head == above or len(own) > 1)
    return [who_above(above.head)] if asked and above.dep_ == "relcl" else []
