"""Reads what a firm makes from what it is called: "a drone firm, X", "toilet paper maker X".

Makers of technologies that are mentions are read with these (``makers``).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding, arguments, named
from kg.extraction.grammar.phrases import generic, linked, noun_words, preposed
from kg.extraction.grammar.slots import slot_tokens
from kg.extraction.products.fields import taught
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.products.techwords import techwords

_LONGEST = 3
"""Words of goods before their maker, most: "recycled toilet paper producer"."""


def trades(document: Document) -> Iterator[Finding]:
    """Yield what institutions make by the nouns that are said of them."""
    lists, makers = noun_words(), techwords().trades
    for noun in document.of_pos("NOUN"):
        if noun.i == 0:
            continue
        lemma = noun.lemma_.lower()
        if lemma in lists["leaders"] | lists["experts"]:
            yield from _field_of(document, noun, lemma)
        if lemma in lists["inventors"]:
            yield from _inventor(document, noun)
        if lemma in lists["tech_firms"] | lists["behind"]:
            yield from _behind(document, noun)
        ware = _ware(document, noun) if lemma in lists["tech_firms"] | makers else None
        for maker in called_so(document, noun) if ware is not None else ():
            if maker.type is EntityType.INSTITUTION and ware is not None:
                yield from linked(maker, "develops", ware, noun, "trade")


def _ware(document: Document, noun: Token) -> Mention | None:
    """Return what a firm or a maker makes by the words before its noun, or None."""
    if noun.lemma_.lower() not in noun_words()["tech_firms"]:
        return _goods(document, noun)
    ware = _technology(document, noun)
    if ware is not None and _is_work(ware):
        return None
    return ware or _goods(document, noun, of_firm=True)


def _is_work(ware: Mention) -> bool:
    """Tell whether what a firm is called after is what it does: "an automation company"."""
    last = ware.text.split()[-1]
    if not (last.islower() or (ware.text == last and last.lower() in _FIELDS)):
        return False
    last = last.lower()
    return last.endswith(tuple(noun_words()["abstract_endings"]))


_FIELDS = frozenset(("cybersecurity", "biotechnology", "automation", "security"))
"""Fields of work that may open a sentence in a capital: "Cybersecurity firm X"."""


def _field_of(document: Document, noun: Token, lemma: str) -> Iterator[Finding]:
    """Read "X, a leader in robotics", "a pioneer of T", "robotics expert X"."""
    lists = noun_words()
    links = ("in", "on", "of") if lemma == "pioneer" else ("in", "on")
    targets = list(preposed(noun, *links))
    wares = [
        one
        for target in targets
        for one in arguments(document, target)
        if one.type is EntityType.TECHNOLOGY
    ]
    expert = lemma in lists["experts"]
    known = [one for target in targets for one in taught(document, target)] if expert else []
    before = _technology(document, noun) if expert else None
    known += [] if before is None else [before]
    for one in called_so(document, noun) if wares or known else ():
        if one.type is EntityType.INSTITUTION and lemma in lists["leaders"]:
            for ware in wares:
                yield from linked(one, "develops", ware, noun, "trade")
        elif one.type is EntityType.PERSON and expert:
            for field in (*wares, *known):
                yield from linked(one, "works_on", field, noun, "field-in-title")


def _inventor(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X, the inventor of T", "T creator X": what a person has made."""
    before = document.at(noun.nbor(-1))
    job = noun.lemma_.lower() in noun_words()["makers_by_job"]
    kind = None if before is None else before.kind  # "its developer, X" is no such job
    if before is not None and job and kind is MentionKind.NAME and before.text.islower():
        before = None  # a "software developer" has not made software
    made = [before] if before is not None else []
    made += [one for target in preposed(noun, "of") for one in arguments(document, target)]
    made = [one for one in made if one.type is EntityType.TECHNOLOGY]
    for one in called_so(document, noun) if made else ():
        if one.type is EntityType.PERSON:
            for tech in made:
                yield from linked(one, "develops", tech, noun, "trade")


def _behind(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "X, the company behind T" and "X, the man behind T"."""
    targets = list(preposed(noun, "behind"))
    made = [one for target in targets for one in arguments(document, target)]
    makers = list(called_so(document, noun)) if made else []
    if made and not makers and noun.tag_ == "NN":
        makers = [one for target in targets for one in _apposed(document, target)]
    for one in makers:
        if one.type is not EntityType.PLACE:
            for tech in made:
                if tech.type is EntityType.TECHNOLOGY:
                    yield from linked(one, "develops", tech, noun, "trade")


def _apposed(document: Document, product: Token) -> Iterator[Mention]:
    """Yield Y of "the firm behind X, Y, said", which parsers take for a name of X."""
    for child in product.children:
        one = document.at(child) if child.dep_ == "appos" else None
        if one is not None and one.type is EntityType.INSTITUTION:
            yield one


def called_so(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield whom a noun is said of: "aircraft maker X", "X, a maker", "X is a maker"."""
    found = [*_next_name(document, noun), *who_is(document, noun)]
    yield from found or _printed_before(document, noun)


def _printed_before(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield X of "X, a drone firm," which the parse takes for part of a list or clause."""
    doc, at = document.doc, noun.i
    if at + 1 < len(doc) and doc[at + 1].text not in _ENDS:
        return
    while at > noun.sent.start and noun.i - at <= _LONGEST and doc[at].lower_ not in _A:
        at -= 1
    if doc[at].lower_ in _A and at > noun.sent.start + 1 and doc[at - 1].text == ",":
        one = document.at(doc[at - 2])
        if one is not None:
            yield one


_A = frozenset(("a", "an"))
_ENDS = frozenset((",", ".", ";", ")", ":"))


def _next_name(document: Document, noun: Token) -> Iterator[Mention]:
    doc, at = document.doc, noun.i + 1
    if at < len(doc) and doc[at].text == ",":
        at += 1
        if at < len(doc) and noun.tag_ == "NNS" and not _is_apposed(document, at):
            return  # "for a generation of chip startups, Acme has"
        if noun.tag_ == "NN" and _opens_clause(document, noun, at):
            return  # "After years at a chip firm, Acme's founders"
    one = document.at(doc[at]) if at < noun.sent.end else None
    if one is not None:
        yield one


def _opens_clause(document: Document, noun: Token, at: int) -> bool:
    """Tell whether the name behind a comma begins what is said, and is not what "firm" is."""
    owner = document.owner.get(at)
    if owner is None:
        return False
    name = document.spans[owner]
    after = document.doc[name.end : name.end + 1]
    closed = name.end >= noun.sent.end or any(one.is_punct or one.is_space for one in after)
    inside = noun.dep_ == "pobj" and name.root.dep_ != "appos" and not closed
    return name.root.dep_ == "poss" or inside


def _is_apposed(document: Document, at: int) -> bool:
    """Tell whether the name at a token stands for what is before it: "two firms, X and Y"."""
    owner = document.owner.get(at)
    return owner is not None and document.spans[owner].root.dep_ == "appos"


def who_is(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield what a noun is said of as an apposition or after "is"."""
    if noun.dep_ == "appos":
        one = named(document, noun.head)
        if one is not None:
            yield one
    elif noun.dep_ == "attr":
        for token in slot_tokens(noun.head, "subject"):
            yield from arguments(document, token)


def _technology(document: Document, firm: Token) -> Mention | None:
    """Return the technology right before "firm", where it says what the firm makes."""
    one = document.at(firm.nbor(-1))
    if one is None or one.type is not EntityType.TECHNOLOGY or firm.nbor(-1).head != firm:
        return None
    return None if one.name.lower() in noun_words()["not_made"] else one


def _goods(document: Document, maker: Token, *, of_firm: bool = False) -> Mention | None:
    """Return the common noun before a maker as a mention of what it makes, or None.

    A firm makes only what is made: "an athletic equipment firm", but "a law firm".
    """
    doc = document.doc
    if of_firm and doc[maker.i - 1].lower_ not in noun_words()["firm_goods"]:
        return None
    start = _goods_start(document, maker)
    if start == maker.i or doc[maker.i - 1].pos_ != "NOUN":
        return None
    if not noun_words()["not_made"].isdisjoint((doc[maker.i - 1].lower_, doc[start].lower_)):
        return None
    return generic(document, doc[start : maker.i])


def _goods_start(document: Document, maker: Token) -> int:
    """Return where the words begin that say what is made: "smart phone case maker".

    A technology among them says which kind and stands whole ("smart phone" + "case").
    """
    doc, start = document.doc, maker.i
    while start > maker.sent.start and maker.i - start < _LONGEST:
        word = doc[start - 1]
        inside = word.head.i in range(start, maker.i + 1)
        if not inside or word.dep_ not in ("compound", "amod", "nmod"):
            break
        if start - 1 in document.owner:
            one = document.at(word)
            kind = one is not None and one.type is EntityType.TECHNOLOGY and start < maker.i
            if one is not None and kind:
                return document.span(one).start
            break
        start -= 1
    while start < maker.i and not _says_which(doc[start]):
        start += 1
    return start


def _says_which(word: Token) -> bool:
    """Tell whether a word says the kind of goods: "recycled paper", but "leading paper"."""
    words, lower = techwords(), word.lower_
    if lower in words.stop or lower in noun_words()["vague_firms"]:
        return False
    if word.tag_ in ("NNS", "VBZ") and word.lemma_.lower() in noun_words()["presents"]:
        return False  # "a court convicts cement maker X"
    kind = lower in words.narrowing or lower.endswith(words.endings)
    return word.pos_ == "NOUN" or word.tag_ == "VBN" or (word.pos_ == "ADJ" and kind)
