"""Writes the table of docs/dependencies.md: what each direct dependency brings, in MB.

Run it by the Python of a clean environment (``make venv``, then ``.venv/bin/python -m
docs.make_dependencies``): extras that are installed would be left out, but their packages may
be newer. Sizes are those of the files that a package's record lists, without compiled modules.
"""

import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PAGE = Path(__file__).with_name("dependencies.md")
_TABLE = re.compile(r"(?<=<!-- table -->\n).*?(?=\n<!-- end -->)", re.DOTALL)
_MB = 1_000_000


def needs(name: str) -> set[str]:
    """Return the packages that a package asks for here, without extras."""
    found = map(Requirement, metadata.requires(name) or ())
    return {
        canonicalize_name(one.name)
        for one in found
        if one.marker is None or one.marker.evaluate({"extra": ""})
    }


def closure(names: Iterable[str]) -> set[str]:
    """Return packages with all that they need."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += needs(name)
    return found


def size(name: str) -> int:
    """Return the bytes of a package's files."""
    files = metadata.files(name) or ()
    paths = (Path(str(one.locate())) for one in files if one.suffix != ".pyc")
    return sum(path.stat().st_size for path in paths if path.is_file())


def render() -> str:
    """Return the table: each direct dependency, what only it brings, and the sizes."""
    direct = needs("kg-news")
    rows = []
    for name in direct:
        only = closure([name]) - closure(direct - {name})
        sizes = {one: size(one) / _MB for one in only or {name}}
        largest = sorted(sizes.items(), key=lambda one: (-one[1], one[0]))
        listed = ", ".join(f"{one} {mb:.0f}" for one, mb in largest if mb >= 0.5) or name
        rows.append((sum(sizes.values()) if only else 0.0, name, listed, len(only)))
    lines = [
        f"| {name} | {total:.0f} | {count} | {listed if count else 'is needed by others too'} |"
        for total, name, listed, count in sorted(rows, key=lambda row: (-row[0], row[1]))
    ]
    every = closure(direct)
    shared = every - {
        one for name in direct for one in closure([name]) - closure(direct - {name})
    }
    rest = ", ".join(
        f"{name} {size(name) / _MB:.0f}"
        for name in sorted(shared, key=lambda one: (-size(one), one))
        if size(name) >= _MB / 2
    )
    total = sum(map(size, shared)) / _MB
    return "\n".join(
        (
            "| direct dependency | MB | packages | what only it brings |",
            "|---|---|---|---|",
            *lines,
            f"| several of them | {total:.0f} | {len(shared)} | {rest} |",
        )
    )


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_TABLE.sub(render().replace("\\", r"\\"), page), encoding="utf-8")
    print(PAGE)
