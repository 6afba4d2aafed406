"""Reads what one institution is to another: "Boeing's rival Airbus", "Y, a supplier of X"."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import ACTORS, BODIES, Finding, arguments, body_apposed
from kg.extraction.grammar.listing import coordinated, examples
from kg.extraction.grammar.phrases import (
    is_subject_behind,
    linked,
    noun_words,
    opens_sentence,
    possessor,
    preposed,
)
from kg.extraction.grammar.slots import slot_tokens
from kg.extraction.places.kinds import is_country
from kg.extraction.seats.wholes import company_of
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.lookups import in_order

_KINDS = {
    "rivals": ("competes_with", True),
    "parts": ("part_of", True),
    "wholes": ("part_of", False),
    "partners": ("partners_with", True),
    "suppliers": ("supplies", True),
    "customers": ("supplies", False),
    "investors": ("invests_in", True),
    "stakes": ("invests_in", False),
}
"""List of ``nouns.toml``: the relation, and whether the one so called is its subject."""


def kin(document: Document) -> Iterator[Finding]:
    """Yield what nouns say that institutions are to each other."""
    for mention, span in zip(document.mentions, document.spans, strict=True):
        if mention.type in ACTORS and mention.kind is MentionKind.NAME:
            yield from _called(document, mention, span)
            yield from company_of(document, mention, span)
    for token in in_order(document.of_pos("NOUN"), document.with_form({"jointly", "together"})):
        if token.pos_ == "NOUN":
            yield from _calls_itself(document, token)
            yield from _includes(document, token)
            yield from _together(document, token)
        else:
            yield from _side_by_side(document, token)


def _kind(noun: Token) -> tuple[str, bool] | None:
    lemma, lists = noun.lemma_.lower(), noun_words()
    if lemma != "company" and not {lemma, noun.lower_} & _kinds().keys():
        return None  # as nearly all: every noun of a text is asked about
    if is_subject_behind(noun) or (lemma == "label" and noun.i and noun.nbor(-1).tag_ == "NNS"):
        return None  # "the authors label X a copy"
    chain = lemma == "chain" and not any(child.lower_ == "of" for child in noun.children)
    before = noun.nbor(-1).lower_ if noun.i > noun.sent.start else ""
    verb = before == "to" and noun.tag_ in ("NN", "VB")
    if _is_past(noun) or chain or verb or before in _OF_TRADE:  # "Acme to sponsor a show"
        return None  # "the pizzeria chain X" owns no pizzeria that is named
    if lemma == "company" and noun.i and noun.nbor(-1).lower_ in lists["wholes"]:
        return _KINDS["wholes"]  # "the parent company of"
    return _kinds().get(noun.lower_) or _kinds().get(lemma)


_OF_TRADE = frozenset(("trade", "trading", "sparring"))
"""Before "partner" they say of countries only that they trade."""


def _is_past(noun: Token) -> bool:
    """Tell whether a noun says what is so no more: "the former owner", "its then-parent"."""
    return any(child.lower_ in noun_words()["past"] for child in noun.lefts)


@cache
def _kinds() -> Mapping[str, tuple[str, bool]]:
    """Return each noun's kind."""
    lists = noun_words()
    # Of a word in two lists the first one says what it is.
    return {word: kind for name, kind in reversed(_KINDS.items()) for word in lists[name]}


def _called(document: Document, body: Mention, span: Span) -> Iterator[Finding]:
    """Read "Boeing's rival Airbus", "EADS subsidiary Airbus", "Airbus parent EADS"."""
    doc = document.doc
    at = span.start - 1
    if at > span.sent.start and doc[at].lower_ == "the" and doc[at - 1].text == ",":
        at -= 1  # "X's parent company, the Y Group"
    if at >= span.sent.start and doc[at].text == ",":
        at -= 1
    if at < span.sent.start or opens_sentence(document, span):
        return
    noun = doc[at]
    if noun.lower_ == "company" and at > span.sent.start and not _is_past(noun):
        noun = doc[at - 1]  # "Airbus parent company EADS"
    kind = _kind(noun)
    if kind is None or document.at(noun) is not None:
        return
    other = possessor(document, noun)
    if (
        other is not None
        and other.type in BODIES
        and not (
            _is_where(document, other, kind[0])
            or (kind[0] == "supplies" and _is_of_goods(document, other, noun))
        )
    ):
        named = [body]
        if noun.tag_ == "NNS":  # "Boeing's units X and Y"
            joined = (document.at(token) for token in coordinated(span.root))
            named += [one for one in joined if one is not None and one.type is body.type]
        for one in named:
            yield from _said(one, other, kind, noun)


def _is_where(document: Document, place: Mention, relation: str) -> bool:
    """Tell whether a name only says where one is: "US partner X", "its BBC One rival X"."""
    first = document.span(place).start
    if relation == "competes_with" and first and document.doc[first - 1].tag_ == "PRP$":
        return True
    if place.type is not EntityType.PLACE or place.kind is not MentionKind.NAME:
        return False
    return document.doc[document.span(place).end].tag_ != "POS"


def _is_of_goods(document: Document, other: Mention, noun: Token) -> bool:
    """Tell whether a word before a supplier is of its goods: "Telecoms gear supplier"."""
    between = document.doc[document.span(other).end : noun.i]
    owned = other.kind is not MentionKind.NAME or any(one.tag_ == "POS" for one in between)
    return not owned and any(one.pos_ == "NOUN" for one in between)


def _calls_itself(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "Airbus, Boeing's main rival", "X is a supplier of Y", "X, a unit of Y"."""
    kind = _kind(noun)
    if kind is None:
        return
    said = _one_of(noun)
    if said.dep_ == "appos":
        owner = body_apposed(document, said)
        bodies = [owner] if owner is not None else []
    elif said.dep_ == "attr":
        bodies = [
            one
            for token in slot_tokens(said.head, "subject")
            for one in arguments(document, token)
        ]
    else:
        return
    links = ("of", "with") if kind[0] == "partners_with" else ("of", "with", "in")
    links = ("to", "of") if kind[0] in ("supplies", "competes_with") else links
    links = (*links, "for") if kind[0] == "supplies" else links  # "supplier of screens for X"
    others = [one for token in preposed(noun, *links) for one in arguments(document, token)]
    before = possessor(document, noun) if noun.lemma_.lower() != "chain" else None
    if before is not None and kind[0] == "supplies" and _is_where(document, before, kind[0]):
        before = None  # "X, a U.S. defense contractor" is from there
    if before is not None and before not in bodies:
        others.append(before)
    for body in bodies:
        for other in others:
            if body.type in ACTORS and other.type in BODIES:
                yield from _said(body, other, kind, noun)


def _one_of(noun: Token) -> Token:
    """Return "one" of "one of Y's largest suppliers", which says what the noun says."""
    if noun.tag_ == "NNS" and noun.dep_ == "pobj" and noun.head.lower_ == "of":
        above = noun.head.head
        return above if above.lower_ == "one" else noun
    return noun


def _includes(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "its clients include X and Y", "among its suppliers are X and Y"."""
    one_is = noun.dep_ == "nsubj" and noun.head.lemma_ == "be"  # "its main rival is X"
    kind = _kind(noun) if noun.tag_ == "NNS" or one_is else None
    if kind is None:
        return
    bodies = [one for token in _instances(noun) for one in arguments(document, token)]
    if bodies:
        others = _whose(document, noun)
        for body in bodies:
            for other in others:
                if body.type in BODIES and other.type in BODIES and body not in others:
                    yield from _said(body, other, kind, noun)


def _instances(noun: Token) -> Iterator[Token]:
    """Yield what is named as one of a plural: "such as X", "include X", "among them are X"."""
    yield from examples(noun)
    verb, deps = noun.head, ("dobj", "attr")
    if noun.dep_ == "pobj" and verb.lower_ == "among" and verb.head.lemma_ == "be":
        verb, deps = verb.head, ("nsubj", "attr")
    elif noun.dep_ != "nsubj" or verb.lemma_.lower() not in ("include", "be", "comprise"):
        return
    yield from (child for child in verb.children if child.dep_ in deps)


def _whose(document: Document, noun: Token) -> list[Mention]:
    """Return whose customers, rivals or units a plural names."""
    links = ("of", "in") if noun.lemma_.lower() in noun_words()["investors"] else ("of",)
    found = [one for token in preposed(noun, *links) for one in arguments(document, token)]
    owner = possessor(document, noun)
    if owner is not None:
        found.append(owner)
    elif noun.dep_ == "dobj" and noun.head.lemma_.lower() in ("have", "serve", "count", "list"):
        for token in slot_tokens(noun.head, "subject"):
            found += arguments(document, token)
    return found


def _said(
    body: Mention, other: Mention, kind: tuple[str, bool], noun: Token
) -> Iterator[Finding]:
    relation, first = kind
    if (
        relation == "partners_with"
        and noun.lemma_.lower() == "ally"
        and body.type != other.type
    ):
        return  # "NATO ally Turkey" is a member of it
    if relation == "competes_with" and _is_rival_of_ware(other, noun):
        return
    subject, object_ = (body, other) if first else (other, body)
    named = body.kind is MentionKind.NAME and other.kind is MentionKind.NAME
    rule = "trade-kin" if named and relation in _TRADES else "kin-noun"
    yield from linked(subject, relation, object_, noun, rule)


def _is_rival_of_ware(owner: Mention, noun: Token) -> bool:
    """Tell whether a ware has the rival: "Acme's Zephyr competitor, Y" is none of Acme."""
    named = [one for one in noun.lefts if one.dep_ == "compound" and one.text[:1].isupper()]
    return any(one.text not in owner.name for one in named)


_TRADES = frozenset(("supplies", "invests_in"))
"""Relations that "supplier", "client" and "investor" say by themselves of two names."""


def _together(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "a team from A, B and C" and "A and B signed an agreement": all are partners."""
    lists, lemma = noun_words(), noun.lemma_.lower()
    sides: list[Mention] = []
    if lemma in lists["joint"] and noun.tag_ == "NN":  # "teams from A and B" are apart
        sides = _from(document, preposed(noun, "from", "between", "of"), BODIES)
    elif lemma in lists["researchers"] and noun.tag_ == "NNS" and _finds(noun):
        sides = _from(document, preposed(noun, "from", "at", "of"), _INSTITUTIONS)
    if (
        not sides
        and lemma in lists["agreements"]
        and noun.dep_ == "dobj"
        and noun.head.lemma_.lower() in lists["agreement_verbs"]
        and not list(preposed(noun, "with", "between"))
        and not list(preposed(noun.head, "with"))
    ):
        for subject in slot_tokens(noun.head, "subject"):
            sides = _bodies(document, subject)
    if not sides and lemma in lists["joint"] | lists["agreements"]:
        sides = _hyphened(document, noun)
    yield from _partners(sides, noun, "together")


def _hyphened(document: Document, noun: Token) -> list[Mention]:
    """Return the sides of "the US-China trade deal", "a Franco-German project".

    Of two cities so joined ("the Leeds-Hull rail project") nobody says that they cooperate.
    """
    doc, at = document.doc, noun.i - 1
    named = document.at(doc[noun.i + 1]) if noun.i + 1 < len(doc) else None
    if named is not None and named.type is EntityType.INSTITUTION:
        return []  # the firms of "the Franco-German venture X" are no states
    while at > noun.sent.start and document.at(doc[at]) is None:
        if doc[at].pos_ not in ("NOUN", "ADJ"):
            return []
        at -= 1
    sides: list[Mention] = []
    while at >= 0 and (one := document.at(doc[at])) is not None:
        if one.type is not EntityType.INSTITUTION and not is_country(one):
            return []
        sides.insert(0, one)
        start = document.spans[document.owner[at]].start
        if start < noun.sent.start + 2 or doc[start - 1].text not in _DASHES:
            break
        at = start - 2
    return sides if len(sides) > 1 else []


_DASHES = frozenset(("-", "\u2013", "/"))

_INSTITUTIONS = frozenset((EntityType.INSTITUTION,))


def _from(
    document: Document, targets: Iterator[Token], types: frozenset[EntityType]
) -> list[Mention]:
    """Return the bodies that some people are from, as soon as a word names several."""
    found: list[Mention] = []
    for target in targets:
        found = [one for one in _bodies(document, target) if one.type in types]
        found = found if len(found) > 1 else _in_row(document, target) or found
        if len(found) > 1:
            break
    return found


def _in_row(document: Document, first: Token) -> list[Mention]:
    """Return the bodies of "from X in Colorado and Y (YY) in Ohio", by what stands between.

    Parsers join the second body to the place of the first. A bracket is read over.
    """
    found: list[Mention] = []
    links: set[str] = set()
    doc, at, bracket = document.doc, first.left_edge.i, False
    while at < first.sent.end:
        one, text = document.at(doc[at]), doc[at].lower_
        bracket = text == "(" or (bracket and text != ")")
        if bracket or text == ")":
            at += 1
        elif one is not None and one.type in BODIES:
            # "a department at X" is of X, and no other body
            if one.type is EntityType.INSTITUTION and (not found or links & _JOINS):
                found.append(one)
            links = set()
            at = document.spans[document.owner[at]].end
        elif text in _BETWEEN if found else text == "the":
            links.add(text)
            at += 1
        else:
            break
    return found


_JOINS = frozenset((",", "and", "&"))
_BETWEEN = frozenset((",", "and", "&", "the", "in", "at"))
"""What may stand between the bodies of a row."""


def _finds(noun: Token) -> bool:
    """Tell whether researchers find something together: "scientists from A and B reported"."""
    verbs = noun_words()["findings"]
    if noun.dep_ == "nsubj":
        return noun.head.lemma_.lower() in verbs
    by = noun.head
    return noun.dep_ == "pobj" and by.lower_ == "by" and by.head.lemma_.lower() in verbs


def _side_by_side(document: Document, adverb: Token) -> Iterator[Finding]:
    """Read "X and Y will jointly build T", "X and Y work together": they are partners.

    So are they in "X, together with Y, will build T" and "X developed T together with Y".
    """
    if adverb.lower_ == "together" and (others := list(_with(adverb))):
        yield from _joined_by(document, adverb, others)
        return
    verb = adverb.head
    together = verb.lemma_.lower() in noun_words()["joint_verbs"]
    if verb.pos_ != "VERB" or not (together or adverb.lower_ == "jointly"):
        return
    for subject in slot_tokens(verb, "subject"):
        yield from _partners(_bodies(document, subject), verb, "jointly")


def _with(adverb: Token) -> Iterator[Token]:
    """Yield Y of "together with Y", however the parser joins the two words."""
    link = adverb.nbor(1) if adverb.i + 1 < len(adverb.doc) else adverb
    if link.lower_ == "with":
        yield from (child for child in link.children if child.dep_ == "pobj")


def _joined_by(document: Document, adverb: Token, others: list[Token]) -> Iterator[Finding]:
    """Read "X, together with Y, built T": X and Y are partners."""
    verb = adverb.head
    while verb.pos_ in ("ADP", "ADV", "NOUN", "PROPN") and verb.head != verb:
        verb = verb.head
    if verb.lemma_.lower() in noun_words()["joint_acts"]:
        for subject in slot_tokens(verb, "subject"):
            for body in _bodies(document, subject):
                for other in others:
                    for side in _bodies(document, other):
                        yield from linked(body, "partners_with", side, verb, "jointly")


_PARTNERS = 3
"""Parties to one act that are partners of each other. Of a longer list ("six central banks
jointly announced") nobody says so of each pair: six banks would make fifteen facts."""


def _partners(sides: list[Mention], word: Token, rule: str) -> Iterator[Finding]:
    if len({one.name for one in sides}) <= _PARTNERS:
        for one, other in combinations(sides, 2):
            yield from linked(one, "partners_with", other, word, rule)


def _bodies(document: Document, token: Token) -> list[Mention]:
    return [one for one in arguments(document, token) if one.type in BODIES]
