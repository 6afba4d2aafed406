"""Measures pronouns and descriptions on texts of OntoGUM that the reader was not trained on.

    python -m benchmarks.reading.coreference

A third-person pronoun or a singular definite noun phrase ("the company") asks for a name. The
answer is right if it agrees with a name of its chain or is a longer or shorter form of one.
If the chain has no name, every answer is wrong. The baseline answers with the nearest earlier
name whose type fits.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from benchmarks.corpora import article, chains
from benchmarks.figures import absent, data_folder, short
from benchmarks.reading.scoring import Counts, agree, words
from kg.model import Article, EntityType, MentionKind
from kg.text.document import Document, annotate
from kg.text.pipeline import load
from training.passages import is_held_out, read

FOLDER = "gum"
CORPUS = Path(__file__).parents[2] / "training" / "corpus" / "ontogum.txt"

DESCRIPTION = "descriptions"
PRONOUNS: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he, she"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "he, she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
"""Third-person personal pronouns by the group they are counted in."""

GROUPS = ("he, she", "it", "they", "pronouns", DESCRIPTION)
"""Groups of figures; "pronouns" is the first three together."""

_TYPES: Mapping[str, frozenset[EntityType]] = {
    "he, she": frozenset({EntityType.PERSON}),
    "it": frozenset(EntityType) - {EntityType.PERSON},
    "they": frozenset({EntityType.PERSON, EntityType.INSTITUTION}),
    DESCRIPTION: frozenset(EntityType),
}
_DETERMINERS = frozenset(("the", "this", "that"))
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "president", "vice"}
    | {"senator", "sen", "governor", "gov", "rep", "congresswoman", "congressman"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token of GUM: its place in the text, universal and Penn tag, head by index (-1)."""

    text: str
    start: int
    end: int
    pos: str
    tag: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A mention of a chain.

    Attributes:
        start: First code point.
        end: Code point after the last.
        head: Index of the token that heads it, or of the name beside that token.
        names: All its words, and the name at its head; empty if its head is no name.
    """

    start: int
    end: int
    head: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A pronoun or description, and the names of what it stands for, maybe none."""

    start: int
    text: str
    group: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A text with its questions, in order."""

    article: Article
    questions: tuple[Question, ...]


Answer = Callable[[Document, Question], str]
"""The name that a pronoun or description stands for, or "" for none."""


def main() -> int:
    """Measure and print; return 1 if the data is absent."""
    folder = data_folder() / FOLDER
    if not (folder / "ontogum").is_dir():
        print(absent(folder / "ontogum"))
        return 1
    print("\n".join(report(texts(folder))))
    return 0


def report(asked: Sequence[Asked]) -> Iterator[str]:
    """Yield the lines of the figures."""
    documents = list(annotate((one.article for one in asked), load()))
    yield f"OntoGUM: {len(asked)} texts that nothing was trained on"
    yield f"{'':<14}right of all, right of answers  named  nearest name"
    ours, others = outcomes(asked, documents, resolved), outcomes(asked, documents, nearest)
    for group in GROUPS:
        one, other = ours[group], others[group]
        named = one.right + one.missed
        if named:
            yield (
                f"{group:<14}{short(one.recall):>12}  {short(one.precision):>16}  {named:>5}"
                f"  {short(other.recall):>4} {short(other.precision):>4}"
            )


def texts(folder: Path) -> list[Asked]:
    """Return the texts that no network was trained on, with their questions."""
    trained = {
        one.id.removeprefix("ontogum-") for one in read(CORPUS) if not is_held_out(one.id)
    }
    found = []
    for path in sorted((folder / "ontogum").glob("*.conll.gz")):
        name = path.name.removesuffix(".conll.gz")
        if name not in trained:
            parse = folder / "dep" / f"{name}.conllu.gz"
            found.append(asked_of(name, _lines(parse), _lines(path)))
    return found


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return file.read().splitlines()


def resolved(document: Document, question: Question) -> str:
    """Return the name that kg gives a pronoun or description."""
    for mention in document.mentions:
        if mention.start <= question.start < mention.end:
            is_anaphor = mention.kind in (MentionKind.PRONOUN, MentionKind.DESCRIPTION)
            return mention.name if is_anaphor else ""
    return ""


def nearest(document: Document, question: Question) -> str:
    """Return the nearest earlier name whose type fits."""
    before = (
        mention.name
        for mention in reversed(document.mentions)
        if mention.start < question.start
        and mention.kind is MentionKind.NAME
        and mention.type in _TYPES[question.group]
    )
    return next(before, "")


def outcomes(
    asked: Iterable[Asked], documents: Iterable[Document], answer: Answer
) -> Mapping[str, Counts]:
    """Return for each group the counts: precision of all answers, recall of named ones."""
    tally: Counter[tuple[str, str]] = Counter()
    for text, document in zip(asked, documents, strict=True):
        for question in text.questions:
            name = answer(document, question)
            is_right = bool(name) and is_named_alike(name, question.names)
            groups = {question.group}
            groups |= {"pronouns"} - ({"pronouns"} if question.group == DESCRIPTION else set())
            for group in groups:
                tally[group, "right"] += is_right
                tally[group, "wrong"] += bool(name) and not is_right
                tally[group, "missed"] += bool(question.names) and not is_right
    return {
        group: Counts(**{kind: tally[group, kind] for kind in ("right", "wrong", "missed")})
        for group in GROUPS
    }


def is_named_alike(name: str, names: Iterable[str]) -> bool:
    """Return True if a name agrees with one of a chain, or is a longer or shorter form of it.

    >>> is_named_alike("Eugene A. Nida", ["Nida"])
    True
    >>> is_named_alike("Mary Shelley", ["Percy Shelley"])
    False
    """
    kept = list(names)
    mine = set(words(name))
    others = [set(words(other)) for other in kept]
    return agree(name, kept) or any(
        mine <= other or other <= mine for other in others if mine and other
    )


def asked_of(name: str, parse: Iterable[str], column: Iterable[str]) -> Asked:
    """Join the lines of a parse (CoNLL-U) with those of its chains.

    Raises:
        ValueError: If they have different tokens.
    """
    text, tokens = _parsed(parse)
    rows = [line.split("\t") for line in column if line.count("\t") == 2]
    if [row[1] for row in rows] != [token.text for token in tokens]:
        raise ValueError(f"{name}: parse and chains have different tokens")
    members: dict[str, list[Member]] = {}
    for start, end, chain in chains([row[2] for row in rows]):
        members.setdefault(chain, []).append(_member(text, tokens, start, end))
    every = [sorted(some, key=lambda one: (one.start, one.end)) for some in members.values()]
    return Asked(article=article(name, text), questions=tuple(_questions(text, tokens, every)))


def _questions(
    text: str, tokens: Sequence[Token], every: Sequence[Sequence[Member]]
) -> Iterator[Question]:
    """Yield the pronouns and descriptions of a text.

    A "he" or "she" in no chain is left out: OntoGUM does not link it to the name whose phrase
    holds it ("Ada Lovelace, who lost her father"). An "it" in no chain stands for nothing.
    """
    chain_of = _chains(tokens, every)
    for index, token in enumerate(tokens):
        chain = chain_of.get(index, ())
        names = [name for member in chain for name in member.names]
        names = list(dict.fromkeys((*names, *filter(None, map(untitled, names)))))
        group = PRONOUNS.get(token.text.lower()) if token.pos == "PRON" else None
        start: int | None = token.start
        if group is None and token.tag == "NN":
            group, start = DESCRIPTION, _described(tokens, index)
        if group is None or start is None or (group == "he, she" and not chain):
            continue
        words_ = text[start : token.end]
        yield Question(start=token.start, text=words_, group=group, names=tuple(names))


def _chains(
    tokens: Sequence[Token], every: Iterable[Sequence[Member]]
) -> dict[int, Sequence[Member]]:
    """Return the chain of each token that heads a mention without a name, or is one."""
    found: dict[int, Sequence[Member]] = {}
    for chain in every:
        for member in chain:
            token = tokens[member.head]
            is_alone = (member.start, member.end) == (token.start, token.end)
            if is_alone or (token.pos == "NOUN" and not member.names):
                found[member.head] = chain
    return found


def _described(tokens: Sequence[Token], head: int) -> int | None:
    """Return where a singular definite noun phrase without a name starts, or None."""
    inside = [index for index in range(max(0, head - 6), head) if tokens[index].head == head]
    if not inside or any(tokens[index].pos == "PROPN" for index in inside):
        return None
    first = next((i for i in inside if tokens[i].text.lower() in _DETERMINERS), None)
    return None if first is None else tokens[first].start


def untitled(name: str) -> str:
    """Return a name without the titles before it; "" if nothing changes or is left.

    >>> untitled("President Biden"), untitled("Biden")
    ('Biden', '')
    """
    kept = name.split()
    while kept and kept[0].lower().rstrip(".") in _TITLES:
        kept = kept[1:]
    return " ".join(kept) if kept and len(kept) < len(name.split()) else ""


def _parsed(lines: Iterable[str]) -> tuple[str, list[Token]]:
    """Return the text, a blank line between paragraphs, and its tokens."""
    text = ""
    tokens: list[Token] = []
    first = stop = 0  # of the sentence; last part of a word that is written as one
    space = last_space = ""
    for line in lines:
        if line.startswith("# newpar") and "block" not in line and text:
            space = "\n\n"
        cells = line.split("\t")
        if len(cells) != 10 or "." in cells[0]:
            continue
        after = "" if "SpaceAfter=No" in cells[9] else " "
        if "-" in cells[0]:
            stop = int(cells[0].partition("-")[2])
            last_space = after
            continue
        number = int(cells[0])
        if number == 1:
            first = len(tokens)
        text += space
        space = after if number > stop else (last_space if number == stop else "")
        if number >= stop:
            stop = 0
        head = int(cells[6])
        tokens.append(
            Token(
                text=cells[1],
                start=len(text),
                end=len(text) + len(cells[1]),
                pos=cells[3],
                tag=cells[4],
                head=first + head - 1 if head else -1,
                relation=cells[7],
            )
        )
        text += cells[1]
    return text, tokens


def _member(text: str, tokens: Sequence[Token], start: int, end: int) -> Member:
    head = next(
        index
        for index in range(start, end)
        if not start <= tokens[index].head < end or tokens[index].head == index
    )
    first, last = tokens[start].start, tokens[end - 1].end
    if not _named(tokens[head]):  # "the mayor Ada Lovelace" is headed by the mayor
        beside = range(head + 1, min(head + 3, end))
        head = next((at for at in beside if _stands_at(tokens[at], head)), head)
    names: tuple[str, ...] = ()
    if _named(tokens[head]):
        before = list(takewhile(lambda at: _named(tokens[at]), range(head, start - 1, -1)))
        after = list(takewhile(lambda at: _named(tokens[at]), range(head, end)))
        core = text[tokens[before[-1]].start : tokens[after[-1]].end]
        names = tuple(dict.fromkeys((text[first:last], core)))
    return Member(start=first, end=last, head=head, names=names)


def _stands_at(token: Token, head: int) -> bool:
    return _named(token) and token.head == head and token.relation in ("flat", "appos")


def _named(token: Token) -> bool:
    return token.pos == "PROPN"


if __name__ == "__main__":
    sys.exit(main())
