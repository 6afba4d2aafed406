"""Leaves out ties of people to bodies that only stand near a name, or are only supposed.

Whoever is likened to a party or lives under its rule is not of it, and of "if I'm a member of
Congress" the speaker is none. Who "has worked with" a body works elsewhere, and so does its
contractor. Two sisters are parts of the same body, neither of the other.
"""

import re

from spacy.tokens import Span, Token

from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import of_dep
from kg.extraction.parties.parties import is_party
from kg.extraction.sifting.bodynames import is_between_owners, is_offered
from kg.extraction.sifting.together import is_over
from kg.model import EntityType, Fact, Mention, MentionKind, Stance
from kg.nlp import Document
from kg.nlp.parsing.words import country_names, words


def is_member(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a person may be a member of a body by the words around its name.

    Args:
        document: The document.
        fact: A membership.
    """
    if fact.object not in document.mentions:
        return True  # a title stands for it
    if fact.evidence[0].stance is Stance.SPECULATED and _is_supposed(fact):
        return False
    body = document.span(fact.object)
    return not (is_party(fact.object) and (_rules(body) or _is_compared(body.root)))


def _is_supposed(fact: Fact[Mention]) -> bool:
    """Tell whether somebody supposes to be one: "if I'm a member", "suppose we were"."""
    pronoun = fact.subject.kind is MentionKind.PRONOUN
    return pronoun and fact.subject.text.lower() in ("i", "we", "you")


def _rules(body: Span) -> bool:
    """Tell whether a party only rules or backs what is named: "the Labour-ruled town"."""
    doc, at = body.doc, body.end
    if at + 1 >= len(doc) or doc[at].text != "-" or doc[at - 1].whitespace_:
        return False
    return doc[at + 1].tag_ in ("VBN", "VBD") or doc[at + 1].lower_.endswith("ed")


def _is_compared(name: Token) -> bool:
    """Tell whether somebody or something is only likened to a party."""
    link = name.head
    if name.dep_ != "pobj":
        return False
    above = link.head
    return above.lemma_.lower() in _LIKENESS or above.lower_ in _LIKENESS


_LIKENESS = frozenset(
    (
        "comparison",
        "comparisons",
        "parallel",
        "parallels",
        "compare",
        "liken",
        "similar",
        "akin",
    )
)


def is_employed(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether somebody may work for a body by the words around its name.

    Args:
        document: The document.
        fact: That somebody works for a body.
    """
    if fact.object not in document.mentions:
        return True
    body = document.span(fact.object)
    after = body.doc[body.end : body.end + 1].text.lower()
    if after in ("contractor", "contractors", "subcontractor"):
        return False
    if after in _CONTRIBUTORS and role_words()["outlets"].isdisjoint(body.text.lower().split()):
        return False  # of what a community makes
    if _is_of_a_task(body.root) or _is_only_user(fact, body):
        return False
    link = body.root.head
    while link.dep_ in ("conj", "pobj") and link.lower_ != "with":
        link = link.head
    return link.lower_ != "with" or link.head.lemma_.lower() != "work"


def _is_only_user(fact: Fact[Mention], body: Span) -> bool:
    """Tell whether somebody only opens an account: "joined Instagram, with a picture of"."""
    if fact.evidence[0].rule != "joins-body":
        return False
    platform = fact.object.name.lower() in role_words()["platforms"]
    return platform and any(token.lower_ in role_words()["posted"] for token in body.sent)


_CONTRIBUTORS = frozenset(("contributor", "contributors"))
"""Who writes for a paper, or helps to make software without being employed."""


def is_founding(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a body was founded, and no group on it: "set up a Facebook group".

    Args:
        document: The document.
        fact: That somebody founded a body.
    """
    if _is_of_a_ware(document, fact):
        return False
    if fact.object not in document.mentions:
        return True
    body = document.span(fact.object)
    before = document.doc[body.start - 1].lower_ if body.start else ""
    root = body.root
    if len(body) > 1 and body[-1].lower_ in _STANDARDS:
        return False
    if _is_of_a_part(document, root):
        return False
    return not (before in ("a", "an") and root.dep_ in _MODIFIES and root.head.i >= body.end)


_STANDARDS = frozenset(("principles", "guidelines", "standard", "standards", "protocol"))
"""Last words of the names of what is laid down, which nobody founds."""


def _is_of_a_part(document: Document, body: Token) -> bool:
    """Tell whether a clause may be of a part named before: "the Y Unit of X, founded by Z"."""
    link = body.head
    while body.dep_ in _MODIFIES:
        body, link = link, link.head
    if body.dep_ != "pobj" or link.lower_ != "of":
        return False
    part = document.at(link.head)
    founded = any(of_dep(body, ("relcl", "acl"))) or any(of_dep(link.head, ("relcl", "acl")))
    return founded and part is not None and part.type is EntityType.INSTITUTION


def _is_of_a_ware(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether "X's founder" is one of no body, and the body is a guess."""
    evidence = fact.evidence[0]
    said = document.doc.char_span(evidence.start, evidence.end, alignment_mode="expand")
    if evidence.rule != "title-in-context" or said is None:
        return False
    return any(
        token.i > said.start and token.nbor(-1).tag_ == "POS"
        for token in said
        if token.lemma_.lower() in role_words()["founders"]
    )


_MODIFIES = ("compound", "nmod")


def _is_of_a_task(body: Token) -> bool:
    """Tell whether a body hired somebody once: "the firm that hired X", whom it needed then."""
    return any(
        clause.lemma_.lower() in ("hire", "recruit") and clause.tag_ == "VBD"
        for clause in of_dep(body, ("relcl",))
    )


def is_part(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a body may be a part of another by the words between the two.

    Args:
        document: The document.
        fact: That a body is a part of a whole.
    """
    ends = (fact.subject, fact.object)
    if any(one not in document.mentions for one in ends):
        return True
    if is_offered(document, fact.subject, fact.object):
        return False
    part, whole = document.span(fact.subject), document.span(fact.object)
    if is_between_owners(fact.object, document.doc[whole.end : whole.end + 1].text):
        return False
    first, second = sorted((part, whole), key=lambda one: one.start)
    if first.end > second.start:
        return True
    between = document.doc[first.end : second.start]
    if any(token.lower_ == "sister" for token in between):
        return False
    if is_over(document, fact) or _is_owned_by_other(document, part, whole):
        return False
    if part is first and _is_of_last_only(document, part, between):
        return False
    return not (part is second and _reports(between, part))


def _is_owned_by_other(document: Document, part: Span, whole: Span) -> bool:
    """Tell whether a clause of owning is another's: "A, which owns B, and C, which owns D".

    Parsers run such lists together. Who owns stands right before the verb, what is owned not
    before it and its owner, and what owns something itself is no item of the list before.
    """
    doc = document.doc
    first, second = sorted((part, whole), key=lambda one: one.start)
    owns = [token for token in doc[first.end : second.start] if _is_owning(token)]
    if not owns:
        return False
    if part is first or (part.start > owns[-1].i + _BARE and _owns_others(part)):
        return True
    at = owns[-1].i - 1
    if doc[at].lower_ in ("which", "that") and doc[at - 1].text == ",":
        at -= 2
    owner = document.at(doc[at])
    return owner is not None and owner.type is EntityType.INSTITUTION and at >= whole.end


def _is_of_last_only(document: Document, part: Span, between: Span) -> bool:
    """Tell whether a participle is of the last of a list: "X, Y and Z, now owned by Acme".

    Of "X, Y and Z, all owned by Acme" it is of each; of "X and Y, owned by Acme," it may be.
    """
    at = next((one.i for one in between if one.lower_ == "owned" and one.tag_ == "VBN"), 0)
    while at > between.start and between.doc[at - 1].pos_ == "ADV":
        at -= 1
    listed = between.doc[between.start : max(between.start, at - 1)]
    if not listed or between.doc[at - 1].text != "," or listed[-1].i not in document.owner:
        return False
    joined = any(token.lower_ in ("and", "&", "or") for token in listed)
    return joined and len(part.root.conjuncts) >= _LIST


_LIST = 2
"""Further names of a list of which nobody takes what follows a comma for said of each."""


def _is_owning(token: Token) -> bool:
    return token.lower_ in ("owns", "controls") and token.tag_ == "VBZ"


def _owns_others(name: Span) -> bool:
    after = name.doc[name.end : name.end + 3]
    return len(after) > _BARE and after[1].lower_ == "which" and _is_owning(after[2])


_BARE = 2
"""Words from a verb to a name right behind it, with "the"."""


def _reports(between: Span, body: Span) -> bool:
    """Tell whether a name behind a comma says what stands before it: "of Y, the X reported"."""
    doc, at = body.doc, body.end
    before = [token for token in between if token.pos_ != "DET"]
    if not before or before[-1].text != "," or at >= len(doc):
        return False
    lemma = doc[at].lemma_.lower()
    return doc[at].pos_ == "VERB" and (lemma == "report" or lemma in words().say)


def is_no_ground(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a place's words are of something else than where a body is.

    "the US territory's utility" is in the territory, "the US-Mexico aid group" has a border,
    "the state's Acme affiliate" and "Utopia's Acme equivalent" are none of Acme's seat.

    Args:
        document: The document.
        fact: That a body is in a place.
    """
    place, body = fact.object, fact.subject
    if place not in document.mentions or body not in document.mentions:
        return False
    if _UNIVERSITY.fullmatch(place.text):
        return True  # whose unit it is
    sides = place.text.split("-")
    if len(sides) > 1 and all(side in country_names() for side in sides):
        return True
    after = document.doc[document.span(place).end :][:1].text.lower()
    if after in _DEPENDENCIES:
        return True
    kind = document.doc[document.span(body).end :][:1].text.lower()
    return kind in _AFFILIATES and place.start < body.start


_UNIVERSITY = re.compile(r"(?:[A-Z]\.){2,}U\.")
"""A university's letters, which the model may take for a state's: "N.Y.U.", but not "E.U."."""

_DEPENDENCIES = frozenset(("territory", "territories", "protectorate", "colony", "possession"))
_AFFILIATES = frozenset(
    (
        *("affiliate", "affiliates", "chapter", "chapters", "franchise"),
        *("equivalent", "equivalents", "counterpart", "counterparts", "lookalike", "clone"),
    )
)
