import html
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import kg
from kg import view

ARTICLE = Path(__file__).parents[1] / "examples" / "articles" / "cgtn-sci-tech.txt"

PUBLIC = [
    "Article",
    "Entity",
    "EntityType",
    "Evidence",
    "Fact",
    "Graph",
    "KGError",
    "Mention",
    "Stance",
    "Statement",
    "Status",
    "build",
    "extract",
    "load",
    "read",
    "save",
    "select",
]


def test_the_public_names_are_these() -> None:
    assert kg.__all__ == PUBLIC


def test_every_public_name_is_there_and_is_what_its_home_has() -> None:
    for name in PUBLIC:
        value = getattr(kg, name)
        home = importlib.import_module(value.__module__)
        assert value is getattr(home, name)
        assert home.__name__.startswith(kg._HOMES)
    assert set(PUBLIC) <= set(dir(kg))


def test_no_public_name_is_the_name_of_a_module() -> None:
    modules = {module.name for module in pkgutil.iter_modules(kg.__path__)}
    assert modules.isdisjoint(PUBLIC)


def test_a_version_and_no_other_name() -> None:
    assert isinstance(kg.__version__, str)
    with pytest.raises(AttributeError, match="no attribute 'frobnicate'"):
        _ = kg.frobnicate


def test_a_notebook_shows_the_picture_in_a_frame_of_its_own() -> None:
    graph = kg.build(ARTICLE)
    shown = graph._repr_html_()
    assert shown.startswith(f"<p>kg.Graph: {len(graph.entities)} entities, ")
    [page] = re.findall(r'<iframe sandbox="allow-scripts" srcdoc="([^"]*)"', shown)
    assert html.unescape(page) == view.render(graph)
