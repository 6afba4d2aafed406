"""Takes the rest of a body's name into it that the model leaves outside.

A unit before whoever runs it ("Acme" + "Gaming" before "CEO Ann Lee"), a chapter's place
("ACME" + "of Ohio") and a number that always stands behind the name ("Hotel" + "9") are of it.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.lookups import indexed
from kg.nlp.words import words

_BODY, _PLACE = EntityType.INSTITUTION, EntityType.PLACE


def with_rests(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names, sorted and disjoint, those of bodies with what goes on behind them.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
    """
    places = {item.start: item for item in found if item.type is _PLACE}
    kept: list[Candidate] = []
    for item in found:
        if kept and item.start < kept[-1].end:
            continue  # "AI" of "Acme AI"
        end = item.end
        if item.type is _BODY and item.kind is MentionKind.NAME:
            end = _over_chapter(doc, item, places)
            end = _over_number(doc, item) if end == item.end else end
            end = _over_unit(doc, item) if end == item.end else end
        kept.append(item if end == item.end else candidate(doc, item.start, end, _BODY))
    return kept


def _over_chapter(doc: Doc, item: Candidate, places: dict[int, Candidate]) -> int:
    """Go on over the place of a chapter: "ACME" + "of Northern Arden"."""
    letters = doc[item.start].text
    short = item.end - item.start == 1 and letters.isupper() and letters.isalpha()
    place = places.get(item.end + 1)
    if not short or len(letters) < _SHORTEST or place is None:
        return item.end
    of_place = doc[item.end].lower_ == "of" and place.kind is MentionKind.NAME
    return place.end if of_place else item.end


_SHORTEST = 3
"""Letters of a body that has chapters, fewest: "the EU of Britain" is none."""


def _over_number(doc: Doc, item: Candidate) -> int:
    """Go on over the number that stands behind a name wherever the article prints it."""
    number = doc[item.end].text if item.end < len(doc) else ""
    if not number.isdigit() or len(number) > _DIGITS or doc[item.end - 1].is_lower:
        return item.end
    word = doc[item.end - 1]
    printed = [one for one in indexed(doc).forms.get(word.lower_, ()) if one.text == word.text]
    always = all(one.i + 1 < len(doc) and doc[one.i + 1].text == number for one in printed)
    return item.end + 1 if always and len(printed) > 1 else item.end


_DIGITS = 3


def _over_unit(doc: Doc, item: Candidate) -> int:
    """Go on over a unit before its head: "Acme" + "Gaming" before "CEO Ann Lee".

    Only who runs a firm runs a unit too: an "Acme AI chief" is in charge of what Acme does.
    """
    at = item.end
    while at < len(doc) and at - item.end < _UNIT and _is_of_unit(doc[at]):
        at += 1
    return at if at < len(doc) and _runs(doc, at) else item.end


_UNIT = 2
"""Words of a unit's name, most."""


def _runs(doc: Doc, at: int) -> bool:
    """Tell whether the title of who runs a firm stands here before a name."""
    two = doc[at].lower_ == "chief" and doc[at + 1 : at + 2].text.lower() == "executive"
    last = at + two
    if not (two or doc[at].text == "CEO") or last + 1 >= len(doc):
        return False
    return doc[last + 1].ent_type_ == "PERSON" or doc[last + 1].pos_ == "PROPN"


def _is_of_unit(token: Token) -> bool:
    lists, lower = words(), token.lower_
    capital = token.text[:1].isupper() and token.is_alpha and token.pos_ in ("PROPN", "NOUN")
    if not capital or token.dep_ not in ("compound", "nmod"):
        return False
    return (
        token.ent_type_ in ("", "ORG", "PRODUCT")
        and lower not in lists.posts | lists.post_words | lists.honorifics | lists.leaders
        and lower not in _OF_TITLES
    )


_OF_TITLES = frozenset(
    {"acting", "interim", "incoming", "outgoing", "new", "then", "founding", "joint", "co"}
    | {"group", "chief", "ex", "current", "longtime", "billionaire", "permanent"}
)
"""Words in capitals that open the title: "Acme Interim CEO"."""
