"""Says where each article puts the places and institutions that it names.

First by what hangs on the name ("Cambridge, Massachusetts", "the Turkish Central Bank"), then
by the other places of the article: "Georgia" beside Tbilisi is the country, "Portland" beside
Maine not the larger one. A body that every country has is of the country that its article is
mainly about.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from kg.model import EntityType, Fact, Hint, Mention
from kg.ontology.kinds import place_kinds
from kg.resolve import names
from kg.resolve.article_places import along, places_beside, rivers_of
from kg.resolve.gazetteer import DISTRICT, Row, Seat, rows, seat
from kg.resolve.localities import locality, namesakes
from kg.resolve.mention_groups import Group, Occurrences
from kg.resolve.namesakes import CITIES, Beside, is_too_large, meant, smaller, usual
from kg.resolve.public_bodies import called_after, is_countrys, is_local

ORIGIN, ADDRESS, KIND, MONEY = "of", "comma", "is", "money"
"""Kinds of hints: where a word says that a thing is from, an address, what a thing is; the
money that an article counts in."""
PARTS_OF = ("part_of", "located_in")
"""Relations that say where a thing is, if their object is a place."""
_WIDE = ("country", "region", DISTRICT)
_MAINLY = 0.66  # share of an article's places from which on it is about their country

Seats = dict[Group, dict[str, set[Seat]]]
"""By group and article."""
Seen = Callable[[Collection[str]], Mapping[Group, Occurrences]]
"""Gives all groups that some articles name, sorted, with their uses at least in these."""


def seats(
    groups: Mapping[Group, Occurrences],
    hints: Mapping[str, Iterable[Hint]],
    facts: Iterable[Fact[Mention]],
    seen: Seen,
) -> tuple[Seats, Seats]:
    """Return where each article says that its things are, and where it lets them be guessed.

    A company is where a word says it is from; a ministry or a court where it stands as well.

    Args:
        groups: The things that are asked about.
        hints: Of each article, by its id.
        facts: Of all articles.
        seen: Gives all that some articles name.
    """
    said, unclear = _said(groups, hints, facts)
    for group, every in unclear.items():
        _elsewhere(said.setdefault(group, {}), every)
    kinds = kinds_of_places(groups, hints)
    guessed: Seats = {}
    wanted = {group for group in groups if _is_asked(group, placed=group in said)}
    headed = _headed(facts) | _published(hints)
    several = {group: set(groups[group].articles) for group in wanted}
    several = {group: every for group, every in several.items() if len(every) > 1}
    if not several:
        return said, guessed
    where_named = set().union(*several.values())
    named = seen(where_named)
    rivers = rivers_of(hints, sorted(where_named))
    beside = places_beside(named, where_named, rivers)
    banks = along(rivers)
    open_ = _open(named)
    for group, articles in several.items():
        told = said.setdefault(group, {})
        for article in articles:
            places = beside.get(article, ())
            if group.type is EntityType.PLACE:
                called = kinds.get((group, article), frozenset())
                here = banks.get(article, frozenset())
                near = (places, open_.get(article, ()), here)
                if found := _meant(group, called, told.get(article, ()), *near):
                    told.setdefault(article, set()).update(found)
            elif article not in told and (
                country := _guess(group, places, headed=(group.key, article) in headed)
            ):
                guessed.setdefault(group, {})[article] = {(country, "")}
        if group.type is EntityType.PLACE:
            guessed[group] = usual(group, told, articles)
        else:
            without = _guessed(told, articles - beside.keys(), open_)
            guessed.setdefault(group, {}).update(without)
    return {group: told for group, told in said.items() if told}, guessed


def _is_asked(group: Group, *, placed: bool) -> bool:
    """Tell a thing of which the rest of an article may tell where it is."""
    if _is_ambiguous(group) or is_countrys(group):
        return True
    if group.type is EntityType.INSTITUTION and group.key in names.HOMES:
        return True
    return placed and (_is_known(group) or bool(called_after(group)))


def _is_known(group: Group) -> bool:
    return group.type is EntityType.PLACE and bool(rows(group.key))


def _is_ambiguous(group: Group) -> bool:
    if group.type is not EntityType.PLACE:
        return False
    return bool(namesakes(group.key)) or len({row.seat for row in rows(group.key)}) > 1


def _said(
    groups: Mapping[Group, Occurrences],
    hints: Mapping[str, Iterable[Hint]],
    facts: Iterable[Fact[Mention]],
) -> tuple[Seats, dict[Group, dict[str, set[Row]]]]:
    """Return where a word on the name or a fact says that a thing is, and where it may be.

    The second is of institutions of a place of which there are several.
    """
    unclear: defaultdict[Group, dict[str, set[Row]]] = defaultdict(dict)
    found: defaultdict[Group, defaultdict[str, set[Seat]]] = defaultdict(
        lambda: defaultdict(set)
    )
    kinds = kinds_of_places(groups, hints)
    said = [(article, one) for article, every in hints.items() for one in every]
    said += [
        (
            fact.subject.article,
            Hint(fact.subject.type, fact.subject.name, "at", fact.object.name),
        )
        for fact in facts
        if fact.relation in PARTS_OF and fact.object.type is EntityType.PLACE and fact.holds
    ]
    named: dict[Group, set[str]] = {}
    for article, one in said:
        group = Group(one.type, names.key(one.name, one.type))
        if group not in groups and not _places(one, groups):
            continue
        for placed, where in _read(one, kinds.get((group, article), frozenset())):
            if _stands(placed, article, groups, named):
                found[placed][article].add(where)
        if (may := _namesakes(one, group)) and _stands(group, article, groups, named):
            unclear[group].setdefault(article, set()).update(may)
    return {group: dict(by_article) for group, by_article in found.items()}, unclear


def _places(one: Hint, groups: Mapping[Group, Occurrences]) -> bool:
    """Return whether the place that a hint names is one of some groups."""
    return Group(EntityType.PLACE, names.key(one.what, EntityType.PLACE)) in groups


def _stands(
    group: Group,
    article: str,
    groups: Mapping[Group, Occurrences],
    named: dict[Group, set[str]],
) -> bool:
    """Return whether an article names a group; ``named`` keeps what was looked up."""
    if group not in groups:
        return False
    if group not in named:
        named[group] = set(groups[group].articles)
    return article in named[group]


def _namesakes(one: Hint, group: Group) -> list[Row]:
    """Return the places where an institution may be whose place has namesakes, else none."""
    if one.kind == KIND or one.type is not EntityType.INSTITUTION:
        return []
    place = names.key(one.what, EntityType.PLACE)
    if not _tells(group, one.kind) or seat(place) is not None:
        return []
    return list(rows(place))


def _elsewhere(told: dict[str, set[Seat]], unclear: Mapping[str, set[Row]]) -> None:
    """Add what a place with namesakes says where all of them are elsewhere: the largest.

    A ministry "in Gaza" is not Brazil's, in whatever country that Gaza is.
    """
    known = {country for every in told.values() for country, _ in every}
    for article, may in unclear.items():
        if article not in told and known and known.isdisjoint(row.seat[0] for row in may):
            largest = max(may, key=lambda row: (row.thousands, row))
            told[article] = {(largest.seat[0], "")}


def _read(one: Hint, kinds: Collection[str]) -> Iterator[tuple[Group, Seat]]:
    """Yield where a hint puts a thing; an address also tells what its end is.

    In "Seattle, Washington" that is the state. A place that is called a kind of place of a
    country ("X, a province of Belgium") is there, whatever else is called X.
    """
    if one.kind in (KIND, MONEY):
        return
    group = Group(one.type, names.key(one.name, one.type))
    place = names.key(one.what, EntityType.PLACE)
    if _tells(group, one.kind) and (where := _seat(group, place)) is not None:
        yield group, where
    elif (
        one.kind == ORIGIN
        and _is_part(group, kinds)
        and names.country(place)
        not in (
            None,
            names.country(group.key),
        )
    ):
        yield group, (place, "")
    if one.type is EntityType.PLACE and len({row.seat for row in rows(place)}) > 1:
        own = {row.seat for row in rows(group.key)}
        fits = {row.seat for row in rows(place) if row.kind == "region" and row.seat in own}
        if len(fits) == 1:
            yield Group(EntityType.PLACE, place), fits.pop()


def _is_part(group: Group, kinds: Collection[str]) -> bool:
    """Tell a place that is said to be of a kind that countries have several of."""
    return group.type is EntityType.PLACE and not {"country"}.issuperset(kinds)


def _tells(group: Group, kind: str) -> bool:
    """Return whether what a hint says parts things of this name."""
    if group.type is EntityType.INSTITUTION:
        return kind == ORIGIN or is_local(group.key)
    return kind == ADDRESS or bool(rows(group.key))  # a river may be in two countries


def _seat(group: Group, place: str) -> Seat | None:
    """Return where a thing is that is in a place, or None where that says nothing.

    A city says nothing of another place ("Paris, London"), nor a country of a country, nor one
    where there is no such place of a capital. Of an ambiguous place that is meant where the
    thing is known to be: "Atlanta, Georgia".
    """
    if group.type is not EntityType.PLACE:
        return seat(place)
    wider = {row for row in rows(place) if row.kind in _WIDE}
    own = rows(group.key)
    where = seat(place) or locality(place)
    if where is None:
        fits = {
            row.seat
            for row in wider
            if any(row.seat in ((at.seat[0], ""), at.seat) for at in own)
        }
        return fits.pop() if len(fits) == 1 else None
    inside = any(row.seat == where for row in own) or where in namesakes(group.key)
    if any(row.kind in ("capital", "city") for row in rows(place)):
        # "Los Angeles, Dubai" is a list; "Buffalo, New York" is not: Buffalo is there.
        return where if inside else None
    if any(row.kind == "country" and row.seat[0] == where[0] for row in own):
        return where if inside else (where[0], "")  # a country is not in a part of itself
    if where[1] and any(row.kind == "region" for row in own):
        # Nor is a region in another: "Florida, Illinois" is a list too.
        return where if inside else None
    if any(row.kind in ("country", "capital") for row in own) or names.country(group.key):
        return where if inside or any(row.seat[0] == where[0] for row in own) else None
    return where


def kinds_of_places(
    groups: Mapping[Group, Occurrences], hints: Mapping[str, Iterable[Hint]]
) -> dict[tuple[Group, str], frozenset[str]]:
    """Return what kind of place each article says that its places are."""
    found: defaultdict[tuple[Group, str], frozenset[str]] = defaultdict(frozenset)
    for article, every in hints.items():
        for one in every:
            if one.kind == KIND and one.type is EntityType.PLACE:
                group = Group(one.type, names.key(one.name, one.type))
                if group in groups:
                    found[group, article] |= place_kinds(one.what)
    return dict(found)


def _meant(
    group: Group,
    kinds: Collection[str],
    said: Collection[Seat],
    places: Collection[Beside],
    open_: Collection[Row],
    banks: Collection[Seat],
) -> set[Seat]:
    """Return where a place of several is by what an article calls it, else by others there."""
    if not said and is_too_large(group.key, kinds, places) and (towns := smaller(group.key)):
        return towns
    where = _by_kind(group, kinds, said)
    if where is None and not said:
        where = meant(group, places, open_, banks)
    return set() if where is None else {where}


def _by_kind(group: Group, kinds: Collection[str], told: Collection[Seat]) -> Seat | None:
    """Return the only place of a name that is of a kind: "Washington is a state".

    A town may be any small one of the name. Not where the article puts it in another country
    ("Luxembourg, a province of Belgium").
    """
    fits = {
        row.seat
        for row in rows(group.key)
        if row.kind in kinds or ("city" in kinds and row.kind in CITIES)
    }
    if "town" in kinds:
        fits.update(namesakes(group.key))
    (where,) = fits if len(fits) == 1 else (None,)
    elsewhere = where and told and all(country != where[0] for country, _ in told)
    return None if elsewhere else where


def _guessed(
    told: Mapping[str, set[Seat]], articles: Iterable[str], may: Mapping[str, set[Row]]
) -> dict[str, set[Seat]]:
    """Return where articles put a thing that name no place but such as have namesakes."""
    guesses = dict(told)
    _elsewhere(guesses, {article: may[article] for article in articles if article in may})
    return {article: where for article, where in guesses.items() if article not in told}


def _open(groups: Mapping[Group, Occurrences]) -> dict[str, set[Row]]:
    """Return the places that may be meant by each article's names that have namesakes."""
    found: defaultdict[str, set[Row]] = defaultdict(set)
    for group, uses in groups.items():
        if group.type is EntityType.PLACE and seat(group.key) is None:
            may = {row for row in rows(group.key) if row.kind != "town"}
            for article in uses.articles if may else ():
                found[article] |= may
    return found


def _guess(group: Group, places: Iterable[Beside], *, headed: bool) -> str:
    """Return the country that an article mainly names, if it may be a body's, else "".

    A newspaper that everybody knows is at home, but where the article says who heads it.
    """
    country = mainly(places)
    if home := names.HOMES.get(group.key):
        return (headed and country) or home
    return country if is_countrys(group) or country in called_after(group) else ""


def _headed(facts: Iterable[Fact[Mention]]) -> set[tuple[str, str]]:
    """Return the keys of institutions of which articles say who leads or founded them."""
    return {
        (names.key(fact.object.name, fact.object.type), fact.object.article)
        for fact in facts
        if (fact.role or fact.relation == "founded")
        and fact.object.type is EntityType.INSTITUTION
    }


def _published(hints: Mapping[str, Iterable[Hint]]) -> set[tuple[str, str]]:
    """Return the same of papers, where an article says of somebody that he publishes one."""
    return {
        (paper, article)
        for article, every in hints.items()
        if any(
            one.type is EntityType.PERSON and one.kind == KIND and one.what in _PUBLISHERS
            for one in every
        )
        for paper in names.HOMES
    }


_PUBLISHERS = frozenset(("editor", "editor-in-chief", "proprietor", "publisher"))


def mainly(places: Iterable[Beside]) -> str:
    """Return the country of most places that an article names, or "" where it has several."""
    count: Counter[str] = Counter()
    for one in places:
        count[one.seat[0]] += one.times
    country, most = count.most_common(1)[0] if count else ("", 0)
    return country if most >= _MAINLY * count.total() else ""
