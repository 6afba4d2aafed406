"""The small graph, with a byline, an outlet and an address."""

from dataclasses import replace

import pytest

from kg.graph import Graph


@pytest.fixture(scope="session")
def sample(small_graph: Graph) -> Graph:
    first, *others = small_graph.citations
    authors = ("Mary Somerville", "Augustus De Morgan")
    named = replace(first, authors=authors, outlet="The Examiner", url="https://news.example/1")
    return replace(small_graph, citations=tuple(sorted((named, *others))))
