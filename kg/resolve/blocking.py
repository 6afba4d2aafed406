"""Finds which names are worth comparing: those that share a block and may be alike.

A name is in a few blocks. A person's say how one word sounds and how another begins, and which
letters all words have; others' say their ends, their letters, their first letters. In a block a
cheap look at what it leaves open comes before the comparison. A large block is split by
spelling, or a name meets only its neighbours in it, so a name has a bounded number of pairs.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, permutations, product
from types import MappingProxyType
from typing import TypeVar

import numpy as np

from kg.model import EntityType
from kg.resolve import block_index, names
from kg.resolve.alias_table import alias_group
from kg.resolve.block_index import Nearby
from kg.resolve.compare import far, in_full, is_particle, may_be_one_word
from kg.resolve.name_parts import initials, letters, parts, sound

T = TypeVar("T", bound=tuple[object, ...])
Member = tuple[int, str]
"""Place of a name in the alphabet; what the block leaves open, a person's other word."""
Pairs = Iterable[tuple[Member, Member]]

MOST = 16
"""Names of a block up to which each meets each; a larger block is split."""
NEIGHBOURS = 3
"""How many names after it in the alphabet a name meets in a large block."""
_WORDS = 4  # of a name, that blocks are made of: of more those at its ends, no particles
_SIDE = 5  # letters of an institution's name that a block by its start or end shares
_ACRONYM, _ALIAS, _START, _END = "acronym:", "alias:", "start:", "end:"
_COMMON = 50
"""Names from which on an ending ("itute") is no sign: the block is left out."""


def near(
    named: Iterable[tuple[T, str, EntityType]],
    *,
    key: Callable[[T], str] | None = None,
    kept: Mapping[EntityType, Nearby] = MappingProxyType({}),
    keep: dict[EntityType, Nearby] | None = None,
) -> list[tuple[T, T]]:
    """Return pairs of things whose names may be one, each pair sorted, no pair twice.

    Args:
        named: Thing, name and type. Two types never meet.
        key: Gives the key of a thing's name, where the caller knows it.
        kept: What an earlier call put into ``keep``: its pairs are not looked for again.
        keep: Takes what the next call may use.
    """
    by_type: defaultdict[EntityType, list[tuple[str, T, str]]] = defaultdict(list)
    for thing, name, type_ in named:
        own = names.key(name, type_) if key is None else key(thing)
        by_type[type_].append((own, thing, name))
    found: list[tuple[T, T]] = []
    for type_, every in sorted(by_type.items()):
        every.sort()
        here = _nearby(every, type_, kept.get(type_))
        if keep is not None:
            keep[type_] = here
        for left, right in block_index.distinct(here.pairs):
            one, other = every[left][1], every[right][1]
            found.append((one, other) if one < other else (other, one))
    return found


def _nearby(
    named: Sequence[tuple[str, T, str]], type_: EntityType, before: Nearby | None
) -> Nearby:
    """Return which names of a type may be one, with what was found of these before."""
    every = [name for *_, name in named]
    hashed = block_index.hashes([(name, *thing) for _, thing, name in named])
    counts, numbers = array("I"), array("I")

    def blocks_of(places: Iterable[int]) -> Iterator[tuple[int, Iterable[tuple[str, str]]]]:
        for place in places:
            mine = dict.fromkeys(blocks(every[place], type_))
            if before is None:
                counts.append(len(mine))
                numbers.extend([block_index.block_hash(block) for block, _ in mine])
            yield place, mine

    if before is None:
        pairs = _pairs(every, type_, blocks_of(range(len(every))), None)
        return Nearby(
            hashed,
            np.array(counts, dtype=np.uint32),
            np.array(numbers, dtype=np.uint32),
            block_index.ordered(block_index.rows(pairs)),
        )
    made = block_index.change(before, hashed)
    new = made.new.tolist()
    own = [[block_index.block_hash(block) for block, _ in mine] for _, mine in blocks_of(new)]
    touched = block_index.blocks_gone(before, made).union(*own)
    some = sorted([*new, *block_index.sharing(before, made, touched)])
    pairs = _pairs(every, type_, blocks_of(some), touched)
    return block_index.updated(before, made, hashed, blocks=own, touched=touched, pairs=pairs)


def _pairs(
    every: Sequence[str],
    type_: EntityType,
    of: Iterable[tuple[int, Iterable[tuple[str, str]]]],
    wanted: Container[int] | None,
) -> list[tuple[int, int, int]]:
    """Return the places of names of a type that may be one, the lower first, by block.

    Args:
        every: The names, sorted.
        type_: Of them.
        of: Places of some names, in their order, with their blocks: of all names of each block
            that is wanted.
        wanted: Hashes of the blocks to look at; None looks at all.
    """
    members, short = _members(every, type_, of)
    found: set[tuple[int, int, int]] = set()
    for block, inside in members.items():
        if not isinstance(inside, list) and block not in short:
            continue
        hashed = block_index.block_hash(block)
        if wanted is not None and hashed not in wanted:
            continue
        if block.startswith(_ACRONYM):
            # Long names of equal first letters have nothing to do with each other.
            pairs: Pairs = product(
                short.get(block, ()),
                inside[:NEIGHBOURS] if isinstance(inside, list) else [inside],
            )
        elif isinstance(inside, list):
            pairs = _inside(block, inside, every, type_)
        else:
            continue
        found.update(
            (one, other, hashed) if one < other else (other, one, hashed)
            for (one, _), (other, _) in pairs
            if one != other
        )
    return sorted(found)


def _members(
    every: Sequence[str], type_: EntityType, of: Iterable[tuple[int, Iterable[tuple[str, str]]]]
) -> tuple[dict[str, Member | list[Member]], dict[str, list[Member]]]:
    """Return what is in each block, in the order of places, and the acronyms among them.

    Nearly every block has one name, for which no list is made.
    """
    members: dict[str, Member | list[Member]] = {}
    short: defaultdict[str, list[Member]] = defaultdict(list)
    for place, mine in of:
        acronym = type_ is not EntityType.PERSON and _is_acronym(every[place])
        for block, rest in mine:
            member = (place, rest)
            if acronym and block.startswith(_ACRONYM):
                short[block].append(member)
                continue
            inside = members.setdefault(block, member)
            if isinstance(inside, list):
                inside.append(member)
            elif inside is not member:
                members[block] = [inside, member]
    return members, short


def _inside(
    block: str, inside: list[Member], every: Sequence[str], type_: EntityType
) -> Iterator[tuple[Member, Member]]:
    """Yield the pairs of a block that are worth a comparison."""
    if block.startswith(_END) and len(inside) > _COMMON:
        return
    open_ = bool(inside[0][1])
    pairs = _split(inside) if open_ and len(inside) > MOST else _each(inside)
    if open_:
        for one, other in pairs:
            if may_be_one_word(one[1], other[1]):
                yield one, other
    elif block.startswith((_START, _END)):
        for one, other in pairs:
            if not far(every[one[0]], every[other[0]], type_):
                yield one, other
    else:
        yield from pairs


def _split(inside: Sequence[Member]) -> Iterator[tuple[Member, Member]]:
    """Yield the pairs of a large block of which the open words differ by a letter at most.

    Two such words are equal, or equal without one letter each. A word that differs by two
    letters is not met in a large block, and an initial meets the first :data:`MOST` words.
    """
    smaller: defaultdict[str, list[Member]] = defaultdict(list)
    for member in inside:
        word = member[1]
        if len(word) == 1:
            yield from ((member, other) for other in inside[:MOST] if other is not member)
        for form in _forms(word) | _forms(sound(word)):
            smaller[form].append(member)
    for some in smaller.values():
        yield from _each(some)


def _forms(word: str) -> set[str]:
    """Return a word, its full forms and what it is without a letter."""
    return {word, *in_full(word), *(word[:n] + word[n + 1 :] for n in range(len(word)))}


def _each(inside: Sequence[Member]) -> Iterator[tuple[Member, Member]]:
    """Yield each with each other, or in a large block with its neighbours only."""
    if len(inside) <= MOST:
        yield from combinations(inside, 2)
        return
    for index, one in enumerate(inside):
        for other in inside[index + 1 : index + 1 + NEIGHBOURS]:
            yield one, other


def blocks(name: str, type_: EntityType) -> Iterator[tuple[str, str]]:
    """Yield what a name shares with the names that it may be: its blocks.

    With each comes the word of which the block has the first letter only, or "".
    """
    words = parts(name, type_).words
    if type_ is EntityType.PERSON:
        yield from _person(words)
    else:
        joined = "".join(words)
        yield "letters:" + letters(name, type_), ""
        if type_ is EntityType.INSTITUTION:
            yield _START + joined[:_SIDE], ""
            yield _END + joined[-_SIDE:], ""
    if type_ in (EntityType.INSTITUTION, EntityType.TECHNOLOGY):
        bare = names.without_article(name)
        if names.is_acronym(bare):
            yield _ACRONYM + names.key(names.acronym_key(bare), type_), ""
        elif len(words) > 1:
            yield _ACRONYM + initials(name), ""
            yield _ACRONYM + "".join(word[0] for word in words), ""
    group = alias_group(name, type_)
    if group is not None:
        yield f"{_ALIAS}{group}", ""


def _person(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the blocks of a person's name.

    All printings of one name whose words sound alike share the first, those that differ in
    blanks the second. Of the others, two names share one that have a word of one sound and
    another word with one first letter: an initial, a slip, a short form, a name left out.
    """
    telling = tuple(word for word in words if not is_particle(word))
    yield "letters:" + "".join(sorted("".join(map(sound, telling)))), ""
    yield "letters:" + "".join(sorted("".join(words))), ""
    some = words if len(words) <= _WORDS or len(telling) < 2 else telling
    if len(some) > _WORDS:
        some = (*some[:2], *some[-2:])
    for one, other in permutations(some, 2):
        if len(some) > 2 and is_particle(one):
            continue
        heard = sound(one)
        for form in (other, sound(other), *in_full(other)):
            yield f"{heard} {form[0]}", other


def _is_acronym(name: str) -> bool:
    return names.is_acronym(names.without_article(name))
