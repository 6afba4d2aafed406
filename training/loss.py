"""Computes the loss of a batch of windows."""

import random
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from kg.text.decoding import best_path
from kg.text.pairs import RELATIONS, Item
from training.examples import Choice, Example, Targets, predicted_items, targets
from training.model import Heads, Reader
from training.passages import AFFILIATIONS
from training.teacher import Teacher, is_unlabelled

_AFFILIATION_COLUMNS = [RELATIONS.index(name) for name in AFFILIATIONS]
_UNKNOWN_TECHNOLOGIES = 0.15
"""Share of words that lose the feature "inside a label of the technology scheme"."""

_TECHNOLOGY_FEATURE = 1
_HIDDEN_PIECES = 0.04
"""Share of word pieces that are masked, so that the reader learns to use their context."""

_MASK, _LAST_SPECIAL = 103, 103

_DIVISORS = {
    "tag": 40,
    "quote": 40,
    "corefer": 8,
    "speak": 8,
    "relation": 6,
    "role": 6,
    "status": 12,
    "stance": 12,
    "inner": 60,
    "hidden": 60,
    "taught_tag": 40,
    "taught_relation": 6,
    "taught_role": 12,
    "taught_status": 12,
    "taught_stance": 12,
}
"""What each part of the loss is divided by, so that none outweighs the others."""

Parts = dict[str, Tensor]
"""The parts of a loss, by their names in the table of divisors."""


class Lesson(NamedTuple):
    """What a window is taught by.

    Attributes:
        teacher: The teacher.
        hidden: Its vectors of the window's word pieces.
    """

    teacher: Teacher
    hidden: Tensor


def loss_of(
    model: Reader,
    batch: Sequence[Example],
    chance: random.Random,
    predicted: float,
    teacher: Teacher | None = None,
) -> tuple[Tensor, dict[str, float]]:
    """Return the mean loss of the windows of a batch, and its parts.

    Args:
        model: The reader.
        batch: The windows.
        chance: Chooses the windows whose heads learn with items that the tagger finds.
        predicted: Share of these windows; the heads of others learn with gold items.
        teacher: A large reader that the model learns from beside the annotation.
    """
    ids, features, mask = padded(batch)
    taught = None
    if teacher is not None:
        taught = teacher.encode(ids, features, mask)
        teacher.annotate(batch, taught)
    if model.training:  # the scheme does not know every technology
        is_kept = torch.rand(features.shape[:2]) > _UNKNOWN_TECHNOLOGIES
        features[..., _TECHNOLOGY_FEATURE] *= is_kept.long()
        is_hidden = (torch.rand(ids.shape) < _HIDDEN_PIECES) & (ids > _LAST_SPECIAL)
        ids = ids.masked_fill(is_hidden, _MASK)
    each, tag_scores, quote_scores = model.encoder(ids, features, mask)
    hidden = each[-1]
    parts: Parts = {}
    scores = _add_tag_losses(model, batch, tag_scores, quote_scores, parts)
    # unbind, for speed: the gradient of hidden[row] is a whole batch of zeros for each row.
    rows = hidden.unbind(0)
    if teacher is not None and taught is not None:
        losses = teacher.of_encoder(batch, each, tag_scores, mask, taught)
        for name, loss in losses.items():
            _add(parts, name, loss)
    moves = model.tagging.moves().detach().float().numpy()
    first = model.tagging.first.numpy()
    for row, (example, vectors, own) in enumerate(zip(batch, rows, scores, strict=True)):
        items = example.items
        if predicted and not is_unlabelled(example) and chance.random() < predicted:
            words = own[: len(example.window.words)].detach().numpy()
            items = predicted_items(example, best_path(words, moves, first))
        if len(items) >= 2:
            size = len(example.window.ids)
            lesson = None
            if teacher is not None and taught is not None:
                lesson = Lesson(teacher, taught.hidden[row][:size])
            _add_head_losses(model.heads, example, items, vectors[:size], parts, lesson)
    total = sum(parts.values(), torch.zeros(())) / len(batch)
    return total, {name: float(part.detach()) / len(batch) for name, part in parts.items()}


def padded(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Return word pieces, features and mask of windows, padded to one length."""
    length = max(len(example.window.ids) for example in batch)
    ids = torch.zeros((len(batch), length), dtype=torch.long)
    features = torch.zeros((len(batch), length, 4), dtype=torch.long)
    mask = torch.zeros((len(batch), length), dtype=torch.long)
    for row, example in enumerate(batch):
        size = len(example.window.ids)
        ids[row, :size] = torch.tensor(example.window.ids)
        features[row, :size] = torch.tensor(example.window.features)
        mask[row, :size] = 1
    return ids, features, mask


def _add(parts: Parts, name: str, loss: Tensor) -> None:
    """Add to a part of the loss, divided as this part is."""
    loss = loss / _DIVISORS[name]
    parts[name] = parts[name] + loss if name in parts else loss


def _add_tag_losses(
    model: Reader,
    batch: Sequence[Example],
    tag_scores: Tensor,
    quote_scores: Tensor,
    parts: Parts,
) -> Tensor:
    """Add the losses of both taggers; return the scores of mention tags of the target words."""
    tags = [example.tags for example in batch]
    scores, possible, mask = _of_words(batch, tag_scores.unbind(0), tags)
    _add(parts, "tag", model.tagging.loss(scores, possible, mask))
    quoted = [
        (example, row, example.quote_tags)
        for example, row in zip(batch, quote_scores.unbind(0), strict=True)
        if example.quote_tags is not None
    ]
    if quoted:
        of_quotes = _of_words(*zip(*quoted, strict=True))
        _add(parts, "quote", model.quoting.loss(*of_quotes))
    return scores


def _of_words(
    batch: Sequence[Example], scores: Sequence[Tensor], tags: Sequence[Tensor]
) -> tuple[Tensor, Tensor, Tensor]:
    """Return scores, possible tags and mask of the target words of windows, padded."""
    longest = max(len(example.window.words) for example in batch)
    possible = torch.ones((len(batch), longest, scores[0].shape[-1]), dtype=torch.bool)
    mask = torch.zeros((len(batch), longest))
    rows = []
    for row, example in enumerate(batch):
        window = example.window
        size = len(window.words)
        first_pieces = torch.tensor([window.place[word][0] for word in window.words])
        own = scores[row][first_pieces].float()
        rows.append(functional.pad(own, (0, 0, 0, longest - size)))
        possible[row, :size] = tags[row]
        mask[row, :size] = 1
    return torch.stack(rows), possible, mask


def _add_head_losses(
    heads: Heads,
    example: Example,
    items: Sequence[Item],
    hidden: Tensor,
    parts: Parts,
    lesson: Lesson | None,
) -> None:
    """Add the losses of the heads for one window.

    Args:
        heads: The heads.
        example: The window.
        items: Its items, gold or predicted.
        hidden: Vectors of its word pieces.
        parts: The losses that are added to.
        lesson: What a teacher says of the window.
    """
    gold = targets(example, items)
    spans = heads.items(hidden, gold.items)
    is_gold = not is_unlabelled(example)
    for name, choices, head in (
        ("corefer", gold.antecedents, heads.antecedents),
        ("speak", gold.speakers, heads.speakers),
    ):
        asked = [choice.item for choice in choices for _ in choice.candidates]
        candidates = [other for choice in choices for other in choice.candidates]
        if asked and is_gold:
            scores = head(spans, gold.items, torch.tensor(asked), torch.tensor(candidates))
            _add_choice_losses(name, choices, scores.float(), parts)
    if not len(gold.pairs.subject):
        return
    sentence_of = torch.tensor(example.window.sentence)
    vectors, relation, status, stance = heads.pairs(
        hidden, sentence_of, spans, gold.items, gold.pairs
    )
    if lesson is not None:
        losses = lesson.teacher.of_heads(
            heads, example, gold, lesson.hidden, vectors, spans, (relation, status, stance)
        )
        for name, loss in losses.items():
            _add(parts, name, loss)
    if not is_gold:
        return
    _add_relation_losses(gold, relation, parts)
    if gold.roles:
        status = status + _add_role_loss(heads, gold, vectors, spans, parts)
    _add_class_loss("status", gold.status, status, parts)
    _add_class_loss("stance", gold.stance, stance, parts)


def _add_choice_losses(
    name: str, choices: Sequence[Choice], scores: Tensor, parts: Parts
) -> None:
    """Add the losses of items that choose among candidates, or none of them, whose score is 0.

    Args:
        name: Of the part of the loss.
        choices: The items with their candidates.
        scores: Of all candidates, one choice after the other.
        parts: The losses that are added to.
    """
    start = 0
    for choice in choices:
        end = start + len(choice.candidates)
        own = torch.cat([scores[start:end], scores.new_zeros(1)])
        is_right = torch.tensor([*choice.is_right, not any(choice.is_right)])
        start = end
        likelihood = torch.logsumexp(own[is_right], 0) - torch.logsumexp(own, 0)
        _add(parts, name, -likelihood)


def _add_relation_losses(gold: Targets, logits: Tensor, parts: Parts) -> None:
    """Add the losses of relations, and of "some affiliation" where only that is known."""
    smooth = gold.relation * 0.98 + 0.0005
    each = functional.binary_cross_entropy_with_logits(logits, smooth, reduction="none")
    _add(parts, "relation", (each * gold.relation_mask).sum())
    subject, object_ = (gold.items.label[at] for at in gold.pairs[:2])
    known = gold.affiliated >= 0
    known &= (subject % 4 == 0) & (object_ % 4 == 1) & (subject < 8) & (object_ < 8)
    if known.any():
        none = functional.logsigmoid(-logits[known][:, _AFFILIATION_COLUMNS]).sum(-1)
        some = torch.log1p(-none.exp().clamp(max=1 - 1e-6))
        yes = gold.affiliated[known]
        _add(parts, "relation", -(yes * some + (1 - yes) * none).sum())


def _add_role_loss(
    heads: Heads, gold: Targets, vectors: Tensor, spans: Tensor, parts: Parts
) -> Tensor:
    """Add the loss of the roles of pairs; return what their roles add to scores of statuses."""
    roles = torch.tensor(gold.roles)
    scores = heads.roles(vectors, spans, gold.items, gold.pairs, roles)
    each = functional.binary_cross_entropy_with_logits(scores, gold.role, reduction="none")
    _add(parts, "role", (each * gold.role_mask[:, None]).sum())
    held = torch.tensor(gold.status_role)
    of_role: Tensor = heads.role_status(spans[roles[held.clamp(min=0)]]).float()
    return of_role * (held >= 0).float()[:, None]


def _add_class_loss(name: str, gold: Tensor, scores: Tensor, parts: Parts) -> None:
    """Add the loss of one class of each pair: its status or its stance."""
    if (gold >= 0).any():
        loss = functional.cross_entropy(scores, gold, reduction="sum", label_smoothing=0.03)
        _add(parts, name, loss)
