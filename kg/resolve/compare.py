"""Compares two names of a type: how alike they are, as a sum of named features.

A comparison knows the two names and nothing else, so it never says that two *things* are one:
equal names of two persons score 1. :mod:`kg.resolve.person_evidence` adds what articles say.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations
from typing import NamedTuple

from rapidfuzz.distance import OSA, LCSseq

from kg.model import EntityType
from kg.ontology.shortnames import SHORT
from kg.resolve import names
from kg.resolve.alias_table import alias_group
from kg.resolve.name_parts import Parts, initials, letters, parts, sound

_SHORT = frozenset(
    pair
    for name, every in SHORT.items()
    for short in every
    for pair in ((name, short), (short, name))
)
_IN_FULL = {
    form: tuple(name for name, every in SHORT.items() if form in every)
    for every in SHORT.values()
    for form in every
}
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(ix|iv|v?i{0,3})")
_PARTICLES = frozenset({"al", "bin", "de", "da", "der", "van", "von", "abu", "abd", "na"})
_PARTICLE_SOUNDS = frozenset(map(sound, _PARTICLES))

_MOST_EDITS = 2  # letters that two printings of a long name may differ by

SAME = 0.9
"""From this score on two names are one name."""
UNSURE = 0.6
"""From this score on two names may be one name: a person should look."""


class Judgement(StrEnum):
    """What is decided about two names, or about two entities."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How alike two things are, and why.

    Attributes:
        features: Pairs (name, weight); a weight below zero speaks against.
    """

    features: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """Return the sum of the weights, three decimals. May leave 0 to 1 where much agrees."""
        return scored(self.features)

    @property
    def judgement(self) -> Judgement:
        """Return what the score says."""
        score = self.score
        if score >= SAME:
            return Judgement.SAME
        return Judgement.UNSURE if score >= UNSURE else Judgement.DIFFERENT


def scored(features: Iterable[tuple[str, float]]) -> float:
    """Return the sum of the weights of features, three decimals."""
    return round(sum([weight for _, weight in features]), 3)


class Name(NamedTuple):
    """What a comparison needs to know of a name.

    Attributes:
        name: As printed.
        type: Of what.
        key: Its key.
        parts: Its parts.
        sounds: How each word sounds; of a person only.
        group: Number of its group in the alias table, or None.
    """

    name: str
    type: EntityType
    key: str
    parts: Parts
    sounds: tuple[str, ...]
    group: int | None


def known(name: str, type_: EntityType) -> Name:
    """Return what is known of a name: who compares it with many asks once."""
    found = parts(name, type_)
    sounds = tuple(map(sound, found.words)) if type_ is EntityType.PERSON else ()
    return Name(name, type_, names.key(name, type_), found, sounds, alias_group(name, type_))


def compare(left: str, right: str, type_: EntityType) -> Comparison:
    """Compare two names of one type; symmetric.

    >>> compare("Lyu Benfu", "Lü Benfu", EntityType.PERSON).judgement.value
    'same'
    >>> compare("Robert Downey Jr.", "Robert Downey", EntityType.PERSON).judgement.value
    'different'
    >>> compare("J. Smith", "John Smith", EntityType.PERSON).features
    (('words', 1.0), ('initial', -0.25))
    """
    return compared(known(left, type_), known(right, type_))


def compared(left: Name, right: Name) -> Comparison:
    """Compare two names of one type, as :func:`compare` does."""
    if right.parts < left.parts:
        left, right = right, left
    one, other = left.parts, right.parts
    if left.key == right.key:
        found = [("equal name", 1.0)]
    elif left.group is not None and left.group == right.group:
        return Comparison(features=(("alias table", 1.0),))
    else:
        found = _word_features(left, right)
    if left.type in (EntityType.INSTITUTION, EntityType.TECHNOLOGY):
        acronym = _acronym(left.name, right.name, left.type)
        if acronym > sum(weight for _, weight in found):
            found = [("acronym", acronym)]
    if one.generation != other.generation:
        found.append(("generation", -1.0))
    if one.form and other.form and one.form != other.form and _clash(one.form, other.form):
        found.append(("legal form", -0.45))
    return Comparison(features=tuple(found))


def far(left: str, right: str, type_: EntityType) -> bool:
    """Tell names of two institutions, places or technologies that cannot score .7, quickly.

    Without an acronym or a rename such a score has at most two letters to change in all words,
    in whatever order, so at most two letters of either name are missing in the other. Renames
    are not looked up here.
    """
    one, other = letters(left, type_), letters(right, type_)
    longest = max(len(one), len(other))
    return (
        abs(len(one) - len(other)) > _MOST_EDITS
        or longest - LCSseq.similarity(one, other, score_cutoff=max(0, longest - _MOST_EDITS))
        > _MOST_EDITS
    ) and not any(names.is_acronym(names.without_article(name)) for name in (left, right))


def may_be_one_word(left: str, right: str) -> bool:
    """Return whether two words of persons' names may be printings of one, or its initial."""
    return _cost(left, right, (sound(left), sound(right))) is not None


def in_full(word: str) -> tuple[str, ...]:
    """Return the names that a word is a usual short form of.

    >>> in_full("ted"), in_full("john")
    (('edward', 'theodore'), ())
    """
    return _IN_FULL.get(word, ())


def is_particle(word: str) -> bool:
    """Tell a word that print may leave out of a person's name, in whatever spelling."""
    return sound(word) in _PARTICLE_SOUNDS


def _clash(one: str, other: str) -> bool:
    """Tell legal forms of two companies from those that print uses for each other."""
    loose = {"co", "inc", "ltd", "jsc", "plc"}
    return not {one, other} <= loose


class _Match(NamedTuple):
    """The cheapest pairing of two names' words.

    Attributes:
        edits: Letters to change in paired words.
        short: Words paired with an initial or a short form.
        left: Words of one name without a partner.
        right: Words of the other name without a partner.
        moved: Whether the pairs stand in another order.
    """

    edits: int
    short: int
    left: tuple[str, ...]
    right: tuple[str, ...]
    moved: bool


def _word_features(first: Name, second: Name) -> list[tuple[str, float]]:
    person = first.type is EntityType.PERSON
    match = _pair(first, second)
    one, other = first.parts.words, second.parts.words
    letters = min(sum(map(len, one)), sum(map(len, other)))
    edits, left, right = match.edits, match.left, match.right
    found = [("words", 1.0)]
    if _numbered(left, right):
        return [*found, ("other number", -0.35)]
    if left or right:
        joined = _joined(one, other, most=_budget(letters), person=person)
        if joined is not None and not _telling(left, right, person):
            edits, left, right = joined, (), ()
    if match.short:
        found.append(("initial", -0.25 * match.short))
    if edits:
        found.append(("spelling", -_spelling(edits, letters)))
    if match.moved and not _turned(one, other):
        found.append(("word order", _order(one, other, person=person)))
    return found + _extras(left, right, len(one), len(other), person=person)


def _numbered(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell names that differ in one number: another thing of a series, or a slip."""
    return (
        len(left) == len(right) == 1
        and (_roman(left[0]) or any(map(str.isdigit, left[0])))
        and (_roman(right[0]) or any(map(str.isdigit, right[0])))
    )


def _telling(left: tuple[str, ...], right: tuple[str, ...], person: bool) -> bool:
    """Return whether a word is no slip of another: an initial, a number, a short acronym."""
    if any(len(one) == 1 or _numeric(one) for one in left + right):
        return True
    return not person and len(left) == len(right) == 1 and len(left[0]) == len(right[0]) <= 3


def _order(one: tuple[str, ...], other: tuple[str, ...], *, person: bool) -> float:
    """Return the weight of another order of words.

    "Salman bin Muhammad" is the son of whom "Muhammad bin Salman" is the father; "John Thomas
    Smith" may be a brother of "Thomas John Smith".
    """
    if not person:
        return -0.05
    return -0.5 if "bin" in map(sound, one + other) else -0.2


def _turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether one order turns into the other, as where the surname comes first."""
    left, right = (" ".join(map(sound, words)) for words in (one, other))
    return len(left) == len(right) and f" {right} " in f" {left} {left} "


def _budget(letters: int) -> int:
    """Return how many letters two printings of one name may differ by."""
    if letters < 5:
        return 0
    return 1 if letters < 7 else _MOST_EDITS


def _spelling(edits: int, letters: int) -> float:
    budget = _budget(letters)
    if edits <= budget:
        return round(0.15 + 0.2 * edits / (budget or 1), 3)
    return 0.5 + 0.1 * min(edits - budget, 5)


def _extras(
    left: tuple[str, ...], right: tuple[str, ...], size: int, other: int, *, person: bool
) -> list[tuple[str, float]]:
    """Return what words without a partner say: on both sides they tell two names apart."""
    if left and right:
        return [("other words", -0.7)]
    extra = left or right
    if not extra:
        return []
    shared = min(size, other)
    if not person:
        return [("of", -0.2) if extra == ("of",) else ("more words", -0.5)]
    if shared < 2:
        return [("one word only", -0.5)]
    real = [word for word in extra if word not in _PARTICLES]
    return [("more words", -min(0.35, 0.12 * len(real)))]


def _pair(first: Name, second: Name) -> _Match:
    """Pair words, the closest first; each word once."""
    one, other = first.parts.words, second.parts.words
    person = first.type is EntityType.PERSON
    choices = []
    for i, left in enumerate(one):
        for j, right in enumerate(other):
            sounds = (first.sounds[i], second.sounds[j]) if person else None
            found = _cost(left, right, sounds)
            if found is not None:
                choices.append((found[0], abs(i - j), i, j, found[1]))
    if len(choices) < 2:
        return _lone(one, other, choices)
    choices.sort()
    used: dict[int, int] = {}
    taken: set[int] = set()
    edits = shorts = 0
    for cost, _, i, j, short in choices:
        if i in used or j in taken:
            continue
        used[i] = j
        taken.add(j)
        edits += int(cost)
        shorts += short
    places = [used[i] for i in sorted(used)]
    return _Match(
        edits=edits,
        short=shorts,
        left=tuple(word for i, word in enumerate(one) if i not in used),
        right=tuple(word for j, word in enumerate(other) if j not in taken),
        moved=places != sorted(places),
    )


def _lone(
    one: tuple[str, ...],
    other: tuple[str, ...],
    choices: list[tuple[float, int, int, int, bool]],
) -> _Match:
    """Return the pairing of words of which at most one pair is alike, as most names' are."""
    if not choices:
        return _Match(edits=0, short=0, left=one, right=other, moved=False)
    ((cost, _, i, j, short),) = choices
    return _Match(
        edits=int(cost),
        short=int(short),
        left=one[:i] + one[i + 1 :],
        right=other[:j] + other[j + 1 :],
        moved=False,
    )


def _cost(left: str, right: str, sounds: tuple[str, str] | None) -> tuple[float, bool] | None:
    """Return letters to change to make one word of the other, or None if they are two words.

    An initial or a short form costs a part of a letter, so that a whole word is preferred; it
    is marked. Most words of two names have nothing in common, so what is cheap comes first.
    """
    if left == right or (sounds and sounds[0] == sounds[1]):
        return 0, False
    length = min(len(left), len(right))
    if sounds:
        if (left, right) in _SHORT:
            return 0.5, True
        if length == 1 and left[0] == right[0]:
            return 0.6, True
    if length < (3 if sounds else 4):  # "ABC" is no slip of "BBC"
        return None
    most = max(1, length // 3)
    edits = OSA.distance(left, right, score_cutoff=most)
    if sounds:
        edits = min(edits, OSA.distance(*sounds, score_cutoff=most))
    if edits > most or _numeric(left) or _numeric(right):
        return None
    return edits, False


def _numeric(word: str) -> bool:
    return word.isdigit() or _roman(word)


def _roman(word: str) -> bool:
    return word[0] in "ivx" and _ROMAN.fullmatch(word) is not None


def _joined(
    one: tuple[str, ...], other: tuple[str, ...], *, most: int, person: bool
) -> int | None:
    """Return the letters to change when blanks do not count, for the best order of words.

    None where they are more than ``most``.
    """
    left = "".join(one)
    if abs(len(left) - sum(map(len, other))) > most:
        return None
    orders = permutations(other) if person and len(other) <= 3 else [other]
    edits = min(OSA.distance(left, "".join(order), score_cutoff=most) for order in orders)
    return edits if edits <= most else None


def _acronym(left: str, right: str, type_: EntityType) -> float:
    """Return the weight of one name as the other's first letters: the more, the surer."""
    for short, long in ((left, right), (right, left)):
        bare = names.key(names.acronym_key(short), type_)
        if not names.is_acronym(names.without_article(short)) or " " not in long:
            continue
        if bare in {initials(long), "".join(word[0] for word in parts(long, type_).words)}:
            return 0.9 if len(bare) >= 4 else 0.75
    return 0.0
