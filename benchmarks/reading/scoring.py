"""Scores facts against annotated news: precision, recall, F1, and agreement on the qualifiers.

The rules are those of the guideline of the annotated news, so a figure here equals the figure
of its scorer on the same facts (``tests/benchmarks/test_scoring.py`` pins the rules). A fact is
right if the relation and both ends agree; a symmetric relation agrees either way round. A name
agrees with an entity if, lower-cased and without "the" and punctuation, it equals one of
its names or shares at least half of their joint words with it. A gold fact counts once; a
second right prediction of it is neither right nor wrong; a second wrong one is wrong again.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

SYMMETRIC = frozenset({"partners_with", "competes_with", "meets", "related_to"})
QUALIFIERS = ("role", "status", "stance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A predicted fact by names, and its confidence.

    ``article`` is the gold article's id, the stem of its file.
    """

    article: str
    subject: str
    relation: str
    object: str
    role: str = ""
    status: str = ""
    stance: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFact:
    """An annotated fact: each end is every name the article uses for that entity."""

    subject: tuple[str, ...]
    relation: str
    object: tuple[str, ...]
    subject_type: str
    object_type: str
    qualifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """Annotated words of a speaker, by their place in the text."""

    article: str
    speaker: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An annotated article."""

    id: str
    facts: tuple[GoldFact, ...]
    statements: tuple[GoldStatement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A predicted statement: a speaker's name and the stretch of the text that was said."""

    article: str
    speaker: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Precision and recall that are not counted on the same items."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many predictions are right and wrong and how many gold facts are missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Return the share of right predictions; 0 where there is none."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of gold facts found; 0 where there is none."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The outcome: counts for each relation, most frequent first, and qualifier agreement.

    Attributes:
        relations: Counts by relation, every relation that was annotated or predicted.
        agreement: For each qualifier, how many right facts have the annotated value and how
            many have another; a qualifier that no right fact carries is left out.
    """

    relations: Mapping[str, Counts]
    agreement: Mapping[str, Counts]

    @property
    def overall(self) -> Counts:
        """Return the sum over all relations (micro average)."""
        return self.of(self.relations)

    def of(self, names: Iterable[str]) -> Counts:
        """Return the sum over some relations."""
        every = [self.relations[name] for name in names if name in self.relations]
        return Counts(
            right=sum(one.right for one in every),
            wrong=sum(one.wrong for one in every),
            missed=sum(one.missed for one in every),
        )


def words(name: str) -> tuple[str, ...]:
    """Return a name's words as they are compared.

    >>> words("The U.S. Navy")
    ('u', 's', 'navy')
    """
    return tuple(word for word in re.findall(r"\w+", name.lower()) if word != "the")


def agree(name: str, names: Iterable[str]) -> bool:
    """Return True if a name stands for an entity known by ``names``.

    >>> agree("President Xi Jinping", ["Xi Jinping"]), agree("Xi", ["Xi Jinping", "he"])
    (True, True)
    >>> agree("Shanghai", ["Shanghai Institute of Neurosurgery"])
    False
    """
    mine = words(name)
    for other in map(words, names):
        if mine == other:
            return True
        if mine and len({*mine} & {*other}) / len({*mine} | {*other}) >= 0.5:
            return True
    return False


def score(gold: Iterable[GoldArticle], guesses: Iterable[Guess]) -> Score:
    """Score predictions against gold. The order of an article's guesses may decide a tie."""
    by_article = defaultdict(list)
    for guess in guesses:
        by_article[guess.article].append(guess)
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    every: Counter[str] = Counter()
    same: dict[str, Counter[bool]] = {name: Counter() for name in QUALIFIERS}
    for article in gold:
        every.update(fact.relation for fact in article.facts)
        for guess, hit in matched(article.facts, by_article[article.id]):
            if hit is None:
                wrong[guess.relation] += 1
                continue
            right[hit.relation] += 1
            for name, value in hit.qualifiers.items():
                same[name][words(getattr(guess, name)) == words(value)] += 1
    return Score(
        relations={
            name: Counts(right=right[name], wrong=wrong[name], missed=every[name] - right[name])
            for name in sorted({*every, *wrong}, key=lambda name: (-every[name], name))
        },
        agreement={
            name: Counts(right=counts[True], wrong=counts[False])
            for name, counts in same.items()
            if counts.total()
        },
    )


def matched(
    facts: Iterable[GoldFact], guesses: Iterable[Guess]
) -> Iterator[tuple[Guess, GoldFact | None]]:
    """Yield the guesses of an article with the fact each finds, None for a wrong guess.

    A second right guess of a fact is left out.
    """
    remaining, found = list(facts), list[GoldFact]()
    for guess in guesses:
        hit = next((fact for fact in remaining if is_right(guess, fact)), None)
        if hit is not None:
            remaining.remove(hit)
            found.append(hit)
            yield guess, hit
        elif not any(is_right(guess, fact) for fact in found):
            yield guess, None


def score_statements(gold: Iterable[GoldStatement], said: Iterable[Said]) -> Shares:
    """Score statements by speaker and by the stretch of the text.

    A prediction is right if at least half of it lies in annotated words of that speaker; an
    annotated statement is found where right predictions cover at least half of it. One long
    quote that is read in two parts, around "she said", is found once and right twice.
    """
    wanted, guessed = list(gold), list(said)
    covered = [0] * len(wanted)
    right = 0
    for guess in guessed:
        inside = 0
        for index, one in enumerate(wanted):
            if one.article == guess.article and agree(guess.speaker, one.speaker):
                shared = max(0, min(one.end, guess.end) - max(one.start, guess.start))
                inside += shared
                covered[index] += shared
        right += 2 * inside >= guess.end - guess.start
    found = sum(
        2 * shared >= one.end - one.start for shared, one in zip(covered, wanted, strict=True)
    )
    return Shares(precision=_share(right, len(guessed)), recall=_share(found, len(wanted)))


def common_relations(gold: Sequence[GoldArticle]) -> Mapping[tuple[str, str], str]:
    """Return the most frequent relation of each pair of types; ties go to the first name."""
    counted: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for article in gold:
        for fact in article.facts:
            counted[fact.subject_type, fact.object_type][fact.relation] += 1
    return {
        types: min(names, key=lambda name: (-names[name], name))
        for types, names in counted.items()
    }


def is_right(guess: Guess, fact: GoldFact) -> bool:
    """Return True if a prediction agrees with an annotated fact of its article."""
    if guess.relation != fact.relation:
        return False
    if agree(guess.subject, fact.subject) and agree(guess.object, fact.object):
        return True
    return (
        fact.relation in SYMMETRIC
        and agree(guess.subject, fact.object)
        and agree(guess.object, fact.subject)
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
