"""Finds who else has what a title beside one of several names says."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.rolewords import is_plural_title, role_words
from kg.extraction.titles.titles import Post
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def next_holders(
    document: Document, person: Mention, span: Span, post: Post
) -> Iterator[Mention]:
    """Yield who has a post before a name: of "senators X, Y and Z", all of them."""
    if is_plural_title(document.doc[post.head]):
        yield from row(document, person, span)
    else:
        yield person


def row(document: Document, person: Mention, span: Span) -> Iterator[Mention]:
    """Yield the people of a list of names that starts with one: "X, Y and Z"."""
    yield person
    doc, at = document.doc, over_seat(document, span.end, span.sent.end)
    others: list[Mention] = []
    while at < span.sent.end and doc[at].lower_ in (",", "and", "&"):
        closed = doc[at].text != ","
        at += 1 + (not closed and doc[at + 1].lower_ == "and")
        closed = closed or doc[at - 1].lower_ == "and"
        other = document.at(doc[at]) if at < span.sent.end else None
        if (
            other is None
            or other.type is not EntityType.PERSON
            or other.kind is not MentionKind.NAME
        ):
            return
        others.append(other)
        at = over_seat(document, document.spans[document.owner[at]].end, span.sent.end)
        if closed:
            yield from others
            return


def over_seat(document: Document, at: int, stop: int) -> int:
    """Step over a seat behind a name of a list: "X, D-Ohio, and", "X (R-Iowa)", "X of Ohio"."""
    doc = document.doc
    if at + 1 < stop and doc[at].lower_ == "of":
        place = document.at(doc[at + 1])
        seat = place is not None and place.type is EntityType.PLACE
        return document.spans[document.owner[at + 1]].end if seat else at
    if at + 3 >= stop or doc[at].text not in (",", "(") or doc[at + 2].text != "-":
        return at
    place = document.at(doc[at + 3])
    if len(doc[at + 1]) != 1 or place is None or place.type is not EntityType.PLACE:
        return at
    end = document.spans[document.owner[at + 3]].end
    closing = doc[end : end + 1].text
    if closing == ")":
        return end + 1
    further = doc[end + 1 : end + 2].text.lower() == "and"
    return end + (closing == "," and further) if closing in (",", "and") else end


def sharing(document: Document, person: Mention, span: Span, post: Post) -> Iterator[Mention]:
    """Yield who has a post after a name: of "X and Y, engineers at Z", both of them."""
    root = span.root
    if document.doc[post.head].tag_ in ("NNS", "NNPS") and root.dep_ == "conj":
        for each in root.conjuncts:
            other = document.at(each)
            if (
                each.i < root.i
                and other is not None
                and other.type is EntityType.PERSON
                and other.kind is MentionKind.NAME
            ):
                yield other
    yield person


def others(document: Document, span: Span, post: Post) -> Iterator[Mention]:
    """Yield Y and Z of "X, Y and Z are members of W"."""
    if document.doc[post.head].tag_ != "NNS":
        return
    for each in span.root.subtree:
        above = each
        while above.dep_ in ("conj", "appos") and above.i > span.root.i:
            above = above.head
        other = document.at(each)
        if (
            above == span.root
            and each.i > span.end
            and other is not None
            and other.type is EntityType.PERSON
            and other.kind is MentionKind.NAME
        ):
            yield other


def listed_with(document: Document, person: Mention, span: Span) -> Iterator[Mention]:
    """Yield the people whom the parse joins with the last of their list: "X and Y, both"."""
    yield person
    for token in span.root.conjuncts:
        other = document.at(token)
        if other is not None and other.type is EntityType.PERSON:
            yield other


def of_origin(document: Document, person: Mention, span: Span) -> Iterator[Mention]:
    """Yield who is from where a name's description says: of "French duo X and Y", both."""
    noun = document.doc[span.start - 1] if span.start else None
    if noun is not None and noun.lower_ in role_words()["people_together"]:
        yield from row(document, person, span)
    else:
        yield person


def in_turn(document: Document, name: Span, start: int, held: list[Post]) -> list[Post]:
    """Return whose of two posts is whose: "X and Y are sworn in as president and her deputy".

    Where two are named and two different posts, the first one has the first. And of "X is
    elected president, and Y as vice president" the second is Y's.
    """
    doc = document.doc
    at = start - 1 - (doc[start - 1].pos_ == "DET")
    other = document.at(doc[at - 1]) if at > 0 and doc[at].lower_ == "as" else None
    apart = other is not None and doc[at - 1].dep_ not in ("dobj", "pobj")  # "succeeds Y as"
    if apart and other is not None and other.type is EntityType.PERSON and at != name.end:
        named = document.at(name.root)
        return held if named is not None and named.name == other.name else []
    return first_in_turn(document, name.root, held)


def first_in_turn(document: Document, name: Token, held: list[Post]) -> list[Post]:
    """Return the first of two different posts where two are named of whom one is the first.

    A post that stands at another's name after "and" is that one's: "named X secretary and
    senator Y".
    """
    held = [post for post in held if not _is_of_next(document, name, post)]
    both = [one for one in name.conjuncts if _is_person(document, one)]
    if len(both) != 1 or len(held) != _PAIR or both[0].i < name.i:
        return held
    plural = any(is_plural_title(document.doc[post.head]) for post in held)
    return held if plural else held[:1]


def _is_of_next(document: Document, name: Token, post: Post) -> bool:
    """Tell whether a post after "and" is of whom its last word stands at."""
    doc, at = document.doc, post.begin - 1
    at -= at > 0 and doc[at].lower_ in ("the", "a", "an")
    if at <= name.i or doc[at].lower_ != "and" or post.stop >= len(doc):
        return False
    one, other = document.at(name), document.at(doc[post.stop])
    person = other is not None and other.type is EntityType.PERSON
    return person and one is not None and other is not None and one.name != other.name


def _is_person(document: Document, token: Token) -> bool:
    mention = document.at(token)
    return mention is not None and mention.type is EntityType.PERSON


_PAIR = 2
