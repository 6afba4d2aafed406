"""Takes a nickname between quotation marks and the surname behind it into a person's name.

Of 'Given "Nick" Surname' the model sees one person, or the given name and the surname as two,
or only the first. The marks stand between a given name and a surname, and nothing else does.
"""

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate

_MARKS = frozenset('"“”')
_LONGEST = 3
"""Words of a nickname: "The Lizard King"."""


def with_nicknames(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Return the names, those of persons with the nickname and the surname that follow."""
    result: list[Candidate] = []
    for item in found:
        if result and item.start < result[-1].end:
            continue  # the nickname or the surname, which is in the name now
        end = _end(doc, item) if _may_go_on(item) else item.end
        if end > item.end:
            item = candidate(doc, item.start, end, EntityType.PERSON)
        result.append(item)
    return result


def _may_go_on(item: Candidate) -> bool:
    return item.type is EntityType.PERSON and item.kind is MentionKind.NAME


def _end(doc: Doc, item: Candidate) -> int:
    """Return the token after the surname behind a nickname, or after the name as it is."""
    at = item.end
    if at >= len(doc) or doc[at].text not in _MARKS or item.end - item.start > 2:
        return item.end
    closing = next(
        (one.i for one in doc[at + 2 : at + _LONGEST + 2] if one.text in _MARKS), len(doc)
    )
    words = doc[at + 1 : closing]
    if closing + 1 >= len(doc) or not all(one.text[:1].isupper() for one in words):
        return item.end
    surname = doc[closing + 1]
    named = surname.pos_ == "PROPN" and surname.text[:1].isupper() and surname.is_alpha
    together = surname.sent.start == doc[item.start].sent.start
    # No surname is behind words that a speaker says: 'said Jane "No" Doe' has none of them.
    return closing + 2 if named and together else item.end
