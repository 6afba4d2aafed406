"""The scripts and styles that go into the page, and the policy that lets only them run."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KGError, unreadable

if TYPE_CHECKING:
    from jinja2 import Environment

SCRIPTS = tuple(
    f"{name}.js"
    for name in (
        *("packing", "spelling", "story", "model", "elements", "marks", "state", "address"),
        *("explore", "layout"),
        *("paths", "theme", "picture", "context", "labels", "evidence", "roles", "article"),
        *("dossier", "start", "search", "time", "filters", "table", "figure", "export", "main"),
    )
)
"""Scripts of the page in the order they need each other; together they are one closed scope."""

STYLES = ("theme.css", "site.css", "page.css", "quotes.css", "panel.css", "print.css")
"""Style sheets of the page; :mod:`kg.pages` shares those of themes and quotes."""


@cache
def templates(package: str) -> "Environment":
    """Return the templates of a package; what fills those of HTML is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    return Environment(
        loader=PackageLoader(package),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def renderer(given: Path | None = None) -> str:
    """Return vis-network: the newest that pyvis ships, or a file from npm, 9 or newer.

    Raises:
        KGError: If the file is no vis-network, or the installed pyvis has none.
    """
    if given is not None:
        return _given(given)
    library = files("pyvis") / "lib"
    found = [folder for folder in library.iterdir() if folder.name.startswith("vis-")]
    for folder in sorted(found, key=_version, reverse=True):
        script = folder / "vis-network.min.js"
        if script.is_file():
            return _inline(script)
    raise KGError("pyvis ships no lib/vis-*/vis-network.min.js: install pyvis 0.3.2 again")


def _given(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise unreadable(file, error) from error
    except UnicodeDecodeError as error:
        raise KGError(
            f"{file}: is no script in UTF-8: give vis-network.min.js as npm has it"
        ) from error
    if "vis-network" not in text[:2000] or "DataSet" not in text:
        raise KGError(
            f"{file}: is no vis-network: give standalone/umd/vis-network.min.js from npm"
        )
    # A source map is not in the page, and a browser would ask for it.
    text = re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
    return safe(text.replace("\r\n", "\n").replace("\r", "\n"))


def safe(text: str) -> str:
    r"""Return a script or style that cannot end its element, nor begin a comment in it.

    >>> safe("a = '</script>' + '<!--'")
    "a = '<\\/script>' + '<\\!--'"
    """
    return re.sub(r"<(?=/(?:script|style)|!--)(.)", r"<\\\1", text, flags=re.IGNORECASE)


def script(names: tuple[str, ...] = SCRIPTS, *more: str) -> str:
    """Return these scripts of kg's, and more text after them, as one closed scope."""
    folder = files("kg.view") / "js"
    body = "\n".join((*(_inline(folder / name) for name in names), *more))
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'


def style(names: tuple[str, ...] = STYLES) -> str:
    """Return a style sheet of these parts; the picture's page has all of them."""
    folder = files("kg.view") / "css"
    return "\n".join(_inline(folder / name) for name in names)


def policy(scripts: tuple[str, ...], styles: tuple[str, ...], *, own: bool = False) -> str:
    """Return the Content-Security-Policy: these scripts and styles by hash, and nothing else.

    ``own`` lets a script add style sheets, as vis-network 10 does. No text from articles ever
    becomes one.

    >>> policy(("1",), ()).split("; ")[1]
    "script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {hashes(scripts)}",
            "style-src 'unsafe-inline'" if own else f"style-src {hashes(styles)}",
            "img-src data: blob:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def inert(text: str) -> str:
    r"""Return JSON without what could end the element that it stands in.

    >>> inert('["</script>"]')
    '["\\u003c/script\\u003e"]'
    """
    return re.sub("[<>&\x7f\u2028\u2029\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text)


def hashes(texts: tuple[str, ...]) -> str:
    """Return what a policy calls these texts of elements: their sha256."""
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
