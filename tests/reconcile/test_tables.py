"""Tables as people have them, and ROR's dump as it is published."""

import json
import zipfile
from pathlib import Path

import pytest

from kg.errors import KGError
from kg.graph import Graph
from kg.model import EntityType
from kg.reconcile import candidates
from kg.reconcile.tables import read
from tests.reconcile.conftest import COUNCIL, EIT, GHENT, NADIRA

V2 = {
    "id": "https://ror.org/0abcdef12",
    "status": "active",
    "types": ["education"],
    "names": [
        {"value": "EIT", "types": ["acronym"], "lang": None},
        {"value": "Ellerby Institute of Technology", "types": ["ror_display", "label"]},
    ],
    "locations": [{"geonames_details": {"name": "Ghent", "country_name": "Belgium"}}],
    "relationships": [{"label": "Ellerby Group", "type": "parent", "id": "x"}],
}
V1 = {
    "id": "https://ror.org/0abcdef12",
    "name": "Ellerby Institute of Technology",
    "aliases": ["Ellerby Tech"],
    "acronyms": ["EIT"],
    "labels": [{"label": "Ellerby Instituut", "iso639": "nl"}],
    "addresses": [{"city": "Ghent"}],
    "country": {"country_name": "Belgium"},
}
OTHER = {**V2, "id": "https://ror.org/0aaaaaa99", "names": [{"value": "Zeta", "types": []}]}


@pytest.mark.parametrize("form", ["v2.json", "v1.json", "v2.jsonl", "zip"])
def test_a_dump_of_ror_loads_as_it_is(linkable: Graph, tmp_path: Path, form: str) -> None:
    rows = [OTHER, V1 if form.startswith("v1") else V2]
    path = tmp_path / f"ror.{form}"
    if form == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("v1.1-ror-data.csv", "id\n")
            archive.writestr("v1.1-ror-data_schema_v2.json", json.dumps(rows, indent=2))
    elif form.endswith("jsonl"):
        path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    else:
        path.write_text(json.dumps(rows, indent=4), encoding="utf-8")
    (found,) = candidates(linkable, str(path))
    assert (found.entity, found.record.iri, found.same) == (EIT.id, V2["id"], True)
    assert found.record.names[0] == "Ellerby Institute of Technology"
    assert ("same place in fact: ghent", 0.2) in found.features


def test_a_long_list_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.reconcile.tables._PIECE", 50)
    path = tmp_path / "ror.json"
    path.write_text(json.dumps([V2, OTHER, V2], ensure_ascii=False), encoding="utf-8")
    assert [one.iri[-2:] for one in read(path)] == ["12", "99", "12"]


def table(tmp_path: Path, text: str, name: str = "people.csv") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_person_needs_an_institution_and_not_a_country(
    linkable: Graph, tmp_path: Path
) -> None:
    rows = "id,name,type,employer,city\nQ101,Nadira Veldt,Person,{},{}\n"
    for employer, city, same in (
        ("Ellerby Institute of Technology", "", True),
        ("EIT", "", True),
        ("", "Ghent", False),
        ("Bank of Ghent", "", False),
    ):
        (found,) = candidates(linkable, table(tmp_path, rows.format(employer, city)))
        assert (found.entity, found.same) == (NADIRA.id, same), employer
        assert (found.score == 1.0) is (employer != "" or city != "")


def test_what_is_ambiguous_is_never_the_same(
    linkable: Graph, doubtful: Graph, tmp_path: Path
) -> None:
    head = "id,name,type,city\n"
    one = "Q5,Ellerby Institute of Technology,organisation,Ghent\n"
    assert [c.same for c in candidates(linkable, table(tmp_path, head + one))] == [True]
    # Two records of the name; an entity that may be two; a name that is only alike; no context.
    two = table(tmp_path, head + one + one.replace("Q5", "Q6").replace("Ghent", "Lund"))
    assert [c.same for c in candidates(linkable, two)] == [False, False]
    assert not any(c.same for c in candidates(doubtful, table(tmp_path, head + one)))
    alike = one.replace("Ellerby", "Elerby")
    assert [c.same for c in candidates(linkable, table(tmp_path, head + alike))] == [False]
    alone = one.replace("Ghent", "")
    (found,) = candidates(linkable, table(tmp_path, head + alone))
    assert (found.same, found.score) == (False, 0.8)


def test_json_lines_names_in_a_cell_and_a_prefix(linkable: Graph, tmp_path: Path) -> None:
    text = json.dumps(
        {"ID": "17", "names": ["MBC", "Meridian Battery Council"], "seat": {"city": "Ghent"}}
    )
    path = table(tmp_path, text + "\n\n", "own.jsonl")
    (found,) = candidates(linkable, path, prefix="https://own.example/")
    assert (found.entity, found.record.iri) == (COUNCIL.id, "https://own.example/17")
    assert found.record.type is None
    assert found.same
    rows = list(read(Path(table(tmp_path, "id\tlabel\nQ1\tGhent|Gent; Gand\n", "places.tsv"))))
    assert rows[0].names == ("Ghent", "Gent", "Gand")
    assert [c.entity for c in candidates(linkable, str(tmp_path / "places.tsv"))] == [GHENT.id]


def test_only_the_best_are_kept(linkable: Graph, tmp_path: Path) -> None:
    rows = "".join(f"Q{n},Nadira Veldt,Person\n" for n in range(1, 9))
    found = candidates(linkable, table(tmp_path, "id,name,type\n" + rows))
    assert [one.record.iri[-2:] for one in found] == ["Q1", "Q2", "Q3", "Q4", "Q5"]
    assert found[0].record.type is EntityType.PERSON


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.txt", "", "is no table"),
        ("a.csv", "", "line 1: needs a column id"),
        ("a.csv", "id,town\nQ1,x\n", "line 1: needs a column id and one called name"),
        ("a.csv", "id,name\nQ1\n", "line 2: has more or fewer cells"),
        ("a.csv", 'id,name\n"Q1,x\n', "after line 1: not CSV"),
        ("a.csv", "id,name\n17,x\n", "line 2: id '17' is no IRI"),
        ("a.csv", "id,name\nQ1,\n", "line 2: has no name"),
        ("a.jsonl", '{"id": "Q1", "name": "x"}\n{\n', "line 2: not JSON"),
        ("a.jsonl", "[]\n", "line 1: is no object"),
        ("a.json", "{}", "holds no list"),
        ("a.json", '[{"id": "Q1", "name": "x"}, {"id":', "object 2: not JSON"),
        ("a.json", '[{"id": "https://ror.org/0abcdef12", "locations": 1}]', "no record of ROR"),
        ("a.zip", "x", "is no zip file"),
    ],
)
def test_a_malformed_table_is_one_line_with_its_place(
    linkable: Graph, tmp_path: Path, name: str, text: str, message: str
) -> None:
    with pytest.raises(KGError, match=message) as error:
        candidates(linkable, table(tmp_path, text, name))
    assert name in str(error.value)


def test_a_missing_or_wrongly_encoded_table(linkable: Graph, tmp_path: Path) -> None:
    with pytest.raises(KGError, match="cannot be read"):
        candidates(linkable, str(tmp_path / "none.csv"))
    (tmp_path / "a.csv").write_bytes(b"id,name\nQ1,M\xfcller\n")
    with pytest.raises(KGError, match="not UTF-8"):
        candidates(linkable, str(tmp_path / "a.csv"))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(KGError, match=r"holds no \.json"):
        candidates(linkable, str(tmp_path / "b.zip"))
