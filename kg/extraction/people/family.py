"""Reads who is related to whom: "her brother X", "X's wife, Y", "X, the son of Y"."""

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from kg.extraction.grammar.finding import Finding, arguments, named
from kg.extraction.grammar.listing import coordinated, examples
from kg.extraction.grammar.phrases import linked, noun_words, preposed
from kg.extraction.grammar.slots import is_passive, of_dep, slot_tokens
from kg.model import EntityType, Mention, MentionKind
from kg.nlp import Document

_RELATIONS = {
    "parents": "child_of",
    "children": "child_of",
    "spouses": "spouse_of",
    "relatives": "related_to",
}
"""List of ``nouns.toml`` to relation; of parents, the one whose parent it is comes first."""


def family(document: Document) -> Iterator[Finding]:
    """Yield the family ties that nouns for kin say."""
    yield from _couples(document)
    lists = noun_words()
    for noun in document.of_pos("NOUN", "PROPN"):
        lemma = noun.lemma_.lower().removeprefix("ex-")
        name = _kin_words().get(lemma)
        if name is None or _ends_name(document, noun):
            continue
        rule = "kinship"
        if _is_in_law(noun):
            name, rule = "relatives", "in-law"
        if noun.tag_ == "NNS" and lemma in lists["mutual"]:
            yield from _each_other(document, noun)
        called = _called(document, noun)
        if name == "parents" and noun.tag_ == "NNS" and len(called) == _PAIR:
            yield from linked(called[0], "related_to", called[1], noun, "kinship")
        for one in called:
            for other in _of_whom(document, noun):
                subject, object_ = (other, one) if name == "parents" else (one, other)
                yield from linked(subject, _RELATIONS[name], object_, noun, rule)


def _ends_name(document: Document, noun: Token) -> bool:
    """Tell whether a noun for kin is the end of a name: "Big Brother", "the Lee Sisters".

    And of an account's in quotation marks: 'the account "Lee's Mom"'.
    """
    if noun.is_title and noun.i + 1 < noun.sent.end and noun.nbor().is_quote:
        return True
    index = document.owner.get(noun.i)
    if index is None or noun.is_lower:
        return False
    span = document.spans[index]
    return len(span) > 1 and span.end == noun.i + 1


_PAIR = 2
"""Parents of somebody, who are related to each other too."""


def _couples(document: Document) -> Iterator[Finding]:
    """Read "David and Louise Turpin": who share a family name printed once are related."""
    doc = document.doc
    for index, (one, span) in enumerate(zip(document.mentions, document.spans, strict=True)):
        at = span.end + 1
        if (
            one.type is not EntityType.PERSON
            or len(span) > 1
            or index + 1 == len(document.spans)
        ):
            continue
        other, after = document.mentions[index + 1], document.spans[index + 1]
        if after.start != at or doc[at - 1].lower_ not in ("and", "&"):
            continue
        family_name = after[-1].text
        junior = family_name.rstrip(".") in ("Jr", "Sr", "II", "III")
        shared = len(after) > 1 and not junior and one.name == f"{one.text} {family_name}"
        if shared and other.type is EntityType.PERSON:
            yield from linked(one, "related_to", other, span.root, "kinship")


def _is_in_law(noun: Token) -> bool:
    """Tell whether a noun for kin goes on: "son-in-law", which is several tokens."""
    after = noun.doc[noun.i + 1 : noun.sent.end].text.lower()
    return after.startswith(("-in-law", "in law", "in-law"))


def _each_other(document: Document, noun: Token) -> Iterator[Finding]:
    """Read "the brothers A and B", "A and B, two sisters" and "A and B are cousins"."""
    people: list[Mention] = []
    after = noun.i + 1
    first = document.at(noun.doc[after]) if after < noun.sent.end else None
    if first is not None and first.type is EntityType.PERSON:
        people = list(arguments(document, document.spans[document.owner[after]].root))
    elif noun.dep_ == "appos":
        people = list(_pair(document, noun.head))
    elif noun.dep_ == "attr":
        for token in slot_tokens(noun.head, "subject"):
            people += arguments(document, token)
    pair = [one for one in people if one.type is EntityType.PERSON]
    owned = any(child.dep_ == "poss" for child in noun.children) or any(preposed(noun, "of"))
    if len(pair) == len(people) == 2 and not owned:
        yield from linked(pair[0], "related_to", pair[1], noun, "kinship")


def _pair(document: Document, token: Token) -> Iterator[Mention]:
    """Yield A and B of "A and B, two sisters", whichever of them the sisters hang on."""
    yield from arguments(document, token.head if token.dep_ == "conj" else token)


def _called(document: Document, noun: Token) -> list[Mention]:
    """Return the people whom a noun for kin names or is said of."""
    found: list[Mention] = []
    above = noun.head if noun.dep_ == "appos" else noun
    several = _several(document, noun)
    mention = named(document, noun) or named(document, above)
    last = _last_of_pair(document, noun)
    if last is not None:
        mention = last[1] if last[0] == noun else None
    if several:
        found = several
    elif mention is not None:
        found = [mention]
    elif (after := _right_after(document, noun)) is not None:
        found = [after]
    elif noun.dep_ == "attr":
        found = [
            one
            for token in slot_tokens(noun.head, "subject")
            for one in arguments(document, token)
        ]
    elif noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        names = (named(document, token) for token in of_dep(noun.head, ("attr",)))
        found = [one for one in names if one is not None]  # "her father is Y"
    elif noun.dep_ in ("compound", "nmod") and noun.head.i - noun.i <= _NAME:
        head = document.at(noun.head)  # "his wife Ada Lovelace" read as one name
        found = [head] if head is not None else []
    return [one for one in found if one.type is EntityType.PERSON]


def _last_of_pair(document: Document, noun: Token) -> tuple[Token, Mention] | None:
    """Return daughter and X of "his widow and daughter X", where the parse has a widow X."""
    first = _joined_kin(noun) or noun
    seconds = [child for child in of_dep(first, ("conj",)) if _is_kin(child)]
    if len(seconds) != 1 or first.nbor().lower_ not in ("and", "&"):
        return None
    (second,) = seconds
    index = document.owner.get(second.i + 1)
    both = second.i + 1 < noun.sent.end and second.i - first.i == _NEXT_BUT_ONE
    if index is None or not both or document.spans[index].root.head != first:
        return None
    mention = document.mentions[index]
    return (second, mention) if mention.type is EntityType.PERSON else None


_NEXT_BUT_ONE = 2
"""Words from a noun to the next one over "and"."""


def _several(document: Document, noun: Token) -> list[Mention]:
    """Return who is listed: "his sons A and B", "three children, including A"."""
    if noun.tag_ != "NNS":
        return []
    names = [child for child in of_dep(noun, ("appos", "conj")) if child.i > noun.i]
    index = document.owner.get(noun.i + 1)
    if not names and index is not None and document.spans[index].sent == noun.sent:
        names = [document.spans[index].root]
    kin = [one for child in (*names, *examples(noun)) for one in (child, *coordinated(child))]
    return [
        mention
        for token in kin
        if (mention := document.at(token)) is not None and mention.kind is MentionKind.NAME
    ]


def _right_after(document: Document, noun: Token) -> Mention | None:
    """Return X of "his wife First Lady X", where the parse hangs X elsewhere."""
    if noun.tag_ != "NN" or not any(child.dep_ == "poss" for child in noun.children):
        return None
    for token in noun.doc[noun.i + 1 : min(noun.i + _NAME, noun.sent.end)]:
        mention = document.at(token)
        if mention is not None:
            return mention if mention.type is EntityType.PERSON else None
        if token.pos_ not in ("NOUN", "PROPN") or token.is_lower:
            return None
    return None


_NAME = 4
"""Words from a noun to the end of the name right after it."""


def _over_prefix(noun: Token) -> Iterator[Token]:
    """Yield the owner of "his ex-wife", where the parse makes "ex" a word of its own."""
    at = noun.i - 1
    if at > 0 and noun.doc[at].text == "-" and noun.doc[at - 1].lower_ in ("ex", "step"):
        yield from of_dep(noun.doc[at - 1], ("poss",))


def _of_first(noun: Token) -> Iterator[Token]:
    """Yield the owner of daughters in "his two sons, A and B, and four daughters, C"."""
    first = _joined_kin(noun)
    if first is not None:
        yield from of_dep(first, ("poss",))


def _joined_kin(noun: Token) -> Token | None:
    """Return wife of "his wife, X, and two sons", which parsers join to either word."""
    first = noun.head
    if noun.dep_ != "conj":
        return None
    if first.dep_ == "appos" and not _is_kin(first):
        first = first.head
    return first if _is_kin(first) else None


def _is_kin(noun: Token) -> bool:
    return noun.lemma_.lower() in _kin_words()


@cache
def _kin_words() -> Mapping[str, str]:
    """Return the list that each noun for kin is in: every noun of a text is looked up."""
    return {word: name for name in _RELATIONS for word in noun_words()[name]}


def _of_subject(document: Document, noun: Token) -> Iterator[Mention]:
    """Yield X of "X is survived by wife Y", "X had one child, Y", "X and wife Y"."""
    head = noun
    while head.dep_ in ("compound", "nmod"):
        head = head.head
    head = _joined_kin(head) or head
    bare = not any(child.dep_ == "det" for child in noun.children)
    above = head.head
    if head.dep_ in ("pobj", "agent") and above.lower_ == "by":
        verb = above.head
        if verb.lemma_ == "survive" and is_passive(verb):
            for token in of_dep(verb, ("nsubjpass",)):
                yield from arguments(document, token)
    elif head.dep_ == "dobj" and above.lemma_ in ("have", "leave", "adopt"):
        for token in slot_tokens(above, "subject"):
            yield from arguments(document, token)
    elif head.dep_ == "conj" and bare and noun != head:
        for token in _owners_of_first(above):
            partner = document.at(token)
            if partner is not None:
                yield partner


def _owners_of_first(name: Token) -> list[Token]:
    """Return X of "X and wife Y", and the owner of both in "his wife X and daughter Y"."""
    kin = [child for child in name.lefts if _is_kin(child)]
    kin += [name.head] if name.dep_ == "appos" and _is_kin(name.head) else []
    if not kin:
        return [name]
    return [owner for one in (name, *kin) for owner in of_dep(one, ("poss",))]


def _of_whom(document: Document, noun: Token) -> list[Mention]:
    """Return whose kin it is: "her", "X's", "of X"."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    if not owners:
        owners = [*_over_prefix(noun), *_of_first(noun)]
    if noun.dep_ in ("compound", "nmod"):
        owners += [child for child in noun.head.children if child.dep_ == "poss"]
    if not owners and not any(preposed(noun, "of", "to")):
        return [one for one in _of_subject(document, noun) if one.type is EntityType.PERSON]
    joined = noun.dep_ == "conj" and _joined_kin(noun) is None
    partner = document.at(noun.head) if joined else None
    if partner is not None and any(owner.pos_ == "PRON" for owner in owners):
        owners = [noun.head]  # "the child of A and his wife": the wife is A's
    found = [document.at(owner) for owner in owners if owner.i < noun.i]
    for token in preposed(noun, "of", "to"):
        found += _parents(document, list(arguments(document, token)))
    return [one for one in found if one is not None and one.type is EntityType.PERSON]


def _parents(document: Document, people: list[Mention]) -> list[Mention]:
    """Leave out whom a list names next: "A, son of B and C, 27, a friend", by the age."""
    if len(people) == _PAIR and not _has_age(document, people[0]):
        return people[: 2 - _has_age(document, people[1])]
    return people


def _has_age(document: Document, person: Mention) -> bool:
    after = document.doc[document.span(person).end :][:2]
    return len(after) > 1 and after[0].text == "," and after[1].is_digit
