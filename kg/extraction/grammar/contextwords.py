"""The tables of titles that are printed without their body, ready for look-up."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def context_tables() -> dict[str, dict[str, Any]]:
    """Read ``context.toml`` once."""
    path = Path(__file__).parent / "context.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def without_post(title: str) -> frozenset[str]:
    """Return the ids of the states that are listed to have no such post."""
    listed = context_tables()["without"]
    kinds = (title, "minister") if "minister" in title.split() else (title,)
    return frozenset(state for kind in kinds for state in listed.get(kind, ()))


@cache
def states_with(title: str) -> frozenset[str] | None:
    """Return the ids of the states that alone have a post, or None where any may.

    Of most cabinets the members are ministers; "Commerce Secretary X" is of one of the few
    whose are secretaries. An American "defense secretary" is spelled as there.
    """
    listed = context_tables()["among"]
    if title in listed:
        return frozenset(listed[title])
    words = title.removeprefix("deputy ").split()
    member = len(words) > 1 and (words[-1] == "secretary" or words[:2] == _OF_CABINET)
    own = member and words[0] not in _OWN_SECRETARIES
    return frozenset(listed["cabinet secretary"]) if own else None


_OF_CABINET = ["secretary", "of"]
_OWN_SECRETARIES = frozenset(
    ("general", "permanent", "executive", "press", "private", "cabinet", "party", "foreign")
)
"""What opens the title of a secretary whom other states have too."""
