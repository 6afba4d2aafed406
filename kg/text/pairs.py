"""Chooses the pairs of mentions that the network is asked about.

Both mentions stand in one sentence, or one stands in it and the other is the nearest earlier
name of an entity that the sentence does not name. Their number is bounded for each sentence, so
the cost of a text is linear in its length.
"""

from collections.abc import Sequence
from dataclasses import dataclass

TYPES = ("Person", "Institution", "Technology", "Place")
KINDS = ("name", "anaphor", "demonym")
LABELS = (
    *(f"{type_}:name" for type_ in TYPES),
    *(f"{type_}:anaphor" for type_ in TYPES),
    "Place:demonym",
    "role",
)
"""What the tagger marks: names, anaphors (pronouns and descriptions), demonyms, role titles."""

QUOTE = len(LABELS)
"""Label of the items that are quotations; the tagger marks them by themselves."""

RELATIONS = (
    "holds_position",
    "member_of",
    "employed_by",
    "founded",
    "educated_at",
    "part_of",
    "located_in",
    "from_place",
    "related_to",
    "develops",
    "uses",
    "works_on",
    "acquires",
    "invests_in",
    "partners_with",
    "supplies",
    "competes_with",
    "restricts",
    "meets",
    "based_on",
    "born_in",
    "lives_in",
    "spouse_of",
    "child_of",
)
"""The relations that the network reads, in the order of its outputs."""

STATUSES = ("current", "former", "future", "acting")
STANCES = ("asserted", "reported", "planned", "denied", "speculated")

MOST_EARLIER = 6
"""Earlier entities that are paired with the mentions of a sentence."""

MOST_HERE = 40
"""Mentions of one sentence that are paired; the rest of a longer list is left out."""

NEAR = 24
"""Mentions of one sentence that are paired lie at most so many mentions apart."""


@dataclass(frozen=True)
class Item:
    """A span that the network reads: a mention, a role title or a quotation.

    Attributes:
        start: First word.
        end: Word after the last.
        label: Index in :data:`LABELS`, or :data:`QUOTE`.
        sentence: Index of its sentence.
        key: What entity it names, as far as known; equal keys are never paired.
    """

    start: int
    end: int
    label: int
    sentence: int
    key: str

    @property
    def type(self) -> int:
        """Return the index in :data:`TYPES`; -1 for a role or a quotation."""
        return self.label % 4 if self.label < 8 else 3 if self.label == 8 else -1

    @property
    def is_anaphor(self) -> bool:
        """Return True for a pronoun or description."""
        return 4 <= self.label < 8


def allowed() -> list[list[list[bool]]]:
    """Return for each subject type and object type which relations the ontology allows."""
    from kg.ontology import relations

    table = [[[False] * len(RELATIONS) for _ in TYPES] for _ in TYPES]
    declared = relations()
    for column, name in enumerate(RELATIONS):
        relation = declared[name]
        for subject, row in zip(TYPES, table, strict=True):
            for object_, cell in zip(TYPES, row, strict=True):
                cell[column] = subject in relation.subjects and object_ in relation.objects
    return table


def pairs(
    items: Sequence[Item], targets: frozenset[int], possible: Sequence[Sequence[bool]]
) -> list[tuple[int, int, int]]:
    """Return ordered pairs of items, by index, each with the sentence that may relate them.

    Args:
        items: Of one window, in the order of the text.
        targets: Sentences of the window that are read.
        possible: Of each subject type and object type, whether any relation is allowed.
    """
    mentions = [at for at, item in enumerate(items) if item.type >= 0]
    result: list[tuple[int, int, int]] = []
    for sentence in sorted(targets):
        here = [at for at in mentions if items[at].sentence == sentence][:MOST_HERE]
        near = [
            (first, second)
            for place, first in enumerate(here)
            for second in here[max(0, place - NEAR) : place + NEAR + 1]
            if items[first].key != items[second].key
        ]
        across = [
            pair
            for other in _earlier(items, mentions, here)
            for first in here
            for pair in ((first, other), (other, first))
        ]
        result += [
            (first, second, sentence)
            for first, second in (*near, *across)
            if possible[items[first].type][items[second].type]
        ]
    return result


def _earlier(items: Sequence[Item], mentions: Sequence[int], here: Sequence[int]) -> list[int]:
    """Return the nearest earlier names of entities that a sentence does not name."""
    keys = {items[at].key for at in here}
    found: list[int] = []
    for at in reversed(mentions):
        item = items[at]
        if here and at < here[0] and not item.is_anaphor and item.key not in keys:
            keys.add(item.key)
            found.append(at)
            if len(found) == MOST_EARLIER:
                break
    return found
