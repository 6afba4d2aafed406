"""Direct speech without a frame of its own, which goes on with the words before it."""

from collections.abc import Iterable, Iterator

from kg.extraction.grammar.quotes import Quotation, quotations, quoted
from kg.extraction.statements.framing import (
    ENDS,
    REACH,
    breaks_between,
    credited,
    is_sentence,
    opens_sentence,
    previous,
)
from kg.extraction.statements.speakers import Said, is_outlet
from kg.model import EntityType
from kg.nlp.document import Document


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
            last = credited(item, last.speakers, "quote-continued", last.verb)
            yield last
        elif (told := _told_before(document, item, inside)) is not None:
            last = told
            yield last


def _told_before(document: Document, item: Quotation, inside: frozenset[int]) -> Said | None:
    """Read who the sentence before is about: 'Smith was blunt. "The bridge is not safe."'.

    Where its subject is a person and it names no other, a sentence in quotation marks after it,
    in the same paragraph and with nothing after it that frames it, is that person's.
    """
    before = previous(document, item.before)
    if before is None or before.i in inside or before.text not in ENDS:
        return None
    if breaks_between(document, before, item) or not is_sentence(document, item):
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
    return credited(item, (mention,), "quote-subject", sentence.root.i)


_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def _goes_on(document: Document, last: Said, item: Quotation, inside: frozenset[int]) -> bool:
    if item.continues:
        return last.direct and item.before - last.last <= 4
    doc = document.doc
    if not opens_sentence(document, item, inside):
        return False
    if not is_sentence(document, item):
        return False
    between = doc[last.last : item.before]
    sentences = sum(1 for token in between if token.text in ENDS)
    breaks = document.text[last.end : item.start].count("\n\n")
    return sentences <= 1 and breaks <= 1 and len(between) <= 2 * REACH
