"""Finds which names are worth comparing: those that share a block.

A name is in a few blocks, by its sound, its ends, its initials. In a large block a name meets
only its neighbours in the alphabet, so the work grows as n log n with the number of names.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TypeVar

from kg.model import EntityType
from kg.resolve import names
from kg.resolve.parts import initials, parts, sound
from kg.resolve.renames import alias_group

T = TypeVar("T", bound=tuple[object, ...])

NEIGHBOURS = 3
"""How many names after it in a block a name is compared with."""
_SIDE = 5  # letters of an institution's name that a block by its start or end shares
_ACRONYM, _END = "acronym:", "end:"
_COMMON = 50
"""Names from which on an ending ("itute") is no sign: the block is left out."""


def near(named: Iterable[tuple[T, str, EntityType]]) -> set[tuple[T, T]]:
    """Return pairs of things whose names may be one, each pair sorted.

    Args:
        named: Thing, name and type. Two types never meet.
    """
    members: defaultdict[tuple[EntityType, str], list[tuple[str, T]]] = defaultdict(list)
    short: defaultdict[tuple[EntityType, str], list[tuple[str, T]]] = defaultdict(list)
    for thing, name, type_ in named:
        item = (names.key(name, type_), thing)
        acronym = names.is_acronym(names.without_article(name))
        for block in set(blocks(name, type_)):
            kind = short if acronym and block.startswith(_ACRONYM) else members
            kind[type_, block].append(item)
    found: set[tuple[T, T]] = set()
    for (type_, block), every in members.items():
        if block.startswith(_ACRONYM):
            # Long names of equal first letters have nothing to do with each other.
            pairs: Iterable[tuple[tuple[str, T], tuple[str, T]]] = product(
                short.get((type_, block), ()), sorted(every)[:NEIGHBOURS]
            )
        elif block.startswith(_END) and len(every) > _COMMON:
            continue
        else:
            pairs = _neighbours(sorted(every))
        for (_, one), (_, other) in pairs:
            found.add((one, other) if one < other else (other, one))
    return found


def _neighbours(
    every: Sequence[tuple[str, T]],
) -> Iterator[tuple[tuple[str, T], tuple[str, T]]]:
    for index, one in enumerate(every):
        for other in every[index + 1 : index + 1 + NEIGHBOURS]:
            yield one, other


def blocks(name: str, type_: EntityType) -> Iterator[str]:
    """Yield what a name shares with the names that it may be: its blocks."""
    words = parts(name, type_).words
    if type_ is EntityType.PERSON:
        sounds = [sound(word) for word in words]
        yield "sound:" + "".join(sorted("".join(sounds)))
        yield f"last:{sounds[-1]} {sounds[0][:1]}"
        yield f"first:{sounds[0]} {sounds[-1][:1]}"
    else:
        joined = "".join(words)
        yield "letters:" + "".join(sorted(joined))
        if type_ is EntityType.INSTITUTION:
            yield "start:" + joined[:_SIDE]
            yield _END + joined[-_SIDE:]
    if type_ in (EntityType.INSTITUTION, EntityType.TECHNOLOGY):
        bare = names.without_article(name)
        if names.is_acronym(bare):
            yield _ACRONYM + names.key(names.acronym_key(bare), type_)
        elif len(words) > 1:
            yield _ACRONYM + initials(name)
            yield _ACRONYM + "".join(word[0] for word in words)
    group = alias_group(name, type_)
    if group is not None:
        yield f"alias:{group}"
