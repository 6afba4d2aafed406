"""Reads whose citizens people are, and where their homes are, from nouns and after "is"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.phrases import linked, preposed
from kg.extraction.grammar.rolewords import role_words, singular
from kg.extraction.grammar.slots import of_dep, slot_tokens
from kg.extraction.people.origins import native
from kg.extraction.places.places import places
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def had(document: Document) -> Iterator[Finding]:
    """Yield whose citizens and where people are by what they have: citizenships and homes."""
    residences = role_words()["residences"]
    for noun in document.with_form(residences | role_words()["citizenships"]):
        if noun.lower_ in residences:
            yield from _residence(document, noun)
        else:
            yield from _citizenship(document, noun)


def _citizenship(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X holds Russian and German citizenship", "X was granted a Kenyan passport"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in role_words()["citizen_verbs"]:
        return
    countries = list(_countries_before(document, noun))
    if not countries:
        return
    for token in (*slot_tokens(verb, "subject"), *of_dep(verb, ("nsubjpass",))):
        for one in arguments(document, token):
            if one.type is EntityType.PERSON:
                for country in countries:
                    yield native(one, country, verb, "nationality")


def _countries_before(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield the countries whose citizenship it is: "dual Russian and German citizenship"."""
    at = noun.i - 1
    while at >= noun.sent.start:
        place = document.at(noun.doc[at])
        if place is not None and place.kind is MentionKind.DEMONYM:
            yield place
            at = document.spans[document.owner[at]].start - 1
        elif noun.doc[at].lower_ in ("and", "-", "/", "full"):
            at -= 1
        else:
            return


def of_nation(document: Document, place: Mention, span: Span) -> Iterator[Finding]:
    """Read "X is Swedish" and "X, who is Swedish": nothing else may be said of the word."""
    root, doc = span.root, document.doc
    verb = root.head
    plain = root.dep_ == "acomp" and verb.lemma_ == "be" and doc[verb.sent.end - 1].text != "?"
    if not plain or any(child.i not in range(span.start, span.end) for child in root.children):
        return  # "is Swedish by birth", "is half Swedish"
    if span.end < len(doc) and doc[span.end].text in ("-", "/", "and", "or"):
        return
    for token in slot_tokens(verb, "subject"):
        for one in arguments(document, token):
            if one.type is EntityType.PERSON:
                yield native(one, place, verb, "nationality")


def compatriots(document: Document, place: Mention, span: Span) -> Iterator[Finding]:
    """Read "Kenyan runners X and Y", "two Chinese nationals, X and Y", "..., including X".

    Over a comma the parse must join the first name to the noun: after "with the Kenyan runners,
    X said" it begins a clause.
    """
    doc, stop = document.doc, span.sent.end
    at = span.end
    while at < min(span.end + _DESCRIBED, stop) and doc[at].tag_ not in ("NNS", "NNPS"):
        if doc[at].pos_ not in ("ADJ", "NOUN") and doc[at].text != "-":
            return
        at += 1
    if at + 2 >= stop or doc[at].tag_ != "NNS" or not _are_people(doc[at]):
        return
    noun, at = doc[at], at + 1
    comma = doc[at].text == ","
    at += comma
    among = comma and doc[at].lower_ == "including"
    at += among
    person = document.at(doc[at]) if at < stop else None
    if not _is_named(person) or person is None:
        return
    root = document.span(person).root
    if comma and not among and not (root.dep_ == "appos" and root.head == noun):
        return
    people = [person, *listed_after(document, person)]
    if len(people) > 1 or among:
        for each in people:
            yield native(each, place, noun, "nationality")


_DESCRIBED = 4
"""Words from a country to the noun for its people: "Iranian women football players"."""


def _are_people(noun: Token) -> bool:
    """Tell whether a plural says what several people are, and is no office of a country."""
    word, lists = singular(noun).lower(), role_words()
    return word in lists["people"] and word not in lists["public_offices"] | lists["state"]


def _is_named(person: Mention | None) -> bool:
    named = person is not None and person.kind is MentionKind.NAME
    return named and person is not None and person.type is EntityType.PERSON


def listed_after(document: Document, first: Mention) -> Iterator[Mention]:
    """Yield the people of a list that begins with one: Y of "X, 25, and Y"."""
    at = document.mentions.index(first)
    while at + 1 < len(document.mentions):
        here, after = document.spans[at], document.spans[at + 1]
        person = document.mentions[at + 1]
        between = document.doc[here.end : after.start]
        parted = all(
            one.text in (",", "and", "&") or one.like_num or one.tag_ == "CD" for one in between
        )
        if person.type is not EntityType.PERSON or not (parted and len(between)):
            return
        if person.kind is not MentionKind.NAME:
            return
        yield person
        at += 1


def _residence(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X's home in Leeds", "her Stockholm apartment": where somebody lives.

    Not what is a second one, or another's ("her childhood home"), or given up.
    """
    lists = role_words()
    owners = list(of_dep(noun, ("poss",)))
    if not owners or noun.dep_ in ("compound", "nmod", "amod"):
        return  # "his home town"
    words = [child for child in noun.lefts if child.dep_ != "poss"]
    at = document.at(noun.doc[noun.i - 1])
    beside = at is not None and at.type is EntityType.PLACE and noun.nbor(-1) in words
    if any(child.dep_ in ("compound", "nmod") for child in words[: len(words) - beside]) or any(
        child.lower_ in lists["other_homes"] for child in words
    ):
        return
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in lists["moving_verbs"]:
        return
    people = [
        one
        for token in owners
        for one in arguments(document, token)
        if one.type is EntityType.PERSON
    ]
    found = [at] if beside and at is not None else []
    for token in preposed(noun, "in"):
        row = places(document, token.left_edge.i, noun.sent.end)
        found += () if row.joined else row.found
    for person in people:
        for place in found:
            yield from linked(person, "lives_in", place, noun, "residence")
