"""Uses what an earlier build has written where it is still right.

The store keeps an index of each Turtle file (:mod:`kg.rdf.index`), under the versions of all
that wrote it. It counts only where the file beside the store is the one that it was made of and
nothing has another version; else the file is written anew. So what is kept may be lost, old or
broken at any time: the next build takes longer, and its bytes are the same.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.pipeline import unchanged
from kg.pipeline.unchanged import Made

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.rdf.units import Unit
    from kg.resolve.kept import Kept
    from kg.store import Store

_DECIDES = ("kg", "ontology", "libraries")
"""What of the sources of a build decides how a graph becomes a file."""


class Again:
    """What of the last build a build may use, and what the next one may.

    Args:
        store: Open for writing.
        folder: That of the store.
        source: Hashes of what outputs are made from (:func:`kg.pipeline.unchanged.source`).
        known: What the last build wrote, or None where nothing of it is to be used.
    """

    def __init__(
        self, store: "Store", folder: Path, source: Mapping[str, str], known: Made | None
    ) -> None:
        self._store = store
        self._folder = folder
        self._known = known
        self._version = _version(source)
        self._sound = (
            known is not None and known.sound and self._version == _version(known.source)
        )
        self._work: dict[str, bytes] = {}
        self._units: tuple[Unit, ...] | None = None
        self._facts: tuple[bytes, ...] | None = None

    def turtle(self, graph: "Graph", path: Path, *, target: Path, base: str | None) -> None:
        """Write Turtle to a path that takes the place of a target.

        Raises:
            KGError: If the graph contradicts itself.
            OSError: If it cannot be written.
        """
        from kg import rdf
        from kg.rdf import index, revising, sections, units

        base = rdf.DEFAULT_BASE if base is None else base
        beside = unchanged.beside(target, self._folder)
        name = f"{beside} {base}"
        before = None
        if self._known is not None:
            data = self._store.work(name, self._version)
            before = None if data is None else index.decoded(data)
        with path.open("wb") as file:
            if before is not None and before.sha256 == unchanged.hashed(target):
                found = revising.revised(graph, file, base=base, index=before, old=target)
                if self._known is not None and self._known.files.get(beside) == before.sha256:
                    self._units = found.units
            else:
                found = sections.written(graph, file, base=base, folder=path.parent)
        self._work[name] = index.encoded(found.index)
        self._facts = units.digests_of_facts(graph, found.index.digests)

    def lines(self, graph: "Graph", path: Path, *, target: Path) -> None:
        """Write JSON lines to a path that takes the place of a target.

        Lines are copied where the facts have hashes: where Turtle was written before.

        Raises:
            OSError: If it cannot be written.
        """
        from kg.pipeline import exporters, lines

        if self._facts is None:
            exporters.lines(graph, path)
            return
        name = unchanged.beside(target, self._folder)
        data = None if self._known is None else self._store.work(name, self._version)
        before = None if data is None else lines.decoded(data)
        if before is not None and before.sha256 != unchanged.hashed(target):
            before = None
        with path.open("wb") as file:
            found = lines.written(graph, file, self._facts, before=before, old=target)
        self._work[name] = lines.encoded(found)

    def resolution(self) -> "Kept | None":
        """Return what the last resolution found."""
        from kg.resolve import kept
        from kg.store.schema import RESOLUTION

        data = None
        if self._known is not None:
            data = self._store.work(RESOLUTION, self._version)
        return None if data is None else kept.decoded(data)

    def resolved(self, kept: "Kept | None") -> None:
        """Keep what a resolution found for the next build."""
        from kg.resolve.kept import encoded
        from kg.store.schema import RESOLUTION

        if kept is not None:
            self._work[RESOLUTION] = encoded(kept)

    def unchecked(self, graph: "Graph") -> "Graph":
        """Return the part of a graph that no build has checked and found sound yet.

        It is what changed since the last build, with all else that is said of the same things,
        or the whole graph where that is not known.
        """
        if not self._sound or self._units is None:
            return graph
        from kg.rdf.units import part

        return part(graph, self._units)

    def keep(self) -> None:
        """Keep what the next build may use."""
        self._store.keep_work(self._version, self._work)


def _version(source: Mapping[str, str]) -> str:
    text = "\n".join(source.get(name, "") for name in _DECIDES)
    return hashlib.sha256(text.encode()).hexdigest()
