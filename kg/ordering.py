"""Sorts facts and statements of entities as their values compare, by keys of plain values.

Comparing two dataclasses makes a tuple of each, every time: of ten thousand articles that takes
as long as reading them. One id is one entity, so an id sorts as the entity does.
"""

from kg.model import Entity, Fact, Statement


def fact_order(fact: Fact[Entity]) -> tuple[str, str, str, str, str]:
    """Return what sorts facts as ``Fact.key`` does."""
    return (fact.subject.id, fact.relation, fact.object.id, fact.role, fact.status or "")


def statement_order(said: Statement[Entity]) -> tuple[object, ...]:
    """Return what sorts statements as they compare."""
    return (
        *(said.speaker.id, said.article, said.start, said.end, said.quote, said.direct),
        *([one.id for one in said.topics], said.sentence, said.rule, said.confidence),
    )
