"""The network: an encoder reads a sentence once, then a head reads pairs of its spans.

The small encoder is what kg ships. The large one, four times as wide and twice as deep, is the
teacher: trained on the same sentences, it says of all sentences what the small one learns.
"""

from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn
from transformers import AutoModel

from kg.extraction.learned.candidates import KINDS, LABELS
from kg.extraction.learned.encoding import DISTANCES, TAGS

INPUTS = (
    "ids", "tags", "mask", "first", "last", "kinds", "labels",
    "subjects", "objects", "distances", "low", "high",
)  # fmt: skip
"""Arrays of :func:`kg.extraction.learned.encoding.batch`, in the order of forward."""

_SIDE = 256
_SMALL = 32
_HEADS = 4


class Small(nn.Module):
    """all-MiniLM-L6-v2. Word embeddings stay as they were trained."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            str(folder),
            add_pooling_layer=False,
            attn_implementation="eager",
            attention_probs_dropout_prob=0.0,  # drawing it takes a fifth of a step
        )
        for parameter in self.encoder.embeddings.parameters():
            parameter.requires_grad = False
        self.width = int(self.encoder.config.hidden_size)
        self.tag = nn.Embedding(TAGS, self.width)
        nn.init.zeros_(self.tag.weight)

    def forward(self, ids: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Return states of shape (sentences, pieces, width)."""
        words = self.encoder.embeddings.word_embeddings(ids) + self.tag(tags)
        states = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return cast("Tensor", states)


class Large(nn.Module):
    """all-mpnet-base-v2, its lower layers as they were trained; tags enter above them.

    Its word pieces are BERT's under other numbers, so both encoders read the same pieces.
    """

    def __init__(self, folder: Path, *, frozen: int = 4) -> None:
        super().__init__()
        model = AutoModel.from_pretrained(
            str(folder),
            add_pooling_layer=False,
            attn_implementation="eager",
            attention_probs_dropout_prob=0.0,
        )
        for part in (model.embeddings, *model.encoder.layer[:frozen]):
            for parameter in part.parameters():
                parameter.requires_grad = False
        model.encoder.relative_attention_bias.weight.requires_grad = False
        self.encoder, self.frozen = model, frozen
        self.width = int(model.config.hidden_size)
        self.tag = nn.Embedding(TAGS, self.width)
        nn.init.zeros_(self.tag.weight)
        own = {
            piece: index
            for index, piece in enumerate(
                (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
            )
        }
        own |= {"[CLS]": own["<s>"], "[SEP]": own["</s>"], "[PAD]": own["<pad>"]}
        own |= {"[UNK]": own["<unk>"], "[MASK]": own["<mask>"]}
        self.own = own
        self.register_buffer("numbers", torch.zeros(0, dtype=torch.long))

    def read(self, vocabulary: Path) -> None:
        """Learn which of its pieces the numbers of another vocabulary stand for."""
        pieces = vocabulary.read_text(encoding="utf-8").split("\n")
        self.numbers = torch.tensor(
            [self.own.get(piece, self.own["<unk>"]) for piece in pieces]
        )

    def forward(self, ids: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Return states of shape (sentences, pieces, width)."""
        layers, embeddings = self.encoder.encoder.layer, self.encoder.embeddings
        hidden = (1.0 - mask.float())[:, None, None, :] * -1e4
        with torch.no_grad():
            states = embeddings(input_ids=self.numbers[ids])
            bias = self.encoder.encoder.compute_position_bias(states)
            for layer in layers[: self.frozen]:
                states = layer(states, hidden, bias)[0]
        states = states + self.tag(tags)
        for layer in layers[self.frozen :]:
            states = layer(states, hidden, bias)[0]
        return cast("Tensor", states)


class Pairs(nn.Module):
    """Scores every ordered pair of candidates of a sentence for every label.

    The encoder sees which pieces are part of which kind of candidate: their tags are added to
    the word embeddings. A span is its first piece, its last piece, the mean of all, its kind
    and its label. A pair is both spans, the mean of what stands between, and what the pair
    itself looks up in the sentence by attention.
    """

    def __init__(self, encoder: Small | Large, outputs: int) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.width
        self.kind, self.label = (
            nn.Embedding(len(KINDS), _SMALL),
            nn.Embedding(len(LABELS), _SMALL),
        )
        self.distance = nn.Embedding(DISTANCES, _SMALL)
        span = 3 * width + 2 * _SMALL
        self.subject, self.object = nn.Linear(span, _SIDE), nn.Linear(span, _SIDE)
        self.between = nn.Linear(width, _SIDE)
        self.query = nn.Linear(2 * _SIDE + _SMALL, _SIDE)
        self.key, self.value = nn.Linear(width, _SIDE), nn.Linear(width, _SIDE)
        self.head = nn.Sequential(
            nn.Linear(5 * _SIDE + _SMALL, _SIDE),
            nn.GELU(),
            nn.Dropout(0.25),
        )
        self.said = nn.Linear(_SIDE, outputs)
        nn.init.constant_(self.said.bias, -4.0)  # nearly every pair says nothing
        self.drop = nn.Dropout(0.15)

    def forward(
        self, ids: Tensor, tags: Tensor, mask: Tensor, first: Tensor, last: Tensor,
        kinds: Tensor, labels: Tensor, subjects: Tensor, objects: Tensor, distances: Tensor,
        low: Tensor, high: Tensor,
    ) -> Tensor:  # fmt: skip
        """Return logits of shape (sentences, pairs, outputs)."""
        states = self.drop(self.encoder(ids, tags, mask).float())
        mean = _mean(states, first, last + 1)
        span = torch.cat(
            [
                _pick(states, first),
                _pick(states, last),
                mean,
                self.kind(kinds),
                self.label(labels),
            ],
            -1,
        )
        subject = torch.tanh(_pick(self.drop(self.subject(span).float()), subjects))
        object_ = torch.tanh(_pick(self.drop(self.object(span).float()), objects))
        between = torch.tanh(_mean(self.drop(self.between(states).float()), low, high))
        distance = self.distance(distances)
        looked = self._look(torch.cat([subject, object_, distance], -1), states, mask)
        pair = torch.cat([subject, object_, subject * object_, between, looked, distance], -1)
        return cast("Tensor", self.said(self.head(pair)))

    def _look(self, pair: Tensor, states: Tensor, mask: Tensor) -> Tensor:
        """Attend from each pair to the pieces of its sentence."""
        query, key, value = self.query(pair), self.key(states), self.value(states)
        parts = []
        size = _SIDE // _HEADS
        hidden = (1.0 - mask.float()).unsqueeze(1) * -1e4
        for k in range(_HEADS):
            part = slice(k * size, (k + 1) * size)
            weight = torch.matmul(query[..., part], key[..., part].transpose(1, 2)) / size**0.5
            weight = torch.softmax(weight.float() + hidden, -1)
            parts.append(torch.matmul(weight.to(value.dtype), value[..., part]))
        return torch.cat(parts, -1).float()


def _pick(rows: Tensor, index: Tensor) -> Tensor:
    """Return ``rows[b, index[b, i]]`` for every sentence b.

    As a product of matrices: the gradient of indexing is ten times slower on a processor.
    """
    places = torch.arange(rows.shape[1])
    return torch.matmul((index.unsqueeze(-1) == places).to(rows.dtype), rows).float()


def _mean(states: Tensor, low: Tensor, high: Tensor) -> Tensor:
    """Return the mean of ``states[b, low[b, i]:high[b, i]]``."""
    places = torch.arange(states.shape[1])
    inside = ((places >= low.unsqueeze(-1)) & (places < high.unsqueeze(-1))).to(states.dtype)
    size = (high - low).clamp(min=1).unsqueeze(-1)
    return torch.matmul(inside, states).float() / size
