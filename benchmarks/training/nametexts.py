"""Texts whose names are labelled, for the network that gives a second opinion on names.

Each set draws its own lines, so a label says which of kg's types a name may be of: "P" person,
"I" institution, "T" technology, "L" place, "O" anything else; "TO" where the set does not tell
a product from a work. Names of unknown type are labelled "".
"""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import corpora
from benchmarks.corpora import joined
from kg.model import EntityType

_OF = {
    EntityType.PERSON: "P",
    EntityType.INSTITUTION: "I",
    EntityType.TECHNOLOGY: "T",
    EntityType.PLACE: "L",
    None: "",
}

Name = tuple[int, int, str]
"""First code point, code point after the last, the types it may be of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with labelled names.

    Attributes:
        name: The text's, unlike all others'.
        text: Its words.
        names: The labelled names.
        scored: The stretch that was annotated.
        whole: True where every name in it is labelled.
    """

    name: str
    text: str
    names: tuple[Name, ...]
    scored: tuple[int, int]
    whole: bool = True


_MADE, _OFFERED = frozenset({"P176", "P178"}), frozenset({"P400", "P1056"})
# Re-DocRED: what has a maker or a developer; a platform, what somebody produces.
_SHOWN = frozenset(
    {"P175", "P161", "P50", "P57", "P86", "P58", "P162", "P710", "P585", "P264", "P449"}
)
_HELD = frozenset({"P166", "P607", "P1344"})
# What has performers, authors, participants or a day; awards, wars, events taken part in.


def wiki(path: Path) -> Iterator[Text]:
    """Read Re-DocRED; of its "MISC", relations tell products from works and events."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        documents = json.load(file)
    kinds = {"PER": "P", "ORG": "I", "LOC": "L", "MISC": "TO"}
    for document in documents:
        text, places = "", []
        for words in document["sents"]:
            part, spans = joined(words)
            places.append([(start + len(text), end + len(text)) for start, end in spans])
            text += f"{part} "
        made = {one["h"] for one in document["labels"] if one["r"] in _MADE}
        made |= {one["t"] for one in document["labels"] if one["r"] in _OFFERED}
        other = {one["h"] for one in document["labels"] if one["r"] in _SHOWN}
        other |= {one["t"] for one in document["labels"] if one["r"] in _HELD}
        names = set()
        for index, cluster in enumerate(document["vertexSet"]):
            for mention in cluster:
                first, after = mention["pos"]
                label = kinds.get(mention["type"], "")
                if not label or after <= first:
                    continue
                if label == "TO":
                    label = "O" if index in other else "T" if index in made else label
                own = places[mention["sent_id"]]
                names.add((own[first][0], own[after - 1][1], label))
        yield _text(f"wiki-{document['title']}", text.rstrip(), names)


CROSSNER: Mapping[str, Mapping[str, str]] = {
    "ai": {
        "conference": "O", "metrics": "TO", "misc": "O",
    },
    "science": {
        "misc": "TO", "astronomicalobject": "LO", "chemicalcompound": "O", "protein": "O",
        "award": "O", "academicjournal": "IO", "enzyme": "O", "discipline": "TO", "event": "O",
        "chemicalelement": "O", "theory": "TO",
    },
    "politics": {"election": "O", "misc": "O", "event": "O"},
}  # fmt: skip
"""What the labels without a type of kg's (:data:`benchmarks.corpora.CROSSNER`) may be."""


def crossner(path: Path, domain: str) -> Iterator[Text]:
    """Read a file of CrossNER, a text for each sentence."""
    kinds = dict(CROSSNER[domain])
    kinds |= {label: _OF[type_] for label, type_ in corpora.CROSSNER[domain].items()}
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    rows = ([line.split("\t") for line in block.splitlines() if line] for block in blocks)
    for number, sentence in enumerate(filter(None, rows)):
        text, spans = joined([row[0] for row in sentence])
        names = {
            (spans[start][0], spans[end - 1][1], kinds[label])
            for start, end, label in corpora.stretches([row[1] for row in sentence])
        }
        yield _text(f"{path.parent.name}-{path.stem}-{number}", text, names)


_SUBJECTS = {"FOUNDED_BY": "I", "SUBSIDIARY_OF": "I", "HEADQUARTERS": "I", "DATE_FOUNDED": "I"}
_SUBJECTS["CEO"] = "I"
_OBJECTS = {
    "EDUCATED_AT": "I", "EMPLOYEE_OR_MEMBER_OF": "I", "SUBSIDIARY_OF": "I",
    "POLITICAL_AFFILIATION": "I", "HEADQUARTERS": "L", "NATIONALITY": "L",
    "PLACE_OF_BIRTH": "L", "PLACE_OF_RESIDENCE": "L", "SPOUSE": "P", "CHILD_OF": "P",
    "CEO": "P",
}  # fmt: skip
_PROPERTY = re.compile(r"<([A-Z_]+)>")
_PRONOUNS = frozenset(
    {"he", "she", "it", "his", "her", "him", "they", "their", "its", "i", "my"}
)


def knowledgenet(path: Path) -> Iterator[Text]:
    """Read KnowledgeNet, a text for each passage: the arguments of its facts are labelled.

    What founded a company may be a company: such objects are left out.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            for passage in json.loads(line)["passages"]:
                words, offset = passage["passageText"], passage["passageStart"]
                names: dict[tuple[int, int], str] = {}
                for fact in passage["facts"]:
                    found = _PROPERTY.search(fact["humanReadable"])
                    property_ = found[1] if found else ""
                    kinds = (_SUBJECTS.get(property_, "P"), _OBJECTS.get(property_, ""))
                    for end, kind in zip(("subject", "object"), kinds, strict=True):
                        span = fact[f"{end}Start"] - offset, fact[f"{end}End"] - offset
                        printed = words[slice(*span)]
                        if kind and printed[:1].isupper() and printed.lower() not in _PRONOUNS:
                            names.setdefault(span, kind)
                if names:
                    found_names = [(*span, kind) for span, kind in names.items()]
                    yield _text(passage["passageId"], words, found_names, whole=False)


_SIDES = {"product_or_service_of": ("T", "I"), "brand_of": ("", "I"), "undefined": ("", "")}
_MEDIA = re.compile(
    r"\b(?:film|movie|album|series|show|magazine|channel|episode|novel|book|newspaper|song|"
    r"televis|radio|broadcast|comic|sitcom|anime|manga|beer|whisk|vodka|wine|restaurant|hotel|"
    r"store|brand)",
    re.IGNORECASE,
)


def core(path: Path) -> Iterator[Text]:
    """Read CORE: two companies, or a company and its product, in each text.

    Among words of the media, of drinks and shops a product may be a work, and a shop is none.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records = json.load(file)
    for number, record in enumerate(records):
        text, spans = joined(record["context"])
        kinds = _SIDES.get(record["relation"], ("I", "I"))
        if record["invert_relation"]:
            kinds = kinds[::-1]
        names = []
        for end, kind in zip(("e1", "e2"), kinds, strict=True):
            first, last = record[f"{end}_start"], record[f"{end}_end"]
            first += record["context"][first].lower() == "the"
            if kind and first <= last and record["context"][first][:1].isalnum():
                named = not record["context"][first][:1].islower()
                label = "TO" if kind == "T" and _MEDIA.search(text) else kind
                if named:
                    names.append((spans[first][0], spans[last][1], label))
        if names:
            yield _text(f"core-{number}", text, names, whole=False)


_GUM = {
    "person": "P", "organization": "I", "place": "L", "object": "T", "abstract": "TO",
    "substance": "TO", "event": "O", "time": "O", "animal": "O", "plant": "O",
}  # fmt: skip
_BRACKETS = re.compile(r"\(([^()]+)|(\d+(?:\[\d+/\d+\])?)\)|\)")
_SMALL = frozenset({"of", "the", "for", "and", "&", "-", ".", ",", "de"})


def gum(folder: Path) -> Iterator[Text]:
    """Read GUM's entities; those are names that have a proper noun and else only capitals."""
    for path in sorted(folder.glob("*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield _of_gum(path.name, file.read().splitlines())


def _of_gum(name: str, lines: Sequence[str]) -> Text:
    text = ""
    tokens: list[tuple[int, int, str]] = []
    begun: dict[str, list[tuple[int, str]]] = {}
    found: list[tuple[int, int, str]] = []
    for line in lines:
        if line.startswith("# newpar") and text:
            text = text.rstrip() + "\n\n"
        cells = line.split("\t")
        if not cells[0].isdigit():
            continue
        more = dict(part.split("=", 1) for part in cells[9].split("|") if "=" in part)
        tokens.append((len(text), len(text) + len(cells[1]), cells[3]))
        text += cells[1] + ("" if more.get("SpaceAfter") == "No" else " ")
        found += _closed(more.get("Entity", ""), len(tokens), begun)
    names = set()
    for first, after, kind in found:
        own = tokens[first:after]
        while own and text[own[0][0] : own[0][1]].lower() in ("the", "a", "an"):
            own = own[1:]
        while own and text[own[-1][0] : own[-1][1]] in ("'s", "\u2019s"):
            own = own[:-1]
        words = [text[token[0] : token[1]] for token in own]
        if kind in _GUM and any(token[2] == "PROPN" for token in own) and _is_name(words):
            names.add((own[0][0], own[-1][1], _GUM[kind]))
    return _text(name, text.rstrip(), names)


def _closed(
    entity: str, count: int, begun: dict[str, list[tuple[int, str]]]
) -> Iterator[tuple[int, int, str]]:
    """Yield what ends with the token of a cell of brackets; note in ``begun`` what starts."""
    for bracket in _BRACKETS.finditer(entity):
        key = (bracket[1] or bracket[2] or "").split("-")[0]
        if bracket[1]:
            begun.setdefault(key, []).append((count - 1, bracket[1].split("-")[1]))
        closes = bracket[2] or (bracket[1] and entity[bracket.end() :].startswith(")"))
        if closes and begun.get(key):
            first, kind = begun[key].pop()
            yield first, count, kind


def _is_name(words: Sequence[str]) -> bool:
    return words[0][0].isupper() and all(
        word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words
    )


def fair(path: Path) -> Iterator[Text]:
    """Read News-Fair; what it calls a product only may be a work too."""
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    for record, one in zip(records, corpora.news_fair(path), strict=True):
        kinds = {tuple(label["span"]): _fair_kind(label) for label in record["labels"]}
        names = {
            (label.start, label.end, _OF[label.type] or kinds.get((label.start, label.end), ""))
            for label in one.labels
        }
        yield _text(f"fair-{record['id']}", one.article.text, names, scored=one.scored)


def _fair_kind(label: Mapping[str, Any]) -> str:
    if label.get("coref") or label["type"] == "OTHER":
        return ""
    return "TO" if label["type"] == "Q2424752" else "O"


def meantime(path: Path) -> Iterator[Text]:
    """Read MEANTIME's first sentences."""
    for one in corpora.meantime(path):
        names = [(label.start, label.end, _OF[label.type]) for label in one.labels]
        name = one.article.citation.name
        yield _text(f"meantime-{name}", one.article.text, names, scored=one.scored)


def ours(texts: Iterable[corpora.Labelled]) -> Iterator[Text]:
    """Return texts that we annotated; what has a capital and no label is of no type."""
    for one in texts:
        names = [(label.start, label.end, _OF[label.type]) for label in one.labels]
        yield _text(one.article.citation.name, one.article.text, names)


def _text(
    name: str,
    text: str,
    names: "set[Name] | Sequence[Name]",
    *,
    scored: tuple[int, int] | None = None,
    whole: bool = True,
) -> Text:
    return Text(
        name=name,
        text=text,
        names=tuple(sorted(set(names))),
        scored=scored or (0, len(text)),
        whole=whole,
    )


Reader = Callable[[Path], Iterator[Text]]

TRAINING: Mapping[str, tuple[str, Reader]] = {
    "wiki": ("re-docred/dev.json.gz", wiki),
    "knowledgenet": ("knowledgenet/folds1-3.jsonl.gz", knowledgenet),
    "core": ("core/train.json.gz", core),
    "gum": ("gum/dep", gum),
    **{
        domain: (f"crossner/{domain}/train.txt", partial(crossner, domain=domain))
        for domain in CROSSNER
    },
}
"""Sets to train on; where each is, and how it is read."""

NEWS: Mapping[str, tuple[str, Reader]] = {
    "fair": ("news-fair/dev40.jsonl", fair),
    "meantime": ("meantime/dev.conll.gz", meantime),
}
"""Sets to measure on, and at last to train on too."""
