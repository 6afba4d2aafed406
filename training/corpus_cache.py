"""Keeps the windows of the corpus on disk, because cutting the texts takes minutes.

The windows of a file are cut again if the file, the code that cuts, or the vocabulary changes.
"""

import hashlib
import pickle
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import kg.ontology
from kg.text import pairs, pieces, pipeline, windows
from kg.text.windows import FOLDER
from training import examples, passages
from training.checkpoints import write_whole
from training.examples import Example, texts


def windows_of(path: Path, folder: Path) -> list[list[Example]]:
    """Return the windows of each text of a file.

    Args:
        path: A file of the corpus.
        folder: Where they are kept for the next time.
    """
    kept = folder / "windows" / f"{path.parent.name}-{path.stem}-{_digest(path)[:16]}.pickle"
    if not kept.exists():
        for old in kept.parent.glob(f"{path.parent.name}-{path.stem}-*"):
            old.unlink()
        made = [list(examples.examples(text)) for text in texts([path])]
        write_whole(kept, lambda file: pickle.dump(made, file, pickle.HIGHEST_PROTOCOL))
    found: list[list[Example]] = pickle.loads(kept.read_bytes())  # noqa: S301 - own file
    return [windows for windows in found if windows]


def digest_of_corpus(paths: Iterable[Path]) -> str:
    """Return a digest of some files and of the code that cuts them into windows."""
    each = sorted(f"{path.name} {_digest(path)}" for path in paths)
    return hashlib.sha256("\n".join(each).encode()).hexdigest()


def _digest(path: Path) -> str:
    return hashlib.sha256(_of_code() + path.read_bytes()).hexdigest()


@cache
def _of_code() -> bytes:
    """Return a digest of all that decides how a text is cut."""
    modules = (examples, passages, pairs, pieces, pipeline, windows)
    schemes = sorted((kg.ontology.folder() / "schemes").iterdir())
    paths = [Path(str(one.__file__)) for one in modules] + [FOLDER / "vocabulary.txt", *schemes]
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).digest()
