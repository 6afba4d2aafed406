"""Tells whether a noun for kin joins two people whom the network takes for a family."""

from operator import attrgetter

from spacy.tokens import Span, Token

from kg.extraction.phrases import noun_words
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
    return owned and any(_is_kinship(token) for token in after)


def is_anothers_kin(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether "her husband X Lovelace" is another's: who was named Y Lovelace before.

    Only of pronouns, which are resolved wrongly more often than families have two names.
    """
    owner, kin = fact.subject, fact.object
    if MentionKind.PRONOUN not in (owner.kind, kin.kind):
        return False
    if kin.kind is MentionKind.PRONOUN:
        owner, kin = kin, owner
    family = {word for word in kin.name.split()[1:] if len(word) > _SHORT}
    if not family.isdisjoint(owner.name.split()):
        return False
    return any(
        one.start < owner.start
        and one.type is EntityType.PERSON
        and one.kind is MentionKind.NAME
        and one.name not in (kin.name, owner.name)
        and not family.isdisjoint(one.name.split()[1:])
        for one in document.mentions
    )


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
