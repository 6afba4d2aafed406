"""Tells where the words around a name introduce a person, whatever the model takes it for.

"The president of Namibia, Hage Geingob," is no place, "Sudesh Amman, 20, was" no institution.
"""

from functools import cache

from spacy.tokens import Doc, Token

from kg.nlp.parsing.described import descriptions
from kg.nlp.parsing.words import country_names, words

AGES = range(6, 111)
"""Years that somebody in the news is old."""


def is_introduced(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name of two or three plain words is introduced as a person's.

    By a person's noun before it ("drummer X Y"), by an apposition ("the mayor of Z, X Y,",
    "X Y, the mayor") or by an age ("X Y, 20, was").

    Args:
        doc: The parsed doc.
        start: First token of the name.
        end: Token after its last.
    """
    own = doc[start:end]
    if len(own) not in (2, 3) or own.text in country_names():
        return False
    last = own[-1].lower_
    if last in words().institutions or last in words().open_heads:
        return False
    if not all(token.is_title and token.text.replace("-", "").isalpha() for token in own):
        return False
    return _is_aged(doc, end) or _follows_noun(doc, start) or _is_apposed(doc, start, end)


def _is_aged(doc: Doc, end: int) -> bool:
    rest = doc[end : end + 3]
    if len(rest) < 3 or rest[0].text != ",":
        return False
    years = rest[1].text
    if rest[1].lower_ == "aged":
        years = rest[2].text
    elif rest[2].text not in (",", "."):
        return False
    return years.isdigit() and int(years) in AGES


def _follows_noun(doc: Doc, start: int) -> bool:
    noun = doc[start - 1] if start else None
    return noun is not None and noun.dep_ in ("compound", "nmod") and _is_person_noun(noun)


def _is_apposed(doc: Doc, start: int, end: int) -> bool:
    root = doc[start:end].root
    before = doc[start - 1].text if start else ""
    head = root.head
    if root.dep_ == "appos" and before == "," and head.i < start and _is_person_noun(head):
        return any(child.dep_ in ("det", "poss") for child in head.children)
    return any(
        child.dep_ == "appos"
        and child.i > end
        and doc[end].text == ","
        and _is_person_noun(child)
        and any(article.lower_ in ("a", "an", "the") for article in child.children)
        for child in root.children
    )


def _is_person_noun(word: Token) -> bool:
    return word.tag_ == "NN" and word.is_lower and word.text in _nouns()


@cache
def _nouns() -> frozenset[str]:
    """Return nouns for people that no body is called by."""
    return descriptions().persons - descriptions().bodies_too
