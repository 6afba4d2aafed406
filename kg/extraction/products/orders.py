"""Reads who orders and who gets products: "Iberia's order for ten A350s", "launch customer X".

An order links three: the buyer uses the goods, the seller supplies the buyer and makes the
goods. Which side the subject of "order" is on, its verb says ("placed", "won"), or who makes
the goods.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import BODIES, Finding, arguments, named
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import slot_tokens
from kg.model import EntityType, Mention
from kg.nlp import Document
from kg.nlp.products.techwords import techwords

_TECHNOLOGY = EntityType.TECHNOLOGY
_FOCUS = 3
"""Sentences looked back over for the product of orders that name none."""

_FOCUS_OF_CUSTOMER = 8
"""The same for "its launch customer": an article has one product that has any."""


def orders(document: Document) -> Iterator[Finding]:
    """Yield what orders and customers say: uses, supplies and develops."""
    lists = noun_words()
    users = lists["customers"] | lists["operators"]
    for noun in document.of_pos("NOUN"):
        lemma = noun.lemma_.lower()
        if lemma in lists["orders"]:
            yield from _order(document, noun)
        if lemma in users or _has_customer(noun):
            yield from _customer(document, noun)


def maker_of(document: Document, tech: Mention) -> Mention | None:
    """Return the body that a product's name starts with: Boeing of "Boeing 787"."""
    for mention in document.mentions:
        if mention.type is EntityType.INSTITUTION and any(
            name.startswith(f"{mention.name} ") for name in (tech.name, tech.text)
        ):
            return mention
    return None


def _order(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X's order for T", "an order by X for T", "won an order from X", "X orders of T"."""
    if noun.dep_ == "nsubjpass" and noun.head.lemma_.lower() == "cancel":
        return  # "the order for a robot was cancelled"
    goods = list(_goods(document, noun))
    plural = noun.tag_ == "NNS" and noun.lemma_.lower() == "order"
    if not goods and plural and list(preposed(noun, "from")):
        goods = list(_in_focus(document, noun))  # "announced 35 new orders from X"
    buyers = [*_owners(document, noun), *_of(document, preposed(noun, "by", "from"))]
    buyers += _of(document, _from_goods(noun))
    sellers = list(_of(document, preposed(noun, "with"))) if goods else []
    subjects = list(_subjects(document, noun))
    if noun.lemma_.lower() != "order" and not goods:
        return
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in noun_words()["order_awarded"]:
        buyers += _of(document, slot_tokens(noun.head, "subject"))
        given = (*slot_tokens(noun.head, "dative"), *slot_tokens(noun.head, "to"))
        sellers += _of(document, given)
    elif _side(document, noun, subjects, goods, has_buyers=bool(buyers)) == "seller":
        sellers += subjects
    else:
        buyers += subjects
    yield from _sold(document, noun, buyers, sellers, goods, "order")


def _sold(
    document: Document,
    noun: Token,
    buyers: Iterable[Mention],
    sellers: Iterable[Mention],
    goods: Iterable[Mention],
    rule: str,
) -> Iterator[Finding]:
    for buyer in buyers:
        for tech in goods:
            maker = maker_of(document, tech)
            own = maker is not None and maker.name == buyer.name
            if not own and not _makes_the_like(buyer, tech):
                yield from linked(buyer, "uses", tech, noun, rule)
        for seller in sellers:
            yield from linked(seller, "supplies", buyer, noun, rule)
    for seller in sellers:
        for tech in goods:
            yield from linked(seller, "develops", tech, noun, rule)


def _makes_the_like(buyer: Mention, tech: Mention) -> bool:
    """Tell whether a buyer is a maker known by its products, which orders none of the kind.

    Where "it announced an order of A350s" is read of one, it is another that ordered them.
    """
    return not tech.text.islower() and buyer.name.lower().split()[0] in techwords().makers


def _side(
    document: Document,
    noun: Token,
    subjects: Iterable[Mention],
    goods: Iterable[Mention],
    *,
    has_buyers: bool,
) -> str:
    """Return which side the subject of an order's verb is on: it places or it wins one."""
    lists, verb = noun_words(), noun.head.lemma_.lower()
    if verb in lists["order_won"] or has_buyers:
        return "seller"
    made = {maker.name for tech in goods if (maker := maker_of(document, tech)) is not None}
    return "seller" if any(one.name in made for one in subjects) else "buyer"


def _subjects(document: Document, noun: Token) -> Iterator[Mention]:
    verb, lists = noun.head, noun_words()
    provided = any(one.lemma_.lower() in lists["provided"] for one in preposed(noun, "for"))
    if provided and verb.lemma_.lower() not in lists["order_won"]:
        return  # "signed a contract for the supply of jets": who sells and who buys do
    known = verb.lemma_.lower() in lists["order_won"] | lists["order_placed"]
    if noun.dep_ == "dobj" and known and verb.pos_ == "VERB":
        yield from _of(document, slot_tokens(verb, "subject"))


def _of(document: Document, tokens: Iterable[Token]) -> Iterator[Mention]:
    for token in tokens:
        yield from (one for one in arguments(document, token) if one.type in BODIES)


def _owners(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield whose order it is: "Iberia's order", "the Air Canada deal"."""
    for child in noun.children:
        if child.dep_ in ("poss", "compound", "nmod") and child.i < noun.i:
            one = document.at(child)
            if one is not None and one.type in BODIES:
                yield one


def _goods(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield the products of an order, on it, on its verb or in what it includes."""
    targets = [*preposed(noun, "for", "of")]
    targets += [child for child in noun.children if child.dep_ in ("compound", "nmod")]
    verb = noun.head
    if noun.dep_ == "dobj":
        targets += preposed(verb, "for")
    elif noun.dep_ in ("nsubj", "nsubjpass"):
        targets += preposed(verb, "for", "of")  # "is for ten A350s", "consists of"
        for child in verb.children:
            if child.dep_ == "acomp":
                targets += preposed(child, "for")  # "is worth a billion for ten A350s"
            elif child.dep_ == "dobj" and verb.lemma_ in ("include", "cover", "comprise"):
                targets += [child, *preposed(child, "for", "of")]
    for token in targets:
        yield from (one for one in arguments(document, token) if one.type is _TECHNOLOGY)


def _from_goods(noun: Token) -> Iterator[Token]:
    """Yield the buyer that the parse hangs elsewhere: "an order for jets from X"."""
    for goods in preposed(noun, "for"):
        yield from preposed(goods, "from")
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in noun_words()["order_won"]:
        yield from preposed(verb, "from")


def _is_customer_noun(token: Token) -> bool:
    """Tell whether "customer" stands before a plural: "the customer nations: X and Y"."""
    return (
        token.dep_ == "compound"
        and token.lemma_.lower() in noun_words()["customers"]
        and token.head.tag_ == "NNS"
    )


def _customer(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "T's launch customer, X", "X is the first operator of T", "launch customer X"."""
    bodies = list(_named_so(document, noun))
    if not bodies:
        return
    customer = (
        noun.lemma_.lower() in noun_words()["customers"]
    )  # "a network operator" is a kind, and "an HTTP client" a program
    goods = [
        one
        for token in (*preposed(noun, "of", "for"), *noun.lefts)
        if token.dep_ in ("pobj", "poss")
        or (token.dep_ in ("compound", "nmod") and customer and not token.is_upper)
        for one in arguments(document, token)
        if one.type is _TECHNOLOGY
    ]
    if not goods and _is_of_product(noun):
        goods = list(_in_focus(document, noun, reach=_FOCUS_OF_CUSTOMER))
    # Of "customer nations" the article does not say that each has a contract of its own.
    rule = "customer-kind" if _has_customer(noun) else "customer"
    yield from _sold(document, noun, bodies, (), goods, rule)


def _is_of_product(noun: Token) -> bool:
    """Tell whether a customer is one of a product even where none is named: the first one."""
    marks = noun_words()["first_marks"]
    return any(child.lower_ in marks for child in noun.lefts) or _has_customer(noun)


def _has_customer(noun: Token) -> bool:
    return any(_is_customer_noun(child) for child in noun.children)


def _named_so(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield who a customer is: beside it, in apposition, or before "is"."""
    if noun.dep_ == "attr":
        tokens = list(slot_tokens(noun.head, "subject"))
    elif noun.dep_ == "appos":
        tokens = [_printed_before(document, noun) or noun.head]
    elif noun.dep_ in ("compound", "nmod"):
        tokens = [noun.head]
    else:
        tokens = [noun]
    for token in tokens:
        found = list(arguments(document, token))
        beside = named(document, token)
        if not found and beside is not None:
            found = [beside]
        yield from (one for one in found if one.type in BODIES)


def _printed_before(document: Document, noun: Token) -> Token | None:
    """Return the name right before ", its launch customer": the parse may miss it."""
    at = noun.left_edge.i - 1
    if at < 1 or document.doc[at].text != "," or document.at(document.doc[at - 1]) is None:
        return None
    return document.spans[document.owner[at - 1]].root


def _in_focus(document: Document, noun: Token, *, reach: int = _FOCUS) -> Iterator[Mention]:
    """Yield the product named last before a word, within a few sentences."""
    starts = [sent.start for sent in document.doc.sents if sent.start <= noun.i]
    first = starts[-reach] if len(starts) >= reach else 0
    for mention, span in zip(
        reversed(document.mentions), reversed(document.spans), strict=True
    ):
        named_product = mention.type is _TECHNOLOGY and any(
            character.isupper() or character.isdigit() for character in mention.name
        )
        if named_product and first <= span.start < noun.i:
            yield mention
            return
