"""Authors and the outlet of a story are no actors in it, unless it is about them."""

from dataclasses import replace

import pytest

from kg.extraction import extract
from kg.extraction.patterns import patterns
from kg.nlp import Document
from tests.handmade import read, shown

BIO = (
    "[PERSON Jane/PROPN/compound>Doe Doe/PROPN/nsubj>is] is/AUX=be a/DET/det>reporter "
    "reporter/NOUN/attr>is at/ADP/prep>reporter [ORG Herald/PROPN/pobj>at] ./PUNCT"
)
SUED = "[ORG Herald/PROPN/nsubj>sued] sued/VERB=sue [ORG Nokia/PROPN/dobj>sued] ./PUNCT"


def _by(document: Document, **citation: object) -> Document:
    article = document.article
    return replace(
        document,
        article=replace(article, citation=replace(article.citation, **citation)),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("text", "citation", "facts"),
    [
        pytest.param(BIO, {}, ["Jane Doe | holds_position | Herald | reporter"], id="a story"),
        pytest.param(BIO, {"authors": ("Jane Doe",), "title": "Rain"}, [], id="its author"),
        pytest.param(
            BIO,
            {"authors": ("Jane Doe",), "title": "The return of Jane Doe"},
            ["Jane Doe | holds_position | Herald | reporter"],
            id="an author in the headline",
        ),
        pytest.param(
            f"{BIO} | {BIO} | {BIO}",
            {"authors": ("Jane Doe",), "title": "Rain"},
            ["Jane Doe | holds_position | Herald | reporter"] * 3,
            id="an author whom the story names often",
        ),
        pytest.param(
            BIO,
            {"outlet": "The Herald", "title": "Rain"},
            ["Jane Doe | holds_position | Herald | reporter"],
            id="who works for the outlet",
        ),
        pytest.param(SUED, {"outlet": "The Herald", "title": "Rain"}, [], id="the outlet acts"),
        pytest.param(
            SUED,
            {"outlet": "The Herald", "title": "Herald sues Nokia"},
            ["Herald | restricts | Nokia"],
            id="the outlet is the story",
        ),
    ],
)
def test_observers(text: str, citation: dict[str, object], facts: list[str]) -> None:
    only = {"patterns": patterns}
    assert shown(extract(_by(read(text), **citation), extractors=only).facts) == facts
