"""Article in, Document out: parse, find names, resolve them within the article."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.model import Antecedent, Article, Mention, MentionKind
from kg.nlp.candidate import Candidate
from kg.nlp.document import Document
from kg.nlp.names.agreeing import bracketed_typed
from kg.nlp.names.brackets import over_brackets, without_long_forms
from kg.nlp.names.candidates import candidates
from kg.nlp.names.charges import without_charges
from kg.nlp.names.datelines import without_towns
from kg.nlp.names.joins import whole_people
from kg.nlp.names.namerests import with_rests
from kg.nlp.names.seatmarks import with_seat_marks
from kg.nlp.names.tickers import without_tickers
from kg.nlp.names.wholebodies import whole_bodies
from kg.nlp.names.wholenames import whole_names
from kg.nlp.naming.naming import names
from kg.nlp.opinion.encoder import Encoder, load
from kg.nlp.opinion.opinion import reconsidered
from kg.nlp.parsing.lookups import find_sentences_once
from kg.nlp.parsing.pipeline import parse
from kg.nlp.products.wholeproducts import whole_products
from kg.nlp.references.discourse import Reference
from kg.nlp.references.references import references

if TYPE_CHECKING:
    from spacy.language import Language


def annotate(
    articles: Iterable[Article], nlp: "Language", *, second_opinion: bool = True
) -> Iterator[Document]:
    """Annotate articles in their order; see :func:`document` for one.

    Args:
        articles: The articles.
        nlp: The pipeline.
        second_opinion: False to leave names as the pipeline and the rules read them.

    Raises:
        KGError: If a text is too long for the model, or the weights for names are not there.
    """
    encoder = load() if second_opinion else None
    for article, doc in parse(articles, nlp):
        yield document(article, doc, encoder)


def document(article: Article, doc: Doc, encoder: Encoder | None = None) -> Document:
    """Find the mentions of a parsed article.

    Args:
        article: The article.
        doc: Parse of a text of the same length as the article's.
        encoder: The network that gives a second opinion on names, or None for none.
    """
    find_sentences_once(doc)
    for sent in doc.sents if doc.has_annotation("SENT_START") else ():
        sent.root.dep_ = "ROOT"  # it may be "dep", and who climbs "conj" must come to an end
    found = candidates(doc)
    if encoder is not None:
        found = reconsidered(doc, found, encoder)
    found = without_tickers(doc, without_towns(doc, found))
    found = whole_bodies(doc, without_charges(doc, found))
    found = with_rests(doc, over_brackets(doc, whole_names(doc, found)))
    found = bracketed_typed(doc, without_long_forms(doc, found))
    found = whole_people(doc, found)
    found = whole_products(doc, with_seat_marks(doc, found))
    called = names(doc, found)
    items: list[tuple[int, int, Mention]] = [
        (item.start, item.end, _mention(article, item, name))
        for item, name in zip(found, called, strict=True)
    ]
    links: dict[tuple[int, int], Antecedent] = {}
    also: dict[tuple[int, int], tuple[tuple[Mention, Antecedent], ...]] = {}
    for reference in references(doc, found, called):
        linked = [
            _referring(article, doc, reference, found[index], called[index])
            for index in (reference.antecedent, *reference.also)
        ]
        mention, antecedent = linked[0]
        # "The Brazilian" stands for a person: there it is no word for Brazil.
        items = [one for one in items if one[1] <= reference.start or one[0] >= reference.end]
        items.append((reference.start, reference.end, mention))
        links[mention.start, mention.end] = antecedent
        if len(linked) > 1:
            also[mention.start, mention.end] = tuple(linked[1:])
    items.sort(key=lambda item: item[0])
    return Document(
        article=article,
        doc=doc,
        mentions=tuple(mention for _, _, mention in items),
        spans=tuple(doc[start:end] for start, end, _ in items),
        owner={
            token: index
            for index, (start, end, _) in enumerate(items)
            for token in range(start, end)
        },
        antecedents=links,
        also=also,
    )


def _referring(
    article: Article, doc: Doc, reference: Reference, item: Candidate, name: str
) -> tuple[Mention, Antecedent]:
    """Return the mention of a pronoun or description, and the name that it takes up."""
    last = doc[reference.end - 1]
    mention = Mention(
        article=article.id,
        start=(start := doc[reference.start].idx),
        end=(end := last.idx + len(last)),
        text=article.text[start:end],
        type=item.type,
        name=name,
        concept=item.concept,
        kind=reference.kind,
    )
    return mention, Antecedent(
        mention=(start, end),
        words=mention.text,
        start=item.first,
        end=item.last,
        text=article.text[item.first : item.last],
        rule=reference.rule,
    )


def _mention(article: Article, item: Candidate, name: str) -> Mention:
    return Mention(
        article=article.id,
        start=item.first,
        end=item.last,
        text=article.text[item.first : item.last],
        type=item.type,
        name=name,
        concept=item.concept,
        kind=MentionKind(item.kind),
    )
