"""Reads the annotated texts that reading is measured on.

``unseen`` and ``elsewhere`` are texts that nobody tuned on, ``news-gold`` is development data.
The facts of the first two are in ``*.ann`` files here, those of ``news-gold`` in JSON in the
folder of the data. ``benchmarks/README.md`` describes both formats.
"""

import csv
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks import corpora
from benchmarks.reading.scoring import QUALIFIERS, GoldArticle, GoldFact, GoldStatement
from kg import pipeline
from kg.model import Article, EntityType
from kg.ontology import countries, regions
from kg.text.naming import demonyms, folded

HERE = Path(__file__).parent
UNTUNED = ("elsewhere", "unseen")
"""Sets that nobody tuned on: no text of them may be looked at, so no errors are printed."""

SETS = (*UNTUNED, "news-gold")

TYPES = {
    "P": EntityType.PERSON,
    "I": EntityType.INSTITUTION,
    "T": EntityType.TECHNOLOGY,
    "L": EntityType.PLACE,
}
KINDS = ("E", "F", "S")
"""First letters of lines: an entity, a fact, a statement."""

_PAGES = "zyte"
_SERIES = re.compile(r".*\d[A-Z]?s")  # "six A380s": names of what is made in series


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing of a text: its type and all its names, as printed."""

    type: EntityType
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An annotated text.

    Attributes:
        article: Its words.
        entities: What it names, by id.
        gold: Its facts and statements.
        quoted: True if its statements are annotated. In ``unseen`` a text without any is taken
            for one whose statements are not.
        continent: Where it was published, of ``elsewhere``.
        evidence: Of ``news-gold``, the sentence of each fact, in the order of the facts.
    """

    article: Article
    entities: Mapping[str, Entity]
    gold: GoldArticle
    quoted: bool
    continent: str = ""
    evidence: tuple[str, ...] = field(default=(), repr=False)


def read(name: str, folder: Path) -> tuple[list[Text], list[str]]:
    """Read a set of annotated texts.

    Args:
        name: One of :data:`SETS`.
        folder: The folder of the data.

    Returns:
        The texts that are there, and a line for each part of the set that is absent.

    Raises:
        ValueError: If a text is not the one that was annotated, or a line cannot be read.
    """
    if name == "news-gold":
        gold = folder / name / "facts"
        if not gold.is_dir():
            return [], [f"{name}: not measured, {gold} is absent"]
        return list(_news(folder / name)), []
    paths = sorted((HERE / name).glob("*.ann"))
    if not paths:
        return [], [f"{name}: not measured, {HERE / name} has no annotation"]
    return _annotated(name, paths, folder)


def _annotated(name: str, paths: Sequence[Path], folder: Path) -> tuple[list[Text], list[str]]:
    pages = folder / _PAGES / "ground-truth.json"
    words = {}
    if pages.is_file():
        words = {f"{_PAGES}-{one.name[:16]}": one.text for one in corpora.zyte(pages)}
    continents = _continents(HERE / name / "sources.csv")
    found: list[Text] = []
    absent: dict[Path, int] = {}
    for path in paths:
        beside = path.with_suffix(".txt")
        if name == "elsewhere" and not beside.is_file():
            beside = folder / name / beside.name
        if beside.is_file():
            text = beside.read_bytes().decode("utf-8")
        elif path.stem in words:
            text = words[path.stem]
        else:
            place = pages if path.stem.startswith(_PAGES) else beside.parent
            absent[place] = absent.get(place, 0) + 1
            continue
        one = parse(path, text, continent=continents.get(path.stem, ""))
        found.append(replace(one, quoted=True) if name == "elsewhere" else one)
    notes = [
        f"{name}: {number} of {len(paths)} texts are not measured, {place} lacks them"
        for place, number in absent.items()
    ]
    return found, notes


def _continents(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["continent"] for row in csv.DictReader(file)}


def parse(path: Path, text: str, *, continent: str = "") -> Text:
    """Parse an annotation and join it with its text.

    Args:
        path: File of the annotation; its first line has the sha256 of the text.
        text: The words.
        continent: Where the text was published.

    Raises:
        ValueError: If the text is another one, or a line cannot be read.
    """
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    sha256 = first.rpartition("|")[2].strip()
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != sha256:
        raise ValueError(f"{path}: the text beside it is not the one that was annotated")
    entities: dict[str, Entity] = {}
    facts: list[GoldFact] = []
    statements: list[GoldStatement] = []
    for number, line in enumerate(lines, 2):
        head, *rest = (part.strip() for part in line.split("|"))
        kind, *words = head.split() or [""]
        if kind not in KINDS:
            raise ValueError(f"{path}:{number}: starts with {kind[:20]!r} and not with {KINDS}")
        try:
            if kind == "E":
                entities[words[0]] = Entity(type=TYPES[words[1]], names=_names(words[1], rest))
            elif kind == "F":
                facts.append(_fact(entities, words, rest))
            else:
                names = entities[words[0]].names
                start, _, end = rest[-1].removeprefix("at=").partition("-")
                place = (int(start), int(end))
                statements.append(
                    GoldStatement(
                        article=path.stem, speaker=names, start=place[0], end=place[1]
                    )
                )
        except (ValueError, KeyError, IndexError) as error:
            raise ValueError(f"{path}:{number}: cannot be read ({error!r})") from error
    return Text(
        article=corpora.article(path.stem, text),
        entities=entities,
        gold=GoldArticle(id=path.stem, facts=tuple(facts), statements=tuple(statements)),
        quoted=len(statements) > 0,
        continent=continent,
    )


def _fact(
    entities: Mapping[str, Entity], words: Sequence[str], rest: Sequence[str]
) -> GoldFact:
    subject, object_ = entities[words[0]], entities[words[2]]
    options = dict(part.split("=", 1) for part in rest)
    return GoldFact(
        subject=subject.names,
        relation=words[1],
        object=object_.names,
        subject_type=subject.type,
        object_type=object_.type,
        qualifiers={name: options[name] for name in QUALIFIERS if name in options},
    )


def _names(kind: str, printed: Sequence[str]) -> tuple[str, ...]:
    """Return the names of an entity, with those that kg gives what has no other.

    What is only called "Irish" has the country's names too, "A380s" has the singular.
    """
    known = (demonyms().get(folded(name)) for name in printed if kind == "L")
    more = [
        name
        for key in known
        if key is not None
        for name in (countries().get(key) or regions()[key]).labels
    ]
    more += [name[:-1] for name in printed if kind == "T" and _SERIES.fullmatch(name)]
    return tuple(dict.fromkeys([*printed, *more]))


def _news(folder: Path) -> Iterator[Text]:
    """Read ``articles/*.txt`` with ``facts/*.json``."""
    articles = {one.name: one for one in pipeline.read([str(folder / "articles")])}
    for path in sorted((folder / "facts").glob("*.json")):
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        article = articles[record["id"]]
        entities = {
            one["id"]: Entity(type=EntityType(one["type"]), names=tuple(one["names"]))
            for one in record["entities"]
        }
        facts = tuple(
            _fact(
                entities,
                (one["subject"], one["relation"], one["object"]),
                [f"{name}={one[name]}" for name in QUALIFIERS if one.get(name)],
            )
            for one in record["facts"]
        )
        statements = tuple(_said(article, entities, record.get("statements", ())))
        yield Text(
            article=article,
            entities=entities,
            gold=GoldArticle(id=record["id"], facts=facts, statements=statements),
            quoted=True,
            evidence=tuple(one.get("evidence", "") for one in record["facts"]),
        )


def _said(
    article: Article, entities: Mapping[str, Entity], statements: Sequence[Mapping[str, Any]]
) -> Iterator[GoldStatement]:
    """Yield the statements whose words stand in the text as they are annotated."""
    for one in statements:
        start = article.text.find(one["quote"])
        if start >= 0:
            yield GoldStatement(
                article=article.name,
                speaker=entities[one["speaker"]].names,
                start=start,
                end=start + len(one["quote"]),
            )
