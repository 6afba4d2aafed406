"""Reads where an institution is from the words around its name."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.finding import Finding
from kg.extraction.parties import is_party
from kg.extraction.phrases import heads_of_list, linked, noun_words
from kg.extraction.places import located, places
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.words import country_names

_BEFORE = 9
"""Words before a name that may say where it is: "China's top political advisory body, the"."""


def seats(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read where an institution is from the words around its name."""
    if document.doc[span.end - 1].lower_ in noun_words()["measures"] or _is_dated(span):
        return
    if (
        is_party(body)
        and span.root.dep_ in ("amod", "compound")
        and span.root.head.i >= span.end
    ):
        return  # "Ohio's first Republican mayor": the mayor is Ohio's
    yield from _seat_before(document, body, span)
    yield from _seat_after(document, body, span)
    yield from _in_bracket(document, body, span)
    yield from _seated(document, body, span)
    yield from _kind_in_place(document, body, span)
    yield from _kind_of_place(document, body, span)


def _is_dated(span: Span) -> bool:
    """Tell whether a year ends a name, or the capital words after it: "Worldcon 2019"."""
    doc, at = span.doc, span.end
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
        above = span.root.head
        if span.root.dep_ != "compound" or above.pos_ != "NOUN" or above.dep_ == "ROOT":
            yield from _place_at(document, body, base, "based")
        return  # of "the London-based Twitter user" the user is based there
    at = _over_comma(document, _first_of_list(document, span))
    crossed = owned = False
    while at >= span.sent.start and span.start - at <= _BEFORE:
        token = doc[at]
        place = document.at(token)
        if place is not None:
            # "Houston's list, X" is two items; "Houston's watchdog, X" is one.
            near = doc[span.start - 1].text != ","
            rule = _seat_rule(place, owned=owned and (near or crossed), crossed=crossed)
            if rule is not None and not _is_of_longer_name(document, at):
                yield from linked(body, "located_in", place, token, rule)
            return
        if (base := _base(document, at)) is not None:
            yield from _place_at(document, body, base, "based")
            return
        if token.lower_ in ("'s", "'"):
            owned = True
        elif _names_kind(token):
            crossed = True
        elif token.pos_ not in ("NOUN", "ADJ", "PROPN") and token.text != "-":
            return
        at -= 1


def _base(document: Document, at: int) -> int | None:
    """Return the token of the place in "Chicago-based" and "U.S. based" by that of "based"."""
    doc = document.doc
    if at < 1 or doc[at].lower_ != "based":
        return None
    at -= 2 if doc[at - 1].text == "-" else 1
    place = document.at(doc[at]) if at >= 0 else None
    return at if place is not None and place.type is EntityType.PLACE else None


def _is_of_longer_name(document: Document, at: int) -> bool:
    """Tell whether a place only ends a name, or opens a quoted one: "Hitwise UK's category"."""
    first = document.spans[document.owner[at]].start
    if first == 0:
        return False
    before, root = document.doc[first - 1], document.spans[document.owner[at]].root
    return before.is_quote or (
        before.pos_ == "PROPN" and before.dep_ == "compound" and before.head == root
    )


def _names_kind(token: Token) -> bool:
    """Tell whether a noun says what kind of body a name is: "airline", "automakers"."""
    kinds = noun_words()["bodies"] | noun_words()["parts"]
    return token.lower_ in kinds or (token.tag_ == "NNS" and token.lemma_.lower() in kinds)


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
            if before is not None and before.tag_ == "NNS" and _names_kind(before):
                return first
    return span


def _over_comma(document: Document, span: Span) -> int:
    """Return the token before a name, or before ", the" between it and its description."""
    doc, at = document.doc, span.start - 1
    named = at > span.sent.start and doc[at].text == "The"
    if named or (
        at - 1 > span.sent.start and doc[at].lower_ == "the" and doc[at - 1].text == ","
    ):
        at -= 1  # "British newspaper The X", "China's top advisory body, the X"
    if at >= span.sent.start and doc[at].text in (",", "("):
        at -= 1
    return at


def _seat_rule(place: Mention, *, owned: bool, crossed: bool) -> str | None:
    if place.type is not EntityType.PLACE or place.kind is MentionKind.PRONOUN:
        return None
    if owned:
        return "place-possessive"
    if not crossed:
        return None
    return "demonym-before-body" if place.kind is MentionKind.DEMONYM else "place-before-body"


def _seat_after(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X in Sydney", "X, from Brazil", "University X of the UK"."""
    link = _link_after(document, span)
    if link is None:
        return
    row = places(document, link.i + 1, span.sent.end)
    if not row.found or (row.joined and _is_of_list(span.root)):
        return  # "A, B and C in X and Y": which is where is not said
    full = row.found[0].name in country_names() or len(row.found) >= _FULL
    for place in row.found if link.lower_ != "of" or full else ():
        yield from linked(body, "located_in", place, link, f"body-{link.lower_}-place")


def _link_after(document: Document, span: Span) -> Token | None:
    """Return the preposition after a name that may lead to where the body is."""
    doc, stop = document.doc, span.sent.end
    at = span.end
    near = at < stop and doc[at].text != ","
    at += not near
    if at + 1 >= stop:
        return None
    link = doc[at]
    if link.lower_ == "in" and near:
        # of "told Boeing in Seattle" the place is the verb's
        return link if link.head.i in range(span.start, span.end) else None
    wanted = "of" if near else "from"
    return link if link.lower_ == wanted else None


_FULL = 2
"""Places of a full address: "X of Rockville, Maryland", but not "the University of Durham"."""


def _is_of_list(root: Token) -> bool:
    return root.dep_ == "conj" or any(child.dep_ == "conj" for child in root.children)


def _in_bracket(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X (U.S.)" and "X (Lyon, France)": a bracket of nothing but places."""
    doc, stop = document.doc, span.sent.end
    if span.end >= stop or doc[span.end].text != "(":
        return
    row = places(document, span.end + 1, stop)
    if row.found and row.end < stop and doc[row.end].text == ")" and not row.joined:
        for place in row.found:
            yield from linked(body, "located_in", place, span.root, "place-in-bracket")


def _seated(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Headquartered in Lyon, France, X grew" and "X, headquartered in Lyon, grew"."""
    doc, stop = document.doc, span.sent.end
    at = span.end + 1
    if at + 2 < stop and doc[span.end].text == "," and _opens_seat(document, at):
        yield from located(document, body, at + 2, doc[at], "seated")
    at = span.sent.start
    while at < span.start and (doc[at].is_space or doc[at].is_punct):
        at += 1
    if at + 2 < span.start and _opens_seat(document, at):
        row = places(document, at + 2, span.start)
        end = row.end + (doc[row.end].text == ",")
        if row.found and end + (doc[end].lower_ == "the") == span.start:
            for place in row.found:
                yield from linked(body, "located_in", place, doc[at], "seated")


def _opens_seat(document: Document, at: int) -> bool:
    """Tell whether "headquartered in", "based in" or "located near" starts at a token."""
    doc = document.doc
    return doc[at].lower_ in noun_words()["seated"] and doc[at + 1].lower_ == "in"


def _kind_in_place(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X, a catholic school in Milan", "X is one of the banks based in Milan"."""
    doc, stop = document.doc, span.sent.end
    at = span.end + 1
    if at + 2 >= stop or not (doc[span.end].text == "," or doc[span.end].lemma_ == "be"):
        return
    if doc[at].lower_ == "one" and doc[at + 1].lower_ == "of":
        at += 2
    if doc[at].lower_ not in ("a", "an", "the"):
        return
    known = noun_words()["bodies"] | noun_words()["parts"]
    for index in range(at + 1, min(at + _BEFORE, stop - 1)):
        token = doc[index]
        ends = doc[index + 1].lower_ in _IN or doc[index + 1].lower_ in noun_words()["seated"]
        if token.lemma_.lower() in known and ends:
            link = index + 1 + (doc[index + 1].lower_ not in _IN)
            if link + 1 < stop and doc[link].lower_ in _IN:
                yield from located(document, body, link + 1, token, "kind-in-place")
            return
        if token.pos_ not in _DESCRIBING and token.lower_ not in ("-", "and"):
            return


_IN = frozenset(("in", "near", "outside"))
_DESCRIBING = frozenset(("NOUN", "ADJ", "PROPN", "ADV", "NUM"))


def _kind_of_place(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X, a Canadian carmaker", "X, Japan's largest bank", "X is a Berlin-based bank".

    Whatever is "based" is a body; without that, the noun has to be one for bodies.
    """
    doc, stop = document.doc, span.sent.end
    at = span.end + 1
    if at + 2 >= stop or not (doc[span.end].text == "," or doc[span.end].lemma_ == "be"):
        return
    at += doc[at].lower_ in ("a", "an", "the")
    place: Mention | None = None
    based = False
    for index in range(at, min(at + _BEFORE, stop - 1)):
        token = doc[index]
        mention = document.at(token)
        if mention is not None and place is None and mention.type is EntityType.PLACE:
            end = document.spans[document.owner[index]].end
            end += doc[end].text == "-"
            based = end < stop and doc[end].lower_ == "based"
            owner = doc[index + 1].lower_ in ("'s", "'")
            city = mention.kind is MentionKind.NAME and _names_kind(doc[end])
            if mention.kind is not MentionKind.DEMONYM and not (owner or based or city):
                return  # "a Dublin start-up", but not "a Paris fashion house"
            place = mention
        elif mention is not None and mention is place:
            continue
        elif token.pos_ not in ("NOUN", "ADJ", "ADV", "PART", "NUM") and not (
            token.lower_ in ("-", "based") or (place is not None and token.lower_ == "and")
        ):
            return
        elif (
            place is not None
            and token.pos_ == "NOUN"
            and (based or token.lemma_.lower() in noun_words()["bodies"])
            and doc[index + 1].pos_ not in ("NOUN", "PROPN", "CCONJ")
        ):
            yield from linked(body, "located_in", place, token, "demonym-apposition")
            return


def described_seat(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "the US manufacturer" and "the Michigan-based firm", of a body named before."""
    doc, at = document.doc, span.start - 1
    based = at >= 2 and doc[at].lower_ == "based" and doc[at - 1].text == "-"
    place = document.at(doc[at - 2 if based else at]) if at >= 0 else None
    if place is None or place.type is not EntityType.PLACE:
        return
    if based or place.kind is MentionKind.DEMONYM or place.name in country_names():
        rule = "based" if based else "demonym-before-body"
        yield from linked(body, "located_in", place, doc[at], rule)


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
