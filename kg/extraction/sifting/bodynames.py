"""Tells which names of bodies are none of the body that a fact needs.

"Acme's Zephyr Service" is what Acme sells and no part of it, "the Justice and Finance
Committees" are two, any firm has a board of directors, and "Circuit Court" behind "5th" is cut.
"""

from spacy.tokens import Span

from kg.extraction.grammar.phrases import noun_words
from kg.extraction.products.firms import is_known_maker
from kg.model import EntityType, Fact, Mention, MentionKind
from kg.nlp import Document


def is_offered(document: Document, part: Mention, whole: Mention) -> bool:
    """Tell whether what a body owns by a possessive is a service that it sells.

    Plurals are units as well ("Acme Services"), and a state's service is one anyway: of makers
    that are known for wares one more name of a service is one more ware.

    Args:
        document: The document.
        part: What is taken for a part.
        whole: Whose it is.
    """
    if part.kind is not MentionKind.NAME or part not in document.mentions:
        return False
    last = part.text.split()[-1].lower()
    return last in _SOLD and is_known_maker(whole) and not part.text.startswith(whole.text)


_SOLD = frozenset(("service", "network", "project", "initiative", "engine", "platform"))


def are_two(document: Document, body: Mention) -> bool:
    """Tell whether a name is of two committees: "the Justice and Finance Committees".

    The plural may stand behind the name in small letters.

    Args:
        document: The document.
        body: What is taken for one body.
    """
    if body.type is not EntityType.INSTITUTION or body.kind is not MentionKind.NAME:
        return False
    words = body.text.lower().replace("&", "and").split()
    if words[-1] in _PLURALS:
        return True
    if body not in document.mentions:
        return False
    doc, at = document.doc, document.span(body).end
    joined = "and" in words[:-1] or doc[at : at + 1].text == "and"
    stop = min(at + _LONGEST, document.span(body).sent.end)
    if not joined:
        return False
    while at < stop and doc[at].lower_ not in _PLURALS:
        if not (doc[at].is_title or doc[at].lower_ in _JOINTS):
            return False
        at += 1
    return at < stop


_LONGEST = 8
"""Tokens from a name to the plural of it and the next, most."""
_JOINTS = frozenset(("and", "'", "\u2019", ",", "&"))
_PLURALS = frozenset(
    ("committees", "subcommittees", "departments", "ministries", "universities", "councils")
)


def is_bare(fact: Fact[Mention]) -> bool:
    """Tell whether a body is called by half of its name, or by what people of it are.

    Or, of who is a member of it, as organs of many bodies are: "the Board of Directors".

    Args:
        fact: What was read.
    """
    bare = noun_words()["bare_names"]
    if any(one.name.lower() in bare for one in (fact.subject, fact.object)):
        return True
    name = set(fact.object.name.lower().replace("&", "and").split())
    return fact.relation == "member_of" and name <= noun_words()["boards"]


def is_between_owners(owner: Mention, after: str) -> bool:
    """Tell whether an owner's name holds its part: "the Guard of Peru" of "Peru's Army".

    Args:
        owner: Who seems to own what a possessive stands before.
        after: The word behind the owner.
    """
    return " of " in owner.text and after in ("'s", "\u2019s", "'")


def follows_ordinal(span: Span) -> bool:
    """Tell whether a number that a name needs was left before it: "5th Circuit Court".

    Args:
        span: Where the name stands.
    """
    before = span.doc[span.start - 1].lower_ if span.start > span.sent.start else ""
    return before[:1].isdigit() and before.endswith(("st", "nd", "rd", "th"))
