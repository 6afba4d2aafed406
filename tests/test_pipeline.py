import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pytest

import kg.text
import kg.text.document
import kg.text.pipeline
from kg import pipeline
from kg.errors import KGError, LanguageError
from kg.graph import Graph
from kg.model import (
    DEFAULT_MODEL,
    Article,
    Citation,
    EntityType,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Stance,
    Status,
)
from kg.pipeline import exporters, files, plugins, records, steps
from kg.sources import from_text

# ------------------------------------------------------------------------------ steps


def facts_of(article: Article) -> Extraction:
    """Return one fact of an article whose text is "SUBJECT uses OBJECT"."""
    first, _, last = article.text.partition(" uses ")
    ends = []
    for text, type_ in ((first, EntityType.INSTITUTION), (last, EntityType.TECHNOLOGY)):
        start = article.text.index(text)
        end = start + len(text)
        ends.append(
            Mention(article=article.id, start=start, end=end, text=text, type=type_, name=text)
        )
    evidence = Evidence(
        article=article.id,
        start=0,
        end=len(article.text),
        quote=article.text,
        subject=(ends[0].start, ends[0].end),
        object=(ends[1].start, ends[1].end),
        extractor="fake",
        rule="uses",
        confidence=0.5 if "Rome" in first else 0.9,
    )
    fact = Fact(subject=ends[0], relation="uses", object=ends[1], evidence=(evidence,))
    return Extraction(citation=article.citation, mentions=tuple(ends), facts=(fact,))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a fake of one verb in the place of the model and of extraction.

    An article with "unreadable" fails in annotation, one with "puzzling" in extraction.
    """

    def annotate(articles: Iterable[Article], nlp: object) -> Iterator[Article]:
        assert nlp == "model"
        for article in articles:
            if "unreadable" in article.text:
                raise KGError(f"{article.name}: too long")
            yield article

    def extract(document: Article, *, extractors: object) -> Extraction:
        if "puzzling" in document.text:
            raise KGError(f"{document.name}: puzzling")
        return facts_of(document)

    monkeypatch.setattr(steps, "_model", lambda name: "model")
    monkeypatch.setattr(kg.text.document, "annotate", annotate)
    monkeypatch.setattr(kg.text, "extract", extract)


TEXTS = (
    "Acme uses robots",
    "Rome Labs uses robots",
    "the ACME Corp. uses robots",
    "Borg uses lasers",
)


def articles(*texts: str) -> list[Article]:
    return [from_text(text, name=f"n{number}") for number, text in enumerate(texts)]


@pytest.mark.usefixtures("fake")
def test_building_gives_the_same_graph_in_any_order() -> None:
    graph = pipeline.build(articles(*TEXTS), min_confidence=0.5)
    assert [one.name for one in graph.entities] == [
        "ACME Corp.",
        "Borg",
        "Rome Labs",
        "lasers",
        "robots",
    ]
    assert len(graph.facts) == 3
    backwards = pipeline.build(reversed(articles(*TEXTS)), min_confidence=0.5)
    assert backwards == graph


def test_building_reads_files_and_folders(tmp_path: Path) -> None:
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    whole = pipeline.build(tmp_path)
    assert len(whole.citations) == len(TEXTS)
    assert pipeline.build(str(tmp_path)) == whole
    assert pipeline.build(sorted(tmp_path.iterdir())) == whole
    with pytest.raises(KGError, match="no such file"):
        pipeline.build(tmp_path / "none.txt")


@pytest.mark.usefixtures("fake")
def test_a_fact_below_the_wanted_confidence_is_left_out() -> None:
    graph = pipeline.build(articles(*TEXTS), min_confidence=0.7)
    assert [fact.subject.name for fact in graph.facts] == ["ACME Corp.", "Borg"]
    assert len(pipeline.build(articles(*TEXTS), min_confidence=0.0).facts) == 3
    assert pipeline.build(articles(*TEXTS)) == graph


@pytest.mark.usefixtures("fake")
def test_one_bad_article_costs_one_warning() -> None:
    texts = [f"Acme {number} uses robots" for number in range(20)]
    texts[3] += " unreadable"
    texts[17] += " puzzling"
    told: list[str] = []
    found = list(
        pipeline.extract_articles(
            articles(*texts), on_error=lambda error: told.append(f"{error}")
        )
    )
    assert told == ["n3: too long", "n17: puzzling"]
    assert [one.citation.name for one in found] == [
        f"n{number}" for number in range(20) if number not in (3, 17)
    ]


@pytest.mark.usefixtures("fake")
@pytest.mark.parametrize("word", ["unreadable", "puzzling"])
def test_without_a_listener_the_first_bad_article_is_an_error(word: str) -> None:
    with pytest.raises(KGError, match="n1"):
        pipeline.build(articles(TEXTS[0], f"Acme uses {word}"))


@pytest.mark.usefixtures("fake")
def test_extracting_from_one_text() -> None:
    (fact,) = pipeline.extract("Acme uses robots")
    assert (fact.subject.text, fact.relation, fact.object.text) == ("Acme", "uses", "robots")


def test_the_model_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []

    def load(name: str) -> str:
        loaded.append(name)
        return f"the {name}"

    monkeypatch.setattr(kg.text.pipeline, "load", load)
    steps._model.cache_clear()
    models: list[object] = [steps._model(name) for name in (None, None, "other")]
    default = f"the {DEFAULT_MODEL}"
    assert models == [default, default, "the other"]
    assert loaded == [DEFAULT_MODEL, "other"]
    steps._model.cache_clear()


def test_reading_takes_one_location_or_several(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Text {name} is here.\n", encoding="utf-8")
    names = [article.name for article in pipeline.read(tmp_path)]
    assert names == ["one", "two"]
    both: list[Path | str] = [tmp_path / "two.txt", str(tmp_path / "one.txt")]
    assert [article.name for article in pipeline.read(both)] == ["two", "one"]


def test_reading_what_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    with pytest.raises(KGError, match=r"missing\.txt"):
        list(pipeline.read(missing))
    told: list[KGError] = []
    assert list(pipeline.read([missing], on_error=told.append)) == []
    assert len(told) == 1


# ------------------------------------------------------------------------------ output


def test_a_graph_loads_from_the_folder_of_a_build(small_graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(KGError, match=r"holds no graph\.ttl: give the folder of 'kg build'"):
        pipeline.load(tmp_path)
    pipeline.save(small_graph, tmp_path / "graph.trig")
    assert pipeline.load(tmp_path) == small_graph
    pipeline.save(Graph(), tmp_path / "graph.ttl")
    assert pipeline.load(str(tmp_path)) == Graph()


def test_a_saved_graph_loads_again(small_graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "new" / "graph.ttl"
    pipeline.save(small_graph, path)
    assert pipeline.load(path) == small_graph
    assert [one.name for one in path.parent.iterdir()] == ["graph.ttl"]
    table = pipeline.select(pipeline.load(path), "SELECT ?s WHERE { ?s a schema:Person }")
    assert table.rows == (("https://kg.example.org/id/person/ada-lovelace",),)


def test_the_base_goes_into_turtle_only(small_graph: Graph, tmp_path: Path) -> None:
    paths = [tmp_path / "graph.ttl", tmp_path / "facts.jsonl"]
    pipeline.save_all(small_graph, paths, base="https://news.example/")
    assert "<https://news.example/id/person/>" in paths[0].read_text(encoding="utf-8")
    assert pipeline.load(paths[0]) == small_graph


def test_a_page_is_saved(small_graph: Graph, tmp_path: Path) -> None:
    pipeline.save(small_graph, tmp_path / "graph.html")
    assert "Ada Lovelace" in (tmp_path / "graph.html").read_text(encoding="utf-8")


def test_facts_as_json_lines(small_graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    pipeline.save(small_graph, path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len(small_graph.facts)
    row = next(row for row in rows if row["relation"] == "holds_position")
    assert row["role"] == "director"
    assert row["subject_id"] == "person/ada-lovelace"
    assert [item["published"] for item in row["evidence"]] == ["2024-03-07", "2024-03-06"] or [
        item["published"] for item in row["evidence"]
    ] == ["2024-03-06", "2024-03-07"]


@pytest.mark.parametrize("name", ["graph.docx", "graph"])
def test_no_exporter_for_a_suffix(name: str, tmp_path: Path) -> None:
    with pytest.raises(KGError, match=r"choose from \.csv \(tables\), \.cypher"):
        pipeline.save(Graph(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError, ValueError])
def test_whatever_goes_wrong_older_files_stay(
    error: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(graph: Graph, path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise error

    monkeypatch.setattr(exporters, "BUILTIN", {".ttl": exporters.rdf_text, ".bad": fails})
    old = tmp_path / "graph.ttl"
    old.write_text("old", encoding="utf-8")
    with pytest.raises(KGError if error is OSError else error):
        pipeline.save_all(Graph(), [old, tmp_path / "graph.bad"])
    assert old.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_link_stays_a_link_and_the_file_keeps_to_the_umask(tmp_path: Path) -> None:
    target = tmp_path / "real.jsonl"
    link = tmp_path / "link.jsonl"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    pipeline.save(Graph(), link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == ""
    before = os.umask(0o022)
    try:
        pipeline.save(Graph(), tmp_path / "new.jsonl")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new.jsonl").stat().st_mode) == 0o644


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(KGError, match=r"cannot write .*folder\.ttl"):
        pipeline.save(Graph(), tmp_path / "folder.ttl")
    with pytest.raises(KGError, match="cannot write"):
        pipeline.save(Graph(), tmp_path / "file" / "graph.ttl")
    with pytest.raises(KGError, match="cannot write"):
        files.check_folder(tmp_path / "file")
    files.check_folder(tmp_path / "made" / "now")
    assert list((tmp_path / "made" / "now").iterdir()) == []


# ----------------------------------------------------------------------------- plugins


class Distribution(metadata.Distribution):
    """An installed package that is not on disk."""

    def __init__(self, name: str) -> None:
        self._text = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.5\n"

    def read_text(self, filename: str) -> str | None:
        return self._text if filename == "METADATA" else None

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


def point(name: str, value: str, group: str, package: str | None) -> metadata.EntryPoint:
    entry = metadata.EntryPoint(name=name, value=value, group=group)
    return entry if package is None else entry._for(Distribution(package))  # type: ignore[attr-defined]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch):
    def set_points(*points: metadata.EntryPoint) -> None:
        monkeypatch.setattr(
            metadata,
            "entry_points",
            lambda *, group: metadata.EntryPoints(one for one in points if one.group == group),
        )

    return set_points


def test_kgs_own_functions_stand_in_tables(install) -> None:
    install()
    rdf = {".jsonld", ".nq", ".nt", ".trig", ".ttl"}
    assert set(plugins.exporters()) == {
        *(".html", ".jsonl", ".csv", ".ftm", ".gexf", ".graphml"),
        *(".cypher", ".lightrag", ".parquet"),
        *rdf,
    }
    assert ".txt" in plugins.sources()
    patterns = plugins.extractors()["patterns"]
    assert (patterns.package, patterns.group) == ("kg-news", "kg.extractors")
    assert patterns.call is kg.text.BUILTIN["patterns"]


def test_installed_functions_come_on_top(install, tmp_path: Path) -> None:
    twice = point("XLSX", "shutil:copyfile", "kg.exporters", "kg-xlsx")
    install(twice, twice, point("rules", "json:dumps", "kg.extractors", None))
    found = plugins.exporters()[".xlsx"]
    assert (found.package, found.version, found.name) == ("kg-xlsx", "1.5", ".xlsx")
    rules = plugins.extractors()["rules"]
    assert (rules.package, rules.version) == ("json", "")
    calls: list[object] = [rules.call, *plugins.chosen(["rules"]).values()]
    assert calls == [json.dumps, json.dumps]
    assert set(plugins.chosen([])) == {"patterns", "reader", "rules"}


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        (
            [("ttl", "json:dumps", "kg-other")],
            r"'\.ttl' comes from both kg-news and kg-other: uninstall one",
        ),
        (
            [("xlsx", "json:dumps", "kg-a"), ("xlsx", "json:loads", "kg-b")],
            r"'\.xlsx' comes from both kg-a and kg-b",
        ),
        (
            [("xlsx", "kg_no_such_module:write", "kg-a")],
            r"'\.xlsx' of kg-a 1\.5 cannot be imported \(ModuleNotFoundError: .*update or",
        ),
        ([("xlsx", "json:no_such_name", "kg-a")], r"cannot be imported \(AttributeError"),
        ([("xlsx", "json:__name__", "kg-a")], "is no function"),
    ],
)
def test_what_is_wrong_with_a_plugin_names_its_package(
    install, entries: list[tuple[str, str, str]], message: str
) -> None:
    install(*(point(name, value, "kg.exporters", package) for name, value, package in entries))
    with pytest.raises(KGError, match=message):
        plugins.exporters()


def test_an_unknown_extractor_names_the_known_ones(install) -> None:
    install()
    with pytest.raises(
        KGError, match="no extractor 'magic': choose from llm, patterns, reader"
    ):
        plugins.chosen(["magic"])


def test_a_checkout_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "DISTRIBUTION", "kg-is-not-installed-under-this-name")
    assert plugins.version() == "unknown"
    monkeypatch.setattr(plugins, "DISTRIBUTION", "pytest")
    assert plugins.version() == pytest.__version__


# ----------------------------------------------------------------------------- records


def test_one_sentence_is_one_record_whoever_reads_it() -> None:
    (article,) = articles("Acme uses robots")
    read = facts_of(article)
    (fact,) = read.facts
    (first,) = fact.evidence
    surer = replace(first, extractor="other", rule="pair", confidence=0.95)
    again = replace(first, start=first.start + 1)
    denied = replace(first, stance=Stance.DENIED)
    both = replace(read, facts=(replace(fact, evidence=(first, surer, again, denied)),))
    one, later, not_so = records.facts(both)
    assert one["extractor"] == "other:pair, fake:uses"
    assert one["confidence"] == 0.95
    assert later["extractor"] == not_so["extractor"] == "fake:uses"
    two = replace(read, facts=(fact, replace(fact, evidence=(surer,))))
    assert list(records.facts(two)) == [one]


def test_a_record_has_its_keys_in_the_published_order() -> None:
    (article,) = articles("Acme uses robots")
    (record,) = records.facts(facts_of(article))
    assert list(record) == [
        "source",
        "article",
        "subject",
        "subject_type",
        "subject_start",
        "subject_end",
        "relation",
        "object",
        "object_type",
        "object_start",
        "object_end",
        "role",
        "status",
        "stance",
        "confidence",
        "extractor",
        "quote",
        "start",
        "end",
    ]
    assert record["extractor"] == "fake:uses"
    assert record["role"] is record["status"] is None
    assert (
        json.loads(records.line({"status": Status.FORMER, "type": EntityType.PLACE}))["status"]
        == "former"
    )


def test_lone_surrogates_are_escaped() -> None:
    assert records.line({"quote": "a\ud800b"}) == '{"quote": "a\\ud800b"}'
    assert records.line({"quote": "“ü”"}) == '{"quote": "“ü”"}'


def test_an_unknown_article_has_only_its_id() -> None:
    assert records.cited(None, "abc") == {"article": "abc"}
    citation = Citation(id="abc", sha256="abc", name="n", source="s", title="t")
    assert records.cited(citation, "abc")["outlet"] is None


def test_other_languages_are_kept_without_facts(
    make_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    french = make_article("L'observatoire a ouvert.", name="french")
    french = replace(french, citation=replace(french.citation, language="fr-CA"))
    unknown = replace(french, citation=replace(french.citation, language=""))
    asked: list[str] = []

    def annotate(articles: list[Article], nlp: object, **_: object) -> list[object]:
        asked.extend(article.citation.language for article in articles)
        return []

    monkeypatch.setattr("kg.pipeline.steps._model", lambda _: None)
    monkeypatch.setattr("kg.text.document.annotate", annotate)
    errors: list[KGError] = []
    [found] = pipeline.extract_articles(
        [french, unknown], extractors={}, on_error=errors.append
    )
    assert (found.citation, found.facts) == (french.citation, ())
    assert asked == [""]
    assert [type(error) for error in errors] == [LanguageError]
    assert str(errors[0]).startswith("french.txt: is in fr-CA, and kg reads English; ")
    [quiet] = pipeline.extract_articles([french], extractors={})
    assert quiet == found
