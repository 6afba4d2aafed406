"""Facts and statements of annotated news: kg, its ablations, and two baselines.

    python -m benchmarks.news [--patterns-off] [--learned-off] [--coreference-off]

The rules are those of ``scoring.py``. An ablation takes one part away and leaves the others:
an extractor, or every fact and statement with an end that is a pronoun or a description.
"""

import argparse
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import figures
from benchmarks.baselines import co_occurrence, has_textacy, triples
from benchmarks.figures import Row
from benchmarks.scoring import (
    GoldArticle,
    GoldStatement,
    Guess,
    Said,
    Score,
    Shares,
    common_relations,
    read_gold,
    score,
    score_statements,
    table,
)
from kg import extraction, nlp
from kg import pipeline as steps
from kg.model import Article, Extraction, Fact, Mention, MentionKind
from kg.pipeline import records

if TYPE_CHECKING:
    from spacy.language import Language

FOLDER = "news-gold"

COARSER = {"child_of": "related_to", "spouse_of": "related_to", "born_in": "from_place"}
"""What the annotation calls relations that kg tells apart: its guideline has no finer ones."""

UNKNOWN = frozenset({"lives_in"})
"""Relations that the guideline of the annotation has not: they are not counted."""

DEFAULT = tuple(extraction.BUILTIN)
"""The extractors that run where none is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """The annotated news: gold and the articles in the same order, read by kg."""

    gold: tuple[GoldArticle, ...]
    articles: tuple[Article, ...]

    @property
    def statements(self) -> tuple[GoldStatement, ...]:
        """Return the statements of all articles, placed in their texts."""
        texts = {article.name: article.text for article in self.articles}
        return tuple(
            replace(said, start=start, end=start + len(said.quote))
            for one in self.gold
            for said in one.statements
            if (start := texts.get(one.id, "").find(said.quote)) >= 0
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 where the data is absent."""
    parser = argparse.ArgumentParser(prog="news", description=__doc__.partition("\n")[0])
    for name in ("patterns", "learned", "coreference", "second-opinion"):
        parser.add_argument(f"--{name}-off", action="store_true", help=f"without {name}")
    options = parser.parse_args(arguments)
    off = {"patterns": options.patterns_off, "learned": options.learned_off}
    names = [name for name in DEFAULT if not off[name]]
    folder = figures.data_folder() / FOLDER
    if not (folder / "facts").is_dir():
        print(figures.absent(folder / "facts"))
        return 1
    news = read(folder)
    found = extractions(news.articles, names, second_opinion=not options.second_opinion_off)
    if options.coreference_off:
        found = [names_only(one) for one in found]
    print("\n".join(report(news, found, nlp.load())))
    return 0


def read(folder: Path) -> News:
    """Read ``facts/*.json`` and ``articles/*.txt``."""
    return News(
        gold=tuple(read_gold(folder / "facts")),
        articles=tuple(steps.read([str(folder / "articles")])),
    )


def extractions(
    articles: Iterable[Article],
    names: Collection[str] = DEFAULT,
    *,
    second_opinion: bool = True,
) -> list[Extraction]:
    """Return what some of kg's own extractors find; by default those that run by default."""
    chosen = {name: one for name, one in extraction.BUILTIN.items() if name in names}
    return list(
        steps.extract_articles(articles, extractors=chosen, second_opinion=second_opinion)
    )


def names_only(extraction: Extraction) -> Extraction:
    """Return an extraction without what hangs on a pronoun or a description."""

    def printed(*ends: Mention) -> bool:
        return all(end.kind in (MentionKind.NAME, MentionKind.DEMONYM) for end in ends)

    return replace(
        extraction,
        facts=tuple(fact for fact in extraction.facts if printed(fact.subject, fact.object)),
        statements=tuple(said for said in extraction.statements if printed(said.speaker)),
    )


def guesses(extractions: Iterable[Extraction]) -> Iterator[Guess]:
    """Return the facts of articles as ``kg extract`` prints them: one for each place.

    Relations are those of the annotation (:data:`COARSER`), without those it has not
    (:data:`UNKNOWN`).
    """
    for one in extractions:
        for record in counted(one):
            yield Guess(
                article=record["article"],
                subject=record["subject"],
                relation=COARSER.get(str(record["relation"]), str(record["relation"])),
                object=record["object"],
                role=record["role"] or "",
                status=record["status"] or "",
                stance=record["stance"],
            )


def guess(article: str, fact: Fact[Mention]) -> Guess:
    """Return a fact of an article, by its name, as the scorer wants it."""
    return Guess(
        article=article,
        subject=fact.subject.name,
        relation=COARSER.get(fact.relation, fact.relation),
        object=fact.object.name,
        role=fact.role,
        status=fact.status or "",
        stance=fact.stance,
    )


def counted(extraction: Extraction) -> Iterator[records.Record]:
    """Yield the facts of an article whose relation the annotation has."""
    return (one for one in records.facts(extraction) if one["relation"] not in UNKNOWN)


def said(extractions: Iterable[Extraction]) -> Iterator[Said]:
    """Return the statements of articles."""
    for one in extractions:
        for statement in one.statements:
            yield Said(
                article=one.citation.name,
                speaker=statement.speaker.name,
                start=statement.start,
                end=statement.end,
            )


def report(news: News, found: Sequence[Extraction], pipeline: "Language") -> Iterator[str]:
    """Yield the lines of the whole report, baselines included."""
    shares = score_statements(news.statements, said(found))
    facts = sum(len(one.facts) for one in news.gold)
    yield f"{len(news.gold)} articles, {facts} facts\n\nkg"
    yield from table(score(news.gold, guesses(found)))
    yield (
        f"{'statements':<16} P {shares.precision:.3f} R {shares.recall:.3f} "
        f"F1 {shares.f1:.3f}  gold {len(news.statements)}"
    )
    for title, baseline in baselines(news, pipeline).items():
        yield f"\nbaseline: {title}"
        if baseline is None:
            yield "not measured: textacy is not installed (make bench installs it)"
        else:
            yield from table(baseline, relations=False)


def baselines(news: News, pipeline: "Language") -> Mapping[str, Score | None]:
    """Return the scores of both baselines; None for one that cannot run here."""
    relations = common_relations(news.gold)
    documents = list(nlp.annotate(news.articles, pipeline))
    return {
        "every pair of mentions in a sentence, relation by their types": score(
            news.gold, co_occurrence(documents, relations)
        ),
        "textacy's subject-verb-object triples, relation by their types": score(
            news.gold, triples(documents, relations)
        )
        if has_textacy()
        else None,
    }


def rows(folder: Path, pipeline: "Language") -> Iterator[Row]:
    """Yield the overall figures, with ablations and baselines beside them."""
    if not (folder / FOLDER / "facts").is_dir():
        return
    news = read(folder / FOLDER)
    found = extractions(news.articles)
    variants = {
        "": found,
        "no patterns": extractions(news.articles, ["learned"]),
        "no network": extractions(news.articles, ["patterns"]),
        "no coreference": [names_only(one) for one in found],
        "no second opinion": extractions(news.articles, second_opinion=False),
    }
    scored = {name: score(news.gold, guesses(one)).overall for name, one in variants.items()}
    others = {
        name: one.overall
        for name, one in zip(
            ("pairs", "textacy"), baselines(news, pipeline).values(), strict=True
        )
        if one is not None
    }
    ours = scored.pop("")
    for measure in ("precision", "recall", "f1"):
        beside = {name: getattr(one, measure) for name, one in (others | scored).items()}
        yield Row(
            measure=f"news facts {measure}",
            kg=getattr(ours, measure),
            size=ours.right + ours.missed,
            baselines=beside,
        )
    yield from statement_rows(score_statements(news.statements, said(found)), news)


def statement_rows(shares: Shares, news: News) -> Iterator[Row]:
    """Yield the figures of statements."""
    for measure in ("precision", "recall"):
        yield Row(
            measure=f"statements {measure}",
            kg=getattr(shares, measure),
            size=len(news.statements),
        )


if __name__ == "__main__":
    sys.exit(main())
