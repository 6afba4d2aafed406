"""Reads where people are from in clauses and lists: "born in Y", "both from Y", "Kenyans X"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.phrases import linked, preposed
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import slot_tokens
from kg.extraction.people.nationals import (
    compatriots,
    had,
    listed_after,
    of_nation,
)
from kg.extraction.people.origins import is_person_noun, native
from kg.extraction.places.kinds import NEAR, ends_longer_name
from kg.extraction.places.places import places
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import country_names


def origins(document: Document) -> Iterator[Finding]:
    """Yield where the document's people were born and are from, as verbs and nouns say it."""
    homes, natives = role_words()["homes"], role_words()["natives"]
    for token in document.with_form(homes | natives | {"born", "from"}):
        if token.lower_ == "born":
            yield from _born(document, token)
        elif token.lower_ == "from":
            yield from _all_from(document, token)
            yield from _is_from(document, token)
        elif token.lower_ in homes:
            yield from _home(document, token)
        if token.lower_ in natives:
            yield from _fronted(document, token)
    yield from had(document)
    for mention, span in zip(document.mentions, document.spans, strict=True):
        if mention.kind is MentionKind.DEMONYM and mention.type is EntityType.PLACE:
            yield from _people(document, mention, span)
            yield from of_nation(document, mention, span)
            yield from compatriots(document, mention, span)
        elif mention.type is EntityType.PLACE and mention.name in country_names():
            yield from _bracketed(document, mention, span)


def _born(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X was born Jane Roe in Leeds, England" and "was born on 2 May in Leeds".

    The parser gives the place to the name or the date; a place of the verb's is not read here.
    """
    people = [
        one
        for token in slot_tokens(verb, "object")
        for one in arguments(document, token)
        if one.type is EntityType.PERSON and token.i < verb.i
    ]
    if len(people) != 1 and verb.dep_ == "advcl":
        people = [
            one
            for token in slot_tokens(verb.head, "subject")
            for one in arguments(document, token)
            if one.type is EntityType.PERSON and token.i > verb.i
        ]
    if len(people) != 1:
        return
    doc = document.doc
    for at in range(verb.i + 1, min(verb.i + _CLAUSE, verb.sent.end - 1)):
        token = doc[at]
        if token.lower_ in NEAR and token.head == verb:
            continue  # read by the verb's frame
        if token.lower_ in NEAR:
            for place in places(document, at + 1, verb.sent.end).found:
                yield from linked(people[0], "born_in", place, verb, "verb")
        elif not (token.pos_ in ("PROPN", "NUM") or token.lower_ in _BETWEEN):
            return


_CLAUSE = 15
"""Words after "born" that a name and a date may take before the place."""

_BETWEEN = frozenset(("on", ",", "as", "the", "of", "'", '"', "st", "nd", "rd", "th", "-"))


def _all_from(document: Document, link: Token) -> Iterator[Finding]:
    """Read "X and Y, both from Kenya" and "X, also from Kenya"."""
    doc, at = document.doc, link.i - 1
    if at <= link.sent.start or doc[at].lower_ not in _SHARED | _ALONE:
        return
    every = doc[at].lower_ in _SHARED
    at -= 1 + (doc[at - 1].text == ",")
    last = document.at(doc[at]) if at >= link.sent.start else None
    if last is None or last.type is not EntityType.PERSON:
        return
    people = [last, *(_listed_before(document, last) if every else ())]
    row = places(document, link.i + 1, link.sent.end)
    if not row.joined:
        for person in people:
            for place in row.found:
                yield native(person, place, link, "from-apposition")


_SHARED = frozenset(("both", "all", "each"))
_ALONE = frozenset(("also", "originally"))
"""Words before "from" that speak of the people before, or of the last of them."""


def _listed_before(document: Document, last: Mention) -> Iterator[Mention]:
    """Yield the people of a list that ends with one: X of "X, 25, and Y"."""
    at = document.mentions.index(last)
    while at > 0:
        here, before = document.spans[at], document.spans[at - 1]
        person = document.mentions[at - 1]
        between = document.doc[before.end : here.start]
        parted = all(one.text in (",", "and", "&") or one.like_num for one in between)
        if person.type is not EntityType.PERSON or not (parted and len(between)):
            return
        yield person
        at -= 1


def _is_from(document: Document, link: Token) -> Iterator[Finding]:
    """Read "X is from Leeds", "X is 20 years old and from Leeds", "won by X from Kenya"."""
    above = link.head
    if link.dep_ == "conj" and above.dep_ in ("acomp", "attr", "prep"):
        above = above.head
    people: list[Mention] = []
    if above.lemma_ == "be" and above.pos_ in ("AUX", "VERB"):
        people = [
            one for token in slot_tokens(above, "subject") for one in arguments(document, token)
        ]
    elif link.i > link.sent.start:
        name = link.nbor(-1)
        one = document.at(name)
        by = name.head.dep_ == "agent" or name.dep_ in ("nsubj", "nsubjpass")
        if one is not None and one.kind is MentionKind.NAME and by:
            people = [one]
    row = places(document, link.i + 1, link.sent.end)
    if not people and row.found and is_person_noun(above):
        people = _named_after(document, above, row.end)
    if not row.joined:
        for person in people:
            if person.type is EntityType.PERSON:
                for place in row.found:
                    yield native(person, place, link, "from-apposition")


def _named_after(document: Document, noun: Token, at: int) -> list[Mention]:
    """Return X of "a 45-year-old man from Leeds, X, was charged"."""
    doc = document.doc
    if at + 1 >= noun.sent.end or doc[at].text != ",":
        return []
    person = document.at(doc[at + 1])
    if person is None or person.kind is not MentionKind.NAME:
        return []
    root = document.span(person).root
    return [person] if root.dep_ == "appos" and root.head == noun else []


def _home(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "Leeds, X's hometown", "his hometown of Leeds", "her native Kenya"."""
    place = noun.head if noun.lower_ == "native" and noun.dep_ == "amod" else noun
    people = [
        one
        for child in place.children
        if child.dep_ == "poss"
        for one in arguments(document, child)
        if one.type is EntityType.PERSON
    ]
    if not people:
        return
    if place is not noun:
        starts = [place.i]
    else:
        starts = [token.i for token in preposed(noun, "of")]
        starts += [child.i for child in noun.children if child.dep_ == "appos"]
        starts += [noun.head.i] if noun.dep_ == "appos" else []
        starts += [noun.i + 1] if noun.i + 1 < noun.sent.end else []
        if noun.dep_ == "attr" and noun.head.lemma_ == "be":
            starts += [token.i for token in slot_tokens(noun.head, "subject")]
    for start in starts:
        if start in document.owner:
            row = places(document, start, noun.sent.end)
            for each in row.found if not row.joined else ():
                yield native(people[0], each, noun, "native-place")


def _fronted(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "A resident of Leeds, England, X sang": the clause begins with what X is."""
    doc = document.doc
    first = noun.sent.start + (doc[noun.sent.start].lower_ in ("a", "an"))
    opens = all(doc[at].pos_ in ("ADJ", "ADV", "SPACE") for at in range(first, noun.i))
    if not opens or noun.i + 2 >= noun.sent.end or noun.nbor().lower_ not in ("of", "from"):
        return
    row = places(document, noun.i + 2, noun.sent.end)
    at = row.end + 1
    if not row.found or row.joined or at >= noun.sent.end or doc[row.end].text != ",":
        return
    person = document.at(doc[at])
    if person is not None and person.type is EntityType.PERSON:
        for place in row.found:
            yield native(person, place, noun, "native-place")


def _people(document: Document, place: Mention, span: Span) -> Iterator[Finding]:
    """Read "Kenyans X and Y", "three Kenyans, X, Y and Z", "an Australian, X"."""
    doc, at = document.doc, span.end
    many = span.root.tag_ in ("NNPS", "NNS")
    comma = at < span.sent.end and doc[at].text == ","
    noun = many or _is_noun(span)
    if at + 1 >= span.sent.end or ends_longer_name(document, span.start):
        return
    person = document.at(doc[at + comma])
    if person is None or person.type is not EntityType.PERSON:
        return
    if person.kind is not MentionKind.NAME:
        return
    if not noun and (comma or " " not in person.text):
        return  # "American Ada Lovelace", but not "American Lovelace"
    if not noun and _is_likened(document, span, person):
        return
    people = [person]
    if many:
        people += listed_after(document, person)
    for each in people:
        yield native(each, place, span.root, "people-of-place")


def _is_likened(document: Document, span: Span, person: Mention) -> bool:
    """Tell whether somebody else is called so: "he is the Brazilian Ada Lovelace"."""
    article = document.doc[span.start - 1].lower_ if span.start else ""
    root = document.span(person).root
    called = root.dep_ == "attr" and root.head.lemma_ == "be"
    return article in ("a", "an") or (article == "the" and called)


def _bracketed(document: Document, place: Mention, span: Span) -> Iterator[Finding]:
    """Read "Ada Lovelace (Kenya)", as lists of results print it."""
    doc, at = document.doc, span.start - 1
    if at < 1 or span.end >= len(doc) or [doc[at].text, doc[span.end].text] != ["(", ")"]:
        return
    person = document.at(doc[at - 1])
    if person is not None and person.type is EntityType.PERSON and " " in person.text:
        yield native(person, place, span.root, "people-of-place")


def _is_noun(span: Span) -> bool:
    """Tell whether a country's word stands for one of its people: "an Australian, X"."""
    root = span.root
    return any(child.dep_ == "det" for child in root.children) and root.pos_ in (
        "NOUN",
        "PROPN",
    )
