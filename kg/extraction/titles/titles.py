"""Reads the phrase that gives a person's post: "a CPPCC member and director of the Institute".

A title is read token by token, not from the parse: parsers attach long titles before a name
almost at random, while their words follow a short grammar::

    post  := determiner* status* (body "'s"?)? word* HEAD ("of"|"to" noun+)* (link the? body)?
    posts := post (("," | "and") post)*

A ``body`` is a mention of an institution or a place. What a coordinated post lacks it takes
from its neighbour: "chairman and CEO of X" is both of X.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span

from kg.extraction.grammar.rolewords import (
    abbreviations,
    is_head,
    is_head_word,
    role_words,
    singular,
)
from kg.extraction.parties.parties import is_party, is_party_post
from kg.extraction.titles.bodystarts import DETERMINERS, body_at, lower, over_determiners
from kg.extraction.titles.desks import past_desk
from kg.extraction.titles.furtherposts import also_of, opens_further
from kg.extraction.titles.leanings import is_day, is_graded, own_title, skip_status
from kg.extraction.titles.titletails import ends, may_stand
from kg.extraction.titles.titlewords import (
    is_barred,
    is_base,
    is_beat,
    is_deed,
    is_joined,
    is_portfolio,
    is_rank,
    is_ranking,
    is_sent_to,
    joins_title,
    tells_where,
)
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import country_called

MARKS = frozenset(["'s", "'", "-", "&", "and"])
_LONGEST = 7  # words of one title before its institution; news-gold's longest has 6
_BEFORE_BODY = 4  # words before the body: "a 25-year-old Google engineer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One title read from the text.

    Attributes:
        start: First token of the title.
        head: Token index of its head noun.
        end: Token after the title's last.
        begin: First token of the phrase, with its status words and the body before it.
        stop: Token after the whole phrase.
        before: The body printed before the title ("Apple's", "Chinese").
        after: The body linked after it ("of the Institute").
    """

    start: int
    head: int
    end: int
    begin: int
    stop: int
    before: Mention | None = None
    after: Mention | None = None


def head_word(document: Document, post: "Post") -> str:
    """Return the head noun of a title in the singular, lower-cased."""
    token = document.doc[post.head]
    if token.lower_ in abbreviations():
        return abbreviations()[token.lower_]
    return token.lower_ if is_head_word(token.lower_) else singular(token).lower()


def posts(document: Document, start: int, stop: int) -> list[Post]:
    """Read the posts that begin at a token.

    Args:
        document: The document; it keeps them: a third is asked for more than once.
        start: First token of the phrase.
        stop: Token that the phrase may not cross.
    """
    kept: dict[tuple[int, int], list[Post]] = document.kept.setdefault("posts", {})
    if (start, stop) not in kept:
        kept[start, stop] = _read(document, start, stop)
    return kept[start, stop].copy()


def _read(document: Document, start: int, stop: int) -> list[Post]:
    found: list[Post] = []
    at = _whole_word(document, start)
    while at < stop:
        post = _post(document, at, stop)
        if post is None:
            break
        if found and is_anothers(document, post, stop):
            break
        found.append(post)
        if (other := also_of(document, post, stop)) is not None:
            post = other
            found.append(other)
        at = post.stop
        if lower(document, at, stop) == "," and lower(document, at + 1, stop) == "and":
            at += 1
        link = lower(document, at, stop)
        joined = link in ("and", "&") or (link == "," and post.after is None)
        if not joined and not opens_further(document, at, stop):
            break
        at += 1
    return _shared(document, found)


def is_anothers(document: Document, post: Post, stop: int) -> bool:
    """Tell whether whoever has a title follows it: "will be envoy, UN chief X said"."""
    if post.after is not None or post.stop >= stop:
        return False
    holder = document.at(document.doc[post.stop])
    return holder is not None and holder.type is EntityType.PERSON


def _whole_word(document: Document, at: int) -> int:
    """Go back to where a word with a hyphen starts: "vice" of "vice-president"."""
    doc = document.doc
    if not 0 < at < len(doc):
        return at
    at -= doc[at].text == "-" and doc[at - 1].lower_ in role_words()["hyphened"]
    while (
        at > 1
        and doc[at - 1].text == "-"
        and not (doc[at - 1].whitespace_ or doc[at - 2].whitespace_)
        and doc[at - 2].lower_ in role_words()["hyphened"]
    ):
        at -= 2
    return at


def _post(document: Document, start: int, stop: int) -> Post | None:
    doc, lists = document.doc, role_words()
    start += lower(document, start, stop) == "also"
    # "X, once the head of Y" and "X, formerly a judge at Y": the adverb says whether it holds.
    timed = lower(document, start, stop) in lists["time_adverbs"]
    begin = start if timed else over_determiners(document, start, stop)
    at = over_determiners(document, start + timed, stop)
    party, at = _over_party(document, skip_status(document, at, stop), stop)
    at += is_graded(document, at, stop)
    before, first, at = _body_before(document, at, stop)
    party, first, at = _or_party(document, party, first, at, stop)
    verb = before is not None and lower(document, at, stop) in lists["headline_verbs"]
    if verb and (_opens(document, begin) or lower(document, begin - 1, stop) in ("'s", "'")):
        return None
    head = -1
    while (
        at < stop and at - first < _LONGEST and not (head >= 0 and is_rank(doc[at], doc[head]))
    ):
        token = doc[at]
        mention = document.at(token)
        if is_head(token) and (mention is None or mention.type is not EntityType.PERSON):
            head = at
        elif (
            before is None
            and head < 0
            and at - first <= _BEFORE_BODY
            and (inner := body_at(document, at)) is not None
            and inner.kind is MentionKind.NAME
            and inner.type is EntityType.INSTITUTION
            and not (at > first and tells_where(document, at, stop))
            and not is_beat(document, at, stop)
        ):
            if _is_of_member(document, at, inner):
                party, at = _over_party(document, at, stop)
                before, first, at = _body_before(document, at, stop)
                continue
            before = inner  # "a second-year USI art major"
            at = document.spans[document.owner[at]].end
            at += lower(document, at, stop) in ("'s", "'")
            first = at
            continue
        elif is_barred(doc, at) or not (
            may_stand(document, at)
            or is_ranking(doc, at)
            or (before is not None and mention is not None and mention.type is EntityType.PLACE)
            or (at > first and joins_title(document, at, stop))
            or (at > first and before is None and tells_where(document, at, stop))
            or (mention is not None and _is_of_member(document, at, mention))
            or (before is not None and is_sent_to(document, before, at, stop))
            or is_beat(document, at, stop)
        ):
            break
        at += 1
    if head < 0:
        return None
    first, before = own_title(document, first, head, before)
    if party is not None and is_party_post(document, before, first, head):
        before = party
    end, after, reached = _tail(document, first, head, stop, before)
    longer = reached < stop and doc[reached].pos_ == "NOUN" and not is_day(doc[reached])
    if after is None and before is not None and longer:
        return None  # "Boeing president candidates"
    return Post(
        start=first, head=head, end=end, begin=begin, stop=reached, before=before, after=after
    )


def _tail(
    document: Document, first: int, head: int, stop: int, before: Mention | None
) -> tuple[int, Mention | None, int]:
    """Return the ends of a title and its phrase, and its body: with a branch behind a comma."""
    end, after, reached = ends(document, first, head, stop)
    if before is not None and after is None and end == reached:
        end = reached = past_desk(document, before, end, stop)
    return end, after, reached


def _over_party(document: Document, at: int, stop: int) -> tuple[Mention | None, int]:
    """Step over the party of whoever has a title; return it, or None, and where to go on."""
    party = body_at(document, at)
    if party is None or not _is_of_member(document, at, party):
        return None, at
    return party, skip_status(document, document.spans[document.owner[at]].end, stop)


def _or_party(
    document: Document, party: Mention | None, first: int, at: int, stop: int
) -> tuple[Mention | None, int, int]:
    """Step over the party behind a body too: "Kentucky Republican Governor X"."""
    if party is not None or first < at:
        return party, first, at
    party, at = _over_party(document, at, stop)
    return party, at, at


def _is_of_member(document: Document, at: int, body: Mention) -> bool:
    """Tell whether a party only says what its member is: "the Republican chairman of X"."""
    end = document.spans[document.owner[at]].end
    own = end < len(document.doc) and document.doc[end].lower_ in ("'s", "'")
    return is_party(body) and not own and not body.text.lower().endswith("party")


def _body_before(document: Document, at: int, stop: int) -> tuple[Mention | None, int, int]:
    """Read the body that opens a title.

    Returns:
        The body or None, the first token of the title, and the first behind the body.
    """
    start, doc = at, document.doc
    body = body_at(document, at)
    if body is None:
        return None, at, at
    if body.type is EntityType.INSTITUTION and is_beat(document, at, stop):
        return None, at, at  # "White House correspondent for Acme News"
    at = document.spans[document.owner[at]].end
    if at < stop and doc[at].text in _DASHES and doc[at - 1].whitespace_:
        return None, start, start  # "LEEDS - Secretary of State X said"
    at += body.text == "Saudi" and lower(document, at, stop) == "arabian"
    if is_base(document, at, stop):
        at = skip_status(document, at + 2, stop)
        return None, at, at  # "a Leeds-based senior adviser"
    if is_portfolio(document, body, at, stop):
        return None, start, at
    if is_joined(document, at, stop):
        return None, start + (country_called(doc[start].text) is not None), at
    if at < stop and doc[at].lower_ in ("'s", "'"):
        year = at + 1 < stop and doc[at + 1].is_digit and len(doc[at + 1]) == _YEAR
        at += 1 + year  # "the party's 2018 nominee"
        at += 3 * (lower(document, at + 2, stop) == "based")  # "Acme's London-based founder"
    at = skip_status(document, at + is_deed(document, at), stop)
    return body, at, at


_DASHES = frozenset(("-", "--", "\u2013", "\u2014"))

_YEAR = 4
"""Digits of a year."""


def _opens(document: Document, at: int) -> bool:
    """Tell whether a token is the first of its sentence, or the first after a colon."""
    before = document.doc[document.doc[at].sent.start : at]
    return all(token.is_space for token in before) or before[-1].text == ":"


def _shared(document: Document, found: list[Post]) -> list[Post]:
    """Give each post that lacks a body the one of its neighbour."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        here, after = result[index], result[index + 1]
        if (
            not (here.before or here.after)
            and after.before is None
            and not _is_of_land(document, here, after)
            and not _is_of_something(document, here)
            and document.doc[after.head].lower_ != "fellow"  # its body employs nobody
            and not _founds(document, here, after)
            and not _is_trade_beside(document, here, after)
            and not _is_seat_beside(document, here, after)
        ):
            result[index] = replace(here, after=after.after)
        elif (
            here.before is None
            and here.after is None
            and after.before is not None
            and after.before.type is EntityType.INSTITUTION
            and document.doc[here.head].lower_ in role_words()["company_heads"]
        ):
            result[index] = replace(here, after=after.before)
    for index in range(1, len(result)):
        here, earlier = result[index], result[index - 1]
        free = here.before is None and here.after is None and earlier.after is None
        free = free and document.doc[here.head].lower_ not in role_words()["study_authors"]
        # "Acme head and a former nurse" was no nurse at Acme
        free = free and not _is_ex_of_state(document, here, earlier)
        free = free and not _is_of_cabinet(document, here, earlier)
        if free and document.doc[here.begin - 1].lower_ not in ("the", "a", "an"):
            result[index] = replace(here, before=earlier.before)
    return result


def _founds(document: Document, here: Post, after: Post) -> bool:
    """Tell whether a trade stands beside what one founded: "a lawyer and co-founder of X"."""
    founded = document.doc[after.head].lower_.rpartition("-")[2] == "founder"
    return founded and head_word(document, here) in role_words()["private_trades"]


def _is_trade_beside(document: Document, here: Post, after: Post) -> bool:
    """Tell whether a trade stands beside a post of its own: "a chemist and the head of X".

    An article or "former" of its own begins the post anew, and the trade need not be one there.
    Nor need that of "a medical doctor and assistant secretary at X", who is an officer there.
    """
    doc, lists = document.doc, role_words()
    anew = after.begin < after.start or doc[after.begin - 1].lower_ == "the"
    head = head_word(document, here)
    if anew and here.start == here.head and head in lists["trades"]:
        return True
    if doc[here.head].is_title and head in lists["flag_ranks"]:
        return True  # "Rear Admiral and director of X"
    callings = lists["callings"] | lists["experts"]
    officer = head_word(document, after) in lists["officers"]
    return officer and doc[here.begin - 1].lower_ in ("a", "an") and head in callings


def _is_seat_beside(document: Document, here: Post, after: Post) -> bool:
    """Tell whether a legislator chairs a body: "the senator and chair of the Committee"."""
    body, lists = after.after, role_words()
    if body is None or body.type is not EntityType.INSTITUTION:
        return False
    sits = head_word(document, here) in lists["lawmakers"] | lists["congress"]
    return sits and body.name.lower().split()[-1] in lists["committees"]


def _is_of_land(document: Document, here: Post, after: Post) -> bool:
    """Tell whether a state's post stands beside a party's: "chancellor and leader of X"."""
    led = after.after is not None and is_party(after.after)
    return led and head_word(document, here) in role_words()["governing"]


def _is_of_cabinet(document: Document, here: Post, earlier: Post) -> bool:
    """Tell whether a state's secretary headed a body: "UN head and secretary of state"."""
    doc = document.doc
    secretary = doc[here.head].lower_ == "secretary" and doc[here.head + 1].lower_ == "of"
    body = earlier.before
    return secretary and body is not None and body.type is EntityType.INSTITUTION


def _is_ex_of_state(document: Document, here: Post, earlier: Post) -> bool:
    """Tell whether a party's leader had a state's post: "Labour leader and former minister"."""
    led = earlier.before is not None and is_party(earlier.before)
    return (
        led and here.begin < here.start and head_word(document, here) in role_words()["state"]
    )


def _is_of_something(document: Document, post: Post) -> bool:
    """Tell whether a title says what it is of: "author of the study" needs no body.

    Nor does what is unread and has a capital: "an adviser to Acme and former head of Zephyr".
    """
    doc, link = document.doc, post.head + 1
    if link + 1 < post.end and doc[link].lower_ == "to" and doc[link + 1].pos_ == "PROPN":
        return True
    return any(token.lower_ in DETERMINERS for token in document.doc[post.head + 1 : post.end])


def each_person(document: Document) -> Iterator[tuple[Mention, Span]]:
    """Yield the mentions of people, with their tokens."""
    pairs = zip(document.mentions, document.spans, strict=True)
    yield from (pair for pair in pairs if pair[0].type is EntityType.PERSON)
