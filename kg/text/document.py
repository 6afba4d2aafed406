"""The annotated article that extractors read, and how an article becomes one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.model import Antecedent, Article, EntityType, Mention, MentionKind
from kg.text import naming, network, windows
from kg.text.pairs import TYPES
from kg.text.plaintext import view
from kg.text.reading import Reading, read

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_DEMONYM = 8
_PRONOUNS = frozenset(
    (
        "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its",
        "itself", "they", "them", "their", "theirs", "themselves", "i", "me", "my", "mine",
        "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "one",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article, its tokens, and its mentions with the names they resolve to.

    Attributes:
        article: The article; offsets point into its text.
        doc: spaCy's tokens and sentences of a view of the text that has the same length
            (furniture blanked, odd characters made plain): ``token.idx`` is an offset of the
            text. Parts of speech and dependencies are there only with a pipeline that sets them
            (``--model``).
        mentions: Sorted by place, disjoint.
        antecedents: The name that each pronoun and description takes up, by its span.
        reading: What the network read, in words.
        resolved: The mention of each item of the reading that stands for an entity.
        certainty: How sure each of these items is: of its own tags and its antecedents.
    """

    article: Article
    doc: "Doc"
    mentions: tuple[Mention, ...]
    antecedents: Mapping[tuple[int, int], Antecedent] = field(default_factory=dict)
    reading: Reading = field(repr=False)
    resolved: Mapping[int, Mention] = field(default_factory=dict, repr=False)
    certainty: Mapping[int, float] = field(default_factory=dict, repr=False)


def annotate(articles: Iterable[Article], nlp: "Language") -> Iterator[Document]:
    """Annotate articles, in their order.

    Args:
        articles: The articles.
        nlp: A pipeline that sets sentence starts (:func:`kg.text.pipeline.load`).

    Raises:
        KGError: If a text is too long for the pipeline, or the weights cannot be loaded.
    """
    for article in articles:
        if len(article.text) > nlp.max_length:
            raise KGError(
                f"{article.citation.source or article.name}: {len(article.text):,} characters "
                f"are more than {nlp.max_length:,}: split it into articles"
            )
        yield document(article, nlp(view(article)))


def document(article: Article, doc: "Doc") -> Document:
    """Return the annotated article of tokens with sentence starts.

    Args:
        article: The article.
        doc: Tokens of a text of the same length as the article's.
    """
    text = windows.words(doc, headline=article.headline)
    found = read(text, network.load())
    mentions = dict(_names(article, found))
    certainty = {at: found.certainty[at] for at in mentions}
    antecedents: dict[tuple[int, int], Antecedent] = {}
    for at, item in enumerate(found.items):
        if item.is_anaphor and (linked := _antecedent(found, at)) is not None:
            name, sure = linked
            mention = _referring(article, found, at, mentions[name])
            mentions[at] = mention
            certainty[at] = min(found.certainty[at], certainty[name]) * sure
            start, end = found.span(name)
            antecedents[mention.start, mention.end] = Antecedent(
                mention=(mention.start, mention.end),
                words=mention.text,
                start=start,
                end=end,
                text=article.text[start:end],
                rule="coreference",
            )
    return Document(
        article=article,
        doc=doc,
        mentions=tuple(sorted(mentions.values(), key=lambda one: (one.start, one.end))),
        antecedents=antecedents,
        reading=found,
        resolved=mentions,
        certainty=certainty,
    )


def _names(article: Article, reading: Reading) -> Iterator[tuple[int, Mention]]:
    """Yield the items that are names or demonyms, by index, with their full names.

    A demonym of no known place is left out.
    """
    own = [
        at
        for at, one in enumerate(reading.items)
        if 0 <= one.label < 4 or one.label == _DEMONYM
    ]
    found = []
    for at in own:
        item, (start, end) = reading.items[at], reading.span(at)
        kind = MentionKind.DEMONYM if item.label == _DEMONYM else MentionKind.NAME
        type_ = EntityType(TYPES[item.type])
        found.append(naming.Name(start, end, reading.words.text[start:end], type_, kind))
    for at, one, full in zip(
        own, found, naming.full_names(found, reading.words.text), strict=True
    ):
        if not full:
            continue
        yield (
            at,
            Mention(
                article=article.id,
                start=one.start,
                end=one.end,
                text=article.text[one.start : one.end],
                type=one.type,
                name=full,
                concept=naming.concept(full) if one.type is EntityType.TECHNOLOGY else "",
                kind=one.kind,
            ),
        )


def _antecedent(reading: Reading, at: int) -> tuple[int, float] | None:
    """Return the name that an anaphor stands for, over other anaphors, and how sure that is."""
    sure, seen = 1.0, {at}
    while reading.items[at].is_anaphor:
        if at not in reading.antecedent:
            return None
        at, probability = reading.antecedent[at]
        sure *= probability
        if at in seen:
            return None
        seen.add(at)
    return at, sure


def _referring(article: Article, reading: Reading, at: int, name: Mention) -> Mention:
    start, end = reading.span(at)
    words = article.text[start:end]
    is_pronoun = words.casefold() in _PRONOUNS
    return Mention(
        article=article.id,
        start=start,
        end=end,
        text=words,
        type=name.type,
        name=name.name,
        concept=name.concept,
        kind=MentionKind.PRONOUN if is_pronoun else MentionKind.DESCRIPTION,
    )
