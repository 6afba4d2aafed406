"""The words for equipment, ready for look-up."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def equipment_words() -> dict[str, frozenset[str]]:
    """Read ``equipment.toml`` once: list name to its lemmas."""
    path = Path(__file__).parent / "equipment.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(values) for name, values in data.items()}
