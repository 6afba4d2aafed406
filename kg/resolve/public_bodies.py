"""Tells bodies of which other countries or other towns have one of the same name."""

from kg.model import EntityType
from kg.resolve import names
from kg.resolve.gazetteer import rows
from kg.resolve.mention_groups import Group


def is_local(key: str) -> bool:
    """Tell a body of which each country or town may have one of the same name."""
    if key in names.STATE_BODIES or key in names.FORCES:
        return True
    words = key.split()
    if words[0] in names.SUPRANATIONAL:
        return False
    ends = (words[0], words[-1], " ".join(words[-2:]))
    general = len(words) > 1 and not names.GENERAL_BODIES.isdisjoint(ends)
    return general or not names.LOCAL_BODIES.isdisjoint(ends)


def is_common_body(group: Group) -> bool:
    """Tell a body whose name has only words that such names share: "Supreme Court".

    A college of no more than a dedication is one ("Trinity College"), and a hospital of no
    more than that or the crown ("Royal Victoria Hospital").
    """
    if group.type is not EntityType.INSTITUTION or not is_local(group.key):
        return False
    if group.key in names.ONLY or group.key in names.FORCES:
        return False
    if group.key in names.STATE_BODIES:
        return True
    words = set(group.key.split())
    after = names.DEDICATIONS | (names.CROWN if is_of_town(group.key) else frozenset())
    if not words.isdisjoint(after):
        return names.COMMON_WORDS.issuperset(words - after - {"college", "university"})
    return names.COMMON_WORDS.issuperset(words)


def is_countrys(group: Group) -> bool:
    """Tell a body of the country that its article is about."""
    force = group.type is EntityType.INSTITUTION and group.key in names.FORCES
    return force or is_common_body(group)


def called_after(group: Group) -> frozenset[str]:
    """Return the countries of the places that a school may be called after, if several.

    "Georgetown University" is Washington's or Guyana's. Where one article says in which country
    it is, another that is about another of these countries is rather about another school.
    """
    words = group.key.split()
    if group.type is not EntityType.INSTITUTION or names.SCHOOLS.isdisjoint(words):
        return frozenset()
    place = " ".join(word for word in words if word not in names.SCHOOLS and word != "of")
    found = frozenset(row.seat[0] for row in rows(place))
    return found if len(found) > 1 else frozenset()


def is_of_town(key: str) -> bool:
    """Tell a body of which one country has many of the name.

    >>> is_of_town("central high school"), is_of_town("supreme court")
    (True, False)
    """
    first, last = key.partition(" ")[0], key.rpartition(" ")[2]
    return first != "national" and not names.BODIES_OF_TOWNS.isdisjoint((first, last))
