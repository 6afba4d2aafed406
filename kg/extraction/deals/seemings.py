"""Tells deals that only seem to be some, and gives buyers the names of their day.

Who bought a firm may be called after both today: "Acme bought Zephyr" is no deed of "Acme
Zephyr". "Partner Content Sponsored by Acme" stands over an advertisement, and whoever moves
"to Zephyr, its own system" buys it of nobody.
"""

from dataclasses import replace

from kg.extraction.grammar.finding import Finding
from kg.nlp import Document


def as_then(finding: Finding) -> Finding:
    """Return a purchase with the buyer as printed, if its fuller name holds what it bought.

    Args:
        finding: What a rule read.
    """
    buyer, bought = finding.subject, finding.object.name
    later = f" {bought} " in f" {buyer.name} " and bought not in buyer.text
    if finding.relation != "acquires" or not later or buyer.text not in buyer.name:
        return finding
    return replace(finding, subject=replace(buyer, name=buyer.text))


def only_seems(document: Document, finding: Finding) -> bool:
    """Tell whether words only look like a deal.

    Args:
        document: The annotated article.
        finding: What a rule read.
    """
    if finding.relation == "invests_in":
        return _is_label(finding)
    return finding.relation == "supplies" and _is_buyers_own(document, finding)


def _is_label(finding: Finding) -> bool:
    """Tell whether money is given only by a label: "Promoted Post Sponsored by Acme"."""
    word = finding.predicate
    titled = word.is_title and not word.is_sent_start and word.dep_ in ("acl", "ROOT")
    if not titled or word.tag_ != "VBN":
        return False
    return not any(one.tag_ in _FINITE for one in word.sent if one != word)


_FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))


def _is_buyers_own(document: Document, finding: Finding) -> bool:
    """Tell whether a seller is the buyer's own thing: "moved to Zephyr, its own system"."""
    if finding.subject not in document.mentions:
        return False
    nouns = (one for one in document.span(finding.subject).root.rights if one.dep_ == "appos")
    return any(
        any(one.lower_ == "own" for one in noun.lefts)
        and any(one.tag_ == "PRP$" for one in noun.lefts)
        for noun in nouns
    )
