"""Tells the words for what somebody plays as: "pass rusher", "rookie QB", "left-back"."""

from spacy.tokens import Doc

from kg.nlp.parsing.words import words

_BEFORE = 6
"""Words before a position at most that say more of its player: "star", "21 - year - old"."""

_LONGEST = 3
"""Tokens of a position at most: "fly - half"."""


def is_position(doc: Doc, start: int, end: int, *, match: bool) -> bool:
    """Tell whether tokens are a player's position with words that describe the player.

    Args:
        doc: The parsed doc.
        start: First token behind the team.
        end: Token after the last; the player's name may start there.
        match: Whether the doc is a report of a match, where "center" is one too.
    """
    if not start < end <= len(doc) or end - start > _BEFORE + _LONGEST:
        return False
    return any(
        _is_listed(doc, first, end, match=match) and _describes(doc, start, first)
        for first in range(max(start, end - _LONGEST), end)
    )


def _is_listed(doc: Doc, start: int, end: int, *, match: bool) -> bool:
    lists = words()
    if end - start == 1 and doc[start].text in lists.positions:
        return True
    phrase = " ".join(token.lower_ for token in doc[start:end])
    if not doc[start].is_lower:
        return False
    return phrase in lists.plays_as or (match and phrase in lists.plays_in_match)


def has_player(doc: Doc, end: int, *, match: bool) -> bool:
    """Tell whether a position and a player's name follow a team's: "Browns QB X".

    Args:
        doc: The parsed doc.
        end: Token after the name of what may be a team.
        match: Whether the doc is a report of a match.
    """
    start = end + (end < len(doc) and doc[end].lower_ in ("'s", "'"))
    for stop in range(start + 1, min(start + _BEFORE + _LONGEST, len(doc) - 1) + 1):
        if doc[stop].pos_ == "PROPN" and doc[stop].is_title:
            return is_position(doc, start, stop, match=match)
    return False


def _describes(doc: Doc, start: int, end: int) -> bool:
    return end - start <= _BEFORE and all(
        token.text == "-"
        or token.like_num
        or (token.is_lower and token.pos_ in ("ADJ", "NOUN", "ADV", "PROPN"))
        or token.text in ("All", "Star", "Pro")
        for token in doc[start:end]
    )
