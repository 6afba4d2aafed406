"""The values that move through kg: article, mention, evidence, fact, statement, entity.

All are frozen standard dataclasses. Offsets are code points of ``Article.text``, 0-based and
end-exclusive, and hold ``article.text[start:end] == text`` for every mention and every quote.

``Fact`` is generic over what it links. ``Fact[Mention]`` leaves the extractors, and
``Fact[Entity]`` enters the graph; the type checker refuses to mix them.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

DEFAULT_MODEL = "en"
"""Name of the default pipeline: spaCy's English tokenizer, without a trained spaCy model. It
stands here so that asking for it does not import spaCy."""


class _Word(StrEnum):
    # That of StrEnum hashes a name in Python, ten times slower.
    __hash__ = str.__hash__


class EntityType(_Word):
    """What kind of thing a mention or an entity is."""

    PERSON = "Person"
    INSTITUTION = "Institution"
    TECHNOLOGY = "Technology"
    PLACE = "Place"


class Stance(_Word):
    """How the article stands to a fact, from the strongest to the weakest.

    Only ``asserted`` and ``reported`` facts become plain triples; the others stay assertions.
    """

    ASSERTED = "asserted"
    REPORTED = "reported"
    PLANNED = "planned"
    SPECULATED = "speculated"
    DENIED = "denied"


class Status(_Word):
    """Whether a position or a membership holds at the time of the article."""

    CURRENT = "current"
    ACTING = "acting"
    FORMER = "former"
    FUTURE = "future"


class MentionKind(_Word):
    """How a mention stands for its thing."""

    NAME = "name"
    """A name, short or long: "Xi Jinping", "Xi", "CPPCC"; also a technology's common noun."""
    DEMONYM = "demonym"
    """An adjective or noun of a country: "Chinese" for China. Never an alias."""
    PRONOUN = "pronoun"
    """A pronoun: "he", "its". Never an alias."""
    DESCRIPTION = "description"
    """A definite noun phrase: "the company", "the country". Never an alias."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Citation:
    """What the graph keeps of an article: all but its text.

    Attributes:
        id: First 12 hexadecimal digits of the sha256 of the UTF-8 text. Content, not location,
            names an article, so the same text read twice is one article.
        sha256: The whole hash.
        name: Short name for people: the file's stem, or the ``id`` of a JSON line.
        source: Where it was read from, as the user gave it (path, ``-``).
        title: Headline, or the first line of prose where there is none.
        url: Canonical address, or "".
        outlet: Publisher as named by the page, or "".
        published: ISO 8601 date of publication ("2024-03-06"), or "" where the source has none.
        language: BCP 47 tag ("en"), or "" where unknown.
        authors: Names in the byline. Authors are observers, never actors.
        length: Code points of the text.
        copy_of: Id of the earliest article with nearly the same words (wire copy, a second
            version), or "" for that one itself and for an article alone. Only a graph knows it.
    """

    id: str
    sha256: str
    name: str
    source: str
    title: str
    url: str = ""
    outlet: str = ""
    published: str = ""
    language: str = "en"
    authors: tuple[str, ...] = ()
    length: int = 0
    copy_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news text with its citation.

    Attributes:
        text: The text as read, never cleaned: all offsets point into it.
        furniture: Spans ``(start, end)`` of what stands around the story (cookie notice,
            caption, credit, navigation), sorted and disjoint. They are never annotated.
        headline: Span of the headline inside ``text``, or None where the text has none.
    """

    citation: Citation
    text: str
    furniture: tuple[tuple[int, int], ...] = ()
    headline: tuple[int, int] | None = None

    @property
    def id(self) -> str:
        """Return the citation's id."""
        return self.citation.id

    @property
    def name(self) -> str:
        """Return the citation's short name."""
        return self.citation.name


def identify(text: str) -> tuple[str, str]:
    """Return the id and the full sha256 of a text.

    >>> identify("Ada Lovelace founded nothing.")[0]
    'be656c92d805'
    """
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return sha256[:12], sha256


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mention:
    """A stretch of text that stands for a thing: a name, a pronoun, or a description.

    Attributes:
        article: Id of the article.
        text: ``article.text[start:end]``, also where it is "he" or "the company".
        name: The name it resolves to within the article ("Xi Jinping" for "he").
        concept: Id of the technology concept ("lithium-batteries"), or "" outside the scheme.
        kind: Whether the text is a name, a demonym, a pronoun or a description.
    """

    article: str
    start: int
    end: int
    text: str
    type: EntityType
    name: str
    concept: str = ""
    kind: MentionKind = MentionKind.NAME


@dataclass(frozen=True, slots=True, order=True)
class Hint:
    """Which of its namesakes an article means by a name.

    By ``kind``, ``what`` is a place that it is from ("of": "a maker from Darmstadt"), in
    ("comma": "Cambridge, Massachusetts") or at ("at"), or what it is called ("is": "maker"); of
    a person a trade ("writer"), of a country what an article pays with ("money": "naira").
    """

    type: EntityType
    name: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Antecedent:
    """The name that a pronoun or description takes up: why "he" is Xi Jinping.

    Attributes:
        mention: Span of the pronoun or description.
        words: Its words ("The 57-year-old").
        start, end: Span of the name, where it was printed last before.
        text: The name as printed there.
        rule: What linked the two ("person-age").
    """

    mention: tuple[int, int]
    words: str
    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """Where a fact is written and what read it there.

    Attributes:
        article: Id of the article.
        start, end: Span of the sentence.
        quote: ``article.text[start:end]``.
        subject, object: Spans of the words that stand for them; inside or before the sentence.
        extractor, rule: What found it ("patterns"), by which rule ("title-before-name").
        confidence: 0 to 1, three decimals.
        stance: How the article stands to it.
        antecedents: What the two words stand for where they are no names, sorted.
        since, until: Day, month or year, in ISO 8601, from which and to which the sentence says
            that a position or membership holds, or "".
    """

    article: str
    start: int
    end: int
    quote: str
    subject: tuple[int, int]
    object: tuple[int, int]
    extractor: str
    rule: str
    confidence: float
    stance: Stance = Stance.ASSERTED
    antecedents: tuple[Antecedent, ...] = ()
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Entity:
    """One person, institution, technology or place across all articles.

    Attributes:
        id: Path of its IRI ("person/hou-lijun", "tech/lithium-batteries").
        name: Its best name.
        aliases: Every other name the articles use, sorted.
        concept: Id of its technology concept, or "".
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    concept: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Unsure:
    """Two entities that may be one: the articles do not say enough.

    Attributes:
        left, right: Their ids, the smaller first.
        features: Pairs (what speaks for or, below zero, against one entity; its weight).
    """

    left: str
    right: str
    features: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """Return the sum of the weights, three decimals."""
        return round(sum(weight for _, weight in self.features), 3)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Offer:
    """A record of another registry that an entity may be: a candidate nobody has decided on.

    ``name`` is that of the record, ``score`` how likely the two are one, 0 to 1.
    """

    entity: str
    iri: str
    name: str = ""
    score: float = 0.0


N = TypeVar("N", Mention, Entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Generic[N]):
    """A typed link between two things with the evidence for it.

    Attributes:
        subject: Who or what it is about.
        relation: Name of a relation of the ontology ("holds_position").
        object: What it is linked to.
        role: The title as printed ("vice chairman") for holds_position; else "".
        status: Whether a position or membership holds; None for other relations.
        evidence: At least one, sorted.
    """

    subject: N
    relation: str
    object: N
    role: str = ""
    status: Status | None = None
    evidence: tuple[Evidence, ...]

    @property
    def key(self) -> tuple[N, str, N, str, str]:
        """Return what makes two facts one: everything but the evidence. Sortable."""
        return (self.subject, self.relation, self.object, self.role, self.status or "")

    @property
    def confidence(self) -> float:
        """Return the confidence of all evidence together, three decimals.

        One minus the product of the misses over distinct quotes: a sentence that agencies
        repeat is one witness.
        """
        best: dict[str, float] = {}
        for item in self.evidence:
            best[item.quote] = max(best.get(item.quote, 0.0), item.confidence)
        miss = 1.0
        for _, confidence in sorted(best.items()):
            miss *= 1.0 - confidence
        return round(1.0 - miss, 3)

    @property
    def stance(self) -> Stance:
        """Return the strongest stance of the evidence, in the order of :class:`Stance`."""
        order = list(Stance)
        return min((item.stance for item in self.evidence), key=order.index)

    @property
    def holds(self) -> bool:
        """Return whether the graph may state the fact as a plain triple.

        Denied, planned and speculated facts, and positions that are former or future, may not.
        """
        return self.stance in (Stance.ASSERTED, Stance.REPORTED) and self.status in (
            None,
            Status.CURRENT,
            Status.ACTING,
        )


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Statement(Generic[N]):
    """What somebody said, in the article's words.

    Attributes:
        speaker: Who said it.
        article: Id of the article.
        start, end: Span of the words said (without quotation marks).
        quote: ``article.text[start:end]``.
        direct: True for words in quotation marks, False for reported speech.
        topics: What the words are about, sorted.
        sentence: Span of the sentence or sentences that hold speaker and words.
        rule: What found it ("said-clause").
        confidence: 0 to 1, three decimals.
    """

    speaker: N
    article: str
    start: int
    end: int
    quote: str
    direct: bool
    topics: tuple[N, ...] = ()
    sentence: tuple[int, int]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything read from one article: pure output of one article's text and the extractors.

    Attributes:
        citation: The article.
        mentions: Every mention of the story, sorted by place.
        facts: One fact for each place that says it, sorted.
        statements: Sorted by place.
        signature: MinHash values of the story's words (:mod:`kg.text.signatures`), which
            tell copies of one text; empty where it has none.
        hints: What tells things from their namesakes, sorted.
    """

    citation: Citation
    mentions: tuple[Mention, ...] = ()
    facts: tuple[Fact[Mention], ...] = ()
    statements: tuple[Statement[Mention], ...] = ()
    signature: tuple[int, ...] = ()
    hints: tuple[Hint, ...] = ()
