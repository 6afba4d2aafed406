"""``kg watch``: rounds over feeds, files and what does not answer."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from kg.cli import watch
from kg.store import Store
from tests.store.conftest import Run, write

FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>"""
ITEM = "<item><title>News of {n}</title><link>{base}/{n}.html</link><guid>{n}</guid></item>"
PAGE = """<html><head><title>News of {n}</title></head><body><article><h1>News of {n}</h1>
<p>{words} Turin of {n} saw Ockham in the evening. Mary Somerville joined the Royal Society.</p>
</article></body></html>"""
WORDS = "It was a long and quiet day in the town, and nobody spoke of the weather at all. " * 6


HOME_LINK = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
HOME = """<html><head>{link}<title>Wire</title></head><body>
<h2><a href="/one.html">News of one</a></h2><p>Read more.</p></body></html>"""


class Site(ThreadingHTTPServer):
    """A feed with pages; ``entries`` are its news, ``asked`` the paths asked for."""

    entries: tuple[str, ...] = ("one",)
    asked: list[str]

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        tag = f'"{len(self.server.entries)}"'
        status, body, kind = 200, "", "text/html"
        if self.path == "/feed.xml":
            kind = "application/rss+xml"
            if self.headers.get("If-None-Match") == tag:
                status = 304
            items = "".join(
                ITEM.format(n=name, base=self.server.base) for name in self.server.entries
            )
            body = FEED.format(items=items)
        elif self.path == "/":
            body = HOME.format(link=HOME_LINK)
        elif self.path == "/mute":
            body = HOME.format(link="")
        elif self.path.endswith(".html"):
            name = self.path.strip("/").removesuffix(".html")
            body = PAGE.format(n=name, words=f"{name.title()} says: {WORDS}")
        else:
            status = 404
        data = b"" if status == 304 else body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if self.path == "/feed.xml":
            self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_feed_is_asked_for_news_only(
    run: Run, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def sleep(seconds: float) -> None:
        assert seconds == 60.0
        asked.append([path for path in site.asked if path != "/robots.txt"])
        site.asked.clear()
        if len(asked) == 2:
            site.entries = ("two", "one")

    monkeypatch.setattr(watch, "sleep", sleep)
    done = run(
        *("watch", f"{site.base}/feed.xml", "-o", "out", "--every", "1", "--rounds", "3"),
        *("--delay", "0", "--allow-private"),
    )
    assert asked == [["/feed.xml", "/one.html"], ["/feed.xml"]]
    assert [path for path in site.asked if path != "/robots.txt"] == ["/feed.xml", "/two.html"]
    assert [line.partition(", 0 warnings")[0] for line in done.stderr.splitlines()] == [
        "1 article read, 1 new, 1 in the store",
        "0 articles read, 0 new, 1 in the store",
        "1 article read, 1 new, 2 in the store",
    ]
    rows = Path("out/facts.jsonl").read_text(encoding="utf-8").splitlines()
    assert "two.html" in json.dumps(rows)


def test_what_does_not_answer_is_tried_again(run: Run, site: Site, news: Path) -> None:
    done = run(
        *("watch", f"{site.base}/nothing.xml", "news", "-o", "out", "--rounds", "1"),
        *("--delay", "0", "--allow-private", "--no-export"),
    )
    assert "nothing.xml" in done.stderr
    assert "3 articles read, 3 new, 3 in the store, 1 warning" in done.stderr
    assert not Path("out/graph.ttl").exists()
    run("build", "-o", "out", "-f", "jsonl")
    before = Path("out/facts.jsonl").stat().st_mtime_ns
    run("watch", "news", "-o", "out", "--rounds", "1", "-q")
    assert Path("out/facts.jsonl").stat().st_mtime_ns == before  # nothing changed
    write(news / "e.txt", "Turin is here")
    run("watch", "news", "-o", "out", "--rounds", "1", "-q")
    assert Path("out/facts.jsonl").stat().st_mtime_ns > before
    assert not Path("out/graph.ttl").exists()  # as the last build wrote
    with Store(Path("out/kg.sqlite")) as store:
        assert len(store) == 4


def test_the_feed_of_a_home_page_is_found_and_then_asked_alone(
    run: Run, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def sleep(_: float) -> None:
        asked.append([path for path in site.asked if path != "/robots.txt"])
        site.asked.clear()

    monkeypatch.setattr(watch, "sleep", sleep)
    done = run(
        *("watch", f"{site.base}/", "-o", "out", "--rounds", "2", "--no-export"),
        *("--delay", "0", "--allow-private"),
    )
    assert "1 article read, 1 new, 1 in the store" in done.stderr
    assert asked == [["/", "/feed.xml", "/one.html"]]
    assert [path for path in site.asked if path != "/robots.txt"] == ["/feed.xml"]


@pytest.mark.parametrize(
    ("path", "line"), [("/mute", "is a page that names no feed"), ("/nothing", "answers 404")]
)
def test_what_finds_nothing_is_an_error(run: Run, site: Site, path: str, line: str) -> None:
    done = run(
        *("watch", f"{site.base}{path}", "-o", "out", "--delay", "0", "--allow-private"),
        code=1,
    )
    assert [one for one in done.stderr.splitlines() if line in one]
    assert done.stderr.splitlines()[-1].startswith("error: ")
