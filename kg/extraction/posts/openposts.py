"""Closes posts whose own words leave their body open, by what the rest of the article says.

"President X" is of the country that "the US president, X" names elsewhere; with a "Ukrainian
President Y" in the article it is the other country's. "Governor Z" is of the place whose
governor somebody else is said to be. Else the article's topic tells (:mod:`context`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import BODIES, Finding
from kg.extraction.grammar.rolewords import abbreviations, role_words, spelled_out
from kg.extraction.parties.parties import is_party
from kg.extraction.places.countries import countries_named, named_near, rivals
from kg.extraction.places.items import item_mentions
from kg.extraction.places.kinds import country_of
from kg.extraction.posts.context import (
    body_of,
    chambers,
    in_place_of,
    is_of_state,
)
from kg.extraction.posts.postfacts import is_declined, post_facts
from kg.extraction.status.leaders import countries_led
from kg.extraction.status.removed import led_before
from kg.extraction.status.standing import position_status
from kg.extraction.titles.titles import Post, head_word
from kg.extraction.titles.titletext import opening, title
from kg.extraction.titles.unread import is_longer
from kg.extraction.titles.wholetitles import bare_title
from kg.model import EntityType, Mention, MentionKind, Status
from kg.nlp import Document
from kg.nlp.names.teams import is_match_report
from kg.nlp.parsing.words import demonyms

RULE = "title-in-context"
_LONG, _END = 6, 2
"""Surnames that begin with six same letters and go on with two at most are two spellings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A post without a body.

    Attributes:
        person: Who holds it.
        post: The title.
        name: Where the holder stands, by name or not.
        predicate: The word that says it.
        owner: Whose post it is by a possessive: "Y's spokesman X".
    """

    person: Mention
    post: Post
    name: Span
    predicate: Token
    owner: Mention | None = None


def is_open(document: Document, post: Post) -> bool:
    """Tell whether a post has no body of its own.

    What stands before it may be only its holder's party ("Labour MP X"), or the noun for a
    body that was named before ("Society President X").
    """
    body = post.after or post.before
    if body is None:
        return True
    generic = body is post.before and body.text.lower() in role_words()["kinds"]
    generic = generic and not is_match_report(document.doc)  # there "University" is a team
    return generic or is_post_beside_party(document, post)


def is_post_beside_party(document: Document, post: Post) -> bool:
    """Tell whether the body of a post is only its holder's party: "Labour MP X"."""
    body, lists = post.after or post.before, role_words()
    if body is None or not is_party(body):
        return False
    if document.doc[post.start : post.end].text.lower() == "member of parliament":
        return True
    state = lists["state_heads"] if body is post.before else frozenset()
    return head_word(document, post) in lists["seats"] | state


def is_public(document: Document, post: Post) -> bool:
    """Tell whether a post is a state's, or of a part of one, and no "a" makes it anybody's."""
    if document.doc[post.begin - 1].lower_ in ("a", "an"):
        return False
    text = spelled_out(document.doc[post.start : post.end])
    lists = role_words()
    known = text in lists["state_titles"] | lists["local_titles"]
    return known or is_of_state(document, post)


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
        role, body = _whole(bare_title(one.role)), one.object
        bodies[role].setdefault(body.name, body)
        own.setdefault((one.subject.name, role), body)
        if one.status is Status.CURRENT:
            holders[role, body.name].add(one.subject.name)
    return Said(
        bodies=bodies,
        holders={key: frozenset(names) for key, names in holders.items()},
        own=own,
    )


def _role(document: Document, post: Post) -> str:
    return _whole(title(document, post))


def _whole(role: str) -> str:
    """Return a title in small letters, with no word of it abbreviated."""
    short = abbreviations()
    return " ".join(short.get(word, word) for word in role.lower().split(" "))


def closed(document: Document, opened: Iterable[Open], told: Said) -> Iterator[Finding]:
    """Yield what open posts say, where the article makes their bodies plain.

    Args:
        document: The document.
        opened: The posts.
        told: What the article says of posts elsewhere.
    """
    often = Counter(mention.name for mention in document.mentions)
    own = dict(told.own)
    for each in opened:
        if any(
            child.dep_ == "mark" and child.lower_ == "if" for child in each.predicate.children
        ):
            continue  # "if I am president"
        if is_declined(each.predicate):
            continue
        one = replace(each, post=_core(document, each.post))
        role = _role(document, one.post)
        if (one.person.name, f"state {role}") in own:
            continue  # a state representative is "Rep. X" as well
        known = _known(one.person.name, role, own)
        body = _body(document, one, told, often) if known is None else known
        if known is None and _is_of_other(role, one.person.name, body):
            continue
        if body is not None:
            own[one.person.name, role] = body
            # The city of "city mayor X" is its name, the company of "company president X" too.
            at = _kind(document, one.post)
            if at is not None and document.doc[at + 1].lower_ == "and":
                at = None  # "Police and Crime Commissioner" is a title whole
            start = one.post.start
            if at is not None and body.type is EntityType.INSTITUTION:
                start = max(at + 1, start)  # "County sheriff" is a title whole
            elif at is not None and document.doc[at].lower_ == "city":
                start = at + 1
            start = start if start > one.post.start else opening(document, each.post, start)
            body = in_place_of(document, body, one.post)
            post = replace(one.post, before=None, after=body, start=start)
            yield from post_facts(document, one.person, post, RULE, one.predicate)


def _known(name: str, role: str, own: Mapping[tuple[str, str], Mention]) -> Mention | None:
    """Return the body of somebody's post that the article says elsewhere, or None.

    What it seems to say against what everybody knows is misread: "congratulated Y on becoming
    president of Peru" makes no Barack Obama president of Peru.
    """
    known = own.get((name, role)) or _of_namesake(name, role, own)
    return None if _is_of_other(role, name, known) else known


def _of_namesake(
    name: str, role: str, own: Mapping[tuple[str, str], Mention]
) -> Mention | None:
    """Return the body of who has such a post and a like surname: "Zelensky", "Zelenskyy"."""
    last = name.split()[-1].lower()
    for (other, what), body in own.items():
        like = other.split()[-1].lower()
        shared = max(_LONG, len(last) - _END, len(like) - _END)
        if what == role and len(last) >= shared and last[:shared] == like[:shared]:
            return body
    return None


def _core(document: Document, post: Post) -> Post:
    """Return a post without what is no part of its title: "opponent MP X", "wife X"."""
    lists, doc = role_words(), document.doc
    known = lists["state_titles"] | lists["local_titles"] | lists["city_titles"]
    known |= lists["company_titles"] | chambers()
    if post.start < post.head and doc[post.start].text in demonyms():
        post = replace(post, start=post.start + 1)  # "Utopian communication minister X"
    for start in range(post.start, post.head + 1):
        if start > post.start and doc[start - 1].lower_ in lists["seated_bodies"]:
            return post  # a senate president is no president
        if start > post.start and doc[start - 1].lower_ == "bank":
            return post  # nor the governor of a central bank a state's
        if start == post.head > post.start and doc[start].lower_ == "director":
            return post  # nor a finance director the director
        if spelled_out(doc[start : post.end]) in known:
            first = start > post.start and doc[start - 1 : start + 1].text.lower()
            return replace(post, start=start - (first == "first deputy"))
        if doc[start].lower_ in lists["lesser"]:
            return replace(post, start=start)  # a deputy president is no president
    return post


def _body(
    document: Document, one: Open, told: Said, often: Mapping[str, int]
) -> Mention | None:
    role = _role(document, one.post)
    if is_longer(document, one.post) or _is_of_no_state(document, one.post):
        return None
    if one.owner is not None and head_word(document, one.post) in role_words()["helpers"]:
        return _of_owner(one.owner, told)
    if one.owner is not None and role in role_words()["company_titles"]:
        return None  # "Merrow's chief executive": whoever Merrow is, it is no other firm
    at = _kind(document, one.post)
    if at is not None:
        kind = document.doc[at].lower_
        known = _of_kind(document, kind, one.post)
        if known is not None or kind not in ("city", "company"):
            return known
    guess = _of_known_leader(document, one, role, body_of(document, one.post, one.name))
    words = document.doc[one.post.begin : one.post.end]
    over = position_status(words, one.predicate) is Status.FORMER
    current = not over or led_before(one.predicate)  # another country's, for all that is told
    if current and role in role_words()["single_posts"]:
        guess = _not_held(document, one, told, guess, often)
    if guess is None:
        guess = _only_one(document, one, told, role, current=current)
    part = guess is not None and guess.type is EntityType.PLACE and country_of(guess) is None
    if guess is not None and part and current and role not in chambers():
        # the attorney general of a place whose attorney general is said to be Y is no X
        held = told.holders.get((role, guess.name), frozenset()) - {one.person.name}
        return None if held else guess
    return guess


def _of_known_leader(
    document: Document, one: Open, role: str, guess: Mention | None
) -> Mention | None:
    """Return the country that somebody well known led, instead of another: "President Obama".

    And where the article leaves open which one it is.

    None where the article does not name it.
    """
    led = countries_led(role, one.person.name)
    if not led or (guess is not None and country_of(guess) in led):
        return guess
    if guess is None and one.predicate.pos_ in ("AUX", "VERB"):
        return None  # "if I am president" is no title
    _, names = countries_named(document.mentions)
    own = [names[key] for key in sorted(led) if key in names]
    return own[0] if len(own) == 1 else None


def _is_of_other(role: str, name: str, body: Mention | None) -> bool:
    """Tell whether the country of a post is not the one that its well-known holder led."""
    led = countries_led(role, name)
    country = country_of(body) if body is not None else None
    return bool(led) and country is not None and country not in led


def _is_of_no_state(document: Document, post: Post) -> bool:
    """Tell whether a post is one of a government that no state has.

    Of a shadow cabinet, of rebels ("the republic's self-proclaimed Prime Minister X"), or of
    one that goes without a name ("deputy prime minister of the technocrat government").
    """
    doc, lists = document.doc, role_words()
    if doc[post.start].lower_ == "shadow":
        return True
    if post.end - 1 > post.head and doc[post.end - 1].lower_ in lists["governments"]:
        return True
    before = doc[max(doc[post.start].sent.start, post.begin - _CLAIM) : post.start]
    return any(token.lower_ in lists["claims"] for token in before)


_CLAIM = 3
"""Words before a title in which one may say that its holder only claims it."""


def _not_held(
    document: Document, one: Open, told: Said, guess: Mention | None, often: Mapping[str, int]
) -> Mention | None:
    """Return a country whose post nobody else is said to hold, or None.

    "President Y" beside "the Ukrainian president, X" is the other country's president where
    the article names another; where it names none, Y may be a former one of the same country,
    unless X is named more often.
    """
    role = _role(document, one.post)
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
    near = {one.name for one in item_mentions(document, one.post.start)}
    if len(bodies) != 1 or not near.issuperset(bodies) or role.endswith(" ambassador"):
        return None
    (body,) = bodies.values()
    single = role in role_words()["single_posts"]
    if body.type is not EntityType.PLACE or (single and current):
        return None
    beside = named_near(document, one.post.begin, back=True)
    if beside and country_of(body) not in (None, *beside):
        return None  # "Bulgarians vote. Former president X": he is not Argentina's
    if role not in role_words()["state_titles"] | role_words()["local_titles"]:
        return None
    if role in chambers() and country_of(body) is None:
        return None  # each state has its senators: those named beside one's are of any
    return body


def _of_owner(owner: Mention, told: Said) -> Mention | None:
    """Return the place whose post somebody's helper serves: "Chancellor Y's spokesman X"."""
    lists = role_words()
    governing = lists["single_posts"] | lists["local_titles"] | lists["city_titles"]
    bodies = {
        body.name: body
        for (name, role), body in told.own.items()
        if name == owner.name and role in governing and body.type is EntityType.PLACE
    }
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def _kind(document: Document, post: Post) -> int | None:
    """Return the token of the noun for a body in a title: "committee chairman", or None."""
    kinds = role_words()["kinds"]
    inside = [at for at in range(post.begin, post.head) if document.doc[at].lower_ in kinds]
    if not inside:
        return None
    above = document.doc[inside[-1] - 1] if inside[-1] > post.begin else None
    other = above is not None and above.pos_ == "ADJ" and above.is_lower
    return None if other else inside[-1]  # "provincial police constable" is of another


def _of_kind(document: Document, kind: str, post: Post) -> Mention | None:
    """Return the body named last before a title whose name says its kind, or None."""
    start = document.doc[post.begin].idx
    for one in reversed(item_mentions(document, post.start)):
        words = one.name.lower().split()
        named = one.kind is MentionKind.NAME and one.type in BODIES and len(words) > 1
        if named and one.end <= start and (words[-1] == kind or words[:2] == [kind, "of"]):
            return None if _is_another(document, one, kind, post.begin) else one
    return None


def _is_another(document: Document, body: Mention, kind: str, at: int) -> bool:
    """Tell whether one of a kind without a name comes later: "the ethics committee"."""
    doc = document.doc
    return any(
        token.lower_ == kind
        and token.i not in document.owner
        and any(child.dep_ in ("amod", "compound") for child in token.lefts)
        for token in doc[max(document.span(body).end, doc[at].sent.start) : at]
    )
