"""Keeps which names share which block, so that other names cost only the blocks they are in.

A block's pairs hang on the names in it and nothing else (:mod:`kg.resolve.blocking`). What is
kept are hashes of names and blocks, and places in the alphabet: no word of an article. Two
blocks of one hash are met again together, so an equal hash costs a little time and no pair.
"""

import hashlib
import zlib
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.uint32]
Pairs = NDArray[np.uint32]
"""Three rows: place of a name, of a later one, hash of the block where they meet."""


class Nearby(NamedTuple):
    """The names of one type in the order of the alphabet, and where they meet.

    Attributes:
        names: Hash of each name.
        counts: How many blocks each is in.
        blocks: Hashes of the blocks of each, one name after the other.
        pairs: Which meet in which block.
    """

    names: NDArray[np.uint64]
    counts: Places
    blocks: Places
    pairs: Pairs

    def written(self) -> list[str]:
        """Return it as text."""
        return [
            b64encode(one.astype(f"<u{one.itemsize}").tobytes()).decode()
            for one in (self.names, self.counts, self.blocks, self.pairs)
        ]

    @classmethod
    def read(cls, written: Sequence[str]) -> "Nearby":
        """Return what :meth:`written` gave."""
        names, *rest = map(b64decode, written)
        counts, blocks, pairs = (np.frombuffer(one, dtype="<u4") for one in rest)
        return cls(np.frombuffer(names, dtype="<u8"), counts, blocks, pairs.reshape(3, -1))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Nearby) and self.written() == other.written()

    def __hash__(self) -> int:
        return hash(self.names.tobytes())


class Change(NamedTuple):
    """What is other than before.

    Attributes:
        stays: Places of the names that were there, as they were.
        places: Where these are now.
        new: Places of names that were not there.
    """

    stays: NDArray[np.int64]
    places: NDArray[np.int64]
    new: NDArray[np.int64]


def hashes(names: Sequence[tuple[object, ...]]) -> NDArray[np.uint64]:
    """Return a hash of each name."""
    every = b"".join(
        hashlib.blake2b(repr(one).encode("utf-8", "surrogatepass"), digest_size=8).digest()
        for one in names
    )
    return np.frombuffer(every, dtype="<u8")


def block_hash(block: str) -> int:
    """Return a hash of a block."""
    return zlib.crc32(block.encode("utf-8", "surrogatepass"))


def change(before: Nearby, names: NDArray[np.uint64]) -> Change:
    """Return what is other than before; who stays is in the same order as before."""
    return Change(
        np.flatnonzero(np.isin(before.names, names)),
        np.flatnonzero(np.isin(names, before.names)),
        np.flatnonzero(~np.isin(names, before.names)),
    )


def blocks_gone(before: Nearby, made: Change) -> set[int]:
    """Return the hashes of the blocks of names that are gone."""
    gone = np.ones(len(before.names), dtype=np.bool_)
    gone[made.stays] = False
    return set(before.blocks[np.repeat(gone, before.counts)].tolist())


def sharing(before: Nearby, made: Change, touched: set[int]) -> list[int]:
    """Return the places, as they are now, of names that stay and are in a touched block."""
    here = np.isin(before.blocks, np.array(sorted(touched), dtype=np.uint32))
    owner = np.repeat(np.arange(len(before.names)), before.counts)
    found = np.zeros(len(before.names), dtype=np.bool_)
    found[owner[here]] = True
    return list(map(int, made.places[found[made.stays]]))


def updated(
    before: Nearby,
    made: Change,
    names: NDArray[np.uint64],
    *,
    blocks: Sequence[Sequence[int]],
    touched: set[int],
    pairs: Sequence[tuple[int, int, int]],
) -> Nearby:
    """Return what is there now.

    Args:
        before: What was there.
        made: What is other.
        names: Hashes of the names of now.
        blocks: Hashes of the blocks of each new name.
        touched: Hashes of the blocks that were met again.
        pairs: What was found in these.
    """
    counts = np.zeros(len(names), dtype=np.uint32)
    counts[made.places] = before.counts[made.stays]
    counts[made.new] = [len(every) for every in blocks]
    is_new = np.zeros(len(names), dtype=np.bool_)
    is_new[made.new] = True
    old = np.zeros(len(before.names), dtype=np.bool_)
    old[made.stays] = True
    every = np.zeros(int(counts.sum()), dtype=np.uint32)
    mine = np.repeat(is_new, counts)
    every[mine] = [one for some in blocks for one in some]
    every[~mine] = before.blocks[np.repeat(old, before.counts)]
    moved = np.zeros(len(before.names), dtype=np.uint32)
    moved[made.stays] = made.places
    still = ~np.isin(before.pairs[2], np.array(sorted(touched), dtype=np.uint32))
    left, right, where = before.pairs[:, still]
    kept = np.array([moved[left], moved[right], where], dtype=np.uint32)
    return Nearby(
        np.asarray(names),
        counts,
        every,
        ordered(np.concatenate((kept, rows(pairs)), axis=1)),
    )


def rows(pairs: Sequence[tuple[int, int, int]]) -> Pairs:
    """Return pairs in three rows."""
    return np.array(pairs, dtype=np.uint32).reshape(-1, 3).T


def ordered(pairs: Pairs) -> Pairs:
    """Return pairs in one order."""
    return pairs[:, np.lexsort((pairs[2], pairs[1], pairs[0]))]


def distinct(pairs: Pairs) -> list[tuple[int, int]]:
    """Return which places meet, each pair once, sorted."""
    both = np.unique((pairs[0].astype(np.uint64) << np.uint64(32)) | pairs[1])
    left, right = both >> np.uint64(32), both & np.uint64(0xFFFFFFFF)
    return list(zip(left.tolist(), right.tolist(), strict=True))
