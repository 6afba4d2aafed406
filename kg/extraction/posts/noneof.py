"""Tells that a title beside a body or place is no post there, by the two names' own words."""

from kg.extraction.grammar.rolewords import role_words
from kg.extraction.parties.parties import is_party
from kg.extraction.posts.contextplaces import has_mayor
from kg.extraction.titles.titles import Post, head_word
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import country_names, words


def is_none_of(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a title is no post of what stands beside it.

    An expert may only know a firm, a matter reads as a body, a name goes on, whoever writes on
    a platform is not on its staff, no firm has a king, and no state or part of the world has a
    mayor or a president.
    """
    head = head_word(document, post)
    if body.type is EntityType.PLACE:
        if body.name.lower() in _CONTINENTS:
            return head in role_words()["state"]  # "Africa's longest-serving ruler"
        return head == "mayor" and not has_mayor(body)  # "an Ohio mayor" is a town's
    if head in _CALLED:
        return True  # "the king of search at Acme"
    if head in _POSTING and body.name.lower() in role_words()["platforms"]:
        return True
    if _is_of_branch(document, post, body):
        return True
    matter = body is post.before and head in _ABROAD and _reads_as_matter(body)
    expert = head in _EXPERTS and _only_knows(document, post, body)
    return matter or expert or _ends_amiss(document, post) or _is_of_wing(document, post, body)


_CALLED = frozenset(("pioneer", "king", "queen", "prince", "princess", "emperor", "empress"))
"""What somebody is called who has no post in a firm by that."""
_POSTING = frozenset(("blogger", "vlogger", "commentator", "influencer", "user"))
"""Who writes where everybody may."""
_EXPERTS = frozenset(("expert", "specialist", "watcher", "observer", "critic"))
_CONTINENTS = frozenset(("africa", "asia", "europe", "latin america", "south america"))
_ABROAD = frozenset(("envoy", "mediator", "negotiator", "analyst", "expert", "specialist"))


def _only_knows(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether an expert only knows a firm: "an Acme security expert".

    A college or an institute may have such experts of its own.
    """
    if body.kind is not MentionKind.NAME:
        return False
    name = document.span(body)
    if document.doc[name.start - 1].lower_ not in ("a", "an") or post.start - name.end > 1:
        return False
    schools = words().institutions | role_words()["almae_matres"]
    return name.end <= post.start and schools.isdisjoint(body.name.lower().split())


def _reads_as_matter(body: Mention) -> bool:
    """Tell whether what reads as a body is what somebody sees to: "Global Jihad Analyst"."""
    parts = body.name.lower().split()
    worldwide = parts[0] in ("international", "global", "regional")
    return worldwide and parts[-1] not in words().institutions


def _ends_amiss(document: Document, post: Post) -> bool:
    """Tell whether a title ends in a people's adjective, whose noun is cut off."""
    last = document.at(document.doc[post.end - 1]) if post.end - 1 > post.head else None
    return last is not None and last.kind is MentionKind.DEMONYM


def _is_of_branch(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a post is one of a party's branch, not of it all: "Ohio GOP chair X".

    A country before a party says whose it is: "British Conservative leader X".
    """
    if body is not post.before or not is_party(body):
        return False
    at = document.span(body).start - 1
    place = document.at(document.doc[at]) if at >= 0 else None
    if place is None or place.type is not EntityType.PLACE:
        return False
    return place.kind is MentionKind.NAME and place.name not in country_names()


def _is_of_wing(document: Document, post: Post, body: Mention) -> bool:
    """Tell whether a body's name goes on: "leader of al Qaeda in the Arabian Peninsula"."""
    doc, at = document.doc, post.stop
    if body is not post.after or body.name.lower().replace("-", " ") not in _WINGED:
        return False
    return at < len(doc) and doc[at].lower_ == "in"


_WINGED = frozenset(("al qaeda", "al qaida", "islamic state", "isis", "isil", "taliban"))
"""Bodies with others of their name in places."""
