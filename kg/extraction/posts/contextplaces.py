"""Finds the city or the part of a country that a title without one is of: "Governor X"."""

from collections import Counter

from kg.extraction.grammar.contextwords import context_tables
from kg.extraction.places.countries import LEAST, countries_named
from kg.extraction.places.items import item_mentions
from kg.extraction.places.kinds import country_of
from kg.extraction.titles.titles import Post
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.lookups import indexed
from kg.nlp.parsing.words import country_names, words

_LEAD = 2
"""How many times as often as the next one what an article is about is named."""


def city(document: Document, post: Post) -> Mention | None:
    """Return the place named last before a title in its sentence, if it may have a mayor.

    Of "Acton, Ohio, Mayor X" it is the town.
    """
    doc = document.doc
    town = town_before(document, post)
    if town is not None:
        return town
    for index in range(post.start - 1, doc[post.start].sent.start - 1, -1):
        mention = document.at(doc[index])
        if mention is not None and mention.type is EntityType.PLACE:
            return mention if has_mayor(mention) else None
    return None


def has_mayor(place: Mention) -> bool:
    """Tell whether a place may have a mayor: no state has one, nor a part of a federal one.

    Some are called as their cities: "New York Mayor X".
    """
    if place.kind is MentionKind.PRONOUN:
        return True
    people = place.kind is MentionKind.DEMONYM
    if not people and place.name in context_tables()["cities"]["too"]:
        return True
    return country_of(place) is None and place.name not in words().states


def town_before(document: Document, post: Post) -> Mention | None:
    """Return the town of a post that its state parts from it: "Acton, Ohio, Mayor X"."""
    doc, comma = document.doc, post.begin - 1
    if comma < _TOWN or doc[comma].text != "," or comma - 1 not in document.owner:
        return None
    first = document.spans[document.owner[comma - 1]].start
    state, town = document.at(doc[comma - 1]), document.at(doc[first - 2])
    if state is None or town is None or doc[first - 1].text != ",":
        return None
    parted = state.name in words().states or country_of(state) is not None
    named = town.kind is MentionKind.NAME and has_mayor(town)
    places = state.type is EntityType.PLACE and town.type is EntityType.PLACE
    return town if parted and named and places else None


_TOWN = 3
"""Tokens before the comma that stands behind a town and its state, least."""


def town_or_part(document: Document, post: Post) -> Mention | None:
    """Return the place whose mayor or the like a title is: a city, else a county."""
    place = city(document, post) or region(document, post)
    return place if place is not None and has_mayor(place) else None


def region(document: Document, post: Post) -> Mention | None:
    """Return the part of a country whose governor or the like a title is, or None.

    It is the only place, but for countries, that the sentence names before the title and the
    article names again, else the one that the article names most often by far. Where it names
    an American state, no city is one: "lawmakers returned to Raleigh, called by Gov. X".
    """
    doc = document.doc
    named = item_mentions(document, post.start)
    places = [one for one in named if _is_part_of_country(one)]
    if any(one.name in words().states for one in places):
        # beside another, "Georgia" is a state as well
        places = [one for one in named if _is_named(one) and one.name in words().states]
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
    return _is_named(mention) and _region_or_territory(mention.name)


def _is_named(mention: Mention) -> bool:
    return mention.type is EntityType.PLACE and mention.kind is MentionKind.NAME


def _region_or_territory(name: str) -> bool:
    """Tell whether a place is no state: "Ohio", and "Puerto Rico", whose governor rules it."""
    country = country_names().get(name)
    return country is None or country in context_tables()["governed"]["territories"]


def is_national(document: Document, post: Post, title: str) -> bool:
    """Tell whether no country of an article has parts with such a post, as premiers."""
    federal = context_tables()["without"].get(title, ())
    counts, _ = countries_named(item_mentions(document, post.start))
    return bool(federal and counts) and counts.keys().isdisjoint(federal)
