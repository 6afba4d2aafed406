"""Pronouns and aliases resolved to names: kg beside two simple rules, on OntoGUM.

    python -m benchmarks.coref [--errors]

A third-person personal pronoun is answered where kg has a mention of it, and right where the
name it resolves to agrees with a name of the pronoun's chain or is a longer or shorter form of
it. Pronouns whose chain has no name have no right answer; answering one is wrong.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import figures, gum
from benchmarks.figures import Row
from benchmarks.gum import Chained, Member, Token
from benchmarks.scoring import Counts, agree, words
from kg import nlp
from kg.model import EntityType, Mention, MentionKind

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.nlp import Document

PRONOUNS: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he, she"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "he, she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
"""Third-person personal pronouns by the group they are counted in."""

_MATCHING: Mapping[str, frozenset[EntityType]] = {
    "he, she": frozenset({EntityType.PERSON}),
    "it": frozenset({EntityType.INSTITUTION, EntityType.PLACE, EntityType.TECHNOLOGY}),
    "they": frozenset({EntityType.PERSON, EntityType.INSTITUTION}),
}

Answer = Callable[["Document", Token], str]
"""The name that a pronoun stands for, or "" for no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How a group of pronouns is answered.

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
        "--errors", action="store_true", help="print each wrong or open pronoun"
    )
    options = parser.parse_args(arguments)
    folder = figures.data_folder() / "gum"
    if not (folder / "ontogum").is_dir():
        print(figures.absent(folder / "ontogum"))
        return 1
    texts = list(gum.read(folder))
    documents = annotated(texts, nlp.load())
    if options.errors:
        print("\n".join(errors(texts, documents)))
    print(f"{len(texts)} texts")
    for name, answer in (("kg", resolved), *BASELINES.items()):
        print(f"\npronouns, {name}")
        for group, found in pronouns(texts, documents, answer).items():
            print(
                f"{group:<8} named {found.named:>4}  coverage {found.coverage:.3f}  accuracy "
                f"{found.accuracy:.3f} of answered, {found.counts.recall:.3f} of all; "
                f"P {found.counts.precision:.3f} F1 {found.counts.f1:.3f}"
            )
    print("\naliases: pairs of differently written names of one text")
    for name, same in ALIASES.items():
        found_, counts = aliases(texts, documents, same)
        print(
            f"{name:<22} P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}  "
            f"gold {counts.right + counts.missed}, names found {found_:.3f}"
        )
    return 0


def rows(folder: Path, pipeline: "Language") -> Iterator[Row]:
    """Yield the figures of pronouns and aliases; none where the data is absent."""
    if not (folder / "gum" / "ontogum").is_dir():
        return
    texts = list(gum.read(folder / "gum"))
    documents = annotated(texts, pipeline)
    ours = pronouns(texts, documents, resolved)
    others = {name: pronouns(texts, documents, one) for name, one in BASELINES.items()}
    for group, found in ours.items():
        for measure, value in _MEASURES.items():
            yield Row(
                measure=f"pronouns {group} {measure}",
                kg=value(found),
                size=found.named,
                baselines={name: value(one[group]) for name, one in others.items()},
                floor=measure in ("accuracy of all", "precision"),
            )
    _, counts = aliases(texts, documents, ALIASES["kg"])
    _, simple = aliases(texts, documents, _part_of_the_other)
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


def annotated(texts: Iterable[Chained], pipeline: "Language") -> "list[Document]":
    """Annotate each text."""
    return list(nlp.annotate((text.article for text in texts), pipeline))


def resolved(document: "Document", token: Token) -> str:
    """Return the name that kg gives a pronoun."""
    for mention in document.mentions:
        if mention.start <= token.start < mention.end:
            return mention.name if mention.kind is MentionKind.PRONOUN else ""
    return ""


def nearest(document: "Document", token: Token) -> str:
    """Return the nearest preceding name whose type fits the pronoun."""
    return _last(mention for mention in _before(document, token))


def nearest_subject(document: "Document", token: Token) -> str:
    """Return the nearest preceding name that fits and is the subject of a verb."""
    subjects = {
        document.owner[word.i]
        for word in document.doc
        if word.dep_ in ("nsubj", "nsubjpass") and word.i in document.owner
    }
    chosen = {document.mentions[index] for index in subjects}
    return _last(mention for mention in _before(document, token) if mention in chosen)


BASELINES: Mapping[str, Answer] = {
    "nearest": nearest,
    "nearest subject": nearest_subject,
}


def _before(document: "Document", token: Token) -> Iterator[Mention]:
    types = _MATCHING[PRONOUNS[token.text.lower()]]
    for mention in document.mentions:
        if mention.start >= token.start:
            return
        if mention.kind is MentionKind.NAME and mention.type in types:
            yield mention


def _last(mentions: Iterable[Mention]) -> str:
    names = [mention.name for mention in mentions]
    return names[-1] if names else ""


def pronouns(
    texts: Iterable[Chained], documents: "Iterable[Document]", answer: Answer
) -> Mapping[str, Answers]:
    """Return the outcome for each group of pronouns and for all."""
    tally: Counter[tuple[str, str]] = Counter()
    for text, document in zip(texts, documents, strict=True):
        for token, names in asked(text):
            name = answer(document, token)
            right = bool(name) and named_alike(name, names)
            for group in (PRONOUNS[token.text.lower()], "all"):
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
        for group in ("he, she", "it", "they", "all")
    }


def named_alike(name: str, names: Iterable[str]) -> bool:
    """Tell whether a name agrees with one of a chain's, or is a longer or shorter form of it.

    >>> named_alike("Eugene A. Nida", ["Nida"]), named_alike("Mary Shelley", ["Percy Shelley"])
    (True, False)
    """
    kept = list(names)
    if agree(name, kept):
        return True
    mine = set(words(name))
    return any(
        mine <= other or other <= mine for other in map(set, map(words, kept)) if mine and other
    )


def asked(text: Chained) -> Iterator[tuple[Token, tuple[str, ...]]]:
    """Yield every third-person pronoun with the names of its chain, maybe none.

    A "he" or "she" in no chain is left out: it has an antecedent that OntoGUM does not link
    ("Ada Lovelace, who lost her father", where the name's own phrase holds the pronoun). An
    "it" in no chain stands for nothing.
    """
    chain_of: dict[int, tuple[Member, ...]] = {}
    for chain in text.chains:
        for member in chain:
            token = text.tokens[member.head]
            if (member.start, member.end) == (token.start, token.end):
                chain_of[member.head] = chain
    for index, token in enumerate(text.tokens):
        if token.pos == "PRON" and token.text.lower() in PRONOUNS:
            chain = chain_of.get(index, ())
            if not chain and PRONOUNS[token.text.lower()] == "he, she":
                continue
            yield token, tuple(name for member in chain for name in member.names)


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
                    mention = _name_at(document, text.tokens[member.head], member)
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


def _name_at(document: "Document", token: Token, member: Member) -> Mention | None:
    """Return kg's name that covers a token and does not go beyond the gold mention."""
    for mention in document.mentions:
        if mention.start <= token.start < mention.end:
            inside = member.start <= mention.start and mention.end <= member.end
            return mention if inside and mention.kind is MentionKind.NAME else None
    return None


def errors(texts: Iterable[Chained], documents: "Iterable[Document]") -> Iterator[str]:
    """Yield a line for each pronoun that is answered wrongly or left open."""
    for text, document in zip(texts, documents, strict=True):
        for token, names in asked(text):
            name = resolved(document, token)
            if (name or names) and not (name and named_alike(name, names)):
                outcome = "wrong" if name else "open"
                start = max(0, token.start - 160)
                context = (
                    text.article.text[start : token.start]
                    + f"[{token.text}]"
                    + text.article.text[token.end : token.end + 40]
                ).replace("\n", " ")
                short = "; ".join(dict.fromkeys(names))[:60]
                place = text.article.name
                yield "\t".join((outcome, token.text, name, short, place, context))


if __name__ == "__main__":
    sys.exit(main())
