"""The words of titles, ready for look-up."""

import tomllib
from functools import cache
from pathlib import Path

from spacy.tokens import Token


@cache
def role_words() -> dict[str, frozenset[str]]:
    """Read ``roles.toml`` once: list name to its words."""
    path = Path(__file__).parent / "roles.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(values) for name, values in data.items()}


@cache
def all_heads() -> frozenset[str]:
    """Return every noun that a title may end in."""
    lists = role_words()
    return (
        lists["heads"]
        | lists["members"]
        | lists["founders"]
        | lists["students"]
        | lists["staff"]
        | lists["natives"]
    )


def is_head_word(word: str) -> bool:
    """Tell whether a word in small letters may end a title: listed, or a "cardiologist"."""
    return word in all_heads() or word.endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(role_words()["head_endings"]))


def is_head(token: Token) -> bool:
    """Tell whether a word may end a title, also in the plural: "publishers"."""
    return is_head_word(token.lower_) or (
        token.tag_ in ("NNS", "NNPS") and is_head_word(singular(token).lower())
    )


def singular(token: Token) -> str:
    """Return a plural noun in the singular; models leave "Presidents" as it is."""
    return token.lemma_ if token.tag_ != "NNPS" else token.text.removesuffix("s")
