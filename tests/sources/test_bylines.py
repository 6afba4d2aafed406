"""Names of writers are read from bylines and credits, and from nothing else."""

import pytest

from kg.sources import bylines


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Lovelace for Example News", ("Ada Lovelace",)),
        ("Written by: Ada Lovelace", None),
        ("Story by Maria van Beethoven & Ada Lee", ("Maria van Beethoven", "Ada Lee")),
        ("By Associated Press", ()),
        ("By Ada Lovelace, Staff Writer", ("Ada Lovelace",)),
        ("By Ada Lovelace who knows", None),
        ("By Land and Sea", None),
        ("By Ada Lovelace.", None),
        ("By Seven Words With Capitals Name No Person", None),
        ("By " + "Ada Lovelace, " * 20, None),
    ],
)  # fmt: skip
def test_byline(line: str, names: tuple[str, ...] | None) -> None:
    assert bylines.read_byline(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(Reporting by Ada Lovelace and Mary Shelley in Rome, writing by Jane Austen)",
         ("Ada Lovelace", "Mary Shelley", "Jane Austen")),
        ("Editing by Charles Babbage", ()),
        ("Reporting by Reuters staff; Editing by Charles Babbage", ()),
        ("Reporting by two friends who met in Rome", None),
        ("Associated Press journalist Ada Lovelace in London contributed.", ("Ada Lovelace",)),
        ("The court's ruling contributed to this report.", None),
        ("“Ada Lovelace contributed to this report,” he said.", None),
        ("Ada Lovelace contributed to the story.", None),
        ("[Ada Lovelace contributed to the story.]", ("Ada Lovelace",)),
        ("(" + "Ada Lovelace, " * 40 + "contributed to this report)", None),
    ],
)  # fmt: skip
def test_credit(line: str, names: tuple[str, ...] | None) -> None:
    assert bylines.read_credit(line) == names


@pytest.mark.parametrize(
    "text", ["Ada", "Ada L0velace", "The Guardian", "AP Writer", "ada lovelace"]
)
def test_what_is_no_name(text: str) -> None:
    assert not bylines.is_name(text)


def test_name_with_a_particle_needs_no_capital() -> None:
    assert bylines.is_name("Jean le Rond d\N{RIGHT SINGLE QUOTATION MARK}Alembert")
