"""The annotated article that extractors read."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Span, Token

from kg.model import Antecedent, Article, Mention
from kg.nlp.parsing.lookups import Tokens, all_tokens, among, indexed, whole_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article, its parse, and its mentions with the names they resolve to.

    Attributes:
        article: The article; offsets point into its text.
        doc: spaCy's parse of a view of the text that has the same length (furniture blanked,
            NO-BREAK SPACE and curly quotes replaced one for one): ``token.idx`` is an offset of
            the text.
        mentions: Sorted by place, disjoint.
        spans: The tokens of each mention, in the same order.
        owner: Index of the mention that covers a token, by ``token.i``.
        also: The other things that a description of several stands for, by its span: mentions
            of the same words, each with the name that it takes up.
        antecedents: The name that each pronoun and description takes up, by its span.
        text: ``doc.text``, joined once: spaCy joins it from all tokens at each asking.
        tokens: All tokens of ``doc``: spaCy makes each anew at each asking, and some 30 rules
            look at all.
        kept: What one step has found about the document and another will ask for, by its name.
    """

    article: Article
    doc: Doc
    mentions: tuple[Mention, ...]
    spans: tuple[Span, ...]
    owner: Mapping[int, int]
    antecedents: Mapping[tuple[int, int], Antecedent] = field(default_factory=dict)
    also: Mapping[tuple[int, int], tuple[tuple[Mention, Antecedent], ...]] = field(
        default_factory=dict
    )
    text: str = field(init=False, repr=False, compare=False)
    tokens: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    kept: dict[str, Any] = field(init=False, repr=False, compare=False, default_factory=dict)
    _places: dict[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # By where they start, the last one first: of two that are equal the first is meant.
        places = reversed(list(enumerate(self.mentions)))
        object.__setattr__(self, "_places", {one.start: place for place, one in places})
        object.__setattr__(self, "text", whole_text(self.doc))
        object.__setattr__(self, "tokens", all_tokens(self.doc))

    def of_pos(self, *poses: str) -> Tokens:
        """Return the tokens that are one of some parts of speech, in the order of the text."""
        return among(indexed(self.doc).poses, frozenset(poses))

    def of_tag(self, *tags: str) -> Tokens:
        """Return the tokens that have one of some tags, in the order of the text."""
        return among(indexed(self.doc).tags, frozenset(tags))

    def with_lemma(self, lemmas: Set[str]) -> Tokens:
        """Return the tokens whose lemma, in small letters, is one of some; in order."""
        return among(indexed(self.doc).lemmas, lemmas)

    def with_form(self, forms: Set[str]) -> Tokens:
        """Return the tokens that are one of some words, in small letters; in order."""
        return among(indexed(self.doc).forms, forms)

    def at(self, token: Token) -> Mention | None:
        """Return the mention that covers a token, or None."""
        index = self.owner.get(token.i)
        return None if index is None else self.mentions[index]

    def span(self, mention: Mention) -> Span:
        """Return the tokens of a mention of the document; the first of two that are equal.

        Raises:
            ValueError: If it is no mention of the document.
        """
        place = self._places.get(mention.start)
        if place is None or self.mentions[place] != mention:
            place = self.mentions.index(mention)
        return self.spans[place]

    def linked(self, *mentions: Mention) -> tuple[Antecedent, ...]:
        """Return the names that some mentions take up, sorted; a name takes up none."""
        spans = {(mention.start, mention.end) for mention in mentions}
        found = (self.antecedents.get(span) for span in spans)
        return tuple(sorted(one for one in found if one is not None))
