"""Tells by its words whether a name may be called so: no ministry is "the company"."""

from collections.abc import Collection, Iterable

from spacy.tokens import Token

from kg.model import EntityType, MentionKind
from kg.nlp.parsing.described import descriptions
from kg.nlp.parsing.words import country_called, country_names, words
from kg.nlp.references.anaphora import anaphora
from kg.nlp.references.discourse import Discourse
from kg.nlp.references.features import is_proper
from kg.ontology.kinds import UNBUILT, place_kinds

COUNTRY = frozenset(("country", "nation"))
AGENCIES = frozenset(
    ("agency", "commission", "administration", "bureau", "department", "office", "authority")
)
"""Words of names of bodies that are each "the agency"."""
CITY = frozenset(("city", "town"))

_LEGAL = frozenset(
    {"inc", "corp", "corporation", "company", "co", "ltd", "llc", "plc", "gmbh", "ag"}
)


def kind_of(lemma: str) -> EntityType | None:
    """Return the type of thing that a noun may stand for, or None."""
    return words().descriptions.get(lemma) or descriptions().things.get(lemma)


def noun(token: Token) -> str:
    """Return the lemma of a noun, lower-case; of "start-up" all of it, if it is listed."""
    lemma = token.lemma_.lower()
    at, doc = token.i, token.doc
    if at > 1 and doc[at - 1].text == "-" and not doc[at - 1].whitespace_:
        whole = f"{doc[at - 2].lower_}-{lemma}"
        if kind_of(whole) is not None:
            return whole
    return lemma


def is_public(name: str, called: Collection[str]) -> bool:
    """Tell whether a body's name, or what it is called, says that it is no business."""
    public = anaphora().public
    return not public.isdisjoint(own_words(name)) or not public.isdisjoint(called)


def is_of_other_sector(lemma: str, called: Collection[str], name: str, last: str = "") -> bool:
    """Tell whether a business is called a public body, or the other way round.

    Args:
        lemma: The description's noun.
        called: What the body is called.
        name: Its name.
        last: The noun of its last description: no "company" is "the watchdog", if "the bureau".
    """
    lists = anaphora()
    business = not lists.commercial.isdisjoint(called)
    public = is_public(name, called)
    if lemma in lists.commercial:
        return public and not business
    business = business or (last in lists.commercial and lemma not in _OUTLETS)
    return lemma in lists.public and business and not public


def _listens(told: Discourse, start: int) -> bool:
    """Tell whether a name is only who hears or tells the news: "she told Acme News".

    So are "a memo seen by Acme News" and "Acme News understands that".
    """
    root = told.roots[told.owner[start]]
    tells = root.dep_ == "nsubj" and root.head.lemma_ == "understand"
    start -= start > 0 and told.doc[start - 1].lower_ == "the"
    before = [token.lower_ for token in told.doc[max(0, start - 2) : start]]
    read = before[-1:] == ["by"] and before[0] in _READ
    asked = before in (["interview", "with"], ["statement", "to"])
    return tells or read or asked or before[-1:] == ["told"]


_READ = frozenset(("seen", "obtained", "reviewed", "viewed"))
"""What outlets do with a paper: "a memo obtained by the Acme News"."""

_OUTLETS = frozenset(("agency", "bureau", "institute", "foundation"))


def fits(told: Discourse, lemma: str, index: int) -> bool:
    """Tell whether a name's own words let it be so called.

    Args:
        told: The article so far.
        lemma: The description's noun.
        index: The candidate.
    """
    item, name = told.found[index], told.names[index]
    if item.type is EntityType.INSTITUTION and not _may_be(lemma, name):
        return False
    if item.type is EntityType.INSTITUTION and _listens(told, item.start):
        # nor "the firm", "the council": who was told is an outlet
        return lemma not in descriptions().any | (anaphora().public - _OUTLETS)
    if item.type is EntityType.TECHNOLOGY:
        return is_proper(name)
    if item.type is EntityType.PLACE and _is_other_area(lemma, name):
        return False
    if item.type is EntityType.PLACE and lemma in COUNTRY:
        key = country_called(name)
        # The European Union is listed among the countries, and is none.
        return key is not None and anaphora().public.isdisjoint(key.split("-"))
    if item.type is EntityType.PLACE and lemma in CITY:
        return name not in country_names() and item.kind is not MentionKind.DEMONYM
    return item.kind is not MentionKind.DEMONYM


def may_share(from_: Iterable[str], own: Iterable[str]) -> bool:
    """Tell whether something from some places may be from others.

    "The Dublin-based airline" may be the Irish one, not the French nor the Paris one.

    >>> may_share(["Dublin"], ["ireland"]), may_share(["Dublin"], ["Cork"])
    (True, False)
    """
    countries = frozenset(country_names().values())
    for level in (True, False):
        mine = {place for place in from_ if (place in countries) is level}
        other = {place for place in own if (place in countries) is level}
        if mine and other and mine.isdisjoint(other):
            return False
    return True


def _may_be(lemma: str, name: str) -> bool:
    """Tell whether a body's own words let it be so called: no ministry is "the company"."""
    lists, own = anaphora(), {word.lower().rstrip(".,") for word in name.split()}
    if lemma in own:
        return True
    if lemma == "council":
        return False  # a council's name says so: no agency and no militia is one
    if lemma in lists.commercial | _RUN:
        governs = name.lower() in lists.governing or not own.isdisjoint(_GOVERNING)
        return not governs and (lemma in _RUN or own.isdisjoint(lists.public))
    return lemma not in lists.public or own.isdisjoint(_LEGAL)


def _is_other_area(lemma: str, name: str) -> bool:
    """Tell whether a name says that it is another kind of area: no "County" is "the state".

    Nor is a street or a river "the city".
    """
    own = name.split()[-1].lower()
    unbuilt = not UNBUILT.isdisjoint(place_kinds(own))
    return lemma in _AREAS and own != lemma and (own in _AREAS or unbuilt)


_RUN = frozenset(("bank", "charity", "platform", "site", "network", "studio"))
"""What no ruling body is called; other public ones may be: "the bank" is an agency, too."""

_GOVERNING = frozenset(
    ("administration", "government", "congress", "senate", "parliament", "ministry", "court")
)
"""Words of names of bodies that rule."""

_AREAS = frozenset(
    ("country", "nation", "state", "county", "province", "district", "region", "city", "town")
)


def own_words(name: str) -> frozenset[str]:
    """Return the words of a name, lower-case."""
    return frozenset(word.lower() for word in name.split())


def noun_of(name: str) -> str:
    """Return the noun that a name of several words is built on, lower-case, or "".

    >>> noun_of("Norsk Academy"), noun_of("Church of Norway"), noun_of("Airbus")
    ('academy', 'church', '')
    """
    parts = name.split()
    for place, word in enumerate(parts):
        if place and word in ("of", "for", "in", "at"):
            parts = parts[:place]
            break
    noun = parts[-1] if len(name.split()) > 1 else ""
    return noun.lower() if noun[:1].isupper() and noun.isalpha() else ""
