"""Makes up names of institutions and products, so that a network learns from their context."""

import random
import tomllib
from pathlib import Path

_PARTS = {
    name: words.split()
    for name, words in tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    ).items()
}


def invented(type_: str) -> list[str]:
    """Return the words of a name: "I" an institution's, else a technology's."""
    chance = random.random()
    if type_ == "I":
        if chance < 0.5:
            return [_word()]
        return [_word() + _some("ends")] if chance < 0.65 else [_word(), _some("kinds")]
    if chance < 0.35:
        return [_word()]
    if chance < 0.55:
        return [_word(), _some("versions")]
    if chance < 0.7:
        return [_word() + _some("tails")]
    if chance < 0.85:
        return [_some("letters") + random.choice(("", "X", "-")) + str(random.randint(1, 999))]
    return [_word(), _word()]


def _some(part: str) -> str:
    return random.choice(_PARTS[part])


def _word() -> str:
    size = random.choice((2, 2, 3))
    stem = "".join(_some("syllables") for _ in range(size)).capitalize()
    return stem + random.choice(("", "", "", "n", "x", "r", "s", "t"))
