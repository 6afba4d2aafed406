"""Says what kg misses and gets wrong in annotated texts, with the sentences."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from benchmarks import news
from benchmarks.scoring import agree, is_right
from kg.model import Extraction
from kg.pipeline import records

if TYPE_CHECKING:
    from benchmarks.annotated import Annotated


def differences(
    texts: Sequence["Annotated"],
    found: Sequence[Extraction],
    missed: Collection[str] | None,
    wrong: Collection[str] | None,
) -> Iterator[str]:
    """Yield a line for each missed and each wrong fact, with the sentence.

    Args:
        texts: Annotated texts.
        found: What kg reads in them, in the same order.
        missed: Relations whose missed facts are told, all where empty, none where None.
        wrong: The same of wrong facts.
    """
    for one, extraction in zip(texts, found, strict=True):
        gold, text = one.gold, one.article.text
        guesses = list(news.guesses([extraction]))
        for fact, said in zip(gold.facts, one.facts, strict=True):
            if _told(fact.relation, missed) and not any(is_right(g, fact) for g in guesses):
                place = " / ".join(text[start:end] for start, end in said.places)
                ends = f"{fact.subject[0]} | {fact.relation} | {fact.object[0]}"
                yield f"MISSED {gold.id}: {ends} | {_role(said.qualifiers)} :: {_line(place)}"
        for guess, record in zip(guesses, records.facts(extraction), strict=True):
            if _told(guess.relation, wrong) and not any(is_right(guess, f) for f in gold.facts):
                ends = f"{guess.subject} | {guess.relation} | {guess.object} | {guess.role}"
                rule, sentence = record["extractor"], str(record["quote"])
                yield f"WRONG {gold.id}: {ends} [{rule}] :: {_line(sentence)}"
        if one.quoted:
            yield from _misquoted(one, extraction, missed, wrong)


def _misquoted(
    one: "Annotated",
    extraction: Extraction,
    missed: Collection[str] | None,
    wrong: Collection[str] | None,
) -> Iterator[str]:
    gold, text = one.gold.statements, one.article.text
    said = list(news.said([extraction]))
    for quote in gold if _told("says", missed) else ():
        covered = sum(
            max(0, min(each.end, quote.end) - max(each.start, quote.start))
            for each in said
            if agree(each.speaker, quote.speaker)
        )
        if 2 * covered < quote.end - quote.start:
            around = _line(text[max(0, quote.start - 100) : quote.end + 100])
            yield f"MISSED {one.article.name}: {quote.speaker[0]} | says | {around}"
    for each in said if _told("says", wrong) else ():
        inside = sum(
            max(0, min(each.end, quote.end) - max(each.start, quote.start))
            for quote in gold
            if agree(each.speaker, quote.speaker)
        )
        if 2 * inside < each.end - each.start:
            around = _line(text[max(0, each.start - 100) : each.end + 100])
            yield f"WRONG {one.article.name}: {each.speaker} | says | {around}"


def _told(relation: str, chosen: Collection[str] | None) -> bool:
    return chosen is not None and (not chosen or relation in chosen)


def _role(qualifiers: Mapping[str, str]) -> str:
    return ", ".join(qualifiers.values())


def _line(text: str) -> str:
    return " ".join(text.split())
