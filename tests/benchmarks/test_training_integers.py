"""A written network says what the trained one says, whatever else is in the batch."""

import hashlib
import platform

import numpy as np
import pytest

from kg import nlp
from kg.extraction.learned.candidates import candidates
from kg.extraction.learned.encoding import Encoded, encode
from kg.extraction.learned.network import FOLDER, load
from kg.nlp.opinion.tensors import Array, numbers, tensors
from kg.sources import from_text

TEXT = (
    "Mira Holt, director of the Institute of Optics in Lyon, met Jan Berg of Norsk Data. "
    "Norsk Data will supply lasers to the Institute of Optics, which Holt founded in 2003. "
    "Berg studied at the University of Bergen. "
)


@pytest.fixture(scope="module")
def rows() -> list[Encoded]:
    vocabulary = load().vocabulary
    (document,) = nlp.annotate([from_text(TEXT)], nlp.load())
    return [
        encode(sentence.text, candidates(document, sentence), vocabulary,
               offset=sentence.start_char)
        for sentence in document.doc.sents
    ]  # fmt: skip


def test_company_in_the_batch_changes_next_to_nothing(rows: list[Encoded]) -> None:
    network = load()
    for row, logits in zip(rows, network.logits(rows), strict=True):
        assert np.abs(network.logits([row])[0] - logits).max() < 1e-4


def test_integers_stay_where_every_processor_adds_them_alike() -> None:
    arrays = tensors(FOLDER / "network.onnx")
    matrices = [name for name in arrays if name.endswith("weight_spread")]
    assert len(matrices) == 6 * 6
    for name in matrices:
        whole = arrays[name.removesuffix("_spread") + "_quantized"]
        # Two products of a byte up to 127 and one of -127 to 127 fit into 16 bits.
        assert 2 * 127 * int(np.abs(whole.astype(int)).max()) < 2**15


def test_a_matrix_is_read_back_as_what_it_stands_for() -> None:
    arrays: dict[str, Array] = {
        "m_quantized": np.array([[2, -4], [6, 8]], np.int8),
        "m_scale": np.array([0.5, 0.25], np.float32),
        "m_spread": np.array([1.0, 2.0], np.float32),
    }
    assert numbers(arrays, "m").tolist() == [[1.0, -1.0], [1.5, 1.0]]
    table: dict[str, Array] = {
        "t_quantized": np.array([[3]], np.uint8),
        "t_scale": np.array(2.0, np.float32),
        "t_zero_point": np.array(1, np.uint8),
    }
    assert numbers(table, "t").tolist() == [[4.0]]


@pytest.mark.skipif(platform.machine() != "x86_64", reason="compared on these processors")
def test_answers_are_those_of_the_machine_that_wrote_them(rows: list[Encoded]) -> None:
    logits = np.concatenate([one.ravel() for one in load().logits(rows)])
    # The bits that an AVX-512 and an emulated AVX2 processor agree on (decision 0027).
    assert hashlib.sha256(logits.astype("<f4").tobytes()).hexdigest()[:16] == "95dfcc713feb75f9"
