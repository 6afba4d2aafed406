"""Decides, within one article, which name each short form, acronym or demonym stands for.

Only what the article itself makes plain: "Xi" after "Xi Jinping", "CPPCC" after its expansion,
"Chinese" beside "China". Two people who share a surname keep it to themselves: "Clinton" stays
"Clinton" where both Bill and Hillary Clinton are named.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate
from kg.nlp.names.brackets import unbracketed
from kg.nlp.names.known import known
from kg.nlp.naming.bodies import name_institutions
from kg.nlp.naming.ownersnames import name_owners
from kg.nlp.naming.partynames import name_parties
from kg.nlp.naming.persons import name_people
from kg.nlp.parsing.words import country_names, demonyms, words
from kg.ontology import countries


def names(doc: Doc, found: Sequence[Candidate]) -> list[str]:
    """Return the name that each candidate resolves to, in the same order."""
    result = [unbracketed(item.text(doc)) for item in found]
    called = list(known(doc, found))
    name_people(doc, found, result, called)
    name_institutions(doc, found, result, called)
    _name_committees(doc, found, result)
    name_owners(doc, found, result)
    name_parties(doc, found, result)
    _name_places(doc, found, result)
    _name_technologies(found, result)
    return result


def _name_places(doc: Doc, found: Sequence[Candidate], result: list[str]) -> None:
    """Give a country one name: its longest printed one, or the usual one for a bare demonym."""
    printed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    keys: dict[int, str] = {}
    for index, item in enumerate(found):
        if item.type is not EntityType.PLACE:
            continue
        people = demonyms().get(result[index])  # the model takes some for names
        # The tokenizer takes the last full stop of "U.S." for the sentence's.
        own = country_names().get(result[index]) or country_names().get(f"{result[index]}.")
        if key := (people if item.kind is MentionKind.DEMONYM else own or people):
            keys[index] = key
            if item.kind is MentionKind.NAME and own:
                printed[key][result[index]] += 1
    _name_halves(doc, found, result, keys)
    for index, key in keys.items():
        forms = printed[key]
        result[index] = (
            min(forms, key=lambda form: (-len(form), form)) if forms else countries()[key].label
        )


def _name_committees(doc: Doc, found: Sequence[Candidate], result: list[str]) -> None:
    """Call a chamber's committee by its whole name where its chairman's title cuts it.

    "House Judiciary Chairman X" heads no more than the House Judiciary Committee.
    """
    whole: set[str] = set()
    for index, item in enumerate(found):
        if doc[item.start].text not in _CHAMBERS or item.end - item.start < _LEAST:
            continue
        last = doc[item.end - 1].lower_ in words().committee_fields
        if last and item.end < len(doc) and doc[item.end].lower_ in _CHAIRS:
            whole.add(result[index])
    for index, item in enumerate(found) if whole else ():
        if item.type is EntityType.INSTITUTION and result[index] in whole:
            result[index] += " Committee"


_CHAMBERS = frozenset(("House", "Senate"))
_CHAIRS = frozenset(("chairman", "chairwoman", "chair", "ranking"))
_LEAST = 2
"""Words of a chamber's committee."""


def _name_halves(
    doc: Doc, found: Sequence[Candidate], result: list[str], keys: dict[int, str]
) -> None:
    """Give "North" and "Korea" the country, and "New York" the city, that the article names.

    Of a country, either word stands for it where no other country of the article has the word.
    """
    countries_of: defaultdict[str, set[str]] = defaultdict(set)
    names: set[str] = set()
    for index, item in enumerate(found):
        if item.type is EntityType.PLACE:
            names.add(result[index])
            if index in keys and " " in result[index]:
                for word in result[index].split():
                    countries_of[word].add(keys[index])
    for index, item in enumerate(found):
        if item.type is not EntityType.PLACE or item.kind is not MentionKind.NAME:
            continue
        name = result[index]
        if index in keys:
            continue
        owners = countries_of.get(name, set())
        if len(owners) == 1 and name in words().halves:
            keys[index] = next(iter(owners))
        elif doc[max(0, item.start - 1)].text != ",":  # "Rochester, New York" is in the state
            result[index] = _city(doc, item, name, names)


def _city(doc: Doc, place: Candidate, name: str, names: set[str]) -> str:
    """Return a city's longer name where the article has it and does not mean the state."""
    longer = [other for other in words().cities.get(name, ()) if other in names]
    return name if not longer or _is_state(doc, place) else longer[0]


def _is_state(doc: Doc, place: Candidate) -> bool:
    """Tell whether words beside a place speak of a state: "New York's Democratic governor"."""
    near = [*doc[max(0, place.start - 3) : place.start], *doc[place.end : place.end + 4]]
    return any(word.lower_ in words().of_states for word in near)


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
                # "Two PSPs": a product of that name is printed in the singular too.
                not form.islower() and form.removesuffix("s") != form and form[:-1] in options,
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
