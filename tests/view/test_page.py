"""The page as text: what it holds, what it must not hold, and that it is always the same."""

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.errors import KGError
from kg.graph import Graph, assemble
from kg.model import Entity, EntityType
from kg.view import assets, page, payload, render
from tests.view.conftest import HOSTILE, planted


class Reader(HTMLParser):
    """Collects the start tags and the text of scripts, styles and the title."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags:
            self.texts.append((*self.tags[-1], data))

    def data(self) -> dict:
        for tag, attributes, text in self.texts:
            if tag == "script" and attributes.get("id") == "data":
                if attributes["type"] == "application/gzip":
                    return json.loads(gzip.decompress(base64.b64decode(text)))
                return json.loads(text)
        raise AssertionError("no data element")

    def policy(self) -> str:
        found = [a for t, a in self.tags if t == "meta" and "http-equiv" in a]
        return found[0]["content"] or ""


def test_page_holds_every_quote_article_and_name(small_graph: Graph) -> None:
    data = Reader(render(small_graph)).data()
    assert [node["label"] for node in data["nodes"]] == [
        entity.name for entity in small_graph.entities
    ]
    quotes = {item.quote for fact in small_graph.facts for item in fact.evidence}
    quotes |= {item.quote for item in small_graph.statements}
    assert set(data["quotes"]) == quotes
    assert {item["title"] for item in data["articles"]} == {
        citation.title for citation in small_graph.citations
    }


def test_page_asks_no_host_for_anything(small_graph: Graph) -> None:
    reader = Reader(render(small_graph))
    for tag, attributes in reader.tags:
        assert "src" not in attributes, tag
        assert not (tag == "link" and attributes["href"] != "data:,")
        assert tag not in ("iframe", "object", "embed", "img", "base")
        assert "action" not in attributes
    styles = [text for tag, _, text in reader.texts if tag == "style"]
    assert not re.search(r"@import|url\(", "".join(styles))


def test_policy_lets_only_the_pages_own_scripts_and_styles_run(small_graph: Graph) -> None:
    reader = Reader(render(small_graph))
    policy = reader.policy()
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    running = [
        (tag, text)
        for tag, attributes, text in reader.texts
        if tag in ("script", "style") and "type" not in attributes and text.strip()
    ]
    assert [tag for tag, _ in running] == ["style", "script", "script"]
    for _, text in running:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_hostile_text_stays_inside_the_data(hostile_graph: Graph) -> None:
    html = render(hostile_graph, title=HOSTILE[0])
    reader = Reader(html)
    tags = [tag for tag, _ in reader.tags]
    assert tags.count("script") == 3
    assert "img" not in tags
    names = [entity.name for entity in hostile_graph.entities]
    assert [node["label"] for node in reader.data()["nodes"]] == names
    for text in HOSTILE[:2]:
        assert text not in html
    html.encode("utf-8")


def test_only_http_addresses_are_kept(hostile_graph: Graph, small_graph: Graph) -> None:
    assert {item["url"] for item in Reader(render(hostile_graph)).data()["articles"]} == {""}


def test_same_graph_same_page_whatever_the_hash_seed(
    printed_by_seed: Callable[[str], set[str]],
) -> None:
    code = (
        "import hashlib\n"
        "from kg.view import render\n"
        "from tests.view.conftest import planted\n"
        "print(hashlib.sha256(render(planted(400, 700)).encode()).hexdigest())\n"
    )
    assert len(printed_by_seed(code)) == 1


def test_large_data_is_compressed_without_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = planted(150, 200)
    plain = Reader(render(graph)).data()
    monkeypatch.setattr(payload, "_COMPRESS_ABOVE", 1000)
    html = render(graph)
    reader = Reader(html)
    assert any(a.get("type") == "application/gzip" for _, a in reader.tags)
    assert reader.data() == plain
    assert render(graph) == html


def test_empty_graph_says_so() -> None:
    html = render(Graph())
    assert "This graph is empty." in html
    assert "0 entities · 0 facts · 0 statements · 0 articles" in html


def test_entity_without_a_fact_is_counted_and_not_drawn(pair_graph: Graph) -> None:
    lonely = Entity(id="place/nowhere", type=EntityType.PLACE, name="Nowhere")
    graph = assemble(pair_graph.facts, citations=pair_graph.citations, entities=[lonely])
    html = render(graph)
    assert "3 entities (2 linked, 1 only named) · 1 fact · 0 statements · 1 article" in html
    assert len(Reader(html).data()["nodes"]) == 2


@pytest.mark.parametrize(
    ("title", "around", "expected"),
    [
        ("My page", None, "My page"),
        ("", None, "A denial"),
        ("", "ada lovelace", "Around Ada Lovelace"),
        ("two\n lines", "person/ada-lovelace", "two lines"),
    ],
)
def test_heading(pair_graph: Graph, title: str, around: str | None, expected: str) -> None:
    assert f"<title>{expected}</title>" in render(pair_graph, title=title, around=around)


def test_heading_of_several_articles(small_graph: Graph) -> None:
    assert "<title>Knowledge graph</title>" in render(small_graph)


def test_negative_hops_are_refused(pair_graph: Graph) -> None:
    with pytest.raises(KGError, match="--hops -1"):
        render(pair_graph, around="Ada Lovelace", hops=-1)


def test_import_loads_neither_pyvis_nor_networkx() -> None:
    code = "import sys, kg.view; print([m for m in ('pyvis', 'networkx') if m in sys.modules])"
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "[]"


def test_every_asset_is_used() -> None:
    folder = Path(page.__file__).parent
    assert {file.name for file in (folder / "js").iterdir()} == set(assets.SCRIPTS)
    assert {file.name for file in (folder / "css").iterdir()} == set(assets.STYLES)


def test_scripts_never_write_html() -> None:
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function",
        assets.script(),
    )


def test_asset_that_would_end_its_element_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bad.js"
    file.write_text("// </SCRIPT>", encoding="utf-8")
    with pytest.raises(KGError, match=r"bad\.js"):
        assets._inline(file)


def test_missing_renderer_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lib" / "vis-1.0").mkdir(parents=True)
    monkeypatch.setattr(assets, "files", lambda _: tmp_path)
    with pytest.raises(KGError, match="install pyvis"):
        assets.renderer()


def test_another_renderer_is_taken_and_anything_else_refused(
    small_graph: Graph, tmp_path: Path
) -> None:
    file = tmp_path / "vis-network.min.js"
    for content, said in (
        (None, "cannot be read"),
        (b"\xff", "UTF-8"),
        (b"x", "no vis-network"),
    ):
        if content is not None:
            file.write_bytes(content)
        with pytest.raises(KGError, match=said):
            render(small_graph, renderer=file)
    file.write_text("/* vis-network */ DataSet = '</script>';\n//# sourceMappingURL=a.map\n")
    page = render(small_graph, renderer=file)
    assert "DataSet = '<\\/script>'" in page
    assert "sourceMappingURL" not in page
    assert "style-src &#39;unsafe-inline&#39;" in page
