"""Concepts of the SKOS schemes: technologies, roles, kinds of organisation and of event."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph

from kg.ontology.files import ONTOLOGY, Values, english, folder, one, subjects

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ROLE_PROPERTY = "http://www.w3.org/ns/org#roleProperty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept of a SKOS scheme: a technology, a role, or a kind of organisation.

    Attributes:
        id: Last part of the IRI ("lithium-batteries").
        label: Preferred English label.
        labels: English labels to match whatever their case, preferred one first.
        acronyms: English labels to match with their case ("AI").
        broader: Ids of broader concepts, sorted.
        property: For a role, IRI of the property it implies (``org:roleProperty``), else "".
        cues, schema_class: For a kind of organisation, words in a name that suggest it, and the
            IRI of its schema.org class, or "".
        demonyms: For a country or a region, the words for its people ("Chinese").
        notations: Pairs (code, datatype IRI) in public lists.
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
    notations: tuple[tuple[str, str], ...] = ()


def technologies() -> Mapping[str, Concept]:
    """Return the technology concepts by id."""
    return _scheme("tech")


def above(ids: Iterable[str]) -> dict[str, Concept]:
    """Return technologies and all that are broader, by id; one may have several above it."""
    known, waiting = technologies(), list(ids)
    found: dict[str, Concept] = {}
    while waiting:
        name = waiting.pop()
        if name in known and name not in found:
            found[name] = known[name]
            waiting += known[name].broader
    return found


@cache
def roles() -> Mapping[str, Concept]:
    """Return the roles by id, each with the property it implies."""
    return {key: role for key, role in _scheme("roles").items() if role.property}


def organisation_kinds() -> Mapping[str, Concept]:
    """Return the kinds of organisation by id, each with its cue words."""
    return _scheme("orgkinds")


def event_kinds() -> Mapping[str, Concept]:
    """Return the kinds of event by id."""
    return _scheme("eventkinds")


def countries() -> Mapping[str, Concept]:
    """Return countries and other polities by id, each with its names and demonyms."""
    return _scheme("countries")


def regions() -> Mapping[str, Concept]:
    """Return parts of the world, regions and cities that have a demonym, by id."""
    return _scheme("regions")


@cache
def _scheme(name: str) -> Mapping[str, Concept]:
    found = {}
    for iri, values in sorted(subjects(folder() / "schemes" / f"{name}.ttl").items()):
        preferred = english(values, _SKOS + "prefLabel")
        if not preferred or not values[_SKOS + "inScheme"]:
            continue
        local = iri.rsplit("/", 1)[-1]
        found[local] = Concept(
            id=local,
            iri=iri,
            label=preferred[0],
            labels=(*preferred, *english(values, _SKOS + "altLabel")),
            acronyms=english(values, ONTOLOGY + "acronym"),
            broader=tuple(sorted(_local(values, _SKOS + "broader"))),
            property=one(values, _ROLE_PROPERTY),
            cues=english(values, ONTOLOGY + "cue"),
            schema_class=one(values, ONTOLOGY + "schemaClass"),
            demonyms=english(values, ONTOLOGY + "demonym"),
            notations=tuple(
                (value.value, value.datatype.value)
                for value in values[_SKOS + "notation"]
                if isinstance(value, pyoxigraph.Literal)
            ),
        )
    return found


def _local(values: Values, predicate: str) -> list[str]:
    return [value.value.rsplit("/", 1)[-1] for value in values[predicate]]
