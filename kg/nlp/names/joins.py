"""Joins the parts of one name that the model takes for two."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.names.acronyms import may_be_acronym
from kg.nlp.names.fullnames import people
from kg.nlp.names.headnouns import is_post
from kg.nlp.names.repairs import is_common
from kg.nlp.parsing.words import country_names, demonyms, spells, words


def joined(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Return the names with the parts of double and bracketed names put together."""
    names = _of_couples(doc, _bracketed(doc, _doubled(doc, found)))
    for belong in (_is_of, _are_spelled, _share_head):
        names = _put_together(doc, names, belong)
    return _with_country(doc, names)


def whole_people(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Return the names with those of two persons, one on the other's heels, made one.

    "Hassan Sheikh" + "Mohamud", "Ronald" + dela + "Rosa": of 60 such pairs in the annotated
    texts all are one name. English sets a comma or a word between two. The second opinion
    makes more names persons, so that this is done again after it.
    """
    result: list[Candidate] = []
    for item in found:
        left = result[-1] if result else None
        if left is not None and _are_one_person(doc, left, item):
            result[-1] = candidate(doc, left.start, item.end, EntityType.PERSON)
        else:
            result.append(item)
    return result


def _are_one_person(doc: Doc, left: Candidate, right: Candidate) -> bool:
    types = left.type is right.type is EntityType.PERSON
    own = left.kind is right.kind is MentionKind.NAME and not _is_word_of(doc, right, left)
    between = doc[left.end : right.start]
    alone = left.end == right.start and left.end - left.start == right.end - right.start == 1
    listed = doc[left.end - 1].dep_ in ("appos", "conj") and not alone
    if not (types and own) or listed or len(between) > 1 or _is_rank(right.text(doc)):
        return False
    if not all(doc[at].text[:1].isupper() for at in (left.start, right.start)):
        return False
    small = (people().particles - _ENGLISH) | _AND
    return all(one.is_lower and one.text in small for one in between)


def _is_word_of(doc: Doc, item: Candidate, other: Candidate) -> bool:
    """Tell whether a name is another, or one of its words: a sentence goes on with it."""
    text = item.text(doc)
    return text == other.text(doc) or text in (doc[other.start].text, doc[other.end - 1].text)


_AND = frozenset(("e", "i"))
"""What stands between two family names in Portuguese and Catalan."""

_ENGLISH = frozenset(("as", "of", "do", "la", "le", "lo", "ten", "y"))
"""Particles that between two names may be words of the sentence: "named X as Y"."""


def _is_rank(text: str) -> bool:
    """Tell whether a word is what its holder writes behind his name: "QC", "MP"."""
    return text.isupper() and len(text) <= len("CBE")


def _doubled(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Put the second word to a double name: "Lockheed" + "Martin", "Burkina" + "Faso".

    And the rest to a country's and a peer's: "Court of Bosnia" + and + "Herzegovina", "Lord
    Camden" + of + "Alcester".
    """
    result: list[Candidate] = []
    names = {item.text(doc) for item in found}
    for item in found:
        if result and item.start < result[-1].end:
            continue  # the second word was a name of its own
        item = _once(doc, item, names)
        end = (
            _over_country(doc, item)
            if item.type is not EntityType.PERSON
            else _over_peerage(doc, item)
        )
        if end > item.end:
            item = candidate(doc, item.start, end, item.type)
        if result and _is_one_name(doc, result[-1], item):
            result[-1] = candidate(doc, result[-1].start, item.end, EntityType.INSTITUTION)
            continue
        after = doc[item.end] if item.end < len(doc) else None
        longer = item.text(doc) if after is None else f"{item.text(doc)} {after.text}"
        if after is not None and item.type is EntityType.PLACE and longer in country_names():
            result.append(candidate(doc, item.start, item.end + 1, EntityType.PLACE))
        elif after is not None and longer in words().double:
            result.append(candidate(doc, item.start, item.end + 1, EntityType.INSTITUTION))
        else:
            result.append(item)
    return result


def _once(doc: Doc, item: Candidate, names: Collection[str]) -> Candidate:
    """Return a name that is printed twice on end as once: "AP Google Google's AI".

    Only where it stands alone as well: "Duran Duran".
    """
    twice = item.end - item.start == 2 and doc[item.start].text == doc[item.end - 1].text
    if twice and doc[item.start].text in names:
        return candidate(doc, item.start + 1, item.end, item.type)
    return item


def _over_country(doc: Doc, item: Candidate) -> int:
    """Return where a name ends, over the rest of the country that it ends in."""
    end = item.end
    if end >= len(doc) or doc[end].lower_ not in _INSIDE:
        return end
    for head, tail in _parted_countries().get(doc[end - 1].text, ()):
        whole = [token.text for token in doc[end - len(head) : end + len(tail)]]
        if end - len(head) >= item.start and whole == [*head, *tail]:
            return end + len(tail)
    return end


def _over_peerage(doc: Doc, item: Candidate) -> int:
    """Return where the name of a peer ends, over the place that it is told by."""
    end, before = item.end, doc[item.start - 1].text if item.start else ""
    own = item.end - item.start == 1 and (before in _PEERS or doc[item.start].text in _PEERS)
    if not own or end + 1 >= len(doc) or doc[end].lower_ != "of":
        return end
    return end + 2 if doc[end + 1].is_title and doc[end + 1].pos_ == "PROPN" else end


_PEERS = frozenset(("Lord", "Lady", "Baroness", "Baron", "Viscount", "Viscountess"))
_INSIDE = frozenset(("and", "of"))


@cache
def _parted_countries() -> Mapping[str, Sequence[tuple[list[str], list[str]]]]:
    """Return the names of countries that "and" or "of" parts, by the word before it."""
    found: dict[str, list[tuple[list[str], list[str]]]] = {}
    for name in sorted(country_names()):
        own = name.split()
        for at in range(1, len(own) - 1):
            if own[at] in _INSIDE:
                found.setdefault(own[at - 1], []).append((own[:at], own[at:]))
                break
    return found


def _is_one_name(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Tell whether the parse makes two bodies, one on the other's heels, a single name."""
    last = doc[left.end - 1]
    return (
        left.end == right.start
        and left.type is EntityType.INSTITUTION
        and (right.type is EntityType.INSTITUTION or _is_of_founders(doc, left, right))
        and last.dep_ == "compound"
        and right.start <= last.head.i < right.end
        and all(doc[at].text[:1].isupper() for at in range(left.start, right.end))
        and left.text(doc) != right.text(doc)
    )


def _is_of_founders(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Tell whether letters and a person's name are one firm's: "at" + "BDO" + "Stoy Hayward".

    Whoever works for a body has a title or a comma between its name and his.
    """
    letters = left.end - left.start == 1 and doc[left.start].text.isupper()
    link = doc[left.start - 1].lower_ if left.start else ""
    named = right.type is EntityType.PERSON and right.kind is MentionKind.NAME
    held = link == "of" and is_post(doc, left.start - 2)  # "Secretary General of NATO Ann Lee"
    return named and not held and letters and link in ("at", "of", "with", "for")


def _bracketed(doc: Doc, found: list[Candidate]) -> list[Candidate]:
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
            and may_be_acronym(result[-1].text(doc))
        ):
            acronym = result.pop()
            whole = result.pop()
            result.append(
                replace(whole, end=item.end, last=item.last, known_as=acronym.text(doc))
            )
        else:
            result.append(item)
    return result


def _put_together(
    doc: Doc, found: list[Candidate], belong: Callable[[Doc, Candidate, Candidate], bool]
) -> list[Candidate]:
    """Return the names with each two bodies that belong to one name made one."""
    result: list[Candidate] = []
    for item in found:
        left = result[-1] if result else None
        both = left is not None and left.type is item.type is EntityType.INSTITUTION
        if left is not None and both and belong(doc, left, item):
            result[-1] = candidate(doc, left.start, item.end, EntityType.INSTITUTION)
        else:
            result.append(item)
    return result


def _of_couples(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Return the names with a body's whole that a couple founded: "Bo" + "and Ann Lee Fund"."""
    result: list[Candidate] = []
    for item in found:
        left = result[-1] if result else None
        if (
            left is not None
            and left.type is EntityType.PERSON
            and item.type is EntityType.INSTITUTION
            and left.end - left.start == 1
            and left.end + 1 == item.start
            and doc[left.end].lower_ in ("and", "&")
            and doc[left.end - 1].dep_ in ("nmod", "compound")
            and item.start <= doc[left.end - 1].head.i < item.end
            and item.end - item.start > _MATTER
        ):
            result[-1] = candidate(doc, left.start, item.end, EntityType.INSTITUTION)
        else:
            result.append(item)
    return result


def _is_of(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Tell whether a common name says whose it is: "Central Committee" + of the + "Party X"."""
    between = [token.lower_ for token in doc[left.end : right.start]]
    common = all(is_common(token.text) for token in doc[left.start : left.end])
    return common and between in (["of"], ["of", "the"])


def _are_spelled(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Tell whether an acronym after them spells both: "Center for X" + in + "Y" + (CXY)."""
    acronym = _in_brackets(doc, right.end)
    return (
        right.start - left.end == 1
        and doc[left.end].lower_ in words().minor
        and acronym != ""
        and not spells(acronym, right.text(doc))
        and spells(acronym, doc[left.start : right.end].text)
    )


def _share_head(doc: Doc, left: Candidate, right: Candidate) -> bool:
    """Tell whether one body is for two matters: "the Tea" + and + "Coffee Growers Association".

    The article before the first belongs to the last word, by the parse, and so does the first.
    """
    last, first = doc[right.end - 1], doc[left.start]
    between = [token.lower_ for token in doc[left.end : right.start]]
    if between not in (["and"], ["&"]) or left.end - left.start > _MATTER or left.start == 0:
        return False
    the = doc[left.start - 1]
    shared = the.lower_ == "the" and the.head.i == last.i and doc[left.end - 1].head.i == last.i
    body = last.lower_ in words().institutions | words().open_heads
    return shared and body and first.is_title and right.end - right.start > 1


_MATTER = 2
"""Words of the first of two matters that a body is for, most."""


def _with_country(doc: Doc, found: list[Candidate]) -> list[Candidate]:
    """Return the names with a body's arm in a country made one: "Acme" + "UK".

    So is a mission of the UN ("UN Assistance Mission" + in + "Somalia"), and a body that is
    called after its country: "State Railway" + of + "Thailand".

    Not before another word of the phrase ("the Acme UK deal"), where the country may be its.
    """
    result: list[Candidate] = []
    for item in found:
        left = result[-1] if result else None
        if left is not None and (
            _is_mission(doc, left, item)
            or _is_called_after(doc, left, item)
            or _is_campus(doc, left, item)
            or (left.end == item.start and _is_arm(doc, left, item))
        ):
            result[-1] = candidate(doc, left.start, item.end, EntityType.INSTITUTION)
        else:
            result.append(item)
    return result


def _is_mission(doc: Doc, body: Candidate, country: Candidate) -> bool:
    """Tell whether a mission of a body of states has its country in its name.

    So has a country's chamber of commerce abroad: "Dutch Chamber of Commerce" + in + "Peru".
    """
    words_ = body.text(doc).split()
    named = country.type is EntityType.PLACE and country.text(doc) in country_names()
    abroad = words_[-3:] == ["Chamber", "of", "Commerce"] and words_[0] in demonyms()
    if named and abroad and country.start == body.end + 1:
        return doc[body.end].text == "in"
    return (
        named
        and country.start == body.end + 1
        and doc[body.end].text in ("in", "for")
        and words_[-1] in ("Mission", "Force", "Operation")
        and (words_[:2] == ["United", "Nations"] or words_[0] in ("UN", "U.N.", "OSCE", "EU"))
    )


def _is_called_after(doc: Doc, body: Candidate, country: Candidate) -> bool:
    """Tell whether "of" and a country are of a body's name: "National Observatory" + of + "X".

    So its head says (a company "of France" is one there), its acronym or the model, which knows
    that "the Armed Forces of the" is not all of a name.
    """
    between = doc[body.end : country.start]
    if not (body.type is EntityType.INSTITUTION and country.type is EntityType.PLACE):
        return False
    if [token.lower_ for token in between] not in (["of"], ["of", "the"]):
        return False
    if country.kind is not MentionKind.NAME or country.text(doc) not in country_names():
        return False
    acronym = _in_brackets(doc, country.end)
    spelled = acronym != "" and spells(acronym, doc[body.start : country.end].text)
    heads = words().institutions | {"observatory"}  # of a mountain it is where it stands
    kind = doc[body.end - 1].lower_ in heads and body.end - body.start > 1
    kind = kind or (doc[body.end - 1].lower_ in _OF_STATES and doc[body.start - 1].text in _THE)
    return spelled or kind or all(token.ent_type_ == "ORG" for token in between)


def _is_campus(doc: Doc, body: Candidate, town: Candidate) -> bool:
    """Tell whether a town says which campus is meant: "University of Texas" + at + "Austin"."""
    person = town.type is EntityType.PERSON  # as the model takes "Madison"
    if not (person or town.type is EntityType.PLACE) or town.kind is not MentionKind.NAME:
        return False
    between, own = [token.lower_ for token in doc[body.end : town.start]], body.text(doc)
    if body.type is not EntityType.INSTITUTION or not own.startswith("University of "):
        return False
    state = own.split(" ", 2)[2]
    if between == [","]:
        return town.text(doc) in _CAMPUSES.get(state, ())
    return between == ["at"] and state in words().states and not person


_CAMPUSES = {
    "California": (
        *("Berkeley", "Davis", "Irvine", "Los Angeles", "Merced", "Riverside"),
        *("San Diego", "San Francisco", "Santa Barbara", "Santa Cruz"),
    ),
    "Colorado": ("Boulder", "Denver"),
    "Illinois": ("Chicago", "Springfield", "Urbana-Champaign"),
    "Maryland": ("Baltimore", "Baltimore County", "College Park"),
    "Massachusetts": ("Amherst", "Boston", "Dartmouth", "Lowell"),
    "Michigan": ("Ann Arbor", "Dearborn", "Flint"),
    "North Carolina": ("Chapel Hill", "Charlotte", "Greensboro"),
    "Texas": ("Arlington", "Austin", "Dallas", "El Paso", "San Antonio"),
    "Wisconsin": ("Madison", "Milwaukee"),
}
"""Campuses behind a comma: any other place says where the university is."""

_THE = frozenset(("the", "The"))
_OF_STATES = frozenset(
    {"senate", "parliament", "appeal", "appeals", "deputies", "commons", "councillors", "lords"}
    | {"representatives", "front", "assembly", "duma", "archdiocese", "congress"}
)
"""Last words of bodies that "of" and a country tell from others: "Senate of Pakistan"."""


def _is_arm(doc: Doc, body: Candidate, country: Candidate) -> bool:
    last, own = doc[body.end - 1], country.text(doc)
    types = body.type is EntityType.INSTITUTION and country.type is EntityType.PLACE
    if not types or country.kind is not MentionKind.NAME or own not in country_names():
        return False
    after = doc[country.end] if country.end < len(doc) else None
    ends = after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
    return ends and last.dep_ == "compound" and last.head.i == country.end - 1


def _in_brackets(doc: Doc, at: int) -> str:
    """Return the one word in brackets at a token, where it may be an acronym, or ""."""
    if at + 2 < len(doc) and doc[at].text == "(" and doc[at + 2].text == ")":
        return doc[at + 1].text if may_be_acronym(doc[at + 1].text) else ""
    return ""
