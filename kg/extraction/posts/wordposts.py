"""Reads posts from the words beside a name where the parse is lost: "X is re-elected chair".

The tokenizer cuts "re-elected" in three, and parsers take "X president" for one name and "as"
before a participle for a conjunction. The order of the words says the same: who is a
verb's by standing right before it or right behind it, and the title follows.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.grammar.finding import BODIES, Finding
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import of_dep
from kg.extraction.posts.givers import given_by, whose
from kg.extraction.posts.postfacts import post_facts
from kg.extraction.posts.succession import leaving
from kg.extraction.titles.bodystarts import body_at, over_determiners
from kg.extraction.titles.titles import Post, posts
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_HELPERS = 6
"""Words between a name and its verb at most: "X was also unanimously re-elected"."""


def worded_posts(document: Document) -> Iterator[Finding]:
    """Yield the posts that a verb gives by the words around it, where the parse hides them."""
    lists = role_words()
    forms = lists["worded_giving"] | lists["worded_leaving"] | lists["worded_following"]
    forms |= lists["worded_winning"] | lists["worded_moving"]
    for verb in document.with_form(forms):
        if verb.lower_ in lists["worded_giving"]:
            yield from _given(document, verb)
        elif verb.lower_ in lists["worded_winning"]:
            yield from _won(document, verb)
        elif verb.lower_ in lists["worded_moving"]:
            yield from _moved(document, verb)
        elif verb.lower_ in lists["worded_leaving"]:
            yield from _left(document, verb)
        else:
            yield from _followed(document, verb)


def _given(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X was re-elected president of Y" and "elected X president of Y"."""
    person = _before(document, verb, passive=True)
    if person is not None:
        for post in _posts(document, verb.i + 1, verb):
            yield from post_facts(document, person, post, "named", verb)
        return
    person = _behind(document, verb)
    if person is None:
        return
    end = document.span(person).end
    found = _posts(document, end, verb) or _bare(document, end, verb)
    for post in found:
        whole = post if post.before or post.after else _by_giver(document, post, verb)
        yield from post_facts(document, person, whole, "named", verb)


def _bare(document: Document, at: int, verb: Token) -> list[Post]:
    """Read the titles right behind a name that the parse took into it: "named X chief officer".

    They have to end the phrase: of "named X head Y" nothing is said.
    """
    doc, stop = document.doc, verb.sent.end
    if _body_before(document, verb) is None or at >= stop or not doc[at].is_lower:
        return []
    own = doc[at].tag_ == "PRP$"  # "named X its chief officer"
    found = posts(document, at + own, stop) if at + own < stop else []
    if not found or not (own or doc[at - 1].head == doc[found[0].head]):
        return []
    last = found[-1].stop
    ended = last >= stop or doc[last].is_punct or doc[last].pos_ in ("ADP", "SCONJ", "ADV")
    return found if ended else []


def _left(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X resigned as president of Y"."""
    person = _before(document, verb, passive=False)
    at = verb.i + 1
    at += document.doc[at : at + 1].text.lower() == "down"
    if person is not None and document.doc[at : at + 1].text.lower() == "as":
        for post in _posts(document, at, verb):
            yield from post_facts(document, person, post, "served-as", verb)


def _won(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X won a second term as president of Y", "X assumed office as president of Y"."""
    doc, times = document.doc, role_words()["worded_times"]
    reach = range(verb.i + 1, min(verb.sent.end - 1, verb.i + _TERM))
    at = next((one for one in reach if doc[one].lower_ in times), None)
    if at is None or doc[at + 1].lower_ != "as":
        return
    person = _before(document, verb, passive=False)
    for post in () if person is None else _posts(document, at + 1, None):
        if person is not None:
            yield from post_facts(document, person, post, "served-as", verb)


_TERM = 6
"""Words from a verb to the term that it is about at most: "won a second five-year term"."""


def _moved(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X returned to Acme as president"."""
    doc, at = document.doc, verb.i + 1
    at += doc[at : at + 1].text == "to"
    body = body_at(document, over_determiners(document, at, verb.sent.end))
    if body is None or body.type is not EntityType.INSTITUTION:
        return
    end, person = document.span(body).end, _before(document, verb, passive=False)
    if person is None or doc[end : end + 1].text != "as":
        return
    for post in _posts(document, end, verb):
        whole = post if post.before or post.after else replace(post, after=body)
        yield from post_facts(document, person, whole, "served-as", verb)


def _followed(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X succeeds Y as president of Z": it is the post of both."""
    person, other = _before(document, verb, passive=False), _behind(document, verb)
    if person is None or other is None:
        return
    end = document.span(other).end
    if document.doc[end : end + 1].text.lower() != "as":
        return
    for post in _posts(document, end, verb):
        found = list(post_facts(document, person, post, "served-as", verb))
        yield from found
        yield from leaving(document, (replace(one, subject=other) for one in found))


def _posts(document: Document, at: int, verb: Token | None) -> list[Post]:
    """Read the posts that start at a word behind a verb or a name, over "as" and "its next".

    Only where the parse does not hang them on the verb, if one is given: such are read by that.
    """
    doc, stop = document.doc, document.doc[at - 1].sent.end
    linked = at < stop and doc[at].lower_ in ("as", "to")
    if linked and doc[at].lower_ == "to":
        be = doc[at + 1 : at + 2].text.lower() in ("be", "become")
        at += 2 * be
        linked = be
    elif linked:
        at += 1
    if at < stop and doc[at].tag_ == "PRP$":
        at += 1
    found = posts(document, at, stop) if at < stop else []
    if not found or (verb is not None and _is_parsed(doc[found[0].head], verb)):
        return []
    first = found[0]
    if not linked and not (first.before or first.after):
        return []  # "named X head Y", "elected president Z"
    return found


def _is_parsed(head: Token, verb: Token) -> bool:
    """Tell whether the parse hangs a title on a verb, by "as" or as what one is named."""
    above = head.head
    if head.dep_ == "pobj" and above.lower_ == "as":
        return above.head == verb
    return above == verb and head.dep_ in ("oprd", "attr", "xcomp")


def _by_giver(document: Document, post: Post, verb: Token) -> Post:
    """Give a post without a body that of who gives it: "Acme re-elects X as its head"."""
    body = given_by(document, post, verb, "elect")
    if body is None and not any(of_dep(verb, ("nsubj",))):
        giver = _body_before(document, verb)
        body = None if giver is None else whose(document, giver, post, "elect")
    return replace(post, after=body)


def _body_before(document: Document, verb: Token) -> Mention | None:
    at = _over_helpers(verb)
    mention = document.at(document.doc[at]) if at >= verb.sent.start else None
    return mention if mention is not None and mention.type in BODIES else None


def _before(document: Document, verb: Token, *, passive: bool) -> Mention | None:
    """Return who stands right before a verb, over helpers and adverbs, or None."""
    doc, at = document.doc, _over_helpers(verb)
    said = {one.lower_ for one in doc[at + 1 : verb.i]}
    if passive and said.isdisjoint(_PASSIVE):
        return None
    if not passive and not said.isdisjoint(_PASSIVE):
        return None
    at -= at > verb.sent.start and doc[at].lower_ == "who"
    at -= at > verb.sent.start and doc[at].text == ","
    mention = document.at(doc[at]) if at >= verb.sent.start else None
    if mention is None or mention.type is not EntityType.PERSON:
        return None
    return mention if mention.kind is not MentionKind.DESCRIPTION else None


def _over_helpers(verb: Token) -> int:
    """Return the last word before a verb, its helpers and its adverbs."""
    doc, at, first = verb.doc, verb.i - 1, verb.sent.start
    while at >= first and verb.i - at <= _HELPERS:
        token = doc[at]
        prefix = token.lower_ == "re" and doc[at + 1].text == "-"
        if not (prefix or token.text == "-" or token.pos_ in ("AUX", "ADV")):
            break
        at -= 1
    return at


_PASSIVE = frozenset(("is", "was", "been", "be", "being", "were", "are"))


def _behind(document: Document, verb: Token) -> Mention | None:
    """Return the person whose name follows a verb right away, or None."""
    at = verb.i + 1
    mention = document.at(document.doc[at]) if at < verb.sent.end else None
    if mention is None or mention.type is not EntityType.PERSON:
        return None
    return mention if mention.kind is MentionKind.NAME else None
