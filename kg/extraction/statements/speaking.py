"""Resolves "I" and "we": the speaker of a quotation, and the body that one speaks for.

"I" is whoever says the words, "we" the institution that says them, or the one that their
speaker has a post at, as the article says. "Our" of a person stays open, and so do
words of several speakers and those in a quotation inside the quotation. Outside quotations
"we" is the body that the text says it is: "Here at X, we build".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.posts.roles import roles
from kg.model import (
    Antecedent,
    EntityType,
    Mention,
    MentionKind,
    Statement,
    Status,
)
from kg.nlp import Document

_I = frozenset(("i", "me", "my", "mine", "myself"))
_WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_OURS = frozenset(("our", "ours"))
# Of a speaker's body: "our prime contractor" may be supplier or customer.
_NOW = frozenset((None, Status.CURRENT, Status.ACTING))


def with_speakers(document: Document, said: Iterable[Statement[Mention]]) -> Document:
    """Return a document in which the "I" and "we" of quotations are mentions too.

    Args:
        document: The document.
        said: Its statements.
    """
    found = {token.i: (mention, link) for token, mention, link in _found(document, said)}
    if not found:
        return document
    items = [
        *zip(document.spans, document.mentions, strict=True),
        *((document.doc[at : at + 1], mention) for at, (mention, _) in found.items()),
    ]
    items.sort(key=lambda item: item[0].start)
    links = {link.mention: link for _, link in found.values()}
    return replace(
        document,
        mentions=tuple(mention for _, mention in items),
        spans=tuple(span for span, _ in items),
        owner={
            token: index
            for index, (span, _) in enumerate(items)
            for token in range(span.start, span.end)
        },
        antecedents={**document.antecedents, **links},
    )


def _found(
    document: Document, said: Iterable[Statement[Mention]]
) -> Iterator[tuple[Token, Mention, Antecedent]]:
    """Yield each pronoun with what it stands for and why."""
    spoken: defaultdict[tuple[int, int], list[Mention]] = defaultdict(list)
    for one in said:
        if one.direct:
            spoken[one.start, one.end].append(one.speaker)
    posts: Mapping[str, Mention | None] | None = None
    for (start, end), speakers in sorted(spoken.items()):
        if len(speakers) != 1:
            continue
        for token in _first_persons(document, start, end):
            meant, rule = speakers[0], "speaker"
            person = meant.type is EntityType.PERSON
            if token.lower_ in _WE and person:
                posts = _posts(document) if posts is None else posts
                body = posts.get(meant.name)
                if body is None or token.lower_ in _OURS:
                    continue
                meant, rule = body, "speaker-body"
            elif token.lower_ in _I and not person:
                continue
            yield token, *_mention(document, token, meant, rule)
    yield from _narrated(document, spoken)


def _narrated(
    document: Document, spoken: Iterable[tuple[int, int]]
) -> Iterator[tuple[Token, Mention, Antecedent]]:
    """Yield "we" of the text's own voice where it says once which body that is."""
    quoted = list(spoken)
    free = [
        token
        # "our rivals", "our Web traffic" are anybody's
        for token in document.with_form(_WE - _OURS)
        if token.text != "US"
        and token.i not in document.owner
        and not any(start <= token.idx < end for start, end in quoted)
    ]
    homes = {
        home.name: home
        for token in free
        if token.lower_ == "we" and (home := _home(document, token)) is not None
    }
    if len(homes) == 1:
        for home in homes.values():
            for token in free:
                yield token, *_mention(document, token, home, "narrator")


def _home(document: Document, we: Token) -> Mention | None:
    """Return X of "Here at X, we", "At X, we are" and "We at X"."""
    for at in we.children:
        if (at.dep_, at.lower_) == ("prep", "at") and at.i > we.i:
            return _body_at(document, at)
    sent, verb = we.sent, we.head
    first = sent[0]
    here = first.lower_ == "here" and len(sent) > 1
    at = first.nbor(1) if here else first
    if at.lower_ != "at" or we.nbor(-1).text != "," or we.dep_ != "nsubj":
        return None
    tense = {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ == "aux")}
    if not here and tense.isdisjoint(("VBP", "VBZ", "MD")):
        return None  # "At Harvard, we learned" is said by somebody who has left
    body = _body_at(document, at)
    if body is None:
        return None
    between = document.text[body.end : we.idx].strip()
    alone = between == "," or (between[0] == "(" and between.endswith("),"))
    return body if alone else None


def _body_at(document: Document, at: Token) -> Mention | None:
    """Return the institution named right after "at"."""
    after = at.i + 1
    if after < at.sent.end and document.doc[after].lower_ == "the":
        after += 1
    body = document.at(document.doc[after]) if after < at.sent.end else None
    if body is None or body.type is not EntityType.INSTITUTION:
        return None
    return body if body.kind is MentionKind.NAME else None


def _first_persons(document: Document, start: int, end: int) -> Iterator[Token]:
    words = document.doc.char_span(start, end, alignment_mode="contract")
    inner = False
    for token in words or ():
        if token.text in ("'", "`") and token.tag_ != "POS":
            inner = not inner
        elif not inner and token.lower_ in _I | _WE and token.i not in document.owner:
            yield token


def _posts(document: Document) -> Mapping[str, Mention | None]:
    """Return the one institution that each person has a post at now; None for several."""
    found: dict[str, Mention | None] = {}
    for one in roles(document):
        body = one.object
        if (
            one.subject.type is EntityType.PERSON
            and body.type is EntityType.INSTITUTION
            and one.status in _NOW
        ):
            known = found.setdefault(one.subject.name, body)
            if known is not None and known.name != body.name:
                found[one.subject.name] = None
    return found


def _mention(
    document: Document, token: Token, meant: Mention, rule: str
) -> tuple[Mention, Antecedent]:
    start, end = token.idx, token.idx + len(token)
    text = document.article.text
    # Where the speaker is "he", the name that "he" takes up.
    named = document.antecedents.get((meant.start, meant.end))
    first, last = (named.start, named.end) if named else (meant.start, meant.end)
    mention = replace(
        meant, start=start, end=end, text=text[start:end], kind=MentionKind.PRONOUN
    )
    link = Antecedent(
        mention=(start, end),
        words=mention.text,
        start=first,
        end=last,
        text=text[first:last],
        rule=rule,
    )
    return mention, link
