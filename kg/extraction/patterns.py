"""The pattern extractor: runs every rule and turns findings into facts with their sentences."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from kg.extraction.deals.deals import deals
from kg.extraction.deals.goods import goods
from kg.extraction.deals.kin import kin
from kg.extraction.deals.nouns import nouns
from kg.extraction.deals.own import own
from kg.extraction.deals.rounds import rounds
from kg.extraction.deals.seemings import as_then, only_seems
from kg.extraction.deals.stakes import stakes
from kg.extraction.deals.verbs import verbs
from kg.extraction.grammar.finding import Finding
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.members.affiliated import affiliated
from kg.extraction.members.players import players
from kg.extraction.members.rosters import rosters
from kg.extraction.parties.parties import parties
from kg.extraction.people.acquainted import is_acquaintance
from kg.extraction.people.encounters import encounters
from kg.extraction.people.family import family
from kg.extraction.people.founders import also_founded, founders
from kg.extraction.people.natives import origins
from kg.extraction.posts.chambers import chambers
from kg.extraction.posts.leading import leading, picked
from kg.extraction.posts.roles import roles
from kg.extraction.products.adopters import adopters
from kg.extraction.products.arms import arms
from kg.extraction.products.equipment import deeds, fleets, flights
from kg.extraction.products.makers import makers
from kg.extraction.products.markets import markets
from kg.extraction.products.orders import orders
from kg.extraction.products.sharper import sharper
from kg.extraction.products.trades import trades
from kg.extraction.products.variants import consistent, inferred, purchases, variants
from kg.extraction.products.vendors import readied, vendors
from kg.extraction.restrictions.outright import outright
from kg.extraction.restrictions.restrictions import restrictions
from kg.extraction.seats.bodies import bodies
from kg.extraction.stance.bargains import is_agreed, is_bought
from kg.extraction.stance.halted import is_halted, is_still_planned
from kg.extraction.stance.stance import stance
from kg.extraction.stance.supposed import is_supposed
from kg.extraction.stance.tocome import brought_out
from kg.extraction.status.standing import post_stance
from kg.extraction.titles.leanings import is_toward
from kg.model import Evidence, Fact, Mention, Stance, Status
from kg.nlp import Document
from kg.ontology import relations

NAME = "patterns"


def patterns(document: Document) -> Iterator[Fact[Mention]]:
    """Yield the facts that rules read in a document, one for each place that says it."""
    found = list(dict.fromkeys(_without_jobs(list(_findings(document)))))
    found += also_founded(document, found)
    every = _unweakened([*consistent([*found, *inferred(found)])])
    for finding in outright(document, every):
        if _is_there(document, finding) or only_seems(document, finding):
            continue
        subject, object_ = finding.subject, finding.object
        if finding.relation in _AT_PLACES and is_toward(document, object_):
            continue
        if relations()[finding.relation].admits(
            (subject.type, [subject.name]), (object_.type, [object_.name])
        ):
            fact = _fact(document, as_then(finding))
            said = fact.evidence[0].stance
            if is_halted(finding, said) or is_acquaintance(finding):
                continue
            if not (said in _OPEN and _is_supposed(finding)):
                yield fact


_OPEN = frozenset((Stance.SPECULATED, Stance.REPORTED))


def _is_supposed(finding: Finding) -> bool:
    """Tell whether a deed is only supposed: "if X fired a gun" says of nobody what he uses.

    What firms and states may do to each other is news ("if X buys Y"): it stays a guess.
    """
    return finding.relation in _DEEDS and is_supposed(finding.predicate)


_DEEDS = frozenset(("uses", "develops", "supplies", "meets", "competes_with"))


_AT_PLACES = frozenset(("from_place", "located_in", "born_in"))


def _findings(document: Document) -> Iterator[Finding]:
    yield from roles(document)
    yield from leading(document)
    yield from picked(document)
    yield from origins(document)
    yield from parties(document)
    yield from affiliated(document)
    yield from chambers(document)
    yield from rosters(document)
    yield from players(document)
    yield from verbs(document)
    yield from nouns(document)
    yield from restrictions(document)
    yield from bodies(document)
    yield from founders(document)
    yield from kin(document)
    yield from family(document)
    yield from encounters(document)
    yield from makers(document)
    yield from fleets(document)
    yield from deeds(document)
    yield from flights(document)
    yield from adopters(document)
    yield from arms(document)
    yield from stakes(document)
    yield from rounds(document)
    yield from trades(document)
    yield from markets(document)
    yield from vendors(document)
    yield from readied(document)
    yield from variants(document)
    yield from purchases(document)
    yield from orders(document)
    yield from goods(document)
    yield from deals(document)
    yield from own(document)


def _unweakened(found: list[Finding]) -> Iterator[Finding]:
    """Leave out that one may launch what is one's own already: "may unveil its X handset".

    What is planned or guessed there is the launch; the words for whose it is say who makes it.
    """
    own = {
        (one.subject.name, one.object.name, one.predicate.sent.start)
        for one in found
        if one.rule == "possessive-product" and stance(one.predicate) is Stance.ASSERTED
    }
    for one in found:
        place = one.subject.name, one.object.name, one.predicate.sent.start
        weak = one.relation == "develops" and one.rule == "verb" and place in own
        if not weak or stance(one.predicate) is Stance.ASSERTED:
            yield one


def _is_there(document: Document, one: Finding) -> bool:
    """Tell whether only a new model is planned of what the text has already: "a new X"."""
    if one.relation != "develops" or one.rule != "verb":
        return False
    if one.object not in document.mentions:
        return False  # "robots"
    name = document.span(one.object)
    new = any(child.lower_ in noun_words()["unready"] for child in name.root.lefts)
    if not new or stance(one.predicate) is not Stance.PLANNED:
        return False
    first = next(each for each in document.mentions if each.name == one.object.name)
    return first.start < document.span(one.object).sent.start_char


def _without_jobs(found: list[Finding]) -> Iterator[Finding]:
    """Leave out that somebody works where the article says as what: the post says it all.

    So does "Labour leader X" of X's party.
    """
    posts = {
        (one.subject.name, one.object.name) for one in found if one.relation == "holds_position"
    }
    for one in found:
        pair = one.subject.name, one.object.name
        works = one.relation == "employed_by" or one.rule in _OF_PARTY
        if not works or pair not in posts:
            yield one


_OF_PARTY = frozenset(("party-of-person", "person-of-body"))


@cache
def confidences() -> Mapping[str, float]:
    """Read ``confidence.toml`` once: rule, or rule and relation, to its measured precision."""
    path = Path(__file__).parent / "confidence.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8")))


def rate(rule: str, relation: str) -> float:
    """Return how often a rule is right, of the facts of one relation if it reads many."""
    shares = confidences()
    return shares.get(f"{rule} {relation}", shares[rule])


def _fact(document: Document, finding: Finding) -> Fact[Mention]:
    context = () if finding.context is None else (finding.context,)
    start, end = sentence(document, (finding.predicate, *context))
    rule = sharper(document, finding)
    evidence = Evidence(
        article=document.article.id,
        start=start,
        end=end,
        quote=document.article.text[start:end],
        subject=(finding.subject.start, finding.subject.end),
        object=(finding.object.start, finding.object.end),
        extractor=NAME,
        rule=rule,
        confidence=rate(rule, finding.relation),
        stance=_stance(finding),
        antecedents=document.linked(finding.subject, finding.object),
    )
    return Fact(
        subject=finding.subject,
        relation=finding.relation,
        object=finding.object,
        role=finding.role,
        status=finding.status,
        evidence=(evidence,),
    )


def _stance(finding: Finding) -> Stance:
    if finding.relation == "acquires" and is_still_planned(finding.predicate):
        return Stance.PLANNED
    if finding.relation == "acquires" and is_bought(finding.predicate):
        return Stance.ASSERTED
    if finding.relation == "develops" and is_agreed(finding.predicate):
        return Stance.ASSERTED  # who sells has it, though the buyer is still to get it
    if finding.relation in _POSTS and finding.rule in _BESIDE:
        return Stance.ASSERTED
    if finding.relation in _POSTS:
        left = finding.status is Status.FORMER and finding.rule in _LEAVING
        said = stance(finding.predicate) if left else Stance.ASSERTED
        if finding.rule == "party-of-person" and finding.status is Status.CURRENT:
            return _of_party(finding)
        return said if said in _NOT_DONE else post_stance(finding.predicate)
    said = stance(finding.predicate)
    whence = finding.rule in _WHENCE and finding.predicate.dep_ != "attr"
    if whence and said is not Stance.REPORTED:  # "X is no Utopian firm" denies it
        return Stance.ASSERTED
    if finding.rule in _OF_NAMES and said is Stance.ASSERTED:
        said = brought_out(finding.predicate) or said
    named = finding.rule in _OF_PRODUCTS and finding.predicate.dep_ == "attr"
    # "The star will be Acme's Zephyr": Acme has it, whatever it will be.
    closes = finding.predicate.lemma_ in _CLOSING and finding.relation == "located_in"
    return Stance.ASSERTED if (named or closes) and said is Stance.PLANNED else said


def _of_party(finding: Finding) -> Stance:
    """Return how an article stands to a party: of it one is before one becomes its first X."""
    said = post_stance(finding.predicate)
    return Stance.ASSERTED if said is Stance.PLANNED else said


_WHENCE = frozenset(
    (
        *("place-possessive", "demonym-before-body", "place-before-body", "based"),
        *("demonym-apposition", "kind-of-place", "place-in-bracket", "body-of-place"),
    )
)
"""Rules that read where a body is from what it is called, which is taken for granted whatever
the sentence says: "neither Utopia's Acme nor Zephyr replied"."""

_LEAVING = frozenset(("verb", "board-seat", "leaves-body", "dismissal"))
_NOT_DONE = frozenset((Stance.DENIED, Stance.SPECULATED))
"""Who "denied that she had quit the party" or "refused to resign" has not left it."""

_CLOSING = frozenset(
    (
        "close",
        "shut",
        "expand",
        "enlarge",
        "extend",
        "upgrade",
        "modernize",
        "modernise",
        "retool",
    )
)
"""Whoever will do so with a plant in a place has it there."""

_OF_NAMES = frozenset(("maker-before-product", "maker-in-product", "maker-in-name-alone"))
"""Rules that read a maker from a name, which says nothing of whether the product is there."""

_OF_PRODUCTS = frozenset(("possessive-product", "maker-before-product", "maker-in-product"))
"""Rules that read a maker from words at its product, and no deed."""


_BESIDE = frozenset(("person-of-body", "body-of-person"))
"""Rules that read two names side by side, which takes for granted what they say."""
_POSTS = frozenset(("holds_position", "member_of", "employed_by"))


def sentence(document: Document, tokens: Iterable[Token]) -> tuple[int, int]:
    """Return the span of the sentences that hold some tokens, without white space around."""
    sents = [token.sent for token in tokens]
    text = document.text  # furniture is blank here, so a sentence ends before it
    start = min(sent.start_char for sent in sents)
    end = max(sent.end_char for sent in sents)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
