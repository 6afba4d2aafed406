"""Writes the page that answers SPARQL without a server: :func:`query_page`.

The graph as Turtle, Oxigraph as WebAssembly and the editor Yasgui stand in one HTML file that
opens from disk. Oxigraph runs in a worker, so a long query neither freezes the page nor has to
be waited for: it is stopped by ending the worker.
"""

import base64
import gzip
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, Quad, Store, Triple

from kg import editor
from kg.errors import KGError
from kg.model import EntityType
from kg.pages import html
from kg.query import by_group, days, named, questions
from kg.rdf.nodes import parse
from kg.rdf.terms import DEFAULT_BASE, term
from kg.rdf.turtle import prefixes, text_of
from kg.view import assets

_SCRIPTS = ("spelling.js", "elements.js")
"""What this page shares with the picture: comparing names, making elements of hostile text."""

_STARTS = {
    EntityType.PERSON: ("person/",),
    EntityType.INSTITUTION: ("org/",),
    EntityType.TECHNOLOGY: ("technology/", "tech/"),
    EntityType.PLACE: ("place/",),
}
"""How ids of each type begin: docs/ontology.md."""


def query_page(graph: Path, *, title: str = "", picture: str = "") -> str:
    """Return a page that asks a graph in SPARQL, and kg's ready-made questions, in the browser.

    It holds all it needs and sends no request. Equal files give equal pages. Answers link to
    ``picture``, the file name of the graph's picture beside the page, if one is given.

    Raises:
        KGError: If the scripts from npm are absent, or the file cannot be read.
    """
    if not editor.present():
        raise KGError(
            "the query page needs Oxigraph and Yasgui from npm, which this copy of kg has not: "
            "run 'make editor' in a checkout, or install a wheel that was built after it"
        )
    triples = sorted(parse(graph), key=str)
    base = _base(triples)
    worker = f"{_classic(_part('oxigraph.js'))}\n{_own('engine.js')}"
    parts = {
        "worker": _packed(worker.encode()),
        "wasm": _packed(editor.part("oxigraph.wasm") or b""),
        "turtle": _packed(text_of(triples, base=base).encode()),
    }
    is_a = term("rdf:type")
    store = Store()
    store.extend(Quad(*one) for one in triples)
    known = {one.name: days(store, one) for one in questions()}
    facts: dict[str, Any] = {
        "base": base,
        "picture": picture,
        "prefixes": prefixes(base),
        "classes": sorted({str(one.object)[1:-1] for one in triples if one.predicate == is_a}),
        "properties": sorted({one.predicate.value for one in triples}),
        "triples": len(triples),
        "names": named(triples),
        "labels": named(triples, aliases=False),
        "questions": [
            {
                "name": one.name,
                "title": one.title,
                "words": one.words,
                "group": one.group,
                "sparql": one.sparql,
                "parameters": [
                    {
                        "name": each.name,
                        "label": each.label,
                        "default": known[one.name].get(each.name, each.default),
                        "help": each.help,
                        "named": each.takes_name,
                        "day": each.is_day,
                        "starts": [start for kind in each.kinds for start in _STARTS[kind]],
                        "required": each.is_required,
                    }
                    for each in one.parameters
                ],
            }
            for found in by_group().values()
            for one in found
        ],
    }
    shared = assets.script(_SCRIPTS, _own("asking.js"))
    scripts = (assets.safe(_part("yasgui.js")), shared)
    styles = (assets.safe(_part("yasgui.css")), html.style())
    return html.template("asking.html").render(
        title=title or "Ask this graph",
        picture=picture,
        triples=len(triples),
        policy=_policy(scripts),
        scripts=scripts,
        styles=styles,
        parts=parts,
        facts=assets.inert(json.dumps(facts, ensure_ascii=False, separators=(",", ":"))),
    )


def _base(triples: list[Triple]) -> str:
    """Return where data IRIs hang: what the file says, else kg's own."""
    space = term("void:uriSpace")
    found = [one.object for one in triples if one.predicate == space]
    return next((one.value for one in found if isinstance(one, Literal)), DEFAULT_BASE)


def _policy(scripts: tuple[str, ...]) -> str:
    """Return the Content-Security-Policy: the page's scripts, a worker of theirs, WebAssembly.

    Styles are free, because CodeMirror inside Yasgui writes its own; no text from articles ever
    becomes one.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {assets.hashes(scripts)} 'wasm-unsafe-eval'",
            "worker-src blob:",
            "style-src 'unsafe-inline'",
            "img-src data:",
            "font-src data:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _part(name: str) -> str:
    return (editor.part(name) or b"").decode().replace("\r\n", "\n")


@cache
def _own(name: str) -> str:
    folder = files("kg.pages") / name.rpartition(".")[2]
    return (folder / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _classic(module: str) -> str:
    r"""Return an ES module as a plain script: a page from disk may start no module worker.

    >>> _classic("export class Store {}\nexport { Store as default };\n")
    'class Store {}\n\n'
    """
    text = re.sub(
        r"^export (?=(?:async )?(?:class|function|const|let) )", "", module, flags=re.M
    )
    text = re.sub(r"^export \{[^}]*\};?$", "", text, flags=re.M)
    return text.replace("import.meta.url", '""')


def _packed(content: bytes) -> str:
    return base64.b64encode(gzip.compress(content, compresslevel=9, mtime=0)).decode()
