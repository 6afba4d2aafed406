"""Saved pages: the body without what stands around it, and only declared facts."""

import logging
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.sources import read, webpage

PAGES = Path(__file__).parent.parent / "fixtures" / "sources"
META = '<meta name="date" content="{}">'
LD = '<script type="application/ld+json">{}</script>'
STORY = (
    "<p>The observatory opened a second telescope near the village on Tuesday.</p>"
    "<p>Its director said on 3 June 1998 that two engineers had polished the mirror.</p>"
)


def page(head: str = "", body: str = STORY, *, attributes: str = "") -> Article:
    text = f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return webpage.article(text.encode(), name="page", source="page.html")


def told(article: Article) -> str:
    """Return the text without its furniture."""
    view = list(article.text)
    for start, end in article.furniture:
        view[start:end] = " " * (end - start)
    return "".join(view)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "observatory.html",
            {
                "title": "Observatory opens radio telescope in the Karoo",
                "url": "https://courier.example/science/radio-telescope-karoo",
                "outlet": "The Example Courier",
                "published": "2021-09-14",
                "language": "en-GB",
                "authors": ("Ada Lovelace",),
            },
        ),
        (
            "battery.html",
            {
                "title": "Battery maker to build plant in Zürich",
                "url": "",
                "outlet": "Example Business Daily",
                "published": "2022-11-03",
                "language": "en",
                "authors": ("Charles Babbage",),
            },
        ),
        (
            "vaccine.htm",
            {
                "title": "Institute tests malaria vaccine in Mali",
                "url": "https://health.example/2019/05/17/malaria-vaccine-mali",
                "outlet": "health.example",
                "published": "2019-05-17",
                "language": "en",
                "authors": ("Mary Seacole",),
            },
        ),
    ],
)
def test_page(name: str, expected: dict[str, object]) -> None:
    [article] = read([PAGES / name])
    assert {key: getattr(article.citation, key) for key in expected} == expected
    text = told(article)
    assert article.text.startswith(article.citation.title)
    assert article.headline == (0, len(article.citation.title))
    assert text.count(article.citation.title) == 1
    for word in (
        *("cookie", "agree", "Home", "Asia", "Related", "Most read", "newsletter", "Share"),
        *("Tweet", "Advertisement", "©", "Copyright", "Photograph", "Shelley", "Log in"),
        *("Ten telescopes", "Copper", "Bed nets", "solid-state cells take", "Pasteur"),
    ):
        assert word not in text
    source = (PAGES / name).read_bytes().decode("cp1252" if name == "battery.html" else "utf-8")
    # Paragraphs of 100 code points and more are the story's.
    for line in source.splitlines():
        if line.startswith("<p>") and len(line) > 107:
            assert line.removeprefix("<p>").removesuffix("</p>") in text


def test_front_page_is_no_article() -> None:
    with pytest.raises(SourceError, match="no article text"):
        list(read([PAGES / "front.html"]))


def test_page_of_notices_is_no_article() -> None:
    notice = "<p>By continuing to browse this site you agree to our use of cookies.</p>"
    with pytest.raises(SourceError, match="notices and links"):
        page(body=f"<article>{notice}</article>")


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("", "", ""),
        (META.format("2024-03-06"), "", "2024-03-06"),
        ('<meta property="article:modified_time" content="2024-03-06">', "", ""),
        (META.format("now") + META.format("6 May 2024"), "", "2024-05-06"),
        ("", '<time class="published" datetime="2024-03-06T10:00Z">now</time>', "2024-03-06"),
        ("", "<article><time>March 6, 2024</time></article>", "2024-03-06"),
        ("", "<div><time>March 6, 2024</time></div>", ""),
        ("", "<article><time>2 hours ago</time><time>May 1, 2020</time></article>", ""),
        ('<link rel="canonical" href="https://a.example/2024/03/06/x">', "", "2024-03-06"),
        (LD.format('[{"@graph": [{"datePublished": "2024-03-06"}]}]'), "", "2024-03-06"),
        (LD.format("{broken"), "", ""),
        (LD.format("[" * 50_000), "", ""),
        (LD.format('{"datePublished": 5}'), "", ""),
    ],
)  # fmt: skip
def test_only_a_declared_date_is_the_date(head: str, body: str, published: str) -> None:
    assert page(head, body + STORY + "<p>© 2024 Example</p>").citation.published == published


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        ('lang="EN_us"', "", "en-US"),
        ('lang="zh-Hans"', "", "zh-Hans"),
        ('xml:lang="de"', "", ""),
        ("", '<meta property="og:locale" content="fr_FR">', "fr-FR"),
        ("", '<meta http-equiv="content-language" content="sv">', "sv"),
        ('lang="!"', "", ""),
    ],
)
def test_declared_language(attributes: str, head: str, language: str) -> None:
    assert page(head, attributes=attributes).citation.language == language


def test_outlet_is_no_author_and_no_part_of_the_title() -> None:
    head = (
        "<title>Telescope opens | Example News</title>"
        '<meta property="og:site_name" content="Example News">'
        '<meta name="author" content="Example News">'
    )
    citation = page(head).citation
    assert (citation.title, citation.authors) == ("Telescope opens", ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_encodings(encoding: str) -> None:
    declared = '<?xml version="1.0" encoding="UTF-8"?>'
    text = f"{declared}<!doctype html><html><body>{STORY}</body></html>"
    article = webpage.article(text.encode(encoding), name="a", source="a.html")
    assert article.text.startswith("The observatory")


def test_stray_byte_under_a_declared_encoding_is_replaced() -> None:
    body = (
        STORY.encode() * 3 + b"<p>A caf\xe9 near the village was closed for a whole week.</p>"
    )
    found = webpage.article(
        b'<html><head><meta charset="utf-8"></head><body>' + body, name="a", source="a.html"
    )
    assert "caf\ufffd" in found.text
    with pytest.raises(SourceError, match="is not utf-8"):
        webpage.article(b'<meta charset="utf-8"><p>' + b"\xe9" * 50, name="a", source="a.html")


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deep_page_is_an_error(depth: int) -> None:
    with pytest.raises(SourceError, match="nests more than 250 elements"):
        page(body="<div>" * depth + STORY + "</div>" * depth)


def test_exhausted_stack_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhaust(_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(webpage, "_extract", exhaust)
    with pytest.raises(SourceError, match="nests too deep"):
        page()


def test_trafilatura_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    for body in ("", "<p>x</p>"):
        with pytest.raises(SourceError):
            page(body=body)
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("trafilatura").handlers
