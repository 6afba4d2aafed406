"""Generated graphs of any size, on which RDF is measured.

People, institutions and technologies with made-up names, facts and statements from short
articles, drawn by a seeded generator: every run has the same.
"""

import random

from kg import rdf
from kg.graph import Graph, assemble
from kg.model import (
    Citation,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Stance,
    Statement,
    Status,
    identify,
)
from kg.ontology import technologies

_ROLES = (
    "director",
    "president",
    "chief engineer",
    "vice chairman",
    "minister",
    "spokesperson",
)
_STATUSES = (*(Status.CURRENT,) * 7, Status.FORMER, Status.FUTURE, None)
_STANCES = (*(Stance.ASSERTED,) * 8, Stance.DENIED, Stance.PLANNED)


def sized(triples: int) -> Graph:
    """Return a generated graph of about so many triples."""
    sample = 50
    each = len(rdf.triples(generated(sample))) / sample
    return generated(max(1, round(triples / each)))


def generated(articles: int, *, seed: int = 1) -> Graph:
    """Return a graph of so many articles, about 115 triples each.

    Args:
        articles: How many.
        seed: Of the random generator.
    """
    # A benchmark needs the same numbers again, not numbers that nobody can guess.
    draw = random.Random(seed)  # noqa: S311
    people = _entities(EntityType.PERSON, "person", "Person", articles)
    bodies = _entities(EntityType.INSTITUTION, "org", "Institute", articles // 2)
    things = [
        *_entities(EntityType.TECHNOLOGY, "technology", "engine", articles // 5),
        *_concepts(articles // 20),
    ]
    facts: list[Fact[Entity]] = []
    statements: list[Statement[Entity]] = []
    citations: list[Citation] = []
    appearances: list[tuple[str, str]] = []
    for number in range(articles):
        who, other = draw.sample(people, 2)
        body, thing, role = draw.choice(bodies), draw.choice(things), draw.choice(_ROLES)
        status = draw.choice(_STATUSES)
        stance = draw.choice(_STANCES)
        words = f"We build {thing.name},"
        sentences = (
            f"{who.name} is {role} of {body.name} in article {number}.",
            f"{body.name} develops {thing.name}.",
            f"{who.name} met {other.name}.",
            f'"{words}" {who.name} said.',
        )
        text = " ".join(sentences)
        id_, sha256 = identify(text)
        seen = [
            _seen(
                id_,
                text,
                sentence,
                round(draw.uniform(0.5, 0.99), 3),
                stance if n == 1 else None,
            )
            for n, sentence in enumerate(sentences)
        ]
        facts += [
            Fact(
                subject=who,
                relation="holds_position",
                object=body,
                role=role,
                status=status,
                evidence=(seen[0],),
            ),
            Fact(subject=body, relation="develops", object=thing, evidence=(seen[1],)),
            Fact(subject=who, relation="meets", object=other, evidence=(seen[2],)),
        ]
        start = seen[3].start + 1
        statements.append(
            Statement(
                speaker=who,
                article=id_,
                start=start,
                end=start + len(words),
                quote=words,
                direct=True,
                topics=(thing,),
                sentence=(seen[3].start, seen[3].end),
                rule="said-clause",
                confidence=0.9,
            )
        )
        citations.append(
            Citation(
                id=id_,
                sha256=sha256,
                name=f"article-{number}",
                source=f"articles/{number}.txt",
                title=f"Article {number}",
                published=f"20{number % 25:02}-0{number % 9 + 1}-1{number % 10}",
                language="en",
                length=len(text),
            )
        )
        appearances += [(id_, one.id) for one in (who, other, body, thing)]
    return assemble(facts, statements=statements, citations=citations, appearances=appearances)


def _seen(
    article: str, text: str, sentence: str, confidence: float, stance: Stance | None
) -> Evidence:
    start = text.index(sentence)
    end = start + len(sentence)
    return Evidence(
        article=article,
        start=start,
        end=end,
        quote=sentence,
        subject=(start, start + 6),
        object=(end - 7, end - 1),
        extractor="patterns",
        rule="by-hand",
        confidence=confidence,
        stance=stance or Stance.ASSERTED,
    )


def _concepts(number: int) -> list[Entity]:
    """Return technologies of the scheme, so many at most."""
    return [
        Entity(
            id=f"tech/{concept.id}",
            type=EntityType.TECHNOLOGY,
            name=concept.label,
            concept=concept.id,
        )
        for concept in list(technologies().values())[:number]
    ]


def _entities(type_: EntityType, path: str, word: str, number: int) -> list[Entity]:
    return [
        Entity(
            id=f"{path}/{word.lower()}-{index}",
            type=type_,
            name=f"{word} {index}",
            aliases=(f"{word[0]}. {index}",) if index % 3 == 0 else (),
        )
        for index in range(max(number, 2))
    ]
