"""The page that answers SPARQL by itself: that it is whole, closed, and always the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kg import editor, query
from kg.errors import KGError
from kg.pages import asking, query_page
from kg.rdf import write
from tests.view.conftest import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from kg.graph import Graph

FAKE = {
    "yasgui.js": b"var Yasgui = '</script><!--';",
    "yasgui.css": b"/* </style> */",
    "oxigraph.js": b"export class Store {}\nexport { Store as default };\n",
    "oxigraph.wasm": b"\0asm",
}


@pytest.fixture
def turtle(small_graph: Graph, tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(write(small_graph), encoding="utf-8")
    return path


def test_without_the_scripts_it_says_how_to_get_them(
    turtle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "part", lambda name: None)
    with pytest.raises(KGError, match="make editor"):
        query_page(turtle)


def test_page_is_whole_closed_and_always_the_same(
    turtle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "part", FAKE.get)
    page = query_page(turtle, title=HOSTILE[0], picture="graph.html")
    assert page == query_page(turtle, title=HOSTILE[0], picture="graph.html")
    assert page.count("<script") == page.count("</script>") == 6
    assert page.count("<style") == page.count("</style>") == 2
    assert "<!--" not in page
    assert re.findall(r"""(?:src|href)=["']([^"'$]*)""", page.split("<body>")[0]) == ["data:,"]
    policy = re.search(r'Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "connect-src &#39;none&#39;" in policy[1]
    for question in query.questions():
        assert f'"name":"{question.name}"' in page


def test_module_that_is_none_is_left_as_it_is() -> None:
    assert asking._classic("export async function a() {}\n") == "async function a() {}\n"
