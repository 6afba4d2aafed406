"""The training corpus: every file parses, ids are unique, and no passages are lost."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest

from training.passages import CORPUS, Passage, PassageError, files, read, stem_of

CONVERTED = frozenset(
    (
        "crossner",
        "digitalgov",
        "gum",
        "knowledgenet",
        "meantime",
        "ontogum",
        "product",
        "sentences",
    )
)
"""Files that were converted from sets that existed before."""

OWN = ("current", "real", "wikinews", "written")
"""Folders of passages that were annotated or written for this corpus."""

LEAST_FILES = 170
LEAST_OWN = 5_500
"""Passages of our own."""


@pytest.fixture(scope="module")
def parsed() -> tuple[Mapping[str, Sequence[Passage]], Sequence[str]]:
    """Return the passages of the files that parse, by file or folder, and all errors."""
    found: dict[str, list[Passage]] = {}
    errors = []
    for path in files():
        try:
            found.setdefault(stem_of(path), []).extend(list(read(path)))
        except PassageError as error:
            errors.append(str(error))
    return found, errors


@pytest.fixture
def corpus(parsed) -> Mapping[str, Sequence[Passage]]:
    return parsed[0]


def test_every_file_parses(parsed) -> None:
    assert parsed[1] == []


def test_no_file_is_missing(corpus) -> None:
    assert corpus.keys() == CONVERTED | set(OWN)
    assert len(list(CORPUS.glob("*.txt"))) == len(CONVERTED)
    assert len(files()) - len(CONVERTED) >= LEAST_FILES


def test_ids_are_unique(corpus) -> None:
    counts = Counter(passage.id for some in corpus.values() for passage in some)
    assert [id_ for id_, count in counts.items() if count > 1] == []


def test_there_are_enough_passages_of_our_own(corpus) -> None:
    assert sum(len(corpus[folder]) for folder in OWN) >= LEAST_OWN


@pytest.mark.parametrize("folder", ["real", "written"])
def test_a_header_says_the_country_or_source_and_the_kind_of_text(corpus, folder) -> None:
    bare = [one.id for one in corpus[folder] if len(one.about) < 2 or not all(one.about[:2])]
    assert bare == []
    assert [one.id for one in corpus[folder] if one.kind] == []  # all is annotated
