"""Finds products by what the article says that they are: "Zephyr is a robot".

A name that the model takes for an institution, or for nothing, is a technology where a sentence
defines it as one, or prints its kind beside it ("its Zephyr browser", "the ship Zephyr").
The kinds are those of ``technologies.toml``; a plane maker is no plane.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.nlp.parsing.lookups import among, entities, indexed, phrase
from kg.nlp.parsing.words import demonyms, words
from kg.nlp.products.produced import is_produced
from kg.nlp.products.techwords import techwords

_NAMED = frozenset(
    ("call", "name", "dub", "know", "codename", "nickname", "christen", "designate", "brand")
)
_NEVER = frozenset(("GPE", "NORP", "LOC", "DATE"))
_PLAIN = frozenset(("", "PRODUCT"))
# Labels of a name that its kind alone makes a product ("the Zephyr spyware").

_BETWEEN = 3
# Words between a name and its kind, most ("the Zephyr long-range missile defence system").

_CAPTIONS = frozenset(("above", "below", "left", "right", "pictured"))
# Where a picture is: "Above: Acme's new chip".

_BROAD = frozenset(("network", "networks", "car", "tank", "model", "models", "application"))
# Also a broadcaster, somebody's own, a person, a request.


def defined(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield first token and token after the last of the names that a sentence defines."""
    seen: set[tuple[int, int]] = set()
    for token in among(indexed(doc).poses, {"PROPN", "NOUN"}):
        if token.is_lower or token.lower_ in _CAPTIONS:
            continue
        span = None
        if token.pos_ == "PROPN" and (
            _is_kind(token) or _is_example(token) or _is_given(token)
        ):
            span = whole_name(doc, token)
            if span is not None and does(doc, *span):
                span = None
        if span is None and _has_kind_beside(token):
            span = _beside(doc, token)
        if span is not None and span not in seen and not is_body(doc, *span):
            seen.add(span)
            yield span


def is_body(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name's own words make it an institution: a maker, an institute."""
    own = {token.lower_ for token in doc[start:end]}
    lists = words()
    if phrase(doc, start, end) in lists.parliaments:
        return True
    if own & (lists.institutions | lists.open_heads):
        return True
    return end - start == 1 and bool(own & (techwords().brands | techwords().firms))


def _kinds(word: Token) -> bool:
    lists = techwords()
    lower = word.lower_
    if word.pos_ != "NOUN" or (lower in _BROAD and not _in_field(word)) or _is_human(word):
        return False
    if lower in lists.kinds or lower in lists.heads or lower in lists.paired:
        return True
    return _in_field(word)


def _is_human(word: Token) -> bool:
    """Tell whether a kind is a post here: "Georgia's House speaker", "speaker Jon X"."""
    after = word.doc[word.i + 1 : word.i + 2]
    named = any(token.ent_type_ == "PERSON" for token in after)
    of_country = any(
        child.dep_ == "poss" and child.ent_type_ in ("GPE", "NORP") for child in word.children
    )
    return word.lower_ in techwords().persons and (named or of_country)


def _in_field(word: Token) -> bool:
    """Tell whether a modifier is of a head's own field: "an electric hatchback"."""
    pairs = techwords().pairs.get(word.lower_)
    if pairs is None:
        return False
    before = word.doc[word.left_edge.i : word.i]
    return not pairs.isdisjoint({token.lower_ for token in before}) or not pairs.isdisjoint(
        before.text.lower().split()
    )


def _is_kind(token: Token) -> bool:
    """Tell whether a name is a kind of technology: "X is a robot", "X, a lexical database"."""
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        return any(
            child.dep_ == "attr" and _kinds(child) and _has_article(child)
            for child in token.head.children
        )
    return any(
        child.dep_ == "appos"
        and child.i > token.i
        and (_kinds(child) or _is_its_ware(child))
        and _has_article(child)
        for child in token.children
    )


def _is_its_ware(noun: Token) -> bool:
    """Tell whether a kind is somebody's own: "X, its latest model", "its payment service"."""
    if not any(child.dep_ == "poss" and child.lower_ in _ITS for child in noun.lefts):
        return False
    return noun.lower_ in _BROAD or _is_offered(noun)


_ITS = frozenset(("its", "their"))


def _is_example(token: Token) -> bool:
    """Tell whether a name is one of its kind: "robots such as X", "a jet called X"."""
    word = token
    while word.dep_ == "conj" and word.head.pos_ == "PROPN":
        word = word.head
    head = word.head
    if word.dep_ == "pobj" and head.lower_ == "as" and _follows_such(head):
        return _kinds(head.head)
    called = word.dep_ in ("oprd", "dobj", "attr", "pobj") and _caller(head)
    return called and _kinds(_caller_of(head).head)


def _is_given(token: Token) -> bool:
    """Tell whether a clause gives a kind its name: "a reactor it calls X"."""
    verb = token.head
    return (
        token.dep_ == "oprd"
        and verb.lemma_.lower() in _NAMED
        and verb.dep_ == "relcl"
        and _kinds(verb.head)
    )


def _follows_such(word: Token) -> bool:
    return word.i > 0 and word.nbor(-1).lower_ == "such"


def _caller(word: Token) -> bool:
    verb = _caller_of(word)
    return verb.lemma_ in _NAMED and verb.tag_ == "VBN" and verb.dep_ == "acl"


def _caller_of(word: Token) -> Token:
    return word.head if word.lower_ == "as" else word  # "a language known as X"


def _has_kind_beside(token: Token) -> bool:
    """Tell whether the kind stands beside a name: "its X browser", "its phone, the X"."""
    head = token.head
    if is_produced(token):
        return True
    kind = _kind_after(token)
    if kind is not None and kind.lower_ not in _SCHEMES and not _is_against(token, kind):
        the = any(child.lower_ == "the" for child in kind.children)  # not "an MMO engine"
        if _is_owned(kind, token.i) or (the and _is_made(kind)) or _is_christened(token, kind):
            return _kinds(kind) or _is_owned(kind, token.i)
    if token.dep_ == "appos" and head.i < token.i:
        owned = _is_owned(head, head.i)
        by_owner = owned and _is_offered(head)
        if head.tag_ != "NN" or not (_kinds(head) or _sails(head) or by_owner):
            return False
        return owned or any(child.dep_ == "det" for child in token.children)
    return any(
        child.dep_ in ("compound", "nmod") and _is_next(child, token) and _is_said_of(child)
        for child in token.children
    )


def _is_against(token: Token, kind: Token) -> bool:
    """Tell whether a word says what a kind is for: "Acme's Ebola vaccine"."""
    pairs = techwords().pairs
    remedy = kind.lower_ in ("vaccine", "vaccines", "treatment", "medicine", "shot", "shots")
    return token.lower_ in pairs.get("drug" if remedy else kind.lower_, ())


def _kind_after(token: Token) -> Token | None:
    """Return the kind after a name that modifies it: "the X browser", "X cruise missiles"."""
    head = token.head
    while head.dep_ in ("compound", "nmod") and head.is_lower and head.i > token.i:
        head = head.head  # "X air defence system", which parsers hang on "defence"
    if token.dep_ not in ("compound", "nmod") or not 0 < head.i - token.i <= _BETWEEN + 1:
        return None
    between = token.doc[token.i + 1 : head.i]
    plain = all(word.is_lower and word.pos_ in ("NOUN", "ADJ") for word in between)
    near = head.is_lower or head.i == token.i + 1  # "its Zephyr Analytics System"
    ship = _sails(head) and _is_owned(head, token.i)  # "the Navy's Zephyr supply vessel"
    kind = ship or _kinds(head) or _is_offered(head)
    return head if plain and near and kind else None


def _is_offered(noun: Token) -> bool:
    """Tell whether a noun is a product where a body has it: "Acme's Zephyr service"."""
    lists = techwords()
    if _is_human(noun):
        return False
    return noun.lower_ in lists.owned or (noun.is_lower and noun.text in lists.offered)


def _is_christened(token: Token, kind: Token) -> bool:
    """Tell whether a kind alone makes a name a product's: those of its kind have names.

    Not where the model takes the name for a body or a place elsewhere in the article, as it
    does for a maker ("Acme drones").
    """
    lists = techwords()
    if kind.lower_ in lists.classes and token.text not in demonyms():
        return token.ent_type_ not in ("GPE", "LOC", "DATE")
    if kind.lower_ not in lists.christened or token.ent_type_ not in _PLAIN:
        return False
    if token.text in lists.names:
        return False  # "an iOS app"
    return not any(
        ent.label_ not in _PLAIN and any(word.text == token.text for word in ent)
        for ent in entities(token.doc)
    )


def _is_next(noun: Token, name: Token) -> bool:
    """Tell whether a noun stands right before the name that it hangs on."""
    between = noun.doc[noun.i + 1 : name.i]
    return noun.i < name.i and all(token.pos_ == "PROPN" for token in between)


def _is_said_of(noun: Token) -> bool:
    """Tell whether a noun before a name says what it is: "the cruise ship X", not "jet Xs"."""
    return (
        noun.tag_ == "NN"
        and noun.is_lower
        and (_sails(noun) or noun.lower_ in techwords().singular)
    )


def _sails(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lower_ in techwords().vessels


def _is_owned(noun: Token, before: int) -> bool:
    """Tell whether an owner stands before: a product has one, and no maker is in between."""
    return any(child.dep_ == "poss" and child.i < before for child in noun.children)


def _is_made(noun: Token) -> bool:
    """Tell whether somebody makes it: "the X browser, developed by"."""
    return any(
        child.dep_ == "acl"
        and child.tag_ == "VBN"
        and child.lemma_ in _MADE
        and any(link.dep_ == "agent" for link in child.children)
        for child in noun.children
    )


_MADE = frozenset(("make", "build", "develop", "design", "produce", "manufacture", "create"))


def _beside(doc: Doc, token: Token) -> tuple[int, int] | None:
    """Return the capital words of a name; the model's label for them counts for nothing here.

    None where the article also has the name do something, as products do not: it is a maker.
    """
    start, end = token.i, token.i + 1
    while start > 0 and _is_part(doc[start - 1], token):
        start -= 1
    before = doc[max(0, start - 1)]
    counts = before.dep_ == "nummod" and before.head.tag_ == "NNS"  # "three X frigates"
    if doc[max(0, start - 2)].is_digit or (before.like_num and not counts):
        return None  # 'the 787 "Dreamliner"', which has a name already
    while end < len(doc) and doc[end].pos_ in ("PROPN", "NUM") and doc[end].head.i == token.i:
        end += 1
    if end - start > 1 and doc[start].lower_ == "the":
        start += 1
    text = phrase(doc, start, end)
    if text.upper() in techwords().codes:
        return None  # "Acme's Covid-19 vaccine"
    acts = any(_acts(other) for other in _same(doc, end - 1))
    return None if acts or len(text) < _SHORTEST else (start, end)


_SCHEMES = frozenset(("program", "programs", "programme", "programmes", "project", "projects"))
# A name before one is that of a policy or a mission as often as of software.

_SHORTEST = 3
"""Letters of a name of a product: two are initials, a unit, a country."""


def _is_part(before: Token, token: Token) -> bool:
    """Tell whether the word before belongs to the name, by the parse or the model's entity."""
    if not before.text[0].isupper() or not before.text.isalnum():
        return False
    if token.ent_type_ and before.ent_type_ == token.ent_type_ and token.ent_iob_ == "I":
        return before.ent_iob_ in "BI"
    return (
        before.pos_ == "PROPN"
        and before.dep_ in ("compound", "nmod")
        and before.head.i in (token.i, token.head.i)
    )


def _acts(word: Token) -> bool:
    """Tell whether a word owns something, or says, buys or sells it, or is itself bought."""
    if word.dep_ == "poss":
        return True
    if word.dep_ in ("dobj", "nsubjpass") and word.head.lemma_ in _DONE_TO:
        return True
    return _is_doer(word)


def _is_doer(word: Token) -> bool:
    """Tell whether a word says or sells something, as "the X sells well" does not."""
    verb = word.head
    if word.dep_ != "nsubj" or verb.lemma_ not in _ACTS:
        return False
    objects = any(child.dep_ == "dobj" for child in verb.children)
    return objects or verb.lemma_ not in _MIDDLE


def does(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the article has a name say or sell something, as products do not."""
    text = phrase(doc, start, end)
    return any(
        _is_doer(other) and doc[other.i + 1 - (end - start) : other.i + 1].text == text
        for other in _same(doc, end - 1)
    )


def _same(doc: Doc, at: int) -> Iterator[Token]:
    """Yield the tokens that are printed as one is, itself included."""
    text = doc[at].text
    return (one for one in indexed(doc).forms[doc[at].lower_] if one.text == text)


_DONE_TO = frozenset(("acquire", "sue", "fine", "found", "hire", "accuse", "charge"))
_MIDDLE = frozenset(("sell", "launch", "build"))
# What a product does too, without an object: "the X launches in May".

_ACTS = frozenset(
    (
        *("say", "announce", "buy", "sell", "sue", "agree", "plan", "order", "deny", "hire"),
        *("build", "introduce", "launch", "unveil", "acquire", "employ", "invest"),
    )
)


def _has_article(noun: Token) -> bool:
    return any(child.dep_ in ("det", "nummod", "poss") for child in noun.children)


def whole_name(doc: Doc, token: Token) -> tuple[int, int] | None:
    """Return the whole name around a token, or None where it is a place or a person.

    One word that the model takes for a person is none where it is defined as a product; a
    person of that name would be printed with another word somewhere.
    """
    if token.ent_type_ in _NEVER:
        return None
    if token.ent_type_ == "PERSON" and not _is_alone(doc, token):
        return None
    start = end = token.i
    while start > 0 and _goes_on(token, doc[start - 1]):
        start -= 1
    end += 1
    while end < len(doc) and _goes_on(token, doc[end]):
        end += 1
    return start, end


def _is_alone(doc: Doc, token: Token) -> bool:
    """Tell whether the model takes no longer name with a word for a person's."""
    return all(
        len(ent) == 1
        for ent in entities(doc)
        if ent.label_ == "PERSON" and any(word.text == token.text for word in ent)
    )


def _goes_on(token: Token, other: Token) -> bool:
    if token.ent_type_ and other.ent_type_ == token.ent_type_:
        return other.pos_ in ("PROPN", "NUM") and abs(other.i - token.i) < 5
    return other.pos_ == "PROPN" and other.dep_ == "compound" and other.head.i == token.i
