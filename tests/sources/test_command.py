"""The command line on every kind of source at once, with the model."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from tests.sources import made
from tests.sources.serving import served


@pytest.mark.model
def test_one_command_reads_every_kind(tmp_path: Path) -> None:
    """A folder of mixed kinds, an address and a table: broken ones cost a warning each."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(made.pdf([made.STORY]))
    (folder / "b.docx").write_bytes(made.docx(made.paragraph(made.STORY[0])))
    (folder / "c.warc").write_bytes(made.record("https://news.example/c", made.page(title="C")))
    (folder / "d.zip").write_bytes(made.archive({"../out.txt": b"x", "in.txt": b"A text."}))
    (folder / "e.txt").write_text(made.FRENCH)
    (folder / "f.rss").write_text("<!DOCTYPE x [<!ENTITY a 'b'>]><rss/>")
    (folder / "g.csv").write_text(f'Body\n"{made.STORY[1]}"\n')
    with served() as site:
        site.pages["/page"] = made.page(title="From the web")
        address = f"{site.url}/page"
        options = ("--column", "text=Body", "--delay", "0")
        done = CliRunner().invoke(
            main, ["extract", str(folder), address, *options, "--allow-private"]
        )
        refused = CliRunner().invoke(main, ["extract", address])
    assert done.exit_code == 0
    assert "7 articles, " in done.stderr
    assert ", 3 warnings" in done.stderr
    for part in ("d.zip/../out.txt: leads out", "f.rss: declares entities", "e.txt: is in fr"):
        assert f"in/{part}" in done.stderr
    assert refused.exit_code == 1
    assert "which is no public address; allow it with --allow-private" in refused.stderr
    wrong = CliRunner().invoke(main, ["extract", str(folder), "--column", "Body"])
    assert (
        wrong.stderr == "error: --column Body: is no pair; give FIELD=NAME, as in text=Body\n"
    )
