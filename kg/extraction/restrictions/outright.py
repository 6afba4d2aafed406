"""Tells restrictions that are said outright: "arrested Ada Lovelace", "sanctions on Acme".

Of those the verb or noun always restricts, its object is named and hangs on it directly or on a
verb that makes one deed with the noun ("imposed a fine of a million on X"), and nothing puts it
off or takes it back. They are right far more often than what is read through
other words, so they have a rule name, and a rate, of their own. So have contests that are said
outright: "competes with Acme". The words are in ``nouns.toml``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.stance.stance import stance
from kg.model import MentionKind, Stance
from kg.nlp import Document
from kg.nlp.names.teams import is_match_report

RULE = "enforcement"
RIVALRY = "rivalry"


def outright(document: Document, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings; restrictions that are said outright by the rule of their own.

    Args:
        document: The annotated article.
        found: What rules read.
    """
    for finding in found:
        rule = _RULES.get(finding.relation)
        plain = (
            rule is not None
            and finding.rule in _READ
            and finding.object.kind is not MentionKind.PRONOUN
            and (_is_plain if rule == RULE else _is_rivalry)(document, finding)
        )
        yield replace(finding, rule=rule) if plain and rule is not None else finding


_RULES = {"restricts": RULE, "competes_with": RIVALRY}
_READ = frozenset(("verb", "restriction", "verb-noun", "present", "match", "mutual"))


def _is_rivalry(document: Document, finding: Finding) -> bool:
    """Tell whether two compete, whatever else they do to each other."""
    word = finding.predicate
    sport = is_match_report(document.doc) and finding.rule == "match"
    known = sport or word.lemma_.lower() in noun_words()["rivalling"]
    return known and stance(word) is Stance.ASSERTED


def _is_plain(document: Document, finding: Finding) -> bool:
    word, lists = finding.predicate, noun_words()
    verbal = word.pos_ == "VERB"
    told = finding.rule == "present"  # whose parse takes the verb for a noun
    if word == document.span(finding.object).root:  # "added X to its blacklist"
        return stance(word) is Stance.ASSERTED
    known = lists["enforcing"] if verbal or told else lists["enforced"]
    if word.lemma_.lower() not in known and word.lower_ not in known:
        return False
    if stance(word) is not Stance.ASSERTED:
        return False
    if word.dep_ == "pobj" and word.head.lower_ == "under":
        return True  # "is under sanctions"
    if not verbal and word.head.lemma_.lower() in lists["lifting_verbs"]:
        return False  # "will lift its sanctions on X"
    if told or (finding.rule == "restriction" and word.lemma_.lower() not in lists["of_some"]):
        return True
    way = _way(document.span(finding.object).root, word)
    judged = way == ("nsubj", "ccomp") and word.lemma_.lower() in ("find", "declare", "label")
    return judged or way in (_OF_VERBS if verbal else _OF_NOUNS)


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


_LINKS = ("of", "to", "from", "on", "against")
_OF_VERBS = frozenset(
    (
        *((end,) for end in ("dobj", "nsubjpass", "appos", "dative", "above")),
        *(("pobj", link, "dobj") for link in (*_LINKS, "with")),
        *((part, "pobj", link, "dobj") for part in ("amod", "compound") for link in _LINKS),
        *((part, "dobj") for part in ("amod", "compound", "poss")),
        ("nsubj",),  # "faces charges in X"
        ("dobj", "xcomp"),  # "ordered firms to block X"
        ("dobj", "ccomp"),
        ("dobj", "xcomp", "xcomp"),  # "to stop using X"
        ("pobj", "to"),
        ("pobj", "against"),
        ("pobj", "to", "nsubjpass"),
        ("dobj", "pcomp", "from"),
        ("pobj", "including", "dobj"),
    )
)
_OF_NOUNS = frozenset(
    (
        *(("pobj", link) for link in ("on", "against", "for", "of")),
        *((part, "pobj", link) for part in ("amod", "compound") for link in ("on", "against")),
    )
)
