"""The teacher: the same network on a larger encoder, from which the shipped reader learns.

On passages that neither was trained on the teacher finds more facts, but it is several times
as large and slower. The reader learns its vectors, its tags and its probabilities (knowledge
distillation, Hinton et al. 2015), also on texts that nobody annotated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, cast

import torch
from torch import Tensor
from torch.nn import functional

from kg.text.decoding import best_path, runs
from kg.text.pairs import Item
from training.examples import Example, Targets
from training.model import Heads, Reader, load_weights
from training.pretrained import LargeEncoder, large_encoder
from training.shortened import LIKE

UNLABELLED = "unlabelled"
"""What the ids of passages without annotation begin with."""

_SURE = 0.2
"""A pair teaches role, status and stance if some relation of it is likelier than this."""

_UNLABELLED, _BESIDE_GOLD = 2.0, 1.0
"""Weights of the teacher's relations: without annotation, and beside it."""


class Taught(NamedTuple):
    """What the teacher's encoder gives for a batch.

    Attributes:
        each: Vectors of word pieces (windows, T, 768) after each layer.
        tags: Scores of mention tags (windows, T, TAGS).
    """

    each: list[Tensor]
    tags: Tensor

    @property
    def hidden(self) -> Tensor:
        """Return the vectors after the last layer."""
        return self.each[-1]


class Teacher:
    """A trained large reader.

    Args:
        path: Checkpoint of the large reader.
        folder: Folder of its pretrained encoder.
    """

    def __init__(self, path: Path, folder: Path) -> None:
        reader = load_weights(Reader(large_encoder(folder)), path)
        reader.requires_grad_(requires_grad=False)
        self.reader = reader.eval()

    def encode(self, ids: Tensor, features: Tensor, mask: Tensor) -> Taught:
        """Return what the encoder gives for a batch."""
        with torch.no_grad():
            encoder = cast("LargeEncoder", self.reader.encoder)
            each = encoder.each(ids, features, mask)
            return Taught(each, encoder.tag(each[-1]))

    def annotate(self, batch: Sequence[Example], taught: Taught) -> None:
        """Give the examples of a batch that have no annotation the teacher's tags and items."""
        moves = self.reader.tagging.moves().detach().float().numpy()
        first = self.reader.tagging.first.numpy()
        for row, example in enumerate(batch):
            if is_unlabelled(example):
                scores = taught.tags[row][_first_pieces(example)].float().numpy()
                _annotate(example, best_path(scores, moves, first))

    def of_encoder(
        self,
        batch: Sequence[Example],
        each: Sequence[Tensor],
        tags: Tensor,
        mask: Tensor,
        taught: Taught,
    ) -> Mapping[str, Tensor]:
        """Return the losses of the vectors and of the mention tags of a batch.

        Args:
            batch: The windows.
            each: The reader's vectors of word pieces after each layer.
            tags: Its scores of mention tags.
            mask: 1 for word pieces, 0 for padding.
            taught: What the teacher gives.
        """
        *inner, last = (
            (_far(own, taught.each[like]) * mask).sum()
            for own, like in zip(each, LIKE, strict=True)
        )
        divergences = [
            _divergence(own[at], theirs[at])
            for own, theirs, at in zip(
                tags, taught.tags, map(_first_pieces, batch), strict=True
            )
        ]
        return {
            "inner": torch.stack(inner).mean(),
            "hidden": last,
            "taught_tag": torch.cat(divergences).sum(),
        }

    def of_heads(
        self,
        heads: Heads,
        example: Example,
        gold: Targets,
        taught_hidden: Tensor,
        vectors: Tensor,
        spans: Tensor,
        logits: tuple[Tensor, Tensor, Tensor],
    ) -> Mapping[str, Tensor]:
        """Return the losses of relations, roles, statuses and stances of a window.

        Args:
            heads: The small reader's.
            example: The window.
            gold: Its items and pairs.
            taught_hidden: The teacher's vectors of its word pieces.
            vectors: The small reader's vectors of the pairs.
            spans: Its vectors of the items.
            logits: Its relations, statuses and stances of the pairs.
        """
        own = self.reader.heads
        relation, status, stance = logits
        roles = torch.tensor(gold.roles, dtype=torch.long)
        with torch.no_grad():
            sentence_of = torch.tensor(example.window.sentence)
            own_spans = own.items(taught_hidden, gold.items)
            own_vectors, own_relation, own_status, own_stance = own.pairs(
                taught_hidden, sentence_of, own_spans, gold.items, gold.pairs
            )
            likely = torch.sigmoid(own_relation)
            sure = likely.max(-1).values
            sure = sure * (sure > _SURE)
            held = torch.sigmoid(
                own.roles(own_vectors, own_spans, gold.items, gold.pairs, roles)
            )
        scores = heads.roles(vectors, spans, gold.items, gold.pairs, roles)
        each_role = functional.binary_cross_entropy_with_logits(scores, held, reduction="none")
        each = functional.binary_cross_entropy_with_logits(relation, likely, reduction="none")
        entropy = -torch.xlogy(likely, likely) - torch.xlogy(1 - likely, 1 - likely)
        weight = _UNLABELLED if is_unlabelled(example) else _BESIDE_GOLD
        return {
            "taught_relation": weight * (each - entropy).sum(),
            "taught_role": (each_role * sure[:, None]).sum(),
            "taught_status": (_divergence(status, own_status) * sure).sum(),
            "taught_stance": (_divergence(stance, own_stance) * sure).sum(),
        }


def _far(own: Tensor, wanted: Tensor) -> Tensor:
    """Return the mean of squares between vectors and those wanted, both normalized."""
    size = own.shape[-1:]
    own, wanted = own.float(), wanted.float()
    return ((functional.layer_norm(own, size) - functional.layer_norm(wanted, size)) ** 2).mean(
        -1
    )


def is_unlabelled(example: Example) -> bool:
    """Return True for a window of a text without annotation."""
    return example.text.passage.id.startswith(f"{UNLABELLED}-")


def _annotate(example: Example, path: Sequence[int]) -> None:
    """Take a path of tags as the tags and items of an example."""
    sentence_of, words = example.text.sentence_of, example.window.words
    example.tags[:] = False
    example.tags[torch.arange(len(path)), torch.tensor(path)] = True
    example.quote_tags = None
    found = (
        Item(words[first], words[last - 1] + 1, label, sentence_of[words[first]], "")
        for first, last, label in runs(path)
    )
    example.items = [
        replace(item, key=f"?{item.start}")
        for item in found
        if sentence_of[item.end - 1] == item.sentence
    ]


def _first_pieces(example: Example) -> Tensor:
    """Return the first word piece of each target word of a window."""
    window = example.window
    return torch.tensor([window.place[word][0] for word in window.words])


def _divergence(own: Tensor, theirs: Tensor) -> Tensor:
    """Return how far classes are from the teacher's (Kullback-Leibler), for each row."""
    likely = functional.log_softmax(theirs.float(), -1)
    guessed = functional.log_softmax(own.float(), -1)
    return (likely.exp() * (likely - guessed)).sum(-1)
