"""Tells bodies that people join from those that employ them, by their names and the article."""

from collections import Counter
from functools import lru_cache

from spacy.tokens import Doc

from kg.extraction.grammar.rolewords import role_words
from kg.extraction.parties.parties import is_called_party, is_contender, is_party
from kg.extraction.titles.titles import Post
from kg.model import EntityType, Mention
from kg.nlp import Document
from kg.nlp.names.teams import is_match_report
from kg.nlp.parsing.lookups import indexed
from kg.nlp.parsing.words import words


def takes_members(document: Document, body: Mention) -> bool:
    """Tell whether people are members of a body: a party, a committee, a band, a militia.

    In a report of a match every body with people is taken for a team, in one about music for a
    band, if its name does not say otherwise.
    """
    return (
        (is_match_report(document.doc) and not _is_outlet(body))
        or is_party(body)
        or _is_listed(body)
        or (not _is_outlet(body) and _is_elected(document, body))
        or not role_words()["member_bodies"].isdisjoint(_kind_words(body))
        or (_is_about_music(document.doc) and _may_be_band(body))
    )


def _is_elected(document: Document, body: Mention) -> bool:
    """Tell whether the text tells of a body what is told of parties only."""
    return is_called_party(document, body) or is_contender(document, body)


def _is_listed(body: Mention) -> bool:
    """Tell whether a name is known as one of an armed group or of a sports club."""
    lists, name = role_words(), body.name.lower()
    team = name.rpartition(" ")
    known = name in lists["armed_groups"] or name in lists["clubs"]
    return known or (bool(team[0]) and team[2] in lists["team_words"])


def _kind_words(body: Mention) -> set[str]:
    """Return a body's words but the first of "United Nations", which is no kind of team."""
    if body.name.lower() in role_words()["seats_of_power"]:
        return set()  # who joins the White House works there
    parts = body.name.lower().split()
    return {*parts[-1:], *(part for part in parts[:-1] if part != "united")}


def _is_outlet(body: Mention) -> bool:
    return not role_words()["outlets"].isdisjoint(body.name.lower().replace("-", " ").split())


_MUSIC = 5
"""Different words of music in an article about it."""


@lru_cache(maxsize=4)
def _is_about_music(doc: Doc) -> bool:
    return len(indexed(doc).forms.keys() & role_words()["music"]) >= _MUSIC


_LEAST, _LEAD = 3, 2
"""How often an article names the band that it is about, and how many times the next."""


def band(document: Document) -> Mention | None:
    """Return the band that an article about music is about, or None."""
    if not _is_about_music(document.doc):
        return None
    bands = [one for one in document.mentions if _may_be_band(one)]
    counts = Counter(one.name for one in bands)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return None
    return next(one for one in bands if one.name == ranked[0][0])


def _may_be_band(body: Mention) -> bool:
    parts = set(body.name.lower().split())
    other = words().institutions | role_words()["music_trade"]
    return body.type is EntityType.INSTITUTION and parts.isdisjoint(other)


def is_sent_by(document: Document, post: Post, head: str, body: Mention) -> bool:
    """Tell whether somebody sits elsewhere for a body: "a city councillor from the KMT".

    Args:
        document: The document.
        post: The title.
        head: Its head noun in small letters.
        body: The body behind it.
    """
    doc, lists = document.doc, role_words()
    if body is not post.after or body.type is not EntityType.INSTITUTION:
        return False
    sits = head in lists["seats"] | lists["sitters_for_party"] | {"minister"}
    return sits and doc[post.end : post.end + 1].text.lower() == "from"
