"""Makes ids of groups: the name's slug, and digits of a hash where that is not enough."""

import hashlib
from collections.abc import Iterator
from itertools import count

from kg.model import EntityType
from kg.resolve import names
from kg.resolve.mention_groups import Group

_PREFIX = {
    EntityType.PERSON: "person",
    EntityType.INSTITUTION: "org",
    EntityType.PLACE: "place",
    EntityType.TECHNOLOGY: "technology",
}


def minted(group: Group) -> str:
    """Return a group's id: of a person with its article's digits, else the plain name."""
    if group.concept:
        return f"tech/{group.concept}"
    return f"{_PREFIX[group.type]}/{names.slug(group.key, owner=group.article)}"


def bare(group: Group) -> Group:
    """Return a person's group without its article."""
    return group._replace(article="")


def candidates(group: Group, *, plain: bool) -> Iterator[str]:
    """Yield the ids that a group may have, the best first, without end.

    Args:
        group: The group.
        plain: Whether it holds its name, so that no digits are needed.
    """
    if plain and group.full:
        yield minted(bare(group))
    yield minted(group)
    # For the case that four digits were not enough, and that the name was another's before.
    yield f"{minted(group)}-{digest(group)}"
    for number in count(2):
        yield f"{minted(group)}-{digest(group)}-{number}"


def digest(group: Group) -> str:
    """Return sixteen digits that only this group has."""
    return hashlib.sha256("\n".join(group).encode("utf-8", "surrogatepass")).hexdigest()[:16]
