"""Links facts and statements of all articles to entities."""

import gc
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from kg.model import (
    Citation,
    Entity,
    Extraction,
    Fact,
    Hint,
    Mention,
    Statement,
    Unsure,
)
from kg.ordering import Appearances, evidence_order, fact_order, statement_order
from kg.outline import Outline, linked_mentions
from kg.resolve.cache import Kept
from kg.resolve.entities import Naming, entities
from kg.resolve.identities import EMPTY, Identities, updated
from kg.resolve.ledger import Decision
from kg.resolve.mention_table import MentionTable
from kg.resolve.near_duplicates import Signed

Key = tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """All that a graph is assembled from; the same for any order of the extractions.

    Attributes:
        entities: Those that a fact or a statement links and those that an article names; by id.
        facts: One for each place that says it; :func:`kg.graph.assemble` merges them.
        statements: Sorted.
        citations: One for each article, sorted.
        appearances: Pairs (article id, entity id), sorted.
        prints: Pairs (article id, alias of an entity that it names so), sorted.
        unsure: Pairs of entities that may be one, sorted.
        unused: Decisions of the ledger about ids that no article has, in their order.
        refused: Decisions that part what is one name in one article, in their order.
        redirects: Pairs (id that was merged into another, that other), sorted.
        identities: The registry of ids as it is after this.
        kept: What the next resolution need not find out again, where digests were given.
    """

    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact[Entity], ...] = ()
    statements: tuple[Statement[Entity], ...] = ()
    citations: tuple[Citation, ...] = ()
    appearances: Sequence[tuple[str, str]] = ()
    prints: tuple[tuple[str, str], ...] = ()
    unsure: tuple[Unsure, ...] = ()
    unused: tuple[Decision, ...] = ()
    refused: tuple[Decision, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
    identities: Identities = EMPTY
    kept: Kept | None = None


def resolve(
    extractions: Iterable[Extraction | Outline],
    *,
    decisions: Sequence[Decision] = (),
    identities: Identities = EMPTY,
    digests: Mapping[str, str] | None = None,
    kept: Kept | None = None,
) -> Resolved:
    """Return the entities of all articles, and their facts and statements linked to them.

    Args:
        extractions: One for each article, in any order; an article read twice counts once. Only
            an article of which ``kept`` has what it names may have an outline without that.
        decisions: What a person has decided (:mod:`kg.resolve.ledger`); wins over scores.
        identities: The registry of ids (:mod:`kg.resolve.identities`); things keep theirs.
        digests: Hash of what each article says, by its id; None keeps nothing.
        kept: What an earlier resolution found, by the same kg.

    A fact whose two ends turn out to be one entity is dropped. Python's cyclic garbage
    collector rests meanwhile, in all threads.
    """
    with collector_resting():
        printed = MentionTable(before=None if kept is None else kept.printed)
        signed, every = Signed(), []
        for one in extractions:
            if isinstance(one, Outline):
                if one.printings is None:
                    printed.same(one.said.citation.id)
                else:
                    printed.put(one.said.citation.id, one.printings)
                signed.add(one.said.citation, one.signature)
                every.append(one.said)
                continue
            printed.add((*one.mentions, *linked_mentions(one)))
            signed.add(one.citation, one.signature)
            # What is kept now is a tenth: nobody asks again where a name stands.
            every.append(replace(one, mentions=(), signature=()))
        citations = _citations(every, signed)
        del signed
        return _resolved(every, printed, citations, decisions, identities, digests, kept)


@contextmanager
def collector_resting() -> Iterator[None]:
    """Switch the cyclic garbage collector off, and on again if it was on.

    Resolution makes no reference cycles, so the collector finds nothing; but it looks through
    all that is alive again and again, the longer the more there is: 0, 15 and 20 % of the time
    for 1,000, 10,000 and 100,000 names, and 20 to 40 % of reading a store and of assembling.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _resolved(
    every: Sequence[Extraction],
    printed: MentionTable,
    citations: tuple[Citation, ...],
    decisions: Sequence[Decision],
    identities: Identities,
    digests: Mapping[str, str] | None,
    kept: Kept | None,
) -> Resolved:
    found, unsure, judged, assigned, namings, alone, kept = entities(
        printed,
        # A fact may be there twice, as one that two readings of an article give.
        facts=sorted((fact for one in every for fact in one.facts), key=_place),
        citations=citations,
        decisions=decisions,
        identities=identities,
        hints=_hints(every),
        digests=digests,
        kept=kept,
    )
    wanted = {one.entity.id: one.entity for one in namings if one.named}
    facts = _facts(every, found, wanted)
    statements = {
        statement_order(said): said
        for one in every
        for said in (_statement(said, found, wanted) for said in one.statements)
    }
    ids = wanted.keys()
    after = updated(identities, assigned, ids)
    if kept is not None:
        printed.register(alone, after)
        kept = replace(kept, registry=after.hash())
    return Resolved(
        entities=tuple(wanted[id_] for id_ in sorted(wanted)),
        facts=tuple([facts[key] for key in sorted(facts)]),
        statements=tuple([statements[key] for key in sorted(statements)]),
        citations=citations,
        appearances=_appearances(namings, ids),
        prints=tuple(
            sorted({pair for one in namings if one.entity.id in ids for pair in one.prints()})
        ),
        unsure=tuple(one for one in unsure if {one.left, one.right} <= ids),
        unused=judged.unused,
        refused=judged.refused,
        redirects=tuple(
            sorted((old, new) for old, new in assigned.redirects.items() if new in ids)
        ),
        identities=after,
        kept=kept,
    )


def _appearances(namings: Iterable[Naming], ids: Collection[str]) -> Appearances:
    """Return article and entity for each entity that an article names."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for one in namings:
        if one.entity.id in ids:
            for article in one.uses.articles:
                named[article].append(one.entity.id)
    return Appearances(named)


def _hints(every: Sequence[Extraction]) -> dict[str, set[Hint]]:
    """Return the hints of each article; one that was read twice has those of both readings."""
    found: defaultdict[str, set[Hint]] = defaultdict(set)
    for one in every:
        if one.hints:
            found[one.citation.id].update(one.hints)
    return dict(found)


def _place(fact: Fact[Mention]) -> tuple[object, ...]:
    """Return what sorts facts by their two mentions, relation and role."""
    ends = [
        (one.article, one.start, one.end, one.text, one.type, one.name, one.concept, one.kind)
        for one in (fact.subject, fact.object)
    ]
    return (*ends, fact.relation, fact.role)


def _facts(
    extractions: Iterable[Extraction],
    found: Mapping[Mention, Entity],
    linked: MutableMapping[str, Entity],
) -> dict[Key, Fact[Entity]]:
    """Return the facts of two entities; both ends of all facts are added to ``linked``."""
    facts: dict[Key, Fact[Entity]] = {}
    for one in extractions:
        for fact in one.facts:
            subject, object_ = found[fact.subject], found[fact.object]
            linked[subject.id], linked[object_.id] = subject, object_
            if subject.id == object_.id:
                continue
            evidence = fact.evidence
            both = Fact(
                subject=subject,
                relation=fact.relation,
                object=object_,
                role=fact.role,
                status=fact.status,
                evidence=evidence if len(evidence) == 1 else tuple(sorted(set(evidence))),
            )
            facts[_key(both)] = both
    return {_key(fact): fact for fact in _same_roles(facts.values())}


def _key(fact: Fact[Entity]) -> Key:
    """Return what sorts facts of entities, and tells each from the others."""
    return (fact_order(fact), tuple(map(evidence_order, fact.evidence)))


def _same_roles(facts: Collection[Fact[Entity]]) -> Iterator[Fact[Entity]]:
    """Yield the facts with one spelling for roles that differ in case only, the most frequent.

    "President Xi Jinping" and "Xi, president of China" print one role.
    """
    count: defaultdict[tuple[str, str, str, str], Counter[str]] = defaultdict(Counter)
    for fact in facts:
        if fact.role:
            count[_post(fact)][fact.role] += 1
    for fact in facts:
        spellings = count[_post(fact)] if fact.role else ()
        if len(spellings) < 2:
            yield fact
        else:
            role = min(spellings, key=lambda role: (-spellings[role], role))
            yield replace(fact, role=role)


def _post(fact: Fact[Entity]) -> tuple[str, str, str, str]:
    return (fact.subject.id, fact.relation, fact.object.id, fact.role.casefold())


def _statement(
    said: Statement[Mention],
    found: Mapping[Mention, Entity],
    linked: MutableMapping[str, Entity],
) -> Statement[Entity]:
    """Return a statement of entities, which are added to ``linked``."""
    speaker = linked.setdefault((one := found[said.speaker]).id, one)
    topics = {one.id: one for one in (found[topic] for topic in said.topics)}
    linked.update(topics)
    topics.pop(speaker.id, None)
    return Statement(
        speaker=speaker,
        article=said.article,
        start=said.start,
        end=said.end,
        quote=said.quote,
        direct=said.direct,
        topics=tuple([topics[id_] for id_ in sorted(topics)]),
        sentence=said.sentence,
        rule=said.rule,
        confidence=said.confidence,
    )


def _citations(extractions: Sequence[Extraction], signed: Signed) -> tuple[Citation, ...]:
    """Return one citation for each text, the first in the alphabet where it was read twice."""
    found: dict[str, Citation] = {}
    for citation in sorted({one.citation for one in extractions}):
        found.setdefault(citation.id, citation)
    first = signed.copies()
    copies = ((one, first.get(one.id, "")) for one in found.values())
    return tuple(
        one if one.copy_of == earliest else replace(one, copy_of=earliest)
        for one, earliest in copies
    )
