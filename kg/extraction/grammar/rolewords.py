"""The words of titles, ready for look-up."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Span, Token


@cache
def role_words() -> dict[str, frozenset[str]]:
    """Read ``roles.toml`` once: list name to its words."""
    return {name: frozenset(words) for name, words in _read().items() if name != _SHORT}


@cache
def abbreviations() -> Mapping[str, str]:
    """Return the abbreviated titles with what they stand for: "gov." to "governor"."""
    return dict(_read()[_SHORT])


_SHORT = "abbreviations"


@cache
def _read() -> dict[str, Any]:
    path = Path(__file__).parent / "roles.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def spelled_out(title: Span) -> str:
    """Return the words of a title in small letters, "Lt. Gov." as "lieutenant governor"."""
    short = abbreviations()
    words = (short.get(token.lower_, token.lower_) + token.whitespace_ for token in title)
    return "".join(words).strip()


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
    """Tell whether a word in small letters may end a title: listed, "gov.", "cardiologist"."""
    return word in all_heads() or word in abbreviations() or word.endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(role_words()["head_endings"]))


def is_head(token: Token) -> bool:
    """Tell whether a word may end a title, also in the plural: "publishers"."""
    if is_head_word(token.lower_):
        return token.lower_ != "representative" or not _is_alike(token)
    if token.tag_ in ("NNS", "NNPS"):
        return is_head_word(singular(token).lower())
    return (token.lower_ == "lead" and _is_lead(token)) or is_general_manager(token)


def _is_alike(token: Token) -> bool:
    """Tell whether "representative" only says like whom: "is still representative of X"."""
    if token.i == token.sent.start or token.i + 1 >= token.sent.end:
        return False
    said = token.nbor(-1).pos_ in ("AUX", "ADV")
    return said and token.is_lower and token.nbor().lower_ == "of"


def _is_lead(token: Token) -> bool:
    """Tell whether "lead" is who leads something, and no head start: "product lead at X"."""
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    return token.pos_ in ("NOUN", "PROPN") and before in role_words()["led_by_leads"]


def is_general_manager(token: Token) -> bool:
    """Tell whether "GM" joins another title and is no carmaker: "VP and GM of servers"."""
    if token.text != "GM" or token.i < token.sent.start + 2:
        return False
    return token.nbor(-1).lower_ in ("and", "&") and is_head_word(token.nbor(-2).lower_)


def is_verdict(token: Token) -> bool:
    """Tell whether a verb after a court may parse as a plural: "a court sentences author X".

    No noun for people is one ("police officers X and Y"), nor what opens a longer title
    ("police operations chief").
    """
    if token.tag_ not in ("NNS", "VBZ") or not token.is_lower:
        return False
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    return (
        before in role_words()["justice"]
        and token.lower_ not in role_words()["plurals"]
        and not is_head(token)
    )


def singular(token: Token) -> str:
    """Return a plural noun in the singular; models leave "Presidents" and "Reps." as it is."""
    if is_short_plural(token):
        return token.text.removesuffix("s.") + "."
    if token.text.endswith("s") and len(token) > _SHORTEST and token.text[:-1].isupper():
        return token.text[:-1]  # "CEOs"
    if token.lower_.endswith("men") and token.tag_ in ("NNS", "NNPS"):
        return token.text[:-2] + "an"  # models leave "chairmen" too
    return token.lemma_ if token.tag_ != "NNPS" else token.text.removesuffix("s")


_SHORTEST = 2
"""Letters of "Ps", which is no plural of a title."""


def is_by_office(token: Token) -> bool:
    """Tell whether "ex" is that of "ex officio", whose holder is no former one."""
    after = token.doc[token.i + 1 : token.i + 3].text.lower().lstrip("-")
    return token.lower_ == "ex" and after.startswith("officio")


def is_somebody(token: Token) -> bool:
    """Tell whether a word says what somebody is, a post or not: "director", "pupil"."""
    return token.lower_ in all_heads() or token.lower_ in role_words()["people"]


def is_short_plural(token: Token) -> bool:
    """Tell whether an abbreviated title is of several people: "Reps. X and Y"."""
    return token.lower_.endswith("s.") and token.lower_ in abbreviations()


def is_plural_title(token: Token) -> bool:
    """Tell whether the head of a title is of several people."""
    return token.tag_ in ("NNS", "NNPS") or is_short_plural(token)
