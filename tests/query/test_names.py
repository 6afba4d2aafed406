"""An empty answer is told apart from a name that the graph does not have."""

from kg.graph import Graph
from kg.query import unmatched


def test_near_names_are_told_and_posts_are_none(sample: Graph) -> None:
    found = unmatched(sample, "members", institution="Analitical Society")
    assert found == {"institution": ("Analytical Society",)}


def test_a_name_that_is_near_to_none_has_no_hint(sample: Graph) -> None:
    assert unmatched(sample, "members", institution="zzz") == {"institution": ()}


def test_words_of_a_name_and_ids_are_known(sample: Graph) -> None:
    for known in ("rand", "REMINGTON", "person/ada-lovelace", ""):
        assert unmatched(sample, "members", institution=known) == {}


def test_values_that_are_no_names_are_not_looked_up(sample: Graph) -> None:
    assert unmatched(sample, "review-queue", below=0.5) == {}
    assert unmatched(sample, "changed-since", day="1066-10-14") == {}
