"""Finds who holds which post where: titles beside names, "is", "was named", "served as"."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.capacities import capacities, stays, with_status
from kg.extraction.context import body_of, names_several_countries
from kg.extraction.finding import Finding, arguments
from kg.extraction.memberships import listed, of_body
from kg.extraction.origins import origin_after, origin_before, places_from
from kg.extraction.postfacts import post_facts
from kg.extraction.postverbs import headline_post, post_starts, post_verbs
from kg.extraction.preceding import posts_before
from kg.extraction.rolewords import role_words
from kg.extraction.slots import slot_tokens
from kg.extraction.speakers import words as speech
from kg.extraction.succession import leaving, predecessors
from kg.extraction.titles import Post, each_person, head_word, posts
from kg.extraction.titletails import over_determiners
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def roles(document: Document) -> Iterator[Finding]:
    """Yield positions, memberships, foundings, studies and origins of the document's people.

    A body from the context gives way to one that the article says: after "Director of the
    Budget Office X", "Director X" is no post at the White House. Where an article
    on two countries has a "Ukrainian President X" and names X more often than Y, "President Y"
    is the other country's.
    """
    found = list(_every(document))
    often = Counter(mention.name for mention in document.mentions)
    several = names_several_countries(document)
    holders: dict[tuple[str, str], set[str]] = {}
    for one in found:
        if one.rule != _CONTEXT and one.status == "current":
            post = (one.role.lower(), one.object.name)
            holders.setdefault(post, set()).add(one.subject.name)
    said = {
        (one.subject.name, one.role.lower()): one.object.name
        for one in found
        if one.rule != _CONTEXT and one.relation == "holds_position"
    }
    for one in found:
        body = said.get((one.subject.name, one.role.lower()), one.object.name)
        held = holders.get((one.role.lower(), one.object.name), {one.subject.name})
        alone = one.status == "current" and one.role.lower() in role_words()["single_posts"]
        other = several and alone and one.subject.name not in held
        other = other and max(often[name] for name in held) > often[one.subject.name]
        if one.rule != _CONTEXT or (body == one.object.name and not other):
            yield one


_CONTEXT = "title-in-context"


def _every(document: Document) -> Iterator[Finding]:
    for mention, span in each_person(document):
        if mention.kind is MentionKind.NAME:
            yield from _before_name(document, mention, span)
            yield from _after_name(document, mention, span)
        yield from _by_verb(document, mention, span)
    yield from stays(document)
    for capacity in capacities(document):
        for post in posts(document, capacity.at, capacity.word.sent.end):
            for found in post_facts(document, capacity.person, post, "capacity", capacity.word):
                yield with_status(found, capacity.status)
    for post, people in listed(document):
        for person in people:
            yield from post_facts(document, person, post, "list", document.doc[post.head])


def _before_name(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    placed = False
    for post in posts_before(document, span):
        rule = "title-before-name"
        if post.before is None and post.after is None:
            post = replace(post, after=_body_after(document, post, span))
        if post.before is None and post.after is None:
            post, rule = _in_context(document, post, span), _CONTEXT
        placed = placed or post.before is not None or post.after is not None
        for each in _with_next_names(document, person, span, post):
            yield from post_facts(document, each, post, rule, span.root)
    if not placed:
        yield from origin_before(document, person, span)
        yield from of_body(document, person, span)


def _in_context(document: Document, post: Post, span: Span) -> Post:
    """Return a post with the body that the article makes plain, and without a word for it.

    The city of "city mayor X" is its name, the company of "the company president X" too.
    """
    body = body_of(document, post, span)
    generic = document.doc[post.start].lower_ in ("city", "company") and post.start < post.head
    return replace(post, after=body, start=post.start + (body is not None and generic))


def _body_after(document: Document, post: Post, span: Span) -> Mention | None:
    """Return the body linked after a name with a title: "analyst X of Goldman Sachs".

    Of posts of states it may be a place: "Senator X of Ohio", "Senator X (R-Ohio)".
    """
    doc = document.doc
    head = head_word(document, post)
    of_state = head in role_words()["state"] - role_words()["leaders"]
    at = span.end
    if at + 3 < span.sent.end and of_state and [doc[at].text, doc[at + 2].text] == ["(", "-"]:
        seat = document.at(doc[at + 3])
        return seat if seat is not None and seat.type is EntityType.PLACE else None
    if at + 1 >= span.sent.end or doc[at].lower_ not in ("of", "from", "at", "with"):
        return None
    if doc[at].lower_ != "of" and doc[at].head.i not in range(span.start, span.end):
        return None  # "remove analyst X from YouTube"
    at += 1
    if doc[at].lower_ == "the" and at + 1 < span.sent.end:
        at += 1
    body = document.at(doc[at])
    if body is None or (of_state and body.type is EntityType.PLACE):
        return body
    return body if body.type is EntityType.INSTITUTION else None


def _after_name(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    """Read the apposition after a name: "X, 57, director of Y"."""
    doc = document.doc
    at, stop = span.end, span.sent.end
    if at >= stop or doc[at].text not in (",", "(", "-", "\u2013", "\u2014"):
        return
    rule = "bracket" if doc[at].text == "(" else "apposition"
    at += 1
    while at + 1 < stop and doc[at + 1].text == "," and _is_aside(doc[at]):
        at += 2
    found = posts(document, at, stop)
    if found and not _ends_well(document, found[-1].stop, stop):
        return
    found = _with_next(document, found, stop)
    for post in found:
        whole = post
        if post.before is None and post.after is None:
            whole = _in_context(document, post, span)
        # "X, the chief executive,"; without an article only a state's ("X, prime minister,"),
        # or one of a company that X speaks for ("..., said X, chief executive.")
        alone = doc[post.begin - 1].lower_ == "the" or _is_of_state(whole)
        if whole is not post and (alone or _speaks(span.root)):
            yield from post_facts(document, person, whole, _CONTEXT, span.root)
        else:
            for each in _sharing(document, person, span, post):
                yield from post_facts(document, each, post, rule, span.root)
    if not found:
        yield from origin_after(document, person, at, stop)
    reached = found[-1].stop if found else at
    if reached + 1 < stop and doc[reached].lower_ in ("from" if found else ("from", "of")):
        yield from places_from(document, person, reached + 1, stop)


def _speaks(name: Token) -> bool:
    """Tell whether a name is the subject of a verb of saying before it: "said X"."""
    verb = name.head
    said = name.dep_ == "nsubj" and verb.i < name.i
    return said and verb.lemma_.lower() in speech().say


def _sharing(document: Document, person: Mention, span: Span, post: Post) -> Iterator[Mention]:
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


def _with_next_names(
    document: Document, person: Mention, span: Span, post: Post
) -> Iterator[Mention]:
    """Yield who has a post before a name: of "senators X, Y and Z", all of them."""
    yield person
    doc, at = document.doc, span.end
    if doc[post.head].tag_ not in ("NNS", "NNPS"):
        return
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
        at = document.spans[document.owner[at]].end
        if closed:
            yield from others
            return


def _is_aside(token: Token) -> bool:
    """Tell whether a word between commas after a name is an age or a degree: "X, Ph.D.,"."""
    degree = token.lower_.replace(".", "") in role_words()["degrees"]
    return bool(token.like_num) or degree


def _with_next(document: Document, found: list[Post], stop: int) -> list[Post]:
    """Give posts without a body the institution after a comma: "X, President, Acme Ltd."."""
    doc = document.doc
    if not found or any(post.before or post.after for post in found):
        return found
    at = found[-1].stop + 1
    linked = at < stop and doc[at].lower_ in ("at", "for", "with")  # "X, analyst, at Acme"
    at = over_determiners(document, at + 1, stop) if linked else at
    owner = document.owner.get(at) if at < stop else None
    if owner is None or doc[found[-1].stop].text != ",":
        return found
    if doc[found[0].begin - 1].text not in (",", "is", "was"):
        return found
    body, span = document.mentions[owner], document.spans[owner]
    ends = span.end >= stop or doc[span.end].is_punct or doc[span.end].is_space
    if body.type is not EntityType.INSTITUTION or span.start != at or not ends:
        return found
    return [replace(post, after=body) for post in found]


def _is_of_state(post: Post) -> bool:
    return post.after is not None and post.after.type is EntityType.PLACE


def _ends_well(document: Document, at: int, stop: int) -> bool:
    """Tell whether an apposition is closed: not the first item of a list of other people.

    "X, former chairman Y" and "X, former chairman and 1984 candidate Y" name Y's post.
    """
    doc = document.doc
    joined = at < stop and doc[at].lower_ == "and"
    for index in range(at, min(stop, at + _DESCRIBED if joined else at + 1)):
        mention = document.at(doc[index])
        if mention is not None and mention.type is EntityType.PERSON:
            return False
        if index > at and doc[index].pos_ not in ("NOUN", "ADJ", "PROPN", "NUM"):
            return True
    return True


_DESCRIBED = 7
"""Words between "and" and the person whose post they give."""


def _by_verb(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    """Read "X is / became / was named / served as" a post, and "Y named X" to one."""
    body, start = headline_post(document, span)
    for post in posts(document, start, span.sent.end) if body is not None else ():
        yield from post_facts(document, person, replace(post, after=body), "named", span.root)
    for verb, subject in post_verbs(span.root):
        lemma = verb.lemma_.lower()
        for start, rule in post_starts(verb, lemma, subject=subject):
            held = posts(document, start, span.sent.end)
            if rule == "copula" and not any(post.before for post in held):
                yield from origin_after(document, person, start, span.sent.end)
            if rule == "copula":
                held = _with_next(document, held, span.sent.end)
            for post in held:
                whole = post
                if not (post.before or post.after):
                    whole = replace(post, after=_given_by(document, verb, lemma))
                yield from post_facts(document, person, whole, rule, verb)
                for other in predecessors(document, verb, subject=subject):
                    yield from leaving(document, post_facts(document, other, whole, rule, verb))


def _given_by(document: Document, verb: Token, lemma: str) -> Mention | None:
    """Return the body of a post that a verb names: "X named her chairman", "joined X as"."""
    slots: tuple[str, ...]
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in role_words()["naming_verbs"]:
        verb, slots = verb.head, ("subject",)  # "named X to succeed Y as chairman"
    elif lemma in role_words()["naming_verbs"]:
        slots = ("subject",)
    elif lemma in ("join", "rejoin", "leave"):
        slots = ("object",)
    elif lemma in ("work", "serve", "spend"):
        slots = ("for", "at", "with")  # "worked for X as", "spent years at X as"
    else:
        return None
    for slot in slots:
        for token in slot_tokens(verb, slot):
            for mention in arguments(document, token):
                if mention.type is EntityType.INSTITUTION:
                    return mention
    return None
