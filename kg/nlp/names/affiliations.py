"""Finds the people whom the word for a party describes: "Tory X", "X, the Republican chairman".

Used where names are found, for such a word is a name only beside a person, and where facts
are read.
"""

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token


@cache
def party_words() -> dict[str, frozenset[str]]:
    """Read ``affiliations.toml`` once: list name to its words."""
    lists = {name: each for name, each in _read().items() if isinstance(each, list)}
    return {name: frozenset(values) for name, values in lists.items()}


@cache
def party_letters() -> dict[str, str]:
    """Return the name of the party that a letter stands for in "(D-Ohio)"."""
    return dict(_read()["letters"])


@cache
def well_known() -> dict[str, dict[str, Any]]:
    """Return what is known of well-known parties by their usual names: words, countries."""
    return dict(_read()["known"])


@cache
def _read() -> dict[str, Any]:
    path = Path(__file__).with_suffix(".toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def described_people(
    doc: Doc, start: int, end: int, is_person: Callable[[int], bool]
) -> list[int]:
    """Return a token of each person whom the word for a party describes by its place.

    "Tory X", "Democratic committee chairman X", "a Republican, X,", "Republican members of the
    House X and Y", "X, the most senior Democrat on the panel", "X, the Tory leader", "X of the
    Greens".

    Args:
        doc: The parsed doc.
        start: First token of the word for the party.
        end: The token after it.
        is_person: Whether a token is of a person's name.
    """
    if end < len(doc) and doc[end].lower_ in party_words()["believers"]:
        return []  # "Democratic socialist X" is of no Democratic Party by that
    found = _named_after(doc, start, end, is_person)
    if found is not None:
        return [found, *_listed_after(doc, found, end, is_person)]
    before = _named_before(doc, start, end, is_person)
    return [] if before is None else [before]


def is_party_people(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a stretch only says of which party people are: "Republican Senators"."""
    if end - start < 2 or doc[start].lower_ not in party_words()["clear"]:
        return False
    return doc[end - 1].lower_ in party_words()["people"]


def _listed_after(
    doc: Doc, first: int, end: int, is_person: Callable[[int], bool]
) -> Iterator[int]:
    """Yield who is listed after the first of several: Y of "Republican senators X and Y"."""
    if not any(token.tag_ in ("NNS", "NNPS") for token in doc[end - 1 : first]):
        return
    for each in doc[first].sent:
        if each.i > first and each.dep_ == "conj" and is_person(each.i):
            above = each
            while above.dep_ == "conj" and above.i > first:
                above = above.head
            if is_person(above.i) and not any(
                token.pos_ == "VERB"
                or _is_of_another(token, is_person)
                or (_is_party_word(token) and not is_person(token.i))
                for token in doc[first + 1 : each.i]
            ):
                yield each.i


def _is_party_word(token: Token) -> bool:
    """Tell whether a list goes on with others: "Tories X and Y, Labour MPs Z and W"."""
    lists, word = party_words(), token.lower_
    return token.is_title and (word in lists["clear"] or word in lists["mostly"])


def _is_of_another(token: Token, is_person: Callable[[int], bool]) -> bool:
    """Tell whether a list goes on with people of another party: "Tories X, Labour's Y"."""
    following = token.i + 1 < len(token.doc) and is_person(token.i + 1)
    if not following or is_person(token.i):
        return False
    return (
        token.tag_ == "POS"
        or token.lower_ in party_words()["clear"]
        or (token.ent_type_ in ("NORP", "ORG") and token.pos_ in (*_NOUNS, "ADJ"))
    )


def _named_after(
    doc: Doc, start: int, end: int, is_person: Callable[[int], bool]
) -> int | None:
    """Return the person after a party and a post: "Democratic committee chairman X"."""
    at, of = end, False
    while at < len(doc) and at - end <= _POST and doc[at].sent == doc[start].sent:
        token = doc[at]
        if is_person(at):
            body = doc[at - 1].ent_type_ in ("ORG", "GPE")
            owned = at == end + 1 and doc[end].lower_ in ("'s", "'")
            post = doc[at - 1].pos_ in _NOUNS and (body or not of)
            title = doc[at - 1].text.rstrip(".") in ("Mr", "Mrs", "Ms")
            if doc[at - 1 - title].lower_.endswith("ing") and at - title > end:
                return None  # "had the Democrats backing Mr X"
            return at if at == end or owned or post else None
        if token.lower_ in ("'s", "'") and at == end:
            at += 1
            continue
        if at == end and not _may_have_post(doc, start, end):
            return None
        if token.text == "," and at + 1 < len(doc) and is_person(at + 1):
            # "the Republican nominee, X," and not "after the Democratic debate, X said"
            name = _head(doc, at + 1, is_person)
            return at + 1 if name.dep_ == "appos" and start <= name.head.i < at else None
        of = of or token.lower_ == "of"
        # "members of the Senate X", but not "told the Tory party the mayor X is"
        known = token.lower_ in ("of", "-") or (of and token.lower_ == "the")
        if token.pos_ not in (*_NOUNS, "ADJ") and not known:
            return None
        at += 1
    return None


def _head(doc: Doc, at: int, is_person: Callable[[int], bool]) -> Token:
    """Return the head of the name that starts at a token."""
    end = at
    while end < len(doc) and is_person(end):
        end += 1
    return doc[at:end].root


def _named_before(
    doc: Doc, start: int, end: int, is_person: Callable[[int], bool]
) -> int | None:
    """Return X of "X, a Democrat from Ohio" and "X, the state's first Tory mayor"."""
    at = start - 1
    while at > 0 and start - at <= _POST and doc[at].pos_ in _DESCRIBING:
        at -= 1
    if at < 1 or not is_person(at - 1):
        return None
    if doc[at].lower_ == "of" and [at + 2, start + 1] == [start, end]:
        several = doc[start].lower_.endswith("s") and doc[at + 1].lower_ == "the"
        return at - 1 if several else None
    if doc[at].text not in (",", "("):
        return None
    last = end - 1
    while (
        last + 1 < len(doc) and last - end <= _POST and doc[last + 1].pos_ in (*_NOUNS, "ADJ")
    ):
        last += 1
    noun = doc[last]
    if noun.tag_ not in ("NN", "NNP", "JJ") or noun.dep_ in _OF_CLAUSE:
        return None
    if last >= end and not _may_have_post(doc, start, end):
        return None
    bare = at + 1 == start and last < end and doc[at].text == ","  # an item of a list
    bare = bare and (doc[start].text not in party_letters() or doc[end].text != "-")
    return None if bare else at - 1


def is_said_of(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a party word says what somebody is or becomes: "X is a Republican"."""
    last = end - 1
    while last + 1 < len(doc) and doc[last + 1].pos_ in (*_NOUNS, "ADJ"):
        last += 1
    noun = doc[last]
    if noun.tag_ not in ("NN", "NNP") or noun.dep_ != "attr":
        return False
    return noun.head.lemma_ in ("be", "become", "remain") and _may_have_post(doc, start, end)


def _may_have_post(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a party word may have a post after it.

    Some are usual words, in capitals where a sentence starts or before another name:
    "Conservative estimates", "the Green Lantern actor".
    """
    if doc[start].lower_ in party_words()["clear"] or end >= len(doc):
        return True
    after, lists = doc[end], party_words()
    if after.lower_ in lists["posts"] or _precedes_post(doc, start, end):
        return True
    return start != doc[start].sent.start and not after.is_title


def _precedes_post(doc: Doc, start: int, end: int) -> bool:
    """Tell whether small words lead to a post and a name: "Labour deputy leader X"."""
    lists = party_words()
    mostly, at = doc[start].lower_ in lists["mostly"], end
    while at < len(doc) and at - end < _POST and doc[at].lower_ not in lists["posts"]:
        noun = mostly and doc[at].is_lower and doc[at].pos_ in (*_NOUNS, "ADJ")
        if not (noun or doc[at].text == "-" or doc[at].lower_ in lists["lesser"]):
            return False
        at += 1
    return at + 1 < len(doc) and doc[at].is_lower and doc[at + 1].ent_type_ == "PERSON"


_POST = 7
"""Words of a post at most: "members of the House of Representatives" has six."""

_NOUNS = ("NOUN", "PROPN")
_DESCRIBING = frozenset(("DET", "ADJ", "ADV", "NOUN", "PROPN", "PART", "NUM"))
_OF_CLAUSE = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))
# "In a debate with X, the Tory leader said": the leader is of the clause, and not X.
