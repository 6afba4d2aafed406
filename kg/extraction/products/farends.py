"""Finds ends of what a verb says that hang on other words than the verb.

People stand for their body, a board before its firm, a rocket on what it carries.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import arguments
from kg.extraction.grammar.frames import Frame
from kg.extraction.grammar.phrases import preposed
from kg.extraction.grammar.rolewords import role_words
from kg.extraction.grammar.slots import OBJECT, SUBJECT, of_dep, slot_tokens
from kg.extraction.products.staff import staff
from kg.model import EntityType, Mention
from kg.nlp import Document


def carried(document: Document, verb: Token, frame: Frame) -> Iterator[Mention]:
    """Yield the rocket of "launched the probe on a Zephyr rocket", which hangs on the probe."""
    if (frame.verb, frame.object, frame.relation) == ("launch", "on", "uses"):
        for load in slot_tokens(verb, OBJECT):
            for target in preposed(load, "on"):
                if target.lemma_.lower() in ("rocket", "launcher", "spacecraft"):
                    yield from arguments(document, target)


def staffed(document: Document, verb: Token, frame: Frame) -> Iterator[Mention]:
    """Yield the bodies whose people do it: "chemists at X built a sensor"."""
    if frame.relation in ("develops", "uses") and frame.subject == SUBJECT:
        for token in slot_tokens(verb, SUBJECT):
            named = {one.name for one in arguments(document, token)}
            yield from (one for one in staff(document, token) if one.name not in named)


def through(document: Document, verb: Token, frame: Frame) -> Iterator[Mention]:
    """Yield the body behind its people: "met members of the committee", "joined X's board"."""
    for token in slot_tokens(verb, frame.object):
        if token.lemma_.lower() not in frame.through:
            continue
        # "the Acme board" is Acme's; "the Acme committee" may be one of many
        board = ("compound", "nmod") if token.lemma_.lower() == "board" else ()
        owners = [document.at(one) for one in of_dep(token, ("poss", *board))]
        owned = [one for one in owners if one is not None and one.type in frame.object_types]
        yield from owned or _behind(document, token, frame.object_types)


def _is_house(body: Mention) -> bool:
    """Tell whether a body is also where others are received: "met leaders at the Kremlin"."""
    return body.name.lower() in role_words()["seats_of_power"]


def _behind(
    document: Document, token: Token, types: frozenset[EntityType]
) -> Iterator[Mention]:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "from", "in", "at"):
            for target in of_dep(child, ("pobj",)):
                mentions = [
                    one
                    for one in arguments(document, target)
                    if one.type in types and not (child.lower_ == "at" and _is_house(one))
                ]
                yield from mentions or _behind(document, target, types)
