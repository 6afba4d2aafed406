"""Takes docs/picture.png, the README's picture, from outputs/example/graph.html in Chromium.

``make picture`` runs it. The picture is committed; it is taken again when the page's look
changes.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).resolve().parent
PAGE = DOCS.parent / "outputs" / "example" / "graph.html"
PICTURE = DOCS / "picture.png"
SHOWN = "Hou Lijun"
"""Whose facts are open beside the graph."""


def main() -> int:
    """Take the picture; return the exit code."""
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if browser_path is None or not PAGE.is_file():
        print(f"needs Chromium on PATH and {PAGE} (make example)")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(PAGE.as_uri())
        search = page.locator("#search")
        search.fill(SHOWN)
        search.press("Enter")
        page.wait_for_timeout(1000)  # the view moves to what was found
        page.locator("#fit").click()
        page.wait_for_timeout(1000)  # and then to the whole graph
        page.screenshot(path=PICTURE)
        browser.close()
    print(PICTURE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
