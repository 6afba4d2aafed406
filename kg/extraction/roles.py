"""Finds who holds which post where: titles beside names, "is", "was named", "served as"."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.capacities import capacities, stays, with_status
from kg.extraction.context import body_of, is_work, names_several_countries
from kg.extraction.finding import Finding, arguments
from kg.extraction.memberships import listed, of_body
from kg.extraction.origins import native, origin_after, origin_before, places_from
from kg.extraction.parties import is_party
from kg.extraction.postverbs import headline_post, post_starts, post_verbs
from kg.extraction.preceding import posts_before
from kg.extraction.rolewords import role_words
from kg.extraction.slots import slot_tokens
from kg.extraction.speakers import words as speech
from kg.extraction.standing import position_status
from kg.extraction.succession import leaving, predecessors
from kg.extraction.titles import Post, each_person, head_word, posts, title
from kg.extraction.titletails import over_determiners
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.teams import is_match_report
from kg.ontology import relations


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
            for found in _findings(document, capacity.person, post, "capacity", capacity.word):
                yield with_status(found, capacity.status)
    for post, people in listed(document):
        for person in people:
            yield from _findings(document, person, post, "list", document.doc[post.head])


def _before_name(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    placed = False
    for post in posts_before(document, span):
        rule = "title-before-name"
        if post.before is None and post.after is None:
            post = replace(post, after=_body_after(document, post, span))
        if post.before is None and post.after is None:
            post, rule = _in_context(document, post, span), _CONTEXT
        placed = placed or post.before is not None or post.after is not None
        yield from _findings(document, person, post, rule, span.root)
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
            yield from _findings(document, person, whole, _CONTEXT, span.root)
        else:
            for each in _sharing(document, person, span, post):
                yield from _findings(document, each, post, rule, span.root)
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
        yield from _findings(document, person, replace(post, after=body), "named", span.root)
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
                yield from _findings(document, person, whole, rule, verb)
                for other in predecessors(document, verb, subject=subject):
                    yield from leaving(document, _findings(document, other, whole, rule, verb))


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


def _findings(
    document: Document, person: Mention, post: Post, rule: str, predicate: Token
) -> Iterator[Finding]:
    """Turn a post into facts: the head noun says which relation it is."""
    lists = role_words()
    head = head_word(document, post)
    yield from _field(document, person, post, head)
    body = post.after or post.before
    status = position_status(document.doc[post.begin : post.end], predicate)
    if body is None or body.name == person.name or _is_portfolio(head, body):
        return
    rank = head == "major" and document.doc[post.head].is_title  # no student
    relation = "holds_position" if rank else _relation(head, lists)
    if relation == "holds_position" and is_work(document, head, body):
        return
    if is_party(body) and head in lists["seats"]:
        relation = "member_of"  # "Republican senator X", "Labour MP Y"
    elif head == "fellow" and _is_learned(document, post):
        relation = "member_of"
    if (
        relation == "holds_position"
        and body.type is EntityType.PLACE
        and head not in lists["state"]
        and title(document, post).lower() not in lists["country_posts"]
        and not _is_of_team(document, head, body)
    ):
        if body is post.before and body.kind is MentionKind.DEMONYM:
            yield native(person, body, document.doc[post.head], "demonym-title")
        return
    if not relations()[relation].allows(person.type, body.type):
        yield from _origin_beside(document, person, post)  # "a Swedish activist"
        return
    yield Finding(
        subject=person,
        relation=relation,
        object=body,
        predicate=predicate,
        rule=rule,
        role=title(document, post) if relation == "holds_position" else "",
        status=status if relation in ("holds_position", "member_of", "employed_by") else None,
    )
    if post.after is not None and post.before is not None:
        yield from _origin_beside(document, person, post)


def _is_portfolio(head: str, body: Mention) -> bool:
    """Tell whether what a minister is for was read as a body: "East African Affairs"."""
    words = body.name.lower().split()
    bare = words[-1] == "affairs" and not {"of", "for"} & set(words)
    return bare and head in role_words()["portfolio_heads"]


def _is_learned(document: Document, post: Post) -> bool:
    """Tell whether a fellow is one of a learned society, and no member of a college's staff."""
    return (
        post.after is not None
        and document.doc[post.end].lower_ == "of"
        and not role_words()["learned_bodies"].isdisjoint(post.after.name.lower().split())
    )


def _origin_beside(document: Document, person: Mention, post: Post) -> Iterator[Finding]:
    if post.before is not None and post.before.kind is MentionKind.DEMONYM:
        yield native(person, post.before, document.doc[post.head], "demonym-title")


def _field(document: Document, person: Mention, post: Post, head: str) -> Iterator[Finding]:
    """Read the field that a title names: "professor of photography", "787 project manager"."""
    if head not in role_words()["fields"]:
        return
    seen = set()
    for token in document.doc[post.begin : post.end]:
        field = document.at(token)
        if field is not None and field.type is EntityType.TECHNOLOGY and field.name not in seen:
            seen.add(field.name)
            yield Finding(
                subject=person,
                relation="works_on",
                object=field,
                predicate=document.doc[post.head],
                rule="field-in-title",
            )


def _is_of_team(document: Document, head: str, body: Mention) -> bool:
    """Tell whether a country's name stands for its team: "Panama coach", "English captain".

    "English defender" only does where the article is about a match of England's.
    """
    plays = is_match_report(document.doc) and any(
        one.type is EntityType.INSTITUTION and one.name == body.name
        for one in document.mentions
    )
    leads = body.kind is MentionKind.DEMONYM and not plays
    return head in role_words()["team_leaders" if leads else "team"]


def _relation(head: str, lists: dict[str, frozenset[str]]) -> str:
    if head in lists["founders"]:
        return "founded"
    if head in lists["members"]:
        return "member_of"
    if head in lists["students"]:
        return "educated_at"
    if head in lists["staff"]:
        return "employed_by"
    if head in lists["natives"]:
        return "from_place"
    return "holds_position"
