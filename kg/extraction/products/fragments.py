"""Tells where words for a technology are only a piece of what is meant: "app" of "AI app"."""

from spacy.tokens import Span

from kg.extraction.grammar.phrases import noun_words
from kg.extraction.products.sharper import is_product_name
from kg.model import Mention
from kg.nlp.products.techwords import techwords

_CALL = frozenset(("call", "name", "dub", "codename", "nickname"))
_NOUNS = ("NOUN", "PROPN")


def is_fragment(tech: Mention, span: Span) -> bool:
    """Tell whether a technology goes on before or behind the words that were read.

    Args:
        tech: The technology.
        span: Its words.
    """
    common = not tech.concept and not is_product_name(tech)
    return _is_over_brackets(tech, span) or (common and (_is_quoted(span) or _is_called(span)))


def _is_over_brackets(tech: Mention, span: Span) -> bool:
    """Tell whether the kind stands behind brackets: "a deep-learning (DL) chip".

    A field is whole before what says nothing of the thing: "a deep-learning (DL) firm".
    """
    doc, before = span.doc, span.start - 1
    inside = before >= 0 and doc[before].text == "("
    kind = span.end + (1 if inside else _BRACKETS)
    opened = before if inside else span.end
    if kind >= len(doc) or doc[opened].text != "(" or doc[kind - 1].text != ")":
        return False
    above = doc[kind]
    small = (span.root.is_lower or tech.concept) and above.is_lower and above.pos_ == "NOUN"
    narrows = span.root.dep_ in ("compound", "nmod", "amod") and span.root.head == above
    firms = techwords().followers | noun_words()["tech_firms"] | noun_words()["kin_of_firms"]
    return bool(small) and narrows and above.lower_ not in firms


_BRACKETS = 3
"""Words from a technology to what stands behind its acronym in brackets."""


def _is_quoted(span: Span) -> bool:
    """Tell whether a kind is the end of a coinage in quotation marks: 'a "heat bike"'."""
    doc, first = span.doc, span.start - 2
    if first < 0 or span.end >= len(doc) or doc[first].tag_ != "``":
        return False
    part = doc[first + 1]
    return part.pos_ in _NOUNS and part.head == span.root and doc[span.end].tag_ == "''"


def _is_called(span: Span) -> bool:
    """Tell whether a name follows that was not read: "an app called the Zephyr viewer"."""
    return any(
        verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_.lower() in _CALL
        for verb in span.root.rights
    )
