"""Says what kg misses and gets wrong in annotated texts, with the sentences."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from benchmarks import news
from benchmarks.scoring import GoldStatement, Said, agree, is_right
from kg.model import Extraction

if TYPE_CHECKING:
    from benchmarks.annotated import Annotated

T = TypeVar("T", GoldStatement, Said)


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
        for guess, record in zip(guesses, news.counted(extraction), strict=True):
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
    gold, said = one.gold.statements, list(news.said([extraction]))
    for quote in _unmatched(gold, said) if _told("says", missed) else ():
        yield _quoted("MISSED", one, quote, quote.speaker[0])
    for each in _unmatched(said, gold) if _told("says", wrong) else ():
        yield _quoted("WRONG", one, each, each.speaker)


Words = GoldStatement | Said
"""Somebody's words, annotated or read."""


def _unmatched(some: Sequence[T], others: Sequence[Words]) -> Iterator[T]:
    """Yield those of which the others of the same speaker have less than half."""
    for one in some:
        shared = sum(
            max(0, min(one.end, other.end) - max(one.start, other.start))
            for other in others
            if _same(one.speaker, other.speaker)
        )
        if 2 * shared < one.end - one.start:
            yield one


def _same(one: str | Sequence[str], other: str | Sequence[str]) -> bool:
    if isinstance(one, str):
        return not isinstance(other, str) and agree(one, other)
    return isinstance(other, str) and agree(other, one)


def _quoted(verdict: str, one: "Annotated", words: Words, speaker: str) -> str:
    text = one.article.text[max(0, words.start - 100) : words.end + 100]
    return f"{verdict} {one.article.name}: {speaker} | says | {_line(text)}"


def _told(relation: str, chosen: Collection[str] | None) -> bool:
    return chosen is not None and (not chosen or relation in chosen)


def _role(qualifiers: Mapping[str, str]) -> str:
    return ", ".join(qualifiers.values())


def _line(text: str) -> str:
    return " ".join(text.split())
