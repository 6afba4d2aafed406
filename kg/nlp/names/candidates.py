"""Finds names: the model's entities, typed for kg, with its usual mistakes repaired."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate, covered_by
from kg.nlp.names.acronyms import may_be_acronym, titled
from kg.nlp.names.agreeing import agreed, family_name
from kg.nlp.names.beside import beside
from kg.nlp.names.bounds import bounds, is_seat
from kg.nlp.names.cut import (
    common_phrases,
    is_ticker,
    over_glue,
    parts,
    separated,
    with_legal_form,
)
from kg.nlp.names.groupnames import groups_named
from kg.nlp.names.headnouns import holder_from, is_peoples_noun
from kg.nlp.names.joins import joined, whole_people
from kg.nlp.names.knownbodies import with_known_bodies
from kg.nlp.names.missed import missed
from kg.nlp.names.nicknames import with_nicknames
from kg.nlp.names.overlaid import with_technologies
from kg.nlp.names.placed import with_administrations, with_bodies
from kg.nlp.names.repairs import follows_body_noun, is_common, is_flight, is_name, repaired
from kg.nlp.names.runson import CALENDAR, is_charged, is_dated_surname, is_peoples
from kg.nlp.names.teams import is_match_report, squads, teams
from kg.nlp.parsing.lookups import entities, phrase
from kg.nlp.parsing.words import country_names, demonyms, spells, words

_TYPES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.INSTITUTION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
}

_LOOSE = frozenset(("PRODUCT", "WORK_OF_ART", "EVENT"))
# Labels that the model often gives to a company it does not know.


def candidates(doc: Doc) -> list[Candidate]:
    """Return the names of a doc, sorted and disjoint."""
    common = common_phrases(doc)
    found = [
        item
        for ent in entities(doc)
        if ent.start not in common
        for item in _from_entity(doc, ent)
    ]
    found = _with_acronyms(doc, with_bodies(doc, joined(doc, found)))
    found += [
        candidate(doc, start, end, EntityType.INSTITUTION)
        for start, end in groups_named(doc, covered_by(found))
    ]
    for start, end, type_, kind, last in missed(
        doc, covered_by(found), _known(doc, found), _full(doc, found)
    ):
        item = candidate(doc, start, end, type_, kind)
        found.append(item if last is None else replace(item, last=last))
    families = {
        doc[item.end - 1].text
        for item in found
        if item.type is EntityType.PERSON and item.end - item.start > 1
    }
    found += [candidate(doc, *name[:4]) for name in beside(doc, covered_by(found), families)]
    found = with_bodies(doc, sorted(found, key=lambda item: item.start))
    found = _with_acronyms(doc, found)
    found = agreed(doc, found)
    found = with_nicknames(doc, whole_people(doc, found))
    found = with_administrations(doc, _with_teams(doc, found))
    return with_known_bodies(doc, with_technologies(doc, found, common))


def _from_entity(doc: Doc, ent: Span) -> Iterator[Candidate]:
    if ent.label_ == "NORP":
        if (text := ent.text) in demonyms():
            yield candidate(doc, ent.start, ent.end, EntityType.PLACE, MentionKind.DEMONYM)
        elif text in country_names() or _is_place_elsewhere(doc, text):
            yield candidate(doc, ent.start, ent.end, EntityType.PLACE)
        return
    if (carrier := _carrier(doc, ent)) is not None:
        yield from _named(doc, ent.start, carrier, EntityType.INSTITUTION)
        return
    type_ = _type_of(doc, ent)
    if type_ is None:
        return
    if (first := holder_from(doc, ent.start, ent.end)) is not None:
        yield from _what_post_is_of(doc, ent.start, first)
        yield from _named(doc, first, ent.end, EntityType.PERSON)
        return
    if is_peoples(doc, ent) or (type_ is EntityType.PERSON and is_peoples_noun(doc, ent)):
        yield candidate(doc, ent.start, ent.start + 1, EntityType.PLACE, MentionKind.DEMONYM)
        yield from _named(doc, ent.start + 1, ent.end, EntityType.PERSON)
        return
    for part in parts(doc, ent, type_):
        for piece in separated(doc, *part):
            yield from _named(doc, *piece)


def _what_post_is_of(doc: Doc, start: int, end: int) -> Iterator[Candidate]:
    """Yield the country or body that a post before a person's name is of, if it has a name."""
    if doc[start:end].text in country_names():
        yield candidate(doc, start, end, EntityType.PLACE)
    elif doc[start:end].text.isupper() or any(
        token.lower_ in words().institutions for token in doc[start : end - 1]
    ):
        yield from _named(doc, start, end, EntityType.INSTITUTION)


def _is_place_elsewhere(doc: Doc, text: str) -> bool:
    """Tell whether what the model takes for a people or a product is a place elsewhere.

    So is whatever a region is called by: "Arden" beside "Arden Region".
    """
    return any(
        (ent.label_ == "GPE" and ent.text == text)
        or (ent.label_ == "LOC" and len(ent) > 1 and ent[0].text == text and _is_region(ent))
        for ent in entities(doc)
    )


def _is_region(ent: Span) -> bool:
    return ent[-1].lower_ in ("region", "oblast", "province", "district", "county")


def _type_of(doc: Doc, ent: Span) -> EntityType | None:
    """Return what the model takes an entity for, as far as it may be a name of ours."""
    if ent.label_ == "PRODUCT" and _is_place_elsewhere(doc, ent.text):
        return EntityType.PLACE
    if ent.label_ == "DATE" and _is_no_day(doc, ent):
        return EntityType.PERSON
    if ent.label_ == "DATE" and _is_dated(ent):
        return EntityType.INSTITUTION
    if ent.label_ in _LOOSE and (_names_body(doc, ent) or is_charged(ent)):
        return EntityType.INSTITUTION
    if ent.label_ == "ORG" and _is_counsel(ent):
        return EntityType.PERSON
    return _TYPES.get(ent.label_)


def _named(doc: Doc, start: int, end: int, type_: EntityType) -> Iterator[Candidate]:
    if type_ is EntityType.INSTITUTION and _is_lawmakers(doc, start, end):
        type_ = EntityType.PLACE
    start, end = bounds(doc, start, end, type_)
    end += type_ is EntityType.PERSON and is_dated_surname(doc, start, end)
    if start == end or is_ticker(doc, start) or _is_events(doc, start, end):
        return
    if type_ is EntityType.PERSON and (legal := with_legal_form(doc, end)) > end:
        end, type_ = legal, EntityType.INSTITUTION
    if type_ is EntityType.INSTITUTION:
        start, end = over_glue(doc, start, end)
    if type_ is EntityType.PLACE and _ends_name(doc, start, end):
        start, type_ = start - 1, EntityType.INSTITUTION
    if (campus := _campus(doc, start, end)) is not None:
        start, type_ = campus, EntityType.INSTITUTION
    middle = _between_bodies(doc, start, end) if type_ is EntityType.INSTITUTION else None
    if middle is not None:
        yield candidate(doc, start, middle, EntityType.INSTITUTION)
        start = middle + 1 + (doc[middle + 1].lower_ == "the")
    if start < end and (is_name(doc, start, end) or _is_christened(doc, start, end, type_)):
        yield candidate(doc, start, end, repaired(doc, start, end, type_))


def _is_events(doc: Doc, start: int, end: int) -> bool:
    """Tell whether brackets shorten the name of an event, an index or a law: "(HSI)"."""
    if start < _BEFORE or end >= len(doc) or end - start != 1 or doc[end].text != ")":
        return False
    if doc[start - 1].text != "(" or doc[start - 2].lower_ not in words().events:
        return False
    first = start - 2
    while first > 0 and doc[first - 1].text[:1].isupper():
        first -= 1
    own = [doc[first:start].text, doc[start - 2].text]
    return any(spells(doc[start].text, name) for name in own)


_BEFORE = 3
"""Tokens before an acronym that shortens a name in two words, fewest: these and the bracket."""


def _is_christened(doc: Doc, start: int, end: int, type_: EntityType) -> bool:
    """Tell whether a given name makes a person's name of what ends like an event's: "Day"."""
    own = doc[start:end]
    titled = all(token.is_title and token.is_alpha for token in own)
    given = own[0].lower_ in words().gender_given
    return type_ is EntityType.PERSON and len(own) in (2, 3) and titled and given


def _is_no_day(doc: Doc, ent: Span) -> bool:
    """Tell whether the model takes a person for a date: "Doris Day", not "on Victoria Day"."""
    before = doc[ent.start - 1].pos_ if ent.start else ""
    named = len(ent) > 1 and _is_christened(doc, ent.start, ent.end, EntityType.PERSON)
    return named and before not in ("ADP", "DET")


def _is_dated(ent: Span) -> bool:
    """Tell whether a date only begins a body's name: "March 23 Movement"."""
    last = ent[-1]
    body = last.lower_ in words().institutions or last.text == "Movement"
    return len(ent) > 1 and last.is_title and body


def _is_counsel(ent: Span) -> bool:
    """Tell whether a lawyer's letters make a person of what the model takes for a body."""
    name = all(one.is_title and one.lower_ not in words().institutions for one in ent[:-1])
    return name and len(ent) in (3, 4) and ent[-1].text in ("QC", "KC")


def _is_lawmakers(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a party and a state after a person are no body: "Omar (D-Minn.)"."""
    beside = start > 1 and doc[start - 1].text in ("(", ",")
    return beside and is_seat(doc, start, end) and doc[start - 2].ent_type_ == "PERSON"


def _carrier(doc: Doc, ent: Span) -> int | None:
    """Return where the airline ends in the name of a flight, "Lion Air Flight 610", or None."""
    last = min(ent.end + 1, len(doc))
    return next((at for at in range(ent.start + 1, last) if is_flight(doc, at)), None)


def _between_bodies(doc: Doc, start: int, end: int) -> int | None:
    """Return the link between two names that the model takes for one, or None.

    "Museum of Art at Lakeside University" are two, "University of Texas at Austin" is one. And
    of "Head of Platform Solutions for Acme" the first is a part of the title.
    """
    headed = start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in _OF_PARTS
    for index in range(start + 1, end - 1):
        if doc[index].lower_ == "at" and doc[end - 1].lower_ in words().institutions:
            return index if index < end - 2 else None
        if headed and doc[index].lower_ == "for" and doc[index - 1].lower_ in _PARTS:
            return index
    return None


_PARTS = frozenset(
    {"solutions", "services", "sales", "marketing", "operations", "products", "technologies"}
    | {"communications", "engineering", "partnerships", "programs", "programmes", "strategy"}
)
_OF_PARTS = frozenset(("head", "director", "vp", "president", "manager", "chief", "lead"))
"""Heads of titles that are of a part of a firm: "Head of Platform Solutions"."""


def _names_body(doc: Doc, ent: Span) -> bool:
    """Tell whether what the model takes for a product or a work is an institution."""
    if follows_body_noun(doc, ent.start):
        return True
    return ent.label_ == "PRODUCT" and len(ent) > 1 and ent[-1].lower_ in words().institutions


def _ends_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the word before a place makes it a body: "Air China", "Reform UK"."""
    before = doc[start - 1] if start else None
    if before is None:
        return False
    party = doc[start - 1 : end].text in words().party_names
    return party or (before.text == "Air" and before.dep_ == "compound")


def _campus(doc: Doc, start: int, end: int) -> int | None:
    """Return where a university's name begins that ends in a town: "UC" + "Santa Cruz"."""
    if start and doc[start - 1].text in _SYSTEMS and doc[start].is_title:
        return start - 1
    return start if end - start > 1 and doc[start].text in _SYSTEMS else None


_SYSTEMS = frozenset(("CUNY", "SUNY", "UC", "UNC", "UT"))
"""Universities of many campuses, by the letters that stand before the town of one."""


def _with_acronyms(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Make what stands in brackets after an institution, and spells it, an institution."""
    by_start = {item.start: item for item in found}
    taken = covered_by(found)
    for item in found:
        at = item.end + 1
        if (end := _short_name(doc, item)) is not None:
            for inside in range(at, end):
                by_start.pop(inside, None)
            by_start[at] = candidate(doc, at, end, EntityType.INSTITUTION)
            continue
        if (
            item.type is not EntityType.INSTITUTION
            or at + 1 >= len(doc)
            or doc[item.end].text != "("
            or doc[at + 1].text != ")"
            or not _is_acronym_of(doc[at].text, item.text(doc))
        ):
            continue
        if at not in taken or at in by_start:
            by_start[at] = candidate(doc, at, at + 1, EntityType.INSTITUTION)
    return sorted(by_start.values(), key=lambda item: item.start)


def _is_acronym_of(short: str, name: str) -> bool:
    if may_be_acronym(short):
        return spells(short, name)
    return bool(titled(short, name))  # "World Anti-Doping Agency (Wada)"


def _short_name(doc: Doc, item: Candidate) -> int | None:
    """Return where a short name of several words in brackets after a body ends, or None.

    An acronym and words of the name, "(UH Arden)" of the "University of Hope at Arden", or
    one with a hyphen, "(A-CORE)".
    """
    at = item.end + 1
    if item.type is not EntityType.INSTITUTION or phrase(doc, item.end, at) != "(":
        return None
    end = at
    while end < len(doc) and end - at <= _SHORT and doc[end].text != ")":
        end += 1
    if end >= len(doc) or doc[end].text != ")" or end - at < _SEVERAL:
        return None
    name, short = item.text(doc), doc[at:end].text
    if " " not in short:
        letters = short.replace("-", "")
        return (
            end if letters.isalpha() and letters.isupper() and spells(letters, name) else None
        )
    own = set(name.split())
    rest = [word for word in short.split() if word not in own]
    whole = len(rest) < len(short.split())
    acronym = all(word.isupper() and len(word) > 1 for word in rest)
    return end if rest and whole and acronym and spells(short, name) else None


_SHORT = 4
"""Tokens of a short name in brackets, most ..."""
_SEVERAL = 2
"""... and fewest: a single acronym is read by itself."""


def _known(doc: Doc, found: list[Candidate]) -> dict[str, EntityType]:
    """Return the words that stand for a name once it is introduced: "Xi", "Lockheed"."""
    known: dict[str, EntityType] = {}
    for item in found:
        if item.kind is not MentionKind.NAME:
            continue
        first = doc[item.start].text
        if item.type is EntityType.PERSON and item.end - item.start > 1:
            if (word := family_name(doc, item)) and word not in CALENDAR:
                known.setdefault(word, EntityType.PERSON)
        elif item.type is EntityType.INSTITUTION and (
            item.end - item.start == 1 or (len(first) > 3 and not is_common(first))
        ):
            known.setdefault(first, EntityType.INSTITUTION)
    return known


def _with_teams(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Make teams of the places that play, and people of the names in lists of players."""
    places = [
        (item.start, item.end)
        for item in found
        if item.type is EntityType.PLACE and item.kind is MentionKind.NAME
    ]
    play = teams(doc, places)
    report = is_match_report(doc)
    listed = {span for squad in squads(doc) for span in squad.players} if report else set()
    taken = {index for span in listed for index in range(*span)}
    kept = [
        replace(item, type=EntityType.INSTITUTION) if (item.start, item.end) in play else item
        for item in found
        if taken.isdisjoint(range(item.start, item.end))
    ]
    kept += [candidate(doc, start, end, EntityType.PERSON) for start, end in listed]
    return sorted(kept, key=lambda item: item.start)


def _full(doc: Doc, found: list[Candidate]) -> dict[tuple[str, ...], EntityType]:
    """Return the names of two words or more by their tokens: names wherever they stand."""
    whole: dict[tuple[str, ...], EntityType] = {}
    for item in found:
        parts = tuple(token.text for token in doc[item.start : item.end])
        ends = (parts[0], parts[-1])
        capital = all(end[:1].isupper() for end in ends)
        if len(parts) > 1 and capital and not all(end.isupper() for end in ends):
            whole.setdefault(parts, item.type)
    return whole
