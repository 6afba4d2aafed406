"""Makes facts with evidence of the relations that the network read."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from math import log, log1p

from kg.model import EntityType, Evidence, Fact, Mention, MentionKind, Stance, Status
from kg.ontology import relations
from kg.text import calibration
from kg.text.document import Document
from kg.text.reading import Link

LEAST = 0.5
"""Facts that are less likely than this are not stated."""

WITH_STATUS = ("holds_position", "member_of", "employed_by")
WIDER = {"spouse_of": "related_to", "child_of": "related_to", "born_in": "from_place"}
"""A relation that says less about the same two than the first."""


def read_facts(document: Document, *, least: float = LEAST) -> Iterator[Fact[Mention]]:
    """Yield the facts of a document, one for each sentence that states it, sorted.

    Args:
        document: The annotated article.
        least: Lowest confidence.
    """
    best: dict[tuple[object, ...], Fact[Mention]] = {}
    for link, known in features(document).items():
        for fact in facts_of(document, link, known):
            if fact.evidence[0].confidence < least:
                continue
            item = fact.evidence[0]
            key = (fact.subject.name, fact.relation, fact.object.name, fact.role, item.start)
            old = best.get(key)
            if old is None or old.evidence[0].confidence < item.confidence:
                best[key] = fact
    yield from sorted(_told_once(best.values()), key=lambda fact: (fact.evidence, fact.key))


def facts_of(
    document: Document, link: Link, known: Mapping[str, float]
) -> Iterator[Fact[Mention]]:
    """Yield the facts of a link: one, or one for each role.

    Args:
        document: The annotated article.
        link: One of its links, with its features (:func:`features`).
        known: These features.
    """
    subject, object_ = document.resolved[link.subject], document.resolved[link.object]
    declared = relations()[link.relation]
    if subject.type not in declared.subjects or object_.type not in declared.objects:
        return
    first, second = link.subject, link.object
    if declared.symmetric and second < first:
        subject, object_, first, second = object_, subject, second, first
    roles = [document.reading.text(role) for role in link.roles] or [""]
    fact = Fact(
        subject=subject,
        relation=link.relation,
        object=object_,
        status=Status(link.status) if link.relation in WITH_STATUS else None,
        evidence=(_evidence(document, link, first, second, known),),
    )
    for role in roles:
        yield replace(fact, role=" ".join(role.split()))


def _evidence(
    document: Document, link: Link, first: int, second: int, known: Mapping[str, float]
) -> Evidence:
    reading, article = document.reading, document.article
    opening, closing = reading.words.sentences[link.sentence]
    start, end = reading.words.places[opening][0], reading.words.places[closing - 1][1]
    context = any(reading.items[at].sentence != link.sentence for at in (first, second))
    ends = [document.resolved[at] for at in (first, second)]
    anaphor = any(one.kind in (MentionKind.PRONOUN, MentionKind.DESCRIPTION) for one in ends)
    antecedents = (document.antecedents.get((one.start, one.end)) for one in ends)
    return Evidence(
        article=article.id,
        start=start,
        end=end,
        quote=article.text[start:end],
        subject=(ends[0].start, ends[0].end),
        object=(ends[1].start, ends[1].end),
        extractor="reader",
        rule="context" if context else "anaphor" if anaphor else "sentence",
        confidence=calibration.load().confidence(link.relation, known),
        stance=Stance(link.stance),
        antecedents=tuple(sorted(one for one in antecedents if one is not None)),
    )


def features(document: Document) -> dict[Link, dict[str, float]]:
    """Return what decides the confidence of each link whose ends are two entities."""
    links = [
        link
        for link in document.reading.links
        if link.subject in document.resolved
        and link.object in document.resolved
        and document.resolved[link.subject].name != document.resolved[link.object].name
    ]
    items = document.reading.items
    crowd = Counter(item.sentence for item in items if item.type >= 0)
    told: defaultdict[Hashable, set[int]] = defaultdict(set)
    for link in links:
        if link.probability > 0.5:
            told[_key(document, link)].add(link.sentence)
    result = {}
    for link in links:
        ends = (link.subject, link.object)
        certainty = min(document.certainty[at] for at in ends)
        result[link] = {
            "score": calibration.logit(link.probability),
            "certainty": log(max(certainty, 1e-3)),
            "anaphor": float(any(items[at].is_anaphor for at in ends)),
            "context": float(any(items[at].sentence != link.sentence for at in ends)),
            "hedged": float(link.stance != "asserted"),
            "support": log1p(len(told[_key(document, link)] - {link.sentence})),
            "crowd": log1p(crowd[link.sentence]),
        }
    return result


def _key(document: Document, link: Link) -> Hashable:
    """Return what two links share that say the same of the same two entities."""
    names = (document.resolved[at].name for at in (link.subject, link.object))
    return (*names, link.relation)


def _told_once(facts: Iterable[Fact[Mention]]) -> Iterator[Fact[Mention]]:
    """Leave out what another fact says more exactly.

    In the same sentence, that is a position without a role beside the same one with a role, and
    "related to" beside "is a child of". In the same article, it is a sentence that has only one
    end of a fact, where another sentence states the same with both, as surely.
    """
    every = list(facts)
    exact = {
        (one.subject.name, wider, one.object.name, one.evidence[0].start)
        for one in every
        for wider in (WIDER.get(one.relation, ""), one.relation if one.role else "")
        if wider
    }
    stated: defaultdict[Hashable, float] = defaultdict(float)
    for one in every:
        if one.evidence[0].rule != "context":
            for key in (_told(one, one.role), _told(one, "")):
                stated[key] = max(stated[key], one.evidence[0].confidence)
    for one in every:
        ends = (one.subject.name, one.object.name)
        start = one.evidence[0].start
        if not one.role and any(
            (a, one.relation, b, start) in exact for a, b in (ends, ends[::-1])
        ):
            continue
        surest = stated[_told(one, one.role)]
        if one.evidence[0].rule == "context" and one.evidence[0].confidence <= surest:
            continue
        yield one


def _told(fact: Fact[Mention], role: str) -> Hashable:
    """Return what a fact says; the ends of a symmetric relation have no order."""
    ends = [fact.subject.name, fact.object.name]
    if relations()[fact.relation].symmetric:
        ends.sort()
    return (fact.relation, *ends, role, fact.status or "")


def without_observers(
    document: Document, facts: Iterable[Fact[Mention]]
) -> Iterator[Fact[Mention]]:
    """Leave out facts about the article's authors, who observe the story and do not act in it.

    An author who is named in the headline, or three times in the story, is what it is about.
    """
    citation = document.article.citation
    title = citation.title.casefold()
    authors = {name.casefold() for name in citation.authors if name.casefold() not in title}
    counts: dict[str, int] = {}
    for mention in document.mentions:
        if mention.type is EntityType.PERSON and mention.kind is MentionKind.NAME:
            name = mention.name.casefold()
            counts[name] = counts.get(name, 0) + 1
    authors = {name for name in authors if counts.get(name, 0) < 3}
    for fact in facts:
        if not {fact.subject.name.casefold(), fact.object.name.casefold()} & authors:
            yield fact
