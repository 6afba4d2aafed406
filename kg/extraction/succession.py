"""Reads whose post somebody takes: Y of "X succeeded Y as chairman"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.finding import Finding, arguments
from kg.extraction.slots import of_dep, slot_tokens
from kg.extraction.stance import stance
from kg.extraction.stancewords import stance_words
from kg.extraction.wholetitles import bare_title
from kg.model import EntityType, Mention, Stance, Status
from kg.nlp import Document

_SLOTS = {"succeed": "object", "replace": "object", "take": "from", "inherit": "from"}
"""Verbs of taking a post, and where the one who held it stands."""


def predecessors(document: Document, verb: Token, *, subject: bool) -> Iterator[Mention]:
    """Yield the people whose post somebody takes by a verb or by one that hangs on it.

    Args:
        document: The document.
        verb: The verb that gives the post: "became chairman, replacing Y".
        subject: Whether whoever takes it is the verb's subject.
    """
    below = (one for one in of_dep(verb, ("advcl", "xcomp")) if one.tag_ in ("VBG", "VB"))
    for each in (*((verb,) if subject else ()), *below):
        slot = _SLOTS.get(each.lemma_.lower())
        for token in () if slot is None else slot_tokens(each, slot):
            for mention in arguments(document, token):
                if mention.type is EntityType.PERSON:
                    yield mention


BEFORE = {
    Status.CURRENT: Status.FORMER,
    Status.ACTING: Status.FORMER,
    Status.FUTURE: Status.CURRENT,
}
"""Status of who takes a post: that of who holds it before."""


def leaving(document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield a successor's positions as the predecessor's: former once the change is made.

    Who is to be succeeded holds the post, whatever becomes of the plan: the fact is stated by
    the holder's own name. Of an acting president the predecessor was president.
    """
    for finding in findings:
        if finding.relation == "holds_position" and finding.status in BEFORE:
            word, status = finding.predicate, BEFORE[finding.status]
            if finding.status is Status.FUTURE and is_replaced(word):
                status = Status.FORMER
            elif finding.status is Status.FUTURE:
                word = document.span(finding.subject).root
            yield replace(finding, role=bare_title(finding.role), status=status, predicate=word)


def is_replaced(verb: Token) -> bool:
    """Tell whether whoever is named to a post takes it from somebody who has left it."""
    named = verb.lemma_.lower() in stance_words().picked
    return named and stance(verb) is Stance.ASSERTED
