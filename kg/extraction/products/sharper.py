"""Names the surer part of a rule apart, so that it has a rate of its own.

A verb that says "make" is right far more often of a product's name ("unveiled the Zephyr 2")
than of goods ("makes systems"), and a name before or with a possessive before a product's name
is its maker nearly always. ``confidence.toml`` has the rate of each.
"""

from spacy.tokens import Token

from kg.extraction.grammar.finding import ACTORS, Finding
from kg.extraction.grammar.phrases import noun_words
from kg.extraction.grammar.rolewords import is_head
from kg.extraction.grammar.slots import is_passive
from kg.extraction.products.firms import is_firm, is_known_maker
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.words import words
from kg.nlp.products.products import is_code


def sharper(document: Document, finding: Finding) -> str:
    """Return the name of the surest part of a finding's rule that it belongs to."""
    if finding.relation == "develops":
        return _of_maker(document, finding)
    if finding.relation == "member_of":
        return _of_member(finding.rule)
    if finding.relation == "part_of":
        return _of_whole(finding)
    if finding.relation == "from_place" and finding.rule == "person-of-body":
        return finding.rule if _is_titled(document, finding.subject) else "home-behind-name"
    if finding.relation == "based_on" and finding.rule == "verb":
        return _of_basis(document, finding)
    if finding.rule == "plain-use":
        return "named-use" if _is_sure_use(document, finding) else finding.rule
    if finding.relation == "supplies" and finding.rule == "verb" and _is_supplier(finding):
        return "plain-supply"
    invests = finding.predicate.lemma_.lower() == "invest"
    if invests and finding.rule == "plain-investment" and _are_bodies(finding):
        return "stake-of-body"
    return finding.rule


def _of_basis(document: Document, finding: Finding) -> str:
    """Return the rule of what rests on something: sure of two names and a participle.

    "Android is based on Linux", "a device powered by Zephyr 2": what is "built into" a phone
    is no ground that it stands on, and what powers cars need not be in each of them.
    """
    verb = finding.predicate
    if verb.lemma_.lower() not in noun_words()["resting"] or not is_product_name(
        finding.subject
    ):
        return finding.rule
    sure = (
        verb.tag_ == "VBN"
        and any(child.lower_ in _ON.get(verb.lemma_.lower(), ()) for child in verb.children)
        and _is_named_kind(finding.object)
        and _is_whole(document, finding)
    )
    return "named-basis" if sure else "basis"


_ON = {"base": ("on", "upon"), "build": ("on", "upon"), "power": ("by",), "derive": ("from",)}
"""Participles that say on what something stands, with their words."""


def _is_sure_use(document: Document, finding: Finding) -> bool:
    """Tell whether a verb says of somebody or something by name that it uses what has a name.

    "Acme uses Linux to run its shops"; "built X using Y" leaves open who uses it, and of "uses
    Zephyr chirps" the name is a part.
    """
    user, verb = finding.subject, finding.predicate
    return (
        user.kind is MentionKind.NAME
        and (user.type in ACTORS or is_product_name(user))
        and verb.lemma_.lower() in _USING
        and not _is_lent(verb)
        and _is_named_kind(finding.object)
        and _is_whole(document, finding)
    )


_USING = frozenset(
    (
        *("use", "adopt", "deploy", "employ", "utilize", "utilise", "leverage", "rely"),
        *("switch", "migrate", "install", "implement", "fly"),
    )
)


def _is_lent(verb: Token) -> bool:
    """Tell whether a verb has its subject from another one: "built the bot using Zephyr"."""
    if verb.tag_ == "VBG" and verb.dep_ != "xcomp":
        return verb.dep_ == "advcl" or all(child.dep_ != "aux" for child in verb.children)
    return verb.dep_ in ("advcl", "pcomp", "csubj")


def _is_named_kind(tech: Mention) -> bool:
    """Tell whether a technology is a product or a kind that is known by its name, no file."""
    return "_" not in tech.text and (is_product_name(tech) or bool(tech.concept))


def _is_supplier(finding: Finding) -> bool:
    """Tell whether a body supplies another: who "sold" something may have sold it off."""
    return finding.predicate.lemma_.lower() == "supply" and _are_bodies(finding)


def _are_bodies(finding: Finding) -> bool:
    """Tell whether both ends are bodies by name."""
    return all(
        one.kind is MentionKind.NAME and one.type is EntityType.INSTITUTION
        for one in (finding.subject, finding.object)
    )


def _is_titled(document: Document, person: Mention) -> bool:
    """Tell whether a title stands before a name: "Judge X of Kenya" may be the country's."""
    first = document.span(person).start
    return first > 0 and (is_head(document.doc[first - 1]) or document.doc[first - 1].is_title)


def _of_member(rule: str) -> str:
    """Return the rule of a membership: words that say one are seldom wrong.

    "X joined the party", "X of the Greens": of two names beside each other and of verbs in
    general much less is sure.
    """
    if rule in _BESIDE:
        return "body-of-member"
    return "joins-group" if rule in _VERBS else rule


_BESIDE = frozenset(("person-of-body", "body-of-person"))
_VERBS = frozenset(("verb", "joins-body", "leaves-body", "leads-body"))


def _of_whole(finding: Finding) -> str:
    """Return the rule of a part: what is owned, and a unit by its own name, is one surely.

    "NASA's Jet Propulsion Laboratory" and "the School of Law at Leeds" are units; of "Acme's
    Open Initiative" nobody knows whether it is a body at all.
    """
    part, whole, rule = finding.subject, finding.object, finding.rule
    if not part.kind is whole.kind is MentionKind.NAME or _may_be_person(whole):
        return rule
    if rule == "owned" or (rule == "verb" and finding.predicate.lemma_.lower() in _OWNING):
        return "ownership"
    named = part.text.lower().split()
    unit = len(named) > 1 and not noun_words()["unit_words"].isdisjoint((named[0], named[-1]))
    return "unit-of-owner" if unit and rule in ("body-at-body", "body-possessive") else rule


_OWNING = frozenset(("own", "belong"))


def _may_be_person(body: Mention) -> bool:
    """Tell whether a body's name may be a person's: "Ada Roe's Institute" is no part of her."""
    parts = body.text.lower().split()
    return len(parts) == _PERSON and words().institutions.isdisjoint(parts)


_PERSON = 2
"""Words of a person's name, mostly."""


def _of_maker(document: Document, finding: Finding) -> str:
    rule, made = finding.rule, finding.object
    if rule == "verb":
        return _deed(document, finding)
    if rule == "trade" and made.text.lower() in noun_words()["vague_goods"]:
        return "vague-trade"
    if not is_product_name(made):
        return rule
    body = finding.subject.type is EntityType.INSTITUTION
    if rule == "possessive-product" and body:
        # An airline has planes, too: of a bare code ("Acme's A380") only a maker is sure.
        coded = is_code(made.text) and not is_known_maker(finding.subject)
        if coded:
            return rule
        named = finding.subject.kind is MentionKind.NAME
        return "named-owner" if named else "owner-of-name"
    if rule == "maker-before-product" and body and is_firm(document, finding.subject):
        return "brand"
    return rule


def _deed(document: Document, finding: Finding) -> str:
    """Return the rule of a verb: to launch what has a name, or to devise anything."""
    lists, lemma = noun_words(), finding.predicate.lemma_.lower()
    if is_product_name(finding.object) and lemma in lists["making"] | lists["launching"]:
        return "naming-verb"
    if lemma in lists["manufacturing"] and _is_by_body(finding):
        return "made-product"
    if lemma not in lists["devising"]:
        return finding.rule
    # "developed an app" says little, "developed a mobile banking app" which one
    body = finding.subject.type is EntityType.INSTITUTION
    sure = body and " " in finding.object.text and not _is_aside(finding.predicate)
    return "devising-kind" if sure and _is_whole(document, finding) else "devising"


def _is_by_body(finding: Finding) -> bool:
    """Tell whether a product is said to be made by a body: "robots made by Acme"."""
    body = finding.subject.type is EntityType.INSTITUTION
    named = finding.subject.kind is MentionKind.NAME
    return body and named and is_passive(finding.predicate)


def _is_aside(verb: Token) -> bool:
    """Tell whether the parse only lends a verb its subject: "to simplify building apps"."""
    gerund = verb.tag_ == "VBG" and verb.dep_ == "xcomp"
    return verb.dep_ == "advcl" or (gerund and verb.head.lemma_ not in _ASPECTS)


_ASPECTS = frozenset(("start", "begin", "keep", "continue", "stop", "finish", "resume"))


def _is_whole(document: Document, finding: Finding) -> bool:
    """Tell whether a name ends what is devised: "an AI tool", but "an AI tool maker"."""
    made = finding.object
    span = document.doc.char_span(made.start, made.end)
    after = document.doc[span.end : span.end + 1] if span is not None else ()
    return span is not None and all(  # "an app to pay with" is one, "an app's maker" is not
        token.pos_ not in ("NOUN", "PROPN") and token.tag_ != "POS" for token in after
    )


def is_product_name(tech: Mention) -> bool:
    """Tell whether a technology is a product by name: "Zephyr 2", but "AI", "EV", "robots"."""
    if tech.concept or tech.name.islower():
        return False
    if any(letter.isdigit() for letter in tech.text):
        return True
    # "flagship AI model", "QR Code" of a headline: an acronym is none
    words = (word.removesuffix("s") for word in tech.text.split())  # "APIs"
    return any(not (word.islower() or word.isupper()) for word in words)
