"""What a relation is, and a class of a user's file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph

from kg.model import EntityType

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return a text's words in lower case, for finding a cue in a name.

    >>> folded("Port-of-Antwerp")
    'port of antwerp'
    """
    return " ".join(_WORD.findall(text.casefold()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    """A class of a user's file below one of kg's four, declared by ``lines``.

    ``cues`` are words in a name, in lower case, that make a thing of the type a member.
    """

    iri: str
    label: str
    type: EntityType
    cues: tuple[str, ...]
    lines: tuple[pyoxigraph.Triple, ...] = field(default=(), compare=False)

    def has(self, type_: EntityType, names: Iterable[str]) -> bool:
        """Return True if a thing of a type with these names is a member.

        >>> port = Class(iri="x", label="port", type=EntityType.PLACE, cues=("port of",))
        >>> [port.has(EntityType.PLACE, [name]) for name in ("Port of Antwerp", "Porto")]
        [True, False]
        """
        texts = [f" {folded(name)} " for name in names]
        return type_ is self.type and any(
            f" {cue} " in text for cue in self.cues for text in texts
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A kind of fact: its name, the property that states it, and the types it links.

    Attributes:
        name: Name in Python and on the command line ("holds_position").
        iri: IRI of the declaration.
        property: IRI of the property of the direct triple.
        label: Short words for people ("holds position").
        phrase: Sentence with ``{subject}``, ``{object}`` and maybe ``{role}``.
        subjects, objects: Types that may be the subject, and the object.
        symmetric: True where either order says the same.
        event: IRI of the kind of event that it tells of, or "".
        subject_classes, object_classes: Classes of a user's file, one of which the subject or
            the object must be in; empty where the types say all.
        verbs, nouns: Words of a user's file that say it, in lower case, verbs with the particle
            or preposition before the object ("pay for").
        lines: For a relation of a user's file, the triples that declare it and its property.
    """

    name: str
    iri: str
    property: str
    label: str
    phrase: str
    subjects: frozenset[EntityType]
    objects: frozenset[EntityType]
    symmetric: bool
    event: str = ""
    subject_classes: frozenset[Class] = frozenset()
    object_classes: frozenset[Class] = frozenset()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    lines: tuple[pyoxigraph.Triple, ...] = field(default=(), compare=False)

    def allows(self, subject: EntityType, object_: EntityType) -> bool:
        """Return True if a thing of the first type may stand in this relation to the second."""
        return subject in self.subjects and object_ in self.objects

    def admits(
        self,
        subject: tuple[EntityType, Iterable[str]],
        object_: tuple[EntityType, Iterable[str]],
    ) -> bool:
        """Return True if two things, each with its type and its names, may stand in it."""
        return self.allows(subject[0], object_[0]) and all(
            not classes or any(one.has(*thing) for one in classes)
            for classes, thing in (
                (self.subject_classes, subject),
                (self.object_classes, object_),
            )
        )
