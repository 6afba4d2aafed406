"""Reads which country has arms by its name beside them: "Norwegian warplanes bombed the port".

Drones, missiles and jets are called after who made them as well ("bought Turkish drones"), so
that only what they do or what is done to them in the field says whose they are. Warships sail
under a flag: but for who buys or builds them they are of the country that they are called by.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.equipmentwords import equipment_words
from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.phrases import linked, noun_words
from kg.extraction.places.kinds import country_of
from kg.extraction.products.equipment import is_maker, piece
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_BESIDE = frozenset(("compound", "nmod", "appos"))
_OWNING = frozenset(("amod", "poss", "compound", "nmod"))


def arms(document: Document) -> Iterator[Finding]:
    """Yield which country uses arms that fight, are fought or are only seen."""
    words = equipment_words()
    known = words["fought"] | words["flagged"]
    for noun in document.with_lemma(known):
        lemma = noun.lemma_.lower()
        if noun.pos_ != "NOUN":
            continue
        top = _top(document, noun)
        if top == noun and (lemma == "fighter" or _is_lost(top, lemma)):
            continue  # "Utopian fighters" are men
        fighting = fights(top, lemma)
        if not fighting and (
            lemma not in words["flagged"] or _is_traded(top) or _is_due(noun, top)
        ):
            continue
        groups = fighting and lemma not in words["civil"]
        owner = _owner(document, noun, groups=groups)
        if owner is not None:
            for thing in _things(document, noun, top, known):
                yield from linked(owner, "uses", thing, noun, "arms-of-country")


def _top(document: Document, noun: Token) -> Token:
    """Return the name that a noun stands before: "the frigate Zephyr"."""
    above = noun.head
    named = noun.dep_ in ("compound", "nmod") and above.i > noun.i and above.pos_ == "PROPN"
    one = document.at(above) if named else None
    return above if one is not None and one.type is EntityType.TECHNOLOGY else noun


def fights(top: Token, lemma: str) -> bool:
    """Tell whether arms do what only those in use do, or are met in the field.

    Args:
        top: The noun for arms, or the name that it stands before.
        lemma: The noun.
    """
    words, verb = equipment_words(), top.head
    civil = lemma in words["civil"]  # of a ship only what no other does
    does = words["fights"] if civil else words["fights"] | words["moves"]
    if top.dep_ == "nsubj" and verb.lemma_.lower() in does:
        return True
    if civil:
        return False
    if top.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in words["fends_off"]:
        return True
    return any(  # "a drone that hit the port"
        clause.dep_ == "relcl"
        and clause.lemma_.lower() in does | words["fends_off"]
        and any(
            child.tag_ == "WDT" and child.dep_ in ("nsubj", "nsubjpass")
            for child in clause.children
        )
        for clause in top.children
    )


def _is_lost(top: Token, lemma: str) -> bool:
    """Tell whether a ship is only told to be hit or sunk: "sank nine Norwegian warships"."""
    words = equipment_words()
    while top.dep_ == "conj":
        top = top.head
    sunk = top.dep_ in ("dobj", "nsubjpass") and top.head.lemma_.lower() in words["sinks"]
    return lemma in words["flagged"] and (
        sunk
        or (top.dep_ == "nsubj" and top.head.lemma_ in ("sink", "capsize"))
        or (top.dep_ == "pobj" and top.head.head.lemma_.lower() in words["sinks"])
    )


def _is_due(noun: Token, top: Token) -> bool:
    """Tell whether arms are still to come: "the promised Utopian submarines"."""
    due = equipment_words()["due"]
    return any(child.lower_ in due for each in (noun, top) for child in each.lefts)


def _is_traded(top: Token) -> bool:
    """Tell whether arms are bought, made or given, or whether a noun says so: "the sale of"."""
    node = top
    while node.dep_ in ("conj", "appos", "compound", "nmod"):
        node = node.head
    above = node.head
    if node.dep_ == "pobj":
        return above.lower_ in ("of", "for") or above.head.lemma_.lower() in _trades()
    return above.lemma_.lower() in _trades()


def _trades() -> frozenset[str]:
    return equipment_words()["traded"].union(noun_words()["getting"])


def _owner(document: Document, noun: Token, *, groups: bool) -> Mention | None:
    """Return whose arms they are: "Russian drones", "U.S. F-15E jets", "Houthi missiles"."""
    for child in noun.lefts:
        for one in (child, *child.lefts):
            body = document.at(one) if one.dep_ in _OWNING else None
            if body is None or body.type is EntityType.TECHNOLOGY:
                continue
            group = body.type is EntityType.INSTITUTION and body.kind is MentionKind.NAME
            if _is_guessed(noun, one):
                return None
            if country_of(body) is not None or (groups and group and not is_maker(body)):
                return body
            return None
    return None


def _is_guessed(noun: Token, owner: Token) -> bool:
    """Tell whether whose arms they are is not sure: "a suspected Israeli-U.S. missile"."""
    before = owner.nbor(-1).text if owner.i else ""
    return before in _DASHES or any(child.lower_ in _GUESSED for child in noun.lefts)


_DASHES = frozenset(("-", "\u2013", "/"))
_GUESSED = frozenset(
    ("suspected", "alleged", "presumed", "apparent", "possible", "unidentified")
)


def _things(
    document: Document, noun: Token, top: Token, known: frozenset[str]
) -> Iterator[Mention]:
    """Yield what arms are called: their name, else their kind."""
    named = [
        one
        for token in (top, *noun.children)
        if (token == top and top != noun) or token.dep_ in _BESIDE
        if (one := document.at(token)) is not None and one.type is EntityType.TECHNOLOGY
    ]
    if named:
        yield from named[:1]
        return
    thing = document.at(noun) or piece(document, noun, known)
    if thing is not None and thing.type is EntityType.TECHNOLOGY:
        yield thing
