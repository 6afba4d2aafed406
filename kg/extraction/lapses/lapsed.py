"""Takes posts for former ones where the article tells that they have lapsed.

Who has died holds none, nor does who resigns one. Who is only named with a title in sentences
of years long past ("In 1975, President Ford named him"), or of statues, held it then. Who is
called a former vice president once is so where the title stands alone, by courtesy. And who is
elected may have to wait for the office (:mod:`elected`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.grammar.stancewords import stance_words
from kg.extraction.lapses.elected import awaited, holding_of
from kg.extraction.lapses.eras import is_of_past_era
from kg.extraction.lapses.leaving import Post, is_handed_over, left, post_of
from kg.extraction.parties.parties import is_party
from kg.extraction.sifting.fiction import is_made_up
from kg.extraction.stance.stance import stance
from kg.extraction.status.leaders import followed, has_died, has_left
from kg.extraction.status.pasttimes import has_ended
from kg.model import EntityType, Fact, Mention, Stance, Status
from kg.nlp import Document

_LONG = 5
"""Years from which on a title of then is taken for a former one: few terms of office are
longer, and who stays in office is mostly named with it in a sentence of today as well."""

_LIFETIME = 40
"""Years after which nobody has a post that an apposition gave him then."""

_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)s?")
_TITLED = frozenset({"title-before-name", "title-in-context"})
"""Rules that read a title which the sentence gives beside the name, whatever it tells."""

_HELD = frozenset((Status.CURRENT, Status.ACTING))

_IN = frozenset({"in", "on", "during"})
_OF = frozenset({"of", "for"})


def lapsed(document: Document, facts: Iterable[Fact[Mention]]) -> Iterator[Fact[Mention]]:
    """Yield facts; those of posts that have lapsed are former ones.

    Args:
        document: The document; years count against its article's date of publication.
        facts: Facts read in it.
    """
    every = [_as_nominee(fact) for fact in facts]
    if not any(fact.status in _HELD for fact in every):
        yield from every
        return
    dead = frozenset(_dead(document))
    date = document.article.citation.published or str(_told_year(document) or "")
    year = int(date[:4] or 0)
    past = _past(document, every, year) | left(document, every) | _courtesies(every)
    past |= followed(one for one in every if one.status is Status.CURRENT and _is_told(one))
    to_come = awaited(document, every)
    for fact in every:
        ended = fact.subject.name in dead or post_of(fact) in past or has_left(fact, date)
        ended = (
            ended or has_died(fact.subject.name, year) or is_of_past_era(document, fact, date)
        )
        ended = ended or (fact.relation == "member_of" and _has_ended(document, fact))
        over = fact.status is Status.ACTING and is_handed_over(document, fact)
        if over or (fact.status is Status.CURRENT and ended):
            yield replace(fact, status=Status.FORMER)
        elif fact.status is Status.CURRENT and holding_of(fact) in to_come:
            yield replace(fact, status=Status.FUTURE)
        else:
            yield fact


def _is_told(fact: Fact[Mention]) -> bool:
    return all(one.stance is Stance.ASSERTED for one in fact.evidence)


def _as_nominee(fact: Fact[Mention]) -> Fact[Mention]:
    """Return a nominee's fact; of a party one is nominee now, of a court one will be judge."""
    is_nominee = _noun(fact.role) == "nominee"
    if fact.status is Status.FUTURE and is_nominee and is_party(fact.object):
        return replace(fact, status=Status.CURRENT)
    return fact


def _dead(document: Document) -> Iterator[str]:
    """Yield the names of persons whose death the article states."""
    words = stance_words()
    found_dead = document.with_form({"dead"})
    victims = list(_among(found_dead))
    yield from _persons(document, [*victims, *_called(document, victims)])
    for token in document.of_pos("NOUN", "VERB"):
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in words.deaths:
            whose = [child for child in token.children if child.dep_ == "poss"]
            of = [child for child in token.children if child.lower_ in _OF]
            whose += [child for one in of for child in one.children if child.dep_ == "pobj"]
            if token.head.lower_ in ("until", "till"):
                whose += _whose_end(token.head.head)
            # "confirmed his death" is seldom of who confirmed it.
            whose = [one for one in whose if one.pos_ != "PRON"]
            whose += [each for one in whose for each in one.conjuncts]  # "funeral for X and Y"
            if not _is_attempted(token):
                yield from _persons(document, [*whose, *_called(document, whose)])
            continue
        if token.pos_ != "VERB":
            continue
        if any(child.lower_ == "getting" for child in token.children):
            continue  # "was getting killed on the issue"
        dead = lemma not in words.dies and found_dead and _is_dead(token)
        dep = "nsubjpass" if dead else words.dies.get(lemma, "")
        if not dep or is_made_up(token):
            continue
        subjects = _victims(token, dep)
        if subjects and stance(token) in (Stance.ASSERTED, Stance.REPORTED):
            yield from _persons(document, [*subjects, *_called(document, subjects)])


def _whose_end(verb: Token) -> Iterator[Token]:
    """Yield whose death "until his death" is: "a seat held by X", "X led it"."""
    agents = [child for child in verb.children if child.dep_ == "agent"]
    yield from (one for link in agents for one in link.children if one.dep_ == "pobj")
    if not agents:
        yield from (child for child in verb.children if child.dep_ == "nsubj")


def _among(dead: Iterable[Token]) -> Iterator[Token]:
    """Yield who is told to be "among the dead"."""
    for token in dead:
        verb = token.head.head
        if token.head.lower_ == "among" and verb.lemma_ == "be":
            yield from (child for child in verb.children if child.dep_ == "nsubj")


def _victims(verb: Token, dep: str) -> list[Token]:
    """Return who has died by a verb, of which they have the label ``dep``."""
    subjects = [child for child in verb.children if child.dep_ == dep]
    if not subjects and verb.dep_ == "conj":  # "X was shot and killed"
        subjects = [child for child in verb.head.children if child.dep_ == dep]
    if verb.dep_ == "relcl" and any(child.lower_ == "who" for child in subjects):
        noun = verb.head  # "X, the chairman who died"
        subjects = [noun, noun.head] if noun.dep_ == "appos" else [noun]
    if dep != "nsubjpass":
        return subjects
    if verb.dep_ == "acl" and verb.tag_ == "VBN":  # "X, the commander killed by Y"
        noun = verb.head
        subjects = [noun, noun.head] if noun.dep_ == "appos" else [noun]
    # "gunmen killed X"
    return [*subjects, *(child for child in verb.children if child.dep_ == "dobj")]


def _is_dead(verb: Token) -> bool:
    """Tell whether somebody "was shot dead", "is found dead", or "shooting dead" was done."""
    if any(child.lower_ == "dead" and child.i > verb.i for child in verb.children):
        return True
    after = verb.nbor() if verb.i + 1 < verb.sent.end else verb
    return after.lower_ == "dead" and verb.lemma_.lower() == "shoot"


def _is_attempted(act: Token) -> bool:
    """Tell whether a death is only meant or made up: "the attempted assassination of X"."""
    words = stance_words()
    before = [child for child in act.children if child.i < act.i]
    said = any(child.lower_ in words.unmet for child in before)
    after = act.i + 1 < len(act.doc) and act.nbor().lower_ in words.unmet
    made_up = said or after or is_made_up(act)
    return made_up or stance(act) not in (Stance.ASSERTED, Stance.REPORTED)


def _called(document: Document, tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield whom a title before a comma names: "the mayor of Leeds, X, was killed"."""
    for token in tokens:
        if document.at(token) is None:
            yield from _identified(token)
            yield from (one for one in token.subtree if one.dep_ in ("appos", "conj"))


def _identified(noun: Token) -> Iterator[Token]:
    """Yield who a description is: "the soldier who died was identified as X"."""
    verb = noun.head
    if noun.dep_ == "nsubjpass" and verb.lemma_ in ("identify", "name"):
        for link in verb.children:
            if link.lower_ == "as":
                yield from (one for one in link.children if one.dep_ == "pobj")


def _persons(document: Document, tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        mention = document.at(token)
        if mention is None or mention.type is not EntityType.PERSON:
            continue
        if token.pos_ != "PRON" or _is_last_named(document, token, mention.name):
            yield mention.name


def _is_last_named(document: Document, pronoun: Token, name: str) -> bool:
    """Tell whether nobody else is named between who died and "he" in its sentence."""
    before = document.doc[pronoun.sent.start : pronoun.i]
    said = (document.at(one) for one in reversed(before) if one.pos_ != "PRON")
    last = next((one for one in said if one and one.type is EntityType.PERSON), None)
    return last is None or last.name == name


def _courtesies(facts: Iterable[Fact[Mention]]) -> set[Post]:
    """Return the posts that a title calls former ones: "former Vice President X"."""
    return {
        post_of(fact)
        for fact in facts
        if fact.status is Status.FORMER
        and fact.role
        and any(one.rule in _TITLED for one in fact.evidence)
    }


def _past(document: Document, facts: Iterable[Fact[Mention]], now: int) -> set[Post]:
    """Return the posts that only sentences of long ago and of memorials give."""
    told: defaultdict[Post, list[bool]] = defaultdict(list)
    for fact in facts:
        if fact.role:
            told[post_of(fact)].append(
                any(
                    _is_ago(document, fact, one.subject, now, by=one.rule)
                    or _was_then(document, fact, one.object, now)
                    for one in fact.evidence
                )
            )
    return {post for post, ago in told.items() if all(ago)}


def _is_ago(
    document: Document, fact: Fact[Mention], place: tuple[int, int], now: int, *, by: str
) -> bool:
    """Tell whether a title stands with what was long before the article, or at a memorial.

    An apposition may tell what one is today ("In 2009 X, now a professor at Y, left"), and not
    what one is who did something a lifetime ago.
    """
    if by == "apposition":
        now -= _LIFETIME
    elif by not in _TITLED:
        return False
    span = document.doc.char_span(*place, alignment_mode="expand")
    if span is None:
        return False
    above = list(_nouns_above(span.root))
    if any(one.lemma_.lower() in stance_words().memorials for one in above):
        return True
    if span.root.dep_ == "poss" and _is_over([span.root.head], fact, now):
        return True  # "Director X's 2003 statement"
    verb = _verb_above(span.root)
    if verb is not None and "VBD" in {verb.tag_, *(child.tag_ for child in verb.children)}:
        above.append(verb)
    return _is_over(above, fact, now)


def _was_then(
    document: Document, fact: Fact[Mention], place: tuple[int, int], now: int
) -> bool:
    """Tell whether a year stands with the post itself: "as head of X during the 2010 crisis".

    And "In 2018, X ran as the nominee of Y", which was so then.
    """
    span = document.doc.char_span(*place, alignment_mode="expand")
    if span is None:
        return False
    noun = _noun(fact.role)
    words = [span.root, *(one for one in span.root.ancestors if one.lower_ == noun)]
    verb = _verb_above(span.root)
    if noun in _RUNNING and verb is not None and verb.tag_ == "VBD":
        words.append(verb)
    return _is_over(words, fact, now)


def _has_ended(document: Document, fact: Fact[Mention]) -> bool:
    """Tell whether a verb says how long a membership was: "sat there from 2013 to 2021"."""
    span = document.doc.char_span(*fact.evidence[0].object, alignment_mode="expand")
    verb = None if span is None else _verb_above(span.root)
    return verb is not None and verb.tag_ in ("VBD", "VBN") and has_ended(verb)


def _is_over(words: Iterable[Token], fact: Fact[Mention], now: int) -> bool:
    """Tell whether the last year said of some words is so long ago that a post is over."""
    years = [year for one in words for year in _years(one)]
    least = 1 if _noun(fact.role) in _RUNNING else _LONG
    return bool(now and years) and max(years) <= now - least


def _told_year(document: Document) -> int:
    """Return the last year that the text tells of as past, 0 where it tells of none.

    An article without a date is no older than that: "In 2014, Russia annexed Crimea".
    """
    return max((year for token in document.of_pos("NUM") for year in _told(token)), default=0)


def _told(number: Token) -> Iterator[int]:
    """Yield the year that a number is, where a verb in the past says it of something.

    Where a day stands before it (a caption: "X meets Y, July 8, 2018"), no verb may look ahead.
    """
    found, doc = _YEAR.fullmatch(number.text), number.doc
    before = [token.lower_ for token in doc[max(0, number.i - _DATE) : number.i]]
    if found is None or not before:
        return
    verb = _verb_above(number)
    tags = set() if verb is None else {verb.tag_, *(child.tag_ for child in verb.children)}
    past = "VBD" in tags and (before[-1] in _IN or before[-1][:3] in _MONTHS)
    dated = before[-1] == "," and before[-2:-1] and before[-2].isdigit()
    if past or (dated and before[0][:3] in _MONTHS and "MD" not in tags):
        yield int(found[1])


_DATE = 3
"""Tokens of a date before its year: "July 8,"."""
_MONTHS = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
)


def _verb_above(token: Token) -> Token | None:
    return next((one for one in token.ancestors if one.pos_ in ("VERB", "AUX")), None)


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
    if word.dep_ == "relcl" and (found := _YEAR.fullmatch(word.head.text)):
        return [int(found[1])]  # "in 1907, when X commissioned"
    return [
        int(found[1])
        for child in word.children
        if child.lower_ in _IN or child.dep_ in ("npadvmod", "nummod")
        for token in (
            child,
            *child.children,
            *(two for one in child.children for two in one.children),
        )
        if (found := _YEAR.fullmatch(token.text))
    ]
