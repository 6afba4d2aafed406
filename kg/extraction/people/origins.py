"""Reads where somebody is from beside a name: "American poet X", "X, a boy from Irving"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.extraction.grammar.finding import Finding, argument_words
from kg.extraction.grammar.phrases import linked, noun_words
from kg.extraction.grammar.rolewords import is_head, is_verdict, role_words
from kg.extraction.places.kinds import ends_longer_name, is_country
from kg.extraction.places.places import places
from kg.extraction.titles.titles import Post, head_word
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_LONGEST = 12
"""Words before a name that may say where somebody is from: "US singer, actor and writer X"."""


def origin_before(document: Document, person: Mention, span: Span) -> Iterator[Finding]:
    """Read "American academic and professor X": a country before a noun for people."""
    doc = document.doc
    at, seen = span.start - 1, False
    if at >= span.sent.start and doc[at].lower_ in ("and", ","):
        return  # "The American Boy and X": a row of two
    while at >= span.sent.start and span.start - at <= _LONGEST:
        token = doc[at]
        mention = document.at(token)
        made = _made(document, token)
        if made is not None:
            yield from _from_made(person, *made)
            return
        if mention is not None:
            country = mention.type is EntityType.PLACE and is_country(mention)
            served = country and is_of_service(document, mention)
            if seen and country and not (served or ends_longer_name(document, at)):
                yield native(person, mention, token, "demonym-before-name")
                yield from _second_country(document, person, at)
            return
        if is_person_noun(token):
            seen = True
        elif not _may_describe(doc, at):
            return
        at -= 1


def _may_describe(doc: Doc, at: int) -> bool:
    """Tell whether a word may stand in a row of nouns for one person before the name.

    A comma parts two of them: "singer, actor and animal rights advocate X".
    """
    token = doc[at]
    if is_verdict(token):
        return False
    if token.text == ",":
        return at > 0 and is_person_noun(doc[at - 1])
    return (
        token.lower_ in ("and", "-")
        or token.pos_ in ("NOUN", "ADJ", "PROPN")
        or token.dep_ == "amod"
    )


def is_person_noun(token: Token) -> bool:
    """Tell whether a noun says what somebody is, and is no office of a country or church."""
    word = token.lower_
    if word in role_words()["people_together"]:
        return True
    if word == "old" and token.i >= 2 and token.nbor(-2).lower_ == "year":
        return token.nbor().lower_ in ("of", "from")  # "X, a 33-year-old of Leeds"
    lists = role_words()
    return word not in lists["public_offices"] | lists["state"] and (
        word in lists["people"]
        or word in lists["heads"]
        or word.endswith(tuple(lists["head_endings"]))
        or _is_trade(token)
    )


def _is_trade(token: Token) -> bool:
    """Tell whether a noun beside a name says what one does, by its ending: "trafficker"."""
    lists, word = role_words(), token.lower_
    if token.tag_ != "NN" or not token.is_lower or not word.endswith(_AGENTS):
        return False
    if is_head(token) or word in lists["no_trades"] or token.i + 1 >= token.sent.end:
        return False
    after = token.nbor()
    return after.lower_ == "from" or (after.pos_ == "PROPN" and after.is_title)


_AGENTS = ("er", "or", "ist", "ian", "arch", "man", "woman")
"""How nouns end that say what somebody does."""


def leads_no_state(document: Document, post: Post) -> bool:
    """Tell whether somebody leads people, and no country: "the Kenyan opposition leader X"."""
    before = document.doc[post.head - 1].lower_ if post.head > post.begin else ""
    unofficial = before in role_words()["unofficial"]
    return unofficial and head_word(document, post) in ("leader", "politician", "lawmaker")


def _second_country(document: Document, person: Mention, at: int) -> Iterator[Finding]:
    """Yield the other of "Canadian-US scientist X" and of "the Greek and Swiss singer X"."""
    doc, span = document.doc, document.spans[document.owner[at]]
    for link, other in ((span.start - 1, span.start - 2), (span.end, span.end + 1)):
        if 0 <= other < len(doc) and doc[link].lower_ in ("-", "and"):
            place = document.at(doc[other])
            if place is not None and place.type is EntityType.PLACE and is_country(place):
                yield native(person, place, doc[other], "demonym-before-name")


def _made(document: Document, token: Token) -> tuple[str, Mention, Token] | None:
    """Return what a participle over a hyphen says: "London-born", "Oxford-educated"."""
    doc, at = document.doc, token.i
    if at < token.sent.start + 2 or doc[at - 1].text != "-":
        return None
    mention = document.at(doc[at - 2])
    relation = _MADE.get(token.lower_)
    return None if mention is None or relation is None else (relation, mention, token)


_MADE = {"born": "born_in", "educated": "educated_at", "trained": "educated_at"}


def _from_made(
    person: Mention, relation: str, mention: Mention, token: Token
) -> Iterator[Finding]:
    yield from linked(person, relation, mention, token, "demonym-before-name")


def origin_after(document: Document, person: Mention, at: int, stop: int) -> Iterator[Finding]:
    """Read "X, an Australian woman", "X, US columnist", "X, a boy from Irving, Texas"."""
    doc = document.doc
    if at >= stop:
        return
    article = doc[at].lower_ in ("a", "an", "the")
    opening = document.at(doc[at])
    if not article and not doc[at].is_digit and (opening is None or not is_country(opening)):
        return
    origin: Mention | None = None
    for index in range(at + article, min(at + 8, stop)):
        token = doc[index]
        mention = document.at(token)
        if mention is not None and _may_be_origin(document, mention, index):
            origin = mention
            if token.dep_ == "appos" and token.pos_ in ("NOUN", "PROPN"):
                yield native(person, mention, token, "demonym-apposition")  # "the Ethiopian"
                return
        elif is_person_noun(token) or (origin is not None and _describes(token, person)):
            yield from _origin_of(document, person, token, origin, stop)
            return
        elif token.is_punct and token.text != "-":
            return
        elif origin is None and token.lower_ == "of":
            return  # "X, the son of a Texas man"


def _origin_of(
    document: Document, person: Mention, noun: Token, origin: Mention | None, stop: int
) -> Iterator[Finding]:
    """Yield the country before a noun for people, or the places after it: "a boy from"."""
    if origin is not None:
        if not (is_studied(origin, noun) or is_of_service(document, origin)):
            yield native(person, origin, noun, "demonym-apposition")
    elif noun.i + 2 < stop:
        link = noun.nbor().lower_
        if link == "from" or (link == "of" and noun.lower_ == "old"):
            yield from places_from(document, person, noun.i + 2, stop)


def is_studied(country: Mention, noun: Token) -> bool:
    """Tell whether a country's name before a noun is whom it is about: "a China scholar"."""
    is_adjective = country.kind is MentionKind.DEMONYM or country.text.isupper()
    return not is_adjective and noun.lemma_.lower() in argument_words()["area_experts"]


def is_of_service(document: Document, country: Mention) -> bool:
    """Tell whether a country's name says whose forces or office, or which war, one was in.

    "US intelligence analyst X", "U.S. Army veteran X", "Iraq war veteran X". Its adjective
    says more of a person: "the American soldier X".
    """
    if country.kind is MentionKind.DEMONYM:
        return False
    after = document.doc[document.span(country).end :][:1]
    listed, word = role_words(), after.text.lower()
    state = word in listed["services"] and country.text.isupper()
    return state or word in listed["veterans"]


def _may_be_origin(document: Document, mention: Mention, at: int) -> bool:
    """Tell whether a place before a noun for people tells their origin: "a Toronto lawyer"."""
    if mention.type is not EntityType.PLACE:
        return False
    named = mention.kind is MentionKind.NAME and at + 1 < len(document.doc)
    return is_country(mention) or (named and is_person_noun(document.doc[at + 1]))


def _describes(token: Token, person: Mention) -> bool:
    """Tell whether a noun after a name says what he or she is: "X, the Chilean record holder".

    A noun for a post is left to the rules for posts: "the German foreign minister".
    """
    return (
        token.dep_ == "appos"
        and token.tag_ == "NN"
        and token.is_lower
        and token.head.idx < person.end <= token.idx
        and token.head.idx >= person.start
        and not is_head(token)
    )


def places_from(document: Document, person: Mention, at: int, stop: int) -> Iterator[Finding]:
    """Yield the places from a token on, each in the next: "from Irving, Texas"."""
    row = places(document, at, stop)
    if not row.joined:
        for place in row.found:
            yield native(person, place, document.doc[at], "from-apposition")


def natives(
    document: Document, person: Mention, post: Post, body: Mention, rule: str, predicate: Token
) -> Iterator[Finding]:
    """Yield the places of "a resident of Antioch, Illinois"."""
    row = [body]
    if body is post.after:
        first = document.span(body).start
        row += places(document, first, predicate.sent.end).found[1:]
    for place in row:
        yield native(person, place, predicate, rule)


def origin_beside(document: Document, person: Mention, post: Post) -> Iterator[Finding]:
    """Yield the country before a post that is none of that country's: "American editor X".

    Who holds a public office of a country is not thereby from there. A city tells so of a
    trade ("Toronto lawyer X"), but not of who is posted there ("Moscow correspondent X").
    """
    lists, head = role_words(), head_word(document, post)
    public = head in lists["public_offices"] | lists["state"]
    if post.before is None or (public and not leads_no_state(document, post)):
        return
    comma = document.doc[post.stop : post.stop + 1].text == ","
    if comma and document.doc[post.head].tag_ in ("NNS", "NNPS"):
        return  # "with American students, X spoke"
    if is_studied(post.before, document.doc[post.head]):
        return
    if is_of_service(document, post.before):
        return
    behind = document.doc[post.end : post.end + 1].text
    if post.before.kind is MentionKind.NAME and behind in ("of", "at", "for", "with"):
        return  # the "UK managing director of X" has the UK for a charge
    if post.before.kind is MentionKind.NAME and _is_field_or_office(document, post, head):
        return
    if head == "attorney" and post.before.kind is MentionKind.NAME:
        return  # "U.S. Attorney X" holds an office, "American attorney X" has a trade
    trade = post.before.kind is MentionKind.NAME and head in lists["people"]
    trade = trade and head not in lists["students"]  # "Cambridge student X" is at its schools
    if is_country(post.before) or (trade and post.start == post.head):
        span = document.span(post.before)
        after = document.at(document.doc[span.end]) if span.end < post.head else None
        last = after is not None and after.kind is MentionKind.DEMONYM  # "French Canadian"
        place = after if last and after is not None else post.before
        yield native(person, place, document.doc[post.head], "demonym-title")
        yield from _second_country(document, person, span.start)


def _is_field_or_office(document: Document, post: Post, head: str) -> bool:
    """Tell whether a country's name is what somebody works on, or whose office it is.

    "Peru analyst X" writes on Peru, and "U.S. Director of Mines X" is its director.
    """
    if any(token.lower_ == "of" for token in document.doc[post.head : post.end]):
        return True
    letters = post.before is not None and post.before.text.replace(".", "").isupper()
    return not letters and head in noun_words()["experts"] | role_words()["area_officers"]


def native(person: Mention, place: Mention, predicate: Token, rule: str) -> Finding:
    """Return that somebody is from a place."""
    return Finding(
        subject=person, relation="from_place", object=place, predicate=predicate, rule=rule
    )
