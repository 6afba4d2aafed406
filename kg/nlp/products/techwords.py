"""The words that name technologies: labels of the scheme, product names, heads and modifiers.

Labels are matched as sequences of pieces, so that neither the tokenizer nor the hyphen decides:
"5G", "3-D printing" and "next-generation internet" give the same pieces however they are cut.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.ontology import technologies as concepts

HYPHENS = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}")
"""Characters that join two words into one modifier where no space stands beside them."""

_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_GLUE = HYPHENS | {".", "'", "\N{RIGHT SINGLE QUOTATION MARK}"}
_MASS = ("ics", "ss", "us", "is", "sis", "ous")
# Endings whose final s is no plural: "robotics" must not give "robotic".


@dataclass(frozen=True, slots=True)
class Label:
    """What a sequence of pieces stands for.

    Attributes:
        concept: Id of the concept, or "" for a product name outside the scheme.
        forms: The only spellings to accept, hyphens and spaces left out, or None for any.
        weak: True for an acronym with other meanings, accepted beside its long form only.
        generic: True where it is a technology with a modifier only ("aircraft").
        plain: True for a common noun outside the scheme ("circuit breaker").
    """

    concept: str
    forms: frozenset[str] | None = None
    weak: bool = False
    generic: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the tree of labels: the pieces that may follow, the labels that end here."""

    follow: "dict[str, Node]"
    label: list[Label]


@dataclass(frozen=True, slots=True, kw_only=True)
class Homograph:
    """What the words around a label must and must not be for it to be a technology."""

    need: frozenset[str]
    avoid: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TechWords:
    """The lists of ``technologies.toml``, which says what each is for and how it is printed."""

    heads: frozenset[str]
    paired: frozenset[str]
    pairs: Mapping[str, frozenset[str]]
    eponym: frozenset[str]
    followers: frozenset[str]
    technical: frozenset[str]
    stop: frozenset[str]
    narrowing: frozenset[str]
    endings: tuple[str, ...]
    joined: frozenset[str]
    kinds: frozenset[str]
    makers: frozenset[str]
    brands: frozenset[str]
    counters: frozenset[str]
    services: frozenset[str]
    codes: frozenset[str]
    stems: tuple[str, ...]
    singular: frozenset[str]
    christened: frozenset[str]
    classes: frozenset[str]
    owned: frozenset[str]
    persons: frozenset[str]
    offered: frozenset[str]
    names: frozenset[str]
    hosts: frozenset[str]
    firms: frozenset[str]
    vessels: frozenset[str]
    ship_prefixes: frozenset[str]
    ship_prefixes_beside: frozenset[str]
    trades: frozenset[str]
    makers_of_systems: Mapping[str, str]
    homographs: Mapping[str, Homograph]


def pieces(text: str) -> list[str]:
    """Cut a text into lower-case runs of letters or digits; hyphens and inner full stops go.

    >>> pieces("3-D printing"), pieces("5G"), pieces("A.I."), pieces("C++")
    (['3', 'd', 'printing'], ['5', 'g'], ['a', 'i'], ['c', '+', '+'])
    """
    if text.isalpha():
        return [text.lower()]
    return [piece for piece in _PIECE.findall(text.lower()) if piece not in _GLUE]


def numbers(noun: str) -> Iterator[str]:
    """Yield a noun phrase and its other number, by the regular rules of English.

    >>> list(numbers("lithium batteries")), list(numbers("jet engine"))
    (['lithium batteries', 'lithium battery'], ['jet engine', 'jet engines'])
    >>> list(numbers("robotics"))
    ['robotics']
    """
    yield noun
    if noun.endswith(_MASS) or not noun[-1:].isalpha():
        return
    if noun.endswith("ies") and len(noun) > 4:
        yield noun[:-3] + "y"
    elif noun.endswith(("ches", "shes", "xes", "sses")):
        yield noun[:-2]
    elif noun.endswith("s"):
        yield noun[:-1]
    elif noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        yield noun[:-1] + "ies"
    elif noun.endswith(("ch", "sh", "x")):
        yield noun + "es"
    elif not noun.endswith(("ing", "craft", "ware")):
        yield noun + "s"


@cache
def labels() -> Node:
    """Return the tree of all labels: those of the scheme, and the product names of the file."""
    data = _data()
    root = Node({}, [])
    general = _both(data["labels"]["generic"])
    for concept in concepts().values():
        for label in concept.labels:
            for form in numbers(label.lower()):
                _insert(root, form, Label(concept.id, generic=form in general))
    weak = frozenset(data["acronyms"]["weak"])
    for concept in concepts().values():
        for acronym in concept.acronyms:
            _insert(root, acronym, _exact(concept.id, acronym, weak=acronym in weak))
            _insert(
                root, acronym + "s", _exact(concept.id, acronym + "s", weak=acronym in weak)
            )
    for name in data["labels"]["plain"]:
        for form in numbers(name.lower()):
            _insert(root, form, Label("", plain=True))
    for name in (*data["products"]["names"], *data["products"]["alone"]):
        for form in (name, name + "s"):
            _insert(root, form, _exact("", form))
    return root


@cache
def techwords() -> TechWords:
    """Read ``technologies.toml`` once."""
    data = _data()
    heads, modifiers, products = data["heads"], data["modifiers"], data["products"]
    return TechWords(
        heads=_both(heads["open"]),
        paired=_both(heads["paired"]),
        pairs=_pairs(data["pairs"]),
        eponym=_both(heads["eponym"]),
        followers=_both(heads["followers"]),
        technical=frozenset(modifiers["technical"]),
        stop=frozenset(modifiers["stop"]),
        narrowing=frozenset(modifiers["narrowing"]),
        endings=tuple(modifiers["endings"]),
        joined=frozenset(modifiers["joined"]),
        kinds=_both(products["kinds"]),
        makers=frozenset(products["makers"]),
        brands=frozenset(products["makers"]) | frozenset(products["brands"]),
        counters=frozenset(products["counters"]),
        services=frozenset(products["services"]),
        codes=frozenset(products["codes"]),
        stems=tuple(products["stems"]),
        firms=frozenset(products["firms"]),
        singular=frozenset(products["singular"]),
        christened=_both(products["christened"]),
        classes=_both(products["classes"]),
        owned=_both(products["owned"]),
        persons=frozenset(products["persons"]),
        offered=frozenset(products["offered"]),
        names=frozenset(products["names"]),
        hosts=_both(products["hosts"]),
        vessels=frozenset(products["vessels"]),
        ship_prefixes=frozenset(products["ship_prefixes"]),
        ship_prefixes_beside=frozenset(products["ship_prefixes_beside"]),
        trades=frozenset(products["trades"]),
        makers_of_systems=data["makers_of_systems"],
        homographs={
            " ".join(pieces(word)): Homograph(
                need=_both(entry.get("need", ())), avoid=_both(entry.get("avoid", ()))
            )
            for entry in data["homographs"]
            for word in entry["words"]
        },
    )


@cache
def _data() -> dict[str, Any]:
    path = Path(__file__).parent / "technologies.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _pairs(rows: Sequence[Mapping[str, Sequence[str]]]) -> Mapping[str, frozenset[str]]:
    """Return the modifiers of each head, in both numbers; a head may stand in several rows."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for head in _both(row["heads"]):
            found[head].update(row["modifiers"])
    return {head: frozenset(modifiers) for head, modifiers in found.items()}


def _both(nouns: Sequence[str]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in numbers(noun))


def _exact(concept: str, form: str, *, weak: bool = False) -> Label:
    return Label(concept, frozenset({re.sub(r"[\s-]", "", form)}), weak)


def _insert(root: Node, form: str, label: Label) -> None:
    """Add a label; where two have the same pieces, the one that takes any spelling stands."""
    node = root
    for piece in pieces(form):
        node = node.follow.setdefault(piece, Node({}, []))
    if not any(known.forms is None or known == label for known in node.label):
        node.label.append(label)
