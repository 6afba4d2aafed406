"""Reads where an institution is from the words around its name."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import Finding, argument_words
from kg.extraction.grammar.phrases import heads_of_list, linked, noun_words, opens_sentence
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.parties.parties import is_party
from kg.extraction.places.kinds import (
    REACH,
    ends_longer_name,
    is_plural,
    kind_in_place,
    kind_of_place,
    names_kind,
)
from kg.extraction.places.places import (
    country_behind,
    is_enclosed,
    names_building,
    places,
)
from kg.extraction.seats.addresses import in_bracket, seated
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import country_names


def seats(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read where an institution is from the words around its name."""
    if _measures_or_happens(document, span) or _has_number_or_title(span):
        return
    if (
        is_party(body)
        and span.root.dep_ in ("amod", "compound")
        and span.root.head.i >= span.end
    ):
        return  # "Ohio's first Republican mayor": the mayor is Ohio's
    yield from _seat_before(document, body, span)
    yield from _seat_after(document, body, span)
    yield from in_bracket(document, body, span)
    yield from seated(document, body, span)
    yield from kind_in_place(document, body, span)
    yield from kind_of_place(document, body, span)


def _measures_or_happens(document: Document, span: Span) -> bool:
    """Tell whether a name is an index's, an event's or a text's, by its last word.

    An index's bracket with the short form may be part of the name, or the name itself.
    """
    doc, lists = document.doc, noun_words()
    ends = [token.i - 1 for token in span if token.text == "("]
    if span.start >= 2 and doc[span.start - 1].text == "(":
        ends.append(span.start - 2)
    return doc[span.end - 1].lower_ in lists["seatless"] or any(
        doc[at].lower_ in lists["indices"] for at in ends
    )


def _has_number_or_title(span: Span) -> bool:
    """Tell whether a number follows a name, or a year ends it or the capital words after it.

    Or a minister, who has it for a part of a title: "the EU's Justice Commissioner".
    """
    doc, at = span.doc, span.end
    after = doc[at] if at < span.sent.end else doc[at - 1]
    if after.is_title and after.lower_ in (*role_words()["portfolio_heads"], "commissioner"):
        return True
    if at < span.sent.end and doc[at].is_digit and not doc[at].is_sent_start:
        return True  # "the Voskhod 2 mission"
    while at < span.sent.end and doc[at].pos_ == "PROPN" and doc[at].is_title:
        at += 1
    return _is_year(doc[span.end - 1]) or (at < span.sent.end and _is_year(doc[at]))


def _is_year(token: Token) -> bool:
    return token.is_digit and len(token) == len("2019") and token.text[:2] in ("19", "20")


def _seat_before(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Chicago-based X", "Russian manufacturer X", "Russia's X", "Irish airline, X"."""
    doc = document.doc
    at = span.start - 1
    base = _base(document, at)
    if base is not None:
        if _is_head(span):
            yield from _place_at(document, body, base, "based")
        return  # of "the London-based Twitter user" the user is based there
    at = _over_comma(document, _first_of_list(document, span))
    crossed = owned = False
    while at >= span.sent.start and span.start - at <= REACH:
        token = doc[at]
        place = document.at(token)
        trade = place is not None and place.type is EntityType.TECHNOLOGY
        if place is not None and not trade:  # "American telecommunications company X"
            # "Houston's list, X" is two items; "Houston's watchdog, X" is one.
            near = doc[span.start - 1].text != ","
            owned = owned and not names_building(span)
            rule = _seat_rule(place, owned=owned and (near or crossed), crossed=crossed)
            if rule is not None:
                for each in _countries(document, span, at):
                    yield from linked(body, "located_in", each, token, rule)
            return
        if (base := _base(document, at)) is not None:
            yield from _place_at(document, body, base, "based")
            return
        if token.lower_ in ("'s", "'"):
            owned = True
        elif not _tells_kind(token):
            return
        crossed = crossed or names_kind(token)
        at -= 1


def _is_of_noun(span: Span, at: int) -> bool:
    """Tell whether a place owns what a name only modifies: "Peru's top Acme agent".

    With nothing between the two a body may still be meant ("Peru's Acme chief"), unless it has
    sites there or something of its own is told of ("Peru's Acme plants", "... Acme program").
    """
    above, lists = span.root.head, noun_words()
    if not any(token.tag_ == "POS" for token in span.doc[at + 1 : span.start]):
        return False
    if span.root.dep_ not in ("compound", "nmod") or above.i < span.end or not above.is_lower:
        return False
    if names_kind(above):
        return False
    close = span.start - at <= _NEXT
    sited = above.lemma_.lower() in lists["worksites"] | lists["sited"] | lists["undertaken"]
    return not close or (above.tag_ == "NNS" and sited) or above.lower_ in _PROGRAMS


_CONTRACTED = frozenset(("contractor", "supplier"))
"""Nouns for a body of which a government before them is a customer."""
_NEXT = 2
"""Tokens from a place to a name right behind its possessive."""
_PROGRAMS = frozenset(("program", "programme", "project", "scheme", "initiative"))


def _is_of_name_before(document: Document, at: int) -> bool:
    """Tell whether a place is said of a name before: "Y, a Peruvian bank, and X", of Y."""
    doc = document.doc
    first = document.spans[document.owner[at]].start - 1
    while first > 1 and doc[first].pos_ in ("ADJ", "ADV"):
        first -= 1
    if first < 2 or doc[first].lower_ not in ("a", "an", "the") or doc[first - 1].text != ",":
        return False
    one = document.at(doc[first - 2])
    return one is not None and one.type is EntityType.INSTITUTION


def _countries(document: Document, span: Span, at: int) -> Iterator[Mention]:
    """Yield the place before a kind of body, and both of "the British and American airline"."""
    first = document.spans[document.owner[at]].start
    if ends_longer_name(document, at) or (first and document.doc[first - 1].is_quote):
        return
    if document.doc[at + 1].text == "-":
        return  # "the Chinese-owned maker X"
    contracted = document.doc[span.start - 1].lemma_ in _CONTRACTED
    if contracted and document.doc[at + 1].lower_ == "government":
        return  # wherever the contractor is
    behind_comma = document.doc[span.start - 1].text == ","
    if _is_of_name_before(document, at) if behind_comma else _is_of_noun(span, at):
        return
    place = document.mentions[document.owner[at]]
    yield place
    if first >= 2 and document.doc[first - 1].lower_ in ("and", "-"):
        other = document.at(document.doc[first - 2])
        if other is not None and other.kind is place.kind is MentionKind.DEMONYM:
            yield other


def _is_head(span: Span) -> bool:
    """Tell whether a name is what its words are about: not in "the Twitter user".

    A noun for its kind adds nothing: "the Houthi movement".
    """
    above = span.root.head
    below = span.root.dep_ == "compound" and above.pos_ == "NOUN" and above.dep_ != "ROOT"
    return not below or names_kind(above) or above.lemma_.lower() in argument_words()["kinds"]


def _tells_kind(token: Token) -> bool:
    """Tell whether a word may stand between a place and the name of a body there.

    The parser takes "leading" and the first word of "think tank" for verbs.
    """
    noun = token.pos_ in ("NOUN", "ADJ", "PROPN") or token.text == "-" or names_kind(token)
    return noun or token.dep_ == "amod" or token.lower_ == "think"


def _base(document: Document, at: int) -> int | None:
    """Return the token of the place in "Chicago-based" and "U.S. based" by that of "based"."""
    doc = document.doc
    if at < 1 or doc[at].lower_ not in ("based", "headquartered"):
        return None
    at -= 2 if doc[at - 1].text == "-" else 1
    place = document.at(doc[at]) if at >= 0 else None
    return at if place is not None and place.type is EntityType.PLACE else None


def _first_of_list(document: Document, span: Span) -> Span:
    """Return the first name of a list after a plural: "Japanese carmakers X and Y"."""
    at = span.start - 1
    if at < 0 or document.doc[at].lower_ not in (",", "and", "&"):
        return span
    for root in heads_of_list(span.root):
        index = document.owner.get(root.i)
        if index is not None:
            first = document.spans[index]
            before = document.doc[first.start - 1] if first.start > first.sent.start else None
            if before is not None and is_plural(before) and names_kind(before):
                return first
    return span


def _over_comma(document: Document, span: Span) -> int:
    """Return the token before a name, or before ", the" between it and its description."""
    doc, at = document.doc, span.start - 1
    if at > span.sent.start and doc[at].lower_ == "the":
        # "British newspaper The X", "rock band the X", "China's top advisory body, the X"
        at -= doc[at].text == "The" or doc[at - 1].text == "," or names_kind(doc[at - 1])
    behind = at >= span.sent.start and doc[at].text in (",", "(")
    return at - (behind and not opens_sentence(document, span))


def _seat_rule(place: Mention, *, owned: bool, crossed: bool) -> str | None:
    if place.type is not EntityType.PLACE or place.kind is MentionKind.PRONOUN:
        return None
    if owned:
        return "place-possessive"
    if not crossed:
        return None
    return "demonym-before-body" if place.kind is MentionKind.DEMONYM else "place-before-body"


def _seat_after(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Hospital X in Sydney", "X, from Brazil", "University X of the UK".

    A bare comma tells less: "X University, Leeds" is a byline's, a list's or a name's; a
    country between two commas is where a university or a hospital is.
    """
    link = _link_after(document, span)
    if link is None:
        country = country_behind(document, span) if _is_premises(span) else None
        if country is not None:
            yield from linked(body, "located_in", country, span.root, "body-in-place")
        return
    row = places(document, link.i + 1, span.sent.end)
    if not row.found or (row.joined and _is_of_list(span.root)):
        return  # "A, B and C in X and Y": which is where is not said
    # Of "the Supreme Court of the United Kingdom" the country is a part of the name.
    short = len(span) <= _COMMON and span[-1].lower_ in noun_words()["public_bodies"]
    full = (row.found[0].name in country_names() and not short) or len(row.found) >= _FULL
    organ = not noun_words()["organs"].isdisjoint(token.lower_ for token in span)
    # a school or a hospital is in the first of "Leeds, York and Hull", if anywhere
    several = row.joined and link.lower_ == "in" and _is_of_one_place(span)
    found = row.found[:1] if several else row.found
    for place in found if link.lower_ != "of" or (full and not organ) else ():
        yield from linked(body, "located_in", place, link, f"body-{link.lower_}-place")


def _link_after(document: Document, span: Span) -> Token | None:
    """Return the preposition after a name that may lead to where the body is."""
    doc, stop = document.doc, span.sent.end
    at = _over_bracket(document, span)
    kind = doc[at] if at + 1 < stop and _is_kind_after(doc[at], span) else None
    at += kind is not None
    near = at < stop and doc[at].text != ","
    at += not near
    if at + 1 >= stop:
        return None
    link = doc[at]
    if link.lower_ == "in" and near:
        # The place may be another word's: "told Boeing in Seattle", "strikes against X in Y".
        if span.root.dep_ == "pobj" and span.root.head.lower_ == "against":
            return None
        if _is_party_to(span.root):
            return None
        held = link.head.i in range(span.start, at) or _is_site(document, span)
        embassy = doc[span.end - 1].lower_ in noun_words()["embassies"]
        if not (embassy or kind is not None or _is_of_one_place(span)):
            return None  # "an economist at Acme in Leeds" works there, wherever Acme is
        return link if held or embassy or kind is not None else None
    if link.lower_ == "in":  # "the Lakeside Institute, in Leeds,"
        own = link.head.i in range(span.start, at) or is_enclosed(document, at, stop)
        return link if _is_premises(span) and own else None
    # near a town a body may be in the next one, or in none
    wanted = ("of",) if near else ("from",)
    return link if link.lower_ in wanted else None


def _is_party_to(root: Token) -> bool:
    """Tell whether a name is of who takes part in what happens in a place.

    "X fought alongside the Taliban in Kunduz" and "banned TikTok in Ohio" say where, and not
    where the body is; "was arrested at the Acton Hospital in Leeds" says both.
    """
    verb = root.head
    if root.dep_ == "pobj" and verb.lower_ == "of":
        return verb.head.lemma_.lower() in noun_words()["meetings"]  # "a meeting of X in Y"
    if root.dep_ == "pobj":
        verb = verb.head if verb.lower_ not in _WHERE else root
    elif root.dep_ != "dobj":
        return False
    return verb.pos_ == "VERB" and verb.lemma_.lower() in noun_words()["local_verbs"]


def _is_kind_after(noun: Token, span: Span) -> bool:
    """Tell whether a small noun after a name says what it is: "the X diocese in Peru".

    A noun for a site is read as one ("the X plant in Peru"); what is used there ("the X
    platform") may be anybody's.
    """
    lists = noun_words()
    if noun.lower_ in lists["intangible"]:
        return False
    kind = names_kind(noun) or noun.lower_ in lists["premises"]
    said = span.root.head == noun and noun.is_lower and noun.tag_ == "NN"
    return kind and said and noun.lower_ not in lists["worksites"] | lists["grounds"] | _WORSHIP


_WORSHIP = frozenset(("church", "chapel", "temple"))
"""Of a building's name a church is one: "the Holy Cross church in Lima"."""


def _is_of_one_place(span: Span) -> bool:
    """Tell whether a name is one of a body that is in one place only: a school, a court."""
    words = noun_words()["premises"] | noun_words()["local_bodies"]
    return not words.isdisjoint(token.lower_ for token in span)


def _is_premises(span: Span) -> bool:
    return not noun_words()["premises"].isdisjoint(token.lower_ for token in span)


def _over_bracket(document: Document, span: Span) -> int:
    """Return the token after a name and the brackets with its short form: "X Hospital (XH)"."""
    doc, at = document.doc, span.end
    if at + 2 < span.sent.end and doc[at].text == "(":
        short = document.at(doc[at + 1])
        if (
            short is not None
            and short.name == document.mentions[document.owner[span.start]].name
        ):
            end = document.spans[document.owner[at + 1]].end
            if end < span.sent.end and doc[end].text == ")":
                return end + 1
    return at


def _is_site(document: Document, span: Span) -> bool:
    """Tell whether a name says where something is or comes from: "died at X in Seattle".

    After "of" and a capital word of no name it is the end of a longer one ("Sons of X Hall").
    """
    root = span.root
    if root.dep_ == "appos" and document.at(root.head) is None:
        root = root.head  # "began at its newest plant, X in Leeds"
    link = root.head
    cut = link.lower_ == "of" and link.head.pos_ == "PROPN" and document.at(link.head) is None
    return root.dep_ == "pobj" and link.lower_ in _WHERE and not cut


_WHERE = frozenset(("at", "from", "of", "in", "near", "outside", "inside", "to"))


_COMMON = 2
"""Words of the name of a body that every country has: "Parliament", "Supreme Court"."""

_FULL = 2
"""Places of a full address: "X of Rockville, Maryland", but not "the University of Durham"."""


def _is_of_list(root: Token) -> bool:
    return root.dep_ == "conj" or any(child.dep_ == "conj" for child in root.children)


def _place_at(document: Document, body: Mention, index: int, rule: str) -> Iterator[Finding]:
    """Yield a place as a seat, and the one before it in "Detroit, Michigan-based"."""
    if index < 0:
        return
    doc = document.doc
    place = document.at(doc[index])
    if place is None or place.type is not EntityType.PLACE:
        return
    yield from linked(body, "located_in", place, doc[index], rule)
    first = document.spans[document.owner[index]].start
    if first >= 2 and doc[first - 1].text == "," and doc[first - 2].sent == doc[first].sent:
        inner = document.at(doc[first - 2])
        if inner is not None and inner.type is EntityType.PLACE:
            yield from linked(body, "located_in", inner, doc[index], rule)
