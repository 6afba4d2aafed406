"""Resolves descriptions of several: "the two companies", "both banks", "the trio", "they".

They are the names that an "and" joins ("Sanofi and Regeneron said"), the last of so many as the
description says; or the only so many names of the sentences before. A noun that says more ("the
French banks", "the companies that") is left open.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.model import EntityType, MentionKind
from kg.nlp.parsing.described import descriptions
from kg.nlp.references.anaphora import anaphora
from kg.nlp.references.discourse import Discourse, Reference
from kg.nlp.references.fitting import fits, kind_of
from kg.nlp.references.salience import SUBJECTS, clashes

_FAR = 4
# Sentences looked back over, the description's own included.

_DETERMINERS = frozenset(("the", "these", "those", "both"))
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative"))

_TYPES = (EntityType.INSTITUTION, EntityType.PERSON)


class Groups:
    """Resolves one description after the other."""

    def __init__(self, told: Discourse) -> None:
        self.told = told

    def description(self, token: Token) -> Reference | None:
        """Resolve "the two companies", given its noun; "the pair", "the two", "both"."""
        found = self._asked(token)
        if found is None or token.dep_ not in _ARGUMENTS or self._says_more(token):
            return None
        start, type_, number = found
        members = self._last_joined(token, type_, number)
        if not members and type_ is not None:
            members = self._only(token, type_, number)
        if not members:
            return None
        return Reference(
            start,
            token.i + 1,
            members[0],
            MentionKind.DESCRIPTION,
            "description-several",
            members[1:],
        )

    def pronoun(self, token: Token) -> Reference | None:
        """Resolve "they" to joined bodies that were the subject right before."""
        told = self.told
        for place, index in told.recent(token, 2):
            members = self._members(place, index)
            if len(members) < 2:
                continue
            head = told.head(place, index)
            subject = head.dep_ in SUBJECTS
            if not subject or told.found[index].type is not EntityType.INSTITUTION:
                continue
            if any(_is_plural(word) for word in token.doc[head.i + 1 : token.i]):
                return None
            if self._strangers(members, place, token):
                return None
            return Reference(
                token.i,
                token.i + 1,
                members[0],
                MentionKind.PRONOUN,
                "several",
                members[1:],
            )
        return None

    def _strangers(self, members: tuple[int, ...], place: int, token: Token) -> bool:
        """Tell whether another body is spoken of between the group and a word."""
        names = {self.told.names[index] for index in members}
        return any(
            at > place
            and self.told.found[index].type is EntityType.INSTITUTION
            and self.told.names[index] not in names
            for at, index in self.told.recent(token, 2)
        )

    def _asked(self, token: Token) -> tuple[int, EntityType | None, int | None] | None:
        """Return where a description starts, of what type, and of how many it speaks."""
        lists, lemma = descriptions(), token.lemma_.lower()
        lower = token.lower_
        if lower in lists.numbers and (lower == "both" or token.tag_ in ("CD", "NN")):
            before = token.i - 1
            if lower == "both":
                alone = token.dep_ in SUBJECTS and not any(token.children)
                return (token.i, None, 2) if alone else None
            if before < 0 or token.nbor(-1).lower_ != "the":
                return None
            return before, None, lists.numbers[lower]
        if token.tag_ not in ("NNS", "NNPS"):
            return None
        first = next((child for child in token.lefts if not child.is_space), None)
        if first is None or first.lower_ not in _DETERMINERS:
            return None
        between = [token.doc[at] for at in range(first.i + 1, token.i)]
        if not all(word.lower_ in lists.numbers for word in between) or len(between) > 1:
            return None
        said = between[0].lower_ if between else first.lower_
        number = lists.numbers.get(said)
        if kind_of(lemma) is EntityType.INSTITUTION and lemma not in lists.vague:
            return first.i, EntityType.INSTITUTION, number
        if lemma in lists.persons and number is not None:
            return first.i, EntityType.PERSON, number
        return (first.i, None, number) if lemma in lists.several else None

    def _says_more(self, token: Token) -> bool:
        return any(
            child.dep_ in ("appos", "acl", "relcl") or child.lower_ == "of"
            for child in token.rights
        ) or (token.i + 1 < len(token.doc) and token.i + 1 in self.told.owner)

    def _members(self, place: int, index: int) -> tuple[int, ...]:
        """Return all that are spoken of together at a place: joined there, or taken up."""
        told = self.told
        if place != told.found[index].start:
            reference = told.referred[place]
            return (reference.antecedent, *reference.also)
        root = told.roots[index]
        found = [index]
        for word in root.conjuncts:
            other = told.owner.get(word.i)
            if (
                word.i > root.i
                and other is not None
                and told.found[other].type is told.found[index].type
                and told.found[other].kind is MentionKind.NAME
                and told.names[other] not in {told.names[one] for one in found}
            ):
                found.append(other)
        return tuple(found) if root.dep_ != "conj" else (index,)

    def _last_joined(
        self, token: Token, type_: EntityType | None, number: int | None
    ) -> tuple[int, ...]:
        told, lemma = self.told, token.lemma_.lower()
        for place, index in told.recent(token, _FAR):
            item = told.found[index]
            if item.type not in _TYPES or type_ not in (None, item.type):
                continue
            members = self._members(place, index)
            if (
                len(members) > 1
                and number in (None, len(members))
                and not clashes(token, told.head(place, index))
                and (type_ is not EntityType.INSTITUTION or self._all_fit(lemma, members))
            ):
                return members
        return ()

    def _all_fit(self, lemma: str, members: tuple[int, ...]) -> bool:
        return all(fits(self.told, lemma, index) for index in members)

    def _only(self, token: Token, type_: EntityType, number: int | None) -> tuple[int, ...]:
        """Return the only names of a type in the sentences before, if they are so many."""
        found: dict[str, int] = {}
        for _, index in self._fitting(token, type_):
            found.setdefault(self.told.names[index], index)
        if number is None or len(found) != number:
            return ()
        return tuple(sorted(found.values()))

    def _fitting(self, token: Token, type_: EntityType) -> Iterator[tuple[int, int]]:
        lemma = token.lemma_.lower()
        for place, index in self.told.recent(token, _FAR):
            item = self.told.found[index]
            if item.type is not type_ or item.kind is not MentionKind.NAME:
                continue
            if type_ is EntityType.PERSON or fits(self.told, lemma, index):
                yield place, index


def _is_plural(word: Token) -> bool:
    return (
        word.tag_ == "NNS"
        and word.dep_ in SUBJECTS | {"dobj", "pobj"}
        and (word.lemma_.lower() in anaphora().people | anaphora().body)
    )
