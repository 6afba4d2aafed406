"""Reads who runs equipment that has no name of its own: "a bus run by X", "an X helicopter".

Common nouns for vehicles, arms, medicines and instruments are no mentions where they merely
occur. Where the article says whose they are or who uses them they are the technology that it
speaks of; ``equipment.toml`` lists them.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from kg.extraction.grammar.equipmentwords import equipment_words
from kg.extraction.grammar.finding import BODIES, Finding, argument_words, arguments
from kg.extraction.grammar.listing import coordinated
from kg.extraction.grammar.phrases import generic, linked, noun_words, preposed
from kg.extraction.grammar.slots import slot_tokens
from kg.extraction.places.kinds import country_of
from kg.extraction.products.staff import staff
from kg.extraction.products.users import is_user
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.products.techwords import techwords

_KIND = frozenset(("compound", "amod", "nmod"))
_LONGEST = 4
"""Words of the name of equipment, most: "autonomous spaceport drone ship"."""


@cache
def _every() -> frozenset[str]:
    lists = equipment_words()
    return frozenset().union(*(lists[name] for name in _NAMES))


_NAMES = ("services", "vehicles", "arms", "medicine", "instruments")


def equipment(document: Document, token: Token, *, made: bool = False) -> Iterator[Mention]:
    """Yield the equipment that a noun and what is coordinated with it or counted by it name.

    Args:
        document: The annotated article.
        token: A noun that is no mention's.
        made: Whether it is what somebody made, which more nouns may be.
    """
    for each in (token, *_others(token)):
        one = piece(document, each, _every())
        if one is None:  # "the rockets were fired": which they are makes no other kind of arms
            one = piece(document, each, equipment_words()["arms"], certain=False)
        if one is None and made:
            bare = equipment_words()["bare"]
            one = piece(document, each, bare, certain=False) or _made(document, each)
        if one is not None:
            yield one
        elif each.lemma_.lower() in argument_words()["amounts"]:
            for counted in preposed(each, "of"):
                yield from equipment(document, counted, made=made)


def _others(token: Token) -> Iterator[Token]:
    """Yield what is listed after a noun, also where the second is taken for an apposition."""
    yield from coordinated(token)
    for child in token.children:
        if _is_listed(child):
            yield child
            yield from coordinated(child)


def fleets(document: Document) -> Iterator[Finding]:
    """Yield who uses a vehicle by the body before it: "an X bus", "the X's ships"."""
    services, vehicles = equipment_words()["services"], equipment_words()["vehicles"]
    last = {noun.rpartition(" ")[2] for noun in services | vehicles}
    for token in document.with_lemma(last):
        if token.pos_ != "NOUN":
            continue
        owner = _owner(document, token)
        if owner is None or is_maker(owner) or _is_bought(token):
            continue
        nouns = services | vehicles if is_user(document, owner) else services
        thing = piece(document, token, nouns, certain=False)
        if thing is not None:
            yield from linked(owner, "uses", thing, token, "equipment")


def flights(document: Document) -> Iterator[Finding]:
    """Yield what an airline flew: "an X flight crashed", then "The aircraft was a T".

    Only where the article names flights of one airline.
    """
    carriers = {
        mention.name: (mention, span)
        for mention, span in zip(document.mentions, document.spans, strict=True)
        if mention.type is EntityType.INSTITUTION and _flies(document, span.end)
    }
    if len(carriers) != 1:
        return
    carrier, span = next(iter(carriers.values()))
    for noun in document.with_lemma(equipment_words()["flown"]):
        if noun.pos_ != "NOUN":
            continue
        if any(child.lower_ == "the" for child in noun.children):
            for kind in _said_to_be(noun):
                for tech in arguments(document, kind):
                    for found in linked(carrier, "uses", tech, kind, "flight"):
                        yield replace(found, context=span.root)


def _flies(document: Document, at: int) -> bool:
    """Tell whether a flight stands after a name: "X Flight 12", "an X passenger flight"."""
    words = document.doc[at : at + 2]
    return any(word.lower_ == "flight" for word in words) and all(
        word.lower_ == "flight" or word.pos_ in ("NOUN", "NUM") for word in words[:1]
    )


def _said_to_be(noun: Token) -> Iterator[Token]:
    """Yield T of "the aircraft was a T" and "the aircraft, a T"."""
    yield from (child for child in noun.children if child.dep_ == "appos")
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        yield from (child for child in noun.head.children if child.dep_ == "attr")


def deeds(document: Document) -> Iterator[Finding]:
    """Yield who uses what by a deed: "X's drone strikes", "a missile test by X"."""
    words = equipment_words()
    for noun in document.of_pos("NOUN"):
        if noun.dep_ == "pobj":
            yield from _means(document, noun)
        if noun.lemma_.lower() not in words["deeds"]:
            continue
        relation = "develops" if noun.lemma_.lower() == "test" else "uses"
        rule = "armed-deed" if noun.lemma_.lower() in words["armed_deeds"] else "equipment"
        tools = [one for child in noun.lefts for one in _tool(document, child)]
        for tool in tools:
            if noun.lemma_.lower() == "mission" and _is_numbered(tool):
                continue  # "its Zephyr II mission" has that name itself
            for body, word in _doers(document, noun):
                yield from linked(body, relation, tool, word, rule)


def _is_numbered(tool: Mention) -> bool:
    """Tell whether a name ends in a number, as missions are counted: "Zephyr II"."""
    last = tool.text.split()[-1]
    return " " in tool.text and (last.isdigit() or not last.strip("IVX"))


def _means(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "with the help of T", "delivers parcels by T" and "T is in service with X"."""
    link, lemma = noun.head.lower_, noun.lemma_.lower()
    if lemma in equipment_words()["services_of"] and link in ("in", "into"):
        yield from _serves(document, noun)
    elif lemma in equipment_words()["helps"] and link in ("with", "by"):
        for target in preposed(noun, "of", "from"):
            yield from _helped(document, noun, target)
    elif (
        link == "by"
        and (noun.head.dep_, noun.tag_) == ("prep", "NN")
        and not any(child.dep_ in ("det", "poss") for child in noun.children)
    ):
        yield from _helped(document, noun, noun)


def _serves(document: Document, noun: Token) -> Iterator[Finding]:
    """Yield who uses what is in service: "T is in service with X", "T, in use at X"."""
    above = noun.head.head
    things = [above] if above.pos_ in ("NOUN", "PROPN") else slot_tokens(above, "subject")
    techs = [one for token in things for one in arguments(document, token)]
    for target in preposed(noun, "with", "by", "at") if techs else ():
        for body in arguments(document, target):
            for tech in techs if body.type in BODIES else ():
                yield from linked(body, "uses", tech, noun, "equipment")


def _helped(document: Document, noun: Token, named: Token) -> Iterator[Finding]:
    """Yield who does something with a tool."""
    verb = noun.head.head
    if verb.pos_ != "VERB":
        return
    for tool in (*arguments(document, named), *equipment(document, named)):
        if tool.type is EntityType.TECHNOLOGY:
            for token in slot_tokens(verb, "subject"):
                for user in (*arguments(document, token), *staff(document, token)):
                    yield from linked(user, "uses", tool, noun, "equipment")


def _tool(document: Document, word: Token) -> Iterator[Mention]:
    if word.dep_ not in ("compound", "nmod"):
        return
    one = document.at(word) or piece(document, word, _every())
    if one is not None and one.type is EntityType.TECHNOLOGY:
        yield one


def _doers(document: Document, noun: Token) -> Iterator[tuple[Mention, Token]]:
    """Yield whose deed it is: "X's", "Russian", "by X"; of "US drone strikes" on the tool.

    With each comes the word that says so: what "X could carry out" the verb tells is not done.

    A town or region before a deed is where it was done ("the Kyiv drone attack").
    """
    for token in noun.lefts:
        for child in (token, *token.lefts) if token.dep_ in _KIND else (token,):
            one = document.at(child) if child.dep_ in ("poss", *_KIND) else None
            if one is None or one.type not in BODIES:
                continue
            if child.tag_ == "PRP$" and noun.head.lemma_ in equipment_words()["suffered"]:
                continue  # "suffered its first missile attack"
            named = child == token and one.type is EntityType.INSTITUTION
            if named or child.dep_ == "poss" or country_of(one) is not None:
                yield one, noun
    doers = [(token, noun) for token in preposed(noun, "by")]
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in _DO:
        verb = noun.head  # "X carried out drone strikes"
        doers += [(token, verb) for token in slot_tokens(verb, "subject")]
    for token, word in doers:
        for one in arguments(document, token):
            if one.type in BODIES:
                yield one, word


_DO = frozenset(("carry", "conduct", "launch", "mount", "stage", "resume", "execute"))
"""Verbs of whoever does what their object names."""


def _is_bought(noun: Token) -> bool:
    """Tell whether somebody else gets it: "bought X's jets", "20 of X's jets"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    getting = noun_words()["getting"] | noun_words()["supplied"]
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in getting


def _owner(document: Document, noun: Token) -> Mention | None:
    """Return the institution before a noun: "a Coast Guard helicopter", "the navy's ships"."""
    for child in noun.lefts:
        one = document.at(child) if child.dep_ in ("poss", "compound", "nmod") else None
        if one is None or one.type is not EntityType.INSTITUTION:
            continue
        if one.kind is MentionKind.NAME:
            return one  # "their ship" is one that the article names
    return None


def is_maker(body: Mention) -> bool:
    """Tell whether a body is a maker known by its products."""
    words = techwords()
    name = body.name.lower()
    return not (words.makers | words.brands | words.firms).isdisjoint((name, name.split()[0]))


def piece(
    document: Document, noun: Token, nouns: frozenset[str], *, certain: bool = True
) -> Mention | None:
    """Return a common noun as a mention of the equipment that it names, or None.

    Of "satellite images" and "CT scan" both words are the name, whatever each is alone.
    """
    if noun.i in document.owner:
        return None
    lemma = noun.lemma_.lower()
    before = noun.nbor(-1) if noun.i > noun.sent.start else None
    pair = f"{before.lower_} {lemma}" if before is not None else ""
    if pair in equipment_words()["others"]:
        return None
    if before is not None and pair in nouns and noun.pos_ in ("NOUN", "PROPN"):
        others = (child for child in noun.children if child != before)
        if any(_names(document, child, certain) for child in others):
            return None
        return _mention(document, noun, before.i)
    if lemma not in nouns or noun.pos_ != "NOUN":
        return None
    return None if _is_named(document, noun, certain=certain) else _mention(document, noun)


def _made(document: Document, noun: Token) -> Mention | None:
    """Return "chemical model" of "developed a chemical model", or None."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in equipment_words()["made"]:
        return None
    if noun.i in document.owner or _is_named(document, noun, certain=False):
        return None
    one = _mention(document, noun)
    return one if one.start < noun.idx else None


def _mention(document: Document, noun: Token, start: int | None = None) -> Mention:
    """Return a noun with the words before it that say which kind as a mention."""
    start = noun.i if start is None else start
    while start > noun.sent.start and noun.i - start < _LONGEST - 1:
        if start - 1 in document.owner or not _narrows(noun.doc[start - 1], noun):
            break
        start -= 1
        while start - 2 >= noun.sent.start and _is_glued(noun.doc[start - 1]):
            start -= 2  # "high-speed networks"
    return generic(document, noun.doc[start : noun.i + 1])


def _is_glued(mark: Token) -> bool:
    """Tell whether a hyphen joins the words on both sides of it."""
    return mark.text == "-" and not mark.whitespace_ and not mark.nbor(-1).whitespace_


def _is_named(document: Document, noun: Token, *, certain: bool = True) -> bool:
    """Tell whether equipment has a name: "the ship X", "A320 jets", "the ship" of before.

    With ``certain`` off, "the" makes none: who "devised the paper filter" devised that kind.
    """
    if noun.i + 1 < len(noun.doc) and noun.nbor(1).pos_ == "PROPN":
        return True
    if noun.dep_ == "appos" and not _is_listed(noun):
        return True
    return any(_names(document, child, certain) for child in noun.children)


def _is_listed(noun: Token) -> bool:
    """Tell whether an apposition is the second of a list: "a model, a robot and a drill"."""
    return (
        noun.dep_ == "appos"
        and noun.i > noun.head.i
        and any(child.dep_ == "conj" for child in noun.children)
        and any(child.lower_ in ("a", "an") for child in noun.children)
    )


def _names(document: Document, child: Token, certain: bool) -> bool:
    """Tell whether a word on equipment names it, or says that it is a certain one."""
    if child.dep_ == "conj" or _is_listed(child):
        return False  # another thing
    one = document.at(child)
    if child.dep_ in ("compound", "nmod") and child.pos_ == "PROPN":
        return one is None or one.type in (EntityType.TECHNOLOGY, EntityType.PERSON)
    return (
        (one is not None and one.type is EntityType.TECHNOLOGY)
        or child.dep_ == "appos"
        or (certain and child.dep_ == "det" and child.lower_ not in _INDEFINITE)
        or (child.dep_ == "prep" and child.lower_ == "of")  # "jets of water"
    )


_INDEFINITE = frozenset(
    ("a", "an", "some", "no", "any", "another", "several", "both", "all", "many", "such")
)


def _narrows(word: Token, noun: Token) -> bool:
    """Tell whether a word before equipment says its kind: "fire extinguisher robot"."""
    if word.head.i not in range(word.i + 1, noun.i + 1) or word.dep_ not in _KIND:
        return False
    words, lower = techwords(), word.lower_
    if (lower, word.nbor().lower_) == ("social", "media"):
        return True
    if lower in words.stop or not word.is_lower or not word.is_alpha:
        return False
    return word.pos_ == "NOUN" or lower in words.narrowing or lower.endswith(words.endings)
