"""Relations: what kg's own file declares, what a user's files add, what a graph brings along.

A user's file declares relations as ``ontologies/kg.ttl`` does, under IRIs of its own, with the
words that say them (``kg:verb``, ``kg:noun``), and classes below kg's four. :func:`use` names
such files for this process and those it starts; a graph that was built with them carries their
declarations, and :func:`adopt` takes them from there.
"""

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import pyoxigraph

from kg.errors import KGError
from kg.ontology.declared import builtin, declared
from kg.ontology.files import grouped, subjects
from kg.ontology.relation import Class, Relation

VARIABLE = "KG_ONTOLOGY"
"""Environment variable with the paths of a user's files, as ``PATH`` separates them."""

_adopted: dict[str, Relation] = {}
_adopted_classes: dict[str, Class] = {}


def use(paths: Iterable[str | os.PathLike[str]]) -> None:
    """Add a user's ontology files, for this process and those that it starts from now on.

    Args:
        paths: Turtle files. They take the place of files named before; none forgets them.

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
    """Add what a graph declares of relations and classes that are not kg's own.

    Raises:
        KGError: If it contradicts what is known already.
    """
    own, classes = declared(grouped(found), where, names_only=True)
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
        return builtin()
    return dict(sorted({**_adopted, **own, **builtin()}.items()))


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
        more, more_classes = declared(subjects(path), str(path))
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
