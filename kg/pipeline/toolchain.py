"""What extracted an article: names and versions that decide the result.

kg's part is a hash of its own code and data, so that a store notices every change of a rule, in
a release and in a checkout.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import DEFAULT_MODEL, Article
from kg.pipeline import plugins

if TYPE_CHECKING:
    from kg.sources import Reader
    from kg.text import Extractor

_PACKAGE = Path(__file__).parent.parent
_EXTRACTING = ("model.py", "ontology", "text", "sources/languages.py")


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
        "kg": f"{plugins.version()}+{code(*_EXTRACTING)}",
        "model": f"{chosen} {_model_version(chosen)}",
        "extractors": {name: _extractor_version(table[name]) for name in names},
        "ontology": [hashed(Path(path)) for path in own_files()],
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
    """Return what decides which articles a file gives: its bytes and what reads it.

    That is "" of a file that cannot be read: its reader says what is wrong.
    """
    content = hashed(path)
    known = f"{reader.package} {reader.version}+{code('model.py', 'sources')}"
    readers = " ".join(map(plugins.version, ("trafilatura", "pypdfium2", "fastwarc")))
    names = json.dumps(dict(columns), sort_keys=True) if columns else ""
    return content and f"{content} {path.suffix.lower()} {known} {readers}{names}"


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
        from kg.text.chat import server

        return server().model
    is_own = plugin.package == plugins.DISTRIBUTION
    return "" if is_own else f"{plugin.package} {plugin.version}"


def hashed(path: Path) -> str:
    """Return the sha256 of a file, or "" where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


@cache
def code(*parts: str, weights: bool = True) -> str:
    """Return a hash of kg's code and data, so that a checkout notices every change.

    Args:
        parts: Files and folders of the package; all of it by default. The ontologies count too.
        weights: Whether the weights of networks count: 30 MB, which only extraction reads.
    """
    from kg import ontology

    found = hashlib.sha256()
    for folder in (*(_PACKAGE / part for part in parts or ("",)), ontology.folder()):
        for path in sorted(folder.rglob("*") if folder.is_dir() else [folder]):
            # What Python compiles comes and goes under names of the moment.
            compiled = path.parent.name == "__pycache__" or path.suffix == ".pyc"
            if path.is_file() and not compiled and (weights or path.suffix != ".onnx"):
                name = path.relative_to(folder.parent).as_posix()
                found.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


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
