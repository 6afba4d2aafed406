"""From locations to a graph, one step after the other."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KGError, LanguageError
from kg.graph import Graph, assemble, confident
from kg.pipeline import plugins

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.model import Article, Extraction, Fact, Mention
    from kg.outline import Outline
    from kg.query import Table
    from kg.resolve.cache import Kept
    from kg.resolve.identities import Identities
    from kg.resolve.ledger import Decision
    from kg.sources import Keeper, Reader, Rules
    from kg.text import Extractor

Location = str | os.PathLike[str]
OnError = Callable[[KGError], None]
"""What is told about an article that is left out."""


def read(
    locations: Location | Iterable[Location],
    *,
    columns: Mapping[str, str] | None = None,
    rules: "Rules | None" = None,
    on_error: OnError | None = None,
    on_bytes: Callable[[int], None] | None = None,
    keeper: "Keeper | None" = None,
) -> Iterator["Article"]:
    """Read articles from files, folders and web addresses.

    Args:
        locations: One or more of file, folder, address (of a page, a feed, a sitemap), or "-"
            for standard input.
        columns: What kg calls a field of a table or a JSON line ("text", "title", "url",
            "published", "id", "outlet", "language", "authors"), and what the file calls it.
        rules: How to fetch: delay, limits, whether private addresses are allowed.
        on_error: Told about each input that cannot be read when it is one of many. Without it,
            the first such input is an error.
        on_bytes: Told how many more bytes of files have been read, to show progress
            (:func:`size` has their sum).
        keeper: Stands between each file and its reading, which may know what it holds.

    Raises:
        KGError: If a named file is missing or cannot be read.
    """
    from kg import sources

    yield from sources.read(
        _paths(locations),
        columns=columns,
        web=sources.Web(rules=rules or sources.Rules()),
        on_error=on_error,
        on_bytes=on_bytes,
        readers=_readers(),
        keeper=keeper,
    )


def size(locations: Location | Iterable[Location]) -> int | None:
    """Return the bytes that :func:`read` will go through, or None where nobody can know."""
    from kg import sources

    return sources.size(_paths(locations), readers=_readers())


def extract_articles(
    articles: Iterable["Article"],
    *,
    model: str | None = None,
    extractors: "Mapping[str, Extractor] | None" = None,
    on_error: OnError | None = None,
) -> Iterator["Extraction"]:
    """Find what each article says, in the order of the articles.

    An article in a language that is not read keeps its citation and says nothing.

    Args:
        articles: Read one at a time.
        model: Name of an installed spaCy pipeline; None is the default one.
        extractors: By name; None takes kg's own and all installed ones.
        on_error: Told about each article that cannot be read, which is then left out, and
            with a :class:`~kg.errors.LanguageError` about each in another language. Without
            it, the first that cannot be read is an error.

    Raises:
        KGError: If the model or a plugin cannot be loaded.
    """
    from kg import text
    from kg.model import Extraction
    from kg.text.document import annotate

    tools = plugins.chosen(()) if extractors is None else extractors
    nlp = _model(model)
    for article in articles:
        foreign = language_error(article)
        if foreign is not None:
            if on_error is not None:
                on_error(foreign)
            yield Extraction(citation=article.citation)
            continue
        try:
            for document in annotate([article], nlp):
                yield text.extract(document, extractors=tools)
        except KGError as error:
            if on_error is None:
                raise
            on_error(error)


class Connected(NamedTuple):
    """The graph of some articles, and what else their resolution found."""

    graph: Graph
    identities: "Identities"  # the registry of ids as it is now
    kept: "Kept | None"  # what the next call need not find out again
    unused: "tuple[Decision, ...]"  # decisions on ids that no article here has
    refused: "tuple[Decision, ...]"  # those that cannot be followed: their sides are one name


def connect(
    extractions: Iterable["Extraction | Outline"],
    *,
    min_confidence: float | None = None,
    decisions: "Sequence[Decision]" = (),
    identities: "Identities | None" = None,
    digests: Mapping[str, str] | None = None,
    kept: "Kept | None" = None,
) -> Connected:
    """Return the graph of what the articles say, whatever their order.

    The arguments are those of :func:`kg.resolve.resolve`. Facts and statements that are less
    sure than ``min_confidence``, 0 to 1, are left out when all articles have added their
    evidence. None is :func:`kg.graph.usual` for facts, and keeps all statements.
    """
    from kg.resolve import resolve
    from kg.resolve.identities import EMPTY

    found = resolve(
        extractions,
        decisions=decisions,
        identities=EMPTY if identities is None else identities,
        digests=digests,
        kept=kept,
    )
    graph = assemble(
        found.facts,
        statements=found.statements,
        entities=found.entities,
        citations=found.citations,
        appearances=found.appearances,
        prints=found.prints,
        unsure=found.unsure,
        redirects=found.redirects,
    )
    graph = confident(graph, min_confidence)
    return Connected(graph, found.identities, found.kept, found.unused, found.refused)


def build(
    articles: "Location | Iterable[Article | Location]",
    *,
    model: str | None = None,
    min_confidence: float | None = None,
    extractors: "Mapping[str, Extractor] | None" = None,
    judgements: Location | None = None,
    identities: Location | None = None,
    on_error: OnError | None = None,
) -> Graph:
    """Build the graph of articles, or of what :func:`read` finds there: all steps in a row.

    Same articles, same graph, in whatever order they come. The arguments are those of
    :func:`extract_articles` and :func:`connect`; ``judgements`` is the file of the ledger.
    ``identities`` is the file of the registry of ids: it is read first, where it is there, and
    brought up to date in the end, so that things keep their ids when articles are added.
    """
    from kg.pipeline import idfile
    from kg.pipeline.files import replacing
    from kg.pipeline.judgements import read as read_judgements

    decisions = () if judgements is None else read_judgements(Path(judgements))
    known = None if identities is None else idfile.read(Path(identities))
    extractions = extract_articles(
        _articles(articles, on_error), model=model, extractors=extractors, on_error=on_error
    )
    found = connect(
        extractions, min_confidence=min_confidence, decisions=decisions, identities=known
    )
    if identities is not None:
        with replacing(Path(identities)) as temporary:
            temporary.write_bytes(idfile.encoded(found.identities))
    return found.graph


def _articles(
    given: "Location | Iterable[Article | Location]", on_error: OnError | None
) -> Iterator["Article"]:
    for one in [given] if isinstance(given, str | os.PathLike) else given:
        if isinstance(one, str | os.PathLike):
            yield from read(one, on_error=on_error)
        else:
            yield one


def extract(text: str, *, model: str | None = None) -> list["Fact[Mention]"]:
    """Return the facts that one text states, before resolution, from a confidence of .5 on.

    A graph leaves out those below :func:`kg.graph.usual`. Mentions keep their own span, also a
    pronoun's, beside the name they resolve to. The model is loaded once for all calls.
    """
    from kg import sources

    article = sources.from_text(text)
    return [fact for one in extract_articles([article], model=model) for fact in one.facts]


def load(path: Location) -> Graph:
    """Read a graph from an RDF file that kg wrote, or from the folder of a build.

    Raises:
        KGError: If the file cannot be read or is not of kg's shape, or the folder has no graph.
    """
    from kg import rdf

    file = Path(path)
    if file.is_dir():
        files = [file / f"graph.{suffix}" for suffix in rdf.FORMATS]
        found = next((one for one in files if one.is_file()), None)
        if found is None:
            raise KGError(
                f"{file}: holds no graph.ttl: give the folder of 'kg build', or a file"
            )
        file = found
    return rdf.read(file)


def select(graph: Graph, sparql: str) -> "Table":
    """Return the answer to a SPARQL query on a graph; ``.rows`` has the values.

    Raises:
        KGError: If the query is wrong, or reaches out of the graph.
    """
    from kg import query

    return query.select(graph, sparql)


def language_error(article: "Article") -> LanguageError | None:
    """Return what is told about an article in a language that is not read, else None."""
    from kg.sources import languages

    if languages.is_read(article.citation.language):
        return None
    return LanguageError(
        f"{article.citation.source}: is in {article.citation.language}, and kg reads "
        "English; the article is kept without facts"
    )


def _paths(locations: Location | Iterable[Location]) -> list[str]:
    every = [locations] if isinstance(locations, str | os.PathLike) else locations
    return [os.fspath(location) for location in every]


def _readers() -> "Mapping[str, Reader]":
    return {name: plugin.call for name, plugin in plugins.sources().items()}


@lru_cache(maxsize=1)
def _model(name: str | None) -> "Language":
    from kg.model import DEFAULT_MODEL
    from kg.text import pipeline

    return pipeline.load(DEFAULT_MODEL if name is None else name)
