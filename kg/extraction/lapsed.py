"""Takes posts for former ones where the article tells that they have lapsed.

Who has died holds none, nor does who resigns one. Who is only named with a title in sentences
of years long past ("In 1975, President Ford named him"), or of statues, held it then. Who is
called a former vice president once is so where the title stands alone, by courtesy.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.leaders import has_left
from kg.extraction.parties import is_party
from kg.extraction.stance import stance, stance_words
from kg.extraction.standing import is_removed
from kg.model import EntityType, Fact, Mention, Stance, Status
from kg.nlp import Document

_LONG = 5
"""Years from which on a title of then is taken for a former one: few terms of office are
longer, and who stays in office is mostly named with it in a sentence of today as well."""

_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)s?")
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
    every = [_as_nominee(fact) for fact in facts]
    if not any(fact.status is Status.CURRENT for fact in every):
        yield from every
        return
    dead = frozenset(_dead(document))
    past = _past(document, every) | _left(document, every) | _courtesies(every)
    year = int(document.article.citation.published[:4] or 0)
    for fact in every:
        ended = fact.subject.name in dead or _post(fact) in past or has_left(fact, year)
        if fact.status is Status.CURRENT and ended:
            yield replace(fact, status=Status.FORMER)
        else:
            yield fact


def _as_nominee(fact: Fact[Mention]) -> Fact[Mention]:
    """Return a nominee's fact; of a party one is nominee now, of a court one will be judge."""
    is_nominee = _noun(fact.role) == "nominee"
    if fact.status is Status.FUTURE and is_nominee and is_party(fact.object):
        return replace(fact, status=Status.CURRENT)
    return fact


def _dead(document: Document) -> Iterator[str]:
    """Yield the names of persons whose death the article states."""
    words = stance_words()
    for token in document.tokens:
        if token.pos_ not in ("NOUN", "VERB"):
            continue
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in words.deaths:
            whose = [child for child in token.children if child.dep_ == "poss"]
            of = [child for child in token.children if child.lower_ in _OF]
            whose += [child for one in of for child in one.children if child.dep_ == "pobj"]
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


def _left(document: Document, facts: Iterable[Fact[Mention]]) -> set[Post]:
    """Return the posts that a sentence gives to somebody who leaves them in it.

    On annotated texts 28 of 28 posts of who "resigns" in a main clause are former ones.
    """
    return {
        _post(fact)
        for fact in facts
        if fact.role or (fact.relation == "member_of" and not is_party(fact.object))
        for token in _subjects(document, fact)
        if (token.dep_ != "pobj" and is_removed(token))  # "demanded the resignation of X"
        or _is_followed(token, fact.role)
        or (token.dep_ == "nsubj" and _is_left(document, token.head, fact.object.name))
    }


def _subjects(document: Document, fact: Fact[Mention]) -> Iterator[Token]:
    """Yield the name of a fact's subject and the first name of its list."""
    span = document.doc.char_span(*fact.evidence[0].subject, alignment_mode="expand")
    if span is not None:
        token = span.root
        yield token
        while token.dep_ == "conj":
            token = token.head
            yield token


def _is_left(document: Document, verb: Token, where: str) -> bool:
    """Tell whether a verb says that somebody leaves a post at a body, and no other thing."""
    words, lemma = stance_words(), verb.lemma_.lower()
    particles = {child.lower_ for child in verb.children}
    down = lemma in words.down and "down" in particles  # who steps aside may come back
    gives_up = lemma in _GIVING and any(
        child.dep_ == "dobj" and child.lower_ == "resignation" for child in verb.children
    )
    if not (down or gives_up or lemma in words.leaving) or "as" in particles:
        return False
    alone = verb.dep_ == "ROOT" and not any(child.dep_ == "aux" for child in verb.children)
    if not (alone or verb.tag_ in _FINITE):
        return False
    for child in verb.children:
        what = [child] if child.dep_ == "dobj" else []
        what += child.children if child.lower_ == "from" else []
        for one in what:
            body = document.at(one)
            is_where = body is not None and body.name == where
            if not (is_where or gives_up) and one.lemma_.lower() not in words.left:
                return False
    return stance(verb) in (Stance.ASSERTED, Stance.REPORTED)


def _is_followed(token: Token, role: str) -> bool:
    """Tell whether another one has somebody's post now: "Y succeeds X as minister"."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lemma_.lower() not in _FOLLOWING:
        return False
    posts = [
        one.lower_
        for child in verb.children
        if child.lower_ == "as"
        for one in child.children
        if one.dep_ == "pobj"
    ]
    same = not posts or role.lower().rpartition(" ")[2] in posts
    return same and bool(role) and stance(verb) in (Stance.ASSERTED, Stance.REPORTED)


_FOLLOWING = frozenset({"succeed", "replace"})
_GIVING = frozenset({"submit", "tender"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "VBN"})
_OF = frozenset({"of", "for"})


def _courtesies(facts: Iterable[Fact[Mention]]) -> set[Post]:
    """Return the posts that a title calls former ones: "former Vice President X"."""
    return {
        _post(fact)
        for fact in facts
        if fact.status is Status.FORMER
        and fact.role
        and any(one.rule in _TITLED for one in fact.evidence)
    }


def _past(document: Document, facts: Iterable[Fact[Mention]]) -> set[Post]:
    """Return the posts that only sentences of long ago and of memorials give."""
    now = int(document.article.citation.published[:4] or 0)
    told: defaultdict[Post, list[bool]] = defaultdict(list)
    for fact in facts:
        if fact.role:
            told[_post(fact)].append(
                any(
                    (one.rule in _TITLED and _is_ago(document, fact, one.subject, now))
                    or _was_then(document, fact, one.object, now)
                    for one in fact.evidence
                )
            )
    return {post for post, ago in told.items() if all(ago)}


def _post(fact: Fact[Mention]) -> Post:
    return fact.subject.name, fact.role, fact.object.name


def _is_ago(document: Document, fact: Fact[Mention], place: tuple[int, int], now: int) -> bool:
    """Tell whether a title stands with what was long before the article, or at a memorial."""
    span = document.doc.char_span(*place, alignment_mode="expand")
    if span is None:
        return False
    above = list(_nouns_above(span.root))
    if any(one.lemma_.lower() in stance_words().memorials for one in above):
        return True
    least = 1 if _noun(fact.role) in _RUNNING else _LONG
    years = [year for one in above for year in _years(one)]
    verb = next((one for one in span.root.ancestors if one.pos_ in ("VERB", "AUX")), None)
    if verb is not None and "VBD" in {verb.tag_, *(child.tag_ for child in verb.children)}:
        years += _years(verb)
    return bool(now and years) and max(years) <= now - least


def _was_then(
    document: Document, fact: Fact[Mention], place: tuple[int, int], now: int
) -> bool:
    """Tell whether a year stands with the post itself: "as head of X during the 2010 crisis".

    And "In 2018, X ran as the nominee of Y", which was so then.
    """
    span = document.doc.char_span(*place, alignment_mode="expand")
    if span is None or not now:
        return False
    head = fact.role.rpartition(" ")[2].lower()
    titles = [
        one
        for one in (span.root, *span.root.ancestors)
        if one.lower_ == head or one == span.root
    ]
    years = [year for one in titles for year in _years(one)]
    verb = next((one for one in span.root.ancestors if one.pos_ in ("VERB", "AUX")), None)
    if head in _RUNNING and verb is not None and verb.tag_ == "VBD":
        years += _years(verb)
    least = 1 if head in _RUNNING else _LONG
    return bool(years) and max(years) <= now - least


def _noun(role: str) -> str:
    """Return the noun of a role: "nominee" of "presidential nominee for Ohio"."""
    return role.lower().partition(" for ")[0].rpartition(" ")[2]


_RUNNING = frozenset({"nominee", "candidate"})


def _nouns_above(token: Token) -> Iterator[Token]:
    """Yield the nouns that a name hangs on: "the statues of X, Y and Z"."""
    for one in token.ancestors:
        if one.pos_ not in ("NOUN", "PROPN", "ADP"):
            return
        if one.pos_ != "ADP" and one.dep_ != "conj":
            yield one


def _years(word: Token) -> list[int]:
    """Return the years that are said of a verb or a noun."""
    return [
        int(found[1])
        for child in word.children
        if child.lower_ in _IN or child.dep_ == "npadvmod"
        for token in (
            child,
            *child.children,
            *(two for one in child.children for two in one.children),
        )
        if (found := _YEAR.fullmatch(token.text))
    ]
