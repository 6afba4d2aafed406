"""What extracted an article: names and versions that decide the result.

kg's part is a hash of its own code and data, so that a store notices every change of a rule, in
a release and in a checkout.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import DEFAULT_MODEL, Article
from kg.pipeline import plugins

if TYPE_CHECKING:
    from kg.sources import Reader
    from kg.text import Extractor

_PACKAGE = Path(__file__).parent.parent
_EXTRACTING = ("model.py", "ontology", "text", "sources/languages.py")
_READING = ("model.py", "sources")
_SUFFIXES = frozenset((".py", ".toml", ".csv", ".ttl", ".txt", ".json", ".onnx"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolchain:
    """What a run extracts with."""

    model: str | None  # name of the spaCy pipeline; None is the default one
    extractors: tuple[str, ...]  # their names, sorted
    value: str  # all that decides the result, as one line of JSON


def toolchain(model: str | None = None, extractors: Iterable[str] = ()) -> Toolchain:
    """Return what extracts with this model and these extractors, by default kg's own."""
    names = tuple(sorted(plugins.chosen(extractors)))
    table = plugins.extractors()
    chosen = DEFAULT_MODEL if model is None else model
    value = {
        "kg": f"{plugins.version()}+{_digest(_EXTRACTING)}",
        "model": f"{chosen} {_model_version(chosen)}",
        "extractors": {name: _extractor_version(table[name]) for name in names},
        "ontology": [_hash(Path(path)) for path in own_files()],
        **{name: plugins.version(name) for name in ("spacy", "onnxruntime", "numpy")},
    }
    return Toolchain(model=model, extractors=names, value=json.dumps(value, sort_keys=True))


def shown(value: str) -> str:
    """Return a toolchain for people: kg, model, extractors.

    >>> shown('{"kg": "0.1.0+1f", "model": "m 3", "extractors": {"patterns": ""}}')
    'kg 0.1.0+1f, model m 3, patterns'
    """
    known = json.loads(value)
    return ", ".join([f"kg {known['kg']}", f"model {known['model']}", *known["extractors"]])


def same_choice(one: str, other: str) -> bool:
    """Return whether two toolchains are of the same choice, whatever the versions.

    The choice is the model, the extractors and the user's ontology.
    """
    first, second = json.loads(one), json.loads(other)
    names = [str(known["model"]).rpartition(" ")[0] for known in (first, second)]
    return (
        names[0] == names[1]
        and first["extractors"].keys() == second["extractors"].keys()
        and first["ontology"] == second["ontology"]
    )


def own_files() -> list[str]:
    """Return the paths of the user's ontology files (:func:`kg.ontology.use`)."""
    from kg.ontology.known import VARIABLE

    return [path for path in os.environ.get(VARIABLE, "").split(os.pathsep) if path]


def reader_state(
    path: Path, reader: "plugins.Plugin[Reader]", columns: Mapping[str, str]
) -> str:
    """Return what decides which articles a file gives: its bytes and what reads it."""
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    known = f"{reader.package} {reader.version}"
    names = json.dumps(dict(columns), sort_keys=True) if columns else ""
    return f"{content} {path.suffix.lower()} {known}+{_digest(_READING)} {_readers()}{names}"


@lru_cache(maxsize=1)
def _readers() -> str:
    return " ".join(map(plugins.version, ("trafilatura", "pypdf", "fastwarc")))


def digest(article: Article) -> str:
    """Return a hash of all that an extractor reads of an article.

    Where it was read from does not count, so an article that moves is not extracted again.
    """
    read = (
        article.citation.sha256,
        article.furniture,
        article.headline,
        article.citation.language,
    )
    return hashlib.sha256(json.dumps(read).encode()).hexdigest()[:16]


def _extractor_version(plugin: "plugins.Plugin[Extractor]") -> str:
    """Return the version of an extractor: the model of an LLM; kg's own are hashed as code."""
    if plugin.name == "llm":
        from kg.text.llm import server

        return server().model
    is_own = plugin.package == plugins.DISTRIBUTION
    return "" if is_own else f"{plugin.package} {plugin.version}"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


@lru_cache(maxsize=4)
def _digest(parts: tuple[str, ...]) -> str:
    """Return a hash of code and data under the package, the ontologies with the extractors."""
    found = hashlib.sha256()
    for path in sorted(_files(parts)):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:8]


def _files(parts: tuple[str, ...]) -> Iterator[Path]:
    from kg import ontology

    folders = [_PACKAGE / part for part in parts]
    if parts == _EXTRACTING:
        folders.append(ontology.folder())
    for folder in folders:
        every = [folder] if folder.is_file() else folder.rglob("*")
        yield from (path for path in every if path.suffix in _SUFFIXES and path.is_file())


def _model_version(model: str) -> str:
    """Return the version of a pipeline, installed or in a folder; spaCy's of the default."""
    if model == DEFAULT_MODEL:
        return plugins.version("spacy")
    found = plugins.version(model.replace("_", "-"))
    if found != "unknown":
        return found
    meta = Path(model) / "meta.json"
    try:
        return str(json.loads(meta.read_bytes()).get("version", "unknown"))
    except (OSError, ValueError):
        return found
