"""Leaves out what names themselves, or the words between them, speak against.

An airport, a forest or a street is a place and no body that has a seat. A place in a body's
own name ("the University of Kent in Canterbury, Kent") is no news of it. A contest, an
initiative or a programme is no technology that somebody makes. That two people are related
takes a word for kin that joins the two; the network takes names near one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg.extraction.deals.contests import is_bare_place
from kg.extraction.grammar.finding import argument_words
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.rolewords import is_head, role_words
from kg.extraction.merging import SUPPORTING
from kg.extraction.parties.parties import is_party
from kg.extraction.people.dwelling import as_dwelt, is_dwelling
from kg.extraction.places.sites import is_closed_site, is_office_of_movement
from kg.extraction.products.wares import is_domain_cut, is_ware
from kg.extraction.sifting.bodynames import are_two, follows_ordinal, is_bare
from kg.extraction.sifting.fiction import is_character
from kg.extraction.sifting.hailing import is_home
from kg.extraction.sifting.honours import is_studied
from kg.extraction.sifting.kinship import are_kin, as_said, is_anothers_kin
from kg.extraction.sifting.loosely import (
    is_employed,
    is_founding,
    is_member,
    is_no_ground,
    is_part,
)
from kg.extraction.sifting.nobodies import is_half_named, is_of_nobody
from kg.extraction.sifting.placing import is_likened, is_only_ruling, is_only_staff, is_placed
from kg.extraction.sifting.strayposts import is_private, is_stray
from kg.extraction.sifting.targets import hits
from kg.extraction.sifting.together import are_together, is_over
from kg.extraction.stance.stancemarks import is_unreal
from kg.model import EntityType, Fact, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import country_names
from kg.nlp.products.techwords import techwords

_KIN = frozenset(("related_to", "child_of", "spouse_of"))
_OF_TECHNOLOGY = frozenset(("develops", "uses", "works_on", "based_on"))
_NEXT = 30
"""Letters after a name that hold the next two words."""


def tenable(document: Document, facts: Iterable[Fact[Mention]]) -> Iterator[Fact[Mention]]:
    """Yield the facts that no word of their ends speaks against.

    Args:
        document: The document.
        facts: Facts read in it.
    """
    for fact in facts:
        held = _holds(document, fact)
        if held and not (
            (fact.relation == "founded" and is_domain_cut(document, fact.object))
            or is_bare(fact)
            or are_two(document, fact.object)
            or _is_story(document, fact)
            or _is_no_post(document, fact)
        ):
            yield as_dwelt(document, as_said(document, fact))


def _holds(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether nothing speaks against what a fact's relation says of such ends."""
    network = fact.evidence[0].extractor in SUPPORTING
    technology = fact.object.type is EntityType.TECHNOLOGY
    relation = fact.relation
    if relation in _TESTS:
        return _TESTS[relation](document, fact)
    if technology and relation in _OF_TECHNOLOGY:
        if relation == "develops" and _is_one_of_two_people(document, fact.object):
            return False
        return not _is_undertaking(document, fact.object) and is_ware(document, fact)
    if relation in _KIN and is_anothers_kin(document, fact):
        return False
    if relation in _KIN and network:
        return are_kin(document, fact)
    if relation == "holds_position" and network:
        over = _is_run_for(document, fact) or _never_was(document, fact)
        return not (over or is_stray(document, fact))
    return True


def _is_one_of_two_people(document: Document, ware: Mention) -> bool:
    """Tell whether a ware is a surname beside a full name: "Acme's Lee and Ann Bell said"."""
    after = document.text[ware.end : ware.end + _NEXT]
    if " " in ware.text or not after.startswith(" and "):
        return False
    at = ware.end + len(" and ")
    return any(
        one.start == at and one.type is EntityType.PERSON and " " in one.text
        for one in document.mentions
    )


def _watches(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a maker is what somebody looks at from outside: "Apple analyst X".

    A bank's or a research firm's analyst is its own, and so is an "analyst at Apple".
    """
    makers = techwords().brands | techwords().firms
    if fact.object.name.lower() not in makers:
        return False
    after = document.text[fact.object.end : fact.object.end + _NEXT].lower().split()
    return bool(after) and after[0] in _WATCHERS and after[0] in fact.role.lower().split()


_WATCHERS = frozenset(("analyst", "critic", "expert", "fan", "watcher", "rival", "customer"))


def _is_hit(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a body or state gets the money, bears the ban, or plays, as it is said."""
    if fact.relation == "competes_with":
        ends = (fact.subject, fact.object)
        return not (
            is_over(document, fact) or any(is_bare_place(document, one) for one in ends)
        )
    if fact.relation == "restricts":
        return hits(document, fact)
    votes = fact.subject.name.lower().split()[-1] in noun_words()["voting"]
    return not (votes or is_party(fact.object))  # who gives a party money is a donor


def _is_no_post(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a post is no post of a body, or of half a name."""
    post = fact.relation == "holds_position"
    nobodys = is_private(fact) or _watches(document, fact) or is_of_nobody(document, fact)
    # Of a person who owns a body news prints the whole name: "Gucci owner Kering" is none.
    firm = fact.role.lower() in _OWNS and " " not in fact.subject.name
    # "for X" in a title is of another body's part: X's own title would end before it.
    own = f" for {fact.object.name}".lower() in fact.role.lower().replace(" the ", " ")
    return post and (nobodys or firm or own)


_OWNS = frozenset(("owner", "parent", "operator", "maker"))


def _is_story(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a fact is of half a name, or of who is played: "X as Y, son of Z"."""
    if fact.relation == "holds_position" and is_cut_title(document, fact.object):
        return True
    return any(
        one.type is EntityType.PERSON
        and one in document.mentions
        and (is_character(document, one) or is_half_named(document, one))
        for one in (fact.subject, fact.object)
    )


def _is_there(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a body may lie in a place; what only the network says, words have to."""
    if is_ground(fact.subject) or _names(fact.subject, fact.object):
        return False
    if _has_no_seat(document, fact.subject, fact.object):
        return False
    laid_down = fact.subject.name.lower().split()[-1] in noun_words()["laid_down"]
    if laid_down and " for " not in fact.subject.name:  # "Agency for Market Regulation"
        return False
    if fact.subject.name.lower() in noun_words()["worldwide"] and _owns(document, fact):
        return False
    if is_closed_site(document, fact) or _is_of_kitchen(document, fact.object):
        return False
    if _is_of_field(document, fact.object) or _is_abroad(document, fact):
        return False
    if any(test(document, fact) for test in (is_likened, is_only_ruling, is_only_staff)):
        return False
    if _is_shop(document, fact) or is_no_ground(document, fact):
        return False
    if fact.evidence[0].extractor not in SUPPORTING:
        return True
    return not _meets_there(document, fact) and is_placed(document, fact)


def _has_no_seat(document: Document, body: Mention, place: Mention) -> bool:
    """Tell whether a body is a president's people, any state's, or only an office is meant."""
    if place.name.lower() in role_words()["seats_of_power"]:
        return True  # "a Kremlin advisory body"
    if place.start < body.start and place.name.lower() in noun_words()["anybody"]:
        return True  # "North America producers X and Y" have no seat by that
    if body in document.mentions and follows_ordinal(document.span(body)):
        return True
    if _is_any_states(body.name.lower().split()):
        return True
    return body.text.endswith(" administration") or is_office_of_movement(document, body)


def _is_any_states(named: Sequence[str]) -> bool:
    """Tell whether a name is of a body that every state has, without a word for which one.

    Readers do not sign that the "Foreign Ministry" is in Peru: which one it is, is not named.
    """
    lists = noun_words()
    if named[0] in ("ministry", "department") and named[1:_OF] in (["of"], ["for"]):
        return len(named) > _OF and country_names().keys().isdisjoint(named)
    if named[-1] == "ministry":
        return all(word in lists["portfolios"] for word in named[:-1])
    return " ".join(named) in lists["every_states"]


_OF = 2
"""Words of "ministry of"."""


def _is_of_kitchen(document: Document, place: Mention) -> bool:
    """Tell whether a place's people before a word for food say what is cooked there."""
    after = document.doc[document.span(place).end :][:1]
    demonym = place.kind is MentionKind.DEMONYM
    return demonym and after.text.lower() in argument_words()["dishes"]


def _is_birth(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a birth is none in the name of a work: "planned to use Born in the USA"."""
    start = document.span(fact.object).start
    for token in document.doc[max(0, start - _BORN) : start]:
        if token.text == "Born" and token.i and not token.nbor(-1).is_punct:
            return bool(token.is_sent_start) or token.nbor(-1).is_space
    return True


_BORN = 3
"""Words from "born" to a place: "born in the"."""


def _is_of_field(document: Document, place: Mention) -> bool:
    """Tell whether a place says of what something is: "the largest bank in US history"."""
    end = document.span(place).end
    after = document.doc[end : end + 1].text
    return place.kind is MentionKind.NAME and after in noun_words()["no_grounds"]


def _is_shop(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether one of many shops of a body is in a place: "a Walmart supermarket in X"."""
    name = document.span(fact.subject)
    after = document.doc[name.end] if name.end < len(document.doc) else None
    if (
        after is None
        or after.lower_ not in noun_words()["shops"]
        or after.i > name.sent.end - 2
    ):
        return False
    return fact.object.start > fact.subject.start and after.nbor(1).pos_ == "ADP"


def _meets(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether two come together, and do not only call: "spoke by phone with X"."""
    evidence = fact.evidence[0]
    said = document.doc.char_span(evidence.start, evidence.end, alignment_mode="expand")
    return said is None or not any(
        token.lower_ in _PHONES or (token.lower_ == "call" and token.pos_ == "NOUN")
        for token in said
    )


_PHONES = frozenset(("phone", "phoned", "telephone", "telephoned", "videoconference"))


def _is_theirs(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a party is no other's: "X will persuade Y and his small Z party"."""
    if not is_member(document, fact):
        return False
    if fact.object not in document.mentions:
        return True  # a title stands for it
    doc, at = document.doc, document.span(fact.object).start - 1
    while at > 0 and doc[at].pos_ in ("ADJ", "ADV", "NOUN", "PUNCT"):
        at -= 1
    if at < 2 or doc[at].tag_ != "PRP$" or doc[at - 1].lower_ != "and":
        return True
    owner = document.at(doc[at - 2])
    return owner is None or owner.name == fact.subject.name


def _is_abroad(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a place is whose embassy a body is: "Utopia's Leeds embassy"."""
    embassy = fact.subject.name.lower().split()[-1] in noun_words()["embassies"]
    return embassy and (fact.object.kind is MentionKind.DEMONYM or _owns(document, fact))


def _owns(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a place's possessive stands before a body: "Argentina's Acme"."""
    after = document.doc[document.span(fact.object).end :][:1]
    before = document.span(fact.object).end <= document.span(fact.subject).start
    return before and after.text in ("'s", "\u2019s", "'")


def _meets_there(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether the network takes where a body meets for its seat: "a meeting of X in Y"."""
    link, where = document.span(fact.subject).root.head, document.span(fact.object).root.head
    meeting = link.head
    held = link.lower_ == "of" and meeting.lemma_.lower() in noun_words()["meetings"]
    return held and where.lower_ == "in" and where.head in (meeting, meeting.head)


def _is_run_for(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a post is only sought: "X is running for mayor of Y"."""
    head = fact.role.lower().rpartition(" ")[2]
    return any(
        one.lower_ == head
        and one.dep_ == "pobj"
        and one.head.lower_ == "for"
        and one.head.head.lemma_.lower() in role_words()["seeking"]
        for one in document.span(fact.object).root.ancestors
    )


def _never_was(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a post is one that somebody might have had: "would have been president"."""
    above = document.span(fact.object).root.ancestors
    verb = next((one for one in above if one.pos_ in ("VERB", "AUX")), None)
    return verb is not None and is_unreal(verb)


def is_ground(body: Mention) -> bool:
    """Tell whether a name is one of a building or a piece of land: "Shakahola Forest"."""
    parts = body.text.lower().split()
    grounds = noun_words()["grounds"]
    return len(parts) > 1 and (parts[-1] in grounds or " ".join(parts[-2:]) in grounds)


def _names(body: Mention, place: Mention) -> bool:
    """Tell whether the name of a place is part of a body's: "University of Kent" in Kent."""
    return f" {place.text.lower()} " in f" {body.text.lower()} "


def _is_undertaking(document: Document, tech: Mention) -> bool:
    """Tell whether what has the name of a technology is done rather than made.

    "The Green Challenge", "the SunShot initiative"; "the A380 programme" is of a product.
    """
    lists = noun_words()
    first, last = tech.name.split()[0], tech.name.split()[-1]
    if first.lower() in lists["undertakings_first"] and first != last:
        return True  # "Operation Northern Shield"
    if last.lower() in lists["undertakings"] or (
        last.istitle() and last.lower() in lists["measures"]
    ):
        return True
    after = document.text[tech.end : tech.end + _NEXT].split()
    kind = after[0].strip(",.;:") if after else ""
    if kind.lower() in lists["undertakings"] or kind in _DECREED:
        return True
    # "the Acme Live virtual event"
    whole = len(after) > 1 and after[0].isalpha()
    return whole and after[1].rstrip(",.;:").lower() in lists["undertakings"]


_DECREED = frozenset(("Plan", "Act", "Directive", "Roadmap"))


def is_cut_title(document: Document, work: Mention) -> bool:
    """Tell whether only the end of a film's or book's title was read before who made it.

    Small words in capitals ("Winter Of Rain director X") or after a capital ("Crossing the Rain
    director X") show that the title starts further left, where it is hard to tell.
    """
    if work.type is not EntityType.INSTITUTION or work not in document.mentions:
        return False
    doc, span = document.doc, document.span(work)
    first = span.start - 1
    if span.end >= len(doc) or doc[span.end].lower_ not in role_words()["of_works"]:
        return False
    if first == span.sent.start and doc[first].is_title and doc[first].pos_ == "NUM":
        return document.at(doc[first]) is None  # "Million Dollar Baby director X"
    if first <= span.sent.start:
        return False
    small, before = doc[first], doc[first - 1]
    if first - 2 >= span.sent.start and doc[first - 1 : first + 1].text == "of the":
        return doc[first - 2].is_title and not is_head(doc[first - 2])  # "Phantom of the"
    if small.pos_ not in _SMALL:
        return False
    if small.is_title:
        return True
    named = document.at(before) is not None or bool(before.ent_type_)
    return before.is_title and before.pos_ not in ("ADP", "SCONJ", "CCONJ") and not named


_SMALL = frozenset(("DET", "ADP", "CCONJ", "PART", "PRON"))


_TESTS: Mapping[str, Callable[[Document, Fact[Mention]], bool]] = {
    "born_in": _is_birth,
    "competes_with": _is_hit,
    "educated_at": is_studied,
    "employed_by": is_employed,
    "founded": is_founding,
    "from_place": is_home,
    "invests_in": _is_hit,
    "lives_in": is_dwelling,
    "located_in": _is_there,
    "member_of": _is_theirs,
    "meets": _meets,
    "part_of": is_part,
    "partners_with": are_together,
    "restricts": _is_hit,
}
"""What has to hold of facts of a relation, whoever reads them."""
