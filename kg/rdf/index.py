"""What a Turtle file was made from: which unit of the graph says something of which block.

An index holds hashes, lengths and IRIs of the vocabulary, and no word of an article.
"""

import json
import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.sealing import sealed, unsealed

Numbers = NDArray[np.uint32]
_LEVEL = 1  # of zlib: hashes do not shrink, and the rest does at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What a file was made from, by number of unit and of block.

    Attributes:
        sha256: Of the file.
        digests: Of the units.
        touches: Pairs (unit, block that it says something of), in two rows.
        uses: Pairs (unit, word that it uses), in two rows.
        words: IRIs of the vocabulary that are used.
        start: Bytes before the first block.
        lengths: Bytes of the blocks.
        names: Prefixes that each block uses, a bit for each in their order.
    """

    sha256: str
    digests: tuple[bytes, ...]
    touches: Numbers
    uses: Numbers
    words: tuple[str, ...]
    start: int
    lengths: Numbers
    names: NDArray[np.uint64]


def encoded(index: Index) -> bytes:
    """Return an index as bytes, with a hash of them."""
    head = {
        "sha256": index.sha256,
        "units": len(index.digests),
        "digest": len(index.digests[0]) if index.digests else 0,
        "touches": int(index.touches.shape[1]),
        "uses": int(index.uses.shape[1]),
        "words": index.words,
        "start": index.start,
        "blocks": len(index.lengths),
    }
    parts = [json.dumps(head).encode(), b"\n", *index.digests]
    parts += [
        array.astype(f"<u{array.itemsize}").tobytes()
        for array in (index.touches, index.uses, index.lengths, index.names)
    ]
    data = zlib.compress(b"".join(parts), _LEVEL)
    return sealed(data)


def decoded(data: bytes) -> Index | None:
    """Return the index of bytes, or None where they are no whole one."""
    inner = unsealed(data)
    if inner is None:
        return None
    text = zlib.decompress(inner)
    end = text.index(b"\n")
    head: dict[str, Any] = json.loads(text[:end])
    place = end + 1
    width = head["digest"]
    digests = []
    for _ in range(head["units"]):
        digests.append(text[place : place + width])
        place += width
    arrays = []
    for count, kind in (
        (2 * head["touches"], "<u4"),
        (2 * head["uses"], "<u4"),
        (head["blocks"], "<u4"),
        (head["blocks"], "<u8"),
    ):
        array = np.frombuffer(text, dtype=kind, count=count, offset=place)
        place += array.nbytes
        arrays.append(array)
    touches, uses, lengths, names = arrays
    return Index(
        sha256=head["sha256"],
        digests=tuple(digests),
        touches=touches.reshape(2, -1),
        uses=uses.reshape(2, -1),
        words=tuple(head["words"]),
        start=head["start"],
        lengths=lengths,
        names=names,
    )
