"""Signs the words of a story, so that copies of it are found without keeping its text.

The signature is a MinHash (Broder 1997, "On the resemblance and containment of documents") of
all runs of five words: the share of values that two signatures have in common estimates the
share of runs that two texts have in common, within .04 at a half. Headlines, captions and other
furniture differ between copies and are left out.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.model import Article

VALUES = 128
"""Values of a signature."""

SCHEME = "affine32"
"""Name that datasketch gives to how the values are made; values of two schemes never agree."""

_RUN = 5  # words
_WORD = re.compile(r"\w+")


def signature(article: Article) -> tuple[int, ...]:
    """Return the MinHash values of an article's story; none for a story without words.

    The same words give the same values on every machine and in every process.
    """
    words = _WORD.findall(_story(article).casefold())
    if not words:
        return ()
    from datasketch import MinHash

    values = _permutations()
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
    found = MinHash(num_perm=VALUES, seed=1, scheme=SCHEME, permutations=values)
    found.update_batch([run.encode("utf-8", "surrogatepass") for run in runs])
    return tuple(int(value) for value in found.hashvalues)


@cache
def _permutations() -> Any:
    """Return what the values are made by; drawing them takes as long as a short story."""
    from datasketch import MinHash

    return MinHash(num_perm=VALUES, seed=1, scheme=SCHEME).permutations


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
