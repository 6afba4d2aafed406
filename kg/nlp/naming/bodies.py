"""Decides which name of an institution a short form, an acronym or another spelling stands for.

A part of a company is not the company: "Airbus Military" stays beside "Airbus". What a name is
cut down to is looked up among the names of the article only, and where two would do, none does.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc

from kg.model import EntityType
from kg.nlp.candidate import Candidate
from kg.nlp.names.acronyms import may_be_acronym, stands_for
from kg.nlp.naming.bodyforms import (
    before_of,
    begins,
    bodies,
    has_legal_form,
    is_campus,
    is_organ_of,
    is_paper_of,
    is_party_of,
    shortens,
    spells_part,
)
from kg.nlp.parsing.lookups import indexed, phrase
from kg.nlp.parsing.words import country_called, country_names, spells, tokens_of


def name_institutions(
    doc: Doc,
    found: Sequence[Candidate],
    result: list[str],
    called: Collection[tuple[int, int]] = (),
) -> None:
    """Give every name of an institution the fullest name that the article has for it.

    Args:
        doc: The parse.
        found: All names, sorted.
        result: What each is called; changed in place.
        called: Pairs of places in ``found`` that the article says are one.
    """
    indices = [index for index, item in enumerate(found) if item.type is EntityType.INSTITUTION]
    printed = Counter(result[index] for index in indices)
    pairs = [
        (result[one], result[other])
        for one, other in called
        if result[one] in printed and result[other] in printed
    ]
    spelled = _one_spelling(printed, pairs)
    first: dict[str, int] = {}
    for index in indices:
        result[index] = spelled[result[index]]
        first.setdefault(result[index], index)
    places = {
        result[index] for index, item in enumerate(found) if item.type is EntityType.PLACE
    }
    acronyms = {
        spelled.get(short, short): spelled.get(long, long)
        for short, long in _bracketed(doc, found, result).items()
    }
    apart = _told_apart(doc, found, result)
    chosen = _chosen(first, acronyms, places)
    chosen = {one: other for one, other in chosen.items() if (other, one) not in apart}
    for index in indices:
        name = result[index]
        if name.lower() in bodies().heads | bodies().heads_before_of:
            name = _only_of_its_kind(name, {one for one, at in first.items() if at < index})
        if name in chosen and _is_elsewhere(doc, found, index, chosen[name]):
            continue
        seen = {name}
        while name in chosen and chosen[name] not in seen:
            name = chosen[name]
            seen.add(name)
        result[index] = name


def _told_apart(
    doc: Doc, found: Sequence[Candidate], result: Sequence[str]
) -> set[tuple[str, str]]:
    """Return the names of which the first is called a part of the second, or joined to it.

    In "Airbus UpNext, a subsidiary of Airbus" and "Airbus UpNext and Airbus" two are meant.
    """
    apart: set[tuple[str, str]] = set()
    for at, (one, other) in enumerate(pairwise(found)):
        if doc[one.start].sent != doc[other.start].sent:
            continue
        between = doc[one.end : other.start]
        linked = [token.lower_ for token in between if token.lower_ != "the"]
        part = linked[-1:] == ["of"] and linked[-2:-1] and linked[-2] in bodies().parts
        if part or linked == ["and"]:
            apart.add((result[at], result[at + 1]))
    return apart


def _is_elsewhere(doc: Doc, found: Sequence[Candidate], index: int, longer: str) -> bool:
    """Tell whether a sentence sets a body in another country: "In Peru, the Foreign Ministry".

    The Foreign Ministry that the article names with its country is not the one meant then.
    """
    start = doc[found[index].start].sent.start
    if doc[start].text != "In":
        return False
    for at in range(index - 1, -1, -1):
        place = found[at]
        if place.start <= start + 1:
            country = country_names().get(place.text(doc)) if place.start == start + 1 else None
            whose, _ = _without_country(longer)
            return country is not None and bool(whose) and country != whose
    return False


def _one_spelling(
    printed: Mapping[str, int], pairs: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """Map each name to the most printed of the names that differ from it in spelling only."""
    leader = {name: name for name in sorted(printed)}

    def root(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    groups: defaultdict[object, list[str]] = defaultdict(list)
    for name in leader:
        groups[key(name)].append(name)
        if (turned := _turned(name)) is not None:
            groups[turned].append(name)
    for group in groups.values():
        pairs = [*pairs, *((group[0], other) for other in group[1:])]
    for one, other in pairs:
        left, right = sorted((root(one), root(other)))
        leader[right] = left
    together: defaultdict[str, list[str]] = defaultdict(list)
    for name in leader:
        together[root(name)].append(name)
    return {
        name: min(group, key=lambda one: (-printed[one], -len(one), one))
        for group in together.values()
        for name in group
    }


def _chosen(
    first: Mapping[str, int], acronyms: Mapping[str, str], places: Collection[str]
) -> dict[str, str]:
    """Map each short form to the one name of the article that it stands for."""
    full = sorted(first)
    tests: tuple[Callable[[str, str], bool], ...] = (
        stands_for,
        spells_part,
        lambda name, other: shortens(name, other, places),
        before_of,
        is_campus,
        is_party_of,
        lambda name, other: first[other] < first[name] and is_organ_of(name, other),
        # "Lockheed" after "Lockheed Martin": only once the long form has been introduced.
        # What has a legal form is a whole firm, also where a headline has the short form first.
        lambda name, other: (
            (first[other] < first[name] or has_legal_form(other)) and begins(name, other)
        ),
        lambda name, other: first[other] < first[name] and is_paper_of(name, other),
    )
    chosen: dict[str, str] = {}
    for name in full:
        if name in acronyms:
            chosen[name] = acronyms[name]
            continue
        for test in tests:
            owners = {other for other in full if other != name and test(name, other)}
            if owners:
                if len(owners) == 1:
                    chosen[name] = next(iter(owners))
                break
    return chosen


@lru_cache(maxsize=1 << 14)
def key(name: str) -> tuple[str, ...]:
    """Return what spellings of one name share.

    >>> key("New People's Party") == key("new People Party")
    True
    >>> key("U.S. Defense Department") == key("US Defence Department")
    True
    """
    found: list[str] = []
    for word in tokens_of(name):
        if (plain := word.removesuffix("'s")) in _ABBREVIATED:
            found += _ABBREVIATED[plain].split()
        elif plain not in ("the", "s"):
            found.append(bodies().spelling.get(plain, plain))
    return tuple(found) or (name,)


_ABBREVIATED = {"us": "united states", "u.s": "united states", "uk": "united kingdom"}
_ABBREVIATED |= {"u.k": "united kingdom", "u.n": "un", "eu": "european union"}


@lru_cache(maxsize=1 << 14)
def _turned(name: str) -> tuple[str, str, frozenset[str]] | None:
    """Return head, country and the rest of a name that can be said in two orders.

    "University of Oxford" is "Oxford University", "Ministry of Defence of Ukraine" is the
    "Ukrainian Defence Ministry", "Ministry of Foreign Affairs" the "Foreign Ministry".
    """
    parts = key(name)
    if len(parts) < 2 or "," in name:
        return None
    lists = bodies()
    if parts[0] in lists.turning and parts[1] in ("of", "for"):
        head, rest = parts[0], name.split(" ", 2)[2]
    elif parts[-1] in lists.turning and not {"of", "for"} & set(parts):
        head, rest = parts[-1], name.rsplit(" ", 1)[0]
    else:
        return None
    country, content = _without_country(rest)
    if country and head not in lists.state:
        return (
            head,
            "",
            frozenset(key(rest)) - _SMALL,
        )  # "University of China" is no Chinese one
    if not content and head != "government":
        return None
    return head, country, content - _AFFAIRS


_SMALL = frozenset(("of", "for", "and", "the", "in", "on"))
_AFFAIRS = frozenset(("affairs", "state", "republic", "kingdom"))


def _without_country(text: str) -> tuple[str, frozenset[str]]:
    """Return the country that a name's words tell, and the other words."""
    every = text.replace(" of the ", " of ").split()
    for size in (4, 3, 2, 1):
        for start in range(len(every) - size + 1):
            part = " ".join(every[start : start + size]).removeprefix("the ")
            country = country_called(part)
            if country:
                rest = " ".join(every[:start] + every[start + size :])
                return country, frozenset(key(rest) if rest else ()) - _SMALL
    return "", frozenset(key(text)) - _SMALL


def _only_of_its_kind(name: str, before: Collection[str]) -> str:
    """Return the one institution before whose kind stands alone: "the Commission"."""
    lists, kind = bodies(), name.lower()
    owners: dict[tuple[str, ...], str] = {}
    for other in sorted(before, key=lambda other: (len(other), other)):
        parts, bare = key(other), key(_without_lead(other))
        if len(parts) > _HOUSE and parts[-1] in lists.organ_parts:
            continue  # the House is not its Judiciary Committee
        if (len(bare) > 1 and bare[0] == kind and bare[1] in ("of", "for")) or (
            len(parts) > 1 and parts[-1] == kind and kind in lists.heads
        ):
            owners[bare] = other  # the longer of "House of X" and "US House of X"
    return next(iter(owners.values())) if len(owners) == 1 else name


_HOUSE = 3
"""Words of "House of Representatives"."""


def _without_lead(name: str) -> str:
    """Return a name without the country that it begins with: "US House of Representatives"."""
    parts = name.split()
    for size in (3, 2, 1):
        if " ".join(parts[:size]) in country_names() and len(parts) > size:
            return " ".join(parts[size:])
    return name


def _bracketed(doc: Doc, found: Sequence[Candidate], result: list[str]) -> dict[str, str]:
    """Map acronyms to the names they follow in brackets; either may be the bracketed one."""
    acronyms: dict[str, str] = {}
    for index, item in enumerate(found):
        if item.known_as and item.type is EntityType.INSTITUTION:
            # "Chinese ... Conference (CPPCC) National Committee": the acronym's own name ends
            # before the bracket; the article speaks of the body by the acronym alone.
            acronyms.setdefault(item.known_as, result[index].split(" (")[0])
        if index + 1 == len(found):
            break
        after = found[index + 1]
        if (
            item.type is after.type is EntityType.INSTITUTION
            and after.start == item.end + 1
            and doc[item.end].text == "("
        ):
            long, short = result[index], result[index + 1]
            if len(short) > len(long) and not (short.isupper() and not long.isupper()):
                long, short = short, long
            if short != long and (spells(short, long) or _is_foreign(doc, after, short)):
                acronyms.setdefault(short, long)
    return acronyms


def _is_foreign(doc: Doc, item: Candidate, short: str) -> bool:
    """Tell whether letters shorten a body's name in its own language: "Security Service (SBU)".

    They stand alone in the brackets and again in the article; a news agency's are its own.
    """
    alone = phrase(doc, item.end, item.end + 1) == ")" and may_be_acronym(short)
    agency = short in _AGENCIES or country_called(short) is not None
    again = len(indexed(doc).forms.get(short.lower(), ())) > 1
    return alone and len(short) > _INITIALS and not agency and again


_INITIALS = 2
"""Letters that may stand for a party or a state, most: "(ND)"."""
_AGENCIES = frozenset(("AFP", "BBC", "CNN", "UPI", "EFE", "DPA", "NYSE", "LSE", "PDF", "CEO"))
