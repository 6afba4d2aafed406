"""``kg link`` and ``kg build --link``: candidates, decisions, and services that fail."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main
from kg.errors import KGError
from kg.graph import Graph, linked
from kg.pipeline import steps
from kg.rdf import read, validate, write
from tests.reconcile.conftest import Service, linkable, service  # noqa: F401 - fixtures
from tests.test_judging import add_article, extracted

Run = Callable[..., Result]
ADA = "person/ada-lovelace"
Q = "http://www.wikidata.org/entity/"
TABLE = "id,name,type,colleague\nQ7259,Ada Lovelace,Person,{}\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setattr(steps, "extract_articles", extracted)
    monkeypatch.chdir(tmp_path)
    add_article("x", "Ada Lovelace", "Charles Babbage")
    (tmp_path / "good.csv").write_text(TABLE.format("Charles Babbage"), encoding="utf-8")
    (tmp_path / "bare.csv").write_text(TABLE.format("Somebody Else"), encoding="utf-8")

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    built = call("build", "news", "-f", "ttl")
    assert built.exit_code == 0, built.output
    return call


def build(run: Run, *options: str) -> tuple[Result, Graph]:
    done = run("build", "news", "-f", "ttl", *options)
    assert done.exit_code == 0, done.output
    return done, kg.load("outputs/graph.ttl")


def test_a_candidate_waits_for_a_person(run: Run) -> None:
    done = run("link", "outputs/graph.ttl", "bare.csv")
    assert (done.exit_code, done.stdout) == (0, "outputs/links.sssom.tsv\n")
    assert done.stderr == "0 links, 1 candidate to decide\n"
    assert build(run)[1].links == ()
    done = run("link", "outputs/graph.ttl", "--confirm", ADA, "wikidata:Q7259", "--who", "mary")
    assert done.stderr == "1 link, 0 candidates to decide\n"
    row = Path("outputs/links.sssom.tsv").read_text(encoding="utf-8").splitlines()[-1]
    assert "semapv:ManualMappingCuration" in row
    assert "\tmary\t" in row
    # It outlives another run, and other sources.
    assert "1 link, 0 candidates" in run("link", "outputs/graph.ttl", "bare.csv").stderr
    _, graph = build(run)
    assert graph.links == ((ADA, f"{Q}Q7259"),)
    assert not list(validate(Path("outputs/graph.ttl")))
    assert f"the same as {Q}Q7259" in run("explain", "outputs/graph.ttl", ADA).stdout
    said = json.loads(run("explain", "outputs/graph.ttl", ADA, "--json").stdout)
    assert said["links"] == [f"{Q}Q7259"]
    refused = run("link", "outputs/graph.ttl", "bare.csv", "--refuse", ADA, "Q7259", "-q")
    assert (refused.exit_code, refused.stderr) == (0, "")
    assert build(run)[1].links == ()


def test_an_exact_name_with_context_is_the_same(run: Run) -> None:
    """Another person who is named beside her, in the articles and in the table."""
    _, graph = build(run, "--link", "good.csv")
    assert graph.links == ((ADA, f"{Q}Q7259"),)
    assert f"owl:sameAs <{Q}Q7259>" in Path("outputs/graph.ttl").read_text("utf-8")
    first = Path("outputs/links.sssom.tsv").read_bytes()
    assert build(run)[1] == graph  # the file is read without being asked to look again
    assert build(run, "--link", "good.csv")[1] == graph
    assert Path("outputs/links.sssom.tsv").read_bytes() == first


def test_sources_that_fail_cost_one_warning(run: Run, service: Service) -> None:  # noqa: F811
    service.mode = "html"
    done, graph = build(run, "--link", service.address)
    assert done.stderr.count("warning:") == 1
    assert (
        f"warning: {service.address}: answers what is not JSON: nothing is linked"
        in done.stderr
    )
    assert "1 warning\n" in done.stderr
    assert graph.links == ()
    # Alone it is the error of kg link, which then writes nothing; beside another it is not.
    path = Path("outputs/links.sssom.tsv")
    path.unlink()
    done = run("link", "outputs/graph.ttl", service.address)
    assert (done.exit_code, path.exists()) == (1, False)
    assert "error:" in done.stderr
    done = run("link", "outputs/graph.ttl", service.address, "good.csv")
    assert (done.exit_code, done.stderr.count("warning:")) == (0, 1)
    assert "1 link, 0 candidates" in done.stderr
    done = run("link", "outputs/graph.ttl", service.address, "none.csv")
    assert (done.exit_code, done.stderr.count("warning:")) == (1, 2)


def test_what_a_failing_source_offered_before_stays(run: Run, service: Service) -> None:  # noqa: F811
    run("link", "outputs/graph.ttl", "bare.csv")
    before = Path("outputs/links.sssom.tsv").read_text(encoding="utf-8")
    Path("bare.csv").unlink()
    done, _ = build(run, "--link", "bare.csv")
    assert "bare.csv: cannot be read" in done.stderr
    assert Path("outputs/links.sssom.tsv").read_text(encoding="utf-8") == before


def test_a_candidate_goes_with_its_thing_and_a_decision_stays(run: Run) -> None:
    add_article("yy", "Grace Hopper")
    Path("two.csv").write_text("id,name\nQ1,Grace Hopper\nQ2,Ada Lovelace\n", encoding="utf-8")
    build(run, "--link", "two.csv")
    run("link", "outputs/graph.ttl", "--refuse", ADA, "Q2")
    file = Path("outputs/links.sssom.tsv")
    assert "Hopper" in file.read_text(encoding="utf-8")
    Path("news/yy.jsonl").unlink()
    assert run("build", "news", "-f", "ttl", "--fresh").exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert "Hopper" not in text
    assert "kgid:person/ada-lovelace\tAda Lovelace\tskos:closeMatch\tNot\twikidata:Q2" in text


def test_wrong_decisions_and_files_are_one_line(run: Run) -> None:
    for arguments, message in (
        (("--confirm", "nobody", "Q1"), "'nobody' is nothing in the graph"),
        (("--refuse", ADA, "someone"), "'someone' is no IRI"),
    ):
        done = run("link", "outputs/graph.ttl", *arguments)
        assert (done.exit_code, done.stdout) == (1, "")
        assert message in done.stderr
    Path("outputs/links.sssom.tsv").write_bytes(b"\xff")
    done = run("build", "news")
    assert (done.exit_code, "not UTF-8" in done.stderr) == (1, True)


def test_links_in_rdf(linkable: Graph) -> None:  # noqa: F811
    ids = [entity.id for entity in linkable.entities]
    links: list[tuple[str, str]] = [(id_, f"{Q}Q{n}") for n, id_ in enumerate(ids, start=1)]
    links += [(ids[0], "https://own.example/7"), ("org/nobody", "https://own.example/8")]
    graph = linked(linkable, links)
    assert len(graph.links) == len(ids) + 1
    turtle = write(graph)
    assert read(turtle) == graph
    assert turtle.count("owl:sameAs") == 4  # a technology has skos:exactMatch, and so has
    assert "skos:exactMatch <https://own.example/7>" in turtle  # what no shape knows
    assert not list(validate(turtle))
    merged = linked(
        kg.Graph(entities=linkable.entities, redirects=(("org/old", ids[0]),)),
        [("org/old", f"{Q}Q1")],
    )
    assert merged.links == ((ids[0], f"{Q}Q1"),)
    wrong: Any
    for wrong in ((("org/nobody", f"{Q}Q1"),), ((ids[0], "no iri"),)):
        with pytest.raises(KGError, match=r"no entity|no IRI"):
            write(kg.Graph(entities=linkable.entities, links=wrong))


def test_the_file_names_things_by_the_base_of_the_graph(run: Run) -> None:
    build(run, "--base", "https://news.example/")
    assert run("link", "outputs/graph.ttl", "bare.csv").exit_code == 0
    text = Path("outputs/links.sssom.tsv").read_text(encoding="utf-8")
    assert '#   kgid: "https://news.example/id/"' in text
    assert '# mapping_set_id: "https://news.example/id/dataset#links"' in text
    assert "kg.example.org" not in text


def test_pages_show_links_and_candidates(run: Run) -> None:
    assert run("link", "outputs/graph.ttl", "bare.csv").exit_code == 0
    said = run("explain", "outputs/graph.ttl", ADA).output
    assert f"maybe the same as {Q}Q7259 (Ada Lovelace)  [0.80]: 'kg link' decides" in said
    offers = json.loads(run("explain", "outputs/graph.ttl", ADA, "--json").output)["offers"]
    assert offers == [{"iri": f"{Q}Q7259", "name": "Ada Lovelace", "score": 0.8}]
    page = run("dossier", "outputs/graph.ttl", ADA).output
    assert f"Maybe the same as [Wikidata Q7259](<{Q}Q7259>) Ada Lovelace (0.80, not" in page
    run("link", "outputs/graph.ttl", "--confirm", ADA, "wikidata:Q7259")
    build(run)
    page = run("dossier", "outputs/graph.ttl", ADA).output
    assert f"The same as [Wikidata Q7259](<{Q}Q7259>)" in page
    assert "not decided" not in page
