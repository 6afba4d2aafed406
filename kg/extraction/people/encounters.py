"""Reads who meets or marries whom: "X and Y met", "X's talks with Y", "X and Y divorced"."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from spacy.tokens import Token

from kg.extraction.grammar.finding import ACTORS, Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import of_dep, slot_tokens
from kg.extraction.titles.preceding import posts_before
from kg.extraction.titles.titles import head_word
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_TOGETHER = {
    "meet": "meets",
    "gather": "meets",
    "convene": "meets",
    "huddle": "meets",
    "marry": "spouse_of",
    "wed": "spouse_of",
    "divorce": "spouse_of",
}
"""Verbs whose subjects, where no object follows, do it to each other."""

_AT_TALKS = frozenset(("at", "in", "during", "following", "after", "for", "into"))
"""Prepositions to talks that whoever the clause is about takes part in: "flew in for talks"."""


def encounters(document: Document) -> Iterator[Finding]:
    """Yield the meetings and marriages of two who stand side by side, and those of talks."""
    meetings = noun_words()["meetings"]
    for token in document.of_pos("PROPN", "VERB", "NOUN"):
        if token.dep_ == "ROOT" and token.pos_ == "PROPN":
            yield from _beside(document, token)
        elif token.pos_ == "VERB":
            yield from _with_each_other(document, token)
            if token.lemma_.lower() in noun_words()["tells"]:
                yield from _told(document, token)
        elif token.pos_ == "NOUN" and {token.lower_, token.lemma_.lower()} & meetings:
            yield from _talks(document, token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in noun_words()["weddings"]:
            yield from _wedded(document, token)


def _beside(document: Document, person: Token) -> Iterator[Finding]:
    """Read a caption without a verb: "X with minister Y in Paris"."""
    one = document.at(person)
    if one is None or one.type is not EntityType.PERSON:
        return
    link = next((child for child in person.children if child.lower_ == "with"), None)
    if link is None or link.i < person.i:
        return
    # "with France's interior minister Y": the parser hangs the name on either.
    beside = (child for child in person.children if child.dep_ == "appos" and child.i > link.i)
    for token in (*preposed(person, "with"), *beside):
        for other in arguments(document, token):
            if other.type is EntityType.PERSON:
                yield from linked(one, "meets", other, person, "caption")


def _with_each_other(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X and Y met in London", "X, Y meet in London" and "X and Y married"."""
    relation = _TOGETHER.get(verb.lemma_.lower())
    if verb.lemma_.lower() in noun_words()["spoken"] and any(
        word.lower_ in noun_words()["phones"] for word in verb.subtree
    ):
        relation = "meets"  # "X and Y spoke by phone", and not at the same event
    if relation is None or any(
        child.dep_ in ("dobj", "ccomp", "auxpass", "prt") or child.lower_ == "with"
        for child in verb.children
    ):
        return
    people = [
        one
        for subject in verb.children
        if subject.dep_ == "nsubj" or _is_listed(subject)
        for one in arguments(document, subject)
        if one.type is EntityType.PERSON
    ]
    for one, other in combinations(dict.fromkeys(people), 2):
        yield from linked(one, relation, other, verb, "together")


def _told(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "President X told Chancellor Y that": who speaks for states does so face to face.

    Whoever sits in a hearing is there to be asked.
    """
    if any(word.lower_ in _HEARINGS for word in verb.sent):
        return
    others = [
        one
        for token in of_dep(verb, ("dobj", "dative"))
        if (one := document.at(token)) is not None and _speaks_for_state(document, one)
    ]
    for subject in slot_tokens(verb, "subject") if others else ():
        for one in arguments(document, subject):
            if any(_speaks_for_state(document, each) for each in _named(document, one)):
                for other in others:
                    if one.name != other.name:
                        yield from linked(one, "meets", other, verb, "talks")


_HEARINGS = frozenset(("hearing", "hearings", "testimony", "testified", "tweet", "letter"))


def _named(document: Document, person: Mention) -> Iterator[Mention]:
    """Yield where somebody is named whom a pronoun may stand for."""
    for one in document.mentions:
        if one.name == person.name:
            yield one


def _speaks_for_state(document: Document, person: Mention) -> bool:
    """Tell whether somebody is named with a post of a state: "President X"."""
    if person.type is not EntityType.PERSON or person.kind is not MentionKind.NAME:
        return False
    titles = posts_before(document, document.span(person))
    return any(head_word(document, post) in role_words()["state"] for post in titles)


def _is_listed(token: Token) -> bool:
    """Tell whether a word is the first subject of a headline: "X, Y meet"."""
    return token.dep_ == "dep" and token.i + 1 < len(token.doc) and token.nbor().text == ","


def _talks(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X's talks with Y" and "At a meeting with Y, X said"."""
    others = [
        one
        for token in preposed(noun, "with", "alongside", "against")
        for one in arguments(document, token)
        if one.type in ACTORS
    ]
    if not others:
        yield from _held(document, noun)
        yield from _of_several(document, noun)
        yield from _at_their_talks(document, noun)
    for one in _at_talks(document, noun):
        for other in others:
            yield from linked(one, "meets", other, noun, "talks")


def _held(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X and Y held a meeting", "a meeting attended by X and Y": they met each other."""
    verb, lists = noun.head, noun_words()
    attended = noun.dep_ == "nsubjpass" and verb.lemma_.lower() in lists["attend_verbs"]
    if not attended and (
        noun.dep_ != "dobj" or verb.lemma_.lower() not in lists["meeting_verbs"]
    ):
        return
    if any(child.lower_ in ("with", "between") for child in (*noun.children, *verb.children)):
        return
    yield from _each_other(
        document, noun, slot_tokens(verb, "subject") if attended else of_dep(verb, ("nsubj",))
    )


def _each_other(document: Document, noun: Token, tokens: Iterable[Token]) -> Iterator[Finding]:
    people = [
        one
        for token in tokens
        for one in arguments(document, token)
        if one.type is EntityType.PERSON
    ]
    for one, other in combinations(dict.fromkeys(people), 2):
        yield from linked(one, "meets", other, noun, "talks")


def _at_their_talks(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X and Y agreed to it during a phone call": they called each other."""
    link = noun.head
    own = noun.dep_ == "pobj" and link.lower_ in ("during", "following", "after")
    if own and link.head.lemma_.lower() in _TOGETHER:
        return  # "will meet during a summit" is read at the verb
    if own and link.head.pos_ == "VERB" and not list(preposed(noun, "of", "between")):
        yield from _each_other(document, noun, of_dep(link.head, ("nsubj",)))


def _of_several(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "a meeting of X and Y" and "a debate among X, Y and Z"."""
    for token in preposed(noun, "of", "among"):
        people = [one for one in arguments(document, token) if one.type is EntityType.PERSON]
        for one, other in combinations(dict.fromkeys(people), 2):
            yield from linked(one, "meets", other, noun, "talks")


def _wedded(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X's marriage to Y" and "the marriage of X and Y"."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    sides = [one for token in owners for one in arguments(document, token)]
    sides += [
        one
        for token in preposed(noun, "to", "from", "of", "between", "with")
        for one in arguments(document, token)
    ]
    people = list(dict.fromkeys(one for one in sides if one.type is EntityType.PERSON))
    if len(people) == 2:
        yield from linked(people[0], "spouse_of", people[1], noun, "kinship")


def _at_talks(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield whose talks they are, or who does something at them."""
    tokens = [child for child in noun.children if child.dep_ == "poss"]
    link = noun.head
    if noun.dep_ == "pobj" and link.lower_ in _AT_TALKS and link.head.pos_ == "VERB":
        tokens += slot_tokens(link.head, "subject")
        if link.head.dep_ == "ccomp":  # "X says that tariffs are delayed after a call with Y"
            tokens += slot_tokens(link.head.head, "subject")
    for token in tokens:
        for mention in arguments(document, token):
            if mention.type is EntityType.PERSON:
                yield mention
