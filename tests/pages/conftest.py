"""The hostile graph of the view's tests, for the pages beside it."""

from tests.view.conftest import hostile_graph

__all__ = ["hostile_graph"]
