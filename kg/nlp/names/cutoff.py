"""Finds where a body's name ends that the model cuts off: "Airbus" + "SE".

A legal form is of the name before it; a Romance language joins the words of a name by small
ones ("Universidad" + "de Chile"); a centre for one thing may be for it "on" another.
"""

from spacy.tokens import Doc, Token

from kg.nlp.candidate import Candidate
from kg.nlp.parsing.lookups import indexed, phrase
from kg.nlp.parsing.words import words


def over_rest(doc: Doc, start: int, end: int) -> int:
    """Return where a body's name ends.

    Args:
        doc: The parsed doc.
        start: First token of a name.
        end: Token after its last, as far as it is known.
    """
    return _over_form(doc, _over_topic(doc, start, _over_joined(doc, start, end)))


def over_of(doc: Doc, end: int) -> int:
    """Go on where the model stops at "of": "Federal Reserve Bank of" + "Atlanta"."""
    stops = 0 < end < len(doc) and doc[end - 1].lower_ == "of"
    while stops and end < len(doc) and _is_capital(doc[end]) and not doc[end].ent_type_:
        end += 1
    return end


def is_behind(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Tell whether a word is of the letters before it: "SNCF" + "Voyageurs".

    The parse takes it for another name of theirs, or the article never has it without them.
    """
    if not (left.end - left.start == right.end - right.start == 1 and doc[left.start].is_upper):
        return False
    word, letters = doc[right.start], doc[left.start]
    printed = [one for one in indexed(doc).forms.get(word.lower_, ()) if one.text == word.text]
    own = all(one.i > 0 and doc[one.i - 1].text == letters.text for one in printed)
    return own and (len(printed) > 1 or (word.dep_ == "appos" and word.head.i == letters.i))


def _over_form(doc: Doc, end: int) -> int:
    """Go on over a legal form, which the model takes for a product's name."""
    form = end < len(doc) and doc[end].text in _FORMS and doc[end - 1].text[:1].isupper()
    after = doc[end + 1] if form and end + 1 < len(doc) else None
    return end + (form and not (after is not None and _is_capital(after)))


_FORMS = frozenset(("SE", "NV", "AG", "AB", "ASA", "PLC", "KGaA", "Oyj", "SpA", "GmbH", "BV"))


def _over_joined(doc: Doc, start: int, end: int) -> int:
    """Go on over what small words join to a Romance word for a body: "Instituto" + "de X"."""
    if doc[start].lower_ not in _HEADS:
        return end
    while end < len(doc):
        at = end
        while at < len(doc) and at - end < _SMALL and doc[at].lower_ in _JOINING:
            at += 1
        if at == end or at == len(doc) or not _is_capital(doc[at]):
            return end
        while at < len(doc) and _is_capital(doc[at]):
            at += 1
        end = at
    return end


_SMALL = 2
"""Small words in a row: "de las"."""
_JOINING = frozenset(
    {"de", "del", "da", "do", "das", "dos", "di", "della", "dei", "du", "des", "la", "las"}
    | {"los", "les", "el", "e", "y"}
)
_HEADS = frozenset(
    {
        "universidad",
        "universidade",
        "universit\u00e9",
        "universit\u00e0",
        "universitat",
        "\u00e9cole",
        "escuela",
    }
    | {
        "escola",
        "instituto",
        "istituto",
        "banco",
        "banca",
        "banque",
        "ministerio",
        "minist\u00e8re",
    }
    | {
        "consejo",
        "fundaci\u00f3n",
        "funda\u00e7\u00e3o",
        "museo",
        "museu",
        "mus\u00e9e",
        "partido",
        "parti",
        "partito",
    }
)


def _over_topic(doc: Doc, start: int, end: int) -> int:
    """Go on over what a centre's first matter is done on: "Centre for Research" + "on X"."""
    if phrase(doc, end, end + 1) != "on" or end - start < _CENTRE or end + 1 >= len(doc):
        return end
    headed = doc[end - _CENTRE].lower_ in _CENTRES and doc[end - 2].lower_ in ("for", "of")
    if not headed or doc[end - 1].lower_ not in _OPEN or not _is_capital(doc[end + 1]):
        return end
    at = end + 1
    while (
        at < len(doc) and _is_capital(doc[at]) and doc[at].ent_type_ not in ("DATE", "PERSON")
    ):
        at += 1
    return at if at > end + 1 else end


_CENTRE = 3
"""Words of a centre for one thing: the last that are asked."""
_CENTRES = frozenset(("centre", "center", "institute", "programme", "program"))
_OPEN = frozenset(
    ("research", "governance", "policy", "information", "education", "cooperation", "dialogue")
)
"""Things that are done "on" another one."""


def _is_capital(token: Token) -> bool:
    known = token.lower_ not in words().posts and token.lower_ not in words().honorifics
    return known and token.text[:1].isupper() and token.is_alpha and token.pos_ != "PRON"
