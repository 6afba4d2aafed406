"""Tells who uses the products beside its name rather than makes them: airlines, agencies."""

from spacy.tokens import Token

from kg.extraction.grammar.phrases import noun_words
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def is_user(document: Document, body: Mention) -> bool:
    """Tell whether a body is an airline or a force, by its name or by what it is called."""
    lists, own = noun_words(), body.name.lower().split()
    if lists["users"].intersection(own) or own[-1].endswith(tuple(lists["user_endings"])):
        return True
    if body.type is not EntityType.INSTITUTION:
        return False
    return any(
        kinds_of(span.root) & lists["user_kinds"]
        for mention, span in zip(document.mentions, document.spans, strict=True)
        if mention.name == body.name and mention.kind is MentionKind.NAME
    )


def tries_out(document: Document, body: Mention) -> bool:
    """Tell whether what a body tests or rolls out is of others: an airline, a supermarket.

    What such a body calls its own it may well have made ("the retailer's app").
    """
    lists = noun_words()
    if is_user(document, body) or lists["trying"].intersection(body.name.lower().split()):
        return True
    return body.type is EntityType.INSTITUTION and any(
        kinds_of(span.root) & lists["trying"]
        for mention, span in zip(document.mentions, document.spans, strict=True)
        if mention.name == body.name and mention.kind is MentionKind.NAME
    )


def kinds_of(root: Token) -> set[str]:
    """Return the nouns that say what a name is: "the airline X", "X, a carrier", "X is an"."""
    nouns = [child for child in root.children if child.dep_ in ("appos", "compound", "nmod")]
    if root.dep_ in ("appos", "compound", "nmod"):
        nouns.append(root.head)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        nouns += [child for child in root.head.children if child.dep_ == "attr"]
    return {noun.lemma_.lower() for noun in nouns if noun.pos_ == "NOUN"}


def is_in_service(document: Document, owner: Mention, root: Token) -> bool:
    """Tell whether an agency's craft or telescope works already: "NASA's Cassini spacecraft".

    Agencies have theirs built by others; of a new or planned one they are the developer.
    """
    lists = noun_words()
    if not _is_agency(document, owner):
        return False
    kinds = (root, root.head) if root.dep_ in ("compound", "nmod", "appos") else (root,)
    beside = [child for child in root.children if child.dep_ in ("appos", "compound", "nmod")]
    if not any(one.lemma_.lower() in lists["missions"] for one in (*kinds, *beside)):
        return False
    before = {child.lower_ for one in kinds for child in one.lefts}
    return not before & lists["unready"]


def _is_agency(document: Document, body: Mention) -> bool:
    """Tell whether a body explores space or watches the sky, by its name or its kind."""
    lists = noun_words()
    if not lists["agencies"].isdisjoint(body.name.lower().split()):
        return True
    return body.type is EntityType.INSTITUTION and any(
        "agency" in kinds_of(span.root)
        for mention, span in zip(document.mentions, document.spans, strict=True)
        if mention.name == body.name and mention.kind is MentionKind.NAME
    )
