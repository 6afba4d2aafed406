"""Says which names an acronym may stand for, by their first letters.

"UN", "U.N.", "MoD", "CPPCC", "UNESCO": small words count or not, a leading country and a
trailing legal form may be left out, a word with a hyphen counts once or for each part.
"""

import re
from collections.abc import Iterator, Sequence

from kg.nlp.parsing.words import country_names, demonyms, words

_SHAPE = re.compile(r"(?:[A-Z][a-z]?[.&]?){2,8}")
_BRACKETED = re.compile(r"(?:[A-Z][A-Za-z]?[.&]?){2,7}s?")


def may_be_acronym(text: str) -> bool:
    """Tell whether what stands in brackets may be an acronym, in capitals for the most part."""
    return _BRACKETED.fullmatch(text) is not None


def titled(text: str, name: str) -> str:
    """Return in capitals an acronym that is printed like a word, or "" where it is none.

    Nothing but its letters tells, so they have to be the initials of the name.

    >>> titled("Wada", "World Anti-Doping Agency"), titled("Rice", "Rio Institute of Chess")
    ('WADA', '')
    """
    plain = _TITLED.fullmatch(text) is not None and stands_for(text.upper(), name)
    return text.upper() if plain else ""


_TITLED = re.compile(r"[A-Z][a-z]{2,6}")


def letters_of(name: str) -> str:
    """Return the letters of an acronym, or "" where a name is none.

    >>> letters_of("U.N."), letters_of("MoD"), letters_of("NGOs"), letters_of("Boeing")
    ('un', 'mod', 'ngo', '')
    """
    bare = name.strip(".")
    if bare[-1:] == "s" and bare[:-1].replace(".", "").isupper() and len(bare) > 2:
        bare = bare[:-1]
    if " " in bare or _SHAPE.fullmatch(bare) is None:
        return ""
    capitals = sum(map(str.isupper, bare))
    plain = bare.replace(".", "").replace("&", "")
    # "Mr", "McKinsey": in a mixed one most letters are capitals.
    return plain.lower() if capitals >= 2 and capitals * 2 > len(plain) else ""


def initials(name: str) -> Iterator[str]:
    """Yield every row of first letters that a name may be cut down to.

    >>> "fda" in set(initials("US Food and Drug Administration"))
    True
    >>> "mod" in set(initials("Ministry of Defence")), "apec" in set(
    ...     initials("Asia-Pacific Economic Cooperation"))
    (True, True)
    """
    for stem in _stems(name):
        for parts in {
            tuple(stem),
            tuple(part for word in stem for part in word.split("-") if part),
        }:
            major = [word for word in parts if word.lower() not in words().minor]
            yield "".join(word[0] for word in parts).lower()
            yield "".join(word[0] for word in major).lower()


def _stems(name: str) -> Iterator[list[str]]:
    """Yield the words of a name; then without its legal form, without its leading country."""
    every = [part.removesuffix("'s").strip(".,()\"'") for part in name.split()]
    every = [part for part in every if part]
    yield every
    short = every
    while len(short) > 2 and short[-1].lower() in words().dropped:
        short = short[:-1]
        yield short
    for size in (1, 2):
        lead = " ".join(every[:size])
        if len(every) > size + 1 and (lead in country_names() or lead in demonyms()):
            yield every[size:]
            if short is not every:
                yield short[size:]


def stands_for(acronym: str, name: str) -> bool:
    """Tell whether an acronym spells the first letters of a name of several words.

    >>> stands_for("UNESCO",
    ...     "United Nations Educational, Scientific and Cultural Organization")
    True
    >>> stands_for("IBM", "Apple"), stands_for("NB", "National Bank")
    (False, True)
    >>> stands_for("NB", "NB Basic")
    False
    """
    letters = letters_of(acronym)
    if len(letters) < _FEWEST or " " not in name or acronym in name.split():
        return False  # "BT Together" is something of BT
    return letters in set(initials(name)) or any(
        _begin(letters, [part for word in stem for part in word.split("-") if part])
        for stem in _stems(name)
    )


_FEWEST = 2
"""Letters of an acronym."""


def _begin(letters: str, parts: Sequence[str]) -> bool:
    """Tell whether letters begin the words, of which small ones may be left out.

    >>> _begin("motie", ["Ministry", "of", "Trade", "Industry", "and", "Energy"])
    True
    """
    if not parts:
        return not letters
    if letters and parts[0][0].lower() == letters[0] and _begin(letters[1:], parts[1:]):
        return True
    return parts[0].lower() in words().minor and _begin(letters, parts[1:])
