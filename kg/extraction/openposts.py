"""Closes posts whose own words leave their body open, by what the rest of the article says.

"President X" is of the country that "the US president, X" names elsewhere; with a "Ukrainian
President Y" in the article it is the other country's. "Governor Z" is of the place whose
governor somebody else is said to be. Else the article's topic tells (:mod:`context`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Span, Token

from kg.extraction.context import body_of, country_of, in_place_of, rivals
from kg.extraction.finding import Finding
from kg.extraction.postfacts import post_facts
from kg.extraction.rolewords import role_words
from kg.extraction.standing import position_status
from kg.extraction.titles import Post, title
from kg.model import EntityType, Mention, Status
from kg.nlp import Document

RULE = "title-in-context"


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A post without a body.

    Attributes:
        person: Who holds it.
        post: The title.
        name: Where the holder stands, by name or not.
        predicate: The word that says it.
    """

    person: Mention
    post: Post
    name: Span
    predicate: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an article says of posts in so many words.

    Attributes:
        bodies: By role in small letters, the bodies that have such a post, by name.
        holders: By role and the body's name, who holds the post now.
        own: By person and role, the body.
    """

    bodies: Mapping[str, Mapping[str, Mention]] = field(default_factory=dict)
    holders: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    own: Mapping[tuple[str, str], Mention] = field(default_factory=dict)


def said(findings: Iterable[Finding]) -> Said:
    """Sum up what findings say of posts."""
    bodies: dict[str, dict[str, Mention]] = defaultdict(dict)
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    own: dict[tuple[str, str], Mention] = {}
    for one in findings:
        if one.relation != "holds_position":
            continue
        role, body = one.role.lower(), one.object
        bodies[role].setdefault(body.name, body)
        own.setdefault((one.subject.name, role), body)
        if one.status is Status.CURRENT:
            holders[role, body.name].add(one.subject.name)
    return Said(
        bodies=bodies,
        holders={key: frozenset(names) for key, names in holders.items()},
        own=own,
    )


def closed(document: Document, opened: Iterable[Open], told: Said) -> Iterator[Finding]:
    """Yield what open posts say, where the article makes their bodies plain.

    Args:
        document: The document.
        opened: The posts.
        told: What the article says of posts elsewhere.
    """
    often = Counter(mention.name for mention in document.mentions)
    own = dict(told.own)
    for one in opened:
        role = title(document, one.post).lower()
        known = own.get((one.person.name, role))
        body = _body(document, one, told, often) if known is None else known
        if body is not None:
            own[one.person.name, role] = body
            # The city of "city mayor X" is its name, the company of "company president X" too.
            first = document.doc[one.post.start].lower_
            generic = first in ("city", "company") and one.post.start < one.post.head
            body = in_place_of(document, body, one.post)
            post = replace(one.post, before=None, after=body, start=one.post.start + generic)
            yield from post_facts(document, one.person, post, RULE, one.predicate)


def _body(
    document: Document, one: Open, told: Said, often: Mapping[str, int]
) -> Mention | None:
    role = title(document, one.post).lower()
    guess = body_of(document, one.post, one.name)
    words = document.doc[one.post.begin : one.post.end]
    current = position_status(words, one.predicate) is not Status.FORMER
    if current and role in role_words()["single_posts"]:
        guess = _not_held(document, one, told, guess, often)
    if guess is None:
        guess = _only_one(document, one, told, role, current=current)
    return guess


def _not_held(
    document: Document, one: Open, told: Said, guess: Mention | None, often: Mapping[str, int]
) -> Mention | None:
    """Return a country whose post nobody else is said to hold, or None.

    "President Y" beside "the Ukrainian president, X" is the other country's president where
    the article names another; where it names none, Y may be a former one of the same country,
    unless X is named more often.
    """
    role = title(document, one.post).lower()
    held = {
        name: holders - {one.person.name}
        for (what, name), holders in told.holders.items()
        if what == role and holders != {one.person.name}
    }
    taken = {country_of(told.bodies[role][name]) for name in held}
    if not taken or (guess is not None and guess.name not in held):
        return guess
    other = body_of(document, one.post, one.name, taken=frozenset(key for key in taken if key))
    if other is not None or guess is None:
        return other
    first = max(often[name] for name in held[guess.name])
    return None if rivals(document) and first > often[one.person.name] else guess


def _only_one(
    document: Document, one: Open, told: Said, role: str, *, current: bool
) -> Mention | None:
    """Return the only place whose such post the article names, if X may hold it too."""
    bodies = told.bodies.get(role, {})
    if len(bodies) != 1:
        return None
    (body,) = bodies.values()
    single = role in role_words()["single_posts"]
    if body.type is not EntityType.PLACE or (single and current):
        return None
    if role not in role_words()["state_titles"] | role_words()["local_titles"]:
        return None
    return body
