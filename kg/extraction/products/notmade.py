"""Tells what its owner has and has not made: a state's programs, a museum's cameras."""

from spacy.tokens import Span, Token

from kg.extraction.grammar.phrases import noun_words
from kg.extraction.products.firms import is_known_maker
from kg.extraction.products.owners import COPULAS
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def has_not_made(document: Document, owner: Mention, span: Span) -> bool:
    """Tell whether what an owner has is not said to be its product.

    Args:
        document: The annotated article.
        owner: Whose it is.
        span: Where the product stands.
    """
    common = owner.type is EntityType.PLACE and span[0].lower_ in noun_words()["commons"]
    return (
        common  # "Leeds's Linux computers"
        or _is_own_name(document, owner, span)
        or _is_said_of_name(document, span)
    )


def _is_own_name(document: Document, owner: Mention, span: Span) -> bool:
    """Tell whether "its" takes up the thing itself: "the launch of X, its new service".

    Whoever has X, it is not X.
    """
    if owner.kind is not MentionKind.PRONOUN or owner not in document.mentions:
        return False
    its = document.span(owner).start
    if "appos" not in (span.root.dep_, span.root.head.dep_) or its < 2:
        return False
    before = document.at(document.doc[its - 2])
    comma = document.doc[its - 1].text == ","
    return comma and before is not None and before.name == owner.name


def _is_said_of_name(document: Document, span: Span) -> bool:
    """Tell whether a kind only says what a product is: "Zephyr became Acme's web browser"."""
    root = span.root
    if root.dep_ != "attr" or root.head.lemma_ not in COPULAS or not root.is_lower:
        return False
    subjects = (document.at(one) for one in root.head.children if one.dep_ == "nsubj")
    return any(
        one is not None
        and one.type is EntityType.TECHNOLOGY
        and one.kind is MentionKind.NAME
        and not one.text.islower()
        for one in subjects
    )


def is_policy(owner: Mention, span: Span) -> bool:
    """Tell whether what is named is no ware of its owner's: "the state's Zephyr program".

    Args:
        owner: Whose it is.
        span: Where the name stands.
    """
    above = span.root.head if span.root.dep_ in ("compound", "nmod") else span.root
    state = owner.type is EntityType.PLACE or owner.name.split()[-1].lower() in _STATES
    return state and not span.root.is_lower and above.lower_ in _POLICIES


_STATES = frozenset(("state", "states", "government", "county", "city", "administration"))
_POLICIES = frozenset(("program", "programme", "scheme"))


def is_installed(owner: Mention, root: Token) -> bool:
    """Tell whether equipment without a name serves its owner: "the museum's cameras".

    Args:
        owner: Whose it is.
        root: The noun for the equipment.
    """
    words = " ".join(one.lower_ for one in root.doc[max(0, root.i - 1) : root.i + 1])
    installed = root.lemma_.lower() in noun_words()["installed"]
    installed = installed or words in noun_words()["computers_of_bodies"]
    named = owner.kind is MentionKind.NAME and not is_known_maker(owner)
    return (installed and root.is_lower and named) or _is_of_state(owner, root)


def _is_of_state(owner: Mention, root: Token) -> bool:
    """Tell whether what a state has is in its service: "Utopia's air-defence systems"."""
    kinds = noun_words()["kept_by_states"]
    return owner.type is EntityType.PLACE and root.is_lower and root.lemma_.lower() in kinds
