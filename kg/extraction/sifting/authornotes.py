"""Finds the notes on the writers of a story, which stand below it.

"Jane Doe is a senior writer at the Herald, where she covers trade", "Roe reported from Rome",
"John Roe is a fellow of the Institute and a columnist for the Herald": whom the closing lines
introduce as somebody who writes, and the story has not named before, wrote it or helped to.
"""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from kg.extraction.grammar.phrases import noun_words
from kg.model import EntityType, MentionKind
from kg.nlp import Document
from kg.nlp.references.anaphora import anaphora

_CLOSING = 16
"""Sentences at the end of a text among which its notes stand: two or three writers' lives."""

_STORY = 6
"""Sentences that a text has before its notes: a shorter one may be about the writer."""

_LONGEST = 14
"""Tokens of "AP correspondent Jane Doe reported from Rome", with its title and its place."""


def noted(document: Document) -> frozenset[str]:
    """Return the names of the persons whom the notes below a story introduce as its writers."""
    every = tuple(document.doc.sents)
    notes = [
        (sentence, name)
        for sentence in every[max(_STORY, len(every) - _CLOSING) :]
        if _opens_line(document, sentence) and (name := _writer(document, sentence))
    ]
    if not notes:
        return frozenset()
    begin = notes[0][0].start_char
    before = {one.name for one in document.mentions if one.start < begin}
    return frozenset(name for _, name in notes if name not in before)


def _opens_line(document: Document, sentence: Span) -> bool:
    before = sentence.start - 1
    return before >= 0 and "\n" in document.doc[before].text_with_ws


def _writer(document: Document, sentence: Span) -> str:
    """Return whom a sentence says to write for a living or to have reported, or ""."""
    root = sentence.root
    subject = next((one for one in root.lefts if one.dep_ == "nsubj"), None)
    mention = None if subject is None else document.at(subject)
    if mention is None or mention.kind is not MentionKind.NAME:
        return ""
    if mention.type is not EntityType.PERSON:
        return ""
    return mention.name if _is_writing(document, sentence, root) else ""


def _is_writing(document: Document, sentence: Span, verb: Token) -> bool:
    """Tell whether a sentence says of its subject that he writes: by noun, beat or dateline."""
    lemma = verb.lemma_.lower()
    if lemma == "be":
        attribute = next((one for one in verb.rights if one.dep_ == "attr"), None)
        named = () if attribute is None else (attribute, *attribute.conjuncts)
        return _writes(named)
    if _writes(_after(verb, ("as",))):  # "has worked as a reporter for the Herald since 2011"
        return True
    if verb.tag_ == "VBZ" and lemma in anaphora().beats:
        return any(_is_body(document, one) for one in _after(verb, ("for", "at")))
    reported = lemma in noun_words()["credits"] and len(sentence) <= _LONGEST
    return reported and bool(_after(verb, ("from", "to")))


def _writes(nouns: Iterable[Token]) -> bool:
    return any(one.lemma_.lower() in anaphora().writers for one in nouns)


def _after(verb: Token, words: tuple[str, ...]) -> list[Token]:
    """Return what stands after one of some prepositions in the clause of a verb."""
    return [
        noun
        for word in verb.subtree
        if word.dep_ == "prep" and word.lower_ in words
        for noun in word.children
        if noun.dep_ == "pobj"
    ]


def _is_body(document: Document, word: Token) -> bool:
    mention = document.at(word)
    return mention is not None and mention.type is EntityType.INSTITUTION
