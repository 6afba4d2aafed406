"""Makes whole names of products that were found in pieces or taken for bodies.

Two products in a row are one with a name of two words ("Zephyr DB Omni"). What begins with the
name of a product and does nothing that bodies do is an edition or a part of it ("Zephyr ML"),
and what a body launches under its own name is its product ("Acme launched Acme Stories").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate, candidate
from kg.nlp.parsing.lookups import indexed
from kg.nlp.parsing.words import words
from kg.nlp.products.defined import does, is_body
from kg.nlp.products.productends import whole_end
from kg.nlp.products.productstarts import whole_starts

_TECHNOLOGY, _INSTITUTION = EntityType.TECHNOLOGY, EntityType.INSTITUTION

_BRINGS_OUT = frozenset(
    ("launch", "release", "introduce", "unveil", "debut", "announce", "roll")
)
_BRANCHES = frozenset(
    (
        *("ventures", "labs", "studios", "studio", "pictures", "records", "films", "health"),
        *("europe", "asia", "japan", "india", "china", "africa", "canada", "uk", "awards"),
        *("day", "days", "week", "summit", "games", "live", "festival", "open", "cup"),
    )
)
# Last words of what bodies launch under their own names that is a part of them or an event.


_HOSTS = frozenset(("iOS", "Android", "Windows", "Linux", "macOS", "Unix", "iPhone", "Mac"))
# What others run on, by which they are called too: "an Android Zephyr".


def whole_products(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names of a doc, those of products whole and typed.

    Args:
        doc: The parsed doc.
        found: Its names, sorted and disjoint.
    """
    found = whole_starts(doc, found)
    products = {
        item.text(doc)
        for item in found
        if _is_product(doc, item) and item.end - item.start == 1
    }
    things = {
        item.text(doc) for item in found if _is_called_thing(doc, item) or _is_used(doc, item)
    }
    things |= _families(doc, found)
    firms = {item.text(doc) for item in found if _is_called_firm(doc, item)}
    found = _as(doc, found, firms, (_TECHNOLOGY,), _INSTITUTION)
    found = _as(doc, found, things, _TAKEN, _TECHNOLOGY)
    kept: list[Candidate] = []
    for item in (part for one in found for part in _without_owner(doc, _itself(doc, one))):
        if _is_product(doc, item) and (end := _end(doc, item)) > item.end:
            item = candidate(doc, item.start, end, _TECHNOLOGY)
        last = kept[-1] if kept else None
        if last is not None and item.start < last.end:
            continue  # inside the name of an edition
        if last is not None and (_is_plus(doc, last, item) or _goes_on(doc, last, item)):
            kept[-1] = candidate(doc, last.start, item.end, _TECHNOLOGY)
        elif (
            item.type is _INSTITUTION
            and item.end - item.start > 1
            and (_is_edition(doc, item, products) or _is_launched(doc, item))
        ) or _is_assistant(doc, item):
            kept.append(replace(item, type=_TECHNOLOGY, known_as=""))
        else:
            kept.append(item)
    return kept


def _without_owner(doc: Doc, item: Candidate) -> list[Candidate]:
    """Cut a known maker with a possessive off its product's name: "Google's Zephyr"."""
    if item.type is not _TECHNOLOGY or item.kind is not MentionKind.NAME:
        return [item]
    marks = [at for at in range(item.start + 1, item.end - 1) if doc[at].tag_ == "POS"]
    if not marks or not is_body(doc, item.start, marks[0]):
        return [item]
    owner = candidate(doc, item.start, marks[0], _INSTITUTION)
    return [owner, candidate(doc, marks[0] + 1, item.end, _TECHNOLOGY)]


def _itself(doc: Doc, item: Candidate) -> Candidate:
    """Cut off a product's name what is said of it: "Zephyr" + "AI-powered shopping tool".

    So a headline's verb in capitals and what stands behind: "Zephyr" + "Is Getting Faster",
    and a noun for what it has to do with: "Acme Zephyr" + "Hardware".
    """
    if item.type is not _TECHNOLOGY or item.kind is not MentionKind.NAME:
        return item
    if not doc[item.start].text[:1].isupper():
        return _after_manner(doc, item)
    if doc[item.start].text in _NEWS and item.end - item.start > 1:
        return candidate(doc, item.start + 1, item.end, _TECHNOLOGY)  # "Acme's Next Zephyr"
    for at in range(item.start + 1, item.end):
        glued = doc[at].text == "-" and at + 1 < item.end and doc[at + 1].lower_ in _SAID_OF
        end = at - 1 if glued else at
        if end > item.start and (glued or doc[at].text in _SAYS):
            return candidate(doc, item.start, end, _TECHNOLOGY)
        if doc[at].pos_ == "VERB" and at + 1 < item.end and doc[at + 1].tag_ == "PRP$":
            return candidate(doc, item.start, _before_manner(doc, item.start, at), _TECHNOLOGY)
    if item.end - item.start > _OF_LINE and doc[item.end - 1].text in _HANDLED:
        return candidate(doc, item.start, item.end - 1, _TECHNOLOGY)
    return item


def _after_manner(doc: Doc, item: Candidate) -> Candidate:
    """Cut off what is said before a product's name: "software-heavy" + "Model S car"."""
    name = item.start + 3
    if name >= item.end or doc[item.start + 1].text != "-" or doc[name].tag_ != "NNP":
        return item
    said = doc[name - 1].lower_ in _SAID_OF and doc[name].text[0].isupper()
    return candidate(doc, name, item.end, _TECHNOLOGY) if said else item


_NEWS = frozenset(("Next", "Newest", "Latest", "Upcoming"))
"""What headlines print in capitals before a product."""


def _before_manner(doc: Doc, start: int, end: int) -> int:
    """Return where a name ends before an adverb: "AI" of "AI Quietly Sorts"."""
    while end - start > 1 and doc[end - 1].lower_.endswith("ly"):
        end -= 1
        while end - start > _OF_LINE and doc[end - 1].text == "-":
            end -= 2
    return end


_OF_LINE = 2
"""Words of a maker's line of products, which another word may go behind: "Acme Zephyr"."""
_HANDLED = frozenset(("Hardware", "Devices", "Users", "Owners", "Customers", "Games", "Fans"))
"""What headlines print in capitals behind a product."""


_SAID_OF = frozenset(
    {"powered", "based", "driven", "enabled", "generated", "assisted", "enhanced", "infused"}
    | {"heavy", "rich", "friendly", "intensive", "packed", "laden"}
    | {"native", "first", "focused", "optimized", "optimised", "equipped", "compatible"}
)
"""Behind a hyphen, what tells the kind of thing: "AI-powered"."""
_SAYS = frozenset(("Is", "Are", "Was", "Were", "Will", "Has", "Have", "Gets", "Can", "May"))


def _is_product(doc: Doc, item: Candidate) -> bool:
    named = item.type is _TECHNOLOGY and item.kind is MentionKind.NAME and not item.concept
    return named and not item.known_as and doc[item.start].text[:1].isupper()


def _as(
    doc: Doc,
    found: Sequence[Candidate],
    names: set[str],
    taken: tuple[EntityType, ...],
    type_: EntityType,
) -> list[Candidate]:
    """Return the names, of some types those that are listed as of another one."""
    return [
        candidate(doc, item.start, item.end, type_)
        if item.type in taken and item.text(doc) in names
        else item
        for item in found
    ]


def _is_called_thing(doc: Doc, item: Candidate) -> bool:
    """Tell whether what is taken for a person or body is a thing: "its tool, Ada Code"."""
    if item.type not in _TAKEN or item.start < 2 or doc[item.start - 1].text != ",":
        return False
    root = doc[item.start : item.end].root
    kind = root.head
    beside = root.dep_ == "appos" and kind.i == item.start - 2 and kind.pos_ == "NOUN"
    if not beside or kind.tag_ != "NN" or kind.lemma_.lower() not in _THINGS:
        return False
    return not is_body(doc, item.start, item.end)


def _is_used(doc: Doc, item: Candidate) -> bool:
    """Tell whether a thing of somebody's is in use: "Acme's Zephyr, used by the army"."""
    if item.type is not _INSTITUTION or item.start == 0 or doc[item.start - 1].tag_ != "POS":
        return False
    used = (
        one for one in doc[item.end - 1].children if one.dep_ == "acl" and one.tag_ == "VBN"
    )
    by = any(
        one.lemma_ == "use" and any(x.dep_ == "agent" for x in one.children) for one in used
    )
    return by and not is_body(doc, item.start, item.end)


_TAKEN = (EntityType.PERSON, _INSTITUTION)
_THINGS = frozenset(
    (
        *("app", "chatbot", "tool", "assistant", "browser", "software", "headset", "robot"),
        *("smartwatch", "smartphone", "console", "processor", "supercomputer", "spacecraft"),
        *("rocket", "vaccine", "drone", "telescope"),
    )
)
# Kinds after which the name of one stands: "its chatbot, Zephyr".


def _is_called_firm(doc: Doc, item: Candidate) -> bool:
    """Tell whether what is taken for a product is a firm: "Robox, a startup", "startup X"."""
    if not _is_product(doc, item):
        return False
    if item.end - item.start > 1:  # "Acme Semiconductors said"
        last = doc[item.end - 1]
        ends = last.is_title and last.lower_ in words().firm_ends
        return ends and does(doc, item.start, item.end)
    beside = ("appos", "compound", "nmod")
    return any(
        child.dep_ in beside and child.lower_ in _FIRMS and child.tag_ == "NN"
        for child in doc[item.start].children
    )


_FIRMS = frozenset(("startup", "start-up", "company", "firm", "newcomer", "unicorn"))


def _families(doc: Doc, found: Sequence[Candidate]) -> set[str]:
    """Return names that are a family of products and no maker: X of "X Code" and "X Opus".

    A maker says, sells or owns something somewhere in the text.
    """
    firsts = {
        item.text(doc).partition(" ")[::2]
        for item in found
        if item.type is _TECHNOLOGY and item.kind is MentionKind.NAME
    }
    known = [first for first, rest in firsts if rest[:1].isupper()]
    shared = {first for first in known if known.count(first) >= _KIN}
    if not shared:
        return set()
    makers = {
        doc[item.start].text
        for item in found
        if item.type is _INSTITUTION
        and doc[item.start].text in shared
        and (
            item.end - item.start > 1
            or is_body(doc, item.start, item.end)
            or does(doc, item.start, item.end)
            or (item.end < len(doc) and doc[item.end].tag_ == "POS")
        )
    }
    return shared - makers


_KIN = 3
"""Products whose names begin with one word that then is no maker's, fewest."""


def _is_plus(doc: Doc, maker: Candidate, item: Candidate) -> bool:
    """Tell whether a maker's name begins its service's: "Acme TV+" is the whole name."""
    beside = maker.end == item.start and maker.type is _INSTITUTION
    first = doc[item.start].text
    return beside and first.endswith("+") and first[0].isupper() and len(first) > 1


def _end(doc: Doc, item: Candidate) -> int:
    """Return where the name of a product ends, of which the beginning was found."""
    end = whole_end(doc, item.start, item.end)
    return end if end > item.end else _edition_end(doc, item.end)


def _edition_end(doc: Doc, end: int) -> int:
    """Return where a product's name ends that says for whom it is: "Zephyr for Business"."""
    if end + 1 >= len(doc) or doc[end].text != "for":
        return end
    last = end + 1
    while last < len(doc) and doc[last].text in _FOR_WHOM and last - end <= _FOR:
        last += 1
    goes_on = last < len(doc) and doc[last].is_title and not doc[last].is_sent_start
    return end if goes_on else last if last > end + 1 else end


_FOR = 2
"""Words for whom an edition is, most: "for Financial Services"."""

_FOR_WHOM = frozenset(
    (
        *("Business", "Businesses", "Enterprise", "Enterprises", "Education", "Government"),
        *("Healthcare", "Health", "Clinicians", "Work", "Teams", "Finance", "Financial"),
        *("Services", "Schools", "Students", "Teachers", "Developers", "Kids", "Children"),
        *("Families", "Home", "Startups", "Nonprofits", "Creators", "Workplace", "Sales"),
        *("Science", "Life", "Sciences", "Legal", "Retail", "Security"),
    )
)
# Those whom makers call an edition of a product after.


def _is_assistant(doc: Doc, item: Candidate) -> bool:
    """Tell whether what reads as a person is an edition of an assistant: "Claude Code".

    An article on one names its maker, other than one on somebody with such a given name.
    """
    if item.type is not EntityType.PERSON or item.kind is not MentionKind.NAME:
        return False
    maker = _MAKERS.get(doc[item.start].text)
    return maker is not None and maker in indexed(doc).forms and item.end - item.start > 1


_MAKERS = {"Claude": "anthropic", "Alexa": "amazon", "Gemini": "google", "Siri": "apple"}


def _goes_on(doc: Doc, first: Candidate, second: Candidate) -> bool:
    """Tell whether two products in a row are one name: by the parse, or "Zephyr" + "S24"."""
    if first.end != second.start or not (_is_product(doc, first) and _is_product(doc, second)):
        return False
    if second.end - second.start == 1 and _MODEL.fullmatch(doc[second.start].text):
        return True
    last = doc[first.end - 1]
    if doc[second.end - 1].is_lower:
        return False  # "Zephyr" + "AI-powered shopping tool": the second says what kind it is
    alone = first.end - first.start == 1 or last.text == "AI"
    if first.text(doc) in _HOSTS or (last.is_upper and last.is_alpha and alone):
        # "an iOS Zephyr", "the AI Zephyr", but "the P-8 Zephyr" and "Office XP Zephyr"
        return False
    if _MESSAGES.fullmatch(doc[second.end - 1].text):
        return False  # "Acme Mail" + "MMSes": acronyms in the plural are what it sends
    above = doc[first.end - 1].head.i
    return above in range(second.start, second.end) or (
        doc[second.end - 1].head.i in range(first.start, first.end)
    )


_MESSAGES = re.compile(r"[A-Z]{2,4}e?s")
"""An acronym in the plural, which says what a product handles."""
_MODEL = re.compile(r"[A-Z]\d{1,3}")
"""How makers count a line of products behind its name: "Zephyr S24", "Zephyr A7"."""


def _is_edition(doc: Doc, item: Candidate, products: set[str]) -> bool:
    """Tell whether a name begins with a product's and is no body's: "Zephyr ML"."""
    if item.kind is not MentionKind.NAME or doc[item.start].text not in products:
        return False
    return not is_body(doc, item.start, item.end) and not does(doc, item.start, item.end)


def _is_launched(doc: Doc, item: Candidate) -> bool:
    """Tell whether a body brings out what begins with its own name: "Acme Stories"."""
    root = doc[item.start : item.end].root
    verb = root.head
    if root.dep_ != "dobj" or verb.lemma_.lower() not in _BRINGS_OUT:
        return False
    last = doc[item.end - 1].lower_
    if last in _BRANCHES or is_body(doc, item.start, item.end):
        return False
    own = doc[item.start].text
    return any(
        child.dep_ == "nsubj" and child.text == own and child.i < item.start
        for child in verb.children
    )
