"""Reads ``ontologies/``: relations with their types, technology concepts, roles and kinds.

Vocabulary is data: a relation, a technology or a role is added in Turtle, not in Python. The
files ship inside the wheel; in a checkout they stand beside the package.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph

from kg.errors import KGError
from kg.model import EntityType

ONTOLOGY = "https://kg.example.org/ontology#"
"""Namespace of kg's own terms. Fixed: only the base of data IRIs is configurable."""

_RELATION = "https://kg.example.org/ontology/relation/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_ROLE_PROPERTY = "http://www.w3.org/ns/org#roleProperty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A kind of fact: its name, the property that states it, and the types it links.

    Attributes:
        name: Name in Python and on the command line ("holds_position").
        iri: IRI of the declaration.
        property: IRI of the property of the direct triple.
        label: Short words for people ("holds position").
        phrase: Sentence with ``{subject}``, ``{object}`` and maybe ``{role}``.
        subjects: Types that may be the subject.
        objects: Types that may be the object.
        symmetric: True where either order says the same.
    """

    name: str
    iri: str
    property: str
    label: str
    phrase: str
    subjects: frozenset[EntityType]
    objects: frozenset[EntityType]
    symmetric: bool

    def allows(self, subject: EntityType, object_: EntityType) -> bool:
        """Tell whether a thing of the first type may stand in this relation to the second.

        >>> relations()["develops"].allows(EntityType.INSTITUTION, EntityType.TECHNOLOGY)
        True
        >>> relations()["develops"].allows(EntityType.TECHNOLOGY, EntityType.INSTITUTION)
        False
        """
        return subject in self.subjects and object_ in self.objects


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept of a SKOS scheme: a technology, a role, or a kind of organisation.

    Attributes:
        id: Last part of the IRI ("lithium-batteries").
        iri: The whole IRI.
        label: Preferred English label.
        labels: English labels to match whatever their case, preferred one first.
        acronyms: English labels to match with their case ("AI").
        broader: Ids of broader concepts, sorted.
        property: For a role, IRI of the property it implies (``org:roleProperty``), else "".
        cues: For a kind of organisation, words in a name that suggest it.
        schema_class: For a kind of organisation, IRI of its schema.org class, else "".
        demonyms: For a country, the words for its people ("Chinese").
    """

    id: str
    iri: str
    label: str
    labels: tuple[str, ...]
    acronyms: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    property: str = ""
    cues: tuple[str, ...] = ()
    schema_class: str = ""
    demonyms: tuple[str, ...] = ()


@cache
def folder() -> Path:
    """Return the folder of the vocabularies: inside the wheel, or beside the package.

    Raises:
        KGError: If neither is there, which means a broken installation.
    """
    here = Path(__file__).resolve().parent
    for candidate in (here / "ontologies", here.parent / "ontologies"):
        if (candidate / "kg.ttl").is_file():
            return candidate
    raise KGError(f"ontologies/kg.ttl is not beside {here}: kg is incomplete, reinstall it")


@cache
def relations() -> Mapping[str, Relation]:
    """Return every relation by name, in the order of their names."""
    found = {}
    for iri, values in sorted(_subjects(folder() / "kg.ttl").items()):
        if not iri.startswith(_RELATION):
            continue
        name = iri.removeprefix(_RELATION)
        found[name] = Relation(
            name=name,
            iri=iri,
            property=_one(values, ONTOLOGY + "property"),
            label=_one(values, _RDFS_LABEL),
            phrase=_one(values, ONTOLOGY + "phrase"),
            subjects=_types(values, "subjectType"),
            objects=_types(values, "objectType"),
            symmetric=_one(values, ONTOLOGY + "symmetric") == "true",
        )
    return found


@cache
def technologies() -> Mapping[str, Concept]:
    """Return the technology concepts by id."""
    return _scheme("tech")


@cache
def roles() -> Mapping[str, Concept]:
    """Return the roles by id, each with the property it implies."""
    return {key: role for key, role in _scheme("roles").items() if role.property}


@cache
def organisation_kinds() -> Mapping[str, Concept]:
    """Return the kinds of organisation by id, each with its cue words."""
    return _scheme("orgkinds")


@cache
def countries() -> Mapping[str, Concept]:
    """Return countries and other polities by id, each with its names and demonyms."""
    return _scheme("countries")


def _scheme(name: str) -> Mapping[str, Concept]:
    found = {}
    for iri, values in sorted(_subjects(folder() / "schemes" / f"{name}.ttl").items()):
        preferred = _english(values, _SKOS + "prefLabel")
        if not preferred or not values[_SKOS + "inScheme"]:
            continue
        local = iri.rsplit("/", 1)[-1]
        found[local] = Concept(
            id=local,
            iri=iri,
            label=preferred[0],
            labels=(*preferred, *_english(values, _SKOS + "altLabel")),
            acronyms=_english(values, ONTOLOGY + "acronym"),
            broader=tuple(sorted(_local(values, _SKOS + "broader"))),
            property=_one(values, _ROLE_PROPERTY, ""),
            cues=_english(values, ONTOLOGY + "cue"),
            schema_class=_one(values, ONTOLOGY + "schemaClass", ""),
            demonyms=_english(values, ONTOLOGY + "demonym"),
        )
    return found


_Values = defaultdict[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]


def _subjects(path: Path) -> dict[str, _Values]:
    """Group a Turtle file by subject and predicate, values in the file's order."""
    found: dict[str, _Values] = {}
    with path.open("rb") as file:
        for quad in pyoxigraph.parse(file, format=pyoxigraph.RdfFormat.TURTLE):
            if isinstance(quad.subject, pyoxigraph.NamedNode) and isinstance(
                quad.object, pyoxigraph.NamedNode | pyoxigraph.Literal
            ):
                values = found.setdefault(quad.subject.value, defaultdict(list))
                values[quad.predicate.value].append(quad.object)
    return found


def _one(values: _Values, predicate: str, default: str | None = None) -> str:
    if values[predicate]:
        return values[predicate][0].value
    if default is None:
        raise KGError(f"ontologies/kg.ttl: a relation has no {predicate}; add it")
    return default


def _english(values: _Values, predicate: str) -> tuple[str, ...]:
    return tuple(
        value.value
        for value in values[predicate]
        if isinstance(value, pyoxigraph.Literal) and value.language == "en"
    )


def _local(values: _Values, predicate: str) -> list[str]:
    return [value.value.rsplit("/", 1)[-1] for value in values[predicate]]


def _types(values: _Values, predicate: str) -> frozenset[EntityType]:
    return frozenset(
        EntityType(value.value.removeprefix(ONTOLOGY)) for value in values[ONTOLOGY + predicate]
    )
