"""Tells the lists that keep their members out: "its entity list", "a list of terrorists".

The words are in ``nouns.toml``.
"""

from spacy.tokens import Token

from kg.extraction.grammar.phrases import noun_words, preposed


def is_blacklist(place: Token) -> bool:
    """Tell whether a word is a blacklist: "its entity list" is one, "the guest list" none."""
    lists = noun_words()
    if place.lemma_.lower() in lists["blacklists"]:
        return True
    kinds = {child.lower_ for child in place.lefts}
    if place.lemma_.lower() != "list":
        return False
    whose = {one.lemma_.lower() for one in preposed(place, "of")}
    return not (
        kinds.isdisjoint(lists["blacklist_kinds"]) and whose.isdisjoint(lists["listed_kinds"])
    )
