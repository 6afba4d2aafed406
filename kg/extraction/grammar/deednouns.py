"""Finds the nouns that make one deed with their verb: "won a contract", "put $8bn into X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import arguments
from kg.extraction.grammar.frames import Frame
from kg.extraction.grammar.phrases import is_sum, preposed
from kg.extraction.grammar.slots import OBJECT, SUBJECT, slot_tokens
from kg.model import Mention
from kg.nlp import Document
from kg.nlp.parsing.lookups import once


def deed_noun(verb: Token, frame: Frame) -> Token | None:
    """Return the object that makes one predicate with the verb: "won a contract"."""
    if not frame.noun:
        return None
    money = "billion" in frame.noun
    return next(
        (
            token
            for token in _objects(verb)
            if token.lemma_.lower() in frame.noun or (money and is_sum(token))
        ),
        None,
    )


@once
def _objects(verb: Token) -> tuple[Token, ...]:
    """Return the objects of a verb and what they share: each of its frames asks for them."""
    return tuple(
        token for thing in slot_tokens(verb, OBJECT) for token in (thing, *_shared(thing))
    )


def joined(document: Document, verb: Token, frame: Frame) -> Iterator[Mention]:
    """Yield what hangs on a second noun: B of "took a degree at A and a doctorate at B".

    Parsers join the second noun to the first or to its institution.
    """
    for noun in verb.rights if frame.noun and frame.object not in (SUBJECT, OBJECT) else ():
        for token in noun.subtree:
            if (
                token.dep_ == "conj"
                and token.pos_ == "NOUN"
                and token.lemma_.lower() in frame.noun
                and not any(one.pos_ == "VERB" for one in token.ancestors if one.i > verb.i)
            ):
                for target in preposed(token, frame.object):
                    for mention in arguments(document, target):
                        if mention.type in frame.object_types:
                            yield mention


def _shared(part: Token) -> Iterator[Token]:
    """Yield the goods of "most of its gas" and "a third of its oil"."""
    if part.lower_ in _SHARES:
        for link in part.children:
            if link.dep_ == "prep" and link.lower_ == "of":
                yield from (one for one in link.children if one.dep_ == "pobj")


_SHARES = frozenset(
    (
        *("most", "third", "quarter", "half", "all", "much", "some", "part", "share", "%"),
        *("percent", "majority", "bulk", "fifth", "tenth", "lot"),
    )
)
