"""Finds where an article says that two names are one: "X, also known as Y", "X (née Y)"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate
from kg.nlp.names.fullnames import people
from kg.nlp.parsing.lookups import whole_text
from kg.nlp.parsing.words import demonyms

_NEXT = 3
# Names looked ahead over: one in brackets may stand between ("X (Japanese: Y), known as Z").
_LONGEST = 160
# Code points between two names; the years of somebody's life stand there.


def known(doc: Doc, found: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places in ``found`` whose names the article says are one thing's."""
    text = whole_text(doc)
    for one, item in enumerate(found):
        if item.type not in _NAMED or item.kind is not MentionKind.NAME:
            continue
        last = None
        for other in range(one + 1, min(one + 1 + _NEXT, len(found))):
            after = found[other]
            between = text[item.last : after.first]
            if len(between) > _LONGEST:
                break
            if after.type is not item.type:
                continue
            listed = last is not None and text[found[last].last : after.first] in _AND
            if listed or _says_so().fullmatch(between):
                last = other
                yield one, other
            elif _other_script(between):
                yield one, other


_NAMED = frozenset((EntityType.PERSON, EntityType.INSTITUTION))
_AND = frozenset((" and ", " or "))


@cache
def _says_so() -> re.Pattern[str]:
    aside = r"(?:\s*(?:\([^()]*\)|\[[^\[\]]*\]))*"
    words = "|".join(people().known)
    return re.compile(
        rf"{aside},?\s+\(?(?:{words}|\((?:{_FORMER}))\s+(?:the\s+)?[\"']?|{aside}\s+\((?:{_FORMER}|{words})\s+[\"']?",
        re.IGNORECASE,
    )


_FORMER = "formerly|previously|originally"


def _other_script(between: str) -> bool:
    """Tell whether a name in brackets is the one before it in its own language.

    >>> _other_script(" (Latin: "), _other_script(" (樋口 一葉 "), _other_script(" (")
    (True, True, False)
    """
    match = re.fullmatch(r"(?: [A-Z]{2,4})*\s*\(([^()]*)", between)
    if match is None:
        return False
    label = re.search(r"(?:^|; ?)([A-Z][a-z]+): ?[^a-zA-Z0-9]*$", match[1])
    if label is not None:
        return label[1] in demonyms() or label[1] in people().languages
    foreign = not any(one.isascii() and one.isalnum() for one in match[1])
    return foreign and any(map(str.isalpha, match[1]))
