"""Tells teams by the score of what they play: "X beat Y 3-0", "X drew 1-1 with Y"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.extraction.grammar.phrases import noun_words
from kg.model import EntityType, MentionKind
from kg.nlp import Document
from kg.ontology.kinds import called

_SCORE = re.compile(r"(?<![\d-])\d{1,2}[-\u2013]\d{1,2}(?![\d-])")
_SIDES = ("nsubj", "dobj")
_PREPOSITIONS = ("against", "over", "past", "to", "with")


def teams(document: Document) -> Iterator[str]:
    """Yield the names of institutions that play where a sentence tells the score.

    What is called a court or a party decides by votes.
    """
    if not _SCORE.search(document.text):
        return
    words = noun_words()["contests"]
    verbs = frozenset((*words["beats"], *words["plays"], *words["clashes"]))
    for sentence in document.doc.sents:
        if not _SCORE.search(sentence.text):
            continue
        for side in _sides(sentence, verbs):
            mention = document.at(side)
            if (
                mention is not None
                and mention.type is EntityType.INSTITUTION
                and mention.kind is MentionKind.NAME
                and called(mention.name) <= {"club"}
            ):
                yield mention.name


def _sides(sentence: Span | Doc, verbs: frozenset[str]) -> Iterator[Token]:
    """Yield the subjects and objects of verbs that say who plays whom."""
    for verb in sentence:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in verbs:
            continue
        for child in verb.subtree:
            if (child.head == verb and child.dep_ in _SIDES) or (
                child.dep_ == "pobj" and child.head.lower_ in _PREPOSITIONS
            ):
                yield child
