"""Writes ``kg/resolve/commonwords.txt``: words that English prints without a capital too.

    python -m benchmarks.commonwords > kg/resolve/commonwords.txt

Nouns, verbs and adjectives are those of WordNet, by the lemmatizer's table in kg's spaCy
pipeline. The keys of its vectors (GloVe) stand in the order of how often the web prints them,
"Ford" and "ford" each for itself, and by Zipf's law the quotient of two places is about that of
the two frequencies. A word counts that has no capital at least once for every :data:`MOST`
times that it has one: "target", "guardian", "apple", not "ford" or "boeing". What is only an
adjective always does: "United" alone is short for one of many longer names.
"""

import sys
from typing import Any

from kg.nlp.pipeline import load

MOST = 3.5
"""How many times as often as without a capital a common word is printed with one."""
RARE = 60_000
"""Place in the order from which on a word is rather a name ("bayer") or a slip."""
LEAST = 3
"""Letters of a word; shorter ones are acronyms."""

HEADER = """\
# Nouns, verbs and adjectives that English prints without a capital about as often as with one;
# written by benchmarks/commonwords.py from the pipeline that kg reads with: words of WordNet
# (WordNet licence), frequencies of GloVe's Common Crawl vectors (PDDL).
"""


def main() -> None:
    """Print the file."""
    nlp = load()
    strings = nlp.vocab.strings
    place = {
        strings[key]: at for at, key in enumerate(nlp.vocab.vectors.key2row) if key in strings
    }
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    others = {word for kind in ("noun", "verb") for word in index.get(kind, ())}
    adjectives = set(index.get("adj", ())) - others
    words = others | adjectives
    found = sorted(
        word
        for word in words
        if len(word) >= LEAST
        and word.isascii()
        and word.isalpha()
        and place.get(word, RARE) < RARE
        and (word in adjectives or place[word] <= MOST * place.get(word.title(), RARE * MOST))
    )
    sys.stdout.write(HEADER + "\n".join(found) + "\n")


if __name__ == "__main__":
    main()
