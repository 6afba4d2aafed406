"""Markdown keeps its text; its markup is furniture."""

import time
from pathlib import Path

import pytest

from kg.model import Article
from kg.sources import read
from kg.sources.plain import markdown as article

TEXT = """---
title: "Telescope opens near village"
date: 2024-03-06
url: https://news.example/telescope
authors: [Ada Lovelace, Charles Babbage]
publisher: Example News
lang: en-GB
---
# Telescope opens near village

The [observatory](https://a.example/a_(b) "Home") opened a **second telescope** on Tuesday.

![The dish](dish.png "Dish at dawn")

> Its director, [Caroline Herschel][ch], polished the `mirror` with <b>two</b> engineers.

```python
print("[Mary Shelley](x) is the director of the observatory")
```

- It cost two million, said the ministry of science in a statement <!-- check -->.

[ch]: https://people.example/herschel "Caroline"

Costs
-----
"""


def make(text: str) -> Article:
    return article(text, name="a", source="a.md")


def seen(found: Article) -> str:
    view = list(found.text)
    for start, end in found.furniture:
        view[start:end] = "_" * (end - start)
    return "".join(view).replace("_", "")


def test_front_matter_and_markup() -> None:
    found = make(TEXT)
    assert found.text == TEXT
    citation = found.citation
    assert citation.title == "Telescope opens near village"
    assert (citation.published, citation.url) == (
        "2024-03-06",
        "https://news.example/telescope",
    )
    assert citation.authors == ("Ada Lovelace", "Charles Babbage")
    assert (citation.outlet, citation.language) == ("Example News", "en-GB")
    assert found.headline is not None
    assert found.text[slice(*found.headline)] == "Telescope opens near village"
    assert [line.strip() for line in seen(found).splitlines() if line.strip()] == [
        "Telescope opens near village",
        "The observatory opened a second telescope on Tuesday.",
        "Its director, Caroline Herschel, polished the mirror with two engineers.",
        "It cost two million, said the ministry of science in a statement .",
        "Costs",
    ]


def test_other_front_matter() -> None:
    found = make(
        "---\nauthors:\n  - Ada Lovelace\n  - 'Mary Shelley'\n---\n# A *b*\n\nText of a story."
    )
    assert found.citation.authors == ("Ada Lovelace", "Mary Shelley")
    assert found.citation.title == "A *b*"
    assert make("---\nNo field here.\n---\nText.").furniture[0] == (0, 3)
    assert make("---\ntitle: open\nText of a story.").citation.title != "open"


def test_open_fence_runs_to_the_end_and_tildes_close_tildes() -> None:
    assert seen(make("Text of it.\n~~~\n```\nx\n~~~\nMore.\n")).split() == [
        "Text",
        "of",
        "it.",
        "More.",
    ]
    assert seen(make("Text of it.\n```\nx\n")).split() == ["Text", "of", "it."]


def test_file(tmp_path: Path) -> None:
    path = tmp_path / "telescope.md"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    [found] = read([path])
    assert found.name == "telescope"
    assert found.text.count("\r\n") == TEXT.count("\n")
    assert found.citation.published == "2024-03-06"


@pytest.mark.parametrize(
    "part", ["[", "![", "](", "`", "<a", "**", "<!--", "# ", "- ", "---\n", "[a](", "> "]
)
def test_time_is_linear(part: str) -> None:
    started = time.process_time()
    make("Text. " + part * (100_000 // len(part)))
    assert time.process_time() - started < 10
