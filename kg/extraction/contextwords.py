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
