"""Teams that go by the name of their country or city, in reports of matches.

"Sweden beat South Korea" speaks of two teams, "in Sweden" of a country. Only an article that
is full of words of sport is read so, and only a name that stands where a team stands.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.nlp.names.positions import has_player
from kg.nlp.parsing.lookups import indexed
from kg.nlp.parsing.words import country_names, words

_KINDS = 5
"""Different words of sport in a report of a match."""

_DENSITY = 80
"""At most so many words of the article for one word of sport."""

_LEAST = 2
"""Places of a name where a team stands."""

_ROUND = 4
"""Teams from which on an article tells of a round of matches, where each plays once."""

_PLAYERS = 5
"""Names in a list of a team's players."""


@dataclass(frozen=True, slots=True)
class Squad:
    """A printed list of a team's players: "England: Lewsey; Sackey, Tait".

    Attributes:
        team: Index of the team's last token.
        players: First token and token after the last of each player.
    """

    team: int
    players: tuple[tuple[int, int], ...]


@lru_cache(maxsize=4)
def is_match_report(doc: Doc) -> bool:
    """Tell whether an article is about a match, by its words."""
    forms = indexed(doc).forms
    counts = [len(forms[word]) for word in forms.keys() & words().sport]
    return len(counts) >= _KINDS and sum(counts) * _DENSITY >= len(doc)


def teams(doc: Doc, places: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return which of some names of places stand for teams.

    Where a player's position and name follow, a name is a team's in any article.

    Args:
        doc: The parsed doc.
        places: First token and token after the last of each name of a place.
    """
    match = is_match_report(doc)
    players = {(start, end) for start, end in places if has_player(doc, end, match=match)}
    if not match:
        # "United States basketball player X" says where X is from.
        return {span for span in players if doc[slice(*span)].text not in country_names()}
    seen: Counter[str] = Counter({doc[start:end].text: _LEAST for start, end in players})
    roots = {doc[start:end].root.i for start, end in places}
    for start, end in places:
        root = doc[start:end].root
        if _plays(doc, root, end):
            # Whom a name plays, and how it ended, make it plain at once.
            sure = _is_scored(root) or _meets(root, roots)
            seen[doc[start:end].text] += _LEAST if sure else 1
    clear = sum(count >= _LEAST for count in seen.values())
    least = 1 if clear >= _ROUND else _LEAST
    return players | {
        (start, end)
        for start, end in places
        if seen[doc[start:end].text] >= least and not _is_where(doc[start:end].root)
    }


def _plays(doc: Doc, name: Token, end: int) -> bool:
    lists = words()
    after = doc[end].lower_ if end < len(doc) else ""
    if after in lists.players or (after == ":" and (name.i == 0 or doc[name.i - 1].is_space)):
        return True  # "Panama coach X", "England: Lewsey, Sackey"
    if after in ("'s", "'") and any(
        token.lower_ in lists.players | lists.strokes for token in doc[end + 1 : end + 4]
    ):
        return True
    if name.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "conj"):
        head = name.head.head if name.dep_ == "conj" else name.head
        return head.lemma_.lower() in lists.matches
    if name.dep_ == "pobj" and name.head.lower_ in _SIDES:
        above = name.head.head.lemma_.lower()
        return above in lists.matches or above in lists.strokes
    return False


_SIDES = frozenset(("against", "over", "to", "for", "by", "with", "of"))
# Between what a player does and a team: "a rout of Sweden", "drew with Sweden".

_SCORE = re.compile(r"(?<![\w.-])\d{1,3}[-\N{EN DASH}]\d{1,3}(?![\w-])")


def _is_scored(name: Token) -> bool:
    """Tell whether a score stands in a name's sentence: "beat Hungary 2-0"."""
    return _SCORE.search(name.sent.text) is not None


def _meets(name: Token, roots: Collection[int]) -> bool:
    """Tell whether a verb sets one place against another: "Russia beat Croatia"."""
    verb = name.head.head if name.dep_ == "pobj" else name.head
    if verb.lemma_.lower() not in words().matches:
        return False
    sides = {
        token.i
        for child in verb.children
        for token in ((*child.children,) if child.dep_ == "prep" else (child,))
        if token.i in roots and (child.dep_ != "prep" or child.lower_ in _SIDES)
    }
    return len(sides) > 1


def _is_where(name: Token) -> bool:
    return name.dep_ == "pobj" and name.head.lower_ in ("in", "from", "at", "near", "across")


def squads(doc: Doc) -> Iterator[Squad]:
    """Yield the printed lists of players of a report of a match."""
    team = -1
    for token in doc:
        opens = token.i == 0 or "\n" in doc[token.i - 1].text
        if not opens or token.is_space or not token.is_title:
            continue
        at = token.i + 1
        while at < len(doc) and at - token.i < 4 and doc[at].is_title:
            at += 1
        if at >= len(doc) or doc[at].text != ":":
            continue
        more = token.lower_ in ("replacements", "substitutes", "subs")
        if not more:
            team = at - 1
        players = tuple(_players(doc, at + 1))
        if team >= 0 and len(players) >= _PLAYERS:
            yield Squad(team, players)


def _players(doc: Doc, at: int) -> Iterator[tuple[int, int]]:
    """Yield names of three words at most, between commas and semicolons."""
    start = at
    while at < len(doc):
        token = doc[at]
        breaks = "\n" in token.text
        if token.text in (",", ";", ".", "(") or breaks:
            if not 0 < at - start <= _LONGEST or not doc[start].text[0].isupper():
                return
            yield start, at
            if token.text == "(":
                while at < len(doc) - 1 and doc[at].text != ")":
                    at += 1
                at += 1
                breaks = at < len(doc) and "\n" in doc[at].text
            if breaks or at >= len(doc) or doc[at].text == ".":
                return
            start = at + 1
        elif token.is_lower and token.is_alpha:
            return
        at += 1


_LONGEST = 4
"""Tokens of a player's name; "T-Pole" is three."""
