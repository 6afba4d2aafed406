"""Reads what follows the head of a title: more of it, then its body ("of investments at X")."""

from spacy.tokens import Token

from kg.extraction.grammar.rolewords import (
    is_head,
    is_verdict,
    role_words,
)
from kg.extraction.parties.parties import is_party
from kg.extraction.titles.behindbodies import (
    goes_on,
    is_area,
    is_desk_of_next,
    is_of_officer,
    names_desk,
    past_bracket,
    past_kind,
    past_matter,
    past_office,
    past_part,
)
from kg.extraction.titles.bodystarts import (
    body_at,
    is_portfolio_word,
    lower,
    over_determiners,
)
from kg.extraction.titles.describedbodies import (
    is_said_of_body,
    is_state_of_base,
    over_described,
    over_kind,
    over_owner,
    over_side,
)
from kg.extraction.titles.desks import (
    desk_at,
    desks,
    is_branch,
    is_charge,
    is_destination,
    is_field,
    is_hyphened,
    is_subject,
)
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def ends(
    document: Document, first: int, head: int, stop: int
) -> tuple[int, Mention | None, int]:
    """Return the end of a title, its body or None, and the end of the whole phrase."""
    own = _over_branch(document, _phrase_end(document, head, stop), stop)
    past = _over_designate(document, own, stop)
    end, after, reached = _linked(document, past, stop)
    return (own if end == past else end), after, reached


def _over_branch(document: Document, at: int, stop: int) -> int:
    """Go on over a branch without "of": "vice president sales and marketing at X".

    In capitals commas may stand around it: "President, Product and Business, X".
    """
    doc, lists = document.doc, role_words()
    if at < 1 or doc[at - 1].lower_ not in lists["branched"]:
        return at
    titled = doc[at - 1].is_title
    first = at + (titled and lower(document, at, stop) == ",")
    more = first
    while more < stop and more - first < _BRANCH:
        joins = doc[more].lower_ in ("and", "&") and more > first
        stands = may_stand(document, more) or (titled and _is_desk(document, more))
        if not (joins or stands) or is_head(doc[more]):
            break
        more += 1
    if more == first:
        return at
    desk = doc[more - 1].is_title and doc[more - 1].lower_ in desks()
    link = lower(document, more, stop)
    if not (link in ("at", "of", "for") or (link == "," and desk and titled)):
        return at
    body = body_at(document, over_determiners(document, more + 1, stop))
    institution = body is not None and body.type is EntityType.INSTITUTION
    return more if institution and (first == at or desk) else at


def _is_desk(document: Document, index: int) -> bool:
    """Tell whether a capital word, maybe read as a body's name, is one for a branch."""
    return document.doc[index].is_title and document.doc[index].lower_ in desks()


_BRANCH = 5
"""Words of a branch at most: "global sales and business development"."""


def _over_designate(document: Document, at: int, stop: int) -> int:
    """Step over a status word behind a title: "secretary-general designate", "mayor-elect"."""
    more = at + (lower(document, at, stop) == "-")
    word = lower(document, more, stop)
    return more + 1 if word in ("designate", "elect", "nominee") else at


def may_stand(document: Document, index: int) -> bool:
    """Tell whether a word may stand inside a title."""
    token = document.doc[index]
    mention = document.at(token)
    if mention is not None:
        return mention.type is EntityType.TECHNOLOGY or is_portfolio_word(document, index)
    if token.text in ("-", "&", "/", "IT"):  # taggers take "head of IT" for a pronoun
        return True
    if is_verdict(token) or token.lower_ in _ADDRESS:
        return False
    return token.is_alpha and (
        is_hyphened(token)  # "director of value-added services"
        or token.pos_ in ("NOUN", "PROPN", "ADJ")
        or token.lower_ in role_words()["in_titles"]
        or token.lower_ in role_words()["plurals"]
    )


_ADDRESS = frozenset(
    ("dr", "dr.", "prof", "prof.", "mr", "mrs", "ms", "mr.", "mrs.", "ms.", "sir")
)
"""Forms of address, which end a title: "director of elections Dr X"."""


def _phrase_end(document: Document, head: int, stop: int) -> int:
    """Return the end of a title, over "of State" where the whole is a known title."""
    doc = document.doc
    for length in (5, 4, 3, 2):
        end = head + length
        if end <= stop:
            phrase = " ".join(token.lower_ for token in doc[head:end])
            of_body = _opens_body(document, end - 1) or is_said_of_body(document, end, stop)
            if phrase in role_words()["phrases"] and not of_body:
                return _over_matter(document, end, stop)
    return head + 1 + (lower(document, head + 1, stop) in role_words()["retired"])


def _over_matter(document: Document, at: int, stop: int) -> int:
    """Go on over what a secretary of state is for, where it was read as one body with "State".

    Of "Secretary of State for Defence" the reader of names takes "State for Defence" for one.
    """
    owner = document.owner.get(at - 1)
    if owner is None or lower(document, at, stop) != "for":
        return at
    return min(stop, document.spans[owner].end)


def _opens_body(document: Document, at: int) -> bool:
    """Tell whether the last word of a known title names its body: "Speaker of the House"."""
    body = document.at(document.doc[at])
    longer = body is not None and len(body.name) > len(document.doc[at])
    return longer and document.doc[at].lower_ in role_words()["chambers"]


def _linked(document: Document, end: int, stop: int) -> tuple[int, Mention | None, int]:
    """Read what follows a title: more of it ("of investments"), then its body ("at X").

    Returns:
        The end of the title, the body or None, and the end of the whole.
    """
    doc, lists = document.doc, role_words()
    for _ in range(3):
        link = lower(document, end, stop)
        known = link in lists["links"] or link in lists["title_links"]
        if not (known or (link == "on" and _is_sat_on(document, end + 1, stop))):
            break
        at = end + 1 + (link == "of" and lower(document, end + 1, stop) == "both")
        at = over_determiners(document, at, stop)
        at = over_side(document, over_described(document, at, stop), stop)
        at = over_owner(document, over_kind(document, at, stop), stop)
        body = _body(document, at, stop)
        if body is not None:
            reached = document.spans[document.owner[at]].end
            charge = is_charge(doc[end - 1], body, link)
            sent = body.type is EntityType.PLACE and doc[end - 1].lower_ == "minister"
            sent = sent and doc[end - 2].lower_ not in ("prime", "first", "chief")
            if (
                link == "for"
                and doc[end - 1].lower_ in lists["portfolios"]
                and not (charge or sent)
            ):
                return _with_body(document, end, body, reached, stop)  # of transport for X
            inner = _owned(document, body, reached, stop)[0] is not body
            away = is_destination(doc[end - 1], link, body)
            if (away or is_area(document, body, reached, stop)) and not inner:
                # "an officer from Leeds" is from there, "an adviser to U.S. President X" his
                headed = reached < stop and is_head(doc[reached])
                past = _over_places(document, reached, stop)
                where = not headed and _is_where(document, link, past, stop)
                if link == "from" or headed or where:
                    return end, None, past if where else end
                end = past
                continue
            branch = at == end + 1 and is_branch(doc[end - 1], doc[at:reached])
            branch = branch or is_desk_of_next(document, end, reached, stop)
            branch = branch or (link == "of" and names_desk(body))  # of Public Affairs
            matter = past_matter(document, body, reached, stop)  # "head of UK policy at X"
            branch = branch or matter > reached
            if charge or branch or _is_department(document, doc[end - 1], reached, stop):
                # "director of Housing Studies at Harvard"
                end = over_joined(document, reached, stop) if charge else matter
                continue
            return _with_body(document, end, body, reached, stop)
        if at < stop and (desk := desk_at(document, at)) is not None:
            end = desk  # "director of Media and Communications"
            continue
        more = _over_subject(document, at, end, stop)
        if more == at:
            break
        end = over_joined(document, more, stop)
    return end, None, end


_SERVING = frozenset(
    (
        *("spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "lawyer"),
        *("attorney", "assistant", "secretary", "counsel", "speechwriter"),
    )
)
"""Who serves a person as well as a body."""


def _body(document: Document, at: int, stop: int) -> Mention | None:
    """Return the body whose name starts here; of a "Reno, Nev.-based firm" Reno is none."""
    body = body_at(document, at)
    if body is None or is_state_of_base(document, document.spans[document.owner[at]].end, stop):
        return None
    return body


def _is_sat_on(document: Document, at: int, stop: int) -> bool:
    """Tell whether a council or committee follows: "the Labour leader on Acton council"."""
    body = body_at(document, over_determiners(document, at, stop))
    if body is None or body.type is not EntityType.INSTITUTION:
        return False
    return body.name.lower().split()[-1] in role_words()["committees"]


def _over_subject(document: Document, at: int, end: int, stop: int) -> int:
    """Go on over what a title is of, whose own words end at ``end``, or return ``at``."""
    doc, lists, more = document.doc, role_words(), at
    while more < stop and (may_stand(document, more) or _is_made(doc[more])):
        more += 1
    link = lower(document, end, stop)
    # "instructor in English", but not "analyst in charge"
    subject = link == "in" and at == end + 1 and doc[end - 1].lower_ in lists["teachers"]
    linked = link in lists["title_links"] or subject
    if doc[more - 1].lower_ in _UNFINISHED:
        return at  # "chief executive of the new"
    if link == "for" and doc[more - 1].is_title and is_head(doc[more - 1]) and more < len(doc):
        served = document.at(doc[more])
        if served is not None and served.type is EntityType.PERSON:
            return at  # "a political director for President X"
    return more if linked and more > at and not doc[at].is_punct else at


def _is_made(token: Token) -> bool:
    """Tell whether a participle is of the noun behind it: "director of emerging markets"."""
    return token.tag_ in ("VBG", "VBN") and token.dep_ == "amod" and token.head.i > token.i


def _is_where(document: Document, link: str, reached: int, stop: int) -> bool:
    """Tell whether a place is only where somebody works: "director in Leeds", and no body."""
    return link == "in" and lower(document, reached, stop) not in role_words()["links"]


_UNFINISHED = frozenset(("new", "former", "other", "own", "current", "late"))
"""Words of which more has to follow."""


def _over_places(document: Document, at: int, stop: int) -> int:
    """Go on over the places that "and" joins: "for the Middle East and North Africa at X".

    And over what a place is: "for the Asia Pacific region at X".
    """
    at += lower(document, at, stop) in role_words()["place_nouns"]
    while lower(document, at, stop) in (",", "and", "&"):
        more = over_determiners(document, at + 1, stop)
        place = body_at(document, more)
        if place is None or place.type is not EntityType.PLACE:
            break
        at = document.spans[document.owner[more]].end
    return at


def over_joined(document: Document, at: int, stop: int) -> int:
    """Go on over what "and" joins inside a title: "president of sales and marketing for X".

    Only where no other title is meant ("director of sales and chairman of X") and the phrase
    ends there or goes on to its body.
    """
    doc, end, joined = document.doc, at, False
    for _ in range(_JOINED):
        link = lower(document, end, stop)
        if link not in (",", *_JOINS):
            break
        both = link == "," and lower(document, end + 1, stop) in _JOINS
        start = more = end + 1 + both
        while more < stop and _may_be_joined(document, more) and not is_head(doc[more]):
            more += 1
        if more < stop and is_head(doc[more]):
            return at
        if more == start:
            break
        end, joined = more, joined or both or link != ","
    if not joined or end >= stop:
        return end if joined else at
    if doc[end].lower_ in role_words()["links"]:
        body = body_at(document, over_determiners(document, end + 1, stop))
        return at if body is None else end
    ended = doc[end].is_punct or doc[end].pos_ in ("VERB", "AUX") or doc[end].tag_ == "WP"
    return end if ended else at


def _may_be_joined(document: Document, index: int) -> bool:
    """Tell whether a word may be of a joined part, which may read as a body's name.

    Of "for Trade, Energy and Digital Transformation" the last part is what a minister is for.
    """
    if may_stand(document, index):
        return True
    body = document.at(document.doc[index])
    if body is None or body.type is not EntityType.INSTITUTION:
        return False
    return is_field(document.doc[document.spans[document.owner[index]].end - 1])


_JOINS = ("and", "&", "or")
_JOINED = 3
"""Joined parts of a title: "of pulmonary, critical care and sleep medicine"."""


def _is_department(document: Document, title: Token, end: int, stop: int) -> bool:
    """Tell whether a name only says a department of the institution that follows, or a subject.

    "Head of Acme Studies at X", "Professor of Dance and Performing Arts in X".
    """
    link, name = lower(document, end, stop), document.spans[document.owner[end - 1]]
    body = body_at(document, over_determiners(document, end + 1, stop))
    if link in ("at", "in") and is_subject(title, name):
        return body is not None and body.type is EntityType.INSTITUTION
    if name[-1].lower_ not in role_words()["departments"] or link not in ("at", "of", "for"):
        return False
    if any(one.lower_ in _WHOLES for one in name):
        return False  # the "Acton Institute for Eastern Studies" at X is a body
    return body is None or body.type is EntityType.INSTITUTION


_WHOLES = frozenset(("institute", "center", "centre", "college", "academy", "foundation"))
"""Words for bodies in whose names "Studies" is what they are for."""


def _with_body(
    document: Document, end: int, body: Mention, reached: int, stop: int
) -> tuple[int, Mention | None, int]:
    body, reached = _at_place(document, body, reached, stop)
    body, reached = _owned(document, body, reached, stop)
    if document.doc[end - 1].lower_ in _SERVING and is_of_officer(document, reached, stop):
        return reached + 1, None, reached + 1  # "a spokesman for House Speaker X"
    if (part := past_part(document, end, body, reached, stop)) > reached:
        return part, body, part
    reached = past_office(document, reached, stop)
    other = body.kind is MentionKind.DESCRIPTION and lower(document, reached, stop) == "on"
    if other or goes_on(document, reached, stop) or body.kind is MentionKind.DEMONYM:
        return end, None, end  # "of the committee on reform" is none that was named before
    return end, body, past_bracket(document, reached, stop)


def _at_place(
    document: Document, body: Mention, reached: int, stop: int
) -> tuple[Mention, int]:
    """Go from a place to the body whose name stands behind it: "of U.S. Acme Affairs"."""
    if body.type is not EntityType.PLACE or reached >= stop or reached not in document.owner:
        return body, reached
    inner = document.mentions[document.owner[reached]]
    named = inner.type is EntityType.INSTITUTION and inner.kind is MentionKind.NAME
    if not named or is_party(inner):
        return body, reached
    return inner, document.spans[document.owner[reached]].end


def _owned(document: Document, body: Mention, reached: int, stop: int) -> tuple[Mention, int]:
    """Go from an owner to what it owns: "of USAF's Mobility Command"."""
    doc = document.doc
    if reached + 1 < stop and doc[reached].lower_ in ("'s", "'"):
        inner = body_at(document, reached + 1)
        if inner is not None and inner.type is EntityType.INSTITUTION:
            return inner, document.spans[document.owner[reached + 1]].end
    kinds = role_words()["place_nouns" if body.type is EntityType.PLACE else "body_nouns"]
    if lower(document, reached, stop) in kinds and document.at(doc[reached]) is None:
        return body, reached + 1  # "the Lombardy region", "the United Auto Workers union"
    return body, past_kind(document, reached, stop)
