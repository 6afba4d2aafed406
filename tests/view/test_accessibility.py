"""What a screen reader and weak eyes need: names, landmarks, contrast, narrow pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kg.view import assets

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from kg.graph import Graph

AA_TEXT = 4.5
AA_GRAPHICS = 3.0

# Text on every ground that it stands on; shapes and lines on that of the picture.
TEXTS = [(ink, ground) for ink in ("text", "soft") for ground in ("ground", "side", "raised")]
TEXTS += [("text", "quote"), ("text", "mark-subject"), ("text", "mark-object")]
TEXTS += [("accent-text", "accent"), ("accent", "side"), ("accent", "ground")]
TEXTS += [(f"line-{look}", "side") for look in ("planned", "speculated", "former", "denied")]
GRAPHICS = [(kind, "ground") for kind in ("person", "institution", "technology", "place")]
GRAPHICS += [(f"line-{look}", "ground") for look in ("asserted", "reported", "planned")]
GRAPHICS += [(f"line-{look}", "ground") for look in ("speculated", "former", "denied")]


def themes() -> list[dict[str, str]]:
    """Return the colours of the light theme, and those of both ways into the dark one."""
    style = assets.style(("theme.css",))
    blocks = re.findall(r":root[^{]*\{([^}]*)\}", style)
    found = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", block)) for block in blocks]
    return [colours for colours in found if "ground" in colours]


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_both_ways_into_the_dark_give_the_same_colours() -> None:
    _, preferred, chosen = themes()
    assert preferred == chosen


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_is_read_against_its_ground(theme: int, ink: str, ground: str) -> None:
    colours = themes()[theme]
    assert contrast(colours[ink], colours[ground]) >= AA_TEXT


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), GRAPHICS)
def test_shapes_and_lines_are_seen(theme: int, ink: str, ground: str) -> None:
    colours = themes()[theme]
    assert contrast(colours[ink], colours[ground]) >= AA_GRAPHICS


@pytest.mark.browser
@pytest.mark.parametrize("fragment", ["", "#n=person/ada-lovelace", "#v=facts", "#v=articles"])
def test_controls_have_names_and_parts_have_roles(
    show: Callable[..., Page], small_graph: Graph, fragment: str
) -> None:
    page = show(small_graph, fragment)
    found = page.evaluate(
        """() => {
          const all = (query) => [...document.querySelectorAll(query)];
          const seen = (one) => one.getClientRects().length > 0;
          const label = (one) => one.getAttribute("aria-label") || one.textContent.trim()
            || [...(one.labels || [])].map((item) => item.textContent.trim()).join("");
          const ids = all("[id]").map((one) => one.id);
          const named = "button, a, input, summary, [role=application], aside, nav, section";
          const heads = all("h1, h2, h3").filter(seen).map((one) => Number(one.tagName[1]));
          return {
            unnamed: all(named).filter((one) => seen(one) && !label(one))
              .map((one) => one.outerHTML.slice(0, 90)),
            repeated: ids.filter((id, at) => ids.indexOf(id) < at),
            dangling: all("[aria-controls], [for], [aria-labelledby]").flatMap((one) =>
              ["aria-controls", "for", "aria-labelledby"].map((name) => one.getAttribute(name)))
              .flatMap((ids) => (ids || "").split(" "))
              .filter((id) => id && !document.getElementById(id)),
            drawings: all("svg").filter((one) => !one.closest("[aria-hidden=true]")).length,
            mains: all("main").length,
            heads,
            unheaded: all("td").filter((one) => !one.dataset.head).length,
            language: document.documentElement.lang,
          };
        }"""
    )
    assert found["unnamed"] == []
    assert found["repeated"] == []
    assert found["dangling"] == []
    assert found["drawings"] == 0
    assert found["mains"] == 1
    assert found["heads"][0] == 1
    jumps = [b - a for a, b in zip(found["heads"], found["heads"][1:], strict=False)]
    assert max(jumps, default=0) <= 1
    assert found["unheaded"] == 0
    assert found["language"] == "en"


@pytest.mark.browser
@pytest.mark.parametrize("fragment", ["", "#n=person/ada-lovelace", "#v=facts", "#v=articles"])
def test_a_narrow_page_needs_no_sideways_scrolling(
    show: Callable[..., Page], small_graph: Graph, fragment: str
) -> None:
    page = show(small_graph, fragment, viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
