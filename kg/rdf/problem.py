"""What is wrong with a graph."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing wrong with a graph.

    Attributes:
        focus: IRI of the thing.
        path: IRI of the property, or "" where the thing itself is wrong.
        message: What is wrong, in one line.
        shape: Name of the shape or rule that says so ("Person", "missing-link").
    """

    focus: str
    path: str
    message: str
    shape: str
