"""Leaves out posts of what has none, and of whom only half a name was read.

A street that stands for a trade has no chief executive ("the Wall Street firm"), and a given
name right before a capital word is half a name ("Prime Minister Theresa May"). A party's
spokesman on what a ministry does is none of the ministry ("the Liberals' Treasury spokesman").
Nothing is said of whose family name stands only behind the next name ("Nardo and Rui Prado").
"""

from kg.extraction.grammar.rolewords import is_head, role_words
from kg.extraction.parties.parties import is_party
from kg.extraction.places.kinds import country_of
from kg.extraction.status.leaders import countries_led
from kg.model import EntityType, Fact, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import words


def is_of_nobody(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a post is a street's, or only half of its holder's name was read.

    Args:
        document: The document.
        fact: That somebody holds a position.
    """
    if fact.object.name.lower() in role_words()["quarters"] or _is_of_party(document, fact):
        return True
    if _is_client(document, fact) or _is_of_namesake(fact):
        return True
    name = fact.subject.name
    if " " in name or name.lower() not in words().gender_given:
        return False
    if fact.subject not in document.mentions:
        return False
    end = document.span(fact.subject).end
    after = document.doc[end] if end < len(document.doc) else None
    return (
        after is not None
        and after.is_title
        and not after.is_sent_start
        and end not in document.owner
        and bool(document.doc[end - 1].whitespace_)
    )


def _is_of_namesake(fact: Fact[Mention]) -> bool:
    """Tell whether a title before a surname is a known leader's, no namesake's.

    "President Clinton" is Bill Clinton in an article that names Hillary alone.
    """
    name, printed, office = fact.subject.name, fact.subject.text, fact.role.lower()
    if " " in printed or " " not in name or printed == name:
        return False
    country = country_of(fact.object)
    led = countries_led(office, printed)
    return country in led and country not in countries_led(office, name) and bool(led)


def _is_client(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a body is only whom a lawyer represents: "a lawyer for Acme".

    A union's, a law centre's or an office's lawyer is its own, as is a "lawyer at Acme".
    """
    lists, words_ = role_words(), fact.role.lower().split()
    plain = words_[-1:] and words_[-1] in lists["representing"]
    ranked = not lists["retained"].isdisjoint(words_[:-1])
    if not plain or ranked or fact.object.type is not EntityType.INSTITUTION:
        return False
    name = fact.object.name.lower().replace(",", " ").split()
    if not lists["with_lawyers"].isdisjoint(name) or fact.object not in document.mentions:
        return False
    doc, span = document.doc, document.span(fact.object)
    at = span.start - 1
    at -= at > 0 and doc[at].lower_ == "the"
    return doc[at].lower_ not in ("at", "with", "of", "from", "in") if at >= 0 else True


def is_half_named(document: Document, person: Mention) -> bool:
    """Tell whether the family name of a person may be that of the next: "Nardo and Rui Prado".

    Whom the article calls by one word elsewhere too, or by "Mr", has that for a name. Where a
    paragraph breaks off after a title and one word, the rest of the name may be lost.
    """
    name = person.name
    if person.kind is not MentionKind.NAME or " " in name or person not in document.mentions:
        return False
    doc, span = document.doc, document.span(person)
    if span.end + 1 >= len(doc):
        return False
    before = doc[span.start - 1] if span.start else None
    broken = doc[span.end].text.count("\n") > 1
    if broken and before is not None and (is_head(before) or before.lower_ == "and"):
        return True
    if doc[span.end].lower_ != "and":
        return False
    after = document.at(doc[span.end + 1])
    other = after is not None and after.type is EntityType.PERSON and " " in after.text
    title = "" if before is None else before.lower_.rstrip(".")
    if not other or title in words().honorifics:
        return False
    return sum(one.name == name for one in document.mentions) == 1


def _is_of_party(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a spokesman is a party's: the body before the title is what he speaks on."""
    if not fact.role.lower().endswith(("spokesman", "spokeswoman", "spokesperson")):
        return False
    if fact.object not in document.mentions:
        return False  # a title stands for a body that the article names elsewhere
    doc, body = document.doc, document.span(fact.object)
    if is_party(fact.object) or body.end >= len(doc):
        return False
    owner = next((token.i for token in body if token.tag_ == "POS"), -1)
    if owner > body.start:
        return doc[owner - 1].lower_ in words().parties
    at = body.start - 1
    at -= at > 0 and doc[at].tag_ == "POS"
    before = document.at(doc[at]) if at >= 0 else None
    named = before is not None and is_party(before)
    return named or (at >= 0 and doc[at].lower_ in words().parties)
