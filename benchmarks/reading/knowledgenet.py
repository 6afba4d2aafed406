"""Measures Text F1 on fold 3 of KnowledgeNet, which the reader was not trained on.

    python -m benchmarks.reading.knowledgenet

A prediction is a property with a stretch of the text for each end: pronouns are as good as
names. It is right if an annotated fact of its property and passage overlaps it at both ends. An
annotated fact that no prediction meets is missed. A prediction that meets none is wrong if
its property is annotated exhaustively in the passage, and is not counted elsewhere.
"""

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.corpora import article
from benchmarks.figures import absent, data_folder
from benchmarks.reading.scoring import Counts
from kg.text.document import Document, annotate
from kg.text.pipeline import load
from kg.text.reading import Link
from training.passages import is_held_out

if TYPE_CHECKING:
    from spacy.language import Language

GOLD = "knowledgenet/folds1-3.jsonl.gz"
FOLD = 3
THRESHOLD = 0.5

PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "holds_position": ("EMPLOYEE_OR_MEMBER_OF", "CEO"),
    "member_of": ("EMPLOYEE_OR_MEMBER_OF", "POLITICAL_AFFILIATION"),
    "employed_by": ("EMPLOYEE_OR_MEMBER_OF",),
    "founded": ("FOUNDED_BY",),
    "part_of": ("SUBSIDIARY_OF",),
    "located_in": ("HEADQUARTERS",),
    "educated_at": ("EDUCATED_AT",),
    "from_place": ("NATIONALITY",),
    "lives_in": ("PLACE_OF_RESIDENCE",),
    "born_in": ("PLACE_OF_BIRTH",),
    "spouse_of": ("SPOUSE",),
    "child_of": ("CHILD_OF",),
}
"""Properties of each relation. Dates (of birth, of death, founded) are not read."""

DATES = ("DATE_OF_BIRTH", "DATE_OF_DEATH", "DATE_FOUNDED")
_TURNED = frozenset(("FOUNDED_BY", "CEO"))  # the institution is their subject
_PARTY = re.compile(
    r"part(?:y|ei)\b|democrat|republican|conservative|labou?r\b|liberal|socialist|communist|green",
    re.IGNORECASE,
)
_CHIEF = re.compile(r"\bCEO\b|chief executive", re.IGNORECASE)

Json = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Guess:
    """A property with the ends of subject and object in the text of the set."""

    name: str
    subject: Span
    object: Span


Guesses = Mapping[Guess, float]
"""How likely each guess is, as the network says."""


def main() -> int:
    """Measure and print; return 1 if the data is absent."""
    path = data_folder() / GOLD
    if not path.is_file():
        print(absent(path))
        return 1
    every = list(documents(path))
    gold = [one for one in every if int(one["fold"]) == FOLD]
    apart = [one for one in every if int(one["fold"]) != FOLD and is_held_out(_id(one))]
    nlp = load()
    guessed, chosen_by = list(read(gold, nlp)), list(read(apart, nlp))
    chosen = thresholds(apart, chosen_by)
    same = dict.fromkeys(chosen, THRESHOLD)
    print(f"KnowledgeNet, fold {FOLD}: {len(gold)} documents")
    counts = score(gold, guessed, chosen)
    for name in sorted(counts, key=lambda name: (-_gold(counts[name]), name)):
        if name in chosen:
            print(line(f"{name}, from {chosen[name]:.2f}", counts[name]))
    for title, taken in ((f"threshold {THRESHOLD}", same), ("threshold by property", chosen)):
        counts = score(gold, guessed, taken)
        read_ = {name: one for name, one in counts.items() if name not in DATES}
        print(line(f"all, {title}", _sum(counts)))
        print(line(f"without dates, {title}", _sum(read_)))
    print(f"thresholds by property: best on {len(apart)} held-out documents of folds 1 and 2")
    return 0


def documents(path: Path) -> Iterator[Json]:
    """Yield the documents of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for each in lines:
            yield json.loads(each)


def _id(document: Json) -> str:
    """Return the id of a document as a passage of the training corpus."""
    return f"kn{document['fold']}-{document['documentId']}"


def read(gold: Sequence[Json], nlp: "Language") -> Iterator[Guesses]:
    """Yield what the network reads in each document.

    The annotated passages of a document are one text; a gap between two is a paragraph's end.
    """
    for one in gold:
        text, moves, last = "", list[tuple[int, int]](), None
        for passage in sorted(one["passages"], key=lambda each: int(each["passageStart"])):
            start = int(passage["passageStart"])
            if last is not None:
                text += " " if start - last <= 2 else "\n\n"
            moves.append((len(text), start - len(text)))
            text += passage["passageText"]
            last = int(passage["passageEnd"])
        (document,) = annotate([article(_id(one), text)], nlp)
        yield guesses(document, moves)


def guesses(document: Document, moves: Sequence[tuple[int, int]]) -> Guesses:
    """Return the best pair of stretches of each property, two things and sentence.

    Args:
        document: The passages of a document, read as one text.
        moves: Where each passage starts in it, and how far from there it is in the set's text.
    """
    best: dict[tuple[object, ...], tuple[float, Guess]] = {}
    reading = document.reading
    for link in document.reading.links:
        ends = [reading.span(at) for at in (link.subject, link.object)]
        parts = {max(n for n, (start, _) in enumerate(moves) if start <= a) for a, _ in ends}
        if len(parts) > 1:
            continue
        move = moves[parts.pop()][1]
        first, second = ((start + move, end + move) for start, end in ends)
        keys = [_key(document, at) for at in (link.subject, link.object)]
        for name in _properties(document, link):
            guess = Guess(name, first, second)
            key = (name, *keys, link.sentence)
            if name in _TURNED:
                guess = Guess(name, second, first)
            elif name == "SPOUSE":
                guess = Guess(name, min(first, second), max(first, second))
                key = (name, *sorted(keys), link.sentence)
            if key not in best or best[key][0] < link.probability:
                best[key] = link.probability, guess
    found = {guess: probability for probability, guess in best.values()}
    spouses = [(guess, p) for guess, p in found.items() if guess.name == "SPOUSE"]
    found |= {Guess(one.name, one.object, one.subject): p for one, p in spouses}
    return found


def _key(document: Document, item: int) -> str:
    """Return the name that an item resolves to, or its place."""
    mention = document.resolved.get(item)
    return f"{item}" if mention is None else f"{mention.type} {mention.name}"


def _properties(document: Document, link: Link) -> Iterator[str]:
    reading = document.reading
    for name in PROPERTIES.get(link.relation, ()):
        if name == "CEO" and not any(_CHIEF.search(reading.text(at)) for at in link.roles):
            continue
        if name == "POLITICAL_AFFILIATION" and not _PARTY.search(reading.text(link.object)):
            continue
        yield name


def names(passage: Json) -> dict[str, str]:
    """Return the properties that are annotated exhaustively in a passage, by id."""
    return {
        one["propertyId"]: one["propertyName"]
        for one in passage.get("exhaustivelyAnnotatedProperties", ())
    }


def meets(guess: Guess, fact: Json) -> bool:
    """Return True if a guess overlaps an annotated fact at both ends."""
    return all(
        span[0] < int(fact[f"{end}End"]) and int(fact[f"{end}Start"]) < span[1]
        for end, span in (("subject", guess.subject), ("object", guess.object))
    )


def score(
    gold: Sequence[Json], guessed: Sequence[Guesses], least: Mapping[str, float]
) -> dict[str, Counts]:
    """Return how many facts of each property are right, wrong and missed.

    Args:
        gold: The documents.
        guessed: What is read in each, in the same order.
        least: The lowest probability of each property.
    """
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one, found in zip(gold, guessed, strict=True):
        for passage in one["passages"]:
            low, high = int(passage["passageStart"]), int(passage["passageEnd"])
            inside = [
                guess
                for guess, probability in found.items()
                if low <= guess.subject[0] < high
                and probability >= least.get(guess.name, THRESHOLD)
            ]
            _score_passage(passage, inside, tally)
    return {
        name: Counts(right=one["right"], wrong=one["wrong"], missed=one["missed"])
        for name, one in tally.items()
    }


def _score_passage(
    passage: Json, inside: Sequence[Guess], tally: defaultdict[str, Counter[str]]
) -> None:
    called, used = names(passage), set[Guess]()
    for fact in passage.get("facts", ()):
        name = called.get(fact["propertyId"], fact["propertyId"])
        right = [guess for guess in inside if guess.name == name and meets(guess, fact)]
        used.update(right)
        tally[name]["right" if right else "missed"] += 1
    for guess in inside:
        if guess not in used and guess.name in called.values():
            tally[guess.name]["wrong"] += 1


def thresholds(gold: Sequence[Json], guessed: Sequence[Guesses]) -> dict[str, float]:
    """Return the threshold of each property that is best on some documents."""
    steps = [round(0.05 * n, 2) for n in range(2, 20)]
    properties = {name for some in PROPERTIES.values() for name in some}
    every = {step: score(gold, guessed, dict.fromkeys(properties, step)) for step in steps}
    none = Counts()
    return {
        name: max(
            steps, key=lambda step: (every[step].get(name, none).f1, -abs(step - THRESHOLD))
        )
        for name in sorted(properties)
    }


def _sum(counts: Mapping[str, Counts]) -> Counts:
    return Counts(
        right=sum(one.right for one in counts.values()),
        wrong=sum(one.wrong for one in counts.values()),
        missed=sum(one.missed for one in counts.values()),
    )


def _gold(counts: Counts) -> int:
    return counts.right + counts.missed


def line(name: str, counts: Counts) -> str:
    """Return precision, recall and F1 of some counts."""
    figures = f"P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}"
    return f"{name:<36} {figures}  gold {_gold(counts)}"


if __name__ == "__main__":
    sys.exit(main())
