"""Finds ships by the prefix of their names: "MV Zephyr", "HMS Zephyr"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.nlp.parsing.lookups import all_tokens
from kg.nlp.products.techwords import techwords

_LONGEST = 4
"""Words of a ship's name after its prefix, most: "USS Oliver Hazard Perry" has three."""

_NEAR = 25
"""Tokens on each side in which a word of the sea vouches for a prefix with other meanings."""


def ships(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield first token and token after the last of the names of ships with their prefix."""
    lists = techwords()
    for token in all_tokens(doc):
        prefix = token.text.replace(".", "").replace("/", "")
        if prefix not in lists.ship_prefixes and prefix not in lists.ship_prefixes_beside:
            continue
        end = token.i + 1
        while end < len(doc) and end - token.i <= _LONGEST and _is_name(doc[end]):
            end += 1
        if end == token.i + 1 or doc[token.i + 1].is_upper:
            continue  # "the INS and the FBI", "MS DOS"
        if prefix in lists.ship_prefixes or _at_sea(doc, token):
            yield token.i, end


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")


def _at_sea(doc: Doc, token: Token) -> bool:
    near = doc[max(0, token.i - _NEAR) : token.i + _NEAR]
    return not techwords().vessels.isdisjoint(word.lower_ for word in near)
