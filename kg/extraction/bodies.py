"""Reads the seat and the owner of an institution from the words around its name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extraction.finding import Finding, arguments
from kg.extraction.phrases import linked, noun_words, possessor, preposed
from kg.extraction.slots import slot_tokens
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.words import country_names


def bodies(document: Document) -> Iterator[Finding]:
    """Yield seats and owners of the institutions that the document names."""
    for mention, span in zip(document.mentions, document.spans, strict=True):
        if mention.type is EntityType.INSTITUTION and mention.kind is MentionKind.NAME:
            yield from _seats(document, mention, span)
            yield from _owners(document, mention, span)
            yield from _kind_in_place(document, mention, span)
            yield from _kind_of_place(document, mention, span)
            yield from _whole_inside(mention, span)
        elif mention.type is EntityType.INSTITUTION and mention.kind is MentionKind.DESCRIPTION:
            yield from _described_seat(document, mention, span)
    for token in document.doc:
        if token.pos_ == "NOUN":
            yield from _sites(document, token)
    yield from _named_after_whole(document)


def _whole_inside(body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Political Conference (PC) National Committee": the bracket ends the whole."""
    match = _BRACKETED.match(body.text)
    if match is not None and body.name != match[1]:
        whole = replace(body, end=body.start + len(match[1]), text=match[1], name=match[1])
        yield from linked(body, "part_of", whole, span.root, "name-inside-name")


_BRACKETED = re.compile(r"(.+) \([A-Z]{2,10}\) \w")


def _seats(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read where an institution is from the words around its name."""
    if document.doc[span.end - 1].lower_ in noun_words()["measures"]:
        return
    yield from _seat_before(document, body, span)
    yield from _seat_after(document, body, span)


def _seat_before(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Chicago-based X", "Russian manufacturer X", "Russia's X", "Irish airline, X"."""
    doc = document.doc
    at = span.start - 1
    if at >= 2 and doc[at].lower_ == "based" and doc[at - 1].text == "-":
        if span.root.dep_ != "compound" or span.root.head.pos_ != "NOUN":
            yield from _place_at(document, body, at - 2, "based")
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
        if token.lower_ == "based" and at >= 2 and doc[at - 1].text == "-":
            yield from _place_at(document, body, at - 2, "based")
            return
        if token.lower_ in ("'s", "'"):
            owned = True
        elif _names_kind(token):
            crossed = True
        elif token.pos_ not in ("NOUN", "ADJ", "PROPN") and token.text != "-":
            return
        at -= 1


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


_BEFORE = 9
"""Words before a name that may say where it is: "China's top political advisory body, the"."""


def _first_of_list(document: Document, span: Span) -> Span:
    """Return the first name of a list after a plural: "Japanese carmakers X and Y"."""
    at = span.start - 1
    if at < 0 or document.doc[at].lower_ not in (",", "and", "&"):
        return span
    for root in _heads_of_list(span.root):
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
    doc, stop = document.doc, span.sent.end
    at = span.end
    if at < stop and doc[at].text == ",":
        at += 1
    if at + 1 >= stop:
        return
    link = doc[at]
    near = at == span.end
    if link.lower_ == "in" and near:
        if link.head.i not in range(span.start, span.end):
            return  # "told Boeing in Seattle": the place is the verb's
    elif link.lower_ == "of" and near:
        pass
    elif link.lower_ != "from" or near:
        return
    at += 1
    if doc[at].lower_ == "the" and at + 1 < stop:
        at += 1
    place = document.at(doc[at])
    if (
        place is None
        or place.type is not EntityType.PLACE
        or place.kind is not MentionKind.NAME
    ):
        return
    if link.lower_ == "of" and place.name not in country_names():
        return
    yield from _wider(document, body, at, link, f"body-{link.lower_}-place")


def _kind_in_place(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X, a catholic school in Milan" and "X, a bank based in Milan"."""
    doc, stop = document.doc, span.sent.end
    at = span.end
    if at + 3 >= stop or doc[at].text != "," or doc[at + 1].lower_ not in ("a", "an", "the"):
        return
    known = noun_words()["bodies"] | noun_words()["parts"]
    for index in range(at + 2, min(at + 10, stop - 1)):
        token = doc[index]
        if token.lemma_.lower() in known:
            link = index + 1
            if doc[link].lower_ == "based" and link + 2 < stop:
                link += 1
            if doc[link].lower_ in ("in", "near", "outside") and link + 1 < stop:
                start = link + 1 + (doc[link + 1].lower_ == "the")
                yield from _wider(document, body, start, token, "kind-in-place")
                return
        elif token.pos_ not in ("NOUN", "ADJ", "PROPN", "ADV") and token.text != "-":
            return


def _kind_of_place(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "X, a Canadian carmaker", "X, Japan's largest bank", "X is a Berlin-based bank"."""
    doc, stop = document.doc, span.sent.end
    at = span.end + 1
    if at + 2 >= stop or not (doc[span.end].text == "," or doc[span.end].lemma_ == "be"):
        return
    at += doc[at].lower_ in ("a", "an", "the")
    place: Mention | None = None
    for index in range(at, min(at + _BEFORE, stop - 1)):
        token = doc[index]
        mention = document.at(token)
        if mention is not None and place is None and mention.type is EntityType.PLACE:
            owner = doc[index + 1].lower_ in ("'s", "'")
            based = (
                doc[index + 1].text == "-" and doc[min(index + 2, stop - 1)].lower_ == "based"
            )
            if mention.kind is not MentionKind.DEMONYM and not owner and not based:
                return
            place = mention
        elif token.pos_ not in ("NOUN", "ADJ", "ADV", "PART", "NUM") and not (
            token.text == "-" or token.lower_ == "based"
        ):
            return
        elif (
            place is not None
            and token.lemma_.lower() in noun_words()["bodies"]
            and doc[index + 1].pos_ not in ("NOUN", "PROPN")
        ):
            yield from linked(body, "located_in", place, token, "demonym-apposition")
            return


def _described_seat(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "the US manufacturer" and "the Michigan-based firm", of a body named before."""
    doc, at = document.doc, span.start - 1
    based = at >= 2 and doc[at].lower_ == "based" and doc[at - 1].text == "-"
    place = document.at(doc[at - 2 if based else at]) if at >= 0 else None
    if place is None or place.type is not EntityType.PLACE:
        return
    if based or place.kind is MentionKind.DEMONYM or place.name in country_names():
        rule = "based" if based else "demonym-before-body"
        yield from linked(body, "located_in", place, doc[at], rule)


def _named_after_whole(document: Document) -> Iterator[Finding]:
    """Read "Boeing Commercial Airplanes" as a part of "Boeing", which the article names too."""
    named: dict[str, Mention] = {}
    for mention in document.mentions:
        if mention.type is EntityType.INSTITUTION and mention.kind is MentionKind.NAME:
            named.setdefault(mention.text, mention)
    for mention, span in zip(document.mentions, document.spans, strict=True):
        words = mention.text.split(" ")
        unit = words[-1].istitle() and words[-1].lower() in noun_words()["units"]
        if named.get(mention.text) is mention and unit:
            starts = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
            start = next((one for one in starts if one in named), None)
            if start is not None and start.lower() not in noun_words()["common"]:
                whole = named[start]
                inside = replace(
                    whole, start=mention.start, end=mention.start + len(start), text=start
                )
                yield from linked(mention, "part_of", inside, span.root, "whole-in-name")


def _wider(
    document: Document, body: Mention, at: int, predicate: Token, rule: str
) -> Iterator[Finding]:
    """Yield a place and the ones around it: "in Toulouse, France"."""
    doc = document.doc
    while True:
        place = document.at(doc[at])
        if place is None or place.type is not EntityType.PLACE:
            return
        yield from linked(body, "located_in", place, predicate, rule)
        at = document.spans[document.owner[at]].end
        if at + 1 >= len(doc) or doc[at].text != "," or doc[at + 1].sent != predicate.sent:
            return
        at += 1


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


def _sites(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "Google headquarters in California", "the U.N. headquarters in New York"."""
    if noun.lower_ not in noun_words()["sites"]:
        return
    body = possessor(document, noun) or _whose(document, noun) or _ahead(document, noun)
    if body is not None and body.type is EntityType.INSTITUTION:
        is_ = [noun.head] if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" else []
        places = [token for be in is_ for token in preposed(be, "in")]
        for token in (*preposed(noun, "in"), *_located(noun), *places):
            yield from _wider(document, body, token.i, noun, "site")
    elif body is not None and body.type is EntityType.PLACE:
        yield from _site_in(document, noun, body)


def _site_in(document: Document, noun: Token, place: Mention) -> Iterator[Finding]:
    """Read "has a Moscow design centre" and "its Zurich headquarters"."""
    first = document.spans[document.mentions.index(place)].start
    at = first - 1 - (first > 0 and document.doc[first - 1].lower_ in ("'s", "'"))
    owner = document.at(document.doc[at]) if at >= noun.sent.start else None
    if owner is not None and owner.type is EntityType.INSTITUTION:
        yield from linked(owner, "located_in", place, noun, "site")
        return
    for token in preposed(noun, "of"):
        for owner in arguments(document, token):
            if owner.type is EntityType.INSTITUTION:  # "the London headquarters of X"
                yield from linked(owner, "located_in", place, noun, "site")
    if _is_had(noun):
        for subject in slot_tokens(noun.head, "subject"):
            for owner in arguments(document, subject):
                if owner.type is EntityType.INSTITUTION:
                    yield from linked(owner, "located_in", place, noun, "site")


def _whose(document: Document, noun: Token) -> Mention | None:
    """Return the body of "X, whose headquarters are in Y", or None."""
    whose = any(child.dep_ == "poss" and child.lower_ == "whose" for child in noun.children)
    clause = noun.head if noun.dep_ in ("nsubj", "nsubjpass") else noun
    return document.at(clause.head) if whose and clause.dep_ == "relcl" else None


def _ahead(document: Document, noun: Token) -> Mention | None:
    """Return the body that "its" points ahead to: "At its headquarters in Y, X said"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or verb.pos_ != "VERB" or verb.i < noun.i:
        return None
    if not any(child.dep_ == "poss" and child.lower_ == "its" for child in noun.children):
        return None
    return next((document.at(token) for token in slot_tokens(verb, "subject")), None)


def _is_had(noun: Token) -> bool:
    """Tell whether somebody has or runs a site: "has a Moscow design centre"."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in noun_words()["site_verbs"]


def _owners(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Boeing's Launch Systems", "the Art Museum at the University", "EADS-owned X"."""
    doc = document.doc
    at = span.start - 1
    if at >= 2 and doc[at].lower_ in ("owned", "controlled") and doc[at - 1].text == "-":
        owner = document.at(doc[at - 2])
        if owner is not None:
            yield from linked(body, "part_of", owner, doc[at], "owned")
    yield from _backers(document, body, span)
    owned = any(child.dep_ == "poss" for child in span.root.children)
    for root in (span.root,) if owned else (span.root, *_heads_of_list(span.root)):
        for child in root.children:
            owner = document.at(child) if child.dep_ == "poss" else None
            if owner is not None and document.owner[child.i] != document.owner[span.start]:
                if root is not span.root and owner.kind is not MentionKind.NAME:
                    continue  # "its sequel X, Y": Y is another item
                yield from linked(body, "part_of", owner, child, "body-possessive")
    link = doc[span.end].lower_ if span.end + 1 < span.sent.end else ""
    if link in ("at", "under"):
        at = span.end + 1
        at += doc[at].lower_ == "the"
        # "the Institute under the Academy" hangs on a post before it as often as on the body.
        hangs = link == "under" or doc[span.end].head.i in range(span.start, span.end)
        if hangs and at < span.sent.end:
            owner = document.at(doc[at])
            if owner is not None and owner.kind is MentionKind.NAME:
                yield from linked(body, "part_of", owner, doc[span.end], "body-at-body")


def _backers(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Sequoia-backed startup X": who funds it."""
    doc = document.doc
    for at in range(span.start - 1, max(span.sent.start + 1, span.start - 4), -1):
        if doc[at].lower_ in noun_words()["funded"] and doc[at - 1].text == "-":
            backer = document.at(doc[at - 2])
            if backer is not None:
                yield from linked(backer, "invests_in", body, doc[at], "owned")
            return
        if document.at(doc[at]) is not None or doc[at].pos_ not in ("NOUN", "ADJ"):
            return


def _heads_of_list(root: Token) -> Iterator[Token]:
    """Yield what a coordinated noun hangs on: in "China's A, B and C" all are China's."""
    while root.dep_ == "conj" and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head
        yield root


def _located(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "acl" and child.lemma_.lower() in ("locate", "base", "situate"):
            yield from preposed(child, "in")
