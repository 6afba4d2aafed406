"""Reads who is related to whom: "her brother X", "X's wife, Y", "X, the son of Y"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.finding import Finding, arguments, named
from kg.extraction.phrases import linked, noun_words, preposed
from kg.extraction.slots import of_dep, slot_tokens
from kg.model import EntityType, Mention
from kg.nlp import Document

_RELATIONS = {
    "parents": "child_of",
    "children": "child_of",
    "spouses": "spouse_of",
    "relatives": "related_to",
}
"""List of ``nouns.toml`` to relation; of parents, the one whose parent it is comes first."""


def family(document: Document) -> Iterator[Finding]:
    """Yield the family ties that nouns for kin say."""
    lists = noun_words()
    for noun in document.doc:
        if noun.pos_ not in ("NOUN", "PROPN"):
            continue
        lemma = noun.lemma_.lower().removeprefix("ex-")
        name = next((name for name in _RELATIONS if lemma in lists[name]), None)
        if name is None:
            continue
        if _is_in_law(noun):
            name = "relatives"
        if noun.tag_ == "NNS" and lemma in lists["mutual"]:
            yield from _each_other(document, noun)
        for one in _called(document, noun):
            for other in _of_whom(document, noun):
                subject, object_ = (other, one) if name == "parents" else (one, other)
                yield from linked(subject, _RELATIONS[name], object_, noun, "kinship")


def _is_in_law(noun: Token) -> bool:
    """Tell whether a noun for kin goes on: "son-in-law", which is several tokens."""
    after = noun.doc[noun.i + 1 : noun.sent.end].text.lower()
    return after.startswith(("-in-law", "in law", "in-law"))


def _each_other(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "the brothers A and B", "A and B, two sisters" and "A and B are cousins"."""
    people: list[Mention] = []
    after = noun.i + 1
    first = document.at(noun.doc[after]) if after < noun.sent.end else None
    if first is not None and first.type is EntityType.PERSON:
        people = list(arguments(document, document.spans[document.owner[after]].root))
    elif noun.dep_ == "appos":
        people = list(_pair(document, noun.head))
    elif noun.dep_ == "attr":
        for token in slot_tokens(noun.head, "subject"):
            people += arguments(document, token)
    pair = [one for one in people if one.type is EntityType.PERSON]
    owned = any(child.dep_ == "poss" for child in noun.children) or any(preposed(noun, "of"))
    if len(pair) == len(people) == 2 and not owned:
        yield from linked(pair[0], "related_to", pair[1], noun, "kinship")


def _pair(document: Document, token: Token) -> Iterator[Mention]:
    """Yield A and B of "A and B, two sisters", whichever of them the sisters hang on."""
    yield from arguments(document, token.head if token.dep_ == "conj" else token)


def _called(document: Document, noun: Token) -> list[Mention]:
    """Return the people whom a noun for kin names or is said of."""
    found: list[Mention] = []
    above = noun.head if noun.dep_ == "appos" else noun
    mention = named(document, noun) or named(document, above)
    if mention is not None:
        found = [mention]
    elif noun.dep_ == "attr":
        found = [
            one
            for token in slot_tokens(noun.head, "subject")
            for one in arguments(document, token)
        ]
    elif noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        names = (named(document, token) for token in of_dep(noun.head, ("attr",)))
        found = [one for one in names if one is not None]  # "her father is Y"
    elif noun.dep_ in ("compound", "nmod") and noun.head.i - noun.i <= _NAME:
        head = document.at(noun.head)  # "his wife Ada Lovelace" read as one name
        found = [head] if head is not None else []
    return [one for one in found if one.type is EntityType.PERSON]


_NAME = 4
"""Words from a noun to the end of the name right after it."""


def _of_whom(document: Document, noun: Token) -> list[Mention]:
    """Return whose kin it is: "her", "X's", "of X"."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if noun.dep_ in ("compound", "nmod"):
        owners += [child for child in noun.head.children if child.dep_ == "poss"]
    partner = document.at(noun.head) if noun.dep_ == "conj" else None
    if partner is not None and any(owner.pos_ == "PRON" for owner in owners):
        owners = [noun.head]  # "the child of A and his wife": the wife is A's
    found = [document.at(owner) for owner in owners if owner.i < noun.i]
    found += [one for token in preposed(noun, "of", "to") for one in arguments(document, token)]
    return [one for one in found if one is not None and one.type is EntityType.PERSON]
