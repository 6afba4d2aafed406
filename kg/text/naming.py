"""Decides within one article which full name each name stands for.

"Xi" after "Xi Jinping", "CPPCC" beside its expansion, "Chinese" beside "China", "solar panel"
beside "solar panels". A short form that could be two names keeps its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.model import EntityType, MentionKind
from kg.ontology import countries, regions, technologies

_SMALL = frozenset(
    (
        "a",
        "an",
        "and",
        "at",
        "de",
        "des",
        "du",
        "for",
        "in",
        "la",
        "le",
        "of",
        "on",
        "the",
        "und",
        "y",
    )
)
_LEGAL = frozenset(
    (
        "ag", "as", "asa", "bhd", "bv", "co", "company", "corp", "corporation", "gmbh",
        "group", "holding", "holdings", "inc", "incorporated", "kk", "limited", "llc", "llp",
        "ltd", "nv", "oy", "oyj", "pjsc", "plc", "pte", "pvt", "sa", "sab", "sae", "se",
        "spa", "srl", "sdn",
    )
)  # fmt: skip
# Words that alone do not tell which of several bodies is meant.
_GENERIC = frozenset(
    (
        "academy", "agency", "air", "american", "association", "authority", "bank", "board",
        "bureau", "central", "centre", "center", "chamber", "church", "college",
        "commission", "committee", "company", "congress", "council", "court", "department",
        "east", "federal", "federation", "first", "foundation", "fund", "general", "global",
        "government", "group", "high", "house", "institute", "international", "joint",
        "ministry", "movement", "museum", "national", "new", "north", "office", "party",
        "police", "royal", "school", "senate", "society", "south", "state", "supreme",
        "team", "union", "united", "university", "west", "world",
    )
)  # fmt: skip
_MOST = (
    200  # names with one word in common that are compared: a list of thousands costs no more
)
_OUTSIDE = re.compile(
    r"^[\s\"\u201c\u201d\u2018,;:/\u2013\u2014-]+|[\s\"\u201c\u201d,;:/\u2013\u2014-]+$"
)
"""What does not belong to a name at its ends."""

_WORD = re.compile(r"[^\W_]+(?:[.&'\u2019-][^\W_]+)*\.?")


@dataclass(frozen=True)
class Name:
    """A name as printed.

    Attributes:
        start: First code point.
        end: Code point after the last.
        text: Its words.
        type: What it names.
        kind: A name or a demonym.
    """

    start: int
    end: int
    text: str
    type: EntityType
    kind: MentionKind


def full_names(found: Sequence[Name], text: str) -> list[str]:
    """Return the full name of each name, in the same order.

    Args:
        found: Names of one article, in the order of the text.
        text: The article's text.
    """
    result = [_tidy(name.text) for name in found]
    _people(found, result)
    _institutions(found, result, text)
    _places(found, result)
    _technologies(found, result)
    return result


def _tidy(name: str) -> str:
    """Return a printed name on one line, without what is not of it at its ends.

    That is punctuation, half of a pair of brackets, a possessive ending and a leading "the".

    >>> _tidy("the Bank of Ghana's"), _tidy("- Kigali,"), _tidy("Acme Inc."), _tidy("Lagos)")
    ('Bank of Ghana', 'Kigali', 'Acme Inc.', 'Lagos')
    """
    words = " ".join(name.split())
    words = _OUTSIDE.sub("", words)
    for opening, closing in ("()", "[]"):
        if words.count(opening) != words.count(closing):
            words = words.strip(opening + closing + " ")
    words = re.sub(r"['\u2019]s$", "", words)
    return re.sub(r"^[Tt]he (?=\S)", "", words) or name


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(word.casefold().rstrip(".") for word in _WORD.findall(name))


def _people(found: Sequence[Name], result: list[str]) -> None:
    """Give a surname or a given name the one full name of the article that has it."""
    own = [at for at, name in enumerate(found) if name.type is EntityType.PERSON]
    forms = {result[at]: _tokens(result[at]) for at in own}
    counts = Counter(result[at] for at in own)
    with_word = _index(forms.items())
    chosen: dict[str, str] = {}
    for short, tokens in forms.items():
        near = min((with_word[word] for word in tokens), key=len, default=[])
        longer = [
            other
            for other in near[:_MOST]
            if len(forms[other]) > len(tokens) and _is_short_for(tokens, forms[other])
        ]
        keys = {(forms[one][-1], forms[one][0]) for one in longer}
        if len(keys) == 1:
            chosen[short] = min(longer, key=lambda one: (-len(forms[one]), -counts[one], one))
    _follow(own, result, chosen)


def _index(forms: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, list[str]]:
    """Return the names that have each word, in their order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, words in forms:
        for word in dict.fromkeys(words):
            found[word].append(name)
    return found


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return True if words of a name, in its order, make the short form."""
    if len(short) == 1:
        return short[0] in (full[0], full[-1]) or full[-len(short) :] == short
    rest = iter(full)
    return all(any(_fits(word, other) for other in rest) for word in short)


def _fits(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word))


def _institutions(found: Sequence[Name], result: list[str], text: str) -> None:
    """Give acronyms and short forms the one full name of the article that they stand for."""
    own = [at for at, name in enumerate(found) if name.type is EntityType.INSTITUTION]
    first: dict[str, int] = {}
    for at in own:
        first.setdefault(result[at], found[at].start)
    chosen = _bracketed(found, own, result, text)
    cores = {name: _core(_tokens(name)) for name in first}
    with_word = _index((name, core[:1] + core[-1:]) for name, core in cores.items())
    spelled = _index((name, _initials(name)) for name in first)
    for short, core in cores.items():
        if short in chosen or not core:
            continue
        if _is_acronym(short):
            near = spelled.get(short.replace(".", "").casefold(), [])
        else:
            near = min((with_word[word] for word in (core[0], core[-1])), key=len)
        longer = [
            other
            for other in near[:_MOST]
            if other != short and _stands_for(short, core, other, cores[other])
        ]
        if len({cores[one] for one in longer}) == 1:
            best = min(longer, key=lambda one: (-len(cores[one]), one))
            follows = first[best] <= first[short]
            if follows or _is_acronym(short) or core == cores[best]:
                chosen[short] = best
    _follow(own, result, chosen)


def _bracketed(
    found: Sequence[Name], own: Sequence[int], result: Sequence[str], text: str
) -> dict[str, str]:
    """Return the full names of acronyms that stand in brackets after them, or before them."""
    chosen = {}
    for before, after in pairwise(own):
        between = text[found[before].end : found[after].start].strip()
        if between == "(" and text[found[after].end : found[after].end + 1] == ")":
            first, second = result[before], result[after]
            if _is_acronym(second) != _is_acronym(first):
                short, full = (second, first) if _is_acronym(second) else (first, second)
                chosen[short] = full
    return chosen


def _core(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a body's name without its legal form."""
    words = [word for word in tokens if word not in _SMALL]
    while len(words) > 1 and words[-1].replace(".", "") in _LEGAL:
        words.pop()
    return tuple(words)


def _stands_for(short: str, core: tuple[str, ...], full: str, other: tuple[str, ...]) -> bool:
    if len(full) <= len(short):
        return False
    if _is_acronym(short):
        return spells(short, full)
    if core == other:
        return True
    if len(core) >= len(other) or all(word in _GENERIC for word in core):
        return False
    return other[: len(core)] == core or (len(core) > 1 and other[-len(core) :] == core)


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return " " not in name and 2 <= len(letters) <= 10 and letters.rstrip("s").isupper()


def spells(acronym: str, name: str) -> bool:
    """Return True if the first letters of a name's words make an acronym.

    Small words may be skipped or counted.

    >>> spells("CPPCC", "Chinese People's Political Consultative Conference")
    True
    >>> spells("DoE", "Department of Energy"), spells("WHO", "World Bank")
    (True, False)
    """
    letters = acronym.replace(".", "").casefold()
    return len(letters) > 1 and letters in _initials(name)


def _initials(name: str) -> tuple[str, str]:
    """Return the first letters of a name's words, with and without the small words."""
    words = [word for part in _WORD.findall(name) for word in re.split(r"[-&]", part) if word]
    every = "".join(word[0] for word in words).casefold()
    strong = "".join(word[0] for word in words if word.casefold() not in _SMALL).casefold()
    return every, strong


def _places(found: Sequence[Name], result: list[str]) -> None:
    """Give a country its longest printed name, and a demonym the name of its place.

    A demonym that is in no table names nothing: its name becomes "".
    """
    printed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    keys: dict[int, str] = {}
    for at, name in enumerate(found):
        if name.type is not EntityType.PLACE:
            continue
        own, people = country_names().get(result[at]), demonyms().get(folded(result[at]))
        is_demonym = name.kind is MentionKind.DEMONYM
        if key := people or own if is_demonym else own or people:
            keys[at] = key
            if own:
                printed[key][result[at]] += 1
        elif is_demonym:
            result[at] = ""
    for at, key in keys.items():
        forms = printed[key]
        usual = (countries().get(key) or regions()[key]).label
        result[at] = min(forms, key=lambda form: (-len(form), form), default=usual)


@cache
def country_names() -> Mapping[str, str]:
    """Return the id of the country that each name is of."""
    return {
        label: key
        for key, concept in countries().items()
        for label in (*concept.labels, *concept.acronyms)
    }


@cache
def demonyms() -> Mapping[str, str]:
    """Return the id of the country or region of each demonym, folded, plurals included.

    A country's names are among them: a word tagged as a demonym may be one ("the US firm").
    """
    found: dict[str, str] = {}
    for scheme in (countries(), regions()):
        for key, concept in scheme.items():
            for one in concept.demonyms:
                for word in (one, f"{one}s"):
                    found.setdefault(folded(word), key)
    for label, key in country_names().items():
        found.setdefault(folded(label), key)
    return found


def folded(word: str) -> str:
    """Return a demonym without case, dots and hyphens.

    >>> folded("South-East ASIAN"), folded("U.S")
    ('south east asian', 'us')
    """
    return word.casefold().replace(".", "").replace("-", " ").replace("\u2010", " ")


def _technologies(found: Sequence[Name], result: list[str]) -> None:
    """Give one technology one spelling: the commonest, whatever its number and case."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    own = [at for at, name in enumerate(found) if name.type is EntityType.TECHNOLOGY]
    for at in own:
        forms[singular(result[at])][result[at]] += 1
    for at in own:
        options = forms[singular(result[at])]
        result[at] = min(
            options,
            key=lambda form: (-options[form], sum(map(str.isupper, form)), -len(form), form),
        )


def singular(name: str) -> str:
    """Return a name in lower case with its last word in the singular.

    >>> singular("Lithium Batteries"), singular("solar glass")
    ('lithium battery', 'solar glass')
    """
    lower = name.lower()
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    return (
        lower[:-1] if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else lower
    )


def concept(name: str) -> str:
    """Return the id of the technology concept that a name is a label of, or "".

    >>> concept("lithium battery")
    'lithium-batteries'
    """
    words = " ".join(name.split())
    return _concepts().get(words) or _concepts().get(singular(words)) or ""


@cache
def _concepts() -> Mapping[str, str]:
    """Return concept ids by label in the singular, and by acronym as printed."""
    found: dict[str, str] = {}
    for key, one in technologies().items():
        for label in one.labels:
            found.setdefault(singular(label), key)
        for acronym in one.acronyms:
            found.setdefault(acronym, key)
    return found


def _follow(own: Sequence[int], result: list[str], chosen: Mapping[str, str]) -> None:
    """Replace short names by full ones; a full name may itself be short for a longer one."""
    for at in own:
        seen = {result[at]}
        while (longer := chosen.get(result[at])) and longer not in seen:
            seen.add(longer)
            result[at] = longer
