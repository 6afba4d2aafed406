"""Reads the titles that stand before a name: "Boeing Vice President" + name."""

from spacy.tokens import Span

from kg.extraction.grammar.rolewords import is_head, role_words
from kg.extraction.places.kinds import country_of
from kg.extraction.titles.titles import MARKS, Post, head_word, posts
from kg.model import EntityType, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.described import descriptions
from kg.nlp.parsing.words import words


def posts_before(document: Document, name: Span) -> list[Post]:
    """Read the posts whose phrase ends where a name starts ("Boeing Vice President" + name)."""
    doc = document.doc
    end = name.start
    address = end > 1 and doc[end - 1].lower_.rstrip(".") in words().honorifics
    if address and doc[end - 2].text == "," and not is_head(doc[end - 1]):
        end -= 1  # "the Prime Minister, Mr. X", but not "In Paris, President X"
    comma = end > 0 and doc[end - 1].text == ","
    if comma:
        end -= 1
    first = _leftmost(document, end, name.sent.start)
    for start in range(first, end):
        if start > first and _inside_mention(document, start):
            continue
        found = posts(document, start, end)
        if found and (
            _is_of_people(document, found[0])
            or _is_inside(document, found[-1], end)
            or _is_of_titled(document, found[-1], end)
        ):
            continue
        if found and (
            found[-1].stop == end
            or _only_ranks(document, found[-1].stop, end)
            or _is_described(document, found[-1], end)
        ):
            if _is_another(document, found, comma=comma):
                return []
            if comma and not _stands_alone(document, start, name):
                return []
            if len(found) > 1 and (
                _is_run_for(document, found[0])
                or _are_of_two(document, found)
                or _is_unnamed_beside(document, found)
            ):
                del found[0]
            return [*found, *_ranks(document, found[-1].stop, end)]
    return []


def _is_of_people(document: Document, post: Post) -> bool:
    """Tell whether another country's people open a title: "talks in Yemen British Minister X".

    The place before them ends a headline, or is where something was.
    """
    first = document.at(document.doc[post.start])
    if post.before is None or first is None or first.kind is not MentionKind.DEMONYM:
        return False
    country, people = country_of(post.before), country_of(first)
    named = post.before.kind is MentionKind.NAME
    return named and country is not None and people is not None and country != people


def _is_inside(document: Document, post: Post, end: int) -> bool:
    """Tell whether the last word of a title is another's own: "an aide to president" + name."""
    doc = document.doc
    helps = doc[post.head].lower_ in role_words()["helpers"] - _OF_STATE
    links = ("to", "for") if helps else ("to",)
    whom = next((at for at in range(post.head + 1, end) if doc[at].lower_ in links), end)
    inner = (doc[at] for at in range(whom + 1, end) if at == end - 1 or at < post.end)
    return any(is_head(token) for token in inner)


_OF_STATE = frozenset(("secretary", "envoy", "deputy", "chief"))
"""Helpers who may be for a matter: "Secretary for Justice X"."""


def _is_of_titled(document: Document, post: Post, end: int) -> bool:
    """Tell whether who has a title is another's speaker: "a spokesman for Acme Chairman X"."""
    headed = post.after is not None and post.stop < end and is_head(document.doc[post.stop])
    return headed and _speaks_for(document, post)


def _is_another(document: Document, found: list[Post], *, comma: bool) -> bool:
    """Tell whether the titles before a name are no title of who has it."""
    if _breaks_case(document, found[-1]) or _is_of_office(document, found[0]):
        return True
    if not comma and _is_any(document, found[0]):
        return True
    return not comma and len(found) > 1 and _speaks_for(document, found[0])


def _is_any(document: Document, post: Post) -> bool:
    """Tell whether somebody is only imagined in a post: "if we had a President X"."""
    doc, bare = document.doc, post.start == post.head and not (post.before or post.after)
    state = doc[post.head].is_title and head_word(document, post) in role_words()["state_heads"]
    article = doc[max(0, post.begin - 1)].lower_ in ("a", "an")
    return bare and state and article and post.begin == post.start


def _speaks_for(document: Document, post: Post) -> bool:
    """Tell whether a title is of one without a name: "a spokesman for Trade Minister X".

    What follows "and" is then a part of the other's title, which was read as a post of its own.
    """
    doc = document.doc
    link = doc[post.head + 1].lower_ if post.head + 1 < len(doc) else ""
    return doc[post.head].lower_ in role_words()["helpers"] and link in ("for", "to")


def _is_run_for(document: Document, post: Post) -> bool:
    """Tell whether a title is what one runs for: "a ticket of X for president and doctor Y"."""
    text = document.doc[post.start : post.end].text.lower()
    bare = post.begin == post.start and text in role_words()["state_titles"]
    return bare and post.begin > 0 and document.doc[post.begin - 1].lower_ == "for"


def _is_described(document: Document, post: Post, end: int) -> bool:
    """Tell whether "and" adds what no title is: "Lima mayor and opposition figure X"."""
    doc, at = document.doc, post.stop
    own = post.before is not None or post.after is not None
    if not own or not 1 < end - at <= _DESCRIBED or doc[at].lower_ != "and":
        return False
    said = doc[at + 1 : end]
    plain = all(one.is_lower and document.at(one) is None for one in said)
    return plain and said[-1].tag_ == "NN" and said[-1].lower_ in _FIGURES


_DESCRIBED = 5
"""Words from "and" to a name at most."""
_FIGURES = descriptions().persons | {"figure", "hopeful", "runner", "fan", "native", "ally"}
"""Nouns for somebody that name no post."""


def _are_of_two(document: Document, found: list[Post]) -> bool:
    """Tell whether the first of two titles is another's: "the US envoy and Irish minister X".

    Nobody serves two countries. "The attorney general and Secretary X" are two as well.
    """
    first, last, doc = found[0], found[-1], document.doc
    article = first.begin > 0 and doc[first.begin - 1].lower_ == "the"
    joined = doc[last.begin - 1].lower_ == "and"
    if article and joined and doc[first.head].is_lower and doc[last.head].is_title:
        return True
    if article and joined and _are_states(document, first, last):
        return True
    bodies = [one.before for one in (first, last)]
    if any(one is None or one.type is not EntityType.PLACE for one in bodies):
        return False
    countries = {country_of(one) for one in bodies if one is not None}
    state = all(head_word(document, one) in role_words()["state"] for one in (first, last))
    return state and None not in countries and len(countries) > 1


def _are_states(document: Document, first: Post, last: Post) -> bool:
    """Tell whether nobody has both of two titles: "the President and Speaker X"."""
    heads = [head_word(document, one) for one in (first, last)]
    bare = all(one.start == one.head and one.end == one.head + 1 for one in (first, last))
    bodies = [one for one in (first.before, first.after, last.before, last.after) if one]
    return bare and not bodies and heads[0] in _OF_STATES and heads[1] in _OF_HOUSES


_OF_STATES = frozenset(("president", "premier", "chancellor"))
_OF_HOUSES = frozenset(
    ("leader", "speaker", "senator", "secretary", "governor", "representative")
)


def _is_unnamed_beside(document: Document, found: list[Post]) -> bool:
    """Tell whether the first of two titles is another's: "the attorney and Secretary X".

    It has the article and small letters, the second is a form of address.
    """
    doc, first, last = document.doc, found[0], found[-1]
    bare = last.begin == last.head and last.before is None and last.after is None
    return (
        bare
        and doc[last.head].is_title
        and doc[first.head].is_lower
        and doc[first.begin].lower_ == "the"
    )


def _is_of_office(document: Document, post: Post) -> bool:
    """Tell whether a title only says whose office it is: "of the Office of the President"."""
    doc, at = document.doc, post.start
    before = [token.lower_ for token in doc[max(0, at - 3) : at] if token.lower_ != "the"]
    return len(before) > 1 and before[-1] == "of" and before[-2] in _OFFICES


_OFFICES = frozenset(("office", "cabinet", "secretariat", "residence"))


def _stands_alone(document: Document, start: int, name: Span) -> bool:
    """Tell whether "title, Name" is an apposition and not two items of a list."""
    doc = document.doc
    after = doc[name.end] if name.end < len(doc) else None
    closed = after is None or after.text in (",", ".") or after.pos_ in ("VERB", "AUX", "ADV")
    if _is_of_another(document, start) or is_within(document, start, name):
        return False
    opened = (
        start == name.sent.start
        or doc[start].lower_ in ("the", "its", "their", "a", "an")
        or doc[start - 1].lower_ in ("'s", "'")  # "Chancellor Y's spokesman, X,"
        or document.at(doc[start]) is not None
    )
    return closed and opened


def _is_of_another(document: Document, start: int) -> bool:
    """Tell whether a phrase stands after another's name: "for X, a USI instructor, Y was"."""
    doc = document.doc
    if start > 0 and doc[start - 1].lower_ in ("a", "an", "the"):
        start -= 1
    before = document.at(doc[start - 2]) if start > 1 and doc[start - 1].text == "," else None
    if before is None or before.type is not EntityType.PERSON:
        return False
    return not is_called_first(document, document.span(before))


def is_called_first(document: Document, span: Span) -> bool:
    """Tell whether a row gives everybody a title before the name: "the mayor, X, the judge, Y".

    The title behind X is then the next one's.
    """
    doc, at = document.doc, span.start
    while at > 1 and doc[at - 1].text == "," and is_head(doc[at - 2]):
        start = at - 2
        while start > span.sent.start and doc[start].lower_ not in ("the", ",", "and"):
            start -= 1
        if doc[start].lower_ != "the":
            return False
        before = start - 1 - (start > 0 and doc[start - 1].lower_ == "and")
        other = document.owner.get(before - 1) if before > 0 else None
        if other is None or doc[before].text != ",":
            return True
        if document.mentions[other].type is not EntityType.PERSON:
            return True
        at = document.spans[other].start
    return False


def is_within(document: Document, start: int, name: Span) -> bool:
    """Tell whether a phrase only has a title in it: "An ally of the mayor, X is".

    No second comma closes an apposition to the title, so that the whole phrase is said of X.
    """
    doc = document.doc
    after = doc[name.end] if name.end < len(doc) else None
    if after is None or after.pos_ not in ("VERB", "AUX", "ADV"):
        return False
    while start > name.sent.start and doc[start - 1].lower_ in ("a", "an", "the"):
        start -= 1
    return start - 1 > name.sent.start and doc[start - 1].lower_ in _WITHIN


_WITHIN = frozenset(
    (
        "of",
        "to",
        "for",
        "by",
        "with",
        "from",
        "against",
        "about",
        "on",
        "after",
        "before",
        "over",
        "than",
        "despite",
    )
)


def _leftmost(document: Document, end: int, floor: int) -> int:
    doc = document.doc
    at = end
    while at > max(floor, end - 24):
        token = doc[at - 1]
        mention = document.at(token)
        if mention is not None and mention.type is EntityType.PERSON:
            at += 2 if at < end and doc[at].text == "-" else 0  # a name cut at its hyphen
            break
        known = (
            mention is not None
            or token.lower_ in MARKS
            or token.lower_ in ("of", "for", "at", "to", "the", "a", "an", "its", "their")
            or (token.lower_ in ("in", "from") and _is_place(document, at))
            or (token.lower_ in ("in", "at") and at < end and doc[at].text == "-")
            or (token.is_alpha and token.pos_ in ("NOUN", "PROPN", "ADJ", "ADV", "VERB"))
            or is_head(token)
            or token.lower_ in role_words()["in_titles"]  # "de jure president"
            or token.lower_.rstrip(".") in words().honorifics
            or token.text in ("(", ")")
        )
        if not known:
            break
        at -= 1
    return at


def _is_place(document: Document, at: int) -> bool:
    """Tell whether a place starts at a token: "Kenya's ambassador in Brussels, X"."""
    mention = document.at(document.doc[at]) if at < len(document.doc) else None
    return mention is not None and mention.type is EntityType.PLACE


def _inside_mention(document: Document, index: int) -> bool:
    owner = document.owner.get(index)
    return owner is not None and document.spans[owner].start != index


def _ranks(document: Document, start: int, end: int) -> list[Post]:
    """Return the post that a form of address names: "lead author Professor X"."""
    if end - start != 1 or not is_head(document.doc[start]):
        return []
    return [Post(start=start, head=start, end=end, begin=start, stop=end)]


def _only_ranks(document: Document, start: int, end: int) -> bool:
    """Tell whether only forms of address follow a title: "chief of staff General" + name."""
    ranks = words().honorifics | role_words()["ranks"]
    if end - start == len("(MP)") - 1 and document.doc[start].text == "(":
        return document.doc[start + 1].is_upper  # "Member of Parliament (MP) X"
    return all(token.lower_.rstrip(".") in ranks for token in document.doc[start:end])


def _breaks_case(document: Document, post: Post) -> bool:
    """Tell whether a title goes from small words to a capital: "BBC production Inspector X".

    The capital word then starts the name, which is one of a film or a book. A "state Rep. X"
    sits in a state's parliament.
    """
    doc, lawmakers = document.doc, role_words()["lawmakers"]
    before = doc[post.head - 1] if post.head > post.start else None
    return (
        before is not None
        and doc[post.head].is_title
        and before.is_lower
        and before.pos_ == "NOUN"
        and before.lower_ not in role_words()["status_words"] | role_words()["heads"]
        and not (before.lower_ == "state" and head_word(document, post) in lawmakers)
    )


def is_of_unnamed(document: Document, span: Span) -> bool:
    """Tell whether a name is followed by a body without a name: "X of the police of Kent"."""
    doc, at, stop = document.doc, span.end, span.sent.end
    if at + 1 >= stop or doc[at].lower_ != "of" or doc[at].head.i not in range(at):
        return False
    at += 1
    while at < stop and doc[at].pos_ in ("DET", "NOUN", "ADJ") and document.at(doc[at]) is None:
        if doc[at].lower_ in role_words()["kinds"] and doc[at].is_lower:
            return True
        at += 1
    return False
