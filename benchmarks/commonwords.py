"""Writes ``kg/resolve/commonwords.txt`` and ``kg/resolve/namewords.csv``: words by frequency.

    python -m benchmarks.commonwords words > kg/resolve/commonwords.txt
    python -m benchmarks.commonwords names > kg/resolve/namewords.csv

Nouns, verbs and adjectives are those of WordNet, by the lemmatizer's table in kg's spaCy
pipeline. The keys of its vectors (GloVe) stand in the order of how often the web prints them,
"Ford" and "ford" each for itself, and by Zipf's law the quotient of two places is about that of
the two frequencies. A word counts that has no capital at least once for every :data:`MOST`
times that it has one: "target", "guardian", "apple", not "ford" or "boeing". What is only an
adjective always does: "United" alone is short for one of many longer names.

The words of names are those that the web often prints with a capital, the frequent surnames of
``kg/nlp/names/people.toml``, which says where they are from, and the family names that Faker
(https://faker.readthedocs.io, MIT licence) lists for the languages in :data:`LOCALES`: this
needs Faker 40, which is not in kg's own environment.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.resources import files
from typing import Any

from kg.nlp.parsing.pipeline import load
from kg.resolve import names
from kg.resolve.parts import DATA

MOST = 3.5
"""How many times as often as without a capital a common word is printed with one."""
BORROWED, UNKNOWN = 7, 25_000
"""The same of a noun whose name is rare too: its place in the order is this one or a later.

Print takes it for many things then and nobody's name is known by it alone: "Polaris", "Hermes".
"""
RARE = 60_000
"""Place in the order from which on a word is rather a name ("bayer") or a slip."""
LEAST = 3
"""Letters of a word; shorter ones are acronyms."""
FREQUENT = 15_000
"""Place in the order up to which a word with a capital is no rare surname."""
LOCALES = (
    *("bg_BG", "cs_CZ", "da_DK", "de_DE", "en_GB", "en_IN", "en_NG", "en_PK", "en_US", "fi_FI"),
    *("fr_DZ", "fr_FR", "ha_NG", "ig_NG", "no_NO", "pt_BR", "pt_PT", "ro_RO", "ru_RU", "sl_SI"),
    *("sv_SE", "tr_TR", "yo_NG"),
)
"""Languages and countries whose family names are taken, a few hundred frequent ones of each."""
SURNAME_FIRST = ("chinese", "korean", "vietnamese", "hungarian", "japanese")

WORDS = """\
# Nouns, verbs and adjectives that English prints without a capital about as often as with one;
"""
NAMES = """\
# Words that names often have, "first" where a family name stands before the given one;
"""
FAMILIES = """\
# Family names of kg/nlp/names/people.toml, and of Faker 40 (MIT licence, copyright 2012 Daniele
# Faraglia), "yes" where that lists them.
"""
SOURCE = """\
# written by benchmarks/commonwords.py from the pipeline that kg reads with: words of WordNet
# (WordNet licence), frequencies of GloVe's Common Crawl vectors (PDDL).
"""


def main() -> None:
    """Print one of the files."""
    nlp = load()
    strings = nlp.vocab.strings
    place = {strings[key]: at for at, key in enumerate(nlp.vocab.vectors.key2row)}
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    if sys.argv[1:] == ["names"]:
        _print_names(place)
    else:
        _print_words(place, lemmatizer.lookups.get_table("lemma_index"))


def _print_words(place: Mapping[str, int], index: Mapping[str, list[str]]) -> None:
    others = {word for kind in ("noun", "verb") for word in index.get(kind, ())}
    adjectives = set(index.get("adj", ())) - others
    nouns = set(index.get("noun", ())) - set(index.get("verb", ()))
    found = sorted(
        word
        for word in others | adjectives
        if len(word) >= LEAST
        and word.isascii()
        and word.isalpha()
        and (
            (
                place.get(word, RARE) < RARE
                and (
                    word in adjectives
                    or place[word] <= MOST * place.get(word.title(), RARE * MOST)
                )
            )
            or (word in nouns and _is_borrowed(word, place))
        )
    )
    sys.stdout.write(WORDS + SOURCE + "\n".join(found) + "\n")


def _is_borrowed(word: str, place: Mapping[str, int]) -> bool:
    """Tell a word that is somewhat oftener a name, though a rare one, and no acronym."""
    name, acronym = place.get(word.title(), 0), place.get(word.upper(), len(place))
    known = name >= UNKNOWN and acronym > name and word in place
    return known and MOST * name < place[word] <= BORROWED * name


def _print_names(place: Mapping[str, int]) -> None:
    found = {
        names.fold(word): ""
        for word, at in place.items()
        if at < FREQUENT and word.isalpha() and word.istitle() and len(word) > 1
    }
    people = files("kg.nlp.names").joinpath("people.toml").read_text(encoding="utf-8")
    for language, every in tomllib.loads(people)["surnames"].items():
        first = "first" if language in SURNAME_FIRST else ""
        found |= {word: found.get(word) or first for word in every}
    family = set(_families())
    found |= dict.fromkeys(family - found.keys(), "")
    sys.stdout.write(NAMES + SOURCE + FAMILIES + "word,place,family\n")
    for word, first in sorted(found.items()):
        sys.stdout.write(f"{word},{first},{'yes' if word in family else ''}\n")


def _families() -> Iterator[str]:
    """Yield Faker's family names, folded, in Latin letters."""
    letters = str.maketrans(DATA["transliterate"])
    for locale in LOCALES:
        lists: Any = import_module(f"faker.providers.person.{locale}").Provider
        for name in lists.last_names:
            word = names.fold(name.lower().translate(letters))
            if word.isascii() and word.isalpha() and len(word) > 1:
                yield word


if __name__ == "__main__":
    main()
