"""Finds out which mentions of all articles are one entity, and links facts to entities.

``Fact[Mention]`` comes in, ``Fact[Entity]`` goes out. The rules are on the careful side:
two names that differ in more than case, marks, punctuation, titles and legal forms stay two
entities.
"""

from kg.resolve.resolution import Resolved, resolve

__all__ = ["Resolved", "resolve"]
