"""Says which words may stand inside a title: joined ones, ranks, and what a minister is for."""

from spacy.tokens import Doc, Token

from kg.extraction.grammar.rolewords import (
    abbreviations,
    all_heads,
    is_by_office,
    is_head,
    is_head_word,
    is_somebody,
    role_words,
)
from kg.extraction.parties.parties import is_party
from kg.extraction.titles.bodystarts import body_at, lower, over_determiners
from kg.extraction.titles.titletails import may_stand
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import words


def joins_title(document: Document, at: int, stop: int) -> bool:
    """Tell whether "and" joins two words of one title ("interior and overseas minister").

    More words may stand before the head behind what ministers are for, "health and human
    services secretary", and in capitals: "Sales and Marketing Vice President". What is taken
    for a party may be what a minister is for: "Economy and Labour Minister".
    """
    doc, lists = document.doc, role_words()
    if doc[at].lower_ != "and" or at == 0 or is_somebody(doc[at - 1]):
        return False
    capital = doc[at - 1].is_title
    matter = doc[at - 1].lower_ in lists["portfolios"]
    reach = _HEAD_AFTER if capital else 3 + matter
    for head in range(at + 2, min(stop, at + reach)):
        inner = doc[head - 1]
        last = doc[head].lower_ in lists["portfolio_heads"]
        named = document.at(inner) is not None
        if inner.lower_ in all_heads() or (
            named and not (last and inner.lower_ in lists["portfolios"])
        ):
            return False
        if capital and not inner.is_title and head > at + 2:
            return False
        if doc[head].lower_ in all_heads():
            return True
    return False


_HEAD_AFTER = 6
"""How far behind "and" the head of a title in capitals stands at most, in words."""


def is_joined(document: Document, at: int, stop: int) -> bool:
    """Tell whether what reads as a body is half a title: "Police and Crime Commissioner"."""
    capitals = at + 1 < stop and document.doc[at + 1].is_title
    return capitals and joins_title(document, at, stop)


def is_portfolio(document: Document, before: Mention, at: int, stop: int) -> bool:
    """Tell whether a body before "minister" is what one is for: "Civil Aviation Minister".

    Of "Police and Crime Commissioner" too, but no league is what its commissioner is for. What
    is taken for a body may be no more than a matter: "National Security Adviser".
    """
    head = lower(document, at, stop)
    if before.text.lower() in role_words()["matters"] and is_head_word(head):
        return True
    if head == "ambassador" and before.text.lower() in role_words()["united_nations"]:
        return lower(document, at + 1, stop) != "to"  # "U.N. Ambassador X" is a country's there
    if head != "minister" and not (head == "commissioner" and " and " in before.text):
        return False
    named = before.type is EntityType.INSTITUTION and before.kind is MentionKind.NAME
    return named and not is_party(before)


def is_deed(document: Document, at: int) -> bool:
    """Tell whether a verb stands before a title: "Police in Kenya arrest opposition leader X".

    Taggers take it for a noun of the title.
    """
    if at >= len(document.doc):
        return False
    doc, owner = document.doc, document.owner.get(at - 1)
    if owner is None or document.mentions[owner].type is not EntityType.PLACE:
        return False
    start = document.spans[owner].start
    if start <= doc[at].sent.start + 1 or doc[start - 1].lower_ != "in":
        return False
    who = doc[start - 2]
    several = who.tag_ in ("NNS", "NNPS") or who.lower_ == "police"
    return several and f"{doc[at].text}s" in role_words()["headline_verbs"]


def is_base(document: Document, at: int, stop: int) -> bool:
    """Tell whether a name only made a holder what he is: "Leeds-based", "US-backed"."""
    if lower(document, at, stop) != "-" or at + 1 >= stop:
        return False
    return document.doc[at + 1].tag_ == "VBN" or document.doc[at + 1].lower_ == "based"


def is_sent_to(document: Document, before: Mention, at: int, stop: int) -> bool:
    """Tell whether a league is where a country has an envoy: "the Peruvian UN ambassador"."""
    league = document.doc[at].lower_ in role_words()["leagues_with_envoys"]
    sent = league and lower(document, at + 1, stop) in ("ambassador", "envoy")
    return sent and before.type is EntityType.PLACE


def tells_where(document: Document, at: int, stop: int) -> bool:
    """Tell whether a place inside a title is where its holder looks: "chief UK analyst at".

    So is what reads like a body before those who watch markets: "senior Asia FX strategist at".
    """
    doc, place = document.doc, document.at(document.doc[at])
    if place is None or place.type not in (EntityType.PLACE, EntityType.INSTITUTION):
        return False
    end = document.spans[document.owner[at]].end
    for index in range(end, min(stop, end + _TOPIC)):
        if is_head(doc[index]):
            linked = lower(document, index + 1, stop) in ("at", "with")
            watches = doc[index].lower_ in role_words()["market_watchers"]
            if place.type is EntityType.INSTITUTION and not watches:
                return False
            body = body_at(document, over_determiners(document, index + 2, stop))
            return linked and body is not None and body.type is EntityType.INSTITUTION
        if not may_stand(document, index):
            break
    return False


_TOPIC = 3
"""Words after a place in a title up to its head: "chief US equity strategist"."""


def is_beat(document: Document, at: int, stop: int) -> bool:
    """Tell whether a name is what a reporter covers: "AP White House correspondent".

    No reporter has a post in the White House.
    """
    owner = document.owner.get(at)
    if owner is None:
        return False
    name = document.spans[owner]
    lists, head = role_words(), lower(document, name.end, stop)
    text = name.text.lower().removeprefix("the ")
    if name[-1].lower_ == "studies" and head in lists["language_teachers"]:
        # "Korean Studies professor at Acton University"
        return words().institutions.isdisjoint(token.lower_ for token in name)
    if head in lists["market_watchers"] | {"analyst"} and text in lists["traded"]:
        return True  # "Acme ETF analyst X"
    return head in lists["beat_holders"] and text in lists["beats"]


def is_rank(token: Token, head: Token) -> bool:
    """Tell whether a capital word after a small one is a rank: "director General X".

    And what is abbreviated after any: "Commander-in-Chief Gen. X", "Vice Chair Sen. X", but
    "Attorney Gen. X" and "Lt. Gen. X".
    """
    graded = role_words()["graded_ranks"] | role_words()["lesser"]  # "Lt. Gov.", "Deputy Gov."
    if head.lower_.rstrip(".") in graded:
        return False
    full = abbreviations().get(token.lower_, token.lower_.rstrip("."))
    rank = full in role_words()["ranks"] | role_words()["congress"]
    general = head.lower_ in _GENERALS and token.lower_ == "gen."
    short = token.text.endswith(".") and not general
    return token.is_title and (head.is_lower or short) and rank


_GENERALS = frozenset(("attorney", "inspector", "surgeon", "secretary", "solicitor"))


def is_ranking(doc: Doc, at: int) -> bool:
    """Tell whether a word opens "ranking member": the first of a committee's minority."""
    return doc[at : at + 2].text.lower() == "ranking member"


def is_barred(doc: Doc, at: int) -> bool:
    """Tell whether a word stands in no title: "longtime", but a "top diplomat" is one.

    So is a "distinguished engineer": a rank of universities and firms.
    """
    word = doc[at].lower_
    if word == "image":  # a caption's word that a copier leaves: "Image President X of"
        return doc[at].is_title and at + 1 < len(doc) and doc[at + 1].is_title
    if word not in role_words()["not_in_titles"] or is_by_office(doc[at]):
        return False
    if word == "distinguished":
        after = doc[at + 1].lower_ if at + 1 < len(doc) else ""
        return after not in role_words()["distinguished"]
    return word != "top" or doc[at : at + 2].text.lower() not in _TOPS


_TOPS = frozenset(("top diplomat", "top general", "top prosecutor", "top judge", "top cop"))
