"""Steps over what a phrase says of a holder before the title: the side, and which one it is.

No title says whether its holder is on the far right, dovish or the eleventh who holds it.
"""

from spacy.tokens import Token

from kg.extraction.grammar.rolewords import is_by_office, is_head, role_words
from kg.extraction.titles.bodystarts import body_at, lower
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def over_leaning(document: Document, at: int, stop: int) -> int:
    """Return where a phrase goes on behind one word for a side or a number, or where it is."""
    lists, word = role_words(), lower(document, at, stop)
    if word in lists["ordinals"]:
        return at + (lower(document, at + 1, stop) in lists["counted_heads"])
    if word in ("longest", "long") and document.doc[at + 1 : at + 3].text == "-serving":
        return at + 3
    hyphened = at + 3 < stop and document.doc[at + 1].text == "-"
    if hyphened and document.doc[at + 2].lower_ in lists["described_by"]:
        return at + 3  # "low-key governor", "Trump-appointed chairman"
    if word in lists["leanings"] and document.at(document.doc[at]) is None:
        return at + 1
    if word in lists["sides"] and lower(document, at + 1, stop) == "-" and at + 3 < stop:
        said = document.doc[at + 2]
        # "pro-European", "pro-market", but an "anti-terror chief" is for that
        toward = document.doc[at].is_lower and said.text[0].isupper()
        toward = toward or (
            word == "pro" and said.pos_ in ("NOUN", "ADJ") and said.lower_ != "vice"
        )
        if said.lower_ in lists["side_words"] or (toward and not is_head(said)):
            return at + 3
    return at


def skip_status(document: Document, at: int, stop: int) -> int:
    """Step over "former", "far-right" and the like, but not into a name: "New York mayor"."""
    start = at
    while at < stop:
        past = over_leaning(document, at, stop)
        identity = at > start and _tells_identity(document, at, document.doc[at - 1].lower_)
        if past == at and not (identity or _is_status(document, at, stop)):
            break
        at = max(past, at + 1)
    return at


def _tells_identity(document: Document, at: int, before: str) -> bool:
    """Tell whether a word behind "first" says who is: "the first Muslim mayor"."""
    lists = role_words()
    firsts = {"first", "second", "only"} | lists["ordinals"] | lists["identities"]
    named = document.at(document.doc[at]) is not None
    return before in firsts and not named and document.doc[at].lower_ in lists["identities"]


def _is_status(document: Document, at: int, stop: int) -> bool:
    if is_by_office(document.doc[at]):
        return False
    return (
        document.doc[at].lower_ in role_words()["status_words"]
        and document.at(document.doc[at]) is None
        and not (is_head(document.doc[at]) and _ends_title(document, at + 1, stop))
        and not (
            document.doc[at].lower_ == "first"
            and lower(document, at + 1, stop) in role_words()["after_first"]
        )
    )  # "a fellow of X" is a title, "a fellow director" none


def _ends_title(document: Document, at: int, stop: int) -> bool:
    """Tell whether no title goes on here: "a fellow of X", "a Leeds Institute fellow, said"."""
    linked = at < stop and document.doc[at].lower_ in ("of", "at")
    return linked or at >= stop or document.doc[at].text in _CLOSING


_CLOSING = frozenset((",", ".", ";", ")", "and", "who", "\u2014", "\u2013"))
"""What ends the words before it."""


def is_graded(document: Document, at: int, stop: int) -> bool:
    """Tell whether a rank stands before a country: "a senior US official"."""
    if lower(document, at, stop) not in ("senior", "top", "junior") or at + 1 >= stop:
        return False
    place = body_at(document, at + 1)
    return place is not None and place.type is EntityType.PLACE


def is_day(noun: Token) -> bool:
    """Tell whether a noun behind a title says when: "was named Acme's president today"."""
    return noun.lower_ in _DAYS


_DAYS = frozenset(("today", "yesterday", "tomorrow", "tonight"))


def own_title(
    document: Document, first: int, head: int, before: Mention | None
) -> tuple[int, Mention | None]:
    """Return where a title starts behind what only describes its holder, and its body.

    An adjective in small letters is no part of a title in capitals: "dovish President Lee". A
    trade before a rank is another post, and the rank is of no country: "Canadian pilot wing
    commander Lowe". What an armed band is says its name: "FARC guerrilla leader".
    """
    doc, lists = document.doc, role_words()
    banded = before is not None and before.type is EntityType.INSTITUTION
    while (
        banded and first < head and doc[first].is_lower and doc[first].lower_ in lists["bands"]
    ):
        first += 1
    capital = doc[head].is_title  # not of "senior Asia strategist"
    while capital and first < head and _describes(doc[first]) and doc[first + 1].is_title:
        first += 1
    rank = doc[head - 1 : head + 1].text.lower() if head > first + 1 else ""
    if rank not in lists["forces_ranks"] or doc[head - 2].lower_ not in lists["forces_trades"]:
        return first, before
    people = before is not None and before.kind is MentionKind.DEMONYM
    return head - 1, None if people else before


def _describes(word: Token) -> bool:
    """Tell whether an adjective in small letters ranks nobody and says not what a post is for.

    Others do: "deputy Prime Minister", "foreign Minister", "presidential Envoy".
    """
    lists, lower = role_words(), word.lower_
    if not word.is_lower or word.tag_ not in ("JJ", "VBN") or lower.endswith("al"):
        return False
    ranked = (
        lists["lesser"] | lists["ranking"] | lists["party_adjectives"] | lists["portfolios"]
    )
    return lower not in ranked and lower not in lists["heads"] and not is_head(word)


def is_toward(document: Document, place: Mention) -> bool:
    """Tell whether a place is only what somebody is for: "the pro-Russia politician X"."""
    doc, at = document.doc, document.span(place).start
    if at > 1 and doc[at - 1].text == "-":
        return doc[at - 2].lower_ in _TOWARD
    return at > 0 and doc[at - 1].lower_ in _TOWARD


def is_of_first(document: Document, person: Mention, place: Mention) -> bool:
    """Tell whether a demonym is only the first one's: "Cuban pianist X and singer Y"."""
    doc, home, at = document.doc, document.span(place), document.span(person).start - 1
    if place.kind is not MentionKind.DEMONYM or home.end > at or home.sent != doc[at].sent:
        return False
    described = at
    while doc[at].pos_ in ("NOUN", "ADJ") and doc[at].is_lower and at > home.end:
        at -= 1
    if at == described or doc[at].lower_ != "and":
        return False
    between = (document.at(token) for token in doc[home.end : at])
    return any(one is not None and one.type is EntityType.PERSON for one in between)


_TOWARD = frozenset(("pro", "anti"))
