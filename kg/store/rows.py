"""What an article says, as rows of the tables and back.

Rows hold spans where the model holds a span and its words: a mention or evidence whose words
are not those of the text is refused, as the words would be lost.
"""

import json
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from sys import intern
from typing import Any, NamedTuple

from kg.errors import KGError
from kg.model import (
    Antecedent,
    Article,
    Citation,
    EntityType,
    Evidence,
    Extraction,
    Fact,
    Hint,
    Mention,
    MentionKind,
    Stance,
    Statement,
    Status,
)
from kg.outline import Outline, Printing, linked_mentions

Row = tuple[Any, ...]


class UnsoundError(KGError):
    """What an extractor found does not fit the text."""


class Rows(NamedTuple):
    """Rows of one article for each table, without the article's key."""

    mentions: list[Row]
    facts: list[Row]
    evidence: list[Row]
    statements: list[Row]


def citation_text(citation: Citation) -> str:
    """Return a citation as JSON, as the store keeps it."""
    return json.dumps(asdict(citation), ensure_ascii=False, sort_keys=True)


_CITED = frozenset(field.name for field in fields(Citation))


def citation_of(text: str) -> Citation:
    """Return the citation that the store keeps as JSON; what an older kg wrote is completed."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in json.loads(text).items()
        if name in _CITED
    }
    return Citation(**values)


def article_of(citation: str, text: str, furniture: str, headline: str) -> Article:
    """Return an article from its columns."""
    span = json.loads(headline)
    return Article(
        citation=citation_of(citation),
        text=text,
        furniture=tuple((start, end) for start, end in json.loads(furniture)),
        headline=None if span is None else (span[0], span[1]),
    )


def rows_of(extraction: Extraction, text: str) -> Rows:
    """Return the rows of what an article says; an UnsoundError if the text says otherwise."""
    mentions = list(extraction.mentions)
    listed = len(mentions)
    numbers = {mention: number for number, mention in reversed(list(enumerate(mentions)))}
    for mention in linked_mentions(extraction):
        if numbers.setdefault(mention, len(mentions)) == len(mentions):
            mentions.append(mention)
    found = Rows([], [], [], [])
    for number, mention in enumerate(mentions):
        _check(extraction, text, mention, mention.text)
        found.mentions.append(
            (
                *(number, mention.start, mention.end, mention.type.value, mention.name),
                *(mention.concept, mention.kind.value, int(number < listed)),
            )
        )
    for number, fact in enumerate(extraction.facts):
        status = None if fact.status is None else fact.status.value
        ends = (numbers[fact.subject], fact.relation, numbers[fact.object])
        found.facts.append((number, *ends, fact.role, status))
        for place, one in enumerate(fact.evidence):
            _check(extraction, text, one, one.quote)
            found.evidence.append(
                (
                    *(number, place, one.start, one.end, *one.subject, *one.object),
                    *(one.extractor, one.rule, one.confidence, one.stance.value),
                    *(_antecedent_text(extraction, text, one), one.since, one.until),
                )
            )
    for number, said in enumerate(extraction.statements):
        _check(extraction, text, said, said.quote)
        topics = json.dumps([numbers[topic] for topic in said.topics])
        found.statements.append(
            (
                *(number, numbers[said.speaker], said.start, said.end, int(said.direct)),
                *(topics, *said.sentence, said.rule, said.confidence),
            )
        )
    return found


def signature_bytes(extraction: Extraction) -> bytes:
    """Return a signature as the store keeps it; an UnsoundError for more than 32 bits."""
    try:
        return struct.pack(f"<{len(extraction.signature)}I", *extraction.signature)
    except struct.error as error:
        raise UnsoundError(f"{extraction.citation.name}: signature: {error}") from error


def hints_text(extraction: Extraction) -> str:
    """Return hints as the store keeps them."""
    rows = [(one.type.value, one.name, one.kind, one.what) for one in extraction.hints]
    return json.dumps(rows)


def outline_of(
    citation: str,
    text: str,
    signature: bytes,
    hints: str,
    *,
    rows: Rows,
    known: dict[Row, Printing] | None,
) -> Outline:
    """Return what resolution needs of an article, from columns and rows of the store.

    ``known`` keeps equal printings as one; None leaves them out.
    """
    cited = citation_of(citation)
    here = {row[0]: row for row in rows.mentions}
    mentions = {
        at: _mention(cited.id, text, here[at]) for at in linked(rows.facts, rows.statements)
    }
    if known is None:
        return Outline(_said(cited, text, hints, rows, mentions), None, signature)
    printings = []
    # A mention that is there twice counts once.
    for start, end, *read in {row[1:7]: None for row in rows.mentions}:
        one = (*read, text[start:end])
        printing = known.get(one)
        if printing is None:
            type_, name, concept, kind, words = one
            printing = known[one] = Printing(
                _TYPES[type_], intern(name), intern(words), _KINDS[kind], intern(concept)
            )
        printings.append(printing)
    said = _said(cited, text, hints, rows, mentions)
    return Outline(said, tuple(printings), signature)


def _mention(article: str, text: str, row: Row) -> Mention:
    _, start, end, type_, name, concept, kind, _ = row
    return Mention(
        article=article,
        start=start,
        end=end,
        text=intern(text[start:end]),  # a graph has the same few names many times
        type=_TYPES[type_],
        name=intern(name),
        concept=intern(concept),
        kind=_KINDS[kind],
    )


def _said(
    cited: Citation, text: str, hints: str, rows: Rows, mentions: Mapping[int, Mention]
) -> Extraction:
    """Return what an article says but for its mentions and its signature."""
    evidence = _evidence(cited.id, text, rows.evidence)
    return Extraction(
        citation=cited,
        facts=tuple(
            Fact(
                subject=mentions[subject],
                relation=relation,
                object=mentions[object_],
                role=role,
                status=None if status is None else Status(status),
                evidence=tuple(evidence[number]),
            )
            for number, subject, relation, object_, role, status in rows.facts
        ),
        statements=tuple(_statements(cited.id, text, mentions, rows.statements)),
        hints=tuple(
            Hint(_TYPES[type_], intern(name), kind, intern(what))
            for type_, name, kind, what in _listed(hints)
        ),
    )


_TYPES = {one.value: one for one in EntityType}
_KINDS = {one.value: one for one in MentionKind}
_STANCES = {one.value: one for one in Stance}


def linked(facts: Iterable[Row], statements: Iterable[Row]) -> set[int]:
    """Return the numbers of the mentions that facts and statements link."""
    found = {number for _, subject, _, object_, *_ in facts for number in (subject, object_)}
    for _, speaker, _, _, _, topics, *_ in statements:
        found.add(speaker)
        found.update(_listed(topics))
    return found


def _listed(text: str) -> list[Any]:
    """Return a list from JSON; most are empty."""
    found: list[Any] = [] if text == "[]" else json.loads(text)
    return found


def _evidence(article: str, text: str, rows: Iterable[Row]) -> dict[int, list[Evidence]]:
    found: defaultdict[int, list[Evidence]] = defaultdict(list)
    for fact, _, start, end, s_start, s_end, o_start, o_end, *read in rows:
        extractor, rule, confidence, stance, antecedents, since, until = read
        found[fact].append(
            Evidence(
                article=article,
                start=start,
                end=end,
                quote=text[start:end],
                subject=(s_start, s_end),
                object=(o_start, o_end),
                extractor=extractor,
                rule=rule,
                confidence=confidence,
                stance=_STANCES[stance],
                antecedents=tuple(
                    Antecedent(
                        mention=(begin, stop),
                        words=text[begin:stop],
                        start=first,
                        end=last,
                        text=text[first:last],
                        rule=link,
                    )
                    for begin, stop, first, last, link in _listed(antecedents)
                ),
                since=since,
                until=until,
            )
        )
    return found


def _antecedent_text(extraction: Extraction, text: str, evidence: Evidence) -> str:
    for one in evidence.antecedents:
        if (text[slice(*one.mention)], text[one.start : one.end]) != (one.words, one.text):
            raise UnsoundError(
                f"{extraction.citation.name}: {one.words[:40]!r} or {one.text[:40]!r} is not "
                "what the text has at its place: mend the extractor"
            )
    return json.dumps(
        [(*one.mention, one.start, one.end, one.rule) for one in evidence.antecedents],
        separators=(",", ":"),
    )


def _statements(
    article: str, text: str, mentions: Mapping[int, Mention], rows: Iterable[Row]
) -> Iterator[Statement[Mention]]:
    for _, speaker, start, end, direct, topics, first, last, rule, confidence in rows:
        yield Statement(
            speaker=mentions[speaker],
            article=article,
            start=start,
            end=end,
            quote=text[start:end],
            direct=bool(direct),
            topics=tuple(mentions[number] for number in _listed(topics)),
            sentence=(first, last),
            rule=rule,
            confidence=confidence,
        )


def _check(
    extraction: Extraction,
    text: str,
    one: Mention | Evidence | Statement[Mention],
    words: str,
) -> None:
    id_ = extraction.citation.id
    if one.article != id_ or text[one.start : one.end] != words:
        raise UnsoundError(
            f"{extraction.citation.name}: {words[:40]!r} is not what the text has at "
            f"{one.start}-{one.end}: mend the extractor"
        )
