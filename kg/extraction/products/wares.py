"""Tells what is no technology that somebody makes, uses or builds on, by the words for it."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.equipmentwords import equipment_words
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.products.bases import is_of_part
from kg.extraction.products.firms import is_seen_to_act
from kg.extraction.products.fragments import (
    SYSTEMS,
    is_fragment,
    is_of_name_before,
    is_release,
)
from kg.extraction.products.onlyrun import (
    is_formerly,
    is_only_run,
    is_only_sold,
    is_other_user,
)
from kg.extraction.products.sharper import is_product_name
from kg.model import EntityType, Fact, Mention
from kg.nlp import Document
from kg.nlp.products.techwords import techwords


def is_ware(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether the technology of a fact is one that its relation may be about.

    Techniques and policies are nothing that is made. "The chip" and "its engine" are some
    particular ones, of which one small word does not tell which; there is but one internet,
    and who uses "the robots" uses robots. What is based on something else has to have a name:
    "the search model" may be any.

    Args:
        document: The document.
        fact: A fact with a technology at an end.
    """
    tech = fact.object
    if _is_nobodys(document, fact):
        return False
    span = document.doc.char_span(tech.start, tech.end)
    if fact.relation == "based_on":
        vague = _is_generic(fact.subject) or _is_vague(tech) or is_of_part(document, fact)
        return not (vague or (span is not None and _is_packer(span)))
    named_ai = fact.relation == "uses" and " " in tech.name  # "uses AI tools"
    if _is_cut(document, tech) or (_is_vague(tech) and not named_ai):
        return False
    if fact.relation == "works_on":
        return not _is_no_field(document, fact)
    if span is not None and (_is_beside(tech, span) or is_of_name_before(document, tech, span)):
        return False
    if fact.relation == "uses" and span is not None and _is_not_used(document, fact, span):
        return False
    if fact.relation == "develops" and _is_not_made(document, fact, span):
        return False
    last = tech.name.split()[-1].lower()
    if fact.relation == "develops" and (
        last in noun_words()["kept"] or _is_anothers(document, fact)
    ):
        return False
    if fact.relation in ("develops", "uses") and _is_generic(tech):
        uses = fact.relation == "uses"
        known = uses and (last.endswith("s") or last in _ONLY)
        made = uses or last not in noun_words()["practices"]
        return made and (known or not _is_one(document, tech))
    return True


def _is_vague(tech: Mention) -> bool:
    """Tell whether a name says nothing of which thing it is: "equipment", "AI tools"."""
    return tech.name.lower() in noun_words()["vague_wares"]


def _is_no_field(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether nobody is said to work on something: a "missile expert" only knows of them.

    A consultant's "IT" is what he gives advice on, and a theory of a plot is believed or told.
    """
    tech = fact.object
    last = tech.name.lower().split()[-1]
    if "conspiracy" in tech.name.lower().split():
        return True
    after = document.text[tech.end : tech.end + _AFTER].split()
    if fact.evidence[0].rule != "field-in-title":
        return bool(after) and after[0] == "of"  # "specialises in the history of trade"
    if after and after[0].strip(",.;:").lower() in _ADVISERS:
        return True
    if last == "project" or is_formerly(document, fact):
        return True
    return last.removesuffix("s") in equipment_words()["arms"]


_AFTER = 20
"""Letters after a name that hold the next word."""

_ADVISERS = frozenset(("consultant", "consultants", "enthusiast", "adviser", "advisor"))


def _is_beside(tech: Mention, span: Span) -> bool:
    """Tell whether the words around a technology show that nobody has it, or not just it."""
    beside = _is_unfinished(tech, span) or is_fragment(tech, span) or _is_packer(span)
    return beside or _is_made_into(span) or _is_kept_from(span.root.head)


def _is_packer(span: Span) -> bool:
    """Tell whether a name says by whom something is packed: "the Debian packaged library"."""
    after = span.doc[span.end : span.end + 1]
    return any(one.tag_ == "VBN" and one.dep_ == "amod" and one.i < one.head.i for one in after)


def _is_unfinished(tech: Mention, span: Span) -> bool:
    """Tell whether a kind goes on behind a mention: "EV" of "EV truck", "fighter or bomber"."""
    root, doc = span.root, span.doc
    if not (root.is_lower or tech.concept) or span.end >= len(doc):
        return False
    after = doc[span.end]
    if after.lower_ == "or" and root.is_lower and span.end + 2 < len(doc):
        kind = doc[span.end + 2]
        return kind.tag_ in ("NN", "NNS") and root.head.i in (span.end + 1, span.end + 2)
    if root.dep_ not in ("compound", "nmod", "amod") or root.head != after:
        return False
    lists = equipment_words()
    return after.lemma_.lower() in lists["services"] | lists["vehicles"]


def _is_made_into(span: Span) -> bool:
    """Tell whether something is only made a thing of one's own: "made AI its main business"."""
    doc = span.doc
    after = doc[span.end].tag_ if span.end < len(doc) else ""
    before = doc[max(span.start - _MADE, span.sent.start) : span.start]
    return after == "PRP$" and any(one.lemma_ == "make" for one in before)


_MADE = 2
"""Words from "made" to what is made into something, most: "made the whole AI its business"."""


def _is_kept_from(verb: Token) -> bool:
    """Tell whether a deed is what somebody is to be kept from: "stop Utopia developing arms".

    That says neither that he does it nor that he does not.
    """
    node = verb
    if node.dep_ == "pcomp" and node.head.lower_ == "from":
        node = node.head
    above = node.head
    if above == node or node.dep_ not in ("prep", "ccomp", "xcomp", "advcl"):
        return False
    lists = noun_words()
    if above.lemma_.lower() in lists["keeping_from"]:
        return True
    hard = (above, *(one for one in above.children if one.dep_ in ("acomp", "ccomp")))
    return node.dep_ != "prep" and any(one.lower_ in lists["hard"] for one in hard)


def _is_not_used(document: Document, fact: Fact[Mention], span: Span) -> bool:
    """Tell whether a body does not use what the words say: it offers it, or is hit by it.

    With "solutions" a firm goes to others. Who is fired at, in his own country, is not he who
    fires, whomever "it" seems to mean: "against X after it fired rockets into X". Committees
    and courts have no arms.
    """
    tech, subject = fact.object, fact.subject
    if is_other_user(document, fact):
        return True
    last = tech.name.lower().split()[-1]
    if last in noun_words()["offered_wares"]:
        before = span.doc[max(span.start - _WITH, span.sent.start) : span.start]
        return any(one.lower_ == "with" for one in before)
    arms = equipment_words()["arms"] | equipment_words()["fought"]
    if last.removesuffix("s") not in arms:
        return False
    if subject.name.lower().split()[-1] in noun_words()["unarmed"]:
        return True
    return any(one.name == subject.name for one in _aims(document, span))


_WITH = 3
"""Words from "with" to what is offered, most: "with an AI agent solution"."""


def _aims(document: Document, span: Span) -> Iterator[Mention]:
    """Yield at whom or where arms are fired: "fired rockets into X"."""
    for above in (span.root, span.root.head):
        for link in above.rights:
            if link.dep_ == "prep" and link.lower_ in _AT:
                for child in link.children:
                    one = document.at(child) if child.dep_ == "pobj" else None
                    if one is not None and one.type is not EntityType.TECHNOLOGY:
                        yield one


_AT = frozenset(("at", "into", "on", "toward", "towards", "against"))


def _is_not_made(document: Document, fact: Fact[Mention], span: Span | None) -> bool:
    """Tell whether a thing is no product of a maker: an office, a field, a gun drawn."""
    tech = fact.object
    words = tech.name.split()
    last = words[-1]
    if _is_generic(tech) and last in noun_words()["fields_of_bodies"]:
        return True
    if len(words) > 2 and last in _OFFICES and words[-2] not in _OF_DATA:  # not "MS Office"
        return True
    if fact.subject.name.lower() in noun_words()["heralds"] or is_only_run(fact, span):
        return True
    if span is not None and is_only_sold(fact, span):
        return True
    if span is not None and not is_product_name(tech) and _is_named_beside(span):
        return True
    if span is not None and (_is_shown(span.root) or _is_taken_apart(span.root.head)):
        return True
    if span is not None and (is_units(span) or _is_run_on(tech, span.root)):
        return True
    if words[0].lower() in noun_words()["raters"]:
        return True
    drawn = span is not None and span.root.head.lemma_ == "produce" and _is_generic(tech)
    return drawn and fact.subject.type is EntityType.PERSON


def _is_named_beside(span: Span) -> bool:
    """Tell whether a name stands beside a kind: "its coding tool, Zephyr Code".

    Also where the technology only says which kind it is: "its VR service, Zephyr World".
    """
    root = span.root
    heads = (root, root.head) if root.dep_ in ("compound", "nmod") else (root,)
    return any(
        child.dep_ == "appos" and child.i > root.i and not _is_small(child)
        for head in heads
        for child in head.children
    )


def _is_small(word: Token) -> bool:
    return word.pos_ != "PROPN" and not word.text[0].isupper()  # "TV+" is tagged as a noun


def is_units(span: Span) -> bool:
    """Tell whether a unit does what a technology says: "its AI unit", "sold its robot arm"."""
    last = span[-1]  # "its self-driving car unit" has two roots
    above = last.head if last.dep_ in ("compound", "nmod") else last
    return above != last and above.lemma_.lower() in noun_words()["kin_of_firms"]


def _is_run_on(tech: Mention, root: Token) -> bool:
    """Tell whether a system only says for what an app is: "Facebook's Android and iOS app"."""
    while root.dep_ == "conj":
        root = root.head
    kind = root.head.lemma_.lower() if root.dep_ in ("compound", "nmod") else ""
    return tech.text in SYSTEMS and kind in _RUN_ON


_RUN_ON = frozenset(("app", "application", "version", "client", "game", "browser", "user"))


def _is_shown(root: Token) -> bool:
    """Tell whether only pictures of a thing are brought out: "released images of missiles"."""
    of = root.dep_ == "pobj" and root.head.lower_ == "of"
    return of and root.head.head.lemma_.lower() in noun_words()["depictions"]


def _is_taken_apart(verb: Token) -> bool:
    """Tell whether somebody only found out how another's thing works: "reverse-engineered"."""
    return verb.lemma_ == "engineer" and any(one.lower_ == "reverse" for one in verb.lefts)


_OFFICES = frozenset(
    ("Office", "Department", "Bureau", "Agency", "Committee", "Command", "Unit", "Taskforce")
)
_OF_DATA = frozenset(("Data", "Control", "Processing", "Microsoft"))


def _is_anothers(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a product bears another's name: "Toshiba introduced Amazon Dash for TVs".

    Also where the text has another of that name act: "IBM offers VMware tools".
    """
    first, _, rest = fact.object.name.lower().partition(" ")
    makers = techwords().brands | techwords().firms
    lent = fact.evidence[0].rule in _LAUNCHED and first not in fact.subject.name.lower()
    if lent and (_is_behind_another(document, fact) or _is_anothers_system(fact)):
        return True
    if lent and any(
        one.type is EntityType.INSTITUTION and one.name == fact.object.name
        for one in document.mentions
    ):
        return is_seen_to_act(document, fact.object)
    return bool(rest) and lent and first in makers


_LAUNCHED = frozenset(("naming-verb", "verb", "devising", "devising-kind"))
"""Rules by which somebody brings something out, be it another's."""


def _is_behind_another(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether another body's name stands before a product: "Acme offers Zephyr X1".

    It makes the product, or is the first part of its name. So with "Zephyr storage (ZS)".
    """
    tech = fact.object
    span = document.doc.char_span(tech.start, tech.end)
    if span is None or not span.start or tech.text.islower():
        return False
    if span.root.dep_ == "appos" and span.doc[span.start - 1].text == "(":
        words = [one for one in span.root.head.lefts if one.dep_ in ("compound", "nmod")]
    else:
        words = [one for one in span.root.lefts if one.i == span.start - 1]
    others = (document.at(one) for one in words if one.dep_ in ("compound", "nmod"))
    return any(
        one is not None
        and one.type is EntityType.INSTITUTION
        and one.name.split()[0] not in fact.subject.name.split()
        and fact.subject.name.split()[0] not in one.name.split()
        for one in others
    )


def _is_anothers_system(fact: Fact[Mention]) -> bool:
    """Tell whether a known system is tested or brought out by who does not make it."""
    maker = techwords().makers_of_systems.get(fact.object.name.split()[0])
    return maker is not None and maker not in fact.subject.name.lower()


def _is_cut(document: Document, tech: Mention) -> bool:
    """Tell whether only the end of a word with a hyphen was read: "real-[time files]"."""
    before = document.text[max(0, tech.start - 2) : tech.start]
    if len(before) > 1 and before[1] == "/":
        return _is_adjective_before(document, tech)
    return len(before) > 1 and before[1] in "-\u2010\u2011" and before[0].isalpha()


def _is_adjective_before(document: Document, tech: Mention) -> bool:
    """Tell whether a stroke joins two adjectives: "civil/[environmental engineering]"."""
    span = document.doc.char_span(tech.start, tech.end)
    return span is not None and span.start > 1 and span.doc[span.start - 2].pos_ == "ADJ"


def _is_nobodys(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a street or a release of a system has it, or a number goes on behind."""
    nobody = fact.subject.name.lower() in role_words()["quarters"]
    nobody = nobody or is_release(document, fact.subject)
    return nobody or _is_broken_off(document, fact.object)


def _is_broken_off(document: Document, tech: Mention) -> bool:
    """Tell whether a number goes on behind a name: "CVE-2026" of "CVE-2026-34197"."""
    after = document.text[tech.end : tech.end + 2]
    return len(after) > 1 and after[0] in "-\u2010\u2011" and after[1].isdigit()


def is_domain_cut(document: Document, name: Mention) -> bool:
    """Tell whether a name goes on as an address: "Answer" of "Answer.AI"."""
    after = document.text[name.end : name.end + 4].lower()
    end = after[1:].rstrip(" ,.;:)\n'")
    return after[:1] == "." and end in ("ai", "io", "com", "org", "net", "tv")


def _is_generic(tech: Mention) -> bool:
    """Tell whether a technology has no name: "search model", "an MRI-like scanner" has."""
    return tech.text.islower() and not any(letter.isdigit() for letter in tech.text)


def _is_one(document: Document, tech: Mention) -> bool:
    """Tell whether a single small word means a particular thing: "the chip", "its engine"."""
    if " " in tech.text:
        return False
    span = document.doc.char_span(tech.start, tech.end)
    if span is not None and any(one.dep_ in ("relcl", "acl") for one in span.root.children):
        return False  # "the drones that Acme makes"
    before = span[0].nbor(-1) if span is not None and span[0].i else None
    if before is None:
        return False
    maker = document.at(before)  # "an Nvidia chip", which "chip" says too little of
    named = maker is not None and maker.type is EntityType.INSTITUTION and " " not in tech.name
    return before.lower_ in _DEFINITE or (named and before.dep_ == "compound")


_ONLY = frozenset(("internet", "web", "cloud"))


_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "her"))
