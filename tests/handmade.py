"""Parses written by hand, in one line a sentence, so that a rule's test shows what it reads.

A token is ``word/POS/dep>head``: the head is named by its word, the nearest one spelled so.
What is left out hangs on the sentence's first verb, or first word. ``/VERB=lemma`` and
``/NOUN:TAG`` give what does not follow from word and part of speech, ``[LABEL ...]`` marks an
entity, and ``|`` ends a sentence. ::

    [PERSON Lovelace/PROPN/nsubj>founded] founded/VERB=found [ORG Difference/PROPN/dobj>founded]
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import spacy
from spacy.tokens import Doc

from kg.model import Evidence, Fact, Mention
from kg.nlp import Document
from kg.nlp.annotation import document
from kg.nlp.names.candidates import candidates
from kg.sources import from_text

_VOCAB = spacy.blank("en").vocab

_TAGS = {
    "ADJ": "JJ",
    "ADP": "IN",
    "ADV": "RB",
    "AUX": "VBD",
    "CCONJ": "CC",
    "DET": "DT",
    "NOUN": "NN",
    "NUM": "CD",
    "PART": "POS",
    "PRON": "PRP",
    "PROPN": "NNP",
    "PUNCT": ",",
    "SCONJ": "IN",
    "SPACE": "_SP",
    "VERB": "VBD",
}
_TOKEN = re.compile(
    r"(?P<open>(?:\[[A-Z_]+ )?)(?P<word>\S+?)/(?P<pos>[A-Z]+)(?::(?P<tag>[A-Z$]+))?"
    r"(?:=(?P<lemma>[\w-]+))?(?:/(?P<dep>\w+)>(?P<head>[^\s\]]+))?(?P<close>\]?)(?=\s|$)"
)
_CLOSE_UP = frozenset((",", ".", "'s", "'", ")", "-"))


@dataclass
class _Word:
    word: str
    pos: str
    tag: str
    lemma: str
    dep: str
    head: str
    entity: str


def parsed(text: str) -> Doc:
    """Build the Doc that a text in the notation of this module stands for."""
    words: list[_Word] = []
    heads: list[int] = []
    for sentence in text.split(" | "):
        part = _words(sentence)
        heads += [len(words) + head for head in _heads(part)]
        words += part
    joined = ["\\n" in word.word for word in words]
    return Doc(
        _VOCAB,
        words=[word.word.replace("\\n", "\n") for word in words],
        spaces=[
            index + 1 < len(words)
            and words[index + 1].word not in _CLOSE_UP
            and word.word not in ("(", "-")
            and not joined[index]
            and not joined[index + 1]
            for index, word in enumerate(words)
        ],
        pos=[word.pos for word in words],
        tags=[word.tag for word in words],
        lemmas=[word.lemma for word in words],
        deps=[word.dep for word in words],
        heads=heads,
        ents=[word.entity for word in words],
    )


def read(text: str) -> Document:
    """Annotate the Doc that a text in the notation stands for."""
    doc = parsed(text)
    return document(from_text(doc.text), doc)


def named(text: str) -> list[tuple[str, str]]:
    """Return the names in a text in the notation, with what each is taken for."""
    doc = parsed(text)
    return [(item.text(doc), item.type.value) for item in candidates(doc)]


def linked(
    document: Document,
    subject: Mention,
    relation: str,
    object_: Mention,
    *,
    role: str = "",
    extractor: str = "learned",
) -> Fact[Mention]:
    """Return a fact of a document with the whole of it as evidence."""
    evidence = Evidence(
        article=document.article.id,
        start=0,
        end=len(document.text),
        quote=document.text,
        subject=(subject.start, subject.end),
        object=(object_.start, object_.end),
        extractor=extractor,
        rule="verb" if extractor == "patterns" else relation.replace("_", "-"),
        confidence=0.8,
    )
    return Fact(
        subject=subject, relation=relation, object=object_, role=role, evidence=(evidence,)
    )


def shown(facts: Iterable[Fact[Mention]]) -> list[str]:
    """Return facts as lines of subject, relation, object and role."""
    return [
        " | ".join(
            filter(None, (fact.subject.name, fact.relation, fact.object.name, fact.role))
        )
        for fact in facts
    ]


def _words(sentence: str) -> list[_Word]:
    found = []
    label, first = "", False
    position = 0
    sentence = sentence.strip()
    for match in _TOKEN.finditer(sentence):
        assert not sentence[position : match.start()].strip(), sentence[position:]
        position = match.end()
        if match["open"]:
            label, first = match["open"][1:-1], True
        entity = ("B-" if first else "I-") + label if label else "O"
        first = False
        found.append(
            _Word(
                word=match["word"],
                pos=match["pos"],
                tag=match["tag"] or _TAGS[match["pos"]],
                lemma=match["lemma"] or match["word"].lower(),
                dep=match["dep"] or "",
                head=match["head"] or "",
                entity=entity,
            )
        )
        if match["close"]:
            label = ""
    assert position == len(sentence), sentence[position:]
    return found


def _heads(words: list[_Word]) -> list[int]:
    free = [index for index, word in enumerate(words) if not word.dep]
    root = next((index for index in free if words[index].pos == "VERB"), free[0])
    heads = []
    for index, word in enumerate(words):
        if index == root:
            word.dep = "ROOT"
        word.dep = word.dep or "dep"
        heads.append(_place(words, index, word.head) if word.head else root)
    return heads


def _place(words: list[_Word], index: int, head: str) -> int:
    before = [at for at in range(index) if words[at].word == head]
    after = [at for at in range(index + 1, len(words)) if words[at].word == head]
    assert before or after, f"no {head!r} for {words[index].word!r}"
    if after and (not before or after[0] - index < index - before[-1]):
        return after[0]
    return before[-1]
