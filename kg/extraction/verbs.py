"""Reads facts from verbs and their arguments, by the frames of ``frames.toml``."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from kg.extraction.finding import Finding, arguments
from kg.model import EntityType, Mention, Status
from kg.nlp import Document
from kg.ontology import relations

_SUBJECT = "subject"
_OBJECT = "object"
_INHERIT = frozenset(("xcomp", "conj", "advcl"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One row of ``frames.toml``; the file explains the slots."""

    relation: str
    verb: str
    particle: str
    subject: str = _SUBJECT
    object: str = _OBJECT
    subject_types: frozenset[EntityType]
    object_types: frozenset[EntityType]
    object_cue: frozenset[str] = frozenset()
    object_not: frozenset[str] = frozenset()
    passive: bool = False
    through: frozenset[str] = frozenset()


@cache
def frames() -> Mapping[str, tuple[Frame, ...]]:
    """Read ``frames.toml`` once: the frames of each verb lemma."""
    path = Path(__file__).parent / "frames.toml"
    found: defaultdict[str, list[Frame]] = defaultdict(list)
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["frame"]:
        relation = relations()[row["relation"]]
        for phrase in row["verbs"]:
            verb, _, particle = phrase.partition(" ")
            found[verb].append(
                Frame(
                    relation=row["relation"],
                    verb=verb,
                    particle=particle,
                    subject=row.get("subject", _SUBJECT),
                    object=row.get("object", _OBJECT),
                    subject_types=_types(row.get("subject_types"), relation.subjects),
                    object_types=_types(row.get("object_types"), relation.objects),
                    object_cue=frozenset(row.get("object_cue", ())),
                    object_not=frozenset(row.get("object_not", ())),
                    passive=row.get("passive", False),
                    through=frozenset(row.get("through", ())),
                )
            )
    return {verb: tuple(rows) for verb, rows in found.items()}


def _types(given: list[str] | None, default: frozenset[EntityType]) -> frozenset[EntityType]:
    return default if given is None else frozenset(map(EntityType, given))


def verbs(document: Document) -> Iterator[Finding]:
    """Yield the facts that the document's verbs say."""
    for token in document.doc:
        if token.pos_ not in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBG"):
            continue
        for frame in frames().get(_lemma(token), ()):
            yield from matches(document, token, frame)


def _lemma(token: Token) -> str:
    """Return the lemma, also where the lemmatizer cuts too much ("fined" gives "fin")."""
    lemma = token.lemma_.lower()
    if lemma not in frames() and token.lower_.endswith("ed") and token.lower_[:-1] in frames():
        return token.lower_[:-1]
    return lemma


def matches(
    document: Document, verb: Token, frame: Frame, *, rule: str = "verb"
) -> Iterator[Finding]:
    """Yield what a verb says by one frame."""
    if frame.particle and not any(
        child.dep_ in ("prt", "advmod") and child.lower_ == frame.particle
        for child in verb.children
    ):
        return
    if frame.passive and not _is_passive(verb):
        return
    subjects = list(_fillers(document, verb, frame.subject, frame.subject_types))
    if not subjects:
        return
    objects = list(_fillers(document, verb, frame.object, frame.object_types))
    if frame.through and not objects:
        objects = list(_through(document, verb, frame))
    for object_ in objects:
        said = set(object_.name.lower().split())
        if (frame.object_cue and not frame.object_cue & said) or frame.object_not & said:
            continue
        for subject in subjects:
            if subject.name != object_.name:
                yield Finding(
                    subject=subject,
                    relation=frame.relation,
                    object=object_,
                    predicate=verb,
                    rule=rule,
                    status=Status.CURRENT
                    if frame.relation in ("member_of", "employed_by")
                    else None,
                )


def _fillers(
    document: Document, verb: Token, slot: str, types: frozenset[EntityType]
) -> Iterator[Mention]:
    for token in slot_tokens(verb, slot):
        for mention in arguments(document, token):
            if mention.type in types:
                yield mention


def _through(document: Document, verb: Token, frame: Frame) -> Iterator[Mention]:
    """Yield the body behind its people: "met with members of the committee"."""
    for token in slot_tokens(verb, frame.object):
        if token.lemma_.lower() in frame.through:
            yield from _behind(document, token, frame.object_types)


def _behind(
    document: Document, token: Token, types: frozenset[EntityType]
) -> Iterator[Mention]:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for target in _of_dep(child, ("pobj",)):
                mentions = [m for m in arguments(document, target) if m.type in types]
                yield from mentions or _behind(document, target, types)


def slot_tokens(verb: Token, slot: str) -> Iterator[Token]:
    """Yield the head tokens that fill a slot: "subject", "object" or a preposition."""
    if slot == _SUBJECT:
        yield from _agents(verb) if _is_passive(verb) else _subjects(verb)
    elif slot == _OBJECT:
        yield from _subjects(verb) if _is_passive(verb) else _objects(verb)
    else:
        for child in verb.children:
            if child.dep_ in ("prep", "prt") and child.lower_ == slot:
                yield from _of_dep(child, ("pobj",))
            elif child.dep_ == "dobj":
                # "sign a deal with", "sell planes to": the preposition may hang on the object.
                for grand in child.children:
                    if grand.dep_ == "prep" and grand.lower_ == slot and slot in ("to", "with"):
                        yield from _of_dep(grand, ("pobj",))


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    # A participle after its noun: "a network built by X", "the firm founded in 1990".
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def _subjects(verb: Token) -> Iterator[Token]:
    own = list(_of_dep(verb, ("nsubj", "nsubjpass")))
    if own:
        for token in own:
            if token.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
                yield verb.head
            else:
                yield token
    elif verb.dep_ == "acl":
        yield verb.head
    elif verb.dep_ in _INHERIT and verb.head.pos_ in ("VERB", "AUX") and not _is_clause(verb):
        # A verb without a subject has that of the verb above ("plans to buy", "came and saw"),
        # but "asked X to buy" has its object.
        objects = list(_of_dep(verb.head, ("dobj",))) if verb.dep_ == "xcomp" else []
        if verb.dep_ == "conj" and _is_passive(verb.head) != _is_passive(verb):
            return
        yield from objects or _subjects(verb.head)


def _is_clause(verb: Token) -> bool:
    return verb.dep_ == "advcl" and verb.tag_ not in ("VBG", "VB")


def _objects(verb: Token) -> Iterator[Token]:
    for token in _of_dep(verb, ("dobj", "obj")):
        relative = token.tag_ in ("WP", "WDT") and verb.dep_ == "relcl"
        yield verb.head if relative else token  # "the firm, which Google acquired"
    for token in _of_dep(verb, ("dative",)):
        if token.pos_ in ("PROPN", "NOUN"):
            yield token  # "fined Google 4 billion euros"
    if (
        verb.dep_ == "relcl"
        and not _of_any(verb, ("dobj", "obj"))
        and (_gap(verb) and verb.head.pos_ in ("NOUN", "PROPN"))
    ):
        yield verb.head  # "the clock he made"


def _gap(verb: Token) -> bool:
    """Tell whether a relative clause lacks its object: "he made", "which Airbus launched"."""
    subject = next(_of_dep(verb, ("nsubj",)), None)
    return subject is not None and subject.tag_ not in ("WP", "WDT")


def _of_any(verb: Token, deps: tuple[str, ...]) -> bool:
    return next(_of_dep(verb, deps), None) is not None


def _agents(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "agent":
            yield from _of_dep(child, ("pobj",))


def _of_dep(token: Token, deps: tuple[str, ...]) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in deps:
            yield child


__all__ = ["Frame", "frames", "matches", "slot_tokens", "verbs"]
