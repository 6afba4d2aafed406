"""The scripts and styles that go into the page, and the policy that lets only them run."""

import base64
import hashlib
import re
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.errors import KGError

SCRIPTS = (
    "packing.js",
    "model.js",
    "elements.js",
    "marks.js",
    "state.js",
    "theme.js",
    "picture.js",
    "context.js",
    "labels.js",
    "evidence.js",
    "dossier.js",
    "search.js",
    "filters.js",
    "table.js",
    "export.js",
    "main.js",
)
"""Scripts of the page in the order they need each other; together they are one closed scope."""

STYLES = ("theme.css", "page.css", "quotes.css", "panel.css", "print.css")
"""Style sheets of the page; :mod:`kg.pages` shares those of themes and quotes."""


def renderer() -> str:
    """Return vis-network as pyvis ships it, newest version first where there are several.

    Raises:
        KGError: If the installed pyvis has none.
    """
    library = files("pyvis") / "lib"
    found = [folder for folder in library.iterdir() if folder.name.startswith("vis-")]
    for folder in sorted(found, key=_version, reverse=True):
        script = folder / "vis-network.min.js"
        if script.is_file():
            return _inline(script)
    raise KGError("pyvis ships no lib/vis-*/vis-network.min.js: install pyvis 0.3.2 again")


def script() -> str:
    """Return kg's own script."""
    folder = files("kg.view") / "js"
    body = "\n".join(_inline(folder / name) for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'


def style(names: tuple[str, ...] = STYLES) -> str:
    """Return a style sheet of these parts; the picture's page has all of them."""
    folder = files("kg.view") / "css"
    return "\n".join(_inline(folder / name) for name in names)


def policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """Return the Content-Security-Policy: these scripts and styles by hash, and nothing else.

    >>> policy(("1",), ()).split("; ")[1]
    "script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "img-src data: blob:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hashes(texts: tuple[str, ...]) -> str:
    found = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(item).decode()}'" for item in found) or "'none'"


def _version(folder: Traversable) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", folder.name)]


def _inline(file: Traversable) -> str:
    """Read a file that will stand inside an element: it may not end that element."""
    # A browser turns CR LF into LF before it hashes an element's text.
    text = file.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
        raise KGError(f"{file.name} holds an HTML tag that would end its element: reinstall it")
    return text
