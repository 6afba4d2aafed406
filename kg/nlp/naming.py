"""Decides, within one article, which name each short form, acronym or demonym stands for.

Only what the article itself makes plain: "Xi" after "Xi Jinping", "CPPCC" after its expansion,
"Chinese" beside "China". Two people who share a surname keep it to themselves: "Clinton" stays
"Clinton" where both Bill and Hillary Clinton are named.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidates import Candidate
from kg.nlp.words import country_names, demonyms, spells, tokens_of, words
from kg.ontology import countries

_LETTERS = re.compile(r"[A-Z]")
_MINOR = frozenset(["of", "for", "and", "the", "in", "on", "at", "to", "de", "la", "&", "'s"])


def names(doc: Doc, found: Sequence[Candidate]) -> list[str]:
    """Return the name that each candidate resolves to, in the same order."""
    result = [item.text(doc) for item in found]
    _name_people(found, result)
    _name_institutions(doc, found, result)
    _name_places(found, result)
    _name_technologies(found, result)
    return result


def _name_people(found: Sequence[Candidate], result: list[str]) -> None:
    """Give a part of a name its whole: the one full name of the article that holds it."""
    people = [index for index, item in enumerate(found) if item.type is EntityType.PERSON]
    whole = _whole_names([result[index] for index in people])
    introduced: dict[str, int] = {}
    short: defaultdict[str, set[str]] = defaultdict(set)
    for index in people:
        parts = tokens_of(result[index])
        if len(parts) > 1:
            name = whole[parts[0], parts[-1]]
            introduced.setdefault(name, index)
            words_of = tokens_of(name)
            for part in (words_of[0], words_of[-1]):  # a middle name is nobody's short name
                if len(part) > 1:
                    short[part].add(name)
    meant: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for index in people:
        parts = tokens_of(result[index])
        if len(parts) > 1:
            result[index] = whole[parts[0], parts[-1]]
        elif parts:
            owners = _by_place(parts[0], short[parts[0]])
            called = meant[parts[0]]
            if len(owners) > 1:
                # Before the second bearer of the name is introduced, it can only be the first.
                owners = {name for name in owners if introduced[name] < index}
            owner = _meant(owners, called)
            if owner:
                result[index] = owner
                called[owner] += len(owners) == 1


def _meant(owners: set[str], called: Counter[str]) -> str:
    """Return the one whom a short name stands for, or "".

    Of several, it is the one who has been called so twice while nobody else could be meant:
    after "Obama" and "Obama", "Michelle Obama" does not take the name away.
    """
    if len(owners) > 1:
        owners = {name for name in owners if called[name] >= 2}
    return next(iter(owners)) if len(owners) == 1 else ""


def _whole_names(names: Sequence[str]) -> dict[tuple[str, str], str]:
    """Map the first and last word of each full name to its longest form.

    "Barack Obama" and "Barack H. Obama" are one; "John Smith Jr." ends differently and is not.
    """
    whole: dict[tuple[str, str], str] = {}
    for name in sorted(set(names), key=lambda name: (-len(name.split()), name)):
        parts = tokens_of(name)
        if len(parts) > 1:
            whole.setdefault((parts[0], parts[-1]), name)
    return whole


def _by_place(part: str, owners: set[str]) -> set[str]:
    """Prefer names whose family name it is over names whose given name it is."""
    family = {
        name
        for name in owners
        if part == tokens_of(name)[-1]
        or (part == tokens_of(name)[0] and part in words().surnames_first)
    }
    return family or owners


def _name_institutions(doc: Doc, found: Sequence[Candidate], result: list[str]) -> None:
    full = {
        result[index] for index, item in enumerate(found) if item.type is EntityType.INSTITUTION
    }
    places = {
        result[index] for index, item in enumerate(found) if item.type is EntityType.PLACE
    }
    acronyms = _bracketed(doc, found, result)
    first: dict[str, int] = {}
    for index, item in enumerate(found):
        if item.type is EntityType.INSTITUTION:
            first.setdefault(result[index], index)
    chosen: dict[str, str] = {}
    for name in sorted(full):
        owners = {acronyms[name]} if name in acronyms else _owners(name, full, places, first)
        if len(owners) == 1:
            chosen[name] = next(iter(owners))
    for index, item in enumerate(found):
        if item.type is EntityType.INSTITUTION:
            name = result[index]
            seen = {name}
            while name in chosen and chosen[name] not in seen:
                name = chosen[name]
                seen.add(name)
            result[index] = name


def _owners(name: str, full: set[str], places: set[str], first: Mapping[str, int]) -> set[str]:
    """Return the longer names that a name may be short for, by the surest rule that has any."""
    return (
        _expansions(name, full)
        or {other for other in full if _shortens(name, other, places)}
        or {other for other in full if _is_party_of(name, other)}
        # "Lockheed" after "Lockheed Martin": only once the long form has been introduced.
        or {other for other in full if first[other] < first[name] and _begins(name, other)}
    )


def _bracketed(doc: Doc, found: Sequence[Candidate], result: list[str]) -> dict[str, str]:
    """Map acronyms to the names they follow in brackets; either may be the bracketed one."""
    acronyms: dict[str, str] = {}
    for index, item in enumerate(found):
        if item.known_as:
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
            if len(short) > len(long):
                long, short = short, long
            if spells(short, long):
                acronyms.setdefault(short, long)
    return acronyms


def _expansions(name: str, full: set[str]) -> set[str]:
    """Return the names whose initials an acronym spells ("UN" for "United Nations")."""
    letters = "".join(_LETTERS.findall(name))
    if len(letters) < 2 or any(part.islower() for part in name) or " " in name:
        return set()
    return {
        other
        for other in full
        if other != name
        and " " in other
        and "".join(word[0] for word in other.split() if word.lower() not in _MINOR).upper()
        == letters
    }


def _shortens(name: str, other: str, places: Collection[str] = ()) -> bool:
    """Tell whether a name is another without its legal form or without its leading place.

    A leading place is a country or one of ``places``, those that the article names.

    >>> _shortens("Airbus", "Airbus Group SE")
    True
    >>> _shortens("State Department", "US State Department")
    True
    >>> _shortens("Senate", "US Senate"), _shortens("Red Sox", "Boston Red Sox", ["Boston"])
    (True, True)
    >>> _shortens("Boeing", "Boeing Field")
    False
    """
    short, long = tokens_of(name), tokens_of(other)
    if not short or len(short) >= len(long):
        return False
    if long[: len(short)] == short:
        return all(word in words().dropped for word in long[len(short) :])
    if long[-len(short) :] != short:
        return False
    if len(short) < 2 and short[0] not in words().arms:
        return False
    lead = other[: len(other) - len(name)].strip()
    return lead in country_names() or lead in demonyms() or lead in places


def _is_party_of(name: str, other: str) -> bool:
    """Tell whether a word for a party's people stands for the party.

    >>> _is_party_of("Republicans", "Republican Party")
    True
    >>> _is_party_of("Democrat", "Democratic Party")
    True
    """
    short, long = name.lower().removesuffix("s"), other.lower().split(" ")
    return (
        long[-1] == "party"
        and short in words().parties
        and long[:-1]
        in (
            [short],
            [f"{short}ic"],
        )
    )


def _begins(name: str, other: str) -> bool:
    """Tell whether a name is the first word of a longer one, and a name by itself.

    >>> _begins("Lockheed", "Lockheed Martin"), _begins("University", "University College")
    (True, False)
    """
    short, long = tokens_of(name), tokens_of(other)
    return (
        len(short) == 1
        and len(short) < len(long)
        and long[0] == short[0]
        and len(short[0]) > 3
        and short[0] not in words().institutions
        and short[0] not in words().open_heads
        and name not in country_names()
    )


def _name_places(found: Sequence[Candidate], result: list[str]) -> None:
    """Give a country one name: its longest printed one, or the usual one for a bare demonym."""
    printed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    keys: dict[int, str] = {}
    for index, item in enumerate(found):
        if item.type is not EntityType.PLACE:
            continue
        table = demonyms() if item.kind is MentionKind.DEMONYM else country_names()
        # The tokenizer takes the last full stop of "U.S." for the sentence's.
        if key := table.get(result[index]) or table.get(f"{result[index]}."):
            keys[index] = key
            if item.kind is MentionKind.NAME:
                printed[key][result[index]] += 1
    for index, key in keys.items():
        forms = printed[key]
        result[index] = (
            min(forms, key=lambda form: (-len(form), form)) if forms else countries()[key].label
        )


def _name_technologies(found: Sequence[Candidate], result: list[str]) -> None:
    """Give technologies of one spelling one form, and an acronym the words it stands for.

    Different words of one concept ("expendable rocket", "launch vehicle") keep their own: the
    mention's ``concept`` says that they are one.
    """
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    keys: dict[int, str] = {}
    for index, item in enumerate(found):
        if item.type is EntityType.TECHNOLOGY:
            full = item.known_as or result[index]
            keys[index] = _singular(full)
            forms[keys[index]][full] += 1
            if item.concept and not _is_acronym(full):
                spelled[item.concept][full] += 1
    for index, key in keys.items():
        options = forms[key]
        concept = found[index].concept
        if concept in spelled and all(map(_is_acronym, options)):
            options = spelled[concept]
        # "Smart manufacturing" at the start of a sentence is "smart manufacturing".
        total: Counter[str] = Counter()
        for form, count in options.items():
            total[form.lower()] += count
        result[index] = min(
            options,
            key=lambda form: (
                -total[form.lower()],
                -len(form),
                sum(map(str.isupper, form)),
                form,
            ),
        )


def _is_acronym(name: str) -> bool:
    return " " not in name and name.rstrip("s").isupper()


def _singular(name: str) -> str:
    lower = name.lower()
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower
