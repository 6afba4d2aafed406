"""Entities across articles: MEANTIME's chains, and how well groups of them agree.

A unit is what one article's annotators put in one chain that has a name. "kg" gets every name
of a unit, with the longest as what they resolve to, so that resolution within an article is not
under test there. What counts is which units of all articles come together. "kg-own" reads the
texts itself: a unit is then where the mention of kg's is that overlaps most with its names, and
alone where there is none.
"""

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.corpora import MEANTIME, chains, is_name, joined
from benchmarks.figures import data_folder, shares
from kg import ontology, pipeline
from kg.model import Citation, EntityType, Extraction, Mention, MentionKind, identify
from kg.resolve import resolve
from kg.resolve.entities import entities
from kg.sources import from_text

Clusters = Mapping[str, Hashable]
"""Cluster of each unit."""

_CHAIN = re.compile(r"([A-Z]{3})\d+$")
# "cross_intra_ORG1" and "cross_ORG1" are one thing, told twice in an article or once.


class Unit(NamedTuple):
    """The names that one article has for one thing.

    Attributes:
        id: Article and chain.
        article: Name of the article.
        chain: Which thing it is, in all articles.
        type: Its type.
        names: Stretches of the text (start, name), in order.
    """

    id: str
    article: str
    chain: str
    type: EntityType
    names: tuple[tuple[int, str], ...]

    @property
    def name(self) -> str:
        """Return the most frequent name, of equals the longest, then the first.

        "British" names the United Kingdom, as it does where kg reads an article.
        """
        every = [_countries().get(name, name) for _, name in self.names]
        count = Counter(map(_bare, every))
        return max(every, key=lambda name: (count[_bare(name)], len(name)))


class Figures(NamedTuple):
    """Precision, recall and F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read(path: Path) -> list[Unit]:
    """Return the units of a file of MEANTIME's chains."""
    return [unit for name, rows in _documents(path) for unit in _units(name, rows)]


def texts(path: Path) -> dict[str, str]:
    """Return the text of each article of a file of MEANTIME's chains, by its name."""
    return {name: joined([row[3] for row in rows])[0] for name, rows in _documents(path)}


def _documents(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        documents = file.read().split("#begin document (")[1:]
    for document in documents:
        rows = [line.split("\t") for line in document.splitlines()[1:]]
        yield document.partition(")")[0], [row for row in rows if len(row) == 5]


def _units(article: str, rows: list[list[str]]) -> Iterator[Unit]:
    text, spans = joined([row[3] for row in rows])
    names: defaultdict[tuple[str, str], set[tuple[int, str]]] = defaultdict(set)
    for start, end, label in chains([row[4] for row in rows], separator="|"):
        chain = _CHAIN.search(label)
        words = [rows[index][3] for index in range(start, end)]
        if chain and chain[1] in MEANTIME and is_name(words):
            first, after = spans[start][0], spans[end - 1][1]
            names[chain[0], chain[1]].add((first, text[first:after]))
    for (chain_, kind), found in sorted(names.items()):
        yield Unit(f"{article} {chain_}", article, chain_, MEANTIME[kind], tuple(sorted(found)))


def gold(units: Iterable[Unit]) -> Clusters:
    """Return the annotators' clusters."""
    return {unit.id: unit.chain for unit in units}


def by_kg(units: Iterable[Unit]) -> Clusters:
    """Return kg's clusters."""
    every = list(units)
    found: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for unit in every:
        for start, text in unit.names:
            mention = Mention(
                article=identify(unit.article)[0], start=start, end=start + len(text),
                text=text, type=unit.type, name=unit.name,
                kind=MentionKind.DEMONYM if text in _countries() else MentionKind.NAME,
            )  # fmt: skip
            found[unit.article].append((mention, unit.id))
    extractions = [
        Extraction(citation=_citation(article), mentions=tuple(sorted(m for m, _ in pairs)))
        for article, pairs in sorted(found.items())
    ]
    graph = resolve(extractions)
    named: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    known = {entity.id: entity for entity in graph.entities}
    for article, id_ in graph.appearances:
        for name in (known[id_].name, *known[id_].aliases):
            named[article, name.casefold()].add(id_)
    clusters: dict[str, Hashable] = {}
    for unit in every:
        article = identify(unit.article)[0]
        ids = named[article, _bare(unit.name)]
        right = sorted(id_ for id_ in ids if known[id_].type is unit.type)
        clusters[unit.id] = right[0] if right else unit.id
    return clusters


def by_own_mentions(units: Iterable[Unit], texts: Mapping[str, str]) -> Clusters:
    """Return kg's clusters where it finds the mentions itself; what it misses stands alone.

    Args:
        units: What is looked for.
        texts: Of the articles, by name.
    """
    read_ = pipeline.extract_articles(
        from_text(text, name=name) for name, text in texts.items()
    )
    every = {one.citation.name: one for one in read_}
    facts = {fact for one in every.values() for fact in one.facts}
    found = entities(
        {end for fact in facts for end in (fact.subject, fact.object)}.union(
            *(one.mentions for one in every.values())
        ),
        facts=facts,
        citations=[one.citation for one in every.values()],
        hints={one.citation.id: one.hints for one in every.values()},
    )
    clusters: dict[str, Hashable] = {}
    for unit in units:
        near = [
            (mention.type is unit.type, shared, -mention.start, found.entities[mention].id)
            for mention in every[unit.article].mentions
            if (shared := _shared(mention, unit)) > 0
        ]
        clusters[unit.id] = max(near)[-1] if near else unit
    return clusters


def _shared(mention: Mention, unit: Unit) -> int:
    """Return how many characters a mention has in common with a unit's names."""
    return sum(
        max(0, min(mention.end, start + len(name)) - max(mention.start, start))
        for start, name in unit.names
    )


@cache
def _countries() -> dict[str, str]:
    """Return the country of each word for its people."""
    known = ontology.countries().values()
    return {word: country.label for country in known for word in country.demonyms}


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("the ")


def by_name(units: Iterable[Unit]) -> Clusters:
    """Return clusters of units of one type with one name: the plain baseline."""
    return {unit.id: (unit.type, _bare(unit.name)) for unit in units}


def by_any_name(units: Iterable[Unit]) -> Clusters:
    """Return clusters of units of one type that share any name, over whatever chain."""
    parent: dict[Hashable, Hashable] = {}

    def root(one: Hashable) -> Hashable:
        while parent.setdefault(one, one) != one:
            one = parent[one]
        return one

    every = list(units)
    for unit in every:
        for _, name in unit.names:
            parent[root((unit.type, _bare(name)))] = root(unit.id)
    return {unit.id: root(unit.id) for unit in every}


SYSTEMS: Mapping[str, Callable[[Iterable[Unit]], Clusters]] = {
    "kg": by_kg,
    "equal": by_name,
    "equal-any": by_any_name,
}
"""What is measured, kg first."""


def b_cubed(truth: Clusters, found: Clusters) -> Figures:
    """Return the B-cubed figures (Bagga and Baldwin 1998) over the units of ``truth``.

    >>> b_cubed({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 2, "c": 2}).precision
    0.6666666666666666
    """
    both = Counter((truth[unit], found[unit]) for unit in truth)
    right, said = Counter(truth.values()), Counter(found[unit] for unit in truth)
    precision = sum(n * n / said[guess] for (_, guess), n in both.items())
    recall = sum(n * n / right[true] for (true, _), n in both.items())
    return Figures(precision / len(truth), recall / len(truth))


def ceaf(truth: Clusters, found: Clusters) -> Figures:
    """Return the entity-based CEAF figures (Luo 2005): clusters paired one to one.

    >>> ceaf({"a": 1, "b": 1}, {"a": 1, "b": 1}).f1
    1.0
    """
    both = Counter((truth[unit], found[unit]) for unit in truth)
    right, said = Counter(truth.values()), Counter(found[unit] for unit in truth)
    rows = {true: at for at, true in enumerate(right)}
    columns = {guess: at for at, guess in enumerate(said)}
    alike = np.zeros((len(rows), len(columns)))
    for (true, guess), n in both.items():
        alike[rows[true], columns[guess]] = 2 * n / (right[true] + said[guess])
    total = float(alike[linear_sum_assignment(alike, maximize=True)].sum())
    return Figures(total / len(columns), total / len(rows))


def goal(baseline: float) -> float:
    """Return what is wanted: what the baseline gives and half of what it misses."""
    return baseline + (1.0 - baseline) / 2


def _citation(article: str) -> Citation:
    id_, sha256 = identify(article)
    return Citation(id=id_, sha256=sha256, name=article, source=article, title=article)


def report() -> bool:
    """Print B-cubed and CEAF of each system; return True if kg beats equal names."""
    path = data_folder() / "meantime" / "dev.conll.gz"
    units = read(path)
    truth = gold(units)
    own = by_own_mentions(units, texts(path))
    found = {name: system(units) for name, system in SYSTEMS.items()} | {"kg-own": own}
    good = True
    for measure in (b_cubed, ceaf):
        figures = {name: measure(truth, one) for name, one in found.items()}
        for name, one in figures.items():
            print(f"{name:<12} {measure.__name__:<8} {shares(*one, one.f1)}")
        floor = figures["equal"].f1
        print(f"             {measure.__name__:<8} floor {floor:.3f} goal {goal(floor):.3f}")
        good &= figures["kg"].f1 >= floor
    missed = sum(isinstance(one, Unit) for one in own.values())
    print(f"kg-own       finds no name of {missed} of {len(units)} things of an article")
    return good
