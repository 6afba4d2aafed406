"""Reads whose post somebody takes: Y of "X succeeded Y as chairman"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.finding import Finding, arguments
from kg.extraction.slots import slot_tokens
from kg.model import EntityType, Mention, Status
from kg.nlp import Document

_SLOTS = {"succeed": "object", "replace": "object", "take": "from", "inherit": "from"}
"""Verbs of taking a post, and where the one who held it stands."""


def predecessors(document: Document, verb: Token) -> Iterator[Mention]:
    """Yield the people whose post the subject of a verb takes."""
    slot = _SLOTS.get(verb.lemma_.lower())
    for token in () if slot is None else slot_tokens(verb, slot):
        for mention in arguments(document, token):
            if mention.type is EntityType.PERSON:
                yield mention


def leaving(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield a successor's positions as the predecessor's: former once the change is made."""
    for finding in findings:
        if finding.relation == "holds_position" and finding.status is Status.CURRENT:
            yield replace(finding, status=Status.FORMER)
