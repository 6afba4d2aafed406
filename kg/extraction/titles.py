"""Reads the phrase that gives a person's post: "a CPPCC member and director of the Institute".

A title is read token by token, not from the parse: parsers attach long titles before a name
almost at random, while their words follow a short grammar::

    post  := determiner* status* (body "'s"?)? word* HEAD ("of"|"to" noun+)* (link the? body)?
    posts := post (("," | "and") post)*

A ``body`` is a mention of an institution or a place. What a coordinated post lacks it takes
from its neighbour: "chairman and CEO of X" is both of X.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from kg.extraction.finding import BODIES
from kg.extraction.rolewords import all_heads, is_head, is_head_word, role_words
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_DETERMINERS = frozenset(("the", "a", "an", "another", "one", "its", "their"))
_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
MARKS = frozenset(["'s", "'", "-", "&", "and"])
_LONGEST = 7  # words of one title before its institution; news-gold's longest has 6
_BEFORE_BODY = 4  # words before the body: "a 25-year-old Google engineer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One title read from the text.

    Attributes:
        start: First token of the title.
        head: Token index of its head noun.
        end: Token after the title's last.
        begin: First token of the phrase, with its status words and the body before it.
        stop: Token after the whole phrase.
        before: The body printed before the title ("Apple's", "Chinese").
        after: The body linked after it ("of the Institute").
    """

    start: int
    head: int
    end: int
    begin: int
    stop: int
    before: Mention | None = None
    after: Mention | None = None


def head_word(document: Document, post: "Post") -> str:
    """Return the head noun of a title in the singular, lower-cased."""
    token = document.doc[post.head]
    return token.lower_ if is_head_word(token.lower_) else token.lemma_.lower()


def posts(document: Document, start: int, stop: int) -> list[Post]:
    """Read the posts that begin at a token.

    Args:
        document: The document.
        start: First token of the phrase.
        stop: Token that the phrase may not cross.
    """
    found: list[Post] = []
    at = start
    while at < stop:
        post = _post(document, at, stop)
        if post is None:
            break
        found.append(post)
        at = post.stop
        if (
            at < stop
            and document.doc[at].text == ","
            and _lower(document, at + 1, stop) == "and"
        ):
            at += 1
        if (at < stop and document.doc[at].lower_ in ("and", "&")) or (
            at < stop and document.doc[at].text == "," and post.after is None
        ):
            at += 1
        else:
            break
    return _shared(document, found)


def _post(document: Document, start: int, stop: int) -> Post | None:
    doc, lists = document.doc, role_words()
    start += _lower(document, start, stop) == "also"
    at = begin = _over_determiners(document, start, stop)
    at = _skip_status(document, at, stop)
    before = _body(document, at)
    if before is not None:
        at = document.spans[document.owner[at]].end
        if at < stop and doc[at].lower_ in ("'s", "'"):
            at += 1
        at = _skip_status(document, at, stop)
    first, head = at, -1
    while (
        at < stop and at - first < _LONGEST and not (head >= 0 and _is_rank(doc[at], doc[head]))
    ):
        token = doc[at]
        mention = document.at(token)
        if is_head(token) and (mention is None or mention.type is not EntityType.PERSON):
            head = at
        elif (
            before is None
            and head < 0
            and at - first <= _BEFORE_BODY
            and (inner := _body(document, at)) is not None
            and inner.kind is MentionKind.NAME
            and inner.type is EntityType.INSTITUTION
        ):
            before = inner  # "a second-year USI art major"
            at = document.spans[document.owner[at]].end
            at += _lower(document, at, stop) in ("'s", "'")
            first = at
            continue
        elif token.lower_ in lists["not_in_titles"] or not (
            _may_stand(document, at)
            or (before is not None and mention is not None and mention.type is EntityType.PLACE)
            or _joins_title(document, at, stop)
        ):
            break
        at += 1
    if head < 0:
        return None
    end, after, reached = _ends(document, first, head, stop)
    if after is None and before is not None and reached < stop and doc[reached].pos_ == "NOUN":
        return None  # "Boeing president candidates"
    return Post(
        start=first, head=head, end=end, begin=begin, stop=reached, before=before, after=after
    )


def _is_rank(token: Token, head: Token) -> bool:
    """Tell whether a capital word after a small one is a rank: "director General X"."""
    return token.is_title and head.is_lower and token.lower_ in role_words()["ranks"]


def _ends(
    document: Document, first: int, head: int, stop: int
) -> tuple[int, Mention | None, int]:
    """Return the end of a title, its body or None, and the end of the whole phrase."""
    own = _phrase_end(document, first, head, stop)
    past = _over_designate(document, own, stop)
    end, after, reached = _linked(document, past, stop)
    return (own if end == past else end), after, reached


def _over_designate(document: Document, at: int, stop: int) -> int:
    """Step over a status word behind a title: "secretary-general designate", "mayor-elect"."""
    more = at + (_lower(document, at, stop) == "-")
    word = _lower(document, more, stop)
    return more + 1 if word in ("designate", "elect", "nominee") else at


def _joins_title(document: Document, at: int, stop: int) -> bool:
    """Tell whether "and" joins two words of one title ("interior and overseas minister")."""
    doc = document.doc
    return (
        doc[at].lower_ == "and"
        and at > 0
        and at + 2 < stop
        and doc[at - 1].lower_ not in all_heads()
        and doc[at + 1].lower_ not in all_heads()
        and doc[at + 2].lower_ in all_heads()
        and document.at(doc[at + 1]) is None
    )


def _skip_status(document: Document, at: int, stop: int) -> int:
    """Step over "former" and the like, but not into a name: "New York mayor"."""
    while (
        at < stop
        and document.doc[at].lower_ in role_words()["status_words"]
        and document.at(document.doc[at]) is None
        and not (is_head(document.doc[at]) and _lower(document, at + 1, stop) in ("of", "at"))
    ):
        at += 1  # "a fellow of X" is a title, "a fellow director" none
    return at


def _may_stand(document: Document, index: int) -> bool:
    token = document.doc[index]
    mention = document.at(token)
    if mention is not None:
        return mention.type is EntityType.TECHNOLOGY or _is_portfolio(document, index)
    if token.text in ("-", "&", "/"):
        return True
    return token.is_alpha and (
        token.pos_ in ("NOUN", "PROPN", "ADJ") or token.lower_ in role_words()["in_titles"]
    )


def _is_portfolio(document: Document, index: int) -> bool:
    """Tell whether a body's name says what a post is for: "U.S. Treasury Secretary"."""
    doc, lists = document.doc, role_words()
    return (
        doc[index].lower_ in lists["portfolios"]
        and index + 1 < len(doc)
        and doc[index + 1].lower_ in lists["portfolio_heads"]
    )


def _phrase_end(document: Document, first: int, head: int, stop: int) -> int:
    """Return the end of a title, over "of State" where the whole is a known title."""
    doc = document.doc
    for length in (5, 4, 3, 2):
        end = head + length
        if end <= stop:
            phrase = " ".join(token.lower_ for token in doc[head:end])
            if phrase in role_words()["phrases"]:
                return end
    return head + 1


def _linked(document: Document, end: int, stop: int) -> tuple[int, Mention | None, int]:
    """Read what follows a title: more of it ("of investments"), then its body ("at X").

    Returns:
        The end of the title, the body or None, and the end of the whole.
    """
    doc, lists = document.doc, role_words()
    for _ in range(3):
        link = _lower(document, end, stop)
        if link not in lists["links"] and link not in lists["title_links"]:
            break
        at = _over_determiners(document, end + 1, stop)
        body = _body(document, at)
        if body is not None:
            reached = document.spans[document.owner[at]].end
            if link == "from" and body.type is EntityType.PLACE:
                break  # "an officer from Leeds": where the person is from
            sent = link == "to" and doc[end - 1].lemma_.lower() not in lists["deputies"]
            if sent or (link != "of" and body.type is EntityType.PLACE):
                # "Ambassador to the United States", "Special Representative for Kosovo"
                end = reached
                continue
            if _is_department(document, reached, stop):
                end = reached  # "director of Housing Studies at Harvard"
                continue
            return _with_body(document, end, body, reached, stop)
        more = at
        while more < stop and _may_stand(document, more):
            more += 1
        # "instructor in English", but not "analyst in charge"
        subject = link == "in" and at == end + 1 and doc[end - 1].lower_ in lists["teachers"]
        if (link not in lists["title_links"] and not subject) or more == at or doc[at].is_punct:
            break
        end = more
    return end, None, end


def _is_department(document: Document, end: int, stop: int) -> bool:
    """Tell whether a name only says a department of the institution that follows."""
    if document.doc[end - 1].lower_ not in role_words()["departments"]:
        return False
    if _lower(document, end, stop) not in ("at", "of", "for"):
        return False
    body = _body(document, _over_determiners(document, end + 1, stop))
    return body is None or body.type is EntityType.INSTITUTION


def _with_body(
    document: Document, end: int, body: Mention, reached: int, stop: int
) -> tuple[int, Mention | None, int]:
    body, reached = _owned(document, body, reached, stop)
    if _lower(document, reached, stop) in ("'s", "'") and (
        _lower(document, reached + 1, stop) in role_words()["offices"]
    ):
        reached += 2  # "representative for the Sheriff's office"
    if _goes_on(document, reached, stop) or body.kind is MentionKind.DEMONYM:
        return end, None, end
    return end, body, _over_bracket(document, reached, stop)


def _over_determiners(document: Document, at: int, stop: int) -> int:
    """Step over "the", and over which of them it is: "of the 14th National Committee"."""
    while at < stop and document.at(document.doc[at]) is None:
        token = document.doc[at]
        if token.lower_ not in _DETERMINERS and _ORDINAL.fullmatch(token.lower_) is None:
            break
        at += 1
    return at


def _owned(document: Document, body: Mention, reached: int, stop: int) -> tuple[Mention, int]:
    """Go from an owner to what it owns: "of USAF's Mobility Command"."""
    doc = document.doc
    if reached + 1 < stop and doc[reached].lower_ in ("'s", "'"):
        inner = _body(document, reached + 1)
        if inner is not None and inner.type is EntityType.INSTITUTION:
            return inner, document.spans[document.owner[reached + 1]].end
    kinds = role_words()["place_nouns" if body.type is EntityType.PLACE else "body_nouns"]
    if _lower(document, reached, stop) in kinds and document.at(doc[reached]) is None:
        return body, reached + 1  # "the Lombardy region", "the United Auto Workers union"
    return body, reached


def _over_bracket(document: Document, at: int, stop: int) -> int:
    """Skip a short bracket after a body: "CEI (Italian Episcopal Conference)"."""
    doc = document.doc
    if at < stop and doc[at].text == "(":
        for index in range(at + 1, min(at + 10, stop)):
            if doc[index].text == ")":
                return index + 1
    return at


def _goes_on(document: Document, index: int, stop: int) -> bool:
    """Tell whether a noun follows a body, which then only modifies it ("Boeing shares")."""
    if index >= min(stop, len(document.doc)):
        return False
    token = document.doc[index]
    return token.lower_ in ("'s", "'", "-") or (
        token.pos_ == "NOUN" and document.doc[index - 1].dep_ in ("compound", "amod", "nmod")
    )


def _body(document: Document, index: int) -> Mention | None:
    owner = document.owner.get(index)
    if owner is None or document.spans[owner].start != index:
        return None
    mention = document.mentions[owner]
    if mention.type not in BODIES or _is_portfolio(document, index):
        return None
    return mention


def _lower(document: Document, index: int, stop: int) -> str:
    return document.doc[index].lower_ if index < stop else ""


def _shared(document: Document, found: list[Post]) -> list[Post]:
    """Give each post that lacks a body the one of its neighbour."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        here, after = result[index], result[index + 1]
        if (
            not (here.before or here.after)
            and after.before is None
            and not _is_of_something(document, here)
            and document.doc[after.head].lower_ != "fellow"  # its body employs nobody
        ):
            result[index] = replace(here, after=after.after)
        elif (
            here.before is None
            and here.after is None
            and after.before is not None
            and document.doc[here.head].lower_ in role_words()["company_heads"]
        ):
            result[index] = replace(here, after=after.before)
    for index in range(1, len(result)):
        here, earlier = result[index], result[index - 1]
        free = here.before is None and here.after is None and earlier.after is None
        if free and document.doc[here.begin - 1].lower_ != "the":
            result[index] = replace(here, before=earlier.before)
    return result


def _is_of_something(document: Document, post: Post) -> bool:
    """Tell whether a title says what it is of: "author of the study" needs no body."""
    return any(token.lower_ in _DETERMINERS for token in document.doc[post.head + 1 : post.end])


def title(document: Document, post: Post) -> str:
    """Return a title as printed, without "former" and the like, a plural in the singular.

    What a minister or secretary is for stays in the title: "Secretary of the Air Force".
    """
    doc = document.doc
    head, end = doc[post.head], post.end
    if (
        post.after is not None
        and head.is_title
        and head.lower_ in role_words()["of_body"]
        and doc[post.end].lower_ == "of"
        and (
            owner := next((i for i in range(post.end + 1, post.stop) if i in document.owner), 0)
        )
        and document.at(doc[owner]) is post.after
        and post.after.type is EntityType.INSTITUTION
    ):
        end = post.stop
    text = document.article.text
    first, last = doc[post.start], doc[end - 1]
    after = text[head.idx + len(head) : last.idx + len(last)] if end - 1 > post.head else ""
    word = head.text if is_head_word(head.lower_) else head.lemma_
    return (text[first.idx : head.idx] + word + after).replace("\u00a0", " ")


def each_person(document: Document) -> Iterator[tuple[Mention, Span]]:
    """Yield the mentions of people, with their tokens."""
    pairs = zip(document.mentions, document.spans, strict=True)
    yield from (pair for pair in pairs if pair[0].type is EntityType.PERSON)
