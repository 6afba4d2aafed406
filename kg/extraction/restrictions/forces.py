"""Reads whom a police force arrests where the force is named a little before.

"Officers from the Leeds Police searched a house. Police arrested Ada Lovelace": of the only
force that an article names. The words are in ``nouns.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.slots import slot_tokens
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def forces(document: Document, verb: Token) -> Iterator[Finding]:
    """Yield whom "police" or "officers" arrest, of the force named before.

    Args:
        document: The annotated article.
        verb: Any verb of it.
    """
    lists = noun_words()["borne"]
    if verb.lemma_.lower() not in lists["seizes"]:
        return
    doers = [one for one in slot_tokens(verb, "subject") if one.lower_ in lists["officers"]]
    if not any(_is_bare(document, one) for one in doers):
        return
    named = _only_force(document, verb)
    if named is None:
        return
    force, word = named
    for held in slot_tokens(verb, "object"):
        for person in arguments(document, held):
            if person.type is EntityType.PERSON:
                yield Finding(
                    subject=force,
                    relation="restricts",
                    object=person,
                    predicate=verb,
                    rule="police",
                    context=word,
                )


def _is_bare(document: Document, doer: Token) -> bool:
    """Tell whether officers are not said to be anybody's: no "Peruvian police"."""
    return document.at(doer) is None and all(
        child.dep_ in ("det", "punct", "cc", "conj") for child in doer.children
    )


_REACH = 3
"""Sentences looked back over for the name of a force."""


def _only_force(document: Document, verb: Token) -> tuple[Mention, Token] | None:
    """Return the only police force of an article, if it is named shortly before."""
    endings = tuple(noun_words()["borne"]["forces"])
    every = [
        (one, span)
        for one, span in zip(document.mentions, document.spans, strict=True)
        if one.type is EntityType.INSTITUTION
        and one.kind is MentionKind.NAME
        and f" {one.name.lower()}".endswith(endings)
    ]
    if len({one.name for one, _ in every}) != 1:
        return None
    starts = [sent.start for sent in verb.doc.sents if sent.start <= verb.i]
    first = starts[max(0, len(starts) - _REACH)] if starts else 0
    near = [(one, span.root) for one, span in every if first <= span.start < verb.i]
    return near[-1] if near else None
