"""Tells whether words beside a title or its verb say that its time is over."""

from spacy.tokens import Span, Token

from kg.extraction.grammar.speech import words


def is_of_days(title: Span) -> bool:
    """Tell whether what follows says when somebody had a post.

    "Premier when X took out loans", "the president of Utopia at the time".
    """
    doc = title.doc
    if any(_is_one_time(token) for token in doc[max(0, title.start - 2) : title.end]):
        return True
    before = doc[max(0, title.start - 2) : title.start]
    if len(before) > 1 and before[1].lower_ == "as" and before[0].lower_ in _TENURES:
        return True  # "during his time as president X proposed it"
    after = doc[title.end : title.end + _DAYS]
    if len(after) > 0 and after[0].lower_ == "when":
        return any(token.tag_ == "VBD" for token in after)
    for token in after:
        if token.lower_ == "from" and _is_span(doc[token.i + 1 : token.i + 4]):
            return True
        if token.lower_ == "at" and doc[token.i : token.i + 3].text.lower() == "at the time":
            return True
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return False
    return False


def _is_one_time(token: Token) -> bool:
    """Tell the last word of "one-time", which says as much as "former"."""
    return token.lower_ == "time" and token.doc[max(0, token.i - 2) : token.i].text in _ONE


_ONE = frozenset(("one-", "One-"))


def _is_span(words_: Span) -> bool:
    """Tell whether words give a first and a last year: "2001 to 2011"."""
    if [token.lower_ for token in words_[1:2]] not in (["to"], ["until"], ["till"]):
        return False
    years = (words_[0], words_[-1])
    return all(one.is_digit and len(one) == _YEAR for one in years)


_YEAR = 4
"""Digits of a year."""
_TENURES = frozenset(("time", "tenure", "stint", "spell", "reign"))
_DAYS = 6
"""Words behind a title among which its time stands."""


def is_elsewhere_now(name: Token) -> bool:
    """Tell whether an aside says where somebody is today: "Acme chemist X (now at Y)".

    The post before the name was then an earlier one.
    """
    aside = name.doc[name.i + 1 : name.i + 1 + _ASIDE]
    if len(aside) < _ASIDE or aside[0].text not in ("(", ",") or aside[1].lower_ != "now":
        return False
    links = ("at", "with", "of") if aside[0].text == "(" else ("at",)
    return aside[2].lower_ in links and aside[3].text[:1].isupper()


_ASIDE = 4
"""Tokens of such an aside up to the name in it."""


def was_meanwhile(predicate: Token) -> bool:
    """Tell whether somebody did something while in a post: "X, while serving as Y, sold it".

    What somebody said then tells of a post of today. Who "started a career at X, working for
    Y" may be anywhere by now.
    """
    verb = predicate.head
    if predicate.dep_ != "advcl" or predicate.tag_ != "VBG" or verb.tag_ != "VBD":
        return False
    if verb.lemma_ in ("start", "begin") and any(
        child.dep_ == "dobj" and child.lower_ == "career" for child in verb.children
    ):
        return True
    links = {child.lower_ for child in predicate.children if child.i < predicate.i}
    # "When he was serving as Y, X sold it"
    meanwhile = "while" in links or ("when" in links and "was" in links)
    return meanwhile and verb.lemma_.lower() not in words().say


def was_first(predicate: Token) -> bool:
    """Tell whether another post came after the one that somebody began with.

    "Joined in 1998 as an engineer and became head in 2007", "started as a clerk before being
    named head".
    """
    if predicate.lemma_ not in _BEGINNING or predicate.tag_ not in ("VBD", "VBN"):
        return False
    titles = (
        one
        for link in predicate.children
        if link.lower_ == "as"
        for noun in link.children
        for one in noun.children
    )
    for child in (*predicate.children, *titles):
        if child.i < predicate.i:
            continue
        if child.dep_ == "conj" and _is_next_post(child):
            return True
        links = child.children if child.dep_ == "prep" else (child,)
        before = child.lower_ == "before" or any(
            one.lower_ == "before" for one in child.children
        )
        if before and any(one.tag_ == "VBG" and _is_next_post(one) for one in links):
            return True
    return False


def _is_next_post(verb: Token) -> bool:
    """Tell whether a verb gives somebody a further post: "became", "is now", "was promoted"."""
    if verb.lemma_ == "be":
        return any(child.lower_ == "now" for child in verb.children)
    return verb.lemma_ in ("become", "rise") or (
        verb.lemma_ in ("name", "promote", "appoint", "elevate", "make")
        and any(child.dep_ == "auxpass" for child in verb.children)
    )


_BEGINNING = frozenset(("join", "rejoin", "start", "begin", "hire"))


def has_ended(node: Token, *, after: int = -1) -> bool:
    """Tell whether "until ..." or "from 2001 to ..." hangs on a word."""
    children = [child for child in node.children if child.i > after]
    if any(child.lower_ in ("until", "till") for child in children):
        return True
    return any(
        child.dep_ == "prep"
        and child.lower_ in ("from", "between")
        and any(item.like_num for item in child.subtree)
        and (
            child.lower_ == "between"
            or any(item.lower_ == "to" for item in (*children, *child.children))
        )
        for child in children
    )
