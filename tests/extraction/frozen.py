"""Parses kept as data, so that rules of grammar are tested without a model.

A row of ``cases/*.jsonl`` has a ``text`` and its ``parse``: one ``[word, lemma, pos, tag, dep,
head]`` a token, as the default model gives it. The tests marked ``model`` read the same rows
with the model itself; when one fails for its parse alone, :func:`freeze` gives the new one.
"""

import json
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from kg.model import EntityType, Mention, identify
from kg.nlp.document import Document

_CASES = Path(__file__).parent / "cases"
_VOCAB = spacy.blank("en").vocab  # a bare Vocab has no lower-case forms

Row = dict[str, Any]


def rows(name: str, *, least: int) -> list[Row]:
    """Read the rows of a file; fewer than ``least`` means it is not the file meant."""
    found = [
        json.loads(line) for line in (_CASES / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    assert len(found) >= least
    return found


def freeze(doc: Doc) -> list[list[str | int]]:
    return [[t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i] for t in doc]


def thaw(row: Row) -> Doc:
    text = row["text"]
    words, lemmas, pos, tags, deps, heads = (
        list(column) for column in zip(*row["parse"], strict=True)
    )
    spaces, position = [], 0
    for word in words:
        position = text.index(word, position) + len(word)
        spaces.append(text[position : position + 1] == " ")
    doc = Doc(
        _VOCAB,
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        pos=pos,
        tags=tags,
        deps=deps,
        heads=heads,
    )
    assert doc.text == text
    return doc


def document(row: Row, doc: Doc, article: Any) -> Document:
    """Build a Document with a row's mentions: ``[words, type, name]``, first place each."""
    short, _ = identify(row["text"])
    found = []
    for words, kind, name in row["mentions"]:
        start = row["text"].index(words)
        found.append(
            Mention(
                article=short,
                start=start,
                end=start + len(words),
                text=words,
                type=EntityType(kind),
                name=name,
            )
        )
    found.sort()
    spans = [doc.char_span(item.start, item.end) for item in found]
    return Document(
        article=article,
        doc=doc,
        mentions=tuple(found),
        spans=tuple(span for span in spans if span is not None),
        owner={
            token.i: index
            for index, span in enumerate(spans)
            if span is not None
            for token in span
        },
    )
