"""What tests share: hand-built Docs, articles, a small graph, and the model where asked for.

A test that can be shown on a hand-built Doc never loads the model; one that needs it is marked
``model``.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from kg.graph import Graph
from kg.model import (
    Article,
    Citation,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Stance,
    Statement,
    Status,
    identify,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from spacy.language import Language
    from spacy.tokens import Doc

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "examples" / "articles" / "cgtn-sci-tech.txt"

# What is started in the background ignores Ctrl-C, and hands that on to the processes that the
# tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# No test is timed: a busy machine is no bug.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``: write what kg gives now; the reviewer reads the diff."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def printed_by_seed(root: Path) -> Callable[[str], set[str]]:
    """Return a function that runs a script under several hash seeds: the texts it prints."""

    def run(code: str) -> set[str]:
        return {
            subprocess.run(
                [sys.executable, "-c", code],
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for seed in ("0", "4242")
        }

    return run


@pytest.fixture(scope="session")
def seed() -> str:
    """Return the text of the seed article as it is on disk."""
    return SEED.read_bytes().decode("utf-8")


def _article(text: str, *, name: str = "article", published: str = "2024-03-06") -> Article:
    short, sha256 = identify(text)
    return Article(
        citation=Citation(
            id=short,
            sha256=sha256,
            name=name,
            source=f"{name}.txt",
            title=text.partition("\n")[0],
            published=published,
            length=len(text),
        ),
        text=text,
    )


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    """Return a function from a text to an article with the ids that reading would give it."""
    return _article


@pytest.fixture(scope="session")
def make_doc() -> "Callable[..., Doc]":
    """Return a function that builds a Doc by hand, without a model.

    ``make_doc(words, heads=, deps=, ents=, tags=, pos=, lemmas=, spaces=)``: heads are indexes
    of tokens, ents are IOB tags ("B-PERSON"), all of the same length as words. Sentences follow
    from the heads.
    """
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    vocab = Vocab()

    def build(
        words: Sequence[str],
        *,
        heads: Sequence[int] | None = None,
        deps: Sequence[str] | None = None,
        ents: Sequence[str] | None = None,
        tags: Sequence[str] | None = None,
        pos: Sequence[str] | None = None,
        lemmas: Sequence[str] | None = None,
        spaces: Sequence[bool] | None = None,
    ) -> Doc:
        return Doc(
            vocab,
            words=list(words),
            heads=None if heads is None else list(heads),
            deps=None if deps is None else list(deps),
            ents=None if ents is None else list(ents),
            tags=None if tags is None else list(tags),
            pos=None if pos is None else list(pos),
            lemmas=None if lemmas is None else list(lemmas),
            spaces=None if spaces is None else list(spaces),
        )

    return build


@pytest.fixture(scope="session")
def small_graph() -> Graph:
    """Return two articles' worth of graph with one of each thing that an output must carry.

    Every entity type, a role, a status, a stance that forbids the plain triple, one fact with
    evidence from both articles, and words somebody said.
    """
    first = _article(
        "Ada Lovelace, director of the Analytical Society, said engines will compose music. "
        "The society uses analytical engines.",
        name="first",
    )
    second = _article(
        "Ada Lovelace is director of the Analytical Society. "
        "She denied that the Analytical Society bought the Difference Company in London.",
        name="second",
        published="2024-03-07",
    )
    ada = Entity(id="person/ada-lovelace", type=EntityType.PERSON, name="Ada Lovelace")
    society = Entity(
        id="org/analytical-society",
        type=EntityType.INSTITUTION,
        name="Analytical Society",
        aliases=("The society",),
    )
    company = Entity(
        id="org/difference-company", type=EntityType.INSTITUTION, name="Difference Company"
    )
    engines = Entity(
        id="tech/analytical-engines", type=EntityType.TECHNOLOGY, name="analytical engines"
    )
    london = Entity(id="place/london", type=EntityType.PLACE, name="London")
    facts = (
        Fact(
            subject=ada,
            relation="holds_position",
            object=society,
            role="director",
            status=Status.CURRENT,
            evidence=tuple(
                sorted(
                    (
                        _evidence(
                            first, "Ada Lovelace", "Analytical Society", "apposition", 0.9
                        ),
                        _evidence(second, "Ada Lovelace", "Analytical Society", "copula", 0.85),
                    )
                )
            ),
        ),
        Fact(
            subject=society,
            relation="acquires",
            object=company,
            evidence=(
                _evidence(
                    second,
                    "Analytical Society",
                    "Difference Company",
                    "verb",
                    0.8,
                    sentence=1,
                    stance=Stance.DENIED,
                ),
            ),
        ),
        Fact(
            subject=company,
            relation="located_in",
            object=london,
            evidence=(
                _evidence(second, "Difference Company", "London", "in-place", 0.6, sentence=1),
            ),
        ),
        Fact(
            subject=society,
            relation="uses",
            object=engines,
            evidence=(
                _evidence(first, "The society", "analytical engines", "verb", 0.8, sentence=1),
            ),
        ),
    )
    words = "engines will compose music"
    start = first.text.index(words)
    said = Statement(
        speaker=ada,
        article=first.id,
        start=start,
        end=start + len(words),
        quote=words,
        direct=False,
        topics=(engines,),
        sentence=(0, first.text.index(". ") + 1),
        rule="said-clause",
        confidence=0.8,
    )
    return Graph(
        entities=tuple(
            sorted((ada, society, company, engines, london), key=lambda one: one.id)
        ),
        facts=tuple(sorted(facts, key=lambda fact: fact.key)),
        statements=(said,),
        citations=tuple(sorted((first.citation, second.citation))),
        appearances=tuple(
            sorted(
                [(first.id, one.id) for one in (ada, society, engines)]
                + [(second.id, one.id) for one in (ada, society, company, london)]
            )
        ),
    )


def _evidence(
    article: Article,
    subject: str,
    object_: str,
    rule: str,
    confidence: float,
    *,
    sentence: int = 0,
    stance: Stance = Stance.ASSERTED,
) -> Evidence:
    """Return evidence for two wordings in the n-th sentence of a hand-made article."""
    cut = article.text.index(". ") + 1
    start, end = ((0, cut), (cut + 1, len(article.text)))[sentence]
    first = article.text.index(subject, start)
    second = article.text.index(object_, start)
    return Evidence(
        article=article.id,
        start=start,
        end=end,
        quote=article.text[start:end],
        subject=(first, first + len(subject)),
        object=(second, second + len(object_)),
        extractor="patterns",
        rule=rule,
        confidence=confidence,
        stance=stance,
    )


@pytest.fixture(scope="session")
def nlp() -> "Language":
    """Return the default pipeline. A test that reads with the network is marked model."""
    from kg.text.pipeline import load

    return load()


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Start Chromium once: Playwright runs once in a process. Such a test is marked browser."""
    from playwright.sync_api import sync_playwright

    from tests.view.conftest import CHROMIUM, find_chromium

    path = find_chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM))
        yield started
        started.close()
