"""Finds which names are worth comparing: those that share a block.

A name is in a few blocks, by its sound, its ends, its initials. In a large block a name meets
only its neighbours in the alphabet, so the work grows as n log n with the number of names.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from kg.model import EntityType
from kg.resolve import names
from kg.resolve.compare import initials, parts, sound
from kg.resolve.renames import alias_group

T = TypeVar("T", bound=tuple[object, ...])

NEIGHBOURS = 8
"""How many names after it in a block a name is compared with."""
_END = 5  # letters of an institution's name that a block by its start or end shares


def near(named: Iterable[tuple[T, str, EntityType]]) -> set[tuple[T, T]]:
    """Return pairs of things whose names may be one, each pair sorted.

    Args:
        named: Thing, name and type. Two types never meet.
    """
    found_in: defaultdict[tuple[EntityType, str], list[tuple[str, T]]] = defaultdict(list)
    for thing, name, type_ in named:
        for block in set(blocks(name, type_)):
            found_in[type_, block].append((names.key(name, type_), thing))
    found: set[tuple[T, T]] = set()
    for members in found_in.values():
        members.sort()
        for index, (_, one) in enumerate(members):
            for _, other in members[index + 1 : index + 1 + NEIGHBOURS]:
                found.add((one, other) if one < other else (other, one))
    return found


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
            yield "start:" + joined[:_END]
            yield "end:" + joined[-_END:]
    if type_ in (EntityType.INSTITUTION, EntityType.TECHNOLOGY):
        bare = names.without_article(name)
        if names.is_acronym(bare):
            yield "acronym:" + names.key(names.acronym_key(bare), type_)
        elif len(words) > 1:
            yield "acronym:" + initials(name)
            yield "acronym:" + "".join(word[0] for word in words)
    group = alias_group(name, type_)
    if group is not None:
        yield f"alias:{group}"
