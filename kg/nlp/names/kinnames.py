"""Reads given names that stand alone because a family name is shared or said before.

"Vince and Linda Lee" are two Lees. "Lee's son Eric" is no Eric Byron, whoever of that name the
article has: a child has the parent's family name, or the article says another.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from kg.model import EntityType
from kg.nlp.candidate import Candidate
from kg.nlp.names.fullnames import FullName, full, people
from kg.nlp.parsing.words import words


def with_shared_family(
    doc: Doc, found: Sequence[Candidate], names: Sequence[str], indices: Sequence[int]
) -> list[str]:
    """Return names of persons, each given name before "and" a whole one with its family name.

    Only where the words are given names by a list or a noun for kin in the plural, and the
    first has not stood alone or before another family name already.

    Args:
        doc: The parsed doc.
        found: All its names, sorted.
        names: The names of its persons.
        indices: Their places in ``found``, in the same order.
    """
    result, seen = list(names), set[str]()
    for at, index in enumerate(indices):
        item = found[index]
        first = doc[item.start]
        after = found[index + 1] if index + 1 < len(found) else None
        if after is not None and first.text not in seen and _is_half(doc, item, after):
            result[at] = f"{first.text} {_family(doc, after)}"
        seen.add(first.text)
    return result


def _is_half(doc: Doc, item: Candidate, after: Candidate) -> bool:
    """Tell whether a given name shares the family name of the next person: "Ann and Bo Lee"."""
    if item.end - item.start != 1 or after.type is not EntityType.PERSON:
        return False
    size = after.end - after.start
    if size < _WHOLE or after.start != item.end + 1 or doc[item.end].lower_ != "and":
        return False
    own, other = doc[item.start], doc[after.start]
    listed = own.lower_ in _given() and other.lower_ in _given()
    before = [token.lower_.rstrip(".") for token in doc[max(0, item.start - 3) : item.start]]
    kin = before[-1:] != [] and before[-1] in SEVERAL
    if not _WED.isdisjoint(before) or not words().honorifics.isdisjoint(before):
        return False
    return own.is_title and other.is_title and (listed or kin)


_WHOLE = 2
"""Words of a whole name, fewest."""

_WED = frozenset(("marriage", "wedding", "engagement", "divorce", "romance"))
"""Words by which two may still have two family names: "the wedding of Ann and Bo Lee"."""

SEVERAL = frozenset(
    ("brothers", "sisters", "siblings", "twins", "sons", "daughters", "children", "couple")
)
"""Nouns before the given names of several of a family."""


@cache
def _given() -> frozenset[str]:
    """Return given names, long and short: "vincent", "vince"."""
    return frozenset(words().gender_given).union(*people().short)


def _family(doc: Doc, item: Candidate) -> str:
    parts = full(item.text(doc))
    size = len(parts.family) if parts is not None else 1
    return doc[item.end - size : item.end].text


def of_family(
    doc: Doc,
    found: Sequence[Candidate],
    index: int,
    owners: set[str],
    whole: Mapping[str, FullName],
    called: Mapping[str, str],
) -> set[str]:
    """Return those for whom a given name after a noun for kin may stand: "Lee's son Eric".

    They have the family name of whose kin it is; of nobody's kin in words, another's of the
    article.

    Args:
        doc: The parsed doc.
        found: All its names, sorted.
        index: The place of the given name in ``found``.
        owners: Those who have that given name.
        whole: The full names of the article, taken apart.
        called: The name that stands for each of these.
    """
    noun = _kin(doc, found[index])
    if noun is None or not owners:
        return owners
    families = {
        (called.get(name, name), parts.family) for name, parts in whole.items() if parts.family
    }
    parents = {
        found[at].text(doc)
        for at in range(max(0, index - _NEAR), index)
        if found[at].type is EntityType.PERSON
        and any(child.dep_ == "poss" and _covers(found[at], child) for child in noun.children)
    }
    theirs = {family for name, family in families for one in parents if _may_be(name, one)}
    return {
        one
        for one in owners
        for name, family in families
        if name == one
        and (
            family in theirs
            if parents
            else any(other != one and kin == family for other, kin in families)
        )
    }


_NEAR = 4
"""Names looked back over for whose kin somebody is."""


def _may_be(name: str, printed: str) -> bool:
    """Tell whether the last word of a printed name is one of somebody's."""
    last = printed.lower().split()[-1]
    return last in name.lower().split()


def _covers(item: Candidate, token: Token) -> bool:
    return item.start <= token.i < item.end


def _kin(doc: Doc, item: Candidate) -> Token | None:
    """Return the noun for a child, brother or father right before a given name, or None."""
    if item.end - item.start != 1:
        return None
    at = item.start - 1
    at -= at > 0 and doc[at].text == ","
    return doc[at] if at >= 0 and doc[at].lower_ in _BORN else None


_BORN = frozenset(
    ("son", "daughter", "brother", "sister", "twin", "stepson", "stepdaughter", "dad", "father")
)
"""Who mostly has the same family name."""
