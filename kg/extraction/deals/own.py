"""Reads the relations of a user's ontology file by the words that the file gives for them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from spacy.tokens import Token

from kg.extraction.deals.verbs import matches
from kg.extraction.grammar.finding import Finding, arguments, named
from kg.extraction.grammar.frames import Frame
from kg.extraction.grammar.phrases import linked, possessor, preposed
from kg.extraction.grammar.slots import slot_tokens
from kg.model import Mention
from kg.nlp import Document
from kg.ontology import Relation, relations

_LINKS = ("of", "to", "for", "at", "in", "with", "by", "on")


def own(document: Document) -> Iterator[Finding]:
    """Yield the facts that a user's verbs (``kg:verb``) and nouns (``kg:noun``) say."""
    added = tuple(one for one in relations().values() if one.verbs or one.nouns)
    if not added:
        return
    verbs, nouns = _frames(added), _nouns(added)
    for token in document.with_lemma(verbs.keys() | nouns.keys()):
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBG"):
            for frame in verbs.get(lemma, ()):
                yield from matches(document, token, frame, rule="own-verb")
        elif token.pos_ == "NOUN":
            for relation in nouns.get(lemma, ()):
                yield from _nominal(document, token, relation)


@lru_cache(maxsize=4)
def _frames(added: tuple[Relation, ...]) -> Mapping[str, tuple[Frame, ...]]:
    """Return the frames of each verb; a second word may be a particle or a preposition."""
    found: defaultdict[str, list[Frame]] = defaultdict(list)
    for relation in added:
        for phrase in relation.verbs:
            verb, _, second = phrase.partition(" ")
            for particle, slot in ((second, "object"), *([("", second)] if second else [])):
                found[verb].append(
                    Frame(
                        relation=relation.name,
                        verb=verb,
                        particle=particle,
                        object=slot,
                        subject_types=relation.subjects,
                        object_types=relation.objects,
                    )
                )
    return {verb: tuple(rows) for verb, rows in found.items()}


@lru_cache(maxsize=4)
def _nouns(added: tuple[Relation, ...]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for relation in added:
        for noun in relation.nouns:
            found[noun].append(relation.name)
    return {noun: tuple(names) for noun, names in found.items()}


def _nominal(document: Document, noun: Token, relation: str) -> Iterator[Finding]:
    """Read "X, a sponsor of Y", "X is a sponsor of Y", "Y's sponsor, X", "Y sponsor X"."""
    objects = [one for target in preposed(noun, *_LINKS) for one in arguments(document, target)]
    before = possessor(document, noun)
    if not objects and before is not None:
        objects = [before]
    for object_ in objects:
        for subject in _bearers(document, noun):
            yield from linked(subject, relation, object_, noun, "own-noun")


def _bearers(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield whom a noun is said of."""
    if noun.dep_ == "attr":
        for token in slot_tokens(noun.head, "subject"):
            yield from arguments(document, token)
        return
    beside = noun.head if noun.dep_ == "appos" else noun
    mention = named(document, beside)
    if mention is None and noun.dep_ in ("compound", "nmod"):
        mention = document.at(noun.head)
    if mention is not None:
        yield mention
