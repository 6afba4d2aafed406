"""The page in Chromium, opened from disk: read, search, click, filter, by mouse and by keys."""

from __future__ import annotations

import base64
import csv
import math
import re
from dataclasses import replace
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from kg.errors import KGError
from kg.graph import Graph, assemble, linked
from kg.model import Entity, EntityType, Fact, Offer, Stance, Statement, Status, Unsure
from kg.paths import chains
from tests.view.conftest import cite, find_chromium, planted, prove

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def panel(page: Page) -> str:
    return page.locator("#panel").inner_text()


def ink(page: Page) -> int:
    """Return how many different colours the canvas shows."""
    return page.evaluate(
        """() => {
          const canvas = document.querySelector("#canvas canvas");
          const { width, height } = canvas;
          const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
          const found = new Set(new Uint32Array(data.buffer));
          return found.size;
        }"""
    )


def test_missing_browser_fails_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("KG_CHROMIUM", raising=False)
    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium"):
        find_chromium()


def test_page_draws_and_the_canvas_keeps_its_size(
    show: Callable[..., Page], small_graph: Graph
) -> None:
    page = show(small_graph)
    assert ink(page) > 10
    assert "People" in page.locator("#filters").inner_text()
    before = page.locator("#canvas canvas").bounding_box()
    page.wait_for_timeout(300)
    assert page.locator("#canvas canvas").bounding_box() == before
    assert before is not None
    assert before["height"] < 900


def test_search_select_read(show: Callable[..., Page], small_graph: Graph) -> None:
    page = show(small_graph)
    page.keyboard.press("/")
    page.keyboard.type("ÁDA")
    assert page.locator("#search").get_attribute("aria-expanded") == "true"
    assert page.locator("#found [aria-selected=true]").inner_text().startswith("Ada Lovelace")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#n=person/ada-lovelace$"))
    text = panel(page)
    assert "Roles" in text
    assert "current" in text
    assert "Ada Lovelace, director of the Analytical Society" in text
    assert "2024-03-06" in text
    assert "Says" in text
    marks = page.locator("#panel mark.subject").all_inner_texts()
    assert "Ada Lovelace" in marks


def test_panel_says_which_articles_use_which_name(show: Callable[..., Page]) -> None:
    one, two = cite("one", title="Engines"), cite("two", title="Countesses")
    ada = Entity(id="person/ada", type=EntityType.PERSON, name="Ada Lovelace", aliases=("Ada",))
    club = Entity(id="org/club", type=EntityType.INSTITUTION, name="Club")
    met = Fact(
        subject=ada, relation="meets", object=club, evidence=(prove(one, "Ada", "Club"),)
    )
    graph = assemble(
        [met],
        citations=[one, two],
        appearances=[(one.id, ada.id), (two.id, ada.id)],
        prints=[(two.id, "Ada")],
    )
    page = show(graph, "#n=person/ada")
    names = page.locator("#panel section", has_text="Other names")
    assert names.locator("li").count() == 1
    assert "Ada in 1 article" in names.inner_text()
    assert "Countesses" in names.inner_text()
    assert "Engines" not in names.inner_text()


def test_panel_links_to_other_registries_and_says_what_is_not_decided(
    show: Callable[..., Page], small_graph: Graph
) -> None:
    ada, other = "person/ada-lovelace", "org/analytical-society"
    graph = replace(
        small_graph, unsure=(Unsure(left=other, right=ada, features=(("equal name", 0.6),)),)
    )
    offer = Offer(entity=ada, iri="https://people.example/17", name="A. King", score=0.75)
    page = show(linked(graph, [(ada, "http://www.wikidata.org/entity/Q7259")], [offer]))
    page.evaluate("location.hash = 'n=person/ada-lovelace'")
    rows = page.locator("#panel .elsewhere li")
    assert rows.all_inner_texts() == [
        "same as Wikidata Q7259",
        "maybe people.example 17 A. King 0.75, not decided",
        "maybe Analytical Society 0.60, not decided",
    ]
    sure = rows.nth(0).locator("a")
    assert sure.get_attribute("href") == "http://www.wikidata.org/entity/Q7259"
    assert sure.get_attribute("rel") == "noopener noreferrer"
    rows.nth(2).locator("button").click()
    assert page.url.endswith("#n=org/analytical-society")


def test_search_finds_other_names_and_says_when_there_is_none(
    show: Callable[..., Page], small_graph: Graph
) -> None:
    page = show(small_graph)
    page.locator("#search").fill("the soc")
    assert "Analytical Society" in page.locator("#found").inner_text()
    page.locator("#search").fill("zzz")
    assert "No name, title or quote like this" in page.locator("#found").inner_text()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.locator("#found").is_hidden()


def test_search_forgives_spelling_hyphens_and_case(show: Callable[..., Page]) -> None:
    names = ("Rolls-Royce Holdings", "Lovelace Institute", "Nicolás Maduro", "Rolling Stones")
    page = show(linked_pairs([(one, "Somebody Else") for one in names]))
    found = page.locator("#found li")
    for typed, name in [
        ("rolls royce", "Rolls-Royce Holdings"),
        ("ROLLS-ROYSE", "Rolls-Royce Holdings"),
        ("lovelase", "Lovelace Institute"),
        ("lovleace inst", "Lovelace Institute"),
        ("Nicolas madura", "Nicolás Maduro"),
    ]:
        page.locator("#search").fill(typed)
        expect(found.first).to_contain_text(name)
    assert "spelt like it" in found.first.inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Nicolás Maduro"
    page.locator("#search").fill("title of")
    article = found.locator(".alias", has_text="article")
    assert article.evaluate("one => one.getClientRects().length") == 1
    box = article.bounding_box()
    assert box is not None
    assert box["height"] < 24  # "article" on one line


def test_an_article_opens_with_its_quotes_in_order(show: Callable[..., Page]) -> None:
    one = cite("one", title="Engines", outlet="The Daily", url="https://example.org/one")
    two = cite("two", title="Countesses", published="2024-04-01")
    ada = Entity(id="person/ada", type=EntityType.PERSON, name="Ada Lovelace")
    club = Entity(id="org/club", type=EntityType.INSTITUTION, name="Club")
    tool = Entity(id="tech/engine", type=EntityType.TECHNOLOGY, name="Engine")
    facts = [
        Fact(subject=a, relation=r, object=b, evidence=(prove(c, a.name, b.name, start=at),))
        for a, r, b, c, at in [
            (ada, "founded", club, one, 900),
            (ada, "uses", tool, one, 300),
            (club, "uses", tool, two, 10),
        ]
    ]
    words = "The Engine weaves patterns"
    said = Statement(
        speaker=ada,
        article=one.id,
        start=600,
        end=600 + len(words),
        quote=words,
        direct=True,
        topics=(tool,),
        sentence=(590, 640),
        rule="said",
        confidence=0.9,
    )
    page = show(assemble(facts, statements=[said], citations=[one, two]), "#v=articles")
    page.locator("#sheet").get_by_role("button", name="Engines").click()
    quotes = page.locator("#panel blockquote").all_inner_texts()
    assert quotes == [
        "Ada Lovelace is said to be linked to Engine.",
        words,
        "Ada Lovelace is said to be linked to Club.",
    ]
    assert page.locator("#panel .source > *").all_inner_texts() == [
        "The Daily",
        "6 Mar 2024",
        "Read the article",
    ]
    assert page.get_by_role("link", name="Read the article").get_attribute("href") == one.url
    assert f"a={one.id}" in page.url
    page.locator("#panel mark a", has_text="Engine").nth(1).click()
    assert page.locator("#panel h2").inner_text() == "Engine"
    page.get_by_role("button", name="Back").click()
    page.locator("#panel .brief .line").first.click()
    assert "person/ada:uses:tech/engine" in page.url
    page.locator("#sheet tr", has_text="Countesses").get_by_role("button").last.click()
    expect(page.locator("#shown")).to_contain_text(
        "Showing 2 of 3 linked entities, 1 of 3 facts"
    )
    assert f"only={two.id}" in page.url
    page.locator("[data-view=picture]").click()
    expect(page.locator("#scope")).to_contain_text("Only the article Countesses")
    page.locator("#scope button").click()
    expect(page.locator("#shown")).to_contain_text(
        "Showing 3 of 3 linked entities, 3 of 3 facts"
    )


def test_search_finds_titles_and_quotes(show: Callable[..., Page], pair_graph: Graph) -> None:
    page = show(pair_graph)
    page.locator("#search").fill("a denial")
    expect(page.locator("#found li")).to_have_text(["articleA denial"])
    page.locator("#search").fill("said to be LINKED")
    expect(page.locator("#found li")).to_have_text(
        ["quoteAda Lovelace is said to be linked to Difference Company."]
    )
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "A denial"
    assert page.locator("#panel [data-quote]").count() == 1


def test_click_on_a_line_shows_every_quote(
    show: Callable[..., Page], pair_graph: Graph
) -> None:
    page = show(pair_graph)
    page.locator("#canvas").click()  # the middle, where the only line passes
    text = panel(page)
    assert "denied" in text
    assert "Ada Lovelace is said to be linked to Difference Company." in text
    assert "patterns: verb" in text
    assert "confidence 0.80" in text
    assert "The Daily" in text
    link = page.locator("#panel cite a")
    assert link.get_attribute("href") == "https://example.org/denial"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert page.locator("#panel mark.object").inner_text() == "Difference Company"
    assert "#e=person/ada-lovelace:founded:org/difference:denied" in page.url


def test_a_sentence_that_two_extractors_read_is_one_quote(show: Callable[..., Page]) -> None:
    article, other = cite("one"), cite("two")
    ada = Entity(id="person/ada-lovelace", type=EntityType.PERSON, name="Ada Lovelace")
    body = Entity(id="org/difference", type=EntityType.INSTITUTION, name="Difference Company")
    rule = prove(article, ada.name, body.name)
    network = replace(rule, extractor="learned", rule="founded", confidence=0.6)
    again = prove(other, ada.name, body.name, start=300)
    fact = Fact(subject=ada, relation="founded", object=body, evidence=(network, rule, again))
    page = show(assemble([fact], citations=[article, other]))
    page.locator("#canvas").click()  # the middle, where the only line passes
    expect(page.locator("#panel details.rest summary")).to_have_text("1 more quote")
    assert re.search(r"also (learned: founded|patterns: verb)", panel(page))
    page.get_by_role("button", name="Facts", exact=True).click()
    expect(page.locator("td.quote")).to_contain_text("and 1 more quote")


def test_click_on_an_entity_shows_what_it_says(
    show: Callable[..., Page], pair_graph: Graph
) -> None:
    words = "engines will compose music"
    said = Statement(
        speaker=pair_graph.facts[0].subject,
        article=pair_graph.citations[0].id,
        start=0,
        end=len(words),
        quote=words,
        direct=True,
        sentence=(0, len(words)),
        rule="said-clause",
        confidence=0.9,
    )
    page = show(assemble([], statements=[said], citations=pair_graph.citations))
    page.locator("#canvas").dblclick()  # the middle, where the only entity stands
    assert page.locator("#panel h2").inner_text() == "Ada Lovelace"
    assert f"“{words}”" in panel(page)
    page.locator("#canvas").click(position={"x": 30, "y": 30})
    assert page.locator("#panel h2").inner_text().startswith("What ")


def test_entity_linked_to_itself(show: Callable[..., Page], pair_graph: Graph) -> None:
    from dataclasses import replace

    fact = replace(pair_graph.facts[0], object=pair_graph.facts[0].subject)
    page = show(assemble([fact], citations=pair_graph.citations), "#n=person/ada-lovelace")
    assert page.locator("#panel [data-fact]").count() == 1
    assert ink(page) > 3


def test_keys_alone_lead_to_a_quote_and_back(
    show: Callable[..., Page], small_graph: Graph
) -> None:
    page = show(small_graph)
    for key in ("Tab", "Tab"):  # the link to the table, then the search
        page.keyboard.press(key)
    page.keyboard.type("society")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    assert "Analytical Society" in panel(page)
    page.locator("#panel .facts .name", has_text="Difference Company").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Difference Company"
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").inner_text() == "Analytical Society"
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").inner_text().startswith("What ")
    page.keyboard.press("t")
    assert page.locator("caption").first.inner_text() == "Facts (4)"
    page.keyboard.press("Escape")
    assert page.locator("#sheet").is_hidden()
    page.locator("#canvas").focus()
    for key in ("ArrowLeft", "ArrowDown", "+", "-", "f"):
        page.keyboard.press(key)
    assert ink(page) > 10


def test_filters_hide_and_reset_brings_back(
    show: Callable[..., Page], small_graph: Graph
) -> None:
    page = show(small_graph)
    shown = page.locator("#shown")
    assert shown.inner_text().startswith("Showing 5 of 5 linked entities, 4 of 4 facts")
    page.locator("#filters input[value=denied]").uncheck()
    expect(shown).to_contain_text("3 of 4 facts")
    assert "no-look=denied" in page.url
    page.locator("#filters input[value=Technology]").uncheck()
    expect(shown).to_contain_text("2 of 4 facts")
    page.locator("#filters input[value=Technology]").check()
    page.locator("#confidence").fill("0.75")
    expect(shown).to_contain_text("2 of 4 facts")
    page.locator("#reset").click()
    expect(shown).to_contain_text("4 of 4 facts")
    assert page.locator("#filters input:not(:checked)[type=checkbox]").count() == 0


def test_dates_and_outlets_filter(show: Callable[..., Page]) -> None:
    page = show(planted(40, 60))
    whole = page.locator("#shown").inner_text()
    page.locator("#first").fill("30")
    expect(page.locator("#shown")).not_to_have_text(whole)
    assert re.search(r"t=\d{4}-\d\d\.\.\d{4}-\d\d", page.url)
    assert page.locator(".bars .outside").count() > 0
    page.locator("#reset").click()
    expect(page.locator("#shown")).to_have_text(whole)
    page.locator("#filters input[value='Outlet 1']").uncheck()
    expect(page.locator("#shown")).not_to_have_text(whole)


NAMED = {
    "2024-01": "Jan 2024",
    "2024-02": "Feb 2024",
    "2024-03": "Mar 2024",
    "2024-04": "Apr 2024",
    "2024-05": "May 2024",
}


def test_time_by_validity(show: Callable[..., Page]) -> None:
    ada = Entity(id="person/ada", type=EntityType.PERSON, name="Ada Lovelace")
    club = Entity(id="org/club", type=EntityType.INSTITUTION, name="Club")
    days = {
        Status.FUTURE: "2024-01-10",
        Status.CURRENT: "2024-03-10",
        Status.FORMER: "2024-05-10",
    }
    articles = {status: cite(status.value, published=day) for status, day in days.items()}
    facts = [
        Fact(
            subject=ada,
            relation="holds_position",
            object=club,
            role="director",
            status=status,
            evidence=(prove(article, ada.name, club.name),),
        )
        for status, article in articles.items()
    ]
    page = show(
        assemble(facts, citations=articles.values()), "#v=facts&time=holds&t=2024-02..2024-02"
    )
    rows = page.locator("#sheet tbody tr")

    def shown(month: str) -> list[str]:
        page.evaluate(f"location.hash = '#v=facts&time=holds&t={month}..{month}'")
        expect(page.locator("#months")).to_have_text(NAMED[month])
        return rows.locator("td .look").all_inner_texts()

    # An article speaks for its own day only: no fact holds before the first or after the last.
    assert page.locator("[name=clock][value=holds]").is_checked()
    assert shown("2024-01") == ["planned, future as of 10 Jan 2024"]
    assert shown("2024-02") == []
    assert shown("2024-03") == ["stated, current as of 10 Mar 2024"]
    assert shown("2024-04") == []
    assert shown("2024-05") == []
    page.get_by_label("published then").check()
    expect(rows.locator("td .look")).to_have_text(["former by 10 May 2024"])
    page.locator("#reset").click()
    expect(page.locator("#sheet caption")).to_have_text("Facts (3)")
    page.get_by_label("holds then").check()
    page.locator("#play").click()
    expect(page.locator("#months")).to_have_text("May 2024", timeout=9_000)
    expect(page.locator("#play")).to_have_text("Play")


def test_what_has_no_date_holds_at_no_time_and_is_told_apart(show: Callable[..., Page]) -> None:
    ada, club, tool = (
        Entity(id="person/ada", type=EntityType.PERSON, name="Ada Lovelace"),
        Entity(id="org/club", type=EntityType.INSTITUTION, name="Club"),
        Entity(id="technology/tool", type=EntityType.TECHNOLOGY, name="Tool"),
    )
    dated, bare = cite("dated", published="2024-03-10"), cite("bare", published="")
    late = cite("late", published="2024-09-10")
    facts = [
        Fact(
            subject=ada, relation="uses", object=tool, evidence=(prove(dated, "Ada", "Tool"),)
        ),
        Fact(
            subject=club, relation="uses", object=tool, evidence=(prove(late, "Club", "Tool"),)
        ),
        Fact(
            subject=ada,
            relation="holds_position",
            object=club,
            role="director",
            status=Status.CURRENT,
            evidence=(prove(bare, "Ada", "Club"),),
        ),
    ]
    page = show(assemble(facts, citations=[dated, bare, late]), "#v=facts")
    captions = page.locator("#sheet caption")
    assert captions.all_inner_texts() == ["Facts (3)"]
    assert page.locator("#undated").is_hidden()
    for clock in ("", "&time=holds"):
        page.evaluate(f"location.hash = '#v=facts{clock}&t=2024-03..2024-03'")
        expect(captions).to_have_text(["Facts (1)"])
        page.get_by_label("and 1 undated").check()
        expect(captions).to_have_text(["Facts (1)", "Undated facts (1)"])
        assert page.locator("#sheet .look").last.inner_text() == "stated, current, undated"
        assert "undated=1" in page.url
        page.get_by_label("and 1 undated").uncheck()


def test_chiefs_of_one_body_are_ordered_by_day_and_bars_end_with_the_evidence(
    show: Callable[..., Page],
) -> None:
    club = Entity(id="org/club", type=EntityType.INSTITUTION, name="Club")
    chiefs = [
        Entity(id=f"person/{name}", type=EntityType.PERSON, name=name.title())
        for name in ("ada", "bea", "cyd")
    ]
    articles = [cite(str(year), published=f"{year}-05-03") for year in (2008, 2011, 2014)]

    def chief(person: Entity, *days: int, status: Status = Status.CURRENT) -> Fact[Entity]:
        return Fact(
            subject=person,
            relation="holds_position",
            object=club,
            role="chief",
            status=status,
            evidence=tuple(prove(articles[day], person.name, club.name) for day in days),
        )

    facts = [
        chief(chiefs[0], 0),
        chief(chiefs[1], 0, 1),
        chief(chiefs[2], 2, status=Status.FORMER),
    ]
    page = show(assemble(facts, citations=articles), "#n=org/club")
    badges = page.locator("#panel .facts .badge").all_inner_texts()
    assert badges == [
        "current as of 3 May 2011",
        "current as of 3 May 2008",
        "former by 3 May 2014",
    ]
    held = [
        [float(part) for part in re.findall(r"[\d.]+", path.get_attribute("d") or "")]
        for path in page.locator("#panel .over-time .held").all()
    ]
    starts, ends = [one[0] for one in held], [one[-1] for one in held]
    assert [round(end - start) for start, end in zip(starts, ends, strict=True)] == [0, 144, 0]


def test_counts_follow_the_filters(show: Callable[..., Page]) -> None:
    one, two = cite("one", outlet="Daily"), cite("two", outlet="Weekly", published="2024-05-01")
    names = ("Ada", "Bea", "Cyd")
    ada, bea, cyd = (
        Entity(id=f"person/{name}", type=EntityType.PERSON, name=name) for name in names
    )
    facts = [
        Fact(
            subject=a,
            relation=r,
            object=b,
            evidence=tuple(prove(c, a.name, b.name) for c in at),
        )
        for a, r, b, at in [(ada, "meets", bea, (one, two)), (ada, "meets", cyd, (two,))]
    ]
    page = show(assemble(facts, citations=[one, two]), "#n=person/Ada")
    people = page.locator("#filters label", has_text="People").locator(".count")
    meets = page.locator("#filters label", has_text="meets").locator(".count")
    assert (people.inner_text(), meets.inner_text()) == ("3", "2")
    page.locator("#filters input[value=Weekly]").uncheck()
    expect(people).to_have_text("2")
    assert meets.inner_text() == "1"
    assert page.locator("#counts").inner_text() == (
        "2 of 3 linked entities · 1 of 2 facts · 0 of 0 statements · 1 of 2 articles"
    )
    assert "1 fact · 0 statements · in 1 article" in panel(page)
    assert page.locator("#panel .evidence").count() == 1  # the other quote is in the Weekly
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").inner_text() == "What this article says"
    assert page.locator("#panel .ranking .count").first.inner_text() == "1"
    assert page.locator(".bars rect").last.get_attribute("height") == "0"


def test_path_and_neighbours_say_what_they_did(show: Callable[..., Page]) -> None:
    article = cite("one")
    ada, bea, cyd, dot, eve = (
        Entity(id=f"person/{name}", type=EntityType.PERSON, name=name.title())
        for name in ("ada", "bea", "cyd", "dot", "eve")
    )
    facts = [
        Fact(subject=a, relation="meets", object=b, evidence=(prove(article, a.name, b.name),))
        for a, b in [(ada, bea), (bea, cyd), (dot, eve)]
    ]
    page = show(assemble(facts, citations=[article]), "#n=person/ada&f=person/ada")
    said = page.locator("#notice span")

    def path_to(name: str) -> None:
        page.keyboard.press("p")
        page.keyboard.type(name)
        page.keyboard.press("Enter")

    path_to("Dot")
    expect(said).to_have_text("No chain of facts or statements links Ada with Dot.")
    page.get_by_label("Close this notice").click()
    assert page.locator("#notice").is_hidden()
    path_to("Cyd")
    expect(said).to_have_text(
        "No path from Ada to Cyd is shown: the filters hide a link of each."
    )
    page.locator("#scope button").click()
    assert page.locator("#notice").is_hidden()  # it goes with the next thing done
    path_to("Cyd")
    expect(said).to_have_text("The shortest path has 2 links.")
    page.locator("#search").fill("Ada")
    page.keyboard.press("Enter")
    page.keyboard.press("o")
    page.locator("#panel .facts .name", has_text="Bea").first.click()
    page.keyboard.press("e")
    expect(said).to_have_text("1 neighbour of Bea added; 2 in all.")
    page.keyboard.press("e")
    expect(said).to_have_text("All 2 neighbours of Bea are shown already.")


def test_time_plays_and_stops_where_it_stood(show: Callable[..., Page]) -> None:
    graph = planted(40, 60)
    page = show(graph, "#t=2020-01..2020-06")
    before = page.locator("#shown").inner_text()
    page.locator("#play").click()
    expect(page.locator("#months")).to_have_text("Jan 2020")
    expect(page.locator("#play")).to_have_text("Play", timeout=10_000)
    expect(page.locator("#shown")).to_have_text(before)
    page.locator("#reset").click()
    page.locator("#play").click()
    page.locator("#play").click()
    assert page.locator("#play").inner_text() == "Play"


def test_state_comes_back_from_the_address(
    show: Callable[..., Page], small_graph: Graph
) -> None:
    page = show(
        small_graph, "#n=org/analytical-society&no-look=denied&c=0.5&f=org/analytical-society"
    )
    assert page.locator("#panel h2").inner_text() == "Analytical Society"
    assert not page.locator("#filters input[value=denied]").is_checked()
    assert page.locator("#least").inner_text() == "0.50"
    assert page.locator("#notice").is_hidden()
    page.locator("#panel .name", has_text="Ada Lovelace").first.click()
    page.go_back()
    expect(page.locator("#panel h2")).to_have_text("Analytical Society")


@pytest.mark.parametrize(
    "fragment",
    [
        "#n=person/nobody",
        "#%E0%A4%A",
        "#no-look=x",
        "#c=7&v=moon&t=1..2",
        "#e=&zzz=<b>",
        "#no-constructor=a",
    ],
)
def test_corrupt_address_is_ignored_with_a_notice(
    show: Callable[..., Page], small_graph: Graph, fragment: str
) -> None:
    page = show(small_graph, fragment)
    assert "left out" in page.locator("#notice").inner_text()
    assert page.locator("#panel h2").inner_text().startswith("What ")
    assert "4 of 4 facts" in page.locator("#shown").inner_text()


def test_path_between_two(show: Callable[..., Page], small_graph: Graph) -> None:
    page = show(small_graph, "#n=person/ada-lovelace")
    page.get_by_role("button", name="Path to").click()
    page.keyboard.type("London")
    page.keyboard.press("Enter")
    assert "Ada Lovelace to London" in panel(page)
    assert "3 links" in panel(page)
    assert "p=place/london" in page.url
    again = show(small_graph, page.url[page.url.index("#") :])
    assert "3 links" in panel(again)


def test_hostile_text_never_runs(
    show: Callable[..., Page], hostile_graph: Graph, tmp_path: Path
) -> None:
    page = show(hostile_graph)
    page.evaluate("window.__xss = undefined")
    for i in range(len(hostile_graph.entities)):
        page.locator("#search").fill("")
        page.keyboard.press("/")
        page.keyboard.type("e")
        for _ in range(i % 12):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    for x in range(300, 1000, 40):  # tips of shapes and lines
        page.mouse.move(x, 200 + x // 2)
    for view in ("facts", "articles", "picture"):
        page.locator(f"[data-view={view}]").click()
    for node in hostile_graph.entities:
        page.evaluate(
            "id => { location.hash = 'n=' + encodeURIComponent(id); }",
            node.id.replace("\ud800", ""),
        )
    page.keyboard.press("o")  # names in the note of what is shown
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.locator("#svg").click()
    download.value.save_as(tmp_path / "out.svg")
    drawing = (tmp_path / "out.svg").read_text(encoding="utf-8")
    inside = page.evaluate(
        """text => {
          const made = new DOMParser().parseFromString(text, "image/svg+xml");
          const all = [...made.querySelectorAll("*")];
          const names = all.flatMap((one) => one.getAttributeNames());
          return [[...new Set(all.map((one) => one.localName))].sort().join(" "),
            names.filter((name) => /^on|href/.test(name)).length];
        }""",
        drawing,
    )
    assert set(inside[0].split()) <= {
        "circle",
        "path",
        "polygon",
        "rect",
        "svg",
        "text",
        "title",
        "tspan",
    }
    assert inside[1] == 0
    page.wait_for_timeout(100)
    assert page.evaluate("window.__xss") is None
    assert page.evaluate("document.querySelector('#snapshot').naturalWidth") > 100
    assert page.locator("#panel a").count() == 0
    assert page.locator("#panel img, #sheet img, #found img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_empty_graph_says_so(show: Callable[..., Page]) -> None:
    page = show(Graph())
    assert "This graph is empty." in page.locator("main").inner_text()
    page.keyboard.press("t")
    assert page.locator("caption").first.inner_text() == "Facts (0)"


def test_exports(show: Callable[..., Page], small_graph: Graph, tmp_path: Path) -> None:
    page = show(small_graph)

    def export(item: str) -> bytes:
        page.locator("#export summary").click()
        with page.expect_download() as download:
            page.locator(item).click()
        file = tmp_path / "out"
        download.value.save_as(file)
        return file.read_bytes()

    table = list(csv.DictReader(export("#csv").decode("utf-8-sig").splitlines()))
    assert len(table) == 4  # one row for each fact
    role = next(row for row in table if row["role"] == "director")
    assert (role["subject"], role["object"]) == ("Ada Lovelace", "Analytical Society")
    assert int(role["quotes"]) >= 1
    assert role["quote"]
    said = list(csv.DictReader(export("#said").decode("utf-8-sig").splitlines()))
    assert [row["speaker"] for row in said] == ["Ada Lovelace"]
    drawing = export("#svg").decode()
    assert drawing.startswith("<svg")
    for text in ("Ada Lovelace", "Knowledge graph", "People", "denied"):
        assert text in drawing
    picture = export("#png")
    assert picture.startswith(b"\x89PNG")
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    assert width == 2 * round(box["width"])
    assert height > 2 * box["height"]  # title and legend


def test_linked_communities_have_different_colours(show: Callable[..., Page]) -> None:
    # Fourteen groups in a ring: more than there are colours.
    article = cite("one")
    made = [
        [
            Entity(id=f"n/{group:02}-{i}", type=EntityType.PERSON, name=f"Person {group} {i}")
            for i in range(5)
        ]
        for group in range(14)
    ]
    pairs = [(group[i], group[j]) for group in made for i in range(5) for j in range(i)] + [
        (made[i][0], made[i - 1][1]) for i in range(14)
    ]
    facts = [
        Fact(subject=a, relation="meets", object=b, evidence=(prove(article, a.name, b.name),))
        for a, b in pairs
    ]
    page = show(assemble(facts, citations=[article]), "#colour=community")
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.locator("#svg").click()
    drawing = download.value.path().read_text(encoding="utf-8")
    shapes = re.findall(r'fill="(#\w+)"[^>]*data-entity="(Person \d+ \d)"', drawing)
    found = {name: fill for fill, name in shapes}
    colour = [{found[person.name] for person in group} for group in made]
    assert all(len(one) == 1 for one in colour)
    assert all(colour[i] != colour[i - 1] for i in range(14))
    assert len(set().union(*colour)) == 10


@pytest.mark.parametrize(
    ("fragment", "viewport"),
    [
        ("", (1400, 900)),
        ("#n=n/00001", (1400, 900)),
        ("", (390, 844)),
        ("#n=n/00000&no-type=Place", (390, 844)),
    ],
)
def test_every_name_stands_nearest_to_its_own_entity_and_covers_no_other(
    show: Callable[..., Page], tmp_path: Path, fragment: str, viewport: tuple[int, int]
) -> None:
    width, height = viewport
    page = show(planted(180, 260), fragment, viewport={"width": width, "height": height})
    if not fragment:
        page.locator("#fit").click()
        page.wait_for_timeout(500)
    found = measure(page, tmp_path)
    assert found["shapes"] > 100
    assert found["names"] > (40 if width > 1000 and not fragment else 2)
    assert (found["covered"], found["crossed"], found["astray"]) == (0, 0, [])


def test_all_neighbours_of_the_selected_have_names(
    show: Callable[..., Page], tmp_path: Path
) -> None:
    article = cite("one")
    hub = Entity(id="org/hub", type=EntityType.INSTITUTION, name="The Hub of Everything")
    leaves = [
        Entity(id=f"org/{i:02}", type=EntityType.INSTITUTION, name=f"Company {i} of Somewhere")
        for i in range(48)
    ]
    others = [
        Entity(id=f"person/{i:02}", type=EntityType.PERSON, name=f"Person {i}")
        for i in range(48)
    ]
    facts = [
        Fact(subject=a, relation=r, object=b, evidence=(prove(article, a.name, b.name),))
        for i, leaf in enumerate(leaves)
        for a, r, b in [(hub, "supplies", leaf), (others[i], "holds_position", leaf)]
    ]
    page = show(assemble(facts, citations=[article]))
    page.locator("#search").fill("The Hub")
    page.keyboard.press("Enter")
    page.wait_for_timeout(600)
    found = measure(page, tmp_path)
    assert {entity.name for entity in (hub, *leaves)} <= set(found["named"])
    assert (found["covered"], found["astray"]) == (0, [])


def measure(page: Page, folder: Path) -> dict:
    """Return how names and shapes of the picture, saved as SVG, stand to each other."""
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.locator("#svg").click()
    download.value.save_as(folder / "out.svg")
    drawing = page.context.new_page()
    drawing.set_content((folder / "out.svg").read_text(encoding="utf-8"))
    return drawing.evaluate(
        """() => {
          const all = (name) => [...document.querySelectorAll(name)]
            .map((one) => ({ one, box: one.getBBox(), of: one.dataset.name }));
          const apart = ({ box: a }, { box: b }) => Math.hypot(
            Math.max(a.x - b.x - b.width, b.x - a.x - a.width, 0),
            Math.max(a.y - b.y - b.height, b.y - a.y - a.height, 0));
          const meet = ({ box: a }, { box: b }) =>
            Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1
            && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 2;
          const names = all("text[data-name]"), shapes = all("[data-entity]");
          for (const shape of shapes) shape.of = shape.one.dataset.entity;
          const nearest = (name) => shapes.reduce((best, shape) =>
            (apart(name, shape) < apart(name, best) ? shape : best)).of;
          return {
            written: names.map(({ of, one }) =>
              [of, [...one.children].map((line) => line.textContent).join(" ")]),
            names: names.length, shapes: shapes.length, named: names.map((name) => name.of),
            covered: names.filter((name) => shapes.some((shape) =>
              shape.of !== name.of && meet(name, shape))).length,
            crossed: names.filter((name, i) => names.slice(0, i).some((two) =>
              meet(name, two))).length,
            astray: names.filter((name) => nearest(name) !== name.of).map((name) => name.of),
          };
        }"""
    )


def test_exported_cells_are_no_formulas(
    show: Callable[..., Page], hostile_graph: Graph, tmp_path: Path
) -> None:
    from dataclasses import replace

    facts = tuple(
        replace(fact, subject=replace(fact.subject, name='=HYPERLINK("http://x")'))
        for fact in hostile_graph.facts[:1]
    )
    ends = tuple(
        sorted({*(f.subject for f in facts), *(f.object for f in facts)}, key=lambda e: e.id)
    )
    page = show(replace(hostile_graph, facts=facts, statements=(), entities=ends))
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.locator("#csv").click()
    download.value.save_as(tmp_path / "out.csv")
    assert "\"'=HYPERLINK(" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_table_holds_every_fact(show: Callable[..., Page]) -> None:
    graph = planted(60, 130)
    page = show(graph, "#v=facts")
    assert page.locator("tbody tr").count() == 100
    page.get_by_role("button", name=re.compile("more of")).click()
    assert page.locator("tbody tr").count() == len(graph.facts)
    page.get_by_role("button", name="Confidence").click()
    sure = [float(text) for text in page.locator("td.number").all_inner_texts()]
    assert sure == sorted(sure, reverse=True)
    page.get_by_role("button", name="Confidence").click()
    assert page.locator("th[aria-sort=descending]").inner_text() == "Confidence"
    assert float(page.locator("td.number").first.inner_text()) <= min(sure)
    page.locator("[data-view=articles]").click()
    assert page.locator("tbody tr").count() == 40
    page.locator("[data-view=picture]").click()
    assert ink(page) > 10


def test_picture_opens_at_its_core_and_says_what_it_is_about(
    show: Callable[..., Page],
) -> None:
    articles = [
        cite(str(i), published=f"2024-0{i + 1}-10", outlet="The Daily") for i in range(2)
    ]
    names = [f"Company {i}" for i in range(8)]
    made = [
        Entity(id=f"org/{i}", type=EntityType.INSTITUTION, name=name)
        for i, name in enumerate(names)
    ]
    pairs = [(0, i) for i in range(1, 6)] + [(6, 7)]
    facts = [
        Fact(
            subject=made[a],
            relation="supplies",
            object=made[b],
            evidence=(prove(articles[b % 2], names[a], names[b]),),
        )
        for a, b in pairs
    ]
    speaker = Entity(id="person/s", type=EntityType.PERSON, name="Speaker Alone")
    said = Statement(
        speaker=speaker,
        article=articles[0].id,
        start=0,
        end=5,
        quote="Words",
        direct=True,
        sentence=(0, 5),
        rule="r",
        confidence=0.9,
    )
    page = show(assemble(facts, statements=[said], citations=articles))
    assert page.locator("#story").inner_text() == (
        "2 articles by The Daily, Jan 2024 to Feb 2024; linked most: "
        "Company 0 (5 links), Company 1 (1), Company 2 (1)"
    )
    shown = page.locator("#shown")
    expect(shown).to_contain_text("Showing 8 of 9 linked entities")  # the speaker has no topic
    page.get_by_label("speakers without a topic").check()
    expect(shown).to_contain_text("Showing 9 of 9 linked entities, 6 of 6 facts")
    page.get_by_label("groups not linked to it").uncheck()
    expect(shown).to_contain_text("Showing 7 of 9 linked entities, 6 of 6 facts")
    again = show(
        assemble(facts, statements=[said], citations=articles), page.url[page.url.index("#") :]
    )
    expect(again.locator("#shown")).to_contain_text("Showing 7 of 9 linked entities")
    page.locator("#story .name").first.click()
    assert page.locator("#panel h2").inner_text() == "Company 0"


def test_large_graph_is_drawn_and_searched(show: Callable[..., Page]) -> None:
    page = show(planted(5000, 7000))
    assert ink(page) > 20
    page.keyboard.press("/")
    page.keyboard.type("Entity 77")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Entity 77"
    assert page.locator("#panel blockquote").count() >= 1


def test_focus_expands_and_leads_back(show: Callable[..., Page], small_graph: Graph) -> None:
    page = show(small_graph, "#n=person/ada-lovelace")
    shown = page.locator("#shown")
    whole = shown.inner_text()
    page.get_by_role("button", name="Only this").click()
    expect(page.locator("#scope")).to_contain_text("Only Ada Lovelace")
    expect(shown).not_to_have_text(whole)
    alone = shown.inner_text()
    assert "f=person/ada-lovelace" in page.url
    again = show(small_graph, page.url[page.url.index("#") :])
    assert again.locator("#shown").inner_text() == alone
    page.locator("#panel .facts .name", has_text="Analytical Society").first.click()
    page.keyboard.press("e")
    expect(shown).not_to_have_text(alone)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(shown).to_have_text(alone)
    page.locator("#scope button").click()
    expect(shown).to_have_text(whole)
    assert page.locator("#scope").is_hidden()


def place_of(page: Page, name: str, folder: Path) -> tuple[float, float]:
    """Return where an entity stands, by the saved drawing."""
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.locator("#svg").click()
    download.value.save_as(folder / "out.svg")
    drawing = (folder / "out.svg").read_text(encoding="utf-8")
    found = re.search(rf'<circle cx="([\d.]+)" cy="([\d.]+)"[^>]*data-entity="{name}"', drawing)
    assert found is not None, name
    return float(found[1]), float(found[2])


def test_entities_are_hidden_pinned_and_dragged_and_undo_leads_back(
    show: Callable[..., Page], small_graph: Graph, tmp_path: Path
) -> None:
    page = show(small_graph, "#n=org/analytical-society")
    shown = page.locator("#shown")
    whole = shown.inner_text()
    assert page.locator("#undo").is_disabled()
    page.keyboard.press("h")
    expect(page.locator("#notice")).to_contain_text("Analytical Society is hidden")
    expect(shown).not_to_have_text(whole)
    assert "h=org/analytical-society" in page.url
    page.locator("#hidden button", has_text="Analytical Society").click()
    expect(shown).to_have_text(whole)
    assert page.locator("#hidden").is_hidden()

    before = place_of(page, "Ada Lovelace", tmp_path)
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    top = box["y"] - 62  # the drawing has a title above
    page.mouse.move(box["x"] + before[0], top + before[1])
    page.mouse.down()
    page.mouse.move(box["x"] + before[0] + 40, top + before[1] + 30, steps=4)
    page.mouse.up()
    after = place_of(page, "Ada Lovelace", tmp_path)
    assert after[0] - before[0] == pytest.approx(40, abs=12)
    assert "pin=person/ada-lovelace@" in page.url
    again = show(small_graph, page.url[page.url.index("#") :])
    again.locator("#filters input[value=Person]").uncheck()
    again.locator("#search").fill("Ada")
    again.keyboard.press("Enter")
    assert again.get_by_role("button", name="Unpin").is_visible()
    expect(again.locator("#shown")).to_contain_text(
        "Showing 5 of 5 linked entities, 3 of 4"
    )  # the pinned one stays

    page.locator("#undo").click()
    assert place_of(page, "Ada Lovelace", tmp_path) == pytest.approx(before, abs=1)
    page.keyboard.press("u")
    expect(page.locator("#hidden button")).to_contain_text("Analytical Society")
    page.keyboard.press("Control+z")
    expect(shown).to_have_text(whole)
    assert page.locator("#undo").is_disabled()


def test_sizes_show_links_or_articles_and_the_copied_link_has_the_view(
    show: Callable[..., Page], tmp_path: Path
) -> None:
    articles = [cite(str(i)) for i in range(9)]
    ada, bea, cyd = (
        Entity(id=f"person/{name}", type=EntityType.PERSON, name=name)
        for name in ("Ada", "Bea", "Cyd")
    )
    facts = [
        Fact(
            subject=ada,
            relation="meets",
            object=b,
            evidence=(prove(articles[0], "Ada", b.name),),
        )
        for b in (bea, cyd)
    ]
    graph = assemble(
        facts, citations=articles, appearances=[(one.id, bea.id) for one in articles]
    )
    page = show(graph, permissions=["clipboard-read", "clipboard-write"])

    def radius(name: str) -> float:
        place_of(page, name, tmp_path)
        drawing = (tmp_path / "out.svg").read_text(encoding="utf-8")
        found = re.search(rf'r="([\d.]+)"[^>]*data-entity="{name}"', drawing)
        assert found is not None
        return float(found[1])

    assert radius("Ada") > radius("Bea")
    page.get_by_label("articles", exact=True).check()
    assert radius("Bea") > radius("Ada")
    page.locator("#closer").click()
    seen = place_of(page, "Bea", tmp_path)
    page.locator("#export summary").click()
    page.locator("#link").click()
    expect(page.locator("#notice")).to_contain_text("The link is copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "size=articles&at=" in link
    again = show(graph, link[link.index("#") :])
    assert place_of(again, "Bea", tmp_path) == pytest.approx(seen, abs=2)


def test_a_group_is_switched_off_and_nothing_is_left(
    show: Callable[..., Page], small_graph: Graph
) -> None:
    page = show(small_graph)
    page.get_by_role("button", name="None of Entities").click()
    expect(page.locator("#nothing")).to_be_visible()
    page.locator("#widen").click()
    expect(page.locator("#nothing")).to_be_hidden()
    expect(page.locator("#shown")).to_contain_text("4 of 4 facts")
    page.locator(".brief .line").first.click()
    assert page.locator("#panel h2.line").count() == 1


def test_communities_have_colours_and_names(show: Callable[..., Page]) -> None:
    page = show(planted(120, 260))
    page.get_by_label("communities").check()
    assert "colour=community" in page.url
    named = page.locator("#communities button")
    assert named.count() > 1
    before = page.locator("#canvas canvas").screenshot()
    named.nth(1).click()
    page.wait_for_timeout(500)
    assert page.locator("#canvas canvas").screenshot() != before


def test_dark_and_narrow(show: Callable[..., Page], small_graph: Graph) -> None:
    page = show(small_graph, viewport={"width": 360, "height": 740}, color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 27)"
    assert not page.locator("#filterbox").evaluate("box => box.open")
    page.locator("[data-view=facts]").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("[data-view=picture]").click()
    page.locator("#theme").click()
    assert (
        page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    )
    assert ink(page) > 10


def test_a_phone_opens_the_panel_at_its_heading(show: Callable[..., Page]) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    graph = planted(30, 500)
    page = show(graph, **phone)

    def heading(page: Page) -> float:
        page.wait_for_timeout(50)
        box = page.locator("#panel h2").bounding_box()
        assert box is not None
        return box["y"]

    page.locator("#search").fill("Entity 7")
    page.keyboard.press("Enter")
    assert 0 < heading(page) < 120
    assert page.evaluate("document.documentElement.scrollHeight") < 8000
    assert page.locator("#panel [data-fact]").count() < len(graph.about("n/00007"))
    page.get_by_role("button", name="See it in the graph").click()
    assert heading(page) > 300
    shared = show(graph, page.url[page.url.index("#") :], **phone)
    assert 0 < heading(shared) < 120
    shared.get_by_role("button", name="Close").click()
    assert heading(shared) > 300
    shared.locator("[data-view=articles]").click()
    head = "getComputedStyle(cell, '::before').whiteSpace"
    count = shared.locator("[data-head='Facts and statements']").first
    assert count.evaluate(f"cell => {head}") == "normal"


def spots(page: Page, folder: Path) -> dict[str, tuple[float, float]]:
    """Return where each entity stands in the saved drawing, by its name."""
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.locator("#svg").click()
    download.value.save_as(folder / "out.svg")
    drawing = page.context.new_page()
    drawing.set_content((folder / "out.svg").read_text(encoding="utf-8"))
    found = drawing.evaluate(
        """() => [...document.querySelectorAll("[data-entity]")].map((one) => {
          const { x, y, width, height } = one.getBBox();
          return [one.dataset.entity, [x + width / 2, y + height / 2]];
        })"""
    )
    drawing.close()
    return {name: (x, y) for name, (x, y) in found}


def test_what_is_isolated_is_laid_out_anew(show: Callable[..., Page], tmp_path: Path) -> None:
    graph = planted(200, 320)
    page = show(graph, "#n=n/00003")
    for fragment in ("#f=n/00003", f"#only={graph.citations[0].id}", "#no-type=Person,Place"):
        page.evaluate(f"location.hash = {fragment!r}")
        page.wait_for_timeout(100)
        found = list(spots(page, tmp_path).values())
        assert 3 < len(found) < 100
        box = page.locator("#canvas").bounding_box()
        assert box is not None
        wide = max(x for x, _ in found) - min(x for x, _ in found)
        high = max(y for _, y in found) - min(y for _, y in found)
        assert max(wide / box["width"], high / box["height"]) > 0.45
        assert all(0 < x < box["width"] and 62 < y < 62 + box["height"] for x, y in found)
        apart = min(math.dist(one, two) for one, two in combinations(found, 2))
        assert apart > 18
    page.evaluate("location.hash = ''")
    page.wait_for_timeout(100)
    again = show(graph)
    before, after = spots(again, tmp_path), spots(page, tmp_path)
    assert before.keys() == after.keys()
    assert max(math.dist(before[name], after[name]) for name in before) < 2


def test_an_empty_article_says_why_and_counts_follow_the_filters(
    show: Callable[..., Page],
) -> None:
    one, two = cite("one", title="Engines"), cite("two", title="Looms")
    made = [
        Entity(id=f"org/{i}", type=EntityType.INSTITUTION, name=f"Firm {i}") for i in range(9)
    ]
    pairs = [(0, 1), (0, 2), (1, 3), (1, 4), (1, 5), (6, 7)]
    facts = [
        Fact(
            subject=made[a],
            relation="supplies",
            object=made[b],
            evidence=(prove(two if a == 0 else one, made[a].name, made[b].name),),
        )
        for a, b in pairs
    ]
    page = show(assemble(facts, citations=[one, two]), f"#only={one.id}&a={two.id}")
    beside = page.locator("label:has(#apart) .count")
    expect(page.locator("#panel .hint")).to_have_text(
        "Nothing of it is shown, because only “Engines” is. Show all articles"
    )
    assert beside.inner_text() == "1"
    page.locator("#panel .hint button").click()
    expect(page.locator("#panel .sum")).to_contain_text("2 facts")
    page.evaluate(f"location.hash = '#only={two.id}'")
    expect(beside).to_have_text("0")
    ranks = page.locator("#panel .ranking").first
    expect(ranks.locator(".count")).to_have_text(["2", "1", "1"])
    page.evaluate("location.hash = ''")
    expect(ranks.locator(".count")).to_have_text(["4", "2", *"111111"])


def linked_pairs(pairs: list[tuple[str, str]]) -> Graph:
    """Return a graph of firms that supply each other; of one article."""
    article = cite("one")
    names = dict.fromkeys(one for pair in pairs for one in pair)
    named = {
        name: Entity(id=f"org/{i:03}", type=EntityType.INSTITUTION, name=name)
        for i, name in enumerate(names)
    }
    facts = [
        Fact(
            subject=named[a],
            relation="supplies",
            object=named[b],
            evidence=(prove(article, a, b),),
        )
        for a, b in pairs
    ]
    return assemble(facts, citations=[article])


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_the_first_view_fits_the_core_and_the_rest_is_a_click_away(
    show: Callable[..., Page], tmp_path: Path, size: tuple[int, int]
) -> None:
    core = [(f"Core {i // 3}", f"Core {i + 1}") for i in range(90)]
    beside = [(f"Left {i}", f"Right {i}") for i in range(30)]
    page = show(linked_pairs(core + beside), viewport={"width": size[0], "height": size[1]})
    box = page.locator("#canvas").bounding_box()
    assert box is not None

    def inside(found: dict[str, tuple[float, float]]) -> bool:
        return all(
            0 < x < box["width"] and 62 < y < 62 + box["height"] for x, y in found.values()
        )

    found = spots(page, tmp_path)
    assert {name.split()[0] for name in found} == {"Core"}
    assert inside(found)
    wide = max(x for x, _ in found.values()) - min(x for x, _ in found.values())
    high = max(y for _, y in found.values()) - min(y for _, y in found.values())
    assert max(wide / box["width"], high / box["height"]) > 0.6
    assert page.locator("#beside").inner_text() == "+ 30 small groups"
    page.locator("#beside").click()
    page.wait_for_timeout(450)
    found = spots(page, tmp_path)
    assert len(found) == 91 + 60
    assert inside(found)
    assert page.locator("#beside").is_hidden()
    page.evaluate("location.hash = '#n=org/100'")  # in a group that is not shown
    page.wait_for_timeout(100)
    assert page.locator("#panel h2").inner_text() == "Right 4"
    assert {"Left 4", "Right 4"} <= set(spots(page, tmp_path))


def test_names_are_whole_or_counted_where_a_hub_or_a_path_is_selected(
    show: Callable[..., Page], tmp_path: Path
) -> None:
    hub = "The Federal Institute of Everything and of Nothing at All"
    pairs = [(hub, f"Long Name of Company {i} and Sons Limited") for i in range(83)]
    pairs += [(b, f"Other {i} {j}") for i, (_, b) in enumerate(pairs[:60]) for j in range(2)]
    graph = linked_pairs(pairs)
    page = show(graph, "#n=org/000")
    page.wait_for_timeout(100)
    found = measure(page, tmp_path)
    named = {name for name in found["named"] if name.startswith("Long")}
    told = re.match(r"(\d+) of 83 neighbours", page.locator("#unnamed").inner_text())
    assert told is not None
    assert len(named) + int(told[1]) == 83
    assert found["astray"] == []
    shown = dict(found["written"])
    assert shown[hub] == hub
    assert all(shown[name] == name for name in named)
    page.locator("#unnamed button").click()
    page.wait_for_timeout(100)
    assert "f=org/000" in page.url

    long = show(linked_pairs([(f"Step {i}", f"Step {i + 1}") for i in range(12)] + core()))
    long.locator("#search").fill("Step 0")
    long.keyboard.press("Enter")
    long.keyboard.press("p")
    long.keyboard.type("Step 12")
    long.keyboard.press("Enter")
    long.wait_for_timeout(450)
    assert {f"Step {i}" for i in range(13)} <= set(measure(long, tmp_path)["named"])


def core() -> list[tuple[str, str]]:
    return [(f"Step {i % 13}", f"Firm {i}") for i in range(120)]


def test_articles_begin_in_the_order_of_their_dates(show: Callable[..., Page]) -> None:
    days = ("2021-05-01", "", "2024-03-06", "2019-01-01")
    articles = [cite(f"a{i}", published=day) for i, day in enumerate(days)]
    ada, bea = (
        Entity(id=f"person/{n}", type=EntityType.PERSON, name=n) for n in ("Ada", "Bea")
    )
    told = tuple(prove(article, "Ada", "Bea") for article in articles)
    fact = Fact(subject=ada, relation="meets", object=bea, evidence=told)
    page = show(assemble([fact], citations=articles), "#v=articles")
    cells = page.locator("#sheet [data-head=Date]")
    assert cells.all_inner_texts() == ["2024-03-06", "2021-05-01", "2019-01-01", ""]
    assert page.locator("th[aria-sort=descending]").inner_text() == "Date"
    heads = page.locator("#sheet th").all_inner_texts()
    assert heads == ["Title", "Date", "Facts and statements", "Show"]  # no outlet is known
    page.locator("[data-view=picture]").click()
    listed = page.locator("#panel .best .name").all_inner_texts()
    assert listed == ["Title of a2", "Title of a0", "Title of a3", "Title of a1"]


def many_ways() -> Graph:
    """Return Ada and Zoe, linked by a place, by two firms, and by what is denied or planned."""
    article = cite("one")
    kinds = {"London": EntityType.PLACE, "Ada": EntityType.PERSON, "Zoe": EntityType.PERSON}
    names = ("Ada", "Zoe", "London", "Firm", "Second", "Third", "Rumour", "Lone", "Dreamer")
    made = {
        name: Entity(
            id=f"x/{name.lower()}", type=kinds.get(name, EntityType.INSTITUTION), name=name
        )
        for name in names
    }
    pairs = [
        *(("Ada", "London", Stance.ASSERTED), ("Zoe", "London", Stance.REPORTED)),
        *(("Ada", "Firm", Stance.ASSERTED), ("Firm", "Second", Stance.ASSERTED)),
        *(("Second", "Zoe", Stance.ASSERTED), ("Ada", "Zoe", Stance.DENIED)),
        *(("Ada", "Dreamer", Stance.PLANNED), ("Third", "Lone", Stance.ASSERTED)),
        *(("Ada", "Rumour", Stance.ASSERTED), ("Rumour", "Second", Stance.SPECULATED)),
    ]
    facts = [
        Fact(
            subject=made[one],
            relation="meets",
            object=made[other],
            evidence=(prove(article, one, other, stance=stance),),
        )
        for one, other, stance in pairs
    ]
    return assemble(facts, citations=[article])


def test_paths_agree_with_the_library(show: Callable[..., Page]) -> None:
    graph = many_ways()
    of = {entity.name: entity for entity in graph.entities}
    page = show(graph)
    ends = (
        ("Ada", "Zoe"),
        ("Zoe", "Rumour"),
        ("Ada", "Dreamer"),
        ("Ada", "Lone"),
        ("Ada", "Ada"),
    )
    for (one, two), around in product(ends, (False, True)):
        hub = "&around=1" if around else ""
        page.evaluate(f"location.hash = '#n={of[one].id}&p={of[two].id}{hub}'")
        try:
            found = chains(graph, of[one], of[two], around_hubs=around)
        except KGError as error:
            reason = f"{str(error)[0].upper()}{str(error)[1:]}."
            expect(page.locator("#notice span")).to_have_text(reason)
            continue
        expect(page.locator("#panel .kind").first).to_have_text("Shortest path")
        for number, chain in enumerate(found):
            if number:
                page.get_by_role("button", name="Another way").click()
            steps = page.locator("#panel .facts > li")
            expect(steps).to_have_count(len(chain.steps))
            for step, item in zip(chain.steps, steps.all(), strict=True):
                assert isinstance(step, Fact)
                text = item.locator(".phrase").inner_text()
                assert step.subject.name in text
                assert step.object.name in text
        told = page.locator("#panel .hint").count() == 0
        assert told == found[0].settled
        assert (page.get_by_role("button", name="Another way").count() == 1) == (
            len(found) > 1
            and page.locator("#panel .kind").first.inner_text() == "Shortest path"
        )
    page.evaluate("location.hash = '#n=x/ada&p=x/zoe'")
    expect(page.locator("#panel .sum").first).to_have_text("2 links")
    page.get_by_label("not through places or hubs").check()
    expect(page.locator("#panel .sum").first).to_have_text("3 links")
    assert "around=1" in page.url


def test_few_months_are_counted_in_days(show: Callable[..., Page]) -> None:
    days = ("2024-03-06", "2024-03-09", "2024-04-01")
    articles = [cite(day, published=day) for day in days]
    ada, bea, cyd = (
        Entity(id=f"person/{name}", type=EntityType.PERSON, name=name)
        for name in ("Ada", "Bea", "Cyd")
    )
    facts = [
        Fact(subject=a, relation="meets", object=b, evidence=(prove(at, a.name, b.name),))
        for (a, b), at in zip([(ada, bea), (bea, cyd), (cyd, ada)], articles, strict=True)
    ]
    page = show(assemble(facts, citations=articles), "#v=facts")
    assert page.locator(".bars rect").count() == 27
    assert page.locator("#months").inner_text() == "6 Mar 2024 \u2013 1 Apr 2024"
    page.locator("#last").fill("3")
    expect(page.locator("#sheet caption")).to_have_text("Facts (2)")
    assert "t=2024-03-06..2024-03-09" in page.url
    page.get_by_label("holds then").check()
    page.evaluate("location.hash = '#v=facts&time=holds&t=2024-03-09..2024-03-09'")
    expect(page.locator("#sheet caption")).to_have_text("Facts (1)")
    months = show(planted(40, 60))
    assert "2020 \u2013 " in months.locator("#months").inner_text()


def test_a_saved_picture_is_as_dark_as_the_screen_and_whole(
    show: Callable[..., Page], tmp_path: Path
) -> None:
    page = show(planted(400, 900))
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.locator("#png").click()
    picture = base64.b64encode(download.value.path().read_bytes()).decode()
    screen, saved = page.evaluate(
        """async (picture) => {
          const dark = (context, width, height) => {
            const { data } = context.getImageData(0, 0, width, height);
            let sum = 0;
            for (let i = 0; i < data.length; i += 4) {
              sum += data[i + 3] / 255 * (255 - (data[i] + data[i + 1] + data[i + 2]) / 3);
            }
            return sum / (width * height);
          };
          const shown = document.querySelector("#canvas canvas");
          const { width, height } = shown;
          const bytes = Uint8Array.from(atob(picture), (one) => one.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const copy = document.createElement("canvas");
          Object.assign(copy, { width, height });
          const context = copy.getContext("2d");
          context.drawImage(image, 0, 2 * 62, 2 * width, 2 * height, 0, 0, width, height);
          return [dark(shown.getContext("2d"), width, height), dark(context, width, height)];
        }""",
        picture,
    )
    assert saved == pytest.approx(screen, rel=0.3)
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    places = spots(page, tmp_path).values()
    assert all(0 < x < box["width"] and 62 < y < 62 + box["height"] for x, y in places)


def test_ticks_and_notices_keep_clear_and_undo_works_at_a_slider(
    show: Callable[..., Page],
) -> None:
    days = [f"{year}-{month:02}-03" for year in range(2004, 2024) for month in (1, 7)]
    article = {day: cite(day, published=day) for day in days}
    ada, bea = (
        Entity(id=f"person/{n}", type=EntityType.PERSON, name=n) for n in ("Ada", "Bea")
    )
    told = tuple(prove(one, "Ada", "Bea") for one in article.values())
    fact = Fact(subject=ada, relation="meets", object=bea, evidence=told)
    graph = assemble([fact], citations=article.values())
    pages = [show(graph, viewport={"width": one, "height": 900}) for one in (390, 1100, 1400)]
    for page in pages:
        # In one call: the page may draw the ticks anew between two.
        ends = page.locator(".ticks span").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect()).map(box => [box.left, box.right])"
        )
        assert len(ends) > 1
        assert all(b - a > 3 for (_, a), (b, _) in pairwise(ends))
    page = pages[-1]
    whole = page.locator("#months").inner_text()
    page.locator("#last").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#months")).not_to_have_text(whole)
    page.wait_for_timeout(600)
    page.keyboard.press("Control+z")
    expect(page.locator("#months")).to_have_text(whole)
    notice = page.locator("#notice")
    expect(notice).to_contain_text("undone")
    covered = page.evaluate(
        """() => [...document.querySelectorAll("a, button, input")].filter((one) => {
          const { left, top, width, height } = one.getBoundingClientRect();
          const notice = document.getElementById("notice");
          const above = document.elementFromPoint(left + width / 2, top + height / 2);
          return width && !notice.contains(one) && notice.contains(above);
        }).map((one) => one.outerHTML)"""
    )
    assert covered == []
    expect(notice).to_be_hidden(timeout=12_000)


def test_arrows_and_enter_reach_entities(show: Callable[..., Page], tmp_path: Path) -> None:
    graph = linked_pairs([("Hub", f"Leaf {i}") for i in range(8)])
    page = show(graph)
    found = spots(page, tmp_path)
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#pointed")).to_contain_text("Hub, Institution, 8 links")
    page.keyboard.press("ArrowRight")
    name = page.locator("#pointed").inner_text().partition(",")[0]
    assert name.startswith("Leaf")
    assert found[name][0] > found["Hub"][0]
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == name
    assert page.evaluate("document.activeElement.id") == "canvas"
    page.keyboard.press("ArrowLeft")
    assert page.locator("#pointed").inner_text().partition(",")[0] != name
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
