"""Rules names out for a description, or leaves it open: "the company" that may be another.

The weights of :mod:`.nominals` see how near a name is and how often it is spoken of. Some
of what the sentence says is no matter of degree: nobody's parent is its own, a company that
somebody has left is not whom he works for, and who speaks for a body calls that one "the
company".
"""

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from kg.model import EntityType, MentionKind
from kg.nlp.parsing.described import descriptions
from kg.nlp.parsing.words import words
from kg.nlp.references.anaphora import anaphora
from kg.nlp.references.discourse import Discourse
from kg.nlp.references.fitting import fits, noun
from kg.nlp.references.ranking import Option
from kg.nlp.references.salience import SUBJECTS, role

_FAR = 5
# Sentences looked back over for a noun without a name, the description's own included.


def is_ruled_out(told: Discourse, token: Token, place: int, index: int) -> bool:
    """Tell whether a description cannot mean a name that is spoken of at a place.

    Args:
        told: The article so far.
        token: The description's noun.
        place: Where the name is spoken of.
        index: Its candidate.
    """
    head = told.head(place, index)
    return _is_said_of(token, head) or _is_left(head) or _is_in_what_it_says(told, token, index)


def _is_said_of(token: Token, head: Token) -> bool:
    """Tell whether a description is the owner of what a name is: "X, the carrier's parent"."""
    above = token.head
    return (
        token.dep_ == "poss" and above.dep_ == "appos" and head in (above.head, *_joined(above))
    )


def _joined(noun: Token) -> Iterator[Token]:
    """Yield what the noun that an apposition hangs on is joined to: "X and Y, the parent"."""
    yield from noun.head.conjuncts


def _is_left(head: Token) -> bool:
    """Tell whether a body is only where a newcomer was: "hired X, Acme's former head of Y".

    "X, Acme's former head, said the company" is Acme still: the newcomer is no subject.
    """
    post = head.head
    while post.dep_ in ("pobj", "prep") and post.head.i != post.i:
        post = post.head
    past = any(child.lower_ in descriptions().past for child in post.lefts)
    return past and post.dep_ == "appos" and role(post.head) in ("object", "oblique")


def _is_in_what_it_says(told: Discourse, token: Token, index: int) -> bool:
    """Tell whether a name is the subject of what the description says of it.

    "The company announced that Acme would be sold": Acme is another.
    """
    if token.dep_ not in SUBJECTS:
        return False
    clauses = [child for child in token.head.children if child.dep_ == "ccomp"]
    return any(
        told.names[other] == told.names[index]
        and told.found[other].kind is MentionKind.NAME
        and told.roots[other].dep_ in SUBJECTS
        and told.roots[other].head in clauses
        for clause in clauses
        for _, other in told.ahead(token, clause.right_edge.i + 1)
    )


def is_open(told: Discourse, token: Token, index: int, options: Sequence[Option]) -> bool:
    """Tell whether another body may be meant as well as the one that weighs most.

    By two joined names ("Toyota and Honda build cars. The company": of two neither), by who
    speaks, or by another body that stands nearer.
    """
    others = {option.index for option in options if option.name} - {index}
    if is_joined(told, token, index, others) or owns_anothers(told, token, index):
        return True
    return noun(token) in anaphora().commercial and (
        _speaks_for_another(told, token, index) or _is_passed_over(told, token, index, others)
    )


def is_joined(told: Discourse, token: Token, index: int, others: Collection[int]) -> bool:
    """Tell whether a name was last joined to another of some that may be meant as well."""
    place = next(at for at, one in told.recent(token, len(token.doc)) if one == index)
    if place != told.found[index].start:
        return False
    return any(told.owner.get(word.i) in others for word in told.roots[index].conjuncts)


def owns_anothers(told: Discourse, token: Token, index: int) -> bool:
    """Tell whether what a word is the owner of has another body's name: "its Acme Browser"."""
    if token.dep_ != "poss":
        return False
    phrase = range(token.i + 1, token.head.i + 1)
    owned = next((told.owner[place] for place in phrase if place in told.owner), None)
    if owned is None:
        return False
    name = told.names[owned]
    return not name.startswith(told.names[index]) and any(
        item.type is EntityType.INSTITUTION and name.startswith(f"{other} ")
        for item, other in zip(told.found, told.names, strict=True)
    )


def _speaks_for_another(told: Discourse, token: Token, index: int) -> bool:
    """Tell whether an officer of another body says what a description stands in."""
    lemma = noun(token)
    names = {
        told.names[other]
        for verb in token.ancestors
        if verb.lemma_.lower() in words().say
        for subject in verb.children
        if subject.dep_ in SUBJECTS
        and not subject.left_edge.i <= token.i <= subject.right_edge.i
        for other in _spoken_for(told, subject)
        if fits(told, lemma, other)
    }
    return bool(names) and told.names[index] not in names


def _spoken_for(told: Discourse, speaker: Token) -> Iterator[int]:
    """Yield the bodies of "X, chief executive of Acme" and "an Acme spokesman"."""
    phrase = speaker.doc[speaker.left_edge.i : speaker.right_edge.i + 1]
    if not any(word.lemma_.lower() in anaphora().officers for word in phrase):
        return
    for place in range(phrase.start, phrase.end):
        other = told.owner.get(place)
        if other is not None and told.found[other].type is EntityType.INSTITUTION:
            yield other


def _is_passed_over(told: Discourse, token: Token, index: int, others: set[int]) -> bool:
    """Tell whether the sentence names another body so far, and not the one that weighs most.

    "Fewer people buy from Nokia, though the company hopes": not Samsung of the lines before.
    """
    here, lemma = told.sentence[token.i], noun(token)
    named = {
        told.names[other]: _is_of_weight(told.head(place, other)) and fits(told, lemma, other)
        for place, other in told.recent(token, 1)
        if told.sentence[place] == here
    }
    return told.names[index] not in named and any(
        named.get(told.names[other]) for other in others
    )


def _is_of_weight(head: Token) -> bool:
    """Tell whether a name is more than a part of a phrase: not "debut of Acme", "Acme data"."""
    part = role(head)
    if part == "oblique":
        return head.dep_ == "pobj" and head.head.lower_ != "of"
    return part in ("subject", "possessive", "object")


def is_introduced(told: Discourse, token: Token) -> bool:
    """Tell whether something without a name comes in by the same noun: "a company"."""
    here = told.sentence[token.i]
    for at in range(token.i - 1, -1, -1):
        if here - told.sentence[at] >= _FAR:
            return False
        word = token.doc[at]
        if (
            noun(word) == noun(token)
            and word.dep_ not in ("compound", "appos", "attr")
            and at not in told.owner
        ):
            return any(child.lower_ in ("a", "an", "another") for child in word.lefts)
    return False


def is_of_nameless(told: Discourse, token: Token) -> bool:
    """Tell whether the noun stood for something without a name when it was used last.

    "The ministry" after "Germany's health ministry" is that one, whose name nobody gives.
    """
    doc, here = token.doc, told.sentence[token.i]
    for at in range(token.i - 1, -1, -1):
        if here - told.sentence[at] >= _FAR:
            return False
        if noun(doc[at]) != noun(token) or doc[at].dep_ == "compound":
            continue
        return at not in told.owner and any(child.dep_ == "poss" for child in doc[at].lefts)
    return False
