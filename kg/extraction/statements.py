"""Who says what: words in quotation marks and reported speech, each with its speaker.

Precision first: where no mention resolves as the speaker there is no statement. A headline's words are
the editor's and are left out. Confidences are the share of right statements of a rule on the 217
annotated ones of ``news-gold``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.extraction.quotes import Quotation, quotations, quoted
from kg.extraction.reported import Report, reports
from kg.extraction.speakers import is_outlet, speaker, speakers, words
from kg.model import EntityType, Mention, Statement
from kg.nlp.document import Document

CONFIDENCE = {
    "quote-said": 0.9,
    "quote-colon": 0.8,
    "quote-continued": 0.8,
    "said-that": 0.8,
    "according-to": 0.8,
    "called-on": 0.8,
}

_REACH = 25
"""Tokens between a verb of speech and the mark it governs: longer ways crossed into other clauses."""

_ENDS = frozenset(".!?")
_CLOSERS = frozenset(".!?…-–—]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Words found with their speakers, before they become statements."""

    start: int
    end: int
    direct: bool
    speakers: tuple[Mention, ...]
    rule: str
    verb: int  # index of the verb of speech, or of the token that stands for it
    first: int
    last: int


def statements(document: Document) -> Iterator[Statement[Mention]]:
    """Yield what somebody says in an article, in the order of the words.

    The words are exact: ``document.article.text[start:end] == quote``. Two speakers who say the same
    ("both A and B said") make two statements.
    """
    direct = list(_direct(document))
    found = [*direct, *_reported(document, direct)]
    found.extend(_continued(document, found))
    seen: set[tuple[int, int, str]] = set()
    for said in sorted(found, key=lambda item: (item.start, item.end)):
        for mention in said.speakers:
            key = (said.start, said.end, mention.name)
            if key not in seen:
                seen.add(key)
                yield _statement(document, said, mention)


def _statement(document: Document, said: _Said, mention: Mention) -> Statement[Mention]:
    text = document.article.text
    return Statement(
        speaker=mention,
        article=document.article.id,
        start=said.start,
        end=said.end,
        quote=text[said.start : said.end],
        direct=said.direct,
        topics=_topics(document, said.start, said.end),
        sentence=_sentence(document, said, mention),
        rule=said.rule,
        confidence=CONFIDENCE[said.rule],
    )


def _topics(document: Document, start: int, end: int) -> tuple[Mention, ...]:
    by_name: dict[str, Mention] = {}
    for mention in document.mentions:
        if (
            mention.type is EntityType.TECHNOLOGY
            and start <= mention.start
            and mention.end <= end
        ):
            by_name.setdefault(mention.name, mention)
    return tuple(sorted(by_name.values()))


def _sentence(document: Document, said: _Said, mention: Mention) -> tuple[int, int]:
    doc = document.doc
    verb = doc[said.verb].sent
    start = min(verb.start, doc[said.first].sent.start)
    end = max(verb.end, doc[said.last - 1].sent.end)
    left, right = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    left, right = min(left, mention.start, said.start), max(right, mention.end, said.end)
    words_ = document.doc.text[left:right]
    return left + len(words_) - len(words_.lstrip()), left + len(words_.rstrip())


# Direct speech


def _direct(document: Document) -> Iterator[_Said]:
    inside = quoted(document.doc)
    for item in quotations(document.doc):
        if item.continues or _in_headline(document, item.start):
            continue
        said = _framed(document, item, inside)
        if said is not None:
            yield said


def _framed(document: Document, item: Quotation, inside: frozenset[int]) -> _Said | None:
    opens = _opens_sentence(document, item, inside)
    verb = None if opens else _verb_before(document, item, inside)
    if verb is not None:
        if not _acceptable(document, item, verb):
            return None
        found = speakers(verb, document)
        if found:
            return _said(item, found, "quote-said", verb.i)
    if opens or document.doc.text[item.end] == ",":
        verb = _verb_after(document, item, inside)
        found = speakers(verb, document) if verb is not None else ()
        if verb is not None and found:
            return _said(item, found, "quote-said", verb.i)
    return _after_colon(document, item, inside)


def _said(item: Quotation, found: tuple[Mention, ...], rule: str, verb: int) -> _Said:
    return _Said(
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
    return document.doc.text[token.idx + len(token) : item.start].count("\n") > 1


def _verb_before(document: Document, item: Quotation, inside: frozenset[int]) -> Token | None:
    doc = document.doc
    for index in range(item.before - 1, max(-1, item.before - 1 - _REACH), -1):
        token = doc[index]
        if index in inside:
            continue
        if token.text in _ENDS or "\n\n" in token.text and index < item.before - 1:
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
    if token.pos_ not in ("VERB", "AUX", "NOUN"):
        return False
    if token.pos_ == "NOUN" and token.tag_ not in ("VBD", "VBZ", "VBP", "VBG"):
        return False
    lemma = token.lemma_.lower()
    return lemma in words().say or lemma in words().quote


def _acceptable(document: Document, item: Quotation, verb: Token) -> bool:
    """Tell whether words that a verb before them governs are speech, not a name or a scare quote."""
    last = _previous(document, item.before)
    if last is None or last.i == verb.i or last.text in ":,":
        return True
    count = sum(1 for token in document.doc[item.first : item.last] if not token.is_punct)
    return count >= 4 and not _is_title(document.doc[item.first : item.last])


def _is_title(span: Span) -> bool:
    long = [token for token in span if token.is_alpha and len(token) > 3]
    return bool(long) and all(token.text[0].isupper() for token in long)


def _after_colon(document: Document, item: Quotation, inside: frozenset[int]) -> _Said | None:
    colon = _previous(document, item.before)
    if colon is None or colon.text != ":":
        return None
    name = _previous(document, colon.i)
    if name is None or name.i in inside:
        return None
    mention = document.at(name)
    if mention is not None and mention.type is EntityType.PERSON:
        return _said(item, (mention,), "quote-colon", name.i)
    root = name.sent.root
    for child in root.children:
        if child.dep_ == "nsubj" and child.i < colon.i:
            found = speaker(child, document)
            if found is not None and found.type is EntityType.PERSON:
                return _said(item, (found,), "quote-colon", root.i)
    return None


# Reported speech


def _reported(document: Document, direct: list[_Said]) -> Iterator[_Said]:
    covered = quoted(document.doc)
    for report in reports(document):
        if _in_headline(document, document.doc[report.first].idx):
            continue
        found = tuple(item for item in report.speakers if not is_outlet(item))
        if not found:
            continue
        last = _cut(document, report, direct)
        trimmed = _trim(document, report.first, last)
        if trimmed is None:
            continue
        first, last = trimmed
        start = document.doc[first].idx
        end = document.doc[last - 1].idx + len(document.doc[last - 1])
        overlaps = any(item.start < end and start < item.end for item in direct)
        if overlaps or all(index in covered for index in range(first, last)):
            continue
        yield _Said(
            start=start,
            end=end,
            direct=False,
            speakers=found,
            rule=report.rule,
            verb=report.verb,
            first=first,
            last=last,
        )


def _cut(document: Document, report: Report, direct: Iterable[_Said]) -> int:
    """End a clause before the frame of somebody's direct words that the parse hangs on it."""
    last = report.last
    for item in direct:
        if report.first < item.verb < last and item.verb != report.verb:
            comma = item.verb
            while comma > report.first and document.doc[comma].text not in ",;\n":
                comma -= 1
            if comma > report.first:
                last = comma
    return last


def _trim(document: Document, first: int, last: int) -> tuple[int, int] | None:
    doc = document.doc
    while first < last and (doc[first].is_space or doc[first].text in ",;:.-–—)"):
        first += 1
    if first < last and doc[first].lower_ == "that" and doc[first].dep_ == "mark":
        first += 1
    while first < last and (doc[last - 1].is_space or doc[last - 1].text in ",;:.!?-–—("):
        last -= 1
    if sum(1 for token in doc[first:last] if token.is_alpha) < 3:
        return None
    return first, last


# Words that go on


def _continued(document: Document, found: list[_Said]) -> Iterator[_Said]:
    """Yield quotations without a frame that go on with the words before them."""
    inside = quoted(document.doc)
    known = {item.start: item for item in found if item.direct}
    last: _Said | None = None
    others = sorted((item for item in found if not item.direct), key=lambda item: item.start)
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
            last = _Said(
                start=item.start,
                end=item.end,
                direct=True,
                speakers=last.speakers,
                rule="quote-continued",
                verb=last.verb,
                first=item.first,
                last=item.last,
            )
            yield last


def _goes_on(document: Document, last: _Said, item: Quotation, inside: frozenset[int]) -> bool:
    if item.continues:
        return last.direct and item.before - last.last <= 4
    doc = document.doc
    if _in_headline(document, item.start) or not _opens_sentence(document, item, inside):
        return False
    if not _is_sentence(document, item):
        return False
    between = doc[last.last : item.before]
    sentences = sum(1 for token in between if token.text in _ENDS)
    breaks = doc.text[last.end : item.start].count("\n\n")
    return sentences <= 1 and breaks <= 1 and len(between) <= 2 * _REACH


def _is_sentence(document: Document, item: Quotation) -> bool:
    text = document.doc.text
    ending = text[item.end - 1] + text[item.end : item.end + 2].replace('"', "")
    return text[item.start].isupper() and any(char in _CLOSERS for char in ending)


def _in_headline(document: Document, start: int) -> bool:
    headline = document.article.headline
    return headline is not None and headline[0] <= start < headline[1]
