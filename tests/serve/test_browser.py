"""The pages in Chromium: ask, follow links, and nothing that the policy has to stop."""

from typing import TYPE_CHECKING

import pytest

from kg import editor
from kg.serve import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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
    page.click("nav a >> nth=1")
    page.click("a[href='/questions/who-leads']")
    page.fill(".blanks input", "nothing is called so")
    page.click(".blanks button")
    assert page.locator("p.note").inner_text().startswith("0 rows")
    assert trouble == []


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
