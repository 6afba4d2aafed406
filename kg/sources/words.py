"""The words and shapes of ``layout.toml``, compiled once."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FOLD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\N{NO-BREAK SPACE}": " "})  # noqa: RUF001


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """``layout.toml``, compiled."""

    labels: frozenset[str]
    sections: frozenset[str]
    legal: frozenset[str]
    legal_keys: frozenset[str]
    observers: frozenset[str]
    inside: re.Pattern[str]
    shapes: re.Pattern[str]
    prefixes: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    credit_head: re.Pattern[str]
    credit_tail: re.Pattern[str]
    dateline: re.Pattern[str]
    particles: frozenset[str]
    outlets: frozenset[str]
    writes: frozenset[str]
    hanging: frozenset[str]


@cache
def words() -> Words:
    """Return the words of ``layout.toml``; read once."""
    raw = tomllib.loads(files("kg.sources").joinpath("layout.toml").read_text("utf-8"))
    credit = _either(word.capitalize() for word in raw["credit_words"])
    observer = _either(raw["observers"])
    name = r"[^\W\d_][\w.'’-]*"  # noqa: RUF001
    return Words(
        particles=frozenset(raw["particles"]),
        outlets=frozenset(raw["outlets"]),
        writes=frozenset(raw["writes"]),
        hanging=frozenset(raw["hanging"]),
        labels=frozenset(raw["labels"]),
        sections=frozenset(raw["sections"]),
        legal=frozenset(raw["legal"]),
        legal_keys=frozenset(raw["legal_keys"]),
        observers=frozenset(raw["observers"]),
        # "(Herald), external" is a source with its link as pages for screen readers print it.
        inside=re.compile(
            rf"\([^()\n]{{2,40}}\), external(?!\w)|\b(?:{_either(raw['footers'])})\s[^\n]+"
            rf"|(?<!\S)(?:{'|'.join(raw['caption_heads'])})(?!\w)"
        ),
        shapes=re.compile("|".join(raw["shapes"]), re.IGNORECASE),
        prefixes=re.compile(rf"(?:{_either(raw['prefixes'])})\s*:\s*\S", re.IGNORECASE),
        strong=re.compile("|".join(raw["notice"]["strong"])),
        weak=re.compile("|".join(raw["notice"]["weak"])),
        credit_head=re.compile(rf"[\[(]?(?:{credit})\s*(?::|by\b|/)\s*\S"),
        credit_tail=re.compile(
            rf"(?:^|[\s(\[])(?:{credit})\s*(?::|by\b)\s*[^.:!?]{{2,60}}[\])]?\.?$"
            rf"|[\[(](?:via\s+)?(?i:{observer})\s*(?:/|via\b)\s*[^()\[\]]{{2,60}}[\])]$"
            rf"|[\[(][^()\[\]]{{2,60}}(?:/|\svia\s)\s*(?i:{observer})[\])]$"
            rf"|(?:^|\s)©\s?(?i:{observer})$|(?:^|\s)REUTERS/\S.{{1,40}}$"
        ),
        dateline=re.compile(
            rf"(?P<place>{name}(?:[ ,/]+{name}){{0,5}}?)"
            r"(?:,\s?(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s?\d{4})?|\d{1,2}\s[A-Z][a-z]{2,8}"
            r"(?:\s\d{4})?))?\s{0,9}(?:\((?P<agency>[^()]{2,40})\)|/(?P<wire>[\w .-]{2,40})/)?"
            r"\s{0,9}(?:--+|[-–—])\s{1,9}(?=\S)"  # noqa: RUF001
        ),
    )


def fold(text: str) -> str:
    """Return a text for comparison: lower case, straight quotes, single spaces.

    >>> fold("  Editors\N{RIGHT SINGLE QUOTATION MARK}  Picks ")
    "editors' picks"
    """
    return " ".join(text.translate(_FOLD).casefold().split())


def _either(words: Iterable[str]) -> str:
    """Return a regular expression for one of several words, the longest first."""
    ordered: Sequence[str] = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in ordered)
