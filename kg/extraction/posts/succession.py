"""Reads whose post somebody takes: Y of "X succeeded Y as chairman"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding, arguments
from kg.extraction.grammar.phrases import preposed
from kg.extraction.grammar.rolewords import is_head, role_words
from kg.extraction.grammar.slots import is_passive, of_dep, slot_tokens
from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.stance.stance import stance
from kg.extraction.titles.preceding import posts_before
from kg.extraction.titles.titles import head_word
from kg.extraction.titles.wholetitles import bare_title, whole_title
from kg.model import EntityType, Mention, Stance, Status
from kg.nlp import Document

_SLOTS = {"succeed": "object", "replace": "object", "take": "from", "inherit": "from"}
"""Verbs of taking a post, and where the one who held it stands."""


def predecessors(document: Document, verb: Token, *, subject: bool) -> Iterator[Mention]:
    """Yield the people whose post somebody takes by a verb or by one that hangs on it.

    Args:
        document: The document.
        verb: The verb that gives the post: "became chairman, replacing Y".
        subject: Whether whoever takes it is the verb's subject.
    """
    below = (one for one in of_dep(verb, ("advcl", "xcomp")) if one.tag_ in ("VBG", "VB"))
    for each in (*((verb,) if subject else ()), *below):
        slot = _SLOTS.get(each.lemma_.lower())
        for token in () if slot is None else slot_tokens(each, slot):
            for mention in arguments(document, token):
                if mention.type is EntityType.PERSON:
                    yield mention
    yield from _gone(document, verb)


def _gone(document: Document, verb: Token) -> Iterator[Mention]:
    """Yield who leaves what the verb gives: "after Y's resignation", "ending the term of Y".

    Whoever has a title there leaves that: "after the resignation of Prime Minister Y".
    """
    for link in verb.children:
        if link.i < verb.i:
            continue
        known: frozenset[str] = frozenset()
        if link.lower_ in ("after", "following"):
            known = role_words()["leavings"]
        elif link.lower_ == "ending":
            known = stance_words().terms
        elif link.dep_ == "advcl" and any(one.lower_ == "after" for one in link.children):
            yield from _bare(document, _leaver(link))
            continue
        for noun in of_dep(link, ("pobj", "dobj")):
            if noun.lemma_.lower() in known:
                yield from _bare(document, (*of_dep(noun, ("poss",)), *preposed(noun, "of")))


def _leaver(verb: Token) -> Iterator[Token]:
    """Yield who resigns or is ousted in a clause that says of no other post or body."""
    words, lemma = stance_words(), verb.lemma_.lower()
    down = lemma in words.down and any(one.lower_ == "down" for one in verb.children)
    ousted = lemma in role_words()["removing_verbs"] and is_passive(verb)
    elsewhere = any(one.lower_ in ("as", "from") or one.dep_ == "dobj" for one in verb.children)
    if (down or ousted or lemma in words.leaving) and not elsewhere:
        yield from of_dep(verb, ("nsubj", "nsubjpass"))


def _bare(document: Document, tokens: Iterable[Token]) -> Iterator[Mention]:
    """Yield the people among some words who have no title before their names."""
    for token in tokens:
        name = document.at(token)
        if name is None or name.type is not EntityType.PERSON:
            continue
        first = document.span(name).start
        if first == 0 or not is_head(document.doc[first - 1]):
            yield name


BEFORE = {
    Status.CURRENT: Status.FORMER,
    Status.ACTING: Status.FORMER,
    Status.FUTURE: Status.CURRENT,
}
"""Status of who takes a post: that of who holds it before."""


def leaving(document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield a successor's positions as the predecessor's: former once the change is made.

    Who is to be succeeded holds the post, whatever becomes of the plan: the fact is stated by
    the holder's own name. Of an acting president the predecessor was president.
    """
    for finding in findings:
        if finding.relation == "holds_position" and finding.status in BEFORE:
            word, status = finding.predicate, BEFORE[finding.status]
            if finding.status is Status.FUTURE and is_replaced(word):
                status = Status.FORMER
            elif finding.status is Status.FUTURE:
                word = document.span(finding.subject).root
            role = _own(document, finding) or bare_title(finding.role)
            yield replace(finding, role=role, status=status, predicate=word)


def _own(document: Document, finding: Finding) -> str:
    """Return a predecessor's title where one like it is printed at the name, or nothing.

    Whom a leader succeeds may be "interim leader X" or "acting party leader X".
    """
    head = bare_title(finding.role).lower().rpartition(" ")[2]
    for post in posts_before(document, document.span(finding.subject)):
        own = whole_title(document, post)
        if (post.before or post.after) is None and head_word(document, post) == head:
            return own
    return ""


def is_replaced(verb: Token) -> bool:
    """Tell whether whoever is named to a post takes it from somebody who has left it."""
    named = verb.lemma_.lower() in stance_words().picked
    return named and stance(verb) is Stance.ASSERTED
