"""Resolves descriptions of people: "the 57-year-old", "the prime minister", "the Brazilian".

By what the article says of each person (:mod:`.said`), and only where that leaves one:
of two ministers neither is "the minister". A description that says something new ("the
striker", "the 57-year-old" where no age was given) is the one person whom the sentences before
speak of, if it is one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.model import EntityType, MentionKind
from kg.nlp.parsing.described import descriptions
from kg.nlp.parsing.words import demonyms, words
from kg.nlp.references.anaphora import anaphora
from kg.nlp.references.definite import NEW, is_said_of_another, mention_start, start_of
from kg.nlp.references.discourse import Discourse, Reference
from kg.nlp.references.said import APPOINT, Phrase, Said, age, agrees_with, homes, phrase
from kg.nlp.references.salience import clashes, role

_FAR = 12
# Sentences looked back over for somebody who is called so.

_NEAR = 3
# The same where the description says something new; its own sentence included.

_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "dative"))

AGE, CALLED, HOME, ALONE = "age", "called", "home", "alone"
"""Rules: of that age; called so; from there; the only person spoken of."""


class Persons:
    """Resolves one description after the other."""

    def __init__(
        self, told: Discourse, known: Mapping[str, Said], gender: Mapping[str, str]
    ) -> None:
        self.told = told
        self.known = known
        self.gender = gender
        people = [one.type is EntityType.PERSON for one in told.found]
        self.people = {name for name, person in zip(told.names, people, strict=True) if person}

    def description(self, token: Token) -> Reference | None:
        """Resolve a definite phrase, given its last word."""
        return self._aged_alone(token) if token.lower_ == "old" else self._noun(token)

    def _noun(self, token: Token) -> Reference | None:
        """Resolve "the minister", "the 57-year-old striker"."""
        if (
            token.lemma_.lower() not in descriptions().persons
            or token.tag_ not in ("NN", "NNP")
            or is_said_of_another(token)
            or any(child.dep_ == "prep" for child in token.rights)  # "the strategist for X"
        ):
            return None
        start = start_of(token, self.told, anaphora().contrast - descriptions().past - NEW)
        if start is None:
            return None
        called = phrase(token)
        years = [years for child in token.lefts if (years := age(child)) is not None]
        from_ = set(homes(self.told, token))
        likely = [
            name for name in self._before(token, _FAR) if self._may_be(name, years, from_)
        ]
        named = [name for name in likely if self._is_called(name, called)]
        if len(named) > 1 or (named and self._is_introduced(token, named[0])):
            return None
        if named:
            return self._answer(token, start, named[0], CALLED)
        if years and (one := self._aged(likely, years)):
            return self._answer(token, start, one, AGE)
        if called.past or called.head in descriptions().common:
            return None
        return self._alone(token, start, likely, called)

    def _aged_alone(self, token: Token) -> Reference | None:
        """Resolve "the 57-year-old" where no noun follows."""
        years = age(token)
        start = token.i - 5
        if (
            years is None
            or start < 0
            or token.doc[start].lower_ != "the"
            or token.dep_ not in _ARGUMENTS
            or token.i + 1 in self.told.owner
            or any(child.dep_ in ("relcl", "acl", "appos") for child in token.rights)
            or (token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("NOUN", "PROPN"))
        ):
            return None
        likely = [name for name in self._before(token, _FAR) if self._may_be(name, [years], ())]
        if one := self._aged(likely, [years]):
            return self._answer(token, start, one, AGE)
        if any(years in self.known[name].ages for name in likely):
            return None
        return self._alone(token, start, likely, None)

    def native(self, token: Token) -> Reference | None:
        """Resolve "the Brazilian" to the one person who is said to be from there."""
        before = token.i - 1
        owner = self.told.found[self.told.owner[token.i]]
        if (
            owner.kind is not MentionKind.DEMONYM
            or token.dep_ not in _ARGUMENTS
            or not token.text.endswith("an")  # "the British", "the Chinese" are many
            or before < 0
            or token.nbor(-1).lower_ != "the"
            or (token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("NOUN", "PROPN", "ADJ"))
            or any(child.dep_ in ("relcl", "acl", "appos") for child in token.rights)
        ):
            return None
        country = demonyms().get(token.text)
        likely = [name for name in self._before(token, _FAR) if country in self._homes(name)]
        if len(likely) != 1:
            return None
        return self._answer(token, before, likely[0], HOME)

    def _answer(self, token: Token, start: int, name: str, rule: str) -> Reference | None:
        place, index = next(
            (place, index)
            for place, index in self.told.recent(token, _FAR)
            if self.told.names[index] == name
        )
        if clashes(token, self.told.head(place, index)):
            return None
        first = mention_start(start, token, self.told)
        return Reference(first, token.i + 1, index, MentionKind.DESCRIPTION, f"person-{rule}")

    def _before(self, token: Token, reach: int) -> list[str]:
        """Return who is spoken of before a word, nearest first."""
        if self.told.quoted[token.i]:
            return []
        return list(
            dict.fromkeys(
                self.told.names[index]
                for _, index in self.told.recent(token, reach)
                if self.told.found[index].type is EntityType.PERSON
            )
        )

    def _homes(self, name: str) -> Collection[str]:
        return self.known[name].homes

    def _may_be(self, name: str, years: Sequence[int], from_: Collection[str]) -> bool:
        """Tell whether age and home do not speak against a person."""
        known = self.known[name]
        if years and known.ages and known.ages.isdisjoint(years):
            return False
        return not (from_ and known.homes) or not known.homes.isdisjoint(from_)

    def _is_called(self, name: str, called: Phrase) -> bool:
        return any(agrees_with(called, one) for one in self.known[name].phrases)

    def _is_introduced(self, token: Token, name: str) -> bool:
        """Tell whether somebody else comes in by the same noun: "a minister from Mali"."""
        last = max(
            place
            for place, index in self.told.recent(token, _FAR)
            if self.told.names[index] == name
        )
        own = {one.place for one in self.known[name].phrases}
        return any(
            word.lemma_.lower() == token.lemma_.lower()
            and word.i not in own
            and not is_said_of_another(word)
            and any(child.lower_ in ("a", "an", "another") for child in word.lefts)
            for word in token.doc[last : token.i]
        )

    def _aged(self, names: Sequence[str], years: Sequence[int]) -> str:
        found = [name for name in names if not self.known[name].ages.isdisjoint(years)]
        return found[0] if len(found) == 1 else ""

    def _alone(
        self, token: Token, start: int, likely: Sequence[str], called: Phrase | None
    ) -> Reference | None:
        """Return the only person of the sentences before, who is their subject or owner."""
        near = self._before(token, _NEAR)
        if len(near) != 1 or near[0] not in likely or not self._fits(near[0], called):
            return None
        places = [
            (place, index)
            for place, index in self.told.recent(token, _NEAR)
            if self.told.names[index] == near[0]
        ]
        heads = [self.told.head(place, index) for place, index in places]
        if (
            role(token) != "subject"
            or self.told.sentence[heads[0].i] == self.told.sentence[token.i]
            or not any(_is_topic(head) for head in heads)
            or any(self._strangers(token, min(head.i for head in heads)))
        ):
            return None
        return self._answer(token, start, near[0], ALONE)

    def _fits(self, name: str, called: Phrase | None) -> bool:
        if called is None:
            return True
        told = words().gender_nouns.get(called.head)
        return not told or self.gender.get(name, told) == told

    def _strangers(self, token: Token, since: int) -> Iterator[bool]:
        """Yield whether each noun since a token brings in somebody without a name."""
        nouns = descriptions().persons | words().gender_nouns.keys()
        for word in token.doc[since : token.i]:
            yield (
                word.pos_ == "NOUN"
                and word.lemma_.lower() in nouns
                and word.tag_ == "NN"
                and word.i not in self.told.owner
                and word.dep_ not in ("compound", "amod", "nmod")
                and not is_said_of_another(word)
                and any(
                    child.lower_ in ("a", "an", "another") or child.dep_ == "poss"
                    for child in word.lefts
                )
            )


def _is_topic(head: Token) -> bool:
    """Tell whether somebody is subject or owner, or is given a post: "named X chairman"."""
    part = role(head)
    return part in ("subject", "possessive") or (
        part == "object" and head.head.lemma_.lower() in APPOINT
    )
