"""Finds whether the outputs beside a store are what writing them again would give.

A build keeps in its store what the outputs were made from, as hashes, and the hash of each file
that it wrote. Where all are equal, resolving and writing again would give the same bytes.
"""

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.pipeline import plugins, toolchain
from kg.pipeline.toolchain import hashed, own_files

if TYPE_CHECKING:
    from kg.resolve.cache import Kept
    from kg.store import Store

_SETTING = "made"
_LIBRARIES = ("jinja2", "networkx", "numpy", "pyoxigraph", "pyvis", "rapidfuzz")
"""What resolves and writes beside kg's own code."""
_DECIDES = ("kg", "ontology", "libraries")
"""What of the sources of outputs decides how articles are resolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a build wrote, and from what."""

    source: Mapping[str, str]  # hashes of what the outputs were made from ("articles")
    files: Mapping[str, str]  # hash of each as it was written, by its path beside the store
    entities: int  # their number in the graph
    facts: int
    statements: int
    sound: bool = False  # the graph was checked and nothing was found


def source(
    digests: Mapping[str, str],
    *,
    settings: str,
    ledger: Path | None,
    targets: Iterable[Path],
) -> dict[str, str]:
    """Return hashes of all that decides the bytes of outputs, by what it is.

    What a build both reads and writes, the registry and the links, is with the files of
    :class:`Made`.

    Args:
        digests: Hash of what each article says, by its id.
        settings: Formats and options, as the store keeps them.
        ledger: File of the judgements, or None.
        targets: Files to write; what writes them counts by its version, kg's own by its code.
    """
    table = plugins.exporters()
    writers = {table[path.suffix.lower()] for path in targets}
    return {
        "articles": _text_hash(
            "\n".join(f"{id_} {one}" for id_, one in sorted(digests.items()))
        ),
        "settings": _text_hash(settings),
        "judgements": "" if ledger is None else hashed(ledger),
        "ontology": " ".join(hashed(Path(path)) for path in own_files()),
        "exporters": " ".join(
            sorted(f"{one.name} {one.package} {one.version}" for one in writers)
        ),
        "kg": f"{plugins.version()}+{toolchain.code(weights=False)}",
        "libraries": " ".join(
            [f"python {platform.python_version()}", *map(_version, _LIBRARIES)]
        ),
    }


def kept(store: "Store") -> Made | None:
    """Return what the last build wrote, or None where that is not known."""
    text = store.setting(_SETTING)
    try:
        return Made(**json.loads(text)) if text else None
    except TypeError:  # of another version
        return None


def keep(store: "Store", made: Made | None) -> None:
    """Keep what a build wrote; None forgets it."""
    store.set(_SETTING, "" if made is None else json.dumps(asdict(made), sort_keys=True))


def resolution(store: "Store", now: Mapping[str, str]) -> "Kept | None":
    """Return what the last resolution found, or None where another version found it."""
    from kg.resolve import cache
    from kg.store.schema import RESOLUTION

    data = store.work(RESOLUTION, _decided_by(now))
    return None if data is None else cache.decoded(data)


def keep_resolution(store: "Store", now: Mapping[str, str], found: "Kept | None") -> None:
    """Keep what a resolution found for the next build; None keeps nothing new."""
    from kg.resolve.cache import encoded
    from kg.store.schema import RESOLUTION

    work = {} if found is None else {RESOLUTION: encoded(found)}
    store.keep_work(_decided_by(now), work)


def _decided_by(now: Mapping[str, str]) -> str:
    return _text_hash("\n".join(now.get(name, "") for name in _DECIDES))


def difference(made: Made, now: Mapping[str, str]) -> str:
    """Return what outputs would now be made from something else, in words, or ""."""
    other = [name for name in {**made.source, **now} if made.source.get(name) != now.get(name)]
    return f"{' and '.join(other)} changed" if other else ""


def edited(made: Made, files: Iterable[Path], folder: Path) -> dict[Path, str]:
    """Return which files are not as they were written beside a store, and how each is."""
    found: dict[Path, str] = {}
    for path in files:
        known = made.files.get(beside(path, folder))
        if known is None:
            found[path] = f"{path} was not written"
        elif known != hashed(path):
            found[path] = f"{path} is not as it was written"
    return found


def beside(path: Path, folder: Path) -> str:
    """Return how the store names a file: from its own folder, so that both can be moved."""
    return Path(os.path.relpath(path, folder)).as_posix()


def _text_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _version(distribution: str) -> str:
    return f"{distribution} {plugins.version(distribution)}"
