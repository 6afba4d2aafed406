"""Tells a post of a time that is over by whose or which time that was.

"An aide under President Reagan", "Nixon White House counsel X", "an officer during the American
Revolution": whoever had it then has it no more. When a president left is in ``leaders.csv``,
and the wars and ages that are over are in ``stance.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.places.kinds import country_of
from kg.extraction.status.leaders import presided_until
from kg.model import Fact, Mention
from kg.nlp import Document


def is_of_past_era(document: Document, fact: Fact[Mention], date: str) -> bool:
    """Tell whether a post was had under a president of the past or in an age long over.

    Args:
        document: The document.
        fact: That somebody holds a position.
        date: When the article was published: as much of it as is known.
    """
    if not fact.role:
        return False
    place = fact.evidence[0].object
    span = document.doc.char_span(*place, alignment_mode="expand")
    if span is None:
        return False
    noun = fact.role.lower().partition(" for ")[0].partition(" of ")[0].rpartition(" ")[2]
    body = span.root
    words = [body, *(one for one in body.ancestors if one.lower_ == noun)]
    words += [one for one in body.children if one.lower_ == noun]
    if any(_is_under(link, date) for word in words for link in _links(word)):
        return True
    serves = fact.role.lower() in stance_words().cabinet and country_of(fact.object) is not None
    return _is_of_team(words, date, serves=serves)


def _links(word: Token) -> Iterator[Token]:
    """Yield the prepositions behind a word, also those the parse hangs on the one before."""
    for child in word.children:
        if child.dep_ == "prep" and child.i > word.i:
            yield child


def _is_under(link: Token, date: str) -> bool:
    """Tell whether a preposition says under whom or when: "under X", "during the Cold War"."""
    listed = link.lower_
    if listed not in ("under", "during", "in"):
        return False
    for noun in link.children:
        if noun.dep_ != "pobj":
            continue
        if listed == "under" and _is_over(noun, date) and _is_named(noun):
            return True
        if noun.lemma_.lower() in stance_words().rule and _has_leader(noun, date):
            return True  # "in the Reagan administration"
        if listed == "during" and _is_age(noun):
            return True
    return False


def _is_age(noun: Token) -> bool:
    """Tell whether a word ends the name of an age that is over: "the American Revolution"."""
    phrase = noun.doc[noun.left_edge.i : noun.i + 2].text.lower().removeprefix("the ")
    return any(phrase.startswith(age) for age in stance_words().ages)


def _is_of_team(words: list[Token], date: str, *, serves: bool) -> bool:
    """Tell whether whose team it is stands before: "Nixon White House counsel".

    Args:
        words: The noun of the post and the body.
        date: When the article was published.
        serves: Whether only a head of state has the post to give: "Obama's attorney general".
    """
    for word in words:
        for child in word.lefts:
            if not _is_over(child, date):
                continue
            if child.dep_ == "poss":
                return serves
            before = child.sent.start == child.i or child.nbor(-1).pos_ != "PROPN"
            after = child.doc[child.i + 1 : child.i + 3].text.lower()
            if child.dep_ in ("compound", "nmod") and before and after.startswith(_TEAMS):
                return True
    return False


_TEAMS = ("white house", "administration", "cabinet", "justice department")
"""What may follow the name of a president of the past who is named for his time."""


def _is_named(noun: Token) -> bool:
    """Tell whether a surname is the president's: "President Clinton", but "under Clinton"."""
    return noun.lower_ not in _OF_TWO or any(child.dep_ == "compound" for child in noun.lefts)


_OF_TWO = frozenset(("bush", "clinton"))


def _has_leader(noun: Token, date: str) -> bool:
    return any(
        child.dep_ in ("compound", "poss", "nmod", "amod") and _is_over(child, date)
        for child in noun.lefts
    )


def _is_over(name: Token, date: str) -> bool:
    """Tell whether a word is the surname of a president who had left by a date."""
    return name.pos_ == "PROPN" and presided_until(name.lower_, date)
