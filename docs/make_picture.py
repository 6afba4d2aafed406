"""Takes the pictures of the page in docs/ from outputs/example/graph.html in Chromium.

``make picture`` runs it: light (the README's), dark, and on a phone. They are committed, and
taken again when the page's look changes.
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DOCS = Path(__file__).resolve().parent
PAGE = DOCS.parent / "outputs" / "example" / "graph.html"
SHOWN = "Hou Lijun"
"""Whose facts are open beside the graph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: its file, the size of the page in pixels, and the theme."""

    file: str
    width: int
    height: int
    theme: Literal["light", "dark"] = "light"


PICTURES = (
    Picture(file="picture.png", width=1280, height=720),
    Picture(file="picture-dark.png", width=1280, height=720, theme="dark"),
    Picture(file="picture-phone.png", width=390, height=844),
)


def take(browser: "Browser", picture: Picture) -> Path:
    """Take one picture; return its path."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.theme,
        reduced_motion="reduce",  # nothing is on its way when the picture is taken
    )
    page = context.new_page()
    page.set_default_timeout(120_000)  # a loaded machine
    page.goto(PAGE.as_uri())
    search = page.locator("#search")
    search.fill(SHOWN)
    search.press("Enter")
    page.wait_for_timeout(300)
    page.locator("#fit").click()
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(300)
    path = DOCS / picture.file
    page.screenshot(path=path)
    context.close()
    return path


def main() -> int:
    """Take the pictures; return the exit code."""
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if browser_path is None or not PAGE.is_file():
        print(f"needs Chromium on PATH and {PAGE} (make example)")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        for picture in PICTURES:
            print(take(browser, picture))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
