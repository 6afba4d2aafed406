"""Tells whether a verb says by itself who uses, buys or supplies what, or leaves it open."""

from spacy.tokens import Token

from kg.extraction.grammar.equipmentwords import equipment_words
from kg.extraction.grammar.finding import BODIES, argument_words
from kg.extraction.grammar.frames import Frame
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def plain_rule(
    document: Document, verb: Token, ends: tuple[Mention, Mention], frame: Frame, rule: str
) -> str:
    """Return the rule's name: a frame's own one where the words leave no doubt about the ends.

    Who "we" are and which app "the app" is the verb does not say, nor who does what "using
    robots could help" speaks of. Of goods without a name, who buys them may sell them on.
    """
    if rule not in _PLAIN:
        return rule
    subject, object_ = ends
    loose = (
        subject.text.lower() in _SPEAKERS
        or object_.kind not in (MentionKind.NAME, MentionKind.DEMONYM)
        or verb.dep_ == "csubj"
        or (verb.tag_ == "VBG" and verb.dep_ == "xcomp" and verb.head.lemma_ in _SAYING)
        or (frame.relation == "invests_in" and object_.type is EntityType.TECHNOLOGY)
        or any(child.tag_ == "WRB" and child.dep_ == "advmod" for child in verb.children)
    )
    vague = object_.text.islower() and (
        rule == "bought-use" or _is_bland(object_) or _is_half(document, object_)
    )
    if loose or (rule in ("plain-use", "bought-use") and vague):
        return "verb-noun" if frame.noun else "verb"
    if rule != "plain-use" or not object_.text.islower():
        return rule
    return "armed-use" if _is_arms(object_) and subject.type in BODIES else "generic-use"


_PLAIN = frozenset(
    (
        *("plain-use", "plain-purchase", "plain-investment", "plain-supply", "given-use"),
        "bought-use",
    )
)


def _is_arms(thing: Mention) -> bool:
    """Tell whether what is used is arms, which nobody has for another: "fired tear gas"."""
    arms = equipment_words()["arms"] | equipment_words()["fought"]
    words = thing.text.split()
    ends = (words[-1], " ".join(words[-2:]))
    return any(end in arms or end.removesuffix("s") in arms for end in ends)


def _is_bland(thing: Mention) -> bool:
    """Tell whether nearly everybody has what is used: "an airline deployed aircraft"."""
    return thing.text.split()[-1] in argument_words()["bland"]


def _is_half(document: Document, thing: Mention) -> bool:
    """Tell whether a name before a kind was not read: "fired Zephyr rockets"."""
    span = document.doc.char_span(thing.start, thing.end)
    before = span[0].nbor(-1) if span is not None and span.start > span.sent.start else None
    return before is not None and (
        before.text in ('"', "\u201d", "'", "\u2019")
        or (before.pos_ == "PROPN" and document.at(before) is None)
    )


_SPEAKERS = frozenset(("i", "we", "you", "me", "us"))

_SAYING = frozenset(("say", "think", "believe", "argue", "suggest", "note", "add", "claim"))
"""Verbs whose gerund is nobody's deed: "said using robots could help"."""
