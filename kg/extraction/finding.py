"""What a rule finds before it becomes a fact, and how arguments are read from the parse."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.model import EntityType, Mention, MentionKind, Status
from kg.nlp import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One match of one rule.

    Attributes:
        subject: Who or what.
        relation: Name of the relation.
        object: To what.
        predicate: The word that says it; stance is read from it.
        rule: Name of the rule, a row of ``confidence.toml``.
        role: Title as printed.
        status: Whether a position holds.
    """

    subject: Mention
    relation: str
    object: Mention
    predicate: Token
    rule: str
    role: str = ""
    status: Status | None = None


ACTORS = frozenset((EntityType.PERSON, EntityType.INSTITUTION, EntityType.PLACE))
BODIES = frozenset((EntityType.INSTITUTION, EntityType.PLACE))


def arguments(document: Document, token: Token) -> Iterator[Mention]:
    """Yield the mentions that a word and what is coordinated with it stand for.

    A noun whose apposition is a name stands for the name ("the planemaker Airbus").
    """
    for each in (token, *_coordinated(token)):
        mention = named(document, each)
        if mention is None:
            mention = _stands_in(document, each)
        elif mention.kind is MentionKind.DEMONYM:
            mention = None
        if mention is not None:
            yield mention


_STAND_INS = frozenset(
    [
        "official",
        "authority",
        "government",
        "regulator",
        "lawmaker",
        "researcher",
        "scientist",
        "engineer",
        "executive",
        "administration",
        "troop",
    ]
)
# People and offices that act for their body or country: "Saudi officials", "researchers at X".


def _stands_in(document: Document, token: Token) -> Mention | None:
    """Return the body or country that a noun's people act for, or None."""
    if token.lemma_.lower() not in _STAND_INS:
        return None
    for child in token.children:
        if child.dep_ in ("compound", "poss", "amod", "nmod"):
            mention = document.at(child)
            if mention is not None and mention.type in BODIES:
                return mention
        elif child.dep_ == "prep" and child.lower_ in ("of", "from", "at"):
            for target in child.children:
                mention = document.at(target)
                if mention is not None and mention.type in BODIES:
                    return mention
    return None


def named(document: Document, token: Token) -> Mention | None:
    """Return the mention that a word heads, directly or by apposition, or None."""
    mention = document.at(token)
    if mention is not None:
        # Only the head's own mention counts: "Airbus" in "Airbus officials" has another head.
        return mention
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    for child in token.children:
        if child.dep_ == "appos" or (child.dep_ == "nmod" and child.i > token.i):
            mention = document.at(child)
            if mention is not None:
                return mention
        if (
            child.i == token.i - 1
            and (token.lemma_.lower() in GOODS or token.pos_ == "PROPN")
            and (mention := document.at(child)) is not None
            and mention.type is EntityType.TECHNOLOGY
        ):
            return mention  # "five new 737 aircraft", "the first 787 Dreamliner"
    return _printed_apposition(document, token)


GOODS = frozenset(
    [
        "aircraft",
        "plane",
        "airliner",
        "jet",
        "jetliner",
        "airplane",
        "aeroplane",
        "helicopter",
        "tanker",
        "car",
        "vehicle",
        "truck",
        "phone",
        "device",
        "system",
        "processor",
        "chip",
        "family",
        "series",
        "model",
        "range",
        "version",
        "programme",
        "program",
        "project",
    ]
)
# Nouns that say no more than the name before them: "the A380 programme".


def _printed_apposition(document: Document, token: Token) -> Mention | None:
    """Return the name in "NOUN, the Name," where the parser missed the apposition."""
    doc = document.doc
    at = token.i + 1
    if at + 1 >= len(doc) or doc[at].text != ",":
        return None
    at += 2 if doc[at + 1].lower_ == "the" else 1
    if at >= len(doc) or doc[at].sent != token.sent or doc[at - 1].lower_ != "the":
        return None
    mention = document.at(doc[at])
    if mention is None or mention.type is not EntityType.INSTITUTION:
        return None
    end = document.spans[document.owner[at]].end
    return mention if end >= len(doc) or doc[end].is_punct or doc[end].is_space else None


def _coordinated(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            yield child
            yield from _coordinated(child)
