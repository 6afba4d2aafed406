"""Reads declarations of relations and classes, and says what is wrong with them."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import pyoxigraph

from kg.errors import KGError
from kg.model import EntityType
from kg.ontology.files import LABEL, ONTOLOGY, SUBCLASS, Values, english, folder, one, subjects
from kg.ontology.relation import Class, Relation, folded

RELATION = "https://kg.example.org/ontology/relation/"
"""Namespace of kg's own relations."""

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@lru_cache(maxsize=1)
def builtin() -> Mapping[str, Relation]:
    """Return kg's own relations by name."""
    found = {}
    for iri, values in sorted(subjects(folder() / "kg.ttl").items()):
        if iri.startswith(RELATION):
            name = iri.removeprefix(RELATION)
            found[name] = _relation(name, iri, values, {}, "ontologies/kg.ttl", ())
    return found


def declared(
    found: Mapping[str, Values], where: str, *, names_only: bool = False
) -> tuple[dict[str, Relation], dict[str, Class]]:
    """Return the relations and classes that are not kg's own.

    Args:
        found: Triples by subject and predicate.
        where: What they come from, for messages.
        names_only: Whether a relation may have no property, and then is none.

    Raises:
        KGError: If a declaration is wrong or lacks something.
    """
    classes = _classes(found, where)
    own: dict[str, Relation] = {}
    for iri, values in sorted(found.items()):
        if not any(value.value == ONTOLOGY + "Relation" for value in values[_TYPE]):
            continue
        if names_only and not values[ONTOLOGY + "property"]:
            continue
        name = re.split(r"[/#]", iri)[-1]
        if iri.startswith(RELATION) and name in builtin():
            continue  # a graph names the relations that it uses
        if iri.startswith((RELATION, ONTOLOGY)):
            raise KGError(f"{where}: <{iri}> is under kg's namespace: give it one of your own")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise KGError(
                f"{where}: <{iri}> must end in a name like 'sponsors': small letters, digits, _"
            )
        if name in builtin():
            raise KGError(f"{where}: kg has a relation {name} already: choose another name")
        about = [iri, one(values, ONTOLOGY + "property")]
        own[name] = _relation(name, iri, values, classes, where, _lines(found, about))
    return own, classes


def _lines(found: Mapping[str, Values], about: Iterable[str]) -> tuple[pyoxigraph.Triple, ...]:
    return tuple(
        sorted(
            {
                pyoxigraph.Triple(
                    pyoxigraph.NamedNode(iri), pyoxigraph.NamedNode(predicate), value
                )
                for iri in about
                if iri in found and not iri.startswith(ONTOLOGY)
                for predicate, values in found[iri].items()
                for value in values
            },
            key=str,
        )
    )


def _classes(found: Mapping[str, Values], where: str) -> dict[str, Class]:
    classes = {}
    for iri, values in sorted(found.items()):
        above = {value.value.removeprefix(ONTOLOGY) for value in values[SUBCLASS]}
        types = above & set(EntityType)
        if not types or iri.startswith(ONTOLOGY):
            continue
        if len(types) > 1:
            raise KGError(
                f"{where}: <{iri}> is below {' and '.join(sorted(types))}: choose one"
            )
        cues = tuple(sorted(folded(cue) for cue in english(values, ONTOLOGY + "cue")))
        if not cues:
            raise KGError(
                f"{where}: <{iri}> has no kg:cue in English: add words of its members' names"
            )
        classes[iri] = Class(
            iri=iri,
            label=min(english(values, LABEL), default=re.split(r"[/#]", iri)[-1]),
            type=EntityType(types.pop()),
            cues=cues,
            lines=_lines(found, [iri]),
        )
    return classes


def _relation(
    name: str,
    iri: str,
    values: Values,
    classes: Mapping[str, Class],
    where: str,
    lines: tuple[pyoxigraph.Triple, ...],
) -> Relation:
    for predicate in ("property", "subjectType", "objectType"):
        if not values[ONTOLOGY + predicate]:
            raise KGError(f"{where}: relation {name} has no kg:{predicate}: add it")
    label = min(english(values, LABEL), default=one(values, LABEL, name.replace("_", " ")))
    phrase = one(values, ONTOLOGY + "phrase", f"{{subject}} {label} {{object}}")
    try:
        phrase.format(subject="", object="", role="")
    except (KeyError, IndexError, ValueError) as error:
        raise KGError(
            f"{where}: kg:phrase of relation {name} may hold {{subject}}, {{object}} and "
            f"{{role}} only: {phrase!r}"
        ) from error
    subject_types, subject_classes = _ends(values, "subjectType", classes, where, name)
    object_types, object_classes = _ends(values, "objectType", classes, where, name)
    return Relation(
        name=name,
        iri=iri,
        property=one(values, ONTOLOGY + "property"),
        label=label,
        phrase=phrase,
        subjects=subject_types,
        objects=object_types,
        symmetric=one(values, ONTOLOGY + "symmetric") in ("true", "1"),
        event=one(values, ONTOLOGY + "eventKind"),
        subject_classes=subject_classes,
        object_classes=object_classes,
        verbs=tuple(sorted(verb.casefold() for verb in english(values, ONTOLOGY + "verb"))),
        nouns=tuple(sorted(noun.casefold() for noun in english(values, ONTOLOGY + "noun"))),
        lines=lines,
    )


def _ends(
    values: Values, predicate: str, classes: Mapping[str, Class], where: str, name: str
) -> tuple[frozenset[EntityType], frozenset[Class]]:
    """Return the types of one side, and the classes where any is named."""
    types, own = set(), set()
    for value in values[ONTOLOGY + predicate]:
        short = value.value.removeprefix(ONTOLOGY)
        if short in set(EntityType):
            types.add(EntityType(short))
        elif value.value in classes:
            own.add(classes[value.value])
        else:
            known = ", ".join(f"kg:{one_}" for one_ in EntityType)
            raise KGError(
                f"{where}: kg:{predicate} of relation {name} is <{value.value}>: choose from "
                f"{known}, or a class of the file below one of them"
            )
    if own and types:
        raise KGError(
            f"{where}: kg:{predicate} of relation {name} names classes of kg and your own: "
            "name one sort"
        )
    return frozenset(types | {one_.type for one_ in own}), frozenset(own)
