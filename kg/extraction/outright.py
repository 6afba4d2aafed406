"""Tells restrictions that are said outright: "arrested Ada Lovelace", "sanctions on Acme".

Of those the verb or noun always restricts, its object is named and hangs on it directly, and
nothing puts it off or takes it back. They are right far more often than what is read through
other words, so they have a rule name, and a rate, of their own. So have contests that are said
outright: "competes with Acme". The words are in ``nouns.toml``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.finding import Finding
from kg.extraction.phrases import noun_words
from kg.extraction.stance import stance
from kg.model import MentionKind, Stance
from kg.nlp import Document

RULE = "enforcement"


def outright(document: Document, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings; restrictions that are said outright by the rule of their own.

    Args:
        document: The annotated article.
        found: What rules read.
    """
    for finding in found:
        plain = (
            finding.relation == "restricts"
            and finding.rule in _RULES
            and finding.object.kind is not MentionKind.PRONOUN
            and _is_plain(document, finding)
        )
        yield replace(finding, rule=RULE) if plain else finding


_RULES = frozenset(("verb", "restriction", "verb-noun", "present"))


def _is_plain(document: Document, finding: Finding) -> bool:
    word, lists = finding.predicate, noun_words()
    verbal = word.pos_ == "VERB"
    told = finding.rule == "present"  # whose parse takes the verb for a noun
    if word == document.span(finding.object).root:  # "added X to its blacklist"
        return stance(word) is Stance.ASSERTED
    known = lists["enforcing"] if verbal or told else lists["enforced"]
    if word.lemma_.lower() not in known and word.lower_ not in known:
        return False
    ways = _OF_VERBS if verbal else _OF_NOUNS
    return (told or _way(document.span(finding.object).root, word) in ways) and (
        stance(word) is Stance.ASSERTED
    )


_STEPS = 8
"""Heads between an object and its verb: each further name of a list is one more."""


def _way(root: Token, word: Token) -> tuple[str, ...]:
    """Return how an object hangs on a word, from below; lists and appositions add nothing.

    Of "X, who was jailed by Y" and "the firm sued by Y" the object is above.
    """
    if word == root or (word.dep_ in ("relcl", "acl") and word.head == root):
        return ("above",)
    way: list[str] = []
    for _ in range(_STEPS):
        if root == word or root.head == root:
            break
        if root.dep_ not in ("conj", "appos") or root.head == word:
            way.append(root.lower_ if root.dep_ == "prep" else root.dep_)
        root = root.head
    return tuple(way) if root == word else ()


_OF_VERBS = frozenset(
    (
        *((end,) for end in ("dobj", "nsubjpass", "appos", "dative", "above")),
        *(("pobj", link, "dobj") for link in ("of", "to", "from")),
        *(("amod", "pobj", link, "dobj") for link in ("to", "of")),
        ("dobj", "pcomp", "from"),
        *((part, "dobj") for part in ("amod", "compound", "poss")),
        ("pobj", "with", "dobj"),
    )
)
_OF_NOUNS = frozenset(
    (
        *((end, link) for end in ("pobj",) for link in ("on", "against", "for", "of")),
        *((part, "pobj", link) for part in ("amod", "compound") for link in ("on", "against")),
    )
)
