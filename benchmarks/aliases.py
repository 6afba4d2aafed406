"""What goes wrong between two names of one thing, by class: OntoGUM's pairs, as kg reads them.

    python -m benchmarks.aliases [--errors]

``python -m benchmarks.coref`` gives the figures; this says what the missed and wrong pairs are.
A pair is wrong "by spelling" where OntoGUM has one spelling in two of its things: two people
of one surname, a name and what is named after it, or one person whom the annotation splits.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from benchmarks import coref, figures, gum
from benchmarks.gum import Chained
from benchmarks.scoring import words
from kg import nlp
from kg.model import EntityType, Mention
from kg.nlp.names.acronyms import letters_of
from kg.nlp.names.fullnames import fold, people

if TYPE_CHECKING:
    from kg.nlp import Document

FOLDER = "gum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two differently written names of one text, and what gold and kg make of them.

    Attributes:
        article: Name of the text.
        one: The name that comes first.
        other: The later one.
        gold: Whether they are one thing's.
        linked: Whether kg says so.
        split: Whether one of them belongs to the lesser of two things that share a spelling.
    """

    article: str
    one: Mention
    other: Mention
    gold: bool
    linked: bool
    split: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 where the data is absent."""
    parser = argparse.ArgumentParser(prog="aliases", description=__doc__.partition("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print each class's pairs")
    options = parser.parse_args(arguments)
    folder = figures.data_folder() / FOLDER
    if not folder.exists():
        print(figures.absent(folder))
        return 1
    texts = list(gum.read(folder))
    documents = nlp.annotate((text.article for text in texts), nlp.load())
    print("\n".join(report(list(pairs(texts, documents)), errors=options.errors)))
    return 0


def pairs(texts: Iterable[Chained], documents: "Iterable[Document]") -> Iterator[Pair]:
    """Yield the pairs that :func:`benchmarks.coref.aliases` counts."""
    same = coref.ALIASES["kg"]
    for text, document in zip(texts, documents, strict=True):
        members: list[tuple[int, Mention]] = []
        spellings: dict[int, set[tuple[str, ...]]] = {}
        for number, thing in enumerate(text.things):
            for member in thing:
                if not member.names:
                    continue
                mention = coref.name_at(document, text.tokens[member.head], member)
                if mention is not None:
                    members.append((number, mention))
                    spellings.setdefault(number, set()).add(fold(mention.text))
        lesser = _lesser(spellings, Counter(number for number, _ in members))
        for (first, one), (second, other) in combinations(members, 2):
            if words(one.text) != words(other.text):
                yield Pair(
                    article=text.article.name,
                    one=one,
                    other=other,
                    gold=first == second,
                    linked=same(one, other),
                    split=first in lesser or second in lesser,
                )


def _lesser(
    spellings: Mapping[int, set[tuple[str, ...]]], sizes: Mapping[int, int]
) -> set[int]:
    """Return the things with a spelling that a thing of more mentions has too."""
    return {
        min(one, other, key=lambda number: (sizes[number], -number))
        for one, other in combinations(spellings, 2)
        if not spellings[one].isdisjoint(spellings[other])
    }


def report(found: Sequence[Pair], *, errors: bool) -> Iterator[str]:
    """Yield the figures, all and without split things, then classes and, if asked, pairs."""
    for title, kept in (
        ("all pairs", found),
        ("without one spelling in two things", [pair for pair in found if not pair.split]),
    ):
        right = sum(pair.gold and pair.linked for pair in kept)
        linked, gold = sum(pair.linked for pair in kept), sum(pair.gold for pair in kept)
        yield (
            f"{title}: P {right / linked if linked else 0:.3f} "
            f"R {right / gold if gold else 0:.3f}  linked {linked}, gold {gold}"
        )
    for title, chosen, name in (
        ("missed", [pair for pair in found if pair.gold and not pair.linked], missed_class),
        ("wrong", [pair for pair in found if pair.linked and not pair.gold], wrong_class),
    ):
        classes = Counter(map(name, chosen))
        yield f"\n{title}: {len(chosen)}"
        for kind, count in sorted(classes.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:>5}  {kind}"
            if errors:
                yield from _lines(pair for pair in chosen if name(pair) == kind)


def _lines(chosen: Iterable[Pair]) -> Iterator[str]:
    counted = Counter(
        (pair.article, *sorted((_shown(pair.one), _shown(pair.other)))) for pair in chosen
    )
    for line, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        yield "\t".join((f"{count:>9}", *line))


def _shown(mention: Mention) -> str:
    return f"{mention.text} [{mention.type}: {mention.name}]"


def missed_class(pair: Pair) -> str:
    """Return what kind of alias was missed."""
    short, long = sorted((fold(pair.one.text), fold(pair.other.text)), key=len)
    if pair.one.type is not pair.other.type:
        return "two types"
    if bool(letters_of(pair.one.text)) != bool(letters_of(pair.other.text)):
        return "acronym"
    if pair.one.type is EntityType.PERSON:
        return _person_class(short, long)
    if long[: len(short)] == short or long[-len(short) :] == short:
        return f"short form of a {str(pair.one.type).lower()}"
    return f"other name of a {str(pair.one.type).lower()}"


def _person_class(short: tuple[str, ...], long: tuple[str, ...]) -> str:
    if sorted(short) == sorted(long):
        return "order or marks of a name"
    if len(short) == 1 < len(long):
        if short[0] in (long[-1], long[0]):
            return "surname only" if short[0] == long[-1] else "given name only"
        return "other name of a person"
    if frozenset((short[0], long[0])) in people().short:
        return "nickname"
    return "transliteration or slip" if len(short) == len(long) else "other name of a person"


def wrong_class(pair: Pair) -> str:
    """Return why two names were taken for one thing's."""
    if pair.split:
        return "one spelling in two things"
    short, long = sorted((fold(pair.one.text), fold(pair.other.text)), key=len)
    if pair.one.type is EntityType.PERSON:
        return "shared surname" if len(short) > 1 else "short form of another person"
    if long[: len(short)] == short:
        return f"a {str(pair.one.type).lower()} and its part"
    return f"other names of a {str(pair.one.type).lower()}"


if __name__ == "__main__":
    sys.exit(main())
