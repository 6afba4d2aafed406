"""Tells a product's name by who makes it: "Acme launched the X", "Acme, maker of X"."""

from spacy.tokens import Token

_PRODUCES = frozenset(
    ("manufacture", "unveil", "assemble", "redesign", "recall", "discontinue", "mass-produce")
)
_MANUFACTURE = frozenset(("production", "manufacture", "manufacturing"))
_MAKERS = frozenset(("maker", "manufacturer", "developer"))
_BRINGS_OUT = frozenset(
    ("launch", "release", "introduce", "sell", "ship", "debut", "market", "reveal")
)
_NO_WARES = frozenset(
    (
        *("act", "bill", "fund", "prize", "award", "awards", "campaign", "initiative", "plan"),
        *("report", "index", "program", "programme", "project", "scheme", "challenge", "cup"),
        *("files", "papers", "tapes", "list", "league", "series", "mission", "alliance"),
        *("group", "party", "foundation", "institute", "network", "service", "tour", "day"),
    )
)
# What bodies bring out that has a name and is no product.
_NO_NAMES = frozenset(("LAW", "EVENT", "WORK_OF_ART", "NORP", "GPE", "LOC"))


def is_produced(name: Token) -> bool:
    """Tell whether a name is made: "makes the X", "production of the X", "Acme, maker of X"."""
    head = name.head
    if name.ent_type_ in _NO_NAMES:
        return False
    of = name.dep_ == "pobj" and head.lower_ == "of" and head.i > 0
    if of and head.head.lemma_.lower() in _MAKERS and _is_body(head.head):
        return True
    if not any(child.dep_ == "det" and child.lower_ == "the" for child in name.children):
        return False
    if of:
        return head.head.lemma_.lower() in _MANUFACTURE
    if name.dep_ not in ("dobj", "nsubjpass"):
        return False
    lemma = head.lemma_.lower()
    return lemma in _PRODUCES or (lemma in _BRINGS_OUT and _is_by_body(name, head))


def _is_body(noun: Token) -> bool:
    """Tell whether a maker has a name: "the maker of X, Acme", "Acme, the maker of X"."""
    beside = [child for child in noun.children if child.dep_ == "appos"]
    if noun.dep_ == "appos":
        beside.append(noun.head)
    return any(one.pos_ == "PROPN" and one.ent_type_ != "PERSON" for one in beside)


def _is_by_body(name: Token, verb: Token) -> bool:
    """Tell whether a body brings out what has a name, and that may be a product."""
    if name.lower_ in _NO_WARES:
        return False
    while verb.dep_ == "xcomp":
        verb = verb.head  # "started selling the X"
    slot = "nsubj" if name.dep_ == "dobj" else "agent"
    doers = [child for child in verb.children if child.dep_ == slot]
    doers += [one for link in doers for one in link.children if one.dep_ == "pobj"]
    return any(one.ent_type_ == "ORG" for one in doers)
