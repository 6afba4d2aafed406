"""Fetching from a real server: polite, bounded, and never where it should not go."""

import gzip
import json
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import Article
from kg.sources import FeedState, Rules, Web, addresses, connection, feeds, poll, read, sitemaps
from tests.sources.made import STORY, page, pdf
from tests.sources.serving import Site, served

RULES = Rules(delay=0.0, private=True, seconds=10.0)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as found:
        yield found


def reading(*locations: str | Path, web: Web | None = None) -> tuple[list[Article], list[str]]:
    errors: list[SourceError] = []
    found = list(read(locations, on_error=errors.append, web=web or Web(rules=RULES)))
    assert all("\n" not in str(error) for error in errors)
    return found, [str(error) for error in errors]


def rss(*items: str, title: str = "Example News") -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><language>en</language>{''.join(items)}</channel></rss>"
    ).encode()


def moved(to: str) -> tuple[int, dict[str, str], bytes]:
    return (302, {"Location": to}, b"")


# --- pages


def test_page_keeps_where_it_came_from(site: Site) -> None:
    site.pages["/old"] = moved("/2024/03/06/telescope?x=1#top")
    site.pages["/2024/03/06/telescope?x=1"] = page()
    [found], errors = reading(f"{site.url}/old")
    assert errors == []
    citation = found.citation
    assert citation.url == f"{site.url}/2024/03/06/telescope?x=1"
    assert (citation.source, citation.name) == (f"{site.url}/old", "telescope")
    assert (citation.title, citation.published) == ("Telescope opens", "2024-03-06")
    agents = {headers["user-agent"] for _, headers in site.asked}
    assert agents == {"kg-news"}
    assert site.paths == ["/old", "/2024/03/06/telescope?x=1"]


def test_canonical_address_is_made_whole(site: Site) -> None:
    site.pages["/a"] = page(head='<link rel="canonical" href="/b">')
    [found], _ = reading(f"{site.url}/a")
    assert found.citation.url == f"{site.url}/b"


def test_every_kind_behind_an_address(site: Site) -> None:
    text = "text/plain; charset=iso-8859-1"
    site.pages["/a.pdf"] = (200, {"Content-Type": "application/pdf"}, pdf([STORY]))
    site.pages["/b"] = (200, {"Content-Type": text}, f"{STORY[1]} Café.".encode("cp1252"))
    site.pages["/c.html.gz"] = (
        200,
        {"Content-Type": "application/gzip"},
        gzip.compress(page(STORY[1], STORY[0])),
    )
    site.pages["/d"] = (
        200,
        {"Content-Encoding": "gzip"},
        gzip.compress(page(STORY[1], title="Squeezed")),
    )
    site.pages["/e"] = (200, {"Content-Type": "application/octet-stream"}, page(title="E"))
    found, errors = reading(*(f"{site.url}/{name}" for name in ("a.pdf", "b", "c.html.gz")))
    assert errors == []
    assert "Café." in found[1].text
    assert [one.name for one in found] == ["a", "b", "c"]
    found, errors = reading(f"{site.url}/d", f"{site.url}/e")
    assert [one.citation.title for one in found] == ["Squeezed", "E"]


@pytest.mark.parametrize(
    ("path", "answer", "message"),
    [
        ("/a", (404, {}, b""), "/a: the server answers 404; check the address"),
        ("/a", (500, {}, b""), "the server answers 500"),
        ("/a", (304, {}, b""), "the server answers 304"),
        ("/a", (200, {"Content-Type": "image/png"}, b"x"), "/a: is image/png, which kg does"),
        ("/a", (200, {"Content-Encoding": "gzip"}, b"x" * 50), "sends what is no sound answer"),
        ("/a", moved("/a"), "redirects more than 5 times"),
        ("/a", moved("file:///etc/passwd"), "redirects to what kg does not open"),
        ("/a", moved("http://[::1"), "redirects to what kg does not open"),
        ("/a", (302, {}, b""), "the server answers 302"),
        ("/a", (200, {}, b"<html><body>Home</body></html>"), "has no article text"),
    ],
)
def test_bad_answer_is_named(
    site: Site, path: str, answer: tuple[int, dict[str, str], bytes], message: str
) -> None:
    site.pages[path] = answer
    found, [error] = reading(site.url + path)
    assert found == []
    assert message in error
    assert ";" in error


def test_front_page_names_its_feed(site: Site) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    site.pages["/"] = f"<html><head>{link}</head><body><p>Home</p></body></html>".encode()
    site.pages["/feed.xml"] = rss("<item><link>/a</link></item>")
    site.pages["/a"] = page()
    [found], errors = reading(f"{site.url}/")
    assert (found.citation.source, errors) == (f"{site.url}/a", [])
    site.pages["/feed.xml"] = site.pages["/"]  # which names itself: told, not followed again
    assert reading(f"{site.url}/")[1]


def urlset(*entries: tuple[str, str], news: bool = False) -> bytes:
    """Return a sitemap of (address, day), in its own namespaces."""
    namespaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    rows = []
    for url, day in entries:
        about = f"<lastmod>{day}</lastmod>"
        if news:
            about = (
                "<news:news><news:publication><news:name>Courier</news:name>"
                "<news:language>en</news:language></news:publication>"
                f"<news:publication_date>{day}</news:publication_date></news:news>"
            )
        rows.append(f"<url><loc>{url}</loc>{about}</url>")
    return f"<?xml version='1.0'?><urlset {namespaces}>{''.join(rows)}</urlset>".encode()


def index(*entries: tuple[str, str]) -> bytes:
    rows = "".join(
        f"<sitemap><loc>{url}</loc><lastmod>{day}</lastmod></sitemap>" for url, day in entries
    )
    return f"<sitemapindex>{rows}</sitemapindex>".encode()


HOME = b"<html><body><p>Home</p><a href='/a'>A</a></body></html>"


def test_front_page_without_a_feed_gives_its_news_sitemap(site: Site) -> None:
    site.pages["/"] = HOME
    site.pages["/robots.txt"] = (
        f"User-agent: *\nDisallow: /closed\nSitemap: {site.url}/all.xml\n"
        f"Sitemap: {site.url}/sitemap-news.xml.gz\n"
    ).encode()
    named = [(f"{site.url}{path}", "2024-03-05") for path in ("/a", "/closed", "/b")]
    site.pages["/sitemap-news.xml.gz"] = (
        200,
        {"Content-Type": "application/gzip"},
        gzip.compress(urlset(*named, news=True)),
    )
    site.pages["/all.xml"] = urlset((f"{site.url}/old", "2019-01-01"))
    for name in "ab":
        site.pages[f"/{name}"] = page(title=name.upper(), head="")
    found, [error] = reading(f"{site.url}/")
    assert [one.citation.title for one in found] == ["A", "B"]
    assert {one.citation.outlet for one in found} == {"Courier"}
    assert "/closed: the site's robots.txt asks programs to stay away" in error
    assert site.paths == ["/", "/sitemap-news.xml.gz", "/a", "/b"]


def test_front_page_without_a_news_sitemap_gives_what_changed_last(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "MOST_PAGES", 2)
    monkeypatch.setattr(sitemaps, "MOST_SITEMAPS", 3)
    site.pages["/"] = HOME
    site.pages["/sitemap.xml"] = index(
        *((f"{site.url}/{year}.xml", f"{year}-12-31") for year in range(2019, 2025))
    )
    for year in range(2019, 2025):
        site.pages[f"/{year}.xml"] = urlset(
            (f"{site.url}/{year}/1", f"{year}-01-01"), (f"{site.url}/{year}/2", f"{year}-02-01")
        )
        for number in (1, 2):
            site.pages[f"/{year}/{number}"] = page(title=f"{year} {number}")
    found, errors = reading(f"{site.url}/")
    assert [one.citation.title for one in found] == ["2024 2", "2024 1"]
    assert errors == []
    assert [path for path in site.paths if "xml" in path] == [
        *("/sitemap.xml", "/2024.xml", "/2023.xml")
    ]


def test_front_page_that_is_an_article_stays_one(site: Site) -> None:
    site.pages["/"] = page(title="One story")
    site.pages["/robots.txt"] = f"Sitemap: {site.url}/all.xml".encode()
    site.pages["/all.xml"] = urlset((f"{site.url}/a", "2024-03-05"))
    site.pages["/a"] = page(title="Another")
    [found], errors = reading(f"{site.url}/")
    assert (found.citation.title, errors) == ("One story", [])


def test_sitemaps_are_fetched_under_the_same_rules(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no address, or leads to a machine that is not public, is not opened."""
    reachable, refused = addresses.reachable, []

    def checked(here: addresses.Address, **how: object) -> object:
        if here.host != "127.0.0.1":
            refused.append(here.host)
            raise SourceError(f"{here.url}: is not public; save it")
        return reachable(here, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(addresses, "reachable", checked)
    site.pages["/"] = HOME
    site.pages["/robots.txt"] = (
        b"Sitemap: file:///etc/passwd\nSitemap: http://[::1\n"
        b"Sitemap: http://10.0.0.1:81/news.xml\nSitemap: /news.xml"
    )
    site.pages["/news.xml"] = urlset(
        ("file:///etc/passwd", "2024-03-05"), ("http://10.0.0.2/", "2024-03-05"), news=True
    )
    found, errors = reading(f"{site.url}/")
    assert found == []
    assert refused == ["10.0.0.1", "10.0.0.2"]
    assert [error.partition(": ")[0] for error in errors] == [
        *("file:///etc/passwd", "http://10.0.0.2/")
    ]


def test_front_page_without_anything_says_so(site: Site) -> None:
    site.pages["/"] = HOME
    found, [error] = reading(f"{site.url}/")
    assert found == []
    assert "is a front page that names no feed, and no sitemap leads to its articles" in error


def test_json_feed_is_followed_and_its_whole_texts_are_read(site: Site) -> None:
    items = [
        {"id": "1", "url": "/a"},
        {"id": 2, "content_text": "\n".join(STORY), "title": "Two", "date_published": None},
    ]
    site.pages["/a"] = page()
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Invented Courier",
        "items": items,
        "authors": None,
    }
    site.pages["/feed"] = (200, {"Content-Type": "application/json"}, json.dumps(feed).encode())
    found, errors = reading(f"{site.url}/feed")
    assert [one.citation.title for one in found][1:] == ["Two"]
    assert (len(found), errors) == (2, [])
    site.pages["/feed"] = b'{"version": "https://jsonfeed.org/version/1", "items": 3}'
    [], [error] = reading(f"{site.url}/feed")
    assert "is no JSON Feed (" in error


# --- politeness


def test_robots_are_asked_once_and_obeyed(site: Site) -> None:
    site.pages["/robots.txt"] = moved("/rules")
    site.pages["/rules"] = b"User-agent: *\nDisallow: /private\nAllow: /private/open\n"
    site.pages["/private/open"] = page()
    site.pages["/to"] = moved("/private/c")
    found, errors = reading(
        f"{site.url}/private/a", f"{site.url}/private/open", f"{site.url}/to"
    )
    assert len(found) == 1
    assert len(errors) == 2
    assert all("robots.txt asks programs to stay away; save the page" in e for e in errors)
    assert "/private/a" not in site.paths
    assert "/private/c" not in site.paths
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize("status", [503, 429])
def test_robots_that_cannot_be_had_stop_everything(site: Site, status: int) -> None:
    site.pages["/robots.txt"] = (status, {}, b"")
    site.pages["/a"] = page()
    found, [error] = reading(f"{site.url}/a")
    assert found == []
    assert f"/a: the site's robots.txt cannot be had now (the server answers {status})" in error
    assert site.paths == []


def test_one_host_is_asked_with_a_delay(site: Site) -> None:
    slept: list[float] = []
    now = [100.0]

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        now[0] += seconds

    web = Web(rules=Rules(delay=2.0, private=True), clock=lambda: now[0], sleep=sleep)
    site.pages["/a"], site.pages["/b"] = page(), page(STORY[1])
    reading(f"{site.url}/a", f"{site.url}/b", web=web)
    assert slept == [2.0, 2.0]  # robots.txt, a, b
    site.pages["/robots.txt"] = b"User-agent: kg-news\nCrawl-delay: 7\n"
    slept.clear()
    web = Web(rules=Rules(delay=2.0, private=True), clock=lambda: now[0], sleep=sleep)
    reading(f"{site.url}/a", f"{site.url}/b", web=web)
    assert slept == [7.0, 7.0]


def test_a_server_that_asks_to_come_back_is_asked_again(site: Site) -> None:
    waits: list[float] = []

    def busy(handler: BaseHTTPRequestHandler) -> None:
        site.pages["/a"] = page()
        handler.send_response(429)
        handler.send_header("Retry-After", "3")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    site.pages["/a"] = busy
    [found], _ = reading(f"{site.url}/a", web=Web(rules=RULES, sleep=waits.append))
    assert found.citation.title == "Telescope opens"
    assert waits == [3.0]
    site.pages["/a"] = (503, {"Retry-After": "86400"}, b"")
    _, [error] = reading(f"{site.url}/a", web=Web(rules=RULES, sleep=waits.append))
    assert "the server answers 503" in error
    assert waits == [3.0]


# --- limits


def test_large_answer_is_not_read(site: Site) -> None:
    web = Web(rules=Rules(delay=0, private=True, most_bytes=1000))
    site.pages["/a"] = b"x" * 5000
    # A bomb: what is packed is small, and what comes out is not kept.
    site.pages["/b"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(50_000_000)))
    _, errors = reading(f"{site.url}/a", f"{site.url}/b", web=web)
    assert len(errors) == 2
    assert all("has more than 1,000 bytes; fetch it yourself" in error for error in errors)


def test_bomb_in_chunks_is_bounded(site: Site) -> None:
    web = Web(rules=Rules(delay=0, private=True, most_bytes=1000))
    packed = gzip.compress(bytes(20_000_000))
    body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    headers = {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}
    site.pages["/a"] = (200, headers, body)
    _, [error] = reading(f"{site.url}/a", web=web)
    assert "has more than 1,000 bytes" in error or "no sound answer" in error


@pytest.mark.parametrize("part", ["header", "body"])
def test_slow_server_is_cut(site: Site, part: str) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        try:
            if part == "body":
                handler.send_response(200)
                handler.end_headers()
            for _ in range(100):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    site.pages["/a"] = drip
    started = time.monotonic()
    _, [error] = reading(
        f"{site.url}/a", web=Web(rules=Rules(delay=0, private=True, seconds=0.5))
    )
    assert "takes more than 0.5 seconds; try later" in error
    assert time.monotonic() - started < 4.5


def test_server_that_breaks_off_or_is_not_there(site: Site) -> None:
    def broken(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half")

    site.pages["/a"] = broken
    site.pages["/b"] = lambda handler: handler.wfile.write(b"\0\0no HTTP\r\n\r\n")  # type: ignore[assignment]
    _, errors = reading(f"{site.url}/a", f"{site.url}/b")
    assert len(errors) == 2
    assert all("no sound answer" in error for error in errors)
    secure = site.url.replace("http://", "https://")
    _, [plain] = reading(f"{secure}/a")
    assert "sound answer" in plain or "certificate" in plain
    with served() as gone:
        url = gone.url
    _, [absent] = reading(f"{url}/a")
    assert "cannot be reached; check the address and the network" in absent


# --- where it never goes


PRIVATE = (
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),  # noqa: S104
    *("100.64.0.1", "255.255.255.255", "224.0.0.1", "192.0.2.1", "::", "::1", "fe80::1%eth0"),
    *("fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::"),
    *("64:ff9b::7f00:1", "64:ff9b::a00:1", "::127.0.0.1", "2001:db8::1", "no address"),
    *(
        "2001:0:7f00:1::",
        "192.0.0.192",
        "64:ff9b:1::5db8:d822",
        "fec0::1",
        "3fff::1",
        "5f00::1",
    ),
    *(
        "::ffff:0:127.0.0.1",
        "::ffff:93.184.216.34",
        "2002:5db8:d822::",
        "100::1",
        "192.88.99.1",
    ),
)
PUBLIC = (
    *("93.184.216.34", "1.1.1.1", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1"),
    *("192.0.1.1", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111"),
    *("2001:200::1", "2a00:1450::1", "64:ff9b::5db8:d822"),
)


@pytest.mark.parametrize("ip", PUBLIC)
def test_public_address_is_public(ip: str) -> None:
    assert addresses.is_public(ip)


@pytest.mark.parametrize("ip", PRIVATE)
def test_private_address_is_refused_whatever_it_is_called(ip: str) -> None:
    assert not addresses.is_public(ip)
    web = Web(rules=Rules(delay=0), resolve=lambda host, port: ["93.184.216.34", ip])
    with pytest.raises(SourceError, match="which is no public address; allow it with --allow"):
        web.content("http://harmless.example/")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::1]",
     "[::ffff:7f00:1]", "127.0.0.1.", "LOCALHOST"],
)  # fmt: skip
def test_odd_names_of_this_machine_are_refused(site: Site, host: str) -> None:
    port = site.url.rpartition(":")[2]
    site.pages["/"] = page()
    _, [error] = reading(f"http://{host}:{port}/", web=Web(rules=Rules(delay=0)))
    assert "no public address" in error or "no host" in error
    assert site.asked == []


def test_redirect_to_a_private_address_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first host is public by name; its connection is led to the test's own server.
    port = int(site.url.rpartition(":")[2])
    connected: list[str] = []
    real = socket.create_connection

    def connect(place: tuple[str, int], timeout: float) -> object:
        connected.append(place[0])
        return real(("127.0.0.1", port), timeout=timeout)

    monkeypatch.setattr("socket.create_connection", connect)
    names = {"public.example": "93.184.216.34", "inside.example": "10.0.0.1"}

    def resolve(host: str, port: int) -> list[str]:
        return [names.get(host, host)]

    for target in ("http://inside.example/x", "http://169.254.169.254/latest/meta-data/"):
        site.pages["/a"] = moved(target)
        web = Web(rules=Rules(delay=0), resolve=resolve)
        _, [error] = reading("http://public.example/a", web=web)
        assert "no public address" in error
    assert set(connected) == {"93.184.216.34"}
    assert "/x" not in site.paths


def test_name_that_changes_in_between_changes_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the connection goes to the address that was checked."""
    turn = iter((["93.184.216.34"], ["93.184.216.34"], ["127.0.0.1"]))
    connected: list[str] = []

    def refuse(place: tuple[str, int], timeout: float) -> object:
        connected.append(place[0])
        raise ConnectionRefusedError

    monkeypatch.setattr("socket.create_connection", refuse)
    web = Web(rules=Rules(delay=0), resolve=lambda host, port: next(turn))
    _, [error] = reading("http://rebinding.example/", web=web)
    assert "cannot be reached" in error
    assert connected == ["93.184.216.34"]
    with pytest.raises(SourceError, match="no public address"):
        web.content("http://rebinding.example/")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://news.example/a", "is not http or https"),
        ("file:///etc/passwd", "is not http or https"),
        ("gopher://news.example", "is not http or https"),
        ("http://", "names no host"),
        ("http://user:word@news.example/", "holds a password; kg sends none"),
        ("http://news.example:99999/", "is no address"),
        ("http://[::1/", "is no address"),
        ("http://news.example/" + "a" * 5000, "is no address (5,020 characters)"),
        ("http://news.example/a\rb", "is no address"),
        ("http://no-such-host.invalid/", "there is no host no-such-host.invalid"),
    ],
)
def test_bad_address_is_named(url: str, message: str) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    _, [error] = reading(url, web=Web(rules=RULES, resolve=unknown))
    assert message in error


@example("http://\u2024")  # a dot of another kind
@given(st.text(max_size=60).map("http://".__add__) | st.text(max_size=60))
def test_no_text_breaks_the_reading_of_an_address(text: str) -> None:
    try:
        found = addresses.split(text)
    except SourceError as error:
        found, message = None, str(error)
    else:
        message = ""
    assert len(message.splitlines()) <= 1
    if found is not None:
        assert found.url.isascii()
        assert found.target.isprintable()
        assert " " not in found.target
        assert addresses.split(found.url) == found


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate")
def test_certificate_is_that_of_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    name = "-subj /CN=public.example -addext subjectAltName=DNS:public.example"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 {name}"
    subprocess.run(
        [*command.split(), "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.load_cert_chain(certificate, key)
    with served(secure) as site:
        site.pages["/a"] = page()
        port = site.url.rpartition(":")[2]

        def ask(host: str) -> tuple[list[Article], list[str]]:
            web = Web(rules=RULES, resolve=lambda host, port: ["127.0.0.1"])
            return reading(f"https://{host}:{port}/a", web=web)

        assert "its certificate does not hold" in ask("public.example")[1][0]
        monkeypatch.setattr(connection, "_authorities", lambda: str(certificate))
        [found], _ = ask("public.example")
        assert found.citation.url == f"https://public.example:{port}/a"
        assert "its certificate does not hold" in ask("other.example")[1][0]


# --- feeds, sitemaps, lists


def test_feed_gives_its_pages_and_what_it_knows_of_them(site: Site) -> None:
    whole = "".join(f"<p>{part}</p>" for part in STORY).replace("<", "&lt;")
    site.pages["/feed"] = rss(
        "<item><title>One&nbsp;&amp;amp; all</title><link>/one</link><dc:creator>Ada Lovelace"
        "</dc:creator><pubDate>Wed, 06 Mar 2024 10:00:00 GMT</pubDate></item>",
        f"<item><title>Two</title><link>/gone</link><content:encoded>{whole}"
        "</content:encoded></item>",
        "<item><title>Three</title><link>/gone-too</link><description>Teaser</description>"
        "</item>",
        f"<item><title>Four</title><description>{whole * 2}</description></item>",
        "<item><title>Five</title></item>",
    )
    site.pages["/one"] = page(title="")
    found, errors = reading(f"{site.url}/feed")
    first, second, third = found
    citation = first.citation
    assert (citation.title, citation.outlet) == ("One & all", "Example News")
    assert (citation.published, citation.authors) == ("2024-03-06", ("Ada Lovelace",))
    assert (citation.url, citation.source) == (f"{site.url}/one",) * 2
    assert (second.citation.title, second.citation.url) == ("Two", f"{site.url}/gone")
    assert third.citation.title == "Four"
    assert len(errors) == 2
    assert "/gone-too: the server answers 404" in errors[0]
    assert "an entry without an address and without a text" in errors[1]


def test_atom_and_rss_1(site: Site) -> None:
    site.pages["/a"] = page()
    site.pages["/b"] = page(STORY[1], title="Other")
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example</title><entry>'
        '<id>tag:1</id><title>One</title><link rel="self" href="/x"/><link href="/a"/>'
        "<published>2024-03-06T00:00:00Z</published><updated>2025-01-01T00:00:00Z</updated>"
        "<author><name>Ada Lovelace</name></author></entry></feed>"
    )
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel><title>Old</title></channel>'
        "<item><title>Two</title><link>/b</link></item></rdf:RDF>"
    )
    site.pages["/atom"] = (200, {"Content-Type": "application/atom+xml"}, atom.encode())
    site.pages["/rdf"] = (200, {"Content-Type": "text/xml"}, rdf.encode())
    found, errors = reading(f"{site.url}/atom", f"{site.url}/rdf")
    assert errors == []
    assert [one.citation.outlet for one in found] == ["Example", "Old"]
    assert found[0].citation.published == "2024-03-06"


def test_sitemap_of_sitemaps(site: Site) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.pages["/map.xml"] = (
        f"<sitemapindex {space}><sitemap><loc>{site.url}/news.xml.gz</loc></sitemap>"
        f"<sitemap><loc>{site.url}/map.xml</loc></sitemap></sitemapindex>"
    ).encode()
    inner = (
        f'<urlset {space} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>'
        f"<loc>{site.url}/a</loc><lastmod>2025-01-01</lastmod><news:news><news:publication>"
        "<news:name>Example Times</news:name><news:language>en</news:language>"
        "</news:publication><news:publication_date>2024-03-06T08:00Z</news:publication_date>"
        f"<news:title>Named</news:title></news:news></url><url><loc>{site.url}/a</loc></url>"
        f"<url></url><url><loc>{site.url}/b</loc></url></urlset>"
    ).encode()
    site.pages["/news.xml.gz"] = (
        200,
        {"Content-Type": "application/x-gzip"},
        gzip.compress(inner),
    )
    site.pages["/a"] = page()
    found, errors = reading(f"{site.url}/map.xml")
    [first] = found
    assert (first.citation.outlet, first.citation.published) == ("Example Times", "2024-03-06")
    assert len(errors) == 1
    assert "/b: the server answers 404" in errors[0]
    # The map that names itself is read once.
    assert site.paths == ["/map.xml", "/news.xml.gz", "/a", "/b"]


def test_a_feed_of_feeds_is_not_followed(site: Site) -> None:
    site.pages["/outer"] = rss("<item><title>Inner</title><link>/inner</link></item>")
    site.pages["/inner"] = rss("<item><title>Page</title><link>/a</link></item>")
    site.pages["/a"] = page()
    found, errors = reading(f"{site.url}/outer")
    assert (found, len(errors)) == ([], 1)
    assert "/inner: is a feed or sitemap that" in errors[0]
    assert site.paths == ["/outer", "/inner"]


def test_feeds_lead_to_so_many_pages_in_all(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "MOST_FOLLOWED", 5)
    for name in "ab":
        items = [f"<item><link>/{name}{n}</link></item>" for n in range(4)]
        site.pages[f"/{name}"] = rss(*items)
        for n in range(4):
            site.pages[f"/{name}{n}"] = page(f"{STORY[0]} It was day {name}{n}.")
    found, errors = reading(f"{site.url}/a", f"{site.url}/b")
    assert len(found) == 5
    assert [error for error in errors if "have led to 5 pages" in error] == errors[-1:]
    assert len(site.paths) == 7


def test_lists_and_feeds_on_the_disk(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = page()
    (tmp_path / "a.urls").write_text(f"# pages\n\n{site.url}/a\n{site.url}/a\nnot an address\n")
    whole = "".join(f"<p>{part}</p>" for part in STORY[::-1]).replace("<", "&lt;")
    (tmp_path / "b.rss").write_bytes(
        rss(
            f"<item><link>{site.url}/b</link><content:encoded>{whole}</content:encoded></item>",
            f"<item><link>{site.url}/c</link></item>",
        )
    )
    found, errors = reading(tmp_path / "a.urls", tmp_path / "b.rss")
    assert len(found) == 2
    assert "not an address: is not http or https" in errors[0]
    assert "/c: the server answers 404" in errors[1]
    assert site.paths == ["/a", "/b", "/c"]
    # What lies in a folder opens no connection.
    site.asked.clear()
    found, errors = reading(tmp_path)
    assert site.asked == []
    assert len(found) == 1
    assert "a.urls: lists addresses, and nothing in a folder" in errors[0]
    assert "b.rss: has 1 entries without their text" in errors[1]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no sound XML"),
        (b"no xml", "is no sound XML"),
        (b"<opml/>", "is XML of a kind that kg does not read (opml)"),
        (rss(), "names no page; give another feed"),
        (b"<urlset/>", "names no page"),
    ],
)
def test_bad_feed_is_named(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "a.xml").write_bytes(data)
    _, [error] = reading(tmp_path / "a.xml")
    assert message in error


# --- asking again and again


def test_poll_asks_for_what_is_new(site: Site) -> None:
    def feed(handler: BaseHTTPRequestHandler) -> None:
        fresh = handler.headers.get("If-None-Match") != '"1"'
        items = "".join(f"<item><link>/{name}</link></item>" for name in "abc")
        body = rss(items) if fresh else b""
        handler.send_response(200 if fresh else 304)
        handler.send_header("ETag", '"1"')
        handler.send_header("Last-Modified", "Wed, 06 Mar 2024 10:00:00 GMT")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    site.pages["/feed"] = feed
    site.pages["/a"], site.pages["/b"] = page(), page(STORY[1])
    web = Web(rules=RULES)
    url, state = f"{site.url}/feed", FeedState()
    titles = [type(item).__name__ for item in poll(url, state, web)]
    assert titles.count("Article") == 2
    assert titles.count("SourceError") == 1
    # c failed and is asked for twice more; meanwhile the feed comes whole.
    assert (len(state.seen), state.etag, list(state.failed.values())) == (2, "", [1])
    for _ in range(2):
        list(poll(url, state, web))
    assert (len(state.seen), state.etag, state.failed) == (3, '"1"', {})
    assert site.paths.count("/a") == 1
    assert site.paths.count("/c") == 3
    site.asked.clear()
    assert list(poll(url, state, web)) == []
    [(_, headers)] = [one for one in site.asked if one[0] == "/feed"]
    assert headers["if-none-match"] == '"1"'
    assert headers["if-modified-since"] == "Wed, 06 Mar 2024 10:00:00 GMT"


def test_poll_goes_on_where_it_was_stopped(site: Site) -> None:
    site.pages["/feed"] = rss(*(f"<item><link>/{name}</link></item>" for name in "ab"))
    site.pages["/a"], site.pages["/b"] = page(), page(STORY[1])
    url, state = f"{site.url}/feed", FeedState()
    steps = poll(url, state, Web(rules=RULES))
    assert isinstance(next(steps), Article)
    next(steps)  # a is done; then the process dies
    rest = list(poll(url, state, Web(rules=RULES)))
    assert [one.text for one in rest if isinstance(one, Article)][0].endswith(STORY[1])  # noqa: RUF015
    site.pages["/feed"] = b"<html>no feed</html>"
    with pytest.raises(SourceError, match="names no feed"):
        list(poll(url, state, Web(rules=RULES)))
