"""Tells where words for a technology are only a piece of what is meant: "app" of "AI app"."""

import re

from spacy.tokens import Span

from kg.extraction.grammar.phrases import noun_words
from kg.extraction.products.sharper import is_product_name
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
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
    if _is_over_brackets(tech, span) or _is_in_word(span) or _is_of_longer(span):
        return True
    return common and (_is_quoted(span) or _is_called(span))


def _is_in_word(span: Span) -> bool:
    """Tell whether only the end of a word was read: "G" of "0G networks"."""
    before = span.doc[span.start - 1 : span.start] if span.start else ()
    return any(one.text[-1].isalnum() and not one.whitespace_ for one in before)


def _is_of_longer(span: Span) -> bool:
    """Tell whether brackets hold an acronym that ends in what was read: "open NAS (oNAS)"."""
    doc, own = span.doc, span.text
    if span.end + 2 >= len(doc) or not own.isupper() or doc[span.end].text != "(":
        return False
    whole = doc[span.end + 1].text
    return whole.endswith(own) and whole != own and doc[span.end + 2].text == ")"


def is_of_name_before(document: Document, tech: Mention, span: Span) -> bool:
    """Tell whether the product's name, or its beginning, stands before what was read.

    A kind says only what the product is ("the Zephyr web browser"), and a name goes on ("the
    Android" + "Q Beta"). What runs on a system is none of it: "an Android phone".
    """
    before = document.at(span.doc[span.start - 1]) if span.start else None
    if before is None or before.type is not EntityType.TECHNOLOGY or before.concept:
        return False
    name = document.span(before)
    if name.end != span.start or name.root.head.i not in range(span.start, span.end):
        return False
    if before.kind is not MentionKind.NAME or not is_product_name(before):
        return False
    if tech.text.islower():
        return before.text not in SYSTEMS or tech.text.endswith(("system", "platform"))
    return is_product_name(tech)


SYSTEMS = frozenset(("Android", "iOS", "Windows", "Linux", "macOS", "iPhone", "iPad", "Mac"))
"""What others' programs run on, by which those are called too."""


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


def is_release(document: Document, body: Mention) -> bool:
    """Tell whether what is taken for a body is a system's release: X of "macOS 10.9 X"."""
    if body.type is not EntityType.INSTITUTION or " " in body.name:
        return False
    return any(
        one.text == body.name
        and one.i > 1
        and _RELEASE.fullmatch(document.doc[one.i - 2 : one.i].text) is not None
        for one in document.tokens
    )


_RELEASE = re.compile(rf"(?:{'|'.join(sorted(SYSTEMS))}) \d[\d.]*")
