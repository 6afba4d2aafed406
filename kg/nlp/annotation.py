"""Article in, Document out: parse, find names, resolve them within the article."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.model import Article, Mention, MentionKind
from kg.nlp.candidates import Candidate, candidates
from kg.nlp.document import Document
from kg.nlp.naming import names
from kg.nlp.pipeline import parse
from kg.nlp.references import references

if TYPE_CHECKING:
    from spacy.language import Language


def annotate(articles: Iterable[Article], nlp: "Language") -> Iterator[Document]:
    """Annotate articles in their order; see :func:`document` for one.

    Raises:
        KGError: If a text is too long for the model.
    """
    for article, doc in parse(articles, nlp):
        yield document(article, doc)


def document(article: Article, doc: Doc) -> Document:
    """Find the mentions of a parsed article.

    Args:
        article: The article.
        doc: Parse of a text of the same length as the article's.
    """
    found = candidates(doc)
    called = names(doc, found)
    items: list[tuple[int, int, Mention]] = [
        (item.start, item.end, _mention(article, item, name))
        for item, name in zip(found, called, strict=True)
    ]
    for reference in references(doc, found, called):
        antecedent = found[reference.antecedent]
        last = doc[reference.end - 1]
        mention = Mention(
            article=article.id,
            start=(start := doc[reference.start].idx),
            end=(end := last.idx + len(last)),
            text=article.text[start:end],
            type=antecedent.type,
            name=called[reference.antecedent],
            concept=antecedent.concept,
            kind=reference.kind,
        )
        items.append((reference.start, reference.end, mention))
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
