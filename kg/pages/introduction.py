"""Writes the first paragraph of a page: who or what it is about, and by which sources."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from kg.graph import Graph
from kg.model import Entity, EntityType, Stance, Status
from kg.ontology.concepts import above
from kg.ontology.lookup import is_single_post
from kg.pages.wording import Entry, Source, day_name
from kg.view.page import counted

Paragraph = tuple[tuple[str, str], ...]
"""Text in pieces, each with the id of the thing that it names, or ""."""

_MOST = 3
_SETTLED = (Stance.ASSERTED, Stance.REPORTED)
_KINDS = {
    EntityType.PERSON: "a person",
    EntityType.INSTITUTION: "an institution",
    EntityType.TECHNOLOGY: "a technology",
    EntityType.PLACE: "a place",
}


def of_thing(
    entity: Entity,
    roles: Sequence[Entry],
    relations: Iterable[Entry],
    articles: Sequence[Source],
) -> Paragraph:
    """Return who or what a thing is, what articles say of it most, and which these are.

    Of roles and of the other facts, those with the most support are told. Denied, planned and
    possible facts are left out, and so are roles that are no single post ("presidents").
    """
    posts = [one for one in roles if not one.role or is_single_post(one.role)]
    held = [one for one in posts if one.subject_id == entity.id]
    others = [one for one in posts if one.subject_id != entity.id]
    found = [(entity.name, entity.id), *_is(entity, held), (". ", "")]
    settled = [
        one
        for one in (*others, *relations)
        if one.stance in _SETTLED and one.status != Status.FUTURE
    ]
    best = sorted(settled, key=attrgetter("support"), reverse=True)[:_MOST]
    own = [one for one in best if one.stance == Stance.ASSERTED and _leads(one, entity)]
    for one in best:
        if one not in own:
            said = "It is said that " if one.stance == Stance.REPORTED else ""
            found += [*([(said, "")] if said else []), *_told(one), (". ", "")]
        elif one is own[0]:
            found.append((entity.name, entity.id))
            for number, each in enumerate(own):
                lead = "" if number == 0 else " and" if number == len(own) - 1 else ","
                found += [*([(lead, "")] if lead else []), *_told(each)[1:]]
            found.append((". ", ""))
    found.append((f"{_sources(articles)}.", ""))
    return tuple(found)


def _leads(entry: Entry, entity: Entity) -> bool:
    """Return True if the sentence of a fact begins with the name of the thing."""
    return entry.subject_id == entity.id and entry.sentence[0][1] == "subject"


def of_collection(
    graph: Graph, most: Sequence[tuple[str, str, int]], unsettled: Sequence[tuple[str, int]]
) -> Paragraph:
    """Return what a collection is and whom it tells of.

    ``most`` are name, id and articles of who is named most; ``unsettled`` says how many facts
    are "denied", "planned" or "possible".
    """
    counts = {kind: sum(one.type is kind for one in graph.entities) for kind in EntityType}
    plural = {EntityType.PERSON: "people", EntityType.TECHNOLOGY: "technologies"}
    kinds = [
        counted(number, kind.value.lower(), plural.get(kind, f"{kind.value.lower()}s"))
        for kind, number in counts.items()
        if number
    ]
    cited = [
        Source(title=one.title or one.name, outlet=one.outlet, date=one.published)
        for one in graph.citations
    ]
    found = [(f"{_sources(cited, verb='Read from')}. It names {_listed(kinds)}. ", "")]
    named = [one for one in most if one[2] > 1][:_MOST]
    for number, (name, id_, articles) in enumerate(named):
        last = number == len(named) - 1
        lead = "Most articles name " if number == 0 else " and " if last else ", "
        found += [(lead, ""), (name, id_), (f" ({articles:,}){'. ' if last else ''}", "")]
    if unsettled:
        parts = _listed([f"{number:,} {word}" for word, number in unsettled])
        found.append((f"Not settled: of {counted(len(graph.facts), 'fact')}, {parts}.", ""))
    return tuple(found)


def _is(entity: Entity, roles: Iterable[Entry]) -> list[tuple[str, str]]:
    """Return " is chair of X and dean of Y", as far as posts are known, else its kind."""
    held = [one for one in roles if one.role and one.stance in _SETTLED]
    held.sort(key=attrgetter("support"), reverse=True)
    holds = [one for one in held if one.status in (Status.CURRENT, Status.ACTING, "")]
    chosen = (holds or [one for one in held if one.status == Status.FORMER])[:_MOST]
    if not chosen:
        tops = [one.label for one in above([entity.concept]).values() if not one.broader]
        field = f" of the field {tops[0].lower()}" if tops and entity.concept else ""
        return [(f" is {_KINDS[entity.type]}{field}", "")]
    found = [(" is " if holds else " was ", "")]
    for number, one in enumerate(chosen):
        lead = "" if number == 0 else " and " if number == len(chosen) - 1 else ", "
        found += [(f"{lead}{one.role} of ", ""), (one.other, one.other_id), *_standing(one)]
    return found


def _told(entry: Entry) -> list[tuple[str, str]]:
    ends = entry.ends
    found = [(text, ends.get(kind, "")) for text, kind in entry.sentence]
    return [*found, *_standing(entry)]


def _standing(entry: Entry) -> list[tuple[str, str]]:
    return [(f" ({entry.standing})", "")] if entry.status else []


def _sources(articles: Sequence[Source], *, verb: str = "This is from") -> str:
    outlets = sorted({one.outlet for one in articles} - {""})
    days = sorted({one.date for one in articles} - {""})
    text = f"{verb} {counted(len(articles), 'article')}"
    if outlets:
        more = len(outlets) - _MOST
        text += f" of {_listed([*outlets[:_MOST], *([f'{more} more'] if more > 0 else [])])}"
    elif len(articles) == 1:
        text += f", \u201c{articles[0].title}\u201d"
    if days:
        first, last = day_name(days[0]), day_name(days[-1])
        text += f", published on {first}" if first == last else f", published {first} to {last}"
    return text


def _listed(parts: Sequence[str]) -> str:
    """Return parts as a sentence lists them.

    >>> _listed(["a", "b", "c"]), _listed(["a"]), _listed([])
    ('a, b and c', 'a', '')
    """
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
