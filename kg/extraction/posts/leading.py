"""Reads who leads a part of a body: "X, who heads the battery group at Y", "X runs Y's lab"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.phrases import preposed
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import of_dep, slot_tokens
from kg.extraction.status.standing import position_status
from kg.model import EntityType, Mention, MentionKind, Status
from kg.nlp import Document


def leading(document: Document) -> Iterator[Finding]:
    """Yield the heads of groups and departments as heads at the body that these are of."""
    lists = role_words()
    for noun in document.with_lemma(lists["led"]):
        if noun.dep_ != "dobj":
            continue
        verb = noun.head
        if verb.lemma_.lower() not in lists["leading"] or document.at(noun) is not None:
            continue
        if any(child.lower_ in ("a", "an") for child in noun.children):
            continue  # "led a team at Y to the prize": for a while, and no post
        body = _body(document, noun, verb)
        for token in slot_tokens(verb, "subject") if body is not None else ():
            for person in arguments(document, token):
                if person.type is EntityType.PERSON and body is not None:
                    yield Finding(
                        subject=person,
                        relation="holds_position",
                        object=body,
                        predicate=verb,
                        rule="leads-part",
                        role=_of_part(noun, verb),
                        status=position_status(None, verb),
                    )


def _of_part(noun: Token, verb: Token) -> str:
    """Return the title of who leads a part of a body: "head of the battery group"."""
    words = [noun]
    for token in reversed(noun.doc[noun.left_edge.i : noun.i]):
        if token.pos_ not in ("NOUN", "ADJ", "PROPN", "CCONJ") and token.text != "-":
            break
        words.insert(0, token)
    part = noun.doc[words[0].i : noun.i + 1].text
    return f"{'leader' if verb.lemma_.lower() == 'lead' else 'head'} of the {part}"


def picked(document: Document) -> Iterator[Finding]:
    """Yield who is to lead a body by a noun: "X, the president's pick to run Y,"."""
    for noun in document.with_lemma(_PICKS):
        for verb in of_dep(noun, ("acl", "relcl", "xcomp")):
            if verb.tag_ != "VB" or verb.lemma_.lower() not in role_words()["leading"]:
                continue
            for token in of_dep(verb, ("dobj",)):
                body = document.at(token)
                person = None if body is None else _picked_one(document, noun, body)
                named = body is not None and body.type is EntityType.INSTITUTION
                if body is not None and person is not None and named:
                    yield Finding(
                        subject=person,
                        relation="holds_position",
                        object=body,
                        predicate=verb,
                        rule="leads-body",
                        role="head" if verb.lemma_.lower() != "lead" else "leader",
                        status=Status.FUTURE,
                    )


_PICKS = frozenset(("pick", "choice", "nominee", "selection"))


def _picked_one(document: Document, noun: Token, body: Mention) -> Mention | None:
    """Return who a pick is: whom it stands behind, or whose name follows the body."""
    tokens = [noun.head] if noun.dep_ == "appos" else list(of_dep(noun, ("appos",)))
    end = document.span(body).end
    if document.doc[end : end + 1].text == "," and end + 1 < len(document.doc):
        tokens.append(document.doc[end + 1])
    for token in tokens:
        person = document.at(token)
        if person is not None and person.type is EntityType.PERSON:
            return person
    return None


def _body(document: Document, noun: Token, verb: Token) -> Mention | None:
    """Return whose group it is: "Y's group", "the group at Y", "the group of Y"."""
    tokens = [*of_dep(noun, ("poss",)), *preposed(noun, "at", "of"), *preposed(verb, "at")]
    for token in tokens:
        body = document.at(token)
        if (
            body is not None
            and body.type is EntityType.INSTITUTION
            and body.kind is MentionKind.NAME
        ):
            return body
    return None
