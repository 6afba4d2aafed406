"""Says which given names are short forms of which: within an article, and across articles."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

SHORT: Mapping[str, tuple[str, ...]] = {
    name: tuple(every)
    for name, every in tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    ).items()
}
"""Usual short forms of a given name, both folded (``shortnames.toml``)."""
