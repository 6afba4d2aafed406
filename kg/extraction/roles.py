"""Finds who holds which post where: titles beside names, "is", "was named", "served as"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.context import body_of, is_work
from kg.extraction.finding import Finding, arguments
from kg.extraction.memberships import listed, of_body
from kg.extraction.parties import is_party
from kg.extraction.phrases import linked
from kg.extraction.preceding import posts_before
from kg.extraction.rolewords import role_words
from kg.extraction.slots import complements, is_passive, slot_tokens
from kg.extraction.stance import position_status
from kg.extraction.succession import leaving, predecessors
from kg.extraction.titles import Post, each_person, head_word, posts, title
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.teams import is_match_report
from kg.ontology import relations


def roles(document: Document) -> Iterator[Finding]:
    """Yield positions, memberships, foundings, studies and origins of the document's people."""
    for mention, span in each_person(document):
        if mention.kind is MentionKind.NAME:
            yield from _before_name(document, mention, span)
            yield from _after_name(document, mention, span)
        yield from _by_verb(document, mention, span)
        yield from _by_noun(document, mention, span)
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
            post, rule = _in_context(document, post, span), "title-in-context"
        placed = placed or post.before is not None or post.after is not None
        yield from _findings(document, person, post, rule, span.root)
    if not placed:
        yield from _origin_before(document, person, span)
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
    of_state = head_word(document, post) in role_words()["state"]
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


def _origin_before(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    """Read "American academic and professor X": a demonym before a noun for people."""
    doc, people = document.doc, role_words()["people"]
    at, seen = span.start - 1, False
    while at >= span.sent.start and span.start - at <= 6:
        token = doc[at]
        mention = document.at(token)
        if token.lower_ == "born" and at >= span.sent.start + 2 and doc[at - 1].text == "-":
            place = document.at(doc[at - 2])  # "London-born singer X"
            if place is not None and place.type is EntityType.PLACE:
                yield replace(
                    _origin(person, place, token, "demonym-before-name"), relation="born_in"
                )
            return
        if token.lower_ in ("educated", "trained") and doc[at - 1].text == "-":
            school = document.at(doc[at - 2]) if at >= span.sent.start + 2 else None
            if school is not None:  # "Oxford-educated X"
                yield from linked(person, "educated_at", school, token, "demonym-before-name")
            return
        if mention is not None:
            if seen and mention.kind is MentionKind.DEMONYM:
                yield Finding(
                    subject=person,
                    relation="from_place",
                    object=mention,
                    predicate=token,
                    rule="demonym-before-name",
                )
            return
        if token.lower_ in people or token.lower_ in role_words()["heads"]:
            seen = True
        elif token.lower_ != "and" and token.pos_ not in ("NOUN", "ADJ", "PROPN"):
            return
        at -= 1


def _after_name(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    """Read the apposition after a name: "X, 57, director of Y"."""
    doc = document.doc
    at, stop = span.end, span.sent.end
    if at >= stop or doc[at].text not in (",", "(", "-", "\u2013", "\u2014"):
        return
    rule = "bracket" if doc[at].text == "(" else "apposition"
    at += 1
    if at + 1 < stop and doc[at].like_num and doc[at + 1].text == ",":
        at += 2  # the age
    found = posts(document, at, stop)
    if found and not _ends_well(document, found[-1].stop, stop):
        return
    for post in found:
        whole = post
        if post.before is None and post.after is None:
            whole = _in_context(document, post, span)
        # "X, the chief executive,"; without an article only a state's ("X, prime minister,")
        if whole is not post and (doc[post.begin - 1].lower_ == "the" or _is_of_state(whole)):
            yield from _findings(document, person, whole, "title-in-context", span.root)
        else:
            yield from _findings(document, person, post, rule, span.root)
    if not found:
        yield from _origin_after(document, person, at, stop)
    reached = found[-1].stop if found else at
    if reached + 1 < stop and doc[reached].lower_ in ("from" if found else ("from", "of")):
        yield from _places_from(document, person, reached + 1, stop)


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


def _origin_after(document: Document, person: Mention, at: int, stop: int) -> Iterator[Finding]:
    """Read "X, an Australian woman" and "X, a boy from Irving, Texas"."""
    doc, people = document.doc, role_words()["people"]
    if at >= stop or doc[at].lower_ not in ("a", "an", "the"):
        return
    origin: Mention | None = None
    for index in range(at + 1, min(at + 8, stop)):
        token = doc[index]
        mention = document.at(token)
        if mention is not None and mention.kind is MentionKind.DEMONYM:
            origin = mention
        elif token.lower_ in people:
            if origin is not None:
                yield _origin(person, origin, token, "demonym-apposition")
            elif index + 2 < stop and doc[index + 1].lower_ == "from":
                yield from _places_from(document, person, index + 2, stop)
            return
        elif token.is_punct and token.text != "-":
            return


def _places_from(document: Document, person: Mention, at: int, stop: int) -> Iterator[Finding]:
    doc = document.doc
    while at < stop:
        mention = document.at(doc[at])
        if mention is None or mention.type is not EntityType.PLACE:
            return
        yield _origin(person, mention, doc[at], "from-apposition")
        at = document.spans[document.owner[at]].end
        if at + 1 >= stop or doc[at].text != ",":
            return
        at += 1


def _origin(person: Mention, place: Mention, predicate: Token, rule: str) -> Finding:
    return Finding(
        subject=person, relation="from_place", object=place, predicate=predicate, rule=rule
    )


def _by_verb(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    """Read "X is / became / was named / served as" a post, and "Y named X" to one."""
    root = span.root
    if root.dep_ not in ("nsubj", "nsubjpass", "dobj", "appos", "conj"):
        return
    lists = role_words()
    for verb, subject in _verbs_of(root):
        lemma = verb.lemma_.lower()
        for start, rule in _post_starts(verb, lemma, subject, lists):
            held = posts(document, start, span.sent.end)
            if rule == "copula" and not any(post.before for post in held):
                yield from _origin_after(document, person, start, span.sent.end)
            for post in held:
                whole = post
                if not (post.before or post.after):
                    whole = replace(post, after=_given_by(document, verb, lemma))
                yield from _findings(document, person, whole, rule, verb)
                for other in predecessors(document, verb) if subject else ():
                    yield from leaving(_findings(document, other, whole, rule, verb))


def _by_noun(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    """Read "the appointment of X as Y"."""
    link = span.root.head
    if link.lower_ != "of" or link.head.lemma_.lower() not in role_words()["appointments"]:
        return
    at = span.end
    if at + 1 < span.sent.end and document.doc[at].lower_ == "as":
        for post in posts(document, at + 1, span.sent.end):
            yield from _findings(document, person, post, "named", link.head)


def _given_by(document: Document, verb: Token, lemma: str) -> Mention | None:
    """Return the body of a post that a verb names: "X named her chairman", "joined X as"."""
    if lemma in role_words()["naming_verbs"]:
        slot = "subject"
    elif lemma in ("join", "rejoin", "leave"):
        slot = "object"
    else:
        return None
    for token in slot_tokens(verb, slot):
        for mention in arguments(document, token):
            if mention.type is EntityType.INSTITUTION:
                return mention
    return None


def _verbs_of(root: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the verbs whose subject a word is (also coordinated ones) or whose object it is."""
    if root.dep_ in ("nsubj", "nsubjpass"):
        yield root.head, True
        for verb in root.head.conjuncts:
            if not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
                yield verb, True
    elif root.dep_ == "dobj":
        yield root.head, False
    if root.dep_ == "nsubjpass" and root.head.lemma_.lower() in role_words()["naming_verbs"]:
        for verb in root.head.children:
            if verb.dep_ == "xcomp":
                yield verb, True  # "was named to succeed Y as chairman"
    for child in root.children:
        if child.dep_ == "relcl" and any(
            word.lower_ in ("who", "that") and word.dep_ in ("nsubj", "nsubjpass")
            for word in child.children
        ):
            yield child, True


def _post_starts(
    verb: Token, lemma: str, subject: bool, lists: dict[str, frozenset[str]]
) -> Iterator[tuple[int, str]]:
    for child in complements(verb):
        if child.i < verb.i:
            continue
        if subject and lemma in lists["copulas"] and child.dep_ in ("attr", "acomp", "dobj"):
            yield child.left_edge.i, "copula"
        elif lemma in lists["naming_verbs"] and child.dep_ in ("oprd", "attr", "xcomp", "dobj"):
            if child.dep_ != "dobj" or subject:
                yield child.left_edge.i, "named"
        elif (
            child.dep_ == "prep"
            and child.lower_ == "as"
            and (
                lemma in lists["naming_verbs"]
                or lemma in lists["serving_verbs"]
                or (subject and lemma in lists["taking_verbs"] and not is_passive(verb))
            )
        ):
            for target in child.children:
                if target.dep_ == "pobj":
                    yield target.left_edge.i, "served-as"


def _findings(
    document: Document, person: Mention, post: Post, rule: str, predicate: Token
) -> Iterator[Finding]:
    """Turn a post into facts: the head noun says which relation it is."""
    lists = role_words()
    head = head_word(document, post)
    yield from _field(document, person, post, head)
    body = post.after or post.before
    status = position_status(document.doc[post.begin : post.end], predicate)
    if body is None or body.name == person.name:
        return
    relation = _relation(head, lists)
    if relation == "holds_position" and is_work(document, head, body):
        return
    if is_party(body) and head in lists["seats"]:
        relation = "member_of"  # "Republican senator X", "Labour MP Y"
    if (
        relation == "holds_position"
        and body.type is EntityType.PLACE
        and head not in lists["state"]
        and not _is_of_team(document, head, body)
    ):
        if body is post.before and body.kind is MentionKind.DEMONYM:
            yield _origin(person, body, document.doc[post.head], "demonym-title")
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


def _origin_beside(document: Document, person: Mention, post: Post) -> Iterator[Finding]:
    if post.before is not None and post.before.kind is MentionKind.DEMONYM:
        yield _origin(person, post.before, document.doc[post.head], "demonym-title")


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
