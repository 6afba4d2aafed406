"""Rebuilds the texts of ``elsewhere``, which may not be passed on, from where they were found.

    python -m benchmarks.reading.rebuild MIRROR OUT

MIRROR holds clones of the GitHub repositories that ``sources.csv`` names, that of owner/name in
``owner+name/repo``, bare or not. OUT is the folder ``elsewhere`` in the folder of the data.

``recipe.json`` holds no words. For each text it names a file of a repository and its parts: the
stretches of the normalised file, and the white space or marks between them. A text is written
only if it is, byte for byte, the one that was annotated; nothing of it is printed. The recipe
takes the texts of article-extraction-benchmark from its pages, as its JSON lacks the titles.
"""

import gzip
import hashlib
import html
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "elsewhere"

_UNSEEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>")


class AbsentError(Exception):
    """A text cannot be rebuilt; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the words of a text are.

    ``json`` is a JSON pointer to a value of the file, whose strings are taken in order, ``xml``
    the id of the ``article`` element that is taken. Without either it is the whole file.
    """

    repo: str
    commit: str
    path: str
    json: str | None = None
    xml: str | None = None


def normalise(raw: str) -> str:
    """Drop tags, scripts, comments and soft hyphens, and collapse white space.

    The offsets of the recipe count characters of what this returns.
    """
    words = html.unescape(_TAG.sub("", _UNSEEN.sub("", raw)))
    return " ".join(words.replace("\N{SOFT HYPHEN}", "").split())


def raw_value(source: Source, content: str) -> str:
    """Return what the source takes from its file.

    Raises:
        AbsentError: If the file does not have it.
    """
    if source.json is not None:
        value = json.loads(content)
        for key in source.json.split("/")[1:]:
            value = value[int(key) if isinstance(value, list) else key]
        return "\n".join(_strings(value))
    if source.xml is not None:
        element = rf'<article \w+="{re.escape(source.xml)}">.*?</article>'
        found = re.search(element, content, re.DOTALL)
        if found is None:
            raise AbsentError(f"{source.path} has no article {source.xml}")
        return found[0]
    return content


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


@lru_cache(maxsize=8)
def file_content(mirror: Path, repo: str, commit: str, path: str) -> str:
    """Return a file as it was at a commit.

    Raises:
        AbsentError: If the clone, the commit or the file is not there.
    """
    clone = mirror / repo.replace("/", "+") / "repo"
    if not clone.is_dir():
        raise AbsentError(f"no clone of github.com/{repo}")
    folder = clone / ".git" if (clone / ".git").exists() else clone
    git = shutil.which("git") or "git"
    command = [git, f"--git-dir={folder}", "show", f"{commit}:{path}"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - git
    if done.returncode:
        raise AbsentError(f"the clone of {repo} lacks {path} of commit {commit[:12]}")
    packed = path.endswith(".gz")
    return (gzip.decompress(done.stdout) if packed else done.stdout).decode("utf-8", "replace")


def rebuild(annotation: Path, recipe: Mapping[str, Any], mirror: Path) -> bytes:
    """Return the text of an annotation, put together from the stretches of its source.

    Raises:
        AbsentError: If that cannot be done, or gives another text.
    """
    entry = recipe.get(annotation.stem)
    if entry is None:
        raise AbsentError("the recipe does not have it")
    source, parts = Source(**entry["source"]), entry["parts"]
    content = file_content(mirror, source.repo, source.commit, source.path)
    words = normalise(raw_value(source, content))
    stretches = (one if isinstance(one, str) else words[one[0] : one[1]] for one in parts)
    text = "".join(stretches).encode()
    first = annotation.read_text("utf-8").splitlines()[0]
    if hashlib.sha256(text).hexdigest() != first.split(" | ")[2]:
        raise AbsentError("what was rebuilt is not the text that was annotated")
    return text


def main(mirror: Path, out: Path) -> int:
    """Write what can be rebuilt and print what cannot; return 1 if a text is absent."""
    recipe = json.loads((HERE / "recipe.json").read_text("utf-8"))
    out.mkdir(parents=True, exist_ok=True)
    annotations = sorted(HERE.glob("*.ann"))
    written = 0
    for path in annotations:
        try:
            (out / f"{path.stem}.txt").write_bytes(rebuild(path, recipe, mirror))
            written += 1
        except AbsentError as reason:
            print(f"{path.stem}: absent, {reason}")
    print(f"{written} of {len(annotations)} texts are rebuilt")
    return int(written < len(annotations))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
