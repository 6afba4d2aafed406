"""Brings together what several extractors read in one article: one fact, all its evidence.

The network says which pair stands in which relation, the rules also which words say it. So
where both read one sentence alike, the fact is the rule's, with its title, status and stance,
and the network is its second witness.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Fact, Mention, Status
from kg.ontology import relations

SUPPORTING = frozenset(("learned",))
"""Extractors that read pairs, not words: they follow the others in title, status and stance."""

_WORK = frozenset(("holds_position", "member_of", "employed_by"))
"""Relations of which a title decides: who holds a position is employed or a member."""

KIN = frozenset(("child_of", "spouse_of"))
"""Relations that say more than that two are related."""

SELDOM_TWO = frozenset(
    ("holds_position", "employed_by", "member_of", "located_in", "part_of", "from_place")
)
"""Relations in which one sentence seldom has a thing stand to two others. Where a rule names
the one, another one that the network names is most often a neighbour's, in a list of people."""

_Pair = tuple[str, str]
_Post = tuple[str, str, int]


def merged(found: Mapping[str, Iterable[Fact[Mention]]]) -> list[Fact[Mention]]:
    """Return one fact for each place of an article that says one, sorted.

    A fact that two rules read in one sentence stays two, one for each rule, with the same key:
    they become one in the graph. A fact of an extractor of :data:`SUPPORTING` becomes evidence
    of the fact that another extractor reads in the same sentence of the same two, and is left
    out where it says less than another fact of the article does ("employed" of a chairman).

    Args:
        found: Facts by the name of their extractor.
    """
    facts: dict[tuple[object, ...], Fact[Mention]] = {}
    support: list[Fact[Mention]] = []
    for name in sorted(found):
        for fact in sorted(found[name], key=_order):
            if name in SUPPORTING:
                support.append(fact)
            else:
                facts.setdefault(_place(fact), fact)
    pairs: defaultdict[_Pair, list[tuple[object, ...]]] = defaultdict(list)
    for place, fact in facts.items():
        for pair in _pairs(fact):
            pairs[pair].append(place)
    taken = _taken(facts.values())
    past = _past(facts.values())
    for fact in support:
        rivals = pairs.get((fact.subject.name, fact.object.name), [])
        if fact.relation == "related_to":
            rivals = [*rivals, *pairs.get((fact.object.name, fact.subject.name), [])]
        alike = list(_alike(fact, [(place, facts[place]) for place in rivals]))
        if alike:
            kept = facts[alike[0]]
            said = replace(fact.evidence[0], stance=kept.evidence[0].stance)
            facts[alike[0]] = replace(kept, evidence=tuple(sorted({*kept.evidence, said})))
        elif not (
            _implied(fact, [facts[place] for place in rivals])
            or _is_taken(fact, taken)
            or _is_others(fact, past)
        ):
            facts.setdefault(_pair_in_sentence(fact), fact)
    return sorted(facts.values(), key=_order)


def _order(fact: Fact[Mention]) -> tuple[object, ...]:
    return fact.evidence, fact.key


def _place(fact: Fact[Mention]) -> tuple[object, ...]:
    """Return what makes two facts of one article the same.

    One sentence says one thing once: "vehicles (NEVs)" is not two witnesses.
    """
    evidence = fact.evidence[0]
    return (
        fact.subject.name,
        fact.relation,
        fact.object.name,
        fact.role,
        fact.status,
        evidence.start,
        evidence.rule,
        evidence.stance,
    )


def _pair_in_sentence(fact: Fact[Mention]) -> tuple[object, ...]:
    """Return what makes two facts of the network the same, whichever mentions it took.

    Of a name that a sentence prints twice, it says the same of both, but another stance; what
    is mutual it may say both ways.
    """
    return min((*ends, *_place(fact)[3:-1]) for ends in _ends(fact))


def _ends(fact: Fact[Mention]) -> Iterator[tuple[str, str, str]]:
    for first, second in _pairs(fact):
        yield first, fact.relation, second


def _pairs(fact: Fact[Mention]) -> Iterator[_Pair]:
    yield fact.subject.name, fact.object.name
    known = relations().get(fact.relation)
    if known is not None and known.symmetric:
        yield fact.object.name, fact.subject.name


def _alike(
    fact: Fact[Mention], rivals: Sequence[tuple[tuple[object, ...], Fact[Mention]]]
) -> Iterator[tuple[object, ...]]:
    """Yield the places of facts that say the same in the same sentence, same title first."""
    start = fact.evidence[0].start
    here = [(place, other) for place, other in rivals if other.evidence[0].start == start]
    for same_role in (True, False):
        for place, other in here:
            same = other.relation == fact.relation or {other.relation, fact.relation} <= _WORK
            if same and (other.role == fact.role) is same_role:
                yield place


def _implied(fact: Fact[Mention], rivals: Sequence[Fact[Mention]]) -> bool:
    """Tell whether another fact of the article says more of the same two."""
    if fact.relation == "related_to":
        return any(other.relation in KIN for other in rivals)
    return (
        fact.relation in _WORK
        and not fact.role
        and any(other.relation in _WORK and other is not fact for other in rivals)
    )


def _past(facts: Iterable[Fact[Mention]]) -> dict[_Post, set[str]]:
    """Return who is said beside their name to have held which post in which sentence.

    In "X, the former O chair, succeeded Y" the past is that of X alone, and the network gives
    it to Y too.
    """
    past: defaultdict[_Post, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.status is Status.FORMER and fact.evidence[0].rule in _BESIDE:
            past[_post(fact)].add(fact.subject.name)
    return past


def _is_others(fact: Fact[Mention], past: Mapping[_Post, set[str]]) -> bool:
    """Tell whether a past is that of another person only."""
    holders = past.get(_post(fact), {fact.subject.name})
    return fact.status is Status.FORMER and fact.subject.name not in holders


_BESIDE = frozenset(("apposition", "title-before-name"))
"""Rules that read a title which stands at a name."""


def _post(fact: Fact[Mention]) -> _Post:
    return fact.role.lower(), fact.object.name, fact.evidence[0].start


def _kind(fact: Fact[Mention]) -> str:
    return "work" if fact.relation in _WORK else fact.relation


def _taken(facts: Iterable[Fact[Mention]]) -> dict[tuple[str, str, int], str]:
    """Return whom or what rules say that a thing stands to, by relation and sentence."""
    taken: dict[tuple[str, str, int], str] = {}
    for fact in facts:
        start = fact.evidence[0].start
        if fact.relation in SELDOM_TWO:
            taken[fact.subject.name, _kind(fact), start] = fact.object.name
        elif fact.relation == "spouse_of":
            taken[fact.subject.name, fact.relation, start] = fact.object.name
            taken[fact.object.name, fact.relation, start] = fact.subject.name
    return taken


def _is_taken(fact: Fact[Mention], taken: Mapping[tuple[str, str, int], str]) -> bool:
    """Tell whether a rule says the same of the same one and of another one in its sentence."""
    start = fact.evidence[0].start
    if fact.relation == "spouse_of":
        ends = fact.subject.name, fact.object.name
        others = (taken.get((end, fact.relation, start)) for end in ends)
        return any(other not in (None, *ends) for other in others)
    other = taken.get((fact.subject.name, _kind(fact), start))
    return fact.relation in SELDOM_TWO and other not in (None, fact.object.name)
