"""The network that says what names are, with the weights that kg ships."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from kg.errors import KGError
from kg.model import EntityType
from kg.nlp.opinion.asking import encoded
from kg.nlp.opinion.encoder import FOLDER, Row, load
from kg.nlp.opinion.opinion import TYPES

PERSON, INSTITUTION = EntityType.PERSON, EntityType.INSTITUTION
TECHNOLOGY, PLACE = EntityType.TECHNOLOGY, EntityType.PLACE


def _row(text: str, name: str) -> Row:
    words = text.split()
    return encoded(
        words,
        [0] * len(words),
        [(words.index(name), words.index(name) + 1)],
        load().vocabulary,
    )


_SHARES = "Shares of Orvex rose after the chipmaker Orvex said its sales had doubled ."


def test_chances_of_all_types_make_one() -> None:
    (chances,) = load().chances([_row(_SHARES, "Orvex")])
    assert chances.shape == (1, len(TYPES))
    assert np.exp(chances).sum() == pytest.approx(1.0, abs=1e-5)


def test_no_sentence_needs_no_network() -> None:
    assert load().chances([]) == []


def test_company_in_the_batch_changes_nothing() -> None:
    rows = [_row(_SHARES, "Orvex"), _row("They met Orvex , 43 , in Lisbon .", "Orvex")]
    together = load().chances(rows)
    for row, chances in zip(rows, together, strict=True):
        assert load().chances([row])[0] == pytest.approx(chances, abs=1e-3)
    assert all(map(np.array_equal, load().chances(rows), together))


def test_more_threads_change_no_bit() -> None:
    rows = [_row(_SHARES, "Orvex")] * 9
    found = []
    for threads in (1, 2):
        with threadpool_limits(limits=threads, user_api="blas"):
            found.append(load().chances(rows))
    assert all(map(np.array_equal, *found))


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (_SHARES, INSTITUTION),
        (
            "The carmaker hired an engineer from Orvex , a start-up that sells chips .",
            INSTITUTION,
        ),
        ("Mayor Orvex , 43 , said she would not resign .", PERSON),
        ("The earthquake struck near Orvex , a town in the north of the province .", PLACE),
    ],
)
def test_context_says_what_a_made_up_name_is(text: str, type_: EntityType) -> None:
    (chances,) = load().chances([_row(text, "Orvex")])
    assert TYPES[int(np.argmax(chances[0]))] is type_


def test_missing_weights_are_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(KGError, match="reinstall kg"):
        load(tmp_path)


def test_the_weights_were_trained_with_this_network() -> None:
    names = json.loads((FOLDER / "names.json").read_text(encoding="utf-8"))
    with (FOLDER / "network.onnx").open("rb") as file:
        assert names["network"] == hashlib.file_digest(file, "sha256").hexdigest()
