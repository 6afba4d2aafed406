"""Resolves the articles of a store and writes their graph, with its registry and links.

Nothing is written where nothing changed. What resolution found is kept in the store, so that
the next build only decides again what changed.
"""

import gc
import json
import os
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kg.errors import KGError
from kg.pipeline import idfile, output, plugins, steps, unchanged
from kg.pipeline import links as link_files
from kg.pipeline.files import check_folder, sweep
from kg.pipeline.toolchain import hashed
from kg.pipeline.unchanged import Made

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.graph import Graph
    from kg.resolve.cache import Kept
    from kg.resolve.ledger import Decision
    from kg.store import Store

_FILES = {  # other formats write graph.SUFFIX
    ".jsonl": ("facts.jsonl",),
    ".csv": ("nodes.csv", "edges.csv", "evidence.csv"),
    ".neo4j": ("graph.cypher", "neo4j-nodes.csv", "neo4j-relationships.csv"),
    ".parquet": ("entities.parquet", "relationships.parquet", "text_units.parquet"),
}
_PATHS = ("judgements", "identities", "links")
DEFAULT = ("ttl", "html", "jsonl")
"""Formats where none is named."""


class Listener(Protocol):
    """Hears what a person should know while outputs are written."""

    def note(self, text: str) -> None:
        """Hear what a person should know."""

    def detail(self, text: str) -> None:
        """Hear what only a curious person wants to know."""

    def warn(self, error: KGError) -> None:
        """Hear that something is left out."""

    def problem(self, text: str) -> None:
        """Hear that something in the graph is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What ``kg build`` writes, and where; ``sources`` are asked once and not kept."""

    out: Path
    formats: tuple[str, ...] = DEFAULT
    min_confidence: float | None = None
    judgements: Path | None = None
    identities: Path | None = None
    links: Path | None = None
    base: str | None = None
    profile: str = "full"
    sources: tuple[str, ...] = ()
    rdf12: bool = False

    def targets(self) -> list[Path]:
        """Return the files to write."""
        return list(
            dict.fromkeys(self.out / file for name in self.formats for file in _files(name))
        )

    def check(self, *, registry: bool = True) -> None:
        """Find what is wrong with options, files or folder before hours of reading.

        Where there is nothing to read, :meth:`write` reads the registry of ids at once.
        """
        targets = self.targets()
        output.check(targets)
        check_folder(self.out)
        _check_rdf(targets, self.base, self.profile, self.rdf12)
        _decisions(self.judgements, self.out)
        if registry:
            idfile.read(self._register)
        if self.links is not None and not self.sources and not self.links.exists():
            raise KGError(f"{self.links}: there is no such file of links: check the path")
        link_files.read(self._mapped)

    def write(
        self, store: "Store", report: Listener, *, validate: bool = False, force: bool = True
    ) -> tuple[bool, Made]:
        """Write the graph of a store, and keep in the store how.

        Args:
            store: Open for writing.
            report: Told about problems, and with ``-v`` why outputs are written again.
            validate: Check the graph; what is wrong with it are warnings.
            force: Write also where nothing changed since the last time.

        Returns:
            Whether files were written, and what they hold.
        """
        try:
            return self._write(store, report, validate=validate, force=force)
        finally:
            gc.unfreeze()

    def _write(
        self, store: "Store", report: Listener, *, validate: bool, force: bool
    ) -> tuple[bool, Made]:
        sweep([*self.targets(), self._register, self._mapped])
        # Before anything is read: what somebody edits meanwhile is a change at the next time.
        digests = store.digests()
        source = unchanged.source(
            digests,
            settings=self._settings(),
            ledger=_ledger(self.judgements, self.out),
            targets=self.targets(),
        )
        links = hashed(self._mapped)
        known = None if force else unchanged.kept(store)
        targets, checked = self.targets(), False
        if known is not None and (known.sound or not validate):
            files = (*targets, self._register, self._mapped)
            edited = unchanged.edited(known, files, self.out)
            reason = unchanged.difference(known, source)
            if not reason and not edited:
                return False, known
            what = "the outputs are"
            if not reason and edited.keys() <= set(targets):
                # The graph is that of the last build: the other files are right.
                targets, checked = list(edited), known.sound
                what = " and ".join(path.name for path in targets)
            why = reason or " and ".join(edited.values())
            report.detail(f"{what} written again: {why}")
        store.verify()
        kept = None if known is None else unchanged.resolution(store, source)
        graph, beside, found = self._written(store, report, targets, kept, digests)
        store.set("export", self._settings())
        hashes = {path: hashed(path) for path in (*self.targets(), self._register)}
        hashes[self._mapped] = links
        made = Made(
            source=source,
            files={unchanged.beside(path, self.out): one for path, one in hashes.items()},
            entities=len(graph.entities),
            facts=len(graph.facts),
            statements=len(graph.statements),
            sound=checked,
        )
        # Links that were just found are read as links of before the next time.
        stays = not self.sources and self._mapped not in beside
        unchanged.keep_resolution(store, source, found)
        unchanged.keep(store, made if stays else None)
        if validate and not checked and _sound(graph, report):
            made = replace(made, sound=True)
            unchanged.keep(store, made if stays else None)
        return True, made

    def _written(
        self,
        store: "Store",
        report: Listener,
        targets: list[Path],
        kept: "Kept | None",
        digests: "Mapping[str, str]",
    ) -> "tuple[Graph, dict[Path, bytes], Kept | None]":
        """Write some outputs; return the graph, what else was written, what to keep."""
        from kg.resolve.resolution import collector_resting

        with collector_resting():
            found = steps.connect(
                store.outlines(() if kept is None else kept.same(digests)),
                min_confidence=self.min_confidence,
                decisions=_decisions(self.judgements, self.out),
                identities=idfile.read(self._register),
                digests=digests,
                kept=kept,
            )
            del kept  # as large as what takes its place
        for one in found.refused:
            report.note(
                f"judgements, line {one.line}: {one.left} and {one.right} are one name in one "
                f"article, so {one.judgement} is not followed: name two articles (ID@ARTICLE)"
            )
        if found.unused:
            count = len(found.unused)
            told = "1 line names" if count == 1 else f"{count} lines name"
            report.note(f"of the judgements {told} what no article here has (-v: which)")
        for one in found.unused:
            both = f"{one.left} and {one.right}"
            report.detail(f"judgements, line {one.line}: the articles do not have both {both}")
        gc.freeze()  # what is there now stays: looking through it takes a third of the time
        beside = {self._register: idfile.encoded(found.identities)}
        graph, mapped = self._linked(found.graph, report)
        beside |= {} if mapped is None else {self._mapped: mapped}
        output.save_all(
            graph,
            targets,
            base=self.base,
            profile=self.profile,
            beside=beside,
            rdf12=self.rdf12,
        )
        return graph, beside, found.kept

    def _linked(self, graph: "Graph", report: Listener) -> "tuple[Graph, bytes | None]":
        """Return the graph with its links, and their file where it changes.

        A source that fails is a warning. A candidate of a thing that is gone leaves the file.
        """
        from kg import rdf
        from kg.graph import linked
        from kg.reconcile.sssom import links, offers

        before = link_files.read(self._mapped)
        found = link_files.found(graph, self.sources, before, on_error=report.warn)
        base = rdf.DEFAULT_BASE if self.base is None else self.base
        changed = bool(self.sources) or len(found) != len(before)
        text = link_files.encoded(found, base=base) if changed else None
        return linked(graph, links(found), offers(found)), text

    @property
    def _mapped(self) -> Path:
        return self.out / link_files.FILE if self.links is None else self.links

    @property
    def _register(self) -> Path:
        return self.out / idfile.FILE if self.identities is None else self.identities

    def _settings(self) -> str:
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        for name in _PATHS:
            path = values[name]
            values[name] = None if path is None else os.path.relpath(path, self.out)
        del values["out"], values["sources"]
        return json.dumps(values)

    @classmethod
    def of(cls, store: "Store", out: Path) -> "Export | None":
        """Return what the last build of a store wrote, or None."""
        text = store.setting("export")
        if not text:
            return None
        values: dict[str, Any] = json.loads(text)
        for name in _PATHS:
            values[name] = None if values.get(name) is None else out / values[name]
        values["formats"] = tuple(values["formats"])
        return cls(out=out, **values)


def _files(name: str) -> tuple[str, ...]:
    suffix = f".{name.lower().lstrip('.')}"
    suffixes = {*plugins.exporters(), *_FILES}
    if suffix not in suffixes:
        known = ", ".join(sorted(one.lstrip(".") for one in suffixes))
        raise KGError(f"no format {name!r}: choose from {known}")
    return _FILES.get(suffix, (f"graph{suffix}",))


def _ledger(file: Path | None, out: Path) -> Path | None:
    """Return the file of the ledger: the one named, else the one beside the outputs or here."""
    from kg.pipeline import judgements  # it loads resolution, which help needs not

    return judgements.find(out, Path()) if file is None else file


def _decisions(file: Path | None, out: Path) -> "tuple[Decision, ...]":
    """Read the ledger before all articles are read, so that a wrong line costs no time."""
    from kg.pipeline import judgements  # it loads resolution, which help needs not

    found = _ledger(file, out)
    return () if found is None else judgements.read(found)


def _sound(graph: "Graph", report: Listener) -> bool:
    """Return whether a graph is valid; each problem is a warning: it is a bug of kg."""
    from kg import rdf

    problems = rdf.validate(graph)
    for one in problems:
        report.problem(f"{one.focus} {one.path}: {one.message} ({one.shape})")
    return not problems


def _check_rdf(targets: list[Path], base: str | None, profile: str, rdf12: bool) -> None:
    """Find a wrong base, or a profile that a format has not, before all articles are read."""
    if base is None and profile == "full" and not rdf12:
        return
    from kg import rdf
    from kg.graph import Graph

    given = rdf.DEFAULT_BASE if base is None else base
    for form in {path.suffix.lstrip(".") for path in targets}.intersection(rdf.FORMATS) | {
        "ttl"
    }:
        rdf.write(Graph(), base=given, format=form, profile=profile, rdf12=rdf12)
