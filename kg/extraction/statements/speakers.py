"""Finds who speaks: from a verb of speech to the mention that is its subject."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extraction.grammar.speech import words
from kg.extraction.statements.voices import also, is_voice, speaking, voice
from kg.model import EntityType, Mention, MentionKind
from kg.nlp.document import Document

_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"})
_STEPS = 5
"""Heads on the way: "was quoted as saying" takes three; longer ways are guesses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words found with their speakers, before they become statements.

    Attributes:
        start: First code point of the words.
        end: Code point after the last.
        first: Index of the first token.
        last: Index after the last token.
        direct: True for words in quotation marks.
        speakers: Who said them.
        rule: What found them.
        verb: Index of the verb of speech, or of the word that stands for it.
    """

    start: int
    end: int
    first: int
    last: int
    direct: bool
    speakers: tuple[Mention, ...]
    rule: str
    verb: int


def speakers(verb: Token, document: Document) -> tuple[Mention, ...]:
    """Return the mentions that speak by this verb: its subject and what "and" joins to it.

    Empty where the subject has no mention that can speak, so that nobody is credited by guess.
    """
    subject = _subject(verb)
    found: list[Mention] = []
    if subject is not None:
        joined = (item for item in subject.conjuncts if item.i > subject.i)
        for token in (subject, *joined):
            mention = speaker(token, document)
            if mention is not None:
                found += (mention, *also(token, mention, document))
    if not found and (near := _near(verb, subject, document)) is not None:
        found.append(near)
    return tuple(dict.fromkeys(found))


def speaker(token: Token, document: Document) -> Mention | None:
    """Return the mention that a noun or pronoun stands for, if it can speak.

    A person in apposition wins over the organisation or role beside it; an official or a
    statement speaks for the organisation named with it.
    """
    own = speaking(token, document)
    if own is not None and own.type is EntityType.PERSON:
        return own
    for child in token.children:
        if child.dep_ == "appos":
            other = speaking(child, document)
            if other is not None and (own is None or other.type is EntityType.PERSON):
                return other
    if own is not None:
        return _member(own, document) or own
    if is_voice(token):
        return _in_apposition(token, document) or voice(token, document)
    return _in_apposition(token, document) or _for_example(token, document)


def _member(body: Mention, document: Document) -> Mention | None:
    """Return X of "X of the campaign group Stop Y said", whose name misleads the parse."""
    if body.type is not EntityType.INSTITUTION or body.kind is not MentionKind.NAME:
        return None
    doc, at = document.doc, document.span(body).start - 1
    floor = document.span(body).sent.start
    while at > floor and doc[at].is_lower and doc[at].pos_ in ("NOUN", "ADJ", "DET"):
        at -= 1
    person = (
        document.at(doc[at - 1]) if at > floor and doc[at].lower_ in ("of", "from") else None
    )
    if person is None or person.type is not EntityType.PERSON:
        return None
    return person if document.span(person).start == floor else None


def _for_example(token: Token, document: Document) -> Mention | None:
    """Return who is named as one of many: "critics such as Ada Lovelace argue"."""
    for child in token.children:
        such = any(one.lower_ == "such" for one in (*child.children, *token.children))
        if (
            child.dep_ == "prep"
            and child.i > token.i
            and (child.lower_ in ("like", "including") or (child.lower_ == "as" and such))
        ):
            named = (speaking(one, document) for one in child.children if one.dep_ == "pobj")
            return next((one for one in named if one is not None), None)
    return None


def _in_apposition(token: Token, document: Document) -> Mention | None:
    """Return the person whom the parse hangs lower: "the head of the Society, Ada Lovelace".

    Not one that the noun is for: in "his words to his brother Alfred" Alfred is spoken to.
    """
    for item in token.subtree:
        if item.dep_ == "appos" and item.i > token.i and not _is_for(item, token):
            mention = document.at(item)
            if mention is not None and mention.type is EntityType.PERSON:
                return mention
    return None


def _is_for(item: Token, noun: Token) -> bool:
    between = (step for step in item.ancestors if step.i > noun.i)
    return any(
        step.dep_ == "prep" and step.lower_ in ("to", "with", "against") for step in between
    )


def is_outlet(mention: Mention) -> bool:
    """Tell whether a mention names a news outlet, by the words of its name."""
    if mention.type is not EntityType.INSTITUTION:
        return False
    parts = mention.name.split()
    outlets = words().outlets
    return any(" ".join(parts[-count:]) in outlets for count in (1, 2)) or (
        parts[0].isupper() and parts[0] in outlets
    )


def _subject(verb: Token) -> Token | None:
    node = verb
    for _ in range(_STEPS):
        subject = _own_subject(node, passive=node is not verb or node.lemma_ == "quote")
        if subject is not None:
            return _antecedent(subject, node)
        if node is verb and _is_passive(verb):
            return None
        if (above := _reporter(node)) is not None:
            node = above
            continue
        if node.dep_ in ("acl", "relcl"):
            if not is_voice(node.head) or node.head.dep_ not in ("dobj", "pobj"):
                return node.head
            node = node.head  # "issued a statement saying": whoever issued it speaks
        elif (cited := _cited(node)) is not None:
            return cited
        elif node.dep_ not in _SHARES_SUBJECT or node.head == node or _is_bare_passive(node):
            return None
        node = node.head
    return None


def _reporter(node: Token) -> Token | None:
    """Return the verb of speech whose subject goes on.

    In "X said that Y may come, warning: ..." the parse hangs "warning" on what Y does.
    """
    joined = node.tag_ == "VBG" and node.dep_ == "advcl" and node.head.dep_ == "ccomp"
    verb = node.head.head
    if not joined or node.head.i > node.i or node.nbor(-1).text != ",":
        return None
    if node.i + 1 == len(node.doc) or node.nbor(1).text not in (":", ",", '"'):
        return None
    return verb if verb.lemma_.lower() in words().say and verb.i < node.head.i else None


def _cited(node: Token) -> Token | None:
    """Return whom somebody cites: "The Herald quoted X as saying"."""
    if node.lower_ != "as" or node.head.lemma_.lower() not in ("cite", "quote"):
        return None
    return next((child for child in node.head.children if child.dep_ == "dobj"), None)


def _is_passive(verb: Token) -> bool:
    """Tell whether somebody else than the subject speaks: "X was told", "it was said"."""
    return verb.lemma_ != "quote" and any(child.dep_ == "auxpass" for child in verb.children)


def _is_bare_passive(node: Token) -> bool:
    """Tell whether a verb is a participle like "asked", whose subject is spoken to."""
    return (
        node.tag_ == "VBN"
        and node.dep_ in ("advcl", "ccomp", "dep")
        and not any(child.dep_ in ("aux", "auxpass") for child in node.children)
    )


def _own_subject(verb: Token, *, passive: bool) -> Token | None:
    found = None
    for child in verb.children:
        if child.lower_ == "that" and child.tag_ == "IN":
            continue  # "and that, as Ada said, ...": a conjunction that the parse takes for one
        if child.dep_ == "nsubj" or (passive and child.dep_ == "nsubjpass"):
            # Of two, as of "the judge, Ada Lovelace, said", the one beside the verb.
            if found is None or child.i < verb.i:
                found = child
        elif child.dep_ == "agent" and found is None:
            return next((item for item in child.children if item.dep_ == "pobj"), None)
    return found


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        return verb.head
    return subject


def _near(verb: Token, subject: Token | None, document: Document) -> Mention | None:
    """Return the person right before or after a verb whose subject the parse does not show.

    Not one that a preposition ties to the subject: in "an email to X advises" X does not speak.
    """
    if _is_passive(verb):
        return None
    doc = verb.doc
    before = verb.i - 1
    while before >= 0 and doc[before].pos_ in ("ADV", "AUX"):
        before -= 1
    if subject is None and before > 0 and doc[before].text == ",":
        before -= doc[before - 1].dep_ == "appos"  # "the head of Acme, Ada Lovelace, said"
    # Whoever follows "told" is spoken to; "said" may stand before its subject.
    for index in (before,) if verb.lemma_ == "tell" else (before, verb.i + 1):
        if 0 <= index < len(doc):
            token = doc[index]
            mention = document.at(token)
            if mention is None or mention.type is not EntityType.PERSON or token.dep_ == "poss":
                continue
            if subject is None or (token.dep_ != "pobj" and token.head.i <= verb.i):
                return mention
    if subject is not None:
        return None
    return _cut_off(doc, before, verb, document) or _titled_after(verb, document)


def _cut_off(doc: Doc, before: int, verb: Token, document: Document) -> Mention | None:
    """Return the name that the parse makes a sentence of its own: "Acme | have said that"."""
    if before < 0 or verb.sent.start != before + 1:
        return None
    mention = speaking(doc[before], document)
    return mention if mention is not None and mention.kind is MentionKind.NAME else None


def _titled_after(verb: Token, document: Document) -> Mention | None:
    """Return the person after a verb and a title: "said Acme analyst X, commenting on"."""
    for token in verb.doc[verb.i + 1 : verb.i + 1 + _TITLE]:
        mention = document.at(token)
        if mention is not None and mention.type is EntityType.PERSON:
            return mention
        if token.pos_ not in ("PROPN", "NOUN", "ADJ", "DET", "PART"):
            return None
    return None


_TITLE = 7
"""Words of a title between a verb of speech and its name."""
