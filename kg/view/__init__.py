"""The graph as one HTML page that opens from disk and asks no host for anything."""

from kg.view.page import render

__all__ = ["render"]
