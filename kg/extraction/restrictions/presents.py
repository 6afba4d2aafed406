"""Reads a present tense that the parse takes for a noun: "A court in Lima sentences X".

Of most verbs the third person looks like a plural ("arrests", "fines"), and reports of the law
are told in the present. What tells the verb is what stands around it: who could do it before
it, and right after it a name that nothing links to it. The words are in ``nouns.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import ACTORS, Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words
from kg.model import EntityType, MentionKind
from kg.nlp import Document

_TITLE = 6
"""Words between the verb and the name: "sentences former prime minister Ada Lovelace" has 3."""

_BEFORE_NAME = frozenset(("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM"))

_PLACE_OF = frozenset(("NOUN", "PROPN", "ADP"))


def presents(document: Document, word: Token) -> Iterator[Finding]:
    """Yield what a noun says that is a verb.

    Args:
        document: The annotated article.
        word: Any noun of it.
    """
    relation = noun_words()["presents"].get(word.lemma_.lower())
    if relation is None or word.tag_ not in ("NN", "NNS"):
        return
    doer = _doer(word)
    name = _name_after(document, word) if doer is not None else None
    if doer is None or name is None:
        return
    for agent in arguments(document, doer):
        for one in arguments(document, name):
            if agent.type in ACTORS:
                yield from linked(agent, relation, one, word, "present")


def _doer(word: Token) -> Token | None:
    """Return the head of the words right before a verb, which agrees with it."""
    if word.i == word.sent.start:
        return None
    last = word.nbor(-1)
    apart = last.text == ","
    if apart and last.i > word.sent.start:
        last = last.nbor(-1)  # "a court in Lima, Peru, sentences"
    head = last
    while head.head != head and head.head.i < word.i and head.head.pos_ in _PLACE_OF:
        head = head.head
    if head.pos_ not in ("NOUN", "PROPN") or (apart and head == last):
        return None
    many = head.tag_ in ("NNS", "NNPS") or head.lower_ == "police"
    return head if many != (word.tag_ == "NNS") else None


def _name_after(document: Document, word: Token) -> Token | None:
    """Return the head of the name after a verb, which has no verb of its own."""
    doc, sent = document.doc, word.sent
    for at in range(word.i + 1, min(word.i + 2 + _TITLE, sent.end)):
        mention = document.at(doc[at])
        if mention is not None and mention.kind is MentionKind.NAME:
            span = document.spans[document.owner[at]]
            end = span.end
            own = end < sent.end and doc[end].tag_ in ("VBD", "VBZ", "VBP", "MD", "POS")
            if own or mention.type not in ACTORS:
                return None
            return _titled(document, span) or span.root
        if at == word.i + 1 and _is_fallen(doc[at : min(at + 2, sent.end)]):
            continue
        if doc[at].pos_ not in _BEFORE_NAME and doc[at].lower_ not in ("-", "'s"):
            return None
    return None


def _is_fallen(words: Span) -> bool:
    """Tell whether a participle stands before a title: "sentences ousted president X"."""
    return words[0].tag_ in ("VBN", "VBD") and words[-1].pos_ == "NOUN"


def _titled(document: Document, body: Span) -> Token | None:
    """Return X of "arrests Boeing engineer X", whose title starts with a body, or None."""
    doc, at = document.doc, body.end
    while at < body.sent.end and at - body.end < _TITLE:
        mention = document.at(doc[at])
        if mention is not None:
            person = mention.type is EntityType.PERSON and at > body.end
            return document.spans[document.owner[at]].root if person else None
        if doc[at].pos_ not in ("NOUN", "ADJ") and doc[at].text != "-":
            return None
        at += 1
    return None
