"""Finds names: the model's entities, typed for kg, with its usual mistakes repaired."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span

from kg.model import EntityType, MentionKind
from kg.nlp.acronyms import may_be_acronym, stands_for
from kg.nlp.beside import beside
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.cut import (
    common_phrases,
    is_headed,
    is_ticker,
    marked,
    over_glue,
    parts,
    with_legal_form,
)
from kg.nlp.defined import defined
from kg.nlp.fullnames import family_word, without_article
from kg.nlp.joins import joined
from kg.nlp.missed import missed
from kg.nlp.placed import small_body, with_bodies
from kg.nlp.products import is_code
from kg.nlp.repairs import bounds, follows_body_noun, is_common, is_flight, is_name, repaired
from kg.nlp.ships import ships
from kg.nlp.shortnames import firm_words
from kg.nlp.teams import is_match_report, squads, teams
from kg.nlp.technologies import technologies
from kg.nlp.words import country_names, demonyms, spells, words

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
        item for ent in doc.ents if ent.start not in common for item in _from_entity(doc, ent)
    ]
    found = _with_acronyms(doc, with_bodies(doc, joined(doc, found)))
    for start, end, type_, kind, last in missed(
        doc, _cover(found), _known(doc, found), _full(doc, found)
    ):
        item = candidate(doc, start, end, type_, kind)
        found.append(item if last is None else replace(item, last=last))
    families = {
        doc[item.end - 1].text
        for item in found
        if item.type is EntityType.PERSON and item.end - item.start > 1
    }
    found += [candidate(doc, *name[:4]) for name in beside(doc, _cover(found), families)]
    found = _with_acronyms(doc, sorted(found, key=lambda item: item.start))
    found = _agree(doc, found)
    if is_match_report(doc):
        found = _with_teams(doc, found)
    return _with_technologies(doc, found, common)


def _from_entity(doc: Doc, ent: Span) -> Iterator[Candidate]:
    if ent.label_ == "NORP":
        if (text := ent.text) in demonyms():
            if (end := small_body(doc, ent.end)) is not None:
                # "the Indonesian military" is a body of its own, named by the two words.
                yield candidate(doc, ent.start, end, EntityType.INSTITUTION)
                return
            yield candidate(doc, ent.start, ent.end, EntityType.PLACE, MentionKind.DEMONYM)
        elif text in country_names():
            yield candidate(doc, ent.start, ent.end, EntityType.PLACE)
        return
    if (carrier := _carrier(doc, ent)) is not None:
        yield from _named(doc, ent.start, carrier, EntityType.INSTITUTION)
        return
    type_ = _TYPES.get(ent.label_)
    if type_ is None and ent.label_ in _LOOSE and _names_body(doc, ent):
        type_ = EntityType.INSTITUTION
    if type_ is None:
        return
    for part in parts(doc, ent, type_):
        yield from _named(doc, *part)


def _named(doc: Doc, start: int, end: int, type_: EntityType) -> Iterator[Candidate]:
    start, end = bounds(doc, start, end, type_)
    if start == end or is_ticker(doc, start):
        return
    if type_ is EntityType.PERSON and (legal := with_legal_form(doc, end)) > end:
        end, type_ = legal, EntityType.INSTITUTION
    if type_ is EntityType.INSTITUTION:
        start, end = over_glue(doc, start, end)
    if type_ is EntityType.PLACE and _is_airline(doc, start):
        start, type_ = start - 1, EntityType.INSTITUTION
    middle = _between_bodies(doc, start, end) if type_ is EntityType.INSTITUTION else None
    if middle is not None:
        yield candidate(doc, start, middle, EntityType.INSTITUTION)
        start = middle + 1 + (doc[middle + 1].lower_ == "the")
    if start < end and is_name(doc, start, end):
        yield candidate(doc, start, end, repaired(doc, start, end, type_))


def _carrier(doc: Doc, ent: Span) -> int | None:
    """Return where the airline ends in the name of a flight, "Lion Air Flight 610", or None."""
    last = min(ent.end + 1, len(doc))
    return next((at for at in range(ent.start + 1, last) if is_flight(doc, at)), None)


def _between_bodies(doc: Doc, start: int, end: int) -> int | None:
    """Return the "at" between two names that the model takes for one, or None.

    "Museum of Art at Lakeside University" are two, "University of Texas at Austin" is one.
    """
    for index in range(start + 1, end - 2):
        if doc[index].lower_ == "at" and doc[end - 1].lower_ in words().institutions:
            return index
    return None


def _names_body(doc: Doc, ent: Span) -> bool:
    """Tell whether what the model takes for a product or a work is an institution."""
    if follows_body_noun(doc, ent.start):
        return True
    return ent.label_ == "PRODUCT" and len(ent) > 1 and ent[-1].lower_ in words().institutions


def _is_airline(doc: Doc, start: int) -> bool:
    """Tell whether "Air" before a place makes it an airline: "Air China"."""
    before = doc[start - 1] if start else None
    return before is not None and before.text == "Air" and before.dep_ == "compound"


def _with_acronyms(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Make what stands in brackets after an institution, and spells it, an institution."""
    by_start = {item.start: item for item in found}
    taken = _cover(found)
    for item in found:
        at = item.end + 1
        if (
            item.type is not EntityType.INSTITUTION
            or at + 1 >= len(doc)
            or doc[item.end].text != "("
            or doc[at + 1].text != ")"
            or not may_be_acronym(doc[at].text)
            or not spells(doc[at].text, item.text(doc))
        ):
            continue
        if at not in taken or at in by_start:
            by_start[at] = candidate(doc, at, at + 1, EntityType.INSTITUTION)
    return sorted(by_start.values(), key=lambda item: item.start)


def _known(doc: Doc, found: list[Candidate]) -> dict[str, EntityType]:
    """Return the words that stand for a name once it is introduced: "Xi", "Lockheed"."""
    known: dict[str, EntityType] = {}
    for item in found:
        if item.kind is not MentionKind.NAME:
            continue
        first = doc[item.start].text
        if item.type is EntityType.PERSON and item.end - item.start > 1:
            if word := _family_name(doc, item):
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
    listed = {span for squad in squads(doc) for span in squad.players}
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
        if len(parts) > 1 and all(end[:1].isupper() and not end.isupper() for end in ends):
            whole.setdefault(parts, item.type)
    return whole


def _cover(found: list[Candidate]) -> set[int]:
    return {index for item in found for index in range(item.start, item.end)}


def _agree(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Give one text one type throughout the article: the most frequent one.

    A single word that is the last of a person's name somewhere in the article is that person,
    unless it is the institution's own name more often ("Roche" beside "James Roche").
    """
    votes: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    family: Counter[str] = Counter()
    for item in found:
        text = item.text(doc)
        votes[text][item.type] += 1
        if item.type is EntityType.PERSON and (word := _family_name(doc, item)):
            family[without_article(word)] += 1
    order = list(EntityType)
    leading = _leading(doc, found)
    headed = {item.text(doc) for item in found if is_headed(doc, item.start, item.end)}
    firms = firm_words(doc, found)
    result = []
    for item in found:
        text = item.text(doc)
        if text in headed and item.kind is MentionKind.NAME:
            result.append(replace(item, type=EntityType.INSTITUTION))
            continue
        best = min(votes[text], key=lambda type_: (-votes[text][type_], order.index(type_)))
        bearers = family[without_article(text)]
        if (
            bearers and (bearers >= votes[text][EntityType.INSTITUTION] or text in leading)
        ) or (best is EntityType.INSTITUTION and _is_whole_name(doc, item, votes)):
            best = EntityType.PERSON
        if best is EntityType.PERSON and text in firms:
            best = EntityType.INSTITUTION
        result.append(item if item.kind is MentionKind.DEMONYM else replace(item, type=best))
    return _acronyms_typed(doc, result)


def _acronyms_typed(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Make an acronym what it spells: "UNMIK" is the mission of the article, no place."""
    long = {
        text
        for item in found
        if item.type is EntityType.INSTITUTION and " " in (text := item.text(doc))
    }
    result = []
    for item in found:
        text = item.text(doc)
        wrong = item.type in (EntityType.PERSON, EntityType.PLACE)
        named = wrong and item.kind is MentionKind.NAME and text not in country_names()
        body = named and sum(stands_for(text, name) for name in long) == 1
        result.append(replace(item, type=EntityType.INSTITUTION) if body else item)
    return result


def _family_name(doc: Doc, item: Candidate) -> str:
    return family_word([token.text for token in doc[item.start : item.end]])


def _leading(doc: Doc, found: list[Candidate]) -> set[str]:
    """Return the family names of whom an article is about, whatever the model takes them for.

    Their full name opens the article, is printed more than once, and no institution's longer
    name begins with theirs ("Higuchi", where "Higuchi Motors" is not named).
    """
    first = next((item for item in found if item.kind is MentionKind.NAME), None)
    if first is None or first.type is not EntityType.PERSON:
        return set()
    word = _family_name(doc, first)
    people = [
        item for item in found if item.type is EntityType.PERSON and item.end - item.start > 1
    ]
    if sum(_family_name(doc, item) == word for item in people) < 2:
        return set()
    longer = any(
        item.type is EntityType.INSTITUTION
        and item.end - item.start > 1
        and doc[item.start].text == word
        for item in found
    )
    return set() if longer else {word}


def _is_whole_name(
    doc: Doc, item: Candidate, votes: defaultdict[str, Counter[EntityType]]
) -> bool:
    """Tell whether two words are a person's name because the second alone is a person's."""
    if item.end - item.start != 2:
        return False
    last = doc[item.end - 1]
    alone = votes.get(last.text, Counter())
    return (
        last.is_title
        and doc[item.start].is_title
        and last.lower_ not in words().institutions
        and alone[EntityType.PERSON] > alone[EntityType.INSTITUTION]
    )


def _defined(doc: Doc, names: list[Candidate]) -> dict[str, list[tuple[int, int]]]:
    """Return where the names stand that the article defines as technologies, by their text."""
    found: dict[str, list[tuple[int, int]]] = {}
    bodies = {item.text(doc): item.end for item in names if item.type is EntityType.INSTITUTION}
    for start, end in marked(doc):
        if bodies.get(text := doc[start:end].text, end) == end:  # no company's own name
            found.setdefault(text, []).append((start, end))
    for start, end in (*defined(doc), *ships(doc)):
        found.setdefault(doc[start:end].text, []).append((start, end))
    for item in names:
        if item.type is EntityType.INSTITUTION and (text := item.text(doc)) in found:
            found[text].append((item.start, item.end))
    _again(doc, names, found)
    return found


def _again(doc: Doc, names: list[Candidate], found: dict[str, list[tuple[int, int]]]) -> None:
    """Add where a defined name of one word stands again, and is no part of another name."""
    if not found:
        return
    taken = _cover([item for item in names if item.end - item.start > 1])
    for token in doc:
        if token.text in found and token.pos_ == "PROPN" and token.i not in taken:
            found[token.text].append((token.i, token.i + 1))


_ACRONYM = 4
"""Letters of an acronym of a kind, most."""


def _without_name(
    doc: Doc, tech: Candidate, said: dict[str, list[tuple[int, int]]]
) -> list[Candidate]:
    """Cut the name of a product off its kind: "image generator" of "Zephyr image generator".

    An acronym stays ("LCD screen"): it says which kind as often as which one.
    """
    first = doc[tech.start]
    if first.is_upper and len(first) <= _ACRONYM:
        return [tech]
    for start, end in (span for spans in said.values() for span in spans):
        if start == tech.start and end < tech.end and doc[end : tech.end].text.islower():
            return [candidate(doc, end, tech.end, EntityType.TECHNOLOGY)]
    return [tech]


def _with_technologies(
    doc: Doc, names: list[Candidate], common: frozenset[int]
) -> list[Candidate]:
    """Add technologies; where one covers a name exactly, the name is the technology."""
    exact = {(item.start, item.end): item for item in names}
    said = _defined(doc, names)
    known = {
        text: item.type
        for item in names
        if item.kind is MentionKind.NAME and (text := item.text(doc)) not in said
    }
    techs = []
    for tech in technologies(doc, common=common):
        if (tech.start, tech.end) in exact and tech.rule == "open":
            continue
        base = candidate(doc, tech.start, tech.end, EntityType.TECHNOLOGY)
        if (
            tech.rule in ("product", "open")
            and (text := base.text(doc)) in known
            and not (is_code(text) or tech.name)
        ):
            # What is a company in one sentence is no product in the next.
            techs.append(replace(base, type=known[text]))
            continue
        techs.append(replace(base, concept=tech.concept, known_as=tech.name))
    techs = [part for tech in techs for part in _without_name(doc, tech, said)]
    covered = _cover(techs)
    techs += [
        candidate(doc, start, end, EntityType.TECHNOLOGY)
        for start, end in sorted({span for spans in said.values() for span in spans})
        if covered.isdisjoint(range(start, end))
    ]
    taken = _cover(techs)
    kept = []
    for item in names:
        end = next((at for at in range(item.start, item.end) if at in taken), item.end)
        if end == item.end:
            kept.append(item)
        elif item.start < end and item.type is EntityType.INSTITUTION:
            # "Air France A330": what stands before the product is the name.
            kept.append(candidate(doc, item.start, end, item.type))
    return sorted([*kept, *techs], key=lambda item: item.start)
