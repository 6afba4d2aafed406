"""kg as components of a spaCy pipeline: ``nlp.add_pipe("kg")``.

The factories are registered as entry points of the group ``spacy_factories``, so any English
pipeline can add them without importing kg::

    nlp = spacy.blank("en")
    nlp.add_pipe("kg")
    doc = nlp("Ada Lovelace is chief engineer of Acme Robotics.")
    doc._.kg_facts      # facts with evidence; offsets point into doc.text
    doc._.kg_statements
    doc.spans["kg"]     # mentions, labelled by type

What was read is kept on the Doc as JSON text, so that ``Doc.to_bytes``, ``DocBin`` (with
``store_user_data=True``), pickle and ``nlp.pipe(n_process=…)`` carry it. A process that only
loads such a Doc imports this module first, which declares the attributes.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Article, Citation, Fact, Mention, Statement, identify
from kg.text.sentences import split_sentences

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Facts = tuple[Fact[Mention], ...]
Statements = tuple[Statement[Mention], ...]


@Language.component("kg_sentences")
def sentences(doc: Doc) -> Doc:
    """Set sentence starts as kg does (:func:`kg.text.sentences.split_sentences`)."""
    return split_sentences(doc)


def read(doc: Doc) -> Doc:
    """Return the Doc with its facts, its statements and ``doc.spans["kg"]``.

    Sentences are those of a component before it ("kg_sentences", a parser, "senter"). Where
    none sets any, kg splits them.
    """
    from kg.text import extract
    from kg.text.document import document

    if len(doc) and not doc.has_annotation("SENT_START"):
        split_sentences(doc)
    found = extract(document(_article(doc.text), doc))
    doc._.kg_read = (
        _json(Facts).dump_json(found.facts).decode(),
        _json(Statements).dump_json(found.statements).decode(),
    )
    spans = (
        doc.char_span(one.start, one.end, label=one.type, alignment_mode="expand")
        for one in found.mentions
    )
    doc.spans["kg"] = [span for span in spans if span is not None]
    return doc


def _article(text: str) -> Article:
    """Return a bare text as an article: no headline, no furniture."""
    id_, sha256 = identify(text)
    citation = Citation(
        id=id_, sha256=sha256, name="text", source="", title="", length=len(text)
    )
    return Article(citation=citation, text=text)


@cache
def _json(type_: type) -> "TypeAdapter[Any]":
    """Return what writes values of a type as JSON and reads them."""
    from pydantic import TypeAdapter

    return TypeAdapter(type_)


def _facts(doc: Doc) -> Facts:
    found: Facts = _json(Facts).validate_json(doc._.kg_read[0])
    return found


def _statements(doc: Doc) -> Statements:
    found: Statements = _json(Statements).validate_json(doc._.kg_read[1])
    return found


Doc.set_extension("kg_read", default=("[]", "[]"), force=True)
Doc.set_extension("kg_facts", getter=_facts, force=True)
Doc.set_extension("kg_statements", getter=_statements, force=True)


@Language.factory("kg")
def make_reader(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component "kg"."""
    return read
