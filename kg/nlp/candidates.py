"""Finds names: the model's entities, typed for kg, with its usual mistakes repaired."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from kg.model import EntityType, MentionKind
from kg.nlp.technologies import technologies
from kg.nlp.words import country_names, demonyms, words

_TYPES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.INSTITUTION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
}

_LOOSE = frozenset(("PRODUCT", "WORK_OF_ART", "EVENT"))
# Labels that the model often gives to a company it does not know.

_LED = re.compile(r"^(U\.S\.|U\.K\.|US|UK|EU|E\.U\.)-\w+$")
# "U.S.-led" is one token to spaCy, "China-based" is three.

_ACRONYM = re.compile(r"^(?:[A-Z][A-Za-z]?[.&]?){2,7}s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name found in the text, not yet resolved.

    Attributes:
        start: First token.
        end: Token after the last.
        first: First code point; inside the first token only for "U.S." in "U.S.-led".
        last: Code point after the last.
        type: What it is.
        kind: Name or demonym.
        concept: Technology concept, or "".
        known_as: For an institution, the acronym in brackets inside its name; for a technology,
            the fuller name that the article gives it.
    """

    start: int
    end: int
    first: int
    last: int
    type: EntityType
    kind: MentionKind = MentionKind.NAME
    concept: str = ""
    known_as: str = ""

    def text(self, doc: Doc) -> str:
        """Return the words of the name in the doc's (plain) characters."""
        offset = doc[self.start].idx
        return doc[self.start : self.end].text[self.first - offset : self.last - offset]


def candidates(doc: Doc) -> list[Candidate]:
    """Return the names of a doc, sorted and disjoint."""
    found = [item for ent in doc.ents for item in _from_entity(doc, ent)]
    found = _joined(doc, found)
    found += _missed_names(doc, _cover(found))
    found = _agree(doc, sorted(found, key=lambda item: item.start))
    return _with_technologies(doc, found)


def _from_entity(doc: Doc, ent: Span) -> Iterator[Candidate]:
    if ent.label_ == "NORP":
        if (text := ent.text) in demonyms():
            if ent.end < len(doc) and doc[ent.end].lower_ in words().arms:
                # "the Indonesian military" is a body of its own, named by the two words.
                yield _candidate(doc, ent.start, ent.end + 1, EntityType.INSTITUTION)
                return
            yield _candidate(doc, ent.start, ent.end, EntityType.PLACE, MentionKind.DEMONYM)
        elif text in country_names():
            yield _candidate(doc, ent.start, ent.end, EntityType.PLACE)
        return
    type_ = _TYPES.get(ent.label_)
    if type_ is None and ent.label_ in _LOOSE and _follows_body_noun(doc, ent.start):
        type_ = EntityType.INSTITUTION
    if type_ is None:
        return
    start, end = _trim(doc, ent.start, ent.end)
    if type_ is EntityType.PERSON:
        start, end = _trim_person(doc, start, end)
    elif type_ is EntityType.INSTITUTION:
        start, end = _extend(doc, *_trim_posts(doc, start, end))
    if start >= end or not _is_name(doc, start, end):
        return
    yield _candidate(doc, start, end, _repaired(doc, start, end, type_))


def _candidate(
    doc: Doc, start: int, end: int, type_: EntityType, kind: MentionKind = MentionKind.NAME
) -> Candidate:
    last = doc[end - 1]
    return Candidate(
        start=start,
        end=end,
        first=doc[start].idx,
        last=last.idx + len(last),
        type=type_,
        kind=kind,
    )


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Drop articles, possessive endings, white space and loose punctuation at both ends."""
    while start < end and (
        doc[start].is_space
        or doc[start].lower_ in ("the", "a", "an", "'s", "'")
        or (doc[start].is_punct and doc[start].text != "(")
    ):
        start += 1
    while start < end and (
        doc[end - 1].is_space
        or doc[end - 1].lower_ in ("'s", "'", "the", "of", "and", "for")
        or (doc[end - 1].is_punct and doc[end - 1].text not in (".", ")"))
    ):
        end -= 1
    for index in range(start, end):
        if doc[index].is_space and "\n" in doc[index].text:
            return start, index  # a name does not go on over a line's end
    return start, end


def _trim_person(doc: Doc, start: int, end: int) -> tuple[int, int]:
    lists = words()
    while start < end - 1 and doc[start].lower_.rstrip(".") in lists.honorifics:
        start += 1
    for index in range(start, end):
        lower = doc[index].lower_.rstrip(".")
        if index > start and (
            lower in lists.suffixes or (doc[index].is_lower and lower not in _PARTICLES)
        ):
            # "John Smith Jr." keeps its Jr.: another person than John Smith.
            return start, index + 1 if lower in ("jr", "sr") else index
    return start, end


_PARTICLES = frozenset(
    [
        "al",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "van",
        "von",
        "y",
        "zu",
        "of",
    ]
)


def _trim_posts(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while end - start > 1 and doc[end - 1].lower_ in words().posts:
        end -= 1
    return start, end


def _extend(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Go on over "of", "for" and "and" after an open head ("Ministry of Foreign Affairs")."""
    while (
        end + 1 < len(doc)
        and doc[end].lower_ in ("of", "for")
        and (doc[end + 1].is_title or doc[end + 1].is_upper)
        and doc[end + 1].ent_type_ in ("", "ORG", "GPE", "NORP", "LOC")
        and doc[end - 1].lower_ in words().open_heads
        and end - start > 0
    ):
        end += 1
        while end < len(doc) and (doc[end].is_title or doc[end].is_upper) and doc[end].is_alpha:
            end += 1
    return start, end


def _is_name(doc: Doc, start: int, end: int) -> bool:
    text = doc[start:end].text
    if text.lower() in words().never or not any(character.isupper() for character in text):
        return False
    if any(mark in text for mark in "@#/\\=<>") or text.startswith("http"):
        return False
    if doc[end - 1].lower_ in words().events:
        return False
    only = doc[start] if end - start == 1 else None
    # A capitalised common word at the start of a sentence is no name ("Police", "Critics").
    return not (
        only is not None
        and only.is_sent_start
        and only.is_title
        and only.pos_ in ("DET", "PRON", "ADP", "ADV", "VERB", "AUX", "CCONJ", "SCONJ", "INTJ")
    )


def _repaired(doc: Doc, start: int, end: int, type_: EntityType) -> EntityType:
    text = doc[start:end].text
    if text in country_names() or text in words().places:
        return EntityType.PLACE
    last, first = doc[end - 1].lower_.rstrip("."), doc[start].lower_
    if end - start > 1 and (
        last in words().institutions
        or (first in words().open_heads and doc[start + 1].lower_ == "of")
    ):
        return EntityType.INSTITUTION
    if type_ is not EntityType.PERSON and (
        _surname_first(doc, start, end) or (end - start > 1 and first in _CROWNS)
    ):
        return EntityType.PERSON
    if _follows_body_noun(doc, start):
        return EntityType.INSTITUTION
    return type_


def _follows_body_noun(doc: Doc, start: int) -> bool:
    """Tell whether a noun for an institution names what follows ("engine maker Europrop")."""
    if start == 0:
        return False
    noun = doc[start - 1]
    return (
        noun.pos_ == "NOUN"
        and noun.tag_ == "NN"
        and noun.lower_ in words().bodies
        and noun.dep_ in ("compound", "nmod", "appos", "amod")
    )


def _surname_first(doc: Doc, start: int, end: int) -> bool:
    """Tell whether two words look like a Chinese or Korean name in its own order."""
    if end - start != 2:
        return False
    family, given = doc[start], doc[start + 1]
    return (
        family.lower_ in words().surnames_first
        and given.is_title
        and given.pos_ == "PROPN"
        and bool(_PINYIN.match(given.lower_))
    )


_CROWNS = frozenset(("king", "queen", "prince", "princess", "pope", "mr", "mrs", "ms", "sir"))

_PINYIN = re.compile(
    r"^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|"
    r"[aoeiu])){1,2}$"
)


def _joined(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Join "Conference" + "(" + "CPPCC" + ")" + "National Committee" into one name.

    An acronym in brackets in the middle of a name names only the part before it.
    """
    result: list[Candidate] = []
    for item in found:
        if (
            len(result) >= 2
            and item.type is EntityType.INSTITUTION
            and result[-1].end + 1 == item.start
            and doc[result[-1].end].text == ")"
            and result[-2].end == result[-1].start - 1
            and doc[result[-2].end].text == "("
            and result[-2].type is EntityType.INSTITUTION
            and _ACRONYM.match(result[-1].text(doc))
        ):
            acronym = result.pop()
            whole = result.pop()
            result.append(
                replace(whole, end=item.end, last=item.last, known_as=acronym.text(doc))
            )
        else:
            result.append(item)
    return result


def _cover(found: list[Candidate]) -> set[int]:
    return {index for item in found for index in range(item.start, item.end)}


def _missed_names(doc: Doc, covered: set[int]) -> Iterator[Candidate]:
    """Find countries, demonyms and "U.S.-led" where the model saw no entity."""
    for token in doc:
        if token.i in covered or token.is_lower or token.is_space:
            continue
        if token.pos_ == "PROPN" and _follows_body_noun(doc, token.i) and not token.ent_type_:
            end = token.i + 1
            while end < len(doc) and doc[end].pos_ == "PROPN" and not doc[end].ent_type_:
                end += 1
            covered.update(range(token.i, end))
            yield _candidate(doc, token.i, end, EntityType.INSTITUTION)
        elif match := _LED.match(token.text):
            plain = _candidate(doc, token.i, token.i + 1, EntityType.PLACE)
            yield replace(plain, last=plain.first + len(match[1]))
        elif token.text in demonyms() and token.ent_type_ in ("", "NORP", "LANGUAGE"):
            if token.pos_ in ("ADJ", "PROPN") or token.ent_type_ == "NORP":
                yield _candidate(
                    doc, token.i, token.i + 1, EntityType.PLACE, MentionKind.DEMONYM
                )
        elif (
            token.text in country_names() and token.ent_type_ == "" and not token.is_sent_start
        ) or (token.text in words().places and token.pos_ == "PROPN"):
            yield _candidate(doc, token.i, token.i + 1, EntityType.PLACE)


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
        if item.type is EntityType.PERSON and item.end - item.start > 1:
            family[doc[item.end - 1].text] += 1
    order = list(EntityType)
    result = []
    for item in found:
        text = item.text(doc)
        best = min(votes[text], key=lambda type_: (-votes[text][type_], order.index(type_)))
        if (family[text] and family[text] >= votes[text][EntityType.INSTITUTION]) or (
            best is EntityType.INSTITUTION and _is_whole_name(doc, item, votes)
        ):
            best = EntityType.PERSON
        result.append(item if item.kind is MentionKind.DEMONYM else replace(item, type=best))
    return result


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


def _with_technologies(doc: Doc, names: list[Candidate]) -> list[Candidate]:
    """Add technologies; where one covers a name exactly, the name is the technology."""
    exact = {(item.start, item.end): item for item in names}
    known = {item.text(doc): item.type for item in names if item.kind is MentionKind.NAME}
    techs = []
    for tech in technologies(doc):
        if (tech.start, tech.end) in exact and tech.rule == "open":
            continue
        base = _candidate(doc, tech.start, tech.end, EntityType.TECHNOLOGY)
        if not tech.concept and (text := base.text(doc)) in known:
            # What is a company in one sentence is no product in the next.
            techs.append(replace(base, type=known[text]))
            continue
        techs.append(replace(base, concept=tech.concept, known_as=tech.name))
    taken = _cover(techs)
    kept = [
        item
        for item in names
        if not any(index in taken for index in range(item.start, item.end))
    ]
    return sorted([*kept, *techs], key=lambda item: item.start)
