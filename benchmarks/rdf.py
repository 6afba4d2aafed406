"""The time kg takes to write Turtle, beside rdflib's own serializer on the same triples.

::

    python -m benchmarks.rdf [--triples N ...] [--runs N]

The graph is generated: people, institutions and technologies with made-up names, facts and
statements from short articles, drawn by a seeded generator, so that every run writes the same.
What is timed is text from triples in memory: for kg from its own triples, for rdflib from an
``rdflib.Graph`` that is filled beforehand. The time of the mapping, which both need, is a
column of its own. The figure of a row is the median of the runs; above 50,000 triples rdflib
runs once.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable
from functools import partial

import pyoxigraph

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
from kg.rdf.serializer import turtle
from kg.rdf.turtle import as_rdflib, prefixes

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
_SLOW = 50_000


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


def sized(triples: int) -> Graph:
    """Return a generated graph of about so many triples."""
    sample = 50
    each = len(rdf.triples(generated(sample))) / sample
    return generated(max(1, round(triples / each)))


def timed(call: Callable[[], object], *, runs: int) -> float:
    """Return the median time of a call in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print one row for each size."""
    parser = argparse.ArgumentParser(description="Time Turtle writing beside rdflib.")
    parser.add_argument("--triples", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print("| triples | mapping s | kg s | rdflib s | times faster | read back |")
    print("|---|---|---|---|---|---|")
    for size in options.triples:
        graph = sized(size)
        found = rdf.triples(graph)
        names = prefixes(rdf.DEFAULT_BASE)
        other = as_rdflib(found, engine="rdflib")
        mapping = timed(partial(rdf.triples, graph), runs=1)
        mine = timed(partial(turtle, found, names), runs=options.runs)
        runs = 1 if size > _SLOW else options.runs
        theirs = timed(partial(other.serialize, format="turtle"), runs=runs)
        text = turtle(found, names)
        back = {
            item.triple for item in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)
        }
        same = "same" if back == set(found) else "DIFFERENT"
        print(
            f"| {len(found):,} | {mapping:.2f} | {mine:.3f} | {theirs:.2f} | "
            f"{theirs / mine:.1f} | {same} |"
        )


if __name__ == "__main__":
    main()
