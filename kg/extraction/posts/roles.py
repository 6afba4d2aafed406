"""Finds who holds which post where: titles beside names, "is", "was named", "served as"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.rolewords import is_plural_title, role_words
from kg.extraction.grammar.slots import of_dep
from kg.extraction.grammar.speech import words as speech
from kg.extraction.members.joining import takes_members
from kg.extraction.members.memberships import listed, of_body
from kg.extraction.parties.parties import is_party, past_seat
from kg.extraction.people.origins import origin_after, origin_before, places_from
from kg.extraction.posts import openposts
from kg.extraction.posts.bodiesapart import body_after, body_of_other, owner_of
from kg.extraction.posts.capacities import announcer, capacities, stays, with_status
from kg.extraction.posts.context import body_of, is_of_state
from kg.extraction.posts.givers import given_by, whose
from kg.extraction.posts.openposts import Open, closed, is_open, is_public, said
from kg.extraction.posts.postfacts import post_facts
from kg.extraction.posts.postverbs import headline_post, post_starts, post_verbs
from kg.extraction.posts.respective import are_paired, in_pairs
from kg.extraction.posts.succession import leaving, predecessors
from kg.extraction.posts.wordposts import worded_posts
from kg.extraction.titles.bodystarts import body_at, over_determiners
from kg.extraction.titles.holders import (
    in_turn,
    listed_with,
    next_holders,
    of_origin,
    others,
    sharing,
)
from kg.extraction.titles.preceding import is_called_first, is_of_unnamed, posts_before
from kg.extraction.titles.titles import Post, each_person, head_word, is_anothers, posts
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import words


def roles(document: Document) -> Iterator[Finding]:
    """Yield positions, memberships, foundings, studies and origins of the document's people.

    A post whose words leave its body open takes it from the context, at last: by then it is
    known what the article says of such posts.
    """
    found: list[Finding] = []
    opened: list[Open] = []
    for one in _every(document):
        if isinstance(one, Open):
            opened.append(one)
        else:
            found.append(one)
    yield from found
    yield from closed(document, opened, said(found))


def _every(document: Document) -> Iterator[Finding | Open]:
    for mention, span in each_person(document):
        if mention.kind is MentionKind.NAME:
            yield from _before_name(document, mention, span)
            yield from _after_name(document, mention, span)
        yield from _by_verb(document, mention, span)
    yield from worded_posts(document)
    yield from in_pairs(document)
    yield from stays(document)
    for capacity in capacities(document):
        for post in posts(document, capacity.at, capacity.word.sent.end):
            bare = post.before is None and post.after is None
            told = replace(post, after=announcer(document, capacity.word)) if bare else post
            for found in post_facts(document, capacity.person, told, "capacity", capacity.word):
                yield with_status(found, capacity.status)
    for post, people in listed(document):
        for person in people:
            if _says_more(document, post, person):
                continue
            yield from post_facts(document, person, post, "list", document.doc[post.head])


def _says_more(document: Document, post: Post, person: Mention) -> bool:
    """Tell whether a title beside a name says what a list leaves vague.

    Of "Indian officials, including prime minister X" X is no more than India's prime minister.
    """
    if head_word(document, post) not in role_words()["vague"]:
        return False
    return bool(posts_before(document, document.span(person)))


def _before_name(document: Document, person: Mention, span: Span) -> Iterator[Finding | Open]:
    placed = False
    for post in posts_before(document, span):
        bare, seat = post, None
        if post.before is None and post.after is None:
            seat = body_after(document, post, span)
            post = replace(post, after=seat or body_of_other(document, post))
        opened = is_open(document, post)
        opened = opened and not is_of_unnamed(document, span)
        sits = head_word(document, post) in role_words()["lawmakers"]  # and works for no town
        placed = placed or not opened or sits or body_of(document, post, span) is not None
        for each in next_holders(document, person, span, post):
            if opened:
                owner = owner_of(document, post.begin)
                root = span.root
                yield Open(person=each, post=post, name=span, predicate=root, owner=owner)
            if (
                opened
                and post.before is not None
                and not openposts.is_post_beside_party(document, post)
            ):
                continue  # of "Society President X" the society is another name's
            own = post
            if seat is not None and each is not person:  # "Senators X of Ohio and Y of Iowa"
                own = replace(bare, after=body_after(document, bare, document.span(each)))
            yield from post_facts(document, each, own, "title-before-name", span.root)
    for found in () if placed else origin_before(document, person, span):
        yield from (replace(found, subject=one) for one in of_origin(document, person, span))
    for found in of_body(document, person, span):
        if not placed or is_party(found.object):
            yield found  # "Polish leader X of the Law Party" is of the party besides


def _after_name(document: Document, person: Mention, span: Span) -> Iterator[Finding | Open]:
    """Read the apposition after a name: "X, 57, director of Y"."""
    doc, stop = document.doc, span.sent.end
    own, at = _own_body(document, span)
    if at >= stop or doc[at].text not in (",", "(", "-", "\u2013", "\u2014"):
        return
    at = past_seat(document, at, stop)
    rule = "bracket" if doc[at].text == "(" else "apposition"
    at = _past_asides(document, at + 1, stop)
    found = posts(document, at, stop)
    if found and (
        _starts_clause(document, span, found[-1])
        or not _ends_well(document, found[-1].stop, stop)
        or _is_of_next(document, span, found[-1].stop)
    ):
        return
    found = _with_next(document, found, stop)
    for post in (_in_own(document, post, own) for post in found):
        if is_plural_title(doc[post.head]) and _is_of_several(document, span, post):
            continue
        # "X, the chief executive,"; without an article only a state's ("X, prime minister,"),
        # or one of a company that X speaks for ("..., said X, chief executive.")
        stately = is_of_state(document, post) and not _is_of_company(document, found)
        alone = doc[post.begin - 1].lower_ in ("the", "'s", "'") or stately
        # also of "X, a vice president and counsel at the network"
        linked = any(
            doc[at : at + 1].text.lower() in ("of", "at") for at in (post.stop, found[-1].stop)
        )
        if is_open(document, post) and (alone or _speaks(span.root)) and not linked:
            owner = owner_of(document, post.begin)
            yield Open(person=person, post=post, name=span, predicate=span.root, owner=owner)
        for each in sharing(document, person, span, post):
            yield from post_facts(document, each, post, rule, span.root)
    if not found:
        yield from origin_after(document, person, at, stop)
        yield from _both_from(document, person, span, at)
        for post in _after_and(document, at, stop):
            yield from post_facts(document, person, post, rule, span.root)
    reached = found[-1].stop if found else at
    if reached + 1 < stop and doc[reached].lower_ in _from(document, found):
        yield from places_from(document, person, reached + 1, stop)


def _is_of_several(document: Document, span: Span, post: Post) -> bool:
    """Tell whether a title in the plural is no apposition of one name, or of each another.

    "He saw X, Boeing engineers, and Y" is a list, and "X and Y, the governors of A and B" are
    read in pairs.
    """
    doc = document.doc
    alone = doc[span.start - 1].lower_ not in ("and", "&")
    return alone or are_paired(document, doc[post.head])


def _both_from(document: Document, person: Mention, span: Span, at: int) -> Iterator[Finding]:
    """Read "X and Y, both from Leeds"."""
    doc, stop = document.doc, span.sent.end
    if at + 2 < stop and doc[at].lower_ in ("both", "all") and doc[at + 1].lower_ == "from":
        for each in listed_with(document, person, span):
            yield from places_from(document, each, at + 2, stop)


def _own_body(document: Document, span: Span) -> tuple[Mention | None, int]:
    """Return the institution beside a name, "NASA's X", "X of Harvard", and where both end.

    An age may stand there: "X 31, of Leeds".
    """
    doc, end = document.doc, span.end
    at = None
    if span.start >= 2 and doc[span.start - 1].lower_ in ("'s", "'"):
        at = span.start - 2
    elif end + 1 < span.sent.end and doc[end].lower_ in ("of", "from", "at"):
        at = over_determiners(document, end + 1, span.sent.end)
    elif end + 1 < span.sent.end and doc[end].like_num and doc[end + 1].text == ",":
        end += 1
    body = None if at is None or at >= span.sent.end else document.at(doc[at])
    if at is None or body is None or body.type is not EntityType.INSTITUTION:
        return None, end
    if takes_members(document, body) or body.kind is not MentionKind.NAME:
        return None, end
    return body, max(end, document.spans[document.owner[at]].end)


def _in_own(document: Document, post: Post, body: Mention | None) -> Post:
    """Return the post in whose institution its holder is: "NASA's X, administrator for Y"."""
    bare = post.before is None and post.after is None
    of_state = head_word(document, post) in role_words()["state"] | role_words()["authors"]
    of_state = of_state and post.end == post.head + 1  # "vice president of search" is a firm's
    return replace(post, after=body) if bare and not of_state else post


def _starts_clause(document: Document, span: Span, post: Post) -> bool:
    """Tell whether somebody else does what follows: "According to X, a detective for Y was".

    And "After talks with X, the president left". In a headline, which has no full stop, the
    comma is an "and": "X, Times editor mocked for".
    """
    doc, head = document.doc, document.doc[post.head]
    if post.stop >= span.sent.end or doc[post.stop].is_punct:
        return False
    cited = span.start > 1 and doc[span.start - 2 : span.start].text.lower() == "according to"
    acts = head.dep_ in ("nsubj", "nsubjpass") and head.head.i >= post.stop
    bare = doc[post.begin - 1].text == "," and doc[post.stop].tag_ in ("VBD", "VBN")
    both = bare and not any(token.is_punct for token in span.sent[-2:])
    return cited or both or (acts and span.root.dep_ in ("pobj", "conj"))


def _past_asides(document: Document, at: int, stop: int) -> int:
    """Step over ages, degrees and whose a post is: "X, 57, Chancellor Y's spokesman"."""
    doc = document.doc
    while at + 1 < stop and doc[at + 1].text in (",", "\u2014") and _is_aside(doc[at]):
        at += 2
    if (index := document.owner.get(at)) is not None:
        end = document.spans[index].end
        at = end + 1 if owner_of(document, min(end + 1, stop)) is not None else at
    return at


def _after_and(document: Document, at: int, stop: int) -> list[Post]:
    """Read the posts after what is none: "X, a widow and chairwoman of Y"."""
    doc = document.doc
    for index in range(at, min(stop, at + _DESCRIBED)):
        token = doc[index]
        if token.lower_ == "and" and index > at:
            found = posts(document, index + 1, stop)
            ended = bool(found) and _ends_well(document, found[-1].stop, stop)
            return [post for post in found if post.after is not None] if ended else []
        named = document.at(token) is not None and token.pos_ != "PRON"
        if named or token.pos_ not in ("DET", "ADJ", "NOUN", "PRON", "VERB"):
            return []
    return []


def _is_of_company(document: Document, found: list[Post]) -> bool:
    """Tell whether one of several titles is a company's: "X, President and CEO"."""
    heads = {document.doc[post.head].lower_ for post in found} - {"president"}
    return not heads.isdisjoint(role_words()["company_heads"])


def _from(document: Document, found: list[Post]) -> tuple[str, ...]:
    """Return the prepositions before where somebody is from, after posts or none."""
    if found:  # "X, a senator from Ohio", is not thereby from there
        return () if head_word(document, found[-1]) in role_words()["state"] else ("from",)
    return "from", "of"


def _speaks(name: Token) -> bool:
    """Tell whether a name is the subject of a verb of saying before it: "said X"."""
    verb = name.head
    said = name.dep_ == "nsubj" and verb.i < name.i
    return said and verb.lemma_.lower() in speech().say


def _is_aside(token: Token) -> bool:
    """Tell whether a word between commas after a name is an age or a degree: "X, Ph.D.,"."""
    degree = token.lower_.replace(".", "") in role_words()["degrees"]
    return bool(token.like_num) or degree


def _with_next(document: Document, found: list[Post], stop: int) -> list[Post]:
    """Give posts without a body the institution behind them: "X, President, Acme Ltd.".

    The comma may be missing ("X, President Acme Ltd."), and a department may stand between: of
    "X, vice president, Acme Sales at Acme Ltd." the firm is meant.
    """
    doc = document.doc
    if not found or any(post.before or post.after for post in found):
        return found
    comma = found[-1].stop < stop and doc[found[-1].stop].text == ","
    at = found[-1].stop + comma
    linked = (
        comma and at < stop and doc[at].lower_ in ("at", "for", "with")
    )  # "analyst, at Acme"
    at = over_determiners(document, at + 1, stop) if linked else at
    body = body_at(document, at) if at < stop else None
    if body is None or not (comma or doc[found[-1].head].is_title):
        return found
    if doc[found[0].begin - 1].text not in (",", "is", "was"):
        return found
    end = document.spans[document.owner[at]].end
    if end + 1 < stop and doc[end].lower_ in ("at", "of"):
        inner, at = body, over_determiners(document, end + 1, stop)
        body = body_at(document, at) or inner
        end = document.spans[document.owner[at]].end if body is not inner else end
    ends = end >= stop or doc[end].is_punct or doc[end].is_space
    if body.type is not EntityType.INSTITUTION or not ends:
        return found
    return [replace(post, after=body) for post in found]


def _is_of_next(document: Document, span: Span, at: int) -> bool:
    """Tell whether a title behind a name is the next one's: "the mayor, X, the judge, Y"."""
    doc = document.doc
    after = document.at(doc[at + 1]) if at + 1 < span.sent.end and doc[at].text == "," else None
    person = after is not None and after.type is EntityType.PERSON
    return person and is_called_first(document, span)


def _ends_well(document: Document, at: int, stop: int) -> bool:
    """Tell whether an apposition is closed: not the first item of a list of other people.

    "X, former chairman Y" and "X, former chairman and 1984 candidate Y" name Y's post.
    """
    doc, first = document.doc, document.doc[at].lower_ if at < stop else ""
    at += first.rstrip(".") in words().honorifics  # "X, chief Lord Y said"
    for index in range(at, min(stop, at + _DESCRIBED if first == "and" else at + 1)):
        mention = document.at(doc[index])
        if mention is not None and mention.type is EntityType.PERSON:
            return False
        if index > at and doc[index].pos_ not in ("NOUN", "ADJ", "PROPN", "NUM"):
            return True
    return True


_DESCRIBED = 7
"""Words between "and" and the person whose post they give."""


def _by_verb(document: Document, person: Mention, span: Span) -> Iterator[Finding | Open]:
    """Read "X is / became / was named / served as" a post, and "Y named X" to one."""
    yield from _in_headline(document, person, span)
    yield from _after_is(document, person, span)
    for verb, subject in post_verbs(span.root):
        lemma = verb.lemma_.lower()
        for start, rule in post_starts(verb, lemma, subject=subject):
            held = posts(document, start, span.sent.end)
            if rule == "copula" and not any(post.before for post in held):
                yield from origin_after(document, person, start, span.sent.end)
            held = in_turn(document, span, start, held)
            if rule == "copula":
                held = _with_next(document, held, span.sent.end)
            for post in held:
                if is_anothers(document, post, span.sent.end):
                    break  # "became Vice President Y's deputy"
                whole = post
                if not (post.before or post.after):
                    whole = replace(post, after=given_by(document, post, verb, lemma))
                people = (
                    [person, *others(document, span, post)] if rule == "copula" else [person]
                )
                for each in people:
                    yield from post_facts(document, each, whole, rule, verb)
                yield from _opened(document, person, span, post, whole, verb)
                for other in predecessors(document, verb, subject=subject):
                    yield from leaving(document, post_facts(document, other, whole, rule, verb))


def _after_is(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    """Read "X, whose chief executive is Y" and "Its president is Y"."""
    verb = span.root.head
    if span.root.dep_ != "attr" or verb.lemma_ != "be":
        return
    for subject in of_dep(verb, ("nsubj",)):
        for post in posts(document, subject.left_edge.i, verb.i):
            if post.stop == verb.i and (post.before or post.after) is not None:
                yield from post_facts(document, person, post, "copula", verb)


def _in_headline(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    """Read "X names Y finance chief", whose verb the tagger takes for a noun."""
    body, start = headline_post(document, span)
    if body is None:
        return
    lemma = document.doc[span.start - 1].lemma_.lower()
    for post in posts(document, start, span.sent.end):
        given = whose(document, body, post, lemma)
        whole = replace(post, after=given if given is body else post.after or given)
        yield from post_facts(document, person, whole, "named", span.root)


def _opened(
    document: Document, person: Mention, span: Span, post: Post, whole: Post, verb: Token
) -> Iterator[Open]:
    """Yield the post where it is one whose body the article may say elsewhere."""
    if is_open(document, whole) and is_public(document, post):
        yield Open(person=person, post=post, name=span, predicate=verb)
