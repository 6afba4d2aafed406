"""Read saved web pages: trafilatura finds the body, kg reads the declared facts about it.

The date is read here and not by htmldate, which takes any date of the page's text where none is
declared, and whose bounds move with the clock.
"""

import codecs
import json
import logging
import re
from collections import deque
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from kg.errors import SourceError
from kg.model import Article, Citation
from kg.sources import bylines, dates, isolated
from kg.sources.articles import from_known
from kg.sources.content import NOTHING, Content, FrontPageError, Known, load
from kg.sources.decoding import codec, mistaken
from kg.sources.lines import between, fold, is_prose, split

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

# Saved news pages have 0.05 to 3 MB; pictures inlined as data: addresses make the largest.
MOST_BYTES = 20_000_000
MOST_SECONDS = 20
"""Seconds of the processor that one page may take; most take .1, the largest news pages 2."""

# libxml2 drops what is deeper than 256 elements, and with it the story.
_DEEPEST = 250
_MOST_ELEMENTS = 100_000  # news pages have under 10,000; trafilatura takes 0.1 ms for each
_MOST_REPLACED = 0.005  # of the characters; more, and the declared encoding is wrong

_CHARSET = re.compile(
    rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_XML_CHARSET = re.compile(rb"\s*<\?xml\b[^>]{0,200}\bencoding\s*=\s*[\"']([\w.:-]{2,40})")
_XML_HEAD = re.compile(r"\A\s*<\?xml\b[^>]{0,500}>")
# Preferring precision, trafilatura now and then leaves a fragment of a story: of 181 pages of
# Zyte's benchmark nothing of one and 8 % of another. The next lowest share is 28 %, and right.
_MOST_LOST = 0.25
_LONG = 1000  # code points of a text that is no fragment
_FEW = 3  # sentences of a text that may stand in for a fragment …
_SENTENCE_LONG = 100  # … and the code points of each

# Captions, credits and asides are inside <article> on most sites, so trafilatura keeps them.
_PRUNED = (
    "//figcaption",
    "//nav",
    "//aside",
    "//footer",
    # Some sites put the whole page into one form.
    "//form[count(.//p) < 3]",
    "//button",
    "//*[@role='navigation' or @role='banner' or @role='complementary' or @role='dialog']",
)
_DATE_NAMES = re.compile(
    r"(?:og:)?article:published_time|article\.published|date|datepublished|publish[-_]?date"
    r"|pubdate|published(?:_time)?|dc\.date(?:\.issued)?|dcterms\.(?:date|issued|created)"
    r"|parsely-pub-date|sailthru\.date|citation_(?:publication_)?date"
)
_FEEDS = frozenset(("application/rss+xml", "application/atom+xml", "application/feed+json"))
_SENTENCE = 30  # letters; Chinese and Japanese need fewer than English
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")


def read_html(content: Content) -> Iterator[Article]:
    """Yield the article of a saved web page.

    Raises:
        FrontPageError: It holds no article, but names a feed.
    """
    data, source = load(content, most=MOST_BYTES), content.source
    given = {"name": content.name, "source": source, "known": asdict(content.known)}
    said = isolated.run(
        "kg.sources.webpage:in_json", data, given, source=source, seconds=MOST_SECONDS
    )
    if "feed" in said:
        raise FrontPageError(source, said["feed"])
    yield Article(
        citation=Citation(**said["citation"] | {"authors": tuple(said["citation"]["authors"])}),
        text=said["text"],
        furniture=tuple((start, end) for start, end in said["furniture"]),
        headline=None if said["headline"] is None else tuple(said["headline"]),
    )


def in_json(data: bytes, name: str, source: str, known: dict[str, Any]) -> dict[str, Any]:
    """Return the article of a page as JSON holds it, or the address of a front page's feed."""
    known["authors"] = tuple(known.get("authors", ()))
    try:
        return asdict(article(data, name=name, source=source, known=Known(**known)))
    except FrontPageError as error:
        return {"feed": error.feed}


def article(data: bytes, *, name: str, source: str, known: Known = NOTHING) -> Article:
    """Return the article of a page: its main text, with the headline as first line.

    What is ``known`` is taken where the page says nothing, and its address is what relative
    addresses in the page are relative to.

    Raises:
        FrontPageError: It holds no article, or is the first page of its site, and names a feed.
        SourceError: It is no HTML, has no body, nests too deep, or has an unknown encoding.
    """
    tree = _parse(_decode(data, source, charset=known.charset), source)
    feed = _feed(tree, known.url)
    if feed and urlsplit(known.url).path in ("", "/"):
        raise FrontPageError(source, feed)
    try:
        meta, body = _extract(tree)
    except RecursionError as error:
        raise SourceError(
            f"{source}: nests too deep to be read; save the page again"
        ) from error
    except Exception as error:
        # trafilatura walks whatever trees strangers write; one page must not end a crawl.
        raise SourceError(
            f"{source}: is built in a way that cannot be read ({type(error).__name__}); save "
            "its text as a .txt file"
        ) from error
    if feed and not _tells(body):
        raise FrontPageError(source, feed)
    if not _tells(body):
        raise SourceError(
            f"{source}: has no article text that can be found; save its text as a .txt file"
        )
    title = _headline(meta) or known.title
    url = _address(_canonical(tree) or meta.url or "", known.url)
    text = body if not title or fold(body).startswith(fold(title)) else f"{title}\n\n{body}"
    outlet = meta.sitename or known.outlet
    made = from_known(
        text,
        known,
        name=name,
        source=source,
        title=title,
        url=url,
        outlet=outlet,
        published=_published(tree, url),
        language=_language(tree),
        authors=_authors(meta.author or "", outlet),
    )
    aside = sorted([*made.furniture, *([made.headline] if made.headline else [])])
    story = "".join(between(made.text, aside))
    if feed and not _tells(story):
        raise FrontPageError(source, feed)
    if not _tells(story):
        raise SourceError(
            f"{source}: holds notices and links but no article; give the page of one article"
        )
    return made


def _tells(text: str) -> bool:
    return any(is_prose(line) or _is_foreign(line.text) for line in split(text))


def _is_foreign(line: str) -> bool:
    """Return whether a line is mostly not Latin, and as long as a sentence."""
    letters = [char for char in line if char.isalpha()]
    return len(letters) >= _SENTENCE and 2 * sum(char > "\u024f" for char in letters) > len(
        letters
    )


def _feed(tree: "HtmlElement", base: str) -> str:
    """Return the address of the first feed that a page names, or ""."""
    for element in tree.iter("link"):
        media = (element.get("type") or "").lower()
        if base and media in _FEEDS:
            found = _address((element.get("href") or "").strip(), base)
            if found != base:
                return found
    return ""


def _canonical(tree: "HtmlElement") -> str:
    """Return the address by which a page wants to be known, as it writes it, or ""."""
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split() and element.get("href"):
            return (element.get("href") or "").strip()
    return ""


def _address(found: str, known: str) -> str:
    """Return the canonical address of a page: what it says of itself, made absolute."""
    if not known:
        return found if found.startswith(("http://", "https://")) else ""
    try:
        whole = urljoin(known, found)
    except ValueError:
        return known
    return whole if whole.startswith(("http://", "https://")) else known


def _decode(data: bytes, source: str, *, charset: str = "") -> str:
    """Return a page as text, by its byte order mark, server, declaration, or as UTF-8."""
    label = codec(charset)
    if data.startswith(codecs.BOM_UTF8):
        label, data = "", data[len(codecs.BOM_UTF8) :]
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        label = "utf-16"
    elif not label and (found := _XML_CHARSET.match(data) or _CHARSET.search(data[:4096])):
        named = found[1].decode("ascii", "replace")
        label = codec(named)
        if not label:
            raise SourceError(
                f"{source}: declares the unknown encoding {named}; convert it to UTF-8"
            )
    try:
        text = data.decode(label or "utf-8")
    except UnicodeDecodeError as error:
        text = data.decode(label or "utf-8", "replace")
        # Browsers show a page with a stray byte; so does kg, where the page names its encoding.
        if not label or text.count("\ufffd") > _MOST_REPLACED * len(text):
            declared = label or "UTF-8, and it names no other encoding"
            raise mistaken(data, source, declared, error.start) from error
    if "\0" in text:
        raise SourceError(
            f"{source}: is binary (NUL at character {text.index(chr(0)):,}); save it again"
        )
    return _XML_HEAD.sub("", text, count=1)


def _parse(text: str, source: str) -> "HtmlElement":
    from trafilatura import load_html

    # Silence is the library's rule; trafilatura reports to standard error where nobody listens.
    for library in ("trafilatura", "htmldate"):
        logger = logging.getLogger(library)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    if not text or text.isspace():
        raise SourceError(f"{source}: is empty; save the page again")
    tree = load_html(text)
    if tree is None:
        raise SourceError(f"{source}: is no HTML; save the page again, or name the file .txt")
    depth = count = 0
    level: list[Any] = [tree]
    while level:
        depth += 1
        count += len(level)
        if count > _MOST_ELEMENTS:
            raise SourceError(
                f"{source}: has more than {_MOST_ELEMENTS:,} elements; save its text as a .txt "
                "file"
            )
        if depth > _DEEPEST:
            raise SourceError(
                f"{source}: nests more than {_DEEPEST} elements; save its text as a .txt file"
            )
        level = [child for element in level for child in element]
    return tree


def _extract(tree: "HtmlElement") -> "tuple[Document, str]":
    from trafilatura import bare_extraction, extract_metadata

    # A fixed bound keeps htmldate off the clock; its date is not used.
    bounds = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
    meta = extract_metadata(tree, date_config=bounds)

    def text(*, precise: bool) -> str:
        found = bare_extraction(
            deepcopy(tree),
            include_comments=False,
            include_tables=False,
            favor_precision=precise,
            prune_xpath=" | ".join(_PRUNED),
            date_extraction_params=bounds,
        )
        return "" if found is None else (found.text or "")  # type: ignore[union-attr]

    body = text(precise=True)
    if len(body) < _LONG:
        whole = text(precise=False)
        # A front page gives nothing the one way and its teasers the other.
        told = sum(is_prose(line) and len(line.text) >= _SENTENCE_LONG for line in split(whole))
        if told >= _FEW and len(body) < _MOST_LOST * len(whole):
            return meta, whole
    return meta, body


def _headline(meta: "Document") -> str:
    """Return the title without the name of the site behind it."""
    title = " ".join((meta.title or "").split())
    head, mark, tail = title.rpartition(" | ")
    for candidate in (" - ", " – ", " — "):  # noqa: RUF001
        if not mark:
            head, mark, tail = title.rpartition(candidate)
    return head if mark and meta.sitename and fold(tail) == fold(meta.sitename) else title


def _authors(names: str, outlet: str) -> list[str]:
    """Return the authors; an outlet that signs for itself is none."""
    return [name for name in bylines.clean(names.split(";")) if fold(name) != fold(outlet)]


def _language(tree: "HtmlElement") -> str:
    """Return the declared language as a BCP 47 tag, or "" where none is declared."""
    tag = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("http-equiv") or "").lower()
        if not tag and name in ("og:locale", "content-language"):
            tag = element.get("content") or ""
    match = re.fullmatch(r"\s*([A-Za-z]{2,3})(?:[-_](\w{2,8}))?.*", tag, re.DOTALL)
    if match is None:
        return ""
    region = match[2] or ""
    return match[1].lower() + (
        f"-{region.upper() if len(region) == 2 else region}" if region else ""
    )


def _published(tree: "HtmlElement", url: str) -> str:
    """Return the date that the page declares for itself, or "".

    In this order: JSON-LD, meta elements, a time element marked as publication or first in the
    article's head, the address. Never a date of the running text.
    """
    for found in (_linked_dates(tree), _meta_dates(tree), _time_dates(tree)):
        for value in found:
            iso = dates.parse(value)
            if iso:
                return iso
    match = _URL_DATE.search(url)
    return "" if match is None else dates.parse("-".join(match.groups()))


def _linked_dates(tree: "HtmlElement") -> Iterator[str]:
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = deque([json.loads(element.text or "", strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.popleft()
            if isinstance(item, dict):
                value = item.get("datePublished")
                if isinstance(value, str):
                    yield value
                waiting += [item[key] for key in ("@graph", "mainEntity") if key in item]
            elif isinstance(item, list):
                waiting += item


def _meta_dates(tree: "HtmlElement") -> Iterator[str]:
    for element in tree.iter("meta"):
        names = (element.get(key) or "" for key in ("property", "name", "itemprop"))
        if any(_DATE_NAMES.fullmatch(name.lower()) for name in names):
            yield element.get("content") or ""


def _time_dates(tree: "HtmlElement") -> Iterator[str]:
    """Yield the dates of time elements: the marked ones, then the first of the article."""
    times = list(tree.iter("time"))
    for element in times:
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if element.get("pubdate") is not None or "publish" in marks:
            yield element.get("datetime") or element.text or ""
    for element in times:
        if any(parent.tag in ("article", "main") for parent in element.iterancestors()):
            # A later time element may belong to the story or to a link below it.
            yield element.get("datetime") or element.text or ""
            return
