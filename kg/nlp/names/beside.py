"""Finds names that only the person beside them makes plain: employers, parties, seats.

The model knows no "Gartner" in "Gartner analyst Van Baker", takes "Democrat" for people of a
kind, and reads "R-AZ" as a word.
"""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from kg.model import EntityType, MentionKind
from kg.nlp.names.affiliations import described_people, is_said_of
from kg.nlp.names.repairs import is_common
from kg.nlp.names.titleopeners import OFFICERS
from kg.nlp.parsing.lookups import all_tokens, entities
from kg.nlp.parsing.words import country_names, demonyms, words

Found = tuple[int, int, EntityType, MentionKind, int | None]
"""First token, token after the last, type, kind, None: as :mod:`.missed` yields them."""

_DESCRIBED = 3
"""Words of a post between an employer and the post's noun."""


def beside(doc: Doc, covered: set[int], families: Collection[str] = ()) -> Iterator[Found]:
    """Yield employers, parties and seats that stand beside people.

    Args:
        doc: The parsed doc.
        covered: Tokens that belong to names already.
        families: Last words of the people's full names, which the model may take for
            something else where they stand alone.
    """
    taken = set(covered)
    for token in all_tokens(doc):
        if token.i in taken or token.is_lower:
            continue
        span = (
            _party(doc, token, families)
            or _employer(doc, token, taken)
            or _linked(doc, token, taken)
        )
        if span is not None:
            taken.update(range(*span))
            yield (*span, EntityType.INSTITUTION, MentionKind.NAME, None)
        elif _is_seat(doc, token):
            taken.add(token.i)
            yield token.i, token.i + 1, EntityType.PLACE, MentionKind.NAME, None


def _is_person(doc: Doc, index: int) -> bool:
    return 0 <= index < len(doc) and doc[index].ent_type_ == "PERSON"


def _is_seat(doc: Doc, token: Token) -> bool:
    """Tell whether a word is the state of a lawmaker: "Senator X (R-AZ)", "(D-Calif.)"."""
    at = token.i
    return (
        at >= 4
        and at + 1 < len(doc)
        and doc[at - 1].text == "-"
        and doc[at - 2].text in _PARTY_LETTERS
        and doc[at - 3].text in ("(", ",")
        and doc[at + 1].text in (")", ",", "-", ".")
        and _is_person(doc, at - 4)
    )


_PARTY_LETTERS = frozenset(("R", "D", "I"))


def _party(doc: Doc, token: Token, families: Collection[str]) -> tuple[int, int] | None:
    """Return a party that a person is of: "X's Conservatives", "X, a Democrat", "Tory X"."""
    lists, at = words(), token.i
    if at and doc[at - 1].lower_ in lists.party_words and doc[at - 1].is_title:
        return None  # begins one word earlier
    end = at + 1
    if token.lower_ in lists.party_words and end < len(doc) and _names_party(doc[end]):
        end += 1
    elif not _names_party(token):
        return None
    if end < len(doc) and doc[end].lower_ in ("party", "-"):
        return None
    if _in_longer_name(doc, at, end):
        return None
    described = described_people(
        doc, at, end, lambda index: _is_person(doc, index) or doc[index].text in families
    )
    if described or is_said_of(doc, at, end) or _of_person(doc, at, end):
        return at, end
    return None


def _in_longer_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a party word is part of another name: "the Republican Guard"."""
    whole = next((ent for ent in entities(doc) if ent.start <= start < ent.end), None)
    return whole is not None and whole.label_ != "PERSON" and whole.end > end


def _names_party(token: Token) -> bool:
    word = token.lower_
    return token.is_title and (
        word in words().parties or word.removesuffix("s") in words().parties
    )


def _of_person(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a party is somebody's: "Cameron's ruling Conservatives"."""
    if not doc[end - 1].lower_.endswith("s") or doc[end - 1].lower_ in words().parties - {
        "tories"
    }:
        return False
    at = start - 1
    while at > 0 and doc[at].is_lower and doc[at].pos_ in ("ADJ", "VERB", "NOUN"):
        at -= 1
    return at > 0 and doc[at].lower_ in ("'s", "'") and _is_person(doc, at - 1)


def _employer(doc: Doc, token: Token, taken: set[int]) -> tuple[int, int] | None:
    """Return capital words before a post and a name: "Gartner analyst Van Baker"."""
    if not _may_employ(token, taken) or (
        token.i and _may_employ(doc[token.i - 1], taken) and not doc[token.i - 1].is_space
    ):
        return None
    end = token.i + 1
    while end < len(doc) and _may_employ(doc[end], taken):
        end += 1
    at = end
    while (
        at < len(doc)
        and at - end < _DESCRIBED
        and doc[at].lower_ not in words().employed
        and (
            doc[at].lower_ in words().post_words
            or doc[at - 1 : at + 1].text == "co-"
            or (doc[at].is_lower and doc[at].pos_ in ("NOUN", "ADJ"))
        )
    ):
        at += 1
    if at + 1 >= len(doc) or not _is_post(doc[at]):
        return None
    at = _over_second(doc, at + 1)
    at += at < len(doc) and doc[at].text == ","
    if not _is_person(doc, at) or doc[at].ent_iob_ != "B" or doc[at].sent != token.sent:
        return None
    never = words().employers_never | words().never  # "Shadow foreign secretary X"
    if end - token.i == 1 and (token.lower_ in never or is_common(token.text)):
        return None
    return token.i, end


def _is_post(token: Token) -> bool:
    """Tell whether a word is a post's noun: in small letters, or "CEO"."""
    officer = token.text in OFFICERS
    return officer or (token.is_lower and token.lower_ in words().employed)


def _over_second(doc: Doc, at: int) -> int:
    """Step over a second post: "founder and chief executive", "CEO and Chairman"."""
    if at + 1 >= len(doc) or doc[at].lower_ not in ("and", "&"):
        return at
    lists, last = words(), at
    for index in range(at + 1, min(len(doc), at + 1 + _DESCRIBED)):
        if doc[index].lower_ not in lists.employed | lists.post_words:
            break
        last = index if doc[index].lower_ in lists.employed else last
    return last + 1 if last > at else at


def _linked(doc: Doc, token: Token, taken: set[int]) -> tuple[int, int] | None:
    """Return capital words after "of" that somebody is of: "CEO of JDRF", "X of Acme Aid".

    A single word is read so only in capitals: "X of Harlow" is of a town.
    """
    if token.i < 2 or doc[token.i - 1].lower_ != "of" or token.ent_type_:
        return None
    before = doc[token.i - 2]
    whose = before.lower_ in words().employed or before.lower_ in words().posts
    if not (whose and before.pos_ in ("NOUN", "PROPN")) and not _is_full_name(before):
        return None
    end = token.i
    while end < len(doc) and _names_body(doc[end], taken):
        end += 1
    while end > token.i and doc[end - 1].pos_ == "ADP":
        end -= 1
    several = end - token.i > 1
    acronym = end - token.i == 1 and token.is_upper and len(token) > 2
    led = end > token.i and before.lower_ in words().leaders and not is_common(token.text)
    if led and end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].is_title:
        return token.i, end + 2  # "CEO of Take-Two"
    if not (several or acronym or led) or (end < len(doc) and doc[end].text == "-"):
        return None
    never = doc[token.i : end].text in country_names() or doc[end - 1].lower_ in words().events
    return None if never else (token.i, end)


def _is_full_name(word: Token) -> bool:
    """Tell whether a person's name of two words or more ends here."""
    return word.ent_type_ == "PERSON" and word.ent_iob_ == "I"


def _names_body(token: Token, taken: set[int]) -> bool:
    return (
        token.i not in taken
        and token.ent_type_ == ""
        and token.text[:1].isupper()
        and token.is_alpha
        and token.pos_ in ("PROPN", "NOUN", "ADP", "ADJ")
        and token.text not in demonyms()
    )


def _may_employ(token: Token, taken: set[int]) -> bool:
    return (
        token.pos_ == "PROPN"
        and token.i not in taken
        and token.ent_type_ == ""
        and token.text[:1].isupper()
        and token.text not in demonyms()
        and token.lower_ not in words().post_words
        and token.lower_ not in words().honorifics
        and token.lower_ not in words().posts
    )
