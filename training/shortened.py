"""The encoder that is shipped: a large one, shortened.

The lowest six of its twelve layers are kept, which most tasks need (Sajjad et al. 2023), and of
each the half of the neurons that adds most to its vectors. Its matrices have 4 bits a value.
"""

import re
from collections.abc import Iterable
from typing import Any, cast

import torch
from torch import Tensor, nn

from kg.text.windows import LIMIT, Window, vocabulary
from training.model import Encoder, Reader
from training.pretrained import PIECES, SIZE, LargeEncoder
from training.rounding import in_four_bits, round_matrices

LENGTH = LIMIT
"""Most word pieces of a window."""

NEURONS = 1536
"""Width inside a layer; the large encoder's is 3072."""

KEPT = (0, 1, 2, 3, 4, 5)
"""Layers of the large encoder's twelve that the layers begin as.

Measured on held-out passages after 100 short steps, at the same cost a step: the loss of names
is .54 with these, and 1.14 with eight layers of all heights and 768 neurons.
"""

LIKE = (1, 3, 5, 7, 9, 11)
"""Layers of a teacher whose vectors the layers learn to give."""

UNKNOWN = 100
"""The word piece for what the vocabulary does not have."""

_UNWRITTEN = re.compile(r"^\[unused|[\u0400-\u1dff\u2c00-\ua6ff\uac00-\uffdc]")
_ATTENTION_HEADS = 12
_BUCKETS = 32
WITH_FEATURES = 2
"""Features of the words are added before this layer."""


class ShortBody(nn.Module):
    """Table of word pieces and layers of the shipped encoder."""

    bucket: Tensor

    def __init__(self) -> None:
        super().__init__()
        from transformers import MPNetConfig
        from transformers.models.mpnet.modeling_mpnet import MPNetLayer

        config = MPNetConfig(
            hidden_size=SIZE,
            intermediate_size=NEURONS,
            num_attention_heads=_ATTENTION_HEADS,
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
        )
        self.table = nn.Embedding(PIECES, SIZE)
        self.position = nn.Embedding(LENGTH, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=config.layer_norm_eps)
        self.apart = nn.Embedding(_BUCKETS, _ATTENTION_HEADS)
        self.layers = nn.ModuleList(MPNetLayer(config) for _ in KEPT)
        round_matrices(self.layers)
        self.register_buffer("bucket", torch.zeros(2 * LENGTH - 1, dtype=torch.long))
        for frozen in (self.table, self.position, self.apart):
            frozen.requires_grad_(requires_grad=False)

    def begin(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """Return the vectors of word pieces and what distance adds to attention."""
        place = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.norm(self.table(ids) + self.position(place))
        bucket = self.bucket[place[None] - place[:, None] + (LENGTH - 1)]
        return hidden, self.apart(bucket).permute(2, 0, 1)[None]


class ShortEncoder(Encoder):
    """The shipped encoder."""

    def __init__(self) -> None:
        super().__init__(ShortBody(), SIZE)

    def each(self, ids: Tensor, features: Tensor, mask: Tensor) -> list[Tensor]:
        """Return the vectors of word pieces after each layer."""
        body: Any = self.body
        hidden, bias = body.begin(ids)
        unseen = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        result = []
        for number, layer in enumerate(body.layers):
            if number == WITH_FEATURES:
                for column, embedding in enumerate(self.features):
                    hidden = hidden + embedding(features[..., column])
            hidden = layer(hidden, unseen, bias)[0]
            result.append(hidden)
        return result


def unwritten() -> list[int]:
    """Return the word pieces that text in Latin letters does not have."""
    return [number for piece, number in vocabulary().pieces.items() if _UNWRITTEN.search(piece)]


def short_reader() -> Reader:
    """Return a reader with the shipped encoder, untrained."""
    reader = Reader(ShortEncoder())
    round_matrices(reader.heads)
    return reader


def shorten(large: Reader, windows: Iterable[Window]) -> Reader:
    """Return a reader whose encoder is a shortened one, before it has learned anything.

    Args:
        large: A trained teacher.
        windows: Which neurons matter is measured on these.
    """
    encoder = cast("LargeEncoder", large.encoder)
    reader = short_reader()
    for name in ("tagging", "quoting", "heads"):
        getattr(reader, name).load_state_dict(getattr(large, name).state_dict())
    for name in ("features", "tag", "quote_tag"):
        getattr(reader.encoder, name).load_state_dict(getattr(encoder, name).state_dict())
    bert: Any = encoder.body
    body = cast("ShortBody", reader.encoder.body)
    with torch.no_grad():
        vectors = encoder.in_order(bert.embeddings.word_embeddings.weight)
        vectors[unwritten()] = vectors[UNKNOWN].clone()
        body.table.weight.copy_(in_four_bits(vectors).matrix())
        body.position.weight.copy_(bert.embeddings.position_embeddings.weight[2 : LENGTH + 2])
        body.norm.load_state_dict(bert.embeddings.LayerNorm.state_dict())
        body.apart.load_state_dict(bert.encoder.relative_attention_bias.state_dict())
        distance = torch.arange(-(LENGTH - 1), LENGTH)
        body.bucket.copy_(bert.encoder.relative_position_bucket(distance, _BUCKETS))
        weights = _weights_of_neurons(encoder, windows)
        for own, number in zip(body.layers, KEPT, strict=True):
            _take_layer(own, bert.encoder.layer[number], weights[number])
    return reader


def _weights_of_neurons(encoder: "LargeEncoder", windows: Iterable[Window]) -> list[Tensor]:
    """Return how much each neuron adds to the vectors, for each layer of the encoder."""
    bert: Any = encoder.body
    layers = bert.encoder.layer
    sums = [torch.zeros(layer.output.dense.in_features) for layer in layers]

    def measure(number: int) -> torch.utils.hooks.RemovableHandle:
        def look(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            sums[number] += (inputs[0].detach().float() ** 2).flatten(0, -2).sum(0)

        return cast(
            "torch.utils.hooks.RemovableHandle",
            layers[number].output.dense.register_forward_pre_hook(look),
        )

    hooks = [measure(number) for number in range(len(layers))]
    for window in windows:
        ids, features = torch.tensor(window.ids)[None], torch.tensor(window.features)[None]
        encoder(ids, features, torch.ones_like(ids))
    for hook in hooks:
        hook.remove()
    return [
        total.sqrt() * layer.output.dense.weight.norm(dim=0)
        for total, layer in zip(sums, layers, strict=True)
    ]


def _take_layer(own: Any, layer: Any, weights: Tensor) -> None:
    """Take over a layer with the neurons of the greatest weights."""
    kept = weights.topk(NEURONS).indices.sort().values
    state = layer.state_dict()
    state["intermediate.dense.weight"] = state["intermediate.dense.weight"][kept]
    state["intermediate.dense.bias"] = state["intermediate.dense.bias"][kept]
    state["output.dense.weight"] = state["output.dense.weight"][:, kept]
    own.load_state_dict(state)
