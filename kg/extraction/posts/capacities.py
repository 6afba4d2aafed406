"""Reads posts after "as" that no verb of serving gives.

"As head of X, Y said", "his tenure as head of X", "after a year as head of X, Y left", "her
appointment as head of X", "following the resignation of Y as head of X".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.phrases import linked, preposed
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import slot_tokens, subjects
from kg.extraction.grammar.speech import words
from kg.model import EntityType, Mention, MentionKind, Status
from kg.nlp import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """Somebody with a phrase that may name a post.

    Attributes:
        person: Who holds the post.
        at: First token of the phrase.
        word: The word that says it.
        status: Whether the post still holds, as far as its words leave it open.
    """

    person: Mention
    at: int
    word: Token
    status: Status | None


def capacities(document: Document) -> Iterator[Capacity]:
    """Yield the people of whom "as" says what they are."""
    for link in document.with_form({"as"}):
        if link.dep_ != "prep" or not any(link.children):
            continue
        above = link.head
        if above.pos_ in ("VERB", "AUX"):
            yield from _of_verb(document, link, above)
        elif above.pos_ == "NOUN":
            yield from _of_noun(document, link, above)


def stays(document: Document) -> Iterator[Finding]:
    """Yield whom "stints at X and Y" and "after ten years at X" say that somebody worked for.

    A school or university may as well be where somebody studied then.
    """
    lists = role_words()
    for noun in document.with_lemma(lists["stays"]):
        if noun.pos_ != "NOUN":
            continue
        for token in preposed(noun, "at", "with"):
            bodies = list(arguments(document, token))
            for person in _of_whom(document, noun):
                for body in bodies:
                    if _employs(body):
                        found = linked(person, "employed_by", body, noun, "capacity")
                        yield from (replace(one, status=Status.FORMER) for one in found)


def _employs(body: Mention) -> bool:
    words_ = set(body.name.lower().split())
    return body.kind is MentionKind.NAME and words_.isdisjoint(
        role_words()["schools"] | role_words()["venues"]
    )


def announcer(document: Document, noun: Token) -> Mention | None:
    """Return the body that tells of its own: "Acme announced the appointment of X as head"."""
    lists, verb = role_words(), noun.head
    own = noun.lemma_.lower() in lists["appointments"] | lists["leavings"]
    if not own or noun.dep_ != "dobj" or verb.lemma_.lower() not in _TELLING:
        return None
    for token in subjects(verb):
        for body in arguments(document, token):
            if body.type is EntityType.INSTITUTION and body.kind is MentionKind.NAME:
                return body
    return None


_TELLING = frozenset(("announce", "confirm", "reveal", "make", "unveil"))


def with_status(found: Finding, status: Status | None) -> Finding:
    """Return a finding with a status, where its own words do not say another."""
    if found.status is not Status.CURRENT or status is None:
        return found
    return replace(found, status=status)


def _of_verb(document: Document, link: Token, verb: Token) -> Iterator[Capacity]:
    """Read "As head of X, Y said": before the verb only, where its subject is meant."""
    if link.i > verb.i:
        return
    past = verb.tag_ == "VBD" and verb.lemma_.lower() not in words().say
    for token in subjects(verb):
        for person in arguments(document, token) if token.i > link.i else ():
            if person.type is EntityType.PERSON:
                yield Capacity(
                    person=person,
                    at=link.i + 1,
                    word=link,
                    status=Status.FORMER if past else None,
                )


def _of_noun(document: Document, link: Token, noun: Token) -> Iterator[Capacity]:
    lists, lemma = role_words(), noun.lemma_.lower()
    status = _status(noun, lemma)
    known = lists["tenures"] | lists["holdings"] | lists["leavings"] | lists["appointments"]
    if lemma not in known:
        return
    if _is_taken(noun):
        if "acting" in {token.lower_ for token in noun.subtree}:
            return  # who takes Y's role "as acting chair" acts, and not Y
        status = Status.FORMER
    for person in _of_whom(document, noun):
        yield Capacity(person=person, at=link.i + 1, word=noun, status=status)


def _is_taken(noun: Token) -> bool:
    """Tell whether somebody else has the post now: "X has stepped into Y's role as chair"."""
    owned = any(child.dep_ == "poss" and child.pos_ != "PRON" for child in noun.children)
    into = noun.dep_ == "pobj" and noun.head.lower_ == "into"
    taken = noun.dep_ == "dobj" and noun.head.lemma_.lower() in role_words()["seat_takers"]
    return owned and (into or taken)


def _status(noun: Token, lemma: str) -> Status | None:
    lists = role_words()
    if lemma in lists["leavings"]:
        return Status.FORMER
    link = noun.head.lower_ if noun.dep_ == "pobj" else ""
    if lemma in lists["appointments"] or link in ("in", "into", "throughout"):
        return None  # "in his second year as chairman"
    over = lemma in lists["tenures"] or link in ("after", "following", "from")
    return Status.FORMER if over else None


def _of_whom(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield whose time or post it is: "X's", "of X", or who does something after it."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    # "dismissed X from his post as chairman": it is X's, whoever "he" is taken for
    from_ = noun.dep_ == "pobj" and noun.head.lower_ == "from"
    taken = list(slot_tokens(noun.head.head, "object")) if from_ else []
    if all(owner.pos_ == "PRON" and (taken or document.at(owner) is None) for owner in owners):
        owners = []  # "In his role as chairman, X said"
    tokens = [*owners, *preposed(noun, "of")]
    if not tokens and noun.dep_ == "dobj":
        tokens += slot_tokens(noun.head, "subject")
    elif not tokens and noun.dep_ == "pobj" and noun.head.head.pos_ in ("VERB", "AUX"):
        tokens += taken or subjects(noun.head.head)
    for token in tokens:
        for mention in arguments(document, token):
            if mention.type is EntityType.PERSON:
                yield mention
