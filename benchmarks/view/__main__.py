"""The page beside stock pyvis: both in Chromium, on the same graph, in one run.

    python -m benchmarks.view [--sizes 100 1000 5000 20000] [--stock 100 1000] [--wait 300]

Stock pyvis is what ``Network().write_html`` gives with its defaults: it lays the graph out in
the browser and paints when that is over. Its quotes stand in tooltips, the only place it has
for them. Neither page may use the network; stock pyvis asks for two files that it can do
without.

Measured: the time to the first picture (the canvas shows more than its ground), the processor
time of the page's main thread until then, the same for each step of a drag, and the size of the
file. Wall time depends on what else the machine does; processor time hardly does.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph import Graph, assemble
from kg.model import Citation, Entity, EntityType, Evidence, Fact, identify
from kg.view import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

SHARE = 1.9
"""Facts for each entity: about what graphs of news have."""

STEPS = 60
"""Moves of the pointer in one measured drag."""

# Each frame, the canvas is drawn into a few pixels: two different ones mean there is a picture.
WATCH = """
addEventListener("DOMContentLoaded", () => {
  const small = document.createElement("canvas");
  small.width = 64; small.height = 36;
  const context = small.getContext("2d", { willReadFrequently: true });
  const look = () => {
    const canvas = document.querySelector("canvas");
    if (canvas && canvas.width && canvas.height) {
      context.clearRect(0, 0, 64, 36);
      context.drawImage(canvas, 0, 0, 64, 36);
      const pixels = new Uint32Array(context.getImageData(0, 0, 64, 36).data.buffer);
      if (new Set(pixels).size > 2) { window.__painted = performance.now(); return; }
    }
    requestAnimationFrame(look);
  };
  look();
});
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was measured of one page.

    Attributes:
        written: Seconds to lay out and write the file in Python.
        size: Megabytes of the file.
        painted: Seconds until the first picture; None where there was none in time.
        busy: Seconds of the main thread's processor time until then, or until the wait ended.
        pan: Milliseconds of it for each step of a drag; None where nothing was painted.
    """

    written: float
    size: float
    painted: float | None
    busy: float
    pan: float | None


def news(size: int) -> Graph:
    """Return a graph of planted communities with one sentence for each fact."""
    rng = random.Random(size)  # noqa: S311 - test data
    words = [f"{a}{b}" for a in _FIRST for b in _LAST]
    articles = [_citation(i, rng) for i in range(max(20, size // 15))]
    kinds = list(EntityType)
    names = [f"{rng.choice(words)} {rng.choice(words)} {i}".title() for i in range(size)]
    entities = [
        Entity(id=f"n/{i:05}", type=kinds[i % 4], name=name) for i, name in enumerate(names)
    ]
    groups = max(1, size // 60)
    facts: dict[tuple[int, int, int], Fact[Entity]] = {}
    while len(facts) < SHARE * size:
        one = int(size * rng.random() ** 2)  # a few are in many facts
        other = (one + groups * rng.randrange(1, 50)) % size
        if rng.random() < 0.15:
            other = rng.randrange(size)
        relation = rng.randrange(len(_RELATIONS))
        if one != other and (one, relation, other) not in facts:
            evidence = _evidence(rng, words, rng.choice(articles).id, names[one], names[other])
            facts[one, relation, other] = Fact(
                subject=entities[one],
                relation=_RELATIONS[relation],
                object=entities[other],
                evidence=(evidence,),
            )
    return assemble(facts.values(), citations=articles, entities=entities)


_RELATIONS = ("meets", "uses", "develops", "partners_with", "acquires", "competes_with")
_FIRST = ("al", "ber", "cor", "dan", "el", "fer", "gor", "hal", "in", "jun", "kar", "lu")
_LAST = ("ton", "vik", "mar", "sen", "dal", "rik", "moto", "bank", "lin", "ford", "nak", "via")
_GLUE = ("the", "of", "said", "on", "that", "with", "new", "and", "for", "its", "plan", "after")


def _citation(number: int, rng: random.Random) -> Citation:
    name = f"article {number}"
    short, sha256 = identify(name)
    return Citation(
        id=short,
        sha256=sha256,
        name=name,
        source=f"{name}.txt",
        title=f"Title of {name}",
        url=f"https://news.example.org/{number}",
        outlet=f"Outlet {number % 9}",
        published=f"20{rng.randrange(18, 25)}-{rng.randrange(1, 13):02}-{1 + number % 28:02}",
    )


def _evidence(
    rng: random.Random, words: list[str], article: str, subject: str, object_: str
) -> Evidence:
    filler = [rng.choice(_GLUE if rng.random() < 0.6 else words) for _ in range(12)]
    quote = f"{subject} {' '.join(filler)} {object_}."
    start = rng.randrange(5000)
    return Evidence(
        article=article,
        start=start,
        end=start + len(quote),
        quote=quote,
        subject=(start, start + len(subject)),
        object=(start + len(quote) - 1 - len(object_), start + len(quote) - 1),
        extractor="patterns",
        rule=rng.choice(("verb", "apposition", "title-before-name")),
        confidence=round(rng.uniform(0.4, 0.95), 2),
    )


def write_stock(graph: Graph, path: Path) -> None:
    """Write the graph as a user of stock pyvis would."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for entity in graph.entities:
        network.add_node(entity.id, label=entity.name, title=entity.type.value)
    for fact in graph.facts:
        quotes = "\n".join(item.quote for item in fact.evidence)
        title = f"{fact.relation}\n{quotes}"
        network.add_edge(fact.subject.id, fact.object.id, title=title)
    path.write_text(network.generate_html(), encoding="utf-8")


def write_own(graph: Graph, path: Path) -> None:
    """Write the graph as kg does."""
    path.write_text(render(graph), encoding="utf-8")


def measure(browser: "Browser", path: Path, written: float, wait: float) -> Figures:
    """Open a page and measure it."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.add_init_script(WATCH)
    context.route("http*://**", lambda route: route.abort())
    page = context.new_page()
    page.set_default_timeout(wait * 1000)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    painted, busy, pan = _painted(page, path, wait), _busy(session), None
    if painted is not None:
        pan = _pan(page, session)
    context.close()
    size = path.stat().st_size / 1e6
    return Figures(written=written, size=size, painted=painted, busy=busy, pan=pan)


def _painted(page: "Page", path: Path, wait: float) -> float | None:
    """Ask for the time of the first picture until there is one, or the wait is over."""
    end = time.monotonic() + wait
    page.goto(path.as_uri(), wait_until="commit")
    while time.monotonic() < end:
        painted = page.evaluate("window.__painted || 0")  # answers when the thread is free
        if painted:
            return float(painted) / 1000
        time.sleep(0.2)
    return None


def _busy(session: "CDPSession") -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def _pan(page: "Page", session: "CDPSession") -> float:
    """Drag from an empty corner of the canvas."""
    box = page.locator("canvas").first.bounding_box()
    if box is None:
        raise RuntimeError("the canvas is gone")
    x, y = box["x"] + 25, box["y"] + 25
    page.wait_for_timeout(700)
    page.mouse.move(x, y)
    page.mouse.down()
    before = _busy(session)
    for step in range(STEPS):
        page.mouse.move(x + step * 3, y + step * 2)
        page.evaluate("new Promise((done) => requestAnimationFrame(done))")
    after = _busy(session)
    page.mouse.up()
    return (after - before) * 1000 / STEPS


def rows(sizes: Sequence[int], stock: Sequence[int], wait: float) -> Iterator[str]:
    """Measure, and yield the table line by line."""
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    yield (
        f"{'entities':>8} {'page':<6} {'written s':>9} {'MB':>6} {'painted s':>9} "
        f"{'busy s':>7} {'pan ms':>7}"
    )
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM))
        for size in sizes:
            graph = news(size)
            pages = {"kg": write_own, **({"stock": write_stock} if size in stock else {})}
            figures = {}
            for name, write in pages.items():
                path = Path(folder) / f"{name}-{size}.html"
                start = time.perf_counter()
                write(graph, path)
                written = time.perf_counter() - start
                figures[name] = measure(browser, path, written, wait)
                yield f"{size:>8,} {name:<6} {_line(figures[name], wait)}"
            if "stock" in figures:
                yield f"{size:>8,} {'ratio':<6} {_ratio(figures, wait)}"
        browser.close()


def _line(one: Figures, wait: float) -> str:
    painted = f"> {wait:.0f}" if one.painted is None else f"{one.painted:.2f}"
    pan = "" if one.pan is None else f"{one.pan:.1f}"
    return f"{one.written:>9.2f} {one.size:>6.2f} {painted:>9} {one.busy:>7.2f} {pan:>7}"


def _ratio(figures: dict[str, Figures], wait: float) -> str:
    own, stock = figures["kg"], figures["stock"]
    later = wait if stock.painted is None else stock.painted
    painted = f"{'> ' if stock.painted is None else ''}{later / (own.painted or wait):.0f}"
    pan = "" if stock.pan is None or not own.pan else f"{stock.pan / own.pan:.1f}"
    return (
        f"{stock.written / own.written:>9.2f} {stock.size / own.size:>6.2f} {painted:>9} "
        f"{stock.busy / own.busy:>7.1f} {pan:>7}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 where there is no Chromium."""
    parser = argparse.ArgumentParser(
        prog="view", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000, 20000])
    parser.add_argument("--stock", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--wait", type=float, default=300, help="seconds for a first picture")
    options = parser.parse_args(arguments)
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        print("needs Chromium on PATH")
        return 1
    for row in rows(options.sizes, options.stock, options.wait):
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
