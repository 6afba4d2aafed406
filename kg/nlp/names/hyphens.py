"""Reads the small and hyphened parts of people's names: "Park Geun-hye", "Bashar al- Assad"."""

from spacy.tokens import Doc, Token

from kg.nlp.names.fullnames import fold, is_surname_first, people
from kg.nlp.parsing.lookups import indexed


def goes_on(doc: Doc, at: int) -> bool:
    """Tell whether a word that the model took for no name may go on with one."""
    return doc[at].pos_ == "PROPN" and doc[at].ent_type_ == "" and not doc[at].is_lower


def over_hyphen(doc: Doc, start: int, end: int) -> int:
    """Go on where the model stops at a hyphen inside a name: "Park Geun" + "-hye"."""
    while (
        start < end
        and end + 1 < len(doc)
        and doc[end].text == "-"
        and not doc[end - 1].whitespace_
        and not doc[end].whitespace_
        and doc[end + 1].ent_type_ == ""
        and doc[end + 1].text.replace("'", "").isalpha()
        and (_is_part(doc, end + 1) or _is_second_syllable(doc, start, end))
    ):
        end += 2
    return end


def _is_part(doc: Doc, at: int) -> bool:
    return goes_on(doc, at) or ("'" in doc[at].text and doc[at].text[:1].isupper())


def _is_second_syllable(doc: Doc, start: int, end: int) -> bool:
    """Tell whether small letters after a hyphen end a given name, not "Obama-era"."""
    last = doc[end + 1]
    if end - start != _FAMILY_AND_SYLLABLE or not last.is_lower:
        return False
    families = people().surnames["chinese"] | people().surnames["korean"]
    spelled = doc[start].lower_ in families and last.text not in _JOINED
    return is_surname_first(fold(doc[start : end + 2].text)) or (
        spelled and len(last) <= _SYLLABLE and doc[end - 1].is_title
    )


_FAMILY_AND_SYLLABLE = 2
_SYLLABLE = 5
"""Letters of a second syllable, most: "Liu Shyh-fang"."""
_JOINED = frozenset(
    ("led", "era", "style", "based", "run", "like", "owned", "born", "held", "made", "aged")
)
"""What a hyphen joins to a surname and is no part of it."""


def is_small_part(doc: Doc, start: int, at: int, end: int) -> bool:
    """Tell whether a word in small letters belongs to the name of a person around it.

    A particle does, with a blank behind its hyphen too ("Bashar al- Assad"), what a hyphen
    joins, and a surname that a blank tears: "Stepan Polt orak". A word in small letters behind
    a single one is that of a species.
    """
    word = doc[at]
    if word.lower_.rstrip(".-") in people().particles or doc[at - 1].text == "-":
        return True
    torn = at == end - 1 > start + 1 and word.tag_ == "NNP" and doc[at - 1].head.i == at
    return torn and doc[at - 1].dep_ == "compound" and not _is_printed_again(doc, word)


def _is_printed_again(doc: Doc, word: Token) -> bool:
    return len(indexed(doc).forms.get(word.lower_, ())) > 1
