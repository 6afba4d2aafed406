"""Reads facts that nouns for deals say: "signed an agreement with Y", "a merger of X and Y"."""

from collections.abc import Iterator
from itertools import combinations, product

from spacy.tokens import Token

from kg.extraction.deals.delegates import represented
from kg.extraction.grammar.finding import BODIES, Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import slot_tokens
from kg.nlp import Document


def agreements(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "signed an agreement with", "held talks with", "a deal between X and Y".

    Args:
        document: The annotated article.
        noun: Any noun of it, or a word of a name: "signed the Lisbon Treaty".
    """
    lists = noun_words()
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN":
        named = lemma in lists["named_deals"] and document.at(noun) is None
        yield from _among(document, noun) if named else ()
    elif _is_diplomatic(noun):
        yield from _two_sides(document, noun, "partners_with", lists["relation_verbs"])
        yield from _among(document, noun)
    elif lemma in lists["agreements"] or _is_coalition(noun):
        yield from _owned(document, noun)
        yield from _two_sides(document, noun, "partners_with", lists["agreement_verbs"])
        yield from _among(document, noun)
    elif lemma == "coordination":
        yield from _jointly(document, noun, "partners_with", lists["agreement_verbs"])
    elif lemma == "merger":
        yield from _two_sides(document, noun, "acquires", lists["agreement_verbs"])
        yield from _merged(document, noun)
    elif lemma in lists["meetings"] or noun.lower_ in lists["meetings"]:
        yield from _two_sides(document, noun, "meets", lists["meeting_verbs"])


def _owned(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X's agreement with Y"."""
    for child in noun.children:
        owner = document.at(child) if child.dep_ == "poss" else None
        if owner is not None and owner.type in BODIES:
            for target in preposed(noun, "with"):
                for other in arguments(document, target):
                    yield from linked(owner, "partners_with", other, noun, "agreement")


def _is_coalition(noun: Token) -> bool:
    """Tell whether a government is one of several parties: "formed a coalition government"."""
    return noun.lower_ == "government" and any(
        child.lower_ in noun_words()["coalitions"] for child in noun.lefts
    )


def _merged(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "the merger of X and Y" and "X's merger with Y"."""
    of = [one for token in preposed(noun, "of") for one in arguments(document, token)]
    owners = [
        one
        for child in noun.children
        if child.dep_ == "poss"
        for one in arguments(document, child)
    ]
    others = [one for token in preposed(noun, "with") for one in arguments(document, token)]
    for side in of[1:]:
        yield from linked(of[0], "acquires", side, noun, "nominal")
    for owner in owners or of:
        for other in others:
            yield from linked(owner, "acquires", other, noun, "nominal")


def _two_sides(
    document: Document, noun: Token, relation: str, governors: frozenset[str]
) -> Iterator[Finding]:
    for target in preposed(noun, "between"):
        sides = list(dict.fromkeys(arguments(document, target)))
        # Three who signed one agreement are partners each of each; calls are made one by one.
        pairs = combinations(sides, 2)
        for one, other in pairs if relation == "partners_with" else product(sides[:1], sides):
            yield from linked(one, relation, other, noun, "between")
    yield from _jointly(document, noun, relation, governors)
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep":
        verb = verb.head  # "entered into an agreement with"
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in governors:
        return
    read = represented if relation == "partners_with" else arguments
    targets = [*preposed(noun, "with"), *preposed(verb, "with")]
    for inner in preposed(noun, "of"):  # "signed a memorandum of understanding with"
        targets += preposed(inner, "with")
    others = [other for target in targets for other in read(document, target)]
    for subject in slot_tokens(verb, "subject") if others else ():
        for agent in read(document, subject):
            for other in others:
                yield from linked(agent, relation, other, noun, "agreement")


def _among(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X and Y formed a joint venture": with nobody else named, they are the sides."""
    verb = _made_by(noun)
    if verb is None or any(
        document.at(other) is not None
        for other in (
            *preposed(noun, "with", "from", "between"),
            *preposed(verb, "with", "from"),
        )
    ):
        return  # an agreement "between the two" is theirs
    said = verb if noun.pos_ == "PROPN" else noun  # a name does not tell that it is planned
    for subject in slot_tokens(verb, "subject"):
        for one, other in combinations(dict.fromkeys(represented(document, subject)), 2):
            yield from linked(one, "partners_with", other, said, "agreement")


def _made_by(noun: Token) -> Token | None:
    """Return the verb by which two make a deal, or None.

    "signed a deal", "concluded talks on a deal", "announced the signing of a deal".
    """
    lists = noun_words()
    if _is_diplomatic(noun):
        verb = noun.head
        return verb if noun.dep_ == "dobj" and verb.lemma_ in lists["relation_verbs"] else None
    if noun.tag_ not in ("NN", "NNP"):
        return None
    verbs, link = lists["joint_deal_verbs"], noun.head
    if noun.dep_ == "dobj":
        verb = link
    elif noun.dep_ != "pobj":
        return None
    elif link.head.dep_ == "dobj" and link.head.lemma_.lower() in lists["deals_talked_over"]:
        verb, verbs = link.head.head, lists["talks_ended"]
    elif link.head.dep_ == "dobj" and link.head.lemma_.lower() in lists["deals_begun"]:
        verb = link.head.head
    else:
        return None
    return verb if verb.lemma_.lower() in verbs else None


def _is_diplomatic(noun: Token) -> bool:
    """Tell whether a noun is the relations of two states: "restored diplomatic relations"."""
    return noun.lower_ == "relations" and any(
        child.lower_ == "diplomatic" for child in noun.lefts
    )


def _jointly(
    document: Document, noun: Token, relation: str, governors: frozenset[str]
) -> Iterator[Finding]:
    """Read "X developed it in partnership with Y" and "X, in coordination with Y, seized T"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "under", "through"):
        return
    above = noun.head.head
    if above.pos_ == "VERB":
        doers = [] if above.lemma_.lower() in governors else [*slot_tokens(above, "subject")]
    else:
        link = noun.head
        beside = above.dep_ == "nsubj" and link.i > above.i and link.nbor(-1).text == ","
        doers = [above] if beside else []
    for subject in doers:
        for agent in arguments(document, subject):
            for target in preposed(noun, "with"):
                for other in arguments(document, target):
                    yield from linked(agent, relation, other, noun, "agreement")
