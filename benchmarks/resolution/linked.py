"""Names in the news of many days, each linked to a page of Wikipedia: which nodes they come to.

    python -m benchmarks.resolution.linked FOLDER [--first DAY] [--last DAY] [--step N]
        [--pairs]

An article is a story: a top item of a day with the items under it. A unit is a name of an
article that kg finds where a link stands, with the page that the link leads to. The authors
linked them for their readers, and nobody made rules with most days. Pages that lead on to
another ("U.S. president") count as their own, so precision is a little low.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpora import article
from benchmarks.resolution import posts
from benchmarks.resolution.clusters import b_cubed
from benchmarks.resolution.posts import Link
from kg import pipeline
from kg.model import Article, EntityType, Extraction, MentionKind
from kg.resolve import names
from kg.resolve.entities import entities

_ARTICLE, _ENDING = re.compile(r"(?i)^the "), re.compile(r"['\u2019]s?$")


class Story(NamedTuple):
    """An article with its links."""

    article: Article
    links: tuple[Link, ...]


class Unit(NamedTuple):
    """A name of an article, what it came to, and what it is.

    Attributes:
        article: Id of the article.
        type: Its type.
        key: Key of the name.
        entity: Id of the entity.
        page: What it is linked to.
    """

    article: str
    type: EntityType
    key: str
    entity: str
    page: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="linked", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="days: YYYY-MM-DD-index.md")
    parser.add_argument("--first", metavar="DAY", default="", help="earlier days are left out")
    parser.add_argument("--last", metavar="DAY", default="9999", help="later ones too")
    parser.add_argument("--step", type=int, default=1, metavar="N", help="every Nth day")
    parser.add_argument("--pairs", action="store_true", help="print things of several nodes")
    options = parser.parse_args(arguments)
    days = sorted(options.folder.glob("????-??-??-index.md"))
    days = [one for one in days if options.first <= one.name[:10] <= options.last]
    told = {
        one.article.citation.id: one for day in days[:: options.step] for one in stories(day)
    }
    found = units(told, list(pipeline.extract_articles([one.article for one in told.values()])))
    print(f"{len(days[:: options.step])} days, {len(told)} stories, {len(found)} linked names")
    for type_ in (EntityType.PERSON, EntityType.INSTITUTION, EntityType.PLACE):
        print(f"{type_:<12} {figures([one for one in found if one.type is type_])}")
    for (_, page), ids in sorted(_split(found).items()) if options.pairs else ():
        print(page, dict(ids))
    return 0


def stories(path: Path) -> Iterator[Story]:
    """Yield the stories of a day, of all its sections.

    Args:
        path: As :func:`benchmarks.resolution.posts.items` reads it.
    """
    name = posts.day_of(path)
    for number, items in groupby(posts.items(path), key=attrgetter("story")):
        text, links = "", list[Link]()
        for item in items:
            start = len(text)
            text += f"{item.text}\n\n"
            links += [Link(start + one.start, start + one.end, one.page) for one in item.links]
        yield Story(article(f"{name}-{number:02}", f"{text.rstrip()}\n", name), tuple(links))


def units(told: dict[str, Story], extractions: Iterable[Extraction]) -> list[Unit]:
    """Return the names that stand where links do, sorted, each once an article and page.

    Args:
        told: The stories by the id of their articles.
        extractions: What kg reads in them.
    """
    every = list(extractions)
    found = entities(
        {mention for one in every for mention in one.mentions},
        facts={fact for one in every for fact in one.facts},
        citations=[one.citation for one in every],
        hints={one.citation.id: one.hints for one in every},
    ).entities
    units: set[Unit] = set()
    for one in every:
        story = told[one.citation.id]
        for mention in one.mentions:
            if mention.kind is not MentionKind.NAME:
                continue
            for link in story.links:
                if link.start < mention.end and mention.start < link.end:
                    printed = story.article.text[link.start : link.end]
                    if _bare(printed) == _bare(mention.text):
                        key = names.key(mention.name, mention.type)
                        id_ = found[mention].id
                        units.add(Unit(mention.article, mention.type, key, id_, link.page))
    return sorted(units)


def _bare(name: str) -> str:
    return _ENDING.sub("", _ARTICLE.sub("", name.strip())).casefold()


def figures(units: Sequence[Unit]) -> str:
    """Return B-cubed, the nodes too many that things of one name have, and the other way.

    A thing is a page; what several nodes of one name are is one node too many for each but
    the first. Names of several pages are those that several things have, and merged are the
    things that share the node of another so.
    """
    truth = {str(number): one.page for number, one in enumerate(units)}
    said = {str(number): one.entity for number, one in enumerate(units)}
    pages: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    nodes: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    of_name: defaultdict[str, set[str]] = defaultdict(set)
    articles = Counter((one.key, one.page) for one in units)
    for one in units:
        pages[one.key, one.entity].add(one.page)
        nodes[one.key, one.page].add(one.entity)
        of_name[one.key].add(one.page)
    several = sum(number > 1 for number in articles.values())
    many = sum(len(some) - 1 for some in nodes.values())
    homonyms = sum(len(some) > 1 for some in of_name.values())
    merged = sum(len(some) - 1 for some in pages.values())
    measured = b_cubed(truth, said)
    return (
        f"B-cubed P {measured.precision:.3f} R {measured.recall:.3f} F1 {measured.f1:.3f}, "
        f"{several} things of several articles, {many} nodes too many, "
        f"{homonyms} names of several pages, {merged} merged"
    )


def _split(units: Iterable[Unit]) -> dict[tuple[EntityType, str], Counter[str]]:
    """Return the pages that are several nodes, with how many articles have each."""
    found: defaultdict[tuple[EntityType, str], Counter[str]] = defaultdict(Counter)
    for one in units:
        found[one.type, one.page][one.entity] += 1
    return {page: ids for page, ids in found.items() if len(ids) > 1}


if __name__ == "__main__":
    raise SystemExit(main())
