"""The dossier and the digest: what they say, that they say it safely, and always the same."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kg.errors import KGError
from kg.graph import Graph, assemble, linked
from kg.model import Citation, Entity, EntityType, Fact, Offer, Stance, Status, Unsure
from kg.pages import Form, digest, dossier, report, subject
from kg.pages.markdown import escape
from tests.view.conftest import HOSTILE, cite, planted, prove

ADA = Entity(id="person/ada", type=EntityType.PERSON, name="Ada Lovelace", aliases=("Ada",))
CLUB = Entity(id="org/club", type=EntityType.INSTITUTION, name="Club")
CHIPS = Entity(
    id="tech/chip-fabrication",
    type=EntityType.TECHNOLOGY,
    name="Chip fabrication",
    concept="chip-fabrication",
)
FIRST = cite("first", published="2024-01-05", outlet="The Daily", url="https://example.org/1")
SECOND = cite("second", published="2024-03-06", outlet="The Weekly")
UNDATED = cite("undated", published="")
FORMS: tuple[Form, ...] = ("html", "md")


def fact(
    relation: str = "holds_position",
    status: Status | None = Status.CURRENT,
    *,
    other: Entity = CLUB,
    article: Citation = FIRST,
    stance: Stance = Stance.ASSERTED,
) -> Fact[Entity]:
    role = "director" if relation == "holds_position" else ""
    evidence = (prove(article, ADA.name, other.name, stance=stance),)
    return Fact(
        subject=ADA,
        relation=relation,
        object=other,
        role=role,
        status=status,
        evidence=evidence,
    )


class Reader(HTMLParser):
    """Collects start tags and what a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] != "style":
            self.text += data


@pytest.mark.parametrize("form", FORMS)
def test_dossier_says_everything_about_a_thing(small_graph: Graph, form: Form) -> None:
    page = dossier(small_graph, "ada lovelace", form=form)
    text = Reader(page).text if form == "html" else page.replace("\\", "").replace("**", "")
    assert "Ada Lovelace is director of Analytical Society" in text
    assert "current" in text
    assert "engines will compose music" in text
    for item in small_graph.about("Ada Lovelace")[0].evidence:
        assert item.quote in text
        assert f"{item.extractor}: {item.rule}" in text
        assert f"confidence {item.confidence:.2f}" in text
    assert "2024-03-06 to 2024-03-07" in text
    assert "2 quotes in 2 articles" in text


@pytest.mark.parametrize("form", FORMS)
def test_a_sentence_is_printed_once_with_all_that_was_read_from_it(form: Form) -> None:
    sentence = prove(FIRST, ADA.name, CLUB.name)
    again = replace(prove(SECOND, ADA.name, CLUB.name), confidence=0.9)
    facts = [
        replace(fact(), evidence=(sentence, again)),
        replace(fact("member_of"), evidence=(sentence,)),
        replace(fact("founded", None, stance=Stance.DENIED), evidence=(sentence,)),
    ]
    graph = assemble(facts, citations=[FIRST, SECOND])
    page = dossier(graph, "Ada", form=form)
    text = Reader(page).text if form == "html" else page.replace("\\", "").replace("**", "")
    assert text.count(sentence.quote) == 1
    assert "also in" in text.casefold()
    _, below = text.rsplit(sentence.quote, maxsplit=1)
    for said in ("is director of Club", "is a member of Club", "founded Club"):
        assert f"Ada Lovelace {said}" in below
    assert text.count("[1]") == 4
    found = subject.gather(graph, "Ada").sentences
    assert [(one.number, len(one.sources), len(one.readings)) for one in found] == [(1, 2, 3)]


def test_a_page_begins_with_who_it_is_about_and_by_which_sources() -> None:
    facts = [
        fact(),
        fact("uses", None, other=CHIPS, article=SECOND),
        fact("acquires", None, stance=Stance.DENIED),
    ]
    graph = assemble(facts, citations=[FIRST, SECOND])

    def introduction(name: str) -> str:
        return "".join(text for text, _ in subject.gather(graph, name).introduction)

    assert introduction("Ada") == (
        "Ada Lovelace is director of Club (current as of 5 Jan 2024). "
        "Ada Lovelace uses Chip fabrication. "
        "This is from 2 articles of The Daily and The Weekly, "
        "published 5 Jan 2024 to 6 Mar 2024."
    )
    assert introduction("Club") == (
        "Club is an institution. "
        "Ada Lovelace is director of Club (current as of 5 Jan 2024). "
        "This is from 1 article of The Daily, published on 5 Jan 2024."
    )
    collected = "".join(text for text, _ in digest.gather(collection()).introduction)
    assert collected == (
        "Read from 3 articles of The Daily and The Weekly, "
        "published 5 Jan 2024 to 6 Mar 2024. "
        "It names 1 person, 1 institution and 1 technology. "
        "Most articles name Ada Lovelace (3) and Club (2). "
        "Not settled: of 6 facts, 1 denied, 2 planned and 1 possible."
    )
    assert '<b dir="auto">Ada Lovelace</b> is director of ' in dossier(graph, "Ada")


def test_the_words_for_the_ends_are_marked(small_graph: Graph) -> None:
    page = dossier(small_graph, "Ada Lovelace")
    assert '<mark class="subject">Ada Lovelace</mark>' in page
    assert '<mark class="object">Analytical Society</mark>' in page


def test_roles_are_told_over_time() -> None:
    statuses = (Status.FORMER, Status.FUTURE, Status.ACTING, Status.CURRENT)
    facts = [fact(status=status) for status in statuses]
    facts.append(replace(fact(article=SECOND), role="patron"))
    found = subject.gather(assemble(facts, citations=[FIRST, SECOND]), "Ada")
    assert [(one.status, one.last) for one in found.roles] == [
        ("current", "2024-03-06"),
        ("current", "2024-01-05"),
        ("acting", "2024-01-05"),
        ("future", "2024-01-05"),
        ("former", "2024-01-05"),
    ]
    assert {one.other for one in found.roles} == {"Club"}
    assert [one.standing for one in (*found.roles[:2], found.roles[-1])] == [
        "current as of 6 Mar 2024",
        "current as of 5 Jan 2024",
        "former by 5 Jan 2024",
    ]
    [undated] = subject.gather(assemble([fact()], citations=[]), "Ada").roles
    assert undated.standing == "current, undated"
    graph = assemble(facts, citations=[FIRST, SECOND])
    assert subject.gather(graph, "Club").roles[0].other == "Ada Lovelace"


def test_relations_are_grouped_and_the_ones_of_most_facts_come_first() -> None:
    facts = [fact("zigzags_with", None), fact("uses", None, other=CHIPS)]
    facts.append(fact("uses", None, other=replace(CHIPS, id="tech/x", name="Other")))
    found = subject.gather(assemble(facts, citations=[FIRST]), "Ada")
    assert [(label, len(entries)) for label, entries in found.relations] == [
        ("uses", 2),
        ("zigzags with", 1),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_links_are_links_and_what_is_not_decided_says_so(form: Form) -> None:
    graph = assemble(
        [fact()],
        citations=[FIRST],
        unsure=[Unsure(left=CLUB.id, right=ADA.id, features=(("equal name", 0.6),))],
    )
    offers = [
        Offer(entity=ADA.id, iri="https://people.example/17", name="A. King", score=0.75),
        Offer(entity=ADA.id, iri="javascript:alert(1)", name="<b>", score=0.8),
    ]
    graph = linked(graph, [(ADA.id, "http://www.wikidata.org/entity/Q7259")], offers)
    page = dossier(graph, "Ada", form=form)
    if form == "html":
        reader = Reader(page)
        text = " ".join(reader.text.split())
        assert "the same as Wikidata Q7259" in text
        assert "maybe the same as javascript:alert(1) <b> 0.80, not decided" in text
        assert "maybe the same as people.example 17 A. King 0.75, not decided" in text
        assert "maybe the same as Club org/club, 0.60, not decided" in text
        hrefs = [attrs.get("href") for tag, attrs in reader.tags if tag == "a"]
        assert hrefs[:2] == [
            "http://www.wikidata.org/entity/Q7259",
            "https://people.example/17",
        ]
        assert "javascript:alert(1)" not in hrefs
    else:
        assert "The same as [Wikidata Q7259](<http://www.wikidata.org/entity/Q7259>)\n" in page
        assert "Maybe the same as javascript\\:alert(1) \\<b\\> (0.80, not decided)" in (
            page.replace("\\(", "(").replace("\\)", ")")
        )
        assert "Maybe the same as Club (org/club, 0.60, not decided)" in page


@pytest.mark.parametrize("form", FORMS)
def test_a_thing_that_is_only_named(form: Form) -> None:
    graph = assemble([], entities=[ADA], citations=[FIRST], appearances=[(FIRST.id, ADA.id)])
    page = dossier(graph, "Ada", form=form)
    assert "articles only name it" in page
    assert "The Daily" in page


def test_an_article_outside_the_graph_and_words_outside_the_sentence() -> None:
    one = fact("uses", None)
    moved = replace(one.evidence[0], subject=(0, 5), object=(101, 103))
    page = dossier(assemble([replace(one, evidence=(moved,))]), "Ada")
    assert f"article {FIRST.id}, not in this graph" in page
    assert 'class="subject"' not in page


@pytest.mark.parametrize("form", FORMS)
def test_a_name_of_none_or_of_several(form: Form) -> None:
    graph = assemble([fact()], entities=[replace(CLUB, id="org/a-club")])
    with pytest.raises(KGError, match='the graph has no "Clob": did you mean "Club"'):
        dossier(graph, "Clob")
    with pytest.raises(KGError, match="give a name or id"):
        dossier(graph, "nobody")
    page = dossier(graph, "Club", form=form).replace("\\", "")
    assert "Ada Lovelace" in page  # the one with a fact
    assert "org/a-club" in page
    assert "nother thing is called so" in page


def collection() -> Graph:
    facts = [
        fact(),
        fact("uses", None, other=CHIPS, article=SECOND),
        fact("acquires", None, stance=Stance.DENIED),
        fact("meets", None, stance=Stance.SPECULATED),
        fact("founded", None, stance=Stance.PLANNED),
        fact("member_of", Status.FUTURE),
    ]
    return assemble(
        facts,
        citations=[FIRST, SECOND, UNDATED],
        appearances=[(UNDATED.id, CLUB.id), (UNDATED.id, ADA.id)],
    )


def test_digest_ranks_and_counts() -> None:
    found = digest.gather(collection())
    assert [(row.name, row.articles, row.facts) for row in found.actors] == [
        ("Ada Lovelace", 3, 6),
        ("Club", 2, 5),
    ]
    assert [row.name for row in found.technologies] == ["Chip fabrication"]
    assert [row.name for row in found.sectors] == ["Semiconductors and microelectronics"]
    assert [(word, len(entries)) for word, entries in found.unsettled] == [
        ("denied", 1),
        ("planned", 2),
        ("possible", 1),
    ]
    assert found.outlets == (("The Daily", 1), ("The Weekly", 1), ("no outlet named", 1))
    assert found.months == (("2024-01", 1), ("2024-03", 1), ("no date", 1))
    assert found.changes is None


def test_digest_tells_who_is_quoted_most(small_graph: Graph) -> None:
    (found,) = digest.gather(small_graph).speakers
    assert (found.name, found.direct, found.indirect) == ("Ada Lovelace", 0, 1)
    assert found.latest.quote.text == "engines will compose music"


def test_what_is_new_since_an_older_graph() -> None:
    old = assemble(
        [
            fact(),
            fact("uses", None, stance=Stance.DENIED),
            fact("member_of", None),
            fact("zigzags_with", None),
        ],
        citations=[FIRST],
    )
    new = assemble(
        [
            fact(),
            fact(status=Status.FORMER, article=SECOND),
            fact("uses", None, stance=Stance.DENIED),
            fact("uses", None, article=SECOND),
            fact("member_of", None),
            fact("member_of", None, article=SECOND),
            fact("uses", None, other=CHIPS, article=SECOND),
        ],
        citations=[FIRST, SECOND],
    )
    found = digest.compare(old, new)
    assert [one.name for one in found.articles] == ["second"]
    assert found.entities == (CHIPS,)
    assert [one.other for one in found.facts] == ["Chip fabrication"]
    assert [(one.before, one.after, one.proof.stance) for one in found.turns] == [
        ("current", "former", "asserted"),
        ("denied", "asserted", "asserted"),
    ]
    assert [added for _, added in found.confirmed] == [1]
    assert found.gone == 1
    for form in FORMS:
        page = report(new, since=old, form=form)
        assert "1 new article · 1 new entity · 1 new fact · 2 told otherwise" in page
        assert "1 fact no longer there" in page
        assert "current →" in page
        assert "New: technologies" in page


def test_nothing_is_new_in_the_same_graph(small_graph: Graph) -> None:
    found = digest.compare(small_graph, small_graph)
    assert (found.articles, found.entities, found.facts, found.turns) == ((), (), (), ())
    assert (found.confirmed, found.gone) == ((), 0)


@pytest.mark.parametrize("form", FORMS)
def test_empty_collection(form: Form) -> None:
    page = report(Graph(), form=form)
    assert "This collection is empty." in page
    assert "0 entities" in page


@pytest.mark.parametrize("form", FORMS)
def test_title(form: Form) -> None:
    assert "My \\*digest\\*".replace("\\" * (form == "html"), "") in report(
        Graph(), title="My *digest*", form=form
    )


def hostile_pages(graph: Graph, form: Form) -> list[str]:
    found = [dossier(graph, entity.id, form=form) for entity in graph.entities]
    older = replace(graph, facts=(), statements=(), entities=(), citations=())
    return [*found, report(graph, since=older, title=HOSTILE[1], form=form)]


def test_hostile_text_makes_no_tag_attribute_or_link(hostile_graph: Graph) -> None:
    for page in hostile_pages(hostile_graph, "html"):
        reader = Reader(page)
        tags = {tag for tag, _ in reader.tags}
        assert tags.isdisjoint({"script", "img", "iframe", "object", "form", "base"})
        for tag, attributes in reader.tags:
            assert not any(name.startswith("on") for name in attributes), tag
            assert "style" not in attributes
            assert tag != "a" or re.fullmatch(r"#s\d+", attributes["href"] or "")
        page.encode("utf-8")


def test_hostile_text_is_no_markup_in_markdown(hostile_graph: Graph) -> None:
    for page in hostile_pages(hostile_graph, "md"):
        page.encode("utf-8")
        bare = re.sub(r"\\.", "", page)
        assert not re.search(r"<(?!https?://)", bare)
        assert not re.search(r"\]\((?!<https?://)", bare)
        assert "javascript:" not in bare


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org"]
)
def test_only_http_addresses_become_links(url: str) -> None:
    graph = assemble([fact()], citations=[replace(FIRST, url=url)])
    tags = Reader(dossier(graph, "Ada")).tags
    assert {attrs["href"] for tag, attrs in tags if tag == "a"} == {"#s1"}
    assert url not in dossier(graph, "Ada", form="md")


def test_an_address_cannot_leave_its_link() -> None:
    url = 'https://example.org/a b>"onx=1<c\\'
    graph = assemble([fact()], citations=[replace(FIRST, url=url)])
    tags = Reader(dossier(graph, "Ada")).tags
    links = [attrs for tag, attrs in tags if tag == "a" and attrs["href"] != "#s1"]
    assert {link["href"] for link in links} == {url}
    assert set(links[0]) == {"href", "rel"}
    markdown = dossier(graph, "Ada", form="md")
    assert '](<https://example.org/a%20b%3E"onx=1%3Cc%5C>)' in markdown


def test_policy_allows_the_style_and_nothing_else(small_graph: Graph) -> None:
    import base64

    page = dossier(small_graph, "Ada Lovelace")
    policy = next(
        attributes["content"] or ""
        for tag, attributes in Reader(page).tags
        if tag == "meta" and "http-equiv" in attributes
    )
    style = page.split("<style>")[1].split("</style>")[0]
    digest_ = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest_}'" in policy
    assert "script-src 'none'" in policy
    assert not re.search(r"@import|url\(", style)


@pytest.mark.parametrize(
    "text",
    ["# x", "- x", "+ x", "1. x", "12) x", "=== x", "* x", "> x", "| x", "~~~ x", "&lt;"],
)
def test_escaped_text_begins_no_block(text: str) -> None:
    assert re.match(r"\\|\d+\\", escape(text))


def test_bare_addresses_are_no_links() -> None:
    assert escape("http://x www.x mailto:x") == "http\\://x www\\.x mailto\\:x"


def test_same_graph_same_pages_whatever_the_hash_seed(
    printed_by_seed: Callable[[str], set[str]],
) -> None:
    code = (
        "import hashlib\n"
        "from kg.pages import dossier, report\n"
        "from tests.view.conftest import planted\n"
        "graph, old = planted(120, 300), planted(120, 200)\n"
        "pages = [dossier(graph, 'n/00003', form=f) + report(graph, since=old, form=f)"
        " for f in ('html', 'md')]\n"
        "print(hashlib.sha256(''.join(pages).encode()).hexdigest())\n"
    )
    assert len(printed_by_seed(code)) == 1


def test_order_of_the_parts_changes_nothing() -> None:
    graph = planted(60, 150)
    turned = assemble(graph.facts[::-1], citations=graph.citations[::-1])
    assert report(turned) == report(graph)


def test_import_loads_neither_pyvis_nor_networkx() -> None:
    code = "import sys, kg.pages; print([m for m in ('pyvis', 'networkx') if m in sys.modules])"
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "[]"
