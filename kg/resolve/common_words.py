"""Knows the words that English prints without a capital: a name of one says little."""

from functools import cache
from importlib.resources import files


@cache
def common_words() -> frozenset[str]:
    """Return the words that English prints without a capital about as often as with one.

    A noun that is somewhat oftener a name counts where that is rare too: "Polaris".
    """
    text = files("kg.resolve").joinpath("commonwords.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
