"""Finds the verbs that give somebody a post, and where its title starts.

"X is / became / was named / served as" a post, "Y named X" to one, "X was promoted to" one.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import BODIES
from kg.extraction.grammar.relatives import friend_of, who_above
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import is_passive, of_dep
from kg.model import Mention
from kg.nlp import Document

_PLACES = frozenset(("nsubj", "nsubjpass", "dobj", "appos", "conj"))
"""Where somebody stands whom a verb may give a post."""

_SAME_SUBJECT = frozenset(("after", "before", "since", "by", "on", "upon", "while", "without"))
"""Before a participle that whoever the clause is about does: "after resigning as"."""


_MOVING = frozenset(("leave", "quit", "join", "rejoin"))
"""Verbs whose object does not do what follows: "left Acme to become president of Zephyr"."""


def post_verbs(person: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the verbs that may give somebody a post.

    Args:
        person: The head of the person's name.

    Yields:
        The verb, and whether the person is its subject.
    """
    yield from _relative(person)
    if person.dep_ not in _PLACES:
        return
    if person.dep_ == "appos" and person.head.pos_ == "NOUN" and person.head.i < person.i:
        person = person.head  # "The report's author, X, is"
        yield from _relative(person)
    verb = person.head
    if person.dep_ in ("nsubj", "nsubjpass"):
        yield verb, True
        yield from ((one, True) for one in _next(verb))
        for joined in verb.conjuncts:
            if not any(of_dep(joined, ("nsubj", "nsubjpass"))):
                yield joined, True
                yield from ((one, True) for one in _next(joined))
    elif person.dep_ == "dobj":
        yield verb, False
    if (
        person.dep_ in ("nsubjpass", "dobj")
        and verb.lemma_.lower() in role_words()["naming_verbs"]
    ):
        for one in of_dep(verb, ("xcomp",)):
            yield one, True  # "was named to succeed Y", "named X to succeed Y"


def _relative(noun: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the verbs of "X, who is" and "X, a lawyer who is"."""
    said = list(of_dep(noun, ("appos",)))
    # "X, chairman of Y, who is": the parse may hang the clause on Y.
    bodies = [each for one in said for each in one.subtree if who_above(each) == noun]
    own = [noun] if friend_of(noun) is None else []
    for one in (*own, *said, *bodies):
        for clause in of_dep(one, ("relcl",)):
            if _has_who(clause):
                yield clause, True
                yield from ((verb, True) for verb in _next(clause))


def _has_who(clause: Token) -> bool:
    return any(
        word.lower_ in ("who", "that") for word in of_dep(clause, ("nsubj", "nsubjpass"))
    )


def _next(verb: Token) -> Iterator[Token]:
    """Yield the verb of "rose to become", "went on to serve as", "is due to take over as"."""
    lists = role_words()
    given = (
        lists["copulas"]
        | lists["serving_verbs"]
        | lists["taking_verbs"]
        | lists["naming_verbs"]
    )
    for link in of_dep(verb, ("prep",)):
        if link.lower_ in _SAME_SUBJECT:
            for one in of_dep(link, ("pcomp",)):
                active = one.lemma_.lower() not in lists["naming_verbs"] or is_passive(one)
                if one.lemma_.lower() in given and active:
                    yield one  # "after resigning as chairman", "since being named chairman"
    yield from _meanwhile(verb)
    given -= lists["naming_verbs"]
    if any(of_dep(verb, ("dobj",))) and verb.lemma_.lower() not in _MOVING:
        return
    links = (verb, *(one for one in of_dep(verb, ("acomp",)) if one.pos_ == "ADJ"))
    for link in links:
        for one in of_dep(link, ("xcomp", "advcl")):
            opened = any(word.lower_ == "to" for word in of_dep(one, ("aux",)))
            if opened and one.lemma_.lower() in given and not any(of_dep(one, ("nsubj",))):
                yield one


def _meanwhile(verb: Token) -> Iterator[Token]:
    """Yield the verb of "while serving as chairman, X sold Y"."""
    for one in of_dep(verb, ("advcl",)):
        timed = any(word.lower_ in _SAME_SUBJECT for word in of_dep(one, ("mark",)))
        serves = one.lemma_.lower() in role_words()["serving_verbs"]
        if timed and serves and one.tag_ == "VBG":
            yield one


def post_starts(verb: Token, lemma: str, *, subject: bool) -> Iterator[tuple[int, str]]:
    """Yield where the title that a verb gives may start, with the name of the rule.

    Args:
        verb: The verb.
        lemma: Its lemma in small letters.
        subject: Whether the holder is the verb's subject.
    """
    lists = role_words()
    for child in _complements(verb):
        if child.i < verb.i:
            continue
        if subject and lemma in lists["copulas"] and child.dep_ in ("attr", "acomp", "dobj"):
            yield child.left_edge.i, "copula"
        elif lemma in lists["naming_verbs"] and child.dep_ in ("oprd", "attr", "xcomp", "dobj"):
            # "X made partner", but of "X picked chairman Y" the chairman is Y, and of "X named
            # a banker to lead Z" the banker
            bare = child.pos_ == "NOUN" and not any(of_dep(child, ("det",)))
            taken = subject and (is_passive(verb) or bare)
            # ... and who "appoints prime minister X's cabinet" is no minister thereby
            taken = taken and (child.dep_ != "dobj" or not any(of_dep(child, ("poss",))))
            other = subject and not is_passive(verb) and _names_person(child)
            if (child.dep_ != "dobj" or taken) and not other:
                yield child.left_edge.i, "named"
        elif child.dep_ in ("prep", "dative"):
            yield from _after_link(verb, lemma, child, subject=subject)


def _names_person(phrase: Token) -> bool:
    """Tell whether a phrase names who is called something: "declared envoy X unwelcome"."""
    return any(one.ent_type_ == "PERSON" for one in phrase.subtree)


def _after_link(
    verb: Token, lemma: str, link: Token, *, subject: bool
) -> Iterator[tuple[int, str]]:
    """Yield the title after "as" or, of "promoted X to chief executive", after "to"."""
    lists = role_words()
    changing = lists["naming_verbs"] | lists["raising_verbs"] | lists["removing_verbs"]
    if subject and lemma in changing and not is_passive(verb) and _has_object(verb, link):
        return  # who appoints another "as minister" is none thereby
    if subject and lemma == "swear" and not is_passive(verb):
        return  # nor who swears "in" another, which parsers take for a preposition
    if link.lower_ == "to" and lemma in lists["raising_verbs"]:
        rule = "named"
    elif link.lower_ == "as" and (
        lemma in lists["naming_verbs"]
        or lemma in lists["serving_verbs"]
        or (subject and lemma in lists["taking_verbs"] and not is_passive(verb))
    ):
        rule = "served-as"
    else:
        return
    for target in of_dep(link, ("pobj",)):
        yield target.left_edge.i, rule


def _has_object(verb: Token, link: Token) -> bool:
    """Tell whether a verb has an object, also after its particle: "swore in Y as senator"."""
    particles = (one for one in of_dep(verb, ("prep",)) if one.i == verb.i + 1 < link.i)
    return any(of_dep(verb, ("dobj",))) or any(
        child.pos_ == "PROPN" for one in particles for child in of_dep(one, ("pobj",))
    )


def headline_post(document: Document, name: Span) -> tuple[Mention | None, int]:
    """Return the body of "X names Y finance chief" and where Y's title starts.

    In headlines the tagger takes "names" and "taps" for nouns, and the parse is lost.
    """
    doc, at = document.doc, name.start - 1
    first = name.sent.start
    if at <= first or doc[at].tag_ != "NNS":
        return None, 0
    if doc[at].lemma_.lower() not in role_words()["naming_verbs"]:
        return None, 0
    body = document.at(doc[at - 1])
    if body is None or document.spans[document.owner[at - 1]].start != first:
        return None, 0
    start = name.end
    while start < name.sent.end and doc[start].lower_ in (
        "as",
        "to",
        "be",
        "its",
        "new",
        "next",
    ):
        start += 1
    return (body, start) if body.type in BODIES else (None, 0)


def _complements(verb: Token) -> Iterator[Token]:
    """Yield what hangs on a verb, and the post of "picked X to be its chairman".

    Of "is in line to be its chairman" the post is that of "to be" alone, which is to come.
    """
    yield from verb.children
    below = ("advcl", "xcomp") if verb.lemma_ != "be" else ()
    for be in of_dep(verb, below):
        if be.lemma_ == "be":
            yield from of_dep(be, ("attr",))
