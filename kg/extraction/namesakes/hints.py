"""Finds what stands beside names that tells namesakes apart.

"Cambridge, Massachusetts", "a drug maker from Darmstadt", "the Turkish Central Bank": where a
thing is, or is from, and what it is, by the words that hang on its name or on a description of
it ("the London newspaper"); of a person the trade ("X, a rapper", "the novelist"). What hangs
on a verb is left out: a company builds and sells in many countries.

A description that no rule took up ("The university called the police") is of the name in the
sentence before, where the article has no other that it could be of.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator

from spacy.tokens import Span, Token

from kg.extraction.namesakes.currencies import currencies
from kg.extraction.namesakes.scores import teams
from kg.extraction.namesakes.waters import rivers
from kg.model import EntityType, Hint, Mention, MentionKind
from kg.nlp import Document
from kg.nlp.parsing.described import descriptions
from kg.nlp.parsing.lookups import Tokens
from kg.nlp.parsing.words import country_names
from kg.ontology.kinds import BARE, UNBUILT, anywhere, called, clash, families, place_kinds

_TYPES = (EntityType.PLACE, EntityType.INSTITUTION)
_PREPOSITIONS = frozenset(("in", "of", "from"))
_SEATED = frozenset(("base", "found", "headquarter", "locate", "situate", "register", "start"))
_BEING = ("be", "become", "remain")
_DEEP = 3  # prepositions in a row: "in the north of the state of X"
_DASHES = ("-", "\u2013", "\u2014")
_AREAS = ("city", "province", "town", "village")
_AREA = re.compile(rf"(?i)\bthe ({'|'.join(_AREAS)})\b")
_MODIFIERS = ("amod", "compound", "nmod")


def hints(document: Document) -> Iterator[Hint]:
    """Yield where places and institutions are or are from and what things are, each once."""
    found = {
        Hint(mention.type, mention.name, kind, what)
        for mention, span in zip(document.mentions, document.spans, strict=True)
        if mention.type in _TYPES
        for kind, what in _told(document, mention, span)
        if what != mention.name
    }
    found |= {
        Hint(EntityType.PERSON, mention.name, "is", trade)
        for mention, span in zip(document.mentions, document.spans, strict=True)
        if mention.type is EntityType.PERSON
        for trade in _trades_of(mention, span)
    }
    found |= {
        Hint(EntityType.PERSON, name, "is", trade) for name, trade in _lone_persons(document)
    }
    found |= {Hint(EntityType.PLACE, name, "is", what) for name, what in _lone_places(document)}
    for name, noun in _lone(document):
        found.add(Hint(EntityType.INSTITUTION, name, "is", _words(document, noun)))
        found |= {
            Hint(EntityType.INSTITUTION, name, "of", place.name)
            for place in _of_noun(document, noun)
        }
    found |= {Hint(EntityType.INSTITUTION, name, "is", "team") for name in teams(document)}
    found.update(rivers(document))
    found.update(currencies(document))
    yield from sorted(found)


def _told(document: Document, mention: Mention, span: Span) -> Iterator[tuple[str, str]]:
    """Yield kinds of :class:`~kg.model.Hint` with what one mention tells."""
    nouns: list[Token] = []
    if mention.kind is MentionKind.NAME:
        nouns += _described(mention, span)
        nouns += (stray := list(_stray(document, mention, span)))
        for kind, place in _beside(document, mention, span):
            yield kind, place.name
        for noun in stray:
            for place in _of_noun(document, noun):
                yield "of", place.name
    elif mention.kind is MentionKind.DESCRIPTION and span.root.pos_ == "NOUN":
        nouns.append(span.root)
        for place in _of_noun(document, span.root):
            yield "of", place.name
    tells = place_kinds if mention.type is EntityType.PLACE else families
    yield from (("is", words) for noun in nouns if tells(words := _words(document, noun)))


def _trades_of(mention: Mention, span: Span) -> Iterator[str]:
    """Yield the trades that words on a person's name or a description of it tell.

    Words for one trade are one ("novelist", "writer"). What anybody may be beside a trade
    ("billionaire", "Republican") is left out.
    """
    nouns: list[Token] = []
    if mention.kind is MentionKind.NAME:
        nouns += (
            noun
            for noun in _nouns(span.root)
            if noun != span.root.head or span.root.dep_ == "appos"
        )
    elif mention.kind is MentionKind.DESCRIPTION and span.root.pos_ == "NOUN":
        nouns.append(span.root)
    for noun in nouns:
        yield from _trade(noun)
    if mention.kind is MentionKind.NAME and span.start > span.sent.start:
        title = span.doc[span.start - 1]
        if title.head in span and title.lower_ in descriptions().titles:
            yield from _trade(title)


def _trade(noun: Token) -> Iterator[str]:
    """Yield the usual word for a trade, if a noun is one."""
    lists = descriptions()
    word = noun.lemma_.lower()
    trade = next((one for one, others in lists.same.items() if word in others), word)
    trade = lists.trades.get(word, lists.trades.get(trade, trade))
    known = word in lists.persons or word in lists.trades
    if known and lists.passing.isdisjoint((word, trade)):
        yield trade


def _nouns_by_sentence(document: Document) -> Iterator[tuple[Span, Tokens]]:
    nouns = document.of_pos("NOUN")
    places = [one.i for one in nouns]
    for sentence in document.doc.sents:
        first, last = (bisect_left(places, at) for at in (sentence.start, sentence.end))
        yield sentence, nouns[first:last]


def _lone_persons(document: Document) -> Iterator[tuple[str, str]]:
    """Yield a person with the trade of a description that nobody else can be ("The writer").

    It starts the sentence after the name's, which is the only full name so far.
    """
    spans = [
        (one.name, span)
        for one, span in zip(document.mentions, document.spans, strict=True)
        if one.type is EntityType.PERSON and one.kind is MentionKind.NAME
    ]
    so_far: set[str] = set()
    before: set[str] = set()
    for sentence, nouns in _nouns_by_sentence(document):
        noun = nouns[0] if nouns else None
        alone = len(so_far) == 1 and so_far == before
        if noun is not None and alone and _is_definite(document, noun):
            yield from ((min(before), trade) for trade in _trade(noun))
        before = {name for name, span in spans if sentence.start <= span.start < sentence.end}
        so_far |= before


def _described(mention: Mention, span: Span) -> Iterator[Token]:
    """Yield the nouns that say what a name is.

    A name before a noun says what the noun is ("Airbus aircraft"), but of a place where it is
    called so ("Washington state", "the state of Washington").
    """
    root = span.root
    if mention.type is not EntityType.PLACE:
        yield from (noun for noun in _nouns(root) if noun != root.head or root.dep_ == "appos")
        return
    for noun in _nouns(root):
        # "Nile river" is one; "London streets" are not London.
        if (
            noun.dep_ == "appos"
            or noun != root.head
            or (noun.i == span.end and noun.tag_ == "NN")
        ):
            yield noun
    head = root.head
    if root.dep_ == "pobj" and head.lower_ == "of" and _is_called(head.head):
        yield head.head


def _is_called(noun: Token) -> bool:
    """Tell "the state" of "the state of X" from "a suburb of X" and "the streets of X"."""
    definite = any(child.lower_ == "the" for child in noun.lefts)
    return definite and noun.tag_ == "NN" and not place_kinds(noun.lemma_.lower()) & UNBUILT


def _stray(document: Document, mention: Mention, span: Span) -> Iterator[Token]:
    """Yield the noun of "X, a port" where the parse hung it on a word before X.

    "Workers in X, a port": a noun that tells a kind of what X is, is of X.
    """
    doc, start = span.doc, span.end + 1
    if start >= len(doc) or doc[span.end].text != ",":
        return
    for noun in (doc[start], *doc[start].ancestors):
        if noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.left_edge.i == start:
            words = _words(document, noun)
            place = mention.type is EntityType.PLACE
            if noun.head != span.root and (place_kinds(words) if place else _trades(words)):
                yield noun


def _trades(words: str) -> frozenset[str]:
    """Return what a description says an institution is, a bare business left out."""
    return families(words) - BARE


def _lone(document: Document) -> Iterator[tuple[str, Token]]:
    """Yield institutions with the noun of a description that only they can be.

    It starts the sentence after the name's, and is the first that the article says of such a
    thing. What a story has beside whatever it is about ("the court") is of no other name.
    """
    spans = [
        (one.name, span)
        for one, span in zip(document.mentions, document.spans, strict=True)
        if one.type is EntityType.INSTITUTION and one.kind is MentionKind.NAME
    ]
    kinds = {name: called(name) - BARE for name, _ in spans}
    seen: set[str] = set()
    before: set[str] = set()
    for sentence, nouns in _nouns_by_sentence(document):
        noun = nouns[0] if nouns else None
        if noun is not None and noun.lemma_ not in seen and _is_definite(document, noun):
            told = _trades(_words(document, noun))
            own = {name for name, tells in kinds.items() if tells & told}
            fits = own or (set() if anywhere(told) else kinds.keys())
            if told and len(fits) == 1 and fits <= before:
                (name,) = fits
                if not clash(told, kinds[name]):
                    yield name, noun
        seen.update(one.lemma_ for one in nouns)
        before = {name for name, span in spans if sentence.start <= span.start < sentence.end}


def _lone_places(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the only place that an article has named so far with "the city" after it.

    Countries do not count, nor what says which of several a thing is ("the Arden building").
    """
    if not _AREA.search(document.text):
        return
    names: set[str] = set()
    for token in document.tokens:
        mention = document.at(token)
        if mention is None:
            alone = len(names) == 1 and token.tag_ == "NN" and token.lemma_ in _AREAS
            if alone and token.i and token.nbor(-1).lower_ == "the" and _says_no_more(token):
                yield min(names), token.lemma_
        elif (
            mention.type is EntityType.PLACE
            and mention.kind is MentionKind.NAME
            and token.dep_ not in _MODIFIERS
            and mention.name not in country_names()
        ):
            names.add(mention.name)


def _says_no_more(noun: Token) -> bool:
    """Tell "the city" from "the city of X", "the city where" and "the city council"."""
    return noun.dep_ not in _MODIFIERS and not any(
        child.dep_ in ("prep", "relcl", "acl", "appos") for child in noun.rights
    )


def _is_definite(document: Document, noun: Token) -> bool:
    """Tell whether a noun with "the" starts its sentence alone, no name in it but a place's."""
    start = noun.left_edge
    return (
        start.is_sent_start is True
        and start.lower_ == "the"
        and start.head == noun
        and noun.tag_ == "NN"
        and document.at(noun) is None
        and all(child.dep_ != "conj" for child in noun.children)
        and all(
            mention.type is EntityType.PLACE
            for one in noun.subtree
            if (mention := document.at(one)) is not None
        )
    )


def _words(document: Document, noun: Token) -> str:
    """Return a noun with the common words before it and what it is of, singular."""
    own = document.at(noun)  # a description is a mention itself: "the oil company"
    before = [
        child
        for child in noun.lefts
        if child.dep_ in _MODIFIERS and document.at(child) in (None, own)
    ]
    of = [
        word
        for child in noun.rights
        if child.dep_ == "prep" and child.lower_ == "of"
        for end in child.children
        if end.dep_ == "pobj" and not document.at(end)
        for word in (*(one for one in end.lefts if one.dep_ in _MODIFIERS), end)
    ]
    first = [*(one for left in before for one in left.subtree), noun]
    text = " ".join(one.lemma_.lower() for one in first if one.is_alpha)
    return f"{text} of {' '.join(one.lemma_.lower() for one in of)}" if of else text


def _beside(document: Document, mention: Mention, span: Span) -> Iterator[tuple[str, Mention]]:
    """Yield the places beside a name, with the kind of :class:`~kg.model.Hint`."""
    root = span.root
    if mention.type is EntityType.PLACE:
        yield from _after_comma(document, span)
    for place in _preposed(document, root, ("in", "of", "from")):
        yield "at", place
    for place in _before(document, root):
        yield "of", place
    for noun in _nouns(root):
        if noun == root.head and root.dep_ != "appos" and not families(_words(document, noun)):
            continue  # "an Acme official in Peru": he is there, Acme is where it is
        for place in _of_noun(document, noun):
            yield "of", place


def _of_noun(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield the places that what a noun calls so is from or in."""
    yield from _preposed(document, noun, _PREPOSITIONS)
    yield from _before(document, noun)
    for verb in noun.children:
        if verb.dep_ in ("acl", "relcl") and verb.lemma_.lower() in _SEATED:
            yield from _preposed(document, verb, ("in",))


def _after_comma(document: Document, span: Span) -> Iterator[tuple[str, Mention]]:
    """Yield Y of "X, Y", unless a list goes on ("X, Y and Z")."""
    doc, at = document.doc, span.end
    if at + 1 >= len(doc) or doc[at].text != ",":
        return
    place = _place(document, doc[at + 1])
    if place is None:
        return
    end = at + 1
    while end < len(doc) and document.at(doc[end]) is place:
        end += 1
    listed = end < len(doc) and doc[end].lower_ in ("and", "or", "&")
    comma = end + 1 < len(doc) and doc[end].text == "," and _place(document, doc[end + 1])
    if not listed and not comma:
        yield "comma", place


def _preposed(
    document: Document,
    head: Token,
    prepositions: Collection[str],
    deep: int = 0,
) -> Iterator[Mention]:
    """Yield the places that hang on a word by a preposition, also through a noun."""
    for child in head.children:
        if child.dep_ != "prep" or child.lower_ not in prepositions or child.i < head.i:
            continue
        for end in child.children:
            if end.dep_ == "pobj":
                place = _place(document, end)
                if place is not None:
                    yield place
                    yield from (
                        one
                        for token in end.children
                        if token.dep_ == "appos" and (one := _place(document, token))
                    )
                if deep < _DEEP:
                    yield from _preposed(document, end, ("in", "of"), deep + 1)


def _before(document: Document, head: Token) -> Iterator[Mention]:
    """Yield the countries before a noun: "German", "Britain's"."""
    for child in head.lefts:
        dashed = child.nbor().text in _DASHES  # "the Peru-Acme talks"
        if child.dep_ in ("amod", "compound", "poss", "nmod") and not dashed:
            place = _place(document, child)
            if place is not None and document.at(head) is not place:
                yield place


def _nouns(root: Token) -> Iterator[Token]:
    """Yield the common nouns that say what a name is."""
    for child in root.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            yield child
    for child in root.lefts:
        if child.dep_ in ("compound", "nmod") and child.pos_ == "NOUN":
            yield child
    head = root.head
    if root.dep_ in ("appos", "compound", "nmod") and head.pos_ == "NOUN" and head != root:
        yield head
    if root.dep_ == "nsubj":
        for verb in (head, *(one for one in head.children if one.dep_ == "conj")):
            if verb.lemma_ in _BEING and not any(one.dep_ == "neg" for one in verb.children):
                yield from (
                    one for one in verb.children if one.dep_ == "attr" and one.pos_ == "NOUN"
                )


def _place(document: Document, token: Token) -> Mention | None:
    """Return the place that a word names, or that its people are of ("German")."""
    mention = document.at(token)
    if mention is None or mention.type is not EntityType.PLACE:
        return None
    return mention if mention.kind in (MentionKind.NAME, MentionKind.DEMONYM) else None
