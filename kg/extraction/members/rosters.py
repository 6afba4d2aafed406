"""Reads who belongs to a body where its members are listed.

"X's board includes A and B", "the X alliance, whose members include A and B", "members of X
include A", of bodies "members of X, including A and B" too (of people memberships.py does).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.phrases import preposed
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import of_dep
from kg.model import EntityType, Mention, MentionKind, Status
from kg.nlp import Document


def rosters(document: Document) -> Iterator[Finding]:
    """Yield the memberships that a list of members says."""
    for verb in document.with_lemma(_INCLUDES):
        if verb.pos_ != "VERB" or any(of_dep(verb, ("neg",))):
            continue
        objects = list(of_dep(verb, ("dobj", "pobj")))
        if verb.dep_ == "prep" or verb.tag_ == "VBG":
            holders = [verb.head] if verb.head.lower_ == "members" else []
        else:
            holders = [*of_dep(verb, ("nsubj",))]
        for holder in holders:
            for body in _bodies(document, _meant(verb, holder)):
                yield from _listed(document, body, verb, objects)


_INCLUDES = frozenset(("include", "including"))


def _meant(verb: Token, holder: Token) -> Token:
    """Return what a relative pronoun takes up: the board of "the X board, which includes"."""
    relative = holder.lower_ in ("which", "that") and verb.dep_ == "relcl"
    return verb.head if relative else holder


def _bodies(document: Document, holder: Token) -> list[Mention]:
    """Return the body whose members a word stands for."""
    if holder.lower_ == "members" or holder.lower_ == "board":
        words = [*of_dep(holder, ("poss",)), *preposed(holder, "of")]
        words += of_dep(holder, ("compound", "nmod")) if holder.lower_ == "board" else ()
        whose = holder.head.head if holder.head.dep_ == "relcl" else None
        if whose is not None and any(one.lower_ == "whose" for one in holder.children):
            words = [whose, *of_dep(whose, ("compound", "nmod"))]
    elif holder.lower_ in role_words()["leagues"]:
        words = [*of_dep(holder, ("compound", "nmod", "appos"))]
        words += [holder] if document.at(holder) is not None else []
    else:
        return []
    return [
        body
        for word in words
        if (body := document.at(word)) is not None
        and body.type is EntityType.INSTITUTION
        and body.kind is MentionKind.NAME
    ][:1]


def _listed(
    document: Document, body: Mention, verb: Token, objects: list[Token]
) -> Iterator[Finding]:
    for token in objects:
        for member in arguments(document, token):
            person = member.type is EntityType.PERSON and verb.tag_ != "VBG"
            firm = member.type is EntityType.INSTITUTION
            if (
                (person or firm)
                and member.kind is MentionKind.NAME
                and member.name != body.name
                and not (firm and _is_said_of(document, member))
            ):
                yield Finding(
                    subject=member,
                    relation="member_of",
                    object=body,
                    predicate=verb,
                    rule="roster",
                    status=Status.CURRENT if person else None,
                )


def _is_said_of(document: Document, body: Mention) -> bool:
    """Tell whether a body only says what its people are: "including two House lawmakers"."""
    root = document.span(body).root
    return root.dep_ in ("compound", "nmod", "poss") and document.at(root.head) != body
