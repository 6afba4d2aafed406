"""Direct speech: finds the frame of a quotation ("..., said X") and so its speaker."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.quotes import Quotation, quotations, quoted
from kg.extraction.grammar.speech import words
from kg.extraction.statements.framing import (
    CLOSERS,
    ENDS,
    REACH,
    credited,
    opens_sentence,
    previous,
    speaks,
)
from kg.extraction.statements.punctuated import after_colon, after_comma, before_dash
from kg.extraction.statements.speakers import Said, speaker, speakers
from kg.extraction.statements.voices import is_voice
from kg.model import EntityType, Mention
from kg.nlp.document import Document

_SCARE = 4
"""Words: shorter ones are names or scare quotes unless a verb of speech stands right before."""


def direct_speech(document: Document) -> Iterator[Said]:
    """Yield quotations whose frame names the speaker, in the order of the text."""
    inside = quoted(document.doc)
    for item in quotations(document.doc):
        said = (_followed if item.continues else _framed)(document, item, inside)
        if said is not None:
            yield said


def _framed(document: Document, item: Quotation, inside: frozenset[int]) -> Said | None:
    opens = opens_sentence(document, item, inside)
    verb = None if opens else _verb_before(document, item, inside)
    if verb is not None:
        if not _acceptable(document, item, verb) or _is_given_up(verb):
            return None
        if (closer := _after_both(document, item, inside)) is not None:
            return closer
        found = speakers(verb, document) or _of_the_sentence(verb, document)
        if found:
            return credited(item, found, "quote-said", verb.i)
    if opens or document.text[item.end] == ",":
        followed = _followed(document, item, inside)
        if followed is not None:
            return followed
    return (
        after_colon(document, item, inside)
        or after_comma(document, item, inside)
        or before_dash(document, item)
        or _in_the_words(document, item)
    )


def _followed(document: Document, item: Quotation, inside: frozenset[int]) -> Said | None:
    """Return who is said to speak after the words."""
    verb = _verb_after(document, item, inside)
    if verb is None:
        return None
    found = _inverted(verb, item, document) or speakers(verb, document)
    return credited(item, found, "quote-said", verb.i) if found else None


def _is_given_up(verb: Token) -> bool:
    """Tell whether nobody says it: "asked them to cease calling it"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in words().withheld


def _after_both(document: Document, item: Quotation, inside: frozenset[int]) -> Said | None:
    """Return who is named after words that a colon leads to: 'They agreed: "...," said X'."""
    colon = previous(document, item.before)
    if colon is None or colon.text != ":" or document.text[item.end] != ",":
        return None
    verb = _verb_after(document, item, inside)
    found = speakers(verb, document) if verb is not None and verb.i - item.after < 2 else ()
    return credited(item, found, "quote-said", verb.i) if verb is not None and found else None


def _inverted(verb: Token, item: Quotation, document: Document) -> tuple[Mention, ...]:
    """Return who follows a verb that follows words: '"...," tweeted former minister X'.

    The parse may take who speaks for an object, and a word of the quotation for the subject.
    """
    subjects = [one.i for one in verb.children if one.dep_ == "nsubj"]
    misread = not subjects or any(item.first <= at < item.last for at in subjects)
    if verb.i > item.after + 1 or not misread:
        return ()
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("nsubj", "dobj", "attr"):
            found = speaker(child, document)
            return (found,) if found is not None else ()
    return ()


def _of_the_sentence(verb: Token, document: Document) -> tuple[Mention, ...]:
    """Return who says more by "adding" or "further saying": whoever speaks in the sentence."""
    root = verb.sent.root
    if verb.tag_ != "VBG" or root.i > verb.i or not speaks(root):
        return ()
    return speakers(root, document)


def _in_the_words(document: Document, item: Quotation) -> Said | None:
    """Read 'In the words of X, "..."' and 'to quote X, "..."'."""
    comma = previous(document, item.before)
    name = previous(document, comma.i) if comma is not None and comma.text == "," else None
    mention = document.at(name) if name is not None else None
    if name is None or mention is None or mention.type is EntityType.PLACE:
        return None
    first = document.spans[document.owner[name.i]].start
    before = [token.lower_ for token in document.doc[max(0, first - 2) : first]]
    if before != ["words", "of"] and before[-1:] != ["quote"]:
        return None
    return credited(item, (mention,), "quote-said", first - 1)


def _verb_before(document: Document, item: Quotation, inside: frozenset[int]) -> Token | None:
    doc = document.doc
    for index in range(item.before - 1, max(-1, item.before - 1 - REACH), -1):
        token = doc[index]
        if index in inside:
            continue
        if token.text in ENDS or ("\n\n" in token.text and index < item.before - 1):
            return None
        if speaks(token):
            return token
    return None


def _verb_after(document: Document, item: Quotation, inside: frozenset[int]) -> Token | None:
    doc, text = document.doc, document.text
    ended = text[item.end - 1] in ".…" and text[item.end] != ","
    if not ended and (far := _verb_of(document, item)) is not None:
        return far
    for index in range(item.after, min(len(doc), item.after + REACH)):
        token = doc[index]
        if index in inside or token.text == '"' or token.text in ENDS or "\n\n" in token.text:
            return None
        if ended and index == item.after and not (token.is_lower or speaks(token)):
            return None
        if token.text == ":" or token.lower_ in ("that", "which", "who"):
            return None
        if speaks(token) and not _stands_beside(token):
            return token
    return None


def _verb_of(document: Document, item: Quotation) -> Token | None:
    """Return the verb of the name after words, however long its apposition is.

    As in '"..., " Ada Lovelace, a fellow at the Institute and author of the study, said'.
    """
    doc = document.doc
    token = doc[item.after] if item.after < len(doc) else None
    while token is not None and token.dep_ in ("compound", "nmod", "amod", "det"):
        token = token.head if token.head.i > token.i else None
    if token is None or token.dep_ != "nsubj" or document.at(token) is None:
        return None
    verb = token.head
    return verb if verb.i > token.i and verb.sent == token.sent and speaks(verb) else None


def _stands_beside(verb: Token) -> bool:
    """Tell whether a participle is of what is said: 'the "deal" announced in May, said X'."""
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not is_voice(verb.head)


def _acceptable(document: Document, item: Quotation, verb: Token) -> bool:
    """Tell whether words after a verb of speech are said, not a name or a scare quote."""
    last = previous(document, item.before)
    span = document.doc[item.first : item.last]
    if _is_title(span) and span[-1].text not in CLOSERS:
        return False
    if last is None or last.i == verb.i or last.text in ":,":
        return True
    if verb.lemma_.lower() in words().characterise and (
        last.lower_ == "as" or _is_label(item, verb)
    ):
        return True
    return sum(1 for token in span if not token.is_punct) >= _SCARE


def _is_label(item: Quotation, verb: Token) -> bool:
    """Tell whether words are what a verb calls something: "called the story "a fake"."""
    return any(
        child.dep_ == "oprd" and item.first <= child.i < item.last for child in verb.children
    )


def _is_title(span: Span) -> bool:
    long = [token for token in span if token.is_alpha and len(token) > 3]
    return bool(long) and all(token.text[0].isupper() for token in long)
