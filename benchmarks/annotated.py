"""Facts that we annotated in texts of the development data: ``python -m benchmarks.annotated``.

The texts stay in their sets (product corpus, MEANTIME, News-Fair, GUM, and four that are
public elsewhere); ``annotated/*.ann``
says where they state what, by the guideline of annotated news. See ``annotated/README.md`` for
the format and how it was made. They are development data: rules were written and networks
trained on them.
"""

import argparse
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from benchmarks import corpora, figures, news, sources
from benchmarks.differences import differences
from benchmarks.figures import Row
from benchmarks.scoring import (
    QUALIFIERS,
    GoldArticle,
    GoldFact,
    GoldStatement,
    Shares,
    named,
    score,
    score_statements,
    table,
)
from kg.model import Article, EntityType, Extraction
from kg.nlp.parsing.words import demonyms
from kg.ontology import countries

if TYPE_CHECKING:
    from spacy.language import Language

FOLDER = Path(__file__).with_name("annotated")
UNSEEN = Path(__file__).with_name("unseen")
"""Texts that nobody looks at who writes rules: kg is only measured on them."""

TYPES = {
    "P": EntityType.PERSON,
    "I": EntityType.INSTITUTION,
    "T": EntityType.TECHNOLOGY,
    "L": EntityType.PLACE,
}

SETS = ("fair", "gum", "meantime", "product", "wikinews", "zyte", "current", "digitalgov")
"""The sets, in the order in which their texts are read."""

COUNTED = SETS[:6]
"""Sets whose texts have their place among them as number. They are complete: a new text would
move texts that rules were made by to those that are left out, and others back. Texts of all
other sets get a number from their names, which stays whatever is added."""

LEFT_OUT = (3, 4)
"""Rules are not made and networks not trained by texts whose number is the first modulo the
second."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing of a text: its type and all its names, as printed."""

    type: EntityType
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A fact of a text.

    Attributes:
        subject: Id of an entity.
        relation: kg's relation.
        object: Id of an entity.
        qualifiers: Role, status and stance, where annotated.
        places: The sentences that say it.
    """

    subject: str
    relation: str
    object: str
    qualifiers: Mapping[str, str]
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of a speaker: the id of an entity and the stretch of the text that was said."""

    speaker: str
    place: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A text with what it names, states and quotes; quotes are annotated in some only.

    Its number stays whatever other sets and texts are there.
    """

    number: int
    article: Article
    entities: Mapping[str, Entity]
    facts: tuple[Said, ...]
    quoted: tuple[Quoted, ...] = ()

    @property
    def left_out(self) -> bool:
        """Tell whether no rule is made and no network trained by it."""
        return self.number % LEFT_OUT[1] == LEFT_OUT[0]

    @property
    def trains(self) -> bool:
        """Tell whether networks may be trained by it: not by the words of web sites."""
        return not self.article.name.startswith(UNTRAINED)

    @property
    def gold(self) -> GoldArticle:
        """Return the facts as the scorer of annotated news wants them."""
        return GoldArticle(
            id=self.article.name,
            facts=tuple(
                GoldFact(
                    subject=named(self.entities[fact.subject].names),
                    relation=fact.relation,
                    object=named(self.entities[fact.object].names),
                    subject_type=self.entities[fact.subject].type,
                    object_type=self.entities[fact.object].type,
                    qualifiers=fact.qualifiers,
                )
                for fact in self.facts
            ),
            statements=tuple(
                GoldStatement(
                    article=self.article.name,
                    speaker=self.entities[one.speaker].names,
                    quote=self.article.text[slice(*one.place)],
                    start=one.place[0],
                    end=one.place[1],
                )
                for one in self.quoted
            ),
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure kg's facts on the texts and print them; return 1 where the data is absent."""
    parser = argparse.ArgumentParser(
        prog="annotated", description=(__doc__ or "").partition("\n")[0]
    )
    add = parser.add_argument
    add("--learned-off", action="store_true", help="without the learned extractor")
    add("--of", default="", metavar="SET", help=", ".join(SETS))
    add("--left-out", action="store_true", help="the texts that nothing is made by; no details")
    add("--unseen", action="store_true", help="the texts that nobody has read; no details")
    add(
        "--missed",
        nargs="*",
        metavar="RELATION",
        help="print missed facts (of these)",
    )
    add("--wrong", nargs="*", metavar="RELATION", help="print wrong facts (of these)")
    options = parser.parse_args(arguments)
    folder = figures.data_folder()
    chosen = (
        read(folder, UNSEEN)
        if options.unseen
        else (one for one in read(folder) if one.left_out is options.left_out)
    )
    texts = [one for one in chosen if one.article.name.startswith(options.of)]
    if not texts:
        print(figures.absent(folder / (options.of or "product-corpus")))
        return 1
    names = [name for name in news.DEFAULT if name != "learned" or not options.learned_off]
    found = news.extractions([one.article for one in texts], names)
    if not (options.left_out or options.unseen):
        print("\n".join(differences(texts, found, options.missed, options.wrong)))
    print(f"{len(texts)} texts, {sum(len(one.facts) for one in texts)} facts")
    print("\n".join(table(score([one.gold for one in texts], news.guesses(found)))))
    shares, size = statements(texts, found)
    print(f"statements P {shares.precision:.3f} R {shares.recall:.3f}  gold {size}")
    return 0


def statements(texts: Sequence[Annotated], found: Sequence[Extraction]) -> tuple[Shares, int]:
    """Return how well statements are read, and of how many, where they are annotated."""
    gold = [quote for one in texts for quote in one.gold.statements]
    read_ = [one for text, one in zip(texts, found, strict=True) if text.quoted]
    return score_statements(gold, news.said(read_)), len(gold)


def labelled(texts: Iterable[Annotated], *, held_out: bool) -> Iterator[corpora.Labelled]:
    """Yield the texts with all places of their names labelled, but names of two types as free.

    Names are found as printed and as whole words, the longest first. Every fourth text is held
    out: nothing that finds names was written or trained by looking at them.
    """
    for one in texts:
        if one.left_out is held_out:
            text = one.article.text
            yield corpora.Labelled(
                article=one.article, labels=tuple(_labels(one)), scored=(0, len(text))
            )


def _labels(one: Annotated) -> Iterator[corpora.Label]:
    types: dict[str, set[EntityType]] = {}
    for entity in one.entities.values():
        for name in entity.names:
            types.setdefault(name, set()).add(entity.type)
    if not types:
        return
    either = "|".join(
        re.escape(name) for name in sorted(types, key=lambda name: (-len(name), name))
    )
    for match in re.finditer(rf"(?<![\w@])(?:{either})(?![\w@])", one.article.text):
        kinds = types[match[0]]
        yield corpora.Label(
            match.start(), match.end(), next(iter(kinds)) if len(kinds) == 1 else None
        )


def rows(folder: Path, pipeline_: "Language") -> Iterator[Row]:
    """Yield precision and recall of facts: on texts that rules see, left out and unseen."""
    groups: dict[tuple[str, str], list[Annotated]] = {}
    for annotations in (FOLDER, UNSEEN):
        for one in read(folder, annotations):
            set_ = _ELSEWHERE.get(one.article.name.partition("-")[0], "our texts")
            part = "left out" if one.left_out else "seen"
            named = "unseen" if annotations == UNSEEN else part
            groups.setdefault((set_, named), []).append(one)
    for (set_, name), some in groups.items():
        found = news.extractions([one.article for one in some])
        counts = score([one.gold for one in some], news.guesses(found)).overall
        for measure in ("precision", "recall"):
            yield Row(
                measure=f"{set_}, {name}: facts {measure}",
                kg=getattr(counts, measure),
                size=counts.right + counts.missed,
                floor=set_ == "our texts",  # the others are not where CI runs
            )
        shares, size = statements(some, found)
        for measure in ("precision", "recall") if size else ():
            yield Row(
                measure=f"{set_}, {name}: statements {measure}",
                kg=getattr(shares, measure),
                size=size,
                floor=set_ == "our texts",
            )


_ELSEWHERE = {
    "wikinews": "Wikinews",
    "zyte": "web pages",
    "current": "news of days",
    "digitalgov": "posts",
}
"""Sets that are no part of the development data, with their names in tables."""


UNTRAINED = "zyte"
"""A set by whose texts no network is trained: they belong to their sites."""


def read(folder: Path, annotations: Path | None = None) -> Iterator[Annotated]:
    """Yield the annotated texts whose set is there, in the order of sets and names.

    Args:
        folder: Where the sets are.
        annotations: Where it is written what they say; None is :data:`FOLDER`.

    Raises:
        ValueError: If a text is not the one that was annotated, or a line cannot be read.
    """
    paths = sorted((annotations or FOLDER).glob("*.ann"), key=_order)
    files = [path.read_text(encoding="utf-8").splitlines() for path in paths]
    heads = [[part.strip() for part in first.split("|")] for first, *_ in files]
    texts = sources.texts(folder, {key for _, key, _ in heads})
    rows_ = zip(paths, files, heads, strict=True)
    for number, (path, (_, *lines), (_, key, sha256)) in enumerate(rows_):
        if key not in texts:
            continue
        text, published = texts[key]
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != sha256:
            raise ValueError(f"{path}: the text of {key} is another one than was annotated")
        own = number if _set(path) in COUNTED else crc32(path.stem.encode())
        yield _annotated(path, own, corpora.article(path.stem, text, published), lines)


def _set(path: Path) -> str:
    return path.stem.partition("-")[0]


def _order(path: Path) -> tuple[int, str]:
    return SETS.index(_set(path)) if _set(path) in SETS else -1, path.name


def _annotated(path: Path, number: int, article: Article, lines: Sequence[str]) -> Annotated:
    entities: dict[str, Entity] = {}
    facts, quoted = [], []
    for place, line in enumerate(lines, 2):
        head, *rest = (part.strip() for part in line.split("|"))
        words = head.split()
        if words[0] == "E":
            entities[words[1]] = Entity(type=TYPES[words[2]], names=_names(words[2], rest))
        elif words[0] == "F":
            options = dict(part.split("=", 1) for part in rest)
            places = tuple(
                (int(place.split("-")[0]), int(place.split("-")[1]))
                for place in options.pop("at").split(",")
            )
            facts.append(
                Said(
                    subject=words[1],
                    relation=words[2],
                    object=words[3],
                    qualifiers={name: options[name] for name in QUALIFIERS if name in options},
                    places=places,
                )
            )
        elif words[0] == "S":
            start, _, end = rest[-1].removeprefix("at=").partition("-")
            quoted.append(Quoted(speaker=words[1], place=(int(start), int(end))))
        else:
            raise ValueError(
                f"{path}:{place}: {line[:60]!r} is neither entity nor fact nor statement"
            )
    return Annotated(
        number=number,
        article=article,
        entities=entities,
        facts=tuple(facts),
        quoted=tuple(quoted),
    )


def _names(kind: str, printed: Sequence[str]) -> tuple[str, ...]:
    """Return the names of an entity, with those that kg gives what has no other.

    Of what is only called "Irish" that is the country's, of "A380s" the singular.
    """
    known = (demonyms().get(name) for name in printed if kind == "L")
    own = [name for key in known if key is not None for name in countries()[key].labels]
    own += [name[:-1] for name in printed if kind == "T" and _SERIES.fullmatch(name)]
    return tuple(dict.fromkeys([*printed, *own]))


_SERIES = re.compile(r".*\d[A-Z]?s")
# "six A380s": what is made in series.


if __name__ == "__main__":
    sys.exit(main())
