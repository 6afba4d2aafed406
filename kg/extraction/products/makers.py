"""Reads who makes or runs a product from the words around its name: "Airbus's A380"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extraction.grammar.called import called
from kg.extraction.grammar.equipmentwords import equipment_words
from kg.extraction.grammar.finding import BODIES, Finding, arguments, is_goods
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import slot_tokens
from kg.extraction.products.arms import fights
from kg.extraction.products.firms import (
    is_firm,
    is_known_maker,
    is_of_another,
    is_seen_to_act,
    is_ware,
    part_in,
)
from kg.extraction.products.notmade import has_not_made, is_installed, is_policy
from kg.extraction.products.owners import is_product, owner_of
from kg.extraction.products.productnames import inside
from kg.extraction.products.strays import is_copy, is_panel, is_report, is_rivals
from kg.extraction.products.trades import called_so, who_is
from kg.extraction.products.users import is_in_service, is_user
from kg.extraction.products.wares import is_units
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.names.acronyms import stands_for
from kg.nlp.products.techwords import techwords


def makers(document: Document) -> Iterator[Finding]:
    """Yield who develops or uses the products that the document names."""
    for index, each in enumerate(document.mentions):
        if each.type is EntityType.TECHNOLOGY:
            mention = called(document, index) or each
            yield from _owned(document, index)
            yield from inside(document, mention, document.spans[index])
            for found in _before(document, mention, document.spans[index]):
                # "Acme Zephyr" + "Zephyr" is one name, and so is "Information Technology (IT)"
                own = found.subject.name.endswith(f" {mention.text}")
                if not own and not stands_for(mention.text, found.subject.text):
                    yield found
            yield from _participle(document, mention, document.spans[index])
            yield from _fleet(document, mention, document.spans[index])
            yield from _ship(document, mention, document.spans[index])
            yield from _trade(document, mention, document.spans[index])


def _owned(document: Document, index: int) -> Iterator[Finding]:
    """Read "the country's vehicles, batteries and panels": the owner of the first owns all."""
    span = document.spans[index]
    owner = owner_of(document, span)
    if owner is None or has_not_made(document, owner, span):
        return
    if document.doc[span.start - 1].lower_ in noun_words()["kin_of_firms"]:
        return  # "Acme's unit X" is no product
    stray = is_rivals(span) or is_units(span) or is_report(span) or is_panel(span)
    if stray or _is_said_body(span.root) or is_policy(owner, span):
        return
    if _is_behind_other(document, owner, span):
        return
    if _is_record(span.root, owner) or _is_kept(span.root) or _is_to_be(span.root):
        return
    foreign = _foreign(document, span, owner)
    for item in _list_from(document, index):
        tech = called(document, item) or document.mentions[item]
        if item != index and (is_of_another(owner, tech) or _is_one_of_many(document, span)):
            break  # "Microsoft's Cortana, Google Now", "Acme's A, Zephyr's B and C"
        root = document.spans[item].root
        got = owner.kind is MentionKind.PRONOUN and _is_got(root)
        run = got or _is_vessel(root) or root.lemma_.lower() in noun_words()["facilities"]
        run = run or is_in_service(document, owner, root) or is_installed(owner, root)
        run = run or _is_of_brand(document, owner, document.spans[item])
        relation = "uses" if run or foreign else part_in(document, owner, tech)
        if relation == "uses" and _is_borrowed(root):
            return
        yield from linked(owner, relation, tech, root, "possessive-product")
        if foreign is not None:
            yield from linked(foreign, "develops", tech, root, "possessive-product")


def _is_said_body(root: Token) -> bool:
    """Tell whether what is owned is said to be a body: "Acme's Zephyr is an investor"."""
    kinds = noun_words()["kin_of_firms"] | noun_words()["firms_by_deed"]
    return root.dep_ == "nsubj" and any(
        child.dep_ == "attr" and child.lemma_.lower() in kinds for child in root.head.children
    )


def _is_of_brand(document: Document, owner: Mention, span: Span) -> bool:
    """Tell whether a known maker stands before a product of another: "Acme's Lexus RX"."""
    brand = document.at(document.doc[span.start - 1]) if span.start else None
    named = brand is not None and brand.type is EntityType.INSTITUTION and brand != owner
    return named and brand is not None and is_known_maker(brand) and brand.name != owner.name


def _is_behind_other(document: Document, owner: Mention, span: Span) -> bool:
    """Tell whether another name stands between an owner and a product: "Acme's Port Zephyr".

    It may be the first part of the product's name, or whoever makes it.
    """
    doc = document.doc
    between = document.at(doc[span.start - 1]) if span.start else None
    if between is None or between == owner or between.kind is not MentionKind.NAME:
        return False
    if between.type is EntityType.TECHNOLOGY:
        return False  # "Acme's cruise ship Zephyr"
    first = document.span(between).start
    return first > 0 and doc[first - 1].tag_ in ("POS", "PRP$") and not is_known_maker(between)


def _is_one_of_many(document: Document, span: Span) -> bool:
    """Tell whether a product closes a list of others' ones: B of "Acme's A, Zephyr's B"."""
    if span.root.is_lower:
        return False
    at = span.start - 1
    while at > span.sent.start and document.doc[at].text not in (",", "and"):
        at -= 1
    before = document.at(document.doc[at - 1]) if at > span.sent.start else None
    kinds = (EntityType.TECHNOLOGY, EntityType.INSTITUTION)
    return before is not None and before.kind is MentionKind.NAME and before.type in kinds


def _is_borrowed(root: Token) -> bool:
    """Tell whether another one uses what is somebody's: "stars seen using X's telescope"."""
    goods = root.head if is_goods(root.head) else root
    return goods.dep_ == "dobj" and goods.head.lemma_.lower() in noun_words()["borrowing"]


def _is_record(root: Token, owner: Mention) -> bool:
    """Tell whether a place only has the first or greatest of a kind: "Britain's first app"."""
    heads = (root, root.head) if root.dep_ in ("compound", "nmod", "appos") else (root,)
    return owner.type is EntityType.PLACE and any(
        child.lower_ in ("first", "only") or child.tag_ == "JJS"
        for head in heads
        for child in head.lefts
    )


def _is_to_be(root: Token) -> bool:
    """Tell whether a verb makes what is owned: one poised "to build its own app" has none yet.

    The verb says who makes it, and whether that is planned.
    """
    own = any(child.lower_ == "own" for child in root.lefts)
    return own and root.dep_ == "dobj" and root.head.lemma_.lower() in noun_words()["making"]


def _is_kept(root: Token) -> bool:
    """Tell whether what is owned is kept rather than made: data, a page on others' site."""
    lists = noun_words()
    last = root
    while last.dep_ in ("compound", "nmod", "conj") and last.head.pos_ in ("NOUN", "PROPN"):
        last = last.head
    conjoined = [one for one in last.subtree if one.lower_ in lists["pages"]]
    return root.lower_ in lists["records"] or last.lower_ in lists["pages"] or bool(conjoined)


def _foreign(document: Document, span: Span, owner: Mention) -> Mention | None:
    """Return the country between an owner and a product: "Turkey's Russian S-400 system"."""
    above = span.root.head if span.root.dep_ in ("compound", "nmod") else span.root
    for head in (span.root, above):
        for child in head.children:
            one = document.at(child) if child.dep_ == "amod" else None
            if one is not None and one.type is EntityType.PLACE and one.name != owner.name:
                return one
    return None


def _is_got(root: Token) -> bool:
    """Tell whether a product comes from others: "received its first jets"."""
    goods = root.head if is_goods(root.head) else root
    above = goods.head
    if goods.dep_ == "pobj" and above.lower_ == "of":
        return above.head.lemma_.lower() == "delivery"
    return goods.dep_ == "dobj" and above.lemma_.lower() in noun_words()["getting"]


def _is_vessel(root: Token) -> bool:
    """Tell whether a name is a ship's, which its owner runs and rarely builds."""
    vessels = techwords().vessels
    if root.dep_ in ("compound", "nmod", "appos") and root.head.lower_ in vessels:
        return True  # "its ship, the X", "the navy's X supply vessel"
    return any(
        child.dep_ in ("compound", "nmod", "appos") and child.lower_ in vessels
        for child in root.children
    )


def _ship(document: Document, ship: Mention, span: Span) -> Iterator[Finding]:
    """Read "the ferry X, owned by Y": the owner of a ship runs it."""
    root = span.root
    if not _is_vessel(root):
        return
    verbs = [child for child in root.children if child.dep_ == "acl"]
    if root.dep_ == "nsubjpass":
        verbs.append(root.head)
    for verb in verbs:
        if verb.lemma_.lower() == "own":
            for token in slot_tokens(verb, "subject"):
                for owner in arguments(document, token):
                    if owner.type in BODIES:
                        yield from linked(owner, "uses", ship, verb, "participle-product")


def _list_from(document: Document, index: int) -> Iterator[int]:
    """Yield a technology and those listed right after it, with only commas or "and" between.

    Read from the words: parsers break long lists ("vehicles (NEVs), batteries and panels").
    """
    yield index
    for after in range(index + 1, len(document.mentions)):
        between = document.doc[document.spans[after - 1].end : document.spans[after].start]
        if document.mentions[after].type is not EntityType.TECHNOLOGY or not all(
            token.text in (",", "(", ")", "and", "&", '"') for token in between
        ):
            return
        yield after


def _before(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read the maker as a noun before a product: "Microsoft Windows", "an X jet, the T"."""
    goods = span.root.head
    kind = is_goods(goods) or goods.lower_ in techwords().vessels
    if span.root.dep_ == "appos" and kind and goods.i < span.start:
        for child in goods.children:
            body = document.at(child) if child.dep_ in ("compound", "nmod") else None
            if body is not None and body.type is EntityType.INSTITUTION:
                relation = part_in(document, body, tech)
                yield from linked(body, relation, tech, span.root, "maker-before-product")
    for target in preposed(span.root, "of"):
        body = document.at(target)
        if body is not None and body.type is EntityType.INSTITUTION and is_user(document, body):
            yield from linked(body, "uses", tech, span.root, "product-of-user")
    before: Token | None = document.doc[span.start - 1] if span.start > 0 else None
    if before is None or before.dep_ not in ("compound", "nmod"):
        return
    maker = document.at(before)
    if (
        maker is not None
        and maker.type is EntityType.INSTITUTION
        and maker.kind is MentionKind.NAME
        and not is_product(document, maker)
        and not _is_none_of(document, maker, tech, span)
        and (
            before.head.i in range(span.start, span.end)
            or (before.head == span.root.head and is_goods(before.head))
        )
    ):
        lists = noun_words()
        acronym = maker.name.isupper() and len(maker.name) <= _ACRONYM
        plant = tech.text.islower() and span.root.lemma_.lower() in lists["sited"]
        vague = (plant or span.root.lower_ in lists["intangible"]) or (
            acronym and (span.root.lower_ in lists["remedies"] or tech.text.islower())
        )
        the = document.doc[document.span(maker).start - 1].lower_ == "the"
        called = the and tech.text.islower() and span.root.lower_ in techwords().christened
        common = tech.text.islower() and _is_word(document, maker)
        if (vague or called or common) and not is_firm(document, maker):
            # "Mediawiki software" is called Mediawiki, "the Micius satellite" Micius, "MMR
            # vaccine" is against MMR, and a plant is called by where it stands.
            return
        lemma = span.root.lemma_.lower()
        if lemma in equipment_words()["fought"] and fights(span.root, lemma):
            return  # "Taliban drones hit the port"
        relation = part_in(document, maker, tech)
        yield from linked(maker, relation, tech, span.root, "maker-before-product")


def _is_none_of(document: Document, maker: Mention, tech: Mention, span: Span) -> bool:
    """Tell whether the name before a product is no maker's, or the product nobody's alone.

    "Zephyr Linux 6" is one name, as Linux is everybody's; in "Acme Zephyr GPU" the name that
    stands behind its maker is a product's.
    """
    if tech.name.split()[0].lower() in noun_words()["commons"] or is_copy(span):
        return True
    first = document.span(maker).start
    if first > 0 and document.doc[first - 1].tag_ == "POS":  # "Siena" of "Fiat's Siena ELx"
        return not is_firm(document, maker) and not is_seen_to_act(document, maker)
    before = document.at(document.doc[first - 1]) if first > 0 else None
    behind = before is not None and before != maker and is_known_maker(before)
    return (behind and not is_known_maker(maker)) or (
        is_ware(document, maker) and not is_firm(document, maker)
    )


def _is_word(document: Document, maker: Mention) -> bool:
    """Tell whether the text has a name as a common noun too: "Hydrogen fuel cells"."""
    small = maker.text.lower()
    return small.isalpha() and any(token.text == small for token in document.tokens)


_ACRONYM = 6
"""Letters of an acronym that may be what a remedy is against or made of, most."""


def _participle(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read "Russian-made S-400", "Scientology-owned cruise ship, X": who made or runs it."""
    doc, lists = document.doc, noun_words()
    if span.root.dep_ == "compound" and span.root.head.lemma_.lower() in techwords().trades:
        return  # a "Peruvian-owned drone maker" is owned, no drone
    at = span.start - 1
    if at >= span.sent.start and doc[at].text == ",":
        at -= 1
    while at >= span.sent.start + 2 and span.start - at <= 5:
        token = doc[at]
        lower = token.lower_
        if lower in lists["made"] or lower in lists["run"]:
            if doc[at - 1].text != "-":
                return
            agent = document.at(doc[at - 2])
            if agent is not None and agent.type in BODIES:
                relation = "develops" if lower in lists["made"] else "uses"
                rule = "made-product" if lower in lists["made"] else "participle-product"
                yield from linked(agent, relation, tech, token, rule)
            return
        if document.at(token) is not None or token.pos_ not in ("NOUN", "ADJ", "PROPN"):
            return
        at -= 1


def _fleet(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read "its tanker fleet", "Qatar's fleet of A380s": whoever has a fleet uses it."""
    fleet = _fleet_of(span.root)
    if fleet is None or fleet.lemma_.lower() not in noun_words()["fleets"]:
        return
    owners = [
        document.at(child)
        for child in fleet.children
        if child.dep_ == "poss" or (child.dep_ == "compound" and child.i < span.start)
    ]
    if fleet.dep_ == "dobj" and fleet.head.lemma_.lower() in noun_words()["fleet_verbs"]:
        for token in slot_tokens(fleet.head, "subject"):
            owners += arguments(document, token)
    for owner in owners:
        if owner is not None and owner.type in BODIES:
            yield from linked(owner, "uses", tech, fleet, "fleet")


def _fleet_of(root: Token) -> Token | None:
    """Return the noun that counts a product: "a fleet of A380s", "its fleet includes A380s"."""
    while root.dep_ == "conj":
        root = root.head
    if is_goods(root.head) and root.dep_ in ("compound", "nmod"):
        root = root.head
    head = root.head
    if root.dep_ == "pobj" and head.lower_ == "of":
        above = head.head
        return _subject_of(above) if above.lemma_ in ("consist", "compose") else above
    if root.dep_ == "dobj" and head.lemma_ in ("include", "comprise"):
        return _subject_of(head)
    return head if root.dep_ in ("compound", "nmod", "amod") else None


def _subject_of(verb: Token) -> Token | None:
    return next(
        (child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None
    )


def _trade(document: Document, tech: Mention, span: Span) -> Iterator[Finding]:
    """Read "aircraft manufacturer Boeing" and "Europrop, a maker of engines"."""
    doc, trades = document.doc, techwords().trades
    end = span.end
    if end + 1 < span.sent.end and doc[end].text == "-" and not doc[end].whitespace_:
        end += 1  # "Zephyr-maker Acme"
    after = doc[end] if end < span.sent.end else None
    provides = after is not None and after.lower_ in ("provider", "supplier")
    if after is not None and (provides or after.lemma_.lower() in trades):
        makers_ = list(called_so(document, after))
        trade = after
    elif (first := _first_of_list(span.root)).dep_ == "pobj" and first.head.lower_ == "of":
        trade = first.head.head
        makers_ = list(who_is(document, trade)) if trade.lemma_.lower() in trades else []
    else:
        return
    for maker in makers_:
        if maker.type is EntityType.INSTITUTION:
            yield from linked(maker, "develops", tech, trade, "trade")


def _first_of_list(root: Token) -> Token:
    """Return A of "the maker of A and B", where B stands."""
    while root.dep_ == "conj" and root.head.pos_ in ("PROPN", "NOUN") and root.head.i < root.i:
        root = root.head
    return root
