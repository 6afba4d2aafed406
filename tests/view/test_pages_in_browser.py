"""The dossier and the digest in Chromium: on screen, on a phone and on paper, and harmless."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kg.graph import assemble
from kg.model import Citation, Entity, EntityType, Evidence, Fact, Stance, Status
from kg.pages import dossier, report
from kg.view import render
from tests.view.conftest import HOSTILE, cite, planted, prove

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from kg.graph import Graph

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_harmless_quiet_and_fit_a_phone(
    browser: Browser, hostile_graph: Graph, tmp_path: Path, scheme: str
) -> None:
    trouble: list[str] = []
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith("file:") else trouble.append(r.url))
    pages = [dossier(hostile_graph, entity.id) for entity in hostile_graph.entities[:4]]
    pages.append(report(hostile_graph, title=HOSTILE[1]))
    for number, html in enumerate(pages):
        file = tmp_path / f"{number}.html"
        file.write_text(html, encoding="utf-8")
        page.goto(file.as_uri())
        assert page.evaluate("window.__xss") is None
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.locator("h1").count() == 1
    context.close()
    assert trouble == []


def test_the_first_paragraph_tells_what_is_supported_best(
    browser: Browser, tmp_path: Path
) -> None:
    firm = Entity(id="org/firm", type=EntityType.INSTITUTION, name="Firm")
    rival = Entity(id="org/rival", type=EntityType.INSTITUTION, name="Rival")
    ada, bea = (
        Entity(id=f"person/{name.lower()}", type=EntityType.PERSON, name=name)
        for name in ("Ada", "Bea")
    )
    one, two = cite("one", outlet="Daily"), cite("two", outlet="Weekly", published="2024-05-07")

    def fact(subject: Entity, relation: str, *at: Evidence, **more: Any) -> Fact[Entity]:
        other = rival if subject is firm else firm
        return Fact(subject=subject, relation=relation, object=other, evidence=at, **more)

    def seen(subject: Entity, at: Citation, **more: Any) -> Evidence:
        return prove(at, subject.name, "Firm" if subject is not firm else "Rival", **more)

    current, post = Status.CURRENT, "holds_position"
    facts = [
        fact(firm, "acquires", seen(firm, one, confidence=0.99)),
        fact(firm, "supplies", seen(firm, one), seen(firm, two)),
        fact(rival, "competes_with", seen(rival, one, stance=Stance.REPORTED, confidence=0.97)),
        fact(ada, post, seen(ada, one), seen(ada, two), role="chief executive", status=current),
        fact(bea, post, seen(bea, one, confidence=1), role="presidents", status=current),
    ]
    graph = assemble(facts, citations=[one, two])
    page = browser.new_page()
    leads = {}
    for name in ("Firm", "Ada", "Bea"):
        file = tmp_path / f"{name}.html"
        file.write_text(dossier(graph, name), encoding="utf-8")
        page.goto(file.as_uri())
        leads[name] = page.locator(".lead").inner_text().partition(" This is from")[0]
    page.close()
    chief = "Ada is chief executive of Firm (current as of 7 May 2024)."
    assert leads == {
        "Firm": f"Firm is an institution. {chief} Firm supplies Rival and acquires Rival.",
        "Ada": chief,
        "Bea": "Bea is a person.",
    }
    only = assemble(facts[2:3], citations=[one])
    assert "It is said that <b" in dossier(only, "Rival")


BROKEN = """() => {
  const broken = [];
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (texts.currentNode.parentElement.closest("caption, thead, .unseen")) continue;
    for (const word of texts.currentNode.data.matchAll(/[A-Za-z]{2,24}/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
      if (tops.size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""
CLIPPED = """() => [...document.querySelectorAll("main *")].filter((one) =>
  one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1
  && getComputedStyle(one).overflowX !== "visible").map((one) => one.outerHTML)"""


@pytest.mark.parametrize("width", [360, 390, 1400])
def test_no_word_is_broken_and_no_column_clipped(
    browser: Browser, small_graph: Graph, tmp_path: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    graph = planted(40, 120)
    for number, html in enumerate(
        (
            dossier(small_graph, "Ada Lovelace"),
            dossier(graph, "n/00003"),
            report(graph, since=small_graph),
        )
    ):
        file = tmp_path / f"{number}.html"
        file.write_text(html, encoding="utf-8")
        page.goto(file.as_uri())
        assert page.evaluate(BROKEN) == []
        assert page.evaluate(CLIPPED) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto("about:blank")
    page.set_content("<main><p style='width:40px;word-break:break-all'>Institution</p></main>")
    assert page.evaluate(BROKEN) == ["Institution"]
    page.close()


def test_paper_shows_addresses_and_marks(
    browser: Browser, pair_graph: Graph, tmp_path: Path
) -> None:
    file = tmp_path / "dossier.html"
    file.write_text(dossier(pair_graph, "Ada Lovelace"), encoding="utf-8")
    page = browser.new_page(color_scheme="dark")
    page.goto(file.as_uri())
    page.emulate_media(media="print")
    after = "getComputedStyle(document.querySelector('.source a'), '::after').content"
    assert "https://example.org/denial" in page.evaluate(after)
    assert (
        page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    )
    assert len(page.pdf(format="A4")) > 5_000
    page.close()


def test_names_lead_to_the_picture_beside_the_page(
    browser: Browser, small_graph: Graph, tmp_path: Path
) -> None:
    (tmp_path / "graph.html").write_text(render(small_graph), encoding="utf-8")
    pages = {
        "dossier.html": dossier(small_graph, "Ada Lovelace", picture="graph.html"),
        "report.html": report(small_graph, picture="graph.html"),
    }
    page = browser.new_page()
    for name, html in pages.items():
        (tmp_path / name).write_text(html, encoding="utf-8")
        page.goto((tmp_path / name).as_uri())
        page.locator("td a", has_text="Analytical Society").first.click()
        page.wait_for_selector("html[data-ready]")
        assert page.locator("#panel h2").inner_text() == "Analytical Society"
    page.close()
