"""Groups mentions of all articles into entities, and names them.

The groups depend on the set of mentions only, never on the order in which articles come. A
group's key depends on one name only, so an id stays when other articles are added.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg import ontology
from kg.model import Entity, EntityType, Mention, MentionKind
from kg.resolve import names

_PREFIX = {
    EntityType.PERSON: "person",
    EntityType.INSTITUTION: "org",
    EntityType.PLACE: "place",
    EntityType.TECHNOLOGY: "technology",
}


class Group(NamedTuple):
    """What makes two mentions one entity. Sortable.

    Attributes:
        type: Their type.
        key: The name's key, or "" for a technology of the scheme.
        concept: Id of the technology concept, or "".
        article: Id of the article for a person known by one name only, else "": "Li" of one
            article is not "Li" of another.
    """

    type: EntityType
    key: str
    concept: str = ""
    article: str = ""


def entities(mentions: Iterable[Mention]) -> Mapping[Mention, Entity]:
    """Return the entity of each mention.

    Same type and same name key make one entity, except that a person known by one name only is
    looked for in one article only. An acronym that no article spells out belongs to the
    entity for which another article uses it, if there is exactly one.
    """
    found: defaultdict[Group, list[Mention]] = defaultdict(list)
    for mention in sorted(set(mentions)):
        found[_group(mention)].append(mention)
    for acronym, owner in _expansions(found):
        found[owner].extend(found.pop(acronym))
    ids = _ids(found)
    return {
        mention: entity
        for group, members in found.items()
        for entity in [_entity(ids[group], group, members)]
        for mention in members
    }


def is_name(mention: Mention) -> bool:
    """Tell a mention that names its thing from one that points at it ("he", "the company")."""
    return mention.kind is MentionKind.NAME and names.is_printable(
        names.without_article(names.printed(mention.name)), mention.type
    )


def _group(mention: Mention) -> Group:
    if mention.type is EntityType.TECHNOLOGY and mention.concept:
        return Group(mention.type, "", concept=mention.concept)
    key = names.key(mention.name, mention.type)
    if mention.type is EntityType.PERSON and not names.is_full(mention.name, mention.type):
        return Group(mention.type, key, article=mention.article)
    return Group(mention.type, key)


def _expansions(found: Mapping[Group, list[Mention]]) -> list[tuple[Group, Group]]:
    """Return pairs (group of a bare acronym, the only group that uses it for a longer name)."""
    bare: dict[tuple[EntityType, str], Group] = {}
    owners: defaultdict[tuple[EntityType, str], set[Group]] = defaultdict(set)
    for group, members in found.items():
        if group.type is EntityType.PERSON:
            continue
        forms = {names.printed(one.text) for one in members if one.kind is MentionKind.NAME}
        for form in filter(names.is_acronym, forms):
            acronym = (group.type, names.acronym_key(form))
            if names.key(form, group.type) == group.key:
                bare[acronym] = group  # the acronym itself is the name: "EADS", "EADS N.V."
            else:
                owners[acronym].add(group)
    pairs = {
        (group, owner)
        for key, group in bare.items()
        for owner in owners[key]
        if len(owners[key]) == 1
    }
    # A group of two acronyms ("UN", "U.N.O.") with two owners belongs to neither.
    count = Counter(group for group, _ in pairs)
    return sorted(pair for pair in pairs if count[pair[0]] == 1)


def _ids(groups: Iterable[Group]) -> dict[Group, str]:
    ids = {group: _id(group) for group in groups}
    count = Counter(ids.values())
    return {
        group: found if count[found] == 1 else f"{found}-{_digest(group)}"
        for group, found in ids.items()
    }


def _id(group: Group) -> str:
    if group.concept:
        return f"tech/{group.concept}"
    return f"{_PREFIX[group.type]}/{names.slug(group.key, owner=group.article)}"


def _digest(group: Group) -> str:
    """Return sixteen digits for the case that four were not enough."""
    return hashlib.sha256("\n".join(group).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _entity(id_: str, group: Group, members: list[Mention]) -> Entity:
    name = _declared(group) or _best(members)
    return Entity(
        id=id_,
        type=group.type,
        name=name,
        aliases=tuple(sorted(_aliases(members, name))),
        concept=group.concept,
    )


def _declared(group: Group) -> str | None:
    """Return the name that the vocabularies give, which no choice of articles changes."""
    if group.concept:
        concept = ontology.technologies().get(group.concept)
        return None if concept is None else concept.label
    if group.type is EntityType.PERSON:
        return None
    return names.country(group.key)


def _best(members: list[Mention]) -> str:
    """Return the most frequent full name, then the longest, then the first in the alphabet."""
    count = Counter(names.without_article(names.printed(one.name)) for one in members)
    type_ = members[0].type
    return min(
        count, key=lambda form: (not names.is_full(form, type_), -count[form], -len(form), form)
    )


def _aliases(members: list[Mention], name: str) -> Iterator[str]:
    """Yield every other name that the articles print, once whatever its case."""
    count = Counter(form for one in members for form in _forms(one))
    spellings: dict[str, str] = {}
    for form in sorted(count, key=lambda form: (-count[form], form)):
        spellings.setdefault(form.casefold(), form)
    spellings.pop(name.casefold(), None)
    yield from spellings.values()


def _forms(mention: Mention) -> Iterator[str]:
    name = names.without_article(names.printed(mention.name))
    if names.is_printable(name, mention.type):
        yield name
    text = names.printed(mention.text)
    bare = names.without_article(text)
    if bare != text and names.key(bare, mention.type) != names.key(name, mention.type):
        return  # "the Shanghai institute" describes; "the Zhongguancun Laboratory" names
    if mention.kind is MentionKind.NAME and names.is_printable(bare, mention.type):
        yield bare
