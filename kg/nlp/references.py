"""Resolves pronouns and definite noun phrases to the names before them.

People are weighed (:mod:`kg.nlp.salience`): who is near, subject, spoken of often. Whoever
has no name ("a woman", "his father") is weighed too; where such a person wins, the pronoun gets
no name. Things and descriptions take the nearest fitting name of three sentences, or none: a
wrong "it" makes a wrong fact.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.model import EntityType, MentionKind
from kg.nlp.candidates import Candidate
from kg.nlp.salience import (
    LEAST,
    SAME,
    SUBJECTS,
    UNNAMED,
    genders,
    predicate,
    stands_at_a_name,
    topic,
    unnamed,
    weight,
)
from kg.nlp.words import country_names, demonyms, words

_PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_NEUTER = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "their", "them"))
# British news gives institutions a plural: "Boeing and their partners". Never for people here.
_DETERMINERS = frozenset(("the", "this", "that"))
_IMPERSONAL = frozenset(
    (
        "be",
        "seem",
        "appear",
        "take",
        "become",
        "remain",
        "say",
        "report",
        "believe",
        "think",
        "expect",
        "know",
        "announce",
        "rain",
    )
)
_REACH = 3
# Sentences looked back over for things and descriptions, the pronoun's own included.

_FAR = 8
# The same for people: beyond that, a pronoun whose name is so far away has lost it.

_UNNAMED_FAR = 3
# The same for a person without a name.


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or description and the index of the candidate it stands for."""

    start: int
    end: int
    antecedent: int
    kind: MentionKind


def references(doc: Doc, found: Sequence[Candidate], names: Sequence[str]) -> list[Reference]:
    """Return the resolved pronouns and descriptions of a doc, sorted."""
    if not found:
        return []
    resolver = _Resolver(doc, found, names)
    covered = {index for item in found for index in range(item.start, item.end)}
    result = []
    for token in doc:
        if token.i in covered:
            continue
        if (reference := resolver.resolve(token)) is not None:
            result.append(reference)
            resolver.note(reference)
    return result


class _Resolver:
    """Keeps what is salient while the doc is read from left to right."""

    def __init__(self, doc: Doc, found: Sequence[Candidate], names: Sequence[str]) -> None:
        self.found = found
        self.names = names
        self.sentence = _sentence_numbers(doc)
        self.quoted = _quoted(doc)
        self.roots = [doc[item.start : item.end].root for item in found]
        self.gender = genders(doc, found, names)
        self.spoken: Counter[str] = Counter()
        self.before: list[tuple[int, int]] = []
        self.at = 0

    def note(self, reference: Reference) -> None:
        """Remember that the antecedent was spoken of here."""
        self._add(reference.start, reference.antecedent)

    def _add(self, place: int, index: int) -> None:
        self.before.append((place, index))
        self.spoken[self.names[index]] += 1

    def resolve(self, token: Token) -> Reference | None:
        """Return what a token refers to, or None."""
        while self.at < len(self.found) and self.found[self.at].start <= token.i:
            self._add(self.found[self.at].start, self.at)
            self.at += 1
        lower = token.lower_
        if lower in _PERSONAL:
            return self._person(token, _PERSONAL[lower])
        if lower in _NEUTER:
            return self._neuter(token)
        if lower in _PLURAL and not self.quoted[token.i]:
            return self._plural(token)
        if token.pos_ == "NOUN" and (kind := words().descriptions.get(token.lemma_.lower())):
            return self._description(token, kind)
        return None

    def _recent(self, token: Token, reach: int = _REACH) -> list[tuple[int, int]]:
        """Return (place, index) of the names within reach, nearest first."""
        here = self.sentence[token.i]
        recent = []
        for place, index in reversed(self.before):
            if place >= token.i:
                continue
            if here - self.sentence[place] >= reach:
                break
            recent.append((place, index))
        return recent

    def _person(self, token: Token, gender: str) -> Reference | None:
        speakers = self._speakers(token) if self.quoted[token.i] else frozenset()
        best: dict[str, tuple[float, int]] = {}
        for place, index in self._recent(token, _FAR):
            name = self.names[index]
            if (
                self.found[index].type is not EntityType.PERSON
                or name in speakers
                or self.gender.get(name, gender) != gender
                or self._clashes(token, self._head(token.doc, place, index))
            ):
                continue
            worth = self._worth(token, place, index, gender) + topic(self.spoken[name])
            if name not in best or worth > best[name][0]:
                best[name] = (worth, index)
        if not best:
            return None
        # Of two that are worth the same, the later introduced.
        worth, index = max(best.values())
        if worth < LEAST or worth < self._unnamed(token, gender):
            return None
        self.gender.setdefault(self.names[index], gender)
        return Reference(token.i, token.i + 1, index, MentionKind.PRONOUN)

    def _head(self, doc: Doc, place: int, index: int) -> Token:
        """Return the head of a name, or the pronoun or description that stands for it there."""
        return self.roots[index] if place == self.found[index].start else doc[place]

    def _worth(self, token: Token, place: int, index: int, gender: str) -> float:
        word = self._head(token.doc, place, index)
        worth = self._weight(token, word)
        here = self.sentence[place] == self.sentence[token.i]
        if here and _PERSONAL.get(word.lower_) == gender:
            worth += SAME
        return worth

    def _weight(self, token: Token, word: Token) -> float:
        return weight(
            token,
            word,
            sentences=self.sentence[token.i] - self.sentence[word.i],
            quoted=self.quoted[word.i] != self.quoted[token.i],
        )

    def _unnamed(self, token: Token, gender: str) -> float:
        """Return the worth of the best person without a name ("a woman")."""
        here, nouns = self.sentence[token.i], unnamed(gender)
        best = float("-inf")
        for place in range(token.i - 1, -1, -1):
            word = token.doc[place]
            if here - self.sentence[place] >= _UNNAMED_FAR:
                break
            if (
                word.pos_ == "NOUN"
                and word.lower_ in nouns
                and not stands_at_a_name(word)
                and not self._clashes(token, word)
            ):
                best = max(best, self._weight(token, word) + topic(1) + UNNAMED)
        return best

    def _speakers(self, token: Token) -> frozenset[str]:
        """Return who may say the quotation around a token: nobody says "he" of himself."""
        doc = token.doc
        first = last = token.i
        while first > 0 and self.quoted[first - 1]:
            first -= 1
        while last + 1 < len(doc) and self.quoted[last + 1]:
            last += 1
        start = doc[max(0, first - 1)].sent.start
        end = doc[min(len(doc) - 1, last + 2)].sent.end
        return frozenset(
            self.names[index]
            for place, index in self._around(token, start, end)
            if not self.quoted[place] and _says(self._head(doc, place, index))
        )

    def _around(self, token: Token, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield (place, index) of what is spoken of from start to end, also after the token."""
        for place, index in self.before:
            if start <= place < end:
                yield place, index
        for index, item in enumerate(self.found):
            if token.i < item.start < end:
                yield item.start, index

    def _clashes(self, token: Token, word: Token) -> bool:
        """Tell whether both are arguments of one verb ("Xi met him": him is not Xi)."""
        if "poss" in (token.dep_, word.dep_) or token.lower_.endswith("self"):
            return False
        return word.i != token.i and predicate(word) == predicate(token)

    def _argues(self, token: Token, place: int, index: int) -> bool:
        """Tell whether a name is an argument of the very verb of "it"."""
        root = self.roots[index]
        return (
            place == self.found[index].start
            and token.dep_ != "poss"
            and root.head.i == token.head.i
            and root.i != token.i
        )

    def _is_subject(self, place: int, index: int) -> bool:
        item = self.found[index]
        if place != item.start:
            return True  # spoken of by a pronoun: it is the topic
        root = self.roots[index]
        while root.dep_ in ("appos", "compound", "conj") and root.head.i != root.i:
            root = root.head
        return root.dep_ in SUBJECTS

    def _neuter(self, token: Token) -> Reference | None:
        if self.quoted[token.i] or token.dep_ == "expl" or _is_expletive(token):
            return None
        here = self.sentence[token.i]
        for place, index in self._recent(token):
            item = self.found[index]
            if (
                item.type is EntityType.INSTITUTION
                and token.dep_ == "poss"
                and place == item.start
                and item.end == token.i - 1
                and token.nbor(-1).lower_ == "and"
            ):
                # "Airbus and its CEO": coordinated with its owner
                return Reference(token.i, token.i + 1, index, MentionKind.PRONOUN)
            if item.type not in (EntityType.INSTITUTION, EntityType.PLACE):
                continue
            if item.kind is MentionKind.DEMONYM or self._argues(token, place, index):
                continue
            distance = here - self.sentence[place]
            if distance <= 1 and self._is_subject(place, index):
                return Reference(token.i, token.i + 1, index, MentionKind.PRONOUN)
            if distance > 1:
                break
        return self._only_owner(token)

    def _only_owner(self, token: Token) -> Reference | None:
        """Resolve "its" to the one body of its sentence ("joined X as its CEO")."""
        if token.dep_ != "poss":
            return None
        here = self.sentence[token.i]
        inside = {
            self.names[index]: index
            for place, index in self._recent(token)
            if self.sentence[place] == here
            and self.found[index].type in (EntityType.INSTITUTION, EntityType.PLACE)
            and self.found[index].kind is MentionKind.NAME
        }
        if len(inside) != 1:
            return None
        return Reference(token.i, token.i + 1, next(iter(inside.values())), MentionKind.PRONOUN)

    def _plural(self, token: Token) -> Reference | None:
        """Resolve "their" to the institution that is the subject of its own clause."""
        for verb in token.ancestors:
            if verb.pos_ not in ("VERB", "AUX"):
                continue
            for child in verb.children:
                if child.dep_ not in SUBJECTS or child.i >= token.i:
                    continue
                index = self._named_at(child, token)
                if index is not None:
                    if self.found[index].type is not EntityType.INSTITUTION:
                        return None
                    return Reference(token.i, token.i + 1, index, MentionKind.PRONOUN)
                if child.tag_ in ("NNS", "NNPS", "PRP"):
                    return None  # the people or things that "they" are
        return None

    def _named_at(self, subject: Token, token: Token) -> int | None:
        """Return the name before a token that a subject is the head of, or None."""
        for place, index in self._recent(token):
            if place == self.found[index].start and self.roots[index].i == subject.i:
                return index
        return None

    def _description(self, token: Token, kind: EntityType) -> Reference | None:
        children = [child for child in token.lefts if not child.is_space]
        if (
            token.tag_ != "NN"
            or len(children) != 1
            or children[0].lower_ not in _DETERMINERS
            or any(child.dep_ in ("prep", "relcl", "appos", "acl") for child in token.rights)
        ):
            return None
        for place, index in self._recent(token):
            item = self.found[index]
            if item.type is not kind or not self._fits(token, index):
                continue
            if self.roots[index].head.i == token.i and place == item.start:
                continue  # "the company Airbus" names it itself
            return Reference(children[0].i, token.i + 1, index, MentionKind.DESCRIPTION)
        return None

    def _fits(self, token: Token, index: int) -> bool:
        item, name = self.found[index], self.names[index]
        if item.type is EntityType.PLACE and token.lemma_ in ("country", "nation"):
            return name in country_names() or name in demonyms()
        return item.kind is not MentionKind.DEMONYM


def _says(subject: Token) -> bool:
    return subject.dep_ in SUBJECTS and subject.head.lemma_ in words().say


def _is_expletive(token: Token) -> bool:
    """Tell whether "it" stands for nothing ("it is said that", "it rained").

    The subject of "be" always counts: of 14 answers to "it is" in OntoGUM, 2 were right.
    """
    verb = token.head
    if token.lower_ == "it" and token.dep_ in SUBJECTS and verb.lemma_ == "be":
        return True
    return (
        token.dep_ != "poss"
        and any(child.dep_ in ("ccomp", "xcomp", "csubj", "acomp") for child in verb.children)
        and (verb.lemma_ in _IMPERSONAL)
    )


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers = []
    number = -1
    for token in doc:
        if token.is_sent_start:
            number += 1
        numbers.append(max(number, 0))
    return numbers


def _quoted(doc: Doc) -> list[bool]:
    """Tell for each token whether it stands between quotation marks of one paragraph."""
    inside = False
    flags = []
    for token in doc:
        if token.is_space and token.text.count("\n") > 1:
            inside = False
        if token.text == '"':
            inside = not inside
        flags.append(inside)
    return flags
