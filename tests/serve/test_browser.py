"""The pages in Chromium: ask, follow links, and nothing that the policy has to stop."""

from typing import TYPE_CHECKING, Any, Literal

import pytest

from kg import editor
from kg.model import Fact
from kg.paths import chains
from kg.serve import Server
from tests.view.test_axe import findings, needs_npm

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from kg.graph import Graph

pytestmark = pytest.mark.browser


def watched(page: "Page") -> list[str]:
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    return trouble


def test_ask_and_look_around_without_scripts(server: Server, browser: "Browser") -> None:
    page = browser.new_page(java_script_enabled=False)
    trouble = watched(page)
    page.goto(f"{server.address}sparql")
    page.fill("textarea", 'SELECT ?p { ?p rdfs:label "Ada Lovelace"@en }')
    page.click("#plain button")
    page.click("tbody a")
    assert page.url == f"{server.address}id/person/ada-lovelace"
    assert page.locator("h1").inner_text() == "Ada Lovelace"
    page.click("nav a:text('Questions')")
    page.click("a[href='/questions/who-leads']")
    page.fill(".blanks input", "nothing is called so")
    page.click(".blanks button")
    assert page.locator("p.note").inner_text().startswith("0 rows")
    assert trouble == []


def test_find_suggests_names_that_are_spelt_like_it(server: Server, browser: "Browser") -> None:
    page = browser.new_page()
    trouble = watched(page)
    page.goto(f"{server.address}find?name=analitical-society")
    assert "Did you mean" in page.locator(".lead").inner_text()
    page.click("text=Analytical Society")
    assert page.url == f"{server.address}id/org/analytical-society"
    page.goto(f"{server.address}find?name=ANALYTICAL-society")
    assert page.url == f"{server.address}id/org/analytical-society"
    page.goto(f"{server.address}find?name=zzzzzz")
    assert "no such name" in page.locator(".lead").inner_text()
    assert trouble == []
    page.close()


def test_a_path_is_that_of_the_library_and_nothing_is_answered_unasked(
    server: Server, small_graph: "Graph", browser: "Browser"
) -> None:
    page = browser.new_page()
    trouble = watched(page)
    page.goto(f"{server.address}questions/paths")
    assert page.locator(".note").inner_text() == "Fill in first and second, then ask."
    assert page.locator("main table, .query").count() == 0
    ends = [small_graph.find(name)[0] for name in ("Ada Lovelace", "London")]
    best, *others = chains(small_graph, *ends)
    page.fill("[name=first]", "ada-lovelace")
    page.fill("[name=second]", "london")
    page.click(".blanks .main")
    assert page.locator(".chain").count() == 1 + len(others)
    steps = page.locator(".chain").first.locator("ol > li")
    assert steps.count() == len(best.steps)
    text, step = steps.first.inner_text(), best.steps[0]
    assert isinstance(step, Fact)
    assert any(one.quote in text for one in step.evidence)
    page.check("[name=around-hubs]")
    page.fill("[name=second]", "difference company")
    page.click(".blanks .main")
    assert page.locator("[name=around-hubs]").is_checked()
    assert page.locator(".chain, main .note").count() > 0
    assert trouble == []
    page.close()


def test_names_are_listed_and_one_navigation_leads_everywhere(
    server: Server, small_graph: "Graph", browser: "Browser"
) -> None:
    page = browser.new_page()
    trouble = watched(page)
    places = []
    for path in ("", "people", "institutions?by=links", "report", "questions", "sparql"):
        page.goto(server.address + path)
        places.append(page.locator("nav.site a").all_inner_texts())
        assert page.locator("nav.site [aria-current]").count() == 1, path
    assert places == places[:1] * len(places)
    assert places[0][:5] == ["Graph", "People", "Institutions", "Technologies", "Places"]
    page.goto(f"{server.address}institutions")
    known = {one.id: one for one in small_graph.entities if one.type == "Institution"}
    linked = sum(one in small_graph.linked for one in known)
    summary = f"{len(known)} institutions: {linked} linked, {len(known) - linked} only named"
    assert page.locator(".sum").inner_text() == summary
    names = page.locator(".index a").all_inner_texts()
    assert names == sorted(one.name for one in known.values())
    page.click("text=by links")
    links = [int(one.split()[0]) for one in page.locator(".index .count").all_inner_texts()]
    assert links == sorted(links, reverse=True)
    page.click("text=by outlet")
    assert page.locator("h2").count() > 0
    page.click(".index a >> nth=0")
    assert page.url.startswith(f"{server.address}id/org/")
    assert page.locator(".sketch circle, .sketch rect, .sketch path").count() > 1
    page.locator(".sketch a").first.click()
    assert "/id/" in page.url
    page.goto(f"{server.address}report")
    page.locator("td a", has_text="Ada Lovelace").first.click()
    assert page.url == f"{server.address}id/person/ada-lovelace"
    bars = page.locator(".over-time .held")
    assert bars.count() > 0
    page.goto(server.address)
    said = page.locator("#counts").inner_text()
    assert f"{len(small_graph.entities)} entities" in said
    page.goto(f"{server.address}report")
    assert page.locator(".sum").first.inner_text().startswith(said)
    assert trouble == []
    page.close()


def test_picture_is_the_first_page(server: Server, browser: "Browser") -> None:
    page = browser.new_page()
    trouble = watched(page)
    page.goto(server.address)
    assert page.locator("canvas").count() == 1
    assert trouble == []


@pytest.mark.skipif(not editor.present(), reason="make editor has not run")
def test_yasgui_asks_this_server_and_no_other(server: Server, browser: "Browser") -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 1000})
    trouble = watched(page)
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url))
    page.goto(f"{server.address}sparql")
    page.wait_for_selector(".yasqe .CodeMirror")
    assert not page.locator("#plain").is_visible()
    page.select_option("select", "who-leads")
    page.click(".tabPanel.active .yasqe_queryButton")
    page.wait_for_selector(".tabPanel.active .yasr table tbody tr")
    assert "Analytical Society" in page.inner_text(".tabPanel.active .yasr table")
    page.evaluate(
        "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror"
        """.setValue('SELECT ?p { ?p rdfs:label "Ada Lovelace"@en }')"""
    )
    page.click(".tabPanel.active .yasqe_queryButton")
    link = page.locator(".tabPanel.active .yasr td a", has_text="ada-lovelace")
    link.wait_for()
    link.evaluate("one => { one.target = ''; one.click(); }")
    page.wait_for_url(f"{server.address}id/person/ada-lovelace")
    assert all(one.startswith((server.address, "data:")) for one in hosts)
    assert trouble == []


@pytest.mark.skipif(not editor.present(), reason="make editor has not run")
def test_the_editor_finds_no_mistake_in_what_kg_writes(
    server: Server, browser: "Browser"
) -> None:
    page = browser.new_page()
    page.goto(f"{server.address}sparql")
    page.wait_for_selector(".yasqe .CodeMirror")
    mistakes = page.locator(".tabPanel.active .parseErrorIcon")
    page.wait_for_timeout(300)
    assert mistakes.count() == 0
    page.goto(f"{server.address}sparql?query=SELECT+?s+{{+?s+a+kg:Person+}}")
    page.wait_for_selector(".tabPanel.active .yasr table tbody tr")
    assert mistakes.count() == 0
    assert page.locator("#answer").count() == 0
    code = "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror"
    page.evaluate(f"{code}.setValue('SELECT nothing')")
    page.wait_for_selector(".tabPanel.active .parseErrorIcon")
    page.close()


@needs_npm
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_pages_are_accessible_and_fit(
    server: Server, browser: "Browser", scheme: Literal["light", "dark"], width: int
) -> None:
    size: Any = {"width": width, "height": 844}
    context = browser.new_context(color_scheme=scheme, viewport=size)
    page = context.new_page()
    for path in (
        *(
            "questions",
            "questions/who-leads",
            "questions/members?institution=Analitical+Society",
        ),
        *(
            "questions/evidence",
            "people",
            "places?by=outlet",
            "report",
            "sparql",
            "ontology",
            "find?name=a",
            "id/person/ada-lovelace",
            "id/nothing",
        ),
        "id/person/ada-lovelace?triples",
    ):
        page.goto(server.address + path)
        if path == "sparql" and editor.present():
            page.wait_for_selector(".yasqe .CodeMirror")
        assert findings(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        wide = "[...document.querySelectorAll('.wide')]"
        cut = f"{wide}.some((one) => one.scrollWidth > one.clientWidth)"
        assert not page.evaluate(cut), path
    context.close()
