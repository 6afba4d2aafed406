"""The word lists of ``names.toml`` and the countries, ready for look-up."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.model import EntityType
from kg.ontology import countries


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The lists of ``names.toml``, lower-cased; the file says what each is for."""

    honorifics: frozenset[str]
    abbreviated: frozenset[str]
    suffixes: frozenset[str]
    maiden: frozenset[str]
    never: frozenset[str]
    posts: frozenset[str]
    institutions: frozenset[str]
    open_heads: frozenset[str]
    lands: frozenset[str]
    teams_of_firms: frozenset[str]
    trades_of_teams: frozenset[str]
    known_bodies: frozenset[str]
    firms_that_act: frozenset[str]
    acts_of_firms: frozenset[str]
    common: frozenset[str]
    dropped: frozenset[str]
    firm_ends: frozenset[str]
    places: frozenset[str]
    states: frozenset[str]
    positions: frozenset[str]
    epithets: frozenset[str]
    openers: frozenset[str]
    title_openers: frozenset[str]
    titles_opened: frozenset[str]
    leagues: frozenset[str]
    officers: frozenset[str]
    houses: frozenset[str]
    leaders: frozenset[str]
    movements: frozenset[str]
    owners_names: frozenset[str]
    party_names: frozenset[str]
    contests: frozenset[str]
    bodies: frozenset[str]
    group_nouns: frozenset[str]
    group_kinds: frozenset[str]
    works: frozenset[str]
    events: frozenset[str]
    with_article: frozenset[str]
    made_bodies: frozenset[str]
    parliaments: frozenset[str]
    arms: frozenset[str]
    court_kinds: frozenset[str]
    arms_posts: frozenset[str]
    missions: frozenset[str]
    organs: frozenset[str]
    organ_kinds: frozenset[str]
    organ_phrases: frozenset[str]
    fields: frozenset[str]
    joint: frozenset[str]
    chambers: frozenset[str]
    tails: frozenset[str]
    parties: frozenset[str]
    party_words: frozenset[str]
    portfolios: frozenset[str]
    papers: frozenset[str]
    employed: frozenset[str]
    post_words: frozenset[str]
    employers_never: frozenset[str]
    employees: frozenset[str]
    double: frozenset[str]
    only_bodies: frozenset[str]
    chiefs: frozenset[str]
    company_things: frozenset[str]
    sport: frozenset[str]
    plays_as: frozenset[str]
    plays_in_match: frozenset[str]
    players: frozenset[str]
    strokes: frozenset[str]
    scores: frozenset[str]
    wins: frozenset[str]
    leads: frozenset[str]
    matches: frozenset[str]
    say: frozenset[str]
    reports: frozenset[str]
    deeds: frozenset[str]
    descriptions: Mapping[str, EntityType]
    gender_given: Mapping[str, str]
    gender_nouns: Mapping[str, str]
    cities: Mapping[str, tuple[str, ...]]
    of_states: frozenset[str]
    committee_fields: frozenset[str]
    halves: frozenset[str]
    minor: frozenset[str]


@cache
def words() -> Words:
    """Read ``names.toml`` once."""
    data = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
    return Words(
        honorifics=frozenset(data["honorifics"]),
        maiden=frozenset(data["maiden"]),
        abbreviated=frozenset(data["abbreviated"]),
        suffixes=frozenset(data["suffixes"]),
        never=frozenset(data["never"]) | {f"{title}." for title in data["abbreviated"]},
        posts=frozenset(data["posts"]),
        institutions=frozenset(data["institutions"]),
        open_heads=frozenset(data["open_heads"]),
        lands=frozenset(data["lands"]),
        teams_of_firms=frozenset(data["teams_of_firms"]),
        trades_of_teams=frozenset(data["trades_of_teams"]),
        known_bodies=frozenset(data["known_bodies"]),
        firms_that_act=frozenset(data["firms_that_act"]),
        acts_of_firms=frozenset(data["acts_of_firms"]),
        common=frozenset(data["common"]),
        dropped=frozenset(data["dropped"]),
        firm_ends=frozenset(data["firm_ends"]),
        places=frozenset(data["places"]),
        states=frozenset(data["states"]),
        positions=frozenset(data["positions"]),
        epithets=frozenset(data["epithets"]),
        openers=frozenset(data["openers"]),
        title_openers=frozenset(data["title_openers"]),
        titles_opened=frozenset(data["titles_opened"]),
        leagues=frozenset(data["leagues"]),
        officers=frozenset(data["officers"]),
        houses=frozenset(data["houses"]),
        leaders=frozenset(data["leaders"]),
        movements=frozenset(data["movements"]),
        owners_names=frozenset(data["owners_names"]),
        party_names=frozenset(data["party_names"]),
        contests=frozenset(data["contests"]),
        bodies=frozenset(data["bodies"]),
        group_nouns=frozenset(data["group_nouns"]),
        group_kinds=frozenset(data["group_kinds"]),
        works=frozenset(data["works"]),
        events=frozenset(data["events"]),
        with_article=frozenset(data["with_article"]),
        made_bodies=frozenset(data["made_bodies"]),
        parliaments=frozenset(data["parliaments"]),
        arms=frozenset(data["arms"]),
        court_kinds=frozenset(data["court_kinds"]),
        arms_posts=frozenset(data["arms_posts"]),
        missions=frozenset(data["missions"]),
        organs=frozenset(data["organs"]),
        organ_kinds=frozenset(data["organ_kinds"]),
        organ_phrases=frozenset(data["organ_phrases"]),
        fields=frozenset(data["fields"]),
        joint=frozenset(data["joint"]),
        chambers=frozenset(data["chambers"]),
        tails=frozenset(data["tails"]),
        parties=frozenset(data["parties"]),
        party_words=frozenset(data["party_words"]),
        portfolios=frozenset(data["portfolios"]),
        papers=frozenset(data["papers"]),
        employed=frozenset(data["employed"]),
        post_words=frozenset(data["post_words"]),
        employers_never=frozenset(data["employers_never"]),
        employees=frozenset(data["employees"]),
        double=frozenset(data["double"]),
        only_bodies=frozenset(data["only_bodies"]),
        chiefs=frozenset(data["chiefs"]),
        company_things=frozenset(data["company_things"]),
        sport=frozenset(data["sport"]),
        plays_as=frozenset(data["plays_as"]),
        plays_in_match=frozenset(data["plays_in_match"]),
        players=frozenset(data["players"]),
        strokes=frozenset(data["strokes"]),
        scores=frozenset(data["scores"]),
        wins=frozenset(data["wins"]),
        leads=frozenset(data["leads"]),
        matches=frozenset(data["matches"]),
        say=frozenset(data["say"]),
        reports=frozenset(data["reports"]),
        deeds=frozenset(data["deeds"]),
        descriptions={
            noun: EntityType(kind)
            for kind, nouns in sorted(data["descriptions"].items())
            for noun in nouns
        },
        gender_given={
            name: gender
            for gender, names in sorted(data["genders"]["given"].items())
            for name in names
        },
        gender_nouns={
            noun: "" if gender == "both" else gender
            for gender, nouns in sorted(data["genders"]["nouns"].items())
            for noun in nouns
        },
        cities={name: tuple(longer) for name, longer in sorted(data["cities"].items())},
        of_states=frozenset(data["of_states"]),
        committee_fields=frozenset(data["committee_fields"]),
        halves=frozenset(data["halves"]),
        minor=frozenset(data["minor"]),
    )


@cache
def country_names() -> Mapping[str, str]:
    """Return the country's id by each of its printed names ("U.S." and "America" alike)."""
    return {label: key for key, country in countries().items() for label in country.labels}


@cache
def demonyms() -> Mapping[str, str]:
    """Return the country's id by each word for its people or things ("Chinese")."""
    return {word: key for key, country in countries().items() for word in country.demonyms}


def country_called(name: str) -> str | None:
    """Return the id of the country that a name is one of, or a word for its people.

    >>> country_called("Chinese") == country_called("China"), country_called("Paris")
    (True, None)
    """
    return country_names().get(name) or demonyms().get(name)


_WORD = re.compile(r"\w+(?:[.'&-]\w+)*\.?", re.UNICODE)


@lru_cache(maxsize=1 << 12)
def tokens_of(name: str) -> tuple[str, ...]:
    """Split a name into words, lower-cased, without a final full stop.

    >>> tokens_of("Airbus S.E.")
    ('airbus', 's.e')
    """
    return tuple(word.lower().rstrip(".") for word in _WORD.findall(name))


_COUNTED = re.compile(r"([A-Z])([23])(?=[A-Z])")


def _repeated(acronym: str) -> str:
    """Write out a letter that is counted: "W3C" is "WWWC", "I2R" is "IIR"."""
    return _COUNTED.sub(lambda match: match[1] * int(match[2]), acronym)


def spells(acronym: str, name: str) -> bool:
    """Tell whether an acronym's letters stand in a name in order, its first letter first.

    >>> spells("CPPCC", "Chinese People's Political Consultative Conference")
    True
    >>> spells("IBM", "Apple")
    False
    >>> spells("W3C", "World Wide Web Consortium")
    True
    """
    letters = [letter.lower() for letter in _repeated(acronym) if letter.isalnum()]
    if len(letters) < 2 or not name or name[0].lower() != letters[0]:
        return False
    rest = iter(name.lower())
    return all(letter in rest for letter in letters)
