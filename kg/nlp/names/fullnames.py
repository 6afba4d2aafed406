"""Takes a person's name apart: what is given, what is family, and what it may be cut down to.

Cultures differ in which word is the short form: "Xi" for "Xi Jinping", "Trọng" for "Nguyễn Phú
Trọng", "García Márquez" for "Gabriel García Márquez", "Katrín" for "Katrín Jakobsdóttir". The
lists of ``people.toml`` tell them apart. Words are compared folded: lower-case, no marks.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from spacy.tokens import Doc

from kg.model import EntityType
from kg.nlp.parsing.words import country_names, words
from kg.ontology.shortnames import SHORT

Key = tuple[str, ...]
"""Folded words."""

JUNIOR = frozenset(("jr", "sr"))
"""Words after a name, without a full stop, by which it is another person's."""
GENERATIONS = JUNIOR | {"ii", "iii", "iv"}
"""The same, and the numbers that do so."""
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "\u0131": "i", "æ": "ae"}
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_SLIP = 6  # letters: in shorter names one letter tells two people apart ("Joan", "John")


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The lists of ``people.toml``, whose file says what each is for, and short given names."""

    particles: frozenset[str]
    filial: frozenset[str]
    articles: frozenset[str]
    prefixes: frozenset[str]
    patronymics: tuple[str, ...]
    surnames: Mapping[str, frozenset[str]]
    short: frozenset[frozenset[str]]
    kin: frozenset[str]
    known: tuple[str, ...]
    languages: frozenset[str]


@cache
def people() -> People:
    """Read ``people.toml`` once."""
    data = tomllib.loads((Path(__file__).parent / "people.toml").read_text(encoding="utf-8"))
    return People(
        particles=frozenset(data["particles"]),
        filial=frozenset(data["filial"]),
        articles=frozenset(data["articles"]),
        prefixes=frozenset(data["prefixes"]),
        patronymics=tuple(data["patronymics"]),
        surnames={name: frozenset(each) for name, each in sorted(data["surnames"].items())},
        short=frozenset(
            frozenset((name, short)) for name, each in SHORT.items() for short in each
        ),
        kin=frozenset(data["kin"]["nouns"]),
        known=tuple(data["known"]["between"]),
        languages=frozenset(data["known"]["languages"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FullName:
    """A name of two or more words, taken apart.

    Attributes:
        words: All words but a generation's.
        given: Given names, in order.
        family: The family name, particles and all.
        generation: "jr", "ii", or "".
        own: What it is cut down to in its own culture.
        other: Its other end, as the short form only where it is nobody's own.
    """

    words: Key
    given: Key
    family: Key
    generation: str
    own: frozenset[Key]
    other: frozenset[Key]


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> Key:
    """Return the words of a name, folded: "Abdel-Fattah el-Sissi" has an article of its own.

    >>> fold("Abdel-Fattah el-Sissi"), fold("J.K. Rowling")
    (('abdel-fattah', 'el', 'sissi'), ('j', 'k', 'rowling'))
    """
    found: list[str] = []
    for word in name.split():
        lower = word.lower().translate(_LETTERS)
        plain = "".join(
            one
            for one in unicodedata.normalize("NFKD", lower)
            if not unicodedata.combining(one)
        ).strip(".,;:'\"()[]-")
        article, hyphen, rest = plain.partition("-")
        if hyphen and rest and article in people().articles:
            found += [article, rest]
        elif len(plain) > 1 and _DOTTED.fullmatch(plain):
            found += plain.replace(".", "")
        elif plain:
            found.append(plain)
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def full(name: str) -> FullName | None:
    """Take a name apart; None where it has one word only.

    >>> sorted(full("Park Geun-hye").own), sorted(full("Ursula von der Leyen").family)
    ([('park',)], ['der', 'leyen', 'von'])
    >>> sorted(full("Gabriel García Márquez").own)
    [('garcia',), ('garcia', 'marquez')]
    """
    every = fold(name)
    generation = every[-1] if len(every) > 2 and every[-1] in GENERATIONS else ""
    parts = every[:-1] if generation else every
    if len(parts) < 2:
        return None
    given, family, own = _parted(parts)
    ends = {parts[:1], parts[-1:]} if family[0] not in people().filial else {parts[:1]}
    return FullName(
        words=parts,
        given=given,
        family=family,
        generation=generation,
        own=own,
        other=frozenset(end for end in ends - own if len(end[0]) > 1),
    )


def family_word(printed: Sequence[str]) -> str:
    """Return the word of a full name that stands alone for it, as printed, or "".

    >>> family_word(["Xi", "Jinping"]), family_word(["Ada", "Lovelace"]), family_word(["Xi"])
    ('Xi', 'Lovelace', '')
    """
    parts = full(" ".join(printed).replace(" - ", "-"))
    if len(printed) < 2 or parts is None:
        return ""
    word = printed[0 if is_surname_first(parts.words) else -1]
    # "Bio Taiwan" is nobody's name, "Michael Jordan" is.
    country = word in country_names() and parts.given[0] not in words().gender_given
    return "" if country else word


def without_article(name: str) -> str:
    """Return a surname without its Arabic article: what :func:`family_word` returns of it.

    >>> without_article("El-Sissi"), without_article("Al Jazeera")
    ('Sissi', 'Al Jazeera')
    """
    article, hyphen, rest = name.partition("-")
    return rest if hyphen and article.lower() in people().articles else name


def _parted(parts: Key) -> tuple[Key, Key, frozenset[Key]]:
    """Return given names, family name, and the short forms of one's own culture."""
    lists = people()
    at = next((i for i in range(1, len(parts) - 1) if parts[i] in lists.particles), 0)
    if at:
        family = parts[at:]
        own = {family}
        if family[0] in lists.filial:
            own = {parts[:1]} if family[0] == "of" else own
        else:
            own |= {family[skip:] for skip in range(1, len(family)) if _soft(family[:skip])}
        return parts[:at], family, frozenset(own)
    if is_surname_first(parts):
        return parts[1:], parts[:1], frozenset({parts[:1]})
    if is_vietnamese(parts):
        return parts[1:], parts[:1], frozenset({parts[-1:]})
    if len(parts) > 2 and parts[-2] in lists.surnames["iberian"]:
        family = parts[-2:]
        return parts[:-2], family, frozenset({family, family[:1]})
    if parts[-1].endswith(lists.patronymics):
        return parts[:-1], parts[-1:], frozenset({parts[:1]})
    return parts[:-1], parts[-1:], frozenset({parts[-1:]})


def _soft(lead: Key) -> bool:
    return all(word in people().particles for word in lead)


def is_surname_first(parts: Key) -> bool:
    """Tell whether a name stands in the order of China, Korea, Hungary or Japan.

    >>> is_surname_first(("orban", "viktor")), is_surname_first(("viktor", "orban"))
    (True, False)
    """
    lists, given = people().surnames, words().gender_given
    first, rest = parts[0], parts[1:]
    if first in lists["chinese"] | lists["korean"]:
        return len(rest) < 3 and all(map(_syllables, rest)) and rest[-1] not in given
    return (
        first in lists["hungarian"] | lists["japanese"]
        and first not in given
        and rest[-1] not in lists["hungarian"] | lists["japanese"]
        and len(rest) < 3
    )


def is_turned(name: str) -> bool:
    """Tell whether a Hungarian or Japanese name stands in an order that English print turns."""
    parts, lists = fold(name), people().surnames
    return (
        len(parts) > 1
        and parts[0] in lists["hungarian"] | lists["japanese"]
        and is_surname_first(parts)
    )


def is_vietnamese(parts: Key) -> bool:
    """Tell whether a name stands in the order of Viet Nam: its last word is the short form."""
    return (
        len(parts) > 2
        and parts[0] in people().surnames["vietnamese"]
        and all(word.isalpha() and len(word) < 7 for word in parts)
        and parts[-1] not in words().gender_given
    )


_SYLLABLE = (
    r"(?:zh|ch|sh|kk|tt|pp|ss|jj|ts|[b-df-hj-np-tv-xz])?[yw]?[aeiou]{1,3}(?:ng|[nmlkpthr])?"
)
_GIVEN = re.compile(rf"(?:{_SYLLABLE}){{1,2}}(?:-{_SYLLABLE})?")


def _syllables(word: str) -> bool:
    """Tell whether a word may be a Chinese or Korean given name, by its syllables."""
    return _GIVEN.fullmatch(word) is not None


def same_person(one: FullName, other: FullName) -> bool:
    """Tell whether two full names of an article may be one person's; symmetric.

    "Barack Obama" and "Barack H. Obama" are; "George W. Bush" and "George H. W. Bush" are not.

    >>> same_person(full("Viktor Orbán"), full("Orbán Viktor"))
    True
    >>> same_person(full("George W. Bush"), full("George H. W. Bush"))
    False
    """
    if one.generation != other.generation:
        return False
    if one.words == other.words or _turned(one, other):
        return True
    if one.family == other.family or (
        # "Gabriel García" and, in English print, "Gabriel Márquez".
        {len(one.family), len(other.family)} == {1, 2}
        and {one.family[:1], one.family[-1:]} & {other.family[:1], other.family[-1:]}
        and not {one.family[0], other.family[0]} & people().particles
    ):
        return _alike(one.given, other.given) or _ends_with(one, other)
    return False


def _ends_with(one: FullName, other: FullName) -> bool:
    """Tell whether "Lula da Silva" is the end of "Luiz Inácio Lula da Silva".

    So is "Suu Kyi", the half of a name of four words.
    """
    short, long = sorted((one.words, other.words), key=len)
    first = one.family[0]
    if len(short) * 2 == len(long) == _HALVES and long[-len(short) :] == short:
        return short[0] not in words().gender_given
    return (
        first in people().particles - people().filial
        and len(short) > len(one.family)
        and len(short[0]) > 1
        and long[-len(short) :] == short
    )


_HALVES = 4
"""Words of a name whose second half stands for it."""


def _turned(one: FullName, other: FullName) -> bool:
    """Tell whether a name is another with its family name at the other end."""
    left, right = one.words, other.words
    if right != left[1:] + left[:1]:
        left, right = right, left
    if right != left[1:] + left[:1]:
        joined = "".join(left[1:]) == "".join(right[:-1]).replace("-", "")
        if not (joined and left[0] == right[-1]):
            return False
    known = frozenset().union(
        *(each for culture, each in people().surnames.items() if culture != "iberian")
    )
    # Of two words either may be the family name that the other print puts last.
    if left[0] in known or (len(left) == 2 and left[-1] in known):
        return True
    return not {left[0], left[-1]} & words().gender_given.keys()


def _alike(one: Key, other: Key) -> bool:
    """Tell whether given names may be one person's."""
    if not one or not other:
        return False
    if "".join(one).replace("-", "") == "".join(other).replace("-", ""):
        return True
    if not _name_alike(one[0], other[0]):
        return False
    short, long = sorted((one[1:], other[1:]), key=len)
    if not short:
        return True
    if len(short) == len(long):
        return all(map(_name_alike, short, long))
    rest = iter(long)
    return any(len(word) > 1 for word in short) and all(word in rest for word in short)


def _name_alike(one: str, other: str) -> bool:
    """Tell whether one given name is another, its initial, its short form or a slip of it."""
    if one == other or frozenset((one, other)) in people().short:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    given = words().gender_given
    return (
        len(one) == len(other) >= _SLIP
        and one[0] == other[0]
        and one[-1] == other[-1]  # "Mario" and "Maria" are two
        and sum(left != right for left, right in zip(one, other, strict=True)) == 1
        and given.get(one, "") in ("", given.get(other, given.get(one, "")))
    )


def over_first(doc: Doc, start: int, end: int) -> int:
    """Start a name at what the model leaves out before it: a prefix, or a month's name."""
    return _over_prefix(doc, _over_month(doc, start, end))


def _over_prefix(doc: Doc, start: int) -> int:
    """Start at a prefix that a hyphen joins to the name: "Al" + "-" + "Maliki"."""
    if start < 2 or doc[start - 1].text != "-" or doc[start - 1].whitespace_:
        return start
    prefix = doc[start - 2]
    glued = not prefix.whitespace_ and prefix.is_title and prefix.ent_type_ in ("", "PERSON")
    return start - 2 if glued and prefix.lower_ in people().prefixes else start


def _over_month(doc: Doc, start: int, end: int) -> int:
    """Start a name at a month that is a given name: "June" + "Carter Cash".

    The parse joins it to the family name, and no word before makes it a date.
    """
    month = doc[start - 1] if start else None
    if month is None or month.text not in _MONTHS or end - start < _FULL:
        return start
    named = month.dep_ == "compound" and month.head.i == end - 1
    dated = start > 1 and (doc[start - 2].lower_ in _DATED or doc[start - 2].like_num)
    return start - (named and not dated)


_FULL = 2
_MONTHS = frozenset(("April", "May", "June"))
_DATED = frozenset(
    ("in", "on", "since", "until", "by", "last", "this", "next", "early", "late", "mid", "of")
)


def is_brand(name: str, type_: EntityType) -> bool:
    """Tell whether a supposed person's name is written as only firms write theirs.

    >>> is_brand("eToro", EntityType.PERSON), is_brand("deGrasse", EntityType.PERSON)
    (True, False)
    """
    return type_ is EntityType.PERSON and name[:1].islower() and name[1:2].isupper()
