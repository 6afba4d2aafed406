"""axe-core on every view and page, and a newer vis-network; both from npm (``make axe``)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import editor
from kg.pages import dossier, query_page, report
from kg.rdf import write
from tests.view.conftest import planted

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from kg.graph import Graph

MODULES = Path(__file__).parents[1] / "npm" / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
RENDERER = MODULES / "vis-network" / "standalone" / "umd" / "vis-network.min.js"

needs_npm = pytest.mark.skipif(not AXE.is_file(), reason="make axe has not run")
pytestmark = [pytest.mark.browser, needs_npm]


def findings(page: Page) -> list[str]:
    """Return what axe-core finds serious or critical, with the place."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:90]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize(
    ("scheme", "width", "fragments"),
    [
        ("light", 1400, ["", "#n=n/00001&f=n/00001", "#v=facts", "#v=articles&n=n/00001"]),
        ("dark", 1400, ["#n=n/00001&colour=community", "#v=facts"]),
        ("light", 360, ["#n=n/00001", "#v=facts"]),
    ],
)
def test_picture_and_tables(
    show: Callable[..., Page], scheme: str, width: int, fragments: list[str]
) -> None:
    page = show(planted(40, 60), color_scheme=scheme, viewport={"width": width, "height": 800})
    page.locator("#filterbox").evaluate("box => { box.open = true; }")
    for fragment in fragments:
        page.evaluate("hash => { location.hash = hash; }", fragment)
        page.wait_for_timeout(100)
        assert findings(page) == [], (fragment, scheme, width)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_beside_it(
    browser: Browser, small_graph: Graph, tmp_path: Path, scheme: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    for name, html in {
        "dossier": dossier(small_graph, "Ada Lovelace"),
        "report": report(small_graph, since=small_graph),
    }.items():
        (tmp_path / name).with_suffix(".html").write_text(html, encoding="utf-8")
        page.goto((tmp_path / name).with_suffix(".html").as_uri())
        assert findings(page) == [], name
    context.close()


@pytest.mark.skipif(not editor.present(), reason="make editor has not run")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_query_page(browser: Browser, small_graph: Graph, tmp_path: Path, scheme: str) -> None:
    (tmp_path / "graph.ttl").write_text(write(small_graph), encoding="utf-8")
    (tmp_path / "query.html").write_text(query_page(tmp_path / "graph.ttl"), encoding="utf-8")
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto((tmp_path / "query.html").as_uri())
    page.wait_for_selector("#answer tbody tr", timeout=60_000)
    assert findings(page) == []
    page.locator("[data-tab=editor]").click()
    page.locator(".yasqe_queryButton").first.click()
    page.wait_for_selector(".yasr table tbody tr", timeout=60_000)
    assert findings(page) == []
    context.close()


def test_newer_renderer_draws_the_same(show: Callable[..., Page], small_graph: Graph) -> None:
    page = show(small_graph, "#n=person/ada-lovelace", renderer=RENDERER)
    assert page.locator("#panel h2").inner_text() == "Ada Lovelace"
    page.locator("#fit").click()
    page.wait_for_timeout(500)
    page.keyboard.press("Escape")
    page.locator("#canvas").click()
    assert "vis-network" in page.content()
