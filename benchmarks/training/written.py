"""Reads sentences written for training: what stands for a name is filled in at random.

``written/*.txt`` has one example a line, its text and what it states:

    P1, who left C1 in March to lead U1, works on [T1 tactile sensors]. || P1 employed_by C1; …

A letter says what a placeholder is (:data:`KINDS`), its number which one; ``P1s`` is a person's
family name, ``D1`` the adjective of country ``N1``. Words in brackets stand for themselves.
Names come from the annotated sets, or are made up, so that what they say decides nothing.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.corpora import article
from benchmarks.figures import data_folder
from benchmarks.training import nametexts
from benchmarks.training.data import Example, overlap
from benchmarks.training.invented import invented
from benchmarks.training.labels import LABELS, NEWS, SYMMETRIC
from kg import nlp
from kg.extraction.learned.candidates import LABELS as ENTITY_LABELS
from kg.extraction.learned.candidates import PRONOUNS, Candidate, candidates
from kg.extraction.learned.encoding import encode
from kg.model import EntityType, MentionKind
from kg.ontology.concepts import countries

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.nlp import Document
    from kg.nlp.opinion.pieces import Vocabulary

FOLDER = Path(__file__).with_name("written")

KINDS: Mapping[str, EntityType] = {
    "P": EntityType.PERSON,
    "C": EntityType.INSTITUTION,  # a company
    "U": EntityType.INSTITUTION,  # a university or an institute
    "G": EntityType.INSTITUTION,  # a body of a state
    "M": EntityType.INSTITUTION,  # an outlet
    "O": EntityType.INSTITUTION,  # any other body
    "I": EntityType.INSTITUTION,  # one whose name is printed
    "X": EntityType.TECHNOLOGY,  # a named product
    "T": EntityType.TECHNOLOGY,  # a technology in words of its own
    "N": EntityType.PLACE,  # a country
    "K": EntityType.PLACE,  # a town or a region
}
"""The type of what a letter stands for."""

_MARK = re.compile(
    r"\[(?P<own>[PCUGMOIXNKT]\d)\s+(?P<words>[^\]\[]+)\]"
    r"|(?<![\w\[])(?P<name>[PCUGMOXNKD]\d)(?P<family>s?)(?!\w)"
)
_ARTICLE = re.compile(r"\b[Aa] $")
_COLUMNS = {label: LABELS.index(label) for label in NEWS}
_BOTH_WAYS = SYMMETRIC & {*NEWS}
_FILLED = 2
# Times that each line is filled in: names differ, sentences do not.


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a stretch of a filled text stands for."""

    start: int
    end: int
    id: str
    kind: MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A filled text: what stands in it, and (subject, relation, object) that it states."""

    text: str
    marks: tuple[Mark, ...]
    facts: tuple[tuple[str, str, str], ...]


def lines(folder: Path = FOLDER) -> Iterator[str]:
    """Yield the lines of all files, in the order of their names."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line.strip()


def filled(line: str, chance: random.Random) -> Written:
    """Fill the placeholders of a line.

    Raises:
        ValueError: If the line has no "||", or a fact names what the text has not.
    """
    template, bar, stated = line.partition("||")
    if not bar:
        raise ValueError(f"no || in {line[:60]!r}")
    names: dict[str, str] = {}
    text, marks, at = "", [], 0
    template = template.strip()
    for found in _MARK.finditer(template):
        text += template[at : found.start()]
        at = found.end()
        if found["own"]:
            id_, words = found["own"], found["words"]
            kind = _kind_of(words) if id_[0] not in "TI" else MentionKind.NAME
        else:
            id_ = found["name"].replace("D", "N")
            words, kind = _printed(found["name"], bool(found["family"]), names, chance)
        if words[0] in "AEIOaeio" and _ARTICLE.search(text):
            text = f"{text[:-1]}n "
        marks.append(Mark(start=len(text), end=len(text) + len(words), id=id_, kind=kind))
        text += words
    text += template[at:]
    known = {mark.id for mark in marks}
    facts = []
    for fact in filter(None, map(str.strip, stated.split(";"))):
        subject, relation, object_ = (part.replace("D", "N") if part[1:].isdigit() else part
                                      for part in fact.split())  # fmt: skip
        if relation not in _COLUMNS or not {subject, object_} <= known:
            raise ValueError(f"{fact!r} of {line[:60]!r}")
        facts.append((subject, relation, object_))
    return Written(text=text, marks=tuple(marks), facts=tuple(facts))


def _kind_of(words: str) -> MentionKind:
    if words.lower() in PRONOUNS:
        return MentionKind.PRONOUN
    return (
        MentionKind.NAME if words[0].isupper() and " " not in words else MentionKind.DESCRIPTION
    )


def _printed(
    mark: str, family: bool, names: dict[str, str], chance: random.Random
) -> tuple[str, MentionKind]:
    """Return the words of a placeholder; one of a line has the same words throughout."""
    letter, number = mark[0], mark[1]
    if letter in "ND":
        key = names.setdefault(f"N{number}", chance.choice(tuple(_states())))
        name, adjective = _states()[key]
        return (name, MentionKind.NAME) if letter == "N" else (adjective, MentionKind.DEMONYM)
    if mark not in names:
        names[mark] = _new(letter, chance)
    words = names[mark]
    return (words.split()[-1] if family else words), MentionKind.NAME


@cache
def _states() -> Mapping[str, tuple[str, str]]:
    """Return the name and the adjective of each country."""
    return {
        key: (country.labels[0], country.demonyms[0])
        for key, country in sorted(countries().items())
        if country.labels and country.demonyms
    }


def _new(letter: str, chance: random.Random) -> str:
    """Return a name: from the annotated sets, or made up."""
    if (letter == "C" and chance.random() < 0.5) or (letter == "X" and chance.random() < 0.6):
        return " ".join(invented("I" if letter == "C" else "T"))
    return chance.choice(_pools()[letter])


_WORDS_OF: Mapping[str, re.Pattern[str]] = {
    "U": re.compile(r"\b(?:Universit|Institut|College|Laborator|School|Academy|Polytech)"),
    "G": re.compile(
        r"\b(?:Ministry|Department|Agency|Commission|Court|Council|Parliament|Authority|Office|"
        r"Bureau|Senate|Committee|Congress|Assembly|Administration)\b"
    ),
    "M": re.compile(r"\b(?:Times|Post|News|Herald|Tribune|Journal|Daily|Guardian|Radio|TV)\b"),
    "O": re.compile(
        r"\b(?:Party|Union|Foundation|Bank|Association|Church|Hospital|Club|Army|Force|Museum|"
        r"Navy|Federation|League|Society|Alliance|United|FC|Nations|Front|Trust)\b"
    ),
}  # fmt: skip


@cache
def _pools() -> Mapping[str, Sequence[str]]:
    """Return the names of the sets, by letter."""
    found: dict[str, set[str]] = {letter: set() for letter in "PCUGMOXK"}
    for file, reader in nametexts.TRAINING.values():
        for text in reader(data_folder() / file):
            for start, end, types in text.names:
                words = text.text[start:end]
                if letter := _letter(words, types):
                    found[letter].add(words)
    return {letter: sorted(names) for letter, names in found.items()}


_PLAIN = re.compile(r"[A-Z][\w.'&+-]*(?: (?:of|the|for|and|&|de|[A-Z0-9][\w.'&+-]*))*")


def _letter(words: str, types: str) -> str:
    if not _PLAIN.fullmatch(words) or len(words.split()) > 5:
        return ""
    if types == "P":
        return "P" if 2 <= len(words.split()) <= 3 else ""
    if types == "I":
        return next((one for one, said in _WORDS_OF.items() if said.search(words)), "C")
    if types == "T":
        return "X"
    states = {name for name, _ in _states().values()}
    return "K" if types == "L" and words not in states and len(words.split()) < 3 else ""


def examples(pipeline: "Language", vocabulary: "Vocabulary") -> Iterator[Example]:
    """Yield the sentences of all lines as examples to train on."""
    # The names that are made up come from the module's own chance.
    random.seed(0)
    chance = random.Random(0)
    texts = [filled(line, chance) for line in lines() for _ in range(_FILLED)]
    articles = [article(f"written-{number}", one.text) for number, one in enumerate(texts)]
    documents = nlp.annotate(articles, pipeline)
    for number, (one, document) in enumerate(zip(texts, documents, strict=True)):
        yield from _sentences(number, one, document, vocabulary)


def _sentences(
    number: int, one: Written, document: "Document", vocabulary: "Vocabulary"
) -> Iterator[Example]:
    found = list(document.doc.sents)
    for sentence in found:
        marks = [
            mark
            for mark in one.marks
            if sentence.start_char <= mark.start and mark.end <= sentence.end_char
        ]
        items = marked(marks, candidates(document, sentence))
        encoded = encode(sentence.text, items, vocabulary, offset=sentence.start_char)
        ids = [
            next(
                (mark.id for mark in marks if (mark.start, mark.end) == (item.start, item.end)),
                "",
            )
            for item in items
        ]
        targets = np.zeros((len(encoded.pairs), len(LABELS)), np.float32)
        known = np.zeros_like(targets)
        known[:, list(_COLUMNS.values())] = 1.0
        sure = len(found) == 1
        for subject, relation, object_ in one.facts:
            for row, (i, j) in enumerate(encoded.pairs):
                same = (ids[i], ids[j]) == (subject, object_)
                turned = relation in _BOTH_WAYS and (ids[j], ids[i]) == (subject, object_)
                if not (same or turned):
                    continue
                column = _COLUMNS[relation]
                if sure or _only(one, found, subject, object_):
                    targets[row, column] = 1.0
                else:
                    known[row, column] = 0.0
        yield Example(
            encoded=encoded,
            targets=targets,
            known=known,
            fold=0,
            passage=number,
            spans=tuple((item.start, item.end) for item in items),
        )


def _only(one: Written, sentences: "Sequence[object]", subject: str, object_: str) -> bool:
    """Tell whether one sentence only has both ends: then it is the one that states the fact."""
    both = 0
    for sentence in sentences:
        ids = {
            mark.id
            for mark in one.marks
            if sentence.start_char <= mark.start < sentence.end_char  # type: ignore[attr-defined]
        }
        both += {subject, object_} <= ids
    return both == 1


def marked(marks: Sequence[Mark], items: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates where each mark is one, of its own type; others stay.

    The network is to learn from right names; what kg takes for a name is as it will be.
    """
    result = [
        item
        for item in items
        if not any(overlap((item.start, item.end), (mark.start, mark.end)) for mark in marks)
    ]
    for mark in marks:
        label = next(
            (
                item.label
                for item in items
                if overlap((item.start, item.end), (mark.start, mark.end))
            ),
            "",
        )
        result.append(
            Candidate(
                start=mark.start,
                end=mark.end,
                kind=f"{KINDS[mark.id[0]]}:{mark.kind}",
                label=label if label in ENTITY_LABELS else "",
            )
        )
    return sorted(result, key=lambda item: item.start)
