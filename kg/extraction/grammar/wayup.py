"""Tells where what is said of a word's head is said of the word: on the way up a parse."""

from spacy.tokens import Token

from kg.extraction.grammar.headlines import is_infinitive
from kg.extraction.grammar.stancewords import stance_words

_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "pcomp", "attr", "acomp", "oprd", "prep", "auxpass"}
)
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "compound", "nmod"})


def is_way_up(node: Token) -> bool:
    """Tell whether what is said of a node's head is said of the node."""
    if node.dep_ in ("acl", "relcl"):
        # "plans to buy", "claims that it bought"; not "the firm that bought".
        return is_infinitive(node) or any(child.dep_ == "mark" for child in node.children)
    return node.dep_ in _COMPLEMENTS or (node.dep_ in ARGUMENTS and _is_act(node))


def _is_act(node: Token) -> bool:
    words = stance_words()
    met = node.dep_ in ("nsubj", "nsubjpass", "dobj") and node.lemma_ in words.gatherings
    met = met or (node.lemma_ in words.gatherings and _is_where(node.head))
    had = node.dep_ == "dobj" and node.head.lemma_ == "have" and node.lemma_ in _HAD
    used = node.dep_ == "dobj" and node.head.lemma_ in USING  # "may exercise its option to buy"
    used = used and node.lemma_ in words.infinitive
    return node.pos_ == "NOUN" and (met or used or had or node.lemma_ in words.acts)


_HAD = frozenset(("programme", "program", "project", "plan"))
"""What of a deed somebody has: "denied that X had a programme to build Y"."""


def _is_where(link: Token) -> bool:
    """Tell whether somebody comes "for a summit", or "takes part in" it."""
    return link.lower_ == "for" or (
        link.lower_ == "in" and link.head.lemma_ in ("participate", "part")
    )


USING = frozenset(("exercise", "execute"))
