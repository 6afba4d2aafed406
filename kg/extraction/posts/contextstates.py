"""Finds the country of a state's post where the title names none: "Energy Secretary X"."""

from kg.extraction.grammar.contextwords import context_tables, states_with, without_post
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.places.countries import (
    LEAST,
    before_in_item,
    countries_named,
    named_before,
    named_near,
)
from kg.extraction.places.items import is_digest, item_mentions
from kg.extraction.places.kinds import country_of
from kg.extraction.titles.titles import Post
from kg.extraction.titles.unread import is_of_unnamed
from kg.model import Mention
from kg.nlp import Document
from kg.nlp.parsing.words import words

_AHEAD = 2
"""How many times as often as the next a country is named whose posts are printed without it."""


def state(document: Document, post: Post, title: str, taken: frozenset[str]) -> Mention | None:
    """Return a mention of the country whose post a title is, or None."""
    if is_of_unnamed(document, post) or _is_of_part(document, post, title):
        return None
    counts, names = countries_named(item_mentions(document, post.start))
    only = context_tables()["only"].get(title)
    if only is not None:
        return names.get(only)
    without = without_post(title) | taken
    among = states_with(title)
    if among is not None:
        without |= counts.keys() - among
    if is_digest(document):
        return before_in_item(document, post.begin, without)
    ranked = [(key, count) for key, count in counts.most_common() if count >= LEAST]
    if not ranked or not named_before(document, ranked[0][0], post.begin):
        return None
    key, count = ranked[0]
    near = named_near(document, post.begin) or _told_before(document, post)
    if near and key not in near:
        theirs = [one for each, one in near.items() if each not in without]
        return theirs[0] if len(theirs) == 1 else None
    rivals = [other for other, often in ranked[1:] if count < _AHEAD * often]
    if key not in without and not rivals:
        return names[key]
    if without.isdisjoint((key, *rivals)):
        return None
    # The article is about a country that has no such post, beside another that has one.
    left = [(key, count) for key, count in ranked if key not in without]
    if len(left) == 1 and left[0][1] > LEAST:
        return names[left[0][0]]
    sent = document.doc[post.head].sent
    before = {country_of(document.at(token)) for token in document.doc[sent.start : post.start]}
    possible = [key for key in before if key is not None and key not in without]
    return names[possible[0]] if len(possible) == 1 and counts[possible[0]] >= LEAST else None


def _is_of_part(document: Document, post: Post, title: str) -> bool:
    """Tell whether a post is rather one of a state of a federation than the federation's.

    "Sen. X has been in the Legislature" sits there, and "In Ohio, she will face the attorney
    general, X" names Ohio's.
    """
    doc = document.doc
    sent = doc[post.head].sent
    if title in role_words()["congress"]:
        return any(token.lower_ in _STATE_HOUSES for token in sent)
    if doc[post.head].is_title or doc[post.start].is_title or title not in _OF_PARTS_TOO:
        return False
    before = (document.at(token) for token in doc[sent.start : post.begin])
    return any(one is not None and one.name in words().states for one in before)


_STATE_HOUSES = frozenset(("legislature", "statehouse"))
_OF_PARTS_TOO = frozenset(("attorney general", "secretary of state", "treasurer"))
"""Posts that a federation and its states both have."""


def _told_before(document: Document, post: Post) -> dict[str, Mention]:
    """Return the countries that the sentence before "the interior minister" names, or none.

    The article takes up what was said just before, whatever the news is about. Capitals are
    left: "the Foreign Minister" is often all that some papers print of their own.
    """
    doc = document.doc
    if doc[post.head].is_title or doc[post.begin - 1].lower_ != "the" or not post.begin:
        return {}
    return named_near(document, post.begin, back=True)
