"""Weighs what a rule reads by what the network says of the same two in the same sentence.

Rules know which words say a fact, the network what facts look like; they err in different
places. On annotated texts that neither rules nor network were made with, of what a rule reads
and the network sees well above an even chance 19 of 20 facts are right, of what it sees below
it half. So the rule's rate (``confidence.toml``) and the network's logits together give the
confidence, by a logistic regression whose weights stand in ``weighing.toml``
(:mod:`benchmarks.weighing` fits them). What the network cannot read, facts across sentences and
relations that it never learned, keeps the rule's rate.
"""

import math
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from kg.extraction.learned.network import Floats, Network, Output, load
from kg.extraction.learned.reading import by_relation, ends, logits
from kg.model import Fact, Mention
from kg.nlp import Document

WORK = frozenset(("holds_position", "member_of", "employed_by", "founded"))
"""Relations of which one often implies another: they do not speak against each other."""

_KIN = frozenset(("related_to", "child_of", "spouse_of"))
"""Whoever is a child or a spouse is related as well."""

_TRADE = frozenset(("supplies", "partners_with"))
"""Whoever supplies somebody by a contract is a partner as well."""


_PLAIN = frozenset(
    (
        *("plain-use", "plain-purchase", "plain-investment", "round", "trade-kin"),
        *("named-owner", "made-product", "armed-use"),
        *("named-use", "named-basis", "stake-of-body"),
        *("flight", "arms-of-country", "armed-deed", "plain-supply"),
        *("contract", "picked", "customer"),
        *("membership", "joins-group", "body-of-member", "board-seat", "party-of-person"),
        *("kin-noun", "dismissal", "recruitment", "roster", "in-law"),
        *("ownership", "unit-of-owner", "unit-of", "home-behind-name", "player"),
    )
)
"""Rules of words that say one relation and no other: "deploys drones", "acquired Acme". The
network, which has seen few users, buyers and backers and many makers and parts, takes one for
the other: of 19 users that it doubted or took for makers, 16 were users, read by hand. Of
memberships that words say and it doubted 9 of 12 are right, of parts by a noun 9 of 9, of
"Acme's Zephyr" 15 of 17."""


class Weights(NamedTuple):
    """How much what counts, in logits; see ``weighing.toml``."""

    constant: float
    rate: float
    doubt: float
    support: float
    other: float


@cache
def settings() -> dict[str, Any]:
    """Read ``weighing.toml`` once."""
    path = Path(__file__).parent / "weighing.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def weights() -> Weights:
    """Return the weights of what rule and network say."""
    return Weights(**{name: settings()[name] for name in Weights._fields})


def weighed(
    document: Document, facts: Iterable[Fact[Mention]], *, network: Network | None = None
) -> Iterator[Fact[Mention]]:
    """Yield the rules' facts with the confidence that they deserve.

    Args:
        document: The annotated article.
        facts: What rules read in it, each with one piece of evidence.
        network: Another network than the one kg ships.

    Raises:
        KGError: If the model or onnxruntime is not there.
    """
    facts = list(facts)
    said = logits(document, [ends(fact) for fact in facts], network=network)
    outputs = (load() if network is None else network).outputs if said else ()
    for fact in facts:
        row = said.get(ends(fact))
        evidence = fact.evidence[0]
        seen = None if row is None else view(row, fact.relation, outputs, evidence.rule)
        if seen is None:
            yield fact
            continue
        chance = _chance(evidence.confidence, *seen)
        yield replace(fact, evidence=(replace(evidence, confidence=round(chance, 3)),))


_SHARE = "verb-noun"
"""The rule that reads "bought a stake in X", as its verb and its noun make one deed."""

_OF_BODY = "person-of-body"
"""The rule that reads "X, of Acme, said", which says not as what X works there."""

_BUYING = frozenset(("acquires", "invests_in"))
"""Relations of which a share that is bought is either: the network may see it as the other."""


_MEETING = "meeting"
"""The rule of words that say a meeting and nothing else ("met with X"), which the network sees
seldom: where it thinks of no other relation it speaks of none."""


_RIVALRY = "competes_with"
_MERGER = "merged_with"
"""The network's property of bodies that merge, which rules read as one buying the other."""


_SETTLED = frozenset(("enforcement", "rivalry"))
"""Rules whose facts the network's doubt says little of: most of what it doubted was right."""


def view(
    row: Floats, relation: str, outputs: Sequence[Output], rule: str = ""
) -> tuple[float, float] | None:
    """Return the network's logit of a relation and its best one of another.

    Args:
        row: What each output says of a pair.
        relation: What a rule says of it.
        outputs: What they mean.
        rule: Name of the rule.

    Returns:
        Both, between -8 and 8; None where the network has not learned the relation from news,
        or the rule needs no other opinion.
    """
    columns = by_relation(tuple(outputs))
    if relation not in columns or rule in _SETTLED or rule in _PLAIN:
        return None
    same = _BUYING if rule == _SHARE and relation in _BUYING else {relation}
    beside = _RIVALRY if relation == "acquires" else ""  # "its takeover of rival X"
    others = max(
        row[column]
        for name, column in columns.items()
        if name not in same and name != beside and not _go_together(name, relation)
    )
    merger = _MERGER if relation == "acquires" else ""
    own = [row[column] for name, column in columns.items() if name in same]
    own += [row[at] for at, output in enumerate(outputs) if output.label == merger]
    if rule == _MEETING and max(own) < 0.0 and others <= 0.0:
        return None
    if rule == _OF_BODY and relation == "employed_by":  # by a post of it, as the network sees
        own += [row[column] for name, column in columns.items() if name in WORK]
    return _cut(max(own)), _cut(others)


def _go_together(one: str, other: str) -> bool:
    both = {one, other}
    return both <= WORK or both == _TRADE or ("related_to" in both and both <= _KIN)


def _chance(rate: float, logit: float, other: float) -> float:
    by = weights()
    total = by.constant + by.rate * math.log(rate / (1.0 - rate))
    total += (by.support if logit > 0 else by.doubt) * logit + by.other * max(other, 0.0)
    return 1.0 / (1.0 + math.exp(-total))


def _cut(logit: float) -> float:
    return min(max(float(logit), -_MOST), _MOST)


_MOST = 8.0
# Beyond it a logit tells nothing more: of facts seen below -8 as many are right as just above.
