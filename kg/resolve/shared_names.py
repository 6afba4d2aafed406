"""Asks of names that many institutions have whether two articles mean one.

"Target" and "Parliament" say less than "Lufthansa": a word, a body that every country has.
Articles that name one of these mean one thing where they share something else, as two articles'
persons do (:mod:`kg.resolve.person_evidence`); else they are *unsure*.

For each thing that an article says, it meets the next one that says it too, so a name in a
thousand articles costs a thousand comparisons for each thing. Who is left meets the largest
things of the name, and who says nothing means the usual one where there is one by far.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from math import log2

from kg.model import EntityType, Fact, Mention
from kg.ontology.kinds import BARE, LOCAL, called, clash
from kg.resolve import ambiguous_institutions, ambiguous_places, names
from kg.resolve.alias_table import alias_group
from kg.resolve.common_words import common_words
from kg.resolve.compare import SAME, scored
from kg.resolve.gazetteer import Seat, rows, seat
from kg.resolve.localities import bearers
from kg.resolve.locations import PARTS_OF
from kg.resolve.mention_groups import Group, Occurrences
from kg.resolve.name_context import (
    Features,
    Pair,
    Sense,
    Thing,
    countries_of,
    features,
    linked_to,
    named_by_both,
)
from kg.resolve.namesakes import clearly_larger, usually
from kg.resolve.place_ambiguity import is_body_of_unknown, is_shared
from kg.resolve.public_bodies import is_common_body, is_local, is_of_town
from kg.resolve.surface_forms import best

_COMMON, _CLUB = -0.4, -0.15
"""Weight of a name that others have too: equal names alone are *unsure*. Of a club that is no
common word one thing that both articles name is enough."""
_SHORT = 2  # words of a name that clubs of several countries have
_KIND, _KINDS = 0.3, 0.1  # one trade; two that go together, or one that towns have several of
_BODY, _SAID, _COUNTRY, _REGION = 0.3, 0.2, 0.1, 0.15  # said of two of one kind
_LINKED = 0.3  # a fact of one article links it to what the other names
_HEAD = "head of a place"
_BESIDE = {"person": 0.2, "technology": 0.15, "institution": 0.05, _HEAD: 0.05}
_MOST = {"person": 2, "institution": 2}  # of other kinds one
_BIGGEST = 3
_USUAL, _DOUBLED, _USUALLY = 4, 0.1, 0.3
"""Articles from which on a thing is the usual one; the weight of twice as many; the most."""
_RARER = 2  # times the articles of the next that the usual thing has


def is_common(group: Group, uses: Occurrences) -> bool:
    """Tell an institution's name that says little of which one it is.

    A common word or a borrowed one, one that tells no more than what such a thing is
    ("Herald"), or a body that every country has. No acronym, and no name that the alias table
    knows.
    """
    if group.type is not EntityType.INSTITUTION:
        return False
    if is_common_body(group):
        return True
    if not _is_word(group.key):
        return False
    name = best(uses)
    return not names.is_acronym(name) and alias_group(name, group.type) is None


def _is_word(key: str) -> bool:
    if key in names.ONLY or key in names.BEST_KNOWN:
        return False
    if key in common_words() or names.singular(key) in common_words():
        return True
    return " " not in key and bool(called(key))


def common(groups: Mapping[Group, Occurrences]) -> dict[Group, set[str]]:
    """Return the common names that several articles have, with those articles."""
    found = {
        group: articles
        for group, uses in groups.items()
        if group.type is EntityType.INSTITUTION and len(articles := set(uses.articles)) > 1
    }
    return {
        group: articles for group, articles in found.items() if is_common(group, groups[group])
    }


def clubs(
    groups: Mapping[Group, Occurrences], kinds: Mapping[Group, Mapping[str, AbstractSet[str]]]
) -> dict[Group, set[str]]:
    """Return the clubs with short names that several articles have, with those articles.

    Everton, Nacional and River Plate play in several countries each.

    Args:
        groups: With their uses.
        kinds: What each article says that an institution is.
    """
    return {
        group: articles
        for group, told in kinds.items()
        if any("club" in said for said in told.values())
        and is_short(group.key)
        and alias_group(group.key, group.type) is None
        and len(articles := set(groups[group].articles)) > 1
    }


def is_short(key: str) -> bool:
    """Tell a club's name of one word, or of two and none its town's.

    >>> is_short("nacional"), is_short("river plate"), is_short("chelsea fc")
    (True, True, False)
    """
    words = key.split()
    return len(words) == 1 or (
        len(words) == _SHORT and not any(rows(word) or bearers(word) for word in words)
    )


def around(
    groups: Mapping[Group, Occurrences],
    facts: Iterable[Fact[Mention]],
    wanted: Mapping[Group, Iterable[str]],
    heads: Container[str],
) -> tuple[Mapping[str, set[Thing]], Mapping[tuple[Group, str], set[Thing]]]:
    """Return what articles of common names name, and what facts link each of these names to.

    Args:
        groups: All groups that these articles name, with their mentions.
        facts: Of all articles.
        wanted: Common names with their articles.
        heads: Who holds a post in a place.
    """
    linked: defaultdict[tuple[Group, str], set[Thing]] = defaultdict(set)
    for fact in facts if wanted else ():
        for one, other in ((fact.subject, fact.object), (fact.object, fact.subject)):
            group = Group(one.type, names.key(one.name, one.type))
            if group in wanted:
                thing = _thing(Group(other.type, names.key(other.name, other.type)), heads)
                if thing is not None:
                    linked[group, one.article].add(thing)
    articles = set().union(*wanted.values())
    beside: defaultdict[str, set[Thing]] = defaultdict(set)
    for group, uses in groups.items() if articles else ():
        thing = _thing(group, heads)
        if thing is not None:
            for article in articles.intersection(uses.articles):
                beside[article].add(thing)
    return beside, linked


def sited(
    facts: Iterable[Fact[Mention]], wanted: Container[Group]
) -> Mapping[tuple[Group, str], set[Seat]]:
    """Return where facts of each article put a thing of a common name.

    A company has shops in many countries, so that is a guess at where it is from.
    """
    found: defaultdict[tuple[Group, str], set[Seat]] = defaultdict(set)
    for fact in facts:
        one, place = fact.subject, fact.object
        if fact.relation in PARTS_OF and place.type is EntityType.PLACE and fact.holds:
            group = Group(one.type, names.key(one.name, one.type))
            where = seat(names.key(place.name, place.type)) if group in wanted else None
            if where is not None:
                found[group, one.article].add(where)
    return found


def _thing(group: Group, heads: Container[str]) -> Thing | None:
    """Return what stands for a thing beside a name, or None where it tells little.

    Places do, technologies of the scheme ("artificial intelligence") and mere surnames.
    """
    if group.type is EntityType.PLACE or group.concept:
        return None
    if group.type is EntityType.PERSON:
        if not names.is_full(group.key, group.type):
            return None
        return (_HEAD if group.key in heads else "person", group.key)
    return (group.type.lower(), group.key)


def parted(every: list[Sense], group: Group) -> tuple[list[Sense], dict[Pair, Features]]:
    """Return the things that articles mean by a common name, and what was weighed of each.

    Args:
        every: What each article says, in the order of articles; used up.
        group: The name.

    Returns:
        The things in the order of their first article; for each but the first the numbers of
        the first and of it with what was weighed.
    """
    order = {one.articles[0]: number for number, one in enumerate(every)}
    ranked = sorted(
        (-score, pair)
        for pair in _pairs(every)
        if (score := scored(shared(every[pair[0]], every[pair[1]], group))) >= SAME
    )
    thing = list(every)  # the one that each article is in
    for _, (left, right) in ranked:
        one, other = thing[left], thing[right]
        if one is other:
            continue
        alone = len(one.articles) == len(other.articles) == 1  # as they were scored
        if alone or scored(shared(one, other, group)) >= SAME:
            _join(one, other, thing, order)
    _join_silent(thing, group, order)
    _join_usual(thing, group, order)
    found = list({id(one): one for one in thing}.values())
    for one in found:
        one.articles.sort(key=order.__getitem__)
    return found, {
        (0, number): shared(found[0], one, group) for number, one in enumerate(found) if number
    }


def _pairs(every: Sequence[Sense]) -> set[tuple[int, int]]:
    """Return the numbers of two that say one thing with none between that says it too."""
    holders: defaultdict[object, list[int]] = defaultdict(list)
    for number, one in enumerate(every):
        for thing in (*one.linked, *one.beside, *one.kinds, *one.seats, *one.countries):
            holders[thing].append(number)
        for country in countries_of(one.seats) - one.countries:
            holders[country].append(number)
    return {pair for some in holders.values() for pair in pairwise(some)}


def _join(one: Sense, other: Sense, thing: list[Sense], order: Mapping[str, int]) -> None:
    """Make one thing of two; the smaller goes into the larger."""
    kept, gone = sorted((one, other), key=lambda at: -len(at.articles))
    for article in gone.articles:
        thing[order[article]] = kept
    kept.add(gone)


def _join_silent(thing: list[Sense], group: Group, order: Mapping[str, int]) -> None:
    """Join the articles that say nothing of where a city of several is, where many do.

    One or two stories of a San Francisco may be of the one in Córdoba; four that never say so
    are not, as whoever writes them knows what readers think of first.
    """
    home = usually(group.key) or clearly_larger(group.key)
    if group.type is not EntityType.PLACE or home is None or is_shared(group.key):
        return
    here = {home, (home[0], "")}
    every = {id(one): one for one in thing}.values()
    silent = [one for one in every if one.kinds <= {"city"} and one.seats <= here]
    if sum(len(one.articles) for one in silent) < _USUAL:
        return
    for one, other in pairwise(silent):
        left, right = (thing[order[each.articles[0]]] for each in (one, other))
        if left is not right:
            _join(left, right, thing, order)


def _join_usual(thing: list[Sense], group: Group, order: Mapping[str, int]) -> None:
    """Join what is left with one of the largest things of the name, if they are one."""
    every = list({id(one): one for one in thing}.values())
    every.sort(key=lambda one: (-len(one.articles), order[one.articles[0]]))
    sizes = [*(len(one.articles) for one in every), 0]
    usual = min(_USUALLY, _DOUBLED * (log2(sizes[0]) - 1)) if sizes[0] >= _USUAL else 0
    if sizes[0] < _RARER * sizes[1]:
        usual = 0
    large, small = every[:_BIGGEST], every[_BIGGEST:]
    for one in (*large[1:], *small):
        for biggest in large:
            if biggest is one:
                break
            found = shared(biggest, one, group)
            if biggest is large[0] and usual and _is_silent(one, biggest):
                found = (*found, (f"usual here: {sizes[0]} articles", usual))
            if scored(found) >= SAME:
                _join(biggest, one, thing, order)
                break


def shared(one: Sense, other: Sense, group: Group) -> Features:
    """Return what speaks for and against one thing of a common name, weighed.

    Where another place or another kind speaks against it, of what speaks for it only one head
    counts; but who and what is named beside both may outweigh a country that is only guessed:
    news of one country's parliament may deal with another country. Another head says nothing:
    two parties have two, and one party has them in turn.
    """
    if group.type is EntityType.PLACE or is_body_of_unknown(group):
        return ambiguous_places.shared(one, other, group)
    other_heads = tuple(f"other {role}: " for role, _ in one.posts | other.posts)
    found = [
        each
        for each in features(one, other, group)
        if not each[0].startswith(("same person", *other_heads))
    ]
    against = [name for name, weight in found if weight < 0]
    if any(not name.startswith("probably") for name in against):
        return tuple(found)
    conflict = tuple(found) if against else ()
    plain = one.settings is not None
    word = not plain and (is_common_body(group) or _is_word(group.key))
    if plain:
        found += ambiguous_institutions.weighed(one, other)
    else:
        found.append(("a name of many", _COMMON) if word else ("a club's name", _CLUB))
    trades = [side.kinds - BARE for side in (one, other)]
    same = trades[0] & trades[1]
    if same and word:
        rare = same - LOCAL
        found.append((f"same kind: {min(rare or same)}", _KIND if rare else _KINDS))
    elif word and all(trades) and not clash(*trades):
        found.append((f"kinds that go together: {min(trades[0])}, {min(trades[1])}", _KINDS))
    body = is_local(group.key) and not is_of_town(group.key)
    if regions := {seat[1] for seat in one.seats & other.seats if seat[1]}:
        found.append((f"same region: {min(regions)}", _REGION))
    if countries := countries_of(one.seats) & countries_of(other.seats):
        told = bool(same) and not (one.guessed or other.guessed)
        weight = _BODY if body else _SAID if told else _COUNTRY
        found.append((f"same country: {min(countries)}", weight))
    elif body and (named := _names_country(one, other)):
        found.append((f"names the country of the other: {min(named)}", _BODY))
    linked = {thing for thing in linked_to(one, other) if thing[0] in ("person", "institution")}
    found += [(f"linked to {kind}: {what}", _LINKED) for kind, what in sorted(linked)[:1]]
    found += named_by_both(one, other, linked, _BESIDE, _MOST)
    return conflict if conflict and scored(found) < SAME else tuple(found)


def _names_country(one: Sense, other: Sense) -> set[str]:
    """Return the countries of one that the other's article names and is not known to be in."""
    return {
        country
        for told, silent in ((one, other), (other, one))
        if not silent.seats
        for country in countries_of(told.seats) & silent.countries
    }


def _is_silent(one: Sense, usual: Sense) -> bool:
    """Return whether one says neither what it is nor where, or where the usual one is."""
    here = countries_of(one.seats)
    return not one.kinds - BARE and here <= countries_of(usual.seats)
