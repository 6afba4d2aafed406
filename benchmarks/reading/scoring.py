"""Scores facts against annotated news: precision, recall, F1, and agreement on the qualifiers.

The rules are those of the corpus's own guideline, so a figure here equals the figure of the
corpus's scorer on the same lines (``tests/test_benchmarks.py`` pins the rules). A fact is right
where the relation and both ends agree; a symmetric relation agrees either way round. A name
agrees with an entity where, lower-cased and without "the" and punctuation, it equals one of
its names or shares at least half of their joint words with it. A gold fact counts once; a
second right prediction of it is neither right nor wrong; a second wrong one is wrong again.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.nlp.naming.partynames import usual_name

SYMMETRIC = frozenset({"partners_with", "competes_with", "meets", "related_to"})
QUALIFIERS = ("role", "status", "stance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A predicted fact by names. ``article`` is the gold article's id, the stem of its file."""

    article: str
    subject: str
    relation: str
    object: str
    role: str = ""
    status: str = ""
    stance: str = ""


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
    """Annotated words of a speaker; ``start`` and ``end`` are set once the text is known."""

    article: str
    speaker: tuple[str, ...]
    quote: str
    start: int = 0
    end: int = 0


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
        agreement: For each qualifier, the share of right facts whose gold value is met; a
            qualifier that no right fact carries is left out.
    """

    relations: Mapping[str, Counts]
    agreement: Mapping[str, float]

    @property
    def overall(self) -> Counts:
        """Return the sum over all relations (micro average)."""
        every = self.relations.values()
        return Counts(
            right=sum(one.right for one in every),
            wrong=sum(one.wrong for one in every),
            missed=sum(one.missed for one in every),
        )


def named(printed: Sequence[str]) -> tuple[str, ...]:
    """Return names of a thing as an article prints them, and the usual name of a party.

    Articles print "Democrats", and kg names the party.

    >>> named(["Democrats"])
    ('Democrats', 'Democratic Party')
    """
    usual = dict.fromkeys(filter(None, map(usual_name, printed)))
    return tuple(dict.fromkeys((*printed, *usual)))


def words(name: str) -> tuple[str, ...]:
    """Return a name's words as they are compared.

    >>> words("The U.S. Navy")
    ('u', 's', 'navy')
    """
    return tuple(word for word in re.findall(r"\w+", name.lower()) if word != "the")


def agree(name: str, names: Iterable[str]) -> bool:
    """Tell whether a name stands for an entity known by ``names``.

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
    missed: Counter[str] = Counter()
    same: dict[str, Counter[bool]] = {name: Counter() for name in QUALIFIERS}
    for article in gold:
        remaining = list(article.facts)
        found: list[GoldFact] = []
        for guess in by_article[article.id]:
            hit = next((fact for fact in remaining if is_right(guess, fact)), None)
            if hit is not None:
                remaining.remove(hit)
                found.append(hit)
                right[hit.relation] += 1
                for name, value in hit.qualifiers.items():
                    same[name][words(getattr(guess, name)) == words(value)] += 1
            elif not any(is_right(guess, fact) for fact in found):
                wrong[guess.relation] += 1
        missed.update(fact.relation for fact in remaining)
    annotated = right + missed
    return Score(
        relations={
            name: Counts(right=right[name], wrong=wrong[name], missed=missed[name])
            for name in sorted({*annotated, *wrong}, key=lambda name: (-annotated[name], name))
        },
        agreement={
            name: _share(counts[True], counts.total())
            for name, counts in same.items()
            if counts.total()
        },
    )


def score_statements(gold: Iterable[GoldStatement], said: Iterable[Said]) -> Shares:
    """Score statements by speaker and by the stretch of the text.

    A prediction is right where at least half of it lies in annotated words of that speaker; an
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


def read_gold(folder: Path) -> Iterator[GoldArticle]:
    """Read ``*.json`` annotations in the order of their names."""
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        entities = {entity["id"]: entity for entity in record["entities"]}
        facts = []
        for fact in record["facts"]:
            subject, object_ = entities[fact["subject"]], entities[fact["object"]]
            facts.append(
                GoldFact(
                    subject=named(subject["names"]),
                    relation=fact["relation"],
                    object=named(object_["names"]),
                    subject_type=subject["type"],
                    object_type=object_["type"],
                    qualifiers={name: fact[name] for name in QUALIFIERS if fact.get(name)},
                )
            )
        yield GoldArticle(
            id=record["id"],
            facts=tuple(facts),
            statements=tuple(
                GoldStatement(
                    article=record["id"],
                    speaker=tuple(entities[said["speaker"]]["names"]),
                    quote=said["quote"],
                )
                for said in record.get("statements", ())
            ),
        )


def table(score: Score, *, relations: bool = True) -> Iterator[str]:
    """Return the lines of a report: one a relation, one a qualifier, one overall."""
    if relations:
        for name, counts in score.relations.items():
            yield f"{name:<16} {_figures(counts)}  gold {counts.right + counts.missed}"
        for name, share in score.agreement.items():
            yield f"{name:<16} agrees in {share:.3f} of the right facts"
    total = score.overall
    yield f"{'all':<16} {_figures(total)}  gold {total.right + total.missed}"


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
    """Tell whether a prediction agrees with an annotated fact of its article."""
    if guess.relation != fact.relation:
        return False
    if agree(guess.subject, fact.subject) and agree(guess.object, fact.object):
        return True
    return (
        fact.relation in SYMMETRIC
        and agree(guess.subject, fact.object)
        and agree(guess.object, fact.subject)
    )


def is_whole(guess: Guess, fact: GoldFact) -> bool:
    """Tell whether a prediction is right in all that it says: role, status and stance too."""
    return is_right(guess, fact) and all(
        words(getattr(guess, name)) == words(value) for name, value in fact.qualifiers.items()
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _figures(counts: Counts) -> str:
    return f"P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}"
