"""Finds the city or the part of a country that a title without one is of: "Governor X"."""

from collections import Counter

from kg.extraction.contextwords import context_tables
from kg.extraction.countries import LEAST, countries_named
from kg.extraction.items import item_mentions
from kg.extraction.titles import Post
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.lookups import indexed
from kg.nlp.words import country_names, words

_LEAD = 2
"""How many times as often as the next one what an article is about is named."""


def city(document: Document, post: Post) -> Mention | None:
    """Return the place named last before a title in its sentence, if it is no country."""
    doc = document.doc
    for index in range(post.start - 1, doc[post.start].sent.start - 1, -1):
        mention = document.at(doc[index])
        if mention is not None and mention.type is EntityType.PLACE:
            if mention.kind is MentionKind.DEMONYM or mention.name in country_names():
                return None
            return mention
    return None


def region(document: Document, post: Post) -> Mention | None:
    """Return the part of a country whose governor or the like a title is, or None.

    It is the only place, but for countries, that the sentence names before the title and the
    article names again, else the one that the article names most often by far. Where it names
    an American state, no city is one: "lawmakers returned to Raleigh, called by Gov. X".
    """
    doc = document.doc
    places = [one for one in item_mentions(document, post.start) if _is_part_of_country(one)]
    states = [one for one in places if one.name in words().states]
    places = states or places
    counts = Counter(one.name for one in places)
    sent, start = doc[post.start].sent, doc[post.start].idx
    opening = all(one.is_space or one.is_punct for one in doc[sent.start : post.start])
    if opening and sent.start:
        sent = doc[sent.start - 1].sent  # a title that opens a sentence goes on from the last
    near = {one.name: one for one in places if sent.start_char <= one.start < start}
    again = [one for one in near.values() if counts[one.name] >= LEAST]
    if len(near) == 1 and again:
        return again[0]
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < LEAST or (near and not opening):
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return None
    return next(one for one in places if one.name == ranked[0][0])


def state_with_votes(document: Document, post: Post) -> Mention | None:
    """Return the American state whose secretary of state a title is, or None.

    In its own article he or she counts votes, of which the country's has none to count.
    """
    if _VOTES.isdisjoint(indexed(document.doc).forms):
        return None
    states = [one for one in item_mentions(document, post.start) if one.name in words().states]
    ranked = Counter(one.name for one in states).most_common(2)
    if not ranked or ranked[0][1] < LEAST:
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return None
    return next(one for one in states if one.name == ranked[0][0])


_VOTES = frozenset(("ballot", "ballots", "recount", "voters"))


def _is_part_of_country(mention: Mention) -> bool:
    named = mention.type is EntityType.PLACE and mention.kind is MentionKind.NAME
    return named and _region_or_territory(mention.name)


def _region_or_territory(name: str) -> bool:
    """Tell whether a place is no state: "Ohio", and "Puerto Rico", whose governor rules it."""
    country = country_names().get(name)
    return country is None or country in context_tables()["governed"]["territories"]


def is_national(document: Document, post: Post, title: str) -> bool:
    """Tell whether no country of an article has parts with such a post, as premiers."""
    federal = context_tables()["without"].get(title, ())
    counts, _ = countries_named(item_mentions(document, post.start))
    return bool(federal and counts) and counts.keys().isdisjoint(federal)
