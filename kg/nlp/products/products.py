"""Finds named products: model designators, numbered versions, and names that look like one."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.nlp.products.reading import Reading
from kg.nlp.products.techwords import HYPHENS, techwords

_CODE = re.compile(
    r"[A-Z]{1,4}-?\d{1,4}[A-Z]{0,4}s?|\d[A-Z]\d{1,2}s?|\d{3}-\d{1,4}[A-Z]{0,3}s?"
    r"|[A-Z]{2,4}-[A-Z]{1,2}\d{2,4}[A-Z]{0,3}"
)
_PLURAL_CODE = re.compile(r"[A-Z]{1,3}-?\d{2,4}[A-Z]?s")
# "six A380s", "F-16s": what has a number, a letter and a plural is made in series.
_NUMBER = re.compile(r"\d{3}s?")
_VERSION = re.compile(
    r"\d{1,4}(?:\.\d+)*[A-Z]{0,2}|[IVX]{1,4}|XP|Vista|VR|SE|Pro|Air|Mini|Max|Plus|Ultra|Lite"
)
_HYPHENED = re.compile(r"[A-Z][A-Za-z]{1,14}-\d{1,4}[A-Z]{0,3}s?")
# "MiG-29", "Vega-2": a word and a number, which only a kind beside it makes a product.
_SERIES = re.compile(r"\d{1,2}(?:\.\d)?|I{1,3}|IV|VI{0,3}|IX")
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|Fitz)[A-Z]?[a-z]+[A-Z][a-z]+\w*")
_SUFFIXES = frozenset(
    {"Max", "MAX", "Pro", "Ultra", "Plus", "neo", "Lite", "Mini", "Turbo", "Nano", "Flash"}
    | {"Opus", "Sonnet", "Haiku"}
)
# Words that follow a model's number ("737 Max 9", "Mate 70 Pro").
_NO_NAME = frozenset({"PERSON", "GPE", "EVENT", "FAC", "LAW", "DATE", "NORP", "LOC", "MONEY"})

_BEFORE_COUNT = frozenset({"$", "€", "£", "over", "about", "nearly"})
_PLURAL = frozenset({"people", "men", "women", "children", "staff", "police", "personnel"})

_REACH = 8
# Tokens on each side where a kind of product ("jet") vouches for a code: about a clause.
_FAR = 12
# The same for a name with a number, which is printed in lists ("the Atlas V and the Delta IV").


def products(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches that name a product, each with the fullest name of its code.

    A code ("A380", "KC-45", "737-800") needs a maker or a kind of product nearby once; from
    then on the same code is the product in the whole document, also in the plural ("A380s"),
    and its name is the longest printed ("Boeing 767" for "767s"). Stretches may overlap.
    """
    codes = [
        (start, end, "".join(reading.words[start:end]).removesuffix("s"))
        for start, end in _codes(reading)
    ]
    sure = {code for start, end, code in codes if _vouched(reading, start, end)}
    # What is a variant of a product is one: "777-200LR" where "777" is.
    sure |= {code for _, _, code in codes if code.partition("-")[0] in sure}
    full: dict[str, str] = {}
    places = []
    for start, end, code in codes:
        if code in sure and all(reading.free[start:end]) and not _measures(reading, start, end):
            first = _with_maker(reading, start)
            last = _with_version(reading, _with_series(reading, start, end))
            name = f"{reading.text(first, start)} {code} {reading.text(end, last)}".strip()
            full[code] = max(full.get(code, ""), _singular(name), key=len)
            places.append((first, last, code))
    for start, end, code in places:
        yield start, end, full[code]
    yield from _nicknames(reading, places, full)
    for find in (_entities, _numbered, _camel, _hyphened, _medicines):
        for start, end in find(reading):
            if all(reading.free[start:end]):
                yield start, _with_version(reading, end), ""


def _singular(name: str) -> str:
    """Return a model's name in the singular: "787 Dreamliner", but "A6 Plus"."""
    return name if name.split()[-1] in _SUFFIXES else name.removesuffix("s")


def is_code(text: str) -> bool:
    """Tell whether a name is a designator, maybe after its maker: "MD-95", "Boeing 737s"."""
    *before, last = text.split()
    if not before:
        return _CODE.fullmatch(text) is not None
    makers = all(word.lower() in techwords().brands for word in before)
    return makers and (_CODE.fullmatch(last) or _NUMBER.fullmatch(last)) is not None


def _nicknames(
    reading: Reading, places: Sequence[tuple[int, int, str]], full: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    """Yield second names of codes where they stand alone: "Dreamliners" of "787 Dreamliner".

    A word that the text prints in lower case too is none ("A380 Deliveries" in a headline).
    """
    second: dict[str, str] = {}
    for _, last, code in places:
        for at in (last - 1, last):
            word = reading.words[at].removesuffix("s") if at < len(reading.words) else ""
            if (
                len(word) >= _NICKNAME
                and word.isalpha()
                and word[0].isupper()
                and reading.noun(at)
                and word.lower() not in techwords().kinds | techwords().brands
            ):
                second.setdefault(word, full[code])
    common = {word.removesuffix("s") for word in reading.words if word.islower()}
    for index, word in enumerate(reading.words[1:], start=1):
        name = second.get(word.removesuffix("s"))
        if name is None or word.lower().removesuffix("s") in common:
            continue
        before = reading.words[index - 1]
        inside = before.islower() or before in (",", "The") or before.isdigit()
        if inside and reading.free[index] and reading.noun(index):
            yield index, index + 1, name


_NICKNAME = 5
"""Letters of a second name that stands alone, fewest: "MAX" and "neo" are too common."""


def version(reading: Reading, end: int) -> int:
    """Return where a product's name that ends at ``end`` ends with its version.

    That is the 7 of "iOS 7" and the C of "USB-C".
    """
    after = end + 2
    if (
        after <= len(reading.words)
        and reading.words[end] in HYPHENS
        and len(letter := reading.words[end + 1]) == 1
        and letter.isupper()
        and all((*reading.tight[end:after], *reading.free[end:after]))
    ):
        return after
    if (
        end < len(reading.words)
        and _VERSION.fullmatch(reading.words[end])
        and reading.free[end]
    ):
        counts = reading.noun(end + 1) and reading.lower[end + 1].endswith("s")
        if counts and reading.pos[end] == "NUM" and reading.words[end + 1] not in _SUFFIXES:
            return end
        return _with_version(reading, end + 1)  # "iPhone 11 Pro Max"
    return end


def _codes(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield codes, joining what the tokenizer cut ("737", "-", "800"; "A400", "M")."""
    words = reading.words
    stop = 0
    for index, word in enumerate(words):
        if index < stop or not (word[:1].isdigit() or word[:1].isupper()):
            continue
        if word.isalpha() and not _opens_code(reading, index):
            continue
        stop = index + 1
        text = word
        for after in (index + 3, index + 2):
            longer = "".join(words[index:after])
            if all(reading.tight[index + 1 : after]) and _CODE.fullmatch(longer):
                stop, text = min(after, len(words)), longer
                break
        if text not in techwords().codes and (_CODE.fullmatch(text) or _NUMBER.fullmatch(text)):
            yield index, stop


def _opens_code(reading: Reading, index: int) -> bool:
    """Tell whether letters are the first part of a code with a hyphen: "PH" of "PH-S6500"."""
    after = index + 2
    return (
        after < len(reading.words)
        and reading.glued[index + 1]
        and (_CODE.fullmatch("".join(reading.words[index : after + 1])) is not None)
    )


def _vouched(reading: Reading, start: int, end: int) -> bool:
    """Tell whether the words around a code say that it is a product."""
    kinds = techwords().kinds | techwords().makers
    if end < len(reading.words) and reading.words[end] in _SUFFIXES:
        return True
    if start and reading.lower[start - 1] in techwords().counters:
        return False
    if reading.label[start] == "PRODUCT":
        return True
    if _NUMBER.fullmatch(reading.words[start]):
        # A maker stands before its number; after it, the number counts ("200 Boeing jets").
        before, after = reading.lower[max(0, start - 1) : start], reading.lower[end : end + 1]
        beside = bool({*before} & kinds or {*after} & techwords().kinds)
        return beside and not _measures(reading, start, end)
    if _PLURAL_CODE.fullmatch("".join(reading.words[start:end])):
        return True
    return bool(reading.near(start, end, _REACH) & kinds)


def _measures(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a bare number counts things ("787 workers") or money ("$787")."""
    if end - start > 1 or not reading.words[start].isdigit():
        return False
    if reading.label[start] in ("MONEY", "PERCENT", "QUANTITY", "TIME"):
        return True
    before = reading.words[start - 1] if start else ""
    if before in _BEFORE_COUNT or before.lower() in techwords().counters:
        return True
    after = reading.lower[end] if end < len(reading.words) else ""
    plural = after.endswith("s") or after in _PLURAL
    return plural and reading.pos[start] == "NUM" and not before[:1].isupper()


def _with_maker(reading: Reading, start: int) -> int:
    """Start a designator at its maker, one or two words right before it."""
    first = start
    while first and start - first < 2 and _maker(reading, first - 1):
        first -= 1
    return first if all(reading.free[first:start]) else start


def _with_series(reading: Reading, start: int, end: int) -> int:
    """End a designator after the name the model joins to it ("787 Dreamliner")."""
    last = reading.span[start][1]
    if end + 1 < len(reading.words) and reading.lower[end + 1] in techwords().christened:
        named = reading.noun(end) and reading.free[end] and reading.words[end].istitle()
        if named and reading.lower[end] not in techwords().kinds | techwords().brands:
            return end + 1  # "the MQ-9 Reaper drone"
    if reading.label[start] not in ("PRODUCT", "ORG") or last - end > 2:
        return end
    named = all(
        reading.pos[index] == "PROPN"
        and reading.words[index][:1].isupper()
        and reading.free[index]
        for index in range(end, last)
    )
    return max(end, last) if named else end


def _with_version(reading: Reading, end: int) -> int:
    """End a model after the words for its version: "737 Max 9", "Mate 70 Pro Max"."""
    words, first = reading.words, end
    while end < len(words) and _goes_on(words[end]) and reading.free[end]:
        end += 1
    if first < end < len(words) and _SERIES.fullmatch(words[end]) and reading.free[end]:
        end += 1
    return end


def _goes_on(word: str) -> bool:
    """Tell whether a word says which of a version is meant: "Pro", "405B" of parameters."""
    return word in _SUFFIXES or _SIZE.fullmatch(word) is not None


_SIZE = re.compile(r"\d{1,3}B")


def _maker(reading: Reading, index: int) -> bool:
    return reading.lower[index] in techwords().brands and _capital(reading, index)


def _capital(reading: Reading, index: int) -> bool:
    return (
        reading.pos[index] == "PROPN"
        and reading.words[index][:1].isupper()
        and reading.words[index].isalpha()
        and reading.lower[index] not in techwords().counters
    )


def _entities(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the model's products that a number or a kind of product beside them bears out.

    Alone the label is wrong as often as right: people, outlets and makers get it too.
    """
    for index, label in enumerate(reading.label):
        start, end = reading.span[index]
        if label != "PRODUCT" or index != start or not reading.words[start][:1].isalnum():
            continue
        while end - start > 1 and reading.words[end - 1] in _POSSESSIVE:
            end -= 1  # "Zephyr 2's": the model's name goes on over the mark
        words = reading.lower[start:end]
        if techwords().counters & {*words, reading.lower[start - 1] if start else ""}:
            continue
        text = "".join(reading.words[start:end])
        if (
            "$" in text
            or text.isdigit()
            or text in techwords().codes
            or text.upper() in techwords().codes  # "Covid-19"
            or text.lower() in _makers()
        ):
            continue
        numbered = any(_VERSION.fullmatch(word) for word in reading.words[start + 1 : end])
        code = text[:1].isupper() and any(char.isdigit() for char in text)
        kind = bool(reading.near(start, end, 1) & techwords().kinds)
        if numbered or code or kind or _owned(reading, start):
            yield start, end


def _makers() -> frozenset[str]:
    return techwords().brands | techwords().firms


def _owned(reading: Reading, start: int) -> bool:
    """Tell whether a body's possessive stands before a name: "Acme's Zephyr"."""
    return (
        start > 1
        and reading.words[start - 1] in _POSSESSIVE
        and (reading.label[start - 2] == "ORG" or reading.label[start - 1] == "ORG")
    )


_POSSESSIVE = frozenset(("'s", "\N{RIGHT SINGLE QUOTATION MARK}s", "'"))


def _numbered(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield names with a number of their series near a kind of product ("Atlas V")."""
    words = techwords()
    for index, word in enumerate(reading.words):
        if not index or not _SERIES.fullmatch(word) or not _capital(reading, index - 1):
            continue
        if reading.label[index - 1] in _NO_NAME or reading.label[index] in _NO_NAME:
            continue
        counted = index + 1 < len(reading.words) and reading.pos[index + 1] in ("NOUN", "ADJ")
        if counted and word.isdigit() and reading.lower[index + 1] not in words.kinds:
            continue
        near = reading.near(index - 1, index + 1, _FAR) & words.kinds
        if near or (_owned(reading, index - 1) and _counts_models(reading, index)):
            yield index - 1, index + 1


def _counts_models(reading: Reading, index: int) -> bool:
    """Tell whether a number after a name is no count of what follows, and no date's."""
    before = reading.lower[index - 1]
    return reading.label[index] != "DATE" and before not in techwords().counters


def _hyphened(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield a word and a number beside a kind of product: "MiG-29 fighter jets"."""
    words = techwords()
    for index, word in enumerate(reading.words):
        if "-" not in word or not _HYPHENED.fullmatch(word) or word.upper() in words.codes:
            continue
        first = word.partition("-")[0].lower()
        if first in words.counters or reading.label[index] in _NO_NAME - {"PERSON", "NORP"}:
            continue
        if reading.near(index, index + 1, _CLOSE) & words.kinds:
            yield index, index + 1


def _medicines(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the names of medicines, which their last syllables tell: "molnupiravir"."""
    stems = techwords().stems
    for index, lower in enumerate(reading.lower):
        if (
            len(lower) >= _MEDICINE
            and lower.endswith(stems)
            and lower.isalpha()
            and (reading.words[index].islower() or reading.words[index][1:].islower())
            and reading.label[index] in ("", "PRODUCT", "ORG", "PERSON", "NORP", "GPE")
            and reading.span[index][1] - reading.span[index][0] == 1
        ):
            yield index, index + 1


_MEDICINE = 8
"""Letters of the name of a medicine, fewest; shorter words with such an end are others."""

_CLOSE = 3
# The reach for a word with a number, which may also be an event or a law.


def _camel(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield names with a capital inside near a kind of product ("the AdaBoost algorithm")."""
    words = techwords()
    for index, word in enumerate(reading.words):
        if word.islower() or not _CAMEL.fullmatch(word) or word in words.codes:
            continue
        if reading.label[index] not in ("", "PRODUCT") or not reading.noun(index):
            continue
        if reading.near(index, index + 1, _REACH) & words.kinds or _owned(reading, index):
            yield index, index + 1
