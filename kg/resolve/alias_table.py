"""Names of one thing that no comparison of words joins.

One body has borne them in turn ("Facebook", "Meta"), or they are spellings of a known person.
"""

import csv
from functools import cache
from pathlib import Path

from kg.model import EntityType
from kg.resolve import names
from kg.resolve.known_persons import spellings


def alias_group(name: str, type_: EntityType) -> int | None:
    """Return the number of the group of the alias table that a name is in, or None.

    >>> len({alias_group(name, EntityType.INSTITUTION) for name in ("Facebook", "Meta")})
    1
    """
    key = names.key(name, type_)
    if type_ is EntityType.PERSON and key in spellings():
        return -1 - spellings()[key]
    return _aliases(type_).get(key)


@cache
def _aliases(type_: EntityType) -> dict[str, int]:
    """Return the number of its group for each name's key in the alias table."""
    found: dict[str, int] = {}
    with (Path(__file__).parent / "aliases.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            if row["type"] == type_:
                keys = [names.key(row[column], type_) for column in ("name", "also")]
                group = next((found[key] for key in keys if key in found), number)
                found.update(dict.fromkeys(keys, group))
    return found
