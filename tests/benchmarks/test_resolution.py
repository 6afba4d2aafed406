from pathlib import Path

import pytest

from benchmarks import resolution

HEAD = "case_group,schema,name1,name2,is_match,quality\n"


def test_name_pairs_give_one_line_for_each_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "name-bench"
    folder.mkdir()
    rows = "t,Person,Ada Lovelace,Ada Lovelase,true,x\nt,Company,Alpha AG,Beta AG,false,x\n"
    (folder / "cases.csv").write_text(HEAD + rows, encoding="utf-8")
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    assert resolution.main(["--names"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "kg           P 1.000 R 1.000 F1 1.000"
    assert [line.split()[0] for line in lines] == ["kg", "kg-same", "levenshtein", "equal"]


def test_what_is_never_found_has_no_precision() -> None:
    assert resolution.figure([], lambda pair: True) == (0.0, 0.0, 0.0)


def test_generated_names_are_as_many_as_asked_and_always_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = list(resolution.generated(25))
    assert made == list(resolution.generated(25))
    assert len({one.name for article in made for one in article.mentions}) == 25
    assert resolution.main(["--cost", "20"]) == 0
    assert capsys.readouterr().out.startswith("     20 names ")
