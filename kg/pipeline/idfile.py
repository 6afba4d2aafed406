"""The file of the registry of ids: read before a build, written with its outputs."""

from pathlib import Path
from typing import TYPE_CHECKING

from kg.pipeline.files import text_of

if TYPE_CHECKING:
    from kg.resolve.identities import Identities

FILE = "identities.csv"
"""Name of the registry beside the outputs."""


def read(path: Path) -> "Identities":
    """Return the registry of a file, an empty one where it is not there yet."""
    from kg.resolve import identities

    return identities.parse(text_of(path), where=str(path))


def encoded(registry: "Identities") -> bytes:
    """Return the bytes of a registry's file."""
    from kg.resolve import identities

    return identities.text_of(registry).encode("utf-8", "surrogatepass")
