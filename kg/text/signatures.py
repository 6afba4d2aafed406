"""Signs the words of a story, so that copies of it are found without keeping its text.

The signature is a MinHash (Broder 1997, "On the resemblance and containment of documents") of
all runs of five words: the share of values that two signatures have in common estimates the
share of runs that two texts have in common, within .04 at a half. Headlines, captions and other
furniture differ between copies and are left out.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.model import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VALUES = 128
"""Values of a signature, of 32 bits each."""

_RUN = 5  # words
_AT_ONCE = 4096
"""Runs that are hashed together: what bounds the memory of a long text."""

_WORD = re.compile(r"\w+")


def signature(article: Article) -> tuple[int, ...]:
    """Return the MinHash values of an article's story; none for a story without words.

    The same words give the same values on every machine and in every process. A value is the
    least of the hashes ``(factor * run + addend) mod 2**64`` of all runs, without its lower
    half (multiply-shift hashing, Dietzfelbinger et al. 1997).
    """
    words = _WORD.findall(_story(article).casefold())
    if not words:
        return ()
    import numpy as np

    runs = sorted(
        {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
    )
    digests = b"".join(
        hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        for run in runs
    )
    hashes = np.frombuffer(digests, "<u8")[:, None]
    factors, addends = _permutations()
    least = [
        (hashes[at : at + _AT_ONCE] * factors + addends).min(0)
        for at in range(0, len(hashes), _AT_ONCE)
    ]
    return tuple(int(value) >> 32 for value in np.min(least, axis=0))


@cache
def _permutations() -> "tuple[NDArray[np.uint64], NDArray[np.uint64]]":
    """Return the odd factors and the addends of all values."""
    import numpy as np

    drawn = hashlib.shake_256(b"signatures of stories").digest(2 * 8 * VALUES)
    factors, addends = np.frombuffer(drawn, "<u8").reshape(2, VALUES)
    return factors | np.uint64(1), addends


def _story(article: Article) -> str:
    return " ".join(_kept(article))


def _kept(article: Article) -> Iterator[str]:
    """Yield the stretches of the text that are neither furniture nor headline."""
    left_out = [*article.furniture, *([article.headline] if article.headline else [])]
    at = 0
    for start, end in sorted(left_out):
        yield article.text[at:start]
        at = max(at, end)
    yield article.text[at:]
