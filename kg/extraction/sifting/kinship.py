"""Tells whether a noun for kin joins two people whom the network takes for a family."""

from dataclasses import replace
from operator import attrgetter

from spacy.tokens import Span, Token

from kg.extraction.grammar.phrases import noun_words
from kg.model import EntityType, Fact, Mention, MentionKind
from kg.nlp import Document

_REACH = 5
"""Words between a noun for kin and whose it is or whom it names: "his son, the actor"."""


def are_kin(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a noun for kin joins two people of a sentence.

    It names the second ("X and his brother Y", "X's wife, the singer Y"), says what the first
    is of the second ("X, the son of Y"), or names both ("his sons X and Y"). Nobody is the
    child of an uncle.
    """
    ends = (document.span(fact.subject), document.span(fact.object))
    first, second = sorted(ends, key=attrgetter("start"))
    doc, stop = document.doc, second.start
    between = doc[first.end : stop]
    if fact.relation == "child_of" and (_is_wider(between) or _is_in_law(between)):
        return False
    for token in doc[first.end : stop]:
        if not _is_kinship(token) or _is_of_both(token) or _is_another(document, token):
            continue
        if _acts(token, stop) or _is_of_third(document, fact, token):
            continue
        if fact.subject.start == first.start_char and _is_parent(token):
            continue
        if doc[token.i + 1].lower_ in ("of", "to"):
            if not _others(document, token.i + 1, stop) and not _others(
                document, first.end, token.i
            ):
                return True
        elif _is_whose(document, first, token) and (
            (stop - token.i <= _REACH + 1 and not _others(document, token.i + 1, stop))
            or _is_list(document, token, stop)
        ):
            return True
    before = doc[max(first.start - _REACH, first.sent.start) : first.start]
    plural = [token for token in before if _is_kinship(token) and token.tag_ != "NN"]
    if plural and _is_list(document, plural[-1], stop):
        return True
    after = doc[second.end : min(second.end + _REACH, second.sent.end)]
    owned = len(after) > 1 and after[0].tag_ == "POS"
    owned = owned and not (  # "Y, X's grandmother"
        fact.relation == "child_of" and _is_wider(after)
    )
    close = stop - first.end <= _CLOSE
    return owned and any(
        _is_kinship(token) and (close or token.dep_ in ("appos", "attr")) for token in after
    )


_UNMARRIED = frozenset(("partner", "girlfriend", "boyfriend", "couple", "family"))
"""Words for two of whom nobody says that they are married."""


_CLOSE = 2
"""Words between somebody and whose kin he or she is called right after: "Y, X's brother"."""


def as_said(document: Document, fact: Fact[Mention]) -> Fact[Mention]:
    """Return a fact of two who are no more than a couple as one of people who belong together.

    Of "X and his partner Y" nobody says that they are married.
    """
    if fact.relation != "spouse_of":
        return fact
    first, second = sorted(
        (document.span(fact.subject), document.span(fact.object)), key=attrgetter("start")
    )
    said = {
        token.lemma_.lower()
        for token in document.doc[first.end : min(second.end + _REACH, second.sent.end)]
        if _is_kinship(token)
    }
    return replace(fact, relation="related_to") if said and said <= _UNMARRIED else fact


def _is_of_third(document: Document, fact: Fact[Mention], noun: Token) -> bool:
    """Tell whether "his son" is joined to a third person: "X met Y and his son Z"."""
    return not any(
        not _is_beside_another(document, noun, one.name) for one in (fact.subject, fact.object)
    )


def _acts(noun: Token, stop: int) -> bool:
    """Tell whether a noun for kin does something to who is named next: "X's wife met Y"."""
    verb = noun.head
    acts = noun.pos_ == "NOUN" and noun.dep_ == "nsubj" and verb.pos_ == "VERB"
    return acts and noun.i < verb.i < stop and verb.lemma_ != "name"


def is_anothers_kin(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether "her husband X Lovelace" is another's: who was named Y Lovelace before.

    Only of pronouns, which are resolved wrongly more often than families have two names.
    """
    owner, kin = fact.subject, fact.object
    if MentionKind.PRONOUN not in (owner.kind, kin.kind):
        return False
    if kin.kind is MentionKind.PRONOUN:
        owner, kin = kin, owner
    noun = document.span(owner).root.head
    beside = _is_kinship(noun) and _is_beside_another(document, noun, owner.name)
    if beside or _is_for_another(document, owner) or _has_namesake(document, owner):
        return True
    family = {word for word in kin.name.split()[1:] if len(word) > _SHORT}
    if not family.isdisjoint(owner.name.split()):
        return False
    return any(
        one.start < owner.start
        and one.type is EntityType.PERSON
        and one.kind is MentionKind.NAME
        and one.name not in (kin.name, owner.name)
        and not family.isdisjoint(one.name.split()[1:] or (one.name,))
        for one in document.mentions
    )


def _has_namesake(document: Document, owner: Mention) -> bool:
    """Tell whether "his" may be of a father or son of one name: "Jan A. Roe", "Jan B. Roe"."""
    parts = owner.name.split()
    return len(parts) > 1 and any(
        one.type is EntityType.PERSON
        and one.name != owner.name
        and one.name.split()[0] == parts[0]
        and parts[-1] in one.name.split()[1:]
        for one in document.mentions
    )


def _is_for_another(document: Document, owner: Mention) -> bool:
    """Tell whether a sentence says of another whose kin "his" is: "For X, Y is like his son".

    Who stands behind "For" at its start is who feels it.
    """
    sent = document.span(owner).sent
    if sent[0].lower_ != "for" or len(sent) < _PAIR:
        return False
    first = document.at(sent[1])
    person = first is not None and first.type is EntityType.PERSON
    return person and first is not None and first.name != owner.name


def _is_beside_another(document: Document, noun: Token, name: str) -> bool:
    """Tell whether "and" joins "his son" to another: "X met Y, the mayor, and his son"."""
    doc = document.doc
    at = next((one.i for one in noun.children if one.dep_ == "poss" and one.pos_ == "PRON"), 0)
    if doc[at - 1].lower_ != "and" or not 1 < at < noun.i:
        return False
    before, above = document.at(doc[at - 2]), noun
    while before is None and above.dep_ in _JOINED:
        above = above.head
        before = document.at(above) if above.i < at else None
    if before is None and doc[at - 2].text == ",":
        before = _said_of(document, at - 2)
    return before is not None and before.type is EntityType.PERSON and before.name != name


def _said_of(document: Document, comma: int) -> Mention | None:
    """Return X of "X, now the mayor of Leeds," by its last comma."""
    doc = document.doc
    for at in range(comma - 1, max(comma - _APPOSED, 0), -1):
        if doc[at].pos_ in ("VERB", "AUX"):
            return None
        one = document.at(doc[at]) if doc[at + 1].text == "," else None
        if one is not None and one.type is EntityType.PERSON:
            return one
    return None


_APPOSED = 12
"""Words of what is said of somebody between commas, most."""
_JOINED = frozenset(("appos", "compound", "conj", "nmod"))
_PAIR = 2
_SHORT = 2
"""Letters of an initial or a particle, most."""


def _is_parent(noun: Token) -> bool:
    """Tell whether a sentence calls its subject a parent, who is nobody's child by that."""
    called = noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become")
    return called and noun.lemma_.lower() in noun_words()["parents"]


def _is_in_law(between: Span) -> bool:
    """Tell whether two people are kin by a marriage only: "X's mother-in-law, Y"."""
    return between.text.lower().rpartition("-in-")[2].startswith("law") and len(between) > 1


def _is_wider(between: Span) -> bool:
    """Tell whether all words for kin between two people are for uncles and the like."""
    lists = noun_words()
    said = [token for token in between if _is_kinship(token)]
    near = lists["parents"] | lists["children"]
    return bool(said) and all(
        token.lemma_.lower() in lists["relatives"] - near for token in said
    )


def _is_of_both(noun: Token) -> bool:
    """Tell whether who is named next is the other parent: "had two sons with Y"."""
    is_child = noun.lemma_.lower() in noun_words()["children"]
    return is_child and noun.nbor().lower_ in ("with", "by")


def _is_another(document: Document, noun: Token) -> bool:
    """Tell whether "and" sets whom a noun names against who is next: "X's father and Y"."""
    alone = noun.tag_ == "NN" and noun.nbor().lower_ in ("and", "&")
    return alone and document.at(noun.nbor(2)) is not None


def _is_whose(document: Document, owner: Span, noun: Token) -> bool:
    """Tell whether a noun for kin may be the owner's: no other has it ("Y's daughter").

    Nor may "his" stand for another: "X's husband Y was met by his son Z".
    """
    doc, named = document.doc, document.at(owner.root)
    whose = [document.at(child) for child in noun.children if child.dep_ == "poss"]
    if named is not None and any(
        one is not None and one.kind is MentionKind.PRONOUN and one.name != named.name
        for one in whose
    ):
        return False
    apart = [child for child in noun.children if child.dep_ == "poss" and child.tag_ == "PRP$"]
    apart = [child for child in apart if child.i and child.nbor(-1).lower_ == "and"]
    if any(document.at(child) is None for child in apart):
        return False  # "Roe thanked the minister and her husband Y"
    for at in range(noun.i - 1, max(owner.end, noun.i - _REACH) - 1, -1):
        if doc[at].tag_ == "POS":
            return at == owner.end
    return True


def _is_list(document: Document, noun: Token, stop: int) -> bool:
    """Tell whether nothing but names stands from a plural to a token: "sons A, B and"."""
    if noun.tag_ == "NN":
        return False
    return all(
        token.i in document.owner or token.lower_ in _JOINS or token.pos_ == "NOUN"
        for token in document.doc[noun.i + 1 : stop]
    )


_JOINS = frozenset((",", "and", "&", ":"))


def _others(document: Document, start: int, stop: int) -> bool:
    """Tell whether somebody is named in between, unless only as the owner of what follows."""
    doc = document.doc
    return any(
        document.mentions[document.owner[at]].type is EntityType.PERSON
        and doc[document.spans[document.owner[at]].end].tag_ != "POS"
        for at in range(start, stop)
        if at in document.owner
    )


def _is_kinship(token: Token) -> bool:
    """Tell whether a word says that two people are a family: "brother", "married"."""
    lists = noun_words()
    return any(
        word in lists[name] for name in _LISTS for word in (token.lemma_.lower(), token.lower_)
    )


_LISTS = ("mutual", "parents", "children", "spouses", "relatives", "weddings", "couples")
