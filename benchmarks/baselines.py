"""Two baselines that read the same mentions as kg and know no grammar, or only a little.

Both are told the most frequent relation of each pair of types in the gold itself, which is
more than they could know: a method that does not beat them has learnt nothing from the
sentence.
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from itertools import permutations
from typing import TYPE_CHECKING

from benchmarks.scoring import Guess

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from kg.model import Mention
    from kg.nlp.document import Document

Relations = Mapping[tuple[str, str], str]


def co_occurrence(documents: "Iterable[Document]", relations: Relations) -> Iterator[Guess]:
    """Link every ordered pair of mentions of one sentence whose types have a relation."""
    for document in documents:
        for sentence in document.doc.sents:
            mentions = _inside(document, sentence)
            for subject, object_ in permutations(mentions, 2):
                yield from _guess(document, subject, object_, relations)


def has_textacy() -> bool:
    """Tell whether textacy (the bench extra) is installed."""
    return find_spec("textacy") is not None


def triples(documents: "Iterable[Document]", relations: Relations) -> Iterator[Guess]:
    """Link the mentions inside textacy's subject-verb-object triples."""
    from textacy.extract.triples import subject_verb_object_triples

    for document in documents:
        for triple in subject_verb_object_triples(document.doc):
            for subject in _inside(document, triple.subject):
                for object_ in _inside(document, triple.object):
                    yield from _guess(document, subject, object_, relations)


def _inside(document: "Document", tokens: "Iterable[Token] | Span") -> "list[Mention]":
    """Return the mentions that cover the tokens, each once, in the order of the text."""
    found = (document.owner.get(token.i) for token in tokens)
    return [document.mentions[index] for index in sorted({i for i in found if i is not None})]


def _guess(
    document: "Document", subject: "Mention", object_: "Mention", relations: Relations
) -> Iterator[Guess]:
    relation = relations.get((subject.type, object_.type))
    if relation is not None and subject.name != object_.name:
        yield Guess(
            article=document.article.name,
            subject=subject.name,
            relation=relation,
            object=object_.name,
            status="current",
            stance="asserted",
        )
