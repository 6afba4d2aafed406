"""JSON lines that are written again where facts changed, and copied where they did not.

A line hangs on its fact, of which there is a hash already where Turtle is written beside it
(:mod:`kg.rdf.units`), and on what it says of the articles. The result is what
:func:`kg.pipeline.exporters.lines` writes.
"""

import hashlib
import json
import marshal
import mmap
import zlib
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import accumulate
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np

from kg.graph import Graph
from kg.model import Citation, Fact
from kg.pipeline import records
from kg.rdf.sections import HashedFile
from kg.sealing import sealed, unsealed

_DIGEST = 16  # bytes of a hash
_LEVEL = 1  # of zlib: hashes do not shrink


class Lines(NamedTuple):
    """What a file of lines was made from.

    Attributes:
        sha256: Of the file.
        digests: Hashes of the facts, one for each line.
        lengths: Bytes of the lines.
        cited: Hash of what lines say of each article, by its id.
    """

    sha256: str
    digests: Sequence[bytes]
    lengths: Sequence[int]
    cited: Mapping[str, bytes]


def written(
    graph: Graph,
    file: IO[bytes],
    digests: Sequence[bytes],
    *,
    before: Lines | None = None,
    old: Path | None = None,
) -> Lines:
    """Write one line for each fact of a graph.

    Args:
        graph: The graph.
        file: Where to.
        digests: Hashes of its facts, in their order.
        before: What an older file was made from, by this kg.
        old: That file, whose hash is that of ``before``; None where nothing is copied.
    """
    citations = {citation.id: citation for citation in graph.citations}
    cited = {id_: _hash(citation) for id_, citation in citations.items()}
    out, lengths = HashedFile(file), []
    with ExitStack() as stack:
        copied: Iterator[memoryview | None] = iter(lambda: None, 0)
        if before is not None and old is not None and before.lengths:
            source = stack.enter_context(old.open("rb"))
            text = stack.enter_context(mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ))
            view = stack.enter_context(memoryview(text))
            other = {id_ for id_, _ in before.cited.items() ^ cited.items()}
            copied = _copied(graph.facts, digests, before, view, other)
        for fact, line in zip(graph.facts, copied, strict=False):
            if line is None:
                made = records.line(records.entity_fact(fact, citations))
                line = memoryview(f"{made}\n".encode())
            lengths.append(len(line))
            out.write(line)
            line.release()
    return Lines(out.sha256(), tuple(digests), lengths, cited)


def _copied(
    facts: Sequence[Fact[Any]],
    digests: Sequence[bytes],
    before: Lines,
    text: memoryview,
    other: Container[str],
) -> Iterator[memoryview | None]:
    """Yield the old line of each fact, or None where it has none that is still right.

    Args:
        facts: All facts.
        digests: Their hashes.
        before: What the older file was made from.
        text: That file.
        other: Articles of which a line says something else now.
    """
    ends = dict(zip(before.digests, accumulate(before.lengths), strict=True))
    sizes = dict(zip(before.digests, before.lengths, strict=True))
    for fact, digest in zip(facts, digests, strict=True):
        end = ends.get(digest)
        if end is None or any(one.article in other for one in fact.evidence):
            yield None
        else:
            yield text[end - sizes[digest] : end]


def _hash(citation: Citation) -> bytes:
    said = tuple(records.cited(citation, citation.id).values())
    return hashlib.blake2b(marshal.dumps(said, 2), digest_size=_DIGEST).digest()


def encoded(lines: Lines) -> bytes:
    """Return what a file was made from as bytes, with a hash of them."""
    head = {"sha256": lines.sha256, "lines": len(lines.lengths), "cited": list(lines.cited)}
    data = zlib.compress(
        b"".join(
            (
                *(json.dumps(head).encode(), b"\n", *lines.digests, *lines.cited.values()),
                np.array(lines.lengths, dtype="<u8").tobytes(),
            )
        ),
        _LEVEL,
    )
    return sealed(data)


def decoded(data: bytes) -> Lines | None:
    """Return what a file was made from, or None where the bytes are not whole."""
    inner = unsealed(data)
    if inner is None:
        return None
    text = zlib.decompress(inner)
    end = text.index(b"\n")
    head: dict[str, Any] = json.loads(text[:end])
    count, articles = head["lines"], head["cited"]
    hashes = [
        text[at : at + _DIGEST]
        for at in range(end + 1, end + 1 + _DIGEST * (count + len(articles)), _DIGEST)
    ]
    place = end + 1 + _DIGEST * len(hashes)
    lengths = np.frombuffer(text, dtype="<u8", count=count, offset=place)
    return Lines(
        head["sha256"],
        tuple(hashes[:count]),
        lengths.tolist(),
        dict(zip(articles, hashes[count:], strict=True)),
    )
