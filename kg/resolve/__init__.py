"""Finds out which mentions of all articles are one entity, and links facts to entities.

``Fact[Mention]`` comes in, ``Fact[Entity]`` goes out. The rules are on the careful side: a name
that two articles share makes one person only where they share something else as well, and two
spellings are shown to a person. What a person decides (:mod:`kg.resolve.ledger`) wins.
"""

from kg.resolve.resolution import Resolved, resolve

__all__ = ["Resolved", "resolve"]
