"""Parts names from titles: "EU Special" + "Representative", "Crown Prince" + name."""

from spacy.tokens import Doc

from kg.nlp.names.headnouns import after_person_noun
from kg.nlp.parsing.words import country_called, words


def before_title(doc: Doc, start: int, end: int) -> int:
    """Return where a country's name ends: "EU" of "EU Special" before "Envoy"."""
    lists = words()
    if end == start or end >= len(doc):
        return end
    if doc[end].lower_ in _OPENED.get(doc[end - 1].lower_, ()):
        return end - 1
    if doc[end].is_title and doc[end].lower_ in _OF_DESKS:
        return _before_desk(doc, start, end)
    if end - start == 1:
        return end
    if doc[end].lower_ in _OF_AREAS:
        return _before_area(doc, start, end)
    if doc[end].lower_ in _OF_MATTERS and doc[end - 1].lower_ in _MATTERS:
        return end - 1
    if doc[end].lower_ not in lists.titles_opened:
        return end
    if doc[end - 1].lower_ in lists.title_openers and _is_country(doc, start, end - 1):
        return end - 1
    # "US" of "US National Security" before "Advisor"
    two = end - start > 2 and doc[end - 2 : end].text.lower() in lists.title_openers
    return end - 2 if two and _is_country(doc, start, end - 2) else end


def _before_desk(doc: Doc, start: int, end: int) -> int:
    """Return where a body's name ends before the desk of one of its officers.

    "FEMA" of "FEMA Public Affairs" before "Officer", "IBM" of "IBM Machine Learning
    Engineering" before "Manager".
    """
    if end - start > _DESK and doc[end - _DESK : end].text.lower() in _DESKS:
        return end - _DESK
    letters = doc[start].text.isalpha() and doc[start].is_upper and len(doc[start]) > _FEW
    whole = letters and country_called(doc[start].text) is None
    desk = end - start > _DESK and doc[end - 1].text in _DESK_WORDS
    return start + 1 if whole and desk and _are_capital(doc, start + 1, end) else end


def _are_capital(doc: Doc, start: int, end: int) -> bool:
    """Tell whether all words begin with a capital, as those of a desk do."""
    return all(token.is_title for token in doc[start:end])


_DESK = 2
"""Words of a desk."""
_FEW = 2
"""Letters of an acronym that are too few for a body's, most: "PR Marketing" is one desk."""
_DESKS = frozenset(
    (
        *("public information", "public affairs", "public relations", "media relations"),
        *("human resources", "corporate communications", "investor relations"),
    )
)
_DESK_WORDS = frozenset(("Engineering", "Marketing", "Communications", "Information"))
_OF_DESKS = frozenset(("officer", "manager", "director", "engineer", "specialist"))


def _before_area(doc: Doc, start: int, end: int) -> int:
    """Return where a body's name ends before the area that somebody sees to.

    "BBC" of "BBC Middle East" before "editor", "World Bank" of "World Bank Country" before
    "Director".
    """
    beat = doc[end].lower_ in _OF_BEATS and doc[end - 1].lower_ in _BEATS
    last = 1 if beat or doc[end - 1].text == "Country" else 2
    area = doc[end - last : end].text
    if end - last <= start or not (last == 1 or area.lower() in _AREAS):
        return end if doc[end - 1].lower_ not in _MATTERS else end - 1
    if doc[start].lower_ in ("the", "new"):
        return end
    return end - last if doc[end - last - 1].is_title or doc[end - last - 1].is_upper else end


_OF_AREAS = frozenset(("editor", "correspondent", "director", "manager", "reporter", "chief"))
_AREAS = frozenset(
    (
        *("middle east", "latin america", "south asia", "southeast asia"),
        *("east asia", "asia pacific", "north america", "south america", "southern africa"),
        *("east africa", "west africa", "eastern europe", "north africa", "white house"),
    )
)
_OF_BEATS = frozenset(("correspondent", "reporter"))
_BEATS = frozenset(
    (
        *("washington", "westminster", "moscow", "beijing", "brussels", "jerusalem", "asia"),
        *("africa", "europe", "pentagon", "kremlin", "holyrood", "delhi", "berlin", "paris"),
    )
)
"""What else a reporter's title opens with: "BBC" of "BBC Washington" before "correspondent"."""
_MATTERS = frozenset(("etf", "fx", "ai", "esg"))
_OF_MATTERS = frozenset(("analyst", "strategist", "reporter", "editor", "correspondent"))
"""Who knows what is printed in capitals: "Acme" of "Acme ETF" before "analyst"."""
_OPENED = {
    "press": frozenset(("secretary",)),
    "state": frozenset(("sen.", "sens.", "senator", "rep.", "reps.", "representative")),
    "district": frozenset(("attorney", "attorneys")),
    "surgeon": frozenset(("general",)),
    "inspector": frozenset(("general",)),
    "rear": frozenset(("adm.", "admiral", "adm")),
    "brig.": frozenset(("gen.", "gen", "general")),
    "maj.": frozenset(("gen.", "gen", "general")),
    "lt.": frozenset(("gen.", "gen", "col.", "col", "cmdr.", "general", "colonel", "gov.")),
    "brigadier": frozenset(("general",)),
    "lieutenant": frozenset(("general", "colonel", "commander")),
}
"""First words of titles of two by their second: "Acme" of "Acme Press" before "Secretary"."""


def behind_field(doc: Doc, start: int, end: int) -> int:
    """Return where a body's name starts behind what somebody does there: "Data and AI at" it.

    What stands before "at" has no word for a body, as "University of X at Y" has.
    """
    at = next((index for index in range(start + 1, end - 1) if doc[index].text == "at"), start)
    if at == start or doc[start - 1 if start else 0].lower_ not in ("for", "of"):
        return start
    bodies = words().institutions | words().open_heads
    kinds = any(token.lower_ in bodies for token in doc[start:at])
    return start if kinds or not doc[at + 1].text[0].isupper() else at + 1


def _is_country(doc: Doc, start: int, end: int) -> bool:
    country = doc[start:end].text
    return country_called(country) is not None or country in words().leagues


def after_address(doc: Doc, start: int, end: int) -> int:
    """Return where a person's name starts behind forms of address: "Crown Prince X"."""
    while start < end - 1:
        leads = start < end - 2 and doc[start].lower_ in _LEADING
        if doc[start + leads].lower_.rstrip(".") not in words().honorifics:
            return after_person_noun(doc, start, end)
        start += 1 + leads
    return start


_LEADING = frozenset(("crown", "prime", "vice", "deputy"))
"""Words before a form of address: none of them opens a name."""

OFFICERS = frozenset(("VP", "SVP", "EVP", "CEO", "CFO", "CTO", "COO", "CIO", "CMO"))
"""Titles behind a body's name, none of it: "Acme VP analyst"."""
NEW_LANDS = frozenset(("Mexico", "England", "Britain", "Guinea", "Ireland", "Spain", "France"))
"""Countries after which others are called: "New Mexico"; in "New Ukraine President" none is."""
