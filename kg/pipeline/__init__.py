"""All steps in a row: what the command line and ``import kg`` offer.

Nothing heavy is imported before a step needs it, so that help and errors come at once.
"""

from kg.pipeline.output import save, save_all
from kg.pipeline.steps import (
    build,
    connect,
    extract,
    extract_articles,
    load,
    read,
    select,
    size,
)

__all__ = [
    "build",
    "connect",
    "extract",
    "extract_articles",
    "load",
    "read",
    "save",
    "save_all",
    "select",
    "size",
]
