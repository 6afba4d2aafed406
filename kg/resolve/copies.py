"""Finds articles that repeat another one's words: wire copy, and versions of one story.

Candidates come from datasketch's index of bands of the signatures, so the cost grows with the
articles and not with their pairs; each is then checked on the whole signature.
"""

from collections.abc import Iterable

from kg.model import Extraction

COPY = 0.5
"""Share of runs of five words from which on two articles are copies of one text. Broder et al.
1997 ("Syntactic clustering of the web") take the same half. Independent reports of one event
share their quotations and stay far under it; a copy cut down to half its length is still over.
"""
_BANDS = (32, 4)  # 87 of 100 pairs with a half in common share a band, 99.9 of those with .7


def copies(extractions: Iterable[Extraction]) -> dict[str, str]:
    """Return the earliest article of the same words for each article that has an earlier one.

    Articles without a date come last, and of equals the smaller id first. A copy of a copy is
    a copy of the first.
    """
    signed = {one.citation.id: one for one in extractions if one.signature}
    if len(signed) < 2:  # one article has no copy
        return {}
    import numpy as np
    from datasketch import MinHash, MinHashLSH

    from kg.extraction.signatures import SCHEME, VALUES

    index = MinHashLSH(num_perm=VALUES, params=_BANDS)
    blank = MinHash(num_perm=VALUES, seed=1, scheme=SCHEME)
    hashes: dict[str, MinHash] = {}
    place: dict[str, int] = {}
    first: dict[str, str] = {}
    for number, id_ in enumerate(sorted(signed, key=lambda one: _age(signed[one]))):
        values = np.array(signed[id_].signature, dtype=blank.hashvalues.dtype)
        found = MinHash(
            seed=1, scheme=SCHEME, hashvalues=values, permutations=blank.permutations
        )
        place[id_], first[id_] = number, id_
        for other in index.query(found):
            if found.jaccard(hashes[other]) >= COPY:
                ends = sorted((_root(first, id_), _root(first, other)), key=place.__getitem__)
                first[ends[1]] = ends[0]
        index.insert(id_, found)
        hashes[id_] = found
    # The index holds a method of its own, a cycle of 10 kB an article that would stay until the
    # cyclic collector looks; it rests while names are resolved.
    vars(index).clear()
    roots = {id_: _root(first, id_) for id_ in first}
    return {id_: root for id_, root in roots.items() if id_ != root}


def _root(first: dict[str, str], id_: str) -> str:
    while first[id_] != id_:
        id_ = first[id_]
    return id_


def _age(extraction: Extraction) -> tuple[str, str]:
    return (extraction.citation.published or "9999", extraction.citation.id)
