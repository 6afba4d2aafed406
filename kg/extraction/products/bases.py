"""Tells where what rests on something is not the product that the words name, but a part of it.

"An Xfce-based Fedora spin" is not Fedora, a "Rust-based Log Shell (RLS)" is one name,
and who says that something rests on "other systems" does not say on which.
"""

from spacy.tokens import Span

from kg.extraction.grammar.finding import is_goods, is_kind
from kg.model import Fact, Mention
from kg.nlp import Document

_BESIDE = ("compound", "nmod")


def is_of_part(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether the two ends of a basis are no two products of which one has the other.

    Args:
        document: The document.
        fact: That a technology is based on another.
    """
    doc = document.doc
    own = doc.char_span(fact.subject.start, fact.subject.end, alignment_mode="expand")
    base = doc.char_span(fact.object.start, fact.object.end, alignment_mode="expand")
    if own is None or base is None:
        return False
    return _is_of_other_noun(own) or _is_one_name(own, base) or _is_any(base)


def _is_of_other_noun(own: Span) -> bool:
    """Tell whether a product only says of what something else is: "Debian-based Lisp demos"."""
    head = own.root.head
    beside = own.root.dep_ in _BESIDE and head.i >= own.end
    return beside and head.pos_ == "NOUN" and not (is_goods(head) or is_kind(head))


def _is_one_name(own: Span, base: Span) -> bool:
    """Tell whether brackets show that both are one name: "Rust-based Log Shell (RLS)"."""
    doc = own.doc
    if base.end > own.start or own.end + 1 >= len(doc) or doc[own.end].text != "(":
        return False
    letters = doc[own.end + 1].text
    return letters.isupper() and letters[0] == base.text[0] != own.text[0]


def _is_any(base: Span) -> bool:
    """Tell whether it is left open which kind of thing is meant: "on other systems"."""
    return base.text.islower() and any(one.lower_ in _OTHERS for one in base.root.lefts)


_OTHERS = frozenset(("other", "another", "various", "different", "several", "many"))
