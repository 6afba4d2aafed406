"""Reads the owner of an institution from the words around its name, and asks for its seat."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.phrases import heads_of_list, linked, noun_words
from kg.extraction.grammar.rolewords import is_head
from kg.extraction.parties.parties import is_party
from kg.extraction.places.kinds import kinds_with_names, names_kind
from kg.extraction.places.sites import sites
from kg.extraction.products.firms import is_firm, is_seen_to_act
from kg.extraction.seats.describedseats import described_seat
from kg.extraction.seats.seats import seats
from kg.extraction.seats.wholes import wholes
from kg.extraction.titles.bodystarts import DETERMINERS
from kg.extraction.titles.desks import desks
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document


def bodies(document: Document) -> Iterator[Finding]:
    """Yield seats and owners of the institutions that the document names."""
    for mention, span in zip(document.mentions, document.spans, strict=True):
        if mention.type is EntityType.INSTITUTION and mention.kind is MentionKind.NAME:
            yield from seats(document, mention, span)
            yield from _owners(document, mention, span)
        elif mention.type is EntityType.INSTITUTION and mention.kind is MentionKind.DESCRIPTION:
            yield from described_seat(document, mention, span)
    for token in document.of_pos("NOUN"):
        yield from sites(document, token)
        yield from kinds_with_names(document, token)
    yield from wholes(document)


def _owners(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Boeing's Launch Systems", "the Art Museum at the University", "EADS-owned X"."""
    doc = document.doc
    at = span.start - 1
    if at >= 2 and doc[at].lower_ in ("owned", "controlled") and doc[at - 1].text == "-":
        owner = document.at(doc[at - 2])
        if owner is not None and not is_party(owner):  # "the Republican-controlled House"
            yield from linked(body, "part_of", owner, doc[at], "owned")
    yield from _backers(document, body, span)
    yield from _owner_of_kind(document, body, span)
    yield from _name_before(document, body, span)
    if _may_be_part(body):
        yield from _owner_before(document, body, span)
        yield from _owner_beside(document, body, span)
    end = _over_bracket(document, span.end)
    link = doc[end].lower_ if end + 1 < span.sent.end else ""
    if link in ("at", "under", "within"):
        at = _last_owned(document, end + 1, span.sent.end)
        # "the Institute under the Academy" hangs on a post before it as often as on the body.
        # Of "a professor in the Department of Law at X", the department is a part by its name.
        wings = noun_words()["wings"]
        wing = len(span) > 1 and not wings.isdisjoint((doc[span.start].lower_, span[-1].lower_))
        inside = doc[end].head.i in range(span.start, span.end)
        hangs = (link == "under" or wing or inside) and not _is_charge(span)
        if hangs and at < span.sent.end:
            owner = document.at(doc[at])
            if owner is not None and owner.kind is MentionKind.NAME:
                yield from linked(body, "part_of", owner, doc[end], "body-at-body")


def _is_charge(name: Span) -> bool:
    """Tell whether a name is what somebody is in charge of: "head of Cloud Operations at X".

    A title says so, and the last word is one for a branch; the title has it already.
    """
    if len(name) > 1 and is_head(name[0]) and name[1].lower_ == "of":
        return True  # "Head of Partnerships at X"
    if name.start < name.sent.start + _TITLE or name[-1].lower_ not in desks():
        return False
    link, head = name.doc[name.start - 1], name.doc[name.start - _TITLE]
    return link.lower_ in ("of", "for") and is_head(head)


_TITLE = 2
"""Tokens before what somebody is in charge of: the head of a title and "of"."""


def _over_bracket(document: Document, at: int) -> int:
    """Return the token after a bracket with one word: "the Bureau (BFI) at the Department"."""
    doc = document.doc
    short = at + 3 < len(doc) and doc[at].text == "(" and doc[at + 2].text == ")"
    return at + 3 if short else at


def _last_owned(document: Document, at: int, stop: int) -> int:
    """Return the token of Z of "at Y's Z" and "at the UK's Z": what is X's is nearest to it."""
    doc = document.doc
    at += doc[at].lower_ == "the"
    while at < stop and at in document.owner:
        end = document.spans[document.owner[at]].end
        if end + 1 >= stop or doc[end].tag_ != "POS" or end + 1 not in document.owner:
            break
        at = end + 1
    return at


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


def _owner_beside(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Y's X chief said": the parser gives the owner to the chief."""
    doc, at = document.doc, span.start - 1
    above = span.root.head
    if at <= span.sent.start or doc[at].tag_ != "POS" or span.root.dep_ != "compound":
        return
    owner = document.at(doc[at - 1])
    # of "Acme's Middle East Research Director X" the name is the title's
    chief = is_head(above) and above.is_lower
    if owner is not None and owner.type is EntityType.INSTITUTION and chief:
        yield from linked(body, "part_of", owner, doc[at - 1], "body-possessive")


def _owner_before(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    if _is_ware(span) or not (len(span) > 1 or _is_body(document, body, span)):
        return
    owned = any(child.dep_ == "poss" for child in span.root.children)
    for root in (span.root,) if owned else (span.root, *heads_of_list(span.root)):
        for child in root.children:
            owner = document.at(child) if child.dep_ == "poss" else None
            if owner is not None and document.owner[child.i] != document.owner[span.start]:
                if root.i != span.root.i and owner.kind is not MentionKind.NAME:
                    continue  # "its sequel X, Y": Y is another item
                first = document.at(root)
                ware = first is not None and first.type is EntityType.TECHNOLOGY
                if root.i != span.root.i and (ware or _begins_anew(document, root)):
                    continue  # "Acme's Zephyr, Ample and other services": not all are Acme's
                if _is_called_else(document, child.i + 1, span.start):
                    continue
                yield from linked(body, "part_of", owner, child, "body-possessive")


def _is_body(document: Document, body: Mention, span: Span) -> bool:
    """Tell whether the text shows that one word after "Y's" names a body, and nothing made.

    "Renault's Clio" looks as "Sony's Bungie" does: of 14 such names that readers saw in unread
    news 1 was a unit's. A firm is known or called one somewhere, or does what firms do.
    """
    doc = span.doc
    described = any(
        names_kind(token) and token.dep_ in ("appos", "compound")
        for token in (doc[span.start - 1], *span.root.children)
    )
    return described or is_firm(document, body) or is_seen_to_act(document, body)


def _is_ware(span: Span) -> bool:
    """Tell whether the noun after a name makes it something made: "a club's Zephyr website"."""
    kind = span.root.head
    named = span.root.dep_ in ("compound", "nmod") and kind.i == span.end
    return named and kind.is_lower and kind.lower_ in noun_words()["creations"]


def _is_called_else(document: Document, start: int, stop: int) -> bool:
    """Tell whether a noun between owner and name says what else that is: "X's parent Y"."""
    lists = noun_words()
    return any(
        token.lower_ == "offshoot" or token.lemma_.lower() in lists[kind]
        for token in document.doc[start:stop]
        if token.pos_ == "NOUN"
        for kind in _ELSE
    )


_ELSE = ("rivals", "wholes", "partners", "suppliers", "customers", "investors")
"""Lists of nouns for what is no part of whose it is."""


def _owner_of_kind(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "its Lakeside programme": a noun for a part after the name has the owner."""
    kind = span.root.head
    named = span.root.dep_ in ("compound", "nmod", "amod") and kind.i == span.end
    owned = kind.lower_ in noun_words()["owned"] - noun_words()["undertaken"]
    if named and kind.pos_ == "NOUN" and owned:
        for child in kind.children:
            owner = document.at(child) if child.dep_ == "poss" else None
            if owner is not None:
                yield from linked(body, "part_of", owner, child, "body-possessive")


def _name_before(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Acme Security Desk" where the whole and its part are two names."""
    before = document.doc[span.start - 1] if span.start > span.sent.start else None
    owner = document.at(before) if before is not None else None
    if before is None or owner is None or owner.type is not EntityType.INSTITUTION:
        return
    lists = noun_words()
    part = len(span) > 1 and span[-1].lower_ in lists["wings"] | lists["units"]
    if part and owner.kind is MentionKind.NAME and before.dep_ in ("compound", "nmod"):
        yield from linked(body, "part_of", owner, before, "body-possessive")


def _begins_anew(document: Document, root: Token) -> bool:
    """Tell whether a list goes on with another owner or an article: "A's B, C and the D".

    Whose an item before that is, is in doubt as well.
    """
    words = document.doc[root.i + 1 : max(token.i for token in (root, *root.conjuncts))]
    return any(token.tag_ == "POS" or token.lower_ in DETERMINERS for token in words)


def _may_be_part(body: Mention) -> bool:
    """Tell whether a name after "Y's" is one of a part of Y: "Boeing's Launch Systems".

    A name of several words without one for a part is more often a product, an event or half a
    headline ("X's New Brand Plans").
    """
    parts, owned = body.text.lower().split(), noun_words()["owned"]
    first = noun_words()["unit_words"] | {"project", "team", "task"}
    if len(parts) == 1 or parts[0] in first or parts[-1] in owned:
        return True
    # "X's Cloud Services Router" is no services: such a word ends a name, or a link follows it.
    return any(
        part in owned and (after in _LINKS or not after[0].isalpha())
        for part, after in pairwise(parts)
    )


_LINKS = frozenset(("of", "for", "on", "at", "in", "and", "&", "to"))
