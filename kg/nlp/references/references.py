"""Resolves pronouns and definite noun phrases to the names before them.

People are weighed by hand-set weights (:mod:`.salience`): who is near, subject, spoken of
often. Whoever has no name ("a woman", "his father") is weighed too; where such a person wins,
the pronoun gets no name. Things and descriptions are weighed by fitted weights
(:mod:`.things`, :mod:`.nominals`), and often left open: a wrong "it" makes a wrong
fact.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.model import EntityType, MentionKind
from kg.nlp.candidate import Candidate
from kg.nlp.parsing.described import descriptions
from kg.nlp.parsing.lookups import all_tokens, among, indexed
from kg.nlp.parsing.words import country_names, words
from kg.nlp.references.discourse import Discourse, Reference
from kg.nlp.references.features import GROUPS, THEY
from kg.nlp.references.groups import Groups
from kg.nlp.references.nominals import Nominals
from kg.nlp.references.notes import notes
from kg.nlp.references.people import Persons
from kg.nlp.references.said import said
from kg.nlp.references.salience import (
    APART,
    LEAST,
    SAME,
    SUBJECTS,
    UNNAMED,
    clashes,
    genders,
    role,
    stands_at_a_name,
    topic,
    unnamed,
    weight,
)
from kg.nlp.references.things import Choose, Things, by_weights

_PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip

_FAR = 8
# Sentences looked back over for people: beyond, a pronoun has lost its name.

_UNNAMED_FAR = 3
# The same for a person without a name.


def references(
    doc: Doc, found: Sequence[Candidate], names: Sequence[str], *, choose: Choose = by_weights
) -> list[Reference]:
    """Return the resolved pronouns and descriptions of a doc, sorted.

    Args:
        doc: The parse.
        found: Its names, sorted.
        names: What each stands for.
        choose: What decides between the options of "it", "they" and "the company".
    """
    if not found:
        return []
    told = Discourse(doc, found, names)
    known = said(told)
    people, things = _People(told), Things(told, choose)
    groups = Groups(told)
    nominals = Nominals(told, known, choose)
    persons = Persons(told, known, people.gender)
    result = []
    nouns = _may_describe(doc)
    for token in all_tokens(doc):
        reference = None
        told.advance(token)
        if token.i in told.owner:
            reference = persons.native(token)
        elif (lower := token.lower_) in _PERSONAL:
            reference = people.resolve(token, _PERSONAL[lower])
        elif lower in GROUPS:
            reference = things.pronoun(token)
            if reference is None and lower in THEY:
                reference = groups.pronoun(token)
        elif lower == "whose":
            reference = _relative(told, token)
        elif token.i in nouns:
            reference = (
                nominals.description(token)
                or persons.description(token)
                or groups.description(token)
            )
        if reference is not None:
            result.append(reference)
            told.note(reference)
            nominals.learn_several(reference)
    return result


def _may_describe(doc: Doc) -> frozenset[int]:
    """Return the last words of what may be a description: nouns, numbers, "57-year-old"."""
    index = indexed(doc)
    nouns = among(index.tags, _NOUNS)
    others = among(index.forms, descriptions().numbers.keys() | {"old"})
    return frozenset(token.i for token in (*nouns, *others))


_NOUNS = frozenset(("NN", "NNP", "NNS", "NNPS"))


def _relative(told: Discourse, token: Token) -> Reference | None:
    """Resolve "whose" to the name that its clause hangs on: "Airbus, whose chief"."""
    for verb in token.ancestors:
        if verb.dep_ == "relcl":
            index = told.owner.get(verb.head.i)
            named = index is not None and told.found[index].kind is MentionKind.NAME
            if index is None or not named or token.i != verb.left_edge.i:
                return None
            return Reference(token.i, token.i + 1, index, MentionKind.PRONOUN, "relative")
    return None


class _People:
    """Resolves "he" and "she" by salience."""

    def __init__(self, told: Discourse) -> None:
        self.told = told
        self.gender = genders(told.doc, told.found, told.names)

    def resolve(self, token: Token, gender: str) -> Reference | None:
        """Return whom a pronoun means, or None."""
        told = self.told
        quoted = told.quoted[token.i]
        speakers = self._speakers(token) if quoted else self._spoken_of(token)
        likely = [
            (place, index)
            for place, index in told.recent(token, _FAR)
            if told.found[index].type is EntityType.PERSON
            and told.names[index] not in speakers
            and self.gender.get(told.names[index], gender) == gender
            and not clashes(token, told.head(place, index))
        ]
        likely = self._of_note(token, likely)
        opened = self._opens(token, likely)
        best: dict[str, tuple[float, int]] = {}
        for place, index in likely:
            name = told.names[index]
            worth = self._worth(token, place, index, gender) + topic(told.spoken[name])
            if opened and told.paragraph[place] != told.paragraph[token.i]:
                worth -= APART
            if name not in best or worth > best[name][0]:
                best[name] = (worth, index)
        if not best:
            return self._country(token) if gender == "f" else None
        # Of two that are worth the same, the later introduced.
        worth, index = max(best.values())
        if worth < LEAST or worth < self._unnamed(token, gender):
            return None
        self.gender.setdefault(told.names[index], gender)
        return Reference(token.i, token.i + 1, index, MentionKind.PRONOUN, "salience")

    def _of_note(self, token: Token, likely: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return who is left in a note on a writer: only whom its opening is about."""
        paragraph = self.told.paragraph
        note = next(
            ((a, b) for a, b in notes(token.doc).items() if self._is_in(token, a)), None
        )
        if note is None:
            return likely
        first, verb = note
        mine = {
            self.told.names[index]
            for place, index in likely
            if first <= place < verb and paragraph[place] == paragraph[first]
        }
        return [one for one in likely if self.told.names[one[1]] in mine]

    def _is_in(self, token: Token, first: int) -> bool:
        """Tell whether a pronoun stands behind the start of a paragraph, and within it."""
        return token.i > first and self.told.paragraph[token.i] == self.told.paragraph[first]

    def _opens(self, token: Token, likely: Sequence[tuple[int, int]]) -> bool:
        """Tell whether a pronoun's paragraph has a subject that it may mean."""
        paragraph = self.told.paragraph
        return any(
            paragraph[place] == paragraph[token.i]
            and role(self.told.head(place, index)) == "subject"
            for place, index in likely
        )

    def _country(self, token: Token) -> Reference | None:
        """Resolve "India and her people" where no woman is spoken of."""
        told = self.told
        for place, index in told.recent(token, 2):
            item = told.found[index]
            if item.kind is MentionKind.NAME and told.names[index] in country_names():
                word = told.head(place, index)
                if not clashes(token, word):
                    return Reference(
                        token.i, token.i + 1, index, MentionKind.PRONOUN, "country"
                    )
        return None

    def _worth(self, token: Token, place: int, index: int, gender: str) -> float:
        word = self.told.head(place, index)
        worth = self._weight(token, word)
        here = self.told.sentence[place] == self.told.sentence[token.i]
        if here and _PERSONAL.get(word.lower_) == gender:
            worth += SAME
        return worth

    def _weight(self, token: Token, word: Token) -> float:
        return weight(
            token,
            word,
            sentences=self.told.sentence[token.i] - self.told.sentence[word.i],
            quoted=self.told.quoted[word.i] != self.told.quoted[token.i],
        )

    def _unnamed(self, token: Token, gender: str) -> float:
        """Return the worth of the best person without a name ("a woman")."""
        here, nouns = self.told.sentence[token.i], unnamed(gender)
        best = float("-inf")
        for place in range(token.i - 1, -1, -1):
            word = token.doc[place]
            if here - self.told.sentence[place] >= _UNNAMED_FAR:
                break
            if (
                word.pos_ == "NOUN"
                and word.lower_ in nouns
                and not stands_at_a_name(word)
                and not clashes(token, word)
            ):
                best = max(best, self._weight(token, word) + topic(1) + UNNAMED)
        return best

    def _speakers(self, token: Token) -> frozenset[str]:
        """Return who may say the quotation around a token: nobody says "he" of himself."""
        doc = token.doc
        first = last = token.i
        while first > 0 and self.told.quoted[first - 1]:
            first -= 1
        while last + 1 < len(doc) and self.told.quoted[last + 1]:
            last += 1
        start = self._said_before(first)
        end = doc[min(len(doc) - 1, last + 2)].sent.end
        found = {
            self.told.names[index]
            for place, index in self._around(token, start, end)
            if not self.told.quoted[place] and _says(self.told.head(place, index))
        }
        gender = _PERSONAL[token.lower_]
        for other in doc[last + 1 : end]:  # "he" of '"He won," he said' is somebody else
            if _PERSONAL.get(other.lower_) == gender and _says(other):
                speaker = None if self.told.quoted[other.i] else self.resolve(other, gender)
                found |= {self.told.names[speaker.antecedent]} if speaker else set()
                break
        return frozenset(found)

    def _said_before(self, first: int) -> int:
        """Return where the sentence before a quotation starts that may name its speaker.

        "'A,' X said. 'B'": the second quotation of a paragraph goes on with the first.
        """
        doc, told = self.told.doc, self.told
        start = doc[max(0, first - 1)].sent.start
        if start < first - 1 or not start:
            return start
        last = doc[start - 1]
        before = last.sent
        same = told.paragraph[last.i] == told.paragraph[first]
        goes_on = same and last.text != '"' and any(told.quoted[before.start : before.end])
        return before.start if goes_on else start

    def _spoken_of(self, token: Token) -> frozenset[str]:
        """Return who is named in the words that a pronoun says: nobody names himself."""
        if not _says(token):
            return frozenset()
        quoted, size = self.told.quoted, len(self.told.quoted)
        near = (*range(token.i - 1, token.i - 4, -1), *range(token.i + 2, token.i + 5))
        inside = next((place for place in near if 0 <= place < size and quoted[place]), None)
        if inside is None:
            return frozenset()
        first = last = inside
        while first > 0 and quoted[first - 1]:
            first -= 1
        while last + 1 < size and quoted[last + 1]:
            last += 1
        return frozenset(
            self.told.names[index]
            for place, index in self._around(token, first, last + 1)
            if self.told.found[index].kind is MentionKind.NAME
            and (
                place == self.told.found[index].start
                or _PERSONAL.get(token.doc[place].lower_) == _PERSONAL.get(token.lower_)
            )
        )

    def _around(self, token: Token, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield (place, index) of what is spoken of from start to end, also after the token."""
        for place, index in self.told.before:
            if start <= place < end:
                yield place, index
        yield from self.told.ahead(token, end)


def _says(subject: Token) -> bool:
    return subject.dep_ in SUBJECTS and subject.head.lemma_ in words().say
