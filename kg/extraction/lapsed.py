"""Takes posts for former ones where the article tells that they have lapsed.

Who has died holds none. Who is only named with a title in sentences of years long past
("In 1975, President Ford named him") held it then.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.stance import stance, stance_words
from kg.model import EntityType, Fact, Mention, Stance, Status
from kg.nlp import Document

_LONG = 5
"""Years from which on a title of then is taken for a former one: few terms of office are
longer, and who stays in office is mostly named with it in a sentence of today as well."""

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_TITLED = frozenset({"title-before-name", "title-in-context"})
"""Rules that read a title which the sentence gives beside the name, whatever it tells."""

_IN = frozenset({"in", "on", "during"})

Post = tuple[str, str, str]
"""Names of who holds what where: subject, role, object."""


def lapsed(document: Document, facts: Iterable[Fact[Mention]]) -> Iterator[Fact[Mention]]:
    """Yield facts; those of posts that have lapsed are former ones.

    Args:
        document: The document; years count against its article's date of publication.
        facts: Facts read in it.
    """
    every = list(facts)
    if not any(fact.status is Status.CURRENT for fact in every):
        yield from every
        return
    dead = frozenset(_dead(document))
    past = _past(document, every)
    for fact in every:
        ended = fact.subject.name in dead or _post(fact) in past
        if fact.status is Status.CURRENT and ended:
            yield replace(fact, status=Status.FORMER)
        else:
            yield fact


def _dead(document: Document) -> Iterator[str]:
    """Yield the names of persons whose death the article states."""
    words = stance_words()
    for token in document.tokens:
        if token.pos_ not in ("NOUN", "VERB"):
            continue
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in words.deaths:
            whose = [child for child in token.children if child.dep_ == "poss"]
            # "confirmed his death" is seldom of who confirmed it.
            yield from _persons(document, (one for one in whose if one.pos_ != "PRON"))
            continue
        if token.pos_ != "VERB" or lemma not in words.dies:
            continue
        dep = words.dies[lemma]
        subjects = [child for child in token.children if child.dep_ == dep]
        if token.dep_ == "relcl" and any(child.lower_ == "who" for child in subjects):
            subjects = [token.head]
        if subjects and stance(token) in (Stance.ASSERTED, Stance.REPORTED):
            yield from _persons(document, subjects)


def _persons(document: Document, tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        mention = document.at(token)
        if mention is not None and mention.type is EntityType.PERSON:
            yield mention.name


def _past(document: Document, facts: Iterable[Fact[Mention]]) -> set[Post]:
    """Return the posts that only sentences of long ago give."""
    now = document.article.citation.published[:4]
    if not now:
        return set()
    told: defaultdict[Post, list[bool]] = defaultdict(list)
    for fact in facts:
        if fact.role:
            told[_post(fact)].append(
                any(
                    one.rule in _TITLED and _is_of_long_ago(document, one.subject, int(now))
                    for one in fact.evidence
                )
            )
    return {post for post, ago in told.items() if all(ago)}


def _post(fact: Fact[Mention]) -> Post:
    return fact.subject.name, fact.role, fact.object.name


def _is_of_long_ago(document: Document, place: tuple[int, int], now: int) -> bool:
    """Tell whether what somebody did has a year long before the article."""
    span = document.doc.char_span(*place, alignment_mode="expand")
    if span is None:
        return False
    verb = next((one for one in span.root.ancestors if one.pos_ in ("VERB", "AUX")), None)
    if verb is None or "VBD" not in {verb.tag_, *(child.tag_ for child in verb.children)}:
        return False
    years = [
        int(token.text)
        for child in verb.children
        if child.lower_ in _IN or child.dep_ == "npadvmod"
        for token in (
            child,
            *child.children,
            *(two for one in child.children for two in one.children),
        )
        if _YEAR.fullmatch(token.text)
    ]
    return bool(years) and max(years) <= now - _LONG
