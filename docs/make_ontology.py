"""Writes docs/ontology.md from ``ontologies/``, so that the page cannot go stale.

``make docs`` runs it; ``tests/test_docs.py`` fails where the page differs from what it would
write.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg import ontology
from kg.model import EntityType
from kg.ontology import Concept

PAGE = Path(__file__).with_name("ontology.md")

PREFIXES = {
    ontology.ONTOLOGY: "kg:",
    "http://www.w3.org/ns/org#": "org:",
    "https://schema.org/": "schema:",
}

INTRODUCTION = """\
# Ontology

This page is generated from [ontologies/](../ontologies/) by `make docs`. Which identifiers of
Wikidata and which codes of public lists were compared, and with what, is in
[its README](../ontologies/README.md#what-was-compared-and-with-what).

Vocabulary is data: a relation, a technology or a role is added in Turtle, and kg reads it from
there. W3C ORG, SKOS, PROV-O, Web Annotation and schema.org carry what they have words for;
kg's own terms, under `{namespace}`, are what is left.

## Relations

A fact is written only where its ends have the types of this table. *Property* is the property
of the direct triple; a symmetric relation says the same either way round.
"""


def render() -> str:
    """Return the page."""
    parts = [INTRODUCTION.format(namespace=ontology.ONTOLOGY), *_relations()]
    roles = ontology.roles()
    parts += [
        "\n## Roles\n\nA position's direct triple uses the property that its role implies "
        "(`org:roleProperty`).\n\n| role | labels | property |\n|---|---|---|\n",
        *(
            f"| `{key}` | {', '.join(_labels(role))} | `{_short(role.property)}` |\n"
            for key, role in sorted(roles.items())
        ),
        "\n## Kinds of institution\n\n| kind | words in a name that suggest it |\n|---|---|\n",
        *(
            f"| {kind.label} | {', '.join(kind.cues)} |\n"
            for _, kind in sorted(ontology.organisation_kinds().items())
        ),
        *_technologies(ontology.technologies()),
    ]
    return "".join(parts)


def _relations() -> Iterator[str]:
    yield "\n| relation | phrase | subject | object | property | symmetric |\n"
    yield "|---|---|---|---|---|---|\n"
    for name, relation in sorted(ontology.relations().items()):
        phrase = relation.phrase.replace("{", "").replace("}", "")
        yield (
            f"| `{name}` | {phrase} | {_types(relation.subjects)} | {_types(relation.objects)} "
            f"| `{_short(relation.property)}` | {'yes' if relation.symmetric else ''} |\n"
        )


def _technologies(concepts: Mapping[str, Concept]) -> Iterator[str]:
    yield (
        f"\n## Technologies\n\n{len(concepts)} concepts. A label matches whatever its case, an "
        "acronym only as written; the longest match wins.\n"
    )
    for key, top in sorted(concepts.items()):
        if not top.broader:
            yield f"\n### {top.label}\n\n{_other_labels(top).removeprefix(': ')}\n\n"
            yield from _narrower(concepts, key, 0)


def _narrower(concepts: Mapping[str, Concept], broader: str, depth: int) -> Iterator[str]:
    """Yield a nested list; a concept with two broader ones stands under both."""
    for key, concept in sorted(concepts.items()):
        if broader in concept.broader:
            yield f"{'  ' * depth}- **{concept.label}**{_other_labels(concept)}\n"
            yield from _narrower(concepts, key, depth + 1)


def _labels(concept: Concept) -> Mapping[str, None]:
    return dict.fromkeys([*concept.labels, *concept.acronyms])


def _other_labels(concept: Concept) -> str:
    others = ", ".join(label for label in _labels(concept) if label != concept.label)
    return others and f": {others}"


def _types(types: Iterable[EntityType]) -> str:
    return ", ".join(name for name in EntityType if name in types)


def _short(iri: str) -> str:
    for namespace, prefix in PREFIXES.items():
        if iri.startswith(namespace):
            return prefix + iri.removeprefix(namespace)
    return iri


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
    print(PAGE)
