"""Tells the characters of films and plays from people: "who played Hillside's Mary Jacobs".

Whom a character is related to, works for and lives with is a story's, and no fact. Nor has
somebody died whose death only a film shows.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.phrases import noun_words
from kg.model import Mention
from kg.nlp import Document

_STEPS = 5
"""Heads above a name that lead to the word for playing a part, most."""
_BESIDE = frozenset(("appos", "poss", "compound", "nmod", "conj"))
_LINKS = frozenset(("as", "of"))


def is_character(document: Document, person: Mention) -> bool:
    """Tell whether a name is one of somebody who is only played by another.

    Of "the part of X" and "cast as X" that is sure. "Plays X" is said of athletes too, so that
    a word for a film or a play has to stand in the sentence.
    """
    name = document.span(person)
    return any(_is_played(document, token) for token in _way(name.root)) and _is_staged(name)


def _way(token: Token) -> Iterator[Token]:
    """Yield a name's root and the words it hangs on: "Tom's mother X", "X, the son of Y"."""
    yield token
    for _ in range(_STEPS):
        within = (
            token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.lower_ == "of"
        )
        if token.dep_ in _BESIDE:
            token = token.head
        elif within and token.head.head.pos_ == "NOUN":
            token = token.head.head
        else:
            return
        yield token


def _is_played(document: Document, token: Token) -> bool:
    lists, above = noun_words(), token.head
    if token.dep_ == "dobj":
        return above.lemma_.lower() in lists["stage_plays"]
    if token.dep_ != "pobj" or above.lower_ not in _LINKS:
        return False
    part = above.head.lemma_.lower()
    return part in lists["stage_parts"] or (
        above.lower_ == "as" and part in lists["stage_verbs"]
    )


def _is_staged(name: Span) -> bool:
    stage = noun_words()["stage_words"]
    return any(token.lemma_.lower() in stage or token.lower_ in stage for token in name.sent)


def is_made_up(act: Token) -> bool:
    """Tell whether a film or a play tells of an act: "a comedy about the assassination of X".

    The story may be what a verb above is said of: "the plot of which centers around". A
    documentary does not make up what it tells of.
    """
    above = list(act.ancestors)
    subjects = [one for verb in above for one in verb.children if one.dep_ == "nsubj"]
    stories = noun_words()["stories"]
    return any(token.lemma_.lower() in stories for token in (*above, *subjects))
