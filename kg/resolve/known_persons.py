"""Persons whose full name all the world knows by one bearer ("Ban Ki-moon").

``knownpersons.txt`` lists them from general knowledge, one a line with other spellings that
newspapers use. It is knowledge about the world, as the gazetteer is: two articles need say
nothing that is the same for a reader to know that both mean her. Whoever has a namesake of note
is not in it.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.model import EntityType
from kg.resolve import names


def is_known_person(key: str) -> bool:
    """Tell the key of a full name that all the world knows by one bearer.

    >>> is_known_person("ban ki moon"), is_known_person("michael jordan")
    (True, False)
    """
    return key in spellings()


@cache
def spellings() -> Mapping[str, int]:
    """Return the line that each name stands in, by the name's key.

    >>> spellings()["volodymyr zelensky"] == spellings()["volodymyr zelenskyy"]
    True
    """
    text = files("kg.resolve").joinpath("knownpersons.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {
        names.key(name, EntityType.PERSON): number
        for number, line in enumerate(lines)
        for name in line.split(" | ")
    }
