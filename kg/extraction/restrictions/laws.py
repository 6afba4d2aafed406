"""Reads what laws and rules limit, and whose they are: "adopted rules that limit T".

The words are in ``nouns.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import ACTORS, Finding, arguments
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import is_passive, slot_tokens
from kg.extraction.restrictions.reach import through
from kg.nlp import Document


def laws(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "adopted rules that limit T", "X's law banning T", "rules by X that bar T".

    Whoever makes a rule restricts what the rule does; how far it has come, the verb says.
    """
    lists = noun_words()
    if noun.lemma_.lower() not in lists["laws"]:
        return
    targets = [
        target
        for verb in noun.children
        if verb.dep_ in ("relcl", "acl")
        and verb.i > noun.i
        and is_rules_own(verb, lists["rule_verbs"])
        for target in _ruled_out(document, verb)
    ]
    verb, word = noun.head, noun
    if noun.dep_ == "nsubj" and verb.lemma_.lower() in lists["rule_verbs"]:
        targets += _ruled_out(document, verb)  # "X's rules bar T"
        word = verb
    if not targets:
        return
    agents = list(_lawgivers(noun))
    if noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in lists["law_verbs"]:
        agents += slot_tokens(verb, "subject")
        word = verb
    for agent in agents:
        for one in arguments(document, agent):
            for target in targets if one.type in ACTORS else ():
                for object_ in arguments(document, target):
                    yield from linked(one, "restricts", object_, word, "restriction")


def _lawgivers(noun: Token) -> Iterator[Token]:
    """Yield X of "X's law", "an X law", "rules by X" and "rules, announced by X, that"."""
    yield from (child for child in noun.lefts if child.dep_ in ("poss", "amod", "compound"))
    yield from preposed(noun, "by")
    for issued in noun.children:
        if issued.dep_ == "acl" and issued.lemma_.lower() in noun_words()["law_verbs"]:
            yield from preposed(issued, "by")


def is_rules_own(verb: Token, lemmas: frozenset[str]) -> bool:
    """Tell whether a clause on a rule says what the rule does: "rules that limit T"."""
    if verb.lemma_.lower() not in lemmas or is_passive(verb):
        return False
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    return all(child.tag_ in ("WDT", "WP") for child in own)


def _ruled_out(document: Document, verb: Token) -> Iterator[Token]:
    """Yield what a rule's verb hits, through "the use of T" and "exports of T"."""
    for target in slot_tokens(verb, "object"):
        yield from through(document, target)
