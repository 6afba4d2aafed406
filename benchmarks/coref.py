"""Pronouns, descriptions and aliases resolved to names: kg beside two simple rules.

    python -m benchmarks.coref [--errors] [--set ontogum]

Pronouns and definite noun phrases ("the company") are asked about on four sets
(``questions.py``). One is answered where kg has a mention of it, and right where the name it
resolves to agrees with a name of its chain or is a longer or shorter form of it. Where its
chain has no name there is no right answer; answering is wrong.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import figures, gum, questions
from benchmarks.figures import Row
from benchmarks.gum import Chained, Member, Token
from benchmarks.questions import DESCRIPTION, GROUPS, SETS, Asked, Question, named_alike
from benchmarks.scoring import Counts, words
from kg import nlp
from kg.extraction.statements.speaking import with_speakers
from kg.extraction.statements.statements import statements
from kg.model import EntityType, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.nlp import Document

_MATCHING: Mapping[str, frozenset[EntityType]] = {
    "he, she": frozenset({EntityType.PERSON}),
    "it": frozenset({EntityType.INSTITUTION, EntityType.PLACE, EntityType.TECHNOLOGY}),
    "they": frozenset({EntityType.PERSON, EntityType.INSTITUTION}),
    "I": frozenset({EntityType.PERSON}),
    "we": frozenset({EntityType.INSTITUTION}),
    DESCRIPTION: frozenset(EntityType),
}

_PRONOUNS = "all"
_THIRD = ("he, she", "it", "they")
_EVERY = {group: (group, _PRONOUNS) if group in _THIRD else (group,) for group in GROUPS}
# "all" is all pronouns of the third person; a description, "I" and "we" are counted apart.

Answer = Callable[["Document", Question], str]
"""The name that a pronoun or description stands for, or "" for no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How a group of pronouns, or descriptions, is answered.

    Attributes:
        right: The name is one of the chain's.
        wrong: Another name, or a name for a pronoun whose chain has none.
        answered: Answered pronouns whose chain has a name.
        named: Pronouns whose chain has a name.
    """

    right: int = 0
    wrong: int = 0
    answered: int = 0
    named: int = 0

    @property
    def counts(self) -> Counts:
        """Return the same as counts: precision of all answers, recall of named pronouns."""
        return Counts(right=self.right, wrong=self.wrong, missed=self.named - self.right)

    @property
    def coverage(self) -> float:
        """Return the share of named pronouns that is answered."""
        return self.answered / self.named if self.named else 0.0

    @property
    def accuracy(self) -> float:
        """Return the share of right answers where a right one exists."""
        return self.right / self.answered if self.answered else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 where the data is absent."""
    parser = argparse.ArgumentParser(prog="coref", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--errors", action="store_true", help="print each wrong or open pronoun or description"
    )
    parser.add_argument("--set", choices=[one.name for one in SETS], help="only this set")
    options = parser.parse_args(arguments)
    folder = figures.data_folder()
    chosen = [one for one in SETS if options.set in (None, one.name)]
    if not any((folder / one.place).exists() for one in chosen):
        print(figures.absent(folder / chosen[0].place))
        return 1
    pipeline = nlp.load()
    for one in chosen:
        if not (folder / one.place).exists():
            print(figures.absent(folder / one.place))
            continue
        texts = list(one.read(folder / one.place))
        documents = annotated(texts, pipeline)
        if options.errors:
            print("\n".join(errors(texts, documents)))
        print("\n".join(_report(one.name, texts, documents)))
        if one.read is questions.ontogum:
            print("\n".join(_alias_report(folder / one.place, documents)))
    return 0


def _report(
    name: str, texts: Sequence[Asked], documents: "Sequence[Document]"
) -> Iterator[str]:
    yield f"\n{name}: {len(texts)} texts"
    for who, answer in (("kg", resolved), *BASELINES.items()):
        for group, found in outcomes(texts, documents, answer).items():
            if found.named or found.wrong:
                yield (
                    f"{who:<16} {group:<12} named {found.named:>4}  coverage "
                    f"{found.coverage:.3f}  accuracy {found.accuracy:.3f} of answered, "
                    f"{found.counts.recall:.3f} of all; P {found.counts.precision:.3f} "
                    f"F1 {found.counts.f1:.3f}"
                )


def _alias_report(folder: Path, documents: "Sequence[Document]") -> Iterator[str]:
    chained = list(gum.read(folder.parent))
    yield "\naliases: pairs of differently written names of one text"
    for name, same in ALIASES.items():
        found, counts = aliases(chained, documents, same)
        yield (
            f"{name:<22} P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}  "
            f"gold {counts.right + counts.missed}, names found {found:.3f}"
        )


def rows(folder: Path, pipeline: "Language") -> Iterator[Row]:
    """Yield the figures of every set that is there; floors are held on OntoGUM alone."""
    for one in SETS:
        if not (folder / one.place).exists():
            continue
        texts = list(one.read(folder / one.place))
        documents = annotated(texts, pipeline)
        main_set = one.read is questions.ontogum
        ours = outcomes(texts, documents, resolved)
        others = {name: outcomes(texts, documents, each) for name, each in BASELINES.items()}
        for group, found in ours.items():
            if not found.named:
                continue
            kind = "descriptions" if group == DESCRIPTION else f"pronouns {group}"
            for measure, value in _MEASURES.items():
                yield Row(
                    measure=" ".join(("" if main_set else one.name, kind, measure)).strip(),
                    kg=value(found),
                    size=found.named,
                    baselines={name: value(each[group]) for name, each in others.items()},
                    floor=main_set and measure in ("accuracy of all", "precision"),
                )
        if main_set:
            yield from _alias_rows(folder / one.place, documents)


def _alias_rows(folder: Path, documents: "Sequence[Document]") -> Iterator[Row]:
    chained = list(gum.read(folder.parent))
    _, counts = aliases(chained, documents, ALIASES["kg"])
    _, simple = aliases(chained, documents, _part_of_the_other)
    for measure in ("precision", "recall"):
        yield Row(
            measure=f"aliases {measure}",
            kg=getattr(counts, measure),
            size=counts.right + counts.missed,
            baselines={"part of the other": getattr(simple, measure)},
        )


_MEASURES: Mapping[str, Callable[[Answers], float]] = {
    "coverage": lambda found: found.coverage,
    "accuracy of answered": lambda found: found.accuracy,
    "accuracy of all": lambda found: found.counts.recall,
    "precision": lambda found: found.counts.precision,
}


def annotated(texts: Iterable[Asked], pipeline: "Language") -> "list[Document]":
    """Annotate each text."""
    documents = nlp.annotate((text.article for text in texts), pipeline)
    return [with_speakers(one, sorted(statements(one))) for one in documents]


def resolved(document: "Document", question: Question) -> str:
    """Return the name that kg gives a pronoun or description."""
    for mention in document.mentions:
        if mention.start <= question.start < mention.end:
            referring = mention.kind in (MentionKind.PRONOUN, MentionKind.DESCRIPTION)
            return mention.name if referring else ""
    return ""


def nearest(document: "Document", question: Question) -> str:
    """Return the nearest preceding name whose type fits."""
    return _last(mention for mention in _before(document, question))


def nearest_subject(document: "Document", question: Question) -> str:
    """Return the nearest preceding name that fits and is the subject of a verb."""
    subjects = {
        document.owner[word.i]
        for word in document.doc
        if word.dep_ in ("nsubj", "nsubjpass") and word.i in document.owner
    }
    chosen = {document.mentions[index] for index in subjects}
    return _last(mention for mention in _before(document, question) if mention in chosen)


BASELINES: Mapping[str, Answer] = {
    "nearest": nearest,
    "nearest subject": nearest_subject,
}


def _before(document: "Document", question: Question) -> Iterator[Mention]:
    types = _MATCHING[question.group]
    for mention in document.mentions:
        if mention.start >= question.start:
            return
        if mention.kind is MentionKind.NAME and mention.type in types:
            yield mention


def _last(mentions: Iterable[Mention]) -> str:
    names = [mention.name for mention in mentions]
    return names[-1] if names else ""


def outcomes(
    texts: Iterable[Asked], documents: "Iterable[Document]", answer: Answer
) -> Mapping[str, Answers]:
    """Return the outcome for each group and for all pronouns."""
    tally: Counter[tuple[str, str]] = Counter()
    for text, document in zip(texts, documents, strict=True):
        for question in text.questions:
            name, names = answer(document, question), question.names
            right = bool(name) and named_alike(name, names)
            for group in _EVERY[question.group]:
                tally[group, "named"] += bool(names)
                tally[group, "answered"] += bool(names and name)
                tally[group, "right"] += right
                tally[group, "wrong"] += bool(name) and not right
    return {
        group: Answers(
            right=tally[group, "right"],
            wrong=tally[group, "wrong"],
            answered=tally[group, "answered"],
            named=tally[group, "named"],
        )
        for group in (*_THIRD, _PRONOUNS, "I", "we", DESCRIPTION)
    }


Same = Callable[[Mention, Mention], bool]


def _part_of_the_other(one: Mention, other: Mention) -> bool:
    first, second = set(words(one.text)), set(words(other.text))
    return (
        one.type is other.type
        and bool(first and second)
        and (first <= second or second <= first)
    )


ALIASES: Mapping[str, Same] = {
    "kg": lambda one, other: (one.name, one.type) == (other.name, other.type),
    "one part of the other": _part_of_the_other,
}


def aliases(
    texts: Iterable[Chained], documents: "Iterable[Document]", same: Same
) -> tuple[float, Counts]:
    """Return the share of GUM's names that kg finds, and the counts of linked pairs.

    Only names of GUM's things are judged, in pairs that are written differently.
    """
    right = wrong = missed = found = every = 0
    for text, document in zip(texts, documents, strict=True):
        members = []
        for number, thing in enumerate(text.things):
            for member in thing:
                if member.names:
                    every += 1
                    mention = name_at(document, text.tokens[member.head], member)
                    if mention is not None:
                        found += 1
                        members.append((number, mention))
        for (chain_a, one), (chain_b, other) in combinations(members, 2):
            if words(one.text) != words(other.text):
                linked, gold = same(one, other), chain_a == chain_b
                right += linked and gold
                wrong += linked and not gold
                missed += gold and not linked
    return found / every if every else 0.0, Counts(right=right, wrong=wrong, missed=missed)


def name_at(document: "Document", token: Token, member: Member) -> Mention | None:
    """Return kg's name that covers a token and does not go beyond the gold mention."""
    for mention in document.mentions:
        if mention.start <= token.start < mention.end:
            inside = member.start <= mention.start and mention.end <= member.end
            return mention if inside and mention.kind is MentionKind.NAME else None
    return None


def errors(texts: Iterable[Asked], documents: "Iterable[Document]") -> Iterator[str]:
    """Yield a line for each pronoun or description that is answered wrongly or left open.

    A description that has no name and gets none is as it should be.
    """
    for text, document in zip(texts, documents, strict=True):
        for question in text.questions:
            name, names = resolved(document, question), question.names
            if (name or names) and not (name and named_alike(name, names)):
                outcome = "wrong" if name else "open"
                start = max(0, question.start - 160)
                context = (
                    text.article.text[start : question.start]
                    + f"[{question.text}]"
                    + text.article.text[question.end : question.end + 40]
                ).replace("\n", " ")
                short = "; ".join(dict.fromkeys(names))[:60]
                place = text.article.name
                yield "\t".join(
                    (outcome, question.group, question.text, name, short, place, context)
                )


if __name__ == "__main__":
    sys.exit(main())
