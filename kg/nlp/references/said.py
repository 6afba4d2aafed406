"""What an article says of each name: what it is called, how old it is, where it is from.

"X, 69, Italian prime minister" is called "prime minister", is 69, is of Italy. Read from titles
before the name, appositions, "is" and "was named". A description is linked by these ("the
69-year-old"): what is said of nobody links to nobody.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.model import EntityType
from kg.nlp.parsing.described import descriptions
from kg.nlp.parsing.words import country_called
from kg.nlp.references.discourse import Discourse

_BE = frozenset(("be", "become", "remain"))
APPOINT = frozenset(
    ("name", "appoint", "elect", "nominate", "make", "choose", "select", "promote", "crown")
)
"""Verbs that give somebody a post."""
_BESIDE = frozenset(("appos", "compound", "nmod", "amod"))
_EMPTY = frozenset(("old", "based", "the", "new", "outgoing", "incoming"))
# Words that do not tell a post from others: "the new president" is called "president".
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun that somebody or something is called, with what stands before it.

    Attributes:
        head: Lemma of the noun, lower-case ("minister").
        words: Lower-case words of the phrase ("prime", "minister"), without articles and ages.
        past: Whether a word says that it holds no more ("former").
        place: Index of the noun's token.
    """

    head: str
    words: frozenset[str]
    past: bool
    place: int


@dataclass(slots=True)
class Said:
    """What is said of one name; ``places`` tell from which token on."""

    phrases: list[Phrase] = field(default_factory=list)
    ages: set[int] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)


def said(told: Discourse) -> Mapping[str, Said]:
    """Return what the article says of each of its names."""
    found: defaultdict[str, Said] = defaultdict(Said)
    for index, root in enumerate(told.roots):
        known = found[told.names[index]]
        if told.found[index].type is EntityType.PLACE:
            continue
        for noun in _nouns(told, index, root):
            known.phrases.append(phrase(noun))
            known.ages.update(_ages_before(noun))
            known.homes.update(homes(told, noun))
        if (age := _age_beside(told, index)) is not None:
            known.ages.add(age)
        known.ages.update(_ages_before(root))
        known.homes.update(homes(told, root))
        known.homes.update(_homes_after(told, root))
    return found


def phrase(noun: Token) -> Phrase:
    """Return what a noun calls its thing, with the words right before it."""
    past = descriptions().past
    words, before = {noun.lemma_.lower()}, set()
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod"):
            before.add(child.lower_)
            before.update(
                each.lower_ for each in child.lefts if each.dep_ in ("compound", "amod")
            )
    words |= {word for word in before if word not in past and word not in _EMPTY}
    return Phrase(noun.lemma_.lower(), frozenset(words), not before.isdisjoint(past), noun.i)


def agrees_with(called: Phrase, known: Phrase) -> bool:
    """Tell whether a description says no more than what somebody or something is called.

    "the minister" agrees with "finance minister", "the defence minister" does not; "the former
    president" does not agree with "president".
    """
    if called.past != known.past:
        return False
    if called.words <= known.words:
        return True
    same, mine = descriptions().same, _joined(called)
    others = {_joined(known), known.head}
    return any(one in same.get(mine, ()) or mine in same.get(one, ()) for one in others)


def _joined(one: Phrase) -> str:
    """Return the words of a phrase, its noun last.

    The words before have no order here; two of them match no phrase of the file.
    """
    return " ".join((*sorted(one.words - {one.head}), one.head))


def homes(told: Discourse, noun: Token) -> Iterator[str]:
    """Yield where a phrase says that its thing is from: "French", "Toulouse-based"."""
    for child in noun.lefts:
        if child.lower_ == "based":
            for place in child.subtree:
                yield from _home(told, place)
        elif child.dep_ in ("amod", "compound", "nmod", "poss"):
            yield from _home(told, child)


def _homes_after(told: Discourse, root: Token) -> Iterator[str]:
    """Yield the places of "Airbus, based in Toulouse" and "Neymar from Brazil"."""
    for child in root.rights:
        based = child.dep_ in ("acl", "relcl") and child.lemma_ in ("base", "headquarter")
        links = ("in", "from", "of") if based else ("from", "of")
        for prep in child.children if based else (child,):
            if prep.dep_ == "prep" and prep.lower_ in links:
                for place in prep.children:
                    yield from _home(told, place)


def _home(told: Discourse, token: Token) -> Iterator[str]:
    index = told.owner.get(token.i)
    if index is not None and told.found[index].type is EntityType.PLACE:
        name = told.names[index]
        yield country_called(name) or name


def age(token: Token) -> int | None:
    """Return the years of "57-year-old", given its last word, or None where it is none."""
    doc, at = token.doc, token.i
    if token.lower_ != "old" or at < 4 or doc[at - 1].text != "-" or doc[at - 3].text != "-":
        return None
    if doc[at - 2].lower_ not in ("year", "years"):
        return None
    return _years(doc[at - 4])


def _years(token: Token) -> int | None:
    text = token.text
    return int(text) if text.isdecimal() and 0 < int(text) < _OLDEST else None


def _ages_before(noun: Token) -> Iterator[int]:
    for child in noun.lefts:
        if child.lower_ == "old" and (years := age(child)) is not None:
            yield years


def _age_beside(told: Discourse, index: int) -> int | None:
    """Return the age of "Smith, 57," "Smith (57)", "Smith, aged 57" and "Smith is 57"."""
    doc, item = told.doc, told.found[index]
    if item.type is not EntityType.PERSON or item.end + 1 >= len(doc):
        return None
    at = item.end
    if doc[at].text in (",", "(") or doc[at].lower_ in ("is", "was"):
        copular = doc[at].text not in (",", "(")
        at += 1
        if doc[at].lower_ in ("aged", "now"):
            at += 1
        years = _years(doc[at]) if at < len(doc) else None
        if years is None or at + 1 >= len(doc):
            return None
        after = doc[at + 1]
        ends = after.text in (",", ")", ".", ";", "and") or after.lower_ in ("years", "who")
        return years if ends and (not copular or after.text in (".", ",", "years")) else None
    return None


def _nouns(told: Discourse, index: int, root: Token) -> Iterator[Token]:
    """Yield the nouns that the article calls a name by, once each."""
    seen: set[int] = set()
    for noun in (*_beside(told, index, root), *_predicated(root), *_appointed(root)):
        for each in (noun, *noun.conjuncts):
            if each.i not in seen and each.pos_ in ("NOUN", "PROPN") and _is_free(told, each):
                seen.add(each.i)
                yield each


def _is_free(told: Discourse, noun: Token) -> bool:
    """Tell whether a noun is no part of a name: "Airbus" in "Airbus chief Enders"."""
    return noun.i not in told.owner


def _beside(told: Discourse, index: int, root: Token) -> Iterator[Token]:
    item = told.found[index]
    for child in root.children:
        if child.dep_ in _BESIDE and not item.start <= child.i < item.end:
            yield child
    above = root.head
    outside = not item.start <= above.i < item.end
    after = root.dep_ != "appos" and above.i > item.end  # "Airbus" in "Airbus plant"
    if root.dep_ in ("appos", "compound", "nmod") and outside and not after:
        yield above
    # "Prime Minister Mario Monti": parsers attach a long title at random.
    before = item.start - 1
    if before >= 0 and told.doc[before].pos_ in ("NOUN", "PROPN") and before not in told.owner:
        yield told.doc[before]


def _predicated(root: Token) -> Iterator[Token]:
    """Yield the nouns of "X is a NOUN" and "X, who is a NOUN"."""
    verbs = [root.head] if root.dep_ in ("nsubj", "nsubjpass") else []
    verbs += [child for child in root.children if child.dep_ == "relcl"]
    for verb in verbs:
        if verb.lemma_ not in _BE or any(child.dep_ == "neg" for child in verb.children):
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if subject is None or (subject.i != root.i and subject.tag_ not in ("WP", "WDT")):
            continue
        for child in verb.children:
            if child.dep_ == "attr" and child.i > subject.i:
                yield child


def _appointed(root: Token) -> Iterator[Token]:
    """Yield the nouns of "X was named NOUN", "named X NOUN", "joined as NOUN"."""
    if root.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return
    verb = root.head
    if any(child.dep_ == "neg" for child in verb.children):
        return
    named = verb.lemma_ in APPOINT
    for child in verb.children:
        if named and child.dep_ in ("oprd", "attr") and child.i > root.i:
            yield child
        elif child.dep_ == "prep" and child.lower_ == "as" and child.i > root.i:
            passive = root.dep_ == "nsubjpass"
            if named or (root.dep_ == "nsubj" and verb.lemma_ in _SERVE) or passive:
                yield from (item for item in child.children if item.dep_ == "pobj")


_SERVE = frozenset(
    (
        "serve",
        "work",
        "act",
        "join",
        "succeed",
        "replace",
        "return",
        "resign",
        "step",
        "retire",
        "continue",
    )
)
