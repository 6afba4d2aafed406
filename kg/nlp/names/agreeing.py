"""Gives a name one type throughout an article, and an acronym the type of what it spells."""

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate
from kg.nlp.names.acronyms import stands_for, titled
from kg.nlp.names.cut import is_headed
from kg.nlp.names.fullnames import family_word, without_article
from kg.nlp.names.shortnames import firm_words
from kg.nlp.names.surnames import surnames
from kg.nlp.parsing.words import country_names, words


def agreed(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Give one text one type throughout the article: the most frequent one.

    A single word that is the last of a person's name somewhere in the article is that person,
    unless it is the institution's own name more often ("Roche" beside "James Roche") and never
    stands after "Mr". A double name with a hyphen is nobody else's ("Bankman-Fried").
    """
    votes: defaultdict[str, Counter[EntityType]] = defaultdict(Counter)
    family: Counter[str] = Counter()
    for item in found:
        text = item.text(doc)
        votes[text][item.type] += 1
        if item.type is EntityType.PERSON and (word := family_name(doc, item)):
            family[without_article(word)] += 1
    double = {
        last
        for item in found
        if item.type is EntityType.PERSON and len(parts := item.text(doc).split()) > 1
        if (last := parts[-1])[:1].isupper() and "-" in last
    }
    order = list(EntityType)
    leading = _leading(doc, found) | surnames(doc, found)
    headed = {item.text(doc) for item in found if is_headed(doc, item.start, item.end)}
    firms = firm_words(doc, found)
    located = {item.text(doc) for item in found if _is_located(doc, item)}
    called = {item.text(doc) for item in found if _is_addressed(doc, item)}
    result = []
    for item in found:
        text = item.text(doc)
        if text in headed and item.kind is MentionKind.NAME:
            result.append(replace(item, type=EntityType.INSTITUTION))
            continue
        best = min(votes[text], key=lambda type_: (-votes[text][type_], order.index(type_)))
        bearers = family[without_article(text)]
        if (
            text in double
            or (bearers and (bearers >= votes[text][EntityType.INSTITUTION] or text in leading))
            or (bearers and text in called)
            or (best is EntityType.INSTITUTION and _is_whole_name(doc, item, votes))
        ):
            best = EntityType.PERSON
        if text in firms and (best is EntityType.PERSON or text not in located):
            best = EntityType.INSTITUTION
        result.append(item if item.kind is MentionKind.DEMONYM else replace(item, type=best))
    return bracketed_typed(doc, _initials_typed(doc, _acronyms_typed(doc, result)))


def _initials_typed(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Make what somebody is known by a person's: "Anna bin Quill, known as ABQ"."""
    initials = {
        "".join(word[0] for word in words_).upper(): item.end
        for item in found
        if item.type is EntityType.PERSON and len(words_ := item.text(doc).split()) > _INITIALS
    }
    called = {
        text
        for item in found
        if (text := item.text(doc)) in initials
        and item.start > 1
        and doc[item.start - 1].lower_ in ("as", "(")
        and item.start - initials[text] in range(_INITIALS + 3)
    }
    return [
        replace(item, type=EntityType.PERSON) if item.text(doc) in called else item
        for item in found
    ]


_INITIALS = 2
"""Words of a name that is known by its initials, fewest, and one."""


def _is_addressed(doc: Doc, item: Candidate) -> bool:
    """Tell whether a name stands after "Mr" and the like, which no company has."""
    return item.start > 0 and doc[item.start - 1].lower_.rstrip(".") in _ADDRESSES


_ADDRESSES = frozenset(("mr", "mrs", "ms", "miss"))


def _is_located(doc: Doc, item: Candidate) -> bool:
    """Tell whether a name stands where a place stands: "in Ithaca", "Ithaca, New York"."""
    text = item.text(doc)
    if item.type is not EntityType.PLACE or item.kind is not MentionKind.NAME:
        return False
    before = doc[item.start - 1].lower_ if item.start else ""
    after = doc[item.end : item.end + 2]
    beside = len(after) == _BESIDE and after[0].text == "," and after[1].ent_type_ == "GPE"
    known = text in country_names() or text in words().places
    return known or before in _WHERE or beside


_BESIDE = 2
_WHERE = frozenset(("in", "near", "from", "outside", "across", "around", "at", "to"))


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


def bracketed_typed(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Make acronyms like words bodies: "Wada" after "World Anti-Doping Agency (Wada)".

    Models take such a one for a person, in the bracket and wherever it stands later.
    """
    printed = {
        short
        for one, after in pairwise(found)
        if one.type is EntityType.INSTITUTION
        and after.end - after.start == 1
        and after.start == one.end + 1
        and doc[one.end].text == "("
        and titled(short := doc[after.start].text, one.text(doc))
    }
    if not printed:
        return found
    return [
        replace(item, type=EntityType.INSTITUTION) if item.text(doc) in printed else item
        for item in found
    ]


def family_name(doc: Doc, item: Candidate) -> str:
    """Return the word of a person's name that stands for him or her alone."""
    return family_word([token.text for token in doc[item.start : item.end]])


def _leading(doc: Doc, found: list[Candidate]) -> set[str]:
    """Return the family names of whom an article is about, whatever the model takes them for.

    Their full name opens the article, is printed more than once, and no institution's longer
    name begins with theirs ("Higuchi", where "Higuchi Motors" is not named).
    """
    first = next((item for item in found if item.kind is MentionKind.NAME), None)
    if first is None or first.type is not EntityType.PERSON:
        return set()
    word = family_name(doc, first)
    people = [
        item for item in found if item.type is EntityType.PERSON and item.end - item.start > 1
    ]
    if sum(family_name(doc, item) == word for item in people) < 2:
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
