"""Finds the country of a state's post where the title names none: "Energy Secretary X"."""

from kg.extraction.grammar.contextwords import context_tables, states_with, without_post
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

_AHEAD = 2
"""How many times as often as the next a country is named whose posts are printed without it."""


def state(document: Document, post: Post, title: str, taken: frozenset[str]) -> Mention | None:
    """Return a mention of the country whose post a title is, or None."""
    if is_of_unnamed(document, post):
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


def _told_before(document: Document, post: Post) -> dict[str, Mention]:
    """Return the countries that the sentence before "the interior minister" names, or none.

    The article takes up what was said just before, whatever the news is about. Capitals are
    left: "the Foreign Minister" is often all that some papers print of their own.
    """
    doc = document.doc
    if doc[post.head].is_title or doc[post.begin - 1].lower_ != "the" or not post.begin:
        return {}
    return named_near(document, post.begin, back=True)
