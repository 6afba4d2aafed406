"""Reads who founded what where the parse does not say it: "X co-founded Y", "Y's founders, X".

The tokenizer cuts "co-founded" in three, which parsers take for a verb "co" with a clause.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, possessor, preposed
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import of_dep, subjects
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.lookups import in_order

_REACH = 6
"""Tokens from a title to the name that it stands before, most: "CEO and co-founder X"."""


def founders(document: Document) -> Iterator[Finding]:
    """Yield who founded the bodies that a document names, read from words."""
    deeds, foundings = noun_words()["co_deeds"], noun_words()["foundings"]
    for token in in_order(
        document.with_form(deeds | foundings.keys() | {"found"}),
        document.with_lemma(role_words()["founders"]),
    ):
        lower = token.lower_
        if lower in deeds and token.i > 1:
            if token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "co":
                yield from _together(document, token)
        elif lower == "found" and token.i > 0:
            yield from _helped(document, token)
        elif token.tag_ == "NNS" and token.lemma_.lower() in role_words()["founders"]:
            yield from _plural(document, token)
        elif token.pos_ == "NOUN" and lower in foundings:
            yield from _announced(document, token)


def also_founded(document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield Y of "CEO and co-founder X", whose body is that of the post before.

    Args:
        document: The annotated article.
        findings: What was found in it; those that are posts say the body.
    """
    for one in findings:
        if one.relation != "holds_position" or one.object.type is not EntityType.INSTITUTION:
            continue
        start = _start(document, one.subject)
        if start is None:
            continue
        words = [token.lower_ for token in document.doc[max(start - _LONGEST, 0) : start]]
        if any(words[-len(also) :] == also for also in _ALSO):
            yield from linked(one.subject, "founded", one.object, one.predicate, one.rule)


_ALSO = tuple(
    [joint, *founder]
    for joint in ("and", "&")
    for founder in (["founder"], ["co", "-", "founder"], ["cofounder"], ["co-founder"])
)
_LONGEST = 4
"""Tokens of a title that is joined to one before: "and co-founder"."""


def _start(document: Document, person: Mention) -> int | None:
    """Return the token that a mention starts with."""
    if person not in document.mentions:
        return None
    return document.span(person).start


def _together(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X co-founded Y" and "X, who co-founded Y"."""
    co = verb.nbor(-2)
    if verb.i + 1 < verb.sent.end and verb.nbor(1).lower_ == "by":
        yield from _founded_by(document, verb)
        return
    parts = (co, verb.nbor(-1), verb)
    who = {
        one.name: one
        for part in parts
        for subject in _above(part, parts)
        for one in arguments(document, subject)
        if one.type is not EntityType.PLACE
    }
    body = _next(document, verb)
    if body is None or body.name in who:
        return
    for one in who.values():
        yield from linked(one, "founded", body, verb, "verb")


def _founded_by(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "Y, a group co-founded by X and Z": read from words up to the name before."""
    body, at = None, verb.i - 2  # the first token of "co-founded"
    for token in reversed(document.doc[max(verb.sent.start, at - _REACH) : at]):
        body = document.at(token)
        if body is not None:
            break
        if token.pos_ not in (*_KIND, "PUNCT", "AUX"):
            return
    if body is None or body.type is not EntityType.INSTITUTION:
        return
    for by in (child for child in verb.children if child.dep_ == "agent"):
        for target in of_dep(by, ("pobj",)):
            for one in arguments(document, target):
                if one.type is not EntityType.PLACE and one.name != body.name:
                    yield from linked(one, "founded", body, verb, "verb")


def _above(part: Token, parts: tuple[Token, ...]) -> Iterator[Token]:
    """Yield the subjects of one of three tokens, as far as they stand before them."""
    found = list(of_dep(part, ("nsubj",)))
    if not found and part.pos_ in ("VERB", "AUX") and part.head not in parts:
        found = list(subjects(part))
    if part.dep_ in ("relcl", "acl") and (not found or found[0].tag_ in ("WP", "WDT")):
        found = [part.head]
    yield from (token for token in found if token.i < parts[0].i and token.tag_ != "WP")


def _next(document: Document, verb: Token) -> Mention | None:
    """Return the institution that follows a verb, over what only says its kind."""
    for token in document.doc[verb.i + 1 : min(verb.i + 1 + _REACH, verb.sent.end)]:
        one = document.at(token)
        if one is not None:
            body = one.type is EntityType.INSTITUTION and one.kind is not MentionKind.DEMONYM
            return one if body else None
        if document.owner.get(token.i) is None and token.pos_ not in _KIND:
            return None
    return None


_KIND = frozenset(("DET", "ADJ", "NOUN", "PRON"))


def _helped(document: Document, verb: Token) -> Iterator[Finding]:
    """Read "X helped found Y", whose verb the lemmatizer takes for the past of "find"."""
    if verb.nbor(-1).lower_ not in ("helped", "help", "to"):
        return
    for subject in subjects(verb):
        for one in arguments(document, subject):
            for target in of_dep(verb, ("dobj",)):
                for body in arguments(document, target):
                    if EntityType.PLACE not in (one.type, body.type):
                        yield from linked(one, "founded", body, verb, "verb")


def _announced(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X announced the creation of Y"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in noun_words()["foundings"][noun.lower_]:
        return
    bodies = [
        body
        for token in preposed(noun, "of")
        for body in arguments(document, token)
        if body.type is EntityType.INSTITUTION and body.kind is MentionKind.NAME
    ]
    for subject in subjects(verb) if bodies else ():
        for one in arguments(document, subject):
            for body in bodies:
                if one.type is not EntityType.PLACE and one.name != body.name:
                    yield from linked(one, "founded", body, noun, "nominal")


def _plural(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "Y's founders, X and Z" and "the founders of Y, X and Z"."""
    people = [
        one
        for child in of_dep(noun, ("appos",))
        if child.i > noun.i
        for one in arguments(document, child)
        if one.type is EntityType.PERSON
    ]
    if not people:
        return
    bodies = [one for token in preposed(noun, "of") for one in arguments(document, token)]
    owner = possessor(document, noun)
    if owner is not None:
        bodies.append(owner)
    for body in bodies:
        for one in people:
            if body.type is EntityType.INSTITUTION:
                yield from linked(one, "founded", body, noun, "apposition")
