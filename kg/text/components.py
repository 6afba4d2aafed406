"""kg as components of a spaCy pipeline: ``nlp.add_pipe("kg")``.

The factories are registered as entry points of the group ``spacy_factories``, so any English
pipeline can add them without importing kg::

    nlp = spacy.blank("en")
    nlp.add_pipe("kg_sentences")
    nlp.add_pipe("kg")
    doc = nlp("Ada Lovelace is chief engineer of Acme Robotics.")
    doc._.kg_facts      # facts with evidence; offsets point into doc.text
    doc._.kg_statements
    doc.spans["kg"]     # mentions, labelled by type
"""

from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import KGError
from kg.model import Article, Citation, identify
from kg.text.pipeline import split_sentences


@Language.component("kg_sentences")
def sentences(doc: Doc) -> Doc:
    """Set sentence starts as kg does (:func:`kg.text.pipeline.split_sentences`)."""
    return split_sentences(doc)


class Reader:
    """Reads mentions, facts and statements and stores them on the Doc.

    Needs sentence starts: add it after "kg_sentences", a parser, or "senter".
    """

    def __init__(self) -> None:
        for name in ("kg_facts", "kg_statements"):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=())

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with its facts, statements and ``doc.spans["kg"]``.

        Raises:
            KGError: If no component before it sets sentence starts.
        """
        from kg.text import extract
        from kg.text.document import document

        if len(doc) and not doc.has_annotation("SENT_START"):
            raise KGError('the component "kg" needs sentences: add "kg_sentences" before it')
        found = extract(document(_article(doc.text), doc))
        doc._.kg_facts, doc._.kg_statements = found.facts, found.statements
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


@Language.factory("kg")
def make_reader(nlp: Language, name: str) -> Reader:
    """Return the component "kg"."""
    return Reader()
