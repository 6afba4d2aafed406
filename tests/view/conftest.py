"""Graphs to show, and a page opened in Chromium that has to stay silent."""

import os
import random
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.graph import Graph, assemble, linked
from kg.model import (
    Citation,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Offer,
    Stance,
    Statement,
    Unsure,
    identify,
)
from kg.view import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

HOSTILE = (
    "</script><script>window.__xss=1</script>",
    '<img src=x onerror="window.__xss=1">',
    "\"' onmouseover='window.__xss=1'",
    "javascript:window.__xss=1",
    "<!--<script>",
    "]]>&lt;b&gt;&amp;",
    "line\u2028and\u2029paragraph",
    "{{ 7 * 7 }} ${window.__xss=1}",
)

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


def cite(
    name: str,
    *,
    title: str = "",
    published: str = "2024-03-06",
    outlet: str = "",
    url: str = "",
) -> Citation:
    """Return a citation whose id follows from its name."""
    short, sha256 = identify(name)
    return Citation(
        id=short,
        sha256=sha256,
        name=name,
        source=f"{name}.txt",
        title=title or f"Title of {name}",
        published=published,
        outlet=outlet,
        url=url,
    )


def prove(
    article: Citation,
    subject: str,
    object_: str,
    *,
    stance: Stance = Stance.ASSERTED,
    confidence: float = 0.8,
    start: int = 100,
) -> Evidence:
    """Return evidence whose quote names both ends."""
    quote = f"{subject} is said to be linked to {object_}."
    second = start + quote.rindex(object_)
    return Evidence(
        article=article.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        subject=(start, start + len(subject)),
        object=(second, second + len(object_)),
        extractor="patterns",
        rule="verb",
        confidence=confidence,
        stance=stance,
    )


@pytest.fixture(scope="session")
def pair_graph() -> Graph:
    """Return two entities and one denied fact: its line crosses the middle of the picture."""
    article = cite(
        "denial", title="A denial", outlet="The Daily", url="https://example.org/denial"
    )
    ada = Entity(id="person/ada-lovelace", type=EntityType.PERSON, name="Ada Lovelace")
    company = Entity(
        id="org/difference", type=EntityType.INSTITUTION, name="Difference Company"
    )
    evidence = prove(article, "Ada Lovelace", "Difference Company", stance=Stance.DENIED)
    fact = Fact(subject=ada, relation="founded", object=company, evidence=(evidence,))
    return assemble([fact], citations=[article])


@pytest.fixture(scope="session")
def hostile_graph() -> Graph:
    """Return a graph in which every text is hostile, very long, or written right to left."""
    texts = (*HOSTILE, "x" * 2000, "شركة الفضاء", "国家网信办", "lone \ud800 surrogate")
    articles = [
        cite(
            f"{text}{i}", title=text, outlet=text, url=f"javascript:alert({i})", published=text
        )
        for i, text in enumerate(texts)
    ]
    entities = [
        Entity(id=f"x/{i}-{text[:40]}", type=type_, name=text, aliases=(text[::-1],))
        for i, text in enumerate(texts)
        for type_ in [list(EntityType)[i % 4]]
    ]
    facts = [
        Fact(
            subject=entities[i],
            relation="holds_position" if i % 2 else "meets",
            object=entities[(i + 1) % len(entities)],
            role=texts[i] if i % 2 else "",
            evidence=(prove(articles[i], entities[i].name, entities[i - 1].name),),
        )
        for i in range(len(entities))
    ]
    statements = [
        Statement(
            speaker=entities[i],
            article=articles[i].id,
            start=0,
            end=len(text),
            quote=text,
            direct=bool(i % 2),
            topics=(entities[i - 1],),
            sentence=(0, len(text)),
            rule=text,
            confidence=0.7,
        )
        for i, text in enumerate(texts)
    ]
    graph = assemble(facts, citations=articles, statements=statements)
    ids = [entity.id for entity in graph.entities]
    unsure = [Unsure(left=min(pair), right=max(pair), features=((text, 0.6),))
              for pair, text in zip(pairwise(ids), texts, strict=False)]  # fmt: skip
    iris = [f"javascript:window.__xss=1//{text}" for text in texts]
    offers = [
        Offer(entity=id_, iri=iri, name=text, score=0.5)
        for id_, iri, text in zip(ids[1:], iris, texts, strict=False)
    ]
    links = zip(ids, iris, strict=True)
    return linked(replace(graph, unsure=tuple(sorted(unsure))), links, offers)


def planted(size: int, links: int) -> Graph:
    """Return a graph of planted communities, the same at every call."""
    rng = random.Random(size)  # noqa: S311 - test data
    articles = [
        cite(
            f"article {i}", published=f"202{i % 5}-{1 + i % 12:02}-11", outlet=f"Outlet {i % 4}"
        )
        for i in range(40)
    ]
    types = list(EntityType)
    entities = [
        Entity(id=f"n/{i:05}", type=types[i % 4], name=f"Entity {i}") for i in range(size)
    ]
    groups = max(1, size // 60)
    relations = ("meets", "uses", "develops", "partners_with")
    stances = list(Stance)
    facts: dict[tuple, Fact[Entity]] = {}
    for i in range(links):
        one = rng.randrange(size)
        other = (one + groups * rng.randrange(1, 50)) % size if i % 7 else rng.randrange(size)
        if one == other:
            continue
        evidence = prove(
            articles[i % len(articles)],
            entities[one].name,
            entities[other].name,
            stance=stances[i % 9 % 5],
            confidence=round(0.4 + 0.5 * rng.random(), 3),
        )
        fact = Fact(
            subject=entities[one],
            relation=relations[i % 4],
            object=entities[other],
            evidence=(evidence,),
        )
        facts.setdefault(fact.key, fact)
    return assemble(facts.values(), citations=articles)


def find_chromium() -> str:
    """Return the browser that the tests start, or fail with what to install."""
    named = os.environ.get("KG_CHROMIUM", "")
    for candidate in (named, "chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(candidate) if candidate else None
        if path:
            return path
    pytest.fail(
        "no Chromium for the browser tests: apt-get install chromium, or set KG_CHROMIUM"
    )


@pytest.fixture
def show(browser: "Browser", tmp_path: Path) -> "Iterator[Callable[..., Page]]":
    """Return a function that opens a graph's page from disk and waits until it is drawn.

    At the end of the test, no page may have logged an error or asked for anything but itself.
    """
    trouble: list[str] = []
    contexts: list[BrowserContext] = []

    def note(url: str) -> None:
        if not url.startswith(("file:", "data:", "blob:")):
            trouble.append(f"request for {url[:200]}")

    def open_page(
        graph: Graph, fragment: str = "", renderer: Path | None = None, **options: Any
    ) -> "Page":
        file = tmp_path / f"graph{len(contexts)}.html"
        file.write_text(render(graph, renderer=renderer), encoding="utf-8")
        size = {"width": 1400, "height": 900}
        context = browser.new_context(**{"viewport": size, "accept_downloads": True, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)  # a loaded machine
        page.on("request", lambda request: note(request.url))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on(
            "console",
            lambda message: (
                trouble.append(f"console: {message.text}")
                if message.type in ("error", "warning")
                else None
            ),
        )
        page.goto(file.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []
