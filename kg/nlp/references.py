"""Resolves pronouns and definite noun phrases to the names before them.

A small salience model: candidates are the names of the current and the two sentences before,
subjects before objects, near before far. It stays silent where two candidates are as good
(precision first): a wrong "he" puts words into somebody's mouth.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.model import EntityType, MentionKind
from kg.nlp.candidates import Candidate
from kg.nlp.words import country_names, demonyms, words

_PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_NEUTER = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "their", "them"))
# British news gives institutions a plural: "Boeing and their partners". Never for people here.
_DETERMINERS = frozenset(("the", "this", "that"))
_MALE = frozenset(("mr", "sir", "lord", "king", "prince", "herr", "monsieur", "pope"))
_FEMALE = frozenset(
    ("mrs", "ms", "miss", "dame", "lady", "queen", "princess", "frau", "madam", "madame")
)
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
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
# Sentences looked back over, the pronoun's own included.


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
        self.gender = self._genders(doc)
        self.before: list[tuple[int, int]] = []
        self.at = 0

    def _genders(self, doc: Doc) -> dict[str, str]:
        gender: dict[str, str] = {}
        for item, name in zip(self.found, self.names, strict=True):
            if item.type is EntityType.PERSON and item.start > 0:
                title = doc[item.start - 1].lower_.rstrip(".")
                if title in _MALE:
                    gender[name] = "m"
                elif title in _FEMALE:
                    gender[name] = "f"
        return gender

    def note(self, reference: Reference) -> None:
        """Remember that the antecedent was spoken of here."""
        self.before.append((reference.start, reference.antecedent))

    def resolve(self, token: Token) -> Reference | None:
        """Return what a token refers to, or None."""
        while self.at < len(self.found) and self.found[self.at].start <= token.i:
            self.before.append((self.found[self.at].start, self.at))
            self.at += 1
        lower = token.lower_
        if lower in _PERSONAL and not self.quoted[token.i]:
            return self._person(token, _PERSONAL[lower])
        if lower in _NEUTER:
            return self._neuter(token)
        if lower in _PLURAL and not self.quoted[token.i]:
            return self._plural(token)
        if token.pos_ == "NOUN" and (kind := words().descriptions.get(token.lemma_.lower())):
            return self._description(token, kind)
        return None

    def _recent(self, token: Token) -> list[tuple[int, int]]:
        """Return (place, index) of the names within reach, nearest first."""
        here = self.sentence[token.i]
        recent = []
        for place, index in reversed(self.before):
            if place >= token.i:
                continue
            if here - self.sentence[place] >= _REACH:
                break
            recent.append((place, index))
        return recent

    def _person(self, token: Token, gender: str) -> Reference | None:
        here = self.sentence[token.i]
        ranked = []
        for place, index in self._recent(token):
            item, name = self.found[index], self.names[index]
            if item.type is not EntityType.PERSON:
                continue
            if self.gender.get(name, gender) != gender or self._clashes(token, place, index):
                continue
            distance = here - self.sentence[place]
            subject = self._is_subject(place, index)
            ranked.append((distance - (1.5 if subject else 0.0), -place, index, name))
        if not ranked:
            return None
        ranked.sort()
        self.gender.setdefault(ranked[0][3], gender)
        return Reference(token.i, token.i + 1, ranked[0][2], MentionKind.PRONOUN)

    def _clashes(self, token: Token, place: int, index: int) -> bool:
        """Tell whether both are arguments of one verb ("Xi met him": him is not Xi)."""
        if place != self.found[index].start:
            return False
        root = self.roots[index]
        return token.dep_ != "poss" and root.head.i == token.head.i and root.i != token.i

    def _is_subject(self, place: int, index: int) -> bool:
        item = self.found[index]
        if place != item.start:
            return True  # spoken of by a pronoun: it is the topic
        root = self.roots[index]
        while root.dep_ in ("appos", "compound", "conj") and root.head.i != root.i:
            root = root.head
        return root.dep_ in _SUBJECTS

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
            if item.kind is MentionKind.DEMONYM or self._clashes(token, place, index):
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
                if child.dep_ not in _SUBJECTS or child.i >= token.i:
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


def _is_expletive(token: Token) -> bool:
    """Tell whether "it" stands for nothing ("it is said that", "it rained")."""
    verb = token.head
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
