"""The record of work done: articles and what extractors read in them, in one SQLite file."""

from kg.store.collection import FILE, Store
from kg.store.contents import Failure, Known, Target
from kg.store.rows import UnsoundError

__all__ = ["FILE", "Failure", "Known", "Store", "Target", "UnsoundError"]
