import gzip
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.resolution import __main__ as resolution
from benchmarks.resolution import clusters, cost, homonyms, names
from kg.model import EntityType

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
    systems = ["kg", "kg-same", "levenshtein", "equal", "floor"]
    assert [line.split()[0] for line in lines] == systems


def test_what_is_never_found_has_no_precision() -> None:
    assert names.figure([], lambda pair: True) == (0.0, 0.0, 0.0)


def test_generated_names_are_as_many_as_asked_and_always_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = list(cost.generated(25))
    assert made == list(cost.generated(25))
    assert len({one.name for article in made for one in article.mentions}) == 25
    assert resolution.main(["--cost", "20", "--runs", "1"]) == 0
    assert capsys.readouterr().out.startswith("     20 names ")


def test_logic_v2_is_asked_by_another_interpreter(tmp_path: Path) -> None:
    script = tmp_path / "python"
    script.write_text("#!/bin/sh\ncat > /dev/null\necho '[0.7, 0.69]'\n", encoding="utf-8")
    script.chmod(0o755)
    pair = names.Pair("Ada", "Ada", EntityType.PERSON, True)
    assert names.logic_v2([pair, pair], str(script)) == [True, False]
    with pytest.raises(subprocess.CalledProcessError):
        names.logic_v2([pair], "false")


CHAINS = """#begin document (corpus_x/1); part 000
corpus_x/1\t0\t0\tAirbus\t(cross_intra_ORG11)
corpus_x/1\t0\t1\thired\t-
corpus_x/1\t0\t2\tAda\t(cross_PER22
corpus_x/1\t0\t3\tLovelace\tcross_PER22)
corpus_x/1\t0\t4\tto\t-
corpus_x/1\t0\t5\tlead\t-
corpus_x/1\t0\t6\tthe\t(cross_intra_ORG11
corpus_x/1\t0\t7\tcompany\tcross_intra_ORG11)

#begin document (corpus_x/2); part 000
corpus_x/2\t0\t0\tAirbus\t(cross_ORG11
corpus_x/2\t0\t1\tSE\tcross_ORG11)
corpus_x/2\t0\t2\tFrench\t(intra_LOC33)
corpus_x/2\t0\t3\tBabbage\t(intra_PER44)
"""


@pytest.mark.model
def test_clusters_of_chains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "meantime"
    folder.mkdir()
    with gzip.open(folder / "dev.conll.gz", "wt", encoding="utf-8") as file:
        file.write(CHAINS)
    units = clusters.read(folder / "dev.conll.gz")
    assert [(one.chain, one.name) for one in units] == [
        ("ORG11", "Airbus"),
        ("PER22", "Ada Lovelace"),
        ("LOC33", "France"),
        ("ORG11", "Airbus SE"),
        ("PER44", "Babbage"),
    ]
    found = clusters.by_kg(units)
    assert found[units[0].id] == found[units[3].id]
    assert len(set(found.values())) == 4
    assert len(set(clusters.by_name(units).values())) == 5
    assert len(set(clusters.by_any_name(units).values())) == 5
    monkeypatch.setenv("KG_BENCH_DATA", str(tmp_path))
    assert resolution.main(["--clusters"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "kg           b_cubed  P 1.000 R 1.000 F1 1.000"
    assert [line.split()[:2] for line in lines[3:6]] == [
        ["kg-own", "b_cubed"],
        ["b_cubed", "floor"],
        ["kg", "ceaf"],
    ]
    own = clusters.by_own_mentions(units, clusters.texts(folder / "dev.conll.gz"))
    assert own[units[1].id] == "person/ada-lovelace"
    missed = sum(isinstance(one, clusters.Unit) for one in own.values())
    assert lines[-1] == f"kg-own       finds no name of {missed} of 5 things of an article"


def test_figures_of_clusters() -> None:
    truth = {"a": 1, "b": 1, "c": 2, "d": 2}
    one = dict.fromkeys(truth, 0)
    assert tuple(clusters.b_cubed(truth, one)) == (0.5, 1.0)
    assert tuple(clusters.b_cubed(truth, {unit: unit for unit in truth})) == (1.0, 0.5)
    assert list(clusters.ceaf(truth, one)) == pytest.approx([2 / 3, 1 / 3])
    assert clusters.Figures(0.0, 0.0).f1 == 0.0
    assert clusters.goal(0.8) == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("part", "persons", "others", "same"),
    [("round-4", 14, 12, 22), ("round-5", 13, 13, 21), ("round-6", 7, 14, 15)],
)
def test_pairs_that_were_counted_unread_can_be_read(
    part: str, persons: int, others: int, same: int
) -> None:
    cases = homonyms.read()[part]
    assert sum(one.same for one in cases) == same
    assert Counter(one.type for one in cases if not one.same) == {
        EntityType.PERSON: persons,
        EntityType.PLACE: others,
        EntityType.INSTITUTION: others,
    }
    assert all(one.who in one.left and one.who in one.right for one in cases)


@pytest.mark.model
def test_homonyms_are_hardly_ever_merged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    every = homonyms.read()
    assert sum(map(len, every.values())) == 1063
    guarded = {part: every[part] for part in homonyms.GUARDED}
    two = [one for cases in guarded.values() for one in cases if not one.same]
    assert len(two) == 69
    monkeypatch.setattr(homonyms, "read", lambda: guarded)
    assert resolution.main(["--homonyms"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    found = re.search(r"(\d+) of 69 merged, at most (\d+); by equal names (\d+)", last)
    assert found is not None
    false, most, equal = map(int, found.groups())
    assert false <= most == homonyms.MOST_FALSE
    assert equal > 5 * max(false, 1)
