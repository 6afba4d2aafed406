"""Reads whom verbs shut out by what they forbid: "barred staff from using X", "banned X cars".

The words are in ``nouns.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import ACTORS, Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import slot_tokens
from kg.extraction.restrictions.reach import is_maker, through, whom
from kg.model import EntityType, Mention
from kg.nlp import Document


def barred(document: Document, verb: Token) -> Iterator[Finding]:
    """Yield who is shut out, or whose things are: "banned X equipment".

    Args:
        document: The annotated article.
        verb: Any verb of it.
    """
    lists = noun_words()
    if verb.lemma_.lower() not in lists["forbid_verbs"] | lists["shut_out_verbs"]:
        return
    targets = list(_shut_out(document, verb))
    for link in verb.children:
        for use in link.children if link.dep_ == "prep" and link.lower_ == "from" else ():
            if use.dep_ == "pcomp" and use.lemma_.lower() in lists["use_verbs"]:
                for target in slot_tokens(use, "object"):
                    targets += _used(document, target)
    for token in slot_tokens(verb, "subject"):
        for agent in arguments(document, token):
            for one in targets if agent.type in ACTORS else ():
                yield from linked(agent, "restricts", one, verb, "restriction")


def _used(document: Document, target: Token) -> Iterator[Mention]:
    """Yield the T of "from using T", or the X of "from using X's service"."""
    owners = [child for child in target.children if child.dep_ == "poss"]
    service = target.lemma_.lower() in noun_words()["outlets"] | noun_words()["wares_of_firms"]
    for owner in owners if service else ():
        yield from (
            one for one in arguments(document, owner) if one.type is EntityType.INSTITUTION
        )
    for one in arguments(document, target):
        if one.type is EntityType.TECHNOLOGY and not (service and owners):
            yield one


def _shut_out(document: Document, verb: Token) -> Iterator[Mention]:
    """Yield the X of "banned X equipment", "expelled X diplomats", "banned citizens of X"."""
    lists = noun_words()
    for goods in slot_tokens(verb, "object"):
        if document.at(goods) is not None:
            continue
        for maker in through(document, goods):
            if is_maker(document, maker):
                yield from arguments(document, maker)
        shut_out = verb.lemma_.lower() in lists["shut_out_verbs"]
        if shut_out and goods.lemma_.lower() in lists["wares"]:
            yield from _hit_with(document, goods)


def _hit_with(document: Document, goods: Token) -> Iterator[Mention]:
    """Yield the country of "Japanese nationals" and "citizens of Japan"."""
    yield from whom(document, goods, wares=False)
    if goods.lemma_.lower() in noun_words()["nationals"]:
        for country in preposed(goods, "of"):
            yield from arguments(document, country)
