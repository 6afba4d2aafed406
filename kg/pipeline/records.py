"""Flat records of facts, statements and mentions, as JSON for pipes and as Parquet files."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KGError
from kg.graph import Graph
from kg.model import Citation, Entity, Evidence, Extraction, Fact, Mention
from kg.pipeline import files
from kg.support import support

if TYPE_CHECKING:
    import pyarrow

Record = dict[str, Any]

ROWS = 100_000
"""Rows of a file: about 50 MB in memory while it is written, 5 MB on disk."""

_INTEGERS = frozenset(
    f"{prefix}{end}"
    for prefix in ("", "subject_", "object_", "speaker_")
    for end in ("start", "end")
)


def facts(extraction: Extraction) -> Iterator[Record]:
    """Yield one record for each place of an article that says a fact.

    Where several rules or extractors read the same in one sentence, ``extractor`` names them
    all, the surest first, and offsets and confidence are those of the surest: one sentence is
    one witness. ``subject`` and ``object`` are the names that the mentions resolve to; the
    offsets beside them are where the sentence has its own words, maybe "she". ``role`` and
    ``status`` are null where a relation has none.
    """
    places: dict[tuple[object, ...], list[tuple[Fact[Mention], Evidence]]] = {}
    for fact in extraction.facts:
        for evidence in fact.evidence:
            places.setdefault(_place(fact, evidence), []).append((fact, evidence))
    for said in places.values():
        ((fact, surest), *_) = said = sorted(said, key=lambda one: -one[1].confidence)
        rules = dict.fromkeys(f"{one.extractor}:{one.rule}" for _, one in said)
        yield _fact(extraction.citation, fact, surest) | {"extractor": ", ".join(rules)}


def _place(fact: Fact[Mention], evidence: Evidence) -> tuple[object, ...]:
    """Return what makes two readings one: the fact, its stance and the words that say it."""
    ends = [(end.name, end.type) for end in (fact.subject, fact.object)]
    said = fact.relation, fact.role, fact.status, evidence.stance
    return *ends, *said, evidence.start, evidence.end


def statements(extraction: Extraction) -> Iterator[Record]:
    """Yield one record for each statement of an article."""
    for said in extraction.statements:
        yield {
            "source": extraction.citation.source,
            "article": extraction.citation.name,
            "speaker": said.speaker.name,
            "speaker_type": said.speaker.type,
            "speaker_start": said.speaker.start,
            "speaker_end": said.speaker.end,
            "direct": said.direct,
            "topics": [topic.name for topic in said.topics],
            "confidence": said.confidence,
            "extractor": said.rule,
            "quote": said.quote,
            "start": said.start,
            "end": said.end,
        }


def mentions(extraction: Extraction) -> Iterator[Record]:
    """Yield one record for each mention of an article."""
    for mention in extraction.mentions:
        yield {
            "source": extraction.citation.source,
            "article": extraction.citation.name,
            "name": mention.name,
            "type": mention.type,
            "kind": mention.kind,
            "concept": mention.concept or None,
            "text": mention.text,
            "start": mention.start,
            "end": mention.end,
        }


def graph_facts(graph: Graph) -> Iterator[Record]:
    """Yield one record for each fact of a graph, with all its evidence."""
    citations = {citation.id: citation for citation in graph.citations}
    for fact in graph.facts:
        yield entity_fact(fact, citations)


def entity_fact(fact: Fact[Entity], citations: Mapping[str, Citation]) -> Record:
    """Return the record of a fact of a graph; evidence tells what is known of its article."""
    counted = support(fact, citations)
    return {
        "subject": fact.subject.name,
        "subject_id": fact.subject.id,
        "subject_type": fact.subject.type,
        "relation": fact.relation,
        "object": fact.object.name,
        "object_id": fact.object.id,
        "object_type": fact.object.type,
        "role": fact.role or None,
        "status": fact.status,
        "stance": fact.stance,
        "confidence": fact.confidence,
        "holds": fact.holds,
        "articles": counted.articles,
        "independent": counted.independent,
        "evidence": [
            {
                **cited(citations.get(evidence.article), evidence.article),
                "extractor": f"{evidence.extractor}:{evidence.rule}",
                "stance": evidence.stance,
                "confidence": evidence.confidence,
                "quote": evidence.quote,
                "start": evidence.start,
                "end": evidence.end,
                "antecedents": _antecedents(evidence),
            }
            for evidence in fact.evidence
        ],
    }


def cited(citation: Citation | None, article: str) -> Record:
    """Return what a record says of an article; of an unknown one only its id."""
    if citation is None:
        return {"article": article}
    return {
        "article": citation.name,
        "source": citation.source,
        "title": citation.title,
        "url": citation.url or None,
        "outlet": citation.outlet or None,
        "published": citation.published or None,
    }


def line(record: Record) -> str:
    """Return a record as one line of JSON.

    Text stays readable, but for lone surrogates, which UTF-8 has no bytes for.

    >>> line({"name": "Müller"})
    '{"name": "Müller"}'
    """
    text = json.dumps(record, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(record)
    return text


def _fact(citation: Citation, fact: Fact[Mention], evidence: Evidence) -> Record:
    return {
        "source": citation.source,
        "article": citation.name,
        "subject": fact.subject.name,
        "subject_type": fact.subject.type,
        "subject_start": evidence.subject[0],
        "subject_end": evidence.subject[1],
        "relation": fact.relation,
        "object": fact.object.name,
        "object_type": fact.object.type,
        "object_start": evidence.object[0],
        "object_end": evidence.object[1],
        "role": fact.role or None,
        "status": fact.status,
        "stance": evidence.stance,
        "confidence": evidence.confidence,
        "extractor": f"{evidence.extractor}:{evidence.rule}",
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
    }


def _antecedents(evidence: Evidence) -> list[Record]:
    """Return which name each pronoun and description of a fact takes up."""
    return [
        {
            "words": one.words,
            "start": one.mention[0],
            "end": one.mention[1],
            "name": one.text,
            "name_start": one.start,
            "name_end": one.end,
            "rule": one.rule,
        }
        for one in evidence.antecedents
    ]


def write_parquet(
    records: Iterable[Record], folder: Path, *, name: str, rows: int = ROWS
) -> Iterator[Path]:
    """Write records to files FOLDER/NAME-00000.parquet and so on; yield each when it is there.

    All records have the same keys. Each file appears whole or not at all, and same records give
    the same bytes. A folder may hold no files of an earlier run, which would be read along.
    """
    from kg.exports import pyarrow_parquet

    parquet = pyarrow_parquet()
    files.check_folder(folder)
    if next(folder.glob(f"{name}-*.parquet"), None) is not None:
        raise KGError(f"{folder}: holds {name} of an earlier run: choose an empty folder")
    rest = iter(records)
    for number, first in enumerate(rest):
        table = _table([first, *islice(rest, rows - 1)])
        path = folder / f"{name}-{number:05}.parquet"
        with files.replacing(path) as temporary:
            parquet.write_table(table, temporary, compression="zstd")
        yield path


def _table(records: list[Record]) -> "pyarrow.Table":
    import pyarrow

    kinds = {
        **dict.fromkeys(_INTEGERS, pyarrow.int64()),
        "confidence": pyarrow.float64(),
        "direct": pyarrow.bool_(),
        "topics": pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in records[0]])
    return pyarrow.Table.from_pylist(records, schema=schema)
