"""Reads the bodies whose people do something: "chemists at X and Y built", "the team used"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import acted_for, argument_words, arguments
from kg.extraction.grammar.slots import slot_tokens, subjects
from kg.model import EntityType, Mention
from kg.nlp import Document
from kg.nlp.parsing.lookups import once

_FROM = frozenset(("of", "from", "at", "with"))


def staff(document: Document, token: Token) -> Iterator[Mention]:
    """Yield the institutions whose staff a noun is.

    "The researchers" without a body are those that the article named last with one; "the team"
    of another sentence than "a team from X" is so too.

    Args:
        document: The annotated article.
        token: A noun; a name stands for itself.
    """
    if token.lower_ == "they" and document.at(token) is None:
        verb = token.head  # "researchers at X said they had built": they are the researchers
        if verb.dep_ == "ccomp" and token.dep_ == "nsubj":
            for above in subjects(verb.head):
                if above.lower_ != "they":
                    yield from staff(document, above)
        return
    lists = argument_words()
    people = lists["staff"] | lists["scholars"]
    if token.lemma_.lower() not in people or document.at(token) is not None:
        return
    bodies = _bodies(document, token)
    if not bodies and any(child.lower_ == "the" for child in token.children):
        bodies = _before(document, token, people)
    yield from bodies


def _before(document: Document, token: Token, people: frozenset[str]) -> list[Mention]:
    """Return the bodies of the people whom "the researchers" takes up: the last with any."""
    same = argument_words()["scholars"] | _GROUPS  # a team is its researchers
    lemma = token.lemma_.lower()
    wanted = same if lemma in same else people & {lemma}
    for at in range(token.i - 1, -1, -1):
        before = document.doc[at]
        if (
            before.pos_ == "NOUN"
            and before.lemma_.lower() in wanted
            and at not in document.owner
        ):
            bodies = _bodies(document, before)
            if bodies:
                return bodies
    return []


_GROUPS = frozenset(("team", "group"))


def _bodies(document: Document, noun: Token) -> list[Mention]:
    first = acted_for(document, noun)
    if first is not None and noun.lemma_.lower() in argument_words()["forces"]:
        return [first]  # "Ukrainian forces"
    if first is None or first.type is not EntityType.INSTITUTION:
        return []
    found = {first.name: first}
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _FROM:
            for target in child.children:
                if target.dep_ == "pobj":
                    for one in arguments(document, target):
                        if one.type is EntityType.INSTITUTION:
                            found.setdefault(one.name, one)
    return list(found.values())


@once
def to_own_people(verb: Token) -> bool:
    """Tell whether something is handed to the subject's own people: "to its staff".

    Its customers are none of them.
    """
    return any(
        is_own_people(one) and one.lemma_.lower() not in _OUTSIDE
        for one in slot_tokens(verb, "to")
    )


_OUTSIDE = frozenset(("customer", "client", "user", "consumer", "subscriber", "member", "fan"))


def is_own_people(token: Token) -> bool:
    """Tell whether a word is for the people of the subject: "its developers"."""
    lists, lemma = argument_words(), token.lemma_.lower()
    people = lemma in lists["staff"] | lists["scholars"] | lists["people"] | _PEOPLE
    return people and any(child.tag_ == "PRP$" for child in token.children)


_PEOPLE = frozenset(
    (
        *("employee", "worker", "staff", "developer", "student", "teacher", "engineer"),
        *("lawyer", "soldier", "troop", "officer", "adviser", "advisor", "banker"),
        *("analyst", "programmer"),
    )
)
