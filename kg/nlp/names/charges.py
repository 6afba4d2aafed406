"""Takes what somebody is in charge of for no body: "Head of Data & AI, Acme"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate
from kg.nlp.parsing.words import words

_LEADERS = frozenset(("head", "heads", "director", "vp", "svp", "evp", "lead", "manager"))
_OF_VICE = frozenset(("president",))
_LINKS = frozenset(("at", "for"))
_AND = frozenset(("&", "and"))


def without_charges(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Leave out the names of bodies that only say what a title in capitals is of.

    Who is "Head of Data Systems and Integrations at Acme" has a post at Acme; the model takes
    the words between for a name, or the whole up to the firm. What has an article ("Director
    of the Image Lab at X") or a word for an institution is a body.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
    """
    starts = {item.start: item for item in found}
    kept = (_rest(doc, item, starts) if _is_led(doc, item) else item for item in found)
    return [item for item in kept if item is not None]


def _is_led(doc: Doc, item: Candidate) -> bool:
    """Tell whether a name of a body follows the head of a title in capitals and "of"."""
    if item.type is not EntityType.INSTITUTION or item.kind is not MentionKind.NAME:
        return False
    if item.start < 2 or doc[item.start - 1].text not in ("of", "for"):
        return False
    head = doc[item.start - 2]
    if not head.text[0].isupper():
        return False
    vice = item.start > 2 and doc[item.start - 3].lower_ == "vice"
    return head.lower_ in _LEADERS or (head.lower_ in _OF_VICE and vice)


def _rest(doc: Doc, item: Candidate, starts: dict[int, Candidate]) -> Candidate | None:
    """Return the body that is left of a name: all of it, what follows "at", or nothing."""
    inner = [doc[at].text for at in range(item.start, item.end)]
    if "at" in inner:
        body = item.start + inner.index("at") + 1
        if body < item.end and doc[body].text[0].isupper():
            return replace(item, start=body, first=doc[body].idx)
        return item
    if len(inner) == 1 and inner[0].lower() in words().fields | words().organ_kinds:
        return None  # "VP of Research"
    if doc[item.end - 1].lower_ in words().institutions - words().organ_kinds:
        return item
    at = item.end
    if at >= len(doc):
        return item
    link = doc[at].text
    after = at + 1 + (at + 1 < len(doc) and doc[at + 1].lower_ == "the")
    owner = starts.get(after)
    owned = owner is not None and owner.type is EntityType.INSTITUTION
    if link in _LINKS and owned:
        return None
    several = not _AND.isdisjoint(inner)
    closed = owner is not None and (
        owner.end >= len(doc) or doc[owner.end].is_space or doc[owner.end].text in ".,\"';)"
    )
    return None if link == "," and owned and several and closed else item
