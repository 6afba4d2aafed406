"""The lower layers of the encoder that kg ships, adapted to names.

The relation network (:mod:`kg.extraction.learned`) is a MiniLM of six layers, kept as 8-bit
integers. What its lower layers know of words in their context also tells a company from a
person, so they are read from the same file, and a second file holds only what differs: to each
matrix a product of two thin ones (low-rank adaptation, Hu et al. 2021), its offsets and norms.
Made by ``benchmarks.training.names``; docs/model-card.md.

Products of matrices are numpy's: on an AMD EPYC they take a fifth to a third of the time that
thinc's take there.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import KGError
from kg.nlp.opinion.pieces import Vocabulary, read
from kg.nlp.opinion.tensors import Array, Floats, numbers, tensors
from kg.nlp.parsing.threads import one_thread

FOLDER = Path(__file__).parent.parent / "model"
"""The weights that kg ships; docs/model-card.md says how they were made."""

HEADS = 12
_TINY = 1e-12
_STEEP = 1.702  # x * sigmoid(1.702 x) stands for GELU

Rows = Sequence[NDArray[np.intp]]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence for the encoder.

    Attributes:
        pieces: Index of each word piece.
        capitals: How the word of each piece is capitalised.
        labels: Which of the model's entities the word of each piece belongs to.
        spans: First piece and piece after the last of each name that is asked about.
    """

    pieces: tuple[int, ...]
    capitals: tuple[int, ...]
    labels: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Dense:
    """A product with a matrix, and an offset."""

    weight: Floats
    offset: Floats

    def __call__(self, values: Floats) -> Floats:
        """Return values of shape (rows, outputs)."""
        product: Floats = values @ self.weight
        product += self.offset
        return product


@dataclass(frozen=True, slots=True)
class Norm:
    """Brings each row to mean 0 and variance 1, then scales and shifts it."""

    weight: Floats
    offset: Floats

    def __call__(self, values: Floats) -> Floats:
        """Return values of the same shape."""
        centred: Floats = values - values.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", centred, centred)[:, None] / centred.shape[1]
        centred /= np.sqrt(spread + np.float32(_TINY))
        centred *= self.weight
        centred += self.offset
        return centred


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: words look at each other, then each is worked on by itself."""

    ask: Dense
    look: Dense
    looked: Dense
    widen: Dense
    narrow: Dense
    first: Norm
    second: Norm

    def __call__(self, states: Floats, lengths: Sequence[int], wanted: Rows) -> Floats:
        """Return new states of the wanted rows, in their order.

        Args:
            states: Of all rows: the pieces of all sentences.
            lengths: How many rows each sentence has.
            wanted: For each sentence the places in it that go on; the topmost layer is asked
                for those of names only, which saves most of its work.
        """
        seen = []
        both, width = self.look(states), states.shape[1]
        starts = np.cumsum([0, *lengths[:-1]])
        chosen = states[
            np.concatenate([start + rows for start, rows in zip(starts, wanted, strict=True)])
        ]
        asked = self.ask(chosen)
        at = 0
        for start, length, rows in zip(starts, lengths, wanted, strict=True):
            query = asked[at : at + len(rows)].reshape(len(rows), HEADS, -1).transpose(1, 0, 2)
            pair = both[start : start + length].reshape(length, 2, HEADS, -1)
            key, value = pair.transpose(1, 2, 0, 3)
            weights = query @ key.transpose(0, 2, 1) * np.float32(query.shape[-1] ** -0.5)
            weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
            weights /= weights.sum(axis=-1, keepdims=True)
            seen.append((weights @ value).transpose(1, 0, 2).reshape(len(rows), width))
            at += len(rows)
        chosen = self.first(chosen + self.looked(np.concatenate(seen)))
        return self.second(chosen + self.narrow(_active(self.widen(chosen))))


def _mean(rows: Floats) -> Floats:
    """Return the mean of some rows, as ``rows.mean(axis=0)``, which takes twice as long."""
    total: Floats = np.add.reduce(rows, axis=0)
    total /= np.float32(len(rows))
    return total


def _active(values: Floats) -> Floats:
    # In one array: with new ones for each step, a tenth of the network's time went here.
    result: Floats = np.float32(-_STEEP) * values
    np.exp(result, out=result)
    result += np.float32(1)
    np.divide(values, result, out=result)
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """The network that says what a name is.

    Attributes:
        vocabulary: The word pieces.
        words: An 8-bit row for each piece.
        scale: What a step of those integers is worth.
        zero: Which integer is 0.
        places: A vector for each place in a sentence, as far as the network looks.
        capitals: A vector for each way to capitalise.
        labels: A vector for each label of the model.
        first: Norm of what goes into the lowest layer.
        layers: From the lowest up.
        hidden: Work on what is known of a span.
        said: One output for each type of :data:`kg.nlp.opinion.opinion.TYPES`.
    """

    vocabulary: Vocabulary
    words: Array
    scale: np.float32
    zero: np.float32
    places: Floats
    capitals: Floats
    labels: Floats
    first: Norm
    layers: tuple[Layer, ...]
    hidden: Dense
    said: Dense

    def chances(self, rows: Sequence[Row]) -> list[Floats]:
        """Return for each sentence the logarithms of chances, of shape (spans, types)."""
        if not rows:
            return []
        with one_thread():
            return self._chances(rows)

    def _chances(self, rows: Sequence[Row]) -> list[Floats]:
        lengths = [len(row.pieces) for row in rows]
        pieces = np.concatenate([np.asarray(row.pieces) for row in rows])
        words = (self.words[pieces].astype(np.float32) - self.zero) * self.scale
        words += self.capitals[np.concatenate([np.asarray(row.capitals) for row in rows])]
        words += self.labels[np.concatenate([np.asarray(row.labels) for row in rows])]
        places = np.concatenate([self.places[:length] for length in lengths])
        states = self.first(words + places)
        plain = self.first(words)
        every = [np.arange(length) for length in lengths]
        named = [
            np.unique(np.concatenate([np.arange(low, high) for low, high in row.spans]))
            for row in rows
        ]
        for layer in self.layers[:-1]:
            states = layer(states, lengths, every)
        states = self.layers[-1](states, lengths, named)
        known = []
        start = at = 0
        for row, length, own in zip(rows, lengths, named, strict=True):
            for low, high in row.spans:
                first = at + int(np.searchsorted(own, low))
                inside = states[first : first + high - low]
                mean = _mean(plain[start + low : start + high])
                known.append(np.concatenate([inside[0], inside[-1], _mean(inside), mean]))
            start += length
            at += len(own)
        values = self.said(_active(self.hidden(np.stack(known))))
        values -= values.max(axis=1, keepdims=True)
        values -= np.log(np.exp(values).sum(axis=1, keepdims=True))
        stops = np.cumsum([len(row.spans) for row in rows])[:-1]
        return list(np.split(values, stops))


@cache
def load(folder: Path = FOLDER) -> Encoder:
    """Read the network once.

    Raises:
        KGError: If a file is not there or not what the others ask for.
    """
    try:
        base = tensors(folder / "network.onnx")
        own: dict[str, Floats] = {
            name: values.astype(np.float32)
            for name, values in np.load(folder / "names.npz").items()
        }
        names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        vocabulary = read(folder / "vocabulary.txt")
        return _encoder(base, own, names, vocabulary)
    except (OSError, ValueError, KeyError) as error:
        raise KGError(f"{folder}: no weights for names ({error}): reinstall kg") from error


def _encoder(
    base: Mapping[str, Array],
    own: Mapping[str, Floats],
    names: Mapping[str, Any],
    vocabulary: Vocabulary,
) -> Encoder:
    word = names["words"]
    places = numbers(base, names["places"]) + numbers(base, names["segments"])[0]
    return Encoder(
        vocabulary=vocabulary,
        words=base[f"{word}_quantized"],
        scale=np.float32(base[f"{word}_scale"]),
        zero=np.float32(base[f"{word}_zero_point"]),
        places=places,
        capitals=own["capitals"],
        labels=own["labels"],
        first=Norm(own["first.weight"], own["first.offset"]),
        layers=tuple(
            Layer(
                ask=_columns(look, slice(None, len(look.offset) // 3)),
                look=_columns(look, slice(len(look.offset) // 3, None)),
                looked=_adapted(base, own, f"{number}.looked", layer["looked"]),
                widen=_adapted(base, own, f"{number}.widen", layer["widen"]),
                narrow=_adapted(base, own, f"{number}.narrow", layer["narrow"]),
                first=Norm(own[f"{number}.first.weight"], own[f"{number}.first.offset"]),
                second=Norm(own[f"{number}.second.weight"], own[f"{number}.second.offset"]),
            )
            for number, layer in enumerate(names["layers"])
            for look in [_adapted(base, own, f"{number}.look", layer["look"])]
        ),
        hidden=Dense(own["hidden.weight"], own["hidden.offset"]),
        said=Dense(own["said.weight"], own["said.offset"]),
    )


def _adapted(
    base: Mapping[str, Array], own: Mapping[str, Floats], key: str, parts: Sequence[str]
) -> Dense:
    """Return matrices of the file, side by side, with what is added to them for names."""
    weight = np.concatenate([numbers(base, part) for part in parts], axis=1)
    weight += own[f"{key}.down"] @ own[f"{key}.up"]
    return Dense(np.ascontiguousarray(weight), own[f"{key}.offset"])


def _columns(dense: Dense, part: slice) -> Dense:
    return Dense(np.ascontiguousarray(dense.weight[:, part]), dense.offset[part])
