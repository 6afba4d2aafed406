"""Finds where the name of a product ends of which only the beginning was found."""

import re
from collections.abc import Callable
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.nlp.parsing.lookups import indexed
from kg.nlp.products.techwords import techwords


def whole_end(doc: Doc, start: int, end: int) -> int:
    """Return where the name of a product ends that is found from ``start`` to ``end``.

    Args:
        doc: The parsed doc.
        start: First token of what was found.
        end: Token after its last.
    """
    for find in _ENDS:
        whole = find(doc, start, end)
        if whole > end:
            return whole
    return end


def _number_end(doc: Doc, start: int, end: int) -> int:
    """Return where the number of a model ends: "Zephyr" + "7", "Zephyr" + "2.1 Pro".

    One that counts what follows is none ("Zephyr 5 times"), nor a sum or a date.
    """
    if end >= len(doc) or not _counts_models(
        doc[end - 1], doc[end], whole=end - start >= _LONG
    ):
        return end
    last = end + 1
    while last < len(doc) and doc[last].text in _VERSIONS:
        last += 1
    counted = last < len(doc) and doc[last].tag_ in ("NNS", "CD", "HYPH")
    return end if counted or (last < len(doc) and doc[last].text in _NO_MODEL) else last


_LONG = 4
"""Words of a name that is one whatever its last word counts elsewhere, fewest."""


def _counts_models(name: Token, number: Token, *, whole: bool) -> bool:
    """Tell whether a number behind a name may be that of a model: "the Zephyr 7"."""
    if not (name.is_alpha and name.text[0].isupper()):
        return False
    if name.lower_ in techwords().counters and not whole:
        return False  # "Platform 5" may be a station's, "Acme Zephyr Data Platform 5" is none
    model = number.tag_ == "CD" and _MODEL.fullmatch(number.text) is not None
    return model and number.ent_type_ not in _AMOUNTS


_MODEL = re.compile(r"\d{1,2}(?:\.\d{1,3}){0,2}")
_AMOUNTS = frozenset(("MONEY", "PERCENT", "DATE", "TIME", "QUANTITY", "ORDINAL"))
_VERSIONS = frozenset(("Pro", "Max", "Ultra", "Plus", "Lite", "Mini", "Edge", "Air", "LTS"))
_NO_MODEL = frozenset(("%", "percent", "per", "to", "-", "\N{EN DASH}", "/", ":", "x", "of"))
# What follows a number that is a share, a score or a span.


def _version_end(doc: Doc, start: int, end: int) -> int:
    """Return where the version behind a number ends: "Zephyr 7" + "Pro Max".

    The model takes it for a person; "Zephyr 7" + "Max Born" has one behind it.
    """
    last = end
    if not any(letter.isdigit() for letter in doc[start:end].text):
        return end
    while last < len(doc) and doc[last].text in _VERSIONS:
        last += 1
    person = last < len(doc) and doc[last].ent_iob_ == "I" and doc[last].ent_type_ == "PERSON"
    return end if person else last


def _acronym_end(doc: Doc, start: int, end: int) -> int:
    """Return where a name with "for" ends that brackets show whole.

    They hold its first letters ("Zephyr Layer" + "for Lisp (ZLL)") or the name itself
    ("ZeLiLa" + "(Zephyr Layer" + "for Lisp)").
    """
    if end + 2 >= len(doc) or doc[end].text != "for":
        return end
    last = end + 1
    while last < len(doc) and doc[last].pos_ == "PROPN" and last - end <= _FOR:
        last += 1
    if last == end + 1 or last >= len(doc):
        return end
    if start and doc[start - 1].text == "(" and doc[last].text == ")":
        return last
    letters = "".join(word.text[0] for word in doc[start:last] if word.text[0].isupper())
    bracketed = doc[last].text == "(" and last + 1 < len(doc) and doc[last + 1].text == letters
    return last if bracketed else end


def _purpose_end(doc: Doc, start: int, end: int) -> int:
    """Return where a name ends that says for what it is, with its kind or a comma behind.

    "Its Zephyr" + "for Lisp" compiler; "the kit, Zephyr" + "for Acme Cloud", is out".
    """
    if start == 0 or end + 2 >= len(doc) or doc[end].text != "for":
        return end
    last, before = end + 1, doc[start - 1]
    while last < len(doc) - 1 and doc[last].pos_ == "PROPN" and last - end <= _FOR:
        last += 1
    if last == end + 1:
        return end
    after = doc[last]
    kind = after.is_lower and after.tag_ == "NN" and before.tag_ in ("PRP$", "POS", "DT")
    beside = before.text == after.text == "," and doc[end].head.i in range(start, end)
    return last if kind or beside else end


def _hosted_end(doc: Doc, start: int, end: int) -> int:
    """Return where the name of a cloud in another's ends: "Acme Cloud" + "on Zephyr"."""
    named = end - start > 1 and doc[end - 1].text == "Cloud" and end + 1 < len(doc)
    if not named or doc[end].text != "on" or doc[end].head.i != end - 1:
        return end
    last = end + 1
    while last < len(doc) and doc[last].ent_type_ in ("ORG", "PRODUCT") and last - end <= _FOR:
        last += 1
    return last if last > end + 1 else end


_FOR = 2
"""Words behind the "for" of a name, most: "for Materials Exploration"."""


def _series_end(doc: Doc, start: int, end: int) -> int:
    """Return the end of a line of products that a letter names: "Z" + "series"."""
    letter = end - start == 1 and len(doc[start]) == 1 and doc[start].is_upper
    return end + 1 if letter and end < len(doc) and doc[end].lower_ == "series" else end


def _last_word_end(doc: Doc, start: int, end: int) -> int:
    """Return where a name ends that goes on before its kind: "Zephyr Z5" + "Trial software"."""
    if end + 1 >= len(doc):
        return end
    word, kind = doc[end], doc[end + 1]
    part = word.pos_ == "PROPN" and word.is_title and word.is_alpha
    hangs = word.dep_ == "compound" and word.head == kind and doc[end - 1].head in (word, kind)
    small = kind.is_lower and kind.tag_ in ("NN", "NNS")
    return end + 1 if part and hangs and small and not word.ent_type_ else end


def _quoted_end(doc: Doc, start: int, end: int) -> int:
    """Return where a product ends that begins a name in quotes: "'Zephyr" + "Lab'"."""
    if start == 0 or not doc[start - 1].is_quote:
        return end
    rest = list(takewhile(lambda token: token.is_title, doc[end : end + _QUOTED]))
    closed = end + len(rest) < len(doc) and doc[end + len(rest)].is_quote
    return end + len(rest) if closed else end


_QUOTED = 3
"""Words that a name in quotes has behind the part that was found, most."""


def _ai_end(doc: Doc, start: int, end: int) -> int:
    """Return where a name with "AI" ends before a kind: "Zephyr" + "AI" + "tool".

    The "AI" is the name's where the text has both words with no noun behind them.
    """
    if end + 1 >= len(doc) or doc[end].text != "AI":
        return end
    kind, name = doc[end + 1], doc[end - 1].text
    alone = any(
        one.i > 0 and doc[one.i - 1].text == name and ends_phrase(doc, one.i + 1)
        for one in indexed(doc).forms["ai"]
    )
    return end + 1 if alone and kind.is_lower and kind.pos_ == "NOUN" else end


def ends_phrase(doc: Doc, end: int) -> bool:
    """Tell whether no word of the same phrase goes on where a name ends."""
    if end >= len(doc) or doc[end].tag_ == "VBZ":
        return True
    return doc[end].pos_ not in ("NOUN", "PROPN", "ADJ", "VERB") and doc[end].tag_ != "HYPH"


_ENDS: tuple[Callable[[Doc, int, int], int], ...] = (
    _number_end,
    _version_end,
    _acronym_end,
    _purpose_end,
    _hosted_end,
    _quoted_end,
    _ai_end,
    _series_end,
    _last_word_end,
)
