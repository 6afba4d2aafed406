"""What the words around a pronoun or a noun tell of what it may stand for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

from kg.model import EntityType
from kg.nlp.parsing.lookups import all_tokens, blank_lines, in_order, indexed
from kg.nlp.references.salience import SUBJECTS

_CLAUSES = frozenset(("ccomp", "xcomp", "csubj", "acomp", "advcl"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Anaphora:
    """The lists of ``anaphora.toml``; the file says what each is for."""

    impersonal: frozenset[str]
    light: frozenset[str]
    fleeting: frozenset[str]
    body: frozenset[str]
    people: frozenset[str]
    writers: frozenset[str]
    beats: frozenset[str]
    subject: Mapping[str, frozenset[EntityType]]
    object: Mapping[str, frozenset[EntityType]]
    possessed: Mapping[str, frozenset[EntityType]]
    contrast: frozenset[str]
    commercial: frozenset[str]
    public: frozenset[str]
    governing: frozenset[str]
    officers: frozenset[str]


@cache
def anaphora() -> Anaphora:
    """Read ``anaphora.toml`` once."""
    path = Path(__file__).parent / "anaphora.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Anaphora(
        impersonal=frozenset(data["impersonal"]),
        light=frozenset(data["light"]),
        fleeting=frozenset(data["fleeting"]),
        body=frozenset(data["body"]),
        people=frozenset(data["people"]),
        writers=frozenset(data["writers"]),
        beats=frozenset(data["beats"]),
        subject=_types(data["subject"]),
        object=_types(data["object"]),
        possessed=_types(data["possessed"]),
        contrast=frozenset(data["contrast"]["words"]),
        commercial=frozenset(data["bodies"]["commercial"]),
        public=frozenset(data["bodies"]["public"]),
        governing=frozenset(data["bodies"]["governing"]),
        officers=frozenset(data["officers"]),
    )


def _types(lists: Mapping[str, list[str]]) -> Mapping[str, frozenset[EntityType]]:
    words = sorted({word for each in lists.values() for word in each})
    return {
        word: frozenset(EntityType(name) for name, each in lists.items() if word in each)
        for word in words
    }


def preferred(token: Token) -> frozenset[EntityType]:
    """Return the types that a word's verb or owned noun prefers it to be; empty for any.

    "it announced" is mostly an institution, "its population" a place's.
    """
    lists = anaphora()
    lemma = token.head.lemma_.lower()
    if token.dep_ == "poss":
        return lists.possessed.get(lemma, frozenset())
    if token.dep_ == "nsubj":
        return lists.subject.get(_main(token.head), frozenset())
    if token.dep_ in ("dobj", "nsubjpass"):
        return lists.object.get(lemma, frozenset())
    return frozenset()


def _main(verb: Token) -> str:
    """Return the lemma of a verb or, of "plans to sell" and "is", of what says more."""
    return verb.lemma_.lower()


def is_impersonal(token: Token) -> bool:
    """Tell whether "it" may stand for a clause or for nothing ("it seems that")."""
    if token.dep_ == "expl":
        return True
    if token.dep_ not in SUBJECTS:
        return False
    verb = token.head
    return verb.lemma_.lower() in anaphora().impersonal and any(
        child.dep_ in _CLAUSES for child in verb.children
    )


def is_light(token: Token) -> bool:
    """Tell whether "it" is the object of a verb that mostly takes a matter ("do it")."""
    verb = token.head
    if token.dep_ == "pobj":
        verb = verb.head
    return token.dep_ in ("dobj", "pobj") and verb.lemma_.lower() in anaphora().light


def sentence_numbers(doc: Doc) -> list[int]:
    """Return for each token the number of its sentence, from 0."""
    numbers = []
    number = -1
    for token in all_tokens(doc):
        if token.is_sent_start:
            number += 1
        numbers.append(max(number, 0))
    return numbers


def quoted(doc: Doc) -> list[bool]:
    """Tell for each token whether it stands between quotation marks of one paragraph."""
    marks = indexed(doc).forms.get('"', ())
    inside = False
    flags: list[bool] = []
    for token in in_order(marks, blank_lines(doc)):
        flags += [inside] * (token.i - len(flags))
        inside = not inside if token.text == '"' else False
    return flags + [inside] * (len(doc) - len(flags))
