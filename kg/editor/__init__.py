"""What kg's pages take from npm: the SPARQL editor Yasgui, and Oxigraph for the browser.

``make editor`` fetches both into ``dist/`` beside this module, by the versions and hashes of
``package-lock.json``, and a wheel that is built afterwards holds them. They are never committed
and never loaded from elsewhere: a page that finds none shows a plain field instead.
"""

from functools import cache
from pathlib import Path

NAMES = ("yasgui.js", "yasgui.css", "oxigraph.js", "oxigraph.wasm")
"""Files of ``dist/``: Yasgui as a script that defines ``Yasgui``, its style sheet, Oxigraph as
an ES module, and the WebAssembly that it loads."""

FOLDER = Path(__file__).with_name("dist")


@cache
def part(name: str) -> bytes | None:
    """Return a file of :data:`NAMES`, or None where the editor was not fetched.

    >>> part("../__init__.py") is None
    True
    """
    file = FOLDER / name
    return file.read_bytes() if name in NAMES and file.is_file() else None


def present(*names: str) -> bool:
    """Return whether all these files are there; without names, all of :data:`NAMES`."""
    return all(part(name) is not None for name in names or NAMES)
