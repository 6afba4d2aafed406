"""Tells whether a restriction hits what it is said to, or only some people or goods of it."""

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import argument_words
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.people.origins import is_person_noun
from kg.model import EntityType, Fact, Mention
from kg.nlp import Document


def hits(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether what a restriction names is what it hits, as far as the words around tell.

    Args:
        document: The document.
        fact: That somebody restricts something.
    """
    object_ = document.span(fact.object)
    if fact.object.type is EntityType.PLACE:
        return not (_is_of_few(object_) or _is_own(fact, object_))
    if fact.object.type is EntityType.INSTITUTION:
        return not (
            _is_of_member(object_.root)
            or _is_of_staff(document, object_)
            or _is_kept_from(object_.root)
        )
    if fact.object.type is EntityType.TECHNOLOGY:
        return not (_is_of_one_people(document, object_) or _is_kept(document, fact, object_))
    return not _is_regarded(object_.root)


def _is_of_few(place: Span) -> bool:
    """Tell whether a state is hit only by its people: "banned the Utopian ambassador".

    Or "sanctions on nine Utopian citizens", who are private, and on "two officials of Utopia".
    """
    above = next((one for one in place.root.ancestors if one.pos_ != "ADP"), None)
    if above is None:
        return False
    lists, lemma = noun_words(), above.lemma_.lower()
    if place.root.dep_ in _MODIFIERS and lemma in lists["private"]:
        return True
    if lemma not in lists["sent_home"] or not _is_counted(above):
        return False
    of = place.root.dep_ == "pobj" and place.root.head.lower_ == "of"
    return place.root.dep_ in _MODIFIERS or (of and lemma not in lists["nationals"])


def _is_counted(people: Token) -> bool:
    """Tell whether so many are meant, as in "two diplomats" and "the ambassador".

    Sanctions on "Utopian officials" are on whoever rules there.
    """
    if people.tag_ == "NN" or any(child.dep_ == "nummod" for child in people.children):
        return True
    of = people.dep_ == "pobj" and people.head.lower_ == "of"
    return of and people.head.head.lemma_.lower() in argument_words()["amounts"]


def _is_own(fact: Fact[Mention], place: Span) -> bool:
    """Tell whether a body only rules its own: "the U.S. Aviation Board barred U.S. pilots"."""
    own = f" {fact.subject.name} ".find(f" {fact.object.name} ") >= 0
    return own and place.root.dep_ in _MODIFIERS


def _is_of_member(body: Token) -> bool:
    """Tell whether a body only says whose somebody is: "arrested an alleged Acme member"."""
    noun = body.head
    if body.dep_ not in _MODIFIERS or noun.pos_ != "NOUN":
        return False
    lemma = noun.lemma_.lower()
    return lemma in argument_words()["persons"] | role_words()["people"] or is_person_noun(noun)


def _is_kept_from(body: Token) -> bool:
    """Tell whether others are kept off what a name is of: "blocked the army's access to X"."""
    while body.dep_ in ("oprd", "acl", "appos", "pobj", "prep", "compound"):
        if body.lower_ == "to" and body.head.lower_ == "access":
            return any(one.dep_ == "poss" for one in body.head.lefts)
        body = body.head
    return False


def _is_of_staff(document: Document, body: Span) -> bool:
    """Tell whether only a body's people are hit: "arrested Acme chief Ada Lovelace".

    So they are in "arrested three executives of Acme", whose name may have its kind before it.
    """
    doc, at = document.doc, body.end
    if at + 1 < len(doc) and (is_person_noun(doc[at]) or doc[at].lower_ in _STAFF):
        named = (document.at(word) for word in doc[at + 1 : at + 1 + _TITLE])
        if any(one is not None and one.type is EntityType.PERSON for one in named):
            return True
    root = body.root
    while root.dep_ in ("appos", "compound", "nmod") and root.head != root:
        root = root.head
    people = root.head.head
    return root.dep_ == "pobj" and root.head.lower_ == "of" and people.lower_ in _STAFF


_TITLE = 3
"""Words of a title between a body and whom it is of: "Acme chief executive Ada Lovelace"."""

_STAFF = frozenset(
    (
        *("executive", "executives", "employee", "employees", "worker", "workers", "engineer"),
        *("engineers", "manager", "managers", "chief", "boss", "leader", "head", "founder"),
        *("journalist", "journalists", "director", "directors"),
    )
)


def _is_of_one_people(document: Document, goods: Span) -> bool:
    """Tell whether only one people's or maker's goods are hit: "tariffs on Utopian cars".

    So they are of "banned chips made by Acme"; a name of its own is that of one maker anyhow.
    """
    if goods.root.pos_ != "NOUN":
        return False
    if any(
        one.dep_ == "acl" and one.lemma_ in _MADE and _has_agent(one)
        for one in goods.root.rights
    ):
        return True
    for child in goods.root.lefts:
        if child.lower_ == "made" and child.i < goods.start:
            return True  # "Utopian-made cars"
        owner = document.at(child) if child.dep_ in _MODIFIERS else None
        if owner is not None and owner.type is EntityType.PLACE and child.i < goods.start:
            return True
    return False


_MADE = frozenset(("make", "produce", "build", "develop", "manufacture", "sell", "supply"))


def _has_agent(participle: Token) -> bool:
    return any(one.dep_ == "agent" or one.lower_ == "by" for one in participle.children)


def _is_kept(document: Document, fact: Fact[Mention], goods: Span) -> bool:
    """Tell whether a body only keeps others off what is its own: "barred X from its Store"."""
    owners = (document.at(one) for one in goods.root.lefts if one.tag_ == "PRP$")
    return any(one is not None and one.name == fact.subject.name for one in owners)


_MODIFIERS = frozenset(("amod", "compound", "nmod", "poss"))


def _is_regarded(person: Token) -> bool:
    """Tell whether only what others feel for somebody is forbidden: "ban mourning of X"."""
    while person.dep_ == "appos" and person.head != person:
        person = person.head
    deed = person.head.head if person.dep_ == "pobj" else person.head
    return person.dep_ in ("pobj", "dobj") and deed.lower_ in noun_words()["regards"]
