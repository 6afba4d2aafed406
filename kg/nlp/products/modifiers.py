"""Tells which words before a noun say which kind of technology it is: "patrol drones"."""

from kg.nlp.products.reading import Reading
from kg.nlp.products.techwords import techwords

LONGEST = 5
# Modifiers of one noun phrase. Longer ones in news are lists or headlines.

_NO_MODIFIER = frozenset(
    {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "DATE", "TIME", "CARDINAL"}
    | {"ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"}
)


def modifiers(reading: Reading, head: int, *, eponym: bool = False) -> int:
    """Return where the modifiers before a token start that say which kind it is."""
    start = head
    while start and head - start < LONGEST:
        first = start - 1
        if not reading.free[first]:
            break
        if reading.glued[first]:
            # The word after the hyphen was taken already, or the head itself has the hyphen.
            first -= 1
        while first > 1 and reading.glued[first - 1]:
            first -= 2
        if not _narrows(reading, first, start, eponym=eponym):
            break
        start = first
    return start


def _narrows(reading: Reading, first: int, end: int, *, eponym: bool) -> bool:
    """Tell whether one modifier, which may be a compound with hyphens, says which kind."""
    words = techwords()
    text = "".join(reading.lower[first:end])
    if text in words.pairs["drug"]:
        return True  # "Covid-19 vaccine"
    if text in words.stop or (
        reading.label[first] in _NO_MODIFIER and not _is_acronym(reading, first)
    ):
        return eponym and reading.label[first] in ("PERSON", "ORG", "GPE", "NORP")
    if end - first > 1:
        return reading.lower[end - 1] not in words.joined and reading.words[end - 1].isalpha()
    if text in _SPACED.get("".join(reading.lower[end : end + 1]), ()):
        return True  # "an intermediate range missile", "a single board computer"
    if text == "fire" and first and reading.lower[first - 1] == "test":
        return False  # "may test fire missiles"
    if _is_graded(reading, first):
        return False
    if text in words.narrowing or text in words.technical:
        return not _is_done(reading, first)
    return _is_kind(reading, first)


def _is_kind(reading: Reading, first: int) -> bool:
    """Tell whether a word that no list has says which kind, by part of speech and ending."""
    words, text = techwords(), reading.lower[first]
    if reading.tag[first] == "VBG" and first and _is_acronym(reading, first - 1):
        return True  # "an AI messaging platform"
    if reading.pos[first] in ("NOUN", "PROPN"):
        return reading.words[first].isalnum() and reading.tag[first] != "NNS"
    if text.isalnum() and text[0].isalpha() and not text.isalpha():
        return reading.pos[first] == "ADJ"  # "x86 chips"
    if "-" in text:
        return text.rsplit("-", 1)[-1] not in words.joined and reading.pos[first] == "ADJ"
    return reading.pos[first] == "ADJ" and text.endswith(words.endings)


def _is_graded(reading: Reading, at: int) -> bool:
    """Tell whether an adverb weighs a modifier, which then is praise: "a very smart engine"."""
    return at > 0 and reading.pos[at] == "ADJ" and reading.lower[at - 1] in _GRADES


_GRADES = frozenset(
    ("very", "so", "too", "quite", "really", "extremely", "incredibly", "surprisingly")
)


def _is_done(reading: Reading, at: int) -> bool:
    """Tell whether a participle says what somebody does: "served, flying fighter planes".

    Also what somebody begins or goes on to do: "has started flying surveillance drones".
    """
    before = reading.lower[at - 1] if at else ""
    clause = before in _BEFORE_DEEDS
    return clause and reading.pos[at] == "VERB" and reading.lower[at].endswith("ing")


_MANY = frozenset(("single", "dual", "multi", "double"))
_SPACED: dict[str, frozenset[str]] = {
    "range": frozenset(("short", "medium", "intermediate", "long", "close")),
    **dict.fromkeys(
        ("board", "chip", "core", "page", "lens", "rotor", "aisle", "stage", "axis"), _MANY
    ),
}
# What says which kind by the noun after it, from which writers leave out the hyphen.
_BEFORE_DEEDS = frozenset(
    (
        *(",", "by", "while", "after", "before", "is", "are", "was", "were"),
        *("been", "be", "start", "started", "begin", "began", "begun", "stop", "stopped"),
        *("keep", "kept", "continue", "continued", "resume", "resumed"),
    )
)


def _is_acronym(reading: Reading, at: int) -> bool:
    """Tell whether a word is a technical acronym alone: "AI", which the model takes for a body.

    Only a word by itself is one: of "Zephyr AI" the model takes both for a name.
    """
    own = reading.span[at] == (at, at + 1)
    return own and reading.words[at].isupper() and reading.lower[at] in techwords().technical
