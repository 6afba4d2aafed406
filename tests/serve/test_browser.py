"""The pages in Chromium: ask, follow links, and nothing that the policy has to stop."""

import pytest

from kg.serve import Server
from tests.view.conftest import CHROMIUM, find_chromium

pytestmark = pytest.mark.browser


def test_ask_and_look_around(server: Server) -> None:
    from playwright.sync_api import sync_playwright

    trouble: list[str] = []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(CHROMIUM)
        )
        page = started.new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(server.address)
        assert page.locator("canvas").count() == 1
        page.goto(f"{server.address}sparql")
        page.fill("textarea", 'SELECT ?p { ?p rdfs:label "Ada Lovelace"@en }')
        page.click("button")
        page.click("tbody a")
        assert page.url == f"{server.address}id/person/ada-lovelace"
        assert page.locator("h1").inner_text() == "Ada Lovelace"
        page.click("nav a >> nth=1")
        page.click("a[href='/questions/who-leads']")
        page.fill("input", "nothing is called so")
        page.click("button")
        assert page.locator("p.note").inner_text() == "0 rows"
        started.close()
    assert trouble == []
