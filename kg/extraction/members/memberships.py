"""Reads who is of which body without a title: lists of people, "X of Y", "Y's X"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.rolewords import is_head, role_words
from kg.extraction.members.joining import takes_members
from kg.extraction.parties.parties import is_party, is_running
from kg.extraction.places.places import places
from kg.extraction.status.standing import position_status
from kg.extraction.titles.titles import Post, posts
from kg.model import EntityType, Mention, MentionKind, Status
from kg.nlp import Document

_OPENERS = frozenset(("including", "like", "namely", ":", "-", "\u2013", "\u2014"))
_BETWEEN = 5
"""Words of a description between two people of a list: "musician X and the actor Y"."""


def listed(document: Document) -> Iterator[tuple[Post, list[Mention]]]:
    """Yield posts that several people hold: "former members of X, including A and B"."""
    for token in document.of_tag("NNS"):
        if not is_head(token):
            continue
        start = token.left_edge.i
        while start < token.i and _counts(document.doc[start]):
            start += 1  # "several former members"
        for post in posts(document, start, token.sent.end):
            if post.head == token.i and (post.after is not None or post.before is not None):
                people = people_after(document, post.stop, token.sent.end)
                if people:
                    yield post, people
                break


def _counts(token: Token) -> bool:
    return token.like_num or token.lower_ in ("several", "some", "many", "other", "its")


def people_after(document: Document, at: int, stop: int) -> list[Mention]:
    """Return who is named after "including", "such as" or a colon at a token."""
    doc = document.doc
    if at < stop and doc[at].text == ",":
        at += 1
    if at + 1 < stop and doc[at].lower_ == "such" and doc[at + 1].lower_ == "as":
        at += 2
    elif at < stop and doc[at].lower_ in _OPENERS:
        at += 1
    else:
        return []
    found: list[Mention] = []
    gap = 0
    while at < stop and gap <= _BETWEEN:
        mention = document.at(doc[at])
        if mention is not None and mention.type is EntityType.PERSON:
            if mention.kind is not MentionKind.NAME:
                break
            found.append(mention)
            at = document.spans[document.owner[at]].end
            gap = 0
            if at >= stop or doc[at].lower_ not in (",", "and", "&", "or"):
                break
            continue
        if doc[at].pos_ in ("VERB", "AUX", "SCONJ") or doc[at].text in (".", ";"):
            break
        gap += 1
        at += 1
    return found


def of_body(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    """Read "Nick Rhodes of Duran Duran", "X of Jamaica" and "the BBC's Jane Doe"."""
    if span[-1].lower_.rstrip(".") in noun_words()["legal_forms"]:
        return  # "Acme K.K. (AKK)"
    if is_head(span.root):
        return  # "Professor of Physics" taken for a name
    body, link = _linked_body(document, span)
    rule = "person-of-body"
    if body is None:
        body, link = _apart(document, span)
    if body is None:
        body, link = _bracketed(document, span)
    if body is None:
        body, link = _owner(document, span)
        rule = "body-of-person"
    if body is None or link is None or body.name == person.name:
        return
    if body.type is EntityType.PLACE:
        yield from _from_place(document, person, span, body, link, rule)
        return
    joins = (
        _takes_members(document, body, span)
        or _is_joined(document, body, span)
        or is_running(body, span)
    )
    shared = rule == "person-of-body" and _is_shared(body)
    beside = _listed_before(document, span) if shared else ()
    if rule == "body-of-person" and not joins:
        beside = _listed_after(document, span)
    for one in (person, *beside):
        yield Finding(
            subject=one,
            relation="member_of" if joins else "employed_by",
            object=body,
            predicate=link,
            rule=rule,
            status=_link_status(link) or _status(document, span, body),
        )


def _link_status(link: Token) -> Status | None:
    """Return the status that an adverb gives: "X, formerly of Acme"."""
    return Status.FORMER if link.lower_ in ("formerly", "previously") else None


def _from_place(
    document: Document, person: Mention, span: Span, place: Mention, link: Token, rule: str
) -> Iterator[Finding]:
    if rule == "body-of-person":
        if _competes(span.root):  # else "Brazil's X" leads it as often as X is from there
            yield Finding(
                subject=person, relation="from_place", object=place, predicate=link, rule=rule
            )
        return
    if _is_holder(document, span):
        return
    first = document.span(place).start
    row = places(document, first, span.sent.end).found[1:]  # "X of Kobe, Japan"
    for each in (place, *row):
        yield Finding(
            subject=person, relation="from_place", object=each, predicate=link, rule=rule
        )


def _competes(name: Token) -> bool:
    """Tell whether somebody does what athletes do: "Norway's X won"."""
    return name.dep_ == "nsubj" and name.head.lemma_.lower() in noun_words()["competing"]


def _is_shared(body: Mention) -> bool:
    """Tell whether several people who are named together are of a body: authors of a study."""
    return not role_words()["shared_bodies"].isdisjoint(body.name.lower().split())


def _listed_before(document: Document, span: Span) -> list[Mention]:
    """Return X and Y of "X, Y and Z of the Acton Hospital": whole names, nothing between.

    Of a company whoever is named before may be of another ("X and Y of Acme").
    """
    doc, at, joined = document.doc, span.start, False
    found: list[Mention] = []
    while at - 1 > span.sent.start and doc[at - 1].lower_ in (",", "and", "&"):
        joined = joined or doc[at - 1].text != ","
        last = at - 2 - (doc[at - 1].lower_ == "and" and doc[at - 2].text == ",")
        index = document.owner.get(last)
        mention = None if index is None else document.mentions[index]
        if mention is None or mention.type is not EntityType.PERSON or " " not in mention.text:
            break
        found.append(mention)
        at = document.spans[document.owner[last]].start
    before = doc[at - 1] if at > span.sent.start else None
    opened = before is None or before.pos_ in _OPENING or before.text in ("(", ":")
    return found if joined and opened else []


def _listed_after(document: Document, span: Span) -> list[Mention]:
    """Return Y of "Acme's X and Y said": whole names of who does it too, nothing between."""
    doc, at = document.doc, span.end
    found: list[Mention] = []
    while span.root.dep_ == "nsubj" and at + 1 < span.sent.end:
        at += (doc[at].text == ",") + (doc[at + (doc[at].text == ",")].lower_ == "and")
        index = document.owner.get(at)
        mention = None if index is None or at == span.end else document.mentions[index]
        if mention is None or mention.type is not EntityType.PERSON or " " not in mention.text:
            break
        found.append(mention)
        at = document.spans[document.owner[at]].end
        if doc[at].tag_ == "POS" or doc[at - 1] not in span.root.conjuncts:
            return []
        if doc[at].text != "," and doc[at].lower_ != "and":
            break
    ends = at < len(doc) and doc[at].pos_ in ("VERB", "AUX", "ADV")
    return found if ends else []


_OPENING = ("ADP", "VERB", "AUX", "SCONJ", "PUNCT", "CCONJ", "SPACE")
"""What stands before a list of names that has no title: a verb, a preposition, a comma."""


def _is_holder(document: Document, span: Span) -> bool:
    """Tell whether a title before a name is of what follows it: "Crown Prince X of Norway".

    So is a plural before a list: "Presidents X of Kenya and Y of Benin".
    """
    first = span.root
    while first.dep_ == "conj":
        first = first.head
    if (other := document.at(first)) is not None and other.type is EntityType.PLACE:
        first = first.head.head  # the parser joins the second president to Kenya
    at = document.spans[document.owner[first.i]].start - 1 if first.i in document.owner else -1
    title = document.doc[at] if at >= span.sent.start else None
    lists = role_words()
    ranks = lists["peerage"] | lists["emeriti"]
    if title is not None and title.tag_ in ("NNS", "NNPS"):
        return title.lower_.removesuffix("s") in lists["state"]
    return (title is not None and title.lower_ in ranks) or any(
        token.lower_ in lists["peerage"] for token in span[:-1]
    )


def _status(document: Document, span: Span, body: Mention) -> Status:
    """Return whether somebody is of a body; the former President X of the Greens still is."""
    before = span.start - 1
    if before >= 0 and is_party(body) and is_head(document.doc[before]):
        return Status.CURRENT
    words = document.doc[before : span.start] if before >= 0 else None
    return position_status(words, None)


def _linked_body(document: Document, span: Span) -> tuple[Mention | None, Token | None]:
    doc = document.doc
    at = span.end
    if at + 1 >= span.sent.end or doc[at].lower_ not in ("of", "from", "at", "with"):
        return None, None
    link = doc[at]
    if link.lower_ != "of" and link.head.i not in range(span.start, span.end):
        shown = link.lower_ == "from" and link.head.lemma_.lower() in role_words()["showing"]
        if not shown:
            return None, None  # "met X at Google": the place is the verb's
    if link.lower_ == "at" and span.root.dep_ not in _SAID_OF:
        return None, None
    at += 1
    if doc[at].lower_ == "the" and at + 1 < span.sent.end:
        at += 1
    at = owned_at(document, _over_adjectives(document, at, span.sent.end))
    body = document.at(doc[at])
    if body is None or body.type not in _HOMES.get(link.lower_, _BODY) or _is_venue(body):
        return None, None
    end = document.spans[document.owner[at]].end
    end += end < len(doc) and doc[end].lower_ in role_words()["joined_kinds"]
    if (
        link.lower_ == "of"
        and len(span) == 1
        and link.i + 1 == document.spans[document.owner[at]].start
        and len(document.spans[document.owner[at]]) == 1
    ):
        return None, None  # "Theodorus of Tabennese", "Hilary of Poitiers": an origin
    if body.type is EntityType.PLACE and span[-1].lower_ in role_words()["peerage"]:
        return None, None
    if end < len(doc) and (doc[end].tag_ == "POS" or _is_part(doc[at], doc[end])):
        return None, None
    return body, link


def _apart(document: Document, span: Span) -> tuple[Mention | None, Token | None]:
    """Read "X, from Acme Aid, said", "X, formerly of Acme," and "X, from the Acme union"."""
    doc, at = document.doc, span.end + 2
    at += doc[at - 1 : at].text.lower() in _WHEN
    apart = doc[span.end : span.end + 1].text == "," and at < span.sent.end
    if not apart or " " not in span.text or doc[at - 1].lower_ not in _APART:
        return None, None
    at += at < len(doc) and doc[at].lower_ == "the"
    body = document.at(doc[at]) if at < span.sent.end else None
    if body is None or body.type is not EntityType.INSTITUTION or _is_venue(body):
        return None, None
    end = document.spans[document.owner[at]].end
    end += end < len(doc) and doc[end].lower_ in role_words()["joined_kinds"]
    after = doc[end : end + 2]
    ends = any(token.text in (",", ".") or token.pos_ in ("VERB", "AUX") for token in after[:1])
    placed = len(after) > 1 and after[0].lower_ == "in" and document.at(after[1]) is not None
    ends = (
        ends or placed or after[:2].text.lower() == "in the"
    )  # "from the Institute in the US"
    link = doc[span.end + 1]
    own = link.head in span or link.lower_ in _WHEN
    said = ends and body.kind is MentionKind.NAME and own
    return (body, link) if said else (None, None)


_APART = frozenset(("from", "of", "at"))
"""What stands between a person and their body in an apposition, behind the comma ..."""
_WHEN = frozenset(("formerly", "previously", "now", "currently"))
"""... and what says before it whether it still holds."""


def _over_adjectives(document: Document, at: int, stop: int) -> int:
    """Step over what is said: "X of the ruling Law Party", "X of the band Y"."""
    doc, end = document.doc, at
    while end < stop and end - at < _SAID and document.at(doc[end]) is None:
        if doc[end].pos_ not in ("ADJ", "VERB", "NOUN") or not doc[end].is_lower:
            return at
        end += 1
    body = document.at(doc[end]) if end < stop else None
    if body is None or body.type is not EntityType.INSTITUTION:
        return at
    after = document.spans[document.owner[end]].end
    kinds = role_words()["joined_kinds"]
    joined = doc[end - 1].lower_ in kinds or (after < stop and doc[after].lower_ in kinds)
    return end if joined or is_party(body) else at


_SAID = 3
"""Words said of a party before its name: "the far-right opposition"."""


def owned_at(document: Document, at: int) -> int:
    """Return where the name of what an owner owns begins, else where the owner's does.

    "X of Australia's Griffith University" is of the university.
    """
    doc = document.doc
    index = document.owner.get(at)
    if index is None or document.mentions[index].type not in _HOMES["of"]:
        return at
    end = document.spans[index].end
    if end + 1 < len(doc) and doc[end].lower_ in ("'s", "'"):
        owned = document.at(doc[end + 1])
        if owned is not None and owned.type is EntityType.INSTITUTION:
            return end + 1
    return at


def _is_part(body: Token, after: Token) -> bool:
    """Tell whether a body only tells which noun after it: "X of the Acme board"."""
    below = body.dep_ in ("compound", "nmod", "poss") or body.head == after
    return after.pos_ == "NOUN" and below


def _bracketed(document: Document, span: Span) -> tuple[Mention | None, Token | None]:
    """Read "Ada Lovelace (University of London)", nothing else in the brackets."""
    doc, at = document.doc, span.end + 1
    if at >= span.sent.end or doc[span.end].text != "(":
        return None, None
    if doc[at].lower_ == "the":
        at += 1
    body = document.at(doc[at])
    if body is None or body.type is not EntityType.INSTITUTION or _is_venue(body):
        return None, None
    end = document.spans[document.owner[at]].end
    printed = body.kind is MentionKind.NAME and len(span) > 1
    return (body, doc[at]) if printed and doc[end].text == ")" else (None, None)


_BODY = frozenset((EntityType.INSTITUTION,))
_HOMES = {"of": _BODY | {EntityType.PLACE}, "from": _BODY | {EntityType.PLACE}}
"""Types that each link takes: "X of Jamaica" is from there, "X at Google" works there."""

_SAID_OF = frozenset(("nsubj", "nsubjpass", "appos", "conj", "ROOT", "npadvmod"))
# Where a person stands whom "at X" describes: "Ada Lovelace at Google said".


def _is_venue(body: Mention) -> bool:
    return bool(role_words()["venues"] & set(body.name.lower().split()))


def _owner(document: Document, span: Span) -> tuple[Mention | None, Token | None]:
    for child in span.root.children:
        if child.dep_ == "poss" and child.i < span.start:
            body = document.at(child)
            if (
                body is not None
                and body.type in (EntityType.INSTITUTION, EntityType.PLACE)
                and body.kind is MentionKind.NAME
                and span.start - child.i <= 2
            ):
                return body, child
    return None, None


def _is_joined(document: Document, body: Mention, span: Span) -> bool:
    """Tell whether the word for a party or band stands beside a name: "the Y coalition"."""
    doc, kinds, own = document.doc, role_words()["joined_kinds"], document.span(body)
    before = doc[own.start - 1].lower_ in kinds if own.start > span.end else False
    return before or (own.end < len(doc) and doc[own.end].lower_ in kinds)


def _takes_members(document: Document, body: Mention, span: Span) -> bool:
    """Tell whether people are members of a body: a party, or what a musician is of."""
    if takes_members(document, body):
        return True
    lists = role_words()
    before = document.doc[span.start - 1] if span.start else None
    return before is not None and before.lemma_.lower() in lists["joiners"]
