"""Lays the technologies of an article over its names: where both stand, which it is."""

from dataclasses import replace

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate, covered_by
from kg.nlp.names.cut import marked
from kg.nlp.parsing.lookups import indexed
from kg.nlp.parsing.words import words
from kg.nlp.products.defined import defined
from kg.nlp.products.handled import handled
from kg.nlp.products.products import is_code
from kg.nlp.products.ships import ships
from kg.nlp.products.technologies import technologies


def _defined(doc: Doc, names: list[Candidate]) -> dict[str, list[tuple[int, int]]]:
    """Return where the names stand that the article defines as technologies, by their text."""
    found: dict[str, list[tuple[int, int]]] = {}
    bodies = {item.text(doc): item.end for item in names if item.type is EntityType.INSTITUTION}
    for start, end in marked(doc):
        if bodies.get(text := doc[start:end].text, end) == end:  # no company's own name
            found.setdefault(text, []).append((start, end))
    for start, end in (*defined(doc), *ships(doc), *handled(doc)):
        found.setdefault(doc[start:end].text, []).append((start, end))
    for item in names:
        if item.type is EntityType.INSTITUTION and (text := item.text(doc)) in found:
            found[text].append((item.start, item.end))
    _again(doc, names, found)
    return found


def _again(doc: Doc, names: list[Candidate], found: dict[str, list[tuple[int, int]]]) -> None:
    """Add where a defined name of one word stands again, and is no part of another name."""
    if not found:
        return
    taken = covered_by([item for item in names if item.end - item.start > 1])
    for token in indexed(doc).poses.get("PROPN", ()):
        if token.text in found and token.i not in taken:
            found[token.text].append((token.i, token.i + 1))


_ACRONYM = 4
"""Letters of an acronym of a kind, most."""


def _without_name(
    doc: Doc, tech: Candidate, said: dict[str, list[tuple[int, int]]]
) -> list[Candidate]:
    """Cut the name of a product off its kind: "image generator" of "Zephyr image generator".

    An acronym stays ("LCD screen"): it says which kind as often as which one.
    """
    first = doc[tech.start]
    if first.is_upper and len(first) <= _ACRONYM:
        return [tech]
    for start, end in (span for spans in said.values() for span in spans):
        if start == tech.start and end < tech.end and doc[end : tech.end].text.islower():
            return [candidate(doc, end, tech.end, EntityType.TECHNOLOGY)]
    return [tech]


def _of_a_field(doc: Doc, names: list[Candidate]) -> dict[int, int]:
    """Return where a body ends whose field is a part of its name, by token.

    "Jet Propulsion Laboratory" is no jet propulsion.
    """
    heads = words().open_heads
    return {
        at: item.end
        for item in names
        if item.type is EntityType.INSTITUTION and doc[item.end - 1].is_title
        if doc[item.end - 1].lower_ in heads
        for at in range(item.start, item.end)
    }


def _over_slash(doc: Doc, start: int) -> int:
    """Return where a name begins whose short last part a slash joins: "Blue Gene/L".

    Long words on both sides are two names: "Windows/Linux".
    """
    if start < _BEFORE_SLASH or doc[start - 1].text != "/" or len(doc[start]) > _SERIES:
        return start
    first = start - 2
    if (
        any(doc[at].whitespace_ for at in (first, start - 1))
        or not doc[first].text[0].isupper()
    ):
        return start
    while (
        first and doc[first - 1].is_title and doc[first].ent_type_ == doc[first - 1].ent_type_
    ):
        first -= 1
    return first


_BEFORE_SLASH = 2
"""Tokens before what a slash joins, fewest: the slash and a word."""
_SERIES = 2
"""Letters or digits of a series behind a slash, most."""


def _is_coded_place(text: str, type_: EntityType) -> bool:
    """Tell whether a code and its second name are no place or person: "MQ-9 Reaper"."""
    return type_ is not EntityType.INSTITUTION and is_code(text.split()[0])


def with_technologies(
    doc: Doc, names: list[Candidate], common: frozenset[int]
) -> list[Candidate]:
    """Add technologies; where one covers a name exactly, the name is the technology."""
    exact = {(item.start, item.end): item for item in names}
    said = _defined(doc, names)
    known = {
        text: item.type
        for item in names
        if item.kind is MentionKind.NAME and (text := item.text(doc)) not in said
    }
    techs = []
    every = technologies(doc, common=common)
    small = {text for tech in every if (text := doc[tech.start : tech.end].text).islower()}
    known = {text: type_ for text, type_ in known.items() if text.lower() not in small}
    for tech in every:
        if (tech.start, tech.end) in exact and tech.rule == "open":
            continue
        start = _over_slash(doc, tech.start)
        base = candidate(doc, start, tech.end, EntityType.TECHNOLOGY)
        if (
            tech.rule in ("product", "open")
            and (text := base.text(doc)) in known
            and not (is_code(text) or tech.name or _is_coded_place(text, known[text]))
        ):
            # What is a company in one sentence is no product in the next.
            techs.append(replace(base, type=known[text]))
            continue
        techs.append(replace(base, concept=tech.concept, known_as=tech.name))
    techs = [part for tech in techs for part in _without_name(doc, tech, said)]
    bodies = _of_a_field(doc, names)
    techs = [tech for tech in techs if not bodies.get(tech.start, 0) > tech.end]
    covered = covered_by(techs)
    techs += [
        candidate(doc, start, end, EntityType.TECHNOLOGY)
        for start, end in sorted({span for spans in said.values() for span in spans})
        if covered.isdisjoint(range(start, end))
    ]
    taken = covered_by(techs)
    kept = []
    for item in names:
        end = next((at for at in range(item.start, item.end) if at in taken), item.end)
        if end == item.end:
            kept.append(item)
        elif item.start < end and item.type is EntityType.INSTITUTION:
            # "Air France A330": what stands before the product is the name.
            kept.append(candidate(doc, item.start, end, item.type))
    return sorted([*kept, *techs], key=lambda item: item.start)
