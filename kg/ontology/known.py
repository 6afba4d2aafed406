"""Relations: what kg's own file declares, what a user's files add, what a graph brings along.

A user's file declares relations as ``ontologies/kg.ttl`` does, under IRIs of its own, with the
words that say them (``kg:verb``, ``kg:noun``), and classes below kg's four. :func:`use` names
such files for this process and those it starts; a graph that was built with them carries their
declarations, and :func:`adopt` takes them from there.
"""

import os
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import pyoxigraph

from kg.errors import KGError
from kg.model import EntityType
from kg.ontology.files import (
    LABEL,
    ONTOLOGY,
    SUBCLASS,
    Values,
    english,
    folder,
    grouped,
    one,
    subjects,
)
from kg.ontology.relation import Class, Relation, folded

VARIABLE = "KG_ONTOLOGY"
"""Environment variable with the paths of a user's files, as ``PATH`` separates them."""

_adopted: dict[str, Relation] = {}
_adopted_classes: dict[str, Class] = {}


def use(paths: Iterable[str | os.PathLike[str]]) -> None:
    """Add a user's ontology files, for this process and those that it starts from now on.

    They take the place of files named before; none forgets them.

    Raises:
        KGError: If a file is missing, is not Turtle, or declares what it may not; then nothing
            changes.
    """
    names = os.pathsep.join(str(Path(path).resolve()) for path in paths)
    _loaded(names)
    if names:
        os.environ[VARIABLE] = names
    else:
        os.environ.pop(VARIABLE, None)
        _adopted.clear()
        _adopted_classes.clear()


def adopt(found: Iterable[pyoxigraph.Triple], *, where: str) -> None:
    """Add what a graph declares of relations and classes that are not kg's own."""
    own, classes = _declared(grouped(found), where, names_only=True)
    known = relations()
    for name, relation in own.items():
        if name in known and known[name] != relation:
            raise KGError(
                f"{where}: declares the relation {name} in another way than is known already: "
                "read one of the two in a process of its own"
            )
        _adopted.setdefault(name, relation)
    for iri, one_ in classes.items():
        _adopted_classes.setdefault(iri, one_)


def relations() -> Mapping[str, Relation]:
    """Return every relation by name, in the order of their names."""
    own = _loaded(os.environ.get(VARIABLE, ""))[0]
    if not own and not _adopted:
        return _builtin()
    return dict(sorted({**_adopted, **own, **_builtin()}.items()))


def label(name: str) -> str:
    """Return the short words of a relation, known or not.

    >>> label("member_of"), label("zigzags_with")
    ('member of', 'zigzags with')
    """
    known = relations().get(name)
    return known.label if known else name.replace("_", " ")


def phrase(name: str) -> str:
    """Return the sentence of a relation with places for its ends, and maybe its role."""
    known = relations().get(name)
    return known.phrase if known else f"{{subject}} {label(name)} {{object}}"


def own_classes() -> Mapping[str, Class]:
    """Return the classes that users' files and graphs add, by IRI."""
    return dict(
        sorted({**_adopted_classes, **_loaded(os.environ.get(VARIABLE, ""))[1]}.items())
    )


@lru_cache(maxsize=4)
def _loaded(names: str) -> tuple[Mapping[str, Relation], Mapping[str, Class]]:
    found: dict[str, Relation] = {}
    classes: dict[str, Class] = {}
    for name in filter(None, names.split(os.pathsep)):
        path = Path(name)
        more, more_classes = _declared(subjects(path), str(path))
        if not more and not more_classes:
            raise KGError(
                f"{path}: declares no kg:Relation and no class below kg's four: see "
                "docs/extending.md"
            )
        for key in more.keys() & found.keys():
            raise KGError(f"{path}: relation {key} is declared twice: rename one")
        found |= more
        classes |= more_classes
    return found, classes


RELATION = "https://kg.example.org/ontology/relation/"
"""Namespace of kg's own relations."""

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@lru_cache(maxsize=1)
def _builtin() -> Mapping[str, Relation]:
    """Return kg's own relations by name."""
    found = {}
    for iri, values in sorted(subjects(folder() / "kg.ttl").items()):
        if iri.startswith(RELATION):
            name = iri.removeprefix(RELATION)
            found[name] = _relation(name, iri, values, {}, "ontologies/kg.ttl", ())
    return found


def _declared(
    found: Mapping[str, Values], where: str, *, names_only: bool = False
) -> tuple[dict[str, Relation], dict[str, Class]]:
    """Return the relations and classes that are not kg's own.

    ``where`` they come from is for messages. With ``names_only`` a relation may have no
    property, and then is none.
    """
    classes = _classes(found, where)
    own: dict[str, Relation] = {}
    for iri, values in sorted(found.items()):
        if not any(value.value == ONTOLOGY + "Relation" for value in values[_TYPE]):
            continue
        if names_only and not values[ONTOLOGY + "property"]:
            continue
        name = re.split(r"[/#]", iri)[-1]
        if iri.startswith(RELATION) and name in _builtin():
            continue  # a graph names the relations that it uses
        if iri.startswith((RELATION, ONTOLOGY)):
            raise KGError(f"{where}: <{iri}> is under kg's namespace: give it one of your own")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise KGError(
                f"{where}: <{iri}> must end in a name like 'sponsors': small letters, digits, _"
            )
        if name in _builtin():
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
