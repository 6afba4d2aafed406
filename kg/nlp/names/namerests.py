"""Takes the rest of a body's name into it that the model leaves outside.

A unit before whoever runs it ("Acme" + "Gaming" before "CEO Ann Lee"), a chapter's place
("ACME" + "of Ohio") and a number that always stands behind the name ("Hotel" + "9") are of it.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.names.cutoff import over_rest
from kg.nlp.parsing.lookups import indexed
from kg.nlp.parsing.words import country_names, words

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
        start, end = item.start, item.end
        if item.type is _BODY and item.kind is MentionKind.NAME:
            start = _over_letters(doc, item)
            end = _over_chapter(doc, item, places)
            end = _over_number(doc, item) if end == item.end else end
            end = _over_unit(doc, item) if end == item.end else end
            end = over_rest(doc, start, end)
        same = (start, end) == (item.start, item.end)
        kept.append(item if same else candidate(doc, start, end, _BODY))
    return kept


def _over_letters(doc: Doc, item: Candidate) -> int:
    """Start at the letters before a word that is no firm's by itself: "at PM" + "Law"."""
    start, lists = item.start, words()
    if item.end - start > 1 or start < _LINKED or doc[start].lower_ not in _FIRM_WORDS:
        return start
    letters, link = doc[start - 1], doc[start - _LINKED]
    own = letters.dep_ == "compound" and letters.head.i == start and not letters.ent_type_
    short = letters.is_upper and letters.is_alpha and letters.lower_ not in lists.leaders
    named = letters.text not in country_names() and letters.text not in lists.states
    return start - 1 if own and short and named and link.tag_ == "IN" else start


_LINKED = 2
_FIRM_WORDS = frozenset(("law", "capital", "group", "partners", "media", "labs", "energy"))
"""Last words of firms' names that begin with letters: "PM Law"."""


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
    if at < len(doc) and doc[at].text == "AI" and doc[at].dep_ == "pobj":
        own = doc[at - 1].dep_ == "compound" and doc[at - 1].head.i == at
        return at + own  # "president of Acme AI"
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
