"""Reads which technology is a variant of which, and who supplies what somebody buys."""

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span, Token

from kg.extraction.grammar.finding import Finding, argument_words, arguments, is_goods, named
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import is_passive, slot_tokens
from kg.extraction.places.kinds import country_of
from kg.model import EntityType, Mention
from kg.nlp import Document

_VARIANT = re.compile(r"^(.*\d\S*?)-(?!\d+[a-z]$)[\dA-Z]\w*$")
# "777-200LR" of "777": a designation with a digit goes on after a hyphen. "K2-18b" is a planet:
# digits and one small letter name no version.

_KINDS = frozenset(
    (
        *("type", "kind", "version", "variant", "form", "derivative", "generation"),
        *("successor", "fork", "descendant", "adaptation"),
    )
)

_BASES = frozenset(("basis", "foundation", "platform", "backbone"))

_BASED = frozenset(("based", "powered", "derived"))

_REACH = 4
"""Tokens from "based" to the product: "Android-based entry-level phone" has three."""

_DEALS = frozenset(("deal", "contract", "order", "sale"))

_PURCHASES = frozenset(
    ("buy", "purchase", "order", "lease", "acquire", "procure", "acquisition", "import")
)


def variants(document: Document) -> Iterator[Finding]:
    """Yield what the document's names and copulas say to be a variant of something else."""
    by_name: dict[str, Mention] = {}
    for mention in document.mentions:
        if mention.type is EntityType.TECHNOLOGY:
            by_name.setdefault(mention.text, mention)
    for mention, span in zip(document.mentions, document.spans, strict=True):
        if mention.type is not EntityType.TECHNOLOGY or by_name[mention.text] is not mention:
            continue
        match = _VARIANT.match(mention.text)
        if match is not None and match[1] in by_name and _is_bare(by_name[match[1]]):
            yield from linked(mention, "based_on", by_name[match[1]], span.root, "variant-name")
    yield from _copulas(document)
    for mention, span in zip(document.mentions, document.spans, strict=True):
        if mention.type is EntityType.TECHNOLOGY:
            yield from _based_before(document, mention, span)


def _is_bare(base: Mention) -> bool:
    """Tell whether a designation is its own name: "737", but in a text on the 737 MAX."""
    return base.name.endswith(base.text)


def _based_before(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read "an Android-based smartphone", "GPT-4-powered chatbots", "the AI-powered app X"."""
    doc, at = document.doc, span.start - 1
    while at > span.sent.start + 1 and span.start - at <= _REACH:
        if doc[at].lower_ in _BASED and doc[at - 1].text == "-":
            base = document.at(doc[at - 2])
            if base is not None and base.type is EntityType.TECHNOLOGY:
                above = document.at(span.root.head) if span.root.dep_ == "compound" else None
                kind = above is not None and above.type is EntityType.TECHNOLOGY
                whole = above if kind and above is not None else tech
                yield from linked(whole, "based_on", base, doc[at], "participle-product")
            return
        if document.at(doc[at]) is not None or doc[at].pos_ not in ("NOUN", "ADJ", "PROPN"):
            return
        at -= 1


def _copulas(document: Document) -> Iterator[Finding]:
    """Read "X and Y are two types of Z", "X, a version of Z", "X will be the basis for Y"."""
    for noun in document.with_lemma(_KINDS | _BASES):
        lemma = noun.lemma_.lower()
        if noun.dep_ not in ("attr", "appos"):
            continue
        links = ("of", "for") if lemma in _BASES else ("of", "to")
        others = [
            one
            for target in preposed(noun, *links)
            if lemma not in _BASES or target.lemma_.lower() not in _KINDS  # "for a version of"
            for one in arguments(document, target)
        ]
        for one in _subjects(document, noun):
            for other in others:
                part, whole = (other, one) if lemma in _BASES else (one, other)
                if lemma in _SORTS and part.name.lower().startswith(whole.name.lower()):
                    continue  # "the Zephyrbook Neo is a kind of low-cost Zephyr"
                yield from linked(part, "based_on", whole, noun, "kind-of")


_SORTS = frozenset(("kind", "type", "sort", "form"))


def _subjects(document: Document, noun: Token) -> list[Mention]:
    if noun.dep_ == "appos":
        one = named(document, noun.head)
        return [one] if one is not None else []
    return [
        one
        for subject in slot_tokens(noun.head, "subject")
        for one in arguments(document, subject)
    ]


def purchases(document: Document) -> Iterator[Finding]:
    """Read "bought twelve Airbus jets": whoever makes the goods supplies the buyer."""
    supplied, intangible = noun_words()["supplied"], noun_words()["intangible"]
    for verb in document.with_lemma(_PURCHASES | supplied):
        lemma = verb.lemma_.lower()
        if verb.pos_ != "VERB":
            continue
        for goods in _bought(verb):
            product = is_goods(goods) and goods.pos_ == "NOUN"  # not "acquired X Software"
            if lemma in supplied and goods.lower_ in intangible and not _is_owned(goods):
                continue  # "uses Mediawiki software" is called Mediawiki
            maker = _maker_of(document, goods) if product else None
            if lemma in _PURCHASES:
                maker = maker or _origin_of(document, goods)
            if maker is None:
                continue
            for token in slot_tokens(verb, "subject"):
                for buyer in arguments(document, token):
                    yield from linked(maker, "supplies", buyer, verb, "buyer-of-goods")
    yield from _fleets(document)
    yield from _imports(document)


def _imports(document: Document) -> Iterator[Finding]:
    """Read "India's purchases of Russian oil": Russia supplies India."""
    for noun in document.with_lemma({"purchase", "import"}):
        if noun.pos_ != "NOUN":
            continue
        buyers = [
            one
            for child in noun.lefts
            if child.dep_ in ("poss", "amod") and (one := document.at(child)) is not None
        ]
        for goods in preposed(noun, "of") if buyers else ():
            maker = _origin_of(document, goods)
            if maker is None:
                continue
            for buyer in buyers:
                yield from linked(maker, "supplies", buyer, noun, "buyer-of-goods")


def _origin_of(document: Document, goods: Token) -> Mention | None:
    """Return the country before goods in bulk: Russia of "Russian crude oil".

    Read from the words: the parse takes "buy U.S. natural gas" for a gift to the country.
    """
    if goods.lemma_.lower() not in noun_words()["bulk"]:
        return None
    for at in range(goods.i - 1, max(goods.sent.start, goods.i - _KIND_WORDS) - 1, -1):
        one = document.at(document.doc[at])
        if one is not None:
            return one if country_of(one) is not None else None
        if document.doc[at].pos_ not in ("ADJ", "NOUN", "VERB", "PUNCT", "NUM"):
            return None
    return None


_KIND_WORDS = 4
"""Words between goods and where they are from, most: "U.S. liquefied natural gas"."""


def _is_owned(goods: Token) -> bool:
    return any(child.dep_ == "poss" for child in goods.children)


def _bought(verb: Token) -> Iterator[Token]:
    """Yield what is bought: planes of "bought planes" and of "bought 20 of X's planes"."""
    for token in slot_tokens(verb, "object"):
        yield token
        if token.pos_ == "NUM" or token.lemma_.lower() in argument_words()["amounts"]:
            yield from preposed(token, "of")


def _fleets(document: Document) -> Iterator[Finding]:
    """Read "Aeroflot's fleet of Boeing and Airbus aircraft": the makers supply its owner."""
    for fleet in document.with_lemma({"fleet"}):
        owners = [
            one
            for child in fleet.children
            if child.dep_ == "poss" and (one := document.at(child)) is not None
        ]
        for goods in preposed(fleet, "of"):
            maker = _maker_of(document, goods) if is_goods(goods) else None
            if maker is None:
                continue
            beside = [
                one
                for child in document.span(maker).root.children
                if child.dep_ == "conj" and (one := document.at(child)) is not None
            ]
            for owner in owners:
                for one in (maker, *beside):
                    yield from linked(one, "supplies", owner, fleet, "fleet")


def _maker_of(document: Document, goods: Token) -> Mention | None:
    for child in goods.children:
        maker = document.at(child) if child.dep_ in ("compound", "nmod", "poss") else None
        if maker is not None and maker.type is EntityType.INSTITUTION:
            return maker
        if child.tag_ == "WP$":
            return _whose(document, goods)
    return None


def _whose(document: Document, goods: Token) -> Mention | None:
    """Return X of "X, whose software is used by Y"."""
    verb = goods.head
    owner = document.at(verb.head) if verb.dep_ == "relcl" else None
    return owner if owner is not None and owner.type is EntityType.INSTITUTION else None


def inferred(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what follows from who makes a product.

    Who buys a product is supplied by the one who makes it, who makes its variants too.

    Args:
        findings: What was found in the same document.
    """
    findings = list(findings)
    made = _made(findings)
    kinds = [finding for finding in findings if finding.rule == "variant-name"]
    bought = [
        finding for finding in findings if finding.relation == "uses" and _is_purchase(finding)
    ]
    for finding in bought:
        maker = made.get(finding.object.name)
        if maker is not None:
            yield from linked(
                maker, "supplies", finding.subject, finding.predicate, "buyer-of-product"
            )
    for finding in kinds:
        maker, variant = made.get(finding.object.name), finding.subject
        if maker is not None and variant.name not in made:
            yield from linked(maker, "develops", variant, finding.predicate, "maker-of-variant")


def _made(findings: Sequence[Finding]) -> dict[str, Mention]:
    """Return who makes each product; a maker in its name before one that a verb names."""
    made: dict[str, Mention] = {}
    for sure in (True, False):
        for finding in findings:
            if finding.relation == "develops" and _makes(finding, sure=sure):
                made.setdefault(finding.object.name, finding.subject)
    return made


def _makes(finding: Finding, *, sure: bool) -> bool:
    """Tell whether a finding says who makes a product, and not only who sells it."""
    if sure:
        return finding.rule.startswith("maker-")
    if finding.subject.type is not EntityType.INSTITUTION:
        return False
    built = finding.rule == "verb" and finding.predicate.lemma_.lower() in _BUILDS
    return built or finding.rule in ("possessive-product", "order")


_BUILDS = frozenset(
    (
        *("build", "make", "develop", "design", "manufacture", "produce", "unveil", "assemble"),
        *("roll", "launch", "introduce", "release", "construct", "engineer"),
    )
)


def _is_purchase(finding: Finding) -> bool:
    return (
        finding.rule in ("order", "customer")
        or finding.predicate.lemma_.lower() in _PURCHASES
        or _is_delivered(finding.predicate)
    )


def consistent(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings without those that others of the same document explain.

    A maker is no user of its product, and a deal between a supplier and its customer is no
    partnership. A name that starts a product's and of which nothing else is said is no maker
    where another body makes it: "Acme launched Zephyr Mobile".
    """
    findings = list(findings)
    acting = {
        name
        for one in findings
        if one.rule not in _IN_NAME
        for name in (one.subject.name, one.object.name)
    }
    others = {
        one.object.name
        for one in findings
        if one.relation == "develops"
        and one.rule not in _IN_NAME
        and one.subject.name in acting
    }
    findings = [
        one
        for one in findings
        if one.rule not in _IN_NAME
        or one.relation != "develops"
        or one.subject.name in acting
        or one.object.name not in others
    ]
    made = {
        (one.subject.name, one.object.name)
        for one in findings
        if one.relation == "develops" and one.rule in _IN_NAME
    }
    trade = {
        frozenset((one.subject.name, one.object.name))
        for one in findings
        if one.relation == "supplies"
    }
    for one in findings:
        ends = (one.subject.name, one.object.name)
        if one.relation == "uses" and ends in made:
            continue
        deal = one.relation == "partners_with" and one.predicate.lemma_.lower() in _DEALS
        if not (deal and frozenset(ends) in trade):
            yield one


_IN_NAME = frozenset(("maker-in-product", "maker-in-name-alone"))


def _is_delivered(verb: Token) -> bool:
    """Tell whether goods come from nobody who is named: "the jets will be delivered to X"."""
    return (
        verb.lemma_.lower() == "deliver"
        and is_passive(verb)
        and not any(child.dep_ == "agent" for child in verb.children)
    )
