"""Steps over what stands behind the body of a title: its kind, office or part, a bracket."""

from kg.extraction.grammar.rolewords import is_head_word, role_words
from kg.extraction.titles.bodystarts import body_at, lower, over_determiners
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import words


def past_kind(document: Document, at: int, stop: int) -> int:
    """Step over small words behind a body that say what it is: "the CBX business lobby".

    Only what is nobody's part: of "the Acme sales team" a head is not Acme's.
    """
    for index in range(at, min(stop, at + _KIND)):
        token = document.doc[index]
        small = token.is_lower and token.pos_ in ("NOUN", "ADJ")
        if not small or document.at(token) is not None:
            return at
        if token.lower_ in role_words()["whole_kinds"]:
            return index + 1
    return at


_KIND = 3
"""Words behind a body that say what it is, most."""


def past_office(document: Document, at: int, stop: int) -> int:
    """Step over the office of a body: "representative for the Sheriff's office"."""
    owned = at + 1 < stop and document.doc[at].lower_ in _POSSESSIVE
    return at + 2 if owned and document.doc[at + 1].lower_ in role_words()["offices"] else at


def past_part(document: Document, title: int, body: Mention, at: int, stop: int) -> int:
    """Step over the part of a body that somebody heads: "head of Acme's history department".

    The part belongs to the title, as one who heads it does not head the body.

    Args:
        document: The document.
        title: Token after the title's own words.
        body: The body that the title is of.
        at: First token behind the body.
        stop: Token that the phrase may not cross.
    """
    doc, lists = document.doc, role_words()
    named = body.type is EntityType.INSTITUTION and body.kind is MentionKind.NAME
    if not named or at >= stop or doc[at].lower_ not in _POSSESSIVE:
        return at
    if doc[title].lower_ != "of" or doc[title - 1].lower_ not in lists["heads_of_parts"]:
        return at
    for index in range(at + 1, min(stop, at + _PART)):
        token = doc[index]
        one = document.at(token)
        if token.lower_ in lists["led"] | lists["offices"] | lists["headed"] and one is None:
            after = doc[index + 1] if index + 1 < len(doc) else None
            if after is None or after.pos_ not in ("NOUN", "PROPN", "PART"):
                return index + 1
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "CCONJ") or (
            one is not None and one.type is EntityType.PERSON
        ):
            break
    return at


_POSSESSIVE = frozenset(("'s", "'"))
_PART = 6
"""Words from a body to the part of it that somebody heads, most."""


def past_bracket(document: Document, at: int, stop: int) -> int:
    """Skip a short bracket after a body: "CEI (Italian Episcopal Conference)"."""
    doc = document.doc
    if at < stop and doc[at].text == "(":
        for index in range(at + 1, min(at + _BRACKET, stop)):
            if doc[index].text == ")":
                return index + 1
    return at


_BRACKET = 16
"""Tokens of a bracket after a body at most: the full name of a union has twelve."""


def goes_on(document: Document, index: int, stop: int) -> bool:
    """Tell whether a noun follows a body, which then only modifies it ("Boeing shares").

    An adjective may stand before the noun: "Boeing main shareholders".
    """
    if index >= min(stop, len(document.doc)):
        return False
    token, last = document.doc[index], document.doc[index - 1]
    modifies = last.dep_ in ("compound", "amod", "nmod")
    dash = token.text == "-" and not last.whitespace_  # "Y - a group that" ends there
    return (
        token.lower_ in ("'s", "'")
        or dash
        or (
            modifies and (token.pos_ == "NOUN" or (token.pos_ == "ADJ" and last.head.i > index))
        )
    )


def is_of_officer(document: Document, at: int, stop: int) -> bool:
    """Tell whether a body behind a helper is its officer's: "spokesman for House Speaker X".

    Up to two words may stand before the officer's title: "for the UN secretary-general".
    """
    doc = document.doc
    for index in range(at, min(stop, at + _OFFICER)):
        token = doc[index]
        if document.at(token) is not None or not (token.is_alpha or token.text == "-"):
            return False
        if is_head_word(token.lower_) and token.lower_ not in _NO_OFFICERS:
            return True
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") and token.text != "-":
            return False
    return False


_OFFICER = 3
"""Words behind a body to the head of its officer's title, most: "House Majority Leader"."""
_NO_OFFICERS = frozenset(("house", "police", "partner", "staff", "desk", "bureau"))


def is_area(document: Document, body: Mention, reached: int, stop: int) -> bool:
    """Tell whether what reads as a body is a part of the world: "for Greater China at X".

    Or matters that "and" joins: "for Data and Machine Learning at X".
    """
    parts = body.text.lower().split()
    joined = "and" in parts and body.type is EntityType.INSTITUTION
    bodies = words().institutions | words().open_heads
    matter = joined and body.kind is MentionKind.NAME and bodies.isdisjoint(parts)
    if not matter and body.text.lower() not in role_words()["areas"]:
        return False
    if matter and lower(document, reached, stop) != "at":
        return False
    if lower(document, reached, stop) not in ("at", "of", "for", "with"):
        return False
    whose = body_at(document, over_determiners(document, reached + 1, stop))
    return whose is not None and whose.type is EntityType.INSTITUTION


def is_desk_of_next(document: Document, end: int, reached: int, stop: int) -> bool:
    """Tell whether a name is a desk of who is named next: "Director of X Management, Acme".

    Also at whose: "director of Federal Reform at the nonpartisan Acme Center".
    """
    doc, link = document.doc, lower(document, reached, stop)
    heads = doc[end - 1].lower_ in role_words()["branched"]
    if not heads or doc[reached - 1].lower_ not in _DESKS or link not in (",", "at"):
        return False
    if link == "at" and _says_body(document, reached):
        return False  # "the Center for Politics and Governance at X" is one
    at = reached + 1
    while link == "at" and at < min(stop, reached + _DESCRIBED) and doc[at].is_lower:
        at += 1
    body = body_at(document, at) if at < stop else None
    return body is not None and body.type is EntityType.INSTITUTION


def _says_body(document: Document, end: int) -> bool:
    """Tell whether a name that ends here has a word for a body."""
    bodies = words().institutions | words().open_heads
    span = document.spans[document.owner[end - 1]]
    return any(token.lower_ in bodies for token in span)


_DESCRIBED = 4
"""Tokens from "at" to the name of a body, at most: "at the nonpartisan Acme Center"."""


def names_desk(body: Mention) -> bool:
    """Tell whether a name is all words for desks: "Diversity, Integrity & Governance"."""
    parts = body.name.lower().replace(",", " ").split()
    return all(part in _DESKS or part in _ASSETS for part in parts)


_ASSETS = frozenset(
    (
        "asset",
        "wealth",
        "risk",
        "fund",
        "and",
        "&",
        "investor",
        "people",
        "corporate",
        "business",
        "enterprise",
        "commercial",
        "customer",
        "consumer",
        "digital",
        "global",
        "public",
    )
)
_DESKS = frozenset(
    (
        *("management", "marketing", "engineering", "development", "operations", "strategy"),
        *("research", "sales", "communications", "affairs", "design", "partnerships"),
        *("security", "services", "product", "products", "solutions", "programs", "science"),
        *("relations", "policy", "finance", "investments", "banking", "reform", "governance"),
        *(
            "diversity",
            "inclusion",
            "equity",
            "integrity",
            "compliance",
            "analytics",
            "outreach",
        ),
        *("advocacy", "litigation", "innovation", "growth", "insights", "safety", "privacy"),
    )
)
"""Last words of what is read as a body and is a desk of one."""


def past_matter(document: Document, place: Mention, at: int, stop: int) -> int:
    """Go on over what is a place's that somebody is in charge of: "head of UK policy at X"."""
    if place.type is not EntityType.PLACE or place.kind is MentionKind.PRONOUN:
        return at
    more = at
    while more < stop and _is_matter(document, more):
        more += 1
    if more == at or lower(document, more, stop) not in ("at", "for", "with"):
        return at
    body = body_at(document, over_determiners(document, more + 1, stop))
    return more if body is not None and body.type is EntityType.INSTITUTION else at


def _is_matter(document: Document, index: int) -> bool:
    token = document.doc[index]
    return token.is_lower and token.pos_ in ("NOUN", "ADJ") and document.at(token) is None
