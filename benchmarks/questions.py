"""What a pronoun or a description stands for, asked of four sets with chains of mentions.

Every set gives texts and questions: a stretch of text and the names of the thing that it stands
for, none where the thing has no name in its text. Where a set does not say, nothing is asked.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import corpora, gum
from benchmarks.gum import Chained, Member, Token
from benchmarks.scoring import agree, words
from kg.model import Article

PRONOUNS: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he, she"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "he, she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
"""Third-person personal pronouns by the group they are counted in."""

SPEAKERS: Mapping[str, str] = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "I"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
}
"""First-person pronouns by their group; asked about inside quotation marks only."""

DESCRIPTION = "description"
"""The group of definite noun phrases without a name: "the company", "this country"."""

GROUPS = ("he, she", "it", "they", "I", "we", DESCRIPTION)

_DETERMINERS = frozenset(("the", "this", "that"))
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "president", "vice"}
    | {"senator", "sen", "governor", "gov", "rep", "congresswoman", "congressman"}
)


_SPEAKER = frozenset(("we", "our", "us", "you", "your", "i", "my"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A pronoun or description and what it may be called.

    Attributes:
        start: First code point; of a description, that of its head noun.
        end: Code point after the last.
        text: Its words as printed; of a description, the whole phrase.
        group: One of :data:`GROUPS`.
        names: The names of what it stands for; empty where that has none.
    """

    start: int
    end: int
    text: str
    group: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A text with its questions, sorted."""

    article: Article
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A set of texts with questions: its name, its file or folder, and its reader."""

    name: str
    place: str
    read: Callable[[Path], Iterator[Asked]]


def ontogum(folder: Path) -> Iterator[Asked]:
    """Read OntoGUM: third-person pronouns and singular definite noun phrases."""
    for text in gum.read(folder.parent):
        yield Asked(article=text.article, questions=tuple(chained(text)))


def chained(text: Chained) -> Iterator[Question]:
    """Yield the pronouns and descriptions of a text of GUM.

    A "he" or "she" in no chain is left out: it has an antecedent that OntoGUM does not link
    ("Ada Lovelace, who lost her father", where the name's own phrase holds the pronoun). An
    "it" in no chain stands for nothing, and a description in no chain for nothing named. Of a
    chain's names, one that starts with a title counts without it too ("President Biden").
    """
    chain_of = _chains(text)
    quoted = False
    for index, token in enumerate(text.tokens):
        chain = chain_of.get(index, ())
        if token.text in ('"', "``", "''", "\u201c", "\u201d"):
            quoted = token.text in ("``", "\u201c") or (token.text == '"' and not quoted)
        if quoted and chain and (group := SPEAKERS.get(token.text.lower())):
            yield _question(text, token, token.start, group, chain)
        if token.pos == "PRON" and (group := PRONOUNS.get(token.text.lower())):
            if chain or group != "he, she":
                yield _question(text, token, token.start, group, chain)
        elif token.tag == "NN" and (start := _described(text.tokens, index)) is not None:
            yield _question(text, token, start, DESCRIPTION, chain)


def _question(
    text: Chained, token: Token, start: int, group: str, chain: Iterable[Member]
) -> Question:
    names = [name for member in chain for name in member.names]
    return Question(
        start=token.start,
        end=token.end,
        text=text.article.text[start : token.end],
        group=group,
        names=tuple(dict.fromkeys((*names, *filter(None, map(untitled, names))))),
    )


def _chains(text: Chained) -> dict[int, tuple[Member, ...]]:
    """Return the chain of each token that heads a mention without a name, or is one."""
    found: dict[int, tuple[Member, ...]] = {}
    for chain in text.chains:
        for member in chain:
            token = text.tokens[member.head]
            alone = (member.start, member.end) == (token.start, token.end)
            if alone or (token.pos == "NOUN" and not member.names):
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
    """Return a name without the titles before it; "" where nothing changes or is left.

    >>> untitled("President Biden"), untitled("Biden")
    ('Biden', '')
    """
    kept = name.split()
    while kept and kept[0].lower().rstrip(".") in _TITLES:
        kept = kept[1:]
    return " ".join(kept) if kept and len(kept) < len(name.split()) else ""


def news_fair(path: Path) -> Iterator[Asked]:
    """Read News-Fair: pronouns and descriptions that it links to a person or organisation."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        names: defaultdict[str, list[str]] = defaultdict(list)
        for label in record["labels"]:
            if not (label.get("coref") or label.get("desc")):
                names[label["entity_id"]].append(text[slice(*label["span"])])
        questions = []
        for label in record["labels"]:
            start, end = label["span"]
            group = _pronoun(text, start, end)
            if group is not None and label.get("coref"):
                questions.append(
                    Question(
                        start=start,
                        end=end,
                        text=text[start:end],
                        group=group,
                        names=tuple(dict.fromkeys((label["name"], *names[label["entity_id"]]))),
                    )
                )
        yield _asked(str(record["id"]), text, questions)


def _pronoun(text: str, start: int, end: int) -> str | None:
    """Return the group of a pronoun, of the first person between quotation marks only."""
    lower = text[start:end].lower()
    before = text[text.rfind("\n\n", 0, start) + 1 : start]
    marks = before.count('"') % 2 or before.count("\u201c") > before.count("\u201d")
    return PRONOUNS.get(lower) or (SPEAKERS.get(lower) if marks else None)


def meantime(path: Path) -> Iterator[Asked]:
    """Read MEANTIME: pronouns and definite noun phrases in its chains.

    A pronoun in no chain is asked about only where every mention is annotated, in the first
    sentences; there it stands for nothing that has a name.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        documents = file.read().split("#begin document (")[1:]
    for document in documents:
        name = document.partition(")")[0]
        rows = [line.split("\t") for line in document.splitlines()[1:]]
        rows = [row for row in rows if len(row) == 5]
        text, spans = corpora.laid_out(rows)
        words = [row[3] for row in rows]
        chain_at: dict[int, str] = {}
        names: defaultdict[str, list[str]] = defaultdict(list)
        for start, end, chain in corpora.chains([row[4] for row in rows], separator="|"):
            chain_at.setdefault(end - 1, chain)
            if end - start == 1 or words[start].lower() in _DETERMINERS:
                chain_at[end - 1] = chain
            if corpora.is_name(words[start:end]):
                names[chain].append(text[spans[start][0] : spans[end - 1][1]])
        questions = []
        for index, word in enumerate(words):
            chain = chain_at.get(index, "")
            group = PRONOUNS.get(word.lower())
            if group is None or not (chain or int(rows[index][1]) < corpora.FIRST):
                continue
            start, end = spans[index]
            questions.append(
                Question(
                    start=start,
                    end=end,
                    text=word,
                    group=group,
                    names=tuple(dict.fromkeys(names[chain])) if chain else (),
                )
            )
        for start, end, chain in corpora.chains([row[4] for row in rows], separator="|"):
            if (
                end - start > 1
                and words[start].lower() in _DETERMINERS
                and all(word == word.lower() for word in words[start + 1 : end])
                and names[chain]
                and not any(map(str.isdigit, "".join(words[start:end])))
                and not set(words[start:end]) & {"of", "that", "which", "for", "in"}
            ):
                first, last = spans[end - 1]
                questions.append(
                    Question(
                        start=first,
                        end=last,
                        text=text[spans[start][0] : last],
                        group=DESCRIPTION,
                        names=tuple(dict.fromkeys(names[chain])),
                    )
                )
        yield _asked(name, text, questions)


def products(folder: Path) -> Iterator[Asked]:
    """Read the product corpus: "it", "they" and "the company" that stand for a company."""
    for part in ("train", "dev"):
        path = folder / f"{part}.json.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from map(_of_companies, objects(file.read()))


def objects(text: str) -> Iterator[Mapping[str, Any]]:
    """Yield the JSON objects that stand one after the other in a text."""
    decoder = json.JSONDecoder()
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        found, place = decoder.raw_decode(text, place)
        yield found


def _of_companies(record: Mapping[str, Any]) -> Asked:
    text = record["text"]["string"]
    mentions = {
        one["id"]: (one["span"]["start"], one["span"]["end"])
        for one in (record["conceptMentions"] or {}).get("array", ())
    }
    same: dict[str, str] = {key: key for key in mentions}

    def root(key: str) -> str:
        while same[key] != key:
            key = same[key]
        return key

    for relation in (record["relationMentions"] or {}).get("array", ()):
        ends = [one["conceptMention"]["id"] for one in relation["args"]["array"]]
        if relation["name"] == "Identity" and all(end in same for end in ends):
            for other in ends[1:]:
                same[root(other)] = root(ends[0])
    names: defaultdict[str, list[str]] = defaultdict(list)
    asked = []
    for key, (start, end) in sorted(mentions.items(), key=lambda item: item[1]):
        words = text[start:end]
        if (group := _pronoun(text, start, end)) is not None:
            asked.append((root(key), start, end, group, words))
        elif words == words.lower() and words.split()[0] in _DETERMINERS and " " in words:
            head = end - len(words.split()[-1])
            asked.append((root(key), head, end, DESCRIPTION, words))
        elif any(map(str.isupper, words)) and words.lower() not in _SPEAKER:
            names[root(key)].append(words)
    questions = [
        Question(
            start=start,
            end=end,
            text=words,
            group=group,
            names=tuple(dict.fromkeys(names[key])),
        )
        for key, start, end, group, words in asked
        if names[key]
    ]
    return _asked(record["id"], text, questions)


def _asked(name: str, text: str, questions: Iterable[Question]) -> Asked:
    ordered = sorted(questions, key=lambda one: (one.start, one.end))
    return Asked(article=corpora.article(name, text), questions=tuple(ordered))


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


SETS = (
    Set(name="ontogum", place="gum/ontogum", read=ontogum),
    Set(name="meantime", place="meantime/dev.conll.gz", read=meantime),
    Set(name="news-fair", place="news-fair/dev40.jsonl", read=news_fair),
    Set(name="product-corpus", place="product-corpus", read=products),
)
