"""The graph: entities, facts and statements of all articles, and its networkx view."""

from dataclasses import dataclass, field

from kg.model import Citation, Entity, Fact, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Everything known, without any article's text. Equal content makes equal graphs.

    Attributes:
        entities: Sorted by id.
        facts: One for each subject, relation, object, role and status; sorted by ``Fact.key``.
        statements: Sorted.
        citations: The articles, sorted.
        appearances: Pairs (article id, entity id): which article names which entity, sorted.
    """

    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact[Entity], ...] = ()
    statements: tuple[Statement[Entity], ...] = ()
    citations: tuple[Citation, ...] = ()
    appearances: tuple[tuple[str, str], ...] = field(default=())
