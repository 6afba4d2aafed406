"""Weighs what a personal pronoun may mean by the grammar around each earlier mention.

The weights were chosen by hand on OntoGUM and News-Fair. How much each carries, as the share of
named he and she of OntoGUM that get their right name (.925): without TOPIC .72, without QUOTED
.90, without DISTANCE .90, without SAME, BOUND or GAP .92. DISTANCE and GAP may be half, not
double (.80): then a person who is spoken of often no longer outlives a passer-by.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from kg.model import EntityType
from kg.nlp.candidate import Candidate
from kg.nlp.parsing.words import words

SUBJECTS = frozenset(("nsubj", "nsubjpass"))

MALE = frozenset(("mr", "sir", "lord", "king", "prince", "herr", "monsieur", "pope"))
FEMALE = frozenset(
    ("mrs", "ms", "miss", "dame", "lady", "queen", "princess", "frau", "madam", "madame")
)

DISTANCE = 0.6
"""Lost for each sentence between, four at the most."""
GAP = 0.012
"""Lost for each token between: it orders the mentions of one sentence."""
ROLES: Mapping[str, float] = {"subject": 0.6, "possessive": 0.5, "other": 0.3, "oblique": -0.4}
"""Gained by what a mention is to its verb; an object gains nothing."""
BOUND = 1.0
"""Gained by the subject of the pronoun's own verb, or of the next verb above that has one."""
SAME = 2.0
"""Gained by an earlier pronoun of the same gender in the sentence."""
QUOTED = 1.5
"""Lost where one of both stands inside a quotation and the other outside."""
UNNAMED = 0.5
"""Gained by a person without a name: silence is better than a wrong name."""
APART = 1.0
"""Lost by who is spoken of before a blank line only, where a subject after it fits as well."""
LEAST = -1.5
"""The least that a mention must be worth."""


def topic(count: int) -> float:
    """Return what is gained by being spoken of ``count`` times before.

    >>> topic(1), topic(7), topic(100)
    (1.0, 3.0, 3.0)
    """
    return min(3.0, math.log2(1 + count))


def weight(token: Token, word: Token, *, sentences: int, quoted: bool) -> float:
    """Return how well a pronoun may mean a mention, by their places.

    Args:
        token: The pronoun.
        word: Head of the mention, before the pronoun.
        sentences: How many sentences the mention is back.
        quoted: Whether a quotation mark stands between them.
    """
    found = ROLES.get(role(word), 0.0) - DISTANCE * min(sentences, 4)
    found -= GAP * (token.i - word.i)
    if sentences == 0 and word.i in doers(token):
        found += BOUND
    return found - QUOTED if quoted else found


def role(word: Token) -> str:
    """Return what a word is to its verb: subject, object, possessive, oblique, other.

    A name that heads a sentence without a verb, an item of a list of people, is as a subject.
    """
    while word.dep_ in ("appos", "compound", "conj") and word.head.i != word.i:
        if word.pos_ in ("VERB", "AUX"):
            break
        word = word.head
    if word.dep_ in SUBJECTS or (word.dep_ == "ROOT" and word.pos_ == "PROPN"):
        return "subject"
    if word.dep_ in ("dobj", "dative", "attr"):
        return "object"
    return {"poss": "possessive", "pobj": "oblique"}.get(word.dep_, "other")


def predicate(word: Token) -> int:
    """Return the index of the verb that a word is an argument of, also by a preposition."""
    while word.dep_ in ("appos", "compound", "pobj", "prep", "conj"):
        if word.head.i == word.i or word.head.pos_ in ("VERB", "AUX"):
            break
        word = word.head
    return word.head.i


def clashes(token: Token, word: Token) -> bool:
    """Tell whether both are arguments of one verb ("Xi met him": him is not Xi)."""
    if "poss" in (token.dep_, word.dep_) or token.lower_.endswith("self"):
        return False
    return word.i != token.i and predicate(word) == predicate(token)


def bound(token: Token) -> set[int]:
    """Return the subjects of the nearest verb above a word that has one before it."""
    for verb in token.ancestors:
        found = {
            child.i for child in verb.children if child.dep_ in SUBJECTS and child.i < token.i
        }
        if found:
            relative = verb.dep_ == "relcl" and all(
                token.doc[place].lower_ in _RELATIVE for place in found
            )
            return {verb.head.i} if relative else found
    return set()


_RELATIVE = frozenset(("who", "that"))
"""What stands for the noun before it: "X, who met her mother"."""


def doers(token: Token) -> set[int]:
    """Return who does what a pronoun stands in: B of "A accused B of saying that he".

    Without such a clause it is the subjects above (:func:`bound`).
    """
    for verb in token.ancestors:
        link = verb.head
        if verb.dep_ == "pcomp" and link.lower_ in _TOLD and link.head.pos_ == "VERB":
            told = {
                child.i
                for child in link.head.children
                if child.dep_ == "dobj" and child.right_edge.i == link.i - 1
            }
            if told:
                return told
        if any(child.dep_ in SUBJECTS and child.i < token.i for child in verb.children):
            break
    return bound(token)


_TOLD = frozenset(("of", "for", "from", "into"))
"""Prepositions whose gerund is what the object before them does."""


def genders(doc: Doc, found: Sequence[Candidate], names: Sequence[str]) -> dict[str, str]:
    """Return "m" or "f" of the people of whom a title, a noun or their given name tells it."""
    nouns, given = words().gender_nouns, words().gender_given
    sure: dict[str, str] = {}
    likely: dict[str, str] = {}
    for item, name in zip(found, names, strict=True):
        if item.type is not EntityType.PERSON:
            continue
        title = doc[item.start - 1].lower_.rstrip(".") if item.start else ""
        if title in MALE or title in FEMALE:
            sure[name] = "m" if title in MALE else "f"
            continue
        first = name.split()[0].lower() if " " in name else ""
        told = nouns.get(title) or given.get(first)
        if told in ("m", "f"):
            likely.setdefault(name, told)
    return likely | sure


def stands_at_a_name(word: Token) -> bool:
    """Tell whether a noun is said of somebody else: "his wife Ann", "Ann is a woman who"."""
    if word.dep_ in ("attr", "appos", "compound", "amod") or word.ent_type_ == "PERSON":
        return True
    if word.i + 1 < len(word.doc) and word.nbor(1).ent_type_ == "PERSON":
        return True
    return any(
        child.dep_ in ("appos", "compound") and child.ent_type_ == "PERSON"
        for child in word.children
    )


@cache
def unnamed(gender: str) -> frozenset[str]:
    """Return the nouns for a person whom a pronoun of this gender may mean."""
    return frozenset(
        noun for noun, told in words().gender_nouns.items() if told in (gender, "")
    )
