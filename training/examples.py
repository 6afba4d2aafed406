"""Turns annotated passages into windows with what the network is to learn from them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor

from kg.ontology import relations
from kg.text.decoding import runs
from kg.text.pairs import LABELS, QUOTE, RELATIONS, STANCES, STATUSES, Item, allowed, pairs
from kg.text.pipeline import tokenizer
from kg.text.reading import candidates, possible_speakers
from kg.text.windows import Window, Words, windows, words
from training.model import TAGS, Items, Pairs
from training.passages import CORPUS, Passage, Span, Stated, read

if TYPE_CHECKING:
    from spacy.language import Language

ROLE = LABELS.index("role")

PARTIAL: Mapping[str, Collection[str]] = {
    "names-only": ("anaphor", "role"),
    "no-roles": ("anaphor", "role"),
    "mentions-only": ("anaphor", "role", "Technology:name"),
    "knowledgenet": LABELS,
    "coreference-only": LABELS,
}
"""Parts of the labels that each kind of passage leaves without marks somewhere.

A word without a mark may have such a label all the same.
"""

WITHOUT_FACTS = ("mentions-only", "coreference-only")
WITHOUT_STATUS = ("no-roles", "knowledgenet")
WITH_ANAPHORS = ("", "coreference-only", "knowledgenet")

FINER = {"from_place": ("born_in", "lives_in"), "related_to": ("spouse_of", "child_of")}
"""Relations that only KnowledgeNet annotates, by the wider relation that is used elsewhere."""

PROPERTIES = {
    "FOUNDED_BY": "founded",
    "EDUCATED_AT": "educated_at",
    "NATIONALITY": "from_place",
    "HEADQUARTERS": "located_in",
    "SUBSIDIARY_OF": "part_of",
    "SPOUSE": "spouse_of",
    "CHILD_OF": "child_of",
    "PLACE_OF_BIRTH": "born_in",
    "PLACE_OF_RESIDENCE": "lives_in",
    "EMPLOYEE_OR_MEMBER_OF": "affiliated",
}
"""Relations of KnowledgeNet's properties.

If a sentence was annotated for a property, it has every fact of the relation.
"""

UNKNOWN = -100
"""Index of a status or stance that is not annotated: the loss ignores it."""

_LOOKED_AT = 120
"""Windows on which activations are measured."""

_POSSIBLE = [[any(cell) for cell in row] for row in allowed()]
_SYMMETRIC = frozenset(name for name in RELATIONS if relations()[name].symmetric)


@dataclass
class Text:
    """An annotated text in words.

    Attributes:
        passage: The annotation.
        words: The text as the network reads it.
        items: Gold mentions and roles, in order; quotations are last. The key of an item is its
            entity, its role or its speaker.
        sentence_of: Index of the sentence of each word.
        has_quotes: True if quotations are annotated.
    """

    passage: Passage
    words: Words
    items: list[Item]
    sentence_of: dict[int, int]
    has_quotes: bool


@dataclass
class Example:
    """A window with its targets.

    Attributes:
        window: The window.
        items: Its gold items.
        tags: Tags that each target word may have (words, TAGS).
        quote_tags: The same of quotation tags, or None where quotations are not annotated.
        text: The text that it is a window of.
    """

    window: Window
    items: list[Item]
    tags: Tensor
    quote_tags: Tensor | None
    text: Text = field(repr=False)


class Choice(NamedTuple):
    """An item that is to choose among candidates.

    Attributes:
        item: Index of an anaphor or of a quotation.
        candidates: Indices of items.
        is_right: True for each candidate that is its entity or its speaker.
    """

    item: int
    candidates: list[int]
    is_right: list[bool]


@dataclass
class Targets:
    """What the heads are to learn of a window with some items.

    Attributes:
        items: Where the items stand.
        antecedents: For each anaphor, the items of its entity.
        speakers: For each quotation, the items of its speaker.
        pairs: Pairs of items, each with the sentence that is to state a fact of them.
        relation: 1.0 for relations that the sentence states (P, RELATIONS).
        relation_mask: 1.0 where that is known (P, RELATIONS).
        affiliated: Of each pair whether there is an affiliation, where only that is known:
            1.0 yes, 0.0 no, -1.0 unknown.
        status: Index of the status of each pair, or UNKNOWN.
        stance: Index of the stance of each pair, or UNKNOWN.
        roles: Indices of the items that are roles.
        role: 1.0 for roles that the pair holds under (P, R).
        role_mask: 1.0 for pairs of which that is known.
        status_role: Of each pair the first of ``roles`` that it holds under, or -1.
    """

    items: Items
    antecedents: list[Choice]
    speakers: list[Choice]
    pairs: Pairs
    relation: Tensor
    relation_mask: Tensor
    affiliated: Tensor
    status: Tensor
    stance: Tensor
    roles: list[int]
    role: Tensor
    role_mask: Tensor
    status_role: list[int]


def texts(paths: Iterable[Path]) -> Iterator[Text]:
    """Yield the passages of some files in words."""
    nlp = tokenizer()
    for path in paths:
        for passage in read(path):
            yield of_passage(passage, nlp)


def sample_windows() -> list[Window]:
    """Return a few windows of Wikinews, on which activations are measured."""
    paths = sorted((CORPUS / "wikinews").iterdir())
    found = (one.window for text in texts(paths) for one in examples(text))
    return list(islice(found, _LOOKED_AT))


def of_passage(passage: Passage, nlp: "Language") -> Text:
    """Return a passage in words.

    Args:
        passage: The passage.
        nlp: A pipeline that splits a text into tokens.
    """
    headline = passage.sentences[0] if passage.headline else None
    text = words(nlp(passage.text), headline=headline, sentences=passage.sentences)
    sentence_of = {
        word: number for number, span in enumerate(text.sentences) for word in range(*span)
    }
    items = []
    for span in passage.spans:
        first, end = _word_at(text, span.start), _word_at(text, span.end - 1) + 1
        if 0 <= first < end:
            items.append(Item(first, end, _label(span), sentence_of[first], span.id))
    items = _disjoint(items)
    has_quotes = not passage.kind or any(item.label == QUOTE for item in items)
    return Text(passage, text, items, sentence_of, has_quotes)


def _word_at(text: Words, place: int) -> int:
    """Return the word that a code point of the text is in, or -1."""
    return next((n for n, (start, end) in enumerate(text.places) if start <= place < end), -1)


def _label(span: Span) -> int:
    """Return the index in LABELS of what a mark stands for, or QUOTE."""
    if span.kind == "quote":
        return QUOTE
    if span.kind == "role":
        return ROLE
    type_ = "PITL".index(span.id[0])
    return {"name": type_, "anaphor": 4 + type_, "demonym": 8}[span.kind]


def _disjoint(items: Iterable[Item]) -> list[Item]:
    """Return items in order, quotations last; of those that overlap, the first and longest.

    A quotation may hold other items, but no other quotation.
    """
    result: list[Item] = []
    for item in sorted(items, key=lambda one: (one.label == QUOTE, one.start, -one.end)):
        is_first_quotation = item.label == QUOTE and result and result[-1].label != QUOTE
        if not result or result[-1].end <= item.start or is_first_quotation:
            result.append(item)
    return result


def examples(text: Text) -> Iterator[Example]:
    """Yield the windows of a text with their tags."""
    without_mark = _tags_without_mark(text.passage.kind)
    no_quotation = torch.tensor([True, False, False])
    for window in windows(text.words):
        tags = without_mark.repeat(len(window.words), 1)
        quote_tags = no_quotation.repeat(len(window.words), 1)
        row_of = {word: row for row, word in enumerate(window.words)}
        for item in text.items:
            for word in range(item.start, item.end):
                if word in row_of and item.label == QUOTE:
                    _set_tag(quote_tags[row_of[word]], 0, is_first=word == item.start)
                elif word in row_of:
                    _set_tag(tags[row_of[word]], item.label, is_first=word == item.start)
        items = [
            item
            for item in text.items
            if item.start in window.place and item.end - 1 in window.place
        ]
        yield Example(window, items, tags, quote_tags if text.has_quotes else None, text)


def _tags_without_mark(kind: str) -> Tensor:
    """Return True for each tag that a word without a mark may have in this kind of passage."""
    possible = torch.zeros(TAGS, dtype=torch.bool)
    possible[0] = True
    for number, label in enumerate(LABELS):
        if any(part in label for part in PARTIAL.get(kind, ())):
            possible[1 + 2 * number : 3 + 2 * number] = True
    return possible


def _set_tag(possible: Tensor, label: int, *, is_first: bool) -> None:
    """Let a word of an item have the item's tag alone: B for the first word, I for the rest."""
    possible[:] = False
    possible[1 + 2 * label if is_first else 2 + 2 * label] = True


def targets(example: Example, items: Sequence[Item]) -> Targets:
    """Return what is to be learned of a window with these items (gold or predicted)."""
    window, text = example.window, example.text
    kind = text.passage.kind
    here = [n for n, item in enumerate(items) if item.sentence in window.targets]
    anaphors = [n for n in here if items[n].is_anaphor and not items[n].key.startswith("?")]
    quotations = [n for n in here if items[n].label == QUOTE]
    roles = [n for n, item in enumerate(items) if item.label == ROLE]
    chosen = [] if kind in WITHOUT_FACTS else pairs(items, window.targets, _POSSIBLE)
    size = len(chosen)
    result = Targets(
        items=_placed(items, window),
        antecedents=[
            _choice(items, n, candidates(items, n)) for n in anaphors if kind in WITH_ANAPHORS
        ],
        speakers=[_choice(items, n, possible_speakers(items, n)) for n in quotations],
        pairs=Pairs(*(_whole(pair[column] for pair in chosen) for column in range(3))),
        relation=torch.zeros(size, len(RELATIONS)),
        relation_mask=torch.ones(size, len(RELATIONS)),
        affiliated=torch.full((size,), -1.0),
        status=torch.full((size,), UNKNOWN),
        stance=torch.full((size,), UNKNOWN),
        roles=roles,
        role=torch.zeros(size, len(roles)),
        role_mask=torch.zeros(size),
        status_role=[-1] * size,
    )
    if kind == "knowledgenet":
        _mask_other_properties(text.passage, chosen, result)
    _add_facts(text.passage, items, chosen, result)
    return result


def _placed(items: Sequence[Item], window: Window) -> Items:
    """Return where items stand in a window."""
    return Items(
        start=_whole(window.place[item.start][0] for item in items),
        end=_whole(window.place[item.end - 1][1] for item in items),
        label=_whole(item.label for item in items),
        sentence=_whole(item.sentence for item in items),
    )


def _whole(numbers: Iterable[int]) -> Tensor:
    return torch.tensor(list(numbers), dtype=torch.long)


def _choice(items: Sequence[Item], item: int, some: list[int]) -> Choice:
    return Choice(item, some, [items[other].key == items[item].key for other in some])


def _mask_other_properties(
    passage: Passage, chosen: Sequence[tuple[int, int, int]], result: Targets
) -> None:
    """Mask the relations that KnowledgeNet's annotators did not look for in a sentence."""
    looked_for = [
        {PROPERTIES.get(name.strip(), "") for name in sentence.split(",")}
        for sentence in passage.about[2].split(";")
    ]
    for row, (_, _, sentence) in enumerate(chosen):
        known = looked_for[sentence] if sentence < len(looked_for) else set()
        result.relation_mask[row] = torch.tensor([float(name in known) for name in RELATIONS])
        if "affiliated" in known:
            result.affiliated[row] = 0.0


def _add_facts(
    passage: Passage,
    items: Sequence[Item],
    chosen: Sequence[tuple[int, int, int]],
    result: Targets,
) -> None:
    """Fill in the facts of the pairs.

    A fact is learned of the nearest pair of its entities in its sentence. Of other pairs of
    these entities, its relation is not learned at all.
    """
    facts = _facts_by_ends(passage)
    nearest = _nearest_rows(items, chosen)
    keys_of: defaultdict[int, set[str]] = defaultdict(set)
    for item in items:
        keys_of[item.sentence].add(item.key)
    for row, (first, second, sentence) in enumerate(chosen):
        ends = (items[first].key, items[second].key)
        both_stand_here = items[first].sentence == items[second].sentence == sentence
        both_named_here = keys_of[sentence].issuperset(ends)
        is_nearest = nearest[*ends, sentence] == row
        may_state = is_nearest and (both_stand_here or not both_named_here)
        for fact in facts.get(ends, ()):
            is_stated = may_state and fact.sentence == sentence
            _add_fact(result, row, fact, is_stated=is_stated)
            if is_stated:
                _add_manner(result, row, fact, items, passage.kind)


def _facts_by_ends(passage: Passage) -> Mapping[tuple[str, str], list[Stated]]:
    """Return the facts of each pair of entities, symmetric ones in both orders."""
    facts: defaultdict[tuple[str, str], list[Stated]] = defaultdict(list)
    for fact in passage.facts:
        facts[fact.subject, fact.object].append(fact)
        if fact.relation in _SYMMETRIC:
            facts[fact.object, fact.subject].append(fact)
    return facts


def _nearest_rows(
    items: Sequence[Item], chosen: Sequence[tuple[int, int, int]]
) -> dict[tuple[str, str, int], int]:
    """Return the pair of each two entities and sentence whose items are the nearest."""
    nearest: dict[tuple[str, str, int], tuple[int, int]] = {}
    for row, (first, second, sentence) in enumerate(chosen):
        key = (items[first].key, items[second].key, sentence)
        distance = abs(items[first].start - items[second].start)
        if key not in nearest or distance < nearest[key][0]:
            nearest[key] = (distance, row)
    return {key: row for key, (_, row) in nearest.items()}


def _add_fact(result: Targets, row: int, fact: Stated, *, is_stated: bool) -> None:
    """Fill in the relation of a fact for a pair of its ends.

    Of a relation that is finer or wider than a stated one, nothing is known.
    """
    stated, known = result.relation[row], result.relation_mask[row]
    for wider, finer in FINER.items():
        if fact.relation in finer:
            known[RELATIONS.index(wider)] = 0
    if fact.relation == "affiliated":
        if is_stated:
            result.affiliated[row] = 1.0
        elif result.affiliated[row] != 1.0:
            result.affiliated[row] = -1.0
        return
    column = RELATIONS.index(fact.relation)
    finer_columns = [RELATIONS.index(name) for name in FINER.get(fact.relation, ())]
    if is_stated:
        stated[column] = known[column] = 1
        known[finer_columns] = 0
        return
    for other in (column, *finer_columns):
        if not stated[other]:
            known[other] = 0


def _add_manner(
    result: Targets, row: int, fact: Stated, items: Sequence[Item], kind: str
) -> None:
    """Fill in stance, status and roles of a fact that a pair states."""
    if kind not in WITHOUT_STATUS:
        result.stance[row] = STANCES.index(fact.stance)
        if fact.status:
            result.status[row] = STATUSES.index(fact.status)
    held = [n for n, item in enumerate(result.roles) if items[item].key in fact.roles]
    if held:
        result.role_mask[row] = 1
        result.role[row, held] = 1
        result.status_role[row] = held[0]


def predicted_items(example: Example, tags: Sequence[int]) -> list[Item]:
    """Return the items that the tagger found, each with the gold entity that it covers best.

    Context sentences keep their gold items, because their tags are of another window. So do
    quotations.

    Args:
        example: The window.
        tags: The likeliest tag of each target word.
    """
    sentence_of, window = example.text.sentence_of, example.window
    found = [
        item
        for item in example.items
        if item.sentence not in window.targets or item.label == QUOTE
    ]
    for first, last, label in runs(tags):
        start, end = window.words[first], window.words[last - 1] + 1
        item = Item(start, end, label, sentence_of[start], f"?{start}")
        gold = best_covered(item, example.items)
        if gold is not None:
            item = replace(item, key=gold.key)
        elif _may_lack_mark(item, example.text.passage.kind):
            continue
        if sentence_of[start] == sentence_of[end - 1]:
            found.append(item)
    return sorted(found, key=lambda item: (item.label == QUOTE, item.start, item.end))


def best_covered(item: Item, gold: Iterable[Item]) -> Item | None:
    """Return the gold item of the same type that shares most words, at least half of them."""
    same = (one for one in gold if one.label != QUOTE and one.type == item.type)
    best = max(same, key=lambda one: _overlap(item, one), default=None)
    return best if best is not None and _overlap(item, best) >= 0.5 else None


def _overlap(one: Item, other: Item) -> float:
    """Return the share of the words of two items that both have; negative if they are apart."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))


def _may_lack_mark(item: Item, kind: str) -> bool:
    """Return True if passages of this kind may leave such an item without a mark."""
    return kind == "knowledgenet" or (item.is_anaphor and kind not in WITH_ANAPHORS)
