"""What model and rules read together: one row of ``behaviour.toml`` is one test.

The network, which no row decides about, may say little of what must not be said.
"""

import tomllib
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.extraction import BUILTIN, extract
from kg.model import Extraction, Fact, Mention
from kg.nlp import Document, annotate
from kg.ontology import relations
from kg.sources import from_text

if TYPE_CHECKING:
    from spacy.language import Language

Case = dict[str, Any]

CASES: list[Case] = tomllib.loads(
    (Path(__file__).parent / "behaviour.toml").read_text(encoding="utf-8")
)["case"]

REQUIRED = {
    "passive", "apposition", "possessive", "relative clause", "conjunction", "negation",
    "modality", "conditional", "reported", "status", "headline", "title without name",
    "homograph", "list of people", "nominal event", "observer", "title as printed",
}  # fmt: skip

_FIELDS = 6


@pytest.fixture(scope="module")
def readings(nlp: "Language") -> dict[str, Extraction]:
    """Read the texts of all cases in one pass: the pipeline is slow to start on each alone."""
    rules = {"patterns": BUILTIN["patterns"]}
    return {text: extract(one, extractors=rules) for text, one in _documents(nlp).items()}


def _documents(nlp: "Language") -> dict[str, Document]:
    texts = [case["text"] for case in CASES]
    documents = annotate([from_text(text) for text in texts], nlp)
    return dict(zip(texts, documents, strict=True))


def _row(fact: Fact[Mention]) -> tuple[str, ...]:
    return (
        fact.subject.name,
        fact.relation,
        fact.object.name,
        fact.role,
        fact.status or "",
        fact.stance,
    )


def _wanted(line: str) -> list[str]:
    """Split a line of a case; what is left out may be anything."""
    parts = [part.strip() or "*" for part in line.split("|")]
    return parts + ["*"] * (_FIELDS - len(parts))


def _says(fact: Fact[Mention], line: str) -> bool:
    """Tell whether a fact is the one of a line, in either order where the relation has none."""
    row, wanted = _row(fact), _wanted(line)
    orders = [row]
    if relations()[fact.relation].symmetric:
        orders.append((row[2], row[1], row[0], *row[3:]))
    return any(
        all(fnmatchcase(have, want) for have, want in zip(order, wanted, strict=True))
        for order in orders
    )


def _parameters() -> list[Any]:
    gap = pytest.mark.xfail(strict=True, reason="known gap")
    return [
        pytest.param(
            case,
            id=f"{case['category']}: {case['text'][:50]}",
            marks=[gap] if case.get("known_gap") else [],
        )
        for case in CASES
    ]


@pytest.mark.model
@pytest.mark.parametrize("case", _parameters())
def test_behaviour(case: Case, readings: dict[str, Extraction]) -> None:
    facts = readings[case["text"]].facts
    shown = "\n".join(" | ".join(_row(fact)) for fact in facts)
    missing = [
        line for line in case.get("must", []) if not any(_says(fact, line) for fact in facts)
    ]
    wrong = [
        line for line in case.get("must_not", []) if any(_says(fact, line) for fact in facts)
    ]
    assert (missing, wrong) == ([], []), f"read:\n{shown}"


@pytest.mark.model
def test_the_network_says_little_of_what_must_not_be_said(nlp: "Language") -> None:
    found = _documents(nlp)
    said = [
        (case["text"], line)
        for case in CASES
        if not case.get("known_gap")
        for fact in extract(found[case["text"]]).facts
        for line in case.get("must_not", [])
        if _says(fact, line)
    ]
    assert len(said) <= 9, said


def test_the_cases_are_well_formed() -> None:
    assert len(CASES) >= 300
    assert {case["category"] for case in CASES} >= REQUIRED
    assert [
        text for text, count in Counter(case["text"] for case in CASES).items() if count > 1
    ] == []
    for case in CASES:
        assert set(case) <= {"category", "text", "must", "must_not", "known_gap"}
        assert case.get("must") or case.get("must_not")
        for line in (*case.get("must", []), *case.get("must_not", [])):
            assert len(line.split("|")) <= _FIELDS, line
            assert _wanted(line)[1] in {*relations(), "*"}, line
