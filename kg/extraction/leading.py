"""Reads who leads a part of a body: "X, who heads the battery group at Y", "X runs Y's lab"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.finding import Finding, arguments
from kg.extraction.phrases import preposed
from kg.extraction.rolewords import role_words
from kg.extraction.slots import of_dep, slot_tokens
from kg.extraction.standing import position_status
from kg.model import EntityType, Mention, MentionKind
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
                        role="head" if verb.lemma_.lower() != "lead" else "leader",
                        status=position_status(None, verb),
                    )


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
