"""The file of links: SSSOM TSV, where candidates wait and decisions stay.

One mapping a line (https://w3id.org/sssom/). What is only likely has ``skos:closeMatch``; a
link that holds has ``owl:sameAs``; one that somebody refused has ``Not`` as modifier. Lines
with ``semapv:ManualMappingCuration`` are people's and outlive every run.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.errors import KGError
from kg.model import Offer
from kg.reconcile.records import Candidate, iri_of
from kg.registries import PREFIXES

COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id",
    "object_label", "mapping_justification", "confidence", "object_source", "reviewer_label",
    "mapping_date", "comment",
)  # fmt: skip
SAME, CLOSE = "owl:sameAs", "skos:closeMatch"
MANUAL = "semapv:ManualMappingCuration"
LEXICAL, COMPOSITE = "semapv:LexicalMatching", "semapv:CompositeMatching"
_HOLDS = frozenset((SAME, "skos:exactMatch"))
_SUBJECT = "kgid"
_PREFIXES = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    **PREFIXES,
}
_NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
_MAP = re.compile(r"#\s*(?:curie_map:|\s{2,}([\w.-]+):\s*[\"']?(\S+?)[\"']?)\s*")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Link:
    """One line: an entity ("person/ada-lovelace") and what it may be.

    Attributes:
        holds: Whether it is that.
        refused: Whether somebody said that it is not.
        manual: Whether a person decided.
        confidence: 0 to 1.
        labels: Names of both.
        source: Where the record comes from.
        who: Who decided, or "".
        when: Date, as written.
        comment: Features that add up to the confidence, or a reason.
    """

    entity: str
    iri: str
    holds: bool = False
    refused: bool = False
    manual: bool = False
    confidence: float = 0.0
    labels: tuple[str, str] = ("", "")
    source: str = ""
    who: str = ""
    when: str = ""
    comment: str = ""


def of(candidate: Candidate, label: str) -> Link:
    """Return the line of a candidate; ``label`` is the entity's name."""
    return Link(
        entity=candidate.entity,
        iri=candidate.record.iri,
        holds=candidate.same,
        confidence=round(candidate.score, 3),
        labels=(label, candidate.record.names[0]),
        source=candidate.record.source,
        comment=", ".join(f"{name} {weight:+g}" for name, weight in candidate.features),
    )


def merged(before: Iterable[Link], now: Iterable[Link]) -> list[Link]:
    """Return the lines of a new run with people's decisions of before; sorted.

    A decision wins over a candidate for the same two, and where a person linked an entity into
    a registry, nothing else of that registry is offered for it.
    """
    kept = {(one.entity, one.iri): one for one in before if one.manual}
    settled = {(one.entity, _space(one.iri)) for one in kept.values() if one.holds}
    for one in now:
        if (one.entity, one.iri) not in kept and (one.entity, _space(one.iri)) not in settled:
            kept[one.entity, one.iri] = one
    return sorted(kept.values(), key=_order)


def links(mappings: Iterable[Link]) -> list[tuple[str, str]]:
    """Return the pairs (entity id, IRI) that hold, sorted."""
    return sorted({(one.entity, one.iri) for one in mappings if one.holds and not one.refused})


def offers(mappings: Iterable[Link]) -> list[Offer]:
    """Return what nobody has decided on, sorted."""
    return sorted(
        Offer(entity=one.entity, iri=one.iri, name=one.labels[1], score=one.confidence)
        for one in mappings
        if not one.holds and not one.refused
    )


def text_of(mappings: Iterable[Link], *, base: str) -> str:
    """Return the file: a head of comments, the columns, one line a mapping."""
    every = sorted(mappings, key=_order)
    spaces = _PREFIXES | {_SUBJECT: f"{base}id/"}
    for space in sorted({_space(one.iri) for one in every} - set(spaces.values())):
        spaces[f"ns{len(spaces) - len(_PREFIXES)}"] = space
    file = io.StringIO(newline="")
    file.write("# curie_map:\n")
    for prefix, space in sorted(spaces.items()):
        file.write(f'#   {prefix}: "{space}"\n')
    file.write(f'# mapping_set_id: "{base}id/dataset#links"\n')
    file.write('# license: "https://w3id.org/sssom/license/unspecified"\n')
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    by_space = {space: prefix for prefix, space in spaces.items()}
    for one in every:
        space = _space(one.iri)
        writer.writerow(
            " ".join(str(cell).split())
            for cell in (
                f"{_SUBJECT}:{one.entity}",
                one.labels[0],
                SAME if one.holds else CLOSE,
                "Not" if one.refused else "",
                f"{by_space[space]}:{one.iri.removeprefix(space)}",
                one.labels[1],
                MANUAL if one.manual else COMPOSITE if one.holds else LEXICAL,
                f"{one.confidence:g}",
                one.source,
                one.who,
                one.when,
                one.comment,
            )
        )
    return file.getvalue()


def parse(text: str, *, where: str) -> list[Link]:
    """Return the lines of a file; an empty one has none.

    Raises:
        KGError: If one is malformed; the message has its number. Nothing is read then.
    """
    spaces = dict(_PREFIXES)
    lines = text.splitlines()
    head = 0
    while head < len(lines) and (lines[head].startswith("#") or not lines[head].strip()):
        found = _MAP.fullmatch(lines[head])
        if found and found[1]:
            spaces[found[1]] = found[2]
        head += 1
    if head == len(lines):
        return []
    columns = lines[head].split("\t")
    for name in _NEEDED:
        if name not in columns:
            raise KGError(f"{where}, line {head + 1}: has no column {name}: it is no SSSOM TSV")
    rows = csv.reader(io.StringIO("\n".join(lines[head + 1 :])), delimiter="\t")
    return [
        _mapping(dict(zip(columns, row, strict=False)), spaces, f"{where}, line {number}")
        for number, row in enumerate(rows, start=head + 2)
        if any(cell.strip() for cell in row)
    ]


def _mapping(row: Mapping[str, str], spaces: Mapping[str, str], where: str) -> Link:
    cells = {name: row.get(name, "").strip() for name in COLUMNS}
    subject = cells["subject_id"]
    iri = _expanded(cells["object_id"], spaces)
    entity = subject.removeprefix(f"{_SUBJECT}:")
    if not subject.startswith(f"{_SUBJECT}:") or iri is None or "/" not in entity:
        raise KGError(
            f"{where}: subject_id is an id of kg's ('{_SUBJECT}:person/ada-lovelace') and "
            "object_id an IRI or a name under a prefix of the curie_map"
        )
    if cells["predicate_modifier"] not in ("", "Not"):
        raise KGError(f"{where}: predicate_modifier is Not, or nothing")
    try:
        confidence = float(cells["confidence"] or 0.0)
    except ValueError:
        raise KGError(f"{where}: confidence {cells['confidence']!r} is no number") from None
    refused = cells["predicate_modifier"] == "Not"
    return Link(
        entity=entity,
        iri=iri,
        holds=cells["predicate_id"] in _HOLDS and not refused,
        refused=refused,
        manual=cells["mapping_justification"] == MANUAL,
        confidence=confidence,
        labels=(cells["subject_label"], cells["object_label"]),
        source=cells["object_source"],
        who=cells["reviewer_label"],
        when=cells["mapping_date"],
        comment=cells["comment"],
    )


def _expanded(text: str, spaces: Mapping[str, str]) -> str | None:
    prefix, colon, local = text.partition(":")
    if colon and prefix in spaces and local:
        return spaces[prefix] + local
    return iri_of(text)


def _space(iri: str) -> str:
    """Return what an IRI has in common with its registry's others.

    >>> _space("https://ror.org/03yrm5c26"), _space("https://a.example/x#b")
    ('https://ror.org/', 'https://a.example/x#')
    """
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _order(one: Link) -> tuple[str, bool, float, str]:
    return (one.entity, not one.holds, -one.confidence, one.iri)
