"""Parts people from the nouns and posts before them that the model takes for their name.

"Protester Anna Quill" opens a sentence, "the president of Gabon Anna Quill" sets no comma, and
a people's noun in the singular is no given name: "Spaniard Quill".
"""

from functools import cache

from spacy.tokens import Doc, Span

from kg.nlp.parsing.described import descriptions
from kg.nlp.parsing.words import country_names, demonyms, words


def after_person_noun(doc: Doc, start: int, end: int) -> int:
    """Return where a name starts behind a person's noun in capitals: "Astronauts Ann Lee".

    Two words have to be left: "Baker Mayfield" is somebody's whole name.
    """
    if end - start < _NOUN_AND_NAME or not doc[start].is_title:
        return start
    noun = doc[start].lower_
    person = noun in _nouns() or noun.removesuffix("s") in _nouns()
    named = all(token.text[:1].isupper() for token in doc[start + 1 : end])
    return start + 1 if person and named and doc[start].dep_ != "nsubj" else start


_NOUN_AND_NAME = 3


@cache
def _nouns() -> frozenset[str]:
    """Return nouns for people that are nobody's given name."""
    listed = descriptions().persons | descriptions().trades.keys() | words().employed | _MORE
    return listed - words().gender_given.keys() - _NAMES - words().honorifics


_MORE = frozenset(("youtuber", "protester", "astronaut", "cosmonaut", "comrade", "cde"))
_NAMES = frozenset(
    {"baker", "hunter", "mason", "page", "major", "christian", "dean", "bishop", "miller"}
    | {"porter", "cook", "cooper", "carter", "taylor", "tanner", "fisher", "sawyer", "archer"}
    | {"earl", "duke", "guy", "marshal", "pilot", "parker", "harper", "chancellor", "angel"}
    | {"star", "young", "junior", "senior", "baron", "count", "general", "chief", "captain"}
    | {"judge", "deacon", "chase", "chance", "ace", "maverick", "royal", "noble", "child"}
    | {"widow", "mother", "father", "sister", "brother", "doctor", "squire", "shepherd"}
    | {"smith", "turner", "butler", "ranger", "singer", "coach", "master", "lord", "gentry"}
)
"""Nouns that are given names and first words of stage names, too."""


def is_peoples_noun(doc: Doc, entity: Span) -> bool:
    """Tell whether a noun for one of a people opens what is taken for a person's name."""
    word = entity[0].text
    own = word in demonyms() and (word.endswith(("man", "woman")) or word in _OF_A_PEOPLE)
    return own and word not in _GIVEN and len(entity) > 1 and entity[1].is_title


_OF_A_PEOPLE = frozenset(("Spaniard", "Briton", "Swede", "Serb", "Croat"))
_GIVEN = frozenset(("German", "Roman"))


def holder_from(doc: Doc, start: int, end: int) -> int | None:
    """Return where a person's name starts behind what his post is of, or None.

    By a country's name ("president of Gabon Ali Bongo") or the parse, which ends what the post
    is of before it: "Minister of Transport Anna Quill".
    """
    for at in range(start, end - 1):
        of = at - 1
        if of <= 0 or doc[of].lower_ not in ("of", "for"):
            continue
        for first in range(at + 1, end - 1):
            parted = _is_country(doc, at, first) or _ends_phrase(doc, of, first - 1, end)
            if parted and _may_be_person(doc, first, end) and is_post(doc, of - 1):
                return first
    return None


def _is_country(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a country's name or letters in capitals stand here: "of NATO Ann Lee"."""
    letters = end - start == 1 and doc[start].is_upper and len(doc[start]) > _INITIALS
    return letters or doc[start:end].text in country_names()


_INITIALS = 2
"""Letters of somebody's initials, most."""


def _ends_phrase(doc: Doc, of: int, last: int, end: int) -> bool:
    noun, name = doc[last], doc[end - 1]
    inside = noun.dep_ == "pobj" and noun.head.i == of
    return inside and not of <= name.head.i <= last and name.dep_ != "conj"


def _may_be_person(doc: Doc, start: int, end: int) -> bool:
    own = doc[start:end]
    parts = own.text.split()
    bodies = words().institutions | words().open_heads | words().organs
    if not _FEWEST <= len(parts) <= _LONGEST or any(token.lower_ in bodies for token in own):
        return False
    return all(part[0].isupper() and part.replace("-", "").isalpha() for part in parts)


_FEWEST, _LONGEST = 2, 3
"""Words of a person's whole name."""


def is_post(doc: Doc, at: int) -> bool:
    """Tell whether a noun for a post stands at a token."""
    lower, lists = doc[at].lower_, words()
    return lower in lists.posts | lists.employed | lists.leaders | lists.honorifics | _POSTS


_POSTS = frozenset(
    ("commissioner", "head", "general", "ambassador", "lady", "king", "queen", "court")
)
