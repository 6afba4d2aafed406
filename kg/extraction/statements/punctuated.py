"""Direct speech that punctuation ties to its speaker: a colon, a comma or a dash."""

from bisect import bisect_left

from spacy.tokens import Token

from kg.extraction.grammar.quotes import Quotation
from kg.extraction.grammar.speech import words
from kg.extraction.statements.framing import REACH, credited, is_sentence, previous, speaks
from kg.extraction.statements.speakers import Said, speaker
from kg.model import EntityType, Mention
from kg.nlp.document import Document


def after_colon(document: Document, item: Quotation, inside: frozenset[int]) -> Said | None:
    """Read 'X defended it: "..."': who is the subject before a colon."""
    colon = previous(document, item.before)
    if colon is None or colon.text != ":":
        return None
    name = previous(document, colon.i)
    if name is None or name.i in inside:
        return None
    mention = document.at(name)
    person = mention is not None and mention.type is EntityType.PERSON
    if mention is not None and person and not _is_spoken_to(name):
        return credited(item, (mention,), "quote-colon", name.i)
    # The parse may hang the frame on what is said: then the last subject before the colon.
    subjects = [
        token
        for token in document.doc[name.sent.start : colon.i]
        if token.dep_ == "nsubj" and token.head.i < colon.i and token.head.dep_ != "relcl"
    ]
    own = [token for token in subjects if token.head == name.sent.root]
    for token in own[:1] or subjects[-1:]:
        found = _whose(token, document) or speaker(token, document)
        if found is not None and found.type is EntityType.PERSON:
            return credited(item, (found,), "quote-colon", token.head.i)
    return None


def after_comma(document: Document, item: Quotation, inside: frozenset[int]) -> Said | None:
    """Read 'X reacted on Twitter, "It is late."': a sentence after a clause with one verb."""
    comma = previous(document, item.before)
    if comma is None or comma.text != "," or comma.i in inside:
        return None
    clause = document.doc[comma.sent.start : comma.i]
    verbs = [one for one in clause if one.pos_ == "VERB" and one.tag_ != "VBG"]
    if len(verbs) != 1 or not is_sentence(document, item):
        return None
    subject = next((one for one in verbs[0].children if one.dep_ == "nsubj"), None)
    if subject is None or subject.i > verbs[0].i:
        return None
    found = speaker(subject, document)
    if found is None or found.type is not EntityType.PERSON:
        return None
    return credited(item, (found,), "quote-subject", verbs[0].i)


def before_dash(document: Document, item: Quotation) -> Said | None:
    """Read the name after a dash at the paragraph's end: '"..." - Tim Cook, the chief of X'."""
    doc = document.doc
    rest = [token for token in doc[item.after : item.after + REACH] if not token.is_space]
    at = 1 if rest and rest[0].text in _STOPS else 0
    if len(rest) < at + 2 or rest[at].text not in _DASHES:
        return None
    mention = document.at(rest[at + 1])
    if mention is None or mention.type is not EntityType.PERSON:
        return None
    line = document.text[rest[at].idx :].partition("\n")[0]
    ending = bisect_left([token.idx for token in rest], rest[at].idx + len(line))
    if len(line) > _SIGNED or any(token.pos_ in ("VERB", "AUX") for token in rest[at:ending]):
        return None
    return credited(item, (mention,), "quote-dash", rest[at + 1].i)


_STOPS = frozenset(".,")

_DASHES = frozenset(("-", "--", "\u2013", "\u2014"))

_SIGNED = 120
"""Code points of a dash, a name and a post."""


def _is_spoken_to(name: Token) -> bool:
    """Tell whether the words are for the one named before a colon: "told X:", "wrote to X:"."""
    verb = name.head
    if name.dep_ == "pobj" and verb.lower_ in ("to", "with"):
        verb = verb.head
    elif name.dep_ not in ("dobj", "dative"):
        return False
    return verb.i < name.i and (speaks(verb) or verb.lemma_.lower() in words().urge)


def _whose(token: Token, document: Document) -> Mention | None:
    """Return the person whose words a noun is: "her last words to him were:"."""
    for child in token.children:
        if child.dep_ == "poss" and document.at(token) is None:
            owner = document.at(child)
            if owner is not None and owner.type is EntityType.PERSON:
                return owner
    return None
