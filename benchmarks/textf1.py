"""Text F1, the measure of KnowledgeNet.

A prediction is right where an annotated fact of its passage and property overlaps it by a
character at both ends. An annotated fact that a prediction meets is found, one that none meets
is missed. A prediction that meets none is wrong where its property is annotated exhaustively in
the passage, and counts nothing elsewhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = dict[str, Any]
Guess = tuple[str, int, int, int, int]
"""Name of a property, then start and end of subject and object in the document's text."""


def names(passage: Json) -> dict[str, str]:
    """Return the names of the properties that are annotated exhaustively, by id."""
    return {
        item["propertyId"]: item["propertyName"]
        for item in passage.get("exhaustivelyAnnotatedProperties", ())
    }


def meets(guess: Guess, fact: Json) -> bool:
    """Tell whether a prediction overlaps an annotated fact at both ends."""
    return (
        guess[1] < int(fact["subjectEnd"])
        and int(fact["subjectStart"]) < guess[2]
        and guess[3] < int(fact["objectEnd"])
        and int(fact["objectStart"]) < guess[4]
    )


def score(gold: Sequence[Json], guesses: Sequence[Sequence[Guess]]) -> dict[str, Counter[str]]:
    """Return how many facts of each property are right, wrong and missed.

    Args:
        gold: The benchmark's documents.
        guesses: Predictions, one list a document, in the same order.
    """
    result: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one, predicted in zip(gold, guesses, strict=True):
        for passage in one["passages"]:
            low, high = int(passage["passageStart"]), int(passage["passageEnd"])
            inside = [guess for guess in predicted if low <= guess[1] < high]
            _score_passage(passage, inside, result)
    return dict(result)


def _score_passage(
    passage: Json, inside: Sequence[Guess], result: defaultdict[str, Counter[str]]
) -> None:
    called, used = names(passage), set()
    for fact in passage.get("facts", ()):
        name = called.get(fact["propertyId"], fact["propertyId"])
        right = [g for g in inside if g[0] == name and meets(g, fact)]
        used.update(right)
        result[name]["right" if right else "missed"] += 1
    for guess in inside:
        if guess not in used and guess[0] in called.values():
            result[guess[0]]["wrong"] += 1


def table(counts: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Return a line for each property, the most frequent first."""
    for name in sorted(counts, key=lambda name: (-_gold(counts[name]), name)):
        yield line(name, counts[name])


def _gold(counts: Counter[str]) -> int:
    return counts["right"] + counts["missed"]


def line(name: str, counts: Counter[str]) -> str:
    """Return precision, recall and F1 of some counts."""
    right = counts["right"]
    precision = right / max(1, right + counts["wrong"])
    recall = right / max(1, _gold(counts))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{name:<24} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  gold {_gold(counts)}"
