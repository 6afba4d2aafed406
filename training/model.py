"""The reader's network: an encoder of word pieces with heads for mentions, relations and more.

Shapes: T word pieces of a window, M items (mentions, roles, quotations), P pairs of items.
The shipped encoder is in :mod:`training.shortened`, that of its teacher in
:mod:`training.teacher`; both have the same heads. Both know no upper case: how words are
printed comes back as features of the word. The heads read one window at a time.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.text.pairs import LABELS, QUOTE, RELATIONS, STANCES, STATUSES, allowed
from kg.text.windows import FEATURES

WIDTH = 256
"""Width of an item's vector."""

HIDDEN = 512
"""Width of a pair's vector."""

HEADS = 4
"""Heads of each attention among items and of pairs to word pieces."""

TAGS = 1 + 2 * len(LABELS)
"""O, then B and I of each label."""

FORBIDDEN = -1e4
"""Score of a tag or a move that the constraints exclude."""

_CUTS = (-60, -30, -16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16, 30, 60)
"""Borders between the classes of distances in word pieces."""

_DISTANCES = len(_CUTS) + 1
_NEAR = 5
"""Differences of item order and of sentences are counted up to this."""

_STEPS = 2 * _NEAR + 1
_LABELS = QUOTE + 1
_ELSEWHERE, _SUBJECT, _OBJECT, _BETWEEN, _SENTENCE = 5, 1, 2, 3, 4
_REGIONS = 6
"""Number of regions of a window, as a pair sees it."""

_PAIR_FEATURES = 32 + 32 + 16 + 16
_AMONG = 128
"""Width of the attention among pairs."""

_WAYS_TO_SHARE = 32
"""Which ends two pairs have in common, in one sentence or in two."""


class Items(NamedTuple):
    """The items of a window, in the order of the text.

    Attributes:
        start: First piece of each item (M,).
        end: The piece after its last.
        label: Its index in :data:`~kg.text.pairs.LABELS`, or QUOTE.
        sentence: The index of its sentence.
    """

    start: Tensor
    end: Tensor
    label: Tensor
    sentence: Tensor


class Pairs(NamedTuple):
    """Ordered pairs of items, each with the sentence that is to state a fact of them.

    Attributes:
        subject: Index of an item (P,).
        object: Index of an item.
        sentence: Index of the sentence.
    """

    subject: Tensor
    object: Tensor
    sentence: Tensor


class Encoder(nn.Module):
    """Turns word pieces into vectors and scores of tags."""

    def __init__(self, body: nn.Module, size: int) -> None:
        super().__init__()
        self.body = body
        self.features = nn.ModuleList(_zero_embedding(count, size) for count in FEATURES)
        self.drop = nn.Dropout(0.1)
        self.tag = nn.Linear(size, TAGS)
        self.quote_tag = nn.Linear(size, 3)

    def forward(
        self, ids: Tensor, features: Tensor, mask: Tensor
    ) -> tuple[list[Tensor], Tensor, Tensor]:
        """Return vectors after each layer, scores of mention tags and of quotation tags.

        Args:
            ids: Word pieces (windows, T).
            features: Features of their words (windows, T, 4).
            mask: 1 for word pieces, 0 for padding (windows, T).
        """
        each = self.each(ids, features, mask)
        dropped = self.drop(each[-1])
        return each, self.tag(dropped), self.quote_tag(dropped)

    def each(self, ids: Tensor, features: Tensor, mask: Tensor) -> list[Tensor]:
        """Return the vectors of word pieces (windows, T, width) after each layer."""
        raise NotImplementedError


class Tagging(nn.Module):
    """A linear-chain CRF over tags (Lafferty et al. 2001) with hard constraints.

    An I follows only a B or I of its label.
    """

    forbidden: Tensor
    first: Tensor

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.move = nn.Parameter(torch.zeros(tags, tags))
        forbidden = torch.zeros(tags, tags)
        for inside in range(2, tags, 2):
            forbidden[:, inside] = FORBIDDEN
            forbidden[inside - 1, inside] = forbidden[inside, inside] = 0.0
        self.register_buffer("forbidden", forbidden)
        first = torch.zeros(tags)
        first[2::2] = FORBIDDEN
        self.register_buffer("first", first)

    def moves(self) -> Tensor:
        """Return the scores of moves from tag to tag, constraints included."""
        return self.move + self.forbidden

    def loss(self, scores: Tensor, possible: Tensor, mask: Tensor) -> Tensor:
        """Return minus the log probability that all tags are among the possible ones.

        Args:
            scores: Of each word and tag (windows, words, tags).
            possible: True for tags that a word may have (windows, words, tags).
            mask: 1.0 for words, 0.0 for padding (windows, words).
        """
        known = scores.masked_fill(~possible, FORBIDDEN)
        totals = self._total(torch.cat([scores, known]), torch.cat([mask, mask]))
        half = len(scores)
        return (totals[:half] - totals[half:]).sum()

    def _total(self, scores: Tensor, mask: Tensor) -> Tensor:
        """Return the log of the summed weights of all paths of tags (windows,)."""
        moves = self.moves()
        total = scores[:, 0] + self.first
        for word in range(1, scores.shape[1]):
            following = torch.logsumexp(total[:, :, None] + moves, 1) + scores[:, word]
            total = torch.where(mask[:, word, None] > 0, following, total)
        return torch.logsumexp(total, -1)


class Heads(nn.Module):
    """Finds coreference, relations, roles, status, stance and speakers of a window's items.

    Args:
        size: Width of the encoder's vectors.
    """

    cuts: Tensor
    allowed: Tensor

    def __init__(self, size: int) -> None:
        super().__init__()
        self.span = nn.Sequential(nn.Linear(3 * size, WIDTH), nn.GELU(), nn.Dropout(0.15))
        self.label = nn.Embedding(_LABELS, WIDTH)
        self.context = nn.ModuleList(_Beside() for _ in range(2))
        self.ask_subject, self.ask_object = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.key, self.value = nn.Linear(size, WIDTH), nn.Linear(size, WIDTH)
        self.region = _zero_embedding(2 * _REGIONS, HEADS)
        self.types = nn.Embedding(_LABELS**2, 32)
        self.far = nn.Embedding(_DISTANCES, 32)
        self.apart = nn.Embedding(_STEPS, 16)
        self.between = nn.Embedding(_STEPS, 16)
        self.pair = nn.Sequential(
            *_layer(4 * WIDTH + _PAIR_FEATURES, HIDDEN, 0.2), *_layer(HIDDEN, HIDDEN, 0.2)
        )
        self.among_pairs = _AmongPairs()
        self.relation = nn.Linear(HIDDEN, len(RELATIONS))
        nn.init.constant_(self.relation.bias, -4.0)
        self.pair_role, self.role_pair = nn.Linear(HIDDEN, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.role_far = nn.Embedding(2 * _DISTANCES, 1)
        self.status = nn.Linear(HIDDEN, len(STATUSES))
        self.role_status = nn.Linear(WIDTH, len(STATUSES))
        self.stance = nn.Linear(HIDDEN, len(STANCES))
        self.corefer = _scorer()
        self.no_antecedent = nn.Linear(WIDTH, 1)
        self.speaker = _scorer()
        self.register_buffer("cuts", torch.tensor(_CUTS))
        self.register_buffer("allowed", torch.tensor(allowed()))

    def items(self, hidden: Tensor, items: Items) -> Tensor:
        """Return the vectors of items (M, WIDTH), each aware of the others."""
        start, end, label, sentence = items
        total = functional.pad(hidden.float().cumsum(0), (0, 0, 1, 0))
        mean = (total[end] - total[start]) / (end - start)[:, None]
        ends = [hidden[start], hidden[end - 1], mean.to(hidden.dtype)]
        spans: Tensor = self.span(torch.cat(ends, -1)) + self.label(label)
        order = torch.arange(start.shape[0], device=start.device)
        rank = _steps(order[None] - order[:, None])
        apart = _steps(sentence[None] - sentence[:, None])
        for layer in self.context:
            spans = layer(spans, rank, apart)
        return spans

    def antecedents(
        self, spans: Tensor, items: Items, anaphors: Tensor, candidates: Tensor
    ) -> Tensor:
        """Return the scores that anaphors stand for candidates (P,); 0 is "for none".

        Args:
            spans: Vectors of the items.
            items: Where they stand.
            anaphors: Index of an item for each pair.
            candidates: Index of the item that it may stand for.
        """
        scores = self.corefer(self._compared(spans, items, anaphors, candidates))
        return scores[:, 0] - self.no_antecedent(spans[anaphors])[:, 0]

    def speakers(
        self, spans: Tensor, items: Items, quotations: Tensor, candidates: Tensor
    ) -> Tensor:
        """Return the scores that candidates said quotations (P,); 0 is "none of them".

        Args:
            spans: Vectors of the items.
            items: Where they stand.
            quotations: Index of an item for each pair.
            candidates: Index of the item that may have said it.
        """
        return self.speaker(self._compared(spans, items, quotations, candidates))[:, 0]

    def pairs(
        self, hidden: Tensor, sentence_of: Tensor, spans: Tensor, items: Items, pairs: Pairs
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return vectors of pairs (P, HIDDEN), logits of relations, statuses and stances.

        Args:
            hidden: Vectors of the word pieces.
            sentence_of: Index of the sentence of each piece.
            spans: Vectors of the items.
            items: Where they stand.
            pairs: The pairs that are asked about.
        """
        context = self._context(hidden, spans, _regions(sentence_of, items, pairs), pairs)
        compared = self._compared(spans, items, pairs.subject, pairs.object, context)
        vectors = self.among_pairs(self.pair(compared), pairs)
        logits = self.relation(vectors).float()
        subject_type = _type(items.label[pairs.subject])
        object_type = _type(items.label[pairs.object])
        possible = self.allowed[subject_type, object_type]
        logits = logits.masked_fill(~possible, -30.0)
        return vectors, logits, self.status(vectors).float(), self.stance(vectors).float()

    def roles(
        self, vectors: Tensor, spans: Tensor, items: Items, pairs: Pairs, roles: Tensor
    ) -> Tensor:
        """Return the scores (P, R) that a pair holds under each role item.

        Args:
            vectors: Vectors of the pairs.
            spans: Vectors of the items.
            items: Where they stand.
            pairs: The pairs that are asked about.
            roles: Indices of the items that are roles (R,).
        """
        asked, offered = self.pair_role(vectors), self.role_pair(spans[roles])
        scores = (asked @ offered.T).float() / WIDTH**0.5
        at = items.start[roles][None]
        from_subject = self._distance(at - items.start[pairs.subject][:, None])
        from_object = self._distance(at - items.start[pairs.object][:, None]) + _DISTANCES
        return scores + self.role_far(from_subject)[..., 0] + self.role_far(from_object)[..., 0]

    def _compared(
        self, spans: Tensor, items: Items, first: Tensor, second: Tensor, *more: Tensor
    ) -> Tensor:
        """Return the input of a layer that judges pairs.

        It is both vectors, their product, any more vectors of the pairs, and their features.
        """
        one, other = spans[first], spans[second]
        features = self._features(items, first, second).to(spans.dtype)
        return torch.cat([one, other, one * other, *more, features], -1)

    def _features(self, items: Items, first: Tensor, second: Tensor) -> Tensor:
        """Return vectors of the labels of pairs and of how far apart the two items are."""
        start, _, label, sentence = items
        return torch.cat(
            [
                self.types(label[first] * _LABELS + label[second]),
                self.far(self._distance(start[second] - start[first])),
                self.apart(_steps(sentence[second] - sentence[first])),
                self.between(_steps(second - first)),
            ],
            -1,
        )

    def _distance(self, difference: Tensor) -> Tensor:
        """Return the classes of distances in word pieces."""
        return torch.bucketize(difference, self.cuts)

    def _context(self, hidden: Tensor, spans: Tensor, region: Tensor, pairs: Pairs) -> Tensor:
        """Return what each pair finds in the text around it (P, WIDTH).

        Both ends ask where to look; each region of the window has a weight of its own.
        """
        key, value = _by_head(self.key(hidden)), _by_head(self.value(hidden))
        asked_by_subject = _attention(_by_head(self.ask_subject(spans)), key)
        asked_by_object = _attention(_by_head(self.ask_object(spans)), key)
        weights = (
            asked_by_subject[pairs.subject]
            + asked_by_object[pairs.object]
            + self.region(region).permute(0, 2, 1).float()
        ).softmax(-1)
        return torch.einsum("pht,thd->phd", weights.to(value.dtype), value).flatten(1)


class _Beside(nn.Module):
    """Attention among the items of a window, with biases for order and sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.norm, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.ask, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.rank = _zero_embedding(_STEPS, HEADS)
        self.apart = _zero_embedding(_STEPS, HEADS)
        self.feed = nn.Sequential(
            *_layer(WIDTH, 2 * WIDTH, 0.1),
            nn.Linear(2 * WIDTH, WIDTH),
        )
        self.drop = nn.Dropout(0.1)

    def forward(self, spans: Tensor, rank: Tensor, apart: Tensor) -> Tensor:
        """Return the vectors of items (M, WIDTH), each aware of the others.

        Args:
            spans: Vectors of the items.
            rank: Class of how many items each one is from each other (M, M).
            apart: Class of how many sentences each one is from each other (M, M).
        """
        asked = self.ask(self.norm(spans)).view(-1, 3, HEADS, WIDTH // HEADS)
        query, key, value = asked.unbind(1)
        scores = torch.einsum("ihd,jhd->hij", query, key).float() / (WIDTH / HEADS) ** 0.5
        scores = scores + (self.rank(rank) + self.apart(apart)).permute(2, 0, 1).float()
        weights = scores.softmax(-1).to(value.dtype)
        mixed = torch.einsum("hij,jhd->ihd", weights, value).flatten(1)
        spans = spans + self.drop(self.out(mixed))
        return spans + self.drop(self.feed(self.norm2(spans)))


class _AmongPairs(nn.Module):
    """Attention of each pair to the pairs of a window that share an item with it.

    The candidates for one end of a fact thus compete: one layer like axial attention
    (Tan et al. 2022).
    """

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(HIDDEN)
        self.ask = nn.Linear(HIDDEN, 3 * _AMONG)
        self.shared = _zero_embedding(_WAYS_TO_SHARE, HEADS)
        self.out = nn.Linear(_AMONG, HIDDEN)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, vectors: Tensor, pairs: Pairs) -> Tensor:
        """Return the vectors of pairs (P, HIDDEN), each aware of its competitors."""
        subject, object_, sentence = pairs
        way = (
            (subject[:, None] == subject[None]).long()
            + 2 * (object_[:, None] == object_[None]).long()
            + 4 * (subject[:, None] == object_[None]).long()
            + 8 * (object_[:, None] == subject[None]).long()
        )
        is_apart = way == 0
        way = way + 16 * (sentence[:, None] != sentence[None]).long()
        asked = self.ask(self.norm(vectors)).view(-1, 3, HEADS, _AMONG // HEADS)
        query, key, value = asked.unbind(1)
        scores = torch.einsum("phd,qhd->hpq", query, key).float() / (_AMONG / HEADS) ** 0.5
        scores = scores + self.shared(way).permute(2, 0, 1).float()
        weights = scores.masked_fill(is_apart, FORBIDDEN).softmax(-1).to(value.dtype)
        mixed = torch.einsum("hpq,qhd->phd", weights, value).flatten(1)
        return vectors + self.out(mixed)


class Reader(nn.Module):
    """Encoder, taggers and heads together."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.tagging, self.quoting = Tagging(TAGS), Tagging(3)
        self.heads = Heads(encoder.tag.in_features)


def load_weights(reader: Reader, path: Path) -> Reader:
    """Give a reader the weights of a checkpoint of its kind, and return it."""
    reader.load_state_dict(torch.load(path)["state"])
    return reader


def _zero_embedding(count: int, size: int) -> nn.Embedding:
    """Return an embedding whose vectors are zero until they are trained."""
    embedding = nn.Embedding(count, size)
    nn.init.zeros_(embedding.weight)
    return embedding


def _layer(inputs: int, outputs: int, dropout: float) -> Iterator[nn.Module]:
    """Yield the parts of one layer of a perceptron."""
    yield from (nn.Linear(inputs, outputs), nn.GELU(), nn.Dropout(dropout))


def _scorer() -> nn.Sequential:
    """Return a perceptron that scores pairs of items."""
    return nn.Sequential(*_layer(3 * WIDTH + _PAIR_FEATURES, WIDTH, 0.15), nn.Linear(WIDTH, 1))


def _steps(difference: Tensor) -> Tensor:
    """Return the classes of differences of item order or of sentences."""
    return difference.clamp(-_NEAR, _NEAR) + _NEAR


def _by_head(vectors: Tensor) -> Tensor:
    """Return vectors cut into one part for each head (rows, HEADS, WIDTH / HEADS)."""
    return vectors.view(-1, HEADS, WIDTH // HEADS)


def _attention(query: Tensor, key: Tensor) -> Tensor:
    """Return how much each item looks at each word piece, before the softmax (M, HEADS, T)."""
    return torch.einsum("mhd,thd->mht", query, key).float() / (WIDTH / HEADS) ** 0.5


def _regions(sentence_of: Tensor, items: Items, pairs: Pairs) -> Tensor:
    """Return the region of each word piece as each pair sees it (P, T).

    Inside the subject, inside the object, between them, in the sentence that is to state the
    fact, or elsewhere; counted apart where the subject follows the object.
    """
    piece = torch.arange(sentence_of.shape[0], device=sentence_of.device)[None]
    subject_start, object_start = (items.start[at][:, None] for at in pairs[:2])
    subject_end, object_end = (items.end[at][:, None] for at in pairs[:2])
    first_end = torch.minimum(subject_end, object_end)
    second_start = torch.maximum(subject_start, object_start)
    is_between = (piece >= first_end) & (piece < second_start)
    in_object = (piece >= object_start) & (piece < object_end)
    in_subject = (piece >= subject_start) & (piece < subject_end)
    states_fact = sentence_of[None] == pairs.sentence[:, None]
    region = torch.where(states_fact, _SENTENCE, _ELSEWHERE)
    region = torch.where(is_between, _BETWEEN, region)
    region = torch.where(in_object, _OBJECT, region)
    region = torch.where(in_subject, _SUBJECT, region)
    return region + _REGIONS * (subject_start > object_start).long()


def _type(label: Tensor) -> Tensor:
    """Return the types of labels as :attr:`kg.text.pairs.Item.type` does, 0 for none."""
    return torch.where(label < 8, label % 4, torch.where(label == 8, 3, 0))
