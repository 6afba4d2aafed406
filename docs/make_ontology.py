"""Writes docs/ontology.md from ``ontologies/``, so that the page cannot go stale.

``make docs`` runs it; ``tests/test_docs.py`` fails where the page differs from what it would
write.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

MOST_LABELS = 3
"""Other labels that the page shows of a concept. The Turtle files have all."""

INTRODUCTION = """\
# Ontology

This page is generated from [ontologies/](../ontologies/) by `make docs`.
[Its README](../ontologies/README.md) describes the model and the identifiers of Wikidata and of
public lists.

Vocabulary is data: kg reads relations, roles, kinds and technologies from Turtle files. Terms
are those of W3C ORG, SKOS, PROV-O, Web Annotation and schema.org where these exist. kg's own
are under `{namespace}`.

Of a term's other labels the page shows up to {most}; "…" means that the Turtle file has more.

## Relations

A fact is written only if its ends have the types of this table. *Property* is the property of
the direct triple.
"""


def render() -> str:
    """Return the page."""
    parts = [INTRODUCTION.format(namespace=ontology.ONTOLOGY, most=MOST_LABELS), *_relations()]
    roles = ontology.roles()
    parts += [
        "\n## Roles\n\nThe direct triple of a position uses the property of its role "
        "(`org:roleProperty`).\n\n| role | labels | property |\n|---|---|---|\n",
        *(
            f"| `{key}` | {_labels(role)} | `{_short(role.property)}` |\n"
            for key, role in sorted(roles.items())
        ),
        "\n## Kinds of institution\n\n| kind | words in a name that suggest it |\n|---|---|\n",
        *(
            f"| {kind.label} | {_some(kind.cues)} |\n"
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
        f"\n## Technologies\n\n{len(concepts)} concepts. A label matches in upper or lower "
        "case, an acronym only as written; the longest match wins.\n"
    )
    seen: set[str] = set()
    for key, top in sorted(concepts.items()):
        if not top.broader:
            yield f"\n### {top.label}\n\n{_other_labels(top)}\n\n"
            yield from _narrower(concepts, key, 0, seen)


def _narrower(
    concepts: Mapping[str, Concept], broader: str, depth: int, seen: set[str]
) -> Iterator[str]:
    """Yield a nested list. A concept with two broader ones has its labels at the first only."""
    for key, concept in sorted(concepts.items()):
        if broader in concept.broader:
            others = "" if key in seen else _other_labels(concept)
            yield f"{'  ' * depth}- **{concept.label}**{others and f': {others}'}\n"
            if key not in seen:
                seen.add(key)
                yield from _narrower(concepts, key, depth + 1, seen)


def _labels(concept: Concept) -> str:
    others = _other_labels(concept)
    return concept.label + (others and f", {others}")


def _other_labels(concept: Concept) -> str:
    """Return the first other labels, without those that differ by number or a hyphen only."""
    labels = {_plain(concept.label): concept.label}
    for label in [*concept.acronyms, *concept.labels]:  # acronyms are short and much used
        labels.setdefault(_plain(label), label)
    return _some([label for label in labels.values() if label != concept.label])


def _plain(label: str) -> str:
    return label.lower().replace("-", " ").removesuffix("s")


def _some(labels: Sequence[str]) -> str:
    """Return the first labels, with an ellipsis if there are more."""
    return ", ".join([*labels[:MOST_LABELS], *(["…"] if len(labels) > MOST_LABELS else [])])


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
