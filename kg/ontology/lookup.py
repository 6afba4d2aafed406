"""Looks up the role that a printed title names, and the kind of organisation of a name.

Both read ``ontologies/schemes``: a title or a cue word is added there, not here.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from kg.ontology.concepts import Concept, organisation_kinds, roles
from kg.ontology.files import ONTOLOGY

HOLDS_POSITION = ONTOLOGY + "holdsPosition"
"""Property of a position whose title is in no scheme."""


# Say when or how somebody holds a post, not which one; kg.model.Status carries them.
_STATUS_WORDS = frozenset(
    {
        *("former", "ex", "acting", "interim", "incoming", "outgoing", "current", "then"),
        *("new", "newly", "appointed", "elected", "longtime", "late", "retired", "elect"),
        *("designate", "emeritus", "emerita", "honorary"),
    }
)
_DEPUTY_WORDS = frozenset({"vice", "deputy", "assistant", "associate", "under"})
# One of several, none of whom leads the institution: "senior director of Apple".
_RANKS = frozenset({"senior", "junior", "regional"})
# Holds no office of the institution: "shadow chancellor".
_SHADOW = "shadow"
# What stands after one of these belongs to something else: "spokesman for the president".
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from"})
# "Director of research" leads no institution, "director of the institute" does: a field of work
# has no article. Other heads ("prime minister", "mayor") have no field.
_FIELD = frozenset({"of", "for", "in"})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "this"})
_HAS_FIELD = frozenset(
    {"director", "deputy-director", "president", "vice-president", "deputy-head"}
)
# Before another word these are adjectives: "head nurse", "general election observer".
_ADJECTIVES = frozenset(
    {"head", "chief", "deputy", "member", "staff", "general", "justice", "forward"}
)
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")


@lru_cache(maxsize=4096)
def role_property(printed: str) -> tuple[str | None, str]:
    """Return the role that a printed title names, and the property from holder to institution.

    The longest label of ``schemes/roles.ttl`` in the title wins, the last of several as long:
    in English the head of a compound stands last. Words after a preposition count only as part
    of a label that starts before it. A deputy of a head is a deputy, and the head of a field
    ("of research") leads a part of the institution, not the institution.

    Returns:
        IRI of the role, or None for a title in no scheme; and IRI of the role's
        ``org:roleProperty``, or ``kg:holdsPosition``.

    >>> role_property("founding director")
    ('https://kg.example.org/role/director', 'http://www.w3.org/ns/org#headOf')
    >>> role_property("deputy director")
    ('https://kg.example.org/role/deputy-director', 'https://kg.example.org/ontology#deputyHeadOf')
    >>> role_property("spokesman for the president")
    ('https://kg.example.org/role/spokesperson', 'https://schema.org/worksFor')
    >>> role_property("director of research")
    ('https://kg.example.org/role/department-head', 'https://schema.org/worksFor')
    >>> role_property("senior director") == role_property("director of research")
    True
    >>> role_property("shadow chancellor") == role_property("bon vivant")
    True
    >>> role_property("bon vivant")
    (None, 'https://kg.example.org/ontology#holdsPosition')
    """
    words = [word for word in _words(printed) if word not in _STATUS_WORDS]
    cut = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words))
    best = max(_matches(words, cut), default=None)
    if best is None or _SHADOW in words[:cut]:
        return None, HOLDS_POSITION
    length, end, _, iri = best
    role = _role(iri)
    if "cat-head" in role.broader and not _DEPUTY_WORDS.isdisjoint(words[: end - length]):
        role = _deputy_of(role)
    field = end == cut < len(words) - 1 and words[cut + 1] not in _ARTICLES
    ranked = not _RANKS.isdisjoint(words[: end - length])
    if role.id in _HAS_FIELD and (ranked or (field and words[cut] in _FIELD)):
        role = roles()["department-head"]
    return role.iri, role.property


@lru_cache(maxsize=4096)
def is_single_post(printed: str) -> bool:
    """Return True if a printed title names one post, not several ("cabinet ministers").

    The head of a title is its last word before a preposition. It is a plural if the scheme of
    roles has it without its ending, or if it looks like one in a title of no scheme.

    >>> is_single_post("vice president of operations"), is_single_post("VP Sales")
    (True, True)
    >>> is_single_post("government cabinet ministers"), is_single_post("presidents of clubs")
    (False, False)
    """
    words = list(_words(printed))
    cut = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words))
    head = words[cut - 1] if words else ""
    if not head.endswith("s") or head.endswith(("ss", "us", "is")):
        return True
    labels, _ = _labels()
    one = f"{head[:-3]}y" if head.endswith("ies") else head[:-1]
    return head in labels or (one not in labels and role_property(printed)[0] is not None)


@lru_cache(maxsize=4096)
def organisation_kind(name: str) -> Concept | None:
    """Return the kind of organisation a name suggests, or None where that is not clear.

    The longest cue of ``schemes/orgkinds.ttl`` that stands in the name as whole words decides.

    >>> organisation_kind("Zhongguancun Laboratory").label
    'Laboratory'
    >>> organisation_kind("Apple") is None
    True
    """
    text = f" {' '.join(_words(name))} "
    found = [(len(cue), kind) for cue, kind in _cues() if f" {cue} " in text]
    longest = max((length for length, _ in found), default=0)
    kinds = {kind for length, kind in found if length == longest}
    return organisation_kinds()[kinds.pop()] if len(kinds) == 1 else None


def _matches(words: Sequence[str], cut: int) -> Iterator[tuple[int, int, str, str]]:
    """Yield length, end, label and role of each label that starts before ``cut``."""
    labels, longest = _labels()
    for start in range(cut):
        for end in range(start + 1, min(len(words), start + longest) + 1):
            label = " ".join(words[start:end])
            iri = labels.get(label)
            if iri is None or (label in _ADJECTIVES and end < cut):
                continue
            yield end - start, end, label, iri


def _deputy_of(role: Concept) -> Concept:
    known = roles()
    for name in (f"vice-{role.id}", f"deputy-{role.id}", f"deputy-{role.id.split('-')[0]}"):
        if name in known:
            return known[name]
    return known["deputy-head"]


def _role(iri: str) -> Concept:
    return roles()[iri.rsplit("/", 1)[-1]]


@cache
def _labels() -> tuple[dict[str, str], int]:
    """Return the role of each label, and how many words the longest label has.

    Where two roles share a label, the one whose preferred label it is keeps it.
    """
    found: dict[str, str] = {}
    for preferred in (True, False):
        for role in roles().values():
            for label in role.labels[:1] if preferred else (*role.labels[1:], *role.acronyms):
                found.setdefault(" ".join(_words(label)), role.iri)
    return found, max(len(label.split()) for label in found)


@cache
def _cues() -> tuple[tuple[str, str], ...]:
    return tuple(
        (" ".join(_words(cue)), kind.id)
        for kind in organisation_kinds().values()
        for cue in kind.cues
    )


def _words(text: str) -> list[str]:
    """Return the words in lower case; hyphen, dots of an acronym and possessive are gone.

    >>> _words("U.S. Vice-President's")
    ['us', 'vice', 'president']
    """
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), text.casefold())
    return [re.sub(r"['\u2019]s$", "", word) for word in _WORD.findall(plain)]
