"""Says whom "who" means where the parse hangs its clause on another word."""

from spacy.tokens import Token


def who_above(head: Token) -> Token:
    """Return whom "who" means where the parse hangs it on a body: "X, head of Boeing, who"."""
    node = head
    while head.ent_type_ in NOBODY and node.dep_ in ("pobj", "prep", "poss"):
        node = node.head
    return node.head if node is not head and node.dep_ == "appos" else head


NOBODY = frozenset(("ORG", "GPE", "LOC", "FAC", "PRODUCT"))
