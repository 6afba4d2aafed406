"""Direct speech: finds the frame of a quotation ("..., said X") and so its speaker."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from kg.extraction.quotes import Quotation, quotations, quoted
from kg.extraction.speakers import Said, is_outlet, speaker, speakers
from kg.extraction.speech import words
from kg.model import EntityType, Mention
from kg.nlp.document import Document

_REACH = 25
"""Tokens between a verb of speech and its mark: longer ways crossed into other clauses."""

_SCARE = 4
"""Words: shorter ones are names or scare quotes unless a verb of speech stands right before."""

_ENDS = frozenset(".!?")
_CLOSERS = frozenset(".!?\u2026-\u2013\u2014]")


def direct_speech(document: Document) -> Iterator[Said]:
    """Yield quotations whose frame names the speaker, in the order of the text."""
    inside = quoted(document.doc)
    for item in quotations(document.doc):
        if item.continues:
            continue
        said = _framed(document, item, inside)
        if said is not None:
            yield said


def _framed(document: Document, item: Quotation, inside: frozenset[int]) -> Said | None:
    opens = _opens_sentence(document, item, inside)
    verb = None if opens else _verb_before(document, item, inside)
    if verb is not None:
        if not _acceptable(document, item, verb) or _is_given_up(verb):
            return None
        if (closer := _after_both(document, item, inside)) is not None:
            return closer
        found = speakers(verb, document) or _of_the_sentence(verb, document)
        if found:
            return _said(item, found, "quote-said", verb.i)
    if opens or document.text[item.end] == ",":
        verb = _verb_after(document, item, inside)
        found = speakers(verb, document) if verb is not None else ()
        if verb is not None and found:
            return _said(item, found, "quote-said", verb.i)
    return (
        _after_colon(document, item, inside)
        or _after_comma(document, item, inside)
        or _before_dash(document, item)
        or _in_the_words(document, item)
    )


def _is_given_up(verb: Token) -> bool:
    """Tell whether nobody says it: "asked them to cease calling it"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in words().withheld


def _after_both(document: Document, item: Quotation, inside: frozenset[int]) -> Said | None:
    """Return who is named after words that a colon leads to: 'They agreed: "...," said X'."""
    colon = _previous(document, item.before)
    if colon is None or colon.text != ":" or document.text[item.end] != ",":
        return None
    verb = _verb_after(document, item, inside)
    found = speakers(verb, document) if verb is not None and verb.i - item.after < 2 else ()
    return _said(item, found, "quote-said", verb.i) if verb is not None and found else None


def _of_the_sentence(verb: Token, document: Document) -> tuple[Mention, ...]:
    """Return who says more by "adding" or "further saying": whoever speaks in the sentence."""
    root = verb.sent.root
    if verb.tag_ != "VBG" or root.i > verb.i or not _speaks(root):
        return ()
    return speakers(root, document)


def _in_the_words(document: Document, item: Quotation) -> Said | None:
    """Read 'In the words of X, "..."' and 'to quote X, "..."'."""
    comma = _previous(document, item.before)
    name = _previous(document, comma.i) if comma is not None and comma.text == "," else None
    mention = document.at(name) if name is not None else None
    if name is None or mention is None or mention.type is EntityType.PLACE:
        return None
    first = document.spans[document.owner[name.i]].start
    before = [token.lower_ for token in document.doc[max(0, first - 2) : first]]
    if before != ["words", "of"] and before[-1:] != ["quote"]:
        return None
    return _said(item, (mention,), "quote-said", first - 1)


def _said(item: Quotation, found: tuple[Mention, ...], rule: str, verb: int) -> Said:
    return Said(
        start=item.start,
        end=item.end,
        direct=True,
        speakers=found,
        rule=rule,
        verb=verb,
        first=item.first,
        last=item.last,
    )


def _opens_sentence(document: Document, item: Quotation, inside: frozenset[int]) -> bool:
    """Tell whether the quotation starts a sentence, so that nothing before can govern it."""
    last = _previous(document, item.before)
    if last is None:
        return True
    if last.i in inside or last.text == '"':
        return True
    return last.text in _ENDS or (last.text != ":" and _break_between(document, last, item))


def _previous(document: Document, index: int) -> Token | None:
    index -= 1
    while index >= 0 and document.doc[index].is_space:
        index -= 1
    return document.doc[index] if index >= 0 else None


def _break_between(document: Document, token: Token, item: Quotation) -> bool:
    return document.text[token.idx + len(token) : item.start].count("\n") > 1


def _verb_before(document: Document, item: Quotation, inside: frozenset[int]) -> Token | None:
    doc = document.doc
    for index in range(item.before - 1, max(-1, item.before - 1 - _REACH), -1):
        token = doc[index]
        if index in inside:
            continue
        if token.text in _ENDS or ("\n\n" in token.text and index < item.before - 1):
            return None
        if _speaks(token):
            return token
    return None


def _verb_after(document: Document, item: Quotation, inside: frozenset[int]) -> Token | None:
    doc = document.doc
    ended = doc.text[item.end - 1] in ".…" and doc.text[item.end] != ","
    for index in range(item.after, min(len(doc), item.after + _REACH)):
        token = doc[index]
        if index in inside or token.text == '"' or token.text in _ENDS or "\n\n" in token.text:
            return None
        if ended and index == item.after and not (token.is_lower or _speaks(token)):
            return None
        if token.text == ":" or token.lower_ in ("that", "which", "who"):
            return None
        if _speaks(token):
            return token
    return None


def _speaks(token: Token) -> bool:
    if token.pos_ == "ADJ" and token.lower_.endswith("ed"):
        # To the model "enthused X" may be an adjective; a subject tells that it is none.
        verbs = words().say | words().quote
        speaks = token.lower_[:-1] in verbs or token.lower_[:-2] in verbs
        return speaks and any(child.dep_ in ("nsubj", "dobj") for child in token.children)
    if token.pos_ not in ("VERB", "AUX", "NOUN"):
        return False
    if token.pos_ == "NOUN" and token.tag_ not in ("VBD", "VBZ", "VBP", "VBG"):
        return False
    lemma = token.lemma_.lower()
    return lemma in words().say or lemma in words().quote


def _acceptable(document: Document, item: Quotation, verb: Token) -> bool:
    """Tell whether words after a verb of speech are said, not a name or a scare quote."""
    last = _previous(document, item.before)
    span = document.doc[item.first : item.last]
    if _is_title(span) and span[-1].text not in _CLOSERS:
        return False
    if last is None or last.i == verb.i or last.text in ":,":
        return True
    if verb.lemma_.lower() in words().characterise and (
        last.lower_ == "as" or _is_label(document, item, verb)
    ):
        return True
    return sum(1 for token in span if not token.is_punct) >= _SCARE


def _is_label(document: Document, item: Quotation, verb: Token) -> bool:
    """Tell whether words are what a verb calls something: "called the story "a fake"."""
    return any(
        child.dep_ == "oprd" and item.first <= child.i < item.last for child in verb.children
    )


def _is_title(span: Span) -> bool:
    long = [token for token in span if token.is_alpha and len(token) > 3]
    return bool(long) and all(token.text[0].isupper() for token in long)


def _after_colon(document: Document, item: Quotation, inside: frozenset[int]) -> Said | None:
    colon = _previous(document, item.before)
    if colon is None or colon.text != ":":
        return None
    name = _previous(document, colon.i)
    if name is None or name.i in inside:
        return None
    mention = document.at(name)
    person = mention is not None and mention.type is EntityType.PERSON
    if mention is not None and person and not _is_spoken_to(name):
        return _said(item, (mention,), "quote-colon", name.i)
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
            return _said(item, (found,), "quote-colon", token.head.i)
    return None


def _after_comma(document: Document, item: Quotation, inside: frozenset[int]) -> Said | None:
    """Read 'X reacted on Twitter, "It is late."': a sentence after a clause with one verb."""
    comma = _previous(document, item.before)
    if comma is None or comma.text != "," or comma.i in inside:
        return None
    clause = document.doc[comma.sent.start : comma.i]
    verbs = [one for one in clause if one.pos_ == "VERB" and one.tag_ != "VBG"]
    if len(verbs) != 1 or not _is_sentence(document, item):
        return None
    subject = next((one for one in verbs[0].children if one.dep_ == "nsubj"), None)
    if subject is None or subject.i > verbs[0].i:
        return None
    found = speaker(subject, document)
    if found is None or found.type is not EntityType.PERSON:
        return None
    return _said(item, (found,), "quote-subject", verbs[0].i)


def _before_dash(document: Document, item: Quotation) -> Said | None:
    """Read the name after a dash at the paragraph's end: '"..." - Tim Cook, the chief of X'."""
    doc = document.doc
    rest = [token for token in doc[item.after : item.after + _REACH] if not token.is_space]
    at = 1 if rest and rest[0].text in _STOPS else 0
    if len(rest) < at + 2 or rest[at].text not in _DASHES:
        return None
    mention = document.at(rest[at + 1])
    if mention is None or mention.type is not EntityType.PERSON:
        return None
    line = doc.text[rest[at].idx :].partition("\n")[0]
    ending = bisect_left([token.idx for token in rest], rest[at].idx + len(line))
    if len(line) > _SIGNED or any(token.pos_ in ("VERB", "AUX") for token in rest[at:ending]):
        return None
    return _said(item, (mention,), "quote-dash", rest[at + 1].i)


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
    return verb.i < name.i and (_speaks(verb) or verb.lemma_.lower() in words().urge)


def _whose(token: Token, document: Document) -> Mention | None:
    """Return the person whose words a noun is: "her last words to him were:"."""
    for child in token.children:
        if child.dep_ == "poss" and document.at(token) is None:
            owner = document.at(child)
            if owner is not None and owner.type is EntityType.PERSON:
                return owner
    return None


def continued_speech(document: Document, found: Iterable[Said]) -> Iterator[Said]:
    """Yield quotations without a frame that go on with the words before them.

    Args:
        document: The article.
        found: All words found so far, direct and reported.
    """
    inside = quoted(document.doc)
    known = {item.start: item for item in found if item.direct}
    last: Said | None = None
    # An outlet that reports something seldom says the sentence in quotation marks after it.
    others = sorted(
        (
            item
            for item in found
            if not item.direct and not any(is_outlet(one) for one in item.speakers)
        ),
        key=lambda item: item.start,
    )
    for item in quotations(document.doc):
        framed = known.get(item.start)
        if framed is not None:
            last = framed
            continue
        while others and others[0].start < item.start:
            other = others.pop(0)
            if last is None or other.start > last.start:
                last = other
        if last is not None and _goes_on(document, last, item, inside):
            last = _said(item, last.speakers, "quote-continued", last.verb)
            yield last
        elif (told := _told_before(document, item, inside)) is not None:
            last = told
            yield last


def _told_before(document: Document, item: Quotation, inside: frozenset[int]) -> Said | None:
    """Read who the sentence before is about: 'Smith was blunt. "The bridge is not safe."'.

    Where its subject is a person and it names no other, a sentence in quotation marks after it,
    in the same paragraph and with nothing after it that frames it, is that person's.
    """
    before = _previous(document, item.before)
    if before is None or before.i in inside or before.text not in _ENDS:
        return None
    if _break_between(document, before, item) or not _is_sentence(document, item):
        return None
    sentence = before.sent
    people = {
        mention.name: mention
        for token in sentence
        if (mention := document.at(token)) is not None and mention.type is EntityType.PERSON
    }
    subject = next((one for one in sentence.root.children if one.dep_ in _SUBJECTS), None)
    mention = document.at(subject) if subject is not None else None
    if subject is None or mention is None or list(people) != [mention.name]:
        return None
    if any(token.i in inside for token in sentence):
        return None
    return _said(item, (mention,), "quote-subject", sentence.root.i)


_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def _goes_on(document: Document, last: Said, item: Quotation, inside: frozenset[int]) -> bool:
    if item.continues:
        return last.direct and item.before - last.last <= 4
    doc = document.doc
    if not _opens_sentence(document, item, inside):
        return False
    if not _is_sentence(document, item):
        return False
    between = doc[last.last : item.before]
    sentences = sum(1 for token in between if token.text in _ENDS)
    breaks = doc.text[last.end : item.start].count("\n\n")
    return sentences <= 1 and breaks <= 1 and len(between) <= 2 * _REACH


def _is_sentence(document: Document, item: Quotation) -> bool:
    text = document.text
    ending = text[item.end - 1] + text[item.end : item.end + 2].replace('"', "")
    first = text[item.start : item.start + 2].lstrip("[")  # "[T]his"
    return first[:1].isupper() and any(char in _CLOSERS for char in ending)
