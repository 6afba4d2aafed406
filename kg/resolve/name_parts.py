"""Takes a name apart into words, generation and legal form; says how a word sounds."""

import re
import tomllib
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from kg.model import EntityType
from kg.resolve import names

DATA = tomllib.loads(Path(__file__).with_name("compare.toml").read_text(encoding="utf-8"))
"""What is known of spelling."""

CACHED = 1 << 15
"""Names and words kept; with fewer, a large build would take each apart many times."""

_TRANSLITERATE = str.maketrans(DATA["transliterate"])
_SOUNDS = tuple((re.compile(one), new) for one, new in DATA["sound"]["patterns"])
_LEGAL: dict[tuple[str, ...], str] = {
    tuple(form.split()): kind for form, kind in DATA["legal"].items()
}
_GENERATIONS = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "2", "iii": "3", "iv": "4"
}  # fmt: skip
_LEADING = frozenset({"jsc", "llc", "srl"})  # "AS Roma" is no public company of Rome
_LEGAL_LONGEST = max(map(len, _LEGAL))
_TURNED = frozenset(DATA["turned"]["bodies"])
_SMALL = frozenset(
    {"of", "for", "the", "and", "in", "on", "de", "la", "du", "des", "di", "del"}
)


_INITIALS = re.compile(r"(?:\b[^\W\d_]\.[ -]?){2,}|^[A-Z]{2}(?= \w*[a-z])")
"""Initials in a row, which are one word of a key: "J. R.", "JD"."""


class Parts(NamedTuple):
    """A name taken apart.

    Attributes:
        words: What is left, in order.
        generation: "jr", "2" of a person, else "".
        form: Kind of legal form of an institution, else "".
    """

    words: tuple[str, ...]
    generation: str = ""
    form: str = ""


@lru_cache(maxsize=CACHED)
def parts(name: str, type_: EntityType) -> Parts:
    """Take a name apart: honorifics and "the" go, legal form and generation are kept apart.

    >>> parts("The Acme Co., Ltd.", EntityType.INSTITUTION)
    Parts(words=('acme',), generation='', form='ltd')
    >>> parts("Downey Jr., Robert", EntityType.PERSON).generation
    'jr'
    """
    if type_ is EntityType.PERSON:
        return _person(name)
    words = _latin(names.without_acronym(name) if "(" in name else name).split()
    if words[:1] == ["the"] and len(words) > 1:
        words = words[1:]
    if type_ is EntityType.TECHNOLOGY:
        return Parts((*words[:-1], *map(names.singular, words[-1:])))
    if type_ is not EntityType.INSTITUTION:
        return Parts(tuple("saint" if word == "st" else word for word in words))
    words, form = _without_form(words)
    plain = " ".join(DATA["words"].get(word, word) for word in words).split()
    return Parts(tuple(_turned(_numbers(plain))), form=form)


@lru_cache(maxsize=CACHED)
def letters(name: str, type_: EntityType) -> str:
    """Return the letters of a name's words, sorted.

    >>> letters("Acme Ltd", EntityType.INSTITUTION)
    'acem'
    """
    return "".join(sorted("".join(parts(name, type_).words)))


@lru_cache(maxsize=CACHED)
def sound(word: str) -> str:
    """Return what the usual spellings of one sound share.

    >>> sound("lyu") == sound("lu") == sound("lv"), sound("zelenskyy") == sound("zelensky")
    (True, True)
    """
    for pattern, new in _SOUNDS:
        word = pattern.sub(new, word)
    return word


def initials(name: str) -> str:
    """Return the first letters of a name's words, small words left out.

    >>> initials("Chinese People's Political Consultative Conference")
    'cppcc'
    """
    return "".join(word[0] for word in _latin(name).split() if word not in _SMALL)


def _person(name: str) -> Parts:
    last, comma, first = name.partition(",")
    text = f"{first} {last}" if comma and " " not in names.printed(last).strip() else name
    words = _latin(names.key(text, EntityType.PERSON)).split()
    run = {_latin(names.fold(one.group())).replace(" ", "") for one in _INITIALS.finditer(name)}
    words = [part for word in words for part in (word if word in run else (word,))]
    generation = ""
    for word in (*words[:1], *words[-2:]):
        if word in _GENERATIONS and len(words) > 2:
            generation = _GENERATIONS[word]
            words = [one for one in words if one != word]
            break
    # A word printed twice by mistake counts once: "Shoigu Shoigu Sergey".
    return Parts(tuple(word for word, _ in groupby(words)), generation)


def _latin(name: str) -> str:
    return " ".join(names.fold(names.fold(name).translate(_TRANSLITERATE)).split())


def _without_form(words: list[str]) -> tuple[list[str], str]:
    """Cut legal forms off both ends; the last in the name is its form."""
    form = ""
    while end := _form_at_end(words):
        words, kind = end
        form = form or kind
    return words, form


def _form_at_end(words: list[str]) -> tuple[list[str], str] | None:
    """Return the words without the longest legal form at an end, and its kind."""
    for size in range(min(_LEGAL_LONGEST, len(words) - 1), 0, -1):
        if kind := _LEGAL.get(tuple(words[-size:])):
            return words[:-size], kind
        kind = _LEGAL.get(tuple(words[:size]))
        if kind and (size > 1 or kind in _LEADING):
            return words[size:], kind
    return None


def _turned(words: list[str]) -> list[str]:
    """Return the words with a department, a ministry after what it is of, and a country first.

    >>> _turned("united states department of labor".split())
    ['united', 'states', 'labor', 'department']
    >>> _turned("ministry of defense of ukraine".split())
    ['ukraine', 'defense', 'ministry']
    """
    at = next((at for at, word in enumerate(words) if word in _TURNED), len(words))
    if words[at + 1 : at + 2] != ["of"] or at + 2 >= len(words):
        return words
    before, body, field = words[:at], words[at], words[at + 2 :]
    if "of" in field[1:-1]:
        cut = len(field) - 1 - field[::-1].index("of")
        before, field = [*before, *field[cut + 1 :]], field[:cut]
    return [*before, *field, body]


def _numbers(words: list[str]) -> list[str]:
    """Add up numbers in words ("forty", "4" is 44)."""
    found: list[str] = []
    for word in words:
        tens = found and found[-1].isdigit() and len(found[-1]) == 2 and found[-1][1] == "0"
        if tens and word.isdigit() and len(word) == 1 and word != "0":
            found[-1] = found[-1][0] + word
        else:
            found.append(word)
    return found
