"""The table of renames: names that one body has borne in turn ("Facebook", "Meta")."""

import csv
from functools import cache
from pathlib import Path

from kg.model import EntityType
from kg.resolve import names


def alias_group(name: str, type_: EntityType) -> int | None:
    """Return the number of the group of the alias table that a name is in, or None."""
    return _aliases(type_).get(names.key(name, type_))


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
