"""Reads a text with the network: its mentions, their antecedents, relations and quotations.

Everything here is in words and probabilities; :mod:`kg.text.facts` makes facts of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kg.text.decoding import best_path, runs, span_probabilities
from kg.text.network import Answered, Asked, Network
from kg.text.pairs import LABELS, QUOTE, RELATIONS, STANCES, STATUSES, Item, allowed, pairs
from kg.text.windows import Window, Words, windows

LOW = 0.02
"""Relations that are less likely are forgotten at once."""

MOST_CANDIDATES = 24
ROLE = LABELS.index("role")
_POSSIBLE = [[any(cell) for cell in row] for row in allowed()]
_HELD, _MAY_BE_HELD = 1.0, -1.5
"""Scores of a role for a position that has it, and that has it if no other role is likelier."""

_DEMONYM = 8
_SMALL = frozenset(("the", "of", "and", "for", "'s"))


@dataclass(frozen=True)
class Link:
    """A relation that two items may have.

    Attributes:
        subject: Index of an item.
        relation: Name of the relation.
        object: Index of an item.
        sentence: Index of the sentence that states it.
        probability: As the network gives it, not calibrated.
        stance: The likeliest.
        status: The likeliest, of a relation that has one.
        roles: Indices of the role items that the pair holds under.
    """

    subject: int
    relation: str
    object: int
    sentence: int
    probability: float
    stance: str
    status: str
    roles: tuple[int, ...]


@dataclass(frozen=True)
class Reading:
    """What the network reads in a text.

    Attributes:
        words: The text in words.
        items: Mentions, roles and quotations, in order.
        certainty: Probability of each item, with exactly its ends and its label.
        antecedent: For an anaphor, the item that it stands for and how likely.
        speaker: For a quotation, the item that said it and how likely.
        links: All likely relations.
    """

    words: Words
    items: list[Item] = field(default_factory=list)
    certainty: list[float] = field(default_factory=list)
    antecedent: dict[int, tuple[int, float]] = field(default_factory=dict)
    speaker: dict[int, tuple[int, float]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    def span(self, item: int) -> tuple[int, int]:
        """Return the span of an item in the text."""
        one = self.items[item]
        return self.words.places[one.start][0], self.words.places[one.end - 1][1]

    def text(self, item: int) -> str:
        """Return the words of an item as printed."""
        start, end = self.span(item)
        return self.words.text[start:end]


def read(words: Words, network: Network) -> Reading:
    """Read a text, window by window."""
    reading = Reading(words)
    sentence_of = [0] * len(words.places)
    for number, (first, last) in enumerate(words.sentences):
        sentence_of[first:last] = [number] * (last - first)
    recent: list[int] = []  # items that a later window may have as context
    for window in windows(words):
        encoded = network.encode(window)
        rows = [window.place[word][0] for word in window.words]
        before = len(reading.items)
        _tag(reading, window, encoded.tags[rows], encoded.quotes[rows], network, sentence_of)
        headline = [at for at in recent if reading.items[at].sentence == 0]
        inside = [
            at
            for at in (*recent, *range(before, len(reading.items)))
            if reading.items[at].start in window.place
            and reading.items[at].end - 1 in window.place
        ]
        recent = sorted({*headline, *inside})
        if inside:
            _relate(reading, window, inside, network, encoded)
    return reading


def _tag(
    reading: Reading,
    window: Window,
    tags: NDArray[np.float32],
    quotes: NDArray[np.float32],
    network: Network,
    sentence_of: Sequence[int],
) -> None:
    """Add the items of a window's target sentences."""
    found: list[tuple[Item, float]] = []
    for scores, move, first, is_quote in (
        (tags, network.move, network.first, False),
        (quotes, network.quote_move, network.quote_first, True),
    ):
        path = best_path(scores, move, first)
        spans = _within_sentences(path, window, sentence_of)
        sure = span_probabilities(scores, move, first, spans)
        for (start, end, label), certainty in zip(spans, sure, strict=True):
            a, b = window.words[start], window.words[end - 1] + 1
            kind = QUOTE if is_quote else label
            key = _key(reading.words, a, b, kind)
            found.append((Item(a, b, kind, sentence_of[a], key), certainty))
    for item, certainty in sorted(found, key=lambda one: (one[0].start, one[0].label == QUOTE)):
        reading.items.append(item)
        reading.certainty.append(round(certainty, 3))


def _within_sentences(
    path: Sequence[int], window: Window, sentence_of: Sequence[int]
) -> list[tuple[int, int, int]]:
    """Return the spans of a path of tags, cut where a sentence ends."""
    result = []
    for start, end, label in runs(path):
        first = start
        for at in range(start + 1, end + 1):
            if at == end or sentence_of[window.words[at]] != sentence_of[window.words[at - 1]]:
                result.append((first, at, label))
                first = at
    return result


def _key(words: Words, start: int, end: int, label: int) -> str:
    """Return what tells names apart until the whole article is read: a person's last word."""
    if 4 <= label < _DEMONYM or label in (ROLE, QUOTE):
        return f"?{start}"
    printed = [words.text[a:b].casefold() for a, b in words.places[start:end]]
    printed = [word for word in printed if word not in _SMALL] or printed
    return f"{label % 4}:{printed[-1] if label == 0 else ' '.join(printed)}"


def candidates(items: Sequence[Item], at: int) -> list[int]:
    """Return the items that an anaphor may stand for.

    Earlier ones of its type, the nearest first, and names that follow in its sentence.
    """
    item = items[at]
    before = [
        n
        for n in range(at - 1, -1, -1)
        if items[n].type == item.type and items[n].label != _DEMONYM
    ]
    after = [
        n
        for n in range(at + 1, len(items))
        if items[n].sentence == item.sentence and items[n].label == item.type
    ]
    return before[:MOST_CANDIDATES] + after[:3]


def possible_speakers(items: Sequence[Item], at: int) -> list[int]:
    """Return the persons, institutions and places near a quotation, the nearest first."""
    sentence = items[at].sentence
    near = [
        n
        for n, one in enumerate(items)
        if one.type in (0, 1, 3)
        and one.label != _DEMONYM
        and -3 <= one.sentence - sentence <= 1
    ]
    return sorted(near, key=lambda n: abs(items[n].start - items[at].start))[:MOST_CANDIDATES]


def _relate(
    reading: Reading, window: Window, known: list[int], network: Network, encoded: object
) -> None:
    """Ask the heads about the items of a window and keep what is likely."""
    items = [reading.items[at] for at in known]
    targets = window.targets
    anaphors = [
        (n, m)
        for n, item in enumerate(items)
        if item.is_anaphor and item.sentence in targets
        for m in candidates(items, n)
    ]
    quotes = [
        (n, m)
        for n, item in enumerate(items)
        if item.label == QUOTE and item.sentence in targets
        for m in possible_speakers(items, n)
    ]
    asked = Asked(
        start=[window.place[item.start][0] for item in items],
        end=[window.place[item.end - 1][1] for item in items],
        label=[item.label for item in items],
        sentence=[item.sentence for item in items],
        anaphors=anaphors,
        quotes=quotes,
        pairs=pairs(items, targets, _POSSIBLE),
        roles=[n for n, item in enumerate(items) if item.label == ROLE],
    )
    answered = network.ask(window, encoded, asked)  # type: ignore[arg-type]
    reading.antecedent.update(_best(anaphors, answered.anaphors, known))
    reading.speaker.update(_best(quotes, answered.quotes, known))
    reading.links.extend(_likely(asked, answered, known))


def _best(
    asked: Sequence[tuple[int, int]], scores: NDArray[np.float32], known: Sequence[int]
) -> dict[int, tuple[int, float]]:
    """Return the likeliest candidate of each first item, where it is likelier than none."""
    result: dict[int, tuple[int, float]] = {}
    grouped: dict[int, list[tuple[float, int]]] = {}
    for (first, second), score in zip(asked, scores.tolist(), strict=True):
        grouped.setdefault(first, []).append((score, second))
    for first, some in grouped.items():
        top, best = max(some, key=lambda one: (one[0], -one[1]))
        if top > 0:
            total = 1.0 + sum(float(np.exp(min(score, 50.0))) for score, _ in some)
            result[known[first]] = (known[best], float(np.exp(min(top, 50.0))) / total)
    return result


def _roles_of(asked: Asked, share: NDArray[np.float32], sentence: int) -> list[int]:
    """Return the roles of a position: those of its own sentence, else of one before it.

    Args:
        asked: What the network was asked.
        share: Score of each role of the window for the position.
        sentence: That of the position.
    """
    beside = [n for n, at in enumerate(asked.roles) if asked.sentence[at] == sentence]
    before = [n for n, at in enumerate(asked.roles) if asked.sentence[at] < sentence]
    for some in (beside, before):
        held = [n for n in some if share[n] > _HELD]
        best = max(some, key=lambda n: float(share[n]), default=None)
        if held:
            return held
        if best is not None and share[best] > _MAY_BE_HELD:
            return [best]
    return []


def _likely(asked: Asked, answered: Answered, known: Sequence[int]) -> list[Link]:
    """Return the likely relations of the pairs of a window."""
    # In 64 bits: processors whose exponentials differ in the last bit agree when rounded.
    probable = 1.0 / (1.0 + np.exp(-answered.relations.astype(np.float64)))
    result = []
    for row, column in np.argwhere(probable > LOW).tolist():
        i, j, sentence = asked.pairs[row]
        relation = RELATIONS[column]
        statuses = answered.statuses[row]
        roles: tuple[int, ...] = ()
        if relation == "holds_position" and asked.roles:
            share = answered.roles[row]
            held = _roles_of(asked, share, sentence)
            roles = tuple(known[asked.roles[n]] for n in held)
            if held:
                statuses = statuses + answered.role_statuses[held[0]]
        result.append(
            Link(
                subject=known[i],
                relation=relation,
                object=known[j],
                sentence=sentence,
                probability=float(probable[row, column]),
                stance=STANCES[int(answered.stances[row].argmax())],
                status=STATUSES[int(np.argmax(statuses))],
                roles=roles,
            )
        )
    return result
