"""Reads OntoGUM: GUM's texts and parses (``gum/dep``) with OntoGUM's chains (``gum/ontogum``).

The chains come as one column over all tokens, without sentences or spaces; those come from the
parse, whose tokens are the same.
"""

import gzip
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from benchmarks.corpora import article, chains
from kg.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token of GUM: its place in the text, universal part of speech, head by index (-1).

    ``relation`` is the dependency on the head, ``tag`` the Penn Treebank's part of speech.
    """

    text: str
    start: int
    end: int
    pos: str
    head: int
    relation: str
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A mention of a chain.

    Attributes:
        start: First code point.
        end: Code point after the last.
        head: Index of the token that heads it, or of the name beside that token.
        names: How it names its thing: all its words, and the name at its head. Empty where its
            head is no name and has none beside it ("the company", "she").
    """

    start: int
    end: int
    head: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chained:
    """A text with its tokens and what they speak of, in two schemes.

    Attributes:
        article: The text.
        tokens: Its tokens.
        chains: OntoGUM's: none of one mention; a heading or an apposition may start another.
        things: GUM's own entities, each with all its mentions, maybe one.
    """

    article: Article
    tokens: tuple[Token, ...]
    chains: tuple[tuple[Member, ...], ...]
    things: tuple[tuple[Member, ...], ...]


def read(folder: Path) -> Iterator[Chained]:
    """Read every text of ``folder/ontogum`` in the order of the names.

    Raises:
        ValueError: If a parse and its chains have different tokens.
    """
    for path in sorted((folder / "ontogum").glob("*.conll.gz")):
        name = path.name.removesuffix(".conll.gz")
        parse = folder / "dep" / f"{name}.conllu.gz"
        yield chained(name, _lines(parse), _lines(path))


def chained(name: str, parse: Iterable[str], column: Iterable[str]) -> Chained:
    """Join the lines of a parse (CoNLL-U) with those of its chains."""
    lines = list(parse)
    text, tokens = _parsed(lines)
    rows = [line.split("\t") for line in column if line.count("\t") == 2]
    if [row[1] for row in rows] != [token.text for token in tokens]:
        raise ValueError(f"{name}: parse and chains have different tokens")
    return Chained(
        article=article(name, text),
        tokens=tuple(tokens),
        chains=_members(text, tokens, [row[2] for row in rows]),
        things=_members(text, tokens, list(_entity_cells(lines))),
    )


def _members(
    text: str, tokens: Sequence[Token], cells: Sequence[str]
) -> tuple[tuple[Member, ...], ...]:
    members: dict[str, list[Member]] = {}
    for start, end, chain in chains(cells):
        members.setdefault(chain, []).append(_member(text, tokens, start, end))
    return tuple(
        tuple(sorted(found, key=lambda one: (one.start, one.end)))
        for _, found in sorted(members.items())
    )


_ENTITY = re.compile(r"\((\d+)-[^()]*(\)?)|(\d+)\)")


def _entity_cells(lines: Iterable[str]) -> Iterator[str]:
    r"""Yield the entities of each token as a column of numbers in brackets.

    >>> cells = "1 Ada Ada PROPN NNP _ 0 root _ Entity=(7-person-new-x)3)|X=1".split()
    >>> list(_entity_cells(["\t".join(cells)]))
    ['(7)3)']
    """
    for line in lines:
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            values = (part for part in cells[9].split("|") if part.startswith("Entity="))
            found = _ENTITY.finditer(next(values, ""))
            yield "".join(
                f"({one[1]}{one[2] or ''}" if one[1] else f"{one[3]})" for one in found
            )


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return file.read().splitlines()


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
                head=first + head - 1 if head else -1,
                relation=cells[7],
                tag=cells[4],
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
    names: tuple[str, ...] = ()
    if not _named(tokens[head]):  # "the mayor Ada Lovelace" is headed by the mayor
        beside = range(head + 1, min(head + 3, end))
        head = next((at for at in beside if _stands_at(tokens[at], head)), head)
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
